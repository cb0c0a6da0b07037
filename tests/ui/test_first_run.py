"""A first run in real windows: a vault, its code, its backup, and what may go wrong with each."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget

from tests.firstrun import HOSTILE, PHRASE, Come, Person, texts
from ui.pages.first_run_alone import AlonePart
from ui.pages.first_run_backup import BackupPart
from ui.pages.first_run_charter import CharterPart
from ui.pages.first_run_code import CodePart, CopyPart, RenewPart
from ui.pages.first_run_part import Part
from ui.pages.first_run_restore import RestoredPart, RestorePart
from ui.pages.first_run_trail import PartId
from ui.pages.first_run_vault import VaultPart
from ui.pages.first_run_ways import WaysPart
from ui.widgets.groups import CodeGrid


def test_a_vault_is_made_by_keyboard_alone(arrive: Come) -> None:
    person = arrive()
    page = person.window.unlock_page
    assert page is not None
    person.arrive()
    person.tab_to(page.first_run)
    person.space()
    person.settle()
    assert person.focus() is person.part(WaysPart).found
    person.enter()
    person.type(PHRASE)
    person.enter()
    person.type(PHRASE)
    person.enter()
    person.settle()
    code = person.page.trail.code
    assert person.focus() is person.part(CodePart).written
    person.space()
    person.settle()
    person.type(code.replace("-", " ").lower())
    person.enter()
    person.settle()
    assert person.focus() is person.part(AlonePart).name
    person.type("Ana Lugo")
    person.key(Qt.Key.Key_Tab)
    assert person.focus() is person.part(AlonePart).introduce


def test_nothing_is_written_before_the_person_says_so(ana: Person) -> None:
    before = sorted(ana.folder.iterdir())
    ana.part(WaysPart).found.click()
    ana.part(VaultPart).first.setText(PHRASE)
    ana.page.go_back()
    ana.part(WaysPart)
    ana.page.go_back()
    assert ana.window.unlock_page is not None
    assert ana.window.first_run is None
    assert sorted(ana.folder.iterdir()) == before


def test_a_weak_passphrase_is_told_why_and_makes_nothing(ana: Person) -> None:
    ana.part(WaysPart).found.click()
    part = ana.part(VaultPart)
    ana.settle()
    part.first.setText("Elena 1985")
    part.again.setText("Elena 1985")
    said = texts(part)
    assert "Todavía no basta" in said
    assert "año o una fecha" in said
    assert "Agregue otra palabra" in said
    assert not part.make.isEnabled()
    part.first.setText(PHRASE)
    assert "Muy buena" in texts(part)
    assert "todavía no son iguales" in texts(part)
    assert not part.make.isEnabled()


def test_a_folder_that_is_not_empty_is_left_alone(ana: Person) -> None:
    taken = ana.folder / "tomada"
    taken.mkdir()
    (taken / "foto.jpg").write_bytes(b"x")
    ana.part(WaysPart).found.click()
    part = ana.part(VaultPart)
    part.place.choose(taken)
    part.first.setText(PHRASE)
    part.again.setText(PHRASE)
    part.make.click()
    ana.settle()
    assert part.trouble.isVisible()
    assert part.first.text() == ""
    assert part.first.isEnabled()
    assert [each.name for each in taken.iterdir()] == ["foto.jpg"]
    assert ana.settings.is_code_copied(taken)
    assert ana.settings.vaults == ()


def test_a_folder_that_a_service_copies_is_refused_by_name(ana: Person) -> None:
    ana.part(WaysPart).found.click()
    part = ana.part(VaultPart)
    part.place.choose(ana.folder / "OneDrive" / "boveda")
    part.first.setText(PHRASE)
    part.again.setText(PHRASE)
    part.make.click()
    ana.settle()
    assert "OneDrive" in texts(part.trouble)
    assert not (ana.folder / "OneDrive").exists()


def test_the_code_cannot_be_copied_and_wrong_groups_are_named(ana: Person) -> None:
    ana.make_vault()
    grid = ana.part(CodePart).grid
    assert isinstance(grid, CodeGrid)
    for label in grid.findChildren(QLabel):
        assert not label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        assert not label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    code = ana.page.trail.code
    ana.part(CodePart).written.click()
    ana.settle()
    part = ana.part(CopyPart)
    assert not part.check.isEnabled()
    groups = code.split("-")
    groups[2], groups[6] = "UUUU", groups[6][:3] + "U"
    ana.arrive()
    part.groups.setFocus()
    ana.type("".join(groups))
    part.check.click()
    assert "2 grupos no son como se mostraron: 3, 7." in texts(part.trouble)
    ana.page.go_back()
    ana.settle()
    assert groups[0] in texts(ana.part(CodePart).grid)
    ana.copy_code()
    ana.part(AlonePart)
    assert ana.page.trail.code == ""


def test_a_code_that_nobody_typed_back_is_asked_for_again(ana: Person) -> None:
    ana.make_vault()
    old = ana.page.trail.code
    ana.page.go_back()
    ana.settle()
    assert ana.window.unlock_page is not None
    ana.lock_and_open()
    part = ana.part(RenewPart)
    part.secret.setText("no es la frase")
    part.make.click()
    ana.settle()
    assert part.trouble.isVisible()
    part.secret.setText(PHRASE)
    part.make.click()
    ana.settle()
    assert ana.copy_code() != old
    ana.lock_and_open()
    ana.part(AlonePart)


def test_another_language_changes_nothing_that_was_done(ana: Person) -> None:
    ana.make_vault()
    code = ana.page.trail.code
    ana.page.language.click()
    ana.settle()
    assert "Write down your recovery code" in texts(ana.page)
    assert ana.page.trail.code == code
    ana.copy_code()
    part = ana.part(AlonePart)
    part.name.setText(HOSTILE)
    ana.page.language.click()
    ana.settle()
    assert ana.part(AlonePart).name.text() == HOSTILE
    ana.part(AlonePart).write.click()
    ana.settle()
    charter = ana.part(CharterPart)
    charter.agency.setText("Agencia")
    ana.page.language.click()
    ana.settle()
    charter = ana.part(CharterPart)
    assert charter.agency.text() == "Agencia"
    assert f"Roles of {HOSTILE}" in texts(charter)


def test_a_vault_comes_back_from_its_first_backup(arrive: Come, tmp_path: Path) -> None:
    person = arrive()
    person.begin()
    person.make_vault()
    person.copy_code()
    person.page.go_to(PartId.BACKUP)
    stick = tmp_path / "memoria"
    stick.mkdir()
    backup = person.part(BackupPart)
    backup.place.choose(stick)
    backup.make.click()
    person.settle()
    assert backup.work.isVisible()
    assert "El respaldo está hecho" in texts(backup)
    person.window.lock("")
    person.settle()
    person.begin()
    person.part(WaysPart).restore.click()
    part = person.part(RestorePart)
    part.source.choose(stick)
    person.settle()
    part.secret.setText("no es la frase")
    part.restore.click()
    person.settle()
    assert part.trouble.isVisible()
    assert not person.page.trail.folder.exists()
    part.secret.setText(PHRASE)
    part.restore.click()
    person.settle()
    folder = person.page.trail.folder
    assert "Asientos que contiene" in texts(person.part(RestoredPart))
    person.part(RestoredPart).unlock.click()
    person.settle()
    page = person.window.unlock_page
    assert page is not None
    assert person.settings.vaults[0] == folder
    page.secret.setText(PHRASE)
    page.unlock.click()
    person.settle()
    person.part(AlonePart)


def test_a_restore_that_is_given_up_leaves_nothing(ana: Person, tmp_path: Path) -> None:
    ana.make_vault()
    ana.copy_code()
    ana.page.go_to(PartId.BACKUP)
    ana.part(BackupPart).place.choose(tmp_path)
    ana.part(BackupPart).make.click()
    ana.part(BackupPart)._stop()
    ana.settle()
    assert ana.part(BackupPart).make.isEnabled()
    assert not list(tmp_path.glob("alertadores-*"))


def test_a_folder_without_backups_is_told(ana: Person, tmp_path: Path) -> None:
    ana.part(WaysPart).restore.click()
    part = ana.part(RestorePart)
    part.source.choose(tmp_path)
    ana.settle()
    part.secret.setText(PHRASE)
    part.restore.click()
    ana.settle()
    assert "no hay un respaldo terminado" in texts(part.trouble)
    assert not ana.page.trail.folder.exists()


def test_practice_is_one_click_from_the_first_part(ana: Person) -> None:
    ana.part(WaysPart).practice.click()
    assert ana.window.first_run is None
    ana.window.tasks.forget()


def _nameless(root: QWidget) -> list[str]:
    found = []
    for widget in root.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            interface = QAccessible.queryAccessibleInterface(widget)
            if not interface.text(QAccessible.Text.Name).strip():
                found.append(type(widget).__name__)
    return found


def test_every_control_of_every_part_has_a_name(ana: Person) -> None:
    ana.make_vault()
    code = ana.page.trail.code
    for part in PartId:
        ana.page.trail.code = code
        ana.page.trail.name = "Ana Lugo"
        ana.page.go_to(part)
        ana.settle()
        assert isinstance(ana.page.part, Part)
        assert _nameless(ana.page) == [], part
