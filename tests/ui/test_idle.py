"""What nobody touches is locked, also where the machine slept meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from ui.idle import Idle

LIMIT = 60


@dataclass
class Watched:
    """A countdown with a clock of its own; nothing in it waits."""

    application: QApplication
    now: int = 1000
    due: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin to count."""
        self.idle = Idle(self.application, lambda: self.now)
        self.idle.limit = LIMIT
        self.idle.due.connect(lambda: self.due.append(True))
        self.idle.start()

    def pass_by(self, seconds: int) -> None:
        """Let seconds go by while the machine is awake."""
        for _second in range(seconds):
            self.now += 1
            self.idle._tick()

    def touch(self) -> None:
        """Move the mouse."""
        QCoreApplication.sendEvent(self.application, QEvent(QEvent.Type.MouseMove))


@pytest.fixture
def watched(qapp: QApplication) -> Iterator[Watched]:
    found = Watched(qapp)
    yield found
    found.idle.stop()
    found.idle.deleteLater()


def test_it_is_due_after_so_many_seconds_and_a_touch_begins_anew(watched: Watched) -> None:
    watched.pass_by(LIMIT - 1)
    watched.touch()
    watched.pass_by(LIMIT - 1)
    assert watched.due == []
    watched.pass_by(1)
    assert watched.due == [True]


@pytest.mark.parametrize("touched", [False, True], ids=["untouched", "woken up by a touch"])
def test_seconds_of_sleep_count(watched: Watched, *, touched: bool) -> None:
    watched.pass_by(5)
    watched.now += 8 * 3600
    if touched:
        watched.touch()
    watched.pass_by(1)
    assert watched.due == [True]


def test_a_clock_set_back_gives_nobody_more_time(watched: Watched) -> None:
    watched.now -= 3600
    watched.pass_by(LIMIT)
    assert watched.due == [True]
