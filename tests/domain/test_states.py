from __future__ import annotations

import pytest

from alertadores.domain.states import (
    ALERT,
    ENDS_TRIAGE,
    MACHINES,
    NEEDS_REASON,
    PROTECTION,
    REFERRAL,
    Machine,
)

machines = pytest.mark.parametrize("machine", MACHINES.values(), ids=MACHINES)


def reachable(machine: Machine, *starts: str) -> set[str]:
    found: set[str] = set()
    waiting = list(starts)
    while waiting:
        state = waiting.pop()
        if state not in found:
            found.add(state)
            waiting.extend(machine[state])
    return found


@machines
def test_every_target_is_a_state(machine: Machine) -> None:
    assert set().union(*machine.values()) <= set(machine)


@machines
def test_no_state_leads_to_itself(machine: Machine) -> None:
    assert not [state for state, targets in machine.items() if state in targets]


def test_every_state_of_an_alert_follows_from_its_reception() -> None:
    assert reachable(ALERT, "RECIBIDA") == set(ALERT)


def test_a_referral_moves_by_itself_only_after_its_acknowledgement() -> None:
    by_acts = {"BORRADOR", "AUTORIZADA", "ENVIADA", "CON_ACUSE", "RECHAZADA", "RETIRADA"}
    assert reachable(REFERRAL, "CON_ACUSE") == set(REFERRAL) - by_acts | {"CON_ACUSE"}
    assert not by_acts & set().union(*REFERRAL.values())


def test_no_move_grants_or_denies_protection() -> None:
    decided = {"OTORGADA", "NEGADA", "NO_EVALUABLE_SIN_IDENTIDAD", "EN_EVALUACION"}
    assert not decided & set().union(*PROTECTION.values())


def test_protection_takes_effect_only_after_it_was_granted() -> None:
    undecided = reachable(PROTECTION, "SOLICITADA", "EN_EVALUACION", "NEGADA")
    assert undecided == {"SOLICITADA", "EN_ESPERA_INFORMACION", "EN_EVALUACION", "NEGADA"}


def test_states_with_a_rule_of_their_own_exist() -> None:
    assert set(ALERT) >= ENDS_TRIAGE
    assert set(ALERT) | set(PROTECTION) | set(REFERRAL) >= NEEDS_REASON
