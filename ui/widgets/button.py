"""Buttons: one filled per page at most, others outlined, quiet ones text alone.

Painted here so that icon and focus ring follow the theme and stay sharp at every scale.
"""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui import icons, plain, theme
from ui.fonts import Weight, font
from ui.theme import Theme

HEIGHT: Final = 32
TALL: Final = 40
SMALL: Final = 20
ICON: Final = 16
_GAP: Final = 8
_CHEVRON: Final = 20
_RADIUS: Final = 6.0


class Kind(Enum):
    """How loud a button is."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    LINK = "link"
    QUIET = "quiet"


class Button(QPushButton):
    """A button with an optional icon.

    Args:
        label: its text.
        kind: how loud it is.
        icon: name of an icon at its left.
        ink: colour of a quiet button's text and icon.
    """

    def __init__(
        self,
        label: str = "",
        kind: Kind = Kind.SECONDARY,
        *,
        icon: str | None = None,
        ink: str = "text2",
    ) -> None:
        super().__init__(label)
        self._kind = kind
        self._icon = icon
        self._ink = ink
        self._height = HEIGHT
        self._action: QAction | None = None
        self.setFont(font(weight=Weight.REGULAR if kind is Kind.QUIET else Weight.MEDIUM))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)

    def follow(self, action: QAction, icon: str | None = None) -> None:
        """Do what an action does, under its name, whenever it may be done."""
        self._icon = icon
        self._action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self._mirror)
        self._mirror()

    def _mirror(self) -> None:
        action = self._action
        if action is None:
            return
        name = action.text()
        if self.text() or self._icon is None:
            self.setText(name)
        self.setAccessibleName(name)
        self.setEnabled(action.isEnabled())
        shortcut = action.shortcut().toString()
        self.setToolTip(plain.tip(f"{name} ({shortcut})" if shortcut else name))

    def make_tall(self) -> None:
        """Be as high as the buttons of the unlock page, and as wide as there is room."""
        self._height = TALL
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def make_small(self) -> None:
        """Be as high as the head of a section."""
        self._height = SMALL
        self.setFont(font(13, Weight.MEDIUM))

    def dress(self, icon: str | None, ink: str | None = None) -> None:
        """Change icon and colour."""
        self._icon = icon
        self._ink = ink or self._ink
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for icon and text."""
        width = self.fontMetrics().horizontalAdvance(self.text()) if self.text() else 0
        if self._icon is not None:
            width += ICON + (_GAP if self.text() else 0)
        if self.menu() is not None:
            width += _CHEVRON
        if self._kind is Kind.LINK:
            return QSize(width, self._height)
        margin = 8 if not self.text() else self._margin()
        return QSize(width + 2 * margin + 2, self._height)

    def minimumSizeHint(self) -> QSize:
        """Return the same: text is never cut."""
        return self.sizeHint()

    def _margin(self) -> int:
        return 8 if self._kind is Kind.QUIET else 12

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the pointer is over it."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show that the pointer left."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, ring, icon and text."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.hasFocus() and self._kind is Kind.LINK:
            # It stands flush with the text around it, so there is no room for a ring.
            below = (self.height() + self.fontMetrics().height()) // 2
            line = QRect(0, min(below, self.height() - 2), self.width(), 2)
            painter.fillRect(line, colours["focus"])
        elif self.hasFocus():
            painter.setPen(QPen(colours["focus"], 2))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
            box.adjust(3, 3, -3, -3)
        self._paint_ground(painter, box, colours)
        self._paint_label(painter, self._colour(colours))

    def _paint_ground(self, painter: QPainter, box: QRectF, colours: Theme) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        over = self.isEnabled() and self.underMouse()
        match self._kind:
            case Kind.PRIMARY | Kind.SECONDARY if not self.isEnabled():
                painter.setBrush(colours["sunk"])
            case Kind.PRIMARY:
                ink = "accent-pressed" if self.isDown() else "accent-hover" if over else "accent"
                painter.setBrush(colours[ink])
            case Kind.SECONDARY:
                painter.setPen(QPen(colours["edge" if over else "line2"], 1))
                painter.setBrush(colours["sunk" if self.isDown() or self.isChecked() else "bg"])
            case Kind.QUIET if over or self.isDown() or self.isChecked():
                painter.setBrush(colours["sunk"])
            case _:
                painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)

    def _colour(self, colours: Theme) -> QColor:
        if not self.isEnabled():
            return colours["disabled"]
        match self._kind:
            case Kind.PRIMARY:
                return colours["on-accent"]
            case Kind.SECONDARY:
                return colours["text"]
            case Kind.LINK:
                return colours["accent-hover" if self.underMouse() else "accent"]
            case Kind.QUIET:
                return colours[self._ink]

    def _paint_label(self, painter: QPainter, colour: QColor) -> None:
        painter.setPen(colour)
        painter.setFont(self.font())
        text_width = self.fontMetrics().horizontalAdvance(self.text()) if self.text() else 0
        icon = self._icon
        width = text_width + (0 if icon is None else ICON + (_GAP if self.text() else 0))
        if self.menu() is not None:
            width += _CHEVRON
            where = QRectF((self.width() + width) / 2 - 14, (self.height() - 14) / 2, 14, 14)
            icons.draw(painter, "chevron-down", where, colour)
        left = (self.width() - width) / 2
        if icon is not None:
            top = (self.height() - ICON) / 2
            icons.draw(painter, icon, QRectF(round(left), round(top), ICON, ICON), colour)
            left += ICON + _GAP
        area = QRect(round(left), 0, self.width() - round(left), self.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, int(flags | Qt.TextFlag.TextHideMnemonic), self.text())
