"""What the page of a case needs of a tab, and what a tab is given."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from alertadores.app import CaseView, Step
from ui.actions import Actions
from ui.desk import Desk
from ui.shell.banners import Notice
from ui.words import Words


@dataclass(frozen=True, slots=True)
class CaseSetting:
    """What every tab is given.

    Attributes:
        desk: the open session.
        words: labels, in the language of the window.
        actions: of the window.
        case: its id.
    """

    desk: Desk
    words: Words
    actions: Actions
    case: bytes


class CaseTab(QWidget):
    """A tab of a case. It is made when it is first shown.

    The page hands it the case each time it changes, once the tab is seen.
    """

    told = Signal(Notice)
    """Something to say above all pages."""
    step_wanted = Signal(Step)
    """A step to take in a form of its own."""
    tab_wanted = Signal(str, object)
    """Another tab to go to, by name, and the entry to show there, or None."""

    reload_wanted = Signal()
    """Something was refused: the case may stand otherwise than it is shown."""

    has_steps: ClassVar[bool] = True
    """Whether the next steps of the case stand above it."""

    @abstractmethod
    def show_case(self, case: CaseView) -> None:
        """Show a case as it stands now."""

    def show_entry(self, entry: bytes) -> None:
        """Show an entry, or the proceeding that it began, if the tab has it."""

    def stand_beside(self, *, timeline: bool) -> None:
        """Learn whether the timeline is open beside the tabs."""

    def take(self, step: Step) -> None:
        """Go where a step of this tab is taken: a form of its own, if nothing else is said."""
        self.step_wanted.emit(step)

    def leave(self) -> None:
        """Keep what is being written, as the case is left for something else."""
