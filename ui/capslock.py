"""Is Caps Lock on? Qt does not say; Windows does, elsewhere the letters typed tell."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_VK_CAPITAL = 0x14


def caps_lock_is_on(event: QKeyEvent | None) -> bool:
    """Tell whether Caps Lock is on, as far as it can be known.

    Args:
        event: of the key just typed: a capital without Shift, or a small letter with it.
    """
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - of that system alone

        return bool(ctypes.windll.user32.GetKeyState(_VK_CAPITAL) & 1)
    if event is None or event.type() != QEvent.Type.KeyPress or len(event.text()) != 1:
        return False
    letter, shift = event.text(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return letter.isalpha() and letter.isupper() != shift and letter.upper() != letter.lower()
