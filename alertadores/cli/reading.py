"""What a command is given to read: a file, or the standard input for ``-``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final

from alertadores.bundles import card
from alertadores.bundles.card import TrustCard, parse_card
from alertadores.errors import UserError, system_reason
from crypto import canonical
from crypto.errors import CryptoError, FormatError

STANDARD_INPUT: Final = "-"


def read_source(name: str, limit: int) -> bytes:
    """Return the bytes of a file or of the standard input.

    Args:
        name: a path, or ``-``.
        limit: in bytes; more is refused and not read.

    Raises:
        UserError: ``file.unreadable`` with the system's reason, or ``file.too-long``.
    """
    shown = name if name == STANDARD_INPUT else Path(name).name
    try:
        data = _standard_input(limit + 1) if name == STANDARD_INPUT else _file(name, limit + 1)
    except (OSError, ValueError) as error:  # ValueError: a name with a null character
        raise UserError("file.unreadable", file=shown, reason=system_reason(error)) from error
    if len(data) > limit:
        raise UserError("file.too-long", file=shown, limit=limit)
    return data


def read_card_file(path: Path) -> TrustCard:
    """Return a trust card.

    Raises:
        UserError: as `read_source`, and ``verify.card-unusable``.
    """
    try:
        return parse_card(read_source(str(path), card.MAX_BYTES))
    except CryptoError as error:
        raise UserError("verify.card-unusable", file=path.name) from error


def read_json(name: str, limit: int) -> Any:
    """Return a JSON value, read strictly: no repeated name, no number but whole ones.

    Raises:
        UserError: as `read_source`, and ``file.not-json``.
    """
    data = read_source(name, limit)
    try:
        return canonical.loads(data, limit=limit)
    except FormatError as error:
        shown = name if name == STANDARD_INPUT else Path(name).name
        raise UserError("file.not-json", file=shown) from error


def read_text(name: str, limit: int) -> str:
    """Return a text in UTF-8 without the line end it may close with.

    Raises:
        UserError: as `read_source`, and ``file.not-text``.
    """
    data = read_source(name, limit)
    try:
        return data.decode("utf-8-sig").removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError:
        shown = name if name == STANDARD_INPUT else Path(name).name
        raise UserError("file.not-text", file=shown) from None


def _standard_input(limit: int) -> bytes:
    if sys.stdin is None:
        raise OSError(0, "closed")
    return sys.stdin.buffer.read(limit)


def _file(name: str, limit: int) -> bytes:
    with Path(name).open("rb") as file:
        return file.read(limit)
