"""The heads of a list, by which it is ordered: with a click, or with keys.

Up on the first row leads to them; there Left and Right go from one to the next, Space orders the
list by it or turns the order round, and Down leads back to the rows.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QTableView

from ui import icons, theme
from ui.fonts import Weight, font

HEIGHT: Final = 28
_LINE: Final = 2
_TEXT: Final = 12
_ARROW: Final = 12
_GAP: Final = 4
_MARGIN: Final = 8
_FIRST: Final = 24
_FIRST_NARROW: Final = 16
_STEPS: Final[dict[int, int]] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_TURNS: Final = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}
_LEAVES: Final = {Qt.Key.Key_Down, Qt.Key.Key_Escape}


class Heads(QHeaderView):
    """The heads of one table.

    Args:
        table: gets them in place of those it has.
    """

    turned = Signal(int, bool)
    """The list is to be ordered by a column; whether the last comes first."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._table = table
        self._order: tuple[int, bool] | None = None
        self._at = 0
        self.setFixedHeight(HEIGHT)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setAccessibleDescription(
            self.tr("Left and right for another head, Space to order by it, Down for the rows.")
        )
        table.setHorizontalHeader(self)
        table.setAccessibleDescription(self.tr("Up from the first row leads to the heads."))
        table.installEventFilter(self)
        self.sectionClicked.connect(self._turn)

    def show_order(self, column: int | None, *, descending: bool) -> None:
        """Show what the list is ordered by; None if it is by no column."""
        self._order = None if column is None else (column, descending)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.setSortIndicator(-1 if column is None else column, order)
        self.viewport().update()
        self._say()

    def _turn(self, column: int) -> None:
        turned = self._order == (column, False)
        self.show_order(column, descending=turned)
        self.turned.emit(column, turned)

    def _say(self) -> None:
        """Tell a screen reader which head has the focus, and how it orders the list."""
        name = str(self.model().headerData(self._at, Qt.Orientation.Horizontal))
        if self._order == (self._at, False):
            name = self.tr("{column}, ascending").format(column=name)
        elif self._order == (self._at, True):
            name = self.tr("{column}, descending").format(column=name)
        self.setAccessibleName(name)

    def _shown(self) -> list[int]:
        columns = map(self.logicalIndex, range(self.count()))
        return [column for column in columns if not self.isSectionHidden(column)]

    def _go_to(self, column: int) -> None:
        self._at = column
        self._say()
        self.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the focus when it goes up from the first row."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Up
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            and self._table.currentIndex().row() <= 0
        ):
            shown = self._shown()
            at = self._order[0] if self._order else self._at
            self._go_to(at if at in shown else shown[0])
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another head, order by this one, or leave."""
        key, shown = event.key(), self._shown()
        if key in _STEPS:
            place = shown.index(self._at) + _STEPS[key]
            self._go_to(shown[min(max(place, 0), len(shown) - 1)])
        elif key in _TURNS:
            self.sectionClicked.emit(self._at)
        elif key in _LEAVES:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which head has the focus."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that none has it."""
        super().focusOutEvent(event)
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        """Draw a head; an arrow if the list is ordered by it, a frame if it has the focus."""
        painter.save()
        super().paintSection(painter, rect, logicalIndex)
        painter.restore()
        colours = theme.current()
        if self._order is not None and self._order[0] == logicalIndex:
            arrow = "arrow-down" if self._order[1] else "arrow-up"
            icons.draw(painter, arrow, self._behind_text(rect, logicalIndex), colours["text"])
        if self.hasFocus() and logicalIndex == self._at:
            painter.save()
            painter.setPen(QPen(colours["focus"], _LINE))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
            painter.restore()

    def _behind_text(self, rect: QRect, column: int) -> QRectF:
        """Return the place of the arrow: right of the text, as far as there is room."""
        text = str(self.model().headerData(column, Qt.Orientation.Horizontal))
        wide = QFontMetrics(font(_TEXT, Weight.SEMIBOLD)).horizontalAdvance(text)
        first = _FIRST_NARROW if self.property("narrow") else _FIRST
        margin = first if self.visualIndex(column) == 0 else _MARGIN
        behind = rect.left() + margin + wide + _GAP
        left = min(behind, rect.right() - _ARROW - _GAP)
        return QRectF(left, rect.center().y() - _ARROW / 2 + 1, _ARROW, _ARROW)
