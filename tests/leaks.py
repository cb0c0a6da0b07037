"""Work that outlives its test, a thread or a Qt timer, is a failure of that test.

It would otherwise strike some later test, where nobody looks for it.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from typing import TypeVar

import pytest
import shiboken6
from PySide6.QtCore import QThread, QThreadPool, QTimer

_T = TypeVar("_T")

# A thread that was told to end may need a moment on a busy machine.
_GRACE_SECONDS = 2.0


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Fail the test when a Python thread that it started still runs."""
    before = set(threading.enumerate())
    yield
    # A dummy stands for a thread that Qt made; those are looked at below.
    started = [
        thread
        for thread in threading.enumerate()
        if thread not in before and not isinstance(thread, threading._DummyThread)
    ]
    for thread in started:
        thread.join(_GRACE_SECONDS)
    left = [thread.name for thread in started if thread.is_alive()]
    assert not left, f"threads left running: {left}"


@pytest.fixture(autouse=True)
def no_qt_work_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test with a QApplication when it leaves a running QThread or an active QTimer.

    What is found is also stopped, so that only one test pays for it.
    """
    yield
    if "qapp" in request.fixturenames:
        left = [*_stop_threads(), *_stop_timers()]
        assert not left, f"Qt work left running: {left}"


def _stop_threads() -> list[str]:
    main = QThread.currentThread()
    grace = int(_GRACE_SECONDS * 1000)
    left = []
    for thread in _living(QThread):
        if thread is not main and thread.isRunning():
            left.append(f"{type(thread).__name__} {thread.objectName()!r}")
            thread.requestInterruption()
            thread.quit()
            thread.wait(grace)
    if not QThreadPool.globalInstance().waitForDone(grace):
        left.append("a task in the global QThreadPool")
    return left


def _stop_timers() -> list[str]:
    left = []
    for timer in _living(QTimer):
        if timer.isActive():
            left.append(f"QTimer {timer.objectName()!r} of {timer.interval()} ms")
            timer.stop()
    return left


def _living(kind: type[_T]) -> list[_T]:
    """Return every instance that Python knows and Qt has not deleted."""
    # By type, not isinstance: a proxy may run code when asked for its class.
    found = [thing for thing in gc.get_objects() if issubclass(type(thing), kind)]
    return [thing for thing in found if shiboken6.isValid(thing)]
