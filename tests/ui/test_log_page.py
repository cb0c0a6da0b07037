"""The log, by keyboard: sentences, reserved entries, conditions, checkpoints, a check."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from alertadores.app import (
    AlertadoresError,
    Checkup,
    IntegrityError,
    Session,
    Statement,
    load_catalogs,
)
from alertadores.progress import Progress
from tests.window import Driver, Make
from ui.actions import Id
from ui.log_model import Column
from ui.pages.checkup import CheckupPanel
from ui.pages.log import CHECK, CHECKPOINTS, LogPage
from ui.pages.log_entries import EntriesPanel
from ui.widgets.text import Text
from ui.words import Words


@pytest.fixture
def at_log(at_work: Driver) -> Driver:
    """Return a window at the log, reached by its shortcut."""
    at_work.ctrl(Qt.Key.Key_8)
    at_work.settle()
    return at_work


def _page(driver: Driver) -> LogPage:
    workspace = driver.window.workspace
    assert workspace is not None
    page = workspace.page(Id.LOG)
    assert isinstance(page, LogPage)
    return page


def _entries(driver: Driver) -> EntriesPanel:
    return _page(driver).entries


def _row_of(panel: EntriesPanel, wanted: Callable[[str], bool]) -> int:
    column = Column.WHAT
    rows = range(panel.model.rowCount())
    return next(row for row in rows if wanted(panel.model.index(row, column).data()))


def test_the_newest_entry_is_looked_at_first(at_log: Driver) -> None:
    panel = _entries(at_log)
    assert panel.list.hasFocus()
    assert panel.list.currentIndex().row() == 0
    text = panel.entry.text
    assert panel.model.index(0, Column.WHAT).data().lower() in text.lower()
    assert "Huella de la hoja: " in text
    assert "Punto de control: " in text
    assert len(text.split("Huella de la hoja: ")[1].split("\n")[0].replace(" ", "")) == 64


def test_arrow_keys_look_at_one_after_another_and_enter_opens_the_case(at_log: Driver) -> None:
    panel = _entries(at_log)
    row = _row_of(panel, lambda said: "alerta" in said)
    entry = panel.model.entry(row)
    assert entry is not None
    for _press in range(row):
        at_log.key(Qt.Key.Key_Down)
    at_log.settle()
    assert str(entry.number) in panel.entry.text
    at_log.key(Qt.Key.Key_Return)
    at_log.settle()
    workspace = at_log.window.workspace
    assert workspace is not None
    case = workspace.alerts.case_page
    assert case is not None
    assert case.case == entry.case


def test_a_matter_of_the_office_opens_no_case(at_log: Driver) -> None:
    panel = _entries(at_log)
    at_log.key(Qt.Key.Key_End)
    at_log.ctrl(Qt.Key.Key_End)
    at_log.settle()
    assert "fundó la oficina" in panel.entry.text
    assert not panel.entry.open_button.isVisible()
    at_log.key(Qt.Key.Key_Return)
    assert _page(at_log).isVisible()


def test_conditions_narrow_the_list_and_are_taken_back(at_log: Driver) -> None:
    panel = _entries(at_log)
    total = panel.model.rowCount()
    folio = panel.model.entry(0)
    assert folio is not None
    at_log.tab_to(panel.filter.folio)
    at_log.type(folio.folio[5:9])
    at_log.until(lambda: panel.model.rowCount() < total)
    assert {
        panel.model.index(row, Column.CASE).data() for row in range(panel.model.rowCount())
    } == {folio.folio}
    at_log.type("zzzz")
    at_log.until(lambda: panel.model.rowCount() == 0)
    assert not panel.entry.isVisible()
    panel.filter.clear()
    at_log.until(lambda: panel.model.rowCount() == total)
    assert panel.filter.folio.text() == ""


def test_kinds_and_members_are_chosen_from_menus(at_log: Driver) -> None:
    panel = _entries(at_log)
    kinds = panel.filter.kinds.menu().actions()
    next(each for each in kinds if each.text() == "Oficina e integrantes").setChecked(True)
    at_log.settle()
    entries = [panel.model.entry(row) for row in range(panel.model.rowCount())]
    lines = [entry.line for entry in entries if entry is not None]
    rooms = {"" if line is None else line.type.partition(".")[0] for line in lines}
    assert "office" in rooms
    assert rooms <= {"office", "member"}
    assert panel.filter.kinds.accessibleName() == "Tipo: Oficina e integrantes"
    member = panel.filter.members.menu().actions()[0]
    member.setChecked(True)
    at_log.settle()
    assert {panel.model.index(row, Column.WHO).data() for row in range(panel.model.rowCount())} == {
        member.text()
    }


def test_a_member_who_reads_no_case_sees_reserved_entries(make_window: Make) -> None:
    driver = make_window()
    driver.sit("custodia_identidad")
    driver.ctrl(Qt.Key.Key_8)
    driver.settle()
    panel = _entries(driver)
    row = _row_of(panel, lambda said: said == "Asiento reservado")
    panel.list.go_to(row)
    driver.settle()
    text = panel.entry.text
    assert "Aquí no se sabe" in text
    assert not panel.entry.open_button.isVisible()
    entry = panel.model.entry(row)
    assert entry is not None
    assert (entry.line, entry.case, entry.folio) == (None, None, "")
    panel.filter.opened.setChecked(True)
    driver.until(lambda: panel.model.rowCount() < driver.window.desk.office.size)
    assert all(
        panel.model.index(row, Column.WHAT).data() != "Asiento reservado"
        for row in range(panel.model.rowCount())
    )


def test_an_entry_is_copied_as_text(at_log: Driver) -> None:
    panel = _entries(at_log).entry
    panel.copy_button.click()
    assert QGuiApplication.clipboard().text() == panel.text


def test_checkpoints_say_that_nobody_witnessed_them(at_log: Driver) -> None:
    page = _page(at_log)
    page.tabs.setCurrentIndex(CHECKPOINTS)
    at_log.settle()
    rows = page.checkpoints.rows
    office = at_log.window.desk.office
    assert rows.index(0, 0).data() == str(office.sealed)
    assert {rows.index(row, 2).data() for row in range(rows.rowCount())} == {"sin testigo"}


def test_a_check_says_what_is_proven_and_can_be_saved(at_log: Driver, tmp_path: Path) -> None:
    page = _page(at_log)
    page.verify_button.setFocus()
    at_log.key(Qt.Key.Key_Space)
    assert page.tabs.currentIndex() == CHECK
    assert not page.verify_button.isEnabled()
    at_log.settle()
    assert page.verify_button.hasFocus()
    report = page.checkup.report
    assert "Nada está mal en lo que se revisó." in report
    assert "sin testigo" in report
    page.checkup.save(tmp_path / "informe.txt")
    assert (tmp_path / "informe.txt").read_text(encoding="utf-8") == report
    page.checkup.save(tmp_path)
    banners = at_log.window.workspace
    assert banners is not None
    assert any(
        each.icon == "triangle-alert" or each.ink == "red" for each in banners.banners.notices
    )


def test_a_check_that_is_given_up_says_so(at_log: Driver) -> None:
    page = _page(at_log)
    panel = page.checkup

    def endless(_session: Session, progress: Progress) -> Checkup:
        while True:
            progress(1, 2)

    page.tabs.setCurrentIndex(CHECK)
    panel.begin("Revisión sin fin", endless)
    assert panel.cancel_button.hasFocus()
    at_log.key(Qt.Key.Key_Space)
    at_log.settle()
    assert panel.report == ""
    assert _texts(panel) == ["La revisión se canceló. No se cambió nada."]
    assert page.verify_button.isEnabled()


def _texts(panel: CheckupPanel) -> list[str]:
    return [each.text() for each in panel._result.findChildren(Text) if each.isVisible()]


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_verdict_of_damage_is_words(make_window: Make, language: str) -> None:
    driver = make_window(language)
    driver.sit("enlace_caso")
    panel = CheckupPanel(driver.window.desk, Words(load_catalogs(), language))  # type: ignore[arg-type]
    found: tuple[AlertadoresError, ...] = (
        IntegrityError("vault.row-not-in-log"),
        IntegrityError("checkup.wrong-entries", count=3),
    )
    panel.show_checkup("x", Checkup((), (Statement.of("checkup.limit-truth"),), found))
    assert "vault." not in panel.report
    assert "checkup." not in panel.report
    assert "3" in panel.report
    panel.deleteLater()
