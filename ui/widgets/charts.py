"""Small charts, painted here, each with its numbers in words and a table as its twin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtGui import QPaintEvent as _Paint
from PySide6.QtWidgets import (
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui import plain, theme
from ui.fonts import Weight, font
from ui.widgets.button import Button, Kind
from ui.widgets.facts import section
from ui.widgets.text import Elided, Look, Text

_ROW: Final = 21
_MOST: Final = 8
_COUNT: Final = 40
_COLUMNS: Final = 76
_GAP: Final = 2.0
_STRIP: Final = 12
_LEGEND: Final = 20
_DOT: Final = 8


@dataclass(frozen=True, slots=True)
class Datum:
    """One number of a chart.

    Attributes:
        label: what it counts.
        value: at least 0.
        ink: colour of its bar; the label says what the colour means.
    """

    label: str
    value: int
    ink: str = "bar"

    @property
    def said(self) -> str:
        """The number as text."""
        return QLocale().toString(self.value)


class Chart(QWidget):
    """Numbers as lengths; a screen reader gets them as text."""

    def __init__(self) -> None:
        super().__init__()
        self.data: Sequence[Datum] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFont(font(12))

    def show_data(self, data: Sequence[Datum]) -> None:
        """Show other numbers."""
        self.data = data
        self.setAccessibleDescription("; ".join(f"{each.label}: {each.said}" for each in data))
        self.updateGeometry()
        self.update()

    def _painter(self) -> QPainter:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        return painter

    def _fill(self, painter: QPainter, area: QRectF, ink: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current()[ink])
        painter.drawRoundedRect(area, 2, 2)


class Bars(Chart):
    """One bar below the other, name at the left, number at the right.

    Of many bars the longest are drawn, and all others as one; the table has every number.
    """

    def sizeHint(self) -> QSize:
        """Return room for all bars."""
        return QSize(240, max(1, min(_MOST, len(self.data))) * _ROW)

    def drawn(self) -> list[Datum]:
        """Return the bars that are drawn, in the order of the data."""
        if len(self.data) <= _MOST:
            return list(self.data)
        longest = sorted(self.data, key=lambda each: each.value, reverse=True)[: _MOST - 1]
        rest = [each for each in self.data if each not in longest]
        word = self.tr("%n other(s)", "", len(rest))
        kept = [each for each in self.data if each in longest]
        return [*kept, Datum(word, sum(each.value for each in rest), "line2")]

    def paintEvent(self, _event: _Paint) -> None:
        """Draw names, bars and numbers."""
        painter, colours, data = self._painter(), theme.current(), self.drawn()
        longest = max((each.value for each in data), default=0)
        widest = max(
            (painter.fontMetrics().horizontalAdvance(each.label) for each in data), default=0
        )
        names = min(widest + 12, self.width() * 3 // 5)
        room = self.width() - names - _COUNT
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        for number, each in enumerate(data):
            top = number * _ROW
            name = painter.fontMetrics().elidedText(
                each.label, Qt.TextElideMode.ElideRight, names - 8
            )
            painter.setFont(font(12))
            painter.setPen(colours["text2"])
            painter.drawText(QRectF(0, top, names, _ROW), middle, name)
            if each.value:
                wide = max(2.0, room * each.value / longest)
                self._fill(painter, QRectF(names, top + _ROW / 2 - 4, wide, 8), each.ink)
            painter.setFont(font(12, Weight.MEDIUM))
            painter.setPen(colours["text"])
            at = QRectF(self.width() - _COUNT, top, _COUNT, _ROW)
            painter.drawText(at, int(middle | Qt.AlignmentFlag.AlignRight), each.said)


class Columns(Chart):
    """Bars that stand beside each other, in the order of time, each over its number."""

    def sizeHint(self) -> QSize:
        """Return the height of all columns."""
        return QSize(240, _COLUMNS)

    def paintEvent(self, _event: _Paint) -> None:
        """Draw columns and numbers."""
        painter, colours = self._painter(), theme.current()
        longest = max((each.value for each in self.data), default=0) or 1
        share = self.width() / max(8, len(self.data))
        for number, each in enumerate(self.data):
            high = max(2.0, (self.height() - _ROW - 4) * each.value / longest)
            left = number * share
            top = self.height() - _ROW - high
            self._fill(painter, QRectF(left + share / 4, top, share / 2, high), each.ink)
            painter.setPen(colours["text"])
            at = QRectF(left, self.height() - _ROW, share, _ROW)
            painter.drawText(at, int(Qt.AlignmentFlag.AlignCenter), each.said)


class Stacked(Chart):
    """One bar of parts, each named below with its number."""

    def sizeHint(self) -> QSize:
        """Return room for the bar and as many lines of names as there are."""
        return QSize(240, _STRIP + 6 + self._lines() * _LEGEND)

    def hasHeightForWidth(self) -> bool:
        """Tell that narrow names need more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        return _STRIP + 6 + self._lines(width) * _LEGEND

    def _lines(self, width: int = 290) -> int:
        return 1 + max((line for _left, line in self._places(width)), default=0)

    def _places(self, width: int) -> list[tuple[float, int]]:
        """Return left edge and line of each name."""
        metrics, places = QFontMetrics(font(12)), list[tuple[float, int]]()
        left, line = 0.0, 0
        for each in self.data:
            wide = _DOT + 6 + metrics.horizontalAdvance(_entry(each))
            if left and left + wide > width:
                left, line = 0.0, line + 1
            places.append((left, line))
            left += wide + 14
        return places

    def paintEvent(self, _event: _Paint) -> None:
        """Draw the bar and the names."""
        painter, colours = self._painter(), theme.current()
        total = sum(each.value for each in self.data)
        left = 0.0
        for each in self.data if total else ():
            wide = self.width() * each.value / total
            if each.value:
                self._fill(painter, QRectF(left, 0, max(2.0, wide - _GAP), _STRIP), each.ink)
            left += wide
        for each, (at, line) in zip(self.data, self._places(self.width()), strict=True):
            top = _STRIP + 6 + line * _LEGEND
            self._fill(painter, QRectF(at, top + (_LEGEND - _DOT) / 2, _DOT, _DOT), each.ink)
            painter.setPen(colours["text2"])
            where = QRectF(at + _DOT + 6, top, self.width(), _LEGEND)
            painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter), _entry(each))


