"""Joining an office that is at work: the request with its six words, then one's seat."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QVBoxLayout

from alertadores.app import (
    OwnRequest,
    Stage,
    UserError,
    complete_joining,
    read_card,
    request_to_join,
)
from ui import plain
from ui.files import Then, ask_for_file, ask_for_folder, ask_where_to_save
from ui.pages.first_run_part import Doorway, Part, named
from ui.pages.first_run_trail import PartId
from ui.widgets.button import Button, Kind
from ui.widgets.inputs import LineInput
from ui.widgets.place import PlaceInput
from ui.widgets.text import Ground, Look, Text

_LONGEST_NAME: Final = 120


class JoinPart(Part):
    """Name and trust card, for a request to be taken in."""

    back = PartId.ALONE

    def __init__(self, doorway: Doorway) -> None:
        super().__init__(
            doorway,
            self.tr("Ask to be taken in"),
            self.tr(
                "Somebody of the office gives you its trust card from hand to hand. With it you "
                "make a request, a file with your name and public keys, for its administration."
            ),
        )
        self.name = LineInput(longest=_LONGEST_NAME)
        self.name.setAccessibleName(self.tr("Your full name"))
        self.name.setText(self.trail.name)
        self.name.changed.connect(self._take)
        self.card = PlaceInput(self.tr("Trust card"), self._ask_card, "", self.tr("No card chosen"))
        self.card.choose(self.trail.card)
        self.card.changed.connect(self._take)
        self.ask = Button(self.tr("Save my request…"), Kind.PRIMARY, icon="download")
        self.ask.make_tall()
        self.ask.clicked.connect(self._request)
        self.add(named(self.tr("Your full name"), self.name), self.card)
        self.add_acts(self.ask)
        self.refresh()

    def begin(self) -> None:
        """Put the cursor into the name, or go on where it is known."""
        (self.card if self.trail.name else self.name).setFocus()

    def refresh(self) -> None:
        """Ask for both."""
        self.ask.setEnabled(bool(self.trail.name) and self.card.path is not None)

    def _ask_card(self, then: Then) -> None:
        pattern = self.tr("Trust cards (*.json);;All files (*)")
        ask_for_file(self, self.tr("Trust card"), pattern, then)

    def _take(self) -> None:
        self.trail.name, self.trail.card = self.name.answer() or "", self.card.path
        self.keep()
        self.refresh()

    def _request(self) -> None:
        path, name = self.card.path, self.trail.name
        if path is None:
            return
        try:
            card = read_card(path)
        except UserError as error:
            self.fail(error)
            return

        def ask(made: OwnRequest) -> None:
            self.rest()
            title, file = self.tr("Save request"), self.tr("request.json")
            ask_where_to_save(self, title, file, lambda path: self.save(path, made))

        self.wait_for(
            self.doorway.vestibule.ask(
                self.tr("Writing the request"),
                lambda session: request_to_join(session, name, card),
                ask,
                self.fail,
            )
        )

    def save(self, path: Path, made: OwnRequest) -> None:
        """Write the request where the person said, and show its words."""
        try:
            path.write_bytes(made.data)
        except OSError as error:
            self.fail(error)
            return
        self.trail.words = made.words
        self.doorway.vestibule.look_here(self.go_on(PartId.ASKED), self.fail)


class AskedPart(Part):
    """The six words, the wait, and the seat when the office agreed."""

    back = PartId.JOIN

    def __init__(self, doorway: Doorway) -> None:
        origin = plain.line(doorway.vestibule.standing.origin, 120)
        super().__init__(
            doorway,
            self.tr("Your request waits"),
            self.tr(
                "It goes to {origin}. Hand the file to somebody who administers there: they "
                "propose you, and another person agrees once they have heard your six words."
            ).format(origin=origin),
        )
        self.hub = PlaceInput(
            self.tr("Folder that the office shares"),
            self._ask_hub,
            "",
            self.tr("No folder chosen"),
        )
        self.hub.choose(self.trail.hub)
        self.hub.changed.connect(self._take)
        self.finish = Button(self.tr("They have taken me in"), Kind.PRIMARY)
        self.finish.make_tall()
        self.finish.clicked.connect(self._finish)
        self.add(self._words(), self.hub)
        self.add_acts(self.finish)
        self.refresh()

    def _words(self) -> Ground:
        held = Ground("side")
        column = QVBoxLayout(held)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(6)
        if self.trail.words:
            column.addWidget(Text(self.trail.words, Look.TITLE, wrap=True))
            said = self.tr(
                "Say these words to them by voice or face to face, never in the message that "
                "carries the file. Keep them until you are taken in."
            )
        else:
            said = self.tr(
                "The six words were shown when the request was saved. If you no longer have "
                "them, go back and make another request; the words before are void then."
            )
        column.addWidget(Text(said, Look.SMALL, tone="text2", wrap=True))
        return held

    def begin(self) -> None:
        """Put the focus on the folder, or on the way on."""
        (self.finish if self.hub.path else self.hub).setFocus()

    def refresh(self) -> None:
        """Ask for the folder."""
        self.finish.setEnabled(self.hub.path is not None)

    def _ask_hub(self, then: Then) -> None:
        ask_for_folder(self, self.tr("Folder that the office shares"), then)

    def _take(self) -> None:
        self.trail.hub = self.hub.path
        self.refresh()

    def _finish(self) -> None:
        hub = self.hub.path
        if hub is None:
            return
        vestibule = self.doorway.vestibule

        def joined() -> None:
            founded = vestibule.standing.stage is Stage.FOUNDED
            self.wanted.emit(PartId.BACKUP if founded else PartId.FOUNDERS)

        self.wait_for(
            vestibule.do(
                self.tr("Taking your seat"),
                lambda session: complete_joining(session, hub),
                joined,
                self.fail,
            )
        )
