"""Cyclic garbage is collected on the thread of the window alone.

Python collects on whichever thread happens to allocate, and Qt objects that die on another thread
than their own take the process with them. So collection by itself is off while a window is open;
the window looks instead, several times a second, whether there is as much as Python would have
collected.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer

_PAUSE: Final = 250


class Garbage(QObject):
    """The one collector of an application; see `of`."""

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._windows: set[int] = set()
        self._look = QTimer(self, interval=_PAUSE)
        self._look.timeout.connect(self.collect)

    @classmethod
    def of(cls, application: QCoreApplication) -> Garbage:
        """Return the collector of an application; it is made when it is first asked for."""
        return application.findChild(cls) or cls(application)

    def hold(self, window: QObject) -> None:
        """Collect on this thread alone from now on."""
        if not self._windows:
            gc.disable()
            self._look.start()
        self._windows.add(id(window))

    def release(self, window: QObject) -> None:
        """Leave it to Python again, once no window is open. Twice is harmless."""
        self._windows.discard(id(window))
        if not self._windows and self._look.isActive():
            self._look.stop()
            gc.enable()

    def collect(self) -> None:
        """Collect what Python would have collected by now, the youngest first."""
        for generation, most in enumerate(gc.get_threshold()):
            if gc.get_count()[generation] > most:
                gc.collect(generation)
