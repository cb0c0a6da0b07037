"""What a proceeding waits for, and whose act that is.

An agreement is a need like any other; whose it is depends on who wrote what is agreed to, so that
the inbox alone can tell. What another institution owes is no need of this office.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from alertadores.domain.case import Case, Thing
from alertadores.domain.office import PUBLISHERS
from alertadores.domain.roles import Role
from alertadores.domain.states import Proceeding


class Need(StrEnum):
    """An act that somebody of the office owes to a proceeding, in the order of the work."""

    TAKE_UP = "take_up"
    TRIAGE = "triage"
    ASSESS = "assess"
    DETERMINE = "determine"
    IMPLEMENT = "implement"
    PUT_IN_FORCE = "put_in_force"
    REVIEW = "review"
    SEND = "send"
    ACKNOWLEDGE = "acknowledge"
    CLOSE = "close"
    EMIT = "emit"
    AGREE = "agree"


_INTAKE: Final = frozenset({Role.ENLACE_CASO, Role.COORDINACION})
_ASSESSING: Final = frozenset({Role.EVALUACION_RIESGO})
_PROTECTING: Final = _INTAKE | _ASSESSING
_SENDING: Final = frozenset({Role.CANALIZACION})

# Any one of the roles will do; the rules of the acts say the same.
_ROLES: Final[dict[Need, frozenset[Role]]] = {
    Need.TAKE_UP: _INTAKE,
    Need.TRIAGE: frozenset({Role.COORDINACION}),
    Need.ASSESS: _ASSESSING,
    Need.DETERMINE: _ASSESSING | {Role.COORDINACION},
    Need.IMPLEMENT: _PROTECTING,
    Need.PUT_IN_FORCE: _PROTECTING,
    Need.REVIEW: _PROTECTING,
    Need.SEND: _SENDING,
    Need.ACKNOWLEDGE: _SENDING,
    Need.CLOSE: _INTAKE | _SENDING,
    Need.EMIT: PUBLISHERS,
    Need.AGREE: frozenset(),
}

_NEEDS: Final[dict[tuple[Proceeding, str], Need]] = {
    (Proceeding.ALERT, "RECIBIDA"): Need.TAKE_UP,
    (Proceeding.ALERT, "REABIERTA"): Need.TAKE_UP,
    (Proceeding.ALERT, "EN_ANALISIS"): Need.TRIAGE,
    (Proceeding.PROTECTION, "SOLICITADA"): Need.ASSESS,
    (Proceeding.PROTECTION, "EN_EVALUACION"): Need.DETERMINE,
    (Proceeding.PROTECTION, "OTORGADA"): Need.IMPLEMENT,
    (Proceeding.PROTECTION, "MODIFICADA"): Need.IMPLEMENT,
    (Proceeding.PROTECTION, "EN_IMPLEMENTACION"): Need.PUT_IN_FORCE,
    (Proceeding.PROTECTION, "EN_REVISION"): Need.REVIEW,
    (Proceeding.DETERMINATION, "PROPUESTA"): Need.AGREE,
    (Proceeding.REFERRAL, "BORRADOR"): Need.AGREE,
    (Proceeding.REFERRAL, "AUTORIZADA"): Need.SEND,
    (Proceeding.REFERRAL, "ENVIADA"): Need.ACKNOWLEDGE,
    (Proceeding.REFERRAL, "RESPONDIDA"): Need.CLOSE,
    (Proceeding.REFERRAL, "INCOMPETENCIA"): Need.CLOSE,
    (Proceeding.REFERRAL, "DEVUELTA"): Need.CLOSE,
    (Proceeding.SUMMARY, "BORRADOR"): Need.AGREE,
    (Proceeding.SUMMARY, "CONFIRMADA"): Need.EMIT,
}


def need_of(case: Case, name: bytes) -> Need | None:
    """Return what a proceeding of a case waits for; None if this office owes it nothing.

    Without a sealed identity no risk is assessed (Protocolo de Protección), which is determined
    instead; and what has been proposed already waits for its second person alone.
    """
    thing = case.things[name]
    need = _NEEDS.get((thing.kind, thing.state))
    if need is Need.ASSESS and not case.custodians:
        need = Need.DETERMINE
    if need is Need.DETERMINE and any(_is_proposed(each, name) for each in case.things.values()):
        return None
    return need


def _is_proposed(thing: Thing, request: bytes) -> bool:
    return (thing.kind, thing.parent, thing.state) == (
        Proceeding.DETERMINATION,
        request,
        "PROPUESTA",
    )


def needs_of(roles: Iterable[Role]) -> tuple[Need, ...]:
    """Return the needs that somebody with these roles may meet, in the order of the work."""
    held = frozenset(roles)
    return tuple(need for need in Need if _ROLES[need] & held)
