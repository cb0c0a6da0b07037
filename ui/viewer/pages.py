"""From a file's bytes to what is drawn: pages of pictures, or text."""

from __future__ import annotations

from typing import Final, Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter
from PySide6.QtPdf import QPdfDocument

from ui import plain
from ui.viewer.limits import spend
from ui.viewer.wire import Kind, Sheet

ALLOCATION: Final = 512
"""Megabytes that decoding one picture may take; more is refused before it is decoded."""

MAX_PIXELS: Final = 40_000_000
"""Pixels of a picture that are kept; a larger one is shown smaller."""

_FULL_SCALE: Final = 96 / 72
"""Pixels for each point of a PDF."""

_LONGEST_EDGE: Final = 14_400.0
"""Points of the longest edge that PDF 1.7 (ISO 32000-1, annex C) knows."""

_MAX_LINE: Final = 2000
_FORMATS: Final = {Kind.PNG: b"png", Kind.JPEG: b"jpeg", Kind.GIF: b"gif", Kind.WEBP: b"webp"}


class UnreadableError(Exception):
    """The bytes are not what they claim to be, or ask for more than there is."""


class Pages(Protocol):
    """Something that is drawn page by page."""

    @property
    def count(self) -> int:
        """How many there are."""

    def size(self, page: int) -> QSize:
        """Return the size of a page in pixels at full scale."""

    def draw(self, page: int, size: QSize) -> QImage:
        """Return a page in another size.

        Raises:
            UnreadableError: it cannot be drawn.
        """


class Picture:
    """One picture; of a moving one, its first.

    Raises:
        UnreadableError: it cannot be decoded within the bounds.
    """

    count: Final = 1

    def __init__(self, sheet: Sheet) -> None:
        spend()
        QImageReader.setAllocationLimit(ALLOCATION)
        self._data = QByteArray(sheet.data)
        buffer = QBuffer(self._data)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer, QByteArray(_FORMATS[sheet.kind]))
        reader.setAutoDetectImageFormat(False)
        reader.setAutoTransform(True)
        whole = reader.size()
        if not whole.isValid() or whole.isEmpty():
            raise UnreadableError
        if whole.width() * whole.height() > MAX_PIXELS:
            reader.setScaledSize(_within(whole))
        self._image = reader.read()
        if self._image.isNull():
            raise UnreadableError

    def size(self, _page: int) -> QSize:
        """Return the size in which it is kept."""
        return self._image.size()

    def draw(self, _page: int, size: QSize) -> QImage:
        """Return it in another size."""
        spend()
        keep, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode
        return self._image.scaled(size, keep, smooth.SmoothTransformation)


class Document:
    """A PDF. Its pages are drawn and nothing in it acts: no script, link, form or attachment.

    Raises:
        UnreadableError: it is damaged, has no page, or opens with a password only.
    """

    def __init__(self, data: bytes) -> None:
        spend()
        self._data = QByteArray(data)
        self._buffer = QBuffer(self._data)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument()
        self._document.load(self._buffer)
        if self._document.status() is not QPdfDocument.Status.Ready or not self.count:
            raise UnreadableError

    @property
    def count(self) -> int:
        """How many pages it has."""
        return self._document.pageCount()

    def size(self, page: int) -> QSize:
        """Return the size of a page at full scale, whatever it says of itself."""
        points = self._document.pagePointSize(page)
        wide, high = (
            min(max(edge, 1.0), _LONGEST_EDGE) for edge in (points.width(), points.height())
        )
        return QSize(round(wide * _FULL_SCALE), round(high * _FULL_SCALE))

    def draw(self, page: int, size: QSize) -> QImage:
        """Return a page on white.

        Raises:
            UnreadableError: it cannot be drawn.
        """
        spend()
        drawn = self._document.render(page, size)
        if drawn.isNull():
            raise UnreadableError
        whole = QImage(size, QImage.Format.Format_RGB32)
        whole.fill(Qt.GlobalColor.white)
        painter = QPainter(whole)
        painter.drawImage(0, 0, drawn)
        painter.end()
        return whole


def _within(size: QSize) -> QSize:
    """Return the largest size of the same form that is kept."""
    scale = (MAX_PIXELS / (size.width() * size.height())) ** 0.5
    return QSize(max(1, int(size.width() * scale)), max(1, int(size.height() * scale)))


def text_of(data: bytes) -> str:
    """Return a text as it is shown: nothing unseen, and no line longer than can be laid out."""
    shown = plain.text(data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n"))
    lines = (
        line[start : start + _MAX_LINE]
        for line in shown.split("\n")
        for start in range(0, max(len(line), 1), _MAX_LINE)
    )
    return "\n".join(lines)
