"""Keeping the memory of the process to itself: no core file, no debugger, no crash report.

Keys and texts are in memory while a vault is open. A crash must not write them to a disk, or send
them to a maker of systems. What a system refuses is told and stops nothing: somebody with the
rights of an administrator reads every process anyway.
"""

from __future__ import annotations

import ctypes
import logging
import sys
from collections.abc import Callable
from typing import Final

_log: Final = logging.getLogger(__name__)

_PR_SET_DUMPABLE: Final = 4
"""prctl(2). Not dumpable: no core, and `ptrace` and `/proc/PID/mem` only for the administrator."""
_NO_ERROR_BOXES: Final = 0x0001 | 0x0002 | 0x8000
"""SetErrorMode: SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX (which ends Windows Error
Reporting for the process), SEM_NOOPENFILEERRORBOX."""
_NO_HEAP: Final = 0x0001
"""WerSetFlags: WER_FAULT_REPORTING_FLAG_NOHEAP, for a report that is made all the same."""


def harden() -> tuple[str, ...]:
    """Close the process to others, as far as the system can.

    Returns:
        The names of the measures that the system refused; nothing, as a rule.
    """
    refused = []
    for name, measure in _measures().items():
        try:
            measure()
        except (OSError, AttributeError, ValueError) as error:
            _log.info("%s was refused (%s)", name, type(error).__name__)
            refused.append(name)
    return tuple(refused)


if sys.platform == "win32":

    def _measures() -> dict[str, Callable[[], object]]:
        kernel = ctypes.WinDLL("kernel32")
        return {
            "no error boxes": lambda: kernel.SetErrorMode(_NO_ERROR_BOXES),
            "no heap in reports": lambda: kernel.WerSetFlags(_NO_HEAP),
        }

else:
    import resource

    def _measures() -> dict[str, Callable[[], object]]:
        measures: dict[str, Callable[[], object]] = {
            "no core file": lambda: resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        }
        if sys.platform == "linux":
            measures["not dumpable"] = _make_undumpable
        return measures

    def _make_undumpable() -> None:
        if ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0):
            raise OSError(ctypes.get_errno(), "prctl")
