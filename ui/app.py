"""The window's composition root: one application, one window."""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QApplication

from ui import files, fonts, icons
from ui.i18n import Languages
from ui.settings import Settings
from ui.theme import Appearance
from ui.window import Services, Window

if TYPE_CHECKING:
    from alertadores.app import Surroundings

NAME: Final = "Alertadores"
PRACTICE: Final = "--practice"


def main(arguments: Sequence[str] = ()) -> int:
    """Show the window until it is closed, and return the exit status.

    Args:
        arguments: ``--practice`` to open the practice office at once; the others are Qt's.
    """
    application = QApplication([NAME, *(word for word in arguments if word != PRACTICE)])
    application.setApplicationName(NAME)
    application.setOrganizationName(NAME)
    config = Path(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    )
    data = Path(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    )
    window = build(application, Settings(config / "window.ini"), None, data / "practica")
    Hook(window).install()
    window.show()
    if PRACTICE in arguments:
        window.open_practice()
    return application.exec()


def build(
    application: QApplication,
    settings: Settings,
    surroundings: Surroundings | None,
    practice: Path,
) -> Window:
    """Return the window, dressed and in the right language.

    Args:
        application: the one there is.
        settings: looks and places.
        surroundings: of sessions; None for those of this machine.
        practice: folder of the practice office.
    """
    files.leave_no_trace()
    fonts.install(application)
    languages = Languages(application, settings.language)
    appearance = Appearance(application, settings.theme)
    application.setWindowIcon(icons.icon("mail", "accent"))
    return Window(application, Services(settings, appearance, languages, surroundings, practice))


class Hook(QObject):
    """Shows what nobody caught as a banner; a trace would be for nobody, and may hold case text.

    Args:
        window: where it is shown.
    """

    _caught = Signal(Exception)

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        # Queued: what another thread raised is shown on the window's own.
        self._caught.connect(window.show_failure, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Catch from now on, on every thread."""
        sys.excepthook = self.catch
        threading.excepthook = self.catch_in_thread

    def catch(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        """Show what was raised on the window's thread."""
        if isinstance(error, Exception):
            self._caught.emit(error)

    def catch_in_thread(self, raised: threading.ExceptHookArgs) -> None:
        """Show what was raised on another one."""
        if isinstance(raised.exc_value, Exception):
            self._caught.emit(raised.exc_value)
