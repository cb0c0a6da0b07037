"""A guard against one defect of PySide6 6.12 under Python 3.11.

`Signal.emit` returns True without owning it, so that every emission takes one reference away. From
Python 3.12 on True cannot die; in 3.11 it does after some hundred emissions, and the process with
it (``bool_dealloc: deallocating True or False``). The guard gives True what 3.12 gives it: more
references than anybody can use up.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Final

_PLENTY: Final = 1 << 40


def guard() -> None:
    """Make True outlive every emission. Harmless where nothing is amiss."""
    if sys.version_info < (3, 12) and sys.getrefcount(True) < _PLENTY:  # noqa: FBT003 - the object
        # An object of CPython begins with its reference count.
        ctypes.c_ssize_t.from_address(id(True)).value += _PLENTY  # noqa: FBT003 - the same
