"""The window on a real X11 screen, drawn by the platform that people have."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes.util import find_library
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[2]
# Pixels of the screen, and how many of them make one of the layout.
_SCREENS = {"small": ((1366, 768), 1), "large": ((1920, 1080), 1), "fine": ((2732, 1536), 2)}

pytestmark = pytest.mark.skipif(
    shutil.which("Xvfb") is None or find_library("xcb-cursor") is None,
    reason="there is no Xvfb, or no libxcb-cursor, to show a window with",
)


@contextmanager
def _display(width: int, height: int) -> Iterator[str]:
    """Give a display of its own, on a screen without a monitor."""
    told, tell = os.pipe()
    screen = f"{width}x{height}x24"
    command = ["Xvfb", "-displayfd", str(tell), "-screen", "0", screen, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[tell], stderr=subprocess.DEVNULL)
    os.close(tell)
    with os.fdopen(told) as answer:
        number = answer.readline().strip()
    try:
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("screen", _SCREENS)
def test_every_page_is_there_and_drawn(
    screen: str, language: str, colours: str, tmp_path: Path
) -> None:
    (width, height), scale = _SCREENS[screen]
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "xcb",
        "QT_SCALE_FACTOR": str(scale),
        "PYTHONPATH": str(_ROOT),
    }
    command = [sys.executable, str(_ROOT / "tests" / "journeys" / "realscreen.py")]
    command += [str(tmp_path), language, colours]
    with _display(width, height) as display:
        run = subprocess.run(
            command,
            check=False,
            env={**environment, "DISPLAY": display},
            cwd=tmp_path,
            capture_output=True,
            text=True,
        )
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout)
    assert told["platform"] == "xcb"
    assert told["size"] == [width // scale, height // scale]
    assert told["title"] == {"es": "Hoy", "en": "Today"}[language]
    for page, seen in told["pages"].items():
        assert seen["accent"], page
        assert seen["colours"] > 50, page
        assert seen["ratio"] == scale, page
