"""The board of referrals: one column for each group of states, what waits longest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from alertadores.app import ListReader, ProceedingLine, ProceedingQuery
from ui import plain, theme
from ui.fonts import Weight, font
from ui.pages.proceedings import Group
from ui.proceedings_model import Column, ProceedingsModel
from ui.shell.page import Setting
from ui.widgets.facts import section
from ui.widgets.listing import Cell
from ui.widgets.text import Look, Text

if TYPE_CHECKING:
    from ui.pages.referrals import ReferralsPage

_Index = QModelIndex | QPersistentModelIndex
_CARD: Final = 90
_ENDED: Final = "CERRADA"


class Board(QWidget):
    """Columns beside each other; what has ended stands in the table alone."""

    case_wanted = Signal(bytes, str)

    def __init__(self, setting: Setting, groups: Sequence[Group], page: ReferralsPage) -> None:
        super().__init__()
        self._desk = setting.desk
        self.lanes = [Lane(setting, each, page) for each in groups if _ENDED not in each.states]
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(8)
        for lane in self.lanes:
            lane.cards.opened.connect(self._open)
            row.addWidget(lane, 1)

    @property
    def folio(self) -> str:
        """The folio of the chosen card of the column that has the focus."""
        focused = (lane.cards for lane in self.lanes if lane.cards.hasFocus())
        lines = (cards.line(cards.currentIndex()) for cards in focused)
        return next((line.folio for line in lines if line is not None), "")

    def refresh(self) -> None:
        """Read all columns anew."""
        queries = [ProceedingQuery("referral", frozenset(lane.group.states)) for lane in self.lanes]

        def read(reader: ListReader) -> list[Sequence[int]]:
            return [reader.proceedings.ids(query) for query in queries]

        def show(found: list[Sequence[int]]) -> None:
            for lane, ids in zip(self.lanes, found, strict=True):
                lane.show_ids(ids)

        self._desk.look(self.tr("Reading the board"), read, show, owner=self)

    def _open(self, line: ProceedingLine) -> None:
        self.case_wanted.emit(line.case, "referral")


class Lane(QWidget):
    """One column: its name, how many there are, its cards."""

    def __init__(self, setting: Setting, group: Group, page: ReferralsPage) -> None:
        super().__init__()
        self.group = group
        self._count = Text("", Look.CAPTION, tone="text3")

        def said(line: ProceedingLine) -> Cell:
            parts = (page.folio, page.destination, page.state, page.age)
            return Cell(". ".join(part(line).text for part in parts))

        self.model = ProceedingsModel(setting.desk.reader, (Column(group.name, said),), self)
        self.model.failed.connect(setting.desk.tasks.failed)
        self.cards = Cards(self.model, page)
        self.cards.setAccessibleName(group.name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(section(group.name, self._count))
        column.addWidget(self.cards, 1)

    def show_ids(self, ids: Sequence[int]) -> None:
        """Show other cards."""
        self.model.show_ids(ids)
        self._count.say(QLocale().toString(len(ids)))


class Cards(QListView):
    """The cards of a column."""

    opened = Signal(ProceedingLine)

    def __init__(self, model: ProceedingsModel, page: ReferralsPage) -> None:
        super().__init__()
        self.setModel(model)
        self._model = model
        self.setItemDelegate(_Card(self, page))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._open)

    def line(self, index: _Index) -> ProceedingLine | None:
        """Return the proceeding of a card."""
        return self._model.line(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        line = self.line(index)
        if line is not None:
            self.opened.emit(line)


class _Card(QStyledItemDelegate):
    def __init__(self, view: Cards, page: ReferralsPage) -> None:
        super().__init__(view)
        self._view = view
        self._page = page

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Return the size of a card."""
        return QSize(120, _CARD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw folio, institution, state and age, one below the other."""
        line = self._view.line(index)
        colours = theme.current()
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
            painter.fillRect(area, colours["tint"])
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), colours["accent"])
        painter.setPen(QPen(colours["soft"], 1))
        painter.drawLine(area.left(), area.bottom(), area.right(), area.bottom())
        if line is not None:
            self._write(painter, area.adjusted(8, 6, 0, -6), line)
        painter.restore()

    def _write(self, painter: QPainter, inner: QRect, line: ProceedingLine) -> None:
        page, colours, top = self._page, theme.current(), Qt.AlignmentFlag.AlignTop
        painter.setPen(colours["text"])
        painter.setFont(font(13, Weight.MEDIUM))
        painter.drawText(inner, int(top), plain.line(line.folio))
        painter.setPen(colours["text2"])
        painter.setFont(font(12))
        age = inner.adjusted(0, 1, 0, 0)
        painter.drawText(age, int(top | Qt.AlignmentFlag.AlignRight), page.age(line).text)
        metrics, wide = painter.fontMetrics(), inner.width()
        institution = _in_two_lines(metrics, page.destination(line).text, wide)
        painter.drawText(inner.adjusted(0, 20, 0, 0), int(top), institution)
        state = metrics.elidedText(page.state(line).text, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignBottom), state)


def _in_two_lines(metrics: QFontMetrics, text: str, width: int) -> str:
    """Break a text after the words that fit a line; of what is left, a line is kept."""
    words, first = text.split(" "), ""
    while words and metrics.horizontalAdvance(f"{first} {words[0]}") <= width:
        first = f"{first} {words.pop(0)}".strip()
    return f"{first}\n{metrics.elidedText(' '.join(words), Qt.TextElideMode.ElideRight, width)}"
