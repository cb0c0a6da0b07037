"""The desk: an open session on its thread, and what pages ask of it.

Pages ask with a function and get the answer as a call; an act's changes reach every page. When
the vault locks, what was typed is kept, and nothing that was asked for before is answered any more.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from alertadores.app import (
    AlertadoresError,
    Banner,
    Changes,
    DraftPlace,
    EnvironmentFault,
    FormDraft,
    InboxItem,
    IntegrityError,
    ListReader,
    OfficeView,
    Progress,
    Session,
    Undoable,
    undo,
    undoable_after,
)
from ui.drafts import Deed, Drafts, close_with, drafts_of
from ui.tasks import Task, Tasks

T = TypeVar("T")

Failed = Callable[[Exception], None]
Opener = Callable[[Progress], Session]
"""Opens a vault, telling its progress; takes as long as its passphrase hash."""
_Opened = tuple[
    Session,
    Callable[[], date],
    OfficeView,
    tuple[Banner, ...],
    tuple[FormDraft, ...],
    tuple[FormDraft, ...],
    tuple[bytes, ...],
]


class _Lookup:
    """A reader of the list for the thread of lists, made where it is first asked for."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._reader: ListReader | None = None

    @property
    def reader(self) -> ListReader:
        if self._reader is None:
            self._reader = self._session.reader()
        return self._reader

    def close(self) -> None:
        if self._reader is not None:
            self._reader.close()


