"""The window on a real X11 screen, drawn by the platform that people have."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from ctypes.util import find_library
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[2]
_SCREEN = "1920x1080x24"

pytestmark = pytest.mark.skipif(
    shutil.which("Xvfb") is None or find_library("xcb-cursor") is None,
    reason="there is no Xvfb, or no libxcb-cursor, to show a window with",
)


@pytest.fixture
def display() -> Iterator[str]:
    """Return a display of its own, on a screen without a monitor."""
    told, tell = os.pipe()
    command = ["Xvfb", "-displayfd", str(tell), "-screen", "0", _SCREEN, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[tell], stderr=subprocess.DEVNULL)
    os.close(tell)
    with os.fdopen(told) as answer:
        number = answer.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


@pytest.mark.parametrize("scale", ["1", "2"])
def test_the_window_is_there_and_drawn(display: str, scale: str, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_SCALE_FACTOR": scale,
        "PYTHONPATH": str(_ROOT),
    }
    command = [sys.executable, str(_ROOT / "tests" / "journeys" / "realscreen.py")]
    command += [str(tmp_path), str(tmp_path / "screen.png")]
    run = subprocess.run(
        command, check=False, env=environment, cwd=tmp_path, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout)
    assert told["platform"] == "xcb"
    assert told["accent"]
    assert told["colours"] > 50
    assert told["ratio"] == float(scale)
