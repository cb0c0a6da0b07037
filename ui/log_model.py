"""The log as a table that never waits: places first, lines when they are looked at.

The places of all rows come in one piece from the thread that reads lists; lines are read in pages
of 128 over a connection of this thread that cannot write, and the last 64 pages are kept.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Signal

from alertadores.app import (
    AlertadoresError,
    ListReader,
    LogEntry,
    OfficeView,
    Standing,
    TimelineLine,
    log_entries,
)
from ui import dates, faces, plain
from ui.widgets.listing import Cell, CellModel
from ui.words import Words

PAGE: Final = 128
PAGES: Final = 64
NONE: Final = "—"

_Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """Columns, from the left."""

    NUMBER = 0
    WHEN = 1
    WHO = 2
    WHAT = 3
    CASE = 4
    STANDING = 5


WIDTHS: Final[dict[int, int]] = {
    Column.NUMBER: 72,
    Column.WHEN: 146,
    Column.WHO: 120,
    Column.CASE: 148,
    Column.STANDING: 114,
}


class LogModel(CellModel):
    """Entries of the log, the latest first.

    Args:
        reader: reads lines, on this thread.
        office: returns the office as it was last seen.
        words: labels.
    """

    failed = Signal(Exception)

    def __init__(
        self,
        reader: ListReader,
        office: Callable[[], OfficeView],
        words: Words,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.heads = (
            self.tr("No."),
            self.tr("When"),
            self.tr("Who"),
            self.tr("What"),
            self.tr("Case"),
            self.tr("Standing"),
        )
        self._reader = reader
        self._office = office
        self._words = words
        self._places: Sequence[int] = array("q")
        self._pages: OrderedDict[int, list[LogEntry | None]] = OrderedDict()

    def show_places(self, places: Sequence[int]) -> None:
        """Show other rows, or the same ones as they are now."""
        if places == self._places:
            self._pages.clear()
            last = self.index(len(places) - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._places = places
        self._pages.clear()
        self.endResetModel()

    def entry(self, row: int) -> LogEntry | None:
        """Return the entry of a row; None if it cannot be read."""
        page, at = divmod(row, PAGE)
        if page in self._pages:
            self._pages.move_to_end(page)
        else:
            self._pages[page] = self._read(self._places[page * PAGE : (page + 1) * PAGE])
            if len(self._pages) > PAGES:
                self._pages.popitem(last=False)
        return self._pages[page][at]

    def find(self, place: int) -> int | None:
        """Return the row of a place of the log."""
        try:
            return self._places.index(place)
        except ValueError:
            return None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return how many entries are listed."""
        return 0 if parent.isValid() else len(self._places)

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell; of an entry that cannot be opened, what everybody knows of it."""
        entry = self.entry(row)
        if entry is None:
            return Cell(NONE)
        line = entry.line
        rejected = entry.standing is Standing.REJECTED
        if column == Column.WHAT:
            return self._what(line, rejected=rejected)
        if column == Column.STANDING:
            face = faces.standing(entry.standing.value)
            tone = "text2" if face.ink == "text" else face.ink
            return Cell(face.word, icon=face.icon, ink=tone, icon_ink=tone)
        texts = {
            Column.NUMBER: "" if entry.number is None else str(entry.number),
            Column.WHEN: "" if line is None else dates.brief(line.recorded),
            Column.WHO: "" if line is None else plain.line(line.author, 80),
            Column.CASE: plain.line(entry.folio, 40),
        }
        ink = "text3" if rejected or line is None else "text2"
        return Cell(texts[Column(column)] or NONE, ink=ink)

    def _what(self, line: TimelineLine | None, *, rejected: bool) -> Cell:
        if line is None:
            return Cell(self.tr("Reserved entry"), icon="eye-off", ink="text3", icon_ink="text3")
        sentence = plain.line(self._words.deed(line))
        return Cell(sentence, ink="text3" if rejected else "text", strong=True)

    def _read(self, places: Sequence[int]) -> list[LogEntry | None]:
        try:
            return [*log_entries(self._reader, places, self._office())]
        except AlertadoresError as error:
            self.failed.emit(error)
            return [None] * len(places)
