"""What others proposed and this member may agree to or refuse, as a short list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from alertadores.app import InboxItem
from ui import dates, icons, plain, theme
from ui.fonts import Weight, font
from ui.words import Words

_Index = QModelIndex | QPersistentModelIndex
_ROW: Final = 44
_MOST: Final = 6
"""Rows that are seen at once; the others are reached by scrolling."""
_ITEM: Final = Qt.ItemDataRole.UserRole


class _Items(QAbstractListModel):
    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self._items: Sequence[InboxItem] = ()

    def show_items(self, items: Sequence[InboxItem]) -> None:
        """Show other items."""
        self.beginResetModel()
        self._items = items
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return how many wait."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what is said of an item, or the item."""
        item = self._items[index.row()]
        if role == _ITEM:
            return item
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            day = dates.short(item.recorded.date())
            return f"{self._words.kind(item.kind)}. {self.said(item)}. {day}"
        return plain.tip(self.said(item)) if role == Qt.ItemDataRole.ToolTipRole else None

    def said(self, item: InboxItem) -> str:
        """Return the second line: where, by whom."""
        where = plain.line(item.folio, 40) if item.folio else self.tr("Matter of the office")
        by = self.tr("by {author}").format(author=plain.line(item.author, 80))
        return f"{where} · {by}"


class InboxList(QListView):
    """The items, as high as there are few of them."""

    opened = Signal(InboxItem)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.items = _Items(words, self)
        self.setModel(self.items)
        self.setItemDelegate(_Rows(words, self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("What waits for my agreement"))
        self.clicked.connect(lambda index: self.opened.emit(index.data(_ITEM)))
        self.show_items(())

    def show_items(self, items: Sequence[InboxItem]) -> None:
        """Show other items; the present one stays so if it is still there."""
        kept = self.currentIndex().data(_ITEM)
        self.items.show_items(items)
        self.setFixedHeight(max(1, min(_MOST, len(items))) * _ROW)
        self.setCurrentIndex(self.items.index(items.index(kept) if kept in items else 0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().data(_ITEM))
            return
        super().keyPressEvent(event)


class _Rows(QStyledItemDelegate):
    def __init__(self, words: Words, view: InboxList) -> None:
        super().__init__(view)
        self._words = words
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Return the height of a row of two lines."""
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw two heads, what it is, where and by whom."""
        colours = theme.current()
        item: InboxItem = index.data(_ITEM)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
            painter.fillRect(area, colours["tint"])
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), colours["accent"])
        painter.setPen(QPen(colours["soft"], 1))
        painter.drawLine(area.left() + 34, area.bottom(), area.right(), area.bottom())
        where = QRectF(area.left() + 8, area.center().y() - 8, 16, 16)
        icons.draw(painter, "users", where, colours["gold"])
        self._write(painter, area.adjusted(34, 4, -4, -4), item)
        painter.restore()

    def _write(self, painter: QPainter, inner: QRect, item: InboxItem) -> None:
        colours, place, end = theme.current(), Qt.AlignmentFlag, Qt.TextElideMode.ElideRight
        day = dates.short(item.recorded.date())
        painter.setFont(font(12))
        painter.setPen(colours["text2"])
        painter.drawText(inner, int(place.AlignTop | place.AlignRight), day)
        room = inner.width() - painter.fontMetrics().horizontalAdvance(day) - 8
        said = painter.fontMetrics().elidedText(self._view.items.said(item), end, inner.width())
        painter.drawText(inner, int(place.AlignBottom), said)
        painter.setFont(font(13, Weight.MEDIUM))
        painter.setPen(colours["text"])
        kind = painter.fontMetrics().elidedText(self._words.kind(item.kind), end, room)
        painter.drawText(inner, int(place.AlignTop), kind)
