"""A first run in real windows: people who have no vault yet, each at a machine of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QWidget

from alertadores.app import Surroundings
from crypto.passphrase import TESTS_ONLY
from tests.windowuse import Driver, Office, close_window, open_window
from ui.pages.first_run import FirstRunPage
from ui.pages.first_run_code import CodePart, CopyPart
from ui.pages.first_run_part import Part
from ui.pages.first_run_vault import VaultPart
from ui.pages.first_run_ways import WaysPart
from ui.settings import Language, Settings

PHRASE = "tormenta lápiz girasol ventana cuchara"
SIZE = (1366, 690)
HOSTILE = "<h1>Ana</h1> <img src=x>"

P = TypeVar("P", bound=Part)


class Person(Driver):
    """Somebody at a window of their own, with a folder of their own.

    Args:
        driver: hands on the window.
        name: of the person.
        folder: of their machine.
        settings: of their window.
    """

    def __init__(self, driver: Driver, name: str, folder: Path, settings: Settings) -> None:
        super().__init__(driver.window, driver.office)
        self.name = name
        self.folder = folder
        self.settings = settings

    @property
    def page(self) -> FirstRunPage:
        """The first run as it is shown."""
        page = self.window.first_run
        if page is None:
            raise LookupError("no first run is shown")
        return page

    def part(self, kind: type[P]) -> P:
        """Return the part that is shown, which is of that kind."""
        part = self.page.part
        if not isinstance(part, kind):
            raise TypeError(f"{type(part).__name__} is shown")
        return part

    def arrive(self) -> None:
        """Sit down before this window, so that keys go there."""
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)

    def space(self) -> None:
        """Press the space bar where that deletes what has the focus, as `enter` does."""
        self._send(Qt.Key.Key_Space, " ")
        QApplication.processEvents()

    def begin(self) -> None:
        """Go from the first page to the first part."""
        page = self.window.unlock_page
        if page is None:
            raise LookupError("the first page is not shown")
        page.first_run.click()
        self.settle()

    def make_vault(self, phrase: str = PHRASE) -> None:
        """Make a vault, and stand before its code."""
        self.part(WaysPart).found.click()
        part = self.part(VaultPart)
        part.first.setText(phrase)
        part.again.setText(phrase)
        part.make.click()
        self.settle()

    def copy_code(self) -> str:
        """Write the code down and type it back; return it."""
        code = self.page.trail.code
        self.part(CodePart).written.click()
        self.settle()
        part = self.part(CopyPart)
        part.groups.findChildren(QLineEdit)[0].insert(code.replace("-", "").lower())
        part.check.click()
        self.settle()
        return code

    def answer(self, *paths: Path) -> None:
        """Choose files or folders in the dialog that is open."""
        dialog = self.page.part.findChildren(QFileDialog)[-1]
        if dialog.fileMode() is QFileDialog.FileMode.ExistingFiles:
            dialog.filesSelected.emit([str(path) for path in paths])
        else:
            dialog.fileSelected.emit(str(paths[0]))
        dialog.close()
        self.settle()

    def lock_and_open(self, phrase: str = PHRASE) -> None:
        """Lock, and open the same vault again."""
        self.window.lock("")
        self.settle()
        page = self.window.unlock_page
        if page is None:
            raise LookupError("the first page is not shown")
        page.secret.setText(phrase)
        page.unlock.click()
        self.settle()

    def come_to_work(self) -> None:
        """Wait until the pages of work are there."""
        self.until(lambda: self.window.workspace is not None)
        self.settle()

    def leave(self) -> None:
        """Close the window."""
        close_window(self.window)


def come(application: QApplication, folder: Path, name: str, language: Language = "es") -> Person:
    """Return a person at a new window.

    Args:
        application: the one there is.
        folder: empty or missing; it is their machine.
        name: of the person.
        language: of the window.
    """
    folder.mkdir(parents=True, exist_ok=True)
    settings = Settings(folder / "window.ini")
    settings.language = language
    around = Surroundings(state_folder=folder / "state", profile=TESTS_ONLY)
    driver = open_window(application, Office(folder / "practica", around), settings, SIZE)
    return Person(driver, name, folder, settings)


def texts(widget: QWidget) -> str:
    """Return everything that can be read in a part of a window."""
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


Come = Callable[..., Person]


@pytest.fixture
def arrive(qapp: QApplication, tmp_path: Path) -> Iterator[Come]:
    """Return what brings a person before a window of their own; each is closed at the end."""
    there: list[Person] = []

    def one(name: str = "Ana Lugo", language: Language = "es") -> Person:
        there.append(come(qapp, tmp_path / name.split(maxsplit=1)[0], name, language))
        return there[-1]

    yield one
    for person in there:
        person.leave()


@pytest.fixture
def ana(arrive: Come) -> Person:
    """Return a person at the first part."""
    person = arrive()
    person.begin()
    return person
