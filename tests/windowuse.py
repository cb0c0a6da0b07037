"""Using a window: a practice office made once, the real window over it, hands on its keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from alertadores.app import PRACTICE_PASSPHRASE, Seat, Surroundings, create_practice, practice_seats
from alertadores.app.clock import Source, system_source
from crypto.passphrase import TESTS_ONLY
from ui.app import build
from ui.settings import Settings
from ui.window import Window

PATIENCE = 30_000
_SEED = 7


@dataclass(frozen=True, slots=True)
class Office:
    """A practice office.

    Attributes:
        folder: where it lies.
        surroundings: of its sessions.
    """

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


def make_office(folder: Path, cases: int, source: Source = system_source) -> Office:
    """Make an office of a few cases, whose passphrase protects nothing.

    Args:
        folder: empty; the office lies in a folder in it.
        cases: how many.
        source: of the time, then and later.
    """
    surroundings = Surroundings(source, state_folder=folder / "state", profile=TESTS_ONLY)
    made = folder / "office"
    create_practice(made, seed=_SEED, cases=cases, surroundings=surroundings)
    (made / "completa").touch()
    return Office(made, surroundings)


class Driver:
    """Hands on the keyboard of one window."""

    def __init__(self, window: Window, office: Office) -> None:
        self.window = window
        self.office = office

    def settle(self) -> None:
        """Wait until nothing is under way."""
        self.until(lambda: not self.window.tasks.busy)

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait for something to be so.

        Raises:
            TimeoutError: it never was.
        """
        limit = QDeadlineTimer(PATIENCE)
        while not condition():
            if limit.hasExpired():
                raise TimeoutError(f"not so within {PATIENCE} ms")
            QTest.qWait(10)
        QCoreApplication.processEvents()

    def focus(self) -> QWidget:
        """Return where keys go."""
        return QApplication.focusWidget() or self.window

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

    def sit(self, role: str, *, afresh: bool = False) -> None:
        """Unlock the vault of a role, from the first page.

        Args:
            role: of the seat.
            afresh: destroy the drafts that earlier tests left at it, and come in as if there had
                been none.
        """
        self._unlock(role)
        if afresh and self._discard_drafts():
            self._unlock(role)

    def _discard_drafts(self) -> int:
        """Destroy every draft of the seat, and return how many there were."""
        drafts, discarded = self.window.desk.drafts, 0
        while (draft := drafts.latest) is not None:
            drafts.discard(draft.place)
            discarded += 1
        self.settle()
        return discarded

    def _unlock(self, role: str) -> None:
        seat = self.office.seat(role)
        if self.window.desk.is_open:
            self.ctrl(Qt.Key.Key_L)
            self.settle()
        page = self.window.unlock_page
        if page is None:
            raise LookupError("the first page is not shown")
        page.choose(seat.path)
        self.type(PRACTICE_PASSPHRASE)
        self.key(Qt.Key.Key_Return)
        self.until(lambda: self.window.workspace is not None)
        self.settle()


def open_window(
    application: QApplication, office: Office, settings: Settings, size: tuple[int, int]
) -> Driver:
    """Show a window over an office, and return hands on it; whoever asked closes it."""
    window = build(application, settings, office.surroundings, office.folder)
    window.resize(*size)
    window.show()
    if not QTest.qWaitForWindowExposed(window, PATIENCE):
        raise TimeoutError("the window never came up")
    window.activateWindow()
    return Driver(window, office)


def close_window(window: Window) -> None:
    """Lock and close a window, and delete it."""
    window.lock("")
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
