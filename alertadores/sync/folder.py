"""The folder hub: a share or a USB stick, plain files, no server.

    office.json                     the origin
    rows/<n>                        one row a file, from 0 without gaps
    objects/<hash>                  contents and envelopes
    inbox/<hash of kid>/<hash>      wraps
    checkpoint                      the last signed checkpoint

A row is written aside, flushed to disk, and then given its name by a call that fails if the name
exists (`os.link` on POSIX, `os.rename` on Windows): that is the compare-and-set. A file system
that has neither is refused. Files are read with a limit and never through a symbolic link.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import secrets
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from alertadores.errors import EnvironmentFault, UserError, system_reason
from crypto import canonical
from crypto.errors import FormatError

SCHEMA: Final = "alertadores-hub/1"
MAX_ROW: Final = 1024 * 1024
MAX_OBJECT: Final = 32 * 1024 * 1024
MAX_NOTE: Final = 64 * 1024
MAX_MESSAGE: Final = 64 * 1024
"""Bytes of a message; a wrap of keys is 2 KB long."""
STRANGE: Final = "hub.strange-file"
"""Key of the fault of a link, a device, or a file that is far too long."""
_BLOCK: Final = 256 * 1024
_HEX: Final = re.compile(r"[0-9a-f]{64}\Z", re.ASCII)
# No link is followed, and opening a pipe somebody planted does not wait for its other end.
_READ: Final = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)
_NO_SUCH_CALL: Final = {errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.EMLINK}


class FolderHub:
    """A hub in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._origin = self._read_origin()

    @classmethod
    def create(cls, folder: Path, origin: str) -> FolderHub:
        """Make the folders of a new hub.

        Raises:
            UserError: the folder holds something already.
            EnvironmentFault: it cannot be written, or cannot create a file exclusively.
        """
        with _faults():
            folder.mkdir(parents=True, exist_ok=True)
            if any(folder.iterdir()):
                raise UserError("hub.not-empty", folder=folder.name)
            for name in ("rows", "objects", "inbox"):
                (folder / name).mkdir()
            _probe_exclusive(folder / "rows")
            data = canonical.dumps({"origin": origin, "schema": SCHEMA})
            _replace(folder / "office.json", (data,))
        return cls(folder)

    def origin(self) -> str:
        """Return the origin of the office this hub serves."""
        return self._origin

    def size(self, known: int = 0) -> int:
        """Return how many rows there are; rows never go away, so the search starts at `known`."""
        if known and not self._row(known - 1).exists():
            raise EnvironmentFault("hub.rows-missing", index=known - 1)
        step = 1
        while self._row(known + step - 1).exists():
            step *= 2
        low, high = known + step // 2, known + step - 1
        while low < high:
            middle = (low + high) // 2
            if self._row(middle).exists():
                low = middle + 1
            else:
                high = middle
        return low

    def append(self, index: int, row: bytes) -> bool:
        """Put a row at an index: True if it stands there now, False if the index was taken."""
        if index and not self._row(index - 1).exists():
            raise EnvironmentFault("hub.rows-missing", index=index - 1)
        with _faults():
            aside = _write_aside(self._folder / "rows", (row,))
            try:
                return _name_exclusively(aside, self._row(index))
            finally:
                aside.unlink(missing_ok=True)

    def rows(self, first: int, end: int) -> Iterator[bytes]:
        """Return the rows from `first` to before `end`, in order."""
        for index in range(first, end):
            data = _read(self._row(index), MAX_ROW)
            if data is None:
                raise EnvironmentFault("hub.rows-missing", index=index)
            yield data

    def put_object(self, name: bytes, data: bytes) -> None:
        """Store an object under its SHA-256, in the place of a damaged one."""
        self.put_file(name, iter((data,)))

    def fetch_object(self, name: bytes) -> bytes | None:
        """Return an object whose SHA-256 is its name; a damaged one counts as missing."""
        data = _read(self._object(name), MAX_OBJECT)
        return data if data is not None and hashlib.sha256(data).digest() == name else None

    def put_file(self, name: bytes, blocks: Iterator[bytes]) -> None:
        """Store a file block by block, in the place of a damaged one; a whole one stays."""
        if not self._holds(name):
            with _faults():
                _replace(self._object(name), blocks)

    def fetch_file(self, name: bytes) -> Iterator[bytes] | None:
        """Return a file block by block, or None if there is none."""
        with _faults():
            file = _open(self._object(name))
        return None if file is None else _blocks(file)

    def deliver(self, box: bytes, name: bytes, data: bytes) -> None:
        """Put a message, named by its SHA-256, in the mailbox of a key's hash."""
        with _faults():
            folder = self._folder / "inbox" / box.hex()
            folder.mkdir(exist_ok=True)
            _replace(folder / name.hex(), (data,))

    def mail(self, box: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Yield name and content of each message of a mailbox; what is none is left alone."""
        folder = self._folder / "inbox" / box.hex()
        with _faults():
            names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
        for text in filter(_HEX.match, names):
            try:
                data = _read(folder / text, MAX_MESSAGE)
            except EnvironmentFault as error:
                if error.key != STRANGE:
                    raise
                continue  # a link, a pipe or a flood: nobody is kept from their mail by it
            if data is not None and hashlib.sha256(data).hexdigest() == text:
                yield bytes.fromhex(text), data

    def take(self, box: bytes, name: bytes) -> None:
        """Remove a message that was received."""
        with _faults():
            (self._folder / "inbox" / box.hex() / name.hex()).unlink(missing_ok=True)

    def checkpoint(self) -> bytes | None:
        """Return the last signed checkpoint, or None."""
        return _read(self._folder / "checkpoint", MAX_NOTE)

    def put_checkpoint(self, note: bytes) -> None:
        """Replace the checkpoint."""
        with _faults():
            _replace(self._folder / "checkpoint", (note,))

    def _holds(self, name: bytes) -> bool:
        """Tell whether there is a file whose SHA-256 is this name."""
        digest = hashlib.sha256()
        try:
            for block in self.fetch_file(name) or ():
                digest.update(block)
        except EnvironmentFault as error:
            if error.key != STRANGE:
                raise
        return digest.digest() == name

    def _object(self, name: bytes) -> Path:
        return self._folder / "objects" / name.hex()

    def _row(self, index: int) -> Path:
        return self._folder / "rows" / str(index)

    def _read_origin(self) -> str:
        data = _read(self._folder / "office.json", MAX_NOTE)
        if data is None:
            with _faults():
                self._folder.stat()  # a share or a stick that is not there is no folder at all
            raise UserError("hub.not-a-hub", folder=self._folder.name)
        try:
            match canonical.loads_canonical(data):
                case {"origin": str(origin), "schema": "alertadores-hub/1", **rest} if not rest:
                    return origin
        except FormatError:
            pass
        raise UserError("hub.not-a-hub", folder=self._folder.name)


def _probe_exclusive(folder: Path) -> None:
    """Refuse a file system that cannot refuse a second file of one name."""
    target = folder / f".probe-{secrets.token_hex(8)}"
    made = []
    try:
        for _attempt in range(2):
            aside = _write_aside(folder, (b"probe",))
            made.append(_name_exclusively(aside, target))
            aside.unlink(missing_ok=True)
    finally:
        target.unlink(missing_ok=True)
    if made != [True, False]:
        raise EnvironmentFault("hub.no-exclusive-create")


def _name_exclusively(aside: Path, target: Path) -> bool:
    """Give a finished file its name unless the name is taken; tell which."""
    try:
        if sys.platform == "win32":
            aside.rename(target)
        else:
            os.link(aside, target)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno in _NO_SUCH_CALL:
            raise EnvironmentFault("hub.no-exclusive-create") from error
        raise
    _flush_folder(target.parent)
    return True


def _replace(path: Path, blocks: Iterable[bytes]) -> None:
    aside = _write_aside(path.parent, blocks)
    aside.replace(path)
    _flush_folder(path.parent)


def _write_aside(folder: Path, blocks: Iterable[bytes]) -> Path:
    """Write a file under a name nobody looks for, flushed to disk."""
    aside = folder / f".aside-{secrets.token_hex(16)}"
    try:
        with aside.open("xb") as file:
            for block in blocks:
                file.write(block)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    return aside


def _flush_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return  # Windows flushes names with the file; a folder cannot be opened
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _read(path: Path, limit: int) -> bytes | None:
    """Return a regular file's bytes, or None if there is none.

    Raises:
        EnvironmentFault: a link, a device, a file over the limit, or a fault of the machine.
    """
    with _faults():
        file = _open(path)
        if file is None:
            return None
        with file:
            data = file.read(limit + 1)
    if len(data) > limit:
        raise EnvironmentFault(STRANGE, name=path.name)
    return data


def _open(path: Path) -> BinaryIO | None:
    """Open a regular file, or return None if there is none."""
    try:
        descriptor = os.open(path, _READ)
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise EnvironmentFault(STRANGE, name=path.name)
    return os.fdopen(descriptor, "rb")


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    with _faults(), file:
        while block := file.read(_BLOCK):
            yield block


@contextlib.contextmanager
def _faults() -> Iterator[None]:
    """Turn a fault of the machine into a sentence's key."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise EnvironmentFault("hub.full") from error
        if error.errno == errno.ELOOP:
            raise EnvironmentFault(STRANGE, name=Path(error.filename or "").name) from error
        raise EnvironmentFault("hub.unreachable", reason=system_reason(error)) from error
