from __future__ import annotations

import base64
import decimal
import json
import math
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from crypto.canonical import (
    MAX_BYTES,
    MAX_DEPTH,
    b64u_decode,
    b64u_encode,
    dumps,
    loads,
    loads_canonical,
)
from crypto.errors import FormatError
from tests.crypto.refused import without_frames

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST = 2**53 - 1

texts = st.text(st.characters(codec="utf-8"))
names = st.text(st.characters(codec="ascii"))
values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | texts,
    lambda inner: st.lists(inner) | st.dictionaries(names, inner),
    max_leaves=20,
)


class Word(StrEnum):
    """An enumeration, as the domain has many."""

    ALERTA = "alerta"


@given(values)
def test_dumps_writes_what_the_reference_writes(value: Any) -> None:
    assert dumps(value) == rfc8785.dumps(value)


@given(values)
def test_what_is_written_reads_back_as_itself(value: Any) -> None:
    read = loads_canonical(dumps(value))
    # Compared by representation, because True == 1 in Python.
    assert read == value
    assert dumps(read) == dumps(value)


@given(values)
def test_the_standard_library_reads_what_is_written(value: Any) -> None:
    assert json.loads(dumps(value)) == value


@given(values, st.integers(0, 4))
def test_loads_reads_any_order_and_spacing_and_loads_canonical_only_one(
    value: Any, indent: int
) -> None:
    spaced = json.dumps(value, indent=indent, ensure_ascii=True).encode()
    assert loads(spaced) == value
    if spaced != dumps(value):
        with pytest.raises(FormatError):
            loads_canonical(spaced)


@given(values, st.data())
def test_a_changed_byte_is_refused_or_is_the_one_spelling_of_something_else(
    value: Any, data: st.DataObject
) -> None:
    altered = bytearray(dumps(value))
    altered[data.draw(st.integers(0, len(altered) - 1))] = data.draw(st.integers(0, 255))
    try:
        read = loads_canonical(bytes(altered))
    except FormatError:
        return
    assert rfc8785.dumps(read) == altered


@given(st.binary(max_size=60) | st.text('[]{}",:-0123456789eE.\\ulntrfas \n', max_size=40))
def test_no_input_raises_anything_but_a_format_error(data: bytes | str) -> None:
    encoded = data.encode() if isinstance(data, str) else data
    try:
        read = loads(encoded)
    except FormatError:
        return
    assert loads_canonical(dumps(read)) == read


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("n\u0303", id="decomposed"),
        pytest.param("\u212b", id="the Angstrom sign, whose NFC is another letter"),
        # NFC by the tables of Unicode 14 (Python 3.11), not by those of 15 (Python 3.12).
        pytest.param("a\U0001e08f\u0323", id="decomposed since Unicode 15"),
        pytest.param("\u0378", id="unassigned"),
        pytest.param("\ufffe", id="a noncharacter"),
    ],
)
def test_text_is_carried_as_it_is(text: str) -> None:
    assert loads_canonical(dumps({"t": text})) == loads(dumps({"t": text})) == {"t": text}
    assert dumps(text) == f'"{text}"'.encode()


def test_enumerations_are_written_as_their_text() -> None:
    assert dumps({Word.ALERTA: Word.ALERTA}) == b'{"alerta":"alerta"}'


