"""The window: locked or at work, and what holds in both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from ui.actions import CASE_ACTIONS, PAGE_ACTIONS, UNDO_ACTIONS, Actions, Id
from ui.garbage import Garbage
from ui.guard import Guard
from ui.help import Help, topic_at
from ui.i18n import Languages
from ui.pages.unlock import UnlockPage
from ui.settings import Language, Settings
from ui.shell.shortcuts import Shortcuts
from ui.tasks import Task, Tasks
from ui.theme import Appearance, Choice

if TYPE_CHECKING:
    from alertadores.app import Surroundings
    from ui.desk import Desk
    from ui.pages.first_run import FirstRunPage
    from ui.pages.first_run_trail import Trail
    from ui.pages.verify import VerifyPage
    from ui.premises import Premises
    from ui.shell.page import Place
    from ui.shell.workspace import Workspace

SIZE: Final = (1280, 690)
LEAST: Final = (1080, 580)  # a screen of 1366×768 at 125 %, less the bar of the system
_BREATH: Final = 50
"""Milliseconds the window has to itself before the program loads what lies behind it."""

_AT_WORK: Final = (
    Id.REGISTER, Id.SEARCH, Id.AWAITING, Id.SYNCHRONISE, Id.SAVE_CARD, Id.BACKUP,
    Id.REHEARSE, Id.COPY_FOLIO, Id.LOCK, Id.PALETTE, Id.RAIL, Id.SETTINGS,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Services:
    """What the window is given.

    Attributes:
        settings: looks and places.
        appearance: of the application.
        languages: of the application.
        surroundings: of sessions; None for those of this machine.
        practice_folder: where the practice office lies.
    """

    settings: Settings
    appearance: Appearance
    languages: Languages
    surroundings: Surroundings | None
    practice_folder: Path


class Window(QMainWindow):
    """The one window.

    It is there before the program behind it is: what the first page does not need is loaded
    while the person looks at it.
    """

    def __init__(self, application: QApplication, services: Services) -> None:
        super().__init__()
        self._application = application
        self._services = services
        Garbage.of(application).hold(self)
        self.tasks = Tasks(self)
        self.unlock_page: UnlockPage | None = None
        self.workspace: Workspace | None = None
        self._verify: VerifyPage | None = None
        self.first_run: FirstRunPage | None = None
        self._may_lose = False
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.setWindowTitle("Alertadores")
        self.setMinimumSize(*LEAST)
        self.resize(*SIZE)
        self.guard = Guard(application, services.settings, self)
        self.guard.lock_wanted.connect(self.lock)
        self.guard.idle.remaining.connect(self._show_idle)
        self.guard.clipboard.remaining.connect(self._show_copied)
        services.appearance.changed.connect(self._repaint)
        self._build_actions()
        self.show_unlock()
        self._breath = QTimer(self, singleShot=True, interval=_BREATH)
        self._breath.timeout.connect(self._load)
        self._breath.start()

    @cached_property
    def premises(self) -> Premises:
        """What lies behind the first page; loaded when it is first asked for."""
        from ui.premises import Premises  # noqa: PLC0415 - the first page does not wait for it

        services = self._services
        premises = Premises(self.tasks, services.surroundings, services.practice_folder, self)
        premises.desk.opened.connect(self._begin_work)
        premises.vestibule.entered.connect(self._enter)
        premises.desk.closed_with_fault.connect(self._unlock_failed)
        premises.desk.damaged.connect(self._lock_damaged)
        premises.desk.drafts.mended.connect(self._may_lose_no_more)
        return premises

    @property
    def desk(self) -> Desk:
        """The desk behind the first page."""
        return self.premises.desk

    def _load(self) -> None:
        self.tasks.run("", lambda _task: import_module("ui.premises"), lambda _module: None)

    @property
    def language(self) -> Language:
        """The language in use."""
        return self._services.languages.language

    def _build_actions(self) -> None:
        self.actions_ = Actions(self)
        self.actions_.refresh_icons()
        for name, deed in self._deeds().items():
            self.actions_.on(name, deed)
        self.actions_.forbid(*_AT_WORK, *PAGE_ACTIONS, *CASE_ACTIONS, *UNDO_ACTIONS)
        self.actions_.hold(self._services.appearance.choice, self.language)

    def _deeds(self) -> dict[Id, Callable[[], None]]:
        def at_work(deed: Callable[[Workspace], object]) -> Callable[[], None]:
            def do() -> None:
                if self.workspace is not None:
                    deed(self.workspace)

            return do

        return {
            Id.REGISTER: at_work(lambda work: work.register()),
            Id.SEARCH: at_work(lambda work: work.focus_search()),
            Id.PALETTE: at_work(lambda work: work.show_palette()),
            Id.AWAITING: at_work(lambda work: work.show_inbox()),
            Id.SYNCHRONISE: at_work(lambda _work: self.desk.synchronise()),
            Id.CLOSE_CASE: at_work(lambda work: work.alerts.close_case()),
            Id.NEXT_TAB: at_work(lambda work: work.turn_tab(1)),
            Id.PREVIOUS_TAB: at_work(lambda work: work.turn_tab(-1)),
            Id.COPY_FOLIO: at_work(lambda work: work.copy_folio()),
            Id.BACKUP: at_work(lambda work: work.backing_up.ask_place()),
            Id.REHEARSE: at_work(self._rehearse),
            Id.SAVE_CARD: at_work(lambda work: work.save_card()),
            Id.LOCK: lambda: self.lock(""),
            Id.SHORTCUTS: lambda: Shortcuts(self.actions_, self).open(),
            Id.HELP: self._show_help,
            Id.REPORT: lambda: self.premises.save_report(self, self.show_failure),
            Id.SETTINGS: at_work(self._show_settings),
            Id.RAIL: at_work(self._turn_rail),
            Id.THEME_SYSTEM: lambda: self._choose_theme(Choice.SYSTEM),
            Id.THEME_LIGHT: lambda: self._choose_theme(Choice.LIGHT),
            Id.THEME_DARK: lambda: self._choose_theme(Choice.DARK),
            Id.SPANISH: lambda: self.speak("es"),
            Id.ENGLISH: lambda: self.speak("en"),
            Id.QUIT: self._quit,
            **{
                name: at_work(lambda work, name=name: work.show_page(name))  # type: ignore[misc]
                for name in PAGE_ACTIONS
            },
            Id.UNDO: at_work(lambda work: work.undo(Id.UNDO)),
            Id.UNDO_ENTRY: at_work(lambda work: work.undo(Id.UNDO_ENTRY)),
        }

    def show_unlock(self, reason: str = "") -> None:
        """Show the first page."""
        page = UnlockPage(self._services.settings.vaults, reason)
        page.unlock_wanted.connect(self.unlock)
        page.first_run_wanted.connect(lambda: self._show_first_run(self.premises.new_trail()))
        page.practice_wanted.connect(self.open_practice)
        page.verify_wanted.connect(self._show_verify)
        page.language_wanted.connect(lambda: self.speak("en" if self.language == "es" else "es"))
        self._show(page)
        self.unlock_page = page
        page.begin()

    def unlock(self, vault: Path, typed: str) -> None:
        """Open a vault with what was typed."""
        self._wait_for(
            self.premises.unlock(
                vault,
                typed,
                lambda: self._services.settings.remember_vault(vault),
                self._unlock_failed,
            )
        )

    def open_practice(self) -> None:
        """Open the practice office; make it first if there is none."""
        seat = self.premises.practice.first_seat
        if seat is not None:
            self.sit_at(seat)
        else:
            self._wait_for(self.premises.make_practice(self.open_practice, self._unlock_failed))

    def sit_at(self, seat: Path) -> None:
        """Take a seat of the practice office, whoever sat elsewhere before."""
        self.lock(self.tr("Changing seats in the practice office."))
        self._wait_for(self.premises.sit_at(seat, self._unlock_failed))

    def lock(self, reason: str) -> None:
        """Close the vault and forget everything that is shown."""
        if not self._is_open:
            return
        self.guard.stop()
        self.premises.shut()
        # On the thread that closes the vault, so after it.
        self.tasks.run("", lambda _task: None, lambda _none: self.guard.let_sleep())
        self.actions_.invite(())
        self.actions_.forbid(*_AT_WORK, *PAGE_ACTIONS, *CASE_ACTIONS, *UNDO_ACTIONS)
        self.show_unlock(reason)

    def speak(self, language: Language) -> None:
        """Take another language; what is being written goes through its draft."""
        if language == self.language or (self.workspace and not self.workspace.seals_nothing()):
            self.actions_.hold(self._services.appearance.choice, self.language)
            return
        place = None if self.workspace is None else self.workspace.place
        if self._is_at_work:
            self.desk.drafts.keep()
        self._services.languages.use(language)
        self._services.settings.language = language
        old = self.actions_
        self._build_actions()
        old.deleteLater()
        if self._is_at_work:
            self._begin_work(place)
        elif self.first_run is not None:
            self._show_first_run(self.first_run.trail)
        else:
            self.show_unlock()

    @property
    def _is_open(self) -> bool:
        return "premises" in self.__dict__ and self.premises.is_open

    @property
    def _is_at_work(self) -> bool:
        return "premises" in self.__dict__ and self.desk.is_open

    def _turn_rail(self, work: Workspace) -> None:
        settings = self._services.settings
        settings.narrow_rail = not settings.narrow_rail
        work.rail.make_narrow(narrow=settings.narrow_rail)

    def _show_settings(self, work: Workspace) -> None:
        settings = self._services.settings
        self.premises.make_settings(settings, self.guard, self.actions_, work).open()

    def _rehearse(self, work: Workspace) -> None:
        self.premises.make_rehearsal(self.language, work).open()

    def _show_help(self) -> None:
        topic = topic_at(self._application.focusWidget())
        Help(self.language, topic, self._application.activeWindow() or self).show()

    def _quit(self) -> None:
        self.close()

    def _choose_theme(self, choice: Choice) -> None:
        self._services.settings.theme = choice
        self._services.appearance.choose(choice)

    def _begin_work(self, place: Place | None = None) -> None:
        self.actions_.allow(*_AT_WORK, *self.premises.page_names)
        if not self.desk.office.may_register:
            self.actions_.forbid(Id.REGISTER)
        workspace = self.premises.make_workspace(
            self.actions_, self.language, self._services.settings
        )
        workspace.seat_wanted.connect(self.sit_at)
        workspace.rail.make_narrow(narrow=self._services.settings.narrow_rail)
        self._show(workspace)
        self.workspace = workspace
        workspace.show_page(Id.TODAY)
        workspace.resume(place)
        self._may_lose = False
        self.guard.start()

    def _show(self, page: QWidget) -> None:
        """Show a page and delete whatever was shown before, with every text in it."""
        for old in (self.unlock_page, self.workspace, self._verify, self.first_run):
            if old is not None:
                self._stack.removeWidget(old)
                old.deleteLater()
        self.unlock_page = self.workspace = self._verify = self.first_run = None
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def _show_verify(self) -> None:
        """Check a file without opening any vault."""
        page = self.premises.make_verify_page(self.language, self.show_unlock)
        self._show(page)
        self._verify = page
        page.begin()

    def _show_first_run(self, trail: Trail) -> None:
        """Show the pages of a first run."""
        page = self.premises.make_first_run(self._services.settings, trail, self.language)
        page.left.connect(self._leave_first_run)
        page.practice_wanted.connect(self._practise)
        page.work_wanted.connect(lambda: self.premises.begin_work(self._begin_failed))
        page.language_wanted.connect(lambda: self.speak("en" if self.language == "es" else "es"))
        self._show(page)
        self.first_run = page
        if self._is_open:
            self.actions_.allow(Id.LOCK)
        page.begin()

    def _enter(self) -> None:
        """Go on where the first run of an open vault was left."""
        self.guard.start()
        if self.first_run is None:
            self._show_first_run(self.premises.trail(self._services.settings))

    def _leave_first_run(self) -> None:
        if self._is_open:
            self.lock("")
        else:
            self.show_unlock()

    def _practise(self) -> None:
        self.show_unlock()
        self.open_practice()

    def _begin_failed(self, error: Exception) -> None:
        self.guard.stop()
        self.show_unlock()
        self._unlock_failed(error)

    def _wait_for(self, task: Task) -> None:
        if self.unlock_page is not None:
            self.unlock_page.wait_for(task)

    def _unlock_failed(self, error: Exception) -> None:
        if self.unlock_page is not None:
            self.unlock_page.show_problem(self.premises.notice(error, self.language))

    def _lock_damaged(self, error: Exception) -> None:
        self.lock("")
        self._unlock_failed(error)

    def _may_lose_no_more(self) -> None:
        """Ask again before something is lost: what was accepted once is over."""
        self._may_lose = False

    def _show_idle(self, seconds: int) -> None:
        if self.workspace is not None:
            self.workspace.strip.idle(seconds)

    def _show_copied(self, seconds: int) -> None:
        if self.workspace is not None:
            self.workspace.strip.copied(seconds)

    def _repaint(self) -> None:
        self.actions_.refresh_icons()
        for widget in self._application.allWidgets():
            widget.update()

    def show_failure(self, error: Exception) -> None:
        """Say that something failed, wherever the person is."""
        if self.workspace is not None:
            self.workspace.banners.add(self.premises.notice(error, self.language))
        elif self.first_run is not None:
            self.first_run.part.fail(error)
        else:
            self._unlock_failed(error)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Lock, and wait until the vault is closed; ask back where what is typed would be lost."""
        page = self.workspace or self.first_run
        if page is not None and self.premises.at_risk and not self._may_lose:
            self._may_lose = True
            page.tell(self.premises.not_kept())
            event.ignore()
            return
        self._breath.stop()
        self.guard.stop()
        if self.workspace is not None:
            self.workspace.stop()
        if self._is_open:
            self.premises.shut()
        self.tasks.close()
        self.guard.let_sleep()
        Garbage.of(self._application).release(self)
        self._services.settings.save()
        super().closeEvent(event)
