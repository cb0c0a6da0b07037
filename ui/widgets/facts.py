"""Facts: name at the left, value at the right; and the head of a section."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui import plain
from ui.widgets.clearing import clear
from ui.widgets.reading import Grown
from ui.widgets.text import Look, Rule, Text

NAMES: Final = 148
_SHORT: Final = 2000
_LONG_WORD: Final = re.compile(r"\S{24}")
"""What may be wider than a narrow column."""


class Facts(QWidget):
    """Rows of name and value. Values can be selected and copied."""

    def __init__(self, names: int = NAMES) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(0, names)
        self._grid.setColumnStretch(1, 1)

    def show_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show other facts."""
        clear(self._grid)
        for number, (name, value) in enumerate(rows):
            top = Qt.AlignmentFlag.AlignTop
            label = Text(name, tone="text2", wrap=True)
            self._grid.addWidget(label, number, 0, top)
            self._grid.addWidget(shown(name, value), number, 1, top)


def shown(name: str, value: str) -> QWidget:
    """Return a value in a widget that shows all of it, to be selected and copied.

    A label breaks lines at spaces alone: a longer word would be cut where nobody sees it.
    """
    if len(value) > _SHORT or _LONG_WORD.search(value) is not None:
        long = Grown(name)
        long.read(value)
        return long
    label = Text(plain.line(value, _SHORT), wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setAccessibleName(f"{name}: {label.text()}")
    return label


def section(title: str, *right: QWidget) -> QVBoxLayout:
    """Return the head of a section: title, what stands at the right, hairline."""
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(Text(title, Look.SECTION))
    row.addStretch(1)
    for each in right:
        row.addWidget(each)
    head = QVBoxLayout()
    head.setContentsMargins(0, 0, 0, 0)
    head.setSpacing(6)
    head.addLayout(row)
    head.addWidget(Rule())
    return head
