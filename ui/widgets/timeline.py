"""The timeline: entries as sentences, newest first, each with its standing in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui import icons, plain, theme
from ui.fonts import Weight, font
from ui.widgets.chip import Face

_Index = QModelIndex | QPersistentModelIndex
EVENT_ROLE: Final = Qt.ItemDataRole.UserRole
_LEFT: Final = 40
_ICON: Final = 16
_MANY: Final = 300
"""Events from which each is cut to one line, so that all are of one height."""


@dataclass(frozen=True, slots=True)
class Event:
    """One entry as the timeline shows it.

    Attributes:
        entry: its leaf hash.
        icon: outline of its kind.
        sentence: who did what.
        moment: when, in words.
        standing: how far it has come.
        reason: why it has no effect, if it has none.
    """

    entry: bytes
    icon: str
    sentence: str
    moment: str
    standing: Face
    reason: str = ""

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        parts = (self.sentence, self.moment, self.standing.word, self.reason)
        return ". ".join(part for part in parts if part)


class TimelineModel(QAbstractListModel):
    """The events of one case."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._events: Sequence[Event] = ()

    def show_events(self, events: Sequence[Event]) -> None:
        """Show other events."""
        self.beginResetModel()
        self._events = events
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return how many events there are."""
        return 0 if parent.isValid() else len(self._events)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what is said of an event, or the event."""
        event = self._events[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return event.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain.tip(event.spoken)
        return event if role == EVENT_ROLE else None


class Timeline(QListView):
    """The events, one below the other on a line.

    Args:
        quiet: to look at only, as many as fit.
        linked: whether one follows from the other, and a line says so.
    """

    chosen = Signal(bytes)
    """The entry that is looked at."""

    def __init__(self, *, quiet: bool = False, linked: bool = True) -> None:
        super().__init__()
        self.linked = linked
        self.model_ = TimelineModel(self)
        self.setModel(self.model_)
        self.setItemDelegate(_Events(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(self.tr("Timeline"))
        self._quiet = quiet
        self._events: Sequence[Event] = ()
        if quiet:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.selectionModel().currentChanged.connect(self._current)

    def show_events(self, events: Sequence[Event]) -> None:
        """Show other events; a quiet timeline shows those that fit whole."""
        self._events = events
        # Thousands of sentences would have to be made and broken before the first one is seen.
        self.setUniformItemSizes(len(events) > _MANY)
        self.model_.show_events(events)
        if self._quiet:
            self._fit()

    def _fit(self) -> None:
        """Leave out the last events that would need a scroll bar, and those alone."""
        self.model_.show_events(self._events)
        room, option, fit = self.viewport().height(), QStyleOptionViewItem(), 0
        for row in range(len(self._events)):
            room -= self.itemDelegate().sizeHint(option, self.model_.index(row, 0)).height()
            fit += room >= 0
        self.model_.show_events(self._events[: max(1, fit)])

    def _current(self, index: QModelIndex) -> None:
        event = index.data(EVENT_ROLE)
        if isinstance(event, Event):
            self.chosen.emit(event.entry)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break sentences anew."""
        super().resizeEvent(event)
        if self._quiet:
            self._fit()
        self.scheduleDelayedItemsLayout()


class _Events(QStyledItemDelegate):
    """Draws an event."""

    def __init__(self, view: Timeline) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of the sentence and the lines below."""
        width = max(120, self._view.viewport().width() - _LEFT - 8)
        if self._view.uniformItemSizes():
            high = QFontMetrics(font(weight=Weight.MEDIUM)).height()
            return QSize(width, high + 18 + 18)
        event: Event = index.data(EVENT_ROLE)
        height = _height(event.sentence, font(weight=Weight.MEDIUM), width) + 18
        if event.reason:
            height += _height(event.reason, font(12), width) + 2
        return QSize(width, height + 18)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw icon, line, sentence, moment and standing."""
        colours = theme.current()
        event: Event = index.data(EVENT_ROLE)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours["tint" if self._view.hasFocus() else "sunk"])
            painter.drawRoundedRect(area.adjusted(0, 0, -2, -4), 6, 6)
        rejected = bool(event.reason)
        icon_colour = colours["red" if rejected else "text2"]
        top = area.top() + 8
        icons.draw(
            painter, event.icon, QRectF(area.left() + 10, top + 2, _ICON, _ICON), icon_colour
        )
        if self._view.linked and index.row() + 1 < self._view.model_.rowCount():
            painter.setPen(QPen(colours["line2"], 1))
            x = area.left() + 18
            painter.drawLine(QPoint(x, top + 24), QPoint(x, area.bottom() + 4))
        inner = QRect(area.left() + _LEFT, top, area.width() - _LEFT - 8, area.height())
        self._paint_words(painter, inner, event)
        painter.restore()

    def _paint_words(self, painter: QPainter, inner: QRect, event: Event) -> None:
        """Write the sentence, then moment and standing, then why it has no effect."""
        colours, rejected = theme.current(), bool(event.reason)
        painter.setPen(colours["text3" if rejected else "text"])
        sentence = self._cut(event.sentence, font(weight=Weight.MEDIUM), inner.width())
        drawn = _write(painter, inner, sentence, font(weight=Weight.MEDIUM))
        inner.setTop(drawn.bottom() + 3)
        painter.setPen(colours["text3"])
        drawn = _write(painter, inner, f"{event.moment} · ", font(12))
        where = QRectF(drawn.right() + 2, drawn.center().y() - 6, 13, 13)
        tone = colours[event.standing.ink if event.standing.ink != "text" else "text2"]
        icons.draw(painter, event.standing.icon, where, tone)
        painter.setPen(tone)
        left = round(where.right()) + 5
        beside = QRect(left, inner.top(), inner.right() - left, inner.height())
        uniform = self._view.uniformItemSizes()
        said = ". ".join(part for part in (event.standing.word, event.reason) if part)
        word = self._cut(said, font(12, Weight.MEDIUM), beside.width())
        _write(painter, beside, word if uniform else event.standing.word, font(12, Weight.MEDIUM))
        if rejected and not uniform:
            inner.setTop(drawn.bottom() + 2)
            painter.setPen(colours["red"])
            _write(painter, inner, event.reason, font(12))

    def _cut(self, text: str, face: QFont, width: int) -> str:
        """Return one line of a text where all events are of one height."""
        if not self._view.uniformItemSizes():
            return text
        return QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, width)


_WRAP: Final = Qt.TextFlag.TextWordWrap


def _height(text: str, face: Any, width: int) -> int:
    metrics = QFontMetrics(face)
    # Most sentences are one line, which is known without breaking them.
    if metrics.horizontalAdvance(text) <= width:
        return metrics.height()
    return metrics.boundingRect(QRect(0, 0, width, 10_000), int(_WRAP), text).height()


def _write(painter: QPainter, area: QRect, text: str, face: Any) -> QRect:
    painter.setFont(face)
    flags = int(_WRAP | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    drawn = painter.boundingRect(QRect(area.left(), area.top(), area.width(), 10_000), flags, text)
    painter.drawText(drawn, flags, text)
    return drawn
