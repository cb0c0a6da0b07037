"""The log as a model of lines: what a row says, and how little of a large log is read."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from alertadores.app import (
    IntegrityError,
    ListReader,
    LogQuery,
    MemberView,
    OfficeView,
    load_catalogs,
)
from alertadores.vault.log_table import LogLine, LogRow
from tests.bulk import BulkOffice
from tests.bulkcases import ENTRIES_PER_CASE
from ui.log_model import PAGE, PAGES, Column, LogModel
from ui.widgets.listing import Listing
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
