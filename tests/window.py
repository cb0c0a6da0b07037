"""A window for tests: the real one, over a real practice office made once for the whole run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from alertadores.app import PRACTICE_PASSPHRASE, Seat, Surroundings, create_practice, practice_seats
from crypto.passphrase import TESTS_ONLY
from ui.app import build
from ui.settings import Language, Settings
from ui.theme import Choice
from ui.window import Window

CASES = 6
# The offscreen platform has no window manager to ask.
HARMLESS = "This plugin does not support"
PATIENCE = 30_000


@dataclass(frozen=True, slots=True)
class Office:
    """The practice office of the run."""

    folder: Path
    surroundings: Surroundings

    @property
    def card(self) -> Path:
        """The trust card."""
        return next(self.folder.glob("*.json"))

    @property
    def bundles(self) -> list[Path]:
        """What was published."""
        return sorted((self.folder / "paquetes").glob("*.zip"))

    def seat(self, role: str) -> Seat:
        """Return the first seat that has a role."""
        return next(each for each in practice_seats(self.folder) if role in each.roles)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Return an office of a few cases, whose passphrase protects nothing."""
    folder = tmp_path_factory.mktemp("practice")
    surroundings = Surroundings(state_folder=folder / "state", profile=TESTS_ONLY)
    made = folder / "office"
    create_practice(made, seed=7, cases=CASES, surroundings=surroundings)
    (made / "completa").touch()
    return Office(made, surroundings)


class Driver:
    """Hands on the keyboard of one window."""

    def __init__(self, bot: QtBot, window: Window, office: Office) -> None:
        self.bot = bot
        self.window = window
        self.office = office

    def settle(self) -> None:
        """Wait until nothing is under way."""
        self.bot.waitUntil(lambda: not self.window.tasks.busy, timeout=PATIENCE)
        QCoreApplication.processEvents()

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait for something to be so."""
        self.bot.waitUntil(condition, timeout=PATIENCE)
        QCoreApplication.processEvents()

    def focus(self) -> QWidget:
        """Return where keys go."""
        widget = QApplication.focusWidget()
        return self.window if widget is None else widget

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press one key."""
        QTest.keyClick(self.focus(), key, modifier or Qt.KeyboardModifier.NoModifier)
        QCoreApplication.processEvents()

    def ctrl(self, key: Qt.Key) -> None:
        """Press a key with Control."""
        self.key(key, Qt.KeyboardModifier.ControlModifier)

    def type(self, text: str) -> None:
        """Type text; QTest itself knows no letters with accents."""
        for letter in text:
            self._send(Qt.Key.Key_unknown, letter)
        QCoreApplication.processEvents()

    def enter(self) -> None:
        """Press Enter where that deletes what has the focus; QTest would end the process."""
        self._send(Qt.Key.Key_Return, "\r")
        QCoreApplication.processEvents()

    def _send(self, key: Qt.Key, text: str) -> None:
        plain = Qt.KeyboardModifier.NoModifier
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(self.focus(), QKeyEvent(kind, key.value, plain, text))

    def tab_to(self, target: QWidget, most: int = 60) -> None:
        """Press Tab until a widget has the focus."""
        for _press in range(most):
            if target.hasFocus():
                return
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(f"{most} times Tab did not reach {target.accessibleName()!r}")

    def command(self, name: str) -> None:
        """Do an action by its name, through the palette."""
        self.ctrl(Qt.Key.Key_K)
        self.type(name)
        self.key(Qt.Key.Key_Return)

    def sit(self, role: str) -> None:
        """Unlock the vault of a role, from the first page."""
        seat = self.office.seat(role)
        if self.window.desk.is_open:
            self.ctrl(Qt.Key.Key_L)
            self.settle()
        page = self.window.unlock_page
        assert page is not None
        page.choose(seat.path)
        self.type(PRACTICE_PASSPHRASE)
        self.key(Qt.Key.Key_Return)
        self.until(lambda: self.window.workspace is not None)
        self.settle()


Make = Callable[..., Driver]


@pytest.fixture
def make_window(qtbot: QtBot, office: Office, tmp_path: Path) -> Iterator[Make]:
    """Return a maker of windows; each is closed and deleted at the end."""
    made: list[Window] = []

    def make(language: Language = "es", theme: Choice = Choice.LIGHT) -> Driver:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        settings = Settings(tmp_path / "window.ini")
        settings.language, settings.theme = language, theme
        window = build(application, settings, office.surroundings, office.folder)
        window.resize(1366, 690)
        made.append(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        return Driver(qtbot, window, office)

    yield make
    for window in made:
        window.lock("")
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def at_work(make_window: Make) -> Driver:
    """Return a window at the desk of a case officer, in Spanish."""
    driver = make_window()
    driver.sit("enlace_caso")
    return driver
