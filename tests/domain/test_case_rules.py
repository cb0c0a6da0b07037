from __future__ import annotations

from typing import Any

import pytest

from alertadores.domain.case_rules import RULES
from alertadores.domain.entry import Reason
from alertadores.domain.records import SCHEMAS
from alertadores.domain.roles import Role
from alertadores.domain.states import ENDS_TRIAGE, Proceeding
from tests.job import ALL_STEPS, Job, job_at
from tests.office import some_digest

TRIAGE = "open register analyse"


def test_every_type_of_a_case_has_a_rule() -> None:
    office = {"office", "member", "public"}
    of_cases = {t: schema for t, schema in SCHEMAS.items() if t.split(".")[0] not in office}
    assert set(of_cases.values()) - set(RULES) == {SCHEMAS["case.opened"]}


def test_the_main_job_from_alert_to_summary() -> None:
    job = job_at(ALL_STEPS)
    assert [(thing.kind, thing.state) for thing in job.state().things.values()] == [
        ("alert", "PROCEDENTE_TURNADA"),
        ("protection", "OTORGADA"),
        ("assessment", "HECHA"),
        ("determination", "APROBADA"),
        ("referral", "CON_ACUSE"),
        ("summary", "EMITIDA"),
    ]
    assert set(job.replay().verdicts.values()) == {None}
    assert job.state().of_kind(Proceeding.REFERRAL) == (job.made["referral"],)


# Opening and access.


def open_case(job: Job, name: str, readers: list[dict[str, Any]], **parts: Any) -> Reason | None:
    case, data = job.office.new_case(readers)
    return job.office.refusal(name, "case.opened", **{"case": case, "data": data, **parts})


@pytest.mark.parametrize(
    ("name", "readers", "reason"),
    [
        pytest.param("officer", ["officer", "coordinator"], None, id="a case officer"),
        pytest.param("coordinator", ["officer", "coordinator"], None, id="the coordinator"),
        pytest.param("assessor", ["assessor", "officer"], Reason.ROLE_MISSING, id="another role"),
        pytest.param("officer", ["officer"], Reason.READERS, id="one reader only"),
        pytest.param("officer", ["officer", "officer"], Reason.READERS, id="one reader twice"),
        pytest.param("officer", ["colleague", "coordinator"], Reason.READERS, id="not its author"),
        pytest.param("officer", ["officer", "auditor"], Reason.READERS, id="an auditor reads"),
        pytest.param("officer", ["officer", "custodian"], Reason.READERS, id="a custodian reads"),
        pytest.param("officer", ["officer", "administrator"], Reason.READERS, id="no case work"),
    ],
)
def test_a_case_is_opened_with_two_who_may_read_it(
    name: str, readers: list[str], reason: Reason | None
) -> None:
    job = job_at("open")
    assert open_case(job, name, job.office.readers(*readers)) is reason


def test_a_bare_trace_grant_is_for_custodians_and_does_not_make_a_reader() -> None:
    job = job_at("open")
    traced = job.office.readers("custodian", level="trace")
    assert open_case(job, "officer", job.office.readers("officer") + traced) is Reason.READERS
    two = job.office.readers("officer", "coordinator")
    assert open_case(job, "officer", two + traced) is None
    wrong = job.office.readers("colleague", level="trace")
    assert open_case(job, "officer", two + wrong) is Reason.READERS


def test_readers_are_active_members() -> None:
    job = job_at("open")
    job.office.remove("colleague")
    readers = job.office.readers("officer", "coordinator", "colleague")
    assert open_case(job, "officer", readers) is Reason.READERS
    unknown = [*job.office.readers("officer", "coordinator"), {**readers[0], "member": 99}]
    assert open_case(job, "officer", unknown) is Reason.READERS


def test_a_case_is_opened_once_and_has_an_id() -> None:
    job = job_at("open")
    readers = job.office.readers("officer", "coordinator")
    assert open_case(job, "officer", readers, case=job.case) is Reason.ALREADY_DONE
    assert open_case(job, "officer", readers, case=None) is Reason.UNKNOWN_SCHEMA


def test_nothing_happens_in_a_case_that_nobody_opened() -> None:
    job = job_at("open")
    case, _data = job.office.new_case(job.office.readers("officer"))
    refusal = job.office.refusal("officer", "note.added", case=case)
    assert refusal is Reason.NO_SUCH_OBJECT


