from __future__ import annotations

import pytest

from alertadores.domain.entry import Reason
from alertadores.domain.office import Office
from tests.job import founded
from tests.office import PracticeOffice, some_digest


@pytest.fixture
def office() -> PracticeOffice:
    return founded().fork()


def now(office: PracticeOffice) -> Office:
    return office.state().roster.before(None)


def emission() -> dict[str, str]:
    return {"document": some_digest(), "link": some_digest()}


def test_an_emission_needs_somebody_who_publishes(office: PracticeOffice) -> None:
    for name in ("officer", "coordinator", "transparency"):
        office.do(name, "public.emitted", data=emission())
    for name in ("liaison", "assessor", "archivist", "custodian", "auditor", "administrator"):
        assert office.refusal(name, "public.emitted", data=emission()) is Reason.ROLE_MISSING


@pytest.mark.parametrize(
    ("author", "confirmer", "reason"),
    [
        pytest.param("officer", "transparency", None, id="confirmed by transparencia"),
        pytest.param("transparency", "officer", None, id="emitted by transparencia"),
        pytest.param("transparency", "transparency", Reason.SAME_PERSON, id="by its author"),
        pytest.param("officer", "coordinator", Reason.ROLE_MISSING, id="without transparencia"),
        pytest.param("transparency", "liaison", Reason.ROLE_MISSING, id="who does not publish"),
    ],
)
def test_an_emission_is_confirmed_by_another_member_one_of_them_transparencia(
    office: PracticeOffice, author: str, confirmer: str, reason: Reason | None
) -> None:
    made = office.do(author, "public.emitted", data=emission())
    assert office.refusal(confirmer, "public.confirmed", object=made) is reason
    confirmed = None if reason else office.number(confirmer)
    assert now(office).emissions[made].confirmed_by == confirmed


def test_one_person_with_two_keys_cannot_confirm(office: PracticeOffice) -> None:
    office.approved(
        "administrator", "coordinator", "member.proposed", office.new_key("transparency")
    )
    made = office.do("transparency", "public.emitted", data=emission(), key=0)
    refusal = office.refusal("transparency", "public.confirmed", object=made, key=1)
    assert refusal is Reason.SAME_PERSON


def test_transparencia_is_judged_when_confirmed(office: PracticeOffice) -> None:
    made = office.do("transparency", "public.emitted", data=emission())
    change = {"number": office.number("transparency"), "roles": ["archivo"]}
    office.approved("administrator", "coordinator", "member.roles_proposed", change)
    assert office.refusal("officer", "public.confirmed", object=made) is Reason.ROLE_MISSING


def test_what_a_removed_member_emitted_is_not_confirmed(office: PracticeOffice) -> None:
    made = office.do("officer", "public.emitted", data=emission())
    removal = {"number": office.number("officer")}
    office.approved("administrator", "coordinator", "member.removal_proposed", removal)
    refusal = office.refusal("transparency", "public.confirmed", object=made)
    assert refusal is Reason.REMOVED_MEMBER


def test_an_emission_is_confirmed_once(office: PracticeOffice) -> None:
    made = office.do("officer", "public.emitted", data=emission())
    office.do("transparency", "public.confirmed", object=made)
    refusal = office.refusal("transparency", "public.confirmed", object=made)
    assert refusal is Reason.ALREADY_DONE


@pytest.mark.parametrize("thing", [None, bytes(32)], ids=["nothing", "an unknown entry"])
def test_a_confirmation_names_an_emission(office: PracticeOffice, thing: bytes | None) -> None:
    refusal = office.refusal("transparency", "public.confirmed", object=thing)
    assert refusal is Reason.NO_SUCH_OBJECT
