"""The order of keys is complete, and that of the catalogues."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from alertadores.app import load_catalogs
from alertadores.domain.catalogs import CatalogName
from alertadores.domain.order import LEVELS, OUTCOMES, STATES
from alertadores.domain.records import DeterminationProposed, RiskAssessed
from alertadores.domain.states import Proceeding


def _listed(catalog: CatalogName) -> list[str]:
    return [entry.key for entry in load_catalogs()[catalog].entries]


def _allowed(record: Any, field: str) -> tuple[str, ...]:
    return get_args(record.model_fields[field].annotation)


def test_every_kind_of_proceeding_has_its_states_in_order() -> None:
    assert set(STATES) == set(Proceeding)
    assert all(len(set(states)) == len(states) > 0 for states in STATES.values())


@pytest.mark.parametrize("kind", Proceeding)
def test_states_follow_each_other_as_in_their_catalogue(kind: Proceeding) -> None:
    catalog: CatalogName = "alert_states" if kind is Proceeding.ALERT else "proceeding_states"
    listed = _listed(catalog)
    assert [state for state in listed if state in STATES[kind]] == list(STATES[kind])


def test_an_alert_goes_from_reception_through_triage_to_its_ends() -> None:
    states = STATES[Proceeding.ALERT]
    triage = ("RECIBIDA", "EN_ANALISIS", "PROCEDENTE_TURNADA", "EN_INVESTIGACION", "FIRME")
    places = [states.index(state) for state in triage]
    assert places == sorted(places)


def test_levels_and_outcomes_are_all_there_are_and_the_highest_level_is_first() -> None:
    assert list(LEVELS) == _listed("risk_levels")
    assert set(LEVELS) == set(_allowed(RiskAssessed, "level"))
    assert set(OUTCOMES) == set(_allowed(DeterminationProposed, "outcome"))
    states = STATES[Proceeding.PROTECTION]
    assert [state for state in states if state in OUTCOMES] == list(OUTCOMES)
