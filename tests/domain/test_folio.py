"""Parts of folios as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alertadores.domain.folio import RANDOM_BYTES, folio_part, make_folio

FOLIOS = st.builds(
    make_folio, st.integers(1900, 9999), st.binary(min_size=RANDOM_BYTES, max_size=RANDOM_BYTES)
)
PLAIN = 13


@given(FOLIOS, st.integers(0, PLAIN - 4), st.integers(4, PLAIN), st.booleans())
def test_four_and_more_characters_in_a_row_are_a_part(
    folio: str,
    start: int,
    length: int,
    lower: bool,  # noqa: FBT001 - drawn
) -> None:
    part = folio.replace("-", "")[start : start + length]
    typed = f" {part[:2]}- {part[2:]}"
    assert folio_part(typed.lower() if lower else typed) == part


@pytest.mark.parametrize(
    "text",
    ["", "abc", "20U6", "2026-0123ABCD-UU", "ñañaña", "2026%", "２０２６", "*~$=", "12\x0034"],
)
def test_what_no_folio_contains_is_no_part(text: str) -> None:
    assert folio_part(text) is None
