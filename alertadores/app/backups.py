"""Backing up one's vault, and coming back from a backup.

    back_up      a folder with everything, read back, dated; older ones give up their keys
    restore      a vault in a new folder, checked as a whole before it is one
    rehearse     the same in a folder that goes away again

A restored vault has to catch up with the hub before its owner writes in it: what they did after the
backup stands in the office's log already.
"""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from alertadores.app.audit import audit
from alertadores.app.for_a_while import folder_for_a_while
from alertadores.app.hub_setting import remembered_hub
from alertadores.app.opening import state_folder
from alertadores.app.session import Session
from alertadores.app.surroundings import REAL, Surroundings
from alertadores.errors import AlertadoresError, IntegrityError, UserError
from alertadores.progress import Progress, unobserved
from alertadores.sync.replica import Replica
from alertadores.vault import anchor, backups, manifest, restoring
from alertadores.vault.backups import HORIZON
from alertadores.vault.checking import check_contents
from alertadores.vault.files import faults
from alertadores.vault.keyring import LastBackup
from alertadores.vault.lock import Secret
from alertadores.vault.places import refuse_synced
from alertadores.vault.vault import Vault
from alertadores.verify.fitness import require_fitness

BACKUP_DAYS: Final = HORIZON.days
"""How long the keys of a backup may be kept."""


@dataclass(frozen=True, slots=True)
class BackupView:
    """A backup that was made and read back.

    Attributes:
        path: of its folder.
        made: when.
        size: in bytes.
        pruned: how many older ones in the same place were removed.
        same_disk: it lies on the disk of the vault, and is lost with it.
    """

    path: Path
    made: datetime
    size: int
    pruned: int = 0
    same_disk: bool = False


@dataclass(frozen=True, slots=True)
class RestoredView:
    """What came out of a backup.

    Attributes:
        made: when the backup was made.
        rows: of the log that were known then.
        pending: own entries that had no index then.
        newer_here: rows beyond that this computer remembers of the vault.
        newer_at_hub: rows beyond that its hub has; None where the hub cannot be reached.
        catches_up: nothing can be recorded in it until it has synchronised.
    """

    made: datetime
    rows: int
    pending: int
    newer_here: int
    newer_at_hub: int | None
    catches_up: bool


def back_up(session: Session, target: Path, progress: Progress = unobserved) -> BackupView:
    """Back the vault of a session up into a new folder within a folder.

    Args:
        session: of the owner.
        target: an existing folder, on a stick or another disk.
        progress: told of bytes; what it raises ends the backup, and nothing is left.

    Raises:
        UserError: ``backup.no-such-folder``, ``backup.inside-vault``, ``vault.synced-folder``.
        IntegrityError: the vault can only be read; ``backup.damaged``, it did not come back as it
            was written.
        EnvironmentFault: ``vault.no-room``, the disk is full, …
    """
    made = backups.back_up(session.vault, target, session.clock.now(), progress)
    found = made.backup.manifest
    return BackupView(made.backup.path, found.made, found.size, made.pruned, made.same_disk)


def last_backup(session: Session) -> LastBackup | None:
    """Return when and where the vault was last backed up and read back, or None."""
    return session.vault.keyring.last_backup()


def backups_in(folder: Path) -> tuple[BackupView, ...]:
    """Return the backups in a folder, oldest first; what was not finished is none.

    Raises:
        EnvironmentFault: the folder cannot be read.
    """
    found = manifest.backups_in(folder)
    return tuple(BackupView(each.path, each.manifest.made, each.manifest.size) for each in found)


