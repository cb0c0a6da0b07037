"""Facts: name at the left, value at the right; and the head of a section."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui import plain
from ui.widgets.clearing import clear
from ui.widgets.text import Look, Rule, Text

NAMES: Final = 148
_LONGEST: Final = 2000


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
        """Show other facts; a long value is cut."""
        clear(self._grid)
        for number, (name, value) in enumerate(rows):
            top = Qt.AlignmentFlag.AlignTop
            label = Text(name, tone="text2", wrap=True)
            shown = Text(plain.line(value, _LONGEST), wrap=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            shown.setAccessibleName(f"{name}: {shown.text()}")
            self._grid.addWidget(label, number, 0, top)
            self._grid.addWidget(shown, number, 1, top)


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
