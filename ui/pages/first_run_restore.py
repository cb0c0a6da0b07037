"""Coming back from a backup: which one, where to, with what secret; and what was found."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale

from alertadores.app import BackupView, RestoredView, sentence
from ui import dates
from ui.files import Then, ask_for_folder
from ui.pages.first_run_part import Doorway, Part, named
from ui.pages.first_run_trail import PartId
from ui.sizes import size
from ui.widgets.button import Button, Kind
from ui.widgets.facts import Facts
from ui.widgets.field import Field
from ui.widgets.inputs import ChoiceInput
from ui.widgets.place import PlaceInput
from ui.widgets.secret import CapsHint, SecretInput
from ui.widgets.text import Text


class RestorePart(Part):
    """A backup, a new folder, and the passphrase or code of that time."""

    back = PartId.WAYS

    def __init__(self, doorway: Doorway) -> None:
        super().__init__(
            doorway,
            self.tr("Restore a backup"),
            self.tr(
                "The backup stays as it is. A new vault is made of it, and everything in it is "
                "checked before it counts as one."
            ),
        )
        self.source = PlaceInput(
            self.tr("Where the backups lie"),
            self._ask_source,
            self.tr("The folder or stick that you chose for them."),
            self.tr("No folder chosen"),
        )
        self.source.changed.connect(self._look)
        self.which = ChoiceInput([], optional=False)
        self.which.changed.connect(self.refresh)
        self._which = Field(self.tr("Backup"), self.which)
        self._which.hide()
        self.target = PlaceInput(
            self.tr("Folder of the vault"),
            self._ask_target,
            self.tr("A new or empty folder of this machine, which no service copies elsewhere."),
            "",
        )
        self.target.choose(self.trail.folder)
        self.target.changed.connect(self._take_target)
        self.secret = SecretInput(self.tr("Passphrase or recovery code"))
        self.secret.textChanged.connect(lambda _text: self.refresh())
        self.secret.returnPressed.connect(self._restore)
        self.restore = Button(self.tr("Restore"), Kind.PRIMARY)
        self.restore.make_tall()
        self.restore.clicked.connect(self._restore)
        self._build()
        self.refresh()

    def _build(self) -> None:
        self.add(
            self.source,
            self._which,
            self.target,
            named(self.tr("Passphrase or recovery code, as it was then"), self.secret),
            CapsHint(self.secret),
        )
        self.add_acts(self.restore)

    def begin(self) -> None:
        """Put the focus on what is to be chosen first."""
        (self.secret if self.which.answer() is not None else self.source).setFocus()

    def refresh(self) -> None:
        """Ask for all of it."""
        self.restore.setEnabled(self.which.answer() is not None and bool(self.secret.text()))

    def _ask_source(self, then: Then) -> None:
        ask_for_folder(self, self.tr("Where the backups lie"), then)

    def _ask_target(self, then: Then) -> None:
        ask_for_folder(self, self.tr("Folder of the vault"), then)

    def _take_target(self) -> None:
        self.trail.folder = self.target.path or self.trail.folder

    def _look(self) -> None:
        folder = self.source.path
        if folder is not None:
            self.wait_for(
                self.doorway.vestibule.find_backups(
                    folder, lambda found: self._show(folder, found), self.fail
                )
            )

    def _show(self, folder: Path, found: tuple[BackupView, ...]) -> None:
        self.rest()
        while self.which.count() > 1:
            self.which.removeItem(1)
        for each in reversed(found):
            self.which.addItem(f"{dates.moment(each.made)} · {size(each.size)}", each.path)
        if not found:  # perhaps it is itself a backup
            self.which.addItem(folder.name, folder)
        self.which.setCurrentIndex(1)
        self._which.show()
        self.refresh()
        self.begin()

    def _restore(self) -> None:
        source: Path | None = self.which.answer()
        if source is None or not self.restore.isEnabled():
            return
        typed = self.secret.text()
        self.secret.clear()
        self.wait_for(
            self.doorway.vestibule.restore(
                source, self.trail.folder, typed, self._done, self._failed
            )
        )

    def _failed(self, error: Exception) -> None:
        self.fail(error)
        self.secret.setFocus()

    def _done(self, found: RestoredView) -> None:
        self.doorway.settings.remember_vault(self.trail.folder)
        self.trail.restored = found
        self.wanted.emit(PartId.RESTORED)


class RestoredPart(Part):
    """What was in the backup, and what came after it."""

    def __init__(self, doorway: Doorway) -> None:
        super().__init__(
            doorway,
            self.tr("The vault is restored"),
            self.tr(
                "Open it with the passphrase or the code of that time. It catches up with the "
                "office before anything can be recorded in it."
            ),
        )
        self.unlock = Button(self.tr("Go and open it"), Kind.PRIMARY)
        self.unlock.make_tall()
        self.unlock.clicked.connect(self.unlock_wanted)
        found = self.trail.restored
        if found is not None:
            facts = Facts()
            facts.show_rows(
                [
                    (self.tr("Backup of"), dates.moment(found.made)),
                    (self.tr("Entries in it"), QLocale().toString(found.rows)),
                ]
            )
            self.add(facts)
            for line in self._lines(found):
                self.add(Text(line, tone="text2", wrap=True))
        self.add_acts(self.unlock)

    def begin(self) -> None:
        """Put the focus on the way on."""
        self.unlock.setFocus()

    def _lines(self, found: RestoredView) -> list[str]:
        """Return what came after the backup, as far as anybody here can tell."""
        language = self.doorway.words.language
        lines = []
        if found.pending:
            lines.append(sentence("cli.restored-pending", language, {"count": found.pending}))
        if found.newer_here:
            lines.append(sentence("cli.newer-here", language, {"count": found.newer_here}))
        if found.newer_at_hub is None:
            lines.append(sentence("cli.hub-not-asked", language))
        elif found.newer_at_hub:
            lines.append(sentence("cli.newer-at-hub", language, {"count": found.newer_at_hub}))
        if found.catches_up:
            lines.append(sentence("cli.restored-next", language))
        return lines
