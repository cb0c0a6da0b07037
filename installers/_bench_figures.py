"""What a measurement amounts to: a median, the floor beside it, their ratio and its limit.

Machines differ and are disturbed, so nothing is judged by seconds alone: the work and its floor
are measured by turns in one run, and their medians compared.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

_QUARTERS: Final = 4


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure.

    Attributes:
        name: of the figure.
        value: median of what was measured.
        unit: ``s``, ``MB``, ``B`` or ``pages``.
        floor: median of what it is compared with, in the same unit; None for a mere statement.
        limit: what `ratio` may be at most.
        spread: middle half of the measurements over their median.
    """

    name: str
    value: float
    unit: str
    floor: float | None = None
    limit: float | None = None
    spread: float = 0.0

    @property
    def ratio(self) -> float | None:
        """How many times the floor it is."""
        return None if self.floor is None else self.value / self.floor

    @property
    def ok(self) -> bool:
        """Whether it keeps within its limit."""
        return self.limit is None or (self.ratio is not None and self.ratio <= self.limit)

    def to_record(self) -> dict[str, Any]:
        """Return name, value, unit, floor, ratio, limit, ok."""
        record = asdict(self)
        del record["spread"], record["limit"]
        return {**record, "ratio": self.ratio, "limit": self.limit, "ok": self.ok}

    def to_line(self) -> str:
        """Return the figure as one line of a table."""
        line = f"{self.name:<24}{self.value:>12.4g} {self.unit:<6}"
        if self.floor is None or self.ratio is None or self.limit is None:
            return line.rstrip()
        verdict = "ok" if self.ok else "OVER ITS LIMIT"
        return (
            f"{line} ±{self.spread:>4.0%}   floor {self.floor:<10.4g}"
            f" ratio {self.ratio:<6.3g} limit {self.limit:<5.3g} {verdict}"
        )


@dataclass(frozen=True, slots=True)
class Sample:
    """Measurements of one thing, in seconds unless said otherwise."""

    values: Sequence[float]

    @property
    def median(self) -> float:
        """The median."""
        return statistics.median(self.values)

    @property
    def spread(self) -> float:
        """The middle half over the median; 0 for a single measurement."""
        if len(self.values) == 1 or not self.median:
            return 0.0
        low, _middle, high = statistics.quantiles(self.values, n=_QUARTERS, method="inclusive")
        return (high - low) / self.median


def by_turns(rounds: int, *works: Callable[[], float]) -> list[Sample]:
    """Measure several things by turns, after one round that does not count.

    Args:
        rounds: how often each.
        works: each returns what it measured.
    """
    for work in works:
        work()
    found = [[work() for work in works] for _round in range(rounds)]
    return [Sample(values) for values in zip(*found, strict=True)]


def seconds(work: Callable[[], object]) -> float:
    """Return how long something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def tell(sentence: str) -> None:
    """Say on stderr what takes time."""
    print(sentence, file=sys.stderr, flush=True)
