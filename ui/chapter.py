"""A chapter of the user guide as it is laid out: Markdown, its pictures with their words below.

A screen reader finds no words in a picture of a text, so the words that Markdown keeps for it are
written under it, for everybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QPainter,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QTextBrowser

from resources import MissingResourceError, read
from ui.fonts import Weight, font

_MARGIN: Final = 32
_HEADINGS: Final = {1: 24, 2: 16}
_CAPTION: Final = 13
_LINE: Final = 115
"""Height of a line, in hundredths of what the typeface asks for."""

_PICTURES: Final = "pictures/"
_DOTS_PER_METRE: Final = 96 / 0.0254
_IMAGE: Final = QTextDocument.ResourceType.ImageResource


class Chapter(QTextBrowser):
    """One chapter. It loads pictures of the guide and nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.document().setDefaultFont(font())
        self.document().setDocumentMargin(_MARGIN)

    def show_text(self, text: str) -> None:
        """Show Markdown from its beginning."""
        self.setMarkdown(text)
        # From the last to the first, for a caption moves what comes after it.
        for block in reversed(list(_blocks(self.document()))):
            _lay_out(block)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Return a picture of the guide, no wider than the window, and nothing else."""
        folder, _, file = QUrl(name).toString().rpartition(_PICTURES)
        if kind != _IMAGE.value or folder:
            return None
        try:
            return self._fitted(QImage.fromData(read("docs/pictures", file)))
        except MissingResourceError:
            return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures into the new width."""
        super().resizeEvent(event)
        document = self.document()
        for block in _blocks(document):
            if name := _picture(block):
                document.addResource(
                    _IMAGE.value, QUrl(name), self.loadResource(_IMAGE.value, name)
                )
        document.markContentsDirty(0, document.characterCount())

    def _fitted(self, picture: QImage) -> QImage:
        """Return a picture as large as the window was, if there is room, in a frame.

        Qt would draw a smaller one with ragged letters. The frame shows its edge on a dark page.
        """
        ratio = self.devicePixelRatioF()
        bar = self.verticalScrollBar().sizeHint().width()
        room = self.width() - bar - 2 * (_MARGIN + self.frameWidth())
        asked = picture.width() * _DOTS_PER_METRE / picture.dotsPerMeterX()
        fitted = picture.convertToFormat(QImage.Format.Format_RGB32).scaledToWidth(
            round(min(asked, max(room, 1)) * ratio), Qt.TransformationMode.SmoothTransformation
        )
        painter = QPainter(fitted)
        painter.setPen(self.palette().mid().color())
        painter.drawRect(fitted.rect().adjusted(0, 0, -1, -1))
        painter.end()
        fitted.setDevicePixelRatio(ratio)
        return fitted


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _picture(block: QTextBlock) -> str:
    """Return the name of the picture of which a paragraph consists, or nothing."""
    return block.begin().fragment().charFormat().toImageFormat().name()


def _lay_out(block: QTextBlock) -> None:
    """Give a paragraph its distances, and a picture its caption."""
    cursor = QTextCursor(block)
    shape = block.blockFormat()
    if _picture(block):
        words = block.begin().fragment().charFormat().property(QTextFormat.Property.ImageAltText)
        cursor.setBlockFormat(_shape(8, 4))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        caption = QTextCharFormat()
        caption.setFont(font(_CAPTION))
        cursor.insertBlock(_shape(0, 18), caption)
        cursor.insertText(words)
    elif level := shape.headingLevel():
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        heading = QTextCharFormat()
        heading.setFont(font(_HEADINGS[level], Weight.SEMIBOLD))
        cursor.setCharFormat(heading)
        cursor.mergeBlockFormat(_shape(0 if level == 1 else 16, 8))
    else:
        cursor.mergeBlockFormat(_shape(0, 4 if shape.objectIndex() >= 0 else 10, _LINE))


def _shape(above: int, below: int, line: int = 0) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setTopMargin(above)
    made.setBottomMargin(below)
    if line:
        made.setLineHeight(line, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return made
