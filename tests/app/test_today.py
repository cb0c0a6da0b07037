"""What waits across cases, as every role finds it along the way of a case."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from alertadores.app.proceedings import proceedings_of
from alertadores.app.session import Session
from alertadores.app.today import (
    SHOWN,
    days_between,
    emitted_summaries,
    today_of,
)
from alertadores.domain.commands import MoveAlert, RequestProtection
from alertadores.domain.needs import Need
from alertadores.vault.view_proceedings import ProceedingQuery
from tests.app.walk import walk
from tests.realoffice import RealOffice
from tests.test_bulk import filled

PEOPLE = ("officer", "coordinator", "assessor", "liaison", "transparency")
# Whatever one of these needs asks for, one of these steps of the case does it.
_STEPS = {
    Need.TAKE_UP: {"alert.moved"},
    Need.TRIAGE: {"alert.moved"},
    Need.ASSESS: {"risk.assessed"},
    Need.DETERMINE: {"determination.proposed"},
    Need.IMPLEMENT: {"protection.moved"},
    Need.PUT_IN_FORCE: {"protection.moved"},
    Need.REVIEW: {"protection.moved"},
    Need.SEND: {"referral.sent"},
    Need.ACKNOWLEDGE: {"referral.acknowledged"},
    Need.CLOSE: {"referral.moved"},
    Need.EMIT: {"summary.emit"},
}


def _needs(session: Session) -> dict[Need, int]:
    return {work.need: work.count for work in today_of(session).work}


def test_whatever_waits_for_me_is_a_step_that_i_may_take(office: RealOffice) -> None:
    seen: set[Need] = set()
    for case in walk(office):
        for name in PEOPLE:
            session = office[name]
            steps = session.case(case).steps
            for work in today_of(session).work:
                seen.add(work.need)
                wanted = {line.row.name for line in work.lines}
                assert any(
                    step.command in _STEPS[work.need] and step.reason is None
                    for step in steps
                    if step.object in wanted
                ), (name, work.need, steps)
    assert seen >= set(_STEPS) - {Need.CLOSE}


def test_a_write_projects_the_whole_case_and_what_is_emitted_waits_for_somebody_else(
    office: RealOffice,
) -> None:
    emitted: list[frozenset[bytes]] = []
    for case in walk(office):
        session = office["officer"]
        reader = session.vault.view.proceedings
        shown = {
            line.row.name: line.row
            for kind in ("alert", "protection", "assessment", "determination", "referral",
                         "summary")
            for line in reader.rows(reader.ids(ProceedingQuery(kind)))
        }  # fmt: skip
        read = proceedings_of(session.replica.case_file(case).replay, 2)
        assert shown == {row.name: row for row in read}
        names = emitted_summaries(session)
        if names:
            emitted.append(names)
            assert Need.EMIT not in _needs(session)
    assert len(emitted) == 1


def test_an_act_is_offered_to_whose_role_it_is_and_to_nobody_else(office: RealOffice) -> None:
    case = office.register()
    office.settle(*PEOPLE)
    found = {name: set(_needs(office[name])) for name in PEOPLE}
    assert found["officer"] == found["coordinator"] == {Need.TAKE_UP}
    assert found["assessor"] == found["liaison"] == found["transparency"] == set()
    office["officer"].execute(MoveAlert(to="EN_ANALISIS"), case)
    assert _needs(office["officer"]) == {}
    office.settle(*PEOPLE)
    assert _needs(office["coordinator"]) == {Need.TRIAGE: 1}


def test_of_a_case_that_i_do_not_read_there_is_neither_line_nor_count(office: RealOffice) -> None:
    case = office.register(readers=())
    office["officer"].execute(RequestProtection(consent=True), case)
    office.settle("officer", "colleague", "assessor", "custodian")
    for name in ("colleague", "assessor", "custodian"):
        seen = today_of(office[name])
        assert seen.work == ()
        assert (seen.new_alerts, seen.new_count, seen.states, seen.levels) == ((), 0, {}, {})
        for kind in ("alert", "protection"):
            reader = office[name].vault.view.proceedings
            assert list(reader.ids(ProceedingQuery(kind))) == []
            assert reader.states(kind) == {}


def test_days_are_of_the_calendar_and_never_negative() -> None:
    assert days_between("2026-11-01T23:59:59-06:00", "2026-11-02T00:00:01-06:00") == 1
    assert days_between("2026-11-05T00:00:00-06:00", "2026-11-02T00:00:01-06:00") == 0


def test_assessments_are_measured_and_alerts_are_new_for_a_week(office: RealOffice) -> None:
    case = bytes(16)
    for each in walk(office):
        case = each
        office.clock.now += timedelta(hours=12)
    seen = today_of(office["assessor"])
    ((_folio, days),) = seen.assessments
    assert days >= 0
    assert seen.new_count == 0
    assert office["custodian"].vault.view.row_of(case) is not None
    assert today_of(office["custodian"]).states == {}, "who sees requests alone counts nothing"
    office.register()
    office.settle("assessor", "officer")
    assert today_of(office["assessor"]).new_count == 1


def test_of_many_only_those_that_wait_longest_are_read(tmp_path: Path) -> None:
    bulk, _made = filled(tmp_path, 2 * SHOWN)
    session = bulk.session()
    try:
        reader = session.vault.view.proceedings
        assert reader.states("referral") == {"AUTORIZADA": 2 * SHOWN}
        assert reader.needs()["send"] == 2 * SHOWN
        lines = reader.waiting("send", SHOWN)
        assert len(lines) == SHOWN
        moments = [line.row.changed for line in lines]
        assert moments == sorted(moments)
        assert sum(today_of(session).states.values()) == 2 * SHOWN
    finally:
        session.close()
