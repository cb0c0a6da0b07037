"""The first run in real windows: an office is founded by its founders, each at their machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from alertadores.app import (
    EnvironmentFault,
    FormDraft,
    Role,
    Stage,
    confirm_member,
    propose_member,
)
from alertadores.app.clock import system_source
from alertadores.app.drafts import Drafts
from alertadores.sync.folder import FolderHub
from tests.firstrun import PHRASE, Person, come, texts
from tests.realoffice import RealOffice, found_office
from ui.actions import Id
from ui.pages.first_run_alone import AlonePart
from ui.pages.first_run_backup import BackupPart
from ui.pages.first_run_charter import CharterPart
from ui.pages.first_run_code import CodePart, CopyPart, RenewPart
from ui.pages.first_run_founders import FoundersPart
from ui.pages.first_run_join import AskedPart, JoinPart
from ui.pages.first_run_part import Part
from ui.pages.first_run_restore import RestoredPart, RestorePart
from ui.pages.first_run_seat import SeatPart
from ui.pages.first_run_trail import PartId
from ui.pages.first_run_vault import VaultPart
from ui.pages.first_run_ways import WaysPart
from ui.settings import Language
from ui.widgets.groups import CodeGrid

PEOPLE: dict[str, tuple[Role, ...]] = {
    "Ana Lugo": (Role.ADMINISTRACION, Role.COORDINACION),
    "Beto Mora": (Role.ENLACE_CASO, Role.ADMINISTRACION),
    "Celia Nava": (Role.CUSTODIA_IDENTIDAD,),
    "Darío Ochoa": (Role.CUSTODIA_IDENTIDAD,),
    "Elsa Pineda": (Role.AUDITORIA,),
}
HOSTILE = "<h1>Ana</h1> <img src=x>"

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


def _introduced(person: Person) -> Path:
    """Make a vault and save the introduction of its owner."""
    person.begin()
    person.make_vault()
    person.copy_code()
    part = person.part(AlonePart)
    part.name.setText(person.name)
    part.introduce.click()
    person.settle()
    file = person.folder.parent / f"{person.name}.json"
    person.answer(file)
    return file


def _write_charter(person: Person, files: list[Path]) -> CharterPart:
    """Fill in everything but the shared folder."""
    person.part(AlonePart).name.setText(person.name)
    person.part(AlonePart).write.click()
    person.settle()
    part = person.part(CharterPart)
    part.people.add.click()
    person.answer(*files)
    for row, roles in enumerate(PEOPLE.values()):
        part.people.choose(row)
        for role in roles:
            if not part.people.roles[role].isChecked():
                part.people.roles[role].click()
    part.agency.setText("Secretaría de Prueba")
    return part


def _take_seat(person: Person, card: Path, hub: Path) -> None:
    person.part(AlonePart).seat.click()
    part = person.part(SeatPart)
    part.card.choose(card)
    part.hub.choose(hub)
    part.sit.click()
    person.settle()


def test_an_office_is_founded_at_five_windows(arrive: Come, tmp_path: Path) -> None:
    first, *others = [arrive(name) for name in PEOPLE]
    files = [_introduced(person) for person in others]
    first.begin()
    first.make_vault()
    first.copy_code()
    part = _write_charter(first, files)
    assert not part.found.isEnabled()
    part.hub.choose(tmp_path / "nodo")
    assert part.origin.text() == "secretaria-de-prueba/alertadores"
    part.found.click()
    first.settle()
    founders = first.part(FoundersPart)
    assert "Falta que acepten 4 personas" in texts(founders)
    founders.card.click()
    first.settle()
    first.answer(tmp_path / "card.json")
    for person in others:
        _take_seat(person, tmp_path / "card.json", tmp_path / "nodo")
        assert "¿Es esta la oficina que acordaron?" in texts(person.page)
        person.part(FoundersPart).accept.click()
        person.settle()
    # Who signed early finds the page where they left it, and sees who came meanwhile.
    others[0].lock_and_open()
    assert others[0].part(FoundersPart).accept.isHidden()
    for person in (first, *others):
        waiting = person.part(FoundersPart)
        if waiting.work.isHidden():
            waiting.look()
            person.settle()
        waiting.work.click()
        person.part(BackupPart).later.click()
        person.come_to_work()
        assert person.window.desk.office.agency == "Secretaría de Prueba"
        assert person.window.first_run is None
    others[1].lock_and_open()
    others[1].come_to_work()


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


def _charter_of(ana: Person, files: list[Path]) -> CharterPart:
    ana.make_vault()
    ana.copy_code()
    return _write_charter(ana, files)


def _kept(person: Person) -> list[FormDraft]:
    """Return the drafts of a vault without an office."""
    found: list[FormDraft] = []
    vestibule = person.window.premises.vestibule
    vestibule.ask("x", lambda session: session.drafts.all(), found.extend, _fail)
    person.settle()
    return found


def _fail(error: Exception) -> None:
    raise error


def test_a_charter_is_there_again_after_a_lock_with_everybody_and_their_roles(
    arrive: Come, tmp_path: Path
) -> None:
    first, *others = [arrive(name) for name in PEOPLE]
    files = [_introduced(person) for person in others]
    first.begin()
    part = _charter_of(first, files)
    part.agency.setText(f"Agencia \u202e{HOSTILE}")
    part.zone.choose("America/Cancun")
    part.hub.choose(tmp_path / "nodo")
    before = [(each.introduction, each.roles) for each in first.page.trail.people]
    first.lock_and_open()
    part = first.part(CharterPart)
    assert part.note.isVisible()
    assert [(each.introduction, each.roles) for each in first.page.trail.people] == before
    assert part.agency.text() == f"Agencia \u202e{HOSTILE}"
    assert part.zone.answer() == "America/Cancun"
    assert part.hub.path == tmp_path / "nodo"
    assert first.page.trail.name == first.name
    part.agency.setText("Secretaría de Prueba")
    assert part.found.isEnabled()
    part.found.click()
    first.settle()
    first.part(FoundersPart)
    assert not _kept(first)
    first.lock_and_open()
    assert not _kept(first)


def test_a_charter_outlives_the_window_and_is_gone_once_it_is_discarded(
    ana: Person, qapp: QApplication
) -> None:
    part = _charter_of(ana, [])
    part.agency.setText("Agencia")
    vault = ana.page.trail.folder
    assert ana.window.close()
    again = come(qapp, ana.folder, ana.name)
    page = again.window.unlock_page
    assert page is not None
    page.choose(vault)
    page.secret.setText(PHRASE)
    page.unlock.click()
    again.settle()
    part = again.part(CharterPart)
    assert part.agency.text() == "Agencia"
    part.note.discard.click()
    again.settle()
    assert again.part(CharterPart).agency.text() == ""
    assert "Agencia" not in repr(_kept(again))
    again.leave()


def test_what_cannot_be_kept_of_a_charter_is_told_and_holds_the_window_open_once(
    ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = _charter_of(ana, [])
    with monkeypatch.context() as broken:
        broken.setattr(Drafts, "keep", _full)
        part.agency.setText("Agencia")
        ana.window.premises.vestibule.drafts.keep()
        ana.settle()
        assert part.trouble.isVisible()
        assert not ana.window.close()
        assert "la ventana quedó abierta" in texts(part.trouble)
        ana.window.lock("")
        ana.settle()
        assert ana.window.unlock_page is not None
        assert "lo último que escribió no pudo" in texts(ana.window.unlock_page)
    ana.lock_and_open()
    assert ana.part(CharterPart).agency.text() == "Agencia"


def _full(*_arguments: object) -> None:
    raise EnvironmentFault("vault.disk-full", file="x")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"{}", id="an object that is none"),
        pytest.param(b"\xff\xfe" * 9_000, id="noise"),
        pytest.param(b"", id="nothing"),
    ],
)
def test_an_introduction_that_is_none_is_named(ana: Person, tmp_path: Path, data: bytes) -> None:
    ana.make_vault()
    ana.copy_code()
    ana.part(AlonePart).name.setText("Ana Lugo")
    ana.part(AlonePart).write.click()
    ana.settle()
    part = ana.part(CharterPart)
    file = tmp_path / "nadie.json"
    file.write_bytes(data)
    part.people.take_files([file, tmp_path / "falta.json"])
    assert "nadie.json" in texts(part.trouble)
    assert len(ana.page.trail.people) == 1


def test_roles_that_do_not_go_together_cannot_be_ticked(ana: Person) -> None:
    ana.make_vault()
    ana.copy_code()
    ana.part(AlonePart).name.setText("Ana Lugo")
    ana.part(AlonePart).write.click()
    ana.settle()
    part = ana.part(CharterPart)
    ticks = part.people.roles
    assert not ticks[Role.AUDITORIA].isEnabled()
    ticks[Role.ADMINISTRACION].click()
    ticks[Role.AUDITORIA].click()
    assert not ticks[Role.ENLACE_CASO].isEnabled()
    assert "Lo que está en gris" in texts(part)
    ana.arrive()
    part.people.list.setFocus()
    ana.tab_to(ticks[Role.AUDITORIA])
    ana.key(Qt.Key.Key_Space)
    assert ticks[Role.ENLACE_CASO].isEnabled()


def test_one_person_is_not_taken_twice(arrive: Come) -> None:
    other = arrive("Beto Mora")
    file = _introduced(other)
    person = arrive()
    person.begin()
    person.make_vault()
    person.copy_code()
    person.part(AlonePart).name.setText("Ana Lugo")
    person.part(AlonePart).write.click()
    person.settle()
    part = person.part(CharterPart)
    part.people.take_files([file, file])
    assert len(person.page.trail.people) == 2
    part.people.remove.click()
    part.people.remove.click()
    assert len(person.page.trail.people) == 1


def test_a_wrong_card_or_folder_seats_nobody(ana: Person, tmp_path: Path) -> None:
    ana.make_vault()
    ana.copy_code()
    wrong = tmp_path / "otra.json"
    wrong.write_bytes(b"{}")
    _take_seat(ana, wrong, tmp_path)
    part = ana.part(SeatPart)
    assert "otra.json" in texts(part.trouble)
    card = (
        b'{"genesis":"' + b"A" * 43 + b'","origin":"otra/alertadores","quorum":0,'
        b'"schema":"alertadores-card/1","witnesses":[]}'
    )
    wrong.write_bytes(card)
    part.sit.click()
    ana.settle()
    assert "no es un nodo" in texts(part.trouble)
    FolderHub.create(tmp_path / "nodo", "ajena/alertadores")
    part.hub.choose(tmp_path / "nodo")
    part.sit.click()
    ana.settle()
    assert "ajena/alertadores" in texts(ana.part(SeatPart).trouble)
    assert ana.window.premises.vestibule.standing.stage is Stage.ALONE


def _ask_to_join(person: Person, card: Path, request: Path) -> str:
    """Make a vault and save a request; return its words."""
    person.begin()
    person.part(WaysPart).join.click()
    part = person.part(VaultPart)
    part.first.setText(PHRASE)
    part.again.setText(PHRASE)
    part.make.click()
    person.settle()
    person.copy_code()
    join = person.part(JoinPart)
    join.name.setText(person.name)
    join.card.choose(card)
    join.ask.click()
    person.settle()
    person.answer(request)
    return person.page.trail.words


def test_a_person_joins_an_office_that_is_at_work(arrive: Come, tmp_path: Path) -> None:
    made = RealOffice(tmp_path / "office")
    made.folder.mkdir()
    found_office(made.folder)
    made.clock.now = system_source()  # as the window has it
    card = made.folder / "card.json"
    person = arrive("Nora Ibarra")
    words = _ask_to_join(person, card, tmp_path / "request.json")
    asked = person.part(AskedPart)
    assert len(words.split()) == 6
    assert words in texts(asked)
    asked.hub.choose(made.folder / "hub")
    asked.finish.click()
    person.settle()
    assert "todavía no ha dado de alta" in texts(person.part(AskedPart).trouble)
    request = (tmp_path / "request.json").read_bytes()
    propose_member(made["coordinator"], request, [Role.ENLACE_CASO])
    made.sync("coordinator", "archivist")
    (item,) = made["archivist"].inbox()
    confirm_member(made["archivist"], item, words)
    made.sync("archivist", "coordinator")
    made.close()
    person.lock_and_open()
    asked = person.part(AskedPart)
    assert words not in texts(asked)
    asked.hub.choose(made.folder / "hub")
    asked.finish.click()
    person.settle()
    person.part(BackupPart).later.click()
    person.come_to_work()
    assert person.window.desk.office.me.name == "Nora Ibarra"
    work = person.window.workspace
    assert work is not None
    today = work.page(Id.TODAY)
    assert "Esta bóveda no tiene respaldo." in texts(today)
    stick = tmp_path / "memoria"
    stick.mkdir()
    work.backing_up.make(stick)
    person.settle()
    assert "Respaldada hoy, sin nada nuevo desde entonces." in texts(today)
    assert "El respaldo está hecho" in texts(work.banners)
    assert len(list(stick.glob("alertadores-*"))) == 1


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
