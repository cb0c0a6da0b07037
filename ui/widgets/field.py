"""A field of a form: its name, its input, and one line for a hint or for what is wrong."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.inputs import Input
from ui.widgets.text import Look, Text
from ui.widgets.texts import TextInput


class Field(QWidget):
    """Name, input, hint.

    Args:
        name: of the field; screen readers say it.
        entry: the input.
        hint: shown below until something is wrong.
        needed: whether an answer must be given.
    """

    def __init__(self, name: str, entry: Input, hint: str = "", *, needed: bool = False) -> None:
        super().__init__()
        self.name = name
        self.entry = entry
        self.needed = needed
        self._hint = hint
        widget = cast("QWidget", entry)
        shown = self.tr("{name} (needed)").format(name=name) if needed else name
        widget.setAccessibleName(shown)
        widget.setAccessibleDescription(hint)
        self._label = Text(shown, Look.SECTION)
        self._label.setBuddy(widget)
        self._note = Text(hint, Look.CAPTION, tone="text3", wrap=True)
        if not hint:
            self._note.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._label)
        layout.addWidget(widget, 1)
        layout.addWidget(self._note)
        entry.changed.connect(self._check)
        if isinstance(entry, TextInput):
            entry.refused.connect(self.refuse)
        self.setFocusProxy(widget)

    def is_missing(self) -> bool:
        """Tell whether an answer is needed and there is none, or it cannot be taken."""
        if self.entry.problem():
            return True
        return self.needed and self.is_blank()

    def is_blank(self) -> bool:
        """Tell whether there is no answer."""
        return self.entry.answer() in (None, (), "")

    def refuse(self, sentence: str) -> None:
        """Say what was wrong with the answer, until it changes."""
        self._say(sentence)

    def _check(self) -> None:
        self._say(self.entry.problem())

    def _say(self, problem: str) -> None:
        remark = self.entry.remark()
        said = problem or remark or self._hint
        self._note.say(said)
        self._note.tone("red" if problem else "amber-text" if remark else "text3")
        self._note.setVisible(bool(said))
        widget = cast("QWidget", self.entry)
        widget.setAccessibleDescription(said)
        widget.setProperty("invalid", bool(problem))
        widget.style().unpolish(widget)
        widget.style().polish(widget)
