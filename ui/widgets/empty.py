"""What stands where a list has no rows: one sentence and one act; or rows still to come."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets.button import Button, Kind
from ui.widgets.text import Text

_ROW: Final = 32


class Empty(QWidget):
    """A sentence and a way on, where the first row would be."""

    def __init__(self) -> None:
        super().__init__()
        self._sentence = Text("", tone="text2", wrap=True)
        self._button = Button("", Kind.LINK)
        self._act: Callable[[], None] | None = None
        self._button.clicked.connect(self._do)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(8)
        layout.addWidget(self._sentence)
        layout.addWidget(self._button)
        layout.addStretch(1)

    def say(self, sentence: str, label: str = "", act: Callable[[], None] | None = None) -> None:
        """Say something else."""
        self._sentence.say(sentence)
        self._button.setText(label)
        self._button.setAccessibleName(label)
        self._button.setVisible(act is not None)
        self._button.updateGeometry()
        self._act = act

    def _do(self) -> None:
        if self._act is not None:
            self._act()


class Loading(QWidget):
    """Rows to come, so that nothing jumps when they are there."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Loading"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw pale bars in place of words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current()["soft"])
        for number in range(self.height() // _ROW):
            top = 28 + number * _ROW + 10
            wide = 0.5 + 0.1 * (number % 3)
            painter.drawRoundedRect(QRectF(24, top, 120, 12), 4, 4)
            painter.drawRoundedRect(QRectF(208, top, (self.width() - 232) * wide, 12), 4, 4)
