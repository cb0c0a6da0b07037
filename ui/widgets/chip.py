"""Chips: a state in one word, with an icon, so that colour never speaks alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons, plain, theme
from ui.fonts import Weight, font

HEIGHT: Final = 24
_ICON: Final = 14
_MARGIN: Final = 8
_RADIUS: Final = 4.0


@dataclass(frozen=True, slots=True)
class Face:
    """What a state looks like.

    Attributes:
        word: what it is called.
        icon: its outline.
        ink: colour of word and icon.
        ground: colour behind them.
    """

    word: str
    icon: str
    ink: str = "text"
    ground: str = "sunk"


class Chip(QWidget):
    """A state, read aloud as its word."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self.setFont(font(13, Weight.MEDIUM))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_face(face)

    def show_face(self, face: Face) -> None:
        """Show another state."""
        self._face = face
        self.setAccessibleName(face.word)
        self.setToolTip(plain.tip(face.word))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for icon and word."""
        width = self.fontMetrics().horizontalAdvance(self._face.word)
        return QSize(width + _ICON + 6 + 2 * _MARGIN, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, icon and word."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours[self._face.ground])
        painter.drawRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        where = QRectF(_MARGIN, (self.height() - _ICON) / 2, _ICON, _ICON)
        icons.draw(painter, self._face.icon, where, colours[self._face.ink])
        painter.setPen(colours[self._face.ink])
        painter.setFont(self.font())
        area = self.rect().adjusted(_MARGIN + _ICON + 6, 0, 0, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self._face.word)


class Glyph(QWidget):
    """An icon that stands beside text; the text says what it means."""

    def __init__(self, name: str, ink: str = "text2", size: int = 16) -> None:
        super().__init__()
        self._name = name
        self._ink = ink
        self.setFixedSize(size, size)

    def show_icon(self, name: str, ink: str) -> None:
        """Show another icon."""
        self._name, self._ink = name, ink
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon."""
        colour = theme.current()[self._ink]
        icons.draw(QPainter(self), self._name, QRectF(self.rect()), colour)
