"""Long text to read: selectable, never interpreted, whole on request."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from ui import plain
from ui.fonts import font
from ui.widgets.button import Button, Kind

SHOWN: Final = 20_000
"""Characters shown at once; laying out two million in one paragraph would stop the window."""
_LONGEST_LINE: Final = 4_000


class Reading(QWidget):
    """A text in a frame of its own."""

    def __init__(self, name: str, lines: int = 8) -> None:
        super().__init__()
        self._whole = ""
        self.view = QPlainTextEdit()
        self.view.setReadOnly(True)
        self.view.setProperty("reading", True)  # noqa: FBT003 - Qt's signature
        self.view.setTabChangesFocus(True)
        self.view.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.view.setFont(font())
        self.view.document().setDocumentMargin(0)
        self.view.setAccessibleName(name)
        self.view.setMinimumHeight(lines * self.view.fontMetrics().lineSpacing())
        self._more = Button("", Kind.LINK)
        self._more.clicked.connect(self._show_whole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._more)
        self.setFocusProxy(self.view)

    def read(self, value: str) -> None:
        """Show another text, from its beginning."""
        self._whole = value
        self.view.setPlainText(plain.text(_broken(value[:SHOWN])))
        self._more.setVisible(len(value) > SHOWN)
        count = QLocale().toString(len(value))
        self._more.setText(self.tr("Show the whole text ({count} characters)").format(count=count))

    def _show_whole(self) -> None:
        self.view.setPlainText(plain.text(_broken(self._whole)))
        self._more.hide()


def _broken(text: str) -> str:
    """Break lines nobody wrote by hand, which Qt lays out in quadratic time."""
    if len(text) <= _LONGEST_LINE:
        return text
    lines: list[str] = []
    for line in text.split("\n"):
        starts = range(0, max(1, len(line)), _LONGEST_LINE)
        lines += [line[start : start + _LONGEST_LINE] for start in starts]
    return "\n".join(lines)
