"""The log of a case: every entry with its number, how far it has come, who, what, when."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
from PySide6.QtWidgets import QVBoxLayout

from alertadores.app import CaseView, Standing, TimelineLine, Undoable
from ui import dates, faces, plain
from ui.actions import Id
from ui.pages.case_tab import CaseSetting, CaseTab
from ui.pages.entry_undo import EntryUndo
from ui.widgets.facts import Facts
from ui.widgets.listing import Cell, CellModel, Listing
from ui.widgets.text import Ground, Rule
from ui.words import Words

_Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """Columns, from the left."""

    NUMBER = 0
    WHAT = 1
    WHEN = 2
    STANDING = 3


_WIDTHS: Final[dict[int, int]] = {Column.NUMBER: 76, Column.WHEN: 146, Column.STANDING: 120}


class LogModel(CellModel):
    """Entries, newest first; words are made for the rows that are looked at."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads = (
            self.tr("No."),
            self.tr("Who did what"),
            self.tr("When"),
            self.tr("Standing"),
        )
        self._words = words
        self._lines: Sequence[TimelineLine] = ()
        self._named: dict[bytes, TimelineLine] = {}

    def show_lines(self, lines: Sequence[TimelineLine]) -> None:
        """Show other entries, which come oldest first."""
        self.beginResetModel()
        self._lines = lines
        self._named = {line.entry: line for line in lines}
        self.endResetModel()

    def line(self, row: int) -> TimelineLine:
        """Return the entry of a row."""
        return self._lines[len(self._lines) - 1 - row]

    def find(self, entry: bytes) -> int:
        """Return the row of an entry; the first if it is not there."""
        found = (n for n, line in enumerate(reversed(self._lines)) if line.entry == entry)
        return next(found, 0)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return how many entries there are."""
        return 0 if parent.isValid() else len(self._lines)

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell; what was rejected is pale, and says so."""
        line = self.line(row)
        ink = "text3" if line.standing is Standing.REJECTED else "text2"
        match Column(column):
            case Column.NUMBER:
                return Cell("" if line.index is None else str(line.index), ink=ink)
            case Column.WHAT:
                undone = self._named.get(line.undoes or b"")
                said = plain.line(self._words.sentence(line, undone))
                return Cell(said, ink="text" if ink == "text2" else ink)
            case Column.WHEN:
                return Cell(dates.brief(line.recorded), ink=ink)
            case Column.STANDING:
                face = faces.standing(line.standing.value)
                tone = "text2" if face.ink == "text" else face.ink
                return Cell(face.word, face.icon, tone, tone)


class LogTab(CaseTab):
    """A table, and the chosen entry in full below it."""

    has_steps = False

    def __init__(self, setting: CaseSetting) -> None:
        super().__init__()
        self._words = setting.words
        self._case = setting.case
        self._undoable: frozenset[bytes] = frozenset()
        self.model = LogModel(setting.words, self)
        self.table = Listing(self.tr("Log of the case"), self.model, _WIDTHS)
        self.undo = EntryUndo(self.table, setting.actions, (Id.COPY_FOLIO,))
        self._facts = Facts()
        ground = Ground("side")
        below = QVBoxLayout(ground)
        below.setContentsMargins(24, 12, 24, 12)
        below.addWidget(self._facts)
        below.addWidget(self.undo.button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.table, 1)
        whole.addWidget(Rule())
        whole.addWidget(ground)
        self.table.chosen.connect(self._explain)
        self.setFocusProxy(self.table)

    def show_case(self, case: CaseView) -> None:
        """Show the entries of a case; the chosen one stays chosen."""
        row = self.table.currentIndex().row()
        kept = self.model.line(row).entry if 0 <= row < self.model.rowCount() else b""
        self._undoable = case.undoable
        self.model.show_lines(case.timeline)
        self.show_entry(kept)

    def show_entry(self, entry: bytes) -> None:
        """Choose an entry."""
        self.table.go_to(self.model.find(entry))

    def _explain(self, row: int) -> None:
        line = self.model.line(row)
        may = line.entry in self._undoable
        self.undo.aim(Undoable(line.entry, line.type, self._case) if may else None)
        number = self.tr("Not placed yet") if line.index is None else str(line.index)
        rows = [
            (self.tr("Number"), number),
            (self.tr("By"), plain.line(line.author)),
            (self.tr("Leaf hash"), line.entry.hex()),
        ]
        if line.reason is not None:
            rows.append((self.tr("Rejected"), self._words.reason(line.reason)))
        self._facts.show_rows(rows)
