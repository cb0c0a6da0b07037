"""Keys that a command brings must be in force in their catalogues on the day they are about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from alertadores.domain.catalogs import CatalogName, Catalogs
from alertadores.domain.commands import Command, RegisterAlert

# Value of a command → its catalogue. States have their machines, roles and levels their types.
CATALOG_OF: Final[Mapping[str, CatalogName]] = {
    "channel": "channels",
    "conducts": "conducts",
    "destination": "referral_destinations",
    "factors": "risk_factors",
    "families": "measure_families",
    "government_level": "government_levels",
    "means": "referral_means",
    "measures": "measures",
    "relation": "fact_relations",
    "scope": "scopes",
    "state": "states",
}


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


def _keys(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)
