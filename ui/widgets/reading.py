"""Long text to read: selectable, never interpreted, whole on request."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from ui import plain
from ui.fonts import font
from ui.widgets.button import Button, Kind

SHOWN: Final = 20_000
"""Characters shown at once; laying out two million in one paragraph would stop the window."""
_LONGEST_LINE: Final = 4_000


GROWN: Final = 4_000
"""Characters that a text shows which is as high as it is long; the rest has a window of its own."""
_SPARE: Final = 2
"""Pixels below the last line, without which Qt would scroll by one."""
_DIALOG: Final = (720, 560)


class Reading(QWidget):
    """A text in a frame of its own, which scrolls."""

    def __init__(self, name: str, lines: int = 8) -> None:
        super().__init__()
        self._whole = ""
        self._shown = SHOWN
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
        self.view.setPlainText(plain.text(_broken(value[: self._shown])))
        self._more.setVisible(len(value) > self._shown)
        count = QLocale().toString(len(value))
        self._more.setText(self.tr("Show the whole text ({count} characters)").format(count=count))

    def _show_whole(self) -> None:
        self.view.setPlainText(plain.text(_broken(self._whole)))
        self._more.hide()


class Grown(Reading):
    """A text as high as it is long, on a page that scrolls; much of it is read in a dialog."""

    def __init__(self, name: str) -> None:
        super().__init__(name, lines=1)
        self._name = name
        self._shown = GROWN
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.view.setVerticalScrollBarPolicy(off)
        self.view.setHorizontalScrollBarPolicy(off)

    def read(self, value: str) -> None:
        """Show another text."""
        super().read(value)
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        """Take the height of the text, line by line as Qt has laid it out."""
        document = self.view.document()
        layout, block, height = document.documentLayout(), document.firstBlock(), 0.0
        while block.isValid():
            height += layout.blockBoundingRect(block).height()
            block = block.next()
        edges = self.view.contentsMargins()
        room = edges.top() + edges.bottom() + _SPARE
        self.view.setFixedHeight(math.ceil(height) + room)

    def _show_whole(self) -> None:
        dialog = QDialog(self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self._name)
        dialog.resize(*_DIALOG)
        reading = Reading(self._name)
        reading.read(self._whole)
        reading._show_whole()  # noqa: SLF001 - the same class
        close = Button(self.tr("Close"))
        close.clicked.connect(dialog.close)
        column = QVBoxLayout(dialog)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(reading, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        dialog.show()
        dialog.move(self.window().frameGeometry().center() - dialog.rect().center())
        reading.view.setFocus()


def _broken(text: str) -> str:
    """Break lines nobody wrote by hand, which Qt lays out in quadratic time."""
    if len(text) <= _LONGEST_LINE:
        return text
    lines: list[str] = []
    for line in text.split("\n"):
        starts = range(0, max(1, len(line)), _LONGEST_LINE)
        lines += [line[start : start + _LONGEST_LINE] for start in starts]
    return "\n".join(lines)
