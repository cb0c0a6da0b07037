"""A window that is worked in all day goes on living."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_PROGRAM = """
import ui
from PySide6.QtCore import QObject, Signal

class Speaker(QObject):
    said = Signal(int)

speaker = Speaker()
for number in range(20_000):
    speaker.said.emit(number)
for _call in range(100_000):
    speaker.setObjectName("x")
print("alive")
"""


def test_many_emissions_and_calls_end_nothing() -> None:
    command = [sys.executable, "-c", _PROGRAM]
    run = subprocess.run(command, check=False, cwd=_ROOT, capture_output=True, text=True)
    assert (run.returncode, run.stdout, run.stderr) == (0, "alive\n", "")
