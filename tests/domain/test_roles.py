from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alertadores.domain.roles import (
    FOUNDING_NEEDS,
    WORKING_ON_CASES,
    Role,
    incompatible,
    missing_for_founding,
    unmet_for_founding,
)

COORDINATOR = {Role.COORDINACION}
OFFICER = {Role.ENLACE_CASO}
CUSTODIAN = {Role.CUSTODIA_IDENTIDAD}
GUARDING_ADMINISTRATOR = {Role.CUSTODIA_IDENTIDAD, Role.ADMINISTRACION}
AUDITOR = {Role.AUDITORIA}
ADMINISTRATOR = {Role.ADMINISTRACION}

FEWEST = [COORDINATOR, OFFICER, GUARDING_ADMINISTRATOR, GUARDING_ADMINISTRATOR, AUDITOR]

people = st.lists(st.frozensets(st.sampled_from(Role), min_size=1, max_size=3), max_size=8)


@pytest.mark.parametrize("other", sorted(set(Role) - {Role.AUDITORIA}))
def test_who_audits_holds_no_other_role(other: Role) -> None:
    assert incompatible({Role.AUDITORIA, other}) == (Role.AUDITORIA, other)


@pytest.mark.parametrize("other", sorted(WORKING_ON_CASES))
def test_who_guards_identities_works_on_no_case(other: Role) -> None:
    assert incompatible({Role.CUSTODIA_IDENTIDAD, other}) == (Role.CUSTODIA_IDENTIDAD, other)


@pytest.mark.parametrize(
    "roles",
    [WORKING_ON_CASES, GUARDING_ADMINISTRATOR, AUDITOR, COORDINATOR | ADMINISTRATOR],
    ids=[
        "all work on cases may be one person's",
        "a custodian may administer",
        "an auditor alone",
        "a coordinator may administer",
    ],
)
def test_roles_that_go_together(roles: set[Role]) -> None:
    assert incompatible(roles) is None


@given(st.frozensets(st.sampled_from(Role)))
def test_incompatibility_does_not_depend_on_order(roles: frozenset[Role]) -> None:
    ordered = sorted(roles)
    assert incompatible(ordered) == incompatible(ordered[::-1])


@pytest.mark.parametrize(
    ("founders", "reason"),
    [
        pytest.param(FEWEST, None, id="five people are enough"),
        pytest.param([], "two-administrators", id="nobody"),
        pytest.param(
            [*FEWEST[:4], AUDITOR | OFFICER],
            "incompatible-roles",
            id="an auditor who works on cases",
        ),
        pytest.param(
            [COORDINATOR, OFFICER, GUARDING_ADMINISTRATOR, CUSTODIAN, AUDITOR],
            "two-administrators",
            id="one administrator",
        ),
        pytest.param(
            [COORDINATOR, *FEWEST[2:]],
            "coordinator-and-case-officer",
            id="a coordinator without a case officer",
        ),
        pytest.param(
            [OFFICER, *FEWEST[2:]],
            "coordinator-and-case-officer",
            id="a case officer without a coordinator",
        ),
        pytest.param(
            [COORDINATOR | OFFICER, *FEWEST[2:]],
            "coordinator-and-case-officer",
            id="one person as coordinator and case officer",
        ),
        pytest.param(
            [COORDINATOR | OFFICER, OFFICER, *FEWEST[2:]],
            None,
            id="a coordinator who is a case officer, and another case officer",
        ),
        pytest.param(
            [COORDINATOR | ADMINISTRATOR, OFFICER | ADMINISTRATOR, CUSTODIAN, AUDITOR],
            "two-custodians",
            id="one custodian",
        ),
        pytest.param(FEWEST[:4], "one-auditor", id="no auditor"),
    ],
)
def test_how_few_can_found(founders: list[set[Role]], reason: str | None) -> None:
    assert missing_for_founding(founders) == reason


@given(people)
def test_an_office_that_can_be_founded_has_the_people_every_rule_needs(
    founders: list[frozenset[Role]],
) -> None:
    if missing_for_founding(founders) is None:
        assert len(founders) >= 5
        assert all(incompatible(roles) is None for roles in founders)


@given(people)
def test_one_more_fitting_person_never_prevents_a_founding(founders: list[frozenset[Role]]) -> None:
    assert missing_for_founding([*founders, *FEWEST]) in {None, "incompatible-roles"}


def test_everything_that_is_missing_is_told_at_once() -> None:
    assert unmet_for_founding([]) == FOUNDING_NEEDS[1:]
    assert unmet_for_founding([AUDITOR | COORDINATOR]) == FOUNDING_NEEDS[:-1]
    assert unmet_for_founding(FEWEST) == ()
