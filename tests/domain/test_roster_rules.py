from __future__ import annotations

from typing import Any

import pytest

from alertadores.domain.entry import Reason
from alertadores.domain.office import Office
from alertadores.domain.roles import Role
from crypto.canonical import b64u_encode
from tests.job import founded
from tests.office import PracticeOffice, some_digest


@pytest.fixture
def office() -> PracticeOffice:
    return founded().fork()


def now(office: PracticeOffice) -> Office:
    return office.state().roster.before(None)


def emission() -> dict[str, str]:
    return {"document": some_digest(), "link": some_digest()}


def test_a_new_member_works_once_a_second_person_agreed(office: PracticeOffice) -> None:
    seat = office.newcomer("recruit", Role.ENLACE_CASO)
    proposal = office.do("administrator", "member.proposed", data=seat)
    assert office.refusal("recruit", "public.emitted", data=emission()) is Reason.UNKNOWN_KEY
    office.do("liaison", "approval.given", object=proposal)
    office.do("recruit", "public.emitted", data=emission())
    assert not now(office).proposals


def test_only_an_administrator_proposes_a_change_of_the_roster(office: PracticeOffice) -> None:
    seat = office.newcomer("recruit", Role.ENLACE_CASO)
    assert office.refusal("coordinator", "member.proposed", data=seat) is Reason.ROLE_MISSING
    for type_, data in ROSTER_CHANGES.values():
        assert office.refusal("coordinator", type_, data=data) is Reason.ROLE_MISSING


ROSTER_CHANGES: dict[str, tuple[str, dict[str, Any]]] = {
    "other roles": ("member.roles_proposed", {"number": 3, "roles": ["archivo"]}),
    "a removal": ("member.removal_proposed", {"number": 3}),
}


@pytest.mark.parametrize(("type_", "data"), ROSTER_CHANGES.values(), ids=ROSTER_CHANGES)
def test_nobody_changes_the_roster_alone(
    office: PracticeOffice, type_: str, data: dict[str, Any]
) -> None:
    before = now(office).members
    proposal = office.do("administrator", type_, data=data)
    assert office.refusal("administrator", "approval.given", object=proposal) is Reason.SAME_PERSON
    assert now(office).members == before


@pytest.mark.parametrize(("type_", "data"), ROSTER_CHANGES.values(), ids=ROSTER_CHANGES)
def test_the_person_concerned_is_not_the_second_person(
    office: PracticeOffice, type_: str, data: dict[str, Any]
) -> None:
    assert office.number("colleague") == 3
    proposal = office.do("administrator", type_, data=data)
    assert office.refusal("colleague", "approval.given", object=proposal) is Reason.SAME_PERSON
    office.do("officer", "approval.given", object=proposal)


def test_a_member_does_not_confirm_a_key_of_their_own(office: PracticeOffice) -> None:
    seat = office.new_key("officer")
    proposal = office.do("administrator", "member.proposed", data=seat)
    refusal = office.refusal("officer", "approval.given", object=proposal, key=0)
    assert refusal is Reason.SAME_PERSON


def test_one_person_with_two_keys_cannot_approve(office: PracticeOffice) -> None:
    seat = office.new_key("administrator")
    office.approved("second administrator", "coordinator", "member.proposed", seat)
    data = {"number": office.number("colleague")}
    proposal = office.do("administrator", "member.removal_proposed", data=data, key=0)
    refusal = office.refusal("administrator", "approval.given", object=proposal, key=1)
    assert refusal is Reason.SAME_PERSON


def test_a_second_key_speaks_for_the_same_member(office: PracticeOffice) -> None:
    seat = office.new_key("officer")
    office.approved("administrator", "coordinator", "member.proposed", seat)
    state = now(office)
    owners = [state.actor(key.public.kid).number for key in office.people["officer"].keys]
    assert owners == [office.number("officer")] * 2


