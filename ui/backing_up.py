"""Backing up from the desk, and what is said of a backup and of its rehearsal."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtWidgets import QWidget

from alertadores.app import BACKUP_DAYS, BackupView, RestoredView, back_up
from ui import dates, plain
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
    noted = Signal()
    """There is a new backup, or the last one was rehearsed."""

    def __init__(self, desk: Desk, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._language = language
        self._parent = parent

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
        self.noted.emit()
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

    def tell_rehearsed(self, found: RestoredView) -> None:
        """Say that the last backup can be restored, and what is in it."""
        self.noted.emit()
        said = self.tr("The backup of {date} can be restored: everything in it was checked.")
        rest = self.tr("It holds {count} entries of the log. Nothing is left of the rehearsal.")
        entries = QLocale().toString(found.rows)
        self.told.emit(
            Notice(
                said.format(date=dates.moment(found.made.astimezone())),
                rest.format(count=entries),
                icon="circle-check",
                ink="green",
            )
        )
