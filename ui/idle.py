"""Locking what nobody sits in front of."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

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

    Attributes:
        limit: seconds it waits for a touch.
    """

    remaining = Signal(int)
    """Seconds left, once a second."""
    due = Signal()

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._application = application
        self.limit = LIMIT
        self._left = LIMIT
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin to count."""
        self._left = self.limit
        self._application.installEventFilter(self)
        self._second.start()
        self.remaining.emit(self._left)

    def stop(self) -> None:
        """Stop counting."""
        self._second.stop()
        self._application.removeEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Begin anew at every touch."""
        if event.type() in _TOUCHES and self._left < self.limit:
            self._left = self.limit
            self.remaining.emit(self._left)
        return False

    def _tick(self) -> None:
        self._left -= 1
        self.remaining.emit(self._left)
        if self._left <= 0:
            self.stop()
            self.due.emit()
