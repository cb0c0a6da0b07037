"""What a backup is: a folder with a vault's files and a list of them, written last.

    manifest.json    {"files": {name: {"bytes": n, "sha256": b64u}}, "made": "2026-11-22T15:00:00Z",
                      "schema": "alertadores-backup/1", "vault": b64u}
    locks.json, keyring-….db, ledger.db, anchor; settings.json; files/<hash>

The list is unsigned. Its hashes tell accidental damage; that the parts belong together and are the
vault's own is told by what only its keys can have written: the MAC of the locks, every page of the
databases, and the anchor. A folder without a list that names all parts is no backup.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, Final

from alertadores.errors import IntegrityError, UserError
from alertadores.vault import anchor, attachments, ledger_store, locks
from alertadores.vault.files import faults
from crypto import canonical
from crypto.canonical import b64u_decode, b64u_encode
from crypto.errors import FormatError

NAME: Final = "manifest.json"
SETTINGS: Final = "settings.json"
SCHEMA: Final = "alertadores-backup/1"
BLOCK: Final = 1024 * 1024

_MAX_BYTES: Final = 64 * 1024 * 1024
_MAX_FILE: Final = 2**53
_HASH_BYTES: Final = 32
_FOLDER: Final = re.compile(r"alertadores-[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8}\Z", re.ASCII)
_MADE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\Z", re.ASCII)
_ATTACHMENT: Final = re.compile(rf"{attachments.NAME}/[0-9a-f]{{64}}\Z", re.ASCII)
_NEEDED: Final = frozenset({locks.NAME, ledger_store.NAME, anchor.NAME})
# No link is followed, and opening a pipe somebody planted does not wait for its other end.
_READ: Final = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a backup."""

    size: int
    sha256: bytes


@dataclass(frozen=True, slots=True)
class Manifest:
    """The list of a backup.

    Attributes:
        vault: id of the vault.
        made: when, in UTC.
        parts: by name; a file of a case has its folder before it.
    """

    vault: bytes
    made: datetime
    parts: Mapping[str, Part]

    @property
    def keyring(self) -> str:
        """The name of the keyring."""
        return next(name for name in self.parts if locks.is_keyring(name))

    @property
    def size(self) -> int:
        """The bytes of all parts."""
        return sum(part.size for part in self.parts.values())

    @property
    def folder(self) -> str:
        """The name of the backup's folder."""
        return f"alertadores-{self.made:%Y%m%dT%H%M%SZ}-{self.vault[:4].hex()}"

    def to_bytes(self) -> bytes:
        """Return the file."""
        files = {
            name: {"bytes": part.size, "sha256": b64u_encode(part.sha256)}
            for name, part in self.parts.items()
        }
        record = {
            "files": files,
            "made": f"{self.made:%Y-%m-%dT%H:%M:%SZ}",
            "schema": SCHEMA,
            "vault": b64u_encode(self.vault),
        }
        return canonical.dumps(record)


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that is there whole, by its list.

    Attributes:
        path: of its folder.
        manifest: its list.
    """

    path: Path
    manifest: Manifest


def read_backup(path: Path) -> Backup:
    """Read the list of a backup.

    Raises:
        UserError: ``backup.none-there``, the folder is no backup, or one that was not finished.
        IntegrityError: ``backup.damaged``, the list cannot be read.
        EnvironmentFault: no access, …
    """
    with faults(path.name):
        there = (path / NAME).is_file()
    if not there:
        raise UserError("backup.none-there", folder=path.name)
    with reading(path, NAME) as file:
        data = file.read(_MAX_BYTES + 1)
    try:
        return Backup(path, parse_manifest(data))
    except FormatError as error:
        raise IntegrityError("backup.damaged", file=NAME) from error


def backups_in(folder: Path, vault: bytes | None = None) -> tuple[Backup, ...]:
    """Return the backups in a folder, oldest first; what is none is passed over.

    Args:
        folder: that backups were made in.
        vault: whose they are; None for all.

    Raises:
        EnvironmentFault: the folder cannot be read.
    """
    found = []
    with faults(folder.name):
        names = sorted(entry.name for entry in folder.iterdir())
    for name in filter(_FOLDER.match, names):
        with contextlib.suppress(UserError, IntegrityError):
            found.append(read_backup(folder / name))
    mine = (each for each in found if vault in {None, each.manifest.vault})
    return tuple(sorted(mine, key=lambda each: each.manifest.made))


def parse_manifest(data: bytes) -> Manifest:
    """Read a list.

    Raises:
        FormatError: anything but what `Manifest.to_bytes` returns.
    """
    match canonical.loads_canonical(data, limit=_MAX_BYTES):
        case {
            "files": dict(files),
            "made": str(made),
            "schema": schema,
            "vault": str(vault),
            **foreign,
        } if schema == SCHEMA and not foreign:
            parts = {name: _part(value) for name, value in files.items()}
            _check_names(parts)
            vault_id = b64u_decode(vault, length=locks.VAULT_ID_BYTES)
            return Manifest(vault_id, _moment(made), parts)
    raise FormatError("the file is not the list of a backup")


@contextlib.contextmanager
def reading(folder: Path, name: str) -> Iterator[BinaryIO]:
    """Open a file of a backup, which somebody else may have put there.

    Raises:
        IntegrityError: ``backup.damaged``, it is missing, a link or no file.
        EnvironmentFault: no access, …
    """
    path = folder / name
    with faults(name):
        plain = path.is_file() and not path.is_symlink()
    if not plain:
        raise IntegrityError("backup.damaged", file=name)
    with faults(name), os.fdopen(os.open(path, _READ), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise IntegrityError("backup.damaged", file=name)
        yield file


def measured(folder: Path, name: str) -> Part:
    """Return length and hash of a file as it is read back."""
    size, found = 0, hashlib.sha256()
    with reading(folder, name) as file:
        while block := file.read(BLOCK):
            size += len(block)
            found.update(block)
    return Part(size, found.digest())


def _check_names(parts: Mapping[str, Part]) -> None:
    keyrings = {name for name in parts if locks.is_keyring(name)}
    others = parts.keys() - keyrings - _NEEDED - {SETTINGS}
    strange = [name for name in others if not _ATTACHMENT.match(name)]
    if len(keyrings) != 1 or strange or not parts.keys() >= _NEEDED:
        raise FormatError("a backup has the files of a vault, and no other")


def _part(value: Any) -> Part:
    match value:
        case {"bytes": int(size), "sha256": str(sha256), **foreign} if not foreign:
            if type(size) is int and 0 <= size < _MAX_FILE:
                return Part(size, b64u_decode(sha256, length=_HASH_BYTES))
    raise FormatError("a file of a backup has a length and a hash")


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text if _MADE.match(text) else "").astimezone(UTC)
    except (ValueError, OverflowError):
        raise FormatError("a backup was made at a moment") from None