def _entry(each: Datum) -> str:
    return f"{each.label} {each.said}"


_SIDES: Final = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)


class Twin(QTableWidget):
    """The numbers of a chart as a table; copying takes all of them."""

    def __init__(self, columns: tuple[str, str]) -> None:
        super().__init__(0, len(columns))
        self._columns = columns
        for number, (name, side) in enumerate(zip(columns, _SIDES, strict=True)):
            head = QTableWidgetItem(name)
            head.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            self.setHorizontalHeaderItem(number, head)
        self.horizontalHeader().setProperty("small", True)  # noqa: FBT003 - Qt's signature
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(24)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_data(self, data: Sequence[Datum]) -> None:
        """Show other numbers."""
        self.setRowCount(len(data))
        for number, each in enumerate(data):
            self.setItem(number, 0, QTableWidgetItem(plain.line(each.label)))
            value = QTableWidgetItem(each.said)
            value.setTextAlignment(_SIDES[1] | Qt.AlignmentFlag.AlignVCenter)
            self.setItem(number, 1, value)
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + 24 * min(10, len(data)) + 4)

    def text(self) -> str:
        """Return the whole table, its columns parted by tabs."""
        rows = [self._columns]
        for number in range(self.rowCount()):
            items = (self.item(number, 0), self.item(number, 1))
            rows.append(tuple("" if item is None else item.text() for item in items))  # type: ignore[arg-type]
        return "\n".join("\t".join(row) for row in rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the table."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.text())
            return
        super().keyPressEvent(event)


class ChartSection(QWidget):
    """A chart under its title, with a note, and the way to its table.

    Args:
        title: what is shown.
        chart: shows it.
        columns: heads of the table.
    """

    def __init__(self, title: str, chart: Chart, columns: tuple[str, str]) -> None:
        super().__init__()
        self._title = title
        self.chart = chart
        chart.setAccessibleName(title)
        self.twin = Twin(columns)
        self.twin.setAccessibleName(title)
        self._note = Elided("", Look.CAPTION, tone="text3")
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._nothing = Text(self.tr("Nothing to show yet."), Look.CAPTION, tone="text3")
        self.turn = Button("", Kind.QUIET, icon="table")
        self.turn.make_small()
        self.turn.clicked.connect(self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(section(title, self._note, self.turn))
        for part in (self._nothing, chart, self.twin):
            column.addWidget(part)
        self._as_table = False
        self.show_data((), "")

    def show_data(self, data: Sequence[Datum], note: str) -> None:
        """Show other numbers, and a note beside the title."""
        self.chart.show_data(data)
        self.twin.show_data(data)
        self._note.say(note)
        self._arrange()

    def _turn(self) -> None:
        self._as_table = not self._as_table
        self._arrange()
        if self._as_table:
            self.twin.setFocus()

    def _arrange(self) -> None:
        there = bool(self.chart.data)
        self._nothing.setVisible(not there)
        self.chart.setVisible(there and not self._as_table)
        self.twin.setVisible(there and self._as_table)
        self.turn.setVisible(there)
        label = self.tr("Show as a chart") if self._as_table else self.tr("Show as a table")
        self.turn.setAccessibleName(f"{label}: {self._title}")
        self.turn.setToolTip(plain.tip(label))
        self.turn.dress("bar-chart" if self._as_table else "table")
