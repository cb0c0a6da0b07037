"""The board of referrals: one column for each group of states, what waits longest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPen
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

from alertadores.app import ListReader, ProceedingLine, ProceedingOrder, ProceedingQuery
from ui import icons, theme
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
_LINE: Final = 20
_INSTITUTION: Final = 38
_PADDING: Final = 6
_CARD: Final = 5 * _LINE + _INSTITUTION + 2 * _PADDING
_ICON: Final = 14
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

    def begin(self) -> None:
        """Put the focus on the first cards there are."""
        filled = [lane for lane in self.lanes if lane.model.rowCount()]
        (filled or self.lanes)[0].cards.setFocus()

    def refresh(self, then: Callable[[], None], otherwise: Callable[[Exception], None]) -> None:
        """Read all columns anew.

        Args:
            then: called when they are shown.
            otherwise: gets what went wrong.
        """
        queries = [ProceedingQuery("referral", frozenset(lane.group.states)) for lane in self.lanes]

        def read(reader: ListReader) -> list[Sequence[int]]:
            return [reader.proceedings.ids(query) for query in queries]

        def show(found: list[Sequence[int]]) -> None:
            for lane, ids in zip(self.lanes, found, strict=True):
                lane.show_ids(ids)
            then()

        self._desk.look(self.tr("Reading the board"), read, show, otherwise, owner=self)

    def _open(self, line: ProceedingLine) -> None:
        self.case_wanted.emit(line.case, "referral")


class Lane(QWidget):
    """One column: its name, how many there are, its cards."""

    def __init__(self, setting: Setting, group: Group, page: ReferralsPage) -> None:
        super().__init__()
        self.group = group
        self._count = Text("", Look.CAPTION, tone="text3")

        def said(line: ProceedingLine) -> Cell:
            parts = (page.folio(line), page.destination(line), *page.signs(line))
            return Cell(". ".join(part.text for part in (*parts, page.state(line), page.age(line))))

        columns = (Column(group.name, said, ProceedingOrder.CHANGED),)
        self.model = ProceedingsModel(setting.desk.reader, columns, self)
        self.model.failed.connect(setting.desk.tasks.failed)
        self.cards = Cards(self.model, page)
        self.cards.setAccessibleName(group.name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(section(group.name, self._count))
        column.addWidget(self.cards, 1)

    def show_ids(self, ids: Sequence[int]) -> None:
        """Show other cards; the chosen one stays chosen."""
        chosen = self.model.number(self.cards.currentIndex().row())
        self.model.show_ids(ids)
        if ids and chosen is not None:
            self.cards.go_to(ids.index(chosen) if chosen in ids else 0)
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
        """Return the proceeding of a card; None if there is none."""
        return self._model.line(index.row()) if index.isValid() else None

    def go_to(self, row: int) -> None:
        """Choose a card."""
        self.setCurrentIndex(self._model.index(row, 0))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have a chosen card as soon as keys come here."""
        super().focusInEvent(event)
        if self._model.rowCount():
            self.go_to(max(self.currentIndex().row(), 0))

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
        """Draw folio and age, institution, signs and state, one below the other."""
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
            self._write(painter, area.adjusted(8, _PADDING, -4, -_PADDING), line)
        painter.restore()

    def _write(self, painter: QPainter, inner: QRect, line: ProceedingLine) -> None:
        page, place = self._page, Qt.AlignmentFlag
        row = QRect(inner.left(), inner.top(), inner.width(), _LINE)
        _draw(painter, row, page.folio(line))
        painter.setFont(font(12))
        painter.setPen(theme.current()["text2"])
        painter.drawText(row, int(place.AlignVCenter | place.AlignRight), page.age(line).text)
        institution = page.destination(line).text
        lines = _in_two_lines(painter.fontMetrics(), institution, inner.width())
        painter.drawText(inner.adjusted(0, _LINE, 0, 0), int(place.AlignTop), lines)
        row.moveTop(inner.top() + _LINE + _INSTITUTION)
        for cell in (*page.signs(line), page.state(line)):
            _draw(painter, row, cell)
            row.moveTop(row.top() + _LINE)


def _in_two_lines(metrics: QFontMetrics, text: str, width: int) -> str:
    """Break a text after the words that fit a line; of what is left, a line is kept."""
    words, first = text.split(" "), ""
    while words and metrics.horizontalAdvance(f"{first} {words[0]}") <= width:
        first = f"{first} {words.pop(0)}".strip()
    return f"{first}\n{metrics.elidedText(' '.join(words), Qt.TextElideMode.ElideRight, width)}"


def _draw(painter: QPainter, area: QRect, cell: Cell) -> None:
    """Draw one line of a card; the folio a little larger."""
    colours = theme.current()
    inner = QRect(area)
    if cell.icon:
        where = QRectF(inner.left(), inner.center().y() - _ICON / 2 + 1, _ICON, _ICON)
        icons.draw(painter, cell.icon, where, colours[cell.icon_ink])
        inner.adjust(_ICON + 6, 0, 0, 0)
    painter.setFont(font(13, Weight.MEDIUM) if cell.strong else font(12))
    painter.setPen(colours[cell.ink])
    end = Qt.TextElideMode.ElideRight
    cut = painter.fontMetrics().elidedText(cell.text, end, inner.width())
    painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), cut)
