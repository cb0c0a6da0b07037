"""What each type of entry asks and does inside a case.

One function a type: it returns the case after the entry, or says why not. The same functions
judge at command time, at replay and in an audit, so that all three reach the same verdict.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Final, Generic, TypeVar

from alertadores.domain import records
from alertadores.domain.case import Approval, Case, Thing
from alertadores.domain.entry import Entry, Reason, reject, require
from alertadores.domain.office import PUBLISHERS, Member, Office, second_person
from alertadores.domain.roles import WORKING_ON_CASES, Role
from alertadores.domain.states import (
    ENDS_TRIAGE,
    MACHINES,
    NEEDS_REASON,
    Proceeding,
)
from crypto.canonical import b64u_decode

APPROVAL_LASTS: Final = timedelta(days=10)
MINIMUM_READERS: Final = 2

INTAKE: Final = frozenset({Role.ENLACE_CASO, Role.COORDINACION})
"""Who takes alerts in."""

_PROTECTING: Final = INTAKE | {Role.EVALUACION_RIESGO}
_DECIDING_RISK: Final = frozenset({Role.EVALUACION_RIESGO, Role.COORDINACION})
_REFERRING: Final = INTAKE | {Role.CANALIZACION}
_GATHERING: Final = _PROTECTING | _REFERRING

# What waits for a second person: the state it waits in, the state agreement gives, and the role
# that one of the two must hold.
_APPROVALS: Final[dict[Proceeding, tuple[str, str, Role]]] = {
    Proceeding.DETERMINATION: ("PROPUESTA", "APROBADA", Role.COORDINACION),
    Proceeding.REFERRAL: ("BORRADOR", "AUTORIZADA", Role.COORDINACION),
    Proceeding.SUMMARY: ("BORRADOR", "CONFIRMADA", Role.TRANSPARENCIA),
}
_DRAFTERS: Final = {Proceeding.REFERRAL: _REFERRING, Proceeding.SUMMARY: PUBLISHERS}


R = TypeVar("R", bound=records.Record)


@dataclass(frozen=True, slots=True)
class Act(Generic[R]):
    """An entry together with who did it and the office it is judged by."""

    entry: Entry
    actor: Member
    office: Office
    record: R


def waits(thing: Thing) -> bool:
    """Tell whether a proceeding waits for somebody's agreement, or an approved text to go out."""
    waiting = _APPROVALS.get(thing.kind)
    return waiting is not None and (
        thing.state == waiting[0] or (thing.kind, thing.state) == (Proceeding.SUMMARY, waiting[1])
    )


def open_case(act: Act[records.CaseOpened]) -> Case:
    """A case begins with at least two people who can read it, its author among them."""
    require(act.entry.trace.case is not None, Reason.NO_SUCH_OBJECT)
    require(act.actor.roles & INTAKE, Reason.ROLE_MISSING)
    readers = _readers(act.office, act.record.readers)
    full = [number for number, level in readers.items() if level == "full"]
    require(len(full) >= MINIMUM_READERS and act.actor.number in full, Reason.READERS)
    return Case(id=act.entry.trace.case or b"", readers=readers)


def _readers(office: Office, listed: tuple[records.Reader, ...]) -> dict[int, str]:
    """Readers work on cases; a bare trace grant is for custodians, who see requests and no text."""
    readers = {reader.member: reader.level for reader in listed}
    require(len(readers) == len(listed), Reason.READERS)
    for number, level in readers.items():
        member = office.members.get(number)
        if member is None or not member.active:
            reject(Reason.READERS)
        wanted = WORKING_ON_CASES if level == "full" else {Role.CUSTODIA_IDENTIDAD}
        require(member.roles & wanted, Reason.READERS)
    return dict(readers)


def _grant(case: Case, act: Act[records.AccessGranted]) -> Case:
    require(act.actor.roles & INTAKE, Reason.ROLE_MISSING)
    added = _readers(act.office, act.record.readers)
    require(not any(case.readers.get(number) == "full" for number in added), Reason.ALREADY_DONE)
    return replace(case, readers={**case.readers, **added})


def _register(case: Case, act: Act[records.AlertRegistered]) -> Case:
    require(act.actor.roles & INTAKE, Reason.ROLE_MISSING)
    require(case.alert is None, Reason.ALREADY_DONE)
    begun = case.begin(act.entry.hash, _thing(Proceeding.ALERT, "RECIBIDA", act))
    return replace(begun, alert=act.entry.hash)


def _move_alert(case: Case, act: Act[records.AlertMoved]) -> Case:
    roles = frozenset({Role.COORDINACION}) if act.record.to in ENDS_TRIAGE else INTAKE
    return _move(case, act, Proceeding.ALERT, roles)


def _move_protection(case: Case, act: Act[records.ProtectionMoved]) -> Case:
    return _move(case, act, Proceeding.PROTECTION, _PROTECTING)


def _move_referral(case: Case, act: Act[records.ReferralMoved]) -> Case:
    return _move(case, act, Proceeding.REFERRAL, _REFERRING)


