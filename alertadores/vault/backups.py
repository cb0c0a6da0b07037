"""Backing up an open vault: one consistent snapshot, read back before it counts.

The vault's own thread writes it, so that nothing changes meanwhile. It grows aside, in a folder of
a name that nobody looks for, and takes its name in one step when every page has been read back;
killed before that it is nothing, and the next backup removes it. Databases go through SQLite's
backup and lie under the same keys as in the vault, so that what opens the vault opens the backup.

A backup holds keys. What was erased can be read with the keys of an old one, so a backup of more
than 30 days is removed where a newer one is made; copies in other places are for their owner.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from alertadores.errors import AlertadoresError, UserError
from alertadores.progress import Progress, unobserved
from alertadores.vault import anchor, attachments, ledger_store, locks, manifest
from alertadores.vault.files import OWNER_ONLY_FOLDER, Folder, faults
from alertadores.vault.keyring import LastBackup
from alertadores.vault.manifest import Backup, Manifest, backups_in, measured
from alertadores.vault.places import refuse_synced, require_room
from alertadores.vault.vault import Vault

HORIZON: Final = timedelta(days=30)
"""How long the keys of a backup are kept: what makes an erasure real."""

_FILE: Final = re.compile(r"[0-9a-f]{64}\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made and read back.

    Attributes:
        backup: where it lies, and what it holds.
        pruned: how many older ones were removed with their keys.
        same_disk: it lies on the disk of the vault, and is lost with it.
    """

    backup: Backup
    pruned: int
    same_disk: bool


def back_up(vault: Vault, target: Path, moment: datetime, progress: Progress = unobserved) -> Made:
    """Back a vault up into a new folder within a folder, and note when and where.

    Args:
        vault: open.
        target: an existing folder, on a stick or another disk.
        moment: the present one.
        progress: told of bytes; what it raises ends the backup, and nothing is left.

    Raises:
        UserError: ``backup.no-such-folder``, ``backup.inside-vault``, ``vault.synced-folder``.
        IntegrityError: the vault can only be read, for a doubtful state is no backup; or
            ``backup.damaged``, what was written is not what came back.
        EnvironmentFault: ``vault.no-room``, the disk is full, …
    """
    vault.require_writable()
    vault.require_present()
    target = target.absolute()
    _refuse_place(vault, target)
    vault.attachments.settle(vault.ledger.surely_lacks)
    mine = vault.keyring.vault
    aside = Folder(target / f".alertadores-{mine.hex()}.new", vault.folder.step)
    discard(aside.path)
    files = _files(vault)
    require_room(target, sum(files.values()))
    try:
        with faults(target.name):
            aside.path.mkdir(mode=OWNER_ONLY_FOLDER)
        made = moment.astimezone(UTC).replace(microsecond=0)
        found = _write(vault, aside, made, _Meter(files, progress))
        with faults(target.name):
            aside.step("name the backup")
            aside.path.rename(target / found.folder)
    except BaseException:
        with contextlib.suppress(AlertadoresError):
            discard(aside.path)
        raise
    Folder(target, aside.step).sync()
    last = LastBackup(made, str(target / found.folder), entries_of(vault))
    vault.keyring.set_last_backup(last)
    with faults(target.name):
        same_disk = target.stat().st_dev == vault.folder.path.stat().st_dev
    return Made(Backup(target / found.folder, found), _prune(target, mine, made), same_disk)


def entries_of(vault: Vault) -> int:
    """Return how many entries a vault knows of, own ones in the queue counted too."""
    return vault.ledger.size + len(vault.ledger.queue())


def discard(path: Path) -> None:
    """Remove the folder of an unfinished or old backup, the part with the keys first.

    Raises:
        EnvironmentFault: something cannot be removed.
    """
    with faults(path.name):
        if path.is_symlink() or not path.is_dir():
            return
        names = sorted(os.listdir(path))  # noqa: PTH208 - names, not paths
        for name in names:
            if name.startswith("keyring-") or name in {locks.NAME, manifest.NAME}:
                (path / name).unlink()
        shutil.rmtree(path)


class _Meter:
    """Tells how many bytes of how many are done, part after part."""

    def __init__(self, files: dict[str, int], progress: Progress) -> None:
        self._files = files
        self._progress = progress
        self._before = 0
        self._total = sum(files.values())

    def of(self, name: str) -> Progress:
        """Return what is told of one part, in whatever unit."""
        size = self._files[name]
        before, self._before = self._before, self._before + size

        def told(done: int, total: int) -> None:
            self._progress(before + (size * done // total if total else size), self._total)

        return told


def _files(vault: Vault) -> dict[str, int]:
    """Return the parts that take room, with their sizes."""
    names = [vault.keyring.name, ledger_store.NAME]
    folder = vault.folder.path / attachments.NAME
    if folder.is_dir():
        stored = Folder(folder).names()
        names += [f"{attachments.NAME}/{name}" for name in stored if _FILE.match(name)]
    found = {}
    for name in names:
        with faults(name):
            wal = vault.folder.path / f"{name}-wal"
            beside = wal.stat().st_size if wal.exists() else 0
            found[name] = (vault.folder.path / name).stat().st_size + beside
    return found


def _refuse_place(vault: Vault, target: Path) -> None:
    with faults(target.name):
        there = target.is_dir()
    if not there:
        raise UserError("backup.no-such-folder", folder=target.name)
    home = Path(os.path.realpath(vault.folder.path))
    if Path(os.path.realpath(target)).is_relative_to(home):
        raise UserError("backup.inside-vault")
    refuse_synced(target)


def _write(vault: Vault, aside: Folder, made: datetime, meter: _Meter) -> Manifest:
    """Write every part, read it back, and write the list."""
    names = [vault.keyring.name, ledger_store.NAME, locks.NAME, anchor.NAME]
    vault.keyring.back_up(aside, meter.of(vault.keyring.name))
    vault.ledger.back_up(aside, meter.of(ledger_store.NAME))
    aside.replace(locks.NAME, vault.folder.read(locks.NAME, locks.MAX_BYTES))
    vault.save_anchor_in(aside)
    if vault.folder.has(manifest.SETTINGS):
        aside.replace(manifest.SETTINGS, vault.folder.read(manifest.SETTINGS, locks.MAX_BYTES))
        names.append(manifest.SETTINGS)
    names += _write_files(vault, aside, meter)
    parts = {name: measured(aside.path, name) for name in names}
    found = Manifest(vault.keyring.vault, made, parts)
    aside.replace(manifest.NAME, found.to_bytes())
    return found


def _write_files(vault: Vault, aside: Folder, meter: _Meter) -> list[str]:
    """Copy the files of cases; each is measured by its name."""
    names = [name for name in _files(vault) if name.startswith(f"{attachments.NAME}/")]
    if names:
        folder = Folder(aside.path / attachments.NAME, aside.step)
        with faults(attachments.NAME):
            folder.path.mkdir(mode=OWNER_ONLY_FOLDER)
        for path in names:
            name, told = path.partition("/")[2], meter.of(path)
            with folder.writing(name) as file:
                for block in vault.attachments.blocks(bytes.fromhex(name)):
                    file.write(block)
            told(1, 1)
    return names


def _prune(target: Path, vault: bytes, made: datetime) -> int:
    """Remove the backups of a vault whose keys are over the horizon; return how many."""
    old = [each for each in backups_in(target, vault) if each.manifest.made < made - HORIZON]
    for each in old:
        discard(each.path)
    return len(old)
