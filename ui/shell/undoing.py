"""The offer to undo what was done last: for some seconds, beside the work and never in its way."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from alertadores.app import Undoable
from ui.actions import Actions, Id
from ui.i18n import QT_TRANSLATE_NOOP
from ui.widgets.button import Button, Kind
from ui.widgets.chip import Glyph
from ui.widgets.text import Ground, Look, Rule, Text

SECONDS: Final = 10
SECOND: Final = 1000
"""Milliseconds between two numbers of the countdown."""

_SAID: Final[dict[str, str]] = {
    "determination.proposed": QT_TRANSLATE_NOOP("UndoOffer", "The determination is proposed."),
    "draft.amended": QT_TRANSLATE_NOOP("UndoOffer", "The text is changed."),
    "member.proposed": QT_TRANSLATE_NOOP("UndoOffer", "The admission is proposed."),
    "member.removal_proposed": QT_TRANSLATE_NOOP("UndoOffer", "The removal is proposed."),
    "member.roles_proposed": QT_TRANSLATE_NOOP("UndoOffer", "The change of roles is proposed."),
    "referral.drafted": QT_TRANSLATE_NOOP("UndoOffer", "The referral is drafted."),
    "summary.proposed": QT_TRANSLATE_NOOP("UndoOffer", "The public summary is proposed."),
}


class UndoOffer(Ground):
    """What was recorded, and how long its undoing is offered here; the timeline offers it longer.

    Args:
        actions: of the window; `Id.UNDO` undoes what is offered.
    """

    def __init__(self, actions: Actions) -> None:
        super().__init__("side")
        self._actions = actions
        self._left = 0
        self._ticks = QTimer(self, interval=SECOND)
        self._ticks.timeout.connect(self._tick)
        self._said = Text("", Look.STRONG, wrap=True)
        keys = actions[Id.UNDO].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        rest = self.tr(
            "Another member has to agree. Until then, undo it here ({keys}) or, later, on its row "
            "in the timeline or the log."
        )
        self._rest = Text(rest.format(keys=keys), Look.SMALL, tone="text2", wrap=True)
        self._clock = Text("", Look.SMALL, tone="text2")
        self.undo_button = Button(actions[Id.UNDO].text(), icon="undo-2")
        self.undo_button.follow(actions[Id.UNDO], "undo-2")
        self.close_button = Button("", Kind.QUIET, icon="x")
        self.close_button.setAccessibleName(self.tr("Close this notice"))
        self.close_button.clicked.connect(self.end)
        self._build()
        self.hide()

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._said)
        words.addWidget(self._rest)
        row = QHBoxLayout()
        row.setContentsMargins(24, 10, 12, 10)
        row.setSpacing(12)
        row.addWidget(Glyph("circle-check", "green", 18))
        row.addLayout(words, 1)
        for part in (self._clock, self.undo_button, self.close_button):
            row.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row)
        whole.addWidget(Rule())

    def offer(self, undoable: Undoable | None) -> None:
        """Offer to undo what was just done, in place of what was offered before."""
        if undoable is None:
            self.end()
            return
        self._actions.aim(Id.UNDO, undoable)
        self._left = SECONDS
        self._said.say(QCoreApplication.translate("UndoOffer", _SAID[undoable.type]))
        self._count()
        self.setAccessibleName(f"{self._said.text()} {self._rest.text()}")
        self.show()
        self._ticks.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def end(self) -> None:
        """Offer nothing any more."""
        self._ticks.stop()
        self._actions.aim(Id.UNDO, None)
        self.hide()

    def _tick(self) -> None:
        self._left -= 1
        if self._left:
            self._count()
        else:
            self.end()

    def _count(self) -> None:
        self._clock.say(self.tr("{seconds} s").format(seconds=self._left))
