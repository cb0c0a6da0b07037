"""Where the rows of a list stand, or else why there are none to see."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.widgets.empty import Empty, Loading

_PATIENCE: Final = 300


class Body(QStackedWidget):
    """The rows, a sentence in their place, or bars for rows that are still read.

    What takes the place of what had the focus has it then, as `QStackedWidget` sees to.

    Args:
        rows: the list.
    """

    def __init__(self, rows: QWidget) -> None:
        super().__init__()
        self._rows, self.empty, self.loading = rows, Empty(), Loading()
        for part in (rows, self.empty, self.loading):
            self.addWidget(part)
        self._slow = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._slow.timeout.connect(lambda: self._show(self.loading))

    def wait(self) -> None:
        """Show bars, unless the answer comes soon."""
        self._slow.start()

    def show_rows(self, rows: QWidget | None = None) -> None:
        """Show the list, or what else stands for it."""
        self._show(rows or self._rows)

    def say(self, sentence: str, label: str = "", act: Callable[[], None] | None = None) -> None:
        """Show a sentence and a way on in place of the list; see `Empty.say`."""
        self.empty.say(sentence, label, act)
        self._show(self.empty)

    def fail(self, again: Callable[[], None]) -> None:
        """Say that the list could not be read, and offer to try again."""
        self.say(self.tr("The list could not be read."), self.tr("Try again"), again)

    def _show(self, part: QWidget) -> None:
        self._slow.stop()
        self.setCurrentWidget(part)
