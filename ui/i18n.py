"""The language of the window.

Sources are English, `resources/i18n/ui_<language>.ts` has the words, and the compiled `.qm` lies
beside it. Qt's own words (dialog buttons) come with Qt.
"""

from __future__ import annotations

import errno

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from resources import read
from ui.settings import Language


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Mark a text for translation where it is shown; Qt's own is typed as any object."""
    return text


# Qt's own Spanish says "Control+N"; the keys of the machine say Ctrl.
_KEY_NAMES = (QT_TRANSLATE_NOOP("QShortcut", "Ctrl"), QT_TRANSLATE_NOOP("QShortcut", "Shift"))


class Languages:
    """Puts one language at a time into the application.

    What is on the screen keeps its words until it is built anew.
    """

    def __init__(self, application: QApplication, language: Language) -> None:
        self._application = application
        self.use(language)

    @property
    def language(self) -> Language:
        """The language in use."""
        return self._language

    def use(self, language: Language) -> None:
        """Take the words of a language for everything that is built from now on.

        Raises:
            OSError: a file of the program is missing.
        """
        self._language = language
        for old in self._application.findChildren(QTranslator):
            self._application.removeTranslator(old)
            old.deleteLater()
        QLocale.setDefault(locale(language))
        qt = QTranslator(self._application)
        qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        own = QTranslator(self._application)
        # By a path Qt would map the file, and die when an upgrade writes over it.
        name = f"ui_{language}.qm"
        self._words = read("i18n", name)
        if not own.load(self._words):
            raise FileNotFoundError(errno.ENOENT, "no words for the window", name)
        self._application.installTranslator(qt)
        self._application.installTranslator(own)


def locale(language: Language) -> QLocale:
    """Return how dates and numbers are written: Mexico's way, in either language."""
    if language == "es":
        return QLocale(QLocale.Language.Spanish, QLocale.Country.Mexico)
    return QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
