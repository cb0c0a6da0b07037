"""What waits for this member's agreement: proposals of others, emissions to confirm."""

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
from PySide6.QtWidgets import (
    QListView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from alertadores.app import Approve, InboxItem
from ui import dates, icons, plain, theme
from ui.fonts import Weight, font
from ui.shell.page import Page, Setting
from ui.widgets.empty import Empty
from ui.widgets.text import Look, Rule, Text
from ui.words import Words

_Index = QModelIndex | QPersistentModelIndex
_ROW: Final = 56
_ITEM: Final = Qt.ItemDataRole.UserRole


class AwaitingPage(Page):
    """The inbox. What is agreed to is seen first, on the page of its case."""

    help_topic = "today"

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self._desk = setting.desk
        self.list = _List(setting.words)
        self.list.opened.connect(self._open)
        self._empty = Empty()
        self._empty.say(self.tr("Nothing waits for your agreement."))
        self._body = QStackedWidget()
        self._body.addWidget(self.list)
        self._body.addWidget(self._empty)
        why = self.tr(
            "Nobody decides alone. Here is what others proposed and a second person, you, may "
            "agree to or refuse."
        )
        head = QVBoxLayout()
        head.setContentsMargins(24, 14, 24, 14)
        head.setSpacing(6)
        head.addWidget(Text(self.tr("Awaiting me"), Look.TITLE))
        head.addWidget(Text(why, tone="text2", wrap=True))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(Rule())
        whole.addWidget(self._body, 1)
        setting.desk.inbox_changed.connect(self.show_items)
        self.show_items(setting.desk.inbox)

    def show_items(self, items: Sequence[InboxItem]) -> None:
        """Show what waits now."""
        self.list.show_items(items)
        self._body.setCurrentWidget(self.list if items else self._empty)

    def begin(self) -> None:
        """Put the focus on the list."""
        self.list.setFocus()

    def _open(self, item: InboxItem) -> None:
        if item.case is None:
            title = self.tr("Agreeing")
            self._desk.act(title, lambda session: session.decide(item, Approve()))
        else:
            self.case_wanted.emit(item.case, item.kind)


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
            return f"{self._words.kind(item.kind)}. {self.said(item)}"
        return None

    def said(self, item: InboxItem) -> str:
        """Return the second line: where, by whom, when."""
        parts = (
            item.folio or self.tr("Matter of the office"),
            self.tr("by {author}").format(author=plain.line(item.author, 80)),
            dates.moment(item.recorded),
        )
        return " · ".join(parts)


class _List(QListView):
    opened = Signal(InboxItem)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.items = _Items(words, self)
        self.setModel(self.items)
        self.setItemDelegate(_Rows(words, self))
        self.setUniformItemSizes(True)
        self.setAccessibleName(self.tr("What awaits me"))
        self.clicked.connect(lambda index: self.opened.emit(index.data(_ITEM)))

    def show_items(self, items: Sequence[InboxItem]) -> None:
        """Show other items."""
        self.items.show_items(items)
        self.setCurrentIndex(self.items.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().data(_ITEM))
            return
        super().keyPressEvent(event)


class _Rows(QStyledItemDelegate):
    def __init__(self, words: Words, view: _List) -> None:
        super().__init__(view)
        self._words = words
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Return the height of a row of two lines."""
        return QSize(300, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw two heads, what it is, where and by whom."""
        colours = theme.current()
        item: InboxItem = index.data(_ITEM)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, colours["tint" if self._view.hasFocus() else "sunk"])
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), colours["accent"])
        painter.setPen(QPen(colours["soft"], 1))
        painter.drawLine(area.left() + 24, area.bottom(), area.right() - 24, area.bottom())
        where = QRectF(area.left() + 24, area.center().y() - 10, 20, 20)
        icons.draw(painter, "users", where, colours["gold"])
        inner = area.adjusted(60, 8, -60, -8)
        painter.setFont(font(weight=Weight.MEDIUM))
        painter.setPen(colours["text"])
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignTop), self._words.kind(item.kind))
        painter.setFont(font(13))
        painter.setPen(colours["text2"])
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignBottom), self._view.items.said(item))
        arrow = QRectF(area.right() - 40, area.center().y() - 8, 16, 16)
        icons.draw(painter, "chevron-right", arrow, colours["text3"])
        painter.restore()