def _move(case: Case, act: Act[Any], kind: Proceeding, roles: frozenset[Role]) -> Case:
    thing = case.thing(act.entry.trace.object, kind)
    target = act.record.to
    require(act.actor.roles & roles, Reason.ROLE_MISSING)
    require(target in MACHINES[kind][thing.state], Reason.TRANSITION)
    require(target not in NEEDS_REASON or act.entry.trace.reasons, Reason.NEEDS_REASON)
    return case.move(_name(act), target)


def _add_note(case: Case, act: Act[records.NoteAdded]) -> Case:
    about = act.entry.trace.object
    require(about is None or about in case.things, Reason.NO_SUCH_OBJECT)
    return case


def _add_evidence(case: Case, act: Act[records.EvidenceAdded]) -> Case:
    require(act.actor.roles & _GATHERING, Reason.ROLE_MISSING)
    require(case.alert is not None, Reason.NO_SUCH_OBJECT)
    return replace(case, evidence=case.evidence | {act.entry.hash})


def _export_evidence(case: Case, act: Act[records.EvidenceExported]) -> Case:
    """Who reads the case may take its files out; what nobody may is to do so unseen."""
    require(act.entry.trace.object in case.evidence, Reason.NO_SUCH_OBJECT)
    return case


def _seal_identity(case: Case, act: Act[records.IdentitySealed]) -> Case:
    require(act.actor.roles & INTAKE, Reason.ROLE_MISSING)
    case.thing(act.entry.trace.object, Proceeding.ALERT)
    require(not case.custodians, Reason.ALREADY_DONE)
    require(len(set(act.record.seats)) == len(act.record.seats), Reason.CUSTODIANS)
    for number in act.record.seats:
        require(act.office.holds(number, Role.CUSTODIA_IDENTIDAD), Reason.CUSTODIANS)
    return replace(case, custodians=act.record.seats)


def _request_protection(case: Case, act: Act[records.ProtectionRequested]) -> Case:
    require(act.actor.roles & _PROTECTING, Reason.ROLE_MISSING)
    require(case.alert is not None, Reason.NO_SUCH_OBJECT)
    return case.begin(act.entry.hash, _thing(Proceeding.PROTECTION, "SOLICITADA", act, case.alert))


def _assess_risk(case: Case, act: Act[records.RiskAssessed]) -> Case:
    """No assessment without identity (Protocolo de Protección)."""
    request = case.thing(act.entry.trace.object, Proceeding.PROTECTION)
    require(Role.EVALUACION_RIESGO in act.actor.roles, Reason.ROLE_MISSING)
    require(case.custodians, Reason.IDENTITY_NEEDED)
    require(request.state in {"SOLICITADA", "EN_EVALUACION", "EN_REVISION"}, Reason.TRANSITION)
    name = _name(act)
    state = "EN_EVALUACION" if request.state == "SOLICITADA" else request.state
    made = _thing(Proceeding.ASSESSMENT, "HECHA", act, name)
    return case.begin(act.entry.hash, made).move(name, state)


def _propose_determination(case: Case, act: Act[records.DeterminationProposed]) -> Case:
    request = case.thing(act.entry.trace.object, Proceeding.PROTECTION)
    require(act.actor.roles & _DECIDING_RISK, Reason.ROLE_MISSING)
    require(_may_determine(case, request, act.record), Reason.TRANSITION)
    if act.record.outcome != "NO_EVALUABLE_SIN_IDENTIDAD":
        basis = case.thing(next(iter(act.entry.trace.refs), None), Proceeding.ASSESSMENT)
        require(basis.parent == act.entry.trace.object, Reason.NO_SUCH_OBJECT)
    made = _thing(Proceeding.DETERMINATION, "PROPUESTA", act, act.entry.trace.object)
    return case.begin(act.entry.hash, made)


def _may_determine(case: Case, request: Thing, record: records.DeterminationProposed) -> bool:
    if record.outcome == "NO_EVALUABLE_SIN_IDENTIDAD":
        return not case.custodians and request.state in {"SOLICITADA", "EN_ESPERA_INFORMACION"}
    return request.state == "EN_EVALUACION" and (record.outcome == "OTORGADA") == bool(
        record.families
    )


def _draft_referral(case: Case, act: Act[records.ReferralDrafted]) -> Case:
    require(act.actor.roles & _REFERRING, Reason.ROLE_MISSING)
    require(case.alert is not None, Reason.NO_SUCH_OBJECT)
    return case.begin(act.entry.hash, _thing(Proceeding.REFERRAL, "BORRADOR", act))


def _send_referral(case: Case, act: Act[records.ReferralSent]) -> Case:
    referral = case.thing(act.entry.trace.object, Proceeding.REFERRAL)
    require(Role.CANALIZACION in act.actor.roles, Reason.ROLE_MISSING)
    require(referral.state == "AUTORIZADA", Reason.TRANSITION)
    _in_force(referral, act)
    return case.move(_name(act), "ENVIADA")


def _acknowledge_referral(case: Case, act: Act[records.ReferralAcknowledged]) -> Case:
    referral = case.thing(act.entry.trace.object, Proceeding.REFERRAL)
    require(Role.CANALIZACION in act.actor.roles, Reason.ROLE_MISSING)
    require(referral.state == "ENVIADA", Reason.TRANSITION)
    return case.move(_name(act), "CON_ACUSE")


