"""Why something cannot be done as it stands, in red, where it is written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from alertadores.app import Explanation
from ui.widgets.chip import Glyph
from ui.widgets.text import Look, Text


class Problem(QWidget):
    """What happened and what to do, or nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._text = Text("", Look.SMALL, tone="red", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Glyph("octagon-x", "red", 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.hide()

    def say(self, problem: Explanation | None) -> None:
        """Say it, or nothing."""
        self.setVisible(problem is not None)
        if problem is not None:
            self._text.say(f"{problem.happened} {problem.do}")
