from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from alertadores.errors import EnvironmentFault, IntegrityError
from alertadores.vault.files import Folder
from alertadores.vault.view import CaseChange, CaseQuery, CaseRow, Order, Projection, View
from alertadores.vault.witness import Witness
from crypto.secret import SecretBytes, random_secret

_ROW = CaseRow(
    case=bytes(16),
    folio="2026-ABCD-EFGH-J",
    received="2026-11-20",
    recorded="2026-11-22T12:00:00-06:00",
    state="recibida",
    alerter="INTERNO",
    identity="ANONIMA",
    institution="Secretaría de Obras",
    conducts=("COHECHO", "PECULADO"),
    asks_protection=True,
    waits=False,
    entries=3,
)


def _change(number: int, texts: dict[bytes, str] | None = None, **values: object) -> CaseChange:
    row = replace(_ROW, case=bytes([number]) * 16, folio=f"2026-{number:04}", **values)
    return CaseChange(row.case, Witness.of([bytes([number]) * 32]), Projection(row, texts or {}))


@pytest.fixture
def key() -> SecretBytes:
    return random_secret()


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


@pytest.fixture
def view(folder: Folder, key: SecretBytes) -> Iterator[View]:
    with contextlib.closing(View.create(folder, key)) as view:
        yield view


def _folios(view: View, query: CaseQuery) -> list[str]:
    return [row.folio[-4:] for row in view.rows(view.ids(query))]


def test_a_case_is_listed_as_it_was_told(view: View) -> None:
    change = _change(1)
    view.apply([change], 5)
    assert change.projection is not None
    assert view.rows(view.ids(CaseQuery())) == [change.projection.row]
    assert view.applied_to() == 5
    assert view.witness(change.case) == change.witness
    assert view.broken() == []


def test_the_latest_state_replaces_the_one_before_under_the_same_number(view: View) -> None:
    view.apply([_change(1), _change(2)], 2)
    before = view.ids(CaseQuery(order=Order.FOLIO, descending=False))
    view.apply([_change(1, state="admitida", entries=4)], 3)
    assert view.ids(CaseQuery(order=Order.FOLIO, descending=False)) == before
    assert [row.state for row in view.rows(before)] == ["admitida", "recibida"]
    assert view.broken() == []


def test_the_office_has_a_witness_and_no_line(view: View) -> None:
    view.apply([CaseChange(None, Witness.of([bytes(32)]), None)], 1)
    assert list(view.ids(CaseQuery())) == []
    assert dict(view.witnesses()) == {None: Witness.of([bytes(32)])}


def test_of_an_unknown_case_nothing_was_seen(view: View) -> None:
    assert view.witness(bytes(16)) == Witness()


@pytest.mark.parametrize(
    ("query", "folios"),
    [
        (CaseQuery(), ["0003", "0001", "0002"]),
        (CaseQuery(descending=False), ["0002", "0001", "0003"]),
        (CaseQuery(order=Order.FOLIO, descending=False), ["0001", "0002", "0003"]),
        (CaseQuery(order=Order.STATE, descending=False), ["0001", "0003", "0002"]),
        (CaseQuery(order=Order.INSTITUTION), ["0003", "0002", "0001"]),
    ],
)
def test_lists_come_in_the_order_asked_for(view: View, query: CaseQuery, folios: list[str]) -> None:
    view.apply(
        [
            _change(1, received="2026-02-01", state="a"),
            _change(2, received="2026-01-01", state="c"),
            _change(3, received="2026-03-01", state="b"),
        ],
        3,
    )
    assert _folios(view, query) == folios


def test_a_list_may_be_of_some_states(view: View) -> None:
    view.apply([_change(1, state="a"), _change(2, state="b"), _change(3, state="c")], 3)
    query = CaseQuery(states=frozenset({"a", "c"}), order=Order.FOLIO, descending=False)
    assert _folios(view, query) == ["0001", "0003"]


def test_a_page_comes_in_the_order_of_its_numbers_and_skips_unknown_ones(view: View) -> None:
    view.apply([_change(1), _change(2), _change(3)], 3)
    assert [row.folio for row in view.rows([3, 99, 1])] == ["2026-0003", "2026-0001"]


def test_a_folio_leads_to_its_case(view: View) -> None:
    view.apply([_change(1)], 1)
    assert view.cases_of("2026-0001") == [bytes([1]) * 16]
    assert view.cases_of("2026-0002") == []


def test_what_waits_for_a_second_person_is_listed(view: View) -> None:
    view.apply([_change(1), _change(2, waits=True)], 2)
    assert [row.folio for row in view.waiting()] == ["2026-0002"]
    view.apply([_change(2)], 3)
    assert view.waiting() == []


@pytest.fixture
def searched(view: View) -> View:
    view.apply(
        [
            _change(1, {bytes([1]) * 32: "Pidió dinero", bytes([2]) * 32: "El niño lo vio"}),
            _change(2, {bytes([3]) * 32: "Licitación amañada: dinero y permisos"}),
        ],
        3,
    )
    return view


