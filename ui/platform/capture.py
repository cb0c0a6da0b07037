"""Keeping windows out of screenshots and shared screens, where the system promises it.

Windows 10 2004 and later leave a window out (`WDA_EXCLUDEFROMCAPTURE`); older ones show it black
(`WDA_MONITOR`). macOS 15 ignores what it offers for this, and X11 and Wayland offer nothing: there
nothing is promised, and the page of settings says so.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QPlatformSurfaceEvent, QWindow

EXCLUDE: Final = 0x11
MONITOR: Final = 0x01
_CREATED: Final = QPlatformSurfaceEvent.SurfaceEventType.SurfaceCreated

Mark = Callable[[int, int], bool]
"""Gives a window, by its handle, one of the two; tells whether the system did it."""


class CaptureBlock(QObject):
    """Marks every top-level window as it appears.

    Args:
        application: whose windows.
        mark: of the system; None where it offers nothing.
        parent: owns this.
    """

    def __init__(self, application: QGuiApplication, mark: Mark | None, parent: QObject) -> None:
        super().__init__(parent)
        self._mark = mark
        self.works = mark is not None
        if mark is not None:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Mark a window whose surface was made; dialogs, menus and lists that fall open as well."""
        if (
            isinstance(event, QPlatformSurfaceEvent)
            and event.surfaceEventType() is _CREATED
            and isinstance(watched, QWindow)
            and watched.parent() is None
        ):
            self._protect(int(watched.winId()))
        return False

    def _protect(self, window: int) -> None:
        assert self._mark is not None  # noqa: S101 - narrows the type
        if not (self._mark(window, EXCLUDE) or self._mark(window, MONITOR)):
            self.works = False


def system_mark() -> Mark | None:
    """Return how this system marks a window, or None where it offers nothing."""
    mark: Mark | None = None
    if sys.platform == "win32":
        user = ctypes.WinDLL("user32")

        def mark(window: int, affinity: int) -> bool:
            return bool(user.SetWindowDisplayAffinity(ctypes.c_void_p(window), affinity))

    return mark
