"""A filter that is on: its words, and a cross that takes it away."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui import icons, plain, theme
from ui.fonts import Weight, font
from ui.widgets.chip import HEIGHT

_CROSS: Final = 14
_MARGIN: Final = 8
_LONGEST: Final = 32


class FilterChip(QPushButton):
    """Click, Space, Enter or Delete take the filter away.

    Args:
        words: what the filter lets through.
    """

    def __init__(self, words: str) -> None:
        super().__init__(plain.line(words, _LONGEST))
        self.setFont(font(13, Weight.MEDIUM))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Filter: {words}. Take away").format(words=self.text()))
        self.setToolTip(plain.tip(words))

    def sizeHint(self) -> QSize:
        """Return room for words and cross."""
        wide = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(wide + _CROSS + 6 + 2 * _MARGIN, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return the same: words are never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the filter away with the keys that delete, too."""
        if event.key() in {
            Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter,
        }:  # fmt: skip
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, words and cross."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        over = self.underMouse() or self.isDown()
        pen = QPen(colours["focus"], 2) if self.hasFocus() else QPen(Qt.PenStyle.NoPen)
        painter.setPen(pen)
        painter.setBrush(colours["line" if over else "sunk"])
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.setPen(colours["text"])
        painter.setFont(self.font())
        area = self.rect().adjusted(_MARGIN, 0, -_MARGIN - _CROSS, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self.text())
        left = self.width() - _MARGIN - _CROSS
        where = QRectF(left, (self.height() - _CROSS) / 2, _CROSS, _CROSS)
        icons.draw(painter, "x", where, colours["text2"])
