from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from alertadores.domain.case_rules import APPROVAL_LASTS, waits
from alertadores.domain.entry import Reason
from alertadores.domain.roles import Role
from crypto.canonical import b64u_encode
from tests.job import Job, job_at

PROTECTION = "open register seal request"
ASSESSED = PROTECTION + " assess"
DETERMINING = ASSESSED + " propose"
REFERRAL = "open register draft"
AUTHORISED = REFERRAL + " authorise"
SUMMARY = "open register summarise"
AGREED = SUMMARY + " agree"
EMITTED = AGREED + " emit confirm"
SECOND = timedelta(seconds=1)
WAITING = {
    "determination": (DETERMINING, "assessor", "PROPUESTA"),
    "referral": (REFERRAL, "liaison", "BORRADOR"),
    "summary": (SUMMARY, "officer", "BORRADOR"),
}
AGREEMENT = {
    "determination": ("coordinator", "APROBADA"),
    "referral": ("coordinator", "AUTORIZADA"),
    "summary": ("transparency", "CONFIRMADA"),
}
waiting = pytest.mark.parametrize("thing", WAITING)
drafts = pytest.mark.parametrize("thing", ["referral", "summary"])


def later(job: Job, wait: timedelta) -> None:
    """Move the clock so that the next act is recorded `wait` after the last one."""
    job.office.clock = job.office.log[-1].entry.trace.recorded + wait - timedelta(minutes=1)


@waiting
def test_an_approval_has_its_effect_and_names_who_agreed(thing: str) -> None:
    steps, _author, _state = WAITING[thing]
    name, agreed = AGREEMENT[thing]
    job = job_at(steps)
    made = job.do(name, "approval.given", object=thing)
    approval = job.thing(thing).approval
    assert approval is not None
    assert (approval.member, approval.entry) == (job.office.number(name), made)
    assert job.thing(thing).state == agreed


@waiting
def test_nobody_approves_what_they_wrote(thing: str) -> None:
    steps, author, state = WAITING[thing]
    job = job_at(steps)
    assert job.refusal(author, "approval.given", object=thing) is Reason.SAME_PERSON
    assert job.thing(thing).state == state


@waiting
def test_one_person_with_two_keys_cannot_approve(thing: str) -> None:
    steps, author, _state = WAITING[thing]
    job = job_at(steps)
    # The author gets the deciding role too, so that nothing but the person is in the way.
    roles = {Role.COORDINACION, Role.TRANSPARENCIA, *job.office.people[author].roles}
    job.office.change_roles(author, *roles)
    seat = {**job.office.new_key(author), "roles": sorted(roles)}
    job.office.approved("administrator", "second administrator", "member.proposed", seat)
    for key in (0, 1):
        refusal = job.refusal(author, "approval.given", object=thing, key=key)
        assert refusal is Reason.SAME_PERSON
    job.do("archivist", "approval.given", object=thing)


@waiting
def test_one_of_the_two_holds_the_deciding_role(thing: str) -> None:
    steps, _author, _state = WAITING[thing]
    job = job_at(steps)
    refusal = job.refusal("archivist", "approval.given", object=thing)
    assert refusal is Reason.ROLE_MISSING


@pytest.mark.parametrize(
    ("steps", "thing", "name", "author"),
    [
        (DETERMINING, "determination", "archivist", "assessor"),
        (REFERRAL, "referral", "archivist", "liaison"),
        (SUMMARY, "summary", "archivist", "officer"),
    ],
)
def test_the_author_may_be_the_one_with_the_deciding_role(
    steps: str, thing: str, name: str, author: str
) -> None:
    job = job_at(steps)
    job.office.change_roles(author, Role.COORDINACION, Role.TRANSPARENCIA)
    assert job.refusal(name, "approval.given", object=thing) is None


