"""Cyclic garbage, in which Qt objects may lie, dies on the thread of the window."""

from __future__ import annotations

import gc
import threading

from tests.window import Driver, Make

CYCLES = 5_000


class Cycle:
    """Refers to itself, and tells on which thread it died."""

    def __init__(self, died_on: set[int]) -> None:
        self.me = self
        self.died_on = died_on

    def __del__(self) -> None:
        """Tell on which."""
        self.died_on.add(threading.get_ident())


def litter(died_on: set[int]) -> None:
    for _each in range(CYCLES):
        Cycle(died_on)


def test_what_work_leaves_behind_dies_on_the_thread_of_the_window(make_window: Make) -> None:
    driver = make_window()
    died_on: set[int] = set()
    driver.window.tasks.run("", lambda _task: litter(died_on), lambda _none: None)
    driver.settle()
    assert died_on <= {threading.get_ident()}
    driver.until(lambda: bool(died_on))
    assert died_on == {threading.get_ident()}


def test_python_collects_again_once_no_window_is_open(make_window: Make) -> None:
    first, second = make_window(), make_window()
    assert not gc.isenabled()
    first.window.close()
    assert not gc.isenabled()
    second.window.close()
    assert gc.isenabled()


def test_what_pages_leave_behind_does_not_pile_up(at_work: Driver) -> None:
    died_on: set[int] = set()
    for _round in range(3):
        litter(died_on)
        at_work.until(lambda: gc.get_count()[0] < CYCLES)
    assert died_on == {threading.get_ident()}
