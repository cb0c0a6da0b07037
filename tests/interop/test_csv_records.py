from __future__ import annotations

import csv
import io
import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alertadores.interop.csv_records import QuotingError, Record, cells, records

TEXT = st.text(st.characters(blacklist_categories=["Cs"]), max_size=20)


class Trickle:
    """Gives a few bytes at a time, as a pipe may."""

    def __init__(self, data: bytes, size: int) -> None:
        self._data, self._size, self._at = data, size, 0

    def read(self, _size: int, /) -> bytes:
        """Return the next bytes."""
        piece = self._data[self._at : self._at + self._size]
        self._at += len(piece)
        return piece


class Pieces:
    """A file that is never in memory as a whole."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces

    def read(self, _size: int, /) -> bytes:
        """Return the next piece."""
        return next(self._pieces, b"")


def read(data: bytes) -> list[Record]:
    return list(records(io.BytesIO(data)))


@settings(max_examples=200)
@given(
    st.lists(st.lists(TEXT, min_size=1, max_size=4), max_size=5),
    st.sampled_from(["\r\n", "\n"]),
    st.sampled_from(["as needed", "always"]),
    st.integers(1, 40),
)
def test_what_the_writer_of_the_library_writes_comes_back(
    rows: list[list[str]], end: str, quote: str, size: int
) -> None:
    text = io.StringIO(newline="")
    if quote == "always":
        writer = csv.writer(text, lineterminator=end, quoting=csv.QUOTE_ALL)
    else:
        writer = csv.writer(text, lineterminator=end)
    writer.writerows([["head"], *rows])
    data = text.getvalue().encode()
    found = list(records(Trickle(data, size)))
    assert [cells(record.data.decode()) for record in found] == [["head"], *rows]
    assert b"".join(record.data for record in found) == data
    assert all(record.closed and record.size == len(record.data) for record in found)


@settings(max_examples=200)
@given(st.binary(max_size=60), st.integers(1, 20))
def test_any_bytes_are_cut_into_records_that_hold_them_all(data: bytes, size: int) -> None:
    body = b"x" + data
    found = list(records(Trickle(body, size)))
    assert b"".join(record.data for record in found).replace(b"\n", b"").replace(
        b"\r", b""
    ) == body.replace(b"\n", b"").replace(b"\r", b"")
    lines = [line for record in found for line in (record.line, record.last_line)]
    assert lines == sorted(lines)
    assert found == list(records(io.BytesIO(body)))


def test_lines_are_physical_and_records_are_counted_apart() -> None:
    data = b'a,b\r\n"1\n2",x\n\n\r\n3,4\n"5\n\n6'
    found = [(r.number, r.line, r.last_line, r.closed) for r in read(data)]
    assert found == [(0, 1, 1, True), (1, 2, 3, True), (2, 6, 6, True), (3, 7, 9, False)]


def test_a_file_that_ends_with_an_open_quote_and_a_line_end_ends_on_that_line() -> None:
    assert [(r.line, r.last_line) for r in read(b'a\n"b\n')] == [(1, 1), (2, 2)]


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_a_byte_order_mark_goes_away_even_before_a_quote(size: int) -> None:
    found = list(records(Trickle(b'\xef\xbb\xbf"a\nb",c\n', size)))
    assert [cells(record.data.decode()) for record in found] == [["a\nb", "c"]]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="an empty file"),
        pytest.param(b"\xef\xbb\xbf", id="a byte order mark alone"),
        pytest.param(b"\xef\xbb\xbf\r\n\n\r\n", id="empty lines"),
    ],
)
def test_a_file_without_a_record_gives_none(data: bytes) -> None:
    assert read(data) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('a"b', id="a quote inside a bare cell"),
        pytest.param('"a"b', id="letters behind a quoted cell"),
        pytest.param('"a" ,b', id="a space behind a quoted cell"),
        pytest.param('a,"b', id="a quote that stays open"),
        pytest.param(' "a"', id="a space before a quote"),
        pytest.param('"', id="one quote"),
        pytest.param('"""', id="three quotes"),
        pytest.param("a\nb", id="a line end in a bare cell"),
    ],
)
def test_what_the_standard_does_not_allow_has_no_reading(text: str) -> None:
    with pytest.raises(QuotingError):
        cells(text)


def test_a_stray_quote_damages_its_own_record_only() -> None:
    found = read(b'a,b\nmide 5" de ancho,x\n1,2\n')
    assert [record.data for record in found] == [b"a,b\n", b'mide 5" de ancho,x\n', b"1,2\n"]


def test_a_million_quotes_are_one_cell() -> None:
    found = read(b'"' * 1_000_000 + b"\n1\n")
    assert [record.size for record in found] == [1_000_001, 2]
    assert cells(found[0].data.decode()) == ['"' * 499_999]


def test_a_record_over_the_limit_is_counted_and_not_kept() -> None:
    found = list(records(io.BytesIO(b'a\n"123\n4567",x\nb\n'), limit=12))
    assert [(r.number, r.line, r.size, r.data) for r in found] == [
        (0, 1, 2, b"a\n"),
        (1, 2, 13, b""),
        (2, 4, 2, b"b\n"),
    ]


@pytest.mark.parametrize(
    "piece",
    [
        pytest.param(b"x" * 65_536, id="letters"),
        pytest.param(b'"' * 65_536, id="quotes"),
        pytest.param(b"\n" + b"x" * 65_535, id="long lines inside quotes"),
        pytest.param(b"\x00" * 65_536, id="zero bytes"),
    ],
)
def test_a_record_of_a_hundred_megabytes_costs_no_memory(piece: bytes) -> None:
    body = 1_600 * len(piece)
    source = Pieces(iter([b'a\n"', *[piece] * 1_600, b'"\nb\n']))
    tracemalloc.start()
    try:
        found = [(record.size, record.data) for record in records(source)]
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert found == [(2, b"a\n"), (body + 3, b""), (2, b"b\n")]
    assert peak < 24 * 1024 * 1024
