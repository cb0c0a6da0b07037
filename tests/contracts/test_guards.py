"""The guards of tests/conftest.py fire: each is shown one test that deserves to fail."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[2]

_TESTS = """
import logging
import threading
import warnings

from PySide6.QtCore import QThread, QTimer, qWarning

kept = []


def test_logs_a_warning():
    logging.getLogger("vault").warning("page damaged")


def test_logs_an_announced_warning(expect_log):
    expect_log("vault: WARNING: page damaged")
    logging.getLogger("vault").warning("page damaged")


def test_announces_a_warning_that_never_comes(expect_log):
    expect_log("page damaged")


def test_logs_information():
    logging.getLogger("vault").info("opened")


def test_warns():
    warnings.warn("old")


def test_leaves_a_thread():
    thread = threading.Thread(target=threading.Event().wait, name="forgotten", daemon=True)
    thread.start()


def test_waits_for_its_thread():
    thread = threading.Thread(target=int)
    thread.start()
    thread.join()


def test_leaves_a_qthread(qapp):
    thread = QThread()
    kept.append(thread)
    thread.start()


def test_stops_its_qthread(qapp):
    thread = QThread()
    kept.append(thread)
    thread.start()
    thread.quit()
    thread.wait()


def test_leaves_a_timer(qapp):
    timer = QTimer()
    kept.append(timer)
    timer.start(60_000)


def test_deletes_its_timer(qapp):
    timer = QTimer()
    timer.start(60_000)


def test_raises_in_a_slot(qtbot):
    timer = QTimer()
    timer.timeout.connect(lambda: 1 / 0)
    timer.setSingleShot(True)
    timer.start(0)
    qtbot.wait(20)


def test_hears_a_warning_of_qt(qtbot):
    qWarning("QPainter: not active")
"""


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Map each test above to the outcomes that pytest reported for it."""
    folder = tmp_path_factory.mktemp("guards")
    (folder / "test_guarded.py").write_text(_TESTS, encoding="utf-8")
    (folder / "conftest.py").write_text("from tests.conftest import *\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-rA", "-q", "-p", "no:cacheprovider"]
    command += ["-c", str(_ROOT / "pyproject.toml"), "--rootdir", str(folder), str(folder)]
    run = subprocess.run(
        command,
        check=False,
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(_ROOT), "QT_QPA_PLATFORM": "offscreen"},
    )
    found: dict[str, set[str]] = {}
    for line in run.stdout.splitlines():
        outcome, _, rest = line.partition(" ")
        if outcome in {"PASSED", "FAILED", "ERROR"} and "::" in rest:
            name = rest.partition("::")[2].split(" ")[0]
            found.setdefault(name, set()).add(outcome)
    assert found, run.stdout + run.stderr
    return found


@pytest.mark.parametrize(
    "name",
    [
        "test_logs_an_announced_warning",
        "test_logs_information",
        "test_waits_for_its_thread",
        "test_stops_its_qthread",
        "test_deletes_its_timer",
    ],
)
def test_a_tidy_test_passes(verdicts: dict[str, set[str]], name: str) -> None:
    assert verdicts[name] == {"PASSED"}


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("test_logs_a_warning", "ERROR"),
        ("test_announces_a_warning_that_never_comes", "ERROR"),
        ("test_warns", "FAILED"),
        ("test_leaves_a_thread", "ERROR"),
        ("test_leaves_a_qthread", "ERROR"),
        ("test_leaves_a_timer", "ERROR"),
        ("test_raises_in_a_slot", "FAILED"),
        ("test_hears_a_warning_of_qt", "FAILED"),
    ],
)
def test_an_untidy_test_fails(verdicts: dict[str, set[str]], name: str, outcome: str) -> None:
    assert outcome in verdicts[name]
