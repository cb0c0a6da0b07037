"""Backing up from the desk: on demand, and a reminder while nothing has been backed up."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from alertadores.app import BACKUP_DAYS, BackupView, LastBackup, back_up, last_backup
from ui import plain
from ui.desk import Desk
from ui.files import ask_for_folder
from ui.notices import failure
from ui.settings import Language
from ui.shell.banners import Notice


class BackingUp(QObject):
    """Backups of the vault at the desk.

    Args:
        desk: the open session.
        language: of the window.
        parent: asks for the place, and owns this.
    """

    told = Signal(Notice)
    untold = Signal(Notice)
    """Something said before is no longer so."""

    def __init__(self, desk: Desk, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._language = language
        self._parent = parent
        self._reminder = Notice(
            self.tr("There is no backup of this vault yet."),
            self.tr("If this machine is lost, your keys are. “Back up the vault…” is at Ctrl+K."),
            icon="info",
            ink="text2",
            lasting=True,
        )

    def remind(self) -> None:
        """Say so, if the vault was never backed up."""

        def then(found: LastBackup | None) -> None:
            if found is None:
                self.told.emit(self._reminder)

        self._desk.ask(self.tr("Looking for the last backup"), last_backup, then, owner=self)

    def ask_place(self) -> None:
        """Ask where the backup goes, and make it."""
        ask_for_folder(self._parent, self.tr("Where backups go"), self.make)

    def make(self, folder: Path) -> None:
        """Back the vault up into a folder."""
        self._desk.ask_at_length(
            self.tr("Backing up"),
            lambda session, progress: back_up(session, folder, progress),
            self._done,
            lambda error: self.told.emit(failure(error, self._language)),
            owner=self,
        )

    def _done(self, made: BackupView) -> None:
        self.untold.emit(self._reminder)
        name = plain.line(made.path.name, 80)
        keys = self.tr(
            "It holds keys: keep it away from the machine, and destroy copies of more than "
            "{days} days."
        ).format(days=BACKUP_DAYS)
        disk = self.tr("It lies on the same disk as the vault; copy it to another one.")
        self.told.emit(
            Notice(
                self.tr("The backup is there, and was read back: {name}.").format(name=name),
                f"{disk} {keys}" if made.same_disk else keys,
                icon="triangle-alert" if made.same_disk else "circle-check",
                ink="amber" if made.same_disk else "green",
            )
        )
