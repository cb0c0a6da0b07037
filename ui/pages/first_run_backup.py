"""The first backup, offered before the work begins."""

from __future__ import annotations

from alertadores.app import BACKUP_DAYS, BackupView
from ui import plain
from ui.files import Then, ask_for_folder
from ui.pages.first_run_part import Doorway, Part
from ui.shell.banners import Notice
from ui.widgets.button import Button, Kind
from ui.widgets.place import PlaceInput


class BackupPart(Part):
    """Where the first backup goes; or later."""

    def __init__(self, doorway: Doorway) -> None:
        super().__init__(
            doorway,
            self.tr("A first backup"),
            self.tr(
                "If this machine is lost, a backup brings your keys and your cases back. Choose "
                "a stick or another disk; what lies there opens with your passphrase or code alone."
            ),
        )
        self.place = PlaceInput(
            self.tr("Where backups go"),
            self._ask,
            self.tr("Not on the disk of this machine, which would be lost together with it."),
            self.tr("No folder chosen"),
        )
        self.place.changed.connect(self.refresh)
        self.make = Button(self.tr("Back up now"), Kind.PRIMARY)
        self.later = Button(self.tr("Later"))
        self.work = Button(self.tr("Begin to work"), Kind.PRIMARY, icon="arrow-right")
        self.make.clicked.connect(self._back_up)
        self.later.clicked.connect(self.work_wanted)
        self.work.clicked.connect(self.work_wanted)
        self.work.hide()
        self.add(self.place)
        self.add_acts(self.make, self.work, self.later)
        self.refresh()

    def begin(self) -> None:
        """Put the focus on the place, or on the way on."""
        shown = [each for each in (self.work, self.place) if each.isVisibleTo(self)]
        shown[0].setFocus()

    def refresh(self) -> None:
        """Ask for the place."""
        self.make.setEnabled(self.place.path is not None)

    def _ask(self, then: Then) -> None:
        ask_for_folder(self, self.tr("Where backups go"), then)

    def _back_up(self) -> None:
        target = self.place.path
        if target is not None:
            self.wait_for(self.doorway.vestibule.back_up(target, self._done, self.fail))

    def _done(self, made: BackupView) -> None:
        self.rest()
        for each in (self.make, self.later, self.place):
            each.hide()
        self.work.show()
        name = plain.line(made.path.name, 80)
        title = self.tr("The backup is there, and was read back: {name}.").format(name=name)
        keys = self.tr(
            "It holds keys: keep it away from the machine, and destroy copies of more than "
            "{days} days."
        ).format(days=BACKUP_DAYS)
        if made.same_disk:
            rest = self.tr("It lies on the same disk as the vault; copy it to another one.")
            self.trouble.say(Notice(title, f"{rest} {keys}", icon="triangle-alert", ink="amber"))
        else:
            self.tell(title, keys)
        self.begin()
