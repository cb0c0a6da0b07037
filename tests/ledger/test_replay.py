from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alertadores.domain.entry import Entry, Reason
from alertadores.errors import ProgrammingError
from alertadores.ledger.replay import CaseReplay, in_order, replay_case, replay_office
from alertadores.ledger.roster import Roster
from tests.job import ALL_STEPS, Job, job_at
from tests.office import State, replay


def mixed() -> list[Entry]:
    """Return a log of two cases with clashes and refusals, and a queue at its end."""
    job = job_at(ALL_STEPS)
    other = Job(job.office).run("open register")
    desks = [job.office.desk(name) for name in ("officer", "coordinator")]
    for to, desk in zip(("EN_ANALISIS", "EN_ANALISIS"), desks, strict=True):
        desk.act("alert.moved", **other.parts({"object": "alert", "data": {"to": to}}))
        desk.act("note.added", case=other.case)
        desk.act("public.emitted", data={"document": "A" * 43, "link": "A" * 43})
    for desk in desks:
        desk.sync()
    other.act("liaison", "alert.moved", object="alert", data={"to": "FIRME"})
    job.act("assessor", "approval.given", object="summary")
    desks[0].pull()
    desks[0].act("note.added", case=other.case)
    desks[0].act("public.emitted", data={"document": "A" * 43, "link": "A" * 43})
    return list(desks[0].entries())


ENTRIES = mixed()
WHOLE = replay(ENTRIES)


def same(one: State, other: State) -> bool:
    """Tell whether two readers are of one mind."""
    return (
        one.verdicts() == other.verdicts()
        and one.roster.before(None) == other.roster.before(None)
        and {name: each.case for name, each in one.cases.items()}
        == {name: each.case for name, each in other.cases.items()}
        and all(
            each.chain.base(entry.kid) == other.cases[name].chain.base(entry.kid)
            for name, each in one.cases.items()
            for entry in ENTRIES
        )
    )


def test_the_sample_holds_accepted_clashing_refused_and_queued_entries() -> None:
    assert {None, Reason.CLASH, Reason.ROLE_MISSING, Reason.TRANSITION} <= set(
        WHOLE.verdicts().values()
    )
    assert len(WHOLE.cases) == 2
    assert sum(entry.index is None for entry in ENTRIES) == 2


@given(st.permutations([entry for entry in ENTRIES if entry.index is not None]), st.data())
@settings(max_examples=50)
def test_any_order_of_arrival_gives_one_state(indexed: list[Entry], data: st.DataObject) -> None:
    arrived = list(indexed)
    for queued in [entry for entry in ENTRIES if entry.index is None][::-1]:
        later = [i for i, entry in enumerate(arrived) if entry.index is None] or [len(arrived)]
        arrived.insert(data.draw(st.integers(0, later[0])), queued)
    assert in_order(arrived) == ENTRIES
    assert same(replay(arrived), WHOLE)


@pytest.mark.parametrize("cut", range(0, len(ENTRIES), 3))
def test_adding_one_by_one_equals_replaying_all(cut: int) -> None:
    """What a vault does: replay what it had, then add what arrives."""
    before = replay(ENTRIES[:cut])
    cases = dict(before.cases)
    for entry in ENTRIES[cut:]:
        name = entry.trace.case
        if name is None:
            before.roster.add(entry)
    for entry in ENTRIES[cut:]:
        name = entry.trace.case
        if name is not None:
            cases.setdefault(name, CaseReplay()).add(entry, before.roster)
    assert same(State(before.roster, cases), WHOLE)


@pytest.mark.parametrize("cut", range(len(ENTRIES)))
def test_what_comes_later_changes_no_verdict(cut: int) -> None:
    verdicts = WHOLE.verdicts()
    for made, verdict in replay(ENTRIES[:cut]).verdicts().items():
        assert verdicts[made] == verdict


def test_a_case_is_judged_by_the_office_before_each_of_its_entries() -> None:
    job = job_at("open register")
    note = job.do("archivist", "note.added")
    job.office.remove("archivist")
    refused = job.act("archivist", "note.added")
    verdicts = job.replay().verdicts
    assert (verdicts[note], verdicts[refused]) == (None, Reason.REMOVED_MEMBER)


def test_a_copied_row_leaves_the_verdict_on_the_first() -> None:
    job = job_at("open register")
    emitted = job.office.do(
        "officer", "public.emitted", data={"document": "A" * 43, "link": "A" * 43}
    )
    note = job.do("officer", "note.added")
    before = job.replay().chain.base("nobody")
    for each in list(job.office.log[-2:]):
        copy = replace(each, entry=replace(each.entry, index=len(job.office.log)))
        job.office.log.append(copy)
    assert job.office.state().verdicts()[note] is None
    assert job.office.state().verdicts()[emitted] is None
    assert job.replay().chain.base("nobody") == before


def test_a_copied_row_does_not_void_the_queue_it_was_taken_from() -> None:
    job = job_at("open register")
    desk = job.office.desk("officer")
    notes = [desk.act("note.added", case=job.case) for _ in range(3)]
    desk.push(1)
    first = job.office.log[-1]
    copy = replace(first, entry=replace(first.entry, index=len(job.office.log)))
    job.office.log.append(copy)
    desk.push()
    verdicts = job.replay().verdicts
    assert [verdicts[note] for note in notes] == [None, None, None]


@pytest.mark.parametrize("make", [Roster, CaseReplay], ids=["the office", "a case"])
def test_entries_out_of_order_are_the_callers_error(make: Any) -> None:
    entries = [entry for entry in ENTRIES if (entry.trace.case is None) is (make is Roster)]
    replayed = make()
    extra = () if make is Roster else (WHOLE.roster,)
    replayed.add(entries[1], *extra)
    with pytest.raises(ProgrammingError):
        replayed.add(entries[0], *extra)


def test_nothing_replayed_is_an_office_of_nobody_and_no_case() -> None:
    roster = replay_office([])
    assert roster.before(None) == roster.before(0)
    assert roster.before(None).founding is None
    assert replay_case([], roster).case is None
