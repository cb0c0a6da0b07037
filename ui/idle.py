"""Locking what nobody sits in front of.

Seconds are counted by a timer, which stands still while the machine sleeps, and compared with the
clock, which does not: not every machine tells of its sleep.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QDateTime, QEvent, QObject, QTimer, Signal

LIMIT: Final = 5 * 60
"""Seconds without a touch after which the vault locks."""

_TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class Idle(QObject):
    """Counts down from the last touch of keyboard or mouse, while it runs.

    Args:
        application: whose keyboard and mouse.
        clock: returns seconds since any moment, those of sleep among them.

    Attributes:
        limit: seconds it waits for a touch.
    """

    remaining = Signal(int)
    """Seconds left, once a second."""
    due = Signal()

    def __init__(
        self,
        application: QCoreApplication,
        clock: Callable[[], int] = QDateTime.currentSecsSinceEpoch,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._clock = clock
        self._touched = 0
        self.limit = LIMIT
        self._left = LIMIT
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin to count."""
        self._left, self._touched = self.limit, self._clock()
        self._application.installEventFilter(self)
        self._second.start()
        self.remaining.emit(self._left)

    def stop(self) -> None:
        """Stop counting."""
        self._second.stop()
        self._application.removeEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Begin anew at every touch, but for the one that wakes the machine up too late."""
        if event.type() in _TOUCHES and self._left < self.limit and not self._is_over():
            self._left, self._touched = self.limit, self._clock()
            self.remaining.emit(self._left)
        return False

    def _tick(self) -> None:
        self._left = 0 if self._is_over() else self._left - 1
        self.remaining.emit(self._left)
        if self._left <= 0:
            self.stop()
            self.due.emit()

    def _is_over(self) -> bool:
        return self._clock() - self._touched > self.limit
