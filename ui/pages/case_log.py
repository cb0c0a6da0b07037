"""The log of a case: every entry with its number, how far it has come, who, what, when."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout

from alertadores.app import CaseView, Standing, TimelineLine, Undoable
from ui import dates, faces, icons, plain, theme
from ui.actions import Id
from ui.pages.case_tab import CaseSetting, CaseTab
from ui.pages.entry_undo import EntryUndo
from ui.widgets.facts import Facts
from ui.widgets.text import Ground, Rule
from ui.words import Words

_Index = QModelIndex | QPersistentModelIndex
_ROW: Final = 32
_SHORT: Final = 12
_LEFT: Final = 16


class Column(IntEnum):
    """Columns, from the left."""

    NUMBER = 0
    WHAT = 1
    WHEN = 2
    STANDING = 3
    HASH = 4


_WIDTHS: Final = {
    Column.NUMBER: 76,
    Column.WHEN: 176,
    Column.STANDING: 116,
    Column.HASH: 128,
}


class LogModel(QAbstractTableModel):
    """Entries, newest first; words are made for the rows that are looked at."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
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

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the name of a column."""
        if role != Qt.ItemDataRole.DisplayRole or way != Qt.Orientation.Horizontal:
            return None
        return {
            Column.NUMBER: self.tr("No."),
            Column.WHAT: self.tr("Who did what"),
            Column.WHEN: self.tr("When"),
            Column.STANDING: self.tr("Standing"),
            Column.HASH: self.tr("Leaf hash"),
        }[Column(section)]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return text, icon and colour of a cell."""
        line, column = self.line(index.row()), Column(index.column())
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._text(line, column)
        rejected = line.standing is Standing.REJECTED
        if role == Qt.ItemDataRole.DecorationRole and column is Column.STANDING:
            face = faces.standing(line.standing.value)
            return icons.icon(face.icon, "red" if rejected else "text2")
        if role == Qt.ItemDataRole.ForegroundRole and rejected:
            return theme.current()["red" if column is Column.STANDING else "text3"]
        return None

    def _text(self, line: TimelineLine, column: Column) -> str:
        match column:
            case Column.NUMBER:
                return "" if line.index is None else str(line.index)
            case Column.WHAT:
                undone = self._named.get(line.undoes or b"")
                return plain.line(self._words.sentence(line, undone))
            case Column.WHEN:
                return dates.moment(line.recorded)
            case Column.STANDING:
                return faces.standing(line.standing.value).word
            case Column.HASH:
                return line.entry.hex()[:_SHORT]


class LogTab(CaseTab):
    """A table, and the chosen entry in full below it."""

    has_steps = False

    def __init__(self, setting: CaseSetting) -> None:
        super().__init__()
        self._words = setting.words
        self._case = setting.case
        self._undoable: frozenset[bytes] = frozenset()
        self.model = LogModel(setting.words, self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Log of the case"))
        self.undo = EntryUndo(self.table, setting.actions, (Id.COPY_FOLIO,))
        self._dress()
        self._facts = Facts()
        ground = Ground("side")
        below = QVBoxLayout(ground)
        below.setContentsMargins(24, 12, 24, 12)
        below.addWidget(self._facts)
        below.addWidget(self.undo.button)
        above = QHBoxLayout()
        above.setContentsMargins(_LEFT, 0, 0, 0)
        above.addWidget(self.table)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(above, 1)
        whole.addWidget(Rule())
        whole.addWidget(ground)
        self.table.selectionModel().currentRowChanged.connect(lambda now: self._explain(now.row()))
        self.setFocusProxy(self.table)

    def _dress(self) -> None:
        table, head = self.table, self.table.horizontalHeader()
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(_ROW)
        table.verticalHeader().hide()
        head.setFixedHeight(28)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in Column:
            mode = QHeaderView.ResizeMode
            stretches = column is Column.WHAT
            head.setSectionResizeMode(column, mode.Stretch if stretches else mode.Interactive)
        for column, width in _WIDTHS.items():
            head.resizeSection(column, width)

    def show_case(self, case: CaseView) -> None:
        """Show the entries of a case; the chosen one stays chosen."""
        row = self.table.currentIndex().row()
        kept = self.model.line(row).entry if 0 <= row < self.model.rowCount() else b""
        self._undoable = case.undoable
        self.model.show_lines(case.timeline)
        self.show_entry(kept)

    def show_entry(self, entry: bytes) -> None:
        """Choose an entry."""
        self.table.setCurrentIndex(self.model.index(self.model.find(entry), 0))

    def _explain(self, row: int) -> None:
        if not 0 <= row < self.model.rowCount():
            return
        line = self.model.line(row)
        may = line.entry in self._undoable
        self.undo.aim(Undoable(line.entry, line.type, self._case) if may else None)
        number = self.tr("Not placed yet") if line.index is None else str(line.index)
        rows = [
            (self.tr("Number"), number),
            (self.tr("Kind"), line.type),
            (self.tr("By"), plain.line(line.author)),
            (self.tr("Leaf hash"), line.entry.hex()),
        ]
        if line.reason is not None:
            rows.append((self.tr("Rejected"), self._words.reason(line.reason)))
        self._facts.show_rows(rows)
