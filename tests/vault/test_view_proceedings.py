"""The table of proceedings: what lists, boards and counts across cases read."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alertadores.domain.order import LEVELS, NEEDS, OUTCOMES, STATES
from alertadores.domain.states import Proceeding
from alertadores.vault.files import Folder
from alertadores.vault.view import CaseChange, CaseRow, Projection, View
from alertadores.vault.view_proceedings import ProceedingOrder, ProceedingQuery, ProceedingRow
from alertadores.vault.witness import Witness
from crypto.secret import SecretBytes, random_secret

_CASE = CaseRow(
    case=bytes(16),
    folio="2026-ABCD-EFGH-J",
    received="2026-11-20",
    recorded="2026-11-22T12:00:00-06:00",
    state="RECIBIDA",
    alerter="INTERNO",
    identity="ANONIMA",
    institution="",
    conducts=(),
    asks_protection=False,
    waits=False,
    entries=3,
)
_ROW = ProceedingRow(
    name=bytes(32),
    kind="protection",
    state="SOLICITADA",
    began="2026-11-01T09:00:00-06:00",
    changed="2026-11-02T09:00:00-06:00",
    author=2,
)


def _row(number: int, **values: Any) -> ProceedingRow:
    return replace(_ROW, name=bytes([number]) * 32, **values)


def _change(number: int, *rows: ProceedingRow) -> CaseChange:
    line = replace(_CASE, case=bytes([number]) * 16, folio=f"2026-{number:04}")
    return CaseChange(line.case, Witness.of([bytes([number]) * 32]), Projection(line, {}, (), rows))


@pytest.fixture
def key() -> SecretBytes:
    return random_secret()


@pytest.fixture
def view(tmp_path: Path, key: SecretBytes) -> Iterator[View]:
    with contextlib.closing(View.create(Folder(tmp_path), key)) as view:
        yield view


def _names(view: View, query: ProceedingQuery) -> list[int]:
    found = view.proceedings.rows(view.proceedings.ids(query))
    return [line.row.name[0] for line in found]


def test_a_proceeding_is_listed_as_it_was_told(view: View) -> None:
    told = _row(
        1, approver=3, need="assess", level="ALTO", outcome="OTORGADA", destination="FGR_FEMCC",
        consent=True, assessed="2026-11-02T09:00:00-06:00",
        acknowledged="2026-11-03T09:00:00-06:00",
    )  # fmt: skip
    view.apply([_change(7, told)], 1)
    (line,) = view.proceedings.rows(view.proceedings.ids(ProceedingQuery("protection")))
    assert (line.case, line.folio, line.row) == (bytes([7]) * 16, "2026-0007", told)
    assert view.broken() == []


def test_a_proceeding_keeps_its_number_and_goes_when_its_case_lost_it(view: View) -> None:
    query = ProceedingQuery("protection")
    view.apply([_change(1, _row(1), _row(2))], 1)
    before = list(view.proceedings.ids(query))
    view.apply([_change(1, _row(1, state="VIGENTE"), _row(2))], 2)
    assert sorted(view.proceedings.ids(query)) == sorted(before)
    assert view.proceedings.states("protection") == {"VIGENTE": 1, "SOLICITADA": 1}
    view.apply([_change(1, _row(2))], 3)
    assert _names(view, query) == [2]
    assert view.broken() == []


def test_lists_are_of_one_kind_and_of_some_states_in_the_order_asked_for(view: View) -> None:
    rows = (
        _row(1, changed="2026-01-03", began="2026-01-01", level="ALTO", state="VIGENTE"),
        _row(2, changed="2026-01-01", began="2026-01-02", level="MUY_BAJO"),
        _row(3, changed="2026-01-02", began="2026-01-03", level="MUY_ALTO"),
        _row(4, kind="referral"),
    )
    view.apply([_change(9 - number, row) for number, row in enumerate(rows, 1)], 1)
    order = ProceedingOrder
    assert _names(view, ProceedingQuery("protection")) == [2, 3, 1]
    assert _names(view, ProceedingQuery("protection", order=order.BEGAN, descending=True)) == [
        3, 2, 1,
    ]  # fmt: skip
    assert _names(view, ProceedingQuery("protection", order=order.LEVEL)) == [3, 1, 2]
    assert _names(view, ProceedingQuery("protection", order=order.FOLIO)) == [3, 2, 1]
    assert _names(view, ProceedingQuery("protection", frozenset({"VIGENTE"}))) == [1]
    assert _names(view, ProceedingQuery("referral")) == [4]


_FOLIOS = {number: f"2026-{number:04}" for number in range(1, 4)}
_MEMBERS = (3, 1, 2)
_INSTITUTIONS = ("OIC_UR", "CNDH", "ASF")
_DAYS = ("2026-01-01", "2026-01-02", "2026-01-03")


@st.composite
def _rows(draw: st.DrawFn) -> list[tuple[int, ProceedingRow]]:
    """Proceedings of three cases, each with any state that its kind has."""

    def row(name: int) -> ProceedingRow:
        kind = draw(st.sampled_from(Proceeding))
        return _row(
            name,
            kind=kind.value,
            state=draw(st.sampled_from(STATES[kind])),
            began=draw(st.sampled_from(_DAYS)),
            changed=draw(st.sampled_from(_DAYS)),
            need=draw(st.sampled_from(("", *NEEDS))),
            level=draw(st.sampled_from(("", *LEVELS))),
            outcome=draw(st.sampled_from(("", *OUTCOMES))),
            destination=draw(st.sampled_from(("", "GONE", *_INSTITUTIONS))),
            consent=draw(st.booleans()),
            acknowledged=draw(st.sampled_from(("", *_DAYS))),
            author=draw(st.sampled_from((9, *_MEMBERS))),
            approver=draw(st.sampled_from((0, *_MEMBERS))),
        )

    cases = draw(st.lists(st.sampled_from(tuple(_FOLIOS)), max_size=24))
    return [(case, row(name)) for name, case in enumerate(cases, 1)]


def _key(case: int, row: ProceedingRow, order: ProceedingOrder) -> tuple[object, ...]:
    """Return what a row goes by, written once more in Python."""
    value = getattr(row, order.value, _FOLIOS[case])
    ranks: dict[ProceedingOrder, tuple[str | int, ...]] = {
        ProceedingOrder.STATE: STATES[Proceeding(row.kind)],
        ProceedingOrder.LEVEL: LEVELS,
        ProceedingOrder.OUTCOME: OUTCOMES,
        ProceedingOrder.NEED: NEEDS,
        ProceedingOrder.DESTINATION: _INSTITUTIONS,
        ProceedingOrder.AUTHOR: _MEMBERS,
        ProceedingOrder.APPROVER: _MEMBERS,
    }
    if order in ranks:
        places = ranks[order]
        return (places.index(value) if value in places else len(places),)
    return (value == "", value)


@pytest.fixture(scope="module")
def shared_view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    folder = Folder(tmp_path_factory.mktemp("view"))
    with contextlib.closing(View.create(folder, random_secret())) as view:
        yield view


@settings(max_examples=60, deadline=None)
@given(told=_rows())
def test_every_order_is_that_of_the_table_of_keys_and_its_own_reverse(
    shared_view: View, told: list[tuple[int, ProceedingRow]]
) -> None:
    cases = {case: [row for each, row in told if each == case] for case in _FOLIOS}
    shared_view.apply([_change(case) for case in cases], 1)
    shared_view.apply([_change(case, *rows) for case, rows in cases.items()], 2)
    reader = shared_view.proceedings
    rankings = {ProceedingOrder.DESTINATION: _INSTITUTIONS}
    for kind, order in itertools.product(Proceeding, ProceedingOrder):
        ranking = rankings.get(order, _MEMBERS)
        query = ProceedingQuery(kind.value, order=order, ranking=ranking)
        ids = list(reader.ids(query))
        numbers = {
            line.row.name: number for number, line in zip(ids, reader.rows(ids), strict=True)
        }
        expected = sorted(
            ((case, row) for case, row in told if row.kind == kind),
            key=lambda each: (*_key(*each, order), numbers[each[1].name]),
        )
        assert ids == [numbers[row.name] for _case, row in expected]
        assert list(reader.ids(replace(query, descending=True))) == ids[::-1]


def test_what_waits_longest_comes_first_and_no_more_than_asked_for(view: View) -> None:
    rows = [_row(n, need="assess", changed=f"2026-01-{10 - n:02}") for n in range(1, 6)]
    view.apply([_change(1, *rows, _row(9))], 1)
    assert [line.row.name[0] for line in view.proceedings.waiting("assess", 2)] == [5, 4]
    assert view.proceedings.needs() == {"assess": 5}
    assert view.proceedings.waiting("", 5) == []


def test_counts_are_made_in_sql(view: View) -> None:
    view.apply(
        [
            _change(
                1,
                _row(1, level="ALTO"),
                _row(2, level="ALTO", state="CONCLUIDA"),
                _row(3),
                _row(4, kind="determination", state="APROBADA", outcome="NEGADA"),
                _row(5, kind="determination", state="RECHAZADA", outcome="OTORGADA"),
                _row(6, kind="alert", began="2026-11-20T08:00:00-06:00"),
                _row(7, kind="alert", began="2026-10-20T08:00:00-06:00"),
                _row(8, assessed="2026-11-09T08:00:00-06:00"),
            )
        ],
        1,
    )
    reader = view.proceedings
    assert reader.levels(("SOLICITADA",)) == {"ALTO": 1, "": 2}
    assert reader.begun_since("alert", "2026-11-01") == 1
    assert [line.row.name[0] for line in reader.latest("alert", 1)] == [6]
    assert [line.row.name[0] for line in reader.assessed(5)] == [8]


def test_rows_of_another_age_are_found(view: View) -> None:
    view.apply([_change(1, _row(1))], 1)
    view._database.run("UPDATE proceedings SET state = 'VIGENTE'")
    assert view.broken() == ["proceedings"]
