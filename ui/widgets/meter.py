"""How strong a passphrase is: bars, a word, and the reasons; never colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.text import Look, Text

BARS: Final = 4
_WIDE: Final = 40
_HIGH: Final = 6
_GAP: Final = 4


class Meter(QWidget):
    """Bars, a word beside them, and a line for each reason below."""

    def __init__(self) -> None:
        super().__init__()
        self._bars = _Bars()
        self._word = Text("", Look.SECTION)
        self._reasons = Text("", Look.SMALL, tone="text2", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._bars)
        row.addWidget(self._word, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._reasons)

    def show_level(self, lit: int, word: str, ink: str, reasons: Sequence[str]) -> None:
        """Show another strength.

        Args:
            lit: bars that are filled.
            word: what that is called.
            ink: colour of bars and word.
            reasons: sentences; the last one says what would help.
        """
        self._bars.light(lit, ink)
        self._word.say(word)
        self._word.tone(ink)
        self._reasons.say("\n".join(reasons))
        self._reasons.setVisible(bool(reasons))
        self.setAccessibleName(" ".join([word, *reasons]))


class _Bars(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._lit = 0
        self._ink = "text3"
        self.setFixedSize(self.sizeHint())

    def light(self, lit: int, ink: str) -> None:
        """Fill some of the bars."""
        self._lit, self._ink = lit, ink
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the bars."""
        return QSize(BARS * _WIDE + (BARS - 1) * _GAP, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        top = (self.height() - _HIGH) / 2
        for number in range(BARS):
            painter.setBrush(colours[self._ink if number < self._lit else "line2"])
            painter.drawRoundedRect(QRectF(number * (_WIDE + _GAP), top, _WIDE, _HIGH), 3, 3)