class Desk(QObject):
    """One member at work."""

    opened = Signal()
    closed = Signal()
    changed = Signal(Changes)
    undoable = Signal(object)
    """The entry that was just made, as an `Undoable`, or None if nothing undoes it."""

    office_changed = Signal(OfficeView)
    inbox_changed = Signal(tuple)
    hub_failed = Signal(Exception)
    closed_with_fault = Signal(Exception)
    """The vault is closed, and something could not be written before that."""

    damaged = Signal(Exception)
    """Something of the vault is not what was written, and nobody knew; it is to be closed."""

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tasks = tasks
        self._session: Session | None = None
        self._reader: ListReader | None = None
        self._lookup: _Lookup | None = None
        self._today: Callable[[], date] | None = None
        self._office: OfficeView | None = None
        self.banners: tuple[Banner, ...] = ()
        self.inbox: tuple[InboxItem, ...] = ()
        self.exchanged: datetime | None = None
        """When the hub was reached last, since the vault was opened."""
        self.reaches_hub = True
        """Whether it was, the last time it was tried."""
        self.drafts = Drafts(self._do, self)
        self.drafts.failed.connect(tasks.failed)
        tasks.failed.connect(self._look_for_damage)
        self._left: tuple[bytes, ...] = ()

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
        assert self._today is not None, "pages exist only while a vault is open"  # noqa: S101
        return self._today()

    def open(self, title: str, opener: Opener, then: Callable[[], None], otherwise: Failed) -> Task:
        """Open a vault.

        Args:
            title: what is being done, for the person who waits.
            opener: opens it, on the thread.
            then: called when it is open, before `opened` is emitted.
            otherwise: gets what went wrong.
        """
        before = self._left

        def work(task: Task) -> _Opened:
            session = opener(task.progress)
            try:
                # The clock is taken here: to find its zone, the session reads its ledger.
                today, office, banners = session.clock.today, session.office(), session.banners()
                return session, today, office, banners, *drafts_of(session, before)
            except BaseException:
                session.close()
                raise

        def done(made: _Opened) -> None:
            self._session, self._today, self._office, self.banners, kept, waiting, left = made
            self._left = left
            self.drafts.begin(kept, waiting)
            try:
                self._reader = self._session.reader()
            except Exception as error:  # noqa: BLE001 - whatever it is, the vault must close
                self.close()
                otherwise(error)
                return
            self._lookup = _Lookup(self._session)
            then()
            self.opened.emit()
            self.synchronise()

        return self.tasks.run(title, work, done, otherwise)

    def close(self) -> None:
        """Close the vault. Whatever is under way is stopped or forgotten; what is typed is kept."""
        typed, handed = self.drafts.taken(), self.drafts.handed
        self.tasks.forget()
        self.drafts.forget()
        if self._reader is not None:
            self._reader.close()
        if self._lookup is not None:
            lookup, self._lookup = self._lookup, None
            self.tasks.run("", lambda _task: lookup.close(), lambda _none: None, aside=True)
        session, self._session, self._reader, self._office = self._session, None, None, None
        self.banners, self.inbox, self.exchanged, self.reaches_hub = (), (), None, True
        if session is not None:
            self.closed.emit()
            self.tasks.run("", lambda _task: close_with(session, typed, handed), self._take_left)

    def _look_for_damage(self, error: Exception) -> None:
        """Tell of damage to the vault itself; a case alone, or what a banner says, is none."""
        known = {banner.key for banner in self.banners}
        if not self.is_open or not isinstance(error, IntegrityError):
            return
        if error.key.startswith("vault.") and error.key not in known:
            self.damaged.emit(error)

    def _take_left(self, outcome: tuple[tuple[bytes, ...], AlertadoresError | None]) -> None:
        left, fault = outcome
        self._left += left
        if left:
            fault = EnvironmentFault("draft.waits")
        if fault is not None:
            self.closed_with_fault.emit(fault)

    def _do(
        self, deed: Deed, then: Callable[[], None], otherwise: Callable[[Exception], None]
    ) -> None:
        """Do something about drafts, which nobody waits for."""
        self.ask("", deed, lambda _none: then(), otherwise)

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

    def ask_at_length(
        self,
        title: str,
        question: Callable[[Session, Progress], T],
        then: Callable[[T], None],
        otherwise: Failed | None = None,
        *,
        owner: QObject | None = None,
    ) -> Task:
        """Ask something that tells how far it is, and may be given up; see `ask`."""
        session = self._session
        assert session is not None, "pages exist only while a vault is open"  # noqa: S101
        return self.tasks.run(
            title,
            lambda task: question(session, task.progress),
            then,
            otherwise,
            cancellable=True,
            owner=owner,
        )

    def undo(self, target: Undoable, then: Callable[[Changes], None]) -> None:
        """Undo an entry by another one; see `act`."""
        self.act(self.tr("Undoing"), lambda session: undo(session, target.entry, target.case), then)

    def act(  # noqa: PLR0913 - each says one thing about the deed
        self,
        title: str,
        deed: Callable[[Session], Changes],
        then: Callable[[Changes], None] | None = None,
        otherwise: Failed | None = None,
        *,
        owner: QObject | None = None,
        draft: DraftPlace | None = None,
    ) -> None:
        """Do something that makes entries, then give it its place in the log; see `ask`.

        The draft that it records, if any, is gone with it, even if the vault locks meanwhile, and
        is kept if it does not.
        """
        handed = None if draft is None else self.drafts.hand_over(draft)

        def record(session: Session) -> tuple[Changes, Undoable | None]:
            changes = deed(session)
            if handed is not None:
                handed.end(session)
            return changes, undoable_after(session, changes)

        def there() -> bool:
            return owner is None or shiboken6.isValid(owner)

        def done(changes: Changes, undoable: Undoable | None) -> None:
            if draft is not None:
                self.drafts.discard(draft)
            self.changed.emit(changes)
            if then is not None and there():
                then(changes)
            self.undoable.emit(undoable)
            self.synchronise()

        def failed(error: Exception) -> None:
            if draft is not None:
                self.drafts.take_back(draft)
            (otherwise if otherwise and there() else self.tasks.failed.emit)(error)

        # What was done is news for everybody, so the answer itself has no owner.
        self.ask(title, record, lambda made: done(*made), failed)

    def look(
        self,
        title: str,
        question: Callable[[ListReader], T],
        then: Callable[[T], None],
        otherwise: Failed | None = None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Ask the list something, whatever the session is busy with; see `ask`."""
        lookup = self._lookup
        if lookup is not None:
            self.tasks.run(
                title,
                lambda _task: question(lookup.reader),
                then,
                otherwise,
                owner=owner,
                aside=True,
            )

    def synchronise(self) -> None:
        """Exchange with the hub what there is, both ways."""
        session = self._session
        if session is None:
            return

        def exchange(task: Task) -> tuple[Changes, datetime]:
            done = session.synchronise(progress=task.progress)
            cases = frozenset(case for case in done.changed if case is not None)
            changes = Changes(cases=cases | done.keys, office=None in done.changed)
            return changes, session.clock.now()

        def done(exchanged: tuple[Changes, datetime]) -> None:
            changes, self.exchanged = exchanged
            self.reaches_hub = True
            self.changed.emit(changes)
            self._look_around()

        def failed(error: Exception) -> None:
            if isinstance(error, EnvironmentFault):
                self.reaches_hub = False
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
