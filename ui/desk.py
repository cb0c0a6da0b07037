"""The desk: an open session on its thread, and what pages ask of it.

Pages ask with a function and get the answer as a call; an act's changes reach every page. When
the vault locks, nothing that was asked for before is answered any more.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from alertadores.app import (
    Banner,
    Changes,
    EnvironmentFault,
    InboxItem,
    ListReader,
    OfficeView,
    Session,
)
from ui.tasks import Task, Tasks

T = TypeVar("T")

Failed = Callable[[Exception], None]
Opener = Callable[[], Session]
"""Opens a vault; takes as long as its passphrase hash."""


class Desk(QObject):
    """One member at work."""

    opened = Signal()
    closed = Signal()
    changed = Signal(Changes)
    office_changed = Signal(OfficeView)
    inbox_changed = Signal(tuple)
    hub_failed = Signal(Exception)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tasks = tasks
        self._session: Session | None = None
        self._reader: ListReader | None = None
        self._office: OfficeView | None = None
        self.banners: tuple[Banner, ...] = ()
        self.inbox: tuple[InboxItem, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether a vault is open."""
        return self._session is not None

    @property
    def office(self) -> OfficeView:
        """The office as it was last seen."""
        assert self._office is not None, "pages exist only while a vault is open"  # noqa: S101
        return self._office

    @property
    def reader(self) -> ListReader:
        """Reads the list on the GUI thread."""
        assert self._reader is not None, "pages exist only while a vault is open"  # noqa: S101
        return self._reader

    @property
    def today(self) -> date:
        """The present day in the office."""
        assert self._session is not None, "pages exist only while a vault is open"  # noqa: S101
        return self._session.clock.today()

    def open(self, title: str, opener: Opener, then: Callable[[], None], otherwise: Failed) -> Task:
        """Open a vault.

        Args:
            title: what is being done, for the person who waits.
            opener: opens it, on the thread.
            then: called when it is open, before `opened` is emitted.
            otherwise: gets what went wrong.
        """

        def work(_task: Task) -> tuple[Session, OfficeView, tuple[Banner, ...]]:
            session = opener()
            try:
                return session, session.office(), session.banners()
            except BaseException:
                session.close()
                raise

        def done(made: tuple[Session, OfficeView, tuple[Banner, ...]]) -> None:
            self._session, self._office, self.banners = made
            try:
                self._reader = self._session.reader()
            except Exception as error:  # noqa: BLE001 - whatever it is, the vault must close
                self.close()
                otherwise(error)
                return
            then()
            self.opened.emit()
            self.synchronise()

        return self.tasks.run(title, work, done, otherwise)

    def close(self) -> None:
        """Close the vault. Whatever is under way is stopped or forgotten."""
        self.tasks.forget()
        if self._reader is not None:
            self._reader.close()
        session, self._session, self._reader, self._office = self._session, None, None, None
        self.banners, self.inbox = (), ()
        if session is not None:
            self.closed.emit()
            self.tasks.run("", lambda _task: session.close(), lambda _none: None)

    def ask(
        self,
        title: str,
        question: Callable[[Session], T],
        then: Callable[[T], None],
        otherwise: Failed | None = None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Ask the session something.

        Args:
            title: what is being done.
            question: asked on the session's thread.
            then: gets the answer.
            otherwise: gets what went wrong; without it, everybody is told.
            owner: who asks; once it is deleted, nobody wants the answer.
        """
        session = self._session
        if session is None:
            return

        self.tasks.run(title, lambda _task: question(session), then, otherwise, owner=owner)

    def act(
        self,
        title: str,
        deed: Callable[[Session], Changes],
        then: Callable[[Changes], None] | None = None,
        otherwise: Failed | None = None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Do something that makes entries, then give it its place in the log; see `ask`."""

        def there() -> bool:
            return owner is None or shiboken6.isValid(owner)

        def done(changes: Changes) -> None:
            self.changed.emit(changes)
            if then is not None and there():
                then(changes)
            self.synchronise()

        def failed(error: Exception) -> None:
            (otherwise if otherwise and there() else self.tasks.failed.emit)(error)

        # What was done is news for everybody, so the answer itself has no owner.
        self.ask(title, deed, done, failed)

    def synchronise(self) -> None:
        """Exchange with the hub what there is, both ways."""
        session = self._session
        if session is None:
            return

        def exchange(task: Task) -> Changes:
            done = session.synchronise(progress=task.progress)
            cases = frozenset(case for case in done.changed if case is not None)
            return Changes(cases=cases | done.keys, office=None in done.changed)

        def done(changes: Changes) -> None:
            self.changed.emit(changes)
            self._look_around()

        def failed(error: Exception) -> None:
            if isinstance(error, EnvironmentFault):
                self.hub_failed.emit(error)
            else:
                self.tasks.failed.emit(error)
            self._look_around()

        self.tasks.run(
            self.tr("Synchronising"),
            exchange,
            done,
            failed,
            cancellable=True,
        )

    def _look_around(self) -> None:
        """See what the office and the inbox look like now."""

        def then(seen: tuple[OfficeView, tuple[InboxItem, ...]]) -> None:
            self._office = seen[0]
            self.inbox = seen[1]
            self.office_changed.emit(seen[0])
            self.inbox_changed.emit(seen[1])

        self.ask(
            self.tr("Looking for news"), lambda session: (session.office(), session.inbox()), then
        )
