"""What the parts of a first run have in common: where the person is, and what a part is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from alertadores.app import Stage
from ui.notices import failure
from ui.pages.first_run_draft import draft_of
from ui.pages.first_run_trail import PartId, Trail
from ui.settings import Settings
from ui.shell.banners import Notice
from ui.tasks import Task
from ui.vestibule import CHARTER, Vestibule
from ui.widgets.button import Button
from ui.widgets.pending import Trouble, Waiting
from ui.widgets.text import Look, Text
from ui.words import Words

NARROW: Final = 560
WIDE: Final = 880


@dataclass(frozen=True, slots=True)
class Doorway:
    """What every part is given.

    Attributes:
        vestibule: the open vault, once there is one.
        settings: remembers vaults, and which of them have a code that nobody copied.
        words: labels, in the language of the window.
        trail: where the person is.
    """

    vestibule: Vestibule
    settings: Settings
    words: Words
    trail: Trail


class Part(QWidget):
    """One part: title, why, contents, what is under way, and the way on.

    Args:
        doorway: what it is given.
        title: of the part.
        why: what it is for.
    """

    wanted = Signal(PartId)
    """Another part is to be shown."""
    working = Signal(bool)
    """Whether something is under way, so that nobody can leave meanwhile."""
    stumbled = Signal(Exception)
    """Something failed half way: the person stands among the founders now, where it is said."""
    practice_wanted = Signal()
    unlock_wanted = Signal()
    """Nothing is left to do here: the person opens the vault as ever."""
    work_wanted = Signal()
    """The office is at work, and so may the person be."""

    width_wanted = NARROW
    back: PartId | None = None
    """The part before; None if there is none and the way back leaves."""

    def __init__(self, doorway: Doorway, title: str, why: str) -> None:
        super().__init__()
        self.doorway = doorway
        self.trail = doorway.trail
        self.title = Text(title, Look.TITLE, wrap=True)
        self.why = Text(why, tone="text2", wrap=True)
        self.trouble = Trouble()
        self._waiting = Waiting()
        self._waiting.cancel.clicked.connect(self._stop)
        self._task: Task | None = None
        # What was cancelled answers nothing.
        doorway.vestibule.tasks.ended.connect(self._look_whether_given_up)
        self._body = QVBoxLayout()
        self._body.setSpacing(16)
        self._acts = QHBoxLayout()
        self._acts.setSpacing(8)
        self._acts.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 24)
        whole.setSpacing(8)
        whole.addWidget(self.title)
        whole.addWidget(self.why)
        whole.addSpacing(10)
        whole.addLayout(self._body)
        whole.addSpacing(6)
        whole.addWidget(self.trouble)
        whole.addWidget(self._waiting)
        whole.addLayout(self._acts)
        whole.addStretch(1)

    def add(self, *parts: QWidget | QLayout) -> None:
        """Put contents below what is there."""
        for each in parts:
            if isinstance(each, QLayout):
                self._body.addLayout(each)
            else:
                self._body.addWidget(each)

    def add_acts(self, *buttons: Button) -> None:
        """Put buttons into the last row, from the left."""
        for number, each in enumerate(buttons):
            self._acts.insertWidget(number, each)

    def begin(self) -> None:
        """Put the focus where the part begins."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def wait_for(self, task: Task) -> None:
        """Show that something is under way; nothing can be typed meanwhile."""
        self._task = task
        self.trouble.say(None)
        self._waiting.show_task(task)
        self._set_free(free=False)

    def _look_whether_given_up(self, ended: Task) -> None:
        if ended is self._task:
            QTimer.singleShot(0, self, lambda: self.rest() if self._task is ended else None)

    def rest(self) -> None:
        """Show that nothing is under way any more."""
        self._task = None
        self._waiting.hide()
        self._set_free(free=True)

    def fail(self, error: Exception) -> None:
        """Say what went wrong."""
        self.rest()
        self.trouble.say(failure(error, self.doorway.words.language))
        self.begin()

    def fail_on_the_way(self, error: Exception) -> None:
        """Say what went wrong: here, if nothing came of it, or else where the vault stands now."""
        if self.doorway.vestibule.standing.stage in {Stage.ALONE, Stage.ASKED}:
            self.fail(error)
        else:
            self.stumbled.emit(error)

    def go_on(self, part: PartId) -> Callable[[], None]:
        """Return what shows another part."""
        return lambda: self.wanted.emit(part)

    def tell(self, title: str, rest: str = "") -> None:
        """Say that something went well."""
        self.trouble.say(Notice(title, rest, icon="circle-check", ink="green"))

    def _set_free(self, *, free: bool) -> None:
        for each in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if each not in (self.trouble, self._waiting):
                each.setEnabled(free)
        self.working.emit(not free)
        if free:
            self.refresh()

    def refresh(self) -> None:
        """Look again at what may be done now."""

    def keep(self) -> None:
        """Keep what was typed, in a draft of the vault that is open."""
        trail = self.trail
        self.doorway.vestibule.drafts.soon(CHARTER, lambda: draft_of(trail))

    def _stop(self) -> None:
        if self._task is not None:
            self._waiting.cancel.setEnabled(False)
            self._task.cancel()


def named(name: str, entry: QWidget) -> QVBoxLayout:
    """Return an input below its name."""
    label = Text(name, Look.SECTION)
    label.setBuddy(entry)
    column = QVBoxLayout()
    column.setSpacing(6)
    column.addWidget(label)
    column.addWidget(entry)
    return column


def part_of(stage: Stage, *, joining: bool = False) -> PartId:
    """Return where a person with an open vault goes on.

    Args:
        stage: where the vault stands.
        joining: whether they said that their office is at work already.
    """
    match stage:
        case Stage.ALONE:
            return PartId.JOIN if joining else PartId.ALONE
        case Stage.ASKED:
            return PartId.ASKED
        case _:
            return PartId.FOUNDERS
