"""What a refusal prints of what it refused."""

from __future__ import annotations

import traceback


def without_frames(error: BaseException) -> str:
    """Return what a traceback tells, without the lines of code, whose paths hold any letters."""
    lines = traceback.format_exception(error)
    return "".join(line for line in lines if not line.startswith("  File "))
