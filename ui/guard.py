"""What watches over an open vault: whether anybody sits there, and what lies on the clipboard."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from ui.clipboard import Clipboard
from ui.idle import Idle
from ui.platform.capture import CaptureBlock, system_mark
from ui.platform.events import Leaving, SystemEvents
from ui.settings import Settings


class Guard(QObject):
    """Says when the vault is to be locked, and why.

    Args:
        application: the one there is.
        settings: how long it waits.
        parent: the window.
    """

    lock_wanted = Signal(str)

    def __init__(self, application: QApplication, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._is_on = self._holds = False
        self.idle = Idle(application)
        self.idle.due.connect(
            lambda: self.lock_wanted.emit(self.tr("It locked because nobody touched it."))
        )
        self.clipboard = Clipboard(settings.clipboard_seconds, self)
        self.capture = CaptureBlock(application, system_mark(), self)
        self.apply()

    @cached_property
    def events(self) -> SystemEvents:
        """What the system tells; it is asked when the first vault opens."""
        events = SystemEvents(self)
        events.leaving.connect(self._leave)
        return events

    def apply(self) -> None:
        """Take over what the settings say now."""
        self.idle.limit = self._settings.idle_minutes * 60
        self.clipboard.seconds = self._settings.clipboard_seconds

    def start(self) -> None:
        """Begin to watch, as a vault opened."""
        self.idle.start()
        if not self._is_on:
            self.clipboard.start()
            self.events.hold()
            self._holds = True
        self._is_on = True

    def stop(self) -> None:
        """Watch no more, as it is closed."""
        self.idle.stop()
        if self._is_on:
            self.clipboard.stop()
        self._is_on = False

    def let_sleep(self) -> None:
        """Let the machine sleep, as the vault is closed to the last file."""
        if self._holds:
            self.events.let_go()
        self._holds = False

    def _leave(self, reason: Leaving) -> None:
        said = {
            Leaving.SCREEN: self.tr("It locked together with the screen."),
            Leaving.SUSPEND: self.tr("It locked before the machine slept."),
            Leaving.USER: self.tr("It locked as another user took the machine."),
        }
        if self._is_on:
            self.lock_wanted.emit(said[reason])
