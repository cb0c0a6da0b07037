"""The proceedings of a case as lists across cases show them."""

from __future__ import annotations

from datetime import datetime

from alertadores.domain.case import Case, Thing
from alertadores.domain.needs import need_of
from alertadores.domain.records import (
    DeterminationProposed,
    ProtectionRequested,
    ReferralDrafted,
    RiskAssessed,
)
from alertadores.domain.states import Proceeding
from alertadores.ledger.replay import CaseReplay
from alertadores.vault.view_proceedings import ProceedingRow


def proceedings_of(replay: CaseReplay, member: int) -> tuple[ProceedingRow, ...]:
    """Return what lists and counts know of a case: nothing, unless the member reads it.

    Args:
        replay: of the case.
        member: number of whoever looks.
    """
    case = replay.case
    if case is None or case.readers.get(member) != "full":
        return ()
    return tuple(_row(replay, case, name) for name in case.things)


def _row(replay: CaseReplay, case: Case, name: bytes) -> ProceedingRow:
    thing, reached = case.things[name], replay.reached[name]
    record, need = thing.record, need_of(case, name)
    acknowledged = reached.get("CON_ACUSE")
    return ProceedingRow(
        name=name,
        kind=thing.kind.value,
        state=thing.state,
        began=_time(thing.recorded),
        changed=_time(reached[thing.state]),
        author=thing.author,
        approver=0 if thing.approval is None else thing.approval.member,
        need="" if need is None else need.value,
        level=_level(case, name),
        outcome=_outcome(case, name),
        destination=record.destination if isinstance(record, ReferralDrafted) else "",
        consent=isinstance(record, ReferralDrafted | ProtectionRequested) and record.consent,
        assessed=_first_assessment(case, name),
        acknowledged="" if acknowledged is None else _time(acknowledged),
    )


def _children(case: Case, name: bytes, kind: Proceeding) -> list[Thing]:
    return [each for each in case.things.values() if each.parent == name and each.kind is kind]


def _level(case: Case, name: bytes) -> str:
    """Return the level of an assessment, or of the latest one of a protection."""
    made = [case.things[name], *_children(case, name, Proceeding.ASSESSMENT)]
    levels = [each.record.level for each in made if isinstance(each.record, RiskAssessed)]
    return levels[-1] if levels else ""


def _outcome(case: Case, name: bytes) -> str:
    """Return the outcome of a determination, or of the latest one agreed to of a protection."""
    agreed = _children(case, name, Proceeding.DETERMINATION)
    made = [case.things[name], *(each for each in agreed if each.state == "APROBADA")]
    found = [each.record.outcome for each in made if isinstance(each.record, DeterminationProposed)]
    return found[-1] if found else ""


def _first_assessment(case: Case, name: bytes) -> str:
    made = _children(case, name, Proceeding.ASSESSMENT)
    return _time(made[0].recorded) if made else ""


def _time(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
