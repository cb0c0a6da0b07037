"""Inputs of many lines."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QMimeData, QSize, QSizeF, Signal
from PySide6.QtGui import QFontMetrics, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit

from alertadores.app import MAX_ACT, MAX_FIELDS, Typed
from ui.fonts import font
from ui.widgets import room
from ui.widgets.inputs import unseen

_LONGEST: Final = 1000
_LONG: Final = re.compile(rf"\S{{{_LONGEST},}}")
"""A word that nobody wrote by hand."""


class TextInput(QPlainTextEdit):
    """Many lines of text. Tab goes on to the next input.

    Args:
        hint: shown while it is empty.
        lines: it is high at least.
        most: lines it grows to with its text; more than them are scrolled.
        longest: characters that can be recorded at most; more are not pasted.
    """

    changed = Signal()
    refused = Signal(str)
    """Why something was not pasted."""

    def __init__(
        self, hint: str = "", lines: int = 5, most: int = 0, longest: int = MAX_FIELDS
    ) -> None:
        super().__init__()
        self._longest = longest
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self._tall = lines * QFontMetrics(font()).lineSpacing() + 18
        self._tallest = max(lines, most) * QFontMetrics(font()).lineSpacing() + 18
        self.setMinimumHeight(self._tall)
        self.textChanged.connect(self.changed.emit)
        self.document().contentsChange.connect(self._break_long_words)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def answer(self) -> str | None:
        """Return the text, or None if it is blank."""
        text = self.toPlainText()
        return text if text.strip() else None

    def problem(self) -> str:
        """Return nothing: every text is an answer."""
        return ""

    def remark(self) -> str:
        """Return that something in it is not seen."""
        return unseen(self.toPlainText())

    def typed(self) -> Typed:
        """Return the text as it stands."""
        return self.toPlainText()

    def retype(self, value: Typed) -> None:
        """Put a text back."""
        if isinstance(value, str):
            self.setPlainText(value)
            self.moveCursor(QTextCursor.MoveOperation.End)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop a text, unless it is more than can be recorded or typed in."""
        if why := room.refusal(self, source.text(), self._longest):
            self.refused.emit(why)
        else:
            super().insertFromMimeData(source)

    def _break_long_words(self, place: int, _removed: int, added: int) -> None:
        """Break lines anywhere, once there is a word that is none.

        Qt comes here before it lays the text out, and would look for the end of such a word at
        each of its letters.
        """
        if added > _LONGEST and _LONG.search(self.toPlainText(), place, place + added):
            self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)

    def _grow(self, size: QSizeF) -> None:
        """Be as high as the text is long, within bounds; Qt counts this height in lines."""
        high = round(size.height()) * self.fontMetrics().lineSpacing() + 18
        self.setMinimumHeight(min(max(self._tall, high), self._tallest))

    def sizeHint(self) -> QSize:
        """Return room for the lines asked for; a page may give more."""
        return QSize(200, self._tall)


class WrittenInput(TextInput):
    """A text that is recorded word by word, which is shorter."""

    def __init__(self, lines: int = 5, most: int = 0) -> None:
        super().__init__(lines=lines, most=most, longest=MAX_ACT)


class ListInput(TextInput):
    """Several short texts, one on each line."""

    def answer(self) -> tuple[str, ...] | None:  # type: ignore[override]
        """Return the lines that are not blank."""
        lines = (line.strip() for line in self.toPlainText().split("\n"))
        return tuple(line for line in lines if line) or None
