"""The locks of one's own vault: another passphrase, another recovery code.

Both ask for what opens the vault now: a desk that was left open is not its owner.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from alertadores.app import (
    AlertadoresError,
    Explanation,
    Session,
    Surroundings,
    change_passphrase,
    explain,
    is_same_code,
    new_recovery_code,
    typed_secret,
)
from ui.desk import Desk
from ui.settings import Language
from ui.widgets.button import Button, Kind
from ui.widgets.problem import Problem
from ui.widgets.secret import CapsHint, SecretInput
from ui.widgets.strength import StrengthMeter
from ui.widgets.text import Look, Text

translate = QCoreApplication.translate

_WIDTH: Final = 460


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose vault it is.

    Attributes:
        surroundings: the cost of a guess at a new passphrase.
        practice: a vault of the practice office, whose passphrase is known to all.
        language: of the window.
    """

    surroundings: Surroundings
    practice: bool
    language: Language


class LockDialog(QDialog):
    """A column with one act at its foot, and what went wrong above that."""

    def __init__(self, desk: Desk, owner: Owner, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setFixedWidth(_WIDTH)
        self.desk = desk
        self.owner = owner
        self.problem = Problem()
        self.act = Button(title, Kind.PRIMARY)
        self.cancel = Button(self.tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.column = QVBoxLayout()
        self.column.setSpacing(14)
        self.column.addWidget(Text(title, Look.TITLE))
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.act)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(16)
        whole.addLayout(self.column)
        whole.addWidget(self.problem)
        whole.addLayout(foot)

    def add(self, name: str, entry: QWidget) -> Text:
        """Add an input below its name, and return the name."""
        label = Text(name, Look.SECTION)
        label.setBuddy(entry)
        pair = QVBoxLayout()
        pair.setSpacing(4)
        pair.addWidget(label)
        pair.addWidget(entry)
        self.column.addLayout(pair)
        return label

    def order(self, *inputs: QWidget) -> None:
        """Let Tab go down the inputs, then to the buttons; begin with the first input."""
        for before, after in pairwise((*inputs, self.act, self.cancel)):
            self.setTabOrder(before, after)
        inputs[0].setFocus()

    def fail(self, error: Exception) -> None:
        """Say what went wrong here, or to everybody where it is no fault of the person."""
        self.act.setEnabled(True)
        if isinstance(error, AlertadoresError):
            self.say(explain(error, self.owner.language))
        else:
            self.desk.tasks.failed.emit(error)

    def say(self, words: Explanation | None) -> None:
        """Say what is wrong."""
        self.problem.say(words)


class NewPassphrase(LockDialog):
    """The passphrase or code of now, and the new passphrase twice."""

    def __init__(self, desk: Desk, owner: Owner, parent: QWidget) -> None:
        super().__init__(desk, owner, translate("Locks", "Change passphrase"), parent)
        names = (
            self.tr("Present passphrase or recovery code"),
            self.tr("New passphrase"),
            self.tr("The new passphrase again"),
        )
        self.known, self.first, self.again = (SecretInput(name) for name in names)
        self.meter = StrengthMeter()
        self.add(names[0], self.known)
        self.add(names[1], self.first)
        self.column.addWidget(self.meter)
        self.add(names[2], self.again)
        self.column.addWidget(CapsHint(self.known, self.first, self.again))
        for each in (self.known, self.first, self.again):
            each.textChanged.connect(lambda _text: self._check())
        self.order(self.known, self.first, self.again)
        self.again.returnPressed.connect(self._change)
        self.act.clicked.connect(self._change)
        self._check()

    def _check(self) -> None:
        enough = self.meter.judge(self.first.text(), (Path.home().name, "Alertadores"))
        same = self.first.text() == self.again.text()
        self.act.setEnabled(enough and same and bool(self.known.text()))

    def _change(self) -> None:
        if not self.act.isEnabled():
            return
        known, new = typed_secret(self.known.text()), self.first.text()
        surroundings = self.owner.surroundings
        for each in (self.known, self.first, self.again):
            each.clear()
        self.say(None)

        def change(session: Session) -> None:
            change_passphrase(session, known, new, surroundings)

        title = self.tr("Changing the passphrase")
        self.desk.ask(title, change, lambda _none: self.accept(), self.fail, owner=self)


class NewCode(LockDialog):
    """The passphrase of now; then the code, which is typed back before it is left."""

    def __init__(self, desk: Desk, owner: Owner, parent: QWidget) -> None:
        super().__init__(desk, owner, translate("Locks", "New recovery code"), parent)
        self._code = ""
        self._said = Text(
            self.tr("The old code opens nothing any more once there is a new one."),
            tone="text2",
            wrap=True,
        )
        self.shown = Text("", Look.HEADING, wrap=True)
        self.shown.hide()
        self.entry = SecretInput(self.tr("Present passphrase or recovery code"))
        self.column.addWidget(self._said)
        self.column.addWidget(self.shown)
        self._name = self.add(self.entry.accessibleName(), self.entry)
        self.column.addWidget(CapsHint(self.entry))
        self.entry.textChanged.connect(lambda _text: self._check())
        self.order(self.entry)
        self.entry.returnPressed.connect(self._go_on)
        self.act.clicked.connect(self._go_on)
        self._check()

    def _check(self) -> None:
        typed = self.entry.text()
        self.act.setEnabled(is_same_code(self._code, typed) if self._code else bool(typed))

    def _go_on(self) -> None:
        if not self.act.isEnabled():
            return
        if self._code:
            self.accept()
            return
        known = typed_secret(self.entry.text())
        self.entry.clear()
        self.act.setEnabled(False)
        self.say(None)
        self.desk.ask(
            self.tr("Making a recovery code"),
            lambda session: new_recovery_code(session, known),
            self._show,
            self.fail,
            owner=self,
        )

    def _show(self, code: str) -> None:
        self._code = code
        self.shown.say(code)
        self.shown.show()
        self._said.say(
            self.tr(
                "Write it down by hand and keep it away from this machine. Then type it here, so "
                "you know that what is written opens the vault."
            )
        )
        name = self.tr("The code, as you wrote it down")
        self._name.say(name)
        self.entry.setAccessibleName(name)
        self.act.setText(self.tr("I have it"))
        self.cancel.hide()
        self._check()

    def reject(self) -> None:
        """Stay open while a code is shown that nobody confirmed to have."""
        if not self._code:
            super().reject()
