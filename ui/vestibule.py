"""The vestibule: an open vault that belongs to no office at work yet.

What the desk is to a member, this is to a person on their way: a session on its thread, and what
pages ask of it. When the office is at work, the session goes over to the desk.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal

from alertadores.app import (
    AlertadoresError,
    BackupView,
    Beginning,
    DraftPlace,
    EnvironmentFault,
    FormDraft,
    RestoredView,
    Session,
    Stage,
    Surroundings,
    back_up,
    backups_in,
    begin_session,
    beginning_of,
    new_recovery_code,
    restore,
    typed_secret,
)
from ui.drafts import Deed, Drafts, close_with
from ui.tasks import Task, Tasks

T = TypeVar("T")

Failed = Callable[[Exception], None]

CHARTER: Final = DraftPlace("office.founded")
"""What a person types before their vault belongs to an office: the charter, and who they are."""


class Vestibule(QObject):
    """One person without an office at work.

    Args:
        tasks: the thread of everything that takes time.
        surroundings: of new vaults.
        parent: owns this.
    """

    entered = Signal()
    """A vault is open here."""
    changed = Signal()
    """It stands elsewhere than before, or others have done something."""
    closed_with_fault = Signal(Exception)
    """The vault is closed, and something could not be written before that."""

    def __init__(self, tasks: Tasks, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self.tasks = tasks
        self.surroundings = surroundings
        self._session: Session | None = None
        self.standing = Beginning(Stage.ALONE)
        self.folder = Path()
        self.drafts = Drafts(self._do, self)
        self.left: tuple[bytes, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether a vault is open here."""
        return self._session is not None

    def take(
        self,
        session: Session,
        folder: Path,
        standing: Beginning,
        kept: Sequence[FormDraft] = (),
        waiting: Sequence[FormDraft] = (),
    ) -> None:
        """Receive an open vault and what was being typed in it; see `Drafts.begin`."""
        self._session, self.folder = session, folder
        self.drafts.begin(kept, waiting)
        self._stand(standing)
        self.entered.emit()

    def _stand(self, standing: Beginning) -> None:
        """Note where the vault stands; whoever belongs to an office writes no charter."""
        self.standing = standing
        if standing.stage is not Stage.ALONE:
            self.drafts.discard(CHARTER)

    def make_vault(
        self, folder: Path, passphrase: str, then: Callable[[str], None], otherwise: Failed
    ) -> Task:
        """Make a vault and open it.

        Args:
            folder: new or empty.
            passphrase: that will open it.
            then: gets the recovery code, which is shown once and kept nowhere.
            otherwise: gets what went wrong; nothing is left behind.
        """

        def done(made: tuple[Session, str]) -> None:
            session, code = made
            self.take(session, folder, Beginning(Stage.ALONE))
            then(code)

        return self.tasks.run(
            self.tr("Making the vault"),
            lambda _task: begin_session(folder, passphrase, self.surroundings),
            done,
            otherwise,
        )

    def renew_code(self, typed: str, then: Callable[[str], None], otherwise: Failed) -> Task:
        """Make another recovery code in the place of one that nobody confirmed."""
        return self.ask(
            self.tr("Making a new recovery code"),
            lambda session: new_recovery_code(session, typed_secret(typed)),
            then,
            otherwise,
        )

    def restore(
        self,
        source: Path,
        target: Path,
        typed: str,
        then: Callable[[RestoredView], None],
        otherwise: Failed,
    ) -> Task:
        """Make a vault of a backup, and close it; see `alertadores.app.restore`."""

        def work(task: Task) -> RestoredView:
            secret = typed_secret(typed)
            return restore(source, target, secret, self.surroundings, task.progress)

        return self.tasks.run(
            self.tr("Restoring the backup"), work, then, otherwise, cancellable=True
        )

    def find_backups(
        self, folder: Path, then: Callable[[tuple[BackupView, ...]], None], otherwise: Failed
    ) -> Task:
        """Look for backups in a folder."""
        return self.tasks.run(
            self.tr("Looking for backups"), lambda _task: backups_in(folder), then, otherwise
        )

    def back_up(self, target: Path, then: Callable[[BackupView], None], otherwise: Failed) -> Task:
        """Back the open vault up."""
        session = self._session
        assert session is not None, "pages ask only while a vault is open"  # noqa: S101
        return self.tasks.run(
            self.tr("Backing up"),
            lambda task: back_up(session, target, task.progress),
            then,
            otherwise,
            cancellable=True,
        )

    def ask(
        self, title: str, question: Callable[[Session], T], then: Callable[[T], None], no: Failed
    ) -> Task:
        """Ask the session something, on its thread.

        Args:
            title: what is being done.
            question: asked.
            then: gets the answer.
            no: gets what went wrong.
        """
        session = self._session
        assert session is not None, "pages ask only while a vault is open"  # noqa: S101
        return self.tasks.run(title, lambda _task: question(session), then, no)

    def do(
        self,
        title: str,
        deed: Callable[[Session], object],
        then: Callable[[], None],
        otherwise: Failed,
    ) -> Task:
        """Do something that may change where the vault stands, then look; see `ask`."""

        def done(outcome: tuple[Beginning, Exception | None]) -> None:
            standing, error = outcome
            self._stand(standing)
            self.changed.emit()
            if error is None:
                then()
            else:
                otherwise(error)

        def both(session: Session) -> tuple[Beginning, Exception | None]:
            try:
                deed(session)
            except Exception as error:  # noqa: BLE001 - some of it may be done; it is told below
                return beginning_of(session), error
            return beginning_of(session), None

        return self.ask(title, both, done, otherwise)

    def look(self, then: Callable[[], None], otherwise: Failed) -> Task:
        """Exchange with the hub, and see who has accepted meanwhile."""
        return self.do(
            self.tr("Looking for news"), lambda session: session.synchronise(), then, otherwise
        )

    def look_here(self, then: Callable[[], None], otherwise: Failed) -> Task:
        """See where the vault stands, without asking the hub."""
        return self.do(self.tr("Looking for news"), lambda _session: None, then, otherwise)

    def hand_over(self) -> Session:
        """Return the session, which is no longer here."""
        self.drafts.forget()
        session, self._session = self._session, None
        assert session is not None, "pages ask only while a vault is open"  # noqa: S101
        return session

    def close(self) -> None:
        """Close the vault. Whatever is under way is forgotten; what is typed is kept."""
        typed = self.drafts.taken()
        self.tasks.forget()
        if self._session is not None:
            session = self.hand_over()
            self.tasks.run("", lambda _task: close_with(session, typed), self._take_left)

    def _take_left(self, outcome: tuple[tuple[bytes, ...], AlertadoresError | None]) -> None:
        left, fault = outcome
        self.left += left
        if left:
            fault = EnvironmentFault("draft.waits")
        if fault is not None:
            self.closed_with_fault.emit(fault)

    def _do(
        self, deed: Deed, then: Callable[[], None], otherwise: Callable[[Exception], None]
    ) -> None:
        """Do something about drafts, which nobody waits for."""
        if self._session is not None:
            self.ask("", deed, lambda _none: then(), otherwise)