@waiting
@pytest.mark.parametrize("change", ["another role", "removal"])
def test_the_deciding_role_is_judged_at_the_approval(thing: str, change: str) -> None:
    steps, _author, _state = WAITING[thing]
    name, _agreed = AGREEMENT[thing]
    job = job_at(steps)
    if change == "removal":
        job.office.remove(name)
    else:
        job.office.change_roles(name, Role.ARCHIVO)
    expected = Reason.REMOVED_MEMBER if change == "removal" else Reason.ROLE_MISSING
    assert job.refusal(name, "approval.given", object=thing) is expected


@waiting
def test_an_approval_signed_before_and_indexed_after_losing_the_role_is_rejected(
    thing: str,
) -> None:
    steps, _author, _state = WAITING[thing]
    name, _agreed = AGREEMENT[thing]
    job = job_at(steps)
    desk = job.office.desk(name)
    made = desk.act("approval.given", **job.parts({"object": thing}))
    assert desk.state().verdicts()[made] is None
    job.office.change_roles(name, Role.ARCHIVO)
    desk.sync()
    assert job.office.verdict(made) is Reason.ROLE_MISSING


@waiting
def test_what_a_removed_member_wrote_is_not_approved(thing: str) -> None:
    steps, author, _state = WAITING[thing]
    name, _agreed = AGREEMENT[thing]
    job = job_at(steps)
    job.office.remove(author)
    assert job.refusal(name, "approval.given", object=thing) is Reason.REMOVED_MEMBER


@waiting
def test_an_approval_is_given_once(thing: str) -> None:
    steps, _author, _state = WAITING[thing]
    name, _agreed = AGREEMENT[thing]
    job = job_at(steps)
    job.do(name, "approval.given", object=thing)
    assert job.refusal(name, "approval.given", object=thing) is Reason.TRANSITION


@waiting
def test_a_refusal_ends_it_and_needs_a_reason_and_a_second_person(thing: str) -> None:
    steps, author, _state = WAITING[thing]
    name, _agreed = AGREEMENT[thing]
    job = job_at(steps)
    why: dict[str, Any] = {"object": thing, "reasons": ("SIN_SUSTENTO",)}
    assert job.refusal(name, "approval.refused", object=thing) is Reason.NEEDS_REASON
    assert job.refusal(author, "approval.refused", **why) is Reason.SAME_PERSON
    assert job.refusal("archivist", "approval.refused", **why) is Reason.ROLE_MISSING
    job.do(name, "approval.refused", **why)
    assert job.thing(thing).state == "RECHAZADA"
    for type_ in ("approval.given", "approval.refused", "draft.amended", "proposal.withdrawn"):
        parts = why if type_ != "draft.amended" or thing != "determination" else None
        if parts is not None:
            actor = author if type_ in {"draft.amended", "proposal.withdrawn"} else name
            assert job.refusal(actor, type_, **parts) is Reason.TRANSITION


@waiting
def test_only_its_author_withdraws_it(thing: str) -> None:
    steps, author, _state = WAITING[thing]
    name, _agreed = AGREEMENT[thing]
    job = job_at(steps)
    assert job.refusal(name, "proposal.withdrawn", object=thing) is Reason.ROLE_MISSING
    job.do(author, "proposal.withdrawn", object=thing)
    assert job.thing(thing).state == "RETIRADA"
    assert job.refusal(name, "approval.given", object=thing) is Reason.TRANSITION


@waiting
def test_what_was_agreed_is_withdrawn_unless_it_had_its_effect(thing: str) -> None:
    steps, author, _state = WAITING[thing]
    name, _agreed = AGREEMENT[thing]
    job = job_at(steps)
    job.do(name, "approval.given", object=thing)
    reason = Reason.TRANSITION if thing == "determination" else None
    assert job.refusal(author, "proposal.withdrawn", object=thing) is reason


