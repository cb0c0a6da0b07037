"""Hands that bring a window into the state that is to be pictured, and take the picture."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import Final, TypeVar

from _screens_set import Sight
from PySide6.QtCore import QCoreApplication, QPoint, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from alertadores.app import CaseView, Session, Step
from tests.windowuse import Driver, Office
from ui.actions import Id
from ui.pages.alerts import AlertsPage
from ui.pages.case import CasePage
from ui.pages.case_tabs import OVERVIEW
from ui.settings import Settings
from ui.tasks import Task
from ui.window import Window

SIZE: Final = (1366, 768)
Wanted = Callable[[CaseView], bool]
Part = TypeVar("Part", bound=QWidget)


class Actor(Driver):
    """Somebody who plays one scene after another.

    Args:
        window: the stage.
        office: where it is played.
        settings: of the window.
        sights: what each seat sees.
    """

    def __init__(
        self, window: Window, office: Office, settings: Settings, sights: Sequence[Sight]
    ) -> None:
        super().__init__(window, office)
        self.settings = settings
        self.after = ExitStack()
        self._sights = sights
        self._occupied = False

    def part(self, kind: type[Part]) -> Part:
        """Return the part of the window that is of a class, the latest made if there are more.

        Raises:
            LookupError: there is none.
        """
        found = self.window.findChildren(kind)
        if not found:
            raise LookupError(f"there is no {kind.__name__}")
        return found[-1]

    def come_in(self, role: str) -> None:
        """Take a seat, at the list of alerts, or stand before the first page without a role."""
        self.window.activateWindow()  # as a window manager would, once a popup is gone
        self.until(self.window.isActiveWindow)
        self.window.show_unlock()
        if role:
            self.window.sit_at(self.office.seat(role).path)
            self.until(lambda: self.window.workspace is not None)
            self.window.actions_[Id.ALERTS].trigger()
        self.rest()

    def leave(self) -> None:
        """Undo what the scene asked for, close whatever is open, and lock."""
        self.after.close()
        self._occupied = False
        for other in _others(self.window):
            other.close()
        self.settle()
        if self.window.desk.is_open:
            # A draft would open the next scene where this one ended.
            self.window.desk.drafts.forget()
            self.window.desk.ask("", _discard_drafts, lambda _none: None)
            self.settle()
        self.window.lock("")
        self.settle()

    def rest(self) -> None:
        """Wait until nothing is under way, nothing is about to happen, and all is laid out."""
        self.until(lambda: self._occupied or not self.window.tasks.busy)
        self.until(lambda: not any(_is_about_to_ring(each) for each in _timers(self.window)))
        if not self._occupied:
            self.settle()

    def find(self, role: str, wanted: Wanted) -> CaseView:
        """Return the first case that a seat sees as wanted.

        Raises:
            LookupError: there is none.
        """
        for sight in self._sights:
            if sight.role == role and wanted(sight.view):
                return sight.view
        raise LookupError("no case is like that")

    def find_step(self, wanted: Callable[[Step], bool]) -> tuple[str, CaseView, Step]:
        """Return a step that is taken in a form, and who may take it now in which case.

        Raises:
            LookupError: nobody may.
        """
        for sight in self._sights:
            for step in sight.view.steps:
                if step.reason is None and wanted(step) and not sight.is_about_summary(step):
                    return sight.role, sight.view, step
        raise LookupError("nobody may take such a step")

    def open(self, view: CaseView, tab: str = OVERVIEW) -> None:
        """Open a case at one of its tabs, by name."""
        self.part(AlertsPage).open_case(view.row.case)
        self.rest()
        self.part(CasePage).go_to(tab)
        self.rest()

    def begin_step(self, step: Step) -> None:
        """Begin a step of the open case."""
        self.part(CasePage).begin(step)
        self.rest()

    def press(self, context: str, source: str) -> None:
        """Press the button of that English text."""
        label = self.say(context, source)
        buttons = self.window.findChildren(QAbstractButton)
        next(each for each in buttons if each.text() == label and each.isVisible()).click()

    def say(self, context: str, source: str) -> str:
        """Return a text of the window in its language."""
        return QCoreApplication.translate(context, source)

    def occupy(self, title: str, *, cancellable: bool, aside: bool = False) -> Task:
        """Let the window be busy until the scene is over.

        Args:
            title: of what seems to be under way.
            cancellable: whether it may be stopped.
            aside: whether it is the reading of lists that is busy.
        """
        free = threading.Event()
        self.after.callback(free.set)
        self._occupied = True
        task = self.window.tasks.run(
            title,
            lambda _task: free.wait(),
            lambda _done: None,
            cancellable=cancellable,
            aside=aside,
        )
        self.rest()
        return task

    def picture(self, theme: Id) -> tuple[QPixmap, set[type]]:
        """Return the window as it stands, with what lies over it, and the classes that are seen.

        Args:
            theme: the action that chooses it.
        """
        self.window.actions_[theme].trigger()
        self.rest()
        seen: set[type] = set()
        whole = self.window.grab()
        painter = QPainter(whole)
        for top in (self.window, *_others(self.window)):
            if top is not self.window:
                painter.drawPixmap(self.window.mapFromGlobal(top.mapToGlobal(QPoint())), top.grab())
            for each in (top, *top.findChildren(QWidget)):
                if each.isVisible() and not each.visibleRegion().isEmpty():
                    seen.update(type(each).__mro__)
        painter.end()
        return whole, seen


def _discard_drafts(session: Session) -> None:
    for draft in session.drafts.all():
        session.drafts.discard(draft.place)


def _others(window: QWidget) -> list[QWidget]:
    """Return what stands before the window: menus, the palette, dialogs."""
    return [
        each for each in QApplication.topLevelWidgets() if each is not window and each.isVisible()
    ]


def _timers(window: QWidget) -> list[QTimer]:
    return window.findChildren(QTimer)


def _is_about_to_ring(timer: QTimer) -> bool:
    return timer.isActive() and timer.isSingleShot()
