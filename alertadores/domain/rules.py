"""Judging an entry: one answer, wherever the question is asked.

`judge_case` and `judge_office` take the state before the entry and return the state after it with
the reason why it was rejected, if it was. They look at the leaf hash, the trace record and the
office, never at fields.
"""

from __future__ import annotations

from typing import Final

from alertadores.domain import case_rules, office, records
from alertadores.domain.case import Case
from alertadores.domain.case_rules import Act
from alertadores.domain.chain import Chain
from alertadores.domain.entry import Entry, Reason, Rejected, reject, require
from alertadores.domain.office import Office
from alertadores.domain.roles import WORKING_ON_CASES

# Acts that set where their object stands: two of them, one unseen by the other, clash.
_SETS_STATE: Final = (
    records.Moved,
    records.RiskAssessed,
    records.ReferralSent,
    records.ReferralAcknowledged,
    records.SummaryIssued,
    records.DraftAmended,
    records.ProposalWithdrawn,
    records.ApprovalGiven,
    records.ApprovalRefused,
    records.PublicConfirmed,
)
_FACETS: Final[dict[type, frozenset[str]]] = {
    records.IdentitySealed: frozenset({"identity"}),
    **{
        schema: frozenset({"state"})
        for schema in records.SCHEMAS.values()
        if issubclass(schema, _SETS_STATE)
    },
}


def facets(entry: Entry) -> frozenset[str]:
    """Return which facets of its object an entry touches."""
    return _FACETS.get(type(entry.record), frozenset())


def judge_office(state: Office, chain: Chain, entry: Entry) -> tuple[Office, Reason | None]:
    """Judge an act of the office and take it as the next row of the office's chain."""
    touched = facets(entry)
    reason = None
    try:
        chain.check(entry, touched)
        state = office.evolve(state, entry)
    except Rejected as verdict:
        reason = verdict.reason
    chain.append(entry, touched, accepted=reason is None)
    return state, reason


def judge_case(
    case: Case | None, chain: Chain, entry: Entry, office_before: Office
) -> tuple[Case | None, Reason | None]:
    """Judge an act inside a case and take it as the next row of the case's chain."""
    touched = facets(entry)
    reason = None
    try:
        chain.check(entry, touched)
        case = _evolve(case, entry, office_before)
    except Rejected as verdict:
        reason = verdict.reason
    chain.append(entry, touched, accepted=reason is None)
    return case, reason


def _evolve(case: Case | None, entry: Entry, office_before: Office) -> Case:
    require(office_before.founded, Reason.NOT_FOUNDED)
    actor = office_before.actor(entry.kid)
    record = entry.record
    if record is None:
        reject(Reason.UNKNOWN_SCHEMA)
    if isinstance(record, records.CaseOpened):
        require(case is None, Reason.ALREADY_DONE)
        return case_rules.open_case(Act(entry, actor, office_before, record))
    if case is None:
        reject(Reason.NO_SUCH_OBJECT)
    case.require_reader(actor.number)
    # A reader who has since become an auditor or a custodian works on no case.
    require(actor.roles & WORKING_ON_CASES, Reason.ROLE_MISSING)
    rule = case_rules.RULES.get(type(record))
    if rule is None:
        reject(Reason.UNKNOWN_SCHEMA)
    return rule(case, Act(entry, actor, office_before, record))
