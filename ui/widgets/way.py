"""A way on: an icon, what it is called, and a sentence on what it is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui import icons, plain, theme
from ui.fonts import Weight, font

HEIGHT: Final = 64
_LEFT: Final = 52
_RIGHT: Final = 36


class Way(QPushButton):
    """One of several ways on, as wide as there is room.

    Args:
        title: what it is called.
        sentence: what it is, in one line.
        icon: its outline.
    """

    def __init__(self, title: str, sentence: str, icon: str) -> None:
        super().__init__(title)
        self._sentence = plain.line(sentence)
        self._icon = icon
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setAccessibleName(title)
        self.setAccessibleDescription(self._sentence)

    def sizeHint(self) -> QSize:
        """Return the size of a way."""
        return QSize(400, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go with Enter, too."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw border, icon, both lines and an arrow."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, over = self.isEnabled(), self.isEnabled() and self.underMouse()
        focused = self.hasFocus()
        edge = "focus" if focused else "edge" if over else "line2"
        painter.setPen(QPen(colours[edge], 2 if focused else 1))
        painter.setBrush(colours["sunk" if self.isDown() or not on else "side" if over else "bg"])
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        middle = self.height() / 2
        ink = colours["accent" if on else "disabled"]
        icons.draw(painter, self._icon, QRectF(18, middle - 10, 20, 20), ink)
        arrow = QRectF(self.width() - _RIGHT + 6, middle - 8, 16, 16)
        icons.draw(painter, "chevron-right", arrow, colours["text3" if on else "disabled"])
        inner = self.rect().adjusted(_LEFT, 11, -_RIGHT, -11)
        painter.setFont(font(weight=Weight.MEDIUM))
        painter.setPen(colours["text" if on else "disabled"])
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignTop), self.text())
        painter.setFont(font(13))
        painter.setPen(colours["text2" if on else "disabled"])
        cut = painter.fontMetrics().elidedText(
            self._sentence, Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignBottom), cut)
