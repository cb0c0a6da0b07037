"""The table of alerts: 32 px rows, hairlines, one selected row with a bar at its left."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui import faces, icons, theme
from ui.alerts_model import ROW_ROLE, Column
from ui.fonts import Weight, font

ROW: Final = 32
_MARGIN: Final = 8
_BAR: Final = 3
_ICON: Final = 16


class AlertsTable(QTableView):
    """The view of the list."""

    opened = Signal(QModelIndex)
    """A row is to be opened: Enter, or a click."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Cells(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("List of alerts"))
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW)
        rows.hide()
        head = self.horizontalHeader()
        head.setFixedHeight(28)
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setStretchLastSection(True)
        self.clicked.connect(self.opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class _Cells(QStyledItemDelegate):
    """Draws one cell."""

    def __init__(self, view: AlertsTable) -> None:
        super().__init__(view)
        self._view = view

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw ground, bar, icon and text."""
        colours = theme.current()
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        first = index.column() == Column.FOLIO
        painter.save()
        if selected:
            painter.fillRect(area, colours["tint" if self._view.hasFocus() else "sunk"])
        painter.setPen(QPen(colours["soft"], 1))
        left = area.left() + (_MARGIN + _BAR if first else 0)
        painter.drawLine(left, area.bottom(), area.right(), area.bottom())
        if selected and first:
            painter.fillRect(
                QRect(area.topLeft(), area.bottomLeft()).adjusted(0, 0, _BAR, 0), colours["accent"]
            )
        inner = area.adjusted(_MARGIN + (_BAR + 5 if first else 0), 0, -_MARGIN, 0)
        line = index.data(ROW_ROLE)
        if index.column() == Column.STATE and line is not None:
            where = QRectF(inner.left(), inner.center().y() - _ICON / 2 + 1, _ICON, _ICON)
            icons.draw(painter, faces.icon(line.state), where, colours["text2"])
            inner.adjust(_ICON + 8, 0, 0, 0)
        weight = (
            Weight.SEMIBOLD if first and selected else Weight.MEDIUM if first else Weight.REGULAR
        )
        painter.setFont(font(weight=weight))
        painter.setPen(colours["text" if index.column() <= Column.STATE else "text2"])
        text = str(index.data() or "")
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()
