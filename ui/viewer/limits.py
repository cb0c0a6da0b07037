"""Bounds of memory, time and dumps of the viewer's process, where the system has them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

MEMORY: Final = 1024 * 1024 * 1024
"""Bytes that showing a file may take, beside what the empty window takes."""

SECONDS: Final = 20
"""Processor time of one page or picture."""

_FILES: Final = 256
_SHARED: Final = 256 * 1024 * 1024
_PAGES: Final = Path("/proc/self/statm")

if sys.platform == "linux":
    import resource

    def bound() -> None:
        """Bound memory, open files and written bytes, and leave no dump of what was in memory.

        Some displays take pictures through files in memory, so that a few bytes may be written.
        """
        taken = int(_PAGES.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        for limit, value in (
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_AS, taken + MEMORY),
            (resource.RLIMIT_NOFILE, _FILES),
            (resource.RLIMIT_FSIZE, _SHARED),
        ):
            resource.setrlimit(limit, (value, value))

    def spend(seconds: int = SECONDS) -> None:
        """Allow so much processor time from now on; beyond it the system ends the process."""
        usage = resource.getrusage(resource.RUSAGE_SELF)
        spent = usage.ru_utime + usage.ru_stime
        _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(spent) + seconds, hard))

else:

    def bound() -> None:
        """Bound nothing: this system has no such limits."""

    def spend(_seconds: int = SECONDS) -> None:
        """Allow everything: this system has no such limits."""
