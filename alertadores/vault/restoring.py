"""A vault out of a backup: made in a new folder, checked as a whole, and only then a vault.

`locks.json` is written last: without it there is no vault, whatever else lies in the folder. The
keyring comes under a new vault key, an epoch after everything this computer remembers, so that the
vault that was lost, should it turn up again here, is known to be the older one.

The owner's signing key is older than the copy. What they did after the backup stands in the
office's log, and an act that does not know of it would be rejected for good. So a restored vault
writes nothing until a hub has shown all that came after (`Vault.end_restore`).
"""

from __future__ import annotations

import contextlib
import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from alertadores.errors import AlertadoresError, IntegrityError, UserError
from alertadores.progress import Progress, unobserved
from alertadores.vault import anchor, attachments, backups, database, locks, manifest
from alertadores.vault.comparing import fits
from alertadores.vault.files import Folder, Step, no_step
from alertadores.vault.instance import Instance
from alertadores.vault.keyring import FileKey, Keyring, LastBackup
from alertadores.vault.ledger_store import LedgerStore
from alertadores.vault.lock import Secret
from alertadores.vault.locks import LockFile, Wrapping, parse_locks
from alertadores.vault.manifest import Backup
from alertadores.vault.places import refuse_synced, require_room
from alertadores.vault.vault import Vault
from alertadores.vault.view import View
from crypto.errors import FormatError
from crypto.secret import SecretBytes, random_secret

Examine = Callable[[Vault], None]
"""Looks at a vault before it becomes one; what it raises ends the restore, and nothing is left."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a restore finds around it, and who looks on.

    Attributes:
        state_folder: where the outer anchor lies.
        examine: called when everything is there but the vault is none yet.
        progress: told of bytes that are copied.
        allow_test_profile: whether a lock that protects nothing may open it; for tests.
        step: told of each step; for tests.
    """

    state_folder: Path
    examine: Examine
    progress: Progress = unobserved
    allow_test_profile: bool = False
    step: Step = no_step


def restore(backup: Backup, target: Path, secret: Secret, terms: Terms) -> Vault:
    """Make a vault from a backup in a folder that is new or empty, and open it.

    Args:
        backup: its list was read; nothing is written to it.
        target: of the new vault.
        secret: a passphrase or the recovery code that opened the vault when it was backed up.
        terms: of the restore.

    Raises:
        UserError: ``vault.folder-not-empty``, ``vault.synced-folder``, and what `LockFile.unlock`
            raises.
        IntegrityError: ``backup.damaged``, a file is not the one that was written;
            ``backup.mixed``, its parts are of different backups.
        EnvironmentFault: ``vault.no-room``, the disk is full, … Nothing is left behind.
    """
    refuse_synced(target)
    if target.is_file():
        raise UserError("vault.folder-not-empty")
    file = _locks(backup)
    with file.unlock(secret, allow_test_profile=terms.allow_test_profile) as old_key:
        folder = Folder(target.absolute(), terms.step)
        folder.make()
        if folder.names():
            raise UserError("vault.folder-not-empty")
        require_room(folder.path, backup.manifest.size)
        with contextlib.ExitStack() as undo:
            undo.callback(_empty, folder)
            instance = undo.enter_context(Instance(folder))
            _copy(backup, folder, terms.progress)
            old = Keyring.open(folder, file.keyring, old_key, file.vault)
            undo.callback(old.close)
            vault = _Making(backup, folder, instance, old, undo).finish(terms)
            undo.pop_all()
    return vault


