"""Two threads for everything that takes time, so that the window never waits.

The session lives on the first, the writer, from opening to closing. The second only reads lists,
so that a search does not wait for an import. Work goes in as a function, its result comes back to
the GUI thread as a call. Work that was asked for before `forget` never answers: what a locked
vault still finds out is not shown.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Final, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal

T = TypeVar("T")

_FINEST: Final = 100_000
PATIENCE: Final = 300
"""Milliseconds after which a task is shown."""


class CancelledError(Exception):
    """The person asked to stop; raised inside the work."""


class Task(QObject):
    """One piece of work under way.

    Attributes:
        title: what it does, for the strip.
        cancellable: whether it stops when asked.
        slow: runs out when the task has taken long enough to be shown.
    """

    progressed = Signal(int, int)

    def __init__(self, title: str, *, cancellable: bool, parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self.cancellable = cancellable
        self.slow = QTimer(self, singleShot=True, interval=PATIENCE)
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    def progress(self, done: int, total: int) -> None:
        """Say how far the work has come; called by the work, on its thread.

        Raises:
            CancelledError: the person asked to stop.
        """
        if self._stop.is_set():
            raise CancelledError
        scale = max(total // _FINEST, 1)  # bytes of a large file are more than a signal holds
        self.progressed.emit(done // scale, total // scale)


class Tasks(QObject):
    """The threads and what waits for them."""

    shown = Signal(Task)
    """A task has taken longer than `PATIENCE`."""
    ended = Signal(Task)
    failed = Signal(Exception)
    """Work raised, and nobody else took care of it."""
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="reader")
        self._running: dict[Task, Callable[[Future[Any]], None]] = {}
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(  # noqa: PLR0913 - each says one thing about the work
        self,
        title: str,
        work: Callable[[Task], T],
        then: Callable[[T], None],
        otherwise: Callable[[Exception], None] | None = None,
        *,
        cancellable: bool = False,
        owner: QObject | None = None,
        aside: bool = False,
    ) -> Task:
        """Do work on a thread, and hand its result to `then` on this one.

        Args:
            title: what it does, in the language of the window.
            work: gets the task, to report progress.
            then: gets the result.
            otherwise: gets what the work raised; without it, `failed` tells.
            cancellable: whether `work` reports progress and so can be stopped.
            owner: who asks; once it is deleted, nobody wants the result, and `failed` tells of
                an error.
            aside: on the thread that reads lists, beside whatever the writer does.
        """
        task = Task(title, cancellable=cancellable, parent=self)

        def deliver(future: Future[T]) -> None:
            error = future.exception()
            there = owner is None or shiboken6.isValid(owner)
            if error is None:
                if there:
                    then(future.result())
            elif isinstance(error, Exception) and not isinstance(error, CancelledError):
                (otherwise if otherwise and there else self.failed.emit)(error)

        self._running[task] = deliver
        future = (self._reader if aside else self._writer).submit(work, task)
        future.add_done_callback(lambda done: self._answered.emit((task, done)))
        task.slow.timeout.connect(lambda: self.shown.emit(task))
        task.slow.start()
        return task

    @property
    def busy(self) -> bool:
        """Whether anything is under way or waits."""
        return bool(self._running)

    def forget(self) -> None:
        """Stop what can be stopped; nothing that was asked for until now will answer."""
        for task in list(self._running):
            task.cancel()
            self._end(task)

    def close(self) -> None:
        """Forget everything and wait for the threads to end."""
        self.forget()
        self._reader.shutdown(wait=True)
        self._writer.shutdown(wait=True)

    def _deliver(self, answer: tuple[Task, Future[Any]]) -> None:
        task, future = answer
        deliver = self._running.get(task)
        if deliver is not None:
            self._end(task)
            deliver(future)
        # Not earlier: the work, if it was forgotten, may still report progress.
        task.deleteLater()

    def _end(self, task: Task) -> None:
        del self._running[task]
        task.slow.stop()
        self.ended.emit(task)
