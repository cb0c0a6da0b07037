"""A guard against one defect of PySide6 6.12 under Python 3.11.

It counts on constants that cannot die, as they cannot from Python 3.12 on: every emission of a
signal takes a reference away from True, and every call that returns nothing one from None. In 3.11
the last one is gone after some hundred emissions or some ten thousand calls, and the process with
it (``bool_dealloc``, ``none_dealloc``). The guard gives the constants what 3.12 gives them: more
references than anybody can use up.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Final

_CONSTANTS: Final = (None, True, False, NotImplemented, Ellipsis)
_PLENTY: Final = 1 << 40


def guard() -> None:
    """Make the constants outlive every call. Harmless where nothing is amiss."""
    if sys.version_info >= (3, 12):
        return
    for constant in _CONSTANTS:
        if sys.getrefcount(constant) < _PLENTY:
            # An object of CPython begins with its reference count.
            ctypes.c_ssize_t.from_address(id(constant)).value += _PLENTY
