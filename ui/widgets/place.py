"""The input of a file or a folder: where it is, and a button to choose another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import plain
from ui.files import Then
from ui.widgets.button import Button
from ui.widgets.text import Elided, Look, Text

Ask = Callable[[Then], None]
"""Asks the person, and hands over what they chose."""


class PlaceInput(QWidget):
    """A path that is chosen, never typed.

    Args:
        name: of the input.
        ask: opens the dialog.
        hint: shown below.
        nothing: shown where nothing is chosen.
    """

    changed = Signal()

    def __init__(self, name: str, ask: Ask, hint: str, nothing: str) -> None:
        super().__init__()
        self._name = name
        self._nothing = nothing
        self._path: Path | None = None
        self._shown = Elided("")
        self.button = Button(self.tr("Select…"), icon="folder-open")
        self.button.clicked.connect(lambda _on=False: ask(self.choose))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._shown, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(name, Look.SECTION))
        column.addLayout(row)
        if hint:
            column.addWidget(Text(hint, Look.CAPTION, tone="text3", wrap=True))
        self.setFocusProxy(self.button)
        self._show()

    @property
    def path(self) -> Path | None:
        """What was chosen."""
        return self._path

    def choose(self, path: Path | None) -> None:
        """Take a path."""
        self._path = path
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        text = self._nothing if self._path is None else plain.line(str(self._path))
        self._shown.say(text)
        self._shown.tone("text3" if self._path is None else "text")
        self.button.setAccessibleName(f"{self._name}: {text}")
