"""The process keeps its memory to itself: looked at from a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from alertadores import hardening

_ROOT = Path(__file__).resolve().parents[1]
_LOOK = """
import ctypes, resource
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""
_HARDEN = "from alertadores.hardening import harden; print(harden())"
_COMMAND = """
import sys
from alertadores.__main__ import main
sys.argv = ["alertadores", "version", "--quiet"]
try:
    main()
except SystemExit:
    pass
"""
_WINDOW = f"""
import runpy, sys
from PySide6.QtWidgets import QApplication
def look(application):
    exec({_LOOK!r})
    print([type(each).__name__ for each in application.topLevelWidgets() if each.isVisible()])
    return 0
QApplication.exec = look
sys.argv = ["ui"]
runpy.run_module("ui", run_name="__main__", alter_sys=True)
"""
_CHILD = f"""
import subprocess, sys
subprocess.run([sys.executable, "-c", {_LOOK!r}], check=True)
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks where Linux shows it")


def _said(code: str, **surroundings: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=_ROOT,
        env={**os.environ, **surroundings},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout.split("\n")


def test_a_process_that_was_hardened_leaves_no_core_and_is_not_dumpable() -> None:
    assert _said(_HARDEN + _LOOK)[:2] == ["()", "(0, 0) 0"]


def test_the_program_hardens_itself_before_any_command() -> None:
    assert "(0, 0) 0" in _said(_COMMAND + _LOOK)


def test_the_window_is_hardened_by_its_own_entry_as_well(tmp_path: Path) -> None:
    home = {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    said = _said(_WINDOW, QT_QPA_PLATFORM="offscreen", **home)
    assert said[:2] == ["(0, 0) 0", "['Window']"]


def test_a_child_leaves_no_core_either() -> None:
    assert _said(_HARDEN + _CHILD)[1].startswith("(0, 0)")


def test_what_a_system_refuses_is_named_and_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise OSError(1, "not permitted")

    monkeypatch.setattr(hardening, "_measures", lambda: {"one": refuse, "other": lambda: None})
    assert hardening.harden() == ("one",)
