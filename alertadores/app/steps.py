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
from alertadores.domain import office as office_rules
from alertadores.domain.case import Case, Thing
from alertadores.domain.case_rules import RULES, Act
from alertadores.domain.entry import Entry, Reason, Rejected
from alertadores.domain.office import Member, Office
from alertadores.domain.records import parse_data
from alertadores.domain.roles import WORKING_ON_CASES
from alertadores.domain.states import MACHINES, Proceeding
from alertadores.domain.trace import EMPTY_CHAIN, Base, Trace
from crypto.canonical import b64u_encode

_TRIAL: Final = bytes(32)
_TRIAL_DIGEST: Final = b64u_encode(_TRIAL)
_NOBODY: Final = 0  # no member has this number
# What a step is refused for because of who tries it, whatever the state of the case.
_PERSONAL: Final = frozenset({Reason.ROLE_MISSING, Reason.SAME_PERSON, Reason.NOT_A_READER})
# A step that the state of the case rules out is not offered at all.
_NOT_NOW: Final = frozenset({Reason.TRANSITION, Reason.NO_SUCH_OBJECT, Reason.ALREADY_DONE})
_MOVES: Final = {
    Proceeding.ALERT: "alert.moved",
    Proceeding.PROTECTION: "protection.moved",
    Proceeding.REFERRAL: "referral.moved",
}


@dataclass(frozen=True, slots=True)
class Trial:
    """A step with values that the rules would accept of the right person at the right time."""

    type: str
    object: bytes | None = None
    data: dict[str, Any] = field(default_factory=dict)
    refs: tuple[bytes, ...] = ()

    def entry(self, case: bytes | None, kid: str, now: datetime) -> Entry:
        """Return the step as an entry that nobody signed."""
        trace = Trace(
            type=self.type,
            case=case,
            occurred=now,
            recorded=now,
            base=Base(0, EMPTY_CHAIN, 0),
            object=self.object,
            refs=self.refs,
            reasons=("X",),
            contents={},
            data=self.data,
        )
        return Entry(_TRIAL, None, kid, trace, parse_data(self.type, self.data))


def next_steps(case: Case, actor: Member, office: Office, now: datetime) -> tuple[Step, ...]:
    """Return the steps that the state of the case allows, in legal order.

    Args:
        case: as it stands.
        actor: who would act.
        office: by which the act would be judged.
        now: when.
    """
    steps = []
    for trial in _trials(case, office):
        if _is_its_time(trial, case, office, now):
            reason = refusal_in_case(trial, case, actor, office, now)
            steps.append(
                Step(
                    command=trial.type,
                    object=trial.object,
                    to=trial.data.get("to"),
                    reason=None if reason is None else reason.value,
                )
            )
    return tuple(steps)


def refusal_of_office(trial: Trial, office: Office, kid: str, now: datetime) -> Reason | None:
    """Return why an act of the office by the owner of a key would be rejected, if it would."""
    try:
        office_rules.evolve(office, trial.entry(None, kid, now))
    except Rejected as verdict:
        return verdict.reason
    return None


def refusal_in_case(
    trial: Trial, case: Case, actor: Member, office: Office, now: datetime
) -> Reason | None:
    """Return why an act of a member in a case would be rejected, if it would."""
    try:
        case.require_reader(actor.number)
    except Rejected as verdict:
        return verdict.reason
    if not actor.roles & WORKING_ON_CASES:
        return Reason.ROLE_MISSING
    return _judge(trial, case, actor, office, now)


def refusal_to_issue(
    summary: bytes, case: Case, actor: Member, office: Office, now: datetime
) -> Reason | None:
    """Return why a member may not bring an approved summary out, if so.

    Its issue is tried with an emission that is not there: where nothing else is amiss, the rules
    say only that.
    """
    trial = Trial("summary.issued", summary, {"emission": _TRIAL_DIGEST})
    reason = refusal_in_case(trial, case, actor, office, now)
    return None if reason is Reason.NOT_EMITTED else reason


def _is_its_time(trial: Trial, case: Case, office: Office, now: datetime) -> bool:
    """Tell whether anybody could do this now: somebody with all roles, or the author with them."""
    thing = case.things.get(trial.object) if trial.object is not None else None
    people = {_NOBODY, _NOBODY if thing is None else thing.author}
    reasons = {
        _judge(trial, case, Member(number, WORKING_ON_CASES), office, now) for number in people
    }
    return bool(reasons - _PERSONAL - _NOT_NOW)


def _judge(trial: Trial, case: Case, actor: Member, office: Office, now: datetime) -> Reason | None:
    entry = trial.entry(case.id, "", now)
    if entry.record is None:
        return Reason.UNKNOWN_SCHEMA
    try:
        RULES[type(entry.record)](case, Act(entry, actor, office, entry.record))
    except Rejected as verdict:
        return verdict.reason
    return None


def _trials(case: Case, office: Office) -> Iterator[Trial]:
    for name, thing in case.things.items():
        yield from _about(case, name, thing)
    yield Trial("protection.requested", data={"consent": True})
    yield Trial("referral.drafted", data={"destination": "X", "consent": True})
    yield Trial("summary.proposed")
    yield Trial("note.added")
    for number, member in office.members.items():
        if member.active and member.roles & WORKING_ON_CASES and case.readers.get(number) != "full":
            reader = {"member": number, "level": "full", "wrap": _TRIAL_DIGEST}
            yield Trial("access.granted", data={"readers": [reader]})
            break


def _about(case: Case, name: bytes, thing: Thing) -> Iterator[Trial]:
    """Return what may be tried with one proceeding, the agreement of a second person first."""
    yield Trial("approval.given", name)
    yield Trial("approval.refused", name)
    if thing.kind is Proceeding.PROTECTION:
        yield Trial("risk.assessed", name, {"impact": 1, "probability": 1, "level": "MUY_BAJO"})
        yield _determination(case, name)
    if thing.kind is Proceeding.REFERRAL:
        yield Trial("referral.sent", name, {"means": "X"})
        yield Trial("referral.acknowledged", name)
    for target in sorted(MACHINES.get(thing.kind, {}).get(thing.state, ())):
        yield Trial(_MOVES[thing.kind], name, {"to": target})
    if thing.kind in {Proceeding.REFERRAL, Proceeding.SUMMARY}:
        yield Trial("draft.amended", name)
    yield Trial("proposal.withdrawn", name)


def _determination(case: Case, request: bytes) -> Trial:
    """Without an identity nothing can be assessed, and only that can be determined."""
    if not case.custodians:
        outcome = {"outcome": "NO_EVALUABLE_SIN_IDENTIDAD", "families": []}
        return Trial("determination.proposed", request, outcome)
    made = [
        name for name in case.of_kind(Proceeding.ASSESSMENT) if case.things[name].parent == request
    ]
    granted = {"outcome": "OTORGADA", "families": ["PREVENTIVA"]}
    return Trial("determination.proposed", request, granted, tuple(made[-1:]))
