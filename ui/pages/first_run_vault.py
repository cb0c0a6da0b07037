"""The vault: where it lies, and the passphrase that opens it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication

from alertadores.app import Band, Flaw, strength_of
from ui.files import Then, ask_for_folder
from ui.i18n import QT_TRANSLATE_NOOP
from ui.pages.first_run_part import Doorway, Part, PartId, named
from ui.widgets.button import Button, Kind
from ui.widgets.meter import Meter
from ui.widgets.place import PlaceInput
from ui.widgets.secret import CapsHint, SecretInput
from ui.widgets.text import Look, Text

_BANDS: Final = {
    Band.TOO_WEAK: (1, QT_TRANSLATE_NOOP("Strength", "Not enough yet"), "red"),
    Band.FAIR: (2, QT_TRANSLATE_NOOP("Strength", "Enough"), "amber-text"),
    Band.GOOD: (3, QT_TRANSLATE_NOOP("Strength", "Good"), "green"),
    Band.STRONG: (4, QT_TRANSLATE_NOOP("Strength", "Very good"), "green"),
}
_FLAWS: Final = {
    Flaw.SHORT: QT_TRANSLATE_NOOP("Strength", "It is short."),
    Flaw.OWN: QT_TRANSLATE_NOOP("Strength", "It has words that belong to you or to this program."),
    Flaw.COMMON: QT_TRANSLATE_NOOP("Strength", "It has words that many people use."),
    Flaw.KEYS: QT_TRANSLATE_NOOP("Strength", "It has keys that lie side by side."),
    Flaw.SEQUENCE: QT_TRANSLATE_NOOP("Strength", "It has letters or digits in their order."),
    Flaw.REPEATED: QT_TRANSLATE_NOOP("Strength", "It repeats itself."),
    Flaw.DATE: QT_TRANSLATE_NOOP("Strength", "It has a year or a date."),
}
_HELPS: Final = QT_TRANSLATE_NOOP(
    "Strength", "Add another word that has nothing to do with the others, or with you."
)
_EMPTY: Final = QT_TRANSLATE_NOOP(
    "Strength", "Four or five words by chance are strong, and easier to keep in mind than signs."
)


def said(text: str) -> str:
    """Translate one of the texts of this module."""
    return QCoreApplication.translate("Strength", text)


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
        self.meter = Meter()
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
        found = strength_of(typed, (Path.home().name, "Alertadores", self.trail.folder.name))
        lit, word, ink = _BANDS[found.band]
        if not typed:
            self.meter.show_level(0, "", "text3", [said(_EMPTY)])
        else:
            reasons = [said(_FLAWS[flaw]) for flaw in found.flaws]
            helps = [said(_HELPS)] if found.band < Band.GOOD else []
            self.meter.show_level(lit, said(word), ink, [" ".join(reasons), *helps][not reasons :])
        same = typed == self.again.text()
        differ = bool(self.again.text()) and not same
        self._differ.say(self.tr("Both are not the same yet.") if differ else "")
        self._differ.setVisible(differ)
        self.make.setEnabled(found.band > Band.TOO_WEAK and same)

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
