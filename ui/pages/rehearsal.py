"""Rehearsing the last backup: restored beside the vault with what opens it, and removed again."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from alertadores.app import (
    LastBackup,
    Progress,
    RestoredView,
    Session,
    last_backup,
    rehearse_last,
    typed_secret,
)
from ui import dates, plain
from ui.desk import Desk
from ui.pages.locks import LockDialog, Owner
from ui.widgets.secret import CapsHint, SecretInput
from ui.widgets.text import Elided, Look, Text

translate = QCoreApplication.translate


class Rehearsal(LockDialog):
    """The passphrase or code of then; what came out is told when the backup was restored."""

    rehearsed = Signal(RestoredView)

    def __init__(self, desk: Desk, owner: Owner, parent: QWidget) -> None:
        title = translate("Rehearsal", "Rehearse the last backup")
        super().__init__(desk, owner, title, parent)
        what = self.tr(
            "The last backup is restored for a try, checked as a whole, and removed again. This "
            "vault stays as it is."
        )
        self._which = Elided("", Look.MEDIUM)
        self.column.addWidget(Text(what, tone="text2", wrap=True))
        self.column.addWidget(self._which)
        self.entry = SecretInput(self.tr("Passphrase or recovery code"))
        self.add(self.entry.accessibleName(), self.entry)
        self.column.addWidget(CapsHint(self.entry))
        self.entry.textChanged.connect(lambda _text: self._check())
        self.order(self.entry)
        self.entry.returnPressed.connect(self._begin)
        self.act.clicked.connect(self._begin)
        self._check()
        desk.ask(self.tr("Looking for the last backup"), last_backup, self._say, owner=self)

    def _say(self, last: LastBackup | None) -> None:
        if last is None:
            self._which.say(self.tr("There is no backup of this vault yet."))
        else:
            when = dates.moment(last.made.astimezone())
            self._which.say(f"{dates.capitalised(when)} · {plain.line(last.place, 300)}")

    def _check(self) -> None:
        self.act.setEnabled(bool(self.entry.text()))

    def _begin(self) -> None:
        if not self.act.isEnabled():
            return
        secret, surroundings = typed_secret(self.entry.text()), self.owner.surroundings
        self.entry.clear()
        self.say(None)

        def rehearse(session: Session, progress: Progress) -> RestoredView:
            return rehearse_last(session, secret, surroundings, progress)

        title = self.tr("Rehearsing the last backup")
        self.desk.ask_at_length(title, rehearse, self._done, self.fail, owner=self)

    def _done(self, found: RestoredView) -> None:
        self.rehearsed.emit(found)
        self.accept()
