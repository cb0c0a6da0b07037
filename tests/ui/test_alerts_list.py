"""The list at work: searched, filtered, ordered, arranged and copied, mostly by keyboard."""

from __future__ import annotations

import contextlib
import json
import threading

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget

from alertadores.app import CaseQuery, CaseRow, SavedFilters
from tests.window import Driver
from ui.actions import LIST_ACTIONS, Id
from ui.alerts_model import Column
from ui.pages import alerts_columns as columns
from ui.pages import alerts_list
from ui.pages.alerts import AlertsPage
from ui.pages.alerts_list import AlertsList, _cell
from ui.widgets.asking import Asking
from ui.widgets.divider import kept_width
from ui.widgets.filter_chip import FilterChip
from ui.widgets.inputs import LineInput


@pytest.fixture
def page(at_work: Driver) -> AlertsPage:
    """Return the list of a case officer, read."""
    work = at_work.window.workspace
    assert work is not None
    at_work.window.actions_[Id.ALERTS].trigger()
    at_work.settle()
    return work.alerts


def _lines(listed: AlertsList) -> list[CaseRow]:
    lines = [listed.model.line(row) for row in range(listed.model.rowCount())]
    return [line for line in lines if line is not None]


def _texts(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def _chips(page: AlertsPage) -> list[FilterChip]:
    return page.list.filters._chips


def _search(at_work: Driver, page: AlertsPage, text: str) -> None:
    at_work.ctrl(Qt.Key.Key_F)
    at_work.type(text)
    at_work.until(lambda: page.list.query.text == text)
    at_work.settle()


@pytest.mark.parametrize("column", Column)
def test_every_column_is_ordered_both_ways_by_its_head(
    at_work: Driver, page: AlertsPage, column: Column
) -> None:
    listed = page.list
    header = listed.table.horizontalHeader()
    header.sectionClicked.emit(int(column))
    at_work.settle()
    upwards = _lines(listed)
    assert header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
    header.sectionClicked.emit(int(column))
    at_work.settle()
    assert _lines(listed) == upwards[::-1]
    assert header.sortIndicatorSection() == column
    assert header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder


def test_folios_are_in_order(at_work: Driver, page: AlertsPage) -> None:
    page.table.horizontalHeader().sectionClicked.emit(int(Column.FOLIO))
    at_work.settle()
    folios = [line.folio for line in _lines(page.list)]
    assert folios == sorted(folios)


def test_a_search_without_result_says_so_and_leads_back(at_work: Driver, page: AlertsPage) -> None:
    total = page.model.rowCount()
    _search(at_work, page, "xilófono")
    assert page.model.rowCount() == 0
    assert "Ninguna alerta coincide." in _texts(page)
    work = at_work.window.workspace
    assert work is not None
    page.list.clear()
    at_work.settle()
    assert page.model.rowCount() == total
    assert work.top.search.text() == ""


def test_where_the_words_are_stands_below_each_line(at_work: Driver, page: AlertsPage) -> None:
    _search(at_work, page, "obra")
    assert page.model.rowCount() > 0
    page.table.viewport().repaint()
    at_work.until(lambda: page.model.snippet(0) != ())
    runs = page.model.snippet(0)
    assert any(run.found and run.text.lower().startswith("obra") for run in runs)
    spoken = page.model.index(0, 0).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert "obra" in spoken.lower()
    tall = page.table.rowHeight(0)
    page.list.clear()
    at_work.settle()
    assert page.table.rowHeight(0) < tall


def test_an_answer_to_an_earlier_search_is_dropped(at_work: Driver, page: AlertsPage) -> None:
    page.search("xilófono")
    page.search("obra")
    page.search("")
    at_work.settle()
    assert page.model.rowCount() > 0
    assert page.list.query.text == ""


@pytest.mark.parametrize("typed", ['"', "NEAR(", "a" * 200, "\u202e*", "%_\\", "<b>obra</b>"])
def test_whatever_is_typed_is_no_error(at_work: Driver, page: AlertsPage, typed: str) -> None:
    _search(at_work, page, typed)
    work = at_work.window.workspace
    assert work is not None
    assert not work.banners.notices


def _menu(page: AlertsPage) -> QMenu:
    return next(menu for menu in page.findChildren(QMenu) if menu.isVisible())


def test_a_filter_is_added_and_taken_away_by_keyboard(at_work: Driver, page: AlertsPage) -> None:
    total = page.model.rowCount()
    at_work.window.actions_[Id.FILTER].trigger()
    menu = _menu(page)
    flag = next(each for each in menu.actions() if each.text() == "Pide protección")
    menu.setActiveAction(flag)
    flag.trigger()
    menu.close()
    at_work.settle()
    assert [chip.text() for chip in _chips(page)] == ["Pide protección"]
    assert all(line.asks_protection for line in _lines(page.list))
    QTest.keyClick(_chips(page)[0], Qt.Key.Key_Delete)
    at_work.settle()
    assert _chips(page) == []
    assert page.model.rowCount() == total


def test_some_states_are_some_chips(at_work: Driver, page: AlertsPage) -> None:
    states = {line.state for line in _lines(page.list)}
    page.list.filters._set("states", frozenset(states))
    at_work.settle()
    assert len(_chips(page)) == len(states)
    assert {line.state for line in _lines(page.list)} == states
    _chips(page)[0].click()
    at_work.settle()
    assert len({line.state for line in _lines(page.list)}) == len(states) - 1


def _ask(at_work: Driver, page: AlertsPage, typed: list[str]) -> None:
    asking = page.findChild(Asking)
    assert asking is not None
    for entry, text in zip(asking.findChildren(LineInput), typed, strict=True):
        entry.setFocus()
        entry.setText(text)
    next(each for each in asking.findChildren(QPushButton) if each.isDefault()).click()
    at_work.settle()


def test_days_of_reception_narrow_the_list(at_work: Driver, page: AlertsPage) -> None:
    page.list.filters.ask_for_days()
    _ask(at_work, page, ["01/01/2000", "02/01/2000"])
    assert page.list.query.received_from == "2000-01-01"
    assert page.model.rowCount() == 0
    assert [chip.text() for chip in _chips(page)] == ["Desde el 1 ene 2000", "Hasta el 2 ene 2000"]


def test_a_day_that_is_none_is_not_taken(at_work: Driver, page: AlertsPage) -> None:
    page.list.filters.ask_for_days()
    _ask(at_work, page, ["31/02/2026", ""])
    assert page.list.query == CaseQuery()
    asking = page.findChild(Asking)
    assert asking is not None
    asking.reject()


def test_days_that_end_before_they_begin_are_refused_beside_the_field(
    at_work: Driver, page: AlertsPage
) -> None:
    page.list.filters.ask_for_days()
    _ask(at_work, page, ["02/01/2026", "01/01/2026"])
    assert page.list.query == CaseQuery()
    asking = page.findChild(Asking)
    assert asking is not None
    last = asking.findChildren(LineInput)[1]
    assert last.accessibleDescription() == "Ese día es anterior al primero."
    assert next(b.text() for b in asking.findChildren(QPushButton) if b.isDefault()) == "Filtrar"
    asking.reject()


def test_a_part_of_the_institution_narrows_the_list(at_work: Driver, page: AlertsPage) -> None:
    page.list.filters.ask_for_institution()
    _ask(at_work, page, ["<b>nada</b>"])
    assert page.model.rowCount() == 0
    assert _chips(page)[0].text() == "Ente: <b>nada</b>"


def test_a_list_is_saved_chosen_and_deleted(at_work: Driver, page: AlertsPage) -> None:
    _search(at_work, page, "obra")
    page.list.filters._set("asks_protection", True)  # noqa: FBT003 - of a table of values
    saved = page.list.saved
    saved._ask_for_name()
    _ask(at_work, page, ["Mis & obras"])
    page.list.clear()
    at_work.settle()
    at_work.window.actions_[Id.SAVED_FILTERS].trigger()
    at_work.settle()
    assert saved.names == ("Mis & obras",)
    menu = _menu(page)
    menu.actions()[0].trigger()
    menu.close()
    at_work.settle()
    work = at_work.window.workspace
    assert work is not None
    assert work.top.search.text() == "obra"
    assert page.list.query.asks_protection
    saved._discard("Mis & obras")
    at_work.window.desk.ask("", lambda session: SavedFilters(session.vault).all(), _assert_none)
    at_work.settle()


def _assert_none(kept: object) -> None:
    assert kept == ()


def test_selected_rows_are_copied_with_their_heads(at_work: Driver, page: AlertsPage) -> None:
    page.table.setFocus()
    at_work.key(Qt.Key.Key_Home)
    at_work.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    at_work.ctrl(Qt.Key.Key_C)
    head, *rows = QApplication.clipboard().text().split("\n")
    assert head.split("\t")[:3] == ["Folio", "Estado", "Recibida"]
    assert len(rows) == page.table.selected_rows(9)[1] == 2
    assert {len(row.split("\t")) for row in rows} == {7}


def test_of_too_many_rows_the_first_are_copied_and_that_is_said(
    at_work: Driver, page: AlertsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alerts_list, "MAX_COPIED", 2)
    page.table.setFocus()
    at_work.ctrl(Qt.Key.Key_A)
    at_work.ctrl(Qt.Key.Key_C)
    assert len(QApplication.clipboard().text().split("\n")) == 3
    work = at_work.window.workspace
    assert work is not None
    assert any("2 filas" in notice.title for notice in work.banners.notices)


@pytest.mark.parametrize("text", ["=HYPERLINK()", "+1", "-1", "@x"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert _cell(text) == "'" + text


def test_columns_are_chosen_and_remembered(at_work: Driver, page: AlertsPage) -> None:
    at_work.window.actions_[Id.COLUMNS].trigger()
    dialog = page.findChild(columns.ColumnsDialog)
    assert dialog is not None
    dialog.list.setCurrentRow(1)
    dialog.up.click()
    dialog.list.item(2).setCheckState(Qt.CheckState.Unchecked)
    dialog._take()
    assert page.table.isColumnHidden(Column.RECEIVED)
    assert page.table.horizontalHeader().visualIndex(Column.STATE) == 0
    again = page.list._remembered()
    assert [place.column for place in again][:2] == [Column.STATE, Column.FOLIO]
    assert not again[2].shown


def test_a_dragged_column_keeps_its_place_and_width(at_work: Driver, page: AlertsPage) -> None:
    header = page.table.horizontalHeader()
    header.moveSection(header.visualIndex(Column.CONDUCTS), 0)
    header.resizeSection(Column.FOLIO, 222)
    at_work.until(lambda: page.list._remembered()[0].column is Column.CONDUCTS)
    widths = {place.column: place.width for place in page.list._remembered()}
    assert widths[Column.FOLIO] == 222


@pytest.mark.parametrize(
    "kept",
    [
        b"",
        b"\xff",
        b"{}",
        b"[]",
        b'[["FOLIO",100,true]]',
        b'[["FOLIO",1e999,true]]',
        json.dumps([[each.name, 10**9, True] for each in Column]).encode(),
        json.dumps([[each.name, 100, False] for each in Column]).encode(),
        json.dumps([["FOLIO", 100, True]] * len(Column)).encode(),
        b"[" * 100_000,
    ],
)
def test_an_arrangement_that_is_none_is_as_at_first(kept: bytes) -> None:
    assert columns.from_bytes(kept) == columns.DEFAULT


def test_an_arrangement_comes_back() -> None:
    assert columns.from_bytes(columns.to_bytes(columns.DEFAULT[::-1])) == columns.DEFAULT[::-1]


@pytest.mark.parametrize(
    ("kept", "place"),
    [(None, 384), (b"", 384), (b"x", 384), (b"99999999", 384), (b"12", 384), (b"500", 500)],
)
def test_the_divider_stands_where_it_was_or_where_it_begins(kept: bytes | None, place: int) -> None:
    assert kept_width(None if kept is None else QByteArray(kept), 384) == place


def test_beside_a_case_three_columns_are_left(at_work: Driver, page: AlertsPage) -> None:
    at_work.key(Qt.Key.Key_Return)
    at_work.settle()
    shown = {column for column in Column if not page.table.isColumnHidden(column)}
    assert shown == {Column.FOLIO, Column.STATE, Column.RECEIVED}
    page.close_case()
    assert not page.table.isColumnHidden(Column.INSTITUTION)


def test_what_can_be_done_with_the_list_ends_with_it(at_work: Driver, page: AlertsPage) -> None:
    actions = at_work.window.actions_
    assert all(actions[name].isEnabled() for name in LIST_ACTIONS)
    actions[Id.VERIFY].trigger()
    assert not any(actions[name].isEnabled() for name in LIST_ACTIONS)
    assert page.model.rowCount() > 0


def test_a_list_is_read_while_the_session_is_busy(at_work: Driver, page: AlertsPage) -> None:
    free = threading.Event()
    with contextlib.ExitStack() as stack:
        stack.callback(at_work.settle)
        stack.callback(free.set)
        at_work.window.desk.ask("", lambda _session: free.wait(), lambda _none: None)
        page.search("xilófono")
        at_work.until(lambda: page.model.rowCount() == 0)


def test_enter_opens_a_folio_or_searches_while_the_session_is_busy(
    at_work: Driver, page: AlertsPage
) -> None:
    line = page.model.line(page.model.rowCount() - 1)
    assert line is not None
    free = threading.Event()
    with contextlib.ExitStack() as stack:
        stack.callback(at_work.settle)
        stack.callback(free.set)
        at_work.window.desk.ask("", lambda _session: free.wait(), lambda _none: None)
        at_work.ctrl(Qt.Key.Key_F)
        at_work.type(f" {line.folio.lower()} ")
        at_work.key(Qt.Key.Key_Return)
        at_work.until(lambda: page.case_page is not None)
        assert page.case_page is not None
        assert page.case_page.case == line.case
        at_work.ctrl(Qt.Key.Key_F)
        at_work.type("xilófono")
        at_work.key(Qt.Key.Key_Return)
        at_work.until(lambda: page.model.rowCount() == 0)
    assert page.case_page.folio == line.folio