def test_the_largest_integers_pass() -> None:
    assert loads_canonical(dumps([LARGEST, -LARGEST])) == [LARGEST, -LARGEST]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('{"a":1,"a":1}', id="a name twice, same value"),
        pytest.param('{"a":1,"a":2}', id="a name twice, other value"),
        pytest.param('{"a":1,"\\u0061":2}', id="a name twice, once escaped"),
        pytest.param('[{"b":{"a":1,"a":1}}]', id="a name twice, deep inside"),
        pytest.param("1.0", id="a fraction of nothing"),
        pytest.param("0.5", id="a fraction"),
        pytest.param("1e3", id="an exponent"),
        pytest.param("1E400", id="an exponent beyond floats"),
        pytest.param("-0", id="minus zero"),
        pytest.param("-0.0", id="minus zero with a fraction"),
        pytest.param("NaN", id="not a number"),
        pytest.param("Infinity", id="infinity"),
        pytest.param("-Infinity", id="minus infinity"),
        pytest.param("9007199254740992", id="2^53"),
        pytest.param("-9007199254740992", id="minus 2^53"),
        pytest.param("9" * 5000, id="five thousand digits"),
        pytest.param("01", id="a leading zero"),
        pytest.param("+1", id="a plus sign"),
        pytest.param("1_000", id="an underscore between digits"),
        pytest.param("0x10", id="hexadecimal"),
        pytest.param("١", id="an Arabic digit"),
        pytest.param("1٢", id="an Arabic digit behind an ASCII one"),
        pytest.param('"\\ud800"', id="lone high surrogate"),
        pytest.param('"\\udc00"', id="lone low surrogate"),
        pytest.param('"\\udc00\\ud800"', id="surrogates in the wrong order"),
        pytest.param('{"\\ud800":1}', id="lone surrogate in a name"),
        pytest.param('{"\u00f1":1}', id="a name outside ASCII"),
        pytest.param('{"\\u00f1":1}', id="a name outside ASCII, escaped"),
        pytest.param('[{"a":{"\U0001f600":1}}]', id="a name outside ASCII, deep inside"),
        pytest.param('"\n"', id="a raw line end in text"),
        pytest.param('"\x00"', id="a raw zero in text"),
        pytest.param('"\\x41"', id="an escape that JSON lacks"),
        pytest.param('"\\u+041"', id="a sign within an escape"),
        pytest.param('"\\u0_41"', id="an underscore within an escape"),
        pytest.param("'a'", id="single quotes"),
        pytest.param("{a:1}", id="a name without quotes"),
        pytest.param("[1,]", id="a trailing comma"),
        pytest.param('{"a":1,}', id="a trailing comma in an object"),
        pytest.param("[1]//", id="a comment"),
        pytest.param("[1] [2]", id="two values"),
        pytest.param("[1]\x00", id="a zero byte behind"),
        pytest.param("\ufeff[1]", id="a byte order mark"),
        pytest.param("\u00a0[1]", id="a no-break space before"),
        pytest.param("\u2028[1]", id="a line separator before"),
        pytest.param("", id="nothing"),
        pytest.param(" ", id="a space"),
        pytest.param("True", id="a Python literal"),
        pytest.param("[" * (MAX_DEPTH + 1) + "1" + "]" * (MAX_DEPTH + 1), id="one level too deep"),
        pytest.param("[" * 100_000, id="a hundred thousand levels, never closed"),
        pytest.param('{"a":' * 100_000 + "1" + "}" * 100_000, id="a hundred thousand objects"),
    ],
)
def test_loads_refuses(text: str) -> None:
    with pytest.raises(FormatError):
        loads(text.encode())


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b'"\xff"', id="no UTF-8"),
        pytest.param(b'"\xc0\xaf"', id="an overlong form"),
        pytest.param(b'"\xed\xa0\xbd\xed\xb8\x80"', id="surrogates encoded one by one"),
        pytest.param(b'"\xf4\x90\x80\x80"', id="beyond Unicode"),
        pytest.param("[1]".encode("utf-16"), id="UTF-16"),
        pytest.param("[1]".encode("utf-32-le"), id="UTF-32"),
    ],
)
def test_loads_refuses_bytes_that_are(data: bytes) -> None:
    with pytest.raises(FormatError):
        loads(data)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('{"b":1,"a":1}', id="names out of order"),
        pytest.param('{"a":1 }', id="a space at the end"),
        pytest.param('{"a": 1}', id="a space"),
        pytest.param(" 1", id="a space before"),
        pytest.param("1\n", id="a line end behind"),
        pytest.param('"\\u0041"', id="an escape without need"),
        pytest.param('"\\/"', id="an escaped slash"),
        pytest.param('"\\u000A"', id="a short escape written long"),
        pytest.param('"\\u001F"', id="an escape in capitals"),
        pytest.param('"\\ud83d\\ude00"', id="an escaped pair of surrogates"),
    ],
)
def test_loads_canonical_refuses(text: str) -> None:
    loads(text.encode())
    with pytest.raises(FormatError):
        loads_canonical(text.encode())


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(1.0, id="a float"),
        pytest.param(math.nan, id="not a number"),
        pytest.param(2**53, id="2^53"),
        pytest.param(-(2**53), id="minus 2^53"),
        pytest.param(decimal.Decimal(1), id="a decimal"),
        pytest.param(b"a", id="bytes"),
        pytest.param((1,), id="a tuple"),
        pytest.param({1}, id="a set"),
        pytest.param({1: 1}, id="a name that is a number"),
        pytest.param({None: 1}, id="a name that is null"),
        pytest.param({b"a": 1}, id="a name that is bytes"),
        pytest.param("\ud800", id="lone surrogate"),
        pytest.param({"\ud800": 1}, id="lone surrogate in a name"),
        pytest.param({"\u00f1": 1}, id="a name outside ASCII"),
        pytest.param([object()], id="an object"),
    ],
)
def test_dumps_refuses(value: Any) -> None:
    with pytest.raises(FormatError):
        dumps(value)


