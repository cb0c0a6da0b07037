"""What Windows sends to windows: session changes and power.

Sources: `WTSRegisterSessionNotification`, `WM_WTSSESSION_CHANGE`, `WM_POWERBROADCAST` (Win32 API).
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractNativeEventFilter,
    QCoreApplication,
    QEventLoop,
    QObject,
    QTimer,
    Signal,
)
from PySide6.QtGui import QWindow

from ui.platform.events import Leaving

WM_WTSSESSION_CHANGE: Final = 0x02B1
WM_POWERBROADCAST: Final = 0x0218
PATIENCE: Final = 2000
"""Milliseconds that Windows lets whoever hears of a sleep take (`PBT_APMSUSPEND`)."""

_LEAVING: Final = {
    (WM_WTSSESSION_CHANGE, 0x2): Leaving.USER,  # WTS_CONSOLE_DISCONNECT
    (WM_WTSSESSION_CHANGE, 0x4): Leaving.USER,  # WTS_REMOTE_DISCONNECT
    (WM_WTSSESSION_CHANGE, 0x6): Leaving.USER,  # WTS_SESSION_LOGOFF
    (WM_WTSSESSION_CHANGE, 0x7): Leaving.SCREEN,  # WTS_SESSION_LOCK
    (WM_POWERBROADCAST, 0x4): Leaving.SUSPEND,  # PBT_APMSUSPEND
}


def decode(message: int, word: int) -> Leaving | None:
    """Return what a window message says, or None where nobody leaves.

    Args:
        message: its number.
        word: its ``wParam``.
    """
    return _LEAVING.get((message, word))


class MessageEvents(QObject):
    """Hears what is sent to a window of its own, which is never shown."""

    leaving = Signal(Leaving)
    _freed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._is_held = False
        self._window = QWindow()
        self._window.create()
        self._filter = _Filter(self)
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self._filter)
        self._registered = _register(int(self._window.winId()))

    @property
    def offers(self) -> frozenset[Leaving]:
        """What Windows tells of; sleep in any case."""
        return frozenset(Leaving) if self._registered else frozenset({Leaving.SUSPEND})

    def hold(self) -> None:
        """Let `wait` wait from now on."""
        self._is_held = True

    def let_go(self) -> None:
        """End the waiting."""
        self._is_held = False
        self._freed.emit()

    def wait(self) -> None:
        """Wait until `let_go`, for `PATIENCE` at most: the machine sleeps once this returns."""
        if self._is_held:
            loop = QEventLoop()
            self._freed.connect(loop.quit)
            limit = QTimer(loop, singleShot=True, interval=PATIENCE)
            limit.timeout.connect(loop.quit)
            limit.start()
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


class _Filter(QAbstractNativeEventFilter):
    """Reads each message before Qt does."""

    def __init__(self, events: MessageEvents) -> None:
        super().__init__()
        self._events = events

    def nativeEventFilter(self, _kind: Any, message: Any) -> tuple[bool, int]:
        """Tell of those that mean that somebody leaves; Qt gets them all."""
        read = _Message.from_address(int(message))
        reason = decode(read.message, read.word)
        if reason is not None:
            self._events.leaving.emit(reason)
        if reason is Leaving.SUSPEND:
            self._events.wait()
        return False, 0


class _Message(ctypes.Structure):
    """The first fields of `MSG`."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("word", ctypes.c_size_t),
    )


if sys.platform == "win32":

    def _register(window: int) -> bool:
        """Ask for the changes of this session (`NOTIFY_FOR_THIS_SESSION`)."""
        terminal = ctypes.WinDLL("wtsapi32")
        return bool(terminal.WTSRegisterSessionNotification(ctypes.c_void_p(window), 0))

else:

    def _register(_window: int) -> bool:
        """Nobody is asked elsewhere."""
        return False
