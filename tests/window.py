"""A window for tests: the real one, over a real practice office made once for the whole run."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.windowuse import Driver, Office, close_window, make_office, open_window
from ui.settings import Language, Settings
from ui.theme import Choice

__all__ = ["HARMLESS", "Driver", "Make", "Office", "at_work", "make_window", "office", "own"]

CASES = 6
SIZE = (1366, 690)
# The offscreen platform has no window manager to ask.
HARMLESS = "This plugin does not support"


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Return the practice office of the run."""
    return make_office(tmp_path_factory.mktemp("practice"), CASES)


Make = Callable[..., Driver]


@pytest.fixture
def make_window(qapp: QApplication, office: Office, tmp_path: Path) -> Iterator[Make]:
    """Return a maker of windows; each is closed and deleted at the end."""
    made: list[Driver] = []

    def make(language: Language = "es", theme: Choice = Choice.LIGHT) -> Driver:
        settings = Settings(tmp_path / "window.ini")
        settings.language, settings.theme = language, theme
        made.append(open_window(qapp, office, settings, SIZE))
        return made[-1]

    yield make
    for driver in made:
        close_window(driver.window)


@pytest.fixture
def at_work(make_window: Make) -> Driver:
    """Return a window at the desk of a case officer, in Spanish, at the list of alerts."""
    driver = make_window()
    driver.sit("enlace_caso", afresh=True)
    driver.ctrl(Qt.Key.Key_2)
    driver.settle()
    return driver


@pytest.fixture
def own(qapp: QApplication, office: Office, tmp_path: Path) -> Iterator[Driver]:
    """Return a window over an office of the test's own, which it may change."""
    folder = tmp_path / "office"
    shutil.copytree(office.folder, folder)
    hub = folder / "nodo"
    for settings in (folder / "bovedas").glob("*/settings.json"):
        settings.write_text(settings.read_text().replace(str(office.folder), str(folder)))
    assert hub.is_dir()
    surroundings = replace(office.surroundings, state_folder=tmp_path / "state")
    shutil.copytree(office.folder.parent / "state", tmp_path / "state")
    settings = Settings(tmp_path / "window.ini")
    settings.language = "es"
    driver = open_window(qapp, Office(folder, surroundings), settings, SIZE)
    yield driver
    close_window(driver.window)
