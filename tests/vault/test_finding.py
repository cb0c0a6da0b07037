"""Lists by filter, order and search; what is kept between two questions is never out of date."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alertadores.domain.order import STATES
from alertadores.domain.states import Proceeding
from alertadores.errors import IntegrityError
from alertadores.vault.case_query import CaseQuery, Order
from alertadores.vault.files import Folder
from alertadores.vault.finding import COLUMNS
from alertadores.vault.search import Run
from alertadores.vault.view import CaseChange, CaseRow, Projection, View
from alertadores.vault.witness import Witness
from crypto.secret import random_secret

_ROW = CaseRow(
    case=bytes(16),
    folio="",
    received="2026-11-20",
    recorded="2026-11-22T12:00:00-06:00",
    state="RECIBIDA",
    alerter="INTERNO",
    identity="ANONIMA",
    institution="Secretaría de Obras",
    conducts=("COHECHO",),
    asks_protection=False,
    waits=False,
    entries=3,
)


def _change(number: int, *texts: str, **values: Any) -> CaseChange:
    row = replace(_ROW, case=bytes([number]) * 16, folio=f"2026-{number:04}", **values)
    told = {bytes([number, place]) * 16: text for place, text in enumerate(texts)}
    return CaseChange(row.case, Witness.of([bytes([number]) * 32]), Projection(row, told))


@pytest.fixture
def view(tmp_path: Path) -> Iterator[View]:
    with contextlib.closing(View.create(Folder(tmp_path), random_secret())) as view:
        view.apply(
            [
                _change(1, "Desvío de obra pública", "el niño lo vio", state="EN_ANALISIS"),
                _change(
                    2,
                    "obra",
                    alerter="EXTERNO",
                    identity="CONFIDENCIAL",
                    institution="Órgano de EDUCACIÓN",
                    conducts=("PECULADO", "COHECHO_AGRAVADO"),
                ),
                _change(
                    3, received="2026-01-05", asks_protection=True, waits=True, entries=9,
                    recorded="2026-12-01T12:00:00-06:00", institution="álamos",
                ),
            ],
            3,
        )  # fmt: skip
        yield view


def _found(view: View, **query: Any) -> list[int]:
    rows = view.rows(view.ids(replace(CaseQuery(order=Order.FOLIO, descending=False), **query)))
    return [int(row.folio[-4:]) for row in rows]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"states": frozenset({"EN_ANALISIS", "OTRO"})}, [1]),
        ({"alerters": frozenset({"EXTERNO"})}, [2]),
        ({"identities": frozenset({"ANONIMA"})}, [1, 3]),
        ({"conducts": frozenset({"COHECHO"})}, [1, 3]),
        ({"conducts": frozenset({"PECULADO", "COHECHO"})}, [1, 2, 3]),
        ({"conducts": frozenset({"COHECHO PECULADO"})}, []),
        ({"received_from": "2026-02-01"}, [1, 2]),
        ({"received_to": "2026-01-05"}, [3]),
        ({"received_from": "2026-01-05", "received_to": "2026-11-20"}, [1, 2, 3]),
        ({"institution": "educacion"}, [2]),
        ({"institution": " Á "}, [1, 2, 3]),
        ({"institution": "'; DROP TABLE cases; --"}, []),
        ({"asks_protection": True}, [3]),
        ({"waits": True}, [3]),
        ({"text": "obra", "identities": frozenset({"CONFIDENCIAL"})}, [2]),
        ({"text": "2026", "waits": True}, [3]),
    ],
)
def test_filters_narrow_the_list_together(
    view: View, query: dict[str, Any], found: list[int]
) -> None:
    assert _found(view, **query) == found


@pytest.mark.parametrize(
    ("order", "found"),
    [
        (Order.RECEIVED, [3, 1, 2]),
        (Order.RECORDED, [1, 2, 3]),
        (Order.FOLIO, [1, 2, 3]),
        (Order.STATE, [2, 3, 1]),
        (Order.ALERTER, [2, 1, 3]),
        (Order.IDENTITY, [1, 3, 2]),
        (Order.INSTITUTION, [3, 2, 1]),
        (Order.CONDUCTS, [1, 3, 2]),
        (Order.PROTECTION, [1, 2, 3]),
        (Order.WAITS, [1, 2, 3]),
        (Order.ENTRIES, [1, 2, 3]),
    ],
)
def test_every_order_goes_both_ways(view: View, order: Order, found: list[int]) -> None:
    assert _found(view, order=order) == found
    assert _found(view, order=order, descending=True) == found[::-1]


def test_states_go_in_the_order_of_triage_and_not_of_their_letters(view: View) -> None:
    states = STATES[Proceeding.ALERT]
    changes = [_change(9 + n, state=state) for n, state in enumerate(sorted(states))]
    view.apply([_change(n, state=states[0]) for n in (1, 2, 3)], 4)
    view.apply(changes, 5)
    listed = view.rows(view.ids(CaseQuery(order=Order.STATE, descending=False)))
    assert [row.state for row in listed] == [states[0]] * 3 + list(states)


@pytest.mark.parametrize("order", Order)
def test_no_order_sorts_when_it_is_asked_for(view: View, order: Order) -> None:
    sql = f"EXPLAIN QUERY PLAN SELECT id FROM cases ORDER BY {COLUMNS[order]}, id"  # noqa: S608
    plan = view._database.rows(sql)
    assert "COVERING INDEX" in plan[0][-1]
    assert len(plan) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"obra pública"', [1]),
        ('"pública obra"', []),
        ('"obra pub', [1]),
        ("pública niño", [1]),
        ("NINO", [1]),
        ("ob", [1, 2]),
        ("0003", [3]),
    ],
)
def test_words_phrases_and_beginnings_are_found(view: View, text: str, found: list[int]) -> None:
    assert _found(view, text=text) == found


def test_a_folio_that_is_none_hides_no_other(view: View) -> None:
    odd = ("", "\x00", "é" * 20, "2026-\x000004", "2026-" + "Z" * 40, "\U0001f4a9")
    for number, folio in enumerate(odd, 10):
        change = _change(number)
        assert change.projection is not None
        assert change.projection.row is not None
        row = replace(change.projection.row, folio=folio)
        view.apply([replace(change, projection=Projection(row))], number)
    assert [row.folio for row in view.rows(view.ids(CaseQuery(text="0003")))] == ["2026-0003"]
    assert [row.folio for row in view.rows(view.ids(CaseQuery(text="2026ZZZ")))] == [odd[4]]


def test_what_was_written_meanwhile_is_found_by_everybody(view: View) -> None:
    with contextlib.closing(view.reader()) as reader:
        query = CaseQuery(text="obra", order=Order.ENTRIES)
        assert len(view.ids(query)) == len(reader.ids(query)) == 2
        view.apply([_change(4, "otra obra", entries=99)], 4)
        for each in (view, reader):
            assert len(each.ids(query)) == 3
            assert each.rows(each.ids(query)[:1])[0].entries == 99
            assert each.count() == 4


def test_a_snippet_shows_the_words_that_were_found(view: View) -> None:
    ids = view.ids(CaseQuery(order=Order.FOLIO, descending=False))
    found = view.snippets("obra púb", ids)
    assert found[ids[0]] == (
        Run("Desvío de "), Run("obra", found=True), Run(" "), Run("pública", found=True),
    )  # fmt: skip
    assert found[ids[1]] == (Run("obra", found=True),)
    assert ids[2] not in found


def test_without_words_there_is_no_snippet(view: View) -> None:
    assert view.snippets("2026-", view.ids(CaseQuery())[:0]) == {}
    assert view.snippets("- *", view.ids(CaseQuery())) == {}


def test_the_text_that_holds_most_of_the_words_is_shown(view: View) -> None:
    view.apply([_change(5, "obra", "robo de obra", "obra y más")], 5)
    (case,) = view.ids(CaseQuery(text="robo obra"))
    shown = "".join(run.text for run in view.snippets("robo obra", [case])[case])
    assert shown == "robo de obra"


@settings(max_examples=100, deadline=None)
@given(typed=st.text(max_size=80) | st.from_regex(r'[-+*^:"(){}a-z NEARORNOT]{0,40}'))
def test_nothing_that_is_typed_is_an_error(
    tmp_path_factory: pytest.TempPathFactory, typed: str
) -> None:
    view = _shared(tmp_path_factory)
    ids = view.ids(CaseQuery(text=typed, institution=typed))
    assert set(view.snippets(typed, ids)) <= set(ids)


_kept: list[View] = []


def _shared(factory: pytest.TempPathFactory) -> View:
    if not _kept:
        view = View.create(Folder(factory.mktemp("shared")), random_secret())
        view.apply([_change(1, "obra OR robo NEAR NOT AND")], 1)
        _kept.append(view)
    return _kept[0]


@pytest.mark.parametrize(
    "typed",
    ["x" * 10_000, '"' * 10_001, "a\x00b", "\ud800", "a " * 5_000, "\ufdd0a\ufdd1", "𝕏 ٣ ⅷ"],
)
def test_hostile_searches_find_nothing_or_everything(view: View, typed: str) -> None:
    assert _found(view, text=typed) in ([], [1, 2, 3])


def test_beginnings_of_another_age_are_found(view: View) -> None:
    view._database.run("UPDATE texts_idx SET term = x'31' WHERE segid > 0")
    assert "texts" in view.broken()


def test_a_view_of_an_older_format_is_refused(tmp_path: Path) -> None:
    key, folder = random_secret(), Folder(tmp_path)
    with contextlib.closing(View.create(folder, key)) as view:
        view._database.run("PRAGMA user_version = 1")
    with pytest.raises(IntegrityError, match=r"vault\.older"):
        View.open(folder, key)
