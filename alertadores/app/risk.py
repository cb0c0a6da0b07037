"""The matrix of risk, impact × probability: a proposal of this program.

The cells of the Protocolo de Protección (DOF 2020-10-19) have not been seen. Whoever assesses sees
that they are a proposal and may record another level.
"""

from __future__ import annotations

from typing import Final

DEGREES: Final = range(1, 6)
"""Of impact and of probability, from very low to very high."""

# Impact × probability from which a level holds, the highest first.
_LEVELS: Final = ((20, "MUY_ALTO"), (12, "ALTO"), (6, "MODERADO"), (3, "BAJO"), (0, "MUY_BAJO"))


def proposed_level(impact: int, probability: int) -> str:
    """Return the level that the matrix proposes, a key of the catalogue.

    Args:
        impact: one of `DEGREES`.
        probability: one of `DEGREES`.
    """
    return next(level for least, level in _LEVELS if impact * probability >= least)
