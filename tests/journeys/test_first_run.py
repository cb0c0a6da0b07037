"""A first run by keyboard alone: an office is founded, or joined, and a vault comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from alertadores.app import (
    Role,
    Session,
    accept_office,
    confirm_member,
    introduction_of,
    propose_member,
    read_card,
    sit_down,
)
from alertadores.app.clock import system_source
from tests.firstrun import PHRASE, Person, come, texts
from tests.journeys.keys import do, enter, file, fill, press
from tests.realoffice import PASSPHRASE, RealOffice, found_office, make_vault
from ui.pages.first_run_join import AskedPart
from ui.pages.first_run_restore import RestoredPart

OTHERS: dict[str, tuple[str, ...]] = {
    "Beto Mora": ("Persona enlace", "Administración"),
    "Celia Nava": ("Custodia",),
    "Darío Ochoa": ("Custodia",),
    "Elsa Pineda": ("Auditoría",),
}

Arrive = Callable[[str], Person]


@pytest.fixture
def arrive(qapp: QApplication, tmp_path: Path) -> Iterator[Arrive]:
    """Return what brings a person before a window of their own; each is closed at the end."""
    there: list[Person] = []

    def one(name: str) -> Person:
        there.append(come(qapp, tmp_path / name.split(maxsplit=1)[0], name))
        there[-1].arrive()
        return there[-1]

    yield one
    for person in there:
        person.leave()


def _make_vault(person: Person, way: str) -> None:
    """Make a vault, read its code, and type it back."""
    press(person, "Primera vez en este equipo")
    press(person, way)
    person.type(PHRASE)
    person.enter()
    person.type(PHRASE)
    enter(person)
    code = person.page.trail.code
    press(person, "Ya lo anoté")
    person.type(code.replace("-", " ").lower())
    enter(person)


def _first_backup(person: Person, stick: Path) -> None:
    """Back up before the work begins."""
    stick.mkdir()
    press(person, "Dónde van los respaldos")
    file(person, stick)
    press(person, "Respaldar ahora")
    assert len(list(stick.glob("alertadores-*"))) == 1
    press(person, "Empezar a trabajar")
    person.come_to_work()


def test_an_office_is_founded_and_backed_up(arrive: Arrive, tmp_path: Path) -> None:
    others = {name: Session(make_vault(tmp_path / name)) for name in OTHERS}
    files = [tmp_path / f"{number}.json" for number in range(len(others))]
    for path, (name, session) in zip(files, others.items(), strict=True):
        path.write_bytes(introduction_of(session, name))
    person = arrive("Ana Lugo")
    _make_vault(person, "Fundar una oficina")
    person.type(person.name)
    press(person, "Yo escribo el acta")
    press(person, "Coordinación")
    for path, roles in zip(files, OTHERS.values(), strict=True):
        press(person, "Agregar presentaciones")
        file(person, path)
        for role in roles:
            press(person, role)
    fill(person, "Nombre de la autoridad", "Secretaría de Prueba")
    hub, card = tmp_path / "nodo", tmp_path / "tarjeta.json"
    hub.mkdir()
    press(person, "Carpeta que comparte la oficina")
    file(person, hub)
    press(person, "Fundar la oficina")
    press(person, "Guardar tarjeta de confianza")
    file(person, card)
    for session in others.values():
        sit_down(session, hub, read_card(card))
        accept_office(session)
        session.close()
    press(person, "Buscar novedades")
    press(person, "Empezar a trabajar")
    _first_backup(person, tmp_path / "memoria")
    assert person.window.desk.office.agency == "Secretaría de Prueba"


def test_a_person_joins_by_a_file_and_six_words(arrive: Arrive, tmp_path: Path) -> None:
    made = RealOffice(tmp_path / "office")
    made.folder.mkdir()
    found_office(made.folder)
    made.clock.now = system_source()  # as the window has it
    person, request = arrive("Nora Ibarra"), tmp_path / "solicitud.json"
    _make_vault(person, "Ingresar a una oficina")
    person.type(person.name)
    press(person, "Tarjeta de confianza")
    file(person, made.folder / "card.json")
    press(person, "Guardar mi solicitud")
    file(person, request)
    words = person.page.trail.words
    assert len(words.split()) == 6
    assert words in texts(person.part(AskedPart))
    propose_member(made["coordinator"], request.read_bytes(), [Role.ENLACE_CASO])
    made.sync("coordinator", "archivist")
    (item,) = made["archivist"].inbox()
    confirm_member(made["archivist"], item, words)
    made.sync("archivist", "coordinator")
    made.close()
    press(person, "Carpeta que comparte la oficina")
    file(person, made.folder / "hub")
    press(person, "Ya me dieron de alta")
    _first_backup(person, tmp_path / "memoria")
    assert person.window.desk.office.me.name == "Nora Ibarra"


def test_a_vault_is_backed_up_and_comes_back(qapp: QApplication, tmp_path: Path) -> None:
    office, stick = tmp_path / "office", tmp_path / "memoria"
    for folder in (office, stick):
        folder.mkdir()
    found_office(office)
    person = come(qapp, office, "Bruno Salas")
    person.arrive()
    press(person, "Elegir bóveda")
    file(person, office / "officer")
    _unlock(person)
    do(person, "Respaldar la bóveda…")
    file(person, stick)
    assert len(list(stick.glob("alertadores-*"))) == 1
    person.ctrl(Qt.Key.Key_L)
    person.settle()
    press(person, "Primera vez en este equipo")
    press(person, "Restaurar un respaldo")
    press(person, "Dónde están los respaldos")
    file(person, stick)
    fill(person, "Frase de paso o código", PASSPHRASE)
    enter(person)
    assert "Asientos que contiene" in texts(person.part(RestoredPart))
    press(person, "Ir a abrirla")
    assert person.settings.vaults[0].name == "boveda"
    _unlock(person)
    assert person.window.desk.office.me.name == "Bruno Salas"
    person.leave()


def _unlock(person: Person) -> None:
    fill(person, "Frase de paso o código", PASSPHRASE)
    enter(person)
    person.come_to_work()
