"""A line in a form: what stands there is a draft that was kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from ui.widgets.button import Button, Kind
from ui.widgets.chip import Glyph
from ui.widgets.text import Ground, Look, Text


class DraftNote(Ground):
    """Says where the text comes from, and offers to be rid of it."""

    discarded = Signal()

    def __init__(self) -> None:
        super().__init__("side")
        self._said = Text("", Look.SMALL, tone="text2", wrap=True)
        self.discard = Button(self.tr("Discard draft"), Kind.LINK)
        self.discard.clicked.connect(lambda _on=False: self.discarded.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 24, 6)
        row.setSpacing(10)
        row.addWidget(Glyph("pencil", "text2", 16))
        row.addWidget(self._said, 1)
        row.addWidget(self.discard)
        self.hide()

    def say(self, more: str = "") -> None:
        """Show it."""
        said = self.tr("Your draft is back; nothing of it is recorded yet.")
        self._said.say(f"{said} {more}".strip())
        self.show()
