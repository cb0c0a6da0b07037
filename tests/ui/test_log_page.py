"""The log, by keyboard: sentences, reserved entries, conditions, checkpoints, a check."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from alertadores.app import (
    AlertadoresError,
    Checkup,
    IntegrityError,
    ListReader,
    LogQuery,
    MemberView,
    OfficeView,
    Session,
    Statement,
    load_catalogs,
)
from alertadores.progress import Progress
from alertadores.vault.log_table import LogLine, LogRow
from tests.bulk import ENTRIES_PER_CASE, BulkOffice
from tests.window import Driver, Make
from ui.actions import Id
from ui.log_model import PAGE, PAGES, Column, LogModel
from ui.pages.checkup import CheckupPanel
from ui.pages.log import CHECK, CHECKPOINTS, LogPage
from ui.pages.log_entries import EntriesPanel
from ui.widgets.listing import Listing
from ui.widgets.text import Text
from ui.words import Words

ME = MemberView(1, "Bruno \u202eacitcárP <b>x</b>", ("enlace_caso",), active=True)
OFFICE = OfficeView(
    origin="o.example/x",
    agency="Agencia",
    practice=False,
    me=ME,
    may_register=True,
    members=(ME,),
    pending=0,
    sealed=2,
    size=4,
)


class Reader:
    """Lines by place, and which pages were asked for."""

    def __init__(self, lines: Sequence[LogRow] = ()) -> None:
        self.asked: list[int] = []
        self.lines = lines
        self.broken = False

    def log_lines(self, places: Sequence[int]) -> dict[int, LogLine]:
        """Return lines, as the view does."""
        if self.broken:
            raise IntegrityError("vault.file-damaged", file="view.db")
        self.asked.append(len(places))
        found = {row.index: row for row in self.lines}
        return {
            place: LogLine(place, bytes(16), "2026-ABCDEFGH-7", found[place])
            for place in places
            if place in found
        }


def _row(index: int, **values: object) -> LogRow:
    row = LogRow(bytes(32), index, "note.added", 1, "2026-11-13T10:58:00-06:00")
    return replace(row, **values)


def _model(reader: Reader, size: int) -> LogModel:
    words = Words(load_catalogs(), "es")
    model = LogModel(reader, lambda: OFFICE, words)  # type: ignore[arg-type]
    model.show_places(range(size - 1, -1, -1))
    return model


def _said(model: LogModel, row: int) -> list[str]:
    return [str(model.index(row, column).data()) for column in Column]


def test_it_is_a_model_as_qt_asks(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    assert qtbot
    model = _model(Reader([_row(0), _row(2)]), 4)
    qtmodeltester.check(model)


def test_an_entry_that_is_not_here_has_a_number_and_a_standing_only(qtbot: QtBot) -> None:
    assert qtbot
    model = _model(Reader([_row(0)]), 4)
    reserved = _said(model, 0)
    assert reserved[Column.NUMBER] == "3"
    assert [reserved[each] for each in (Column.WHEN, Column.WHO, Column.CASE)] == ["—"] * 3
    said = [_said(model, row)[Column.STANDING] for row in range(4)]
    assert (said[0], said[2]) == (said[1], said[3])
    assert said[0] != said[2]


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param({"type": "x.\u202e<b>evil</b>"}, id="a type of a later release"),
        pytest.param({"type": "alert.moved", "told": {"to": "\u202e<i>x</i>\n"}}, id="a state"),
        pytest.param({"type": "alert.moved", "told": {"to": "x" * 2_000_000}}, id="two megabytes"),
        pytest.param({"author": 99}, id="a member nobody knows"),
        pytest.param({"reason": "rule.nobody-knows"}, id="a reason of a later release"),
    ],
)
def test_hostile_values_are_lines_of_harmless_text(
    qtbot: QtBot, hostile: dict[str, object]
) -> None:
    assert qtbot
    model = _model(Reader([_row(0, **hostile)]), 1)
    for column in Column:
        index = model.index(0, column)
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            said = index.data(role)
            assert "\u202e" not in said
            assert "\n" not in said
            assert len(said) < 400
        assert "<b>" not in index.data(Qt.ItemDataRole.ToolTipRole)


def test_a_damaged_view_is_told_and_harms_nothing(qtbot: QtBot) -> None:
    reader = Reader()
    model = _model(reader, 3)
    reader.broken = True
    with qtbot.waitSignal(model.failed):
        assert _said(model, 0) == ["—"] * len(Column)


def test_the_cache_is_bounded_and_only_pages_looked_at_are_read(qtbot: QtBot) -> None:
    assert qtbot
    reader = Reader()
    model = _model(reader, 100_000)
    assert (model.rowCount(), reader.asked) == (100_000, [])
    model.entry(50_000)
    model.entry(50_001)
    assert reader.asked == [PAGE]
    for page in range(PAGES + 2):
        model.entry(page * PAGE)
    assert len(model._pages) == PAGES


def test_of_a_large_log_only_the_pages_shown_are_read(qtbot: QtBot, tmp_path: Path) -> None:
    office = BulkOffice(tmp_path)
    with ThreadPoolExecutor(1) as workers:
        count = sum(len(chunk) for chunk in office.fill(100, workers))
    office.close()
    session = office.session()
    try:
        counting = _Counting(session.reader())
        view = session.office()
        model = LogModel(counting, lambda: view, Words(load_catalogs(), "es"))  # type: ignore[arg-type]
        model.show_places(counting.log_places(LogQuery(), view.size))
        panel = _listing(qtbot, model)
        total = count * ENTRIES_PER_CASE + 7
        assert model.rowCount() == view.size == total
        assert counting.pages == 1
        panel.go_to(total - 1)
        panel.grab()
        assert counting.pages == 2
        assert [model.index(total - 1, Column.NUMBER).data()] == ["0"]
        for _press in range(20):
            qtbot.keyClick(panel, Qt.Key.Key_PageUp)
        panel.grab()
        assert counting.pages <= 2 + 20 * (panel.height() // 32) // PAGE + 1
        counting.reader.close()
    finally:
        session.close()


class _Counting:
    """A reader that counts what is read."""

    def __init__(self, reader: ListReader) -> None:
        self.reader = reader
        self.pages = 0

    def log_places(self, query: LogQuery, size: int) -> Sequence[int]:
        return self.reader.log_places(query, size)

    def log_lines(self, places: Sequence[int]) -> dict[int, LogLine]:
        self.pages += 1
        return self.reader.log_lines(places)


def _listing(qtbot: QtBot, model: LogModel) -> Listing:
    listing = Listing("log", model, {})
    qtbot.addWidget(listing)
    listing.resize(1000, 600)
    listing.show()
    listing.grab()
    return listing


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
