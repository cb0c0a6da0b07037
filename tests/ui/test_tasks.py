"""Work on its thread: results, errors, Cancel, and what is forgotten."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from ui.tasks import Task, Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    assert qtbot
    made = Tasks()
    yield made
    made.close()


def test_work_is_done_elsewhere_and_answered_here(qtbot: QtBot, tasks: Tasks) -> None:
    seen: list[tuple[str, str]] = []
    tasks.run(
        "x",
        lambda _task: threading.current_thread().name,
        lambda name: seen.append((name, threading.current_thread().name)),
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0].startswith("writer")
    assert seen[0][1] == threading.main_thread().name


def test_all_work_is_done_by_one_thread_in_order(qtbot: QtBot, tasks: Tasks) -> None:
    order: list[int] = []
    names: set[str] = set()
    for number in range(20):
        tasks.run("x", lambda _t: threading.current_thread().name, names.add)
        tasks.run("x", lambda _t, number=number: number, order.append)
    qtbot.waitUntil(lambda: len(order) == 20)
    assert order == list(range(20))
    assert len(names) == 1


def _raise(_task: Task) -> None:
    raise RuntimeError("case text")


def test_an_error_is_told_to_who_asked(qtbot: QtBot, tasks: Tasks) -> None:
    errors: list[Exception] = []
    tasks.run("x", _raise, lambda _none: None, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], RuntimeError)


def test_an_error_that_nobody_takes_is_told_to_all(qtbot: QtBot, tasks: Tasks) -> None:
    with qtbot.waitSignal(tasks.failed) as told:
        tasks.run("x", _raise, lambda _none: None)
    assert isinstance(told.args[0], RuntimeError)


def test_cancelled_work_answers_nothing(qtbot: QtBot, tasks: Tasks) -> None:
    go_on = threading.Event()

    def work(task: Task) -> None:
        go_on.wait()
        task.progress(1, 2)

    answers: list[object] = []
    task = tasks.run("x", work, answers.append, answers.append, cancellable=True)
    task.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert answers == []


def test_forgotten_work_answers_nothing(qtbot: QtBot, tasks: Tasks) -> None:
    go_on = threading.Event()
    answers: list[object] = []
    tasks.run("x", lambda _task: go_on.wait(), answers.append, answers.append)
    tasks.forget()
    assert not tasks.busy
    go_on.set()
    done: list[int] = []
    tasks.run("x", lambda _task: 1, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert answers == []


def test_only_long_work_is_shown(qtbot: QtBot, tasks: Tasks) -> None:
    shown: list[str] = []
    tasks.shown.connect(lambda task: shown.append(task.title))
    go_on = threading.Event()
    done: list[object] = []
    tasks.run("short", lambda _task: 1, done.append)
    tasks.run("long", lambda _task: go_on.wait(), done.append)
    qtbot.waitUntil(lambda: bool(shown))
    go_on.set()
    qtbot.waitUntil(lambda: len(done) == 2)
    assert shown == ["long"]


def test_progress_reaches_the_window(qtbot: QtBot, tasks: Tasks) -> None:
    go_on = threading.Event()

    def work(task: Task) -> None:
        go_on.wait()
        for number in range(1, 4):
            task.progress(number, 3)

    seen: list[tuple[int, int]] = []
    task = tasks.run("x", work, lambda _none: None)
    task.progressed.connect(lambda done, total: seen.append((done, total)))
    go_on.set()
    qtbot.waitUntil(lambda: not tasks.busy)
    QCoreApplication.processEvents()
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_progress_in_bytes_of_a_large_file_fits_a_signal(qtbot: QtBot, tasks: Tasks) -> None:
    go_on = threading.Event()

    def work(task: Task) -> None:
        go_on.wait()
        for part in range(3):
            task.progress(part * 2**39, 2**40)

    seen: list[float] = []
    task = tasks.run("x", work, lambda _none: None)
    task.progressed.connect(lambda done, total: seen.append(round(done / total, 3)))
    go_on.set()
    qtbot.waitUntil(lambda: not tasks.busy)
    QCoreApplication.processEvents()
    assert seen == [0, 0.5, 1]
