"""The two shipped typefaces: metrics for layout, glyphs for the file.

DejaVu Sans has every letter of Mexico's indigenous languages that was tested, and its licence
allows embedding. Only these files are used, never a font of the machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR: Final = "alertadores-regular"
BOLD: Final = "alertadores-bold"
_FILES: Final = {REGULAR: "DejaVuSans.ttf", BOLD: "DejaVuSans-Bold.ttf"}
# reportlab writes four hexadecimal digits into its tables of characters.
_LAST_WRITABLE: Final = 0xFFFF


@cache
def advances() -> Mapping[str, Mapping[str, float]]:
    """Register both typefaces with reportlab and return what they can show.

    Returns:
        for each typeface, its visible characters and the space with their widths, in thousandths
        of the size. Characters that a font maps to an empty glyph are left out: they would put
        into the file something that its page does not show.
    """
    widths = {}
    for name, file in _FILES.items():
        data = (files("resources") / "fonts" / file).read_bytes()
        # With asciiReadable every subset would hold all of ASCII, drawn or not.
        font = TTFont(name, BytesIO(data), asciiReadable=False, shapable=False)
        pdfmetrics.registerFont(font)
        face = font.face
        widths[name] = {
            chr(code): float(face.charWidths[code])
            for code, glyph in face.charToGlyph.items()
            if code <= _LAST_WRITABLE
            and (code == ord(" ") or face.glyphPos[glyph + 1] > face.glyphPos[glyph])
        }
    return widths


def drawable() -> frozenset[str]:
    """Return the characters that every typeface can show."""
    return frozenset.intersection(*map(frozenset, advances().values()))


def width(text: str, font: str, size: float) -> float:
    """Return the width in points of a drawable text set in one line."""
    return sum(map(advances()[font].__getitem__, text)) * size / 1000