def _propose_summary(case: Case, act: Act[records.SummaryProposed]) -> Case:
    require(act.actor.roles & PUBLISHERS, Reason.ROLE_MISSING)
    require(case.alert is not None, Reason.NO_SUCH_OBJECT)
    return case.begin(act.entry.hash, _thing(Proceeding.SUMMARY, "BORRADOR", act))


def _issue_summary(case: Case, act: Act[records.SummaryIssued]) -> Case:
    summary = case.thing(act.entry.trace.object, Proceeding.SUMMARY)
    require(act.actor.roles & PUBLISHERS, Reason.ROLE_MISSING)
    require(summary.state == "CONFIRMADA", Reason.TRANSITION)
    _in_force(summary, act)
    emission = act.office.emissions.get(b64u_decode(act.record.emission, length=32))
    require(emission is not None and emission.confirmed_by is not None, Reason.NOT_EMITTED)
    return case.move(_name(act), "EMITIDA")


def _amend(case: Case, act: Act[records.DraftAmended]) -> Case:
    """New text: its author is whoever wrote it, and an agreement with the old one is void."""
    thing = case.thing(act.entry.trace.object, *_DRAFTERS)
    waiting, agreed, _role = _APPROVALS[thing.kind]
    require(act.actor.roles & _DRAFTERS[thing.kind], Reason.ROLE_MISSING)
    require(thing.state in {waiting, agreed}, Reason.TRANSITION)
    return case.move(_name(act), waiting, author=act.actor.number, approval=None)


def _withdraw(case: Case, act: Act[records.ProposalWithdrawn]) -> Case:
    thing = case.thing(act.entry.trace.object, *_APPROVALS)
    waiting, agreed, _role = _APPROVALS[thing.kind]
    require(thing.author == act.actor.number, Reason.ROLE_MISSING)
    may = {waiting} if thing.kind is Proceeding.DETERMINATION else {waiting, agreed}
    require(thing.state in may, Reason.TRANSITION)
    return case.move(_name(act), "RETIRADA", approval=None)


def _approve(case: Case, act: Act[records.ApprovalGiven]) -> Case:
    thing = case.thing(act.entry.trace.object, *_APPROVALS)
    waiting, agreed, role = _APPROVALS[thing.kind]
    require(thing.state == waiting, Reason.TRANSITION)
    second_person(act.office, thing.author, act.actor, role)
    if isinstance(thing.record, records.DeterminationProposed):
        request = case.thing(thing.parent, Proceeding.PROTECTION)
        require(_may_determine(case, request, thing.record), Reason.TRANSITION)
        case = case.move(thing.parent or b"", thing.record.outcome)
    approval = Approval(act.actor.number, act.entry.trace.recorded, act.entry.hash)
    return case.move(_name(act), agreed, approval=approval)


def _refuse(case: Case, act: Act[records.ApprovalRefused]) -> Case:
    thing = case.thing(act.entry.trace.object, *_APPROVALS)
    waiting, _agreed, role = _APPROVALS[thing.kind]
    require(thing.state == waiting, Reason.TRANSITION)
    second_person(act.office, thing.author, act.actor, role)
    require(act.entry.trace.reasons, Reason.NEEDS_REASON)
    return case.move(_name(act), "RECHAZADA")


def _in_force(thing: Thing, act: Act[Any]) -> None:
    """An approval is used within ten days, by signed times."""
    approval = thing.approval
    require(
        approval is not None and act.entry.trace.recorded - approval.recorded <= APPROVAL_LASTS,
        Reason.EXPIRED,
    )


def _thing(kind: Proceeding, state: str, act: Act[Any], parent: bytes | None = None) -> Thing:
    return Thing(kind, state, act.actor.number, act.entry.trace.recorded, act.record, parent)


def _name(act: Act[Any]) -> bytes:
    name = act.entry.trace.object
    if name is None:
        reject(Reason.NO_SUCH_OBJECT)
    return name


RULES: Final[dict[type[records.Record], Callable[[Case, Act[Any]], Case]]] = {
    records.AccessGranted: _grant,
    records.AlertRegistered: _register,
    records.AlertMoved: _move_alert,
    records.NoteAdded: _add_note,
    records.EvidenceAdded: _add_evidence,
    records.EvidenceExported: _export_evidence,
    records.IdentitySealed: _seal_identity,
    records.ProtectionRequested: _request_protection,
    records.ProtectionMoved: _move_protection,
    records.RiskAssessed: _assess_risk,
    records.DeterminationProposed: _propose_determination,
    records.ReferralDrafted: _draft_referral,
    records.ReferralSent: _send_referral,
    records.ReferralAcknowledged: _acknowledge_referral,
    records.ReferralMoved: _move_referral,
    records.SummaryProposed: _propose_summary,
    records.SummaryIssued: _issue_summary,
    records.DraftAmended: _amend,
    records.ProposalWithdrawn: _withdraw,
    records.ApprovalGiven: _approve,
    records.ApprovalRefused: _refuse,
}
