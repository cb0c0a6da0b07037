"""Forms of what an administrator proposes about members; a second person decides."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from alertadores.app import (
    COMMANDS,
    Command,
    DraftPlace,
    MemberView,
    Role,
    Session,
    incompatible_roles,
    propose_member,
    read_request,
    read_request_file,
)
from ui import faces, plain
from ui.desk import Desk
from ui.files import ask_for_file
from ui.notices import unrecordable
from ui.pages.drafted import DraftedForm
from ui.shell.banners import Notice
from ui.widgets.button import Button, Kind
from ui.widgets.chip import Chip
from ui.widgets.field import Field
from ui.widgets.inputs import Input
from ui.widgets.many import ManyInput
from ui.widgets.text import Look, Text
from ui.widgets.texts import TextInput
from ui.words import Words

ADMISSION: Final = "member.proposed"
ROLES: Final = "member.roles_proposed"
REMOVAL: Final = "member.removal_proposed"


class Proposing(DraftedForm):
    """Title, fields, what is amiss, two buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Text("", Look.STRONG, wrap=True)
        self._do = Button(self.tr("Propose"), Kind.PRIMARY)
        self._do.clicked.connect(self._submit)
        self._amiss = Text("", Look.SMALL, tone="amber-text", wrap=True)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.give_up)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self.body.addWidget(self.title)
        self.body.addWidget(Chip(faces.two(self.tr("Needs two people"))))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._do)
        buttons.addWidget(cancel)
        buttons.addStretch(1)
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 16, 20, 20)
        inner.setSpacing(12)
        inner.addLayout(self.body)
        inner.addWidget(self._amiss)
        inner.addLayout(buttons)
        inner.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.note)
        whole.addLayout(inner, 1)

    def reopen(self) -> None:
        """Let it be submitted again, after it was refused."""
        self._do.setEnabled(True)

    @abstractmethod
    def _submit(self) -> None:
        """Do what the form is for."""

    def _judge(self, roles: Sequence[str], words: Words) -> bool:
        """Say what is amiss with a set of roles, and return whether nothing is."""
        clash = incompatible_roles([Role(key) for key in roles])
        said = ""
        if clash is not None:
            one, other = (words.short("roles", each) for each in clash)
            said = self.tr("One person may not hold both: {one}, {other}.").format(
                one=one, other=other
            )
        self._amiss.say(said)
        self._amiss.setVisible(bool(said))
        return clash is None and bool(roles)


class ProposalForm(Proposing):
    """Other roles for a member, or their removal.

    Args:
        words: labels.
        today: in the office.
        member: whom it is about.
        roles: whether roles are asked for; a removal otherwise.
    """

    submitted = Signal(Command)
    refused = Signal(Notice)
    """Why what was typed cannot be recorded."""

    def __init__(self, words: Words, today: date, member: MemberView, *, roles: bool) -> None:
        super().__init__()
        self._words = words
        self._member = member
        name = plain.line(member.name, 80)
        title = self.tr("Other roles for {name}") if roles else self.tr("Remove {name}")
        self.title.say(title.format(name=name))
        self._roles: ManyInput | None = None
        if roles:
            entry = _roles_input(words, today, member.roles)
            entry.changed.connect(self._check)
            self._roles = entry
            self.body.addWidget(Field(self.tr("Roles"), entry, needed=True))
        else:
            rest = self.tr(
                "From the agreement on, their keys sign nothing. What they read stays read: no "
                "program takes that back."
            )
            self.body.addWidget(Text(rest, tone="text2", wrap=True))
        self._motive = TextInput(lines=3)
        self.body.addWidget(Field(words.field("motive"), self._motive))
        self._check()

    @property
    def place(self) -> DraftPlace:
        """One draft of each kind of proposal about each member."""
        return DraftPlace.about_member(self.command, self._member.number)

    @property
    def command(self) -> str:
        """The type of the entry it is to become."""
        return ROLES if self._roles is not None else REMOVAL

    def inputs(self) -> Mapping[str, Input]:
        """Return the motive, and the roles if they are asked for."""
        roles = {} if self._roles is None else {"roles": self._roles}
        return {**roles, "motive": self._motive}

    def begin(self) -> None:
        """Put the cursor into the first question."""
        (self._motive if self._roles is None else self._roles).setFocus()

    def _check(self) -> None:
        if self._roles is None:
            self._amiss.hide()
            return
        held = self._roles.answer()
        same = set(held) == set(self._member.roles)
        self._do.setEnabled(self._judge(held, self._words) and not same)

    def _submit(self) -> None:
        values: dict[str, Any] = {"number": self._member.number}
        if self._roles is not None:
            values["roles"] = self._roles.answer()
        if (motive := self._motive.answer()) is not None:
            values["motive"] = motive
        try:
            command = COMMANDS[self.command](**values)
        except ValueError:
            self.refused.emit(unrecordable())
            return
        self._do.setEnabled(False)
        self.submitted.emit(command)


