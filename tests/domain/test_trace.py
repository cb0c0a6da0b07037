from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alertadores.domain.trace import Base, Trace, is_plain_line, parse_time, parse_trace
from crypto import canonical
from crypto.errors import FormatError

ZONE = timezone(timedelta(hours=-6))
NOW = datetime(2026, 11, 22, 13, 4, 5, tzinfo=ZONE)
TRACE = Trace(
    type="alert.moved",
    case=bytes(range(16)),
    occurred=NOW,
    recorded=NOW,
    base=Base(3, bytes(32), 1),
    object=b"o" * 32,
    refs=(b"r" * 32,),
    reasons=("MATERIA_CIVIL",),
    contents={"case": b"c" * 32},
    data={"to": "INCOMPETENCIA"},
)

digests = st.binary(min_size=32, max_size=32)
names = st.from_regex(r"[a-z_]{1,32}\.[a-z_]{1,32}", fullmatch=True)
codes = st.from_regex(r"[A-Za-z0-9_.:-]{1,64}", fullmatch=True)
counts = st.integers(0, 2**53 - 1)
moments = st.builds(
    lambda moment, minutes: moment.replace(
        microsecond=0, tzinfo=timezone(timedelta(minutes=minutes))
    ),
    st.datetimes(),
    st.integers(-14 * 60, 14 * 60),
)
traces = st.builds(
    Trace,
    type=names,
    case=st.none() | st.binary(min_size=16, max_size=16),
    occurred=moments,
    recorded=moments,
    base=st.builds(Base, counts, digests, counts),
    object=st.none() | digests,
    refs=st.lists(digests, max_size=4).map(tuple),
    reasons=st.lists(codes, max_size=4).map(tuple),
    contents=st.dictionaries(codes, digests, max_size=3),
    data=st.dictionaries(codes, st.booleans() | st.integers(-9, 9) | codes, max_size=3),
)


@given(traces)
def test_a_trace_record_survives_its_canonical_text(trace: Trace) -> None:
    record = trace.to_record()
    assert parse_trace(canonical.loads_canonical(canonical.dumps(record))) == trace
    assert parse_trace(record).to_record() == record


HASH = canonical.b64u_encode(b"h" * 32)
DEEP: Any = 0
for _ in range(1000):
    DEEP = [DEEP]

# A name of the record and what is put in its place.
FOREIGN_VALUES: dict[str, tuple[str, Any]] = {
    "a version from the future": ("v", 2),
    "a version that is true": ("v", True),
    "a version as text": ("v", "1"),
    "a version that is a fraction": ("v", 1.0),
    "a type without a dot": ("type", "alertmoved"),
    "a type in capitals": ("type", "Alert.moved"),
    "a type with a line feed behind": ("type", "alert.moved\n"),
    "a type that looks ASCII": ("type", "\u0430lert.moved"),
    "a type that is a number": ("type", 7),
    "an overlong type": ("type", "a" * 33 + ".b"),
    "a case of 15 bytes": ("case", canonical.b64u_encode(bytes(15))),
    "a case of 17 bytes": ("case", canonical.b64u_encode(bytes(17))),
    "a case with padding": ("case", canonical.b64u_encode(bytes(16)) + "=="),
    "a case with stray trailing bits": ("case", "A" * 21 + "B"),
    "a case that is a list": ("case", [0] * 16),
    "an empty case": ("case", ""),
    "an object of 31 bytes": ("object", canonical.b64u_encode(bytes(31))),
    "an object that is false": ("object", False),
    "an object with a plus sign": ("object", "+" + HASH[1:]),
    "an object with a line feed behind": ("object", HASH + "\n"),
    "a base without its queue": ("base", [0, HASH]),
    "a base with a fourth value": ("base", [0, HASH, 0, 0]),
    "a base with a negative count": ("base", [-1, HASH, 0]),
    "a base with a negative queue": ("base", [0, HASH, -1]),
    "a base with a count that is true": ("base", [True, HASH, 0]),
    "a base with a queue that is false": ("base", [0, HASH, False]),
    "a base with a fraction": ("base", [0.0, HASH, 0]),
    "a base that is not a number": ("base", [float("nan"), HASH, 0]),
    "a base with bytes for a digest": ("base", [0, b"h" * 32, 0]),
    "a base that is text": ("base", "[0]"),
    "a base that is an object": ("base", {"0": 0, "1": HASH, "2": 0}),
    "refs that are no list": ("refs", HASH),
    "a ref that is null": ("refs", [None]),
    "65 refs": ("refs", [HASH] * 65),
    "nested refs": ("refs", [[HASH]]),
    "refs 1,000 levels deep": ("refs", DEEP),
    "a reason with a space": ("reasons", ["MATERIA CIVIL"]),
    "an empty reason": ("reasons", [""]),
    "a reason of 65 characters": ("reasons", ["A" * 65]),
    "a reason with a lone surrogate": ("reasons", ["\ud800"]),
    "a reason with an accent": ("reasons", ["RAZÓN"]),
    "reasons that are null": ("reasons", None),
    "65 reasons": ("reasons", ["A"] * 65),
    "contents that are a list": ("contents", [HASH]),
    "contents with a short hash": ("contents", {"case": "AA"}),
    "contents with a null": ("contents", {"case": None}),
    "contents of a group with a space": ("contents", {"the case": HASH}),
    "contents of 65 groups": ("contents", {f"g{i}": HASH for i in range(65)}),
    "data that are a list": ("data", []),
    "data that are null": ("data", None),
}

