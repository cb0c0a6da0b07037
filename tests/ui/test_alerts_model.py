"""Ten thousand rows: read in pages, only where somebody looks."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from alertadores.app import CaseRow, IntegrityError, load_catalogs
from ui.alerts_model import PAGE, PAGES, ROW_ROLE, AlertsModel, Column
from ui.words import Words

LINE = CaseRow(
    case=b"",
    folio="2026-00000000-0",
    received="2026-11-13",
    recorded="2026-11-13T10:58:00-06:00",
    state="EN_ANALISIS",
    alerter="INTERNO",
    identity="CONFIDENCIAL",
    institution="Ente",
    conducts=("COHECHO",),
    asks_protection=True,
    waits=False,
    entries=3,
)


class Reader:
    """Rows by number, and which pages were asked for."""

    def __init__(self, gone: frozenset[int] = frozenset()) -> None:
        self.asked: list[int] = []
        self.gone = gone
        self.broken = False

    def rows(self, ids: Sequence[int]) -> list[CaseRow]:
        """Return lines, as the view does: what is gone is left out."""
        if self.broken:
            raise IntegrityError("vault.file-damaged", file="view.db")
        self.asked.append(len(ids))
        return [
            replace(LINE, case=number.to_bytes(16, "big"), folio=f"2026-{number:08}-0")
            for number in ids
            if number not in self.gone
        ]


def _model(reader: Reader, count: int) -> AlertsModel:
    model = AlertsModel(reader, Words(load_catalogs(), "es"))  # type: ignore[arg-type]
    model.show_ids(array("q", range(count)))
    return model


def test_it_is_a_model_as_qt_asks(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    assert qtbot
    model = _model(Reader(), 5)
    qtmodeltester.check(model)


def test_only_pages_that_are_looked_at_are_read(qtbot: QtBot) -> None:
    assert qtbot
    reader = Reader()
    model = _model(reader, 10_000)
    assert model.rowCount() == 10_000
    assert reader.asked == []
    assert model.index(9_999, Column.FOLIO).data() == "2026-00009999-0"
    assert model.index(9_998, Column.FOLIO).data() == "2026-00009998-0"
    assert reader.asked == [10_000 % PAGE]


def test_the_cache_is_bounded(qtbot: QtBot) -> None:
    assert qtbot
    reader = Reader()
    model = _model(reader, PAGE * (PAGES + 2))
    for page in range(PAGES + 2):
        model.line(page * PAGE)
    assert len(model._pages) == PAGES
    model.line(0)
    assert len(reader.asked) == PAGES + 3


def test_a_case_that_went_away_leaves_its_row_empty(qtbot: QtBot) -> None:
    assert qtbot
    model = _model(Reader(gone=frozenset({3})), 10)
    assert model.index(3, 0).data(ROW_ROLE) is None
    assert model.index(4, Column.FOLIO).data() == "2026-00000004-0"


def test_a_damaged_view_is_told_and_harms_nothing(qtbot: QtBot) -> None:
    reader = Reader()
    model = _model(reader, 10)
    reader.broken = True
    with qtbot.waitSignal(model.failed):
        assert model.index(0, 0).data() is None


def test_a_screen_reader_hears_column_and_value(qtbot: QtBot) -> None:
    assert qtbot
    model = _model(Reader(), 1)
    heads = [
        model.headerData(each, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
        for each in Column
    ]
    for column in Column:
        spoken = model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole)
        assert spoken.startswith(f"{heads[column]}: ")


@pytest.mark.parametrize("received", ["", "mañana", "2026-99-99", "\u202e2026"])
def test_a_day_that_is_none_is_shown_as_it_stands(qtbot: QtBot, received: str) -> None:
    assert qtbot

    class Odd(Reader):
        def rows(self, ids: Sequence[int]) -> list[CaseRow]:
            return [replace(LINE, received=received) for _number in ids]

    model = _model(Odd(), 1)
    shown = model.index(0, Column.RECEIVED).data()
    assert "\u202e" not in shown


def test_a_child_has_no_children(qtbot: QtBot) -> None:
    assert qtbot
    model = _model(Reader(), 2)
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.rowCount(QModelIndex()) == 2