@drafts
def test_an_amendment_voids_the_approval(thing: str) -> None:
    steps, author, state = WAITING[thing]
    name, _agreed = AGREEMENT[thing]
    job = job_at(steps)
    job.do(name, "approval.given", object=thing)
    job.do(author, "draft.amended", object=thing, values={"text": "Otro texto."})
    assert (job.thing(thing).state, job.thing(thing).approval) == (state, None)
    assert _use(job, thing) is Reason.TRANSITION
    job.do(name, "approval.given", object=thing)
    assert _use(job, thing) is None


@drafts
def test_who_amended_last_is_the_author_who_does_not_approve(thing: str) -> None:
    steps, author, _state = WAITING[thing]
    name, _agreed = AGREEMENT[thing]
    job = job_at(steps)
    job.do(name, "draft.amended", object=thing)
    assert job.thing(thing).author == job.office.number(name)
    assert job.refusal(name, "approval.given", object=thing) is Reason.SAME_PERSON
    assert job.refusal(author, "proposal.withdrawn", object=thing) is Reason.ROLE_MISSING
    job.do(author, "approval.given", object=thing)


@drafts
def test_only_who_drafts_amends(thing: str) -> None:
    job = job_at(WAITING[thing][0])
    assert job.refusal("archivist", "draft.amended", object=thing) is Reason.ROLE_MISSING


@pytest.mark.parametrize(
    ("steps", "thing", "author"),
    [(AUTHORISED + " send", "referral", "liaison"), (EMITTED + " issue", "summary", "officer")],
)
def test_what_left_is_neither_amended_nor_withdrawn(steps: str, thing: str, author: str) -> None:
    job = job_at(steps)
    assert job.refusal(author, "draft.amended", object=thing) is Reason.TRANSITION
    assert job.refusal(author, "proposal.withdrawn", object=thing) is Reason.TRANSITION


def _use(job: Job, thing: str) -> Reason | None:
    """Use an approval: send the referral, or note the confirmed emission of the summary."""
    if thing == "referral":
        data = {"means": "OFICIALIA"}
        return job.refusal("liaison", "referral.sent", object=thing, data=data)
    if "confirmation" not in job.made:
        job.run("emit confirm")
    data = {"emission": b64u_encode(job.made["emission"])}
    return job.refusal("officer", "summary.issued", object=thing, data=data)


@drafts
@pytest.mark.parametrize(
    ("wait", "reason"),
    [
        pytest.param(APPROVAL_LASTS, None, id="ten days to the second"),
        pytest.param(APPROVAL_LASTS + SECOND, Reason.EXPIRED, id="ten days and a second"),
    ],
)
def test_an_approval_expires_by_signed_times(
    thing: str, wait: timedelta, reason: Reason | None
) -> None:
    job = job_at({"referral": REFERRAL, "summary": SUMMARY + " emit confirm"}[thing])
    name, _agreed = AGREEMENT[thing]
    job.do(name, "approval.given", object=thing)
    later(job, wait)
    assert _use(job, thing) is reason


def test_an_expired_approval_is_given_anew_after_an_amendment() -> None:
    job = job_at(AUTHORISED)
    later(job, APPROVAL_LASTS + timedelta(days=1))
    assert job.refusal("coordinator", "approval.given", object="referral") is Reason.TRANSITION
    job.do("liaison", "draft.amended", object="referral")
    job.do("coordinator", "approval.given", object="referral")
    assert _use(job, "referral") is None


@waiting
def test_what_waits_for_somebody_is_told_apart_from_what_does_not(thing: str) -> None:
    steps, author, _state = WAITING[thing]
    name, _agreed = AGREEMENT[thing]
    job = job_at(steps)
    assert waits(job.thing(thing))
    withdrawn = job.fork()
    withdrawn.do(author, "proposal.withdrawn", object=thing)
    assert not waits(withdrawn.thing(thing))
    job.do(name, "approval.given", object=thing)
    # An approved summary still waits for its emission.
    assert waits(job.thing(thing)) is (thing == "summary")
    assert not waits(job.thing("alert"))
