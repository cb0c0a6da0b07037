"""The rail at the left: the pages there are, and no others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from ui import icons, plain, theme
from ui.actions import Actions, Id
from ui.fonts import Weight, font
from ui.widgets.text import Ground, Look, Text

WIDTH: Final = 192
NARROW: Final = 56
FOOT: Final = (Id.HELP, Id.RAIL)
"""What stands at the foot, below the pages."""

_ICON: Final = 18


class Rail(Ground):
    """Entries for the pages, and the name of the program."""

    def __init__(self, actions: Actions, pages: Sequence[Id]) -> None:
        super().__init__("side")
        self.entries = {name: RailEntry(actions[name], actions.icon_name(name)) for name in pages}
        self.foot = {name: RailEntry(actions[name], actions.icon_name(name)) for name in FOOT}
        for entry in self.entries.values():
            entry.setCheckable(True)
            entry.setAutoExclusive(True)
        self._name = Text("Alertadores", Look.STRONG)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 12)
        layout.setSpacing(4)
        layout.addLayout(self._brand())
        for entry in self.entries.values():
            layout.addWidget(entry)
        layout.addStretch(1)
        for entry in self.foot.values():
            layout.addWidget(entry)
        self.make_narrow(narrow=False)

    def make_narrow(self, *, narrow: bool) -> None:
        """Show icons alone, or words too."""
        self.setFixedWidth(NARROW if narrow else WIDTH)
        self._name.setVisible(not narrow)
        for entry in (*self.entries.values(), *self.foot.values()):
            entry.make_narrow(narrow=narrow)

    def _brand(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(8, 12, 0, 12)
        row.setSpacing(10)
        row.addWidget(Logo(24))
        row.addWidget(self._name)
        row.addStretch(1)
        return row

    def show_page(self, name: Id) -> None:
        """Mark the entry of the page that is shown, if it has one."""
        for each, entry in self.entries.items():
            # Qt unchecks no entry of a group unless another one is checked.
            entry.setAutoExclusive(False)
            entry.setChecked(each is name)
            entry.setAutoExclusive(True)


class Logo(Ground):
    """An envelope on the accent: nobody opens it alone."""

    def __init__(self, size: int) -> None:
        super().__init__("none")
        self.setFixedSize(size, size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours["accent"])
        edge = self.width()
        painter.drawRoundedRect(QRectF(self.rect()), edge / 5, edge / 5)
        inset = edge / 6
        where = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        icons.draw(painter, "mail", where, colours["on-accent"])


class RailEntry(QPushButton):
    """A page in the rail, with a count at its right."""

    def __init__(self, action: QAction, icon: str | None) -> None:
        super().__init__(action.text())
        self._icon = icon or "circle-dot"
        self._count = 0
        self._name = action.text()
        self._narrow = False
        self.setFixedHeight(32)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFont(font())
        shortcut = action.shortcut().toString()
        self.setToolTip(plain.tip(f"{self._name} ({shortcut})" if shortcut else self._name))
        self.clicked.connect(action.trigger)
        self.count(0)

    def make_narrow(self, *, narrow: bool) -> None:
        """Show the icon alone."""
        self._narrow = narrow
        self.update()

    def count(self, number: int) -> None:
        """Show how many things wait there."""
        self._count = number
        spoken = self.tr("{page}, {count} waiting").format(page=self._name, count=number)
        self.setAccessibleName(spoken if number else self._name)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of an entry."""
        return QSize(WIDTH - 16, 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, bar, icon, name and count."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = self.isChecked()
        painter.setPen(Qt.PenStyle.NoPen)
        if here or self.underMouse():
            painter.setBrush(colours["tint" if here else "sunk"])
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        if here:
            painter.fillRect(QRect(0, 8, 3, self.height() - 16), colours["accent"])
        if self.hasFocus():
            _ring(painter, self)
        colour = colours["accent" if here else "text2"]
        top = (self.height() - _ICON) / 2
        left = (self.width() - _ICON) / 2 if self._narrow else 12
        icons.draw(painter, self._icon, QRectF(left, top, _ICON, _ICON), colour)
        if self._narrow:
            self._paint_dot(painter)
            return
        painter.setFont(font(weight=Weight.SEMIBOLD if here else Weight.REGULAR))
        painter.setPen(colours["accent" if here else "text"])
        room = self.rect().adjusted(40, 0, -32 if self._count else 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._name)
        if self._count:
            painter.setFont(font(13, Weight.SEMIBOLD))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(self.rect().adjusted(0, 0, -10, 0), int(right), str(self._count))

    def _paint_dot(self, painter: QPainter) -> None:
        """Say beside a lone icon that something waits there."""
        if self._count:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.current()["accent"])
            painter.drawEllipse(QRectF(self.width() - 13, 5, 6, 6))


def _ring(painter: QPainter, of: QAbstractButton) -> None:
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = painter.pen()
    pen.setStyle(Qt.PenStyle.SolidLine)
    pen.setColor(theme.current()["focus"])
    pen.setWidth(2)
    painter.setPen(pen)
    painter.drawRoundedRect(QRectF(of.rect()).adjusted(1, 1, -1, -1), 6, 6)
    painter.restore()