@pytest.mark.parametrize("type_", sorted(set(SCHEMAS) - {"case.opened"}))
def test_who_cannot_read_a_case_does_nothing_in_it(type_: str) -> None:
    job = job_at("open register")
    data = {
        "access.granted": {"readers": job.office.readers("colleague")},
        "alert.moved": {"to": "EN_ANALISIS"},
        "alert.registered": {
            "alerter": "INTERNO",
            "asks_protection": False,
            "identity": "ANONIMA",
        },
    }
    parts = {"object": "alert", "data": data.get(type_, {})}
    for name in ("colleague", "custodian", "auditor", "administrator"):
        refusal = job.refusal(name, type_, **parts)
        # Values that do not fit their schema are rejected before that.
        assert refusal in {Reason.NOT_A_READER, Reason.UNKNOWN_SCHEMA}
        assert refusal is Reason.NOT_A_READER or type_ not in data


def test_a_grant_makes_a_reader() -> None:
    job = job_at("open register")
    data = {"readers": job.office.readers("colleague")}
    assert job.refusal("colleague", "note.added") is Reason.NOT_A_READER
    job.do("officer", "access.granted", data=data)
    job.do("colleague", "note.added")
    assert job.refusal("officer", "access.granted", data=data) is Reason.ALREADY_DONE


@pytest.mark.parametrize(
    ("name", "reader", "level", "reason"),
    [
        pytest.param("assessor", "colleague", "full", Reason.ROLE_MISSING, id="by another role"),
        pytest.param("officer", "auditor", "full", Reason.READERS, id="to an auditor"),
        pytest.param("officer", "custodian", "full", Reason.READERS, id="to a custodian in full"),
        pytest.param("officer", "custodian", "trace", None, id="to a custodian as trace"),
        pytest.param(
            "officer", "colleague", "trace", Reason.READERS, id="as trace to no custodian"
        ),
    ],
)
def test_who_grants_what_to_whom(name: str, reader: str, level: str, reason: Reason | None) -> None:
    job = job_at("open register")
    data = {"readers": job.office.readers(reader, level=level)}
    assert job.refusal(name, "access.granted", data=data) is reason


def test_a_reader_who_becomes_an_auditor_works_on_no_case() -> None:
    job = job_at("open register")
    job.office.change_roles("archivist", Role.AUDITORIA)
    assert job.refusal("archivist", "note.added") is Reason.ROLE_MISSING


# Alert and notes.


def test_a_case_has_one_alert_registered_by_intake() -> None:
    job = job_at("open")
    data = {"alerter": "EXTERNO", "asks_protection": False, "identity": "ANONIMA"}
    assert job.refusal("liaison", "alert.registered", data=data) is Reason.ROLE_MISSING
    job.do("coordinator", "alert.registered", data=data)
    assert job.refusal("officer", "alert.registered", data=data) is Reason.ALREADY_DONE


@pytest.mark.parametrize(
    ("steps", "name", "to", "reasons", "reason"),
    [
        pytest.param("open register", "officer", "EN_ANALISIS", (), None, id="analysis begins"),
        pytest.param(
            "open register", "officer", "FIRME", (), Reason.TRANSITION, id="a leap to the end"
        ),
        pytest.param(
            "open register", "officer", "EN_LIMBO", (), Reason.TRANSITION, id="an unknown state"
        ),
        pytest.param(
            "open register", "officer", "OTORGADA", (), Reason.TRANSITION, id="of another machine"
        ),
        pytest.param(
            "open register", "liaison", "EN_ANALISIS", (), Reason.ROLE_MISSING, id="no intake role"
        ),
        pytest.param(
            TRIAGE, "officer", "EN_ESPERA_INFORMACION", (), None, id="an officer asks for more"
        ),
        pytest.param(
            TRIAGE, "coordinator", "INCOMPETENCIA", ("MATERIA_CIVIL",), None, id="with its ground"
        ),
        pytest.param(
            TRIAGE, "coordinator", "INCOMPETENCIA", (), Reason.NEEDS_REASON, id="without its ground"
        ),
        pytest.param(
            TRIAGE,
            "coordinator",
            "ARCHIVO_FALTA_ELEMENTOS",
            (),
            Reason.NEEDS_REASON,
            id="archived without its ground",
        ),
    ],
)
def test_an_alert_moves_by_its_machine(
    steps: str, name: str, to: str, reasons: tuple[str, ...], reason: Reason | None
) -> None:
    job = job_at(steps)
    parts: dict[str, Any] = {"object": "alert", "data": {"to": to}, "reasons": reasons}
    before = job.thing("alert").state
    assert job.refusal(name, "alert.moved", **parts) is reason
    assert job.thing("alert").state == (before if reason else to)


@pytest.mark.parametrize("to", sorted(ENDS_TRIAGE))
def test_only_the_coordinator_ends_a_triage(to: str) -> None:
    job = job_at(TRIAGE)
    parts: dict[str, Any] = {"object": "alert", "data": {"to": to}, "reasons": ("MATERIA_CIVIL",)}
    assert job.refusal("officer", "alert.moved", **parts) is Reason.ROLE_MISSING


