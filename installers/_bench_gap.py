"""How long the window stands still while the session works: measured in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from _bench_figures import Figure, tell
from _bench_window import environment
from _bench_workshop import Workshop

GAP_SECONDS: Final = 0.05
_IMPORTED: Final = 300
_PROGRAM: Final = Path(__file__).with_name("_bench_gap_once.py")


def gui_gap(workshop: Workshop) -> Iterator[Figure]:
    """Measure the worst gap between two events of the window during each long work.

    The limit is in seconds and stands as the floor.
    """
    tell("Importing, checking and exporting behind a window")
    folder = workshop.folder / "gap"
    folder.mkdir(exist_ok=True)
    answer = subprocess.run(
        [sys.executable, str(_PROGRAM), str(folder), str(min(_IMPORTED, workshop.scale.small))],
        check=True,
        env=environment(workshop.folder / "home"),
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    found: dict[str, float] = json.loads(answer.stdout)
    for name, value in found.items():
        yield Figure(f"gui-gap-{name}", value, "s", GAP_SECONDS, 1.0)
