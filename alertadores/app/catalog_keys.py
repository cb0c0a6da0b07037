"""Keys that a command brings must be in force in their catalogues on the day they are about.

A command is asked, never an entry: a verdict at replay must not depend on which edition of a
catalogue a release ships, or an officer and an auditor could disagree.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from alertadores.domain.catalogs import CatalogName, Catalogs
from alertadores.domain.commands import Command, Refuse, RegisterAlert

CATALOG_OF: Final[Mapping[str, CatalogName]] = {
    "alerter": "alerter_kinds",
    "channel": "channels",
    "conducts": "conducts",
    "destination": "referral_destinations",
    "factors": "risk_factors",
    "families": "measure_families",
    "government_level": "government_levels",
    "identity": "identity_modes",
    "identity_mode": "identity_modes",
    "level": "risk_levels",
    "means": "referral_means",
    "measures": "measures",
    "outcome": "proceeding_states",
    "relation": "fact_relations",
    "roles": "roles",
    "scope": "scopes",
    "state": "states",
}
"""Value of a command or field of an entry → the catalogue that its keys are of."""

# State that needs a ground → the catalogue that lists the grounds.
_GROUNDS_OF: Final[Mapping[str, CatalogName]] = {
    "ACUERDO_CONCLUSION_ARCHIVO": "incompetence_grounds",
    "ARCHIVO_FALTA_ELEMENTOS": "incompetence_grounds",
    "CONCLUIDA": "conclusion_causes",
    "INCOMPETENCIA": "incompetence_grounds",
}


def catalog_of_grounds(type_: str, to: str | None) -> CatalogName | None:
    """Return the catalogue whose keys an act gives as its grounds, or None if it needs none.

    Args:
        type_: of the command.
        to: for a move, the state it leads to.
    """
    if type_ == Refuse.TYPE:
        return "refusal_grounds"
    return None if to is None else _GROUNDS_OF.get(to)


def require_keys_in_force(command: Command, catalogs: Catalogs, today: date) -> None:
    """Refuse a command with a key that no catalogue lists, or not for its day.

    An alert is about the day it was received, everything else about today.

    Raises:
        UserError: ``catalog.unknown-key`` or ``catalog.not-in-force``.
    """
    day = command.received if isinstance(command, RegisterAlert) else today
    for name, catalog in CATALOG_OF.items():
        for key in _keys(getattr(command, name, None)):
            catalogs[catalog].entry(key, day)
    grounds = catalog_of_grounds(command.TYPE, getattr(command, "to", None))
    if grounds is not None:
        for key in _keys(getattr(command, "reasons", None)):
            catalogs[grounds].entry(key, day)


def _keys(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)
