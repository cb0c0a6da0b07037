from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from alertadores.domain import records
from alertadores.domain.chain import Chain
from alertadores.domain.entry import Entry, Reason
from alertadores.domain.office import Office
from alertadores.domain.rules import facets, judge_case, judge_office
from tests.job import ALL_STEPS, Job, job_at

SETS_STATE = {
    "alert.moved",
    "approval.given",
    "approval.refused",
    "draft.amended",
    "proposal.withdrawn",
    "protection.moved",
    "public.confirmed",
    "referral.acknowledged",
    "referral.moved",
    "referral.sent",
    "risk.assessed",
    "summary.issued",
}


def with_record(entry: Entry, type_: str) -> Entry:
    """Return an entry of another type; its values do not matter here."""
    return replace(entry, record=records.SCHEMAS[type_].model_construct())


@pytest.mark.parametrize("type_", sorted(records.SCHEMAS))
def test_what_clashes_is_what_sets_the_same_facet(type_: str) -> None:
    entry = with_record(job_at("open").office.log[0].entry, type_)
    expected = {"state"} if type_ in SETS_STATE else set()
    assert facets(entry) == ({"identity"} if type_ == "identity.sealed" else expected)


def test_an_entry_without_a_record_touches_nothing() -> None:
    entry = job_at("open").office.log[0].entry
    assert facets(replace(entry, record=None)) == frozenset()


def unreadable(job: Job, name: str, case: bytes | None, **changes: Any) -> bytes:
    """Sign an entry that a later release might understand."""
    desk = job.office.desk(name)
    desk.act("note.added", case=job.case, values={"text": "x"})
    trace = desk.queue.pop().entry.trace
    base = desk.base(case)
    made = desk.sign(replace(trace, **{"case": case, "base": base, **changes}))
    desk.sync()
    return made


LATER: dict[str, dict[str, Any]] = {
    "a type of a later release": {"type": "note.dreamt"},
    "a value of a later release": {"data": {"colour": "red"}},
}


@pytest.mark.parametrize("changes", LATER.values(), ids=LATER)
def test_what_this_release_cannot_read_stops_decisions_on_its_case(
    changes: dict[str, Any],
) -> None:
    job = job_at("open register")
    assert not job.replay().unknown
    made = unreadable(job, "officer", job.case, **changes)
    assert job.office.verdict(made) is Reason.UNKNOWN_SCHEMA
    assert job.replay().unknown
    job.run("analyse")


@pytest.mark.parametrize("changes", LATER.values(), ids=LATER)
def test_what_this_release_cannot_read_of_the_office_stops_all_decisions(
    changes: dict[str, Any],
) -> None:
    job = job_at("open register")
    assert not job.office.state().roster.unknown
    made = unreadable(job, "officer", None, **changes)
    assert job.office.verdict(made) is Reason.UNKNOWN_SCHEMA
    assert job.office.state().roster.unknown


def test_who_is_no_member_stops_no_decision_by_writing_what_nobody_can_read() -> None:
    job = job_at("open register")
    job.office.remove("colleague")
    made = unreadable(job, "colleague", job.case, type="note.dreamt")
    assert job.office.verdict(made) is Reason.REMOVED_MEMBER
    made = unreadable(job, "colleague", None, type="note.dreamt")
    assert job.office.verdict(made) is Reason.REMOVED_MEMBER
    assert not job.replay().unknown
    assert not job.office.state().roster.unknown


def test_a_rejected_entry_changes_nothing_but_the_chain() -> None:
    job = job_at(ALL_STEPS)
    office, chain, states = Office(), Chain(), []
    for each in job.office.log:
        if each.entry.trace.case is None:
            office, reason = judge_office(office, chain, each.entry)
            assert reason is None
            states.append(office)
    before = chain.base("nobody")
    entry = replace(job.office.log[0].entry, hash=b"x" * 32, index=999)
    after, reason = judge_office(office, chain, entry)
    assert after is office
    assert reason is Reason.WRONG_BASE
    assert chain.base("nobody").count == before.count + 1
    assert len(set(map(id, states))) == len(states)


def test_an_act_of_the_office_has_no_place_in_a_case() -> None:
    job = job_at("open")
    replayed = job.replay()
    office = job.office.state().roster.before(None)
    desk = job.office.desk("officer")
    desk.act("public.confirmed", case=job.case, object=bytes(32))
    entry = desk.queue[0].entry
    case, reason = judge_case(replayed.case, replayed.chain, entry, office)
    assert (case, reason) == (replayed.case, Reason.UNKNOWN_SCHEMA)


def test_whose_key_it_is_is_asked_before_anything_else() -> None:
    job = job_at("open")
    replayed = job.replay()
    assert replayed.case is not None
    desk = job.office.desk("officer")
    desk.act("note.added", case=job.case)
    entry = replace(desk.queue[0].entry, kid="nobody", record=None)
    office = job.office.state().roster.before(None)
    _case, reason = judge_case(replayed.case, replayed.chain, entry, office)
    assert reason is Reason.UNKNOWN_KEY
