"""Long text to read: selectable, never interpreted, whole on request."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QLocale, QMimeData, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from ui import plain
from ui.fonts import font
from ui.widgets.button import Button, Kind

SHOWN: Final = 20_000
"""Characters shown at once; laying out two million in one paragraph would stop the window."""
_LONGEST_LINE: Final = 4_000
_PARAGRAPH: Final = "\N{PARAGRAPH SEPARATOR}"
"""Between the lines of what is selected; `plain.text` leaves none in the text itself."""


GROWN: Final = 4_000
"""Characters that a text shows which is as high as it is long; the rest has a window of its own."""
_SPARE: Final = 2
"""Pixels below the last line, without which Qt would scroll by one."""
_DIALOG: Final = (720, 560)


class TextPage(QPlainTextEdit):
    """Text that Qt is given in pieces; what is copied has the line breaks of the text alone."""

    broken = Signal()
    """Its lines were broken anew, for another width."""

    def __init__(self) -> None:
        super().__init__()
        self._seams: frozenset[int] = frozenset()

    def show_text(self, value: str) -> None:
        """Show another text, from its beginning."""
        shown, self._seams = _in_pieces(plain.text(value))
        self.setPlainText(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self.broken.emit()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return what is selected, to be copied or dragged."""
        cursor = self.textCursor()
        first = self.document().findBlock(cursor.selectionStart()).blockNumber()
        lines = cursor.selectedText().split(_PARAGRAPH)
        copied = lines[:1]
        for number, line in enumerate(lines[1:], first + 1):
            copied += ("" if number in self._seams else "\n", line)
        data = QMimeData()
        data.setText("".join(copied))
        return data


class Reading(QWidget):
    """A text in a frame of its own, which scrolls."""

    def __init__(self, name: str, lines: int = 8) -> None:
        super().__init__()
        self._whole = ""
        self._shown = SHOWN
        self.view = TextPage()
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
        self.view.show_text(value[: self._shown])
        self._more.setVisible(len(value) > self._shown)
        count = QLocale().toString(len(value))
        self._more.setText(self.tr("Show the whole text ({count} characters)").format(count=count))

    def _show_whole(self) -> None:
        self.view.show_text(self._whole)
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
        self.view.broken.connect(self._grow)

    def read(self, value: str) -> None:
        """Show another text."""
        super().read(value)
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


def _in_pieces(text: str) -> tuple[str, frozenset[int]]:
    """Break lines nobody wrote by hand, which Qt lays out in quadratic time.

    Returns:
        The text with more line breaks; the numbers of the lines that go on with the one before.
    """
    if len(text) <= _LONGEST_LINE:
        return text, frozenset()
    pieces: list[str] = []
    seams: list[int] = []
    for line in text.split("\n"):
        start = 0
        while len(line) - start > _LONGEST_LINE:
            # A piece ends behind a space, if there is one, as a line would by itself.
            space = line.rfind(" ", start, start + _LONGEST_LINE)
            end = start + _LONGEST_LINE if space < 0 else space + 1
            pieces.append(line[start:end])
            seams.append(len(pieces))
            start = end
        pieces.append(line[start:])
    return "\n".join(pieces), frozenset(seams)
