"""A machine that fails at the n-th operation that writes."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass, field

# What the other steps announce is only a moment between two writes.
_WRITES = ("make", "write", "flush", "move", "settle", "reserve", "remove", "commit")


@dataclass
class FailingDisk:
    """Raises an error of the system at one of the operations that it is told of.

    Attributes:
        at: which one fails, from 1; none if 0.
        number: of the error.
        seen: names of the operations so far.
    """

    at: int = 0
    number: int = errno.ENOSPC
    seen: list[str] = field(default_factory=list)

    def __call__(self, name: str) -> None:
        """Note the operation, and fail if it is the one."""
        if name.startswith(_WRITES):
            self.seen.append(name)
            if len(self.seen) == self.at:
                raise OSError(self.number, os.strerror(self.number))