FOREIGN_TIMES: dict[str, Any] = {
    "in UTC by letter": "2026-11-22T13:04:05Z",
    "with a lower-case t": "2026-11-22t13:04:05-06:00",
    "with a space for the T": "2026-11-22 13:04:05-06:00",
    "with fractional seconds": "2026-11-22T13:04:05.5-06:00",
    "with zero fractional seconds": "2026-11-22T13:04:05.000-06:00",
    "with a comma": "2026-11-22T13:04:05,5-06:00",
    "without seconds": "2026-11-22T13:04-06:00",
    "without an offset": "2026-11-22T13:04:05",
    "with an offset without colon": "2026-11-22T13:04:05-0600",
    "with an offset in seconds": "2026-11-22T13:04:05-06:00:00",
    "with an offset beyond 14 hours": "2026-11-22T13:04:05+14:01",
    "with an offset of a day": "2026-11-22T13:04:05+24:00",
    "with 60 minutes of offset": "2026-11-22T13:04:05-05:60",
    "with minus zero for an offset": "2026-11-22T13:04:05-00:00",
    "with a proper minus sign": "2026-11-22T13:04:05\u221206:00",
    "at hour 24": "2026-11-22T24:00:00-06:00",
    "in second 60": "2026-11-22T23:59:60-06:00",
    "in month 13": "2026-13-22T13:04:05-06:00",
    "on 30 February": "2026-02-30T13:04:05-06:00",
    "in the year 0": "0000-11-22T13:04:05-06:00",
    "in a year of five digits": "12026-11-22T13:04:05-06:00",
    "by week": "2026-W47-7T13:04:05-06:00",
    "in the basic form": "20261122T130405-0600",
    "with a space before": " 2026-11-22T13:04:05-06:00",
    "with a line feed behind": "2026-11-22T13:04:05-06:00\n",
    "with Arabic digits": "٢٠٢٦-11-22T13:04:05-06:00",
    "with full-width digits": "2026-11-22T13:04:0５-06:00",
    "as a number of seconds": 1795374245,
    "as null": None,
    "as nothing": "",
}


@pytest.mark.parametrize(("name", "value"), FOREIGN_VALUES.values(), ids=FOREIGN_VALUES)
def test_a_foreign_value_is_refused(name: str, value: Any) -> None:
    with pytest.raises(FormatError):
        parse_trace({**TRACE.to_record(), name: value})


@pytest.mark.parametrize("name", ["occurred", "recorded"])
@pytest.mark.parametrize("text", FOREIGN_TIMES.values(), ids=FOREIGN_TIMES)
def test_a_time_in_another_form_is_refused(name: str, text: Any) -> None:
    with pytest.raises(FormatError):
        parse_trace({**TRACE.to_record(), name: text})


@pytest.mark.parametrize("name", sorted(TRACE.to_record()))
def test_a_missing_name_is_refused(name: str) -> None:
    record = TRACE.to_record()
    del record[name]
    with pytest.raises(FormatError):
        parse_trace(record)


