"""What it costs to come to a window, and to a list of alerts in it; without a screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from _bench_figures import Figure, Sample, by_turns, seconds
from _bench_workshop import Workshop

LIST_SECONDS: Final = 0.1
_HERE: Final = Path(__file__).parent


def first_paint(workshop: Workshop) -> Iterator[Figure]:
    """Measure from the start of the program to the first paint, against an empty window."""
    around = environment(workshop.folder / "home")

    def painted(what: str) -> float:
        command = [sys.executable, str(_HERE / "_bench_paint.py"), what]
        return seconds(lambda: subprocess.run(command, check=True, env=around))

    value, least = by_turns(
        workshop.scale.long_rounds, lambda: painted("program"), lambda: painted("empty")
    )
    yield Figure("window-first-paint", value.median, "s", least.median, 3.0, value.spread)


def alerts_list(workshop: Workshop) -> Iterator[Figure]:
    """Measure from the question to the painted list; the limit is in seconds, as the floor."""
    vault = workshop.large.office.folder
    command = [sys.executable, str(_HERE / "_bench_list.py"), str(vault)]
    command.append(str(workshop.scale.long_rounds))
    around = environment(workshop.folder / "home")
    answer = subprocess.run(
        command, check=True, env=around, stdout=subprocess.PIPE, encoding="utf-8"
    )
    value = Sample(json.loads(answer.stdout))
    yield Figure("list-10000", value.median, "s", LIST_SECONDS, 1.0, value.spread)


def environment(home: Path) -> dict[str, str]:
    """Return what a person without a screen has around them, with compiled modules kept."""
    home.mkdir(mode=0o700, exist_ok=True)
    kept = {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")}
    return {
        **kept,
        "HOME": str(home),
        "LOCALAPPDATA": str(home),
        "PYTHONPYCACHEPREFIX": str(home / "compiled"),
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_RUNTIME_DIR": str(home),
    }
