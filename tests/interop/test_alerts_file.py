"""A file of alerts as a whole: its header, broken quotes, changed bytes, any size."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alertadores.interop.alert_rows import Finding, Level, Outcome
from alertadores.interop.alerts_csv import COLUMNS, read_alerts
from tests.interop.alerts import CATALOGS, GOOD, TODAY, WHO, codes, file, one, read


def test_columns_may_stand_in_any_order_and_others_are_ignored_aloud() -> None:
    columns = ("nota", *reversed(COLUMNS))
    rows = read(file(GOOD | {"nota": "secreta"}, GOOD | {"folio": "AL-2"}, columns=columns))
    assert [row.outcome for row in rows] == [Outcome.ACCEPTED] * 2
    assert [codes(row) for row in rows] == [[("nota", "column-ignored")], []]
    assert rows[0].alert is not None
    assert "secreta" not in rows[0].alert.model_dump_json()


HEADER = file()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", "empty-file", id="an empty file"),
        pytest.param(b"\xef\xbb\xbf\r\n", "empty-file", id="a mark and an empty line"),
        pytest.param(HEADER.decode().encode("utf-16"), "utf-16-file", id="UTF-16 with its mark"),
        pytest.param(HEADER.decode().encode("utf-16-le"), "column-name", id="UTF-16 without"),
        pytest.param(HEADER.replace(b"folio,", b"", 1), "column-missing", id="a column missing"),
        pytest.param(HEADER.replace(b"canal", b"folio"), "column-repeated", id="a column twice"),
        pytest.param(HEADER.replace(b"folio", b"Folio", 1), "column-name", id="a capital"),
        pytest.param(HEADER.replace(b",", b";"), "column-name", id="semicolons"),
        pytest.param(b"\x00" * 5000, "column-name", id="zero bytes"),
        pytest.param(b'"' * 1_000_000, "column-name", id="a million quotes"),
        pytest.param(b'"' * 999_999, "unclosed-quote", id="a million quotes less one"),
        pytest.param(b"\xff" * 100, "not-utf8", id="bytes of no text"),
        pytest.param(b"a" * 9_000_000, "record-too-long", id="a header of nine megabytes"),
        pytest.param(file(GOOD).replace(b"\r\n", b"\r"), "column-name", id="line ends of old"),
    ],
)
def test_a_file_whose_header_cannot_be_used_is_refused_once(data: bytes, code: str) -> None:
    (row,) = read(data)
    assert (row.record, row.outcome) == (0, Outcome.REFUSED)
    assert [finding.code for finding in row.findings] == [code]


def test_a_header_alone_brings_no_row() -> None:
    assert read(HEADER) == []
    assert read(b"\xef\xbb\xbf" + HEADER.removesuffix(b"\r\n")) == []


def test_a_header_once_again_is_refused_and_the_rows_around_it_are_read() -> None:
    data = file(GOOD) + HEADER + file(GOOD | {"folio": "AL-2"}).removeprefix(HEADER)
    assert [row.outcome.value for row in read(data)] == ["accepted", "refused", "accepted"]


def test_a_stray_quote_costs_its_row_only() -> None:
    data = file(GOOD).replace(b"en la ventanilla", b'en la "ventanilla"') + file(
        GOOD | {"folio": "AL-2"}
    ).removeprefix(HEADER)
    assert [codes(row) for row in read(data)] == [[("", "stray-quote")], []]


def test_rows_swallowed_by_an_open_quote_are_told_by_their_lines() -> None:
    data = file(GOOD).replace(b"Piden", b'"Piden') + file(GOOD).removeprefix(HEADER)
    (row,) = read(data)
    assert row.findings == (Finding("", "unclosed-quote", "2–3"),)


def small_file() -> bytes:
    rows = (
        GOOD | {"narrativa": 'Dijo: "no",\ny se fue'},
        GOOD | {"folio": "AL-2", "narrativa": "año\ncafé"} | WHO,
    )
    return file(*rows)


def test_every_truncation_of_a_file_gives_rows_or_refusals() -> None:
    data = small_file()
    for size in range(len(data)):
        rows = read(data[:size])
        assert size < len(HEADER) - 2 or all(row.record > 0 for row in rows)
        assert size >= len(HEADER) - 2 or [row.record for row in rows] in ([0], [])


@settings(max_examples=200)
@given(st.integers(0, len(small_file()) - 1), st.integers(0, 255), st.integers(0, 2))
def test_every_changed_byte_gives_rows_or_refusals(at: int, byte: int, count: int) -> None:
    data = small_file()
    rows = read(data[:at] + bytes([byte] * count) + data[at + 1 :])
    assert all((row.alert is None) == (row.outcome is Outcome.REFUSED) for row in rows)


TEXT = st.text(st.characters(blacklist_categories=["Cs"]), max_size=30)


@settings(max_examples=200)
@given(st.fixed_dictionaries({}, optional=dict.fromkeys(COLUMNS, TEXT)))
def test_any_text_in_any_cell_gives_a_verdict(changes: dict[str, str]) -> None:
    row = one(**changes)
    for finding in row.findings:
        assert finding.sentence("es")
        assert finding.sentence("en")
    assert (row.alert is None) == any(f.level is Level.ERROR for f in row.findings)


class Endless:
    """A file of many rows that is never in memory as a whole."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces

    def read(self, _size: int, /) -> bytes:
        """Return the next piece."""
        return next(self._pieces, b"")


def test_memory_does_not_grow_with_the_rows() -> None:
    def pieces(count: int) -> Iterator[bytes]:
        yield HEADER
        for number in range(count):
            yield file(GOOD | {"folio": f"AL-{number}", "narrativa": "a" * 20_000})[len(HEADER) :]

    def peak(count: int) -> int:
        tracemalloc.start()
        try:
            rows = read_alerts(
                Endless(pieces(count)), today=TODAY, catalogs=CATALOGS, known_folios=()
            )
            assert sum(row.outcome is Outcome.ACCEPTED for row in rows) == count
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert peak(200) < 1.2 * peak(20)


def test_a_row_of_a_hundred_megabytes_is_refused_and_the_next_is_read() -> None:
    def pieces() -> Iterator[bytes]:
        yield HEADER + b'"'
        for _ in range(1_600):
            yield b"x" * 65_536
        yield b'"\r\n' + file(GOOD).removeprefix(HEADER)

    tracemalloc.start()
    try:
        source = Endless(pieces())
        rows = list(read_alerts(source, today=TODAY, catalogs=CATALOGS, known_folios=()))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert [codes(row) for row in rows] == [[("", "record-too-long")], []]
    assert peak < 24 * 1024 * 1024
