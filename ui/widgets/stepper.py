"""The steps of a guide, one below the other: done, here, to come, and what each still lacks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui import icons, theme
from ui.fonts import Weight, font

_ROW: Final = 40
_DISC: Final = 24


class Stepper(QWidget):
    """Buttons that lead to the steps."""

    chosen = Signal(int)

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        self._steps = [_Step(number, title) for number, title in enumerate(titles)]
        for step in self._steps:
            step.clicked.connect(lambda _on=False, step=step: self.chosen.emit(step.number))
            layout.addWidget(step)

    def go_to(self, number: int) -> None:
        """Mark the step that is shown."""
        for step in self._steps:
            step.setChecked(step.number == number)

    def mark(self, number: int, missing: int, *, touched: bool) -> None:
        """Say how many answers a step lacks, and whether anything was answered."""
        self._steps[number].mark(missing, touched=touched)


class _Step(QPushButton):
    def __init__(self, number: int, title: str) -> None:
        super().__init__(title)
        self.number = number
        self._title = title
        self._missing = 0
        self._done = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFixedHeight(_ROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def mark(self, missing: int, *, touched: bool) -> None:
        """Take another state."""
        self._missing = missing
        self._done = touched and not missing
        name = self.tr("Step {number}, {title}").format(number=self.number + 1, title=self._title)
        lacking = self.tr("%n answer(s) missing", "", missing)
        self.setAccessibleName(f"{name}, {lacking}" if missing else name)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of a step."""
        return QSize(200, _ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw disc, number or tick, title, and what is missing."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = self.isChecked()
        painter.setPen(Qt.PenStyle.NoPen)
        if here or self.underMouse():
            painter.setBrush(colours["tint" if here else "sunk"])
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours["focus"], 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        disc = QRectF(8, (self.height() - _DISC) / 2, _DISC, _DISC)
        if here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours["accent"])
        elif self._done:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours["green-tint"])
        else:
            painter.setPen(QPen(colours["edge"], 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(disc)
        if self._done and not here:
            icons.draw(painter, "check", disc.adjusted(5, 5, -5, -5), colours["green"])
        else:
            painter.setPen(colours["on-accent" if here else "text2"])
            painter.setFont(font(12, Weight.SEMIBOLD))
            painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), str(self.number + 1))
        painter.setPen(colours["text"])
        painter.setFont(font(weight=Weight.SEMIBOLD if here else Weight.REGULAR))
        left = self.rect().adjusted(42, 0, -40, 0)
        painter.drawText(left, Qt.AlignmentFlag.AlignVCenter, self._title)
        if self._missing:
            painter.setFont(font(12))
            painter.setPen(colours["text3"])
            right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
            lacking = self.tr("%n missing", "", self._missing)
            painter.drawText(self.rect().adjusted(0, 0, -10, 0), right, lacking)
