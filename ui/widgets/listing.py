"""A table to read: rows of 32 px, one selected with a bar at its left, words never alone in colour.

What a cell looks like comes from its model: the text, and under `CELL` a `Cell` with icon and inks.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui import icons, plain, theme
from ui.fonts import Weight, font
from ui.widgets.heads import HEIGHT, Heads

CELL: Final = Qt.ItemDataRole.UserRole + 1
ROW: Final = 32
_MARGIN: Final = 8
_FIRST: Final = 24
_BAR: Final = 3
_ICON: Final = 16

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes:
        text: what it says, one line.
        icon: outline before the text, if any.
        ink: colour of the text.
        icon_ink: colour of the outline.
        strong: whether it is the one that names the row.
    """

    text: str
    icon: str = ""
    ink: str = "text2"
    icon_ink: str = "text2"
    strong: bool = False


class CellModel(QAbstractTableModel):
    """A table whose cells know what they look like.

    Attributes:
        heads: names of the columns.
    """

    heads: Sequence[str] = ()

    @abstractmethod
    def cell(self, row: int, column: int) -> Cell:
        """Return a cell."""

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.heads)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text of a cell, what a screen reader says of it, or the cell."""
        if role not in _ROLES:
            return None
        cell = self.cell(index.row(), index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.text
            case Qt.ItemDataRole.ToolTipRole:
                return plain.tip(cell.text)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self.heads[index.column()]}: {cell.text}"
        return cell

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the name of a column."""
        if orientation is Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return self.heads[section] if role == Qt.ItemDataRole.DisplayRole else None


_ROLES: Final = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        CELL,
    }
)


class Rows(CellModel):
    """A table that is made at once."""

    def __init__(self, heads: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads = heads
        self._rows: Sequence[Sequence[Cell]] = ()

    def show_rows(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell."""
        return self._rows[row][column]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)


def look_at(view: QTableView, row: int) -> None:
    """Select a row and no other; Qt would add it to the others while Control is held."""
    flags = QItemSelectionModel.SelectionFlag
    only = flags.ClearAndSelect | flags.Rows
    view.selectionModel().setCurrentIndex(view.model().index(row, 0), only)


class Listing(QTableView):
    """The view of a `CellModel`.

    Args:
        name: what screen readers call it.
        model: of its rows.
        widths: column → width in pixels; the column without one takes what is left.
    """

    opened = Signal(int)
    """A row is to be opened: Enter, or a double click."""
    chosen = Signal(int)
    """The row that is looked at."""

    def __init__(self, name: str, model: QAbstractItemModel, widths: Mapping[int, int]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setItemDelegate(_Cells(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setModel(model)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW)
        rows.hide()
        head = self.horizontalHeader()
        head.setFixedHeight(HEIGHT)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        self._share(widths)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        self.selectionModel().currentRowChanged.connect(lambda now, _old: self._look_at(now))

    def go_to(self, row: int) -> None:
        """Look at a row."""
        look_at(self, row)

    def grow(self, most: int) -> None:
        """Be as high as the rows, up to so many."""
        rows = min(most, max(1, self.model().rowCount()))
        self.setFixedHeight(HEIGHT + rows * ROW + 2)

    def _share(self, widths: Mapping[int, int]) -> None:
        head, mode = self.horizontalHeader(), QHeaderView.ResizeMode
        for column in range(self.model().columnCount()):
            fixed = widths.get(column)
            head.setSectionResizeMode(column, mode.Stretch if fixed is None else mode.Interactive)
            if fixed is not None:
                head.resizeSection(column, fixed)

    def _look_at(self, now: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(now.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have a current row as soon as keys come here."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.go_to(0)


class OrderedListing(Listing):
    """A listing that is ordered by its heads.

    Attributes:
        heads: of its columns.
    """

    def __init__(self, name: str, model: QAbstractItemModel, widths: Mapping[int, int]) -> None:
        super().__init__(name, model, widths)
        self.heads = Heads(self)
        self._share(widths)


class _Cells(QStyledItemDelegate):
    """Draws one cell."""

    def __init__(self, view: Listing) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw ground, bar, icon and text."""
        colours = theme.current()
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        first = index.column() == 0
        cell: Cell = index.data(CELL)
        painter.save()
        if selected:
            painter.fillRect(area, colours["tint" if self._view.hasFocus() else "sunk"])
        painter.setPen(QPen(colours["soft"], 1))
        painter.drawLine(area.left(), area.bottom(), area.right(), area.bottom())
        if selected and first:
            bar = QRect(area.topLeft(), area.bottomLeft()).adjusted(0, 0, _BAR, 0)
            painter.fillRect(bar, colours["accent"])
        inner = area.adjusted(_FIRST if first else _MARGIN, 0, -_MARGIN, 0)
        if cell.icon:
            where = QRectF(inner.left(), inner.center().y() - _ICON / 2 + 1, _ICON, _ICON)
            icons.draw(painter, cell.icon, where, colours[cell.icon_ink])
            inner.adjust(_ICON + 8, 0, 0, 0)
        painter.setFont(font(weight=Weight.MEDIUM if cell.strong else Weight.REGULAR))
        painter.setPen(colours[cell.ink])
        shown = painter.fontMetrics().elidedText(
            cell.text, Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()
