from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypto.errors import FormatError
from crypto.labels import Label, context

labels = st.sampled_from(Label)
fields = st.lists(st.binary(max_size=30), max_size=4)


def _decode(encoded: bytes) -> tuple[str, list[bytes]]:
    """Read a context back: that this is possible is what makes the encoding injective."""
    label, rest = encoded.split(b"\x00", 1)
    found = []
    while rest:
        end = 2 + int.from_bytes(rest[:2], "big")
        assert len(rest) >= end
        found.append(rest[2:end])
        rest = rest[end:]
    return label.decode("ascii"), found


def test_every_label_is_short_plain_ascii() -> None:
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", label) for label in Label)


def test_no_two_names_stand_for_one_label() -> None:
    assert len(set(Label)) == len(Label.__members__)


def test_every_label_is_used() -> None:
    root = Path(__file__).parents[2]
    modules = [path for part in ("crypto", "alertadores") for path in (root / part).rglob("*.py")]
    used = set(
        re.findall(r"Label\.([A-Z_]+)", "".join(path.read_text("utf-8") for path in modules))
    )
    assert used == set(Label.__members__)


def test_a_known_encoding() -> None:
    encoded = context(Label.ROW_TAG, b"\x00\x01", b"", b"abc")
    assert encoded == b"alertadores/v1/row-tag\x00\x00\x02\x00\x01\x00\x00\x00\x03abc"


@given(labels, fields)
def test_a_context_reads_back(label: Label, parts: list[bytes]) -> None:
    assert _decode(context(label, *parts)) == (f"alertadores/v1/{label}", parts)


@given(labels, fields, labels, fields)
def test_different_purposes_never_encode_alike(
    label: Label, parts: list[bytes], other: Label, others: list[bytes]
) -> None:
    alike = context(label, *parts) == context(other, *others)
    assert alike == ((label, parts) == (other, others))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param((b"ab", b"c"), (b"a", b"bc"), id="a byte moved to the next field"),
        pytest.param((b"abc",), (b"a", b"bc"), id="one field cut in two"),
        pytest.param((), (b"",), id="no field and an empty one"),
        pytest.param((b"",), (b"", b""), id="one empty field and two"),
        pytest.param((b"a", b""), (b"", b"a"), id="fields in another order"),
        pytest.param((b"a\x00\x01b",), (b"a", b"b"), id="a field that imitates a boundary"),
        pytest.param((b"\x00",), (), id="a zero byte and nothing"),
    ],
)
def test_fields_do_not_run_together(one: tuple[bytes, ...], other: tuple[bytes, ...]) -> None:
    assert context(Label.ROW, *one) != context(Label.ROW, *other)


def test_no_context_begins_another_labels_context() -> None:
    for one, other in combinations(Label, 2):
        assert not context(one).startswith(context(other))
        assert not context(other).startswith(context(one))


def test_the_longest_field_passes_and_one_byte_more_does_not() -> None:
    assert _decode(context(Label.ROW, b"a" * 65_535))[1] == [b"a" * 65_535]
    with pytest.raises(FormatError):
        context(Label.ROW, b"", b"a" * 65_536)
