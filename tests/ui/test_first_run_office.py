"""A first run with others: an office is founded, its charter kept, a seat taken, a person joins."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

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
from tests.firstrun import HOSTILE, PHRASE, Come, Person, come, texts
from tests.realoffice import RealOffice, found_office
from ui.actions import Id
from ui.pages.first_run_alone import AlonePart
from ui.pages.first_run_backup import BackupPart
from ui.pages.first_run_charter import CharterPart
from ui.pages.first_run_founders import FoundersPart
from ui.pages.first_run_join import AskedPart, JoinPart
from ui.pages.first_run_seat import SeatPart
from ui.pages.first_run_vault import VaultPart
from ui.pages.first_run_ways import WaysPart

PEOPLE: dict[str, tuple[Role, ...]] = {
    "Ana Lugo": (Role.ADMINISTRACION, Role.COORDINACION),
    "Beto Mora": (Role.ENLACE_CASO, Role.ADMINISTRACION),
    "Celia Nava": (Role.CUSTODIA_IDENTIDAD,),
    "Darío Ochoa": (Role.CUSTODIA_IDENTIDAD,),
    "Elsa Pineda": (Role.AUDITORIA,),
}


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
