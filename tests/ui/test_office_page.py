"""The office, by keyboard: who is who, what waits, what the law says, where the hub is, checks."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from alertadores.app import MemberView, OfficeMatter, ThingView, load_catalogs
from tests.window import Driver, Make
from ui.actions import Id
from ui.pages.deciding import Deciding
from ui.pages.office import CATALOGS, HEALTH, HUB, MATTERS, OfficePage
from ui.pages.office_forms import AdmissionForm, ProposalForm
from ui.pages.office_matters import Waiting, subject
from ui.widgets.button import Button
from ui.widgets.reading import Grown
from ui.widgets.text import Text
from ui.words import Words


def _page(driver: Driver) -> OfficePage:
    workspace = driver.window.workspace
    assert workspace is not None
    page = workspace.page(Id.OFFICE)
    assert isinstance(page, OfficePage)
    return page


def _at_office(driver: Driver, role: str) -> OfficePage:
    driver.sit(role)
    driver.ctrl(Qt.Key.Key_9)
    driver.settle()
    return _page(driver)


def _cells(page: OfficePage, row: int) -> list[str]:
    rows = page.people.rows
    return [rows.index(row, column).data() for column in range(rows.columnCount())]


def _said(page: OfficePage) -> str:
    labels = [each.text() for each in page.findChildren(Text) if each.isVisible()]
    return "\n".join([*labels, *(each.view.toPlainText() for each in page.findChildren(Grown))])


def test_everybody_reads_who_is_who(at_work: Driver) -> None:
    at_work.ctrl(Qt.Key.Key_9)
    at_work.settle()
    page = _page(at_work)
    assert page.people.list.hasFocus()
    assert page.people.rows.rowCount() == 10
    assert _cells(page, 1) == ["2", "Bruno Práctica (usted)", "Persona enlace", "En funciones"]
    assert not page.people.roles_button.isVisible()
    assert "Los cambios los propone quien administra" in _said(page)
    at_work.key(Qt.Key.Key_Down)
    assert "Celia" in _said(page) or "Bruno" in _said(page)


def test_other_roles_are_proposed_agreed_to_and_seen(own: Driver) -> None:
    page = _at_office(own, "coordinacion")
    page.people.list.go_to(3)
    own.tab_to(page.people.roles_button)
    own.key(Qt.Key.Key_Space)
    form = page.people.findChild(ProposalForm)
    assert form is not None
    propose = next(each for each in form.findChildren(Button) if each.text() == "Proponer")
    assert not propose.isEnabled()  # nothing would change
    assert form._roles is not None
    form._roles.tick(("canalizacion", "auditoria"))
    assert not propose.isEnabled()
    assert "Una misma persona no puede tener ambos" in form._amiss.text()
    form._roles.tick(("canalizacion", "archivo"))
    form._motive.setPlainText("Falta personal \u202e<b>x</b>.")
    assert propose.isEnabled()
    assert page.people.is_writing
    own.tab_to(propose)
    own.key(Qt.Key.Key_Space)
    own.settle()
    own.settle()
    assert not page.people.is_writing
    assert page.tabs.bar.tabText(MATTERS) == "En espera (1)"
    page.tabs.setCurrentIndex(MATTERS)
    assert page.matters.findChild(Waiting) is not None
    _agree(own)


def _agree(own: Driver) -> None:
    page = _at_office(own, "archivo")
    page.tabs.setCurrentIndex(MATTERS)
    own.settle()
    deciding = page.matters.findChild(Deciding)
    assert deciding is not None
    said = "\n".join(each.text() for each in deciding.findChildren(Text))
    assert "Darío Práctica (4)" in said
    assert "Vinculación" in said
    assert "\u202e" not in said
    assert "<b>x</b>" in said
    own.tab_to(deciding.agree)
    own.key(Qt.Key.Key_Space)
    own.settle()
    own.settle()
    assert page.matters.rows.rowCount() == 0
    assert "Nada de la oficina espera" in _said(page)
    cells = _cells(page, 3)
    assert "Vinculación" in cells[2]


def test_a_removal_can_be_taken_back(own: Driver) -> None:
    page = _at_office(own, "coordinacion")
    page.people.list.go_to(4)
    page.people.remove_button.click()
    form = page.people.findChild(ProposalForm)
    assert form is not None
    next(each for each in form.findChildren(Button) if each.text() == "Proponer").click()
    own.settle()
    own.settle()
    page.tabs.setCurrentIndex(MATTERS)
    own.settle()
    waiting = page.matters.findChild(Waiting)
    assert waiting is not None
    own.tab_to(waiting.withdraw)
    own.key(Qt.Key.Key_Space)
    own.settle()
    own.settle()
    assert page.matters.rows.rowCount() == 0


def test_a_file_that_is_no_request_is_refused_in_words(own: Driver, tmp_path: Path) -> None:
    page = _at_office(own, "coordinacion")
    page.people.admit_button.click()
    form = page.people.findChild(AdmissionForm)
    assert form is not None
    bad = tmp_path / "x.json"
    bad.write_text("{" * 100)
    form.choose(bad)
    own.settle()
    workspace = own.window.workspace
    assert workspace is not None
    assert any("solicitud" in each.title.lower() for each in workspace.banners.notices)
    form.given_up.emit()
    assert not page.people.is_writing


def test_an_admission_needs_the_words_that_were_heard(at_work: Driver) -> None:
    at_work.ctrl(Qt.Key.Key_9)
    at_work.settle()
    page = _page(at_work)
    values = {"number": 11, "roles": ["archivo"], "name": "\u202eKarla <b>"}
    values |= {"key": "k" * 43, "sealing": "s" * 43, "sealing_key": "t" * 80}
    now = at_work.window.desk.office
    thing = ThingView(
        bytes(32),
        "member.proposed",
        "PROPUESTA",
        now.me.name,
        datetime(2026, 11, 13, 10, 58, tzinfo=UTC),
        bytes(32),
        values,
    )
    deciding = page.matters._deciding(OfficeMatter(thing, None, ()))
    assert isinstance(deciding, Deciding)
    shown = " ".join(each.text() for each in deciding.findChildren(QLabel))
    assert "Karla" in shown
    assert not any(value in shown for value in ("kkk", "sss", "ttt"))
    assert deciding.hearing is not None
    heard: list[str] = []
    decided: list[object] = []
    deciding.admitted.disconnect()
    deciding.admitted.connect(heard.append)
    deciding.decided.connect(decided.append)
    assert not deciding.agree.isEnabled()
    deciding.hearing.words.setText("uno dos tres cuatro cinco seis")
    deciding.agree.click()
    assert (heard, decided) == (["uno dos tres cuatro cinco seis"], [])
    assert not deciding.agree.isEnabled()
    assert "\u202e" not in subject(OfficeMatter(thing, None, ()))
    deciding.deleteLater()
    at_work.settle()


def test_catalogues_show_law_source_and_days(at_work: Driver) -> None:
    at_work.ctrl(Qt.Key.Key_9)
    page = _page(at_work)
    page.tabs.setCurrentIndex(CATALOGS)
    at_work.settle()
    panel = page.catalogs
    assert panel.list.model().rowCount() == len(load_catalogs().by_name)
    row = next(
        row
        for row in range(panel.list.model().rowCount())
        if panel.list.model().index(row, 0).data() == "Conductas"
    )
    panel.list.go_to(row)
    laws = [panel.entries.index(each, 1).data() for each in range(panel.entries.rowCount())]
    assert "LGRA art. 52" in laws
    assert "Fuente: " in _said(page)


def test_the_hub_is_found_elsewhere_only_if_it_is_the_same(own: Driver, tmp_path: Path) -> None:
    page = _at_office(own, "enlace_caso")
    page.tabs.setCurrentIndex(HUB)
    own.settle()
    assert "Al día" in page.hub._state.accessibleName()
    assert str(own.office.folder / "nodo") in _said(page)
    page.hub.find_in(tmp_path)
    own.settle()
    workspace = own.window.workspace
    assert workspace is not None
    assert workspace.banners.notices
    elsewhere = tmp_path / "memoria"
    (own.office.folder / "nodo").rename(elsewhere)
    page.hub.find_in(elsewhere)
    own.settle()
    own.settle()
    assert str(elsewhere) in _said(page)
    elsewhere.rename(own.office.folder / "nodo")
    page.hub.refresh(own.window.desk.office)
    own.settle()
    assert "Fuera de alcance" in page.hub._state.accessibleName()


def test_the_health_check_reports_and_is_saved(at_work: Driver, tmp_path: Path) -> None:
    at_work.ctrl(Qt.Key.Key_9)
    page = _page(at_work)
    page.tabs.setCurrentIndex(HEALTH)
    at_work.settle()
    at_work.tab_to(page.health.short_button)
    at_work.key(Qt.Key.Key_Space)
    at_work.settle()
    report = page.health.checkup.report
    assert "Revisión breve de la bóveda" in report
    assert "revisión completa" in report
    page.health.full_button.click()
    at_work.settle()
    report = page.health.checkup.report
    assert "Se leyó cada página" in report
    rows = at_work.window.desk.reader.rows(range(1, 50))
    assert rows
    for row in rows:
        assert row.folio not in report
        assert not row.institution or row.institution not in report
    page.health.checkup.save(tmp_path / "informe.txt")
    assert (tmp_path / "informe.txt").is_file()


@pytest.mark.parametrize("language", ["es", "en"])
def test_it_speaks_both_languages(make_window: Make, language: str) -> None:
    driver = make_window(language)
    driver.sit("auditoria")
    driver.ctrl(Qt.Key.Key_9)
    driver.settle()
    page = _page(driver)
    assert ("Oficina" in _said(page)) == (language == "es")
    assert page.tabs.bar.tabText(0) == ("Integrantes" if language == "es" else "Members")


def test_a_hostile_name_is_a_line_of_harmless_text(at_work: Driver) -> None:
    at_work.ctrl(Qt.Key.Key_9)
    at_work.settle()
    words = Words(load_catalogs(), "es")
    member = MemberView(3, "\u202e<img src=x>\n" + "x" * 2_000_000, ("archivo",), active=True)
    form = ProposalForm(words, at_work.window.desk.today, member, roles=True)
    assert "\u202e" not in form.title.text()
    assert len(form.title.text()) < 200
    form.deleteLater()
