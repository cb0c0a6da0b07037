"""Noto Sans from the program's own data, whatever the machine has."""

from __future__ import annotations

from enum import IntEnum
from importlib.resources import files
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

FAMILY: Final = "Noto Sans"
BODY: Final = 14
"""Pixels of body text, tables and buttons."""

_FILES: Final = tuple(
    f"NotoSans-{style}.ttf" for style in ("Regular", "Medium", "SemiBold", "Bold")
)


class Weight(IntEnum):
    """The weights that are shipped."""

    REGULAR = QFont.Weight.Normal.value
    MEDIUM = QFont.Weight.Medium.value
    SEMIBOLD = QFont.Weight.DemiBold.value
    BOLD = QFont.Weight.Bold.value


def install(application: QApplication) -> None:
    """Load the shipped typeface and make it the application's.

    Raises:
        OSError: a file is missing.
    """
    for name in _FILES:
        QFontDatabase.addApplicationFontFromData((files("resources") / "fonts" / name).read_bytes())
    application.setFont(font())


def font(pixels: int = BODY, weight: Weight = Weight.REGULAR) -> QFont:
    """Return the typeface in a size and weight."""
    made = QFont(FAMILY)
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight(weight))
    return made
