"""Which proceeding a command is about when it does not say."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from alertadores.domain.case import Case
from alertadores.domain.commands import Draft
from alertadores.domain.states import Proceeding
from alertadores.errors import UserError

_WAITING: Final[dict[Proceeding, frozenset[str] | None]] = {
    Proceeding.DETERMINATION: frozenset({"PROPUESTA"}),
    Proceeding.REFERRAL: frozenset({"BORRADOR"}),
    Proceeding.SUMMARY: frozenset({"BORRADOR"}),
}
# Type of entry → kinds of proceeding, and the states it can be in (None: any).
_TARGETS: Final[dict[str, dict[Proceeding, frozenset[str] | None]]] = {
    "alert.moved": {Proceeding.ALERT: None},
    "identity.sealed": {Proceeding.ALERT: None},
    "protection.moved": {Proceeding.PROTECTION: None},
    "risk.assessed": {Proceeding.PROTECTION: None},
    "determination.proposed": {Proceeding.PROTECTION: None},
    "referral.sent": {Proceeding.REFERRAL: frozenset({"AUTORIZADA"})},
    "referral.acknowledged": {Proceeding.REFERRAL: frozenset({"ENVIADA"})},
    "referral.moved": {Proceeding.REFERRAL: None},
    "draft.amended": {Proceeding.REFERRAL: None, Proceeding.SUMMARY: None},
    "proposal.withdrawn": _WAITING,
    "approval.given": _WAITING,
    "approval.refused": _WAITING,
}


def complete(draft: Draft, case: Case) -> Draft:
    """Return the draft with its object, and a determination with the assessment it rests on.

    Raises:
        UserError: ``act.which-object``, there is none or more than one it can be about.
    """
    kinds = _TARGETS.get(draft.type)
    if kinds is None:
        return draft
    if draft.object is None:
        found = [
            name
            for name, thing in case.things.items()
            if thing.kind in kinds and thing.state in (kinds[thing.kind] or {thing.state})
        ]
        if len(found) != 1:
            raise UserError("act.which-object", count=len(found))
        draft = replace(draft, object=found[0])
    if draft.type == "determination.proposed" and not draft.refs:
        made = [
            name
            for name in case.of_kind(Proceeding.ASSESSMENT)
            if case.things[name].parent == draft.object
        ]
        draft = replace(draft, refs=tuple(made[-1:]))
    return draft
