"""The practice office on this machine: made once, then reopened at any of its seats."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from alertadores.app import Progress, Seat, Surroundings, create_practice, practice_seats

_SEED: Final = 2026
_CASES: Final = 40
_FIRST: Final = "enlace_caso"


class Practice:
    """Where it lies and who sits in it.

    Args:
        folder: of the office; made when it is first asked for.
        surroundings: of its sessions.
    """

    def __init__(self, folder: Path, surroundings: Surroundings) -> None:
        self._folder = folder
        self._surroundings = surroundings
        # Written last: an office whose making was cut off has none.
        self._marker = folder / "completa"

    @property
    def seats(self) -> tuple[Seat, ...]:
        """The seats, or none if there is no practice office."""
        return practice_seats(self._folder) if self._marker.exists() else ()

    @property
    def first_seat(self) -> Path | None:
        """The vault of a case officer, whose work comes first; None if there is no office."""
        return next((seat.path for seat in self.seats if _FIRST in seat.roles), None)

    def create(self, progress: Progress) -> None:
        """Make it. What ends the making, such as Cancel, leaves nothing behind."""
        shutil.rmtree(self._folder, ignore_errors=True)
        try:
            create_practice(
                self._folder,
                seed=_SEED,
                cases=_CASES,
                surroundings=self._surroundings,
                progress=progress,
            )
            self._marker.touch()
        except BaseException:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise
