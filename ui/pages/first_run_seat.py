"""Taking one's seat in an office that another founder wrote down."""

from __future__ import annotations

from alertadores.app import TrustCard, read_card, sit_down
from ui.files import Then, ask_for_file, ask_for_folder
from ui.pages.first_run_part import Doorway, Part
from ui.pages.first_run_trail import PartId
from ui.widgets.button import Button, Kind
from ui.widgets.place import PlaceInput


class SeatPart(Part):
    """The trust card and the folder that the office shares."""

    back = PartId.ALONE

    def __init__(self, doorway: Doorway) -> None:
        super().__init__(
            doorway,
            self.tr("Take your seat"),
            self.tr(
                "The trust card says which office you agreed on. Get it from hand to hand and not "
                "from the shared folder: the folder is checked against it. Nothing is signed yet."
            ),
        )
        self.card = PlaceInput(self.tr("Trust card"), self._ask_card, "", self.tr("No card chosen"))
        self.hub = PlaceInput(
            self.tr("Folder that the office shares"),
            self._ask_hub,
            "",
            self.tr("No folder chosen"),
        )
        self.card.choose(self.trail.card)
        self.hub.choose(self.trail.hub)
        self.sit = Button(self.tr("See who is who"), Kind.PRIMARY)
        self.sit.make_tall()
        self.sit.clicked.connect(self._sit)
        for each in (self.card, self.hub):
            each.changed.connect(self._take)
        self.add(self.card, self.hub)
        self.add_acts(self.sit)
        self.refresh()

    def begin(self) -> None:
        """Put the focus on what is to be chosen first."""
        (self.hub if self.card.path else self.card).setFocus()

    def refresh(self) -> None:
        """Ask for both."""
        self.sit.setEnabled(self.card.path is not None and self.hub.path is not None)

    def _ask_card(self, then: Then) -> None:
        pattern = self.tr("Trust cards (*.json);;All files (*)")
        ask_for_file(self, self.tr("Trust card"), pattern, then)

    def _ask_hub(self, then: Then) -> None:
        ask_for_folder(self, self.tr("Folder that the office shares"), then)

    def _take(self) -> None:
        self.trail.card, self.trail.hub = self.card.path, self.hub.path
        self.refresh()

    def _sit(self) -> None:
        hub, path = self.hub.path, self.card.path
        if hub is None or path is None:
            return
        try:
            card: TrustCard = read_card(path)
        except Exception as error:  # noqa: BLE001 - said as a sentence, whatever it is
            self.fail(error)
            return
        self.wait_for(
            self.doorway.vestibule.do(
                self.tr("Looking for your seat"),
                lambda session: sit_down(session, hub, card),
                self.go_on(PartId.FOUNDERS),
                self.fail_on_the_way,
            )
        )
