"""Light and dark: one table of colours each, from which palette and style sheet are made.

Tables live in `resources/themes/`. Fusion draws, our palette colours it; what the system asks for
is followed until the person says otherwise. `QStyleHints.setColorScheme` is not used: without a
platform theme it does nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

import resources

_PROPERTY: Final = "alertadores-theme"
_TOKEN: Final = re.compile(r"@([a-z0-9-]+)")

_Role = QPalette.ColorRole
# The order of the roles Fusion asks for, and the token of each.
_ROLES: Final[dict[QPalette.ColorRole, str]] = {
    _Role.Window: "bg",
    _Role.WindowText: "text",
    _Role.Base: "bg",
    _Role.AlternateBase: "side",
    _Role.Text: "text",
    _Role.Button: "bg",
    _Role.ButtonText: "text",
    _Role.BrightText: "red",
    _Role.Highlight: "accent",
    _Role.HighlightedText: "on-accent",
    _Role.Accent: "accent",
    _Role.Link: "accent",
    _Role.LinkVisited: "accent",
    _Role.ToolTipBase: "bg",
    _Role.ToolTipText: "text",
    _Role.PlaceholderText: "text3",
    _Role.Light: "bg",
    _Role.Midlight: "soft",
    _Role.Mid: "line2",
    _Role.Dark: "edge",
    _Role.Shadow: "line",
}


class Choice(StrEnum):
    """What the person asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Theme:
    """One table of colours.

    Attributes:
        name: ``light`` or ``dark``.
        colours: token → colour.
    """

    name: str
    colours: Mapping[str, QColor]

    def __getitem__(self, token: str) -> QColor:
        """Return the colour of a token."""
        return self.colours[token]

    def palette(self) -> QPalette:
        """Return the palette Fusion draws with."""
        palette = QPalette()
        for role, token in _ROLES.items():
            palette.setColor(role, self[token])
        for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self["disabled"])
        return palette

    def style_sheet(self) -> str:
        """Return the style sheet, its tokens replaced by colours."""
        return _TOKEN.sub(lambda match: self[match[1]].name(), _sheet())


@cache
def load(name: str) -> Theme:
    """Return the theme ``light`` or ``dark``."""
    table = json.loads(resources.read("themes", f"{name}.json"))
    return Theme(name, {token: QColor(value) for token, value in table.items()})


@cache
def _sheet() -> str:
    return resources.read("themes", "window.qss").decode("utf-8")


def current() -> Theme:
    """Return the theme of the running application."""
    application = QApplication.instance()
    theme = application.property(_PROPERTY) if application is not None else None
    return theme if isinstance(theme, Theme) else load("light")


class Appearance(QObject):
    """Keeps the application in the theme that system or person ask for."""

    changed = Signal()

    def __init__(self, application: QApplication, choice: Choice) -> None:
        super().__init__(application)
        self._application = application
        self._choice = choice
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._apply)
        self._apply()

    @property
    def choice(self) -> Choice:
        """What the person asked for."""
        return self._choice

    def choose(self, choice: Choice) -> None:
        """Follow another wish from now on."""
        self._choice = choice
        self._apply()

    def _apply(self) -> None:
        name = self._choice.value
        if self._choice is Choice.SYSTEM:
            dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
            name = "dark" if dark else "light"
        theme = load(name)
        if self._application.property(_PROPERTY) is theme:
            return
        self._application.setProperty(_PROPERTY, theme)
        self._application.setPalette(theme.palette())
        self._application.setStyleSheet(theme.style_sheet())
        self.changed.emit()