def test_dumps_refuses_a_value_that_holds_itself() -> None:
    value: list[Any] = []
    value.append(value)
    with pytest.raises(FormatError):
        dumps(value)


def test_the_deepest_value_passes() -> None:
    value: Any = 1
    for _ in range(MAX_DEPTH):
        value = [value]
    assert loads_canonical(dumps(value)) == value


def test_text_beyond_the_limit_is_not_parsed() -> None:
    assert loads(b'"abc"', limit=5) == "abc"
    with pytest.raises(FormatError, match="limit"):
        loads(b'"abc"', limit=4)
    with pytest.raises(FormatError, match="limit"):
        loads_canonical(b'"abc"', limit=4)
    with pytest.raises(FormatError, match="limit"):
        loads(b" " * (MAX_BYTES + 1))


@pytest.mark.parametrize(
    ("read", "rejected"),
    [
        pytest.param(loads, b'["ocelote", \xfe]', id="no UTF-8"),
        pytest.param(loads, b'["ocelote",', id="no JSON"),
        pytest.param(dumps, "ocelote\udcfe", id="a lone surrogate"),
        pytest.param(b64u_decode, "oceloteAB", id="no base64url"),
    ],
)
def test_a_refusal_does_not_print(read: Callable[[Any], Any], rejected: Any) -> None:
    with pytest.raises(FormatError) as caught:
        read(rejected)
    printed = without_frames(caught.value)
    assert "ocelote" not in printed
    assert "cfe" not in printed
    assert "xfe" not in printed


@given(st.binary(max_size=100))
def test_base64url_is_that_of_the_standard_library_without_padding(data: bytes) -> None:
    text = b64u_encode(data)
    assert text == base64.urlsafe_b64encode(data).decode().rstrip("=")
    assert b64u_decode(text) == data
    assert b64u_decode(text, length=len(data)) == data


def _is_one_spelling(text: str) -> bool:
    """Tell whether some bytes are spelled like this, by the standard library alone."""
    try:
        data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        return False
    return base64.urlsafe_b64encode(data).decode().rstrip("=") == text


def _is_accepted(text: str) -> bool:
    try:
        return b64u_encode(b64u_decode(text)) == text
    except FormatError:
        return False


@given(st.text("ABQYZagwyz0189-_+/= \n", max_size=12))
def test_base64url_is_accepted_if_it_is_the_one_spelling_of_some_bytes(text: str) -> None:
    assert _is_accepted(text) == _is_one_spelling(text)


def test_every_last_character_is_accepted_where_its_stray_bits_are_zero() -> None:
    for length in range(6):
        for number in range(128):
            text = "A" * length + chr(number)
            assert _is_accepted(text) == _is_one_spelling(text), text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("AA==", id="padding"),
        pytest.param("A", id="one character"),
        pytest.param("AAAAA", id="one character left over"),
        pytest.param("AB", id="stray bits behind one byte"),
        pytest.param("AAB", id="stray bits behind two bytes"),
        pytest.param("A+/A", id="the other alphabet"),
        pytest.param("AA A", id="a space"),
        pytest.param("AAAA\n", id="a line end behind"),
        pytest.param("\nAAAA", id="a line end before"),
        pytest.param("AA.A", id="a dot"),
        pytest.param("AAAÁ", id="an accent"),
        pytest.param("ＡＡＡＡ", id="full-width letters"),
        pytest.param("AA\x00A", id="a zero"),
    ],
)
def test_b64u_decode_refuses(text: str) -> None:
    with pytest.raises(FormatError):
        b64u_decode(text)


def test_b64u_decode_refuses_another_length() -> None:
    with pytest.raises(FormatError):
        b64u_decode("AAAA", length=4)
    with pytest.raises(FormatError):
        b64u_decode("", length=1)
