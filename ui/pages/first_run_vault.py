"""The vault: where it lies, and the passphrase that opens it."""

from __future__ import annotations

from pathlib import Path

from ui.files import Then, ask_for_folder
from ui.pages.first_run_part import Doorway, Part, named
from ui.pages.first_run_trail import PartId
from ui.widgets.button import Button, Kind
from ui.widgets.place import PlaceInput
from ui.widgets.secret import CapsHint, SecretInput
from ui.widgets.strength import StrengthMeter
from ui.widgets.text import Look, Text


class VaultPart(Part):
    """Folder, passphrase twice, and how strong it is."""

    back = PartId.WAYS

    def __init__(self, doorway: Doorway) -> None:
        super().__init__(
            doorway,
            self.tr("Your vault"),
            self.tr(
                "Everything you work with lies in it, encrypted. It is yours alone: nobody else "
                "opens it, not even the office."
            ),
        )
        self.place = PlaceInput(
            self.tr("Folder of the vault"),
            self._ask,
            self.tr("A new or empty folder of this machine, which no service copies elsewhere."),
            "",
        )
        self.place.choose(self.trail.folder)
        self.place.changed.connect(self._take_place)
        self.first = SecretInput(self.tr("Passphrase"))
        self.again = SecretInput(self.tr("The same passphrase again"))
        self.meter = StrengthMeter()
        self._differ = Text("", Look.SMALL, tone="text2", wrap=True)
        self.make = Button(self.tr("Make the vault"), Kind.PRIMARY)
        self.make.make_tall()
        self.make.clicked.connect(self._make)
        for each in (self.first, self.again):
            each.textChanged.connect(lambda _text: self.refresh())
        self.first.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self._make)
        self.add(
            self.place,
            named(self.tr("Passphrase"), self.first),
            self.meter,
            named(self.tr("The same passphrase again"), self.again),
            CapsHint(self.first, self.again),
            self._differ,
        )
        self.add_acts(self.make)
        self.refresh()

    def begin(self) -> None:
        """Put the cursor into the passphrase."""
        self.first.setFocus()

    def refresh(self) -> None:
        """Say how strong the passphrase is, and whether both are the same."""
        typed = self.first.text()
        own = (Path.home().name, "Alertadores", self.trail.folder.name)
        enough = self.meter.judge(typed, own)
        same = typed == self.again.text()
        differ = bool(self.again.text()) and not same
        self._differ.say(self.tr("Both are not the same yet.") if differ else "")
        self._differ.setVisible(differ)
        self.make.setEnabled(enough and same)

    def _ask(self, then: Then) -> None:
        ask_for_folder(self, self.tr("Folder of the vault"), then)

    def _take_place(self) -> None:
        self.trail.folder = self.place.path or self.trail.folder

    def _make(self) -> None:
        if not self.make.isEnabled():
            return
        passphrase, folder = self.first.text(), self.trail.folder
        self.first.clear()
        self.again.clear()

        def failed(error: Exception) -> None:
            self.doorway.settings.code_was_copied(folder)
            self.fail(error)

        # Said before: if the program ends now, nobody has the code of the vault that is there.
        self.doorway.settings.code_is_not_copied(folder)
        self.wait_for(
            self.doorway.vestibule.make_vault(folder, passphrase, self._show_code, failed)
        )

    def _show_code(self, code: str) -> None:
        self.doorway.settings.remember_vault(self.trail.folder)
        self.trail.code = code
        self.wanted.emit(PartId.CODE)
