"""Files that leave: there whole or not at all, and never in the place of another."""

from __future__ import annotations

import errno
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from alertadores.errors import UserError, system_reason

FOR_OTHERS: Final = 0o666
"""Rights of a file that is made to be handed on, as far as the system's mask leaves them."""
FOR_ITS_OWNER: Final = 0o600
"""Rights of a file that holds what a case says."""

# File systems of sticks and shares that know no second name for a file.
_NO_LINKS: Final = frozenset({errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.EMLINK})


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
    aside = path.with_name(f".{path.name[:100]}-{secrets.token_hex(8)}.new")
    try:
        with open(aside, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _name(aside, path)
    except FileExistsError as error:
        raise UserError("file.exists", file=path.name) from error
    except OSError as error:
        raise UserError("file.unwritable", file=path.name, reason=system_reason(error)) from error
    finally:
        _remove(aside)


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
