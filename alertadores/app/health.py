"""How safe one's vault is: how old its last backup is, and how far the log was sealed last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from alertadores.app.founding import PRACTICE_ORIGIN
from alertadores.app.logbook import CheckpointLine, latest_checkpoint
from alertadores.app.roster import joined
from alertadores.app.views import Banner
from alertadores.vault.backups import entries_of
from alertadores.vault.keyring import LastBackup

if TYPE_CHECKING:
    from alertadores.app.session import Session

NO_BACKUP: Final = "banner.no-backup"
DAYS: Final = 7
"""How old a backup may be."""
ENTRIES: Final = 200
"""How many entries may have come after it."""


@dataclass(frozen=True, slots=True)
class Health:
    """How a vault is doing.

    Attributes:
        backup: the last one; None if there never was one.
        days: calendar days since then; without one, since its owner came into the office.
        entries: how many came after it; without one, all there are.
        overdue: whether it is time for another backup.
        checkpoint: the last one; None if the log was never sealed.
        witnesses: how many the office has.
    """

    backup: LastBackup | None
    days: int
    entries: int
    overdue: bool
    checkpoint: CheckpointLine | None
    witnesses: int


def health_of(session: Session) -> Health:
    """Return how the vault of a session is doing."""
    last, founding = session.vault.keyring.last_backup(), session.replica.office.founding
    entries = entries_of(session.vault) - (0 if last is None else last.entries)
    days = _days(session)
    return Health(
        backup=last,
        days=days,
        entries=entries,
        overdue=days > DAYS or entries > ENTRIES,
        checkpoint=latest_checkpoint(session),
        witnesses=0 if founding is None else len(founding.witnesses),
    )


def backup_banner(session: Session) -> Banner | None:
    """Return the warning that a vault was never backed up; a practice office needs no backup."""
    days = _days(session)
    is_practice = session.replica.membership.origin == PRACTICE_ORIGIN
    if is_practice or days <= DAYS or session.vault.keyring.last_backup() is not None:
        return None
    return Banner(NO_BACKUP, {"days": days})


def _days(session: Session) -> int:
    last = session.vault.keyring.last_backup()
    since = joined(session) if last is None else last.made
    if since is None:
        return 0
    clock = session.clock
    return max(0, (clock.today() - since.astimezone(clock.now().tzinfo).date()).days)
