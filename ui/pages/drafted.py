"""What forms have in common whose text outlives them: see `ui.drafts`."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from alertadores.app import DraftPlace
from ui.drafts import Drafts, InputsDraft
from ui.widgets.draft_note import DraftNote
from ui.widgets.inputs import Input


class DraftedForm(QWidget):
    """A form with a line that says that a draft is back.

    Whoever shows it ends it by `leave`, by `discard`, or by the act that records it.
    """

    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.note = DraftNote()
        self.note.discarded.connect(self.give_up)
        self._kept: InputsDraft | None = None

    @property
    @abstractmethod
    def place(self) -> DraftPlace:
        """Where its draft is kept."""

    @abstractmethod
    def inputs(self) -> Mapping[str, Input]:
        """Return the input of each value."""

    @property
    def advice(self) -> str:
        """What else is to be said of a draft that is back."""
        return ""

    def keep_in(self, drafts: Drafts) -> None:
        """Keep what is typed from now on, and go on with what was kept."""
        drafts.keep()  # the same form may be open elsewhere
        self._kept = InputsDraft(drafts, self.place, self.inputs(), lambda: None, self)
        if self._kept.restore() is not None:
            self.note.say(self.advice)

    @property
    def is_writing(self) -> bool:
        """Whether something typed is not recorded."""
        return self._kept is not None and self._kept.is_touched

    def leave(self) -> bool:
        """Keep what is typed, as the form is left for something else; tell whether it is any."""
        return self._kept is not None and self._kept.leave()

    def discard(self) -> None:
        """Empty the form and destroy its draft."""
        self.note.hide()
        if self._kept is not None:
            self._kept.discard()

    def give_up(self) -> None:
        """Discard the draft, as the person says."""
        self.discard()
        self.given_up.emit()