def test_an_incompetence_may_be_reopened_and_analysed_again() -> None:
    job = job_at(TRIAGE)
    for to in ("INCOMPETENCIA", "REABIERTA", "EN_ANALISIS"):
        parts: dict[str, Any] = {"data": {"to": to}, "reasons": ("MATERIA_CIVIL",)}
        job.do("coordinator", "alert.moved", object="alert", **parts)
    assert job.thing("alert").state == "EN_ANALISIS"


# Who does it, with what values, about things of which kinds.
ABOUT: dict[str, tuple[str, dict[str, Any], str]] = {
    "alert.moved": ("officer", {"to": "EN_ANALISIS"}, "alert"),
    "protection.moved": ("officer", {"to": "EN_IMPLEMENTACION"}, "protection"),
    "risk.assessed": ("assessor", {"impact": 1, "level": "BAJO", "probability": 1}, "protection"),
    "determination.proposed": ("assessor", {"outcome": "NEGADA"}, "protection"),
    "referral.sent": ("liaison", {"means": "OFICIALIA"}, "referral"),
    "referral.acknowledged": ("liaison", {}, "referral"),
    "referral.moved": ("liaison", {"to": "ADMITIDA"}, "referral"),
    "draft.amended": ("officer", {}, "referral summary"),
    "proposal.withdrawn": ("officer", {}, "determination referral summary"),
    "approval.given": ("officer", {}, "determination referral summary"),
    "approval.refused": ("officer", {}, "determination referral summary"),
    "summary.issued": ("officer", {"emission": some_digest()}, "summary"),
    "identity.sealed": ("officer", {"envelope": some_digest(), "seats": [8, 9]}, "alert"),
}


@pytest.mark.parametrize("type_", ABOUT)
def test_an_act_names_a_thing_of_its_kind(type_: str) -> None:
    job = job_at(ALL_STEPS)
    name, data, kinds = ABOUT[type_]
    things = job.state().things.items()
    wrong = [hash_ for hash_, thing in things if thing.kind not in kinds.split()]
    for thing in [None, bytes(32), job.made["opening"], *wrong]:
        refusal = job.refusal(name, type_, object=thing, data=data)
        assert refusal is Reason.NO_SUCH_OBJECT


def test_a_note_is_about_the_case_or_a_thing_in_it() -> None:
    job = job_at("open register")
    job.do("archivist", "note.added")
    job.do("archivist", "note.added", object="alert")
    refusal = job.refusal("archivist", "note.added", object=job.made["opening"])
    assert refusal is Reason.NO_SUCH_OBJECT


@pytest.mark.parametrize("type_", ["protection.requested", "referral.drafted", "summary.proposed"])
def test_nothing_begins_before_the_alert(type_: str) -> None:
    job = job_at("open")
    data = {
        "protection.requested": {"consent": True},
        "referral.drafted": {"consent": True, "destination": "OIC"},
    }
    assert job.refusal("officer", type_, data=data.get(type_, {})) is Reason.NO_SUCH_OBJECT


# Identity.


@pytest.mark.parametrize(
    ("name", "custodians", "reason"),
    [
        pytest.param("officer", ["custodian", "second custodian"], None, id="two custodians"),
        pytest.param("officer", ["custodian"] * 2, Reason.CUSTODIANS, id="one custodian twice"),
        pytest.param("officer", ["custodian", "coordinator"], Reason.CUSTODIANS, id="no custodian"),
        pytest.param(
            "liaison", ["custodian", "second custodian"], Reason.ROLE_MISSING, id="no intake role"
        ),
    ],
)
def test_an_identity_is_sealed_to_two_custodians(
    name: str, custodians: list[str], reason: Reason | None
) -> None:
    job = job_at("open register")
    seats = [job.office.number(each) for each in custodians]
    data = {"envelope": some_digest(), "seats": seats}
    assert job.refusal(name, "identity.sealed", object="alert", data=data) is reason
    assert job.state().custodians == (() if reason else tuple(seats))


def test_an_identity_is_sealed_once_and_to_active_members() -> None:
    job = job_at("open register")
    seats = [job.office.number(name) for name in ("custodian", "second custodian")]
    parts: dict[str, Any] = {"object": "alert", "data": {"envelope": some_digest(), "seats": seats}}
    apart = job.fork()
    apart.office.remove("custodian")
    assert apart.refusal("officer", "identity.sealed", **parts) is Reason.CUSTODIANS
    job.do("officer", "identity.sealed", **parts)
    assert job.refusal("officer", "identity.sealed", **parts) is Reason.ALREADY_DONE
