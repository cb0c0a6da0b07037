"""Other people's text is shown as written and never interpreted."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui import plain
from ui.widgets.text import Text

HOSTILE = {
    "a right-to-left override": "caso \u202egnp.exe",
    "isolates of direction": "\u2066a\u2069\u2067b\u2069",
    "a zero-width joiner": "ad\u200dmin",
    "a soft hyphen": "Pé\u00adrez",
    "a NUL": "a\x00b",
    "an escape sequence": "\x1b[31mrojo",
    "a lone surrogate": "\ud800",
    "a line separator": "uno\u2028dos",
    "a private character": "\ue000",
    "a tag character": "\U000e0041",
}


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_not_seen_is_made_visible(value: str) -> None:
    shown = plain.line(value)
    assert not {unicodedata.category(character) for character in shown} & {"Cc", "Cf", "Cs", "Co"}


@pytest.mark.parametrize("value", ["<b>x</b>", "<img src=x>", "&lt;", "<a href=x>"])
def test_markup_stays_text(qtbot: QtBot, value: str) -> None:
    label = Text(value)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == value
    assert "<b>" not in plain.tip("<b>x</b>").removeprefix("<qt>")


@given(st.text(max_size=200))
def test_letters_stay_as_they_are(value: str) -> None:
    kept = "".join(c for c in value if unicodedata.category(c)[0] in "LNPS")
    assert kept in "".join(c for c in plain.text(value) if c != plain.REPLACEMENT) or all(
        c in plain.text(value) for c in kept
    )


@given(st.text(max_size=2000))
def test_a_line_is_one_line_of_bounded_length(value: str) -> None:
    shown = plain.line(value)
    assert len(shown) <= plain.LINE + 1
    assert "\n" not in shown


def test_a_line_reads_no_more_of_a_long_text_than_it_shows() -> None:
    assert plain.line("a" * 2_000_000) == "a" * plain.LINE + "…"