@pytest.mark.parametrize(
    "roles",
    [["auditoria", "administracion"], ["custodia_identidad", "enlace_caso"]],
    ids=["an auditor who administers", "a custodian who works on cases"],
)
def test_roles_that_exclude_each_other_are_refused_when_proposed(
    office: PracticeOffice, roles: list[str]
) -> None:
    seat = office.newcomer("recruit", *(Role(role) for role in roles))
    refusal = office.refusal("administrator", "member.proposed", data=seat)
    assert refusal is Reason.INCOMPATIBLE_ROLES
    change = {"number": office.number("colleague"), "roles": roles}
    refusal = office.refusal("administrator", "member.roles_proposed", data=change)
    assert refusal is Reason.INCOMPATIBLE_ROLES


def test_other_roles_count_from_their_approval_on(office: PracticeOffice) -> None:
    change = {"number": office.number("archivist"), "roles": ["transparencia"]}
    proposal = office.do("administrator", "member.roles_proposed", data=change)
    assert office.refusal("archivist", "public.emitted", data=emission()) is Reason.ROLE_MISSING
    office.do("officer", "approval.given", object=proposal)
    office.do("archivist", "public.emitted", data=emission())


def test_the_administrators_role_is_judged_at_the_approval(office: PracticeOffice) -> None:
    data = {"number": office.number("colleague")}
    proposal = office.do("administrator", "member.removal_proposed", data=data)
    change = {"number": office.number("administrator"), "roles": ["archivo"]}
    office.approved("second administrator", "coordinator", "member.roles_proposed", change)
    assert office.refusal("officer", "approval.given", object=proposal) is Reason.ROLE_MISSING
    office.do("second administrator", "approval.given", object=proposal)


def test_what_a_removed_administrator_proposed_needs_a_new_author(office: PracticeOffice) -> None:
    data = {"number": office.number("colleague")}
    proposal = office.do("administrator", "member.removal_proposed", data=data)
    removal = {"number": office.number("administrator")}
    office.approved("second administrator", "coordinator", "member.removal_proposed", removal)
    refusal = office.refusal("second administrator", "approval.given", object=proposal)
    assert refusal is Reason.REMOVED_MEMBER


def test_a_key_is_enrolled_once(office: PracticeOffice) -> None:
    seat = office.people["officer"].seat()
    assert office.refusal("administrator", "member.proposed", data=seat) is Reason.ALREADY_DONE
    seat = office.new_key("officer")
    first = office.do("administrator", "member.proposed", data=seat)
    second = office.do("second administrator", "member.proposed", data=seat)
    office.do("coordinator", "approval.given", object=first)
    assert office.refusal("coordinator", "approval.given", object=second) is Reason.ALREADY_DONE


def test_a_key_that_is_no_key_is_not_enrolled(office: PracticeOffice) -> None:
    seat = {**office.newcomer("recruit", Role.ARCHIVO), "key": b64u_encode(bytes(32))}
    assert office.refusal("administrator", "member.proposed", data=seat) is Reason.UNKNOWN_KEY


def test_a_new_key_brings_no_new_roles(office: PracticeOffice) -> None:
    seat = {**office.new_key("officer"), "roles": ["coordinacion"]}
    assert office.refusal("administrator", "member.proposed", data=seat) is Reason.NO_SUCH_OBJECT


def test_two_people_proposed_under_one_number_do_not_become_one_member(
    office: PracticeOffice,
) -> None:
    first = office.newcomer("recruit", Role.ARCHIVO)
    second = {**office.newcomer("other recruit", Role.ARCHIVO), "number": first["number"]}
    proposals = [office.do("administrator", "member.proposed", data=s) for s in (first, second)]
    office.do("coordinator", "approval.given", object=proposals[0])
    refusal = office.refusal("coordinator", "approval.given", object=proposals[1])
    assert refusal is Reason.NO_SUCH_OBJECT


@pytest.mark.parametrize(
    ("type_", "data"),
    [
        ("member.roles_proposed", {"number": 99, "roles": ["archivo"]}),
        ("member.removal_proposed", {"number": 99}),
    ],
)
def test_a_change_is_about_a_member(
    office: PracticeOffice, type_: str, data: dict[str, Any]
) -> None:
    assert office.refusal("administrator", type_, data=data) is Reason.NO_SUCH_OBJECT


