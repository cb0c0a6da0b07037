"""Roles of an office, which of them one person may not join, and how few people can found one.

The keys are the Spanish ones of the legal glossary; labels are in `resources/catalogs/roles.json`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """What a member may do. A member may hold several compatible roles."""

    ENLACE_CASO = "enlace_caso"
    EVALUACION_RIESGO = "evaluacion_riesgo"
    CUSTODIA_IDENTIDAD = "custodia_identidad"
    COORDINACION = "coordinacion"
    CANALIZACION = "canalizacion"
    TRANSPARENCIA = "transparencia"
    ARCHIVO = "archivo"
    AUDITORIA = "auditoria"
    ADMINISTRACION = "administracion"


WORKING_ON_CASES: Final = frozenset(
    {
        Role.ENLACE_CASO,
        Role.EVALUACION_RIESGO,
        Role.COORDINACION,
        Role.CANALIZACION,
        Role.TRANSPARENCIA,
        Role.ARCHIVO,
    }
)

_ALL: Final = frozenset(Role)

# Who audits stands outside the line of command, and who guards identities does not work on the
# cases they belong to. LGRA 115 keeps those who investigate apart from those who substantiate;
# this program holds no substantiating role at all, so that no member can have both.
_INCOMPATIBLE: Final[dict[Role, frozenset[Role]]] = {
    Role.AUDITORIA: _ALL - {Role.AUDITORIA},
    Role.CUSTODIA_IDENTIDAD: WORKING_ON_CASES,
}


def incompatible(roles: Collection[Role]) -> tuple[Role, Role] | None:
    """Return one pair of roles that a single person may not hold, or None if all go together."""
    held = sorted(roles)
    for role in held:
        for other in held:
            if other in _INCOMPATIBLE.get(role, frozenset()):
                return role, other
    return None


FOUNDING_NEEDS: Final = (
    "incompatible-roles",
    "two-administrators",
    "coordinator-and-case-officer",
    "two-custodians",
    "one-auditor",
)
"""What founders are held against, by the key of its refusal, in the order in which it is told."""


def missing_for_founding(people: Iterable[Collection[Role]]) -> str | None:
    """Return the key of the first reason why these people cannot found an office, or None."""
    return next(iter(unmet_for_founding(people)), None)


def unmet_for_founding(people: Iterable[Collection[Role]]) -> tuple[str, ...]:
    """Return which of `FOUNDING_NEEDS` these people do not meet.

    Needed: nobody with roles that exclude each other; two administrators; a coordinator and
    another person who is a case officer; two custodians; one auditor (architecture §7).
    Custodians cannot be either of the former because the roles exclude each other.
    """
    members = [frozenset(roles) for roles in people]
    met = (
        not any(incompatible(roles) for roles in members),
        _count(members, Role.ADMINISTRACION) >= 2,  # noqa: PLR2004 - two persons, by rule
        _distinct_pair(members, Role.COORDINACION, Role.ENLACE_CASO),
        _count(members, Role.CUSTODIA_IDENTIDAD) >= 2,  # noqa: PLR2004 - two persons, by rule
        _count(members, Role.AUDITORIA) >= 1,
    )
    return tuple(need for need, is_met in zip(FOUNDING_NEEDS, met, strict=True) if not is_met)


def _count(members: list[frozenset[Role]], role: Role) -> int:
    return sum(role in roles for roles in members)


def _distinct_pair(members: list[frozenset[Role]], first: Role, second: Role) -> bool:
    """Tell whether two different persons hold the two roles."""
    return any(
        first in one and second in other
        for i, one in enumerate(members)
        for j, other in enumerate(members)
        if i != j
    )
