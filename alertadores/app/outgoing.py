"""Files that leave: there whole or not at all, and never in the place of another."""

from __future__ import annotations

import errno
import os
import re
import secrets
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from alertadores.errors import UserError, system_reason

FOR_OTHERS: Final = 0o666
"""Rights of a file that is made to be handed on, as far as the system's mask leaves them."""
FOR_ITS_OWNER: Final = 0o600
"""Rights of a file that holds what a case says."""

_ASIDE: Final = re.compile(r"\.alertadores-[0-9a-f]{16}\.new", re.ASCII)
_DESCRIPTORS: Final = "/proc/self/fd"
# File systems, and systems, that know no file without a name.
_NO_UNNAMED: Final = frozenset({errno.EOPNOTSUPP, errno.EISDIR, errno.EINVAL})
# File systems of sticks and shares that know no second name for a file.
_NO_LINKS: Final = frozenset({errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.EMLINK})


if sys.platform == "win32":

    def _claim(_number: int) -> None:
        """Nothing is to be done: nobody can remove what somebody else has open."""

    def _remove_unclaimed(path: Path) -> None:
        path.unlink()

else:
    import fcntl

    def _claim(number: int) -> None:
        """Claim a file until it is closed.

        Raises:
            OSError: somebody has, or the file system knows no claims.
        """
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _remove_unclaimed(path: Path) -> None:
        number = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            if os.fstat(number).st_uid == os.getuid():
                _claim(number)
                path.unlink()
        finally:
            os.close(number)


def refuse_existing(path: Path) -> None:
    """Refuse a place that is taken, before anything is done for what would go there.

    Raises:
        UserError: ``file.exists``.
    """
    if os.path.lexists(path):
        raise UserError("file.exists", file=path.name)


def write_new(path: Path, data: bytes) -> None:
    """Write a file under a name that is free, durably.

    Raises:
        UserError: ``file.exists``, or ``file.unwritable`` with the system's reason.
    """
    with writing_new(path) as file:
        file.write(data)


@contextmanager
def writing_new(path: Path, mode: int = FOR_OTHERS) -> Iterator[BinaryIO]:
    """Write a file of any length piece by piece; it has its name once the block ends well.

    Args:
        path: a name that is free.
        mode: who may read it, `FOR_OTHERS` or `FOR_ITS_OWNER`.

    Raises:
        UserError: as `write_new`.
    """
    _sweep(path.parent)
    try:
        with _unnamed(path, mode) or _aside(path, mode) as file:
            yield file
    except FileExistsError as error:
        raise UserError("file.exists", file=path.name) from error
    except OSError as error:
        raise UserError("file.unwritable", file=path.name, reason=system_reason(error)) from error


def _unnamed(path: Path, mode: int) -> AbstractContextManager[BinaryIO] | None:
    """Begin a file that has no name until it is whole; None where the file system has none.

    Whatever ends the process ends such a file too (`O_TMPFILE`, open(2)).
    """
    if sys.platform != "linux" or not Path(_DESCRIPTORS).is_dir():
        return None
    try:
        number = os.open(path.parent, os.O_TMPFILE | os.O_WRONLY | os.O_CLOEXEC, mode)
    except OSError as error:
        if error.errno not in _NO_UNNAMED:
            raise
        return None
    return _linked(number, path)


@contextmanager
def _linked(number: int, path: Path) -> Iterator[BinaryIO]:
    with open(number, "wb") as file:
        yield file
        _flush(file)
        # With a folder to start from this is linkat(2), which alone follows the name in /proc.
        os.link(f"{_DESCRIPTORS}/{number}", path, src_dir_fd=number, follow_symlinks=True)


@contextmanager
def _aside(path: Path, mode: int) -> Iterator[BinaryIO]:
    """Write under another name, and give the file its own once it is whole."""
    aside = path.with_name(f".alertadores-{secrets.token_hex(8)}.new")
    try:
        with open(aside, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
            with suppress(OSError):
                _claim(file.fileno())
            yield file
            _flush(file)
        _name(aside, path)
    finally:
        _remove(aside)


def _flush(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _sweep(folder: Path) -> None:
    """Remove what an earlier process of this user was killed over, and nothing else.

    Whoever still writes holds a lock on the file; on Windows, the file itself.
    """
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _ASIDE.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                with suppress(OSError):
                    _remove_unclaimed(Path(entry.path))


def _name(aside: Path, path: Path) -> None:
    """Give a finished file its name, unless the name is taken."""
    if sys.platform == "win32":
        aside.rename(path)
        return
    try:
        os.link(aside, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        refuse_existing(path)
        aside.rename(path)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # what stood in the way of the file was told already