@pytest.mark.parametrize("record", [None, [], "", 0, True, {}, {**TRACE.to_record(), "x": 0}])
def test_what_does_not_have_exactly_the_eleven_names_is_refused(record: Any) -> None:
    with pytest.raises(FormatError):
        parse_trace(record)


# How the canonical text of a record is damaged before it is read as JSON.
DAMAGES: dict[str, tuple[bytes, bytes]] = {
    "a name twice": (b'"v":1}', b'"v":1,"v":1}'),
    "a name twice, once escaped": (b'"v":1}', b'"\\u0076":1,"v":1}'),
    "a fraction": (b'"v":1}', b'"v":1.0}'),
    "an exponent": (b'"v":1}', b'"v":1e0}'),
    "not a number": (b'"v":1}', b'"v":NaN}'),
    "infinity": (b'"v":1}', b'"v":Infinity}'),
    "a huge number": (b'"v":1}', b'"v":' + b"9" * 5000 + b"}"),
    "a leading zero": (b'"v":1}', b'"v":01}'),
    "minus zero": (b'"data":{', b'"data":{"n":-0,'),
    "a lone surrogate": (b'"data":{', b'"data":{"n":"\\ud800",'),
    "1,000 levels": (b'"data":{', b'"data":{"n":' + b"[" * 1000 + b"]" * 1000 + b","),
    "100,000 levels": (b'"data":{', b'"data":{"n":' + b"[" * 100_000),
    "bytes that are not UTF-8": (b'"data":{', b'"data":{"n":"\xff",'),
    "a space": (b'"v":1}', b'"v": 1}'),
    "an escape that nothing asks for": (b'"to"', b'"\\u0074o"'),
    "other order": (b',"v":1}', b"}"),
    "a byte order mark": (b'{"base"', b'\xef\xbb\xbf{"base"'),
    "a comment": (b'"v":1}', b'"v":1/**/}'),
    "a second value": (b'"v":1}', b'"v":1}{}'),
}


@pytest.mark.parametrize(("old", "new"), DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_text_is_refused(old: bytes, new: bytes) -> None:
    text = canonical.dumps(TRACE.to_record())
    assert old in text
    with pytest.raises(FormatError):
        parse_trace(canonical.loads_canonical(text.replace(old, new, 1)))


def test_a_refusal_does_not_quote_what_it_refuses() -> None:
    secret = "Rómulo Ávila"
    with pytest.raises(FormatError) as refusal:
        parse_trace({**TRACE.to_record(), "reasons": [secret]})
    assert "Ávila" not in str(refusal.value)


def test_offsets_reach_14_hours() -> None:
    east = parse_time("2026-11-22T13:04:05+14:00")
    west = parse_time("2026-11-22T13:04:05-14:00")
    assert west - east == timedelta(hours=28)


def test_moments_at_the_ends_of_the_calendar_can_be_compared() -> None:
    first, last = parse_time("0001-01-01T00:00:00+14:00"), parse_time("9999-12-31T23:59:59-14:00")
    assert first < last
    assert last - first > timedelta(days=3_652_000)


def test_a_time_without_offset_is_not_signed_by_mistake() -> None:
    local = replace(TRACE, recorded=NOW.replace(tzinfo=None))
    with pytest.raises(FormatError):
        parse_trace(local.to_record())
    assert parse_trace(replace(TRACE, recorded=NOW.astimezone(UTC)).to_record()).recorded == NOW


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        pytest.param("Compras de papelería 2026", True, id="words"),
        pytest.param("", True, id="nothing"),
        pytest.param("e\u0301", False, id="a letter and its accent apart"),
        pytest.param("a\nb", False, id="a line feed"),
        pytest.param("a\tb", False, id="a tab"),
        pytest.param("a\u200bb", False, id="a zero-width space"),
        pytest.param("a\u202eb", False, id="a change of direction"),
        pytest.param("a\u2028b", False, id="a line separator"),
        pytest.param("\ud800", False, id="a lone surrogate"),
        pytest.param("\ue000", False, id="a private character"),
        pytest.param("\U000e0041", False, id="a tag character"),
    ],
)
def test_plain_lines(text: str, plain: bool) -> None:  # noqa: FBT001 - the expected answer
    assert is_plain_line(text) is plain
