"""The clipboard, which every program can read: text of a case is lent to it for a while."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

WHILE: Final = 30_000
"""Milliseconds after which the clipboard is emptied, if what is on it is still ours."""


class Lender(QTimer):
    """Lends the clipboard one text at a time; what is still there at the end is taken back.

    Args:
        owner: whose end it is, such as at lock.
    """

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner, singleShot=True, interval=WHILE)
        self._lent: list[str] = []
        self.timeout.connect(self.take_back)
        lent = self._lent  # not of this object, which goes first
        owner.destroyed.connect(lambda: _take_back(lent))

    def lend(self, text: str) -> None:
        """Put text on the clipboard."""
        self._lent[:] = [text]
        QGuiApplication.clipboard().setText(text)
        self.start()

    def take_back(self) -> None:
        """Empty the clipboard, unless somebody has put something else on it."""
        self.stop()
        _take_back(self._lent)


def _take_back(lent: list[str]) -> None:
    clipboard = QGuiApplication.clipboard()
    if clipboard.text() in lent:
        clipboard.clear()
    lent.clear()
