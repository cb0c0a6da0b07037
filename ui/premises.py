"""What lies behind the first page: the vault, the practice office, the pages of work.

It brings the services of the whole program with it, so it is loaded after the first page is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from alertadores.app import (
    PRACTICE_PASSPHRASE,
    Surroundings,
    load_catalogs,
    open_session,
    typed_secret,
)
from ui.actions import Actions
from ui.desk import Desk, Failed
from ui.notices import failure
from ui.pages.verify import VerifyPage
from ui.practice import Practice
from ui.settings import Language, Settings
from ui.shell.banners import Notice
from ui.shell.workspace import Workspace
from ui.tasks import Task, Tasks
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
        self.practice = Practice(practice_folder, self._surroundings)

    def unlock(self, vault: Path, typed: str, then: Callable[[], None], otherwise: Failed) -> Task:
        """Open a vault with what was typed; `Desk.opened` tells when it is."""
        return self._open(vault, typed, then, otherwise)

    def sit_at(self, seat: Path, otherwise: Failed) -> Task:
        """Open a vault of the practice office."""
        return self._open(seat, PRACTICE_PASSPHRASE, lambda: None, otherwise)

    def _open(self, vault: Path, typed: str, then: Callable[[], None], otherwise: Failed) -> Task:
        return self.desk.open(
            self.tr("Opening the vault"),
            lambda progress: open_session(vault, typed_secret(typed), self._surroundings, progress),
            then,
            otherwise,
        )

    def make_practice(self, then: Callable[[], None], otherwise: Failed) -> Task:
        """Make the practice office of this machine."""
        return self._tasks.run(
            self.tr("Making the practice office"),
            lambda task: self.practice.create(task.progress),
            lambda _none: then(),
            otherwise,
            cancellable=True,
        )

    def make_workspace(
        self, actions: Actions, language: Language, settings: Settings
    ) -> Workspace:
        """Return the pages of the open vault."""
        seats = self.practice.seats if self.desk.office.practice else ()
        return Workspace(self.desk, Words(load_catalogs(), language), actions, seats, settings)

    def make_verify_page(self, language: Language, back: Callable[[], None]) -> VerifyPage:
        """Return the page that checks files, for whoever has no vault open."""
        page = VerifyPage(self._tasks, language)
        button = Button(self.tr("Back"), Kind.LINK, icon="arrow-left")
        button.clicked.connect(lambda _on=False: back())
        page.add_way_back(button)
        return page

    @staticmethod
    def notice(error: Exception, language: Language) -> Notice:
        """Return what a person reads about an error."""
        return failure(error, language)
