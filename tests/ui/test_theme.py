"""Both themes: every text can be read on every ground it stands on."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.theme import Appearance, Choice, load

TEXT = 4.5
FORM = 3.0

# Text token, the grounds it is drawn on.
PAIRS = {
    "text": ["bg", "side", "sunk", "tint", "practice-tint", "risk-1", "risk-2", "risk-3"],
    "on-risk-4": ["risk-4"],
    "on-risk-5": ["risk-5"],
    "text2": ["bg", "side", "sunk", "tint", "practice-tint"],
    "text3": ["bg", "side", "tint"],
    "disabled": ["bg", "side", "sunk"],
    "accent": ["bg", "side", "tint"],
    "accent-hover": ["bg"],
    "on-accent": ["accent", "accent-hover", "accent-pressed"],
    "focus": ["bg"],
    "gold-text": ["bg", "gold-tint"],
    "green": ["bg", "side", "green-tint"],
    "amber-text": ["bg", "side", "amber-tint", "practice-tint"],
    "red": ["bg", "side", "red-tint"],
    "practice": ["practice-tint"],
}
# Borders and icons that carry meaning.
FORMS = {"edge": ["bg"], "focus": ["bg", "side"], "gold": ["bg"], "amber": ["bg"], "text2": ["bg"]}


def _luminance(colour: QColor) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(PAIRS, TEXT), (FORMS, FORM)], ids=["text", "forms"])
def test_every_pair_has_contrast(name: str, pairs: dict[str, list[str]], least: float) -> None:
    colours = load(name)
    low = {
        (ink, ground): round(_contrast(colours[ink], colours[ground]), 2)
        for ink, grounds in pairs.items()
        for ground in grounds
        if _contrast(colours[ink], colours[ground]) < least
    }
    assert not low


def test_both_themes_have_the_same_tokens() -> None:
    assert load("light").colours.keys() == load("dark").colours.keys()


def test_the_style_sheet_names_known_tokens_only() -> None:
    sheet = (files("resources") / "themes" / "window.qss").read_text(encoding="utf-8")
    used = set(re.findall(r"@([a-z0-9-]+)", sheet))
    assert used <= load("light").colours.keys()
    assert "@" not in load("light").style_sheet()


def test_a_choice_is_taken_at_once(qapp: QApplication) -> None:
    appearance = Appearance(qapp, Choice.LIGHT)
    assert theme.current().name == "light"
    appearance.choose(Choice.DARK)
    assert theme.current().name == "dark"
    assert qapp.palette().window().color() == load("dark")["bg"]


def test_what_the_system_does_not_say_is_light(qapp: QApplication) -> None:
    Appearance(qapp, Choice.SYSTEM)
    assert theme.current().name == "light"
