"""The list of alerts as a table that never waits: numbers first, lines when they are looked at.

The numbers of all rows come from the writer's thread in one piece; lines are read in pages of 256
over a connection of this thread that cannot write, and the last 64 pages are kept.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Sequence
from datetime import date
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from alertadores.app import AlertadoresError, CaseRow, ListReader, Order
from ui import dates, plain
from ui.words import Words

PAGE: Final = 256
PAGES: Final = 64
ROW_ROLE: Final = Qt.ItemDataRole.UserRole

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


ORDERS: Final[dict[Column, Order]] = {
    Column.FOLIO: Order.FOLIO,
    Column.STATE: Order.STATE,
    Column.RECEIVED: Order.RECEIVED,
    Column.INSTITUTION: Order.INSTITUTION,
}
"""What SQL can put in order, by column."""


class AlertsModel(QAbstractTableModel):
    """Rows of the list.

    Args:
        reader: reads lines, on this thread.
        words: labels.
    """

    failed = Signal(Exception)

    def __init__(self, reader: ListReader, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._words = words
        self._ids: Sequence[int] = array("q")
        self._pages: OrderedDict[int, list[CaseRow | None]] = OrderedDict()

    def show_ids(self, ids: Sequence[int]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self.endResetModel()

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
        if line is None:
            return None
        text = self._text(line, Column(index.column()))
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain.tip(text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headerData(index.column(), Qt.Orientation.Horizontal)}: {text}"
        return None

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
        return (
            self.tr("Folio"),
            self.tr("State"),
            self.tr("Received"),
            self.tr("Who alerts"),
            self.tr("Institution"),
            self.tr("Conducts"),
            self.tr("Protection"),
        )[section]

    def _text(self, line: CaseRow, column: Column) -> str:
        words = self._words
        kind = words.short("alerter_kinds", line.alerter)
        mode = words.short("identity_modes", line.identity).lower()
        conducts = "; ".join(words.label("conducts", key) for key in line.conducts)
        return {
            Column.FOLIO: plain.line(line.folio),
            Column.STATE: words.alert_state(line.state).word,
            Column.RECEIVED: day(line.received),
            Column.ALERTER: f"{kind}, {mode}",
            Column.INSTITUTION: plain.line(line.institution) or "—",
            Column.CONDUCTS: conducts or "—",
            Column.PROTECTION: self.tr("Asked for") if line.asks_protection else "—",
        }[column]


def day(text: str) -> str:
    """Return a day of the list in words, or as it stands if it is none."""
    try:
        return dates.short(date.fromisoformat(text))
    except ValueError:
        return plain.line(text)