@pytest.mark.parametrize("change", ["roles", "key", "removal"])
def test_nothing_changes_about_a_removed_member(office: PracticeOffice, change: str) -> None:
    number = office.number("officer")
    types: dict[str, tuple[str, dict[str, Any]]] = {
        "roles": ("member.roles_proposed", {"number": number, "roles": ["archivo"]}),
        "key": ("member.proposed", office.new_key("officer")),
        "removal": ("member.removal_proposed", {"number": number}),
    }
    type_, data = types[change]
    waiting = office.do("administrator", type_, data=data)
    office.approved(
        "second administrator", "coordinator", "member.removal_proposed", {"number": number}
    )
    assert office.refusal("coordinator", "approval.given", object=waiting) is Reason.NO_SUCH_OBJECT
    assert office.refusal("administrator", type_, data=data) is Reason.NO_SUCH_OBJECT


def test_an_approval_is_void_if_the_member_has_changed_since_the_proposal(
    office: PracticeOffice,
) -> None:
    number = office.number("archivist")
    first = {"number": number, "roles": ["archivo", "transparencia"]}
    waiting = office.do("administrator", "member.roles_proposed", data=first)
    second = {"number": number, "roles": ["canalizacion"]}
    office.approved("second administrator", "coordinator", "member.roles_proposed", second)
    assert office.refusal("officer", "approval.given", object=waiting) is Reason.NO_SUCH_OBJECT


@pytest.mark.parametrize("thing", [None, bytes(32)], ids=["nothing", "an unknown entry"])
@pytest.mark.parametrize("type_", ["approval.given", "approval.refused", "proposal.withdrawn"])
def test_an_answer_names_a_proposal_that_waits(
    office: PracticeOffice, type_: str, thing: bytes | None
) -> None:
    assert office.refusal("coordinator", type_, object=thing) is Reason.NO_SUCH_OBJECT


@pytest.mark.parametrize(
    ("name", "type_", "reasons"),
    [
        ("coordinator", "approval.given", ()),
        ("coordinator", "approval.refused", ("SIN_SUSTENTO",)),
        ("administrator", "proposal.withdrawn", ()),
    ],
)
def test_an_answered_proposal_waits_no_more(
    office: PracticeOffice, name: str, type_: str, reasons: tuple[str, ...]
) -> None:
    data = {"number": office.number("colleague")}
    proposal = office.do("administrator", "member.removal_proposed", data=data)
    office.do(name, type_, object=proposal, reasons=reasons)
    assert not now(office).proposals
    assert now(office).members[3].active is (type_ != "approval.given")
    assert office.refusal("officer", "approval.given", object=proposal) is Reason.NO_SUCH_OBJECT


def test_a_refusal_has_a_reason_and_a_second_person(office: PracticeOffice) -> None:
    data = {"number": office.number("colleague")}
    proposal = office.do("administrator", "member.removal_proposed", data=data)
    assert office.refusal("officer", "approval.refused", object=proposal) is Reason.NEEDS_REASON
    refusal = office.refusal(
        "administrator", "approval.refused", object=proposal, reasons=("SIN_SUSTENTO",)
    )
    assert refusal is Reason.SAME_PERSON


def test_only_its_author_withdraws_a_proposal(office: PracticeOffice) -> None:
    data = {"number": office.number("colleague")}
    proposal = office.do("administrator", "member.removal_proposed", data=data)
    refusal = office.refusal("second administrator", "proposal.withdrawn", object=proposal)
    assert refusal is Reason.ROLE_MISSING


def test_two_answers_made_apart_clash_and_the_earlier_stands(office: PracticeOffice) -> None:
    data = {"number": office.number("colleague")}
    proposal = office.do("administrator", "member.removal_proposed", data=data)
    yes, no = office.desk("coordinator"), office.desk("officer")
    agreed = yes.act("approval.given", object=proposal)
    refused = no.act("approval.refused", object=proposal, reasons=("SIN_SUSTENTO",))
    no.sync()
    yes.sync()
    assert office.verdict(refused) is None
    assert office.verdict(agreed) is Reason.CLASH
    assert now(office).members[3].active
