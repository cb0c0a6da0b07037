"""The window's composition root: one application, one window."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication

from ui import fonts, icons
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
    sys.excepthook = _Hook(window)
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
    fonts.install(application)
    languages = Languages(application, settings.language)
    appearance = Appearance(application, settings.theme)
    application.setWindowIcon(icons.icon("mail", "accent"))
    return Window(application, Services(settings, appearance, languages, surroundings, practice))


class _Hook:
    """Shows what nobody caught as a banner; a trace would be for nobody, and may hold case text."""

    def __init__(self, window: Window) -> None:
        self._window = window

    def __call__(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        """Show it."""
        if isinstance(error, Exception):
            self._window.show_failure(error)
