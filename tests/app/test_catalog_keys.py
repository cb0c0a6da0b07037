"""Grounds and other keys are those of the catalogues, whoever asks."""

from __future__ import annotations

import json

import pytest

from alertadores.app.catalog_keys import catalog_of_grounds
from alertadores.domain.commands import Command, DraftReferral, MoveAlert, ProposeSummary, Refuse
from alertadores.domain.states import NEEDS_REASON
from alertadores.errors import UserError
from alertadores.ledger.leaf import parse_leaf
from alertadores.ledger.rows import open_entry
from tests.app.walk import TEXT
from tests.golden.make import LEDGERS, path
from tests.realoffice import RealOffice
from tests.stories import catalogs


def test_every_state_that_needs_a_ground_has_a_catalogue_of_grounds() -> None:
    assert all(catalog_of_grounds("alert.moved", to) for to in NEEDS_REASON)
    assert catalog_of_grounds("alert.moved", "EN_ANALISIS") is None
    assert catalog_of_grounds("note.added", None) is None


@pytest.mark.parametrize("name", sorted(LEDGERS))
def test_the_grounds_of_refusals_in_frozen_ledgers_are_in_the_catalogue(name: str) -> None:
    listed = {entry.key for entry in catalogs()["refusal_grounds"].entries}
    entries = json.loads(path(name).read_text(encoding="utf-8"))["entries"]
    for index, entry in enumerate(entries):
        leaf = parse_leaf(entry["leaf"].encode("ascii"))
        trace = open_entry(leaf, entry["trace"], index).entry.trace
        if trace.type == "approval.refused":
            assert set(trace.reasons) <= listed


@pytest.mark.parametrize("key", ["X", "otro", "FALTA_DE_ELEMENTOS", "OTRO.", "A" * 64])
def test_a_refusal_with_a_ground_of_nobody_is_not_recorded(office: RealOffice, key: str) -> None:
    case = office.register(readers=("transparency",))
    office["officer"].execute(ProposeSummary(text=TEXT), case)
    office.settle("officer", "transparency")
    session = office["transparency"]
    with pytest.raises(UserError, match=r"catalog\.unknown-key"):
        session.execute(Refuse(reasons=(key,)), case)
    assert session.vault.ledger.queue() == []
    assert session.execute(Refuse(reasons=("OTRO",)), case).entries


@pytest.mark.parametrize(
    "command",
    [
        MoveAlert(to="INCOMPETENCIA", reasons=("OTRO",)),
        DraftReferral(destination="OIC", consent=True, subject="Oficio", text=TEXT),
    ],
    ids=["a ground", "a destination"],
)
def test_the_window_is_held_to_the_catalogues_too(office: RealOffice, command: Command) -> None:
    """The service asks, not who calls it."""
    case = office.register()
    with pytest.raises(UserError, match=r"catalog\.unknown-key"):
        office["coordinator" if command.TYPE == "alert.moved" else "officer"].execute(command, case)


def test_a_conduct_is_that_of_the_day_the_alert_came_in(office: RealOffice) -> None:
    with pytest.raises(UserError, match=r"catalog\.not-in-force"):
        office.register(conducts=("OTRO:INJERENCIA_SINDICAL",), received="2025-12-14")
    assert office["officer"].vault.ledger.queue() == []
