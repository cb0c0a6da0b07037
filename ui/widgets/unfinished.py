"""A line above a tab: a form was begun at another one, and is kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from ui.widgets.button import Button, Kind
from ui.widgets.chip import Glyph
from ui.widgets.text import Elided, Ground


class Unfinished(Ground):
    """Names the form and leads back to it."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__("side")
        self._name = Elided("", tone="text2")
        self.back = Button(self.tr("Go on with it"), Kind.LINK)
        self.back.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(8)
        row.addWidget(Glyph("pencil", "amber-text"))
        row.addWidget(self._name, 1)
        row.addWidget(self.back)
        self.hide()

    def show_form(self, verb: str) -> None:
        """Name what has not been recorded; nothing if all is."""
        self.setVisible(bool(verb))
        self._name.say(self.tr("Not recorded yet: {step}").format(step=verb))