class AdmissionForm(Proposing):
    """A new member: the request they handed in, and their roles.

    Args:
        desk: reads the request.
        words: labels.
    """

    submitted = Signal(object)
    """The deed that proposes them."""

    def __init__(self, desk: Desk, words: Words) -> None:
        super().__init__()
        self.title.say(self.tr("A new member"))
        self._desk = desk
        self._words = words
        self._data = b""
        why = self.tr(
            "Whoever wants to come in makes a request in their own vault and hands you the file. "
            "Another member agrees, with six words that they hear from that person."
        )
        self.choose_button = Button(self.tr("Choose the request…"), icon="folder-open")
        self.choose_button.clicked.connect(self._ask)
        self._person = Text(self.tr("No request chosen"), tone="text3", wrap=True)
        self._roles = _roles_input(words, desk.today, ())
        self._roles.changed.connect(self._check)
        for part in (
            Text(why, tone="text2", wrap=True),
            self.choose_button,
            self._person,
            Field(self.tr("Roles"), self._roles, needed=True),
        ):
            self.body.addWidget(part)
        self._check()

    @property
    def place(self) -> DraftPlace:
        """One draft; the request itself is a file, which is chosen again."""
        return DraftPlace(ADMISSION)

    @property
    def advice(self) -> str:
        """Say that the file is no part of the draft."""
        return self.tr("Choose the request again.")

    def inputs(self) -> Mapping[str, Input]:
        """Return the roles."""
        return {"roles": self._roles}

    def begin(self) -> None:
        """Put the focus on the first button."""
        self.choose_button.setFocus()

    def choose(self, path: Path) -> None:
        """Take the file that was handed in."""

        def read(session: Session) -> tuple[bytes, str]:
            data = read_request_file(path)
            return data, read_request(session, data).person.name

        self._desk.ask(self.tr("Reading the request"), read, self._take, owner=self)

    def _take(self, found: tuple[bytes, str]) -> None:
        self._data, name = found
        self._person.say(plain.line(name, 80))
        self._person.tone("text")
        self._check()

    def _ask(self) -> None:
        pattern = self.tr("Requests (*.json);;All files (*)")
        ask_for_file(self, self.tr("Request to join"), pattern, self.choose)

    def _check(self) -> None:
        fine = self._judge(self._roles.answer(), self._words)
        self._do.setEnabled(fine and bool(self._data))

    def _submit(self) -> None:
        data, roles = self._data, self._roles.answer()
        self._do.setEnabled(False)
        self.submitted.emit(lambda session: propose_member(session, data, roles))


def _roles_input(words: Words, today: date, held: Sequence[str]) -> ManyInput:
    choices = [
        (key, words.short("roles", key), "") for key, _label in words.choices("roles", today)
    ]
    entry = ManyInput(choices)
    entry.retype(tuple(held))
    return entry
