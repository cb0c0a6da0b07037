"""Where a divider stood, as settings keep it: pixels, which outlive another width of the window."""

from __future__ import annotations

from PySide6.QtCore import QByteArray

_DIGITS = 4


def kept_width(kept: QByteArray | None, least: int) -> int:
    """Return how wide a pane was; the least it may be if that is not known."""
    text = b"" if kept is None else bytes(kept.data())
    if not text.isdigit() or len(text) > _DIGITS:
        return least
    return max(least, int(text))


def width_to_keep(width: int) -> QByteArray:
    """Return what settings keep of a pane's width."""
    return QByteArray(str(width).encode("ascii"))
