from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from alertadores.domain.entry import Reason, Rejected
from alertadores.domain.office import Office
from alertadores.domain.roles import Role
from crypto.canonical import b64u_encode
from tests.job import founded
from tests.office import SEATS, PracticeOffice, some_digest


@pytest.fixture
def office() -> PracticeOffice:
    return founded().fork()


def now(office: PracticeOffice) -> Office:
    return office.state().roster.before(None)


def emission() -> dict[str, str]:
    return {"document": some_digest(), "link": some_digest()}


def test_an_office_is_founded_when_all_have_accepted_and_not_before() -> None:
    office = PracticeOffice.seated()
    genesis = office.found()
    for name in office.people:
        assert not now(office).founded
        office.do(name, "office.accepted", object=genesis)
    assert now(office).founded
    assert now(office).genesis == genesis
    assert {n: member.roles for n, member in now(office).members.items()} == {
        person.number: frozenset(person.roles) for person in office.people.values()
    }


def test_acceptances_made_apart_do_not_clash() -> None:
    office = PracticeOffice.seated()
    genesis = office.found()
    desks = [office.desk(name) for name in office.people]
    for desk in desks:
        desk.act("office.accepted", object=genesis)
    for desk in reversed(desks):
        desk.sync()
    assert now(office).founded


@pytest.mark.parametrize(
    ("type_", "parts"),
    [
        ("member.removal_proposed", {"data": {"number": 1}}),
        ("member.roles_proposed", {"data": {"number": 1, "roles": ["archivo"]}}),
        ("public.emitted", {"data": emission()}),
        ("approval.given", {"object": bytes(32)}),
        ("note.added", {}),
    ],
)
def test_nothing_but_acceptance_counts_before(type_: str, parts: dict[str, Any]) -> None:
    office = PracticeOffice.seated()
    genesis = office.found()
    for name in list(office.people)[1:]:
        office.do(name, "office.accepted", object=genesis)
    assert office.refusal("administrator", type_, **parts) is Reason.NOT_FOUNDED


def test_no_case_opens_before() -> None:
    office = PracticeOffice.seated()
    office.found()
    case, data = office.new_case(office.readers("officer", "coordinator"))
    assert office.refusal("officer", "case.opened", case=case, data=data) is Reason.NOT_FOUNDED


def roles_without(name: str) -> dict[str, tuple[Role, ...]]:
    return {key: roles for key, roles in SEATS.items() if key != name}


@pytest.mark.parametrize(
    "seats",
    [
        pytest.param(roles_without("second administrator"), id="one administrator"),
        pytest.param(roles_without("coordinator"), id="no coordinator"),
        pytest.param(
            {
                **{k: v for k, v in SEATS.items() if Role.ENLACE_CASO not in v},
                "coordinator": (Role.COORDINACION, Role.ENLACE_CASO),
            },
            id="the coordinator is the only case officer",
        ),
        pytest.param(roles_without("second custodian"), id="one custodian"),
        pytest.param(roles_without("auditor"), id="no auditor"),
        pytest.param(
            {**SEATS, "auditor": (Role.AUDITORIA, Role.ADMINISTRACION)},
            id="an auditor who administers",
        ),
        pytest.param(
            {**SEATS, "custodian": (Role.CUSTODIA_IDENTIDAD, Role.ENLACE_CASO)},
            id="a custodian who works on cases",
        ),
    ],
)
def test_founding_is_refused_below_the_fewest(seats: dict[str, tuple[Role, ...]]) -> None:
    office = PracticeOffice.seated(seats)
    assert office.verdict(office.found()) is Reason.FOUNDING_REFUSED
    assert now(office).founding is None


def _one_number_twice(seats: list[dict[str, Any]]) -> None:
    seats[1]["number"] = seats[0]["number"]


def _one_key_twice(seats: list[dict[str, Any]]) -> None:
    seats[1]["key"] = seats[0]["key"]


def _small_order_key(seats: list[dict[str, Any]]) -> None:
    seats[1]["key"] = b64u_encode(bytes(32))


def _uncanonical_key(seats: list[dict[str, Any]]) -> None:
    seats[1]["key"] = b64u_encode(b"\xff" * 32)


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        pytest.param(_one_number_twice, Reason.FOUNDING_REFUSED, id="one number for two people"),
        pytest.param(_one_key_twice, Reason.FOUNDING_REFUSED, id="one key for two people"),
        pytest.param(_small_order_key, Reason.UNKNOWN_KEY, id="a key of small order"),
        pytest.param(_uncanonical_key, Reason.UNKNOWN_KEY, id="a key in another encoding"),
    ],
)
def test_founding_with_a_bad_table_is_refused(
    spoil: Callable[[list[dict[str, Any]]], None], reason: Reason
) -> None:
    office = PracticeOffice.seated()
    seats = [person.seat() for person in office.people.values()]
    spoil(seats)
    assert office.verdict(office.found(members=seats)) is reason


