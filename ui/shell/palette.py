"""The command palette: every action by name, two keys away."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.fonts import font
from ui.widgets.text import Look, Text

_WIDTH: Final = 560
_ROW: Final = 36
_MOST_ROWS: Final = 9
_ACTION: Final = Qt.ItemDataRole.UserRole
_KEYS: Final = Qt.ItemDataRole.UserRole + 1
_MOVING: Final = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class Palette(QDialog):
    """Type a part of a name, choose with the arrows, Enter does it."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Actions"))
        self.setFixedWidth(_WIDTH)
        self._find = QLineEdit()
        self._find.setPlaceholderText(self.tr("What do you want to do?"))
        self._find.setAccessibleName(self.tr("Name of an action"))
        self._find.textChanged.connect(self._narrow)
        self._find.installEventFilter(self)
        self._model = QStandardItemModel(self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Rows(self._list))
        self._list.setAccessibleName(self.tr("Actions"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.clicked.connect(lambda _index: self._do())
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing = Text(self.tr("No action of that name."), Look.SMALL, tone="text3")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        for part in (self._find, self._nothing, self._list):
            layout.addWidget(part)
        self._actions = [each for each in actions if each.isEnabled()]
        self._narrow("")

    def begin(self) -> None:
        """Put the cursor into the field."""
        self._find.setFocus()

    def _narrow(self, text: str) -> None:
        wanted = _folded(text).split()
        self._model.clear()
        for action in self._actions:
            if all(word in _folded(action.text()) for word in wanted):
                self._model.appendRow(_row(action))
        self._nothing.setVisible(self._model.rowCount() == 0)
        self._list.setCurrentIndex(self._model.index(0, 0))
        self._list.setFixedHeight(min(self._model.rowCount(), _MOST_ROWS) * _ROW)
        self.adjustSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw an edge: nothing else parts it from the page."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(theme.current()["edge"])
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _do(self) -> None:
        action = self._list.currentIndex().data(_ACTION)
        self.close()
        if isinstance(action, QAction):
            action.trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand arrows from the field to the list; Enter does the chosen action."""
        if watched is self._find and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() in _MOVING:
                self._list.event(event)
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in {
                Qt.Key.Key_Return,
                Qt.Key.Key_Enter,
            }:
                self._do()
                return True
        return super().eventFilter(watched, event)


def _row(action: QAction) -> QStandardItem:
    item = QStandardItem(action.text())
    item.setData(action, _ACTION)
    item.setData(action.shortcut().toString(QKeySequence.SequenceFormat.NativeText), _KEYS)
    return item


def _folded(text: str) -> str:
    """Return text without case and accents, so that "emision" finds "Emisión"."""
    split = unicodedata.normalize("NFD", text.casefold())
    return "".join(each for each in split if not unicodedata.combining(each))


class _Rows(QStyledItemDelegate):
    """Draws an action: name at the left, keys at the right."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a row."""
        return QSize(_WIDTH - 24, _ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        colours = theme.current()
        area = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours["tint"])
            painter.drawRoundedRect(area, 6, 6)
        inner = area.adjusted(12, 0, -12, 0)
        painter.setPen(colours["text"])
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        painter.setFont(font(12))
        painter.setPen(colours["text3"])
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(inner, int(right), str(index.data(_KEYS)))
        painter.restore()
