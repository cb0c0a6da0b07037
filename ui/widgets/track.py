"""The way of a document from draft to issue: where it stands, in words and dots."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.fonts import Weight, font

_LINE: Final = 28
_SHORTEST: Final = 6
_SPACE: Final = 8
_NARROW: Final = 4
_DOT: Final = 4.0


class Track(QWidget):
    """Stations on a line; those behind are filled, the present one is named in bold."""

    def __init__(self, stations: Sequence[str]) -> None:
        super().__init__()
        self._stations = tuple(stations)
        self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.go_to(0)

    def go_to(self, station: int) -> None:
        """Stand at another station."""
        self._at = station
        self.setAccessibleName(
            self.tr("Step {number} of {total}: {name}").format(
                number=station + 1, total=len(self._stations), name=self._stations[station]
            )
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for all stations."""
        return QSize(self._words() + (len(self._stations) - 1) * (_LINE + 2 * _SPACE), 24)

    def minimumSizeHint(self) -> QSize:
        """Return room for the words alone: lines between them may be short."""
        return QSize(self._words() + (len(self._stations) - 1) * (_SHORTEST + 2 * _NARROW), 24)

    def _words(self) -> int:
        metrics = QFontMetrics(font(13, Weight.SEMIBOLD))
        return sum(metrics.horizontalAdvance(each) for each in self._stations) + 18 * len(
            self._stations
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw dots, words and lines."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, middle = 0.0, self.height() / 2
        narrow = self.width() < self.sizeHint().width()
        line, space = (_SHORTEST, _NARROW) if narrow else (_LINE, _SPACE)
        for number, name in enumerate(self._stations):
            if number:
                painter.setPen(QPen(colours["line2"], 1))
                left += space
                painter.drawLine(QPointF(left, middle), QPointF(left + line, middle))
                left += line + space
            here = number == self._at
            painter.setPen(QPen(colours["accent" if number <= self._at else "text3"], 1.5))
            painter.setBrush(colours["accent"] if number <= self._at else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(left + _DOT + 1, middle), _DOT, _DOT)
            left += 18
            painter.setFont(font(13, Weight.SEMIBOLD if here else Weight.REGULAR))
            painter.setPen(colours["accent" if here else "text2"])
            wide = painter.fontMetrics().horizontalAdvance(name)
            where = QRectF(left, 0, wide + 2, self.height())
            painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter), name)
            left += wide
