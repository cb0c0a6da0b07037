from __future__ import annotations

from collections.abc import Callable

import pytest

from alertadores.domain.entry import Reason
from crypto.canonical import b64u_encode
from tests.job import Job, job_at
from tests.office import some_digest

REFERRAL = "open register draft"
AUTHORISED = REFERRAL + " authorise"
SUMMARY = "open register summarise"
AGREED = SUMMARY + " agree"
EMITTED = AGREED + " emit confirm"


# Referral.


@pytest.mark.parametrize(
    ("steps", "name", "reason"),
    [
        pytest.param(AUTHORISED, "liaison", None, id="authorised"),
        pytest.param(AUTHORISED, "officer", Reason.ROLE_MISSING, id="by another role"),
        pytest.param(REFERRAL, "liaison", Reason.TRANSITION, id="not authorised"),
        pytest.param(AUTHORISED + " send", "liaison", Reason.TRANSITION, id="twice"),
    ],
)
def test_a_referral_is_sent(steps: str, name: str, reason: Reason | None) -> None:
    job = job_at(steps)
    data = {"means": "OFICIALIA"}
    assert job.refusal(name, "referral.sent", object="referral", data=data) is reason


@pytest.mark.parametrize(
    ("steps", "name", "reason"),
    [
        pytest.param(AUTHORISED + " send", "liaison", None, id="sent"),
        pytest.param(AUTHORISED + " send", "officer", Reason.ROLE_MISSING, id="by another role"),
        pytest.param(AUTHORISED, "liaison", Reason.TRANSITION, id="not sent"),
    ],
)
def test_a_referral_is_acknowledged(steps: str, name: str, reason: Reason | None) -> None:
    assert job_at(steps).refusal(name, "referral.acknowledged", object="referral") is reason


def test_a_referral_is_drafted_by_who_refers() -> None:
    job = job_at("open register")
    data = {"consent": False, "destination": "OIC"}
    assert job.refusal("assessor", "referral.drafted", data=data) is Reason.ROLE_MISSING
    for name in ("officer", "coordinator", "liaison"):
        job.do(name, "referral.drafted", data=data)


def test_the_answer_to_a_referral_is_followed_to_its_end() -> None:
    job = job_at(AUTHORISED + " send acknowledge")
    for to in ("ADMITIDA", "EN_TRAMITE", "RESPONDIDA", "CERRADA"):
        refusal = job.refusal("assessor", "referral.moved", object="referral", data={"to": to})
        assert refusal is Reason.ROLE_MISSING
        job.do("liaison", "referral.moved", object="referral", data={"to": to})


def test_a_draft_is_not_authorised_by_moving_it() -> None:
    job = job_at(REFERRAL)
    data = {"to": "AUTORIZADA"}
    refusal = job.refusal("coordinator", "referral.moved", object="referral", data=data)
    assert refusal is Reason.TRANSITION


# Summary.


def test_a_summary_is_proposed_by_who_publishes() -> None:
    job = job_at("open register")
    assert job.refusal("assessor", "summary.proposed") is Reason.ROLE_MISSING
    for name in ("officer", "coordinator", "transparency"):
        job.do(name, "summary.proposed")


def _unknown_emission(job: Job) -> dict[str, str]:
    del job
    return {"emission": some_digest()}


def _its_emission(job: Job) -> dict[str, str]:
    return {"emission": b64u_encode(job.made["emission"])}


@pytest.mark.parametrize(
    ("steps", "name", "data", "reason"),
    [
        pytest.param(EMITTED, "officer", _its_emission, None, id="emitted and confirmed"),
        pytest.param(EMITTED, "liaison", _its_emission, Reason.ROLE_MISSING, id="by another role"),
        pytest.param(EMITTED, "officer", _unknown_emission, Reason.NOT_EMITTED, id="unknown"),
        pytest.param(
            AGREED + " emit", "officer", _its_emission, Reason.NOT_EMITTED, id="not confirmed"
        ),
        pytest.param(
            SUMMARY + " emit confirm", "officer", _its_emission, Reason.TRANSITION, id="not agreed"
        ),
        pytest.param(EMITTED + " issue", "officer", _its_emission, Reason.TRANSITION, id="twice"),
    ],
)
def test_a_summary_is_issued(
    steps: str, name: str, data: Callable[[Job], dict[str, str]], reason: Reason | None
) -> None:
    job = job_at(steps)
    assert job.refusal(name, "summary.issued", object="summary", data=data(job)) is reason


def test_an_emission_confirmed_after_the_issue_came_too_late() -> None:
    job = job_at(AGREED + " emit")
    refused = job.act("officer", "summary.issued", object="summary", data=_its_emission(job))
    job.run("confirm")
    assert job.office.verdict(refused) is Reason.NOT_EMITTED
