"""What it costs to work with a list of a hundred thousand cases, and of a million on request."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from _bench_figures import Figure
from _bench_window import environment
from _bench_workshop import Workshop

LIMITS: Final = {
    "list": (0.1, "s"),
    "scroll-step": (0.016, "s"),
    "jump": (0.02, "s"),
    "filter-or-sort": (0.25, "s"),
    "search-as-typed": (0.1, "s"),
    "memory": (300.0, "MB"),
}
"""At a hundred thousand cases, of processor time; they stand as the floors. Of steps, jumps and
keys p95 counts, of orders and filters the slowest."""

_PROGRAM: Final = Path(__file__).with_name("_bench_view.py")


def long_list(
    suffix: str, cases: Callable[[Workshop], int], factor: float
) -> Callable[[Workshop], Iterator[Figure]]:
    """Return what measures a list.

    Args:
        suffix: of the figures' names.
        cases: how many, by the scale of the workshop.
        factor: how many times the limits it may take.
    """

    def measure(workshop: Workshop) -> Iterator[Figure]:
        folder = workshop.view(cases(workshop))
        answer = subprocess.run(
            [sys.executable, str(_PROGRAM), str(folder)],
            check=True,
            env=environment(workshop.folder / "home"),
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        found: dict[str, float] = json.loads(answer.stdout)
        for name, value in found.items():
            limit, unit = LIMITS[name]
            yield Figure(f"{name}-{suffix}", value, unit, limit, factor)

    return measure