def restore(
    source: Path,
    target: Path,
    secret: Secret,
    surroundings: Surroundings = REAL,
    progress: Progress = unobserved,
) -> RestoredView:
    """Make a vault from a backup in a folder that is new or empty, and close it.

    Args:
        source: folder of the backup.
        target: of the new vault.
        secret: a passphrase or the recovery code that opened the vault when it was backed up.
        surroundings: of the vault.
        progress: told of bytes, then of rows and contents; what it raises ends the restore.

    Raises:
        UserError: ``backup.none-there``, ``vault.folder-not-empty``, ``vault.wrong-passphrase``, …
        IntegrityError: ``backup.damaged``, ``backup.mixed``, ``backup.wrong``.
        EnvironmentFault: ``vault.no-room``, … Nothing is left behind.
    """
    require_fitness()
    backup = manifest.read_backup(source)
    terms = restoring.Terms(
        state_folder(surroundings),
        lambda vault: _examine(vault, progress),
        progress,
        allow_test_profile=surroundings.opens_test_vaults,
    )
    with contextlib.closing(restoring.restore(backup, target, secret, terms)) as vault:
        return _view(vault, backup.manifest.made)


def rehearse(
    source: Path,
    secret: Secret,
    surroundings: Surroundings = REAL,
    progress: Progress = unobserved,
    place: Path | None = None,
) -> RestoredView:
    """Restore a backup into a folder that is removed again, to know that it can be done.

    Args:
        source: folder of the backup.
        secret: as for `restore`.
        surroundings: of the vault.
        progress: as for `restore`.
        place: folder to do it in; None for the one the system has for such things.

    Raises:
        UserError: as `restore`.
        IntegrityError: as `restore`.
        EnvironmentFault: as `restore`.
    """
    vault = manifest.read_backup(source).manifest.vault
    if place is not None:
        refuse_synced(place)
    with folder_for_a_while(place) as folder:
        # What this computer remembers of the vault itself must stay as it is.
        known, memory = state_folder(surroundings), folder / "state"
        with faults("alertadores"), contextlib.suppress(FileNotFoundError):
            shutil.copytree(anchor.outside(known, vault), anchor.outside(memory, vault))
        aside = replace(surroundings, state_folder=memory)
        return restore(source, folder / "vault", secret, aside, progress)


def rehearse_last(
    session: Session,
    secret: Secret,
    surroundings: Surroundings = REAL,
    progress: Progress = unobserved,
) -> RestoredView:
    """Rehearse the last backup of the session's vault where it was made, and note that.

    Raises:
        UserError: ``backup.none-made``, and what `rehearse` raises.
        IntegrityError: as `rehearse`.
        EnvironmentFault: as `rehearse`.
    """
    last = session.vault.keyring.last_backup()
    if last is None:
        raise UserError("backup.none-made")
    found = rehearse(Path(last.place), secret, surroundings, progress)
    note_rehearsal(session, Path(last.place))
    return found


def note_rehearsal(session: Session, source: Path) -> bool:
    """Note that the backup in a folder was rehearsed, if it is the last one of this vault.

    Returns:
        Whether it is.
    """
    last = session.vault.keyring.last_backup()
    if last is None or Path(last.place) != source.absolute():
        return False
    session.vault.keyring.set_last_backup(replace(last, rehearsed=session.clock.now()))
    return True


def _examine(vault: Vault, progress: Progress) -> None:
    """Refuse a vault of which anything is not as it was written, or was signed by nobody.

    Raises:
        IntegrityError: ``backup.wrong``.
    """
    found = check_contents(vault, progress)
    count = sum(each.count for each in found)
    if not found and vault.restored:
        count = len(audit(Replica(vault)).wrong)
    if count:
        raise IntegrityError("backup.wrong", count=count)


def _view(vault: Vault, made: datetime) -> RestoredView:
    outer, size = vault.remembered(), vault.ledger.size
    here = 0 if outer is None else outer.frontier.size
    return RestoredView(
        made=made,
        rows=size,
        pending=len(vault.ledger.queue()),
        newer_here=max(0, here - size),
        newer_at_hub=_newer_at_hub(vault),
        catches_up=vault.restored,
    )


def _newer_at_hub(vault: Vault) -> int | None:
    """Return how many more rows the hub has that the backup names, if it can be asked."""
    try:
        return max(0, remembered_hub(vault.folder).size() - vault.ledger.size)
    except (AlertadoresError, OSError):
        return None
