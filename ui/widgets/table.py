"""The table of alerts: 32 px rows, hairlines, one selected row with a bar at its left.

While a search is on, each row has a second line that shows where the words were found.
"""

from __future__ import annotations

from itertools import islice
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QStaticText,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui import faces, icons, plain, theme
from ui.alerts_model import ROW_ROLE, AlertsModel, Column, Snippet
from ui.fonts import Weight, font
from ui.widgets.heads import Heads

ROW: Final = 32
_SNIPPET: Final = 20
_MARGIN: Final = 8
_FIRST: Final = 24
_FIRST_BESIDE: Final = 16
_BAR: Final = 3
_ICON: Final = 16
_CHOOSING: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class AlertsTable(QTableView):
    """The view of the list.

    Attributes:
        heads: of its columns.
    """

    opened = Signal(QModelIndex)
    """A row is to be opened: Enter, or a click without Control or Shift."""
    copied = Signal()
    """The selected rows are to be copied."""

    def __init__(self) -> None:
        super().__init__()
        self._has_snippets = False
        self._leftmost = 0
        self.is_narrow = False
        self.setItemDelegate(_Cells(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setAccessibleName(self.tr("List of alerts"))
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW)
        rows.hide()
        self.heads = Heads(self)
        self.heads.setSectionsMovable(True)
        self.heads.setMinimumSectionSize(56)
        self.heads.setStretchLastSection(True)
        self.clicked.connect(self._click)

    def show_snippets(self, *, shown: bool) -> None:
        """Give each row a second line, or take it away."""
        if shown != self._has_snippets:
            self._has_snippets = shown
            self.verticalHeader().setDefaultSectionSize(ROW + _SNIPPET * shown)

    def make_narrow(self, *, narrow: bool) -> None:
        """Stand beside an open case, or alone: margins, and states as words without outlines."""
        self.is_narrow = narrow
        head = self.horizontalHeader()
        head.setProperty("narrow", narrow)
        head.style().unpolish(head)
        head.style().polish(head)
        self.viewport().update()

    @property
    def first(self) -> int:
        """Where the words of a row begin."""
        return _FIRST_BESIDE if self.is_narrow else _FIRST

    def is_leftmost(self, column: int) -> bool:
        """Tell whether a column is the first that is seen; as of the latest painting."""
        return column == self._leftmost

    def selected_rows(self, most: int) -> tuple[list[int], int]:
        """Return the numbers of the first selected rows from above, and how many there are.

        Args:
            most: how many to return; all rows of a long list may be selected.
        """
        chosen = self.selectionModel().selection()
        ranges = {
            (chosen.at(each).top(), chosen.at(each).bottom()) for each in range(chosen.count())
        }
        rows = [
            row for top, bottom in sorted(ranges) for row in islice(range(top, bottom + 1), most)
        ]
        return rows[:most], sum(bottom - top + 1 for top, bottom in ranges)

    def _click(self, index: QModelIndex) -> None:
        if not QApplication.keyboardModifiers() & _CHOOSING:
            self.opened.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row with Enter; copy the selected ones."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, then the second lines across them."""
        head = self.horizontalHeader()
        self._leftmost = next(
            (
                head.logicalIndex(place)
                for place in range(head.count())
                if not head.isSectionHidden(head.logicalIndex(place))
            ),
            0,
        )
        super().paintEvent(event)
        model = self.model()
        if not self._has_snippets or not isinstance(model, AlertsModel):
            return
        painter = QPainter(self.viewport())
        first = self.rowAt(event.rect().top())
        last = self.rowAt(event.rect().bottom())
        for row in range(max(first, 0), (last if last >= 0 else model.rowCount() - 1) + 1):
            top = self.rowViewportPosition(row) + ROW - 5
            area = QRectF(self.first, top, self.viewport().width() - self.first - 8, _SNIPPET)
            _draw_snippet(painter, area, model.snippet(row))


def _draw_snippet(painter: QPainter, area: QRectF, snippet: Snippet) -> None:
    """Draw runs on one line; what was found is darker, heavier and underlined by a tint."""
    colours = theme.current()
    left = area.left()
    for run in snippet:
        room = area.right() - left
        if room <= 0:
            return
        face = _FOUND_FONT if run.found else _SNIPPET_FONT
        metrics = QFontMetricsF(face)
        shown = metrics.elidedText(plain.text(run.text), Qt.TextElideMode.ElideRight, room)
        wide = metrics.horizontalAdvance(shown)
        if run.found:
            painter.fillRect(QRectF(left, area.top() + 1, wide, area.height() - 4), colours["tint"])
        painter.setFont(face)
        painter.setPen(colours["text" if run.found else "text2"])
        baseline = area.top() + (area.height() + metrics.ascent() - metrics.descent()) / 2 - 1
        painter.drawText(QPointF(left, baseline), shown)
        left += wide


_SNIPPET_FONT: Final[QFont] = font(12)
_FOUND_FONT: Final[QFont] = font(12, Weight.SEMIBOLD)
_FONTS: Final = {weight: font(weight=weight) for weight in Weight}
_LAID_KEPT: Final = 4096


class _Cells(QStyledItemDelegate):
    """Draws one cell."""

    def __init__(self, view: AlertsTable) -> None:
        super().__init__(view)
        self._view = view
        self._laid: dict[tuple[str, int, Weight], QStaticText] = {}
        self._metrics = {weight: QFontMetrics(face) for weight, face in _FONTS.items()}

    def _laid_out(self, text: str, width: int, weight: Weight) -> QStaticText:
        """Return as much of a text as fits; laying it out takes longer than painting it."""
        key = text, width, weight
        if key not in self._laid:
            if len(self._laid) > _LAID_KEPT:
                self._laid.clear()
            cut = self._metrics[weight].elidedText(text, Qt.TextElideMode.ElideRight, width)
            laid = QStaticText(cut)
            laid.setTextFormat(Qt.TextFormat.PlainText)
            laid.prepare(font=_FONTS[weight])
            self._laid[key] = laid
        return self._laid[key]

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw ground, bar, icon and text."""
        colours = theme.current()
        area: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        column = index.column()
        first = self._view.is_leftmost(column)
        painter.save()
        if selected:
            painter.fillRect(area, colours["tint" if self._view.hasFocus() else "sunk"])
        painter.setPen(QPen(colours["soft"], 1))
        painter.drawLine(area.left(), area.bottom(), area.right(), area.bottom())
        if selected and first:
            painter.fillRect(
                QRect(area.topLeft(), area.bottomLeft()).adjusted(0, 0, _BAR, 0), colours["accent"]
            )
        inner = area.adjusted(self._view.first if first else _MARGIN, 0, -_MARGIN, 0)
        inner.setHeight(ROW)
        if column == Column.STATE and not self._view.is_narrow:
            self._draw_state(painter, inner, index, colours["text2"])
            inner.adjust(_ICON + 8, 0, 0, 0)
        folio = column == Column.FOLIO
        weight = (
            Weight.SEMIBOLD if folio and selected else Weight.MEDIUM if folio else Weight.REGULAR
        )
        painter.setFont(_FONTS[weight])
        painter.setPen(colours["text" if column <= Column.STATE else "text2"])
        shown = self._laid_out(str(index.data() or ""), inner.width(), weight)
        top = inner.top() + (ROW - self._metrics[weight].height()) // 2
        painter.drawStaticText(inner.left(), top, shown)
        painter.restore()

    @staticmethod
    def _draw_state(
        painter: QPainter,
        inner: QRect,
        index: QModelIndex | QPersistentModelIndex,
        colour: QColor,
    ) -> None:
        line = index.data(ROW_ROLE)
        if line is not None:
            where = QRectF(inner.left(), inner.center().y() - _ICON / 2 + 1, _ICON, _ICON)
            icons.draw(painter, faces.icon(line.state), where, colour)
