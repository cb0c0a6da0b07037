"""The clipboard, which every program can read: text of a case is on it for a while only.

Whatever this program copies while a vault is open, from any page and with any key, is put there
again with marks that clipboard managers know (KDE's hint; Windows' formats for history, cloud and
monitors; nspasteboard.org on macOS), and taken away later, at lock and at the end. What another
program put there since is left alone. A folio identifies nobody: `copy_public` lets it stay.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication

_LENT: Final = "application/x-alertadores-lent"
_PUBLIC: Final = "application/x-alertadores-public"
_WINDOWS: Final = 'application/x-qt-windows-mime;value="{}"'
_HINTS: Final = {
    "x-kde-passwordManagerHint": b"secret",
    "application/x-nspasteboard-concealed-type": b"text",
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): b"1",
    # DWORDs: zero forbids.
    _WINDOWS.format("CanIncludeInClipboardHistory"): bytes(4),
    _WINDOWS.format("CanUploadToCloudClipboard"): bytes(4),
}


class Clipboard(QObject):
    """Keeps watch over the clipboard while a vault is open.

    Args:
        seconds: for which text stays.
        parent: owns this.
    """

    remaining = Signal(int)
    """Seconds until it is emptied, once a second; zero when nothing of ours is on it."""

    def __init__(self, seconds: int, parent: QObject) -> None:
        super().__init__(parent)
        self.seconds = seconds
        self._left = 0
        self._board = QGuiApplication.clipboard()
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin to watch."""
        self._board.dataChanged.connect(self._look)

    def stop(self) -> None:
        """Take back what is still there, and watch no more."""
        self._board.dataChanged.disconnect(self._look)
        self.empty()

    def empty(self) -> None:
        """Empty the clipboard, unless somebody has put something else on it."""
        if _LENT in _formats(self._board):
            self._board.clear()
        if self._board.supportsSelection() and self._board.ownsSelection():
            self._board.clear(QClipboard.Mode.Selection)
        self._rest()

    def _look(self) -> None:
        """Mark what this program copied; what another one did ends the countdown."""
        formats = _formats(self._board)
        if _LENT in formats:
            return
        self._rest()
        if owned(self._board) and _PUBLIC not in formats and self._board.text():
            self._lend(self._board.text())

    def _lend(self, text: str) -> None:
        content = QMimeData()
        content.setText(text)
        for name, value in {_LENT: b"1", **_HINTS}.items():
            content.setData(name, value)
        self._board.setMimeData(content)
        self._left = self.seconds
        self._second.start()
        self.remaining.emit(self._left)

    def _tick(self) -> None:
        self._left -= 1
        if self._left > 0:
            self.remaining.emit(self._left)
        else:
            self.empty()

    def _rest(self) -> None:
        self._second.stop()
        self.remaining.emit(0)


def copy_public(text: str) -> None:
    """Copy what may stay on the clipboard, such as a folio."""
    content = QMimeData()
    content.setText(text)
    content.setData(_PUBLIC, b"1")
    QGuiApplication.clipboard().setMimeData(content)


def owned(board: QClipboard) -> bool:
    """Tell whether this program put there what is on the clipboard."""
    return board.ownsClipboard()


def _formats(board: QClipboard) -> list[str]:
    # On some platforms an empty clipboard has no content at all, whatever the stub says.
    content: QMimeData | None = board.mimeData()
    return [] if content is None else content.formats()
