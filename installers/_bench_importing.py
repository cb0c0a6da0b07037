"""What it costs to import a file of alerts, in a process of its own for each size of file."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from _bench_figures import Figure, tell
from _bench_workshop import Workshop

_PROGRAM = Path(__file__).with_name("_bench_import_once.py")


def import_alerts(workshop: Workshop) -> Iterator[Figure]:
    """Measure a large import against its cryptography alone, and its memory against a small one."""
    large, small = (_once(workshop, rows) for rows in (workshop.scale.large, workshop.scale.small))
    yield Figure("import-10000", large["row"], "s/row", large["floor"], 3.0, large["spread"])
    yield Figure("import-10000-memory", large["peak"], "MB", small["peak"], 1.2)


def _once(workshop: Workshop, rows: int) -> dict[str, Any]:
    tell(f"Importing {rows:,} alerts")
    folder = workshop.folder / f"import-{rows}"
    folder.mkdir()
    command = [sys.executable, str(_PROGRAM), str(folder), str(rows)]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    found: dict[str, Any] = json.loads(answer.stdout)
    return found
