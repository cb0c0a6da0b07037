"""Settings hold at once and are validated when read; locks ask for the present secret."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from alertadores.app import PRACTICE_PASSPHRASE, Session, lock_kinds
from tests.window import Driver
from tests.windowuse import close_window, make_office, open_window
from ui import theme
from ui.pages.locks import NewCode, NewPassphrase, Owner
from ui.pages.settings import SettingsDialog
from ui.platform.events import Leaving
from ui.settings import Settings

NEW = "grapa velero mandarina tejado"


def _open(driver: Driver) -> SettingsDialog:
    driver.key(Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    driver.settle()
    work = driver.window.workspace
    assert work is not None
    (dialog,) = work.findChildren(SettingsDialog)
    return dialog


def _texts(dialog: SettingsDialog) -> str:
    return "\n".join(each.text() for each in dialog.findChildren(QLabel))


def test_minutes_and_seconds_hold_at_once_and_are_remembered(
    at_work: Driver, tmp_path: Path
) -> None:
    dialog = _open(at_work)
    dialog.idle.choose(2)
    dialog.clipboard.choose(60)
    assert at_work.window.guard.idle.limit == 120
    assert at_work.window.guard.clipboard.seconds == 60
    again = Settings(tmp_path / "window.ini")
    assert (again.idle_minutes, again.clipboard_seconds) == (2, 60)


@pytest.mark.parametrize("stored", ["0", "16", "-5", "5.0", "x", "", "٥", "9" * 30])
def test_what_cannot_be_meant_is_as_if_it_were_absent(tmp_path: Path, stored: str) -> None:
    path = tmp_path / "window.ini"
    path.write_text(f"[General]\nidle_minutes={stored}\nclipboard_seconds={stored}\n", "utf-8")
    settings = Settings(path)
    assert settings.idle_minutes == 5
    assert settings.clipboard_seconds in {16, 30}
    assert settings.clipboard_seconds == (16 if stored == "16" else 30)


@pytest.mark.skipif(os.name == "nt", reason="Windows has the rights of the user's profile")
def test_what_is_remembered_is_for_its_owner(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        settings = Settings(tmp_path / "window.ini")
        for language in ("en", "es"):
            settings.language = language
            settings.save()
            assert (tmp_path / "window.ini").stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(before)


def test_it_says_what_locks_here_and_what_is_not_promised(at_work: Driver) -> None:
    said = _texts(_open(at_work))
    offers = at_work.window.guard.events.offers
    assert ("Se bloquea junto con la pantalla." in said) is (Leaving.SCREEN in offers)
    assert "Este sistema no permite que un programa impida las capturas" in said
    assert str(at_work.office.seat("enlace_caso").path) in said
    assert "GNU" in said


def test_colours_and_language_are_chosen_here_too(at_work: Driver) -> None:
    dialog = _open(at_work)
    dialog.colours.choose("dark")
    assert theme.current().name == "dark"
    dialog.colours.choose("light")
    dialog.language.choose("en")
    at_work.settle()
    assert at_work.window.language == "en"
    at_work.window.speak("es")


def test_locking_closes_it(at_work: Driver) -> None:
    dialog = _open(at_work)
    gone: list[bool] = []
    dialog.destroyed.connect(lambda: gone.append(True))
    at_work.window.lock("")
    at_work.until(lambda: bool(gone))
    assert not at_work.window.desk.is_open


@pytest.fixture
def owner_at_work(qapp: QApplication, tmp_path: Path) -> Iterator[Driver]:
    """A member in an office of their own, whose locks may change."""
    office = make_office(tmp_path, 1)
    driver = open_window(qapp, office, Settings(tmp_path / "window.ini"), (1366, 690))
    driver.sit("enlace_caso")
    yield driver
    close_window(driver.window)


def _owner(driver: Driver) -> Owner:
    return Owner(driver.office.surroundings, practice=False, language="es")


def test_a_passphrase_is_changed_by_whoever_knows_the_present_one(owner_at_work: Driver) -> None:
    driver = owner_at_work
    dialog = NewPassphrase(driver.window.desk, _owner(driver), driver.window)
    dialog.open()
    dialog.known.setText("no es esta")
    for each in (dialog.first, dialog.again):
        each.setText("corta")
    assert not dialog.act.isEnabled()
    for each in (dialog.first, dialog.again):
        each.setText(NEW)
    dialog.act.click()
    driver.settle()
    assert dialog.problem.isVisible()
    assert dialog.first.text() == ""
    dialog.known.setText(PRACTICE_PASSPHRASE)
    for each in (dialog.first, dialog.again):
        each.setText(NEW)
    dialog.act.click()
    driver.until(lambda: not driver.window.findChildren(NewPassphrase))
    driver.settle()
    driver.window.lock("")
    driver.settle()
    driver.window.unlock(driver.office.seat("enlace_caso").path, NEW)
    driver.until(lambda: driver.window.workspace is not None)
    driver.settle()


def test_a_new_code_is_left_only_once_it_was_typed_back(owner_at_work: Driver) -> None:
    driver = owner_at_work
    dialog = NewCode(driver.window.desk, _owner(driver), driver.window)
    dialog.open()
    dialog.entry.setText(PRACTICE_PASSPHRASE)
    dialog.act.click()
    driver.until(lambda: bool(dialog._code))
    assert dialog.shown.isVisible()
    dialog.reject()
    assert dialog.isVisible()
    dialog.entry.setText("no es")
    assert not dialog.act.isEnabled()
    dialog.entry.setText(dialog._code.lower())
    dialog.act.click()
    driver.until(lambda: not driver.window.findChildren(NewCode))
    kinds: list[tuple[str, ...]] = []

    def look(session: Session) -> tuple[str, ...]:
        return lock_kinds(session)

    driver.window.desk.ask("", look, kinds.append)
    driver.settle()
    assert sorted(kinds[0]) == ["code", "passphrase"]
