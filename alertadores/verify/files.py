"""Bundles and trust cards as files, for the command line and the window alike."""

from __future__ import annotations

from pathlib import Path

from alertadores.bundles import card
from alertadores.bundles.archive import MAX_ARCHIVE
from alertadores.bundles.card import TrustCard, parse_card
from alertadores.errors import UserError
from alertadores.verify.fitness import require_fitness
from alertadores.verify.public import verify_public
from alertadores.verify.report import Report, Statement, Verdict
from crypto.errors import CryptoError


def read_card(path: Path) -> TrustCard:
    """Return the trust card of a file.

    Raises:
        UserError: ``verify.card-unreadable``, ``verify.card-unusable``.
    """
    try:
        return parse_card(_read(path, card.MAX_BYTES))
    except OSError as error:
        raise UserError("verify.card-unreadable", file=path.name) from error
    except CryptoError as error:
        raise UserError("verify.card-unusable", file=path.name) from error


def verify_file(path: Path, trust: TrustCard | None) -> Report:
    """Check the bundle of a file against a trust card; without one nothing is decided.

    Raises:
        EnvironmentFault: ``program.unfit``.
    """
    require_fitness()
    try:
        data = _read(path, MAX_ARCHIVE)
    except OSError:
        return Report.without_result(Verdict.UNUSABLE, Statement.of("verify.file-unreadable"))
    return verify_public(data, trust)


def _read(path: Path, limit: int) -> bytes:
    """Return a file's bytes, cut right behind the limit, so that what is too long is refused."""
    with path.open("rb") as file:
        return file.read(limit + 1)
