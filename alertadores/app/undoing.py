"""Undoing an entry of one's own: by another entry, and only while the rules take that.

Both entries stay in the log. What undoes an entry is asked of the rules each time, so that what is
offered in one moment may be refused in the next, when somebody has decided meanwhile.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from alertadores.app.acts import require_whole
from alertadores.app.colleagues import require_known_office
from alertadores.app.compensation import (
    Compensation,
    compensations,
    office_compensations,
)
from alertadores.app.views import Changes
from alertadores.domain.commands import (
    AmendDraft,
    Command,
    DraftReferral,
    ProposeDetermination,
    ProposeMember,
    ProposeRemoval,
    ProposeRoles,
    ProposeSummary,
)
from alertadores.errors import AlertadoresError, IntegrityError, UserError

if TYPE_CHECKING:
    from alertadores.app.session import Session

_KINDS: Final = frozenset(
    command.TYPE
    for command in (
        AmendDraft, DraftReferral, ProposeDetermination, ProposeMember, ProposeRemoval,
        ProposeRoles, ProposeSummary,
    )
)  # fmt: skip
"""Types of entries that anything undoes; no other one is looked at closely."""


@dataclass(frozen=True, slots=True)
class Undoable:
    """An entry that this member can undo.

    Attributes:
        entry: its leaf hash.
        type: what was done.
        case: it belongs to; None for the office.
    """

    entry: bytes
    type: str
    case: bytes | None = None


def undo_of(session: Session, entry: bytes, case: bytes | None = None) -> Command | None:
    """Return what would undo an entry now, or None if nothing would.

    Args:
        session: of the member who would undo it; only its author can.
        entry: leaf hash.
        case: it belongs to; None for an entry of the office.
    """
    found = _ways(session, case).get(entry)
    return None if found is None else found.command


def undo(session: Session, entry: bytes, case: bytes | None = None) -> Changes:
    """Undo an entry by another one; see `undo_of`.

    Raises:
        UserError: ``act.not-undoable``, nothing undoes it, or nothing does any more.
    """
    command = undo_of(session, entry, case)
    if command is None:
        raise UserError("act.not-undoable")
    return session.execute(command, case)


def undoable_in(session: Session, case: bytes | None = None) -> tuple[Undoable, ...]:
    """Return the entries of a case, or of the office, that this member can undo now."""
    return tuple(_told(each, case) for each in _ways(session, case).values())


def undoable_after(session: Session, changes: Changes) -> Undoable | None:
    """Return the entry that an act has just made, if it can be undone.

    Of an act that made several entries nothing is returned: they would have to be undone together.
    Nor is anything where it cannot be told, for the act itself is done.
    """
    if len(changes.entries) != 1:
        return None
    case = next(iter(changes.cases), None)
    found = None
    with suppress(AlertadoresError):
        if case is None or session.file(case).opened[-1].entry.trace.type in _KINDS:
            found = _ways(session, case).get(changes.entries[0])
    return None if found is None else _told(found, case)


def undoable_at(session: Session, place: int) -> Undoable | None:
    """Return the entry at a place of the log, if this member can undo it."""
    line = session.vault.view.log_lines([place]).get(place)
    if line is None or line.row.type not in _KINDS or line.row.author != session.me().number:
        return None
    found = _ways(session, line.case).get(line.row.entry)
    return None if found is None else _told(found, line.case)


def _ways(session: Session, case: bytes | None) -> dict[bytes, Compensation]:
    """Return what undoes entries of a case or of the office; nothing where nothing is decided."""
    replica, now = session.replica, session.clock.now()
    try:
        require_known_office(replica)
        if case is None:
            found = office_compensations(replica, now)
        else:
            file = session.file(case)
            require_whole(replica, file)
            found = compensations(replica, file, now)
        return {each.entry: each for each in found}
    except IntegrityError:
        return {}


def _told(found: Compensation, case: bytes | None) -> Undoable:
    return Undoable(found.entry, found.type, case)
