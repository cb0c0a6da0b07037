"""Line icons (Lucide) in the colours of the theme.

An icon is drawn anew for every colour and never scaled from pixels.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources
from ui import theme

_SIZES: Final = (16, 18)
_RATIOS: Final = (1.0, 2.0, 3.0)


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = resources.read("icons", f"{name}.svg").replace(
        b"currentColor", colour.encode("ascii")
    )
    return QSvgRenderer(QByteArray(drawing))


def draw(painter: QPainter, name: str, where: QRectF, colour: QColor) -> None:
    """Draw an icon into a square."""
    _renderer(name, colour.name()).render(painter, where)


def pixmap(name: str, colour: QColor, size: int, ratio: float) -> QPixmap:
    """Return an icon as pixels.

    Args:
        name: of the file in `resources/icons`, without its ending.
        colour: of the lines.
        size: edge in device-independent pixels.
        ratio: device pixels for each of them.
    """
    found = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    found.setDevicePixelRatio(ratio)
    found.fill(Qt.GlobalColor.transparent)
    painter = QPainter(found)
    draw(painter, name, QRectF(0, 0, size, size), colour)
    painter.end()
    return found


def icon(name: str, ink: str = "text2") -> QIcon:
    """Return an icon for menus, in a colour of the present theme."""
    made = QIcon()
    colours = theme.current()
    for mode, colour in (
        (QIcon.Mode.Normal, colours[ink]),
        (QIcon.Mode.Disabled, colours["disabled"]),
    ):
        for size in _SIZES:
            for ratio in _RATIOS:
                made.addPixmap(pixmap(name, colour, size, ratio), mode)
    return made
