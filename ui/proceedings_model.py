"""Proceedings as a table that never waits: numbers first, lines when they are looked at."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from alertadores.app import AlertadoresError, ListReader, ProceedingLine, ProceedingOrder
from ui.widgets.listing import Cell, CellModel

PAGE: Final = 128
PAGES: Final = 64
LINE_ROLE: Final = Qt.ItemDataRole.UserRole
NONE: Final = Cell("—")

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        head: its name.
        cell: what it says of a proceeding.
        order: what the list is ordered by at this column.
        width: in pixels; the column without one takes what is left.
        ranking: keys or numbers in the order of their words, where it goes by words.
        is_age: whether it counts the days since what it is ordered by.
    """

    head: str
    cell: Callable[[ProceedingLine], Cell]
    order: ProceedingOrder
    width: int | None = None
    ranking: Callable[[], tuple[str | int, ...]] = tuple
    is_age: bool = False


class ProceedingsModel(CellModel):
    """Rows of a list.

    Args:
        reader: reads lines, on this thread.
        columns: from the left.
    """

    failed = Signal(Exception)

    def __init__(
        self, reader: ListReader, columns: Sequence[Column], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.heads = [each.head for each in columns]
        self._columns = columns
        self._reader = reader
        self._ids: Sequence[int] = array("q")
        self._pages: OrderedDict[int, list[ProceedingLine | None]] = OrderedDict()

    def show_ids(self, ids: Sequence[int]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self.endResetModel()

    def line(self, row: int) -> ProceedingLine | None:
        """Return one line; None if it is gone or cannot be read."""
        page, at = divmod(row, PAGE)
        if page in self._pages:
            self._pages.move_to_end(page)
        else:
            self._pages[page] = self._read(self._ids[page * PAGE : (page + 1) * PAGE])
            if len(self._pages) > PAGES:
                self._pages.popitem(last=False)
        return self._pages[page][at]

    def _read(self, ids: Sequence[int]) -> list[ProceedingLine | None]:
        reader = self._reader.proceedings
        try:
            found: list[ProceedingLine | None] = list(reader.rows(ids))
            if len(found) != len(ids):  # one went away since: find out which
                found = [next(iter(reader.rows([each])), None) for each in ids]
        except AlertadoresError as error:
            self.failed.emit(error)
            return [None] * len(ids)
        return found

    def number(self, row: int) -> int | None:
        """Return the number of the proceeding of a row; None if there is no such row."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return how many rows the list has."""
        return 0 if parent.isValid() else len(self._ids)

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell."""
        line = self.line(row)
        return NONE if line is None else self._columns[column].cell(line)
