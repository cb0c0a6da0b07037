"""The first part: how a person begins."""

from __future__ import annotations

from ui.pages.first_run_part import Doorway, Part
from ui.pages.first_run_trail import PartId
from ui.widgets.way import Way


class WaysPart(Part):
    """To found, to join, to restore, or to practise."""

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
        self.found.clicked.connect(lambda _on=False: self._make_vault(joining=False))
        self.join = Way(
            self.tr("Join an office"),
            self.tr("One that is at work already, and takes you in."),
            "handshake",
        )
        self.join.clicked.connect(lambda _on=False: self._make_vault(joining=True))
        self.restore = Way(
            self.tr("Restore a backup"),
            self.tr("Your vault as it was, on this machine or instead of one that was lost."),
            "refresh-cw",
        )
        self.restore.clicked.connect(self.go_on(PartId.RESTORE))
        self.practice = Way(
            self.tr("Practice office"),
            self.tr("Invented people and cases, to learn without any risk."),
            "graduation-cap",
        )
        self.practice.clicked.connect(self.practice_wanted)
        self.add(self.found, self.join, self.restore, self.practice)

    def _make_vault(self, *, joining: bool) -> None:
        self.trail.joining = joining
        self.wanted.emit(PartId.VAULT)

    def begin(self) -> None:
        """Put the focus on the first way."""
        self.found.setFocus()
