"""Several of many: a list to tick, narrowed down by typing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from alertadores.app import Typed
from ui import plain, theme
from ui.widgets.inputs import paint_tick

ROW: Final = 28
"""Pixels of a row that can be ticked."""
_MOST: Final = 8
_FEW: Final = 4
EDGE: Final = 4
"""Pixels between the rows and what is around the list."""
_KEY: Final = Qt.ItemDataRole.UserRole
_NOTE: Final = Qt.ItemDataRole.UserRole + 1


class ManyInput(QWidget):
    """Ticks in a list of choices.

    Args:
        choices: key, label and a note at the right, such as the article of a conduct.
    """

    changed = Signal()

    def __init__(self, choices: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self._find = QLineEdit()
        self._find.setPlaceholderText(self.tr("Type to narrow the list"))
        self._find.textChanged.connect(self._narrow)
        self._list = QListView()
        self._list.setProperty("boxed", True)  # noqa: FBT003 - Qt's signature
        self._list.setItemDelegate(Ticks(self._list))
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setUniformItemSizes(True)
        self._list.setMinimumHeight(min(len(choices), _MOST) * ROW + 2 * EDGE)
        if len(choices) <= _MOST:
            self._find.setVisible(len(choices) > _FEW)
            self._list.setMaximumHeight(self._list.minimumHeight())
        self._model = QStandardItemModel(self)
        for key, label, note in choices:
            self._model.appendRow(_item(key, label, note))
        self._list.setModel(self._model)
        self._list.setCurrentIndex(self._model.index(0, 0))
        self._list.clicked.connect(self._flip)
        self._model.itemChanged.connect(lambda _item: self.changed.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._find)
        layout.addWidget(self._list, 1)
        self.setFocusProxy(self._list if self._find.isHidden() else self._find)

    def setAccessibleName(self, name: str) -> None:
        """Name both parts."""
        super().setAccessibleName(name)
        self._find.setAccessibleName(self.tr("{name}: narrow the list").format(name=name))
        self._list.setAccessibleName(name)

    def answer(self) -> tuple[str, ...]:
        """Return the keys that are ticked."""
        items = (self._model.item(row) for row in range(self._model.rowCount()))
        return tuple(
            str(item.data(_KEY)) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def tick(self, keys: Sequence[str]) -> None:
        """Tick these and no others."""
        for row in range(self._model.rowCount()):
            item = self._model.item(row)
            on = item.data(_KEY) in keys
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def problem(self) -> str:
        """Return nothing: what cannot be chosen is not offered."""
        return ""

    def remark(self) -> str:
        """Return nothing: there is no more to it than is seen."""
        return ""

    def typed(self) -> Typed:
        """Return the keys that are ticked."""
        return self.answer()

    def retype(self, value: Typed) -> None:
        """Tick them again; keys that are not offered any more are left out."""
        if isinstance(value, tuple):
            self.tick(value)

    def _flip(self, index: QModelIndex) -> None:
        flip(self._model.itemFromIndex(index))

    def _narrow(self, text: str) -> None:
        wanted = text.casefold().split()
        for row in range(self._model.rowCount()):
            item = self._model.item(row)
            words = f"{item.text()} {item.data(_NOTE)}".casefold()
            self._list.setRowHidden(row, not all(word in words for word in wanted))


def flip(item: QStandardItem | QListWidgetItem) -> None:
    """Tick what was not ticked, and the other way round."""
    on = item.checkState() is Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)


def _item(key: str, label: str, note: str) -> QStandardItem:
    item = QStandardItem(label)
    item.setData(key, _KEY)
    item.setData(note, _NOTE)
    item.setToolTip(plain.tip(label))
    item.setCheckState(Qt.CheckState.Unchecked)
    item.setFlags(
        Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
    )
    return item


class Ticks(QStyledItemDelegate):
    """Draws a row: tick, label, note. The space bar flips it; the list flips what is clicked."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a row."""
        return QSize(200, ROW)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Leave clicks to the list, so that one click is one flip."""
        if event.type() in {QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick}:
            return False
        return super().editorEvent(event, model, option, index)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        colours = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = selected and bool(state & QStyle.StateFlag.State_HasFocus)
        if selected:
            painter.fillRect(area, colours["tint" if focused else "sunk"])
        on = index.data(Qt.ItemDataRole.CheckStateRole) in {Qt.CheckState.Checked, 2}
        box = QRectF(area.left() + 8, area.center().y() - 8, 17, 17)
        paint_tick(painter, box, on=on, focused=False)
        note = str(index.data(_NOTE) or "")
        metrics = painter.fontMetrics()
        wide = metrics.horizontalAdvance(note)
        inner = area.adjusted(34, 0, -8, 0)
        painter.setPen(colours["text3"])
        painter.drawText(
            inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), note
        )
        painter.setPen(colours["text"])
        room = inner.width() - wide - 16
        label = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, label)
        painter.restore()
