from __future__ import annotations

from typing import Any

import pytest

from alertadores.domain.entry import Reason
from tests.job import job_at

PROTECTION = "open register seal request"
ASSESSED = PROTECTION + " assess"
DETERMINING = ASSESSED + " propose"


RISK: dict[str, Any] = {"data": {"impact": 2, "level": "BAJO", "probability": 2}}


def determination(outcome: str, *families: str, refs: tuple[str, ...] = ("assessment",)) -> Any:
    data = {"families": list(families), "outcome": outcome}
    return {"object": "request", "data": data, "refs": refs}


def test_only_who_protects_requests_and_follows_up() -> None:
    job = job_at(PROTECTION)
    refusal = job.refusal("liaison", "protection.requested", data={"consent": True})
    assert refusal is Reason.ROLE_MISSING
    wait: dict[str, Any] = {"object": "request", "data": {"to": "EN_ESPERA_INFORMACION"}}
    assert job.refusal("liaison", "protection.moved", **wait) is Reason.ROLE_MISSING
    job.do("assessor", "protection.moved", **wait)


@pytest.mark.parametrize("to", ["OTORGADA", "NEGADA", "EN_EVALUACION", "EN_IMPLEMENTACION"])
def test_no_move_decides_on_protection(to: str) -> None:
    job = job_at(ASSESSED)
    refusal = job.refusal("coordinator", "protection.moved", object="request", data={"to": to})
    assert refusal is Reason.TRANSITION


@pytest.mark.parametrize(
    ("steps", "name", "reason"),
    [
        pytest.param(PROTECTION, "assessor", None, id="of a new request"),
        pytest.param(ASSESSED, "assessor", None, id="once more"),
        pytest.param(PROTECTION, "coordinator", Reason.ROLE_MISSING, id="by another role"),
        pytest.param(
            "open register request", "assessor", Reason.IDENTITY_NEEDED, id="without identity"
        ),
        pytest.param(
            DETERMINING + " determine", "assessor", Reason.TRANSITION, id="after the decision"
        ),
    ],
)
def test_risk_is_assessed(steps: str, name: str, reason: Reason | None) -> None:
    assert job_at(steps).refusal(name, "risk.assessed", object="request", **RISK) is reason


@pytest.mark.parametrize(
    ("steps", "name", "parts", "reason"),
    [
        pytest.param(
            ASSESSED, "assessor", determination("OTORGADA", "LABORAL"), None, id="granted"
        ),
        pytest.param(ASSESSED, "coordinator", determination("NEGADA"), None, id="denied"),
        pytest.param(
            ASSESSED,
            "officer",
            determination("NEGADA"),
            Reason.ROLE_MISSING,
            id="by who does not decide on risk",
        ),
        pytest.param(
            ASSESSED, "assessor", determination("OTORGADA"), Reason.TRANSITION, id="no measure"
        ),
        pytest.param(
            ASSESSED,
            "assessor",
            determination("NEGADA", "LABORAL"),
            Reason.TRANSITION,
            id="denied with a measure",
        ),
        pytest.param(
            ASSESSED,
            "assessor",
            determination("NEGADA", refs=()),
            Reason.NO_SUCH_OBJECT,
            id="on no assessment",
        ),
        pytest.param(
            ASSESSED,
            "assessor",
            determination("NEGADA", refs=("alert",)),
            Reason.NO_SUCH_OBJECT,
            id="on something that is no assessment",
        ),
        pytest.param(
            PROTECTION,
            "assessor",
            determination("NEGADA", refs=("identity",)),
            Reason.TRANSITION,
            id="before any assessment",
        ),
        pytest.param(
            "open register request",
            "assessor",
            determination("NO_EVALUABLE_SIN_IDENTIDAD", refs=()),
            None,
            id="not evaluable without identity",
        ),
        pytest.param(
            PROTECTION,
            "assessor",
            determination("NO_EVALUABLE_SIN_IDENTIDAD", refs=()),
            Reason.TRANSITION,
            id="not evaluable although the identity is sealed",
        ),
        pytest.param(
            DETERMINING + " determine",
            "assessor",
            determination("NEGADA"),
            Reason.TRANSITION,
            id="after the decision",
        ),
    ],
)
def test_a_determination_is_proposed(
    steps: str, name: str, parts: dict[str, Any], reason: Reason | None
) -> None:
    assert job_at(steps).refusal(name, "determination.proposed", **parts) is reason


def test_a_determination_rests_on_an_assessment_of_its_own_request() -> None:
    job = job_at(ASSESSED)
    job.made["other request"] = job.do("officer", "protection.requested", data={"consent": True})
    job.do("assessor", "risk.assessed", object="other request", **RISK)
    parts = {**determination("NEGADA"), "object": "other request"}
    assert job.refusal("assessor", "determination.proposed", **parts) is Reason.NO_SUCH_OBJECT


def test_a_determination_has_its_effect_at_its_approval() -> None:
    job = job_at(DETERMINING)
    assert job.thing("request").state == "EN_EVALUACION"
    job.run("determine")
    assert job.thing("request").state == "OTORGADA"
    job.do("officer", "protection.moved", object="request", data={"to": "EN_IMPLEMENTACION"})


def test_of_two_determinations_the_first_approved_stands() -> None:
    job = job_at(DETERMINING)
    other = job.do("assessor", "determination.proposed", **determination("NEGADA"))
    job.run("determine")
    assert job.refusal("coordinator", "approval.given", object=other) is Reason.TRANSITION
    assert job.thing("request").state == "OTORGADA"


def test_an_identity_sealed_meanwhile_voids_that_there_is_none() -> None:
    job = job_at("open register request")
    parts = determination("NO_EVALUABLE_SIN_IDENTIDAD", refs=())
    made = job.do("assessor", "determination.proposed", **parts)
    job.run("seal")
    assert job.refusal("coordinator", "approval.given", object=made) is Reason.TRANSITION


def test_a_determination_is_not_amended() -> None:
    job = job_at(DETERMINING)
    refusal = job.refusal("assessor", "draft.amended", object="determination")
    assert refusal is Reason.NO_SUCH_OBJECT
