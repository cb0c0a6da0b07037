"""The way of a document from draft to issue: where it stands, in words and dots."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.fonts import Weight, font

_ROW: Final = 24
_STEP: Final = 36
_WORD: Final = 18
_DOT: Final = 4.0


class Track(QWidget):
    """Stations on a line; those behind are filled, the present one is named in bold."""

    def __init__(self, stations: Sequence[str]) -> None:
        super().__init__()
        self._stations = tuple(stations)
        self._at = 0
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
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
        """Return room for all stations in one row."""
        return QSize(sum(self._widths()) + (len(self._stations) - 1) * _STEP, _ROW)

    def minimumSizeHint(self) -> QSize:
        """Return room for the widest station: the others may stand below."""
        return QSize(max(self._widths()), _ROW)

    def hasHeightForWidth(self) -> bool:
        """Tell that stations go on in further rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows."""
        return _ROW * (1 + round(self._places(width)[-1].y() / _ROW))

    def _widths(self) -> list[int]:
        metrics = QFontMetrics(font(13, Weight.SEMIBOLD))
        return [_WORD + metrics.horizontalAdvance(each) for each in self._stations]

    def _places(self, room: int) -> list[QPointF]:
        """Return where each station begins; one that does not fit begins a row."""
        places, left, top = [], 0, 0
        for width in self._widths():
            if left and left + width > room:
                left, top = 0, top + _ROW
            places.append(QPointF(left, top))
            left += width + _STEP
        return places

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw dots, words, and lines between stations of one row."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, (name, place) in enumerate(
            zip(self._stations, self._places(self.width()), strict=True)
        ):
            left, middle = place.x(), place.y() + _ROW / 2
            if left:
                painter.setPen(QPen(colours["line2"], 1))
                painter.drawLine(QPointF(left - _STEP + 8, middle), QPointF(left - 8, middle))
            here = number == self._at
            painter.setPen(QPen(colours["accent" if number <= self._at else "text3"], 1.5))
            painter.setBrush(colours["accent"] if number <= self._at else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(left + _DOT + 1, middle), _DOT, _DOT)
            painter.setFont(font(13, Weight.SEMIBOLD if here else Weight.REGULAR))
            painter.setPen(colours["accent" if here else "text2"])
            where = QRectF(left + _WORD, place.y(), self.width(), _ROW)
            painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter), name)
