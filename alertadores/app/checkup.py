"""Checking what this vault holds, and saying in sentences what that proves and what it cannot.

Nothing is mended. What is wrong comes as the errors that any use of it would raise; once anything
is, nothing counts as proven.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alertadores.app.audit import audit
from alertadores.errors import AlertadoresError, IntegrityError
from alertadores.progress import Progress, unobserved
from alertadores.sync.replica import Replica
from alertadores.vault.checking import check
from alertadores.vault.ledger_store import NAME as LEDGER
from alertadores.verify.log import LogReport
from alertadores.verify.report import Statement
from crypto import checkpoints
from crypto.canonical import b64u_decode
from crypto.errors import CryptoError
from crypto.notes import Algorithm, NoteVerifier

if TYPE_CHECKING:
    from alertadores.app.session import Session


@dataclass(frozen=True, slots=True)
class Checkup:
    """What a check came to.

    Attributes:
        proven: in the order of the checks; nothing, if anything is wrong.
        not_proven: what such a check cannot tell, even if all is well.
        found: what is wrong.
    """

    proven: tuple[Statement, ...]
    not_proven: tuple[Statement, ...]
    found: tuple[AlertadoresError, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.found


def check_log(session: Session, progress: Progress = unobserved) -> Checkup:
    """Check the log as far as this vault holds it: tree, checkpoint, and every entry it opens.

    Args:
        session: of a member.
        progress: told how many cases are handed to the workers; what it raises ends the check.

    Raises:
        EnvironmentFault: a file cannot be read.
    """
    found = [*_files(session, full=False), *_tree(session.replica)]
    try:
        report = audit(session.replica, progress=progress)
        if report.wrong:
            found.append(IntegrityError("checkup.wrong-entries", count=len(report.wrong)))
        if not found:
            return Checkup(_of_log(session, report), _beyond_log(session, report), ())
    except IntegrityError as error:
        found.append(error)
    return Checkup((), (), tuple(found))


def check_vault(session: Session, *, full: bool, progress: Progress = unobserved) -> Checkup:
    """Check the files of the vault: with each other, or every page, row and content of them.

    Args:
        session: of a member.
        full: read everything, the log as `check_log` does; minutes for a large vault.
        progress: told how far it is, first of the files, then of the log.

    Raises:
        EnvironmentFault: a file cannot be read.
    """
    found = list(_files(session, full=full, progress=progress))
    fit = Statement.of("checkup.files-fit")
    beyond = Statement.of("checkup.limit-machine")
    if full:
        log = check_log(session, progress)
        # What the short check finds is found by both.
        found += [each for each in log.found if str(each) not in set(map(str, found))]
        proven = (Statement.of("checkup.all-read"), fit, *log.proven)
        not_proven = (*log.not_proven, beyond)
    else:
        proven, not_proven = (fit,), (Statement.of("checkup.not-read"), beyond)
    return Checkup((), (), tuple(found)) if found else Checkup(proven, not_proven, ())


def _files(
    session: Session, *, full: bool, progress: Progress = unobserved
) -> Iterator[AlertadoresError]:
    for each in check(session.vault, full=full, progress=progress):
        yield IntegrityError(each.key, file=each.file, count=each.count)


def _tree(replica: Replica) -> Iterator[AlertadoresError]:
    """Rebuild the root from all leaf hashes, and compare it with the log's own signature."""
    try:
        replica.vault.ledger.tree.rescan()
        note, founding = replica.vault.ledger.latest_checkpoint(), replica.office.founding
        if note is not None and founding is not None:
            public = b64u_decode(founding.log_key, length=32)
            log = NoteVerifier(founding.origin, Algorithm.ED25519, public)
            signed = checkpoints.open_checkpoint(note, log)
            if replica.root_at(signed.size) != signed.root:
                yield IntegrityError("checkup.other-history")
    except CryptoError:
        yield IntegrityError("vault.tiles-damaged", file=LEDGER)
    except IntegrityError as error:
        yield error


def _of_log(session: Session, report: LogReport) -> tuple[Statement, ...]:
    size, sealed = session.vault.ledger.size, session.replica.sealed()
    proven = [
        Statement.of("checkup.tree", size=size),
        Statement.of("checkup.entries", entries=report.entries),
    ]
    if report.rejected:
        proven.append(Statement.of("checkup.rejected", count=len(report.rejected)))
    if sealed:
        proven.append(Statement.of("checkup.sealed", size=sealed))
    return tuple(proven)


def _beyond_log(session: Session, report: LogReport) -> tuple[Statement, ...]:
    """Say what stays open. How many entries are unread every member may count from the tiles."""
    ledger, sealed = session.vault.ledger, session.replica.sealed()
    found = [Statement.of("checkup.limit-truth"), Statement.of("checkup.limit-age")]
    for key, count in (
        ("checkup.unread", ledger.size - report.entries),
        ("checkup.not-sealed", ledger.size - sealed),
        ("checkup.pending", len(ledger.queue())),
    ):
        if count > 0:
            found.append(Statement(key, {"count": count}))
    founding = session.replica.office.founding
    if founding is None or not founding.witnesses:
        found.append(Statement.of("checkup.no-witness"))
    return tuple(found)
