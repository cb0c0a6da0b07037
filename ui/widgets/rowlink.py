"""A row that leads somewhere: words at the left, one more at the right, all of it a button."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui import icons, plain, theme
from ui.fonts import font

_HEIGHT: Final = 26
_ICON: Final = 14


class RowLink(QPushButton):
    """One line of a short list.

    Args:
        text: what it leads to.
        right: said at its right.
        icon: at its left.
    """

    def __init__(self, text: str, right: str, icon: str) -> None:
        super().__init__(plain.line(text))
        self._right = plain.line(right)
        self._icon = icon
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{self.text()}, {self._right}")
        self.setFont(font(13))

    def sizeHint(self) -> QSize:
        """Return the size of a line."""
        return QSize(200, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return hardly any width."""
        return QSize(80, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, ring, icon and both texts."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse() or self.isDown():
            painter.setBrush(colours["sunk"])
            painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours["focus"], 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        where = QRectF(4, (self.height() - _ICON) / 2, _ICON, _ICON)
        icons.draw(painter, self._icon, where, colours["accent"])
        painter.setFont(self.font())
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        wide = painter.fontMetrics().horizontalAdvance(self._right)
        room = self.width() - _ICON - 24 - wide
        text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.setPen(colours["text"])
        painter.drawText(QRectF(_ICON + 12, 0, room, self.height()), middle, text)
        painter.setPen(colours["text2"])
        right = QRectF(self.width() - wide - 6, 0, wide + 2, self.height())
        painter.drawText(right, middle, self._right)
