"""The practice office: all seats filled by one person, invented cases, nothing of anybody's.

The seed fixes texts, states and dates; keys, salts and ids are always from the system. Every act
is done by the member whose role it is, in their own vault, and travels through a folder hub, so
that a practice office is in no way simpler than a real one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from alertadores.domain.roles import Role

ZONE: Final = "America/Mexico_City"
PASSPHRASE: Final = "oficina de práctica"  # noqa: S105 - public on purpose, of a practice office
AGENCY: Final = "Secretaría de Práctica (oficina de práctica)"

# Who sits where; names are invented and say so.
SEATS: Final[tuple[tuple[str, str, tuple[Role, ...]], ...]] = (
    ("coordinacion", "Amalia Práctica", (Role.COORDINACION, Role.ADMINISTRACION)),
    ("enlace", "Bruno Práctica", (Role.ENLACE_CASO,)),
    ("evaluacion", "Celia Práctica", (Role.EVALUACION_RIESGO,)),
    ("canalizacion", "Darío Práctica", (Role.CANALIZACION,)),
    ("transparencia", "Elsa Práctica", (Role.TRANSPARENCIA,)),
    ("archivo", "Fabián Práctica", (Role.ARCHIVO, Role.ADMINISTRACION)),
    ("custodia-1", "Gema Práctica", (Role.CUSTODIA_IDENTIDAD,)),
    ("custodia-2", "Hugo Práctica", (Role.CUSTODIA_IDENTIDAD,)),
    ("custodia-3", "Irene Práctica", (Role.CUSTODIA_IDENTIDAD,)),
    ("auditoria", "Jorge Práctica", (Role.AUDITORIA,)),
)

Progress = Callable[[int, int], None]
"""Told how many steps of how many are done; what it raises ends the making of the office."""


@dataclass(frozen=True, slots=True)
class Seat:
    """One member of the practice office."""

    member: int
    name: str
    roles: tuple[Role, ...]
    path: Path


@dataclass(frozen=True, slots=True)
class PracticeOffice:
    """Where everything of a practice office lies."""

    seats: tuple[Seat, ...]
    hub: Path
    trust_card: Path
    bundles: tuple[Path, ...]
    cases: int


class PracticeClock:
    """A clock that goes where the story is, a second later each time it is asked."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def __call__(self) -> datetime:
        """Return the next moment."""
        self._now += timedelta(seconds=1)
        return self._now

    def go_to(self, moment: datetime) -> None:
        """Go to a moment of a story."""
        self._now = moment
