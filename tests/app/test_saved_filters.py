"""Saved filters: kept encrypted, bounded, read back strictly."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from alertadores.app.saved_filters import MAX_FILTERS, SavedFilter, SavedFilters
from alertadores.errors import IntegrityError, UserError
from alertadores.vault.case_query import CaseQuery, Order
from crypto import canonical
from tests.canary import files
from tests.vault.desk import Desk

_QUERY = CaseQuery(
    text="xilófono de obra",
    states=frozenset({"RECIBIDA", "EN_ANALISIS"}),
    conducts=frozenset({"COHECHO"}),
    received_from="2026-01-01",
    institution="Secretaría",
    waits=True,
    order=Order.FOLIO,
    descending=False,
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.new(tmp_path / "boveda")
    with contextlib.closing(desk.vault):
        yield desk


def test_a_filter_is_there_after_lock_and_unlock_and_nowhere_in_the_clear(desk: Desk) -> None:
    assert SavedFilters(desk.vault).all() == ()
    SavedFilters(desk.vault).keep(SavedFilter("  Mis   casos ", _QUERY))
    desk.reopen()
    assert SavedFilters(desk.vault).all() == (SavedFilter("Mis casos", _QUERY),)
    desk.vault.close()
    for _name, content in files(desk.folder):
        assert "xilófono".encode() not in content
        assert b"Mis casos" not in content


def test_the_same_name_takes_the_place_and_a_discarded_one_is_gone(desk: Desk) -> None:
    filters = SavedFilters(desk.vault)
    filters.keep(SavedFilter("uno", _QUERY))
    filters.keep(SavedFilter("Dos", CaseQuery()))
    filters.keep(SavedFilter("uno", CaseQuery(waits=True)))
    assert [each.name for each in filters.all()] == ["Dos", "uno"]
    assert filters.all()[1].query == CaseQuery(waits=True)
    filters.discard("uno")
    filters.discard("nadie")
    assert [each.name for each in filters.all()] == ["Dos"]


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "a\x00b", "a\u202eb"])
def test_a_name_that_nobody_could_read_is_refused(desk: Desk, name: str) -> None:
    with pytest.raises(UserError, match=r"filter\.unusable-name"):
        SavedFilters(desk.vault).keep(SavedFilter(name, _QUERY))


def test_there_are_only_so_many(desk: Desk) -> None:
    filters = SavedFilters(desk.vault)
    many = [SavedFilter(f"{number}", CaseQuery()) for number in range(MAX_FILTERS)]
    filters._write(many)
    filters.keep(SavedFilter("0", _QUERY))
    with pytest.raises(UserError, match=r"filter\.too-many"):
        filters.keep(SavedFilter("otro", _QUERY))


@pytest.mark.parametrize(
    "kept",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"{}", id="no list"),
        pytest.param(b'[{"name":"a"}]', id="no query"),
        pytest.param(b'[{"name":"a","query":{}}]', id="a query without fields"),
        pytest.param(b'[{"name":1,"query":{}}]', id="a name that is a number"),
        pytest.param(b'[{"name":"a","query":[]}]', id="a query that is a list"),
    ],
)
def test_what_is_no_list_of_filters_is_damage(desk: Desk, kept: bytes) -> None:
    desk.vault.keyring.set_filters(kept)
    with pytest.raises(IntegrityError, match=r"vault\.file-damaged"):
        SavedFilters(desk.vault).all()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("order", "folio; DROP TABLE cases"),
        ("order", ["folio"]),
        ("states", "RECIBIDA"),
        ("states", [1]),
        ("states", ["x"] * 201),
        ("waits", 1),
        ("text", "x" * 1001),
        ("text", None),
        ("descending", "no"),
    ],
)
def test_a_field_of_another_kind_is_damage(desk: Desk, field: str, value: object) -> None:
    filters = SavedFilters(desk.vault)
    filters.keep(SavedFilter("uno", _QUERY))
    kept = desk.vault.keyring.filters()
    assert kept is not None
    records = canonical.loads(kept)
    records[0]["query"][field] = value
    desk.vault.keyring.set_filters(canonical.dumps(records))
    with pytest.raises(IntegrityError, match=r"vault\.file-damaged"):
        filters.all()