@pytest.mark.parametrize(
    ("text", "folios"),
    [
        ("dinero", ["0001", "0002"]),
        ("DINERO", ["0001", "0002"]),
        ("licitacion", ["0002"]),
        ("dinero niño", ["0001"]),
        ("permi", ["0002"]),
        ("pe", ["0002"]),
        ("p", []),
        ("dinero nadie", []),
        ('"dinero" OR -x', []),
        ('di"nero', []),
        ("body:dinero", []),
        ("* - ( )", ["0001", "0002"]),
        ("", ["0001", "0002"]),
    ],
)
def test_all_words_must_occur_somewhere_in_the_case(
    searched: View, text: str, folios: list[str]
) -> None:
    query = CaseQuery(text=text, order=Order.FOLIO, descending=False)
    assert _folios(searched, query) == folios


FOLIOS = ("2026-0123ABCD-U", "2026-ABCD0123-*", "2025-ZZZZ9999-8")


@pytest.fixture
def numbered(view: View) -> View:
    changes = [_change(number, {bytes([number]) * 32: "abcd"}) for number in (1, 2, 3)]
    for change, folio in zip(changes, FOLIOS, strict=True):
        assert change.projection is not None
        row = replace(change.projection.row, folio=folio)
        texts = {} if folio != FOLIOS[2] else dict(change.projection.texts)
        view.apply([replace(change, projection=Projection(row, texts))], 3)
    return view


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("2026-0123ABCD-U", [0], id="a folio"),
        pytest.param(" 2026 0123abcd u ", [0], id="a folio with blanks in lower case"),
        pytest.param("2026-OI23ABCD-U", [0], id="letters for the figures they look like"),
        pytest.param("2026-", [0, 1], id="a year"),
        pytest.param("6-0123", [0], id="a part across a hyphen"),
        pytest.param("0123", [0, 1], id="a part anywhere"),
        pytest.param("abcd", [0, 1, 2], id="a part, and a word of another case"),
        pytest.param("ABCD0123-*", [1], id="the end with a check that is no letter"),
        pytest.param("012", [], id="three characters are too short"),
        pytest.param("2026-0123ABCD-UU", [], id="longer than a folio"),
        pytest.param("%", [0, 1, 2], id="a wildcard alone is no search"),
        pytest.param("____", [0, 1, 2], id="wildcards alone are no search"),
        pytest.param("2026%", [], id="a wildcard after a year"),
        pytest.param("2026' OR 1 --", [], id="another language"),
        pytest.param("ABCD xyz", [], id="a part and a word that is nowhere"),
    ],
)
def test_a_search_finds_folios_and_parts_of_them(
    numbered: View, text: str, found: list[int]
) -> None:
    rows = numbered.rows(numbered.ids(CaseQuery(text=text)))
    assert sorted(row.folio for row in rows) == sorted(FOLIOS[each] for each in found)


def test_a_folio_is_searched_among_the_states_asked_for(numbered: View) -> None:
    query = CaseQuery(text="2026-0123", states=frozenset({"otro"}))
    assert list(numbered.ids(query)) == []


def test_a_text_told_twice_is_found_once(searched: View) -> None:
    again = _change(1, {bytes([1]) * 32: "Pidió dinero", bytes([9]) * 32: "otra nota"})
    searched.apply([again], 4)
    assert _folios(searched, CaseQuery(text="dinero otra")) == ["0001"]
    assert searched.broken() == []


def test_a_reader_sees_what_was_applied_and_cannot_write(view: View) -> None:
    view.apply([_change(1)], 1)
    with contextlib.closing(view.reader()) as reader:
        assert len(reader.ids(CaseQuery())) == 1
        view.apply([_change(2)], 2)
        assert len(reader.ids(CaseQuery())) == 2
        with pytest.raises(EnvironmentFault):
            reader._database.run("DELETE FROM cases")


def test_a_change_that_fails_leaves_the_view_and_its_mark_as_they_were(view: View) -> None:
    view.apply([_change(1)], 1)
    broken = replace(_change(2), projection=Projection(replace(_ROW, folio=None)))
    with pytest.raises(Exception, match=r"vault\.database"):
        view.apply([_change(1, state="otra"), broken], 2)
    assert view.applied_to() == 1
    assert [row.state for row in view.rows(view.ids(CaseQuery()))] == ["recibida"]
    assert view.broken() == []


@pytest.mark.parametrize(
    ("sql", "table"),
    [
        ("UPDATE cases SET state = 'otra'", "cases"),
        ("UPDATE witnesses SET seen = x''", "witnesses"),
        ("UPDATE progress SET applied_to = 0", "progress"),
        ("DELETE FROM documents", "documents"),
        ("UPDATE texts SET body = 'otro texto'", "texts"),
        ("DELETE FROM texts", "texts"),
        ("DELETE FROM texts_data WHERE id > 100", "texts"),
    ],
)
def test_rows_of_another_age_are_found(
    folder: Folder, key: SecretBytes, view: View, sql: str, table: str
) -> None:
    view.apply([_change(1, {bytes(32): "un texto"})], 1)
    view._database.run(sql)
    view.close()
    with contextlib.closing(View.open(folder, key)) as again:
        assert table in again.broken()


def test_a_witness_with_half_a_row_is_damage(view: View) -> None:
    view.apply([_change(1)], 1)
    view._database.run("UPDATE witnesses SET seen = x'00'")
    with pytest.raises(IntegrityError, match=r"vault\.file-damaged"):
        view.witness(bytes([1]) * 16)
