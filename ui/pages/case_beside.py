"""The third pane of a wide window: the timeline, open beside whatever tab is shown."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout

from alertadores.app import CaseView
from ui.pages.events import Events
from ui.widgets.facts import section
from ui.widgets.text import Ground
from ui.widgets.timeline import EVENT_ROLE, Event, Timeline
from ui.words import Words


class Beside(Ground):
    """Every entry, newest first. Enter or a click shows one in full on the timeline's tab."""

    wanted = Signal(bytes)

    def __init__(self, words: Words) -> None:
        super().__init__("bg")
        self._words = words
        self.list = Timeline()
        self.list.setAccessibleName(self.tr("Timeline beside the tabs"))
        self.list.clicked.connect(self._open)
        self.list.activated.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 12, 8)
        column.setSpacing(6)
        column.addLayout(section(self.tr("Timeline")))
        column.addWidget(self.list, 1)

    def show_case(self, case: CaseView) -> None:
        """Show the entries of a case."""
        self.list.show_events(Events(case.timeline, self._words))

    def _open(self, index: QModelIndex) -> None:
        event = index.data(EVENT_ROLE)
        if isinstance(event, Event):
            self.wanted.emit(event.entry)
