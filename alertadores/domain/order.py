"""The order of keys where a list is sorted: that of the proceeding and of the law, not of letters.

States follow each other as their state machine tells them, levels as the catalogue of the Protocolo
de Protección lists them, from the highest; a test holds both against the catalogues. Acts that are
due follow the work, as `Need` tells them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from alertadores.domain.needs import Need
from alertadores.domain.states import MACHINES, Proceeding

STATES: Final[Mapping[Proceeding, tuple[str, ...]]] = {
    **{kind: tuple(machine) for kind, machine in MACHINES.items()},
    Proceeding.ASSESSMENT: ("HECHA",),
    Proceeding.DETERMINATION: ("PROPUESTA", "APROBADA", "RECHAZADA", "RETIRADA"),
    Proceeding.SUMMARY: ("BORRADOR", "CONFIRMADA", "EMITIDA", "RECHAZADA", "RETIRADA"),
}
"""The states of each kind of proceeding, from its beginning to its ends."""

LEVELS: Final = ("MUY_ALTO", "ALTO", "MODERADO", "BAJO", "MUY_BAJO")
"""Levels of risk, the highest first."""

OUTCOMES: Final = ("OTORGADA", "NEGADA", "NO_EVALUABLE_SIN_IDENTIDAD")
"""Outcomes of a determination."""

NEEDS: Final = tuple(need.value for need in Need)
"""What proceedings wait for, in the order of the work."""