def test_founding_with_more_witnesses_required_than_named_is_refused() -> None:
    office = PracticeOffice.seated()
    made = office.found(witnesses=["testigo.example+0a1b2c3d+Aaaa"], quorum=2)
    assert office.verdict(made) is Reason.FOUNDING_REFUSED


def test_a_stranger_cannot_found_for_others() -> None:
    office = PracticeOffice.seated()
    seats = [person.seat() for person in office.people.values()]
    office.newcomer("stranger", Role.ARCHIVO)
    assert office.verdict(office.found("stranger", members=seats)) is Reason.FOUNDING_REFUSED


def test_an_office_is_founded_by_entry_0_only() -> None:
    office = PracticeOffice.seated()
    assert office.refusal("officer", "public.emitted", data=emission()) is Reason.NOT_FOUNDED
    assert office.verdict(office.found()) is Reason.FOUNDING_REFUSED


def test_an_office_is_founded_once(office: PracticeOffice) -> None:
    assert office.verdict(office.found()) is Reason.ALREADY_DONE


def test_a_founder_accepts_once() -> None:
    office = PracticeOffice.seated()
    genesis = office.found()
    office.do("officer", "office.accepted", object=genesis)
    assert office.refusal("officer", "office.accepted", object=genesis) is Reason.ALREADY_DONE


@pytest.mark.parametrize("thing", [None, bytes(32)], ids=["nothing", "another entry"])
def test_an_acceptance_names_entry_0(thing: bytes | None) -> None:
    office = PracticeOffice.seated()
    office.found()
    assert office.refusal("officer", "office.accepted", object=thing) is Reason.NO_SUCH_OBJECT


def test_nobody_accepts_an_office_that_is_founded(office: PracticeOffice) -> None:
    refusal = office.refusal("officer", "office.accepted", object=now(office).genesis)
    assert refusal is Reason.ALREADY_DONE


def test_a_key_that_nobody_owns_signs_nothing(office: PracticeOffice) -> None:
    office.newcomer("stranger", Role.TRANSPARENCIA)
    assert office.refusal("stranger", "public.emitted", data=emission()) is Reason.UNKNOWN_KEY


def test_a_removed_member_signs_nothing(office: PracticeOffice) -> None:
    removal = {"number": office.number("officer")}
    office.approved("administrator", "coordinator", "member.removal_proposed", removal)
    assert office.refusal("officer", "public.emitted", data=emission()) is Reason.REMOVED_MEMBER
    assert not now(office).holds(office.number("officer"), Role.ENLACE_CASO)
    assert now(office).with_role(Role.ENLACE_CASO) == (office.number("colleague"),)


def test_work_signed_before_a_removal_and_indexed_after_it_is_rejected(
    office: PracticeOffice,
) -> None:
    desk = office.desk("officer")
    made = desk.act("public.emitted", data=emission())
    removal = {"number": office.number("officer")}
    office.approved("administrator", "coordinator", "member.removal_proposed", removal)
    desk.sync()
    assert office.verdict(made) is Reason.REMOVED_MEMBER


def test_an_act_of_a_case_is_no_act_of_the_office(office: PracticeOffice) -> None:
    assert office.refusal("officer", "note.added") is Reason.UNKNOWN_SCHEMA
    assert not office.state().roster.unknown


def test_the_office_before_an_index_does_not_know_what_came_later(office: PracticeOffice) -> None:
    roster = office.state().roster
    assert roster.before(0).founding is None
    assert roster.before(1).founding is not None
    assert not roster.before(len(office.people)).founded
    assert roster.before(len(office.people) + 1).founded
    assert roster.before(10**6).founded


def test_own_queued_acts_count_before_the_next_queued_one_only(office: PracticeOffice) -> None:
    desk = office.desk("officer")
    made = desk.act("public.emitted", data=emission())
    assert made in desk.state().roster.before(None).emissions
    assert made not in desk.state().roster.before(10**6).emissions


def test_an_unknown_key_has_no_owner(office: PracticeOffice) -> None:
    with pytest.raises(Rejected, match="unknown-key"):
        now(office).actor("nobody")
