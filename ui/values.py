"""Values of entries that are neither a text nor a key of a catalogue, as people say them.

Who holds the key of a case may have written anything: what is not of its form stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from alertadores.app import Media
from ui.i18n import QT_TRANSLATE_NOOP
from ui.sizes import size

translate = QCoreApplication.translate

_MEDIA: Final[dict[Media, str]] = {
    Media.PDF: "PDF",
    Media.PNG: QT_TRANSLATE_NOOP("Media", "Picture (PNG)"),
    Media.JPEG: QT_TRANSLATE_NOOP("Media", "Picture (JPEG)"),
    Media.GIF: QT_TRANSLATE_NOOP("Media", "Picture (GIF)"),
    Media.WEBP: QT_TRANSLATE_NOOP("Media", "Picture (WebP)"),
    Media.TEXT: QT_TRANSLATE_NOOP("Media", "Text"),
    Media.OTHER: QT_TRANSLATE_NOOP("Media", "Other"),
}
# Of impact and of probability, the lowest first.
_DEGREES: Final[dict[str, tuple[str, ...]]] = {
    "impact": (
        QT_TRANSLATE_NOOP("MatrixModel", "Very low"),
        QT_TRANSLATE_NOOP("MatrixModel", "Low"),
        QT_TRANSLATE_NOOP("MatrixModel", "Moderate"),
        QT_TRANSLATE_NOOP("MatrixModel", "High"),
        QT_TRANSLATE_NOOP("MatrixModel", "Very high"),
    ),
    "probability": (
        QT_TRANSLATE_NOOP("MatrixModel", "Very unlikely"),
        QT_TRANSLATE_NOOP("MatrixModel", "Unlikely"),
        QT_TRANSLATE_NOOP("MatrixModel", "Possible"),
        QT_TRANSLATE_NOOP("MatrixModel", "Likely"),
        QT_TRANSLATE_NOOP("MatrixModel", "Very likely"),
    ),
}
_MOST_BYTES: Final = 2**53


def media(kind: Media) -> str:
    """Return what a file is, in words."""
    return translate("Media", _MEDIA[kind])


def degrees(name: str) -> tuple[str, ...]:
    """Return the words of the five degrees, the lowest first.

    Args:
        name: ``impact`` or ``probability``.
    """
    return tuple(translate("MatrixModel", each) for each in _DEGREES[name])


def degree(name: str, number: Any) -> str:
    """Return a degree with its word: 5 · Muy alto."""
    known = dict(enumerate(degrees(name), 1))
    is_one = type(number) is int and number in known
    return f"{number} · {known[number]}" if is_one else str(number)


def _media_said(value: Any) -> str:
    known = {each.value: each for each in Media}
    return media(known[value]) if isinstance(value, str) and value in known else str(value)


def _size_said(value: Any) -> str:
    return size(value) if type(value) is int and 0 <= value < _MOST_BYTES else str(value)


SPOKEN: Final[dict[str, Callable[[Any], str]]] = {
    "impact": lambda number: degree("impact", number),
    "probability": lambda number: degree("probability", number),
    "media": _media_said,
    "size": _size_said,
}
"""Name of a value → how it is said."""
