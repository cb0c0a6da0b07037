"""The pattern for trace records against reading them value by value, and against RFC 8785."""

from __future__ import annotations

import json
import re
import traceback
from typing import Any

import pytest
import rfc8785
from hypothesis import example, given
from hypothesis import strategies as st

from alertadores.domain.trace import Trace, parse_trace
from alertadores.domain.trace_text import _TIME, _USUAL, parse_trace_text
from crypto import canonical
from crypto.errors import FormatError
from crypto.presentations import read_trace
from tests.domain.test_trace import DAMAGES, TRACE, traces

SALT = canonical.b64u_encode(b"s" * 32)


def text_of(record: Any, salt: str = SALT) -> bytes:
    """Return the JSON text of a disclosure."""
    return canonical.dumps([salt, record])


TEXT = text_of(TRACE.to_record())
FRAGMENTS = [
    "", '"', ",", ":", "\\", '\\"', "{", "}", "[", "]", "null", "0", "-0", "1", "9" * 15, "9" * 16,
    "00", ".5", " ", "\n", "A", "B", "=", "é", "\x7f", '"object":null', ',"v":1}]', '"_sd":0',
    '"a":{"b":[]}', '"a":0,', '"b":1,"a":0', '"third":', "-00:00", "T24", "60", "02-30", "0000-",
]  # fmt: skip


def outcome(read: Any, text: bytes) -> Trace | None:
    """Return what a reader makes of a text, None for a refusal."""
    try:
        trace = read(text)
    except FormatError:
        return None
    assert isinstance(trace, Trace)
    return trace


def by_values(text: bytes) -> Trace:
    """Read a record without the pattern."""
    return parse_trace(read_trace(text))


@given(traces)
def test_every_record_is_read_from_its_text(trace: Trace) -> None:
    text = text_of(trace.to_record())
    assert parse_trace_text(text) == by_values(text) == trace


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({}, id="a move"),
        pytest.param({"case": None, "object": None, "contents": {}}, id="of the office"),
        pytest.param({"data": {}, "refs": [SALT] * 64, "reasons": ["A"] * 64}, id="long lists"),
        pytest.param({"contents": {"case": SALT, "third": SALT}}, id="two contents"),
        pytest.param({"data": {"readers": [{"level": "full"}] * 9}}, id="nested data"),
        pytest.param({"data": {"a": "x" * 5000}}, id="large data"),
        pytest.param({"data": {"to": "EN_ANALISIS"}}, id="one code"),
    ],
)
def test_the_pattern_matches_what_is_usual(changes: dict[str, Any]) -> None:
    text = text_of({**TRACE.to_record(), **changes})
    assert _USUAL.match(text.decode("ascii"))
    assert parse_trace_text(text) == by_values(text)


# With one moment for all, since most that match are no day of any year.
_AT_ONE_TIME = re.compile(_USUAL.pattern.replace(_TIME, "(2026-11-22T13:04:05-06:00)"))


@given(st.from_regex(_AT_ONE_TIME, fullmatch=True))
def test_every_match_is_canonical_if_its_data_are(text: str) -> None:
    data = text.encode("ascii")
    found = outcome(parse_trace_text, data)
    assert found == outcome(by_values, data)
    if found is not None:
        assert rfc8785.dumps(json.loads(data)) == data


@given(st.integers(0, len(TEXT)), st.integers(0, 4), st.sampled_from(FRAGMENTS), traces)
@example(TEXT.index(b'"data"') + 7, 0, '"_sd":0,', TRACE)
@example(TEXT.index(b'"data"') + 8, 0, '"n":-0,', TRACE)
def test_a_damaged_text_has_one_reading(at: int, cut: int, put: str, trace: Trace) -> None:
    for text in (TEXT, text_of(trace.to_record())):
        damaged = text[:at] + put.encode() + text[at + cut :]
        assert outcome(parse_trace_text, damaged) == outcome(by_values, damaged)


@pytest.mark.parametrize(("old", "new"), DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_record_is_refused(old: bytes, new: bytes) -> None:
    with pytest.raises(FormatError):
        parse_trace_text(TEXT.replace(old, new, 1))


@pytest.mark.parametrize("depth", [27, 28, 29, 30, 31, 32, 40])
def test_data_nest_as_deep_as_canonical_json_and_no_deeper(depth: int) -> None:
    nested = "[" * depth + "]" * depth
    text = TEXT.replace(b'{"to":"INCOMPETENCIA"}', f'{{"to":{nested}}}'.encode())
    assert outcome(parse_trace_text, text) == outcome(by_values, text)


def test_what_is_read_from_one_text_cannot_change_what_is_read_from_another() -> None:
    first = parse_trace_text(TEXT)
    assert isinstance(first.data, dict)
    first.data["to"] = "FIRME"
    assert parse_trace_text(TEXT).data == TRACE.data


@pytest.mark.parametrize("text", [b"", b"[]", b"\xff", b"\xc3\xa9", b"[" * 100_000])
def test_what_is_no_disclosure_is_refused(text: bytes) -> None:
    with pytest.raises(FormatError):
        parse_trace_text(text)


@pytest.mark.parametrize("read", [parse_trace_text, by_values], ids=["pattern", "by values"])
def test_no_error_carries_the_time_that_was_rejected(read: Any) -> None:
    text = text_of({**TRACE.to_record(), "occurred": "2026-02-30T13:04:05-06:00"})
    with pytest.raises(FormatError) as refused:
        read(text)
    told = "".join(traceback.format_exception(refused.value))
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__
    assert "2026-02-30" not in str(refused.value)
    assert "Invalid" not in told
    assert "out of range" not in told


@pytest.mark.parametrize("name", ["tokeniser", "_sd", "_sd_alg", "..."])
def test_a_reserved_name_is_refused_however_short_the_data(name: str) -> None:
    text = text_of({**TRACE.to_record(), "data": {name: "X"}})
    for read in (parse_trace_text, by_values):
        with pytest.raises(FormatError):
            read(text)
