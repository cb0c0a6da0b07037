"""One program at a time on one vault."""

from __future__ import annotations

import errno
import os
import sys
from typing import Final, Self

from alertadores.errors import UserError
from alertadores.vault.files import OWNER_ONLY_FILE, Folder, faults

NAME: Final = "vault.lock"
_TAKEN: Final = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})

if sys.platform == "win32":
    import msvcrt

    def _try_lock(number: int) -> None:
        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try_lock(number: int) -> None:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Instance:
    """The right to be the one program that has this vault open.

    The system takes it back when the process ends, however it ends. The file itself stays: to
    remove it would let two programs hold a lock on two files of one name.

    Args:
        folder: of the vault.

    Raises:
        UserError: ``vault.in-use``, another program has this vault open.
        EnvironmentFault: the file of the lock cannot be made.
    """

    __slots__ = ("_number",)

    def __init__(self, folder: Folder) -> None:
        with faults(NAME):
            self._number = os.open(folder.path / NAME, os.O_RDWR | os.O_CREAT, OWNER_ONLY_FILE)
            try:
                _try_lock(self._number)
            except OSError as error:
                os.close(self._number)
                if error.errno in _TAKEN:
                    raise UserError("vault.in-use") from error
                raise

    @property
    def is_held(self) -> bool:
        """Whether the right was not given back yet."""
        return self._number >= 0

    def release(self) -> None:
        """Let another program open the vault. Twice is harmless."""
        if self.is_held:
            os.close(self._number)
            self._number = -1

    def __enter__(self) -> Self:
        """Return itself; the end of the block releases it."""
        return self

    def __exit__(self, *_exception: object) -> None:
        """Release, whatever happened in the block."""
        self.release()
