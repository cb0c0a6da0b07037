"""The file layer of a vault: a file is there whole or not at all, and for its owner only.

Every write goes to a temporary file in the same folder, is flushed to the disk and then takes the
place of the old one in a single step. Faults of the machine come out as `EnvironmentFault`.
`Folder` announces each operation to a `Step`, through which a test fills the disk or ends the
process at any point.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Final, TypeAlias

from alertadores.errors import EnvironmentFault, IntegrityError

Step: TypeAlias = Callable[[str], None]
"""Called with the name of what comes next; what it raises happens at that point."""

OWNER_ONLY_FILE: Final = 0o600
OWNER_ONLY_FOLDER: Final = 0o700

_FAULTS: Final = {
    errno.ENOSPC: "vault.disk-full",
    errno.EDQUOT: "vault.disk-full",
    errno.EFBIG: "vault.disk-full",
    errno.EACCES: "vault.no-access",
    errno.EPERM: "vault.no-access",
    errno.EROFS: "vault.disk-read-only",
    errno.ENOENT: "vault.file-missing",
}
_TEMPORARY: Final = ".new"


def no_step(_name: str) -> None:
    """Do nothing: outside tests nobody listens."""


@contextlib.contextmanager
def faults(name: str) -> Iterator[None]:
    """Turn an `OSError` inside the block into an `EnvironmentFault`.

    Args:
        name: the file it is about, without its folder.

    Raises:
        EnvironmentFault: disk full, no access, read-only, missing, or another error of the disk.
    """
    try:
        yield
    except OSError as error:
        number = error.errno or 0
        key = _FAULTS.get(number, "vault.disk-error")
        raise EnvironmentFault(key, file=name, code=number) from error


class Folder:
    """One folder whose files only its owner may read.

    Attributes:
        path: of the folder, absolute.
        step: told of each operation before it happens.
    """

    __slots__ = ("path", "step")

    def __init__(self, path: Path, step: Step = no_step) -> None:
        self.path: Final = path
        self.step: Final = step

    def make(self) -> None:
        """Create the folder, and what is missing above it, if it is not there.

        Raises:
            EnvironmentFault: it cannot be created or kept from others.
        """
        with faults(self.path.name):
            self.step("make folder")
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.mkdir(mode=OWNER_ONLY_FOLDER, exist_ok=True)
            self._close_to_others()

    def close_to_others(self) -> None:
        """Take away what rights others have on the folder, which a copy may have brought back.

        On Windows the folder inherits the access list of the user's profile instead.

        Raises:
            EnvironmentFault: the folder is missing or belongs to somebody else.
        """
        with faults(self.path.name):
            self._close_to_others()

    def _close_to_others(self) -> None:
        mode = stat.S_IMODE(self.path.stat().st_mode)
        if os.name != "nt" and mode != OWNER_ONLY_FOLDER:
            self.path.chmod(OWNER_ONLY_FOLDER)

    def names(self) -> list[str]:
        """Return the names of the files in the folder, sorted.

        Raises:
            EnvironmentFault: the folder is missing or cannot be read.
        """
        with faults(self.path.name):
            return sorted(entry.name for entry in self.path.iterdir())

    def has(self, name: str) -> bool:
        """Tell whether there is such a file.

        Raises:
            EnvironmentFault: the folder cannot be read.
        """
        with faults(name):
            return (self.path / name).is_file()

    def read(self, name: str, limit: int) -> bytes:
        """Return the content of a file.

        Raises:
            EnvironmentFault: it is missing or cannot be read.
            IntegrityError: it is larger than `limit`, which no such file ever is.
        """
        with faults(name), (self.path / name).open("rb") as file:
            data = file.read(limit + 1)
        if len(data) > limit:
            raise IntegrityError("vault.file-damaged", file=name)
        return data

    def replace(self, name: str, data: bytes) -> None:
        """Put a whole file in the place of the old one, durably.

        Whatever goes wrong before the last step, the old file stays as it was.

        Raises:
            EnvironmentFault: the disk is full, the folder cannot be written, …
        """
        temporary = self.path / (name + _TEMPORARY)
        with faults(name):
            try:
                self._write(temporary, name, data)
                self.step(f"move {name}")
                os.replace(temporary, self.path / name)  # noqa: PTH105 - one name for both systems
            except OSError:
                with contextlib.suppress(OSError):
                    temporary.unlink()
                raise
            self._sync(name)

    @contextlib.contextmanager
    def writing(self, name: str) -> Iterator[BinaryIO]:
        """Write a file of any length piece by piece; at the end it is there, durably.

        Whatever the block raises, nothing is left of it.

        Raises:
            EnvironmentFault: the disk is full, the folder cannot be written, …
        """
        temporary = self.path / (name.removesuffix(_TEMPORARY) + _TEMPORARY)
        with faults(name):
            try:
                self.step(f"write {name}")
                with open(temporary, "wb", opener=_owner_only) as file:
                    yield file
                    file.flush()
                    self.step(f"flush {name}")
                    os.fsync(file.fileno())
                self.step(f"move {name}")
                os.replace(temporary, self.path / name)  # noqa: PTH105 - one name for both systems
            except BaseException:
                with contextlib.suppress(OSError):
                    temporary.unlink()
                raise
            self._sync(name)

    @contextlib.contextmanager
    def reading(self, name: str) -> Iterator[BinaryIO]:
        """Read a file piece by piece.

        Raises:
            EnvironmentFault: it is missing or cannot be read.
        """
        with faults(name), (self.path / name).open("rb") as file:
            yield file

    def move(self, old: str, new: str) -> None:
        """Give a file another name, durably; a file of that name is replaced.

        Raises:
            EnvironmentFault: it is missing, or the folder cannot be written.
        """
        with faults(old):
            self.step(f"move {old}")
            os.replace(self.path / old, self.path / new)  # noqa: PTH105 - as above
            self._sync(new)

    def has_room(self, size: int, *names: str) -> bool:
        """Tell whether the largest of some files might grow, as far as disk and limits go.

        A file of holes is tried in its place. Windows fills holes, which takes long, and tells of
        a full disk in one way only: there the answer is yes.
        """
        if os.name == "nt":
            return True
        temporary = self.path / f"room{_TEMPORARY}"
        paths = (self.path / name for name in names)
        try:
            with faults(temporary.name):
                end = max((path.stat().st_size for path in paths if path.exists()), default=0)
                with open(temporary, "wb", opener=_owner_only) as file:
                    file.seek(end)
                    file.write(bytes(size))
                    file.flush()
                    os.fsync(file.fileno())
        except EnvironmentFault as error:
            return error.key != "vault.disk-full"
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink()
        return True

    def reserve(self, name: str) -> Path:
        """Create an empty file with the owner's rights, for SQLite to fill; return its path.

        SQLite gives its side files the rights of the file itself.

        Raises:
            EnvironmentFault: there is such a file already, or none can be made.
        """
        path = self.path / name
        with faults(name):
            self.step(f"reserve {name}")
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY_FILE))
        return path

    def remove(self, *names: str) -> None:
        """Remove files; one that is not there is no fault.

        Raises:
            EnvironmentFault: a file cannot be removed.
        """
        for name in names:
            with faults(name):
                self.step(f"remove {name}")
                (self.path / name).unlink(missing_ok=True)

    def remove_unfinished(self) -> None:
        """Remove what interrupted calls of `replace` left.

        Raises:
            EnvironmentFault: a file cannot be removed.
        """
        self.remove(*(name for name in self.names() if name.endswith(_TEMPORARY)))

    def sync(self, *names: str) -> None:
        """Flush files that somebody else wrote, and the folder itself, to the disk.

        Raises:
            EnvironmentFault: the disk reports an error.
        """
        for name in names:
            with faults(name), (self.path / name).open("rb+") as file:
                os.fsync(file.fileno())
        with faults(self.path.name):
            self._sync(self.path.name)

    def _write(self, path: Path, name: str, data: bytes) -> None:
        self.step(f"write {name}")
        with open(path, "wb", opener=_owner_only) as file:
            file.write(data)
            file.flush()
            self.step(f"flush {name}")
            os.fsync(file.fileno())

    def _sync(self, name: str) -> None:
        """Make a move durable. Windows cannot flush a folder; NTFS keeps a journal of names."""
        self.step(f"settle {name}")
        if os.name != "nt":
            number = os.open(self.path, os.O_RDONLY)
            try:
                os.fsync(number)
            finally:
                os.close(number)


def _owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, OWNER_ONLY_FILE)
