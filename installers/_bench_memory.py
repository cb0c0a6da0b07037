"""How much memory a process took."""

from __future__ import annotations

import re
from pathlib import Path


def peak_megabytes() -> float:
    """Return the most memory that this process had at once."""
    return _peak() / 1e6


def _peak() -> int:
    """Return the most memory that this process had at once, in bytes."""
    status = Path("/proc/self/status")
    if status.exists():  # getrusage would tell the peak of the process that started this one
        found = re.search(r"VmHWM:\s+([0-9]+) kB", status.read_text(encoding="ascii"))
        if found is not None:
            return int(found[1]) * 1024
    import psutil  # type: ignore[import-untyped]  # noqa: PLC0415 - no stubs; for Windows

    info = psutil.Process().memory_info()
    return int(getattr(info, "peak_wset", info.rss))
