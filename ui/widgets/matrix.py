"""The risk matrix: a table of painted cells, for eyes, keys and screen readers alike."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from alertadores.app import DEGREES, proposed_level
from ui import theme, values
from ui.fonts import Weight, font

_Index = QModelIndex | QPersistentModelIndex
_CELL: Final = ("MUY_BAJO", "BAJO", "MODERADO", "ALTO", "MUY_ALTO")
_WIDTH: Final = 84
_HEIGHT: Final = 40
_NAMES: Final = 88
_HEAD: Final = 28
_GAP: Final = 2
_MOST: Final = max(DEGREES)
# The window's heads have a ground and lines, which five words beside a drawing do not need.
_HEADS: Final = """
QHeaderView, QHeaderView::section, QHeaderView::section:first {
  background: transparent; border: none; padding: 0 8px 0 0;
}
QTableCornerButton::section { background: transparent; border: none; }
"""
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class MatrixModel(QAbstractTableModel):
    """Impact from above, the highest first; probability from the left, the lowest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chosen: tuple[int, int] | None = None
        self.levels = values.degrees("impact")
        self.chances = values.degrees("probability")

    @property
    def chosen(self) -> tuple[int, int] | None:
        """Impact and probability that are chosen."""
        return self._chosen

    def choose(self, chosen: tuple[int, int] | None) -> None:
        """Choose a cell, or none."""
        self._chosen = chosen
        self.dataChanged.emit(self.index(0, 0), self.index(_MOST - 1, _MOST - 1))

    def degrees(self, index: _Index) -> tuple[int, int]:
        """Return impact and probability of a cell."""
        return _MOST - index.row(), index.column() + 1

    def place(self, impact: int, probability: int) -> QModelIndex:
        """Return the cell of an impact and a probability."""
        return self.index(_MOST - impact, probability - 1)

    def word(self, index: _Index) -> str:
        """Return the level of a cell."""
        return self.levels[_CELL.index(proposed_level(*self.degrees(index)))]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return five."""
        return 0 if parent.isValid() else _MOST

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """Return five."""
        return 0 if parent.isValid() else _MOST

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a degree in words."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if way == Qt.Orientation.Horizontal:
            return self.chances[section]
        return self.levels[_MOST - 1 - section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the level of a cell; for screen readers, with what gives it."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.word(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            impact, probability = self.degrees(index)
            said = self.tr("{level}. Impact {impact} of 5, probability {probability} of 5").format(
                level=self.word(index), impact=impact, probability=probability
            )
            chosen = self.tr("chosen") if self._chosen == (impact, probability) else ""
            return f"{said}, {chosen}" if chosen else said
        return None


class Matrix(QTableView):
    """The cells. Arrows go from one to the other, Enter, the space bar or a click choose.

    Args:
        name: what screen readers call it.
        reading: whether it only shows what was chosen.
    """

    picked = Signal(int, int)
    """Impact and probability of the cell that was chosen."""

    def __init__(self, name: str, *, reading: bool = False) -> None:
        super().__init__()
        self.cells = MatrixModel(self)
        self._reading = reading
        self.setModel(self.cells)
        self.setItemDelegate(_Cells(self))
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        for head, size in (
            (self.horizontalHeader(), _WIDTH),
            (self.verticalHeader(), _HEIGHT),
        ):
            head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            head.setDefaultSectionSize(size)
            head.setHighlightSections(False)
        self.setStyleSheet(_HEADS)
        self.horizontalHeader().setFixedHeight(_HEAD)
        self.verticalHeader().setFixedWidth(_NAMES)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.setEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(self.sizeHint())
        self.setCurrentIndex(self.cells.index(0, 0))
        self.clicked.connect(self._pick)

    def sizeHint(self) -> QSize:
        """Return room for all cells and their names."""
        return QSize(_NAMES + _MOST * _WIDTH, _HEAD + _MOST * _HEIGHT)

    def show_chosen(self, impact: int | None, probability: int | None) -> None:
        """Show which cell is chosen, if one is."""
        if impact in DEGREES and probability in DEGREES and impact and probability:
            self.cells.choose((impact, probability))
            self.setCurrentIndex(self.cells.place(impact, probability))
        else:
            self.cells.choose(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the current cell."""
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }
        if event.key() in _ENTER and plain:
            self._pick(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _pick(self, index: QModelIndex) -> None:
        if not self._reading and index.isValid():
            self.picked.emit(*self.cells.degrees(index))


class _Cells(QStyledItemDelegate):
    """Draws a cell: ground of its level, word, ring where it is chosen, ring where keys go."""

    def __init__(self, view: Matrix) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one cell."""
        colours, cells = theme.current(), self._view.cells
        state: QStyle.StateFlag = option.state
        level = _CELL.index(proposed_level(*cells.degrees(index))) + 1
        chosen = cells.chosen == cells.degrees(index)
        box = QRectF(option.rect).adjusted(_GAP, _GAP, -_GAP, -_GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours[f"risk-{level}"])
        painter.drawRoundedRect(box, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if chosen:
            painter.setPen(QPen(colours["text"], 2))
            painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 5, 5)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colours["focus"], 2, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), 2, 2)
        ink = f"on-risk-{level}" if level >= 4 else "text"  # noqa: PLR2004 - the dark grounds
        painter.setPen(colours[ink])
        painter.setFont(font(12, Weight.SEMIBOLD if chosen else Weight.MEDIUM))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), cells.word(index))
        painter.restore()
