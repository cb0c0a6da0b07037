"""A page of sections that scrolls downwards only."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.clearing import clear
from ui.widgets.facts import section
from ui.widgets.text import Text

_WIDEST: Final = 860
_BETWEEN: Final = 8


class Sheet(QScrollArea):
    """Sections one below the other; what is too wide gives way instead of scrolling sideways."""

    def __init__(self, *, left: int = 24, right: int = 20) -> None:
        super().__init__()
        self._inner = QWidget()
        self._inner.setMaximumWidth(_WIDEST)
        self._inner.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(left, 16, right, 24)
        self._column.setSpacing(10)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._inner)

    def add(self, part: QWidget | QLayout) -> None:
        """Put something below what is there."""
        if isinstance(part, QWidget):
            self._column.addWidget(part)
        else:
            holder = QWidget()
            holder.setLayout(part)
            part.setContentsMargins(0, 0, 0, 0)
            self._column.addWidget(holder)

    def head(self, title: str, *right: QWidget) -> None:
        """Begin a section."""
        if self._column.count():
            space = QWidget()
            space.setFixedHeight(_BETWEEN)
            self._column.addWidget(space)
        self.add(section(title, *right))

    def say(self, sentence: str, tone: str = "text3") -> None:
        """Add a sentence, such as that a section is empty."""
        self._column.addWidget(Text(sentence, tone=tone, wrap=True))

    def empty(self) -> None:
        """Take everything off, from the beginning."""
        clear(self._column)
        self.verticalScrollBar().setValue(0)
