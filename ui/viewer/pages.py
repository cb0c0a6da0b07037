"""From a file's bytes to what is drawn: pages of pictures, or text."""

from __future__ import annotations

from typing import Final, Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from ui import plain
from ui.viewer.limits import spend
from ui.viewer.wire import Kind, Sheet

ALLOCATION: Final = 512
"""Megabytes that decoding one picture may take; more is refused before it is decoded."""

MAX_PIXELS: Final = 40_000_000
"""Pixels of a picture that are kept; a larger one is shown smaller."""

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
