"""What may be done next with a case, in legal order, and why something may not.

A step is tried on the rules themselves: an unsigned trial entry is judged by the same functions
as the real one, so that a button and a verdict never disagree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from alertadores.app.views import Step
from alertadores.domain.case import Case, Thing
from alertadores.domain.case_rules import RULES, Act
from alertadores.domain.entry import Entry, Reason, Rejected
from alertadores.domain.office import Member, Office
from alertadores.domain.records import parse_data
from alertadores.domain.states import MACHINES, Proceeding
from alertadores.domain.trace import EMPTY_CHAIN, Base, Trace

_TRIAL: Final = bytes(32)
# A step that the state of the case rules out is not offered at all.
_NOT_NOW: Final = frozenset({Reason.TRANSITION, Reason.NO_SUCH_OBJECT, Reason.ALREADY_DONE})
_MOVES: Final = {
    Proceeding.ALERT: "alert.moved",
    Proceeding.PROTECTION: "protection.moved",
    Proceeding.REFERRAL: "referral.moved",
}


@dataclass(frozen=True, slots=True)
class _Trial:
    """A step with values that the rules would accept of the right person at the right time."""

    type: str
    object: bytes | None = None
    data: dict[str, Any] = field(default_factory=dict)
    refs: tuple[bytes, ...] = ()


def next_steps(case: Case, actor: Member, office: Office, now: datetime) -> tuple[Step, ...]:
    """Return the steps that the state of the case allows, in legal order.

    Args:
        case: as it stands.
        actor: who would act.
        office: by which the act would be judged.
        now: when.
    """
    steps = []
    for trial in _trials(case):
        reason = _judge(trial, case, actor, office, now)
        if reason not in _NOT_NOW:
            steps.append(
                Step(
                    command=trial.type,
                    object=trial.object,
                    to=trial.data.get("to"),
                    reason=None if reason is None else reason.value,
                )
            )
    return tuple(steps)


def _trials(case: Case) -> Iterator[_Trial]:
    for name, thing in case.things.items():
        yield from _about(case, name, thing)
    yield _Trial("protection.requested", data={"consent": True})
    yield _Trial("referral.drafted", data={"destination": "X", "consent": True})
    yield _Trial("summary.proposed")
    yield _Trial("note.added")


def _about(case: Case, name: bytes, thing: Thing) -> Iterator[_Trial]:
    """Return what may be tried with one proceeding, the agreement of a second person first."""
    yield _Trial("approval.given", name)
    yield _Trial("approval.refused", name)
    if thing.kind is Proceeding.PROTECTION:
        yield _Trial("risk.assessed", name, {"impact": 1, "probability": 1, "level": "MUY_BAJO"})
        assessments = [
            made for made in case.of_kind(Proceeding.ASSESSMENT) if case.things[made].parent == name
        ]
        granted = {"outcome": "OTORGADA", "families": ["PREVENTIVA"]}
        yield _Trial("determination.proposed", name, granted, tuple(assessments[-1:]))
        not_assessable = {"outcome": "NO_EVALUABLE_SIN_IDENTIDAD", "families": []}
        yield _Trial("determination.proposed", name, not_assessable)
    if thing.kind is Proceeding.REFERRAL:
        yield _Trial("referral.sent", name, {"means": "X"})
        yield _Trial("referral.acknowledged", name)
    for target in sorted(MACHINES.get(thing.kind, {}).get(thing.state, ())):
        yield _Trial(_MOVES[thing.kind], name, {"to": target})
    if thing.kind in {Proceeding.REFERRAL, Proceeding.SUMMARY}:
        yield _Trial("draft.amended", name)
    yield _Trial("proposal.withdrawn", name)


def _judge(
    trial: _Trial, case: Case, actor: Member, office: Office, now: datetime
) -> Reason | None:
    record = parse_data(trial.type, trial.data)
    trace = Trace(
        type=trial.type,
        case=case.id,
        occurred=now,
        recorded=now,
        base=Base(0, EMPTY_CHAIN, 0),
        object=trial.object,
        refs=trial.refs,
        reasons=("X",),
        contents={},
        data=trial.data,
    )
    entry = Entry(_TRIAL, None, "", trace, record)
    try:
        case.require_reader(actor.number)
        RULES[type(record)](case, Act(entry, actor, office, record))
    except Rejected as verdict:
        return verdict.reason
    return None
