"""The log as a list: places, lines, conditions; nothing of what cannot be opened."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from alertadores.errors import IntegrityError
from alertadores.vault.files import Folder
from alertadores.vault.log_table import LogQuery, LogRow
from alertadores.vault.view import CaseChange, CaseRow, Projection, View
from alertadores.vault.witness import Witness
from crypto.secret import random_secret

_CASE = bytes([7]) * 16
_LINE = CaseRow(
    case=_CASE,
    folio="2026-ABCDEFGH-7",
    received="",
    recorded="",
    state="",
    alerter="",
    identity="",
    institution="",
    conducts=(),
    asks_protection=False,
    waits=False,
    entries=0,
)


def _row(number: int, index: int | None, type_: str = "note.added", **values: object) -> LogRow:
    row = LogRow(bytes([number]) * 32, index, type_, 1, f"2026-11-{number:02}T10:00:00-06:00")
    return replace(row, **values)


def _tell(view: View, case: bytes | None, *rows: LogRow) -> None:
    line = None if case is None else _LINE
    change = CaseChange(case, Witness(), Projection(line, log=rows))
    view.apply([change], view.applied_to() + 1)


@pytest.fixture
def view(tmp_path: Path) -> Iterator[View]:
    with contextlib.closing(View.create(Folder(tmp_path), random_secret())) as view:
        yield view


def _places(view: View, size: int = 0, **values: object) -> list[int]:
    return list(view.log_places(replace(LogQuery(), **values), size))


def test_the_latest_comes_first_and_what_waits_before_it(view: View) -> None:
    _tell(view, _CASE, _row(1, 0), _row(2, 4), _row(3, None), _row(4, None))
    assert _places(view, 6) == [-2, -1, 5, 4, 3, 2, 1, 0]
    assert [view.log_lines([place])[place].row.entry[0] for place in (-2, -1, 4, 0)] == [4, 3, 2, 1]


def test_an_entry_that_is_not_here_has_a_place_and_no_line(view: View) -> None:
    _tell(view, _CASE, _row(1, 1))
    assert view.log_lines(range(3)).keys() == {1}


def test_an_entry_that_gets_its_index_leaves_the_queue(view: View) -> None:
    _tell(view, _CASE, _row(1, None), _row(2, None))
    _tell(view, _CASE, _row(1, 9))
    assert _places(view, opened=True) == [-2, 9]
    _tell(view, _CASE, _row(2, 10))
    assert _places(view, opened=True) == [10, 9]
    assert view.broken() == []


def test_what_is_left_out_stays_as_it_was_told(view: View) -> None:
    _tell(view, _CASE, _row(1, 0), _row(2, 1))
    _tell(view, _CASE, _row(3, 2), _row(2, 1, reason="rule.expired"))
    assert [view.log_lines([place])[place].row.reason for place in range(3)] == [
        "",
        "rule.expired",
        "",
    ]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param({"opened": True}, [4, 3, 2, 0], id="what this member can open"),
        pytest.param({"kinds": frozenset({"member"})}, [4], id="one kind"),
        pytest.param({"kinds": frozenset({"member", "alert"})}, [4, 2], id="two kinds"),
        pytest.param({"kinds": frozenset({"alert.moved"})}, [], id="a whole type is no kind"),
        pytest.param({"authors": frozenset({2})}, [2], id="one member"),
        pytest.param({"authors": frozenset({0})}, [3], id="nobody of the office"),
        pytest.param({"rejected": True}, [3], id="without effect"),
        pytest.param({"folio": "abcd"}, [3, 2, 0], id="a part of a folio"),
        pytest.param({"folio": "2026-ABCDEFGH-7"}, [3, 2, 0], id="a whole folio"),
        pytest.param({"folio": "' OR 1=1 --"}, [], id="no folio at all"),
        pytest.param({"folio": "%"}, [], id="a wildcard"),
        pytest.param({"folio": "abcd", "authors": frozenset({2})}, [2], id="both"),
    ],
)
def test_conditions_narrow_the_list(
    view: View, values: dict[str, object], expected: list[int]
) -> None:
    _tell(
        view,
        _CASE,
        _row(1, 0),
        _row(2, 2, "alert.moved", author=2),
        _row(3, 3, author=0, reason="rule.unknown-key"),
    )
    _tell(view, None, _row(4, 4, "member.proposed"))
    assert _places(view, 9, **values) == expected


def test_a_line_knows_its_case_and_what_its_sentence_names(view: View) -> None:
    _tell(view, _CASE, _row(1, 0, told={"to": "EN_ANALISIS", "number": 3}))
    _tell(view, None, _row(2, 1))
    found = view.log_lines([0, 1])
    assert (found[0].case, found[0].folio) == (_CASE, _LINE.folio)
    assert found[0].row.told == {"to": "EN_ANALISIS", "number": 3}
    assert (found[1].case, found[1].folio) == (None, "")


def test_the_time_of_a_checkpoint_is_that_of_the_latest_entry_under_it(view: View) -> None:
    _tell(view, _CASE, _row(1, 0), _row(2, 5), _row(3, None))
    assert view.recorded_before(0) is None
    assert view.recorded_before(5) == "2026-11-01T10:00:00-06:00"
    assert view.recorded_before(6) == "2026-11-02T10:00:00-06:00"


def test_a_line_that_is_none_is_damage(view: View) -> None:
    _tell(view, _CASE, _row(1, 0))
    view._database.run("UPDATE log SET told = '{'")
    with pytest.raises(IntegrityError, match=r"vault\.file-damaged"):
        view.log_lines([0])
    assert view.broken() == ["log"]