@dataclass(frozen=True, slots=True)
class _Making:
    """A vault on its way: the copied parts, and what undoes it."""

    backup: Backup
    folder: Folder
    instance: Instance
    old: Keyring
    undo: contextlib.ExitStack

    def finish(self, terms: Terms) -> Vault:
        """Put the parts together under a new vault key, have them examined, write the locks."""
        with random_secret() as vault_key:
            vault = self._assemble(terms, vault_key)
            _compare(vault, self.old.epoch)
            self.old.close()
            database.remove(self.folder, self.old.name)
            terms.examine(vault)
            # The outer one follows when the vault closes: until the locks are there it would lead.
            vault.save_anchor_in(self.folder)
            keyring = vault.keyring
            made, place = self.backup.manifest.made, str(self.backup.path.absolute())
            keyring.set_last_backup(LastBackup(made, place, backups.entries_of(vault)))
            with keyring.file_key(FileKey.BINDING) as binding:
                wrapping = Wrapping(keyring.vault, keyring.name, keyring.epoch, vault_key, binding)
                locks.save(self.folder, wrapping.file(keyring.locks()))
        return vault

    def _assemble(self, terms: Terms, vault_key: SecretBytes) -> Vault:
        """Open the parts, the keyring under a new key, the view a new one."""
        old = self.old
        outside = Folder(anchor.outside(terms.state_folder, old.vault), terms.step)
        with old.file_key(FileKey.LEDGER) as key:
            ledger = LedgerStore.open(self.folder, key)
        self.undo.callback(ledger.close)
        name, after = locks.keyring_name(), _remembered_epoch(old, outside)
        keyring = old.renewed(self.folder, name, vault_key, old.locks(), after)
        self.undo.callback(keyring.close)
        keyring.renew_view_key()
        # A vault without an office has no place in a log that it could take twice.
        restored = keyring.membership() is not None
        keyring.set_restored(restored=restored)
        with keyring.file_key(FileKey.VIEW) as key:
            view = View.create(self.folder, key)
        self.undo.callback(view.close)
        return Vault(self.folder, outside, self.instance, keyring, ledger, view, restored=restored)


def _remembered_epoch(old: Keyring, outside: Folder) -> int:
    """Return the latest epoch of the vault that this computer knows of."""
    with old.file_key(FileKey.ANCHOR) as key, contextlib.suppress(IntegrityError):
        found = anchor.load(outside, key, old.vault)
        return 0 if found is None else found.epoch
    return 0


def _copy(backup: Backup, folder: Folder, progress: Progress) -> None:
    """Copy every part but the locks, each measured."""
    done, total = 0, backup.manifest.size
    files = Folder(folder.path / attachments.NAME, folder.step)
    for path, part in backup.manifest.parts.items():
        if path == locks.NAME:
            continue
        place, name = folder, path
        if "/" in path:
            files.make()
            place, name = files, path.partition("/")[2]
        found, left = hashlib.sha256(), part.size
        with manifest.reading(backup.path, path) as source, place.writing(name) as file:
            while block := source.read(min(manifest.BLOCK, left + 1)):
                left -= len(block)
                if left < 0:
                    break
                found.update(block)
                file.write(block)
                done += len(block)
                progress(done, total)
            if left or found.digest() != part.sha256:
                raise IntegrityError("backup.damaged", file=path)


def _locks(backup: Backup) -> LockFile:
    part = backup.manifest.parts[locks.NAME]
    with manifest.reading(backup.path, locks.NAME) as source:
        data = source.read(locks.MAX_BYTES + 1)
    try:
        file = parse_locks(data)
    except FormatError as error:
        raise IntegrityError("backup.damaged", file=locks.NAME) from error
    if hashlib.sha256(data).digest() != part.sha256:
        raise IntegrityError("backup.damaged", file=locks.NAME)
    if (file.vault, file.keyring) != (backup.manifest.vault, backup.manifest.keyring):
        raise IntegrityError("backup.mixed")
    return file


def _compare(vault: Vault, epoch: int) -> None:
    """Refuse parts that are each whole and not of one backup."""
    try:
        with vault.keyring.file_key(FileKey.ANCHOR) as key:
            inside = anchor.load(vault.folder, key, vault.keyring.vault)
    except IntegrityError as error:
        raise IntegrityError("backup.mixed") from error
    one_age = vault.ledger.is_of_one_age()
    if inside is None or not one_age or not fits(inside, vault.ledger, epoch):
        raise IntegrityError("backup.mixed")
    if (inside.frontier.size, inside.epoch) != (vault.ledger.size, epoch):
        raise IntegrityError("backup.mixed")
    vault.verified_to = min(inside.verified_to, vault.ledger.size)
    vault.keyring.case_keys.sweep(vault.ledger.surely_lacks)


def _empty(folder: Folder) -> None:
    """Remove what a failed restore left, as far as the fault allows."""
    with contextlib.suppress(AlertadoresError, OSError):
        shutil.rmtree(folder.path / attachments.NAME, ignore_errors=True)
        folder.remove(*folder.names())
