"""What lies behind the first page: the vault, the practice office, the pages of work.

It brings the services of the whole program with it, so it is loaded after the first page is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from alertadores.app import (
    PRACTICE_PASSPHRASE,
    Beginning,
    Session,
    Stage,
    Surroundings,
    beginning_of,
    load_catalogs,
    open_session,
    typed_secret,
)
from ui import fault_report
from ui.actions import Actions, Id
from ui.desk import Desk, Failed
from ui.drafts import Found, drafts_of
from ui.guard import Guard
from ui.notices import failure
from ui.pages.first_run import FirstRunPage
from ui.pages.first_run_draft import put_back
from ui.pages.first_run_part import Doorway, part_of
from ui.pages.first_run_trail import PartId, Trail
from ui.pages.locks import Owner
from ui.pages.rehearsal import Rehearsal
from ui.pages.settings import Matters, SettingsDialog
from ui.pages.verify import VerifyPage
from ui.practice import Practice
from ui.settings import Language, Settings
from ui.shell.banners import Notice
from ui.shell.pages import pages_of
from ui.shell.workspace import Workspace
from ui.tasks import Task, Tasks
from ui.vestibule import CHARTER, Vestibule
from ui.widgets.button import Button, Kind
from ui.words import Words


class Premises(QObject):
    """One desk, and the practice office of this machine.

    Args:
        tasks: the thread of everything that takes time.
        surroundings: of sessions; None for those of this machine.
        practice_folder: where the practice office lies.
        parent: owns this.
    """

    def __init__(
        self,
        tasks: Tasks,
        surroundings: Surroundings | None,
        practice_folder: Path,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._surroundings = surroundings or Surroundings()
        self.desk = Desk(tasks, self)
        self.vestibule = Vestibule(tasks, self._surroundings, self)
        self.vestibule.closed_with_fault.connect(self.desk.closed_with_fault)
        self.vestibule.drafts.mended.connect(self.desk.drafts.mended)
        self._place = practice_folder.parent
        self.practice = Practice(practice_folder, self._surroundings)

    def unlock(self, vault: Path, typed: str, then: Callable[[], None], otherwise: Failed) -> Task:
        """Open a vault with what was typed.

        `Desk.opened` tells when it is open, or `Vestibule.entered` if it has no office at work.
        """
        return self._open(vault, typed, then, otherwise)

    def sit_at(self, seat: Path, otherwise: Failed) -> Task:
        """Open a vault of the practice office."""
        return self._open(seat, PRACTICE_PASSPHRASE, lambda: None, otherwise)

    def _open(self, vault: Path, typed: str, then: Callable[[], None], otherwise: Failed) -> Task:
        title = self.tr("Opening the vault")
        left = self.vestibule.left

        def work(task: Task) -> tuple[Session, Beginning, Found]:
            secret = typed_secret(typed)
            session = open_session(vault, secret, self._surroundings, task.progress)
            try:
                standing = beginning_of(session)
                is_founded = standing.stage is Stage.FOUNDED
                return session, standing, ((), (), left) if is_founded else drafts_of(session, left)
            except BaseException:
                session.close()
                raise

        def done(made: tuple[Session, Beginning, Found]) -> None:
            session, standing, (kept, waiting, self.vestibule.left) = made
            if standing.stage is Stage.FOUNDED:
                self.desk.open(title, lambda _progress: session, then, otherwise)
            else:
                then()
                self.vestibule.take(session, vault, standing, kept, waiting)

        return self._tasks.run(title, work, done, otherwise)

    def begin_work(self, otherwise: Failed) -> None:
        """Go from the vestibule to the desk, as the office is at work."""
        session = self.vestibule.hand_over()
        title = self.tr("Opening the vault")
        self.desk.open(title, lambda _progress: session, lambda: None, otherwise)

    def shut(self) -> None:
        """Close the vault that is open, at the desk or before it has an office."""
        if self.desk.is_open:
            self.desk.close()
        else:
            self.vestibule.close()

    def make_first_run(self, settings: Settings, trail: Trail, language: Language) -> FirstRunPage:
        """Return the pages of a first run, at the part where the trail is."""
        words = Words(load_catalogs(), language)
        return FirstRunPage(Doorway(self.vestibule, settings, words, trail))

    def trail(self, settings: Settings) -> Trail:
        """Return where whoever opened a vault without an office at work goes on."""
        folder, stage = self.vestibule.folder, self.vestibule.standing.stage
        copied = settings.is_code_copied(folder)
        trail = Trail(part_of(stage) if copied else PartId.RENEW, folder)
        draft = self.vestibule.drafts.of(CHARTER)
        if draft is not None:
            put_back(trail, draft)
            if trail.part is PartId.ALONE and trail.people:
                trail.part = PartId.CHARTER
        return trail

    def new_trail(self) -> Trail:
        """Return the beginning of a first run; its vault is to lie beside the practice office."""
        names = ("boveda", *(f"boveda-{number}" for number in range(2, 100)))
        folders = (self._place / name for name in names)
        return Trail(folder=next(each for each in folders if not each.exists()))

    def make_practice(self, then: Callable[[], None], otherwise: Failed) -> Task:
        """Make the practice office of this machine."""
        return self._tasks.run(
            self.tr("Making the practice office"),
            lambda task: self.practice.create(task.progress),
            lambda _none: then(),
            otherwise,
            cancellable=True,
        )

    def make_workspace(self, actions: Actions, language: Language, settings: Settings) -> Workspace:
        """Return the pages of the open vault."""
        seats = self.practice.seats if self.desk.office.practice else ()
        return Workspace(self.desk, Words(load_catalogs(), language), actions, seats, settings)

    @property
    def page_names(self) -> tuple[Id, ...]:
        """The pages of whoever sits at the desk."""
        return tuple(pages_of(frozenset(self.desk.office.me.roles)))

    def make_verify_page(self, language: Language, back: Callable[[], None]) -> VerifyPage:
        """Return the page that checks files, for whoever has no vault open."""
        page = VerifyPage(self._tasks, language)
        button = Button(self.tr("Back"), Kind.LINK, icon="arrow-left")
        button.clicked.connect(lambda _on=False: back())
        page.add_way_back(button)
        return page

    def make_settings(
        self, settings: Settings, guard: Guard, actions: Actions, parent: QWidget
    ) -> SettingsDialog:
        """Return the settings, over the pages of the open vault."""
        owner = Owner(self._surroundings, self.desk.office.practice, settings.language)
        return SettingsDialog(Matters(settings, guard, actions, self.desk, owner), parent)

    def make_rehearsal(self, language: Language, work: Workspace) -> Rehearsal:
        """Return the question for what opens the last backup, which is then rehearsed."""
        owner = Owner(self._surroundings, self.desk.office.practice, language)
        rehearsal = Rehearsal(self.desk, owner, work)
        rehearsal.rehearsed.connect(work.backing_up.tell_rehearsed)
        return rehearsal

    @property
    def is_open(self) -> bool:
        """Whether a vault is open, of an office at work or of none."""
        return self.desk.is_open or self.vestibule.is_open

    @property
    def at_risk(self) -> bool:
        """Whether something typed could not be kept, the last time it was tried."""
        return self.desk.drafts.at_risk or self.vestibule.drafts.at_risk

    def not_kept(self) -> Notice:
        """Return the question whether what was typed may be lost."""
        return Notice(
            self.tr("What you are writing could not be saved, so the window stayed open."),
            self.tr("Copy it elsewhere or mend the cause. Closing once more loses it."),
            icon="triangle-alert",
            ink="amber",
        )

    @staticmethod
    def save_report(parent: QWidget, failed: Failed) -> None:
        """Ask where a report of what failed in the program goes."""
        fault_report.ask_where(parent, failed)

    @staticmethod
    def notice(error: Exception, language: Language) -> Notice:
        """Return what a person reads about an error."""
        return failure(error, language)
