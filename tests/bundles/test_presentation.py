from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alertadores.bundles.presentation import parse_presentation, write_presentation
from crypto.errors import CryptoError, FormatError, VerificationError
from tests.publicbundle import published

LOG = published()[0].office.log
FIRST, SECOND = LOG[0], LOG[1]
LEAF, TRACE = FIRST.leaf.data, FIRST.disclosure.encode("ascii")


@given(st.lists(st.text("abc-_", max_size=5), max_size=4))
def test_leaf_trace_record_and_disclosures_are_read_back(fields: list[str]) -> None:
    found = parse_presentation(write_presentation(FIRST, fields), 0)
    assert found.opened == FIRST
    assert found.fields == tuple(fields)


def test_the_text_is_an_sd_jwt() -> None:
    assert write_presentation(FIRST, ["a", "b"]) == LEAF + b"~" + TRACE + b"~a~b~"


def test_the_index_is_the_one_it_was_read_at() -> None:
    assert parse_presentation(write_presentation(SECOND), 7).opened.entry.index == 7


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"~", id="a tilde"),
        pytest.param(b"~~", id="two tildes"),
        pytest.param(LEAF, id="a leaf alone"),
        pytest.param(LEAF + b"~", id="a leaf without its trace record"),
        pytest.param(LEAF + b"~" + TRACE, id="no tilde at the end"),
        pytest.param(TRACE + b"~" + LEAF + b"~", id="the trace record first"),
        pytest.param(b"~" + LEAF + b"~" + TRACE + b"~", id="a tilde before it"),
        pytest.param(LEAF + b"~" + TRACE + b"~\n", id="a line feed after it"),
        pytest.param(LEAF + b"~" + TRACE + b"~\xc3\xb1~", id="letters beyond ASCII"),
        pytest.param(b"\xff\xfe", id="no text"),
    ],
)
def test_other_text_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError):
        parse_presentation(data, 0)


def test_the_trace_record_of_another_leaf_is_refused() -> None:
    with pytest.raises(VerificationError):
        parse_presentation(LEAF + b"~" + SECOND.disclosure.encode("ascii") + b"~", 0)


def test_every_flipped_bit_of_the_trace_record_is_refused() -> None:
    data = write_presentation(FIRST)
    for place in range(8 * (len(LEAF) + 1), 8 * len(data)):
        changed = bytearray(data)
        changed[place // 8] ^= 1 << place % 8
        with pytest.raises(CryptoError):
            parse_presentation(bytes(changed), 0)
