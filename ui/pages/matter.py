"""What a second person agrees with or refuses: the whole of it, from the entry itself."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from alertadores.app import UNREAD, ThingView
from ui import plain
from ui.widgets.clearing import clear
from ui.widgets.facts import Facts, section
from ui.widgets.reading import Grown
from ui.words import Words

_LONG: Final = 120
_FIRST: Final = ("outcome", "families", "measures", "destination", "subject", "consent")


class Matter(QWidget):
    """Short values as facts, every long one as a text of its own."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._facts = Facts()
        self._texts = QVBoxLayout()
        self._texts.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._facts)
        column.addLayout(self._texts)

    def show_thing(self, thing: ThingView) -> None:
        """Show what a proceeding says now."""
        rows: list[tuple[str, str]] = []
        clear(self._texts)
        # What was decided comes first, then what it consists of; a text stands below all facts.
        known = [name for name in _FIRST if name in thing.values]
        for name in dict.fromkeys((*known, *thing.values)):
            value = thing.values[name]
            if name in UNREAD or value in (None, "", []):
                continue
            said, title = self._words.datum(thing.kind, name, value), self._words.field(name)
            if name == "text" or len(said) > _LONG or "\n" in said:
                self._add(title, said)
            else:
                rows.append((title, plain.line(said)))
        self._facts.show_rows(rows)

    def _add(self, title: str, said: str) -> None:
        head = QWidget()
        head.setLayout(section(title))
        text = Grown(title)
        text.read(said)
        self._texts.addWidget(head)
        self._texts.addWidget(text)
