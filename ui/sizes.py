"""Sizes of files as people say them."""

from __future__ import annotations

from PySide6.QtCore import QLocale


def size(count: int) -> str:
    """Return a number of bytes in words: 240 kB, 1.2 MB."""
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
