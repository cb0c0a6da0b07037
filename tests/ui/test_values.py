"""Values as people say them, and what is none of them as it stands."""

from __future__ import annotations

from typing import Any

import pytest

from alertadores.app import DEGREES, load_catalogs
from tests.window import Driver
from ui import forms
from ui.forms import Around
from ui.widgets.inputs import ChoiceInput
from ui.words import Words


@pytest.fixture
def words(at_work: Driver) -> Words:
    """Return the words of a window in Spanish."""
    assert at_work.window.isVisible()
    return Words(load_catalogs(), "es")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("impact", 5, "5 · Muy alto"),
        ("probability", 1, "1 · Muy baja"),
        ("media", "OTRO", "Otro"),
        ("media", "PDF", "PDF"),
        ("size", 48_004, "48.0 kB"),
    ],
)
def test_a_value_is_said_in_words(words: Words, name: str, value: Any, said: str) -> None:
    assert words.datum("x.y", name, value).replace(",", ".") == said


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("impact", 6),
        ("impact", 10**40),
        ("media", "<b>"),
        ("media", 7),
        ("size", -1),
        ("size", 10**40),
        ("size", "mucho"),
    ],
)
def test_what_is_no_such_value_stays_as_it_is(words: Words, name: str, value: Any) -> None:
    assert words.value(name, value) == str(value)


def test_the_lists_of_degrees_say_what_the_matrix_says(words: Words) -> None:
    around = Around(words, load_catalogs()["conducts"].version)
    fields = [forms.field(each, around) for each in forms.FORMS["risk.assessed"][:2]]
    for entry in (each.entry for each in fields):
        assert isinstance(entry, ChoiceInput)
        shown = [entry.itemText(entry.findData(each)) for each in DEGREES]
        assert [text.partition(" · ")[0] for text in shown] == [str(each) for each in DEGREES]
        assert all(text.partition(" · ")[2] for text in shown)
