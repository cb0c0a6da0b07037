"""The list of alerts as a table that never waits: numbers first, lines when they are looked at.

The numbers of all rows come from the writer's thread in one piece; lines are read in pages of 64
over a connection of this thread that cannot write, and the last 256 pages are kept. Where a search
was found in a case is looked up elsewhere, for the lines that are looked at.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from alertadores.app import AlertadoresError, CaseRow, CatalogName, ListReader, Order, Run
from ui import dates, plain
from ui.words import Words

PAGE: Final = 64
PAGES: Final = 256
ROW_ROLE: Final = Qt.ItemDataRole.UserRole
_TOLD: Final = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.AccessibleDescriptionRole,
    }
)
_SHORT: Final = frozenset({"alerter_kinds", "identity_modes"})
_DAY: Final = len("2026-11-22")

_Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """Columns, from the left."""

    FOLIO = 0
    STATE = 1
    RECEIVED = 2
    ALERTER = 3
    INSTITUTION = 4
    CONDUCTS = 5
    PROTECTION = 6
    WAITS = 7
    RECORDED = 8
    ENTRIES = 9


ORDERS: Final[dict[Column, Order]] = {
    Column.FOLIO: Order.FOLIO,
    Column.STATE: Order.STATE,
    Column.RECEIVED: Order.RECEIVED,
    Column.ALERTER: Order.ALERTER,
    Column.INSTITUTION: Order.INSTITUTION,
    Column.CONDUCTS: Order.CONDUCTS,
    Column.PROTECTION: Order.PROTECTION,
    Column.WAITS: Order.WAITS,
    Column.RECORDED: Order.RECORDED,
    Column.ENTRIES: Order.ENTRIES,
}
"""The order of each column; all of them are SQL."""

Snippet = tuple[Run, ...]


class AlertsModel(QAbstractTableModel):
    """Rows of the list.

    Args:
        reader: reads lines, on this thread.
        words: labels.
    """

    failed = Signal(Exception)
    snippets_wanted = Signal(list)
    """Numbers of lines that are looked at and whose snippets are not known; see `take_snippets`."""

    def __init__(self, reader: ListReader, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._words = words
        self._ids: Sequence[int] = array("q")
        self._pages: OrderedDict[int, list[CaseRow | None]] = OrderedDict()
        self._labels: dict[tuple[CatalogName, str], str] = {}
        self._snippets: dict[int, Snippet] = {}
        self._wanted: set[int] = set()
        self._ask = QTimer(self, singleShot=True, interval=0)
        self._ask.timeout.connect(self._ask_for_snippets)
        asked, waits = self.tr("Asked for"), self.tr("Waits")
        self._texts: dict[Column, Callable[[CaseRow], str]] = {
            Column.FOLIO: lambda line: plain.line(line.folio),
            Column.STATE: lambda line: self._label("alert_states", line.state),
            Column.RECEIVED: lambda line: day(line.received),
            Column.ALERTER: self._alerter,
            Column.INSTITUTION: lambda line: plain.line(line.institution) or "—",
            Column.CONDUCTS: self._conducts,
            Column.PROTECTION: lambda line: asked if line.asks_protection else "—",
            Column.WAITS: lambda line: waits if line.waits else "—",
            Column.RECORDED: lambda line: day(line.recorded[:_DAY]),
            Column.ENTRIES: lambda line: str(line.entries),
        }
        self._heads = (
            self.tr("Folio"),
            self.tr("State"),
            self.tr("Received"),
            self.tr("Who alerts"),
            self.tr("Institution"),
            self.tr("Conducts"),
            self.tr("Protection"),
            self.tr("Second person"),
            self.tr("Latest entry"),
            self.tr("Entries"),
        )

    def show_ids(self, ids: Sequence[int]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self._snippets.clear()
        self._wanted.clear()
        self.endResetModel()

    def snippet(self, number: int) -> Snippet:
        """Return where a search was found in a line; nothing as long as it is not known."""
        case = self._ids[number]
        if case in self._snippets:
            return self._snippets[case]
        self._wanted.add(case)
        self._ask.start()
        return ()

    def take_snippets(self, asked: Sequence[int], found: Mapping[int, Snippet]) -> None:
        """Show what was found; lines that were asked for and have nothing stay without."""
        if len(self._snippets) > PAGE * PAGES:
            self._snippets.clear()
        self._snippets.update({case: found.get(case, ()) for case in asked})
        if self._ids:
            last = self.index(len(self._ids) - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _ask_for_snippets(self) -> None:
        wanted, self._wanted = self._wanted, set()
        if wanted:
            self.snippets_wanted.emit(sorted(wanted))

    def line(self, number: int) -> CaseRow | None:
        """Return one line; None if it is gone or cannot be read."""
        page, place = divmod(number, PAGE)
        if page in self._pages:
            self._pages.move_to_end(page)
        else:
            self._pages[page] = self._read(self._ids[page * PAGE : (page + 1) * PAGE])
            if len(self._pages) > PAGES:
                self._pages.popitem(last=False)
        return self._pages[page][place]

    def find(self, case: bytes) -> int | None:
        """Return the place of a case among the pages that have been read."""
        for page, lines in self._pages.items():
            for place, line in enumerate(lines):
                if line is not None and line.case == case:
                    return page * PAGE + place
        return None

    def _read(self, ids: Sequence[int]) -> list[CaseRow | None]:
        try:
            found: list[CaseRow | None] = list(self._reader.rows(ids))
            if len(found) != len(ids):  # a case went away since: find out which
                found = [next(iter(self._reader.rows([each])), None) for each in ids]
        except AlertadoresError as error:
            self.failed.emit(error)
            return [None] * len(ids)
        return found

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return how many rows the list has."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text of a cell, what a screen reader says of it, or the whole line."""
        line = self.line(index.row())
        if role == ROW_ROLE:
            return line
        if line is None or role not in _TOLD:
            return None
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            snippet = self._snippets.get(self._ids[index.row()], ())
            return plain.line("".join(run.text for run in snippet))
        text = self.text(line, Column(index.column()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain.tip(text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._heads[index.column()]}: {text}"
        return text

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the name of a column, or the number of a row."""
        if orientation is Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._heads[section]

    def head(self, column: Column) -> str:
        """Return the name of a column."""
        return self._heads[column]

    def text(self, line: CaseRow, column: Column) -> str:
        """Return what a cell says."""
        return self._texts[column](line)

    def _alerter(self, line: CaseRow) -> str:
        kind = self._label("alerter_kinds", line.alerter)
        return f"{kind}, {self._label('identity_modes', line.identity).lower()}"

    def _conducts(self, line: CaseRow) -> str:
        return "; ".join(self._label("conducts", key) for key in line.conducts) or "—"

    def _label(self, catalog: CatalogName, key: str) -> str:
        if (catalog, key) not in self._labels:
            words = self._words.short if catalog in _SHORT else self._words.label
            self._labels[catalog, key] = plain.line(words(catalog, key))
        return self._labels[catalog, key]


def day(text: str) -> str:
    """Return a day of the list in words, or as it stands if it is none."""
    told = dates.iso(text)
    return plain.line(text) if told is None else dates.short(told)
