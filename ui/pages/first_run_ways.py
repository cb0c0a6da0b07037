"""The first part: how a person begins."""

from __future__ import annotations

from ui.pages.first_run_part import Doorway, Part, PartId
from ui.widgets.way import Way


class WaysPart(Part):
    """To found, or to practise."""

    def __init__(self, doorway: Doorway) -> None:
        super().__init__(
            doorway,
            self.tr("How do you begin?"),
            self.tr("Nothing is written on this machine until you say so."),
        )
        self.found = Way(
            self.tr("Found an office"),
            self.tr("A new office, with the people who will share its cases."),
            "users",
        )
        self.found.clicked.connect(self.go_on(PartId.VAULT))
        self.practice = Way(
            self.tr("Practice office"),
            self.tr("Invented people and cases, to learn without any risk."),
            "graduation-cap",
        )
        self.practice.clicked.connect(self.practice_wanted)
        self.add(self.found, self.practice)

    def begin(self) -> None:
        """Put the focus on the first way."""
        self.found.setFocus()
