"""`python -m ui.viewer LANGUAGE THEME`: shows the file that comes through the standard input.

Order: bounds, an empty window on the screen, everything loaded that drawing needs, rights given
up; only then the first byte of the file is read. The process ends when its window is closed, when
the input closes, which is when the program that began it ends, or by its bounds.
"""

from __future__ import annotations

import os
import sys
import threading
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Signal
from PySide6.QtGui import QImage, QImageReader, QImageWriter
from PySide6.QtWidgets import QApplication

from ui import fonts
from ui.i18n import Languages
from ui.platform.capture import CaptureBlock, system_mark
from ui.theme import Appearance, Choice
from ui.viewer import limits, wire
from ui.viewer.pages import Document, Picture, UnreadableError, text_of
from ui.viewer.seccomp import UnconfinedError, confine
from ui.viewer.window import Viewer
from ui.viewer.wire import Kind, Sheet, WireError, Word

UNCONFINED: Final = 3

# One could reach other programs through these, the session's bus above all.
_BUSES: Final = ("AT_SPI_BUS_ADDRESS", "SESSION_MANAGER", "QT_IM_MODULE", "XMODIFIERS")
_PAGE: Final = (
    b"%PDF-1.4\n"
    b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R"
    b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n"
    b"4 0 obj<</Length 23>>stream\nBT /F 8 Tf (A) Tj ET   \nendstream endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)
_SAMPLES: Final = (b"png", b"jpg", b"gif", b"webp")


class _Input(QObject):
    """Reads the file on a thread, and ends the process when nobody is at the other end."""

    came = Signal(object)

    def begin(self) -> None:
        """Start reading."""
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        try:
            sheet: Sheet | None = wire.receive(sys.stdin.buffer)
        except WireError:
            sheet = None
        self.came.emit(sheet)
        sys.stdin.buffer.read(1)
        os._exit(0)


def main(arguments: list[str]) -> int:
    """Show one file, and return the exit status."""
    language, theme = arguments
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
    for name in _BUSES:
        os.environ.pop(name, None)
    application = QApplication(["Alertadores"])
    fonts.install(application)
    _languages = Languages(application, "en" if language == "en" else "es")
    _appearance = Appearance(application, Choice.DARK if theme == "dark" else Choice.LIGHT)
    _shield = CaptureBlock(application, system_mark(), application)
    viewer = Viewer(confined=sys.platform == "linux")
    viewer.show()
    _load_all()
    application.processEvents()
    if not _give_up():
        _say(Word.UNCONFINED)
        return UNCONFINED
    source = _Input()
    source.came.connect(lambda sheet: _say(_show(viewer, sheet)))
    source.begin()
    return application.exec()


def _give_up() -> bool:
    """Give up rights; tell whether all that this system has were given up."""
    limits.bound()
    try:
        confine()
    except UnconfinedError:
        return sys.platform != "linux"
    return True


def _show(viewer: Viewer, sheet: Sheet | None) -> Word:
    try:
        if sheet is not None:
            if sheet.kind is Kind.TEXT:
                viewer.show_text(sheet, text_of(sheet.data))
            elif sheet.kind is Kind.PDF:
                viewer.show_pages(sheet, Document(sheet.data))
            else:
                viewer.show_pages(sheet, Picture(sheet))
            return Word.SHOWN
    except (UnreadableError, MemoryError):
        pass
    viewer.show_unreadable()
    return Word.UNREADABLE


def _load_all() -> None:
    """Use each codec once, so that its library is loaded before files can no longer be opened."""
    image = QImage(1, 1, QImage.Format.Format_RGB32)
    image.fill(0)
    for name in _SAMPLES:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.ReadWrite)
        QImageWriter(buffer, QByteArray(name)).write(image)
        buffer.seek(0)
        QImageReader(buffer, QByteArray(name)).read()
    Document(_PAGE).draw(0, QSize(8, 8))


def _say(word: Word) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
