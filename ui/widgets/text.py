"""Labels: plain text in the sizes and colours of the design, and hairlines."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from ui import plain
from ui.fonts import Weight, font


class Look(Enum):
    """Size in pixels and weight."""

    DISPLAY = 24, Weight.SEMIBOLD
    TITLE = 19, Weight.SEMIBOLD
    HEADING = 16, Weight.SEMIBOLD
    STRONG = 14, Weight.SEMIBOLD
    MEDIUM = 14, Weight.MEDIUM
    BODY = 14, Weight.REGULAR
    SECTION = 13, Weight.SEMIBOLD
    SMALL = 13, Weight.REGULAR
    CAPTION = 12, Weight.REGULAR


class Text(QLabel):
    """Text that is never taken for markup.

    Args:
        value: what it says.
        look: size and weight.
        tone: ink of its colour; the style sheet knows each.
        wrap: break into lines instead of growing wide.
    """

    def __init__(
        self, value: str = "", look: Look = Look.BODY, *, tone: str = "text", wrap: bool = False
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        pixels, weight = look.value
        self.setFont(font(pixels, weight))
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        self.say(value)

    def say(self, value: str) -> None:
        """Show other text, without what cannot be seen."""
        self.setText(plain.text(value))

    def tone(self, ink: str) -> None:
        """Take another colour."""
        self.setProperty("tone", ink)
        self.style().unpolish(self)
        self.style().polish(self)


class Elided(Text):
    """One line that gives way: what does not fit ends in dots, and stands in the tooltip."""

    def say(self, value: str) -> None:
        """Show other text."""
        super().say(value)
        self.setToolTip(plain.tip(value))

    def minimumSizeHint(self) -> QSize:
        """Return hardly any width."""
        return QSize(40, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as much as fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self.contentsRect()
        cut = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(self.alignment()), cut)


class Rule(QFrame):
    """A hairline across."""

    def __init__(self, ink: str = "line", *, upright: bool = False) -> None:
        super().__init__()
        self.setProperty("rule", ink)
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)


class Ground(QFrame):
    """A region with a ground of its own."""

    def __init__(self, ink: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", ink)
