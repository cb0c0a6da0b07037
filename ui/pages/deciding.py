"""A matter of the office that waits for a second person: the whole of it, to agree or refuse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from alertadores.app import DraftPlace, InboxItem, Step, ThingView, UserError
from ui import dates, faces, forms, plain
from ui.drafts import Drafts
from ui.forms import Around
from ui.pages.drafted import DraftedForm
from ui.pages.matter import Matter
from ui.refusing import refuse
from ui.shell.banners import Notice
from ui.widgets.button import Button, Kind
from ui.widgets.chip import Chip
from ui.widgets.field import Field
from ui.widgets.inputs import Input, LineInput
from ui.widgets.text import Look, Rule, Text

_WIDEST: Final = 680
AGREEMENT: Final = "approval.given"
_REFUSE: Final = "approval.refused"
_ADMISSION: Final = "member.proposed"


def draft_place(item: bytes) -> DraftPlace:
    """Return where the draft of a decision is kept, be it an agreement or a refusal."""
    return DraftPlace(AGREEMENT, object=item)


class Deciding(DraftedForm):
    """What somebody proposed, a reason if one is given, and three buttons.

    Args:
        item: of the inbox.
        values: what it says.
        around: the office, with all its members.
        drafts: of the open vault.
    """

    decided = Signal(object)
    """The command: `Approve` or `Refuse`."""
    admitted = Signal(str)
    """Agreed with a person, with the six words that were heard."""
    refused = Signal(Notice)
    """Why what was typed cannot be recorded."""

    def __init__(
        self,
        item: InboxItem,
        values: Mapping[str, Any],
        around: Around,
        drafts: Drafts,
    ) -> None:
        super().__init__()
        self._item = item
        self.hearing = Hearing() if item.kind == _ADMISSION else None
        self._waits = True
        words = around.words
        self._language = words.language
        self.setWindowTitle(words.kind(item.kind))
        shown = dict(values)
        people = {each.number: each.name for each in around.members}
        if (number := shown.get("number")) in people:
            shown["number"] = f"{plain.line(people[number], 80)} ({number})"
        thing = ThingView(item.id, item.kind, "", item.author, item.recorded, item.id, shown)
        self.matter = Matter(words)
        self.matter.show_thing(thing)
        asked = (replace(each, needed=False) for each in forms.questions(Step(_REFUSE)))
        self._fields = {each.name: forms.field(each, around) for each in asked}
        for entry in self.inputs().values():
            entry.changed.connect(self._check)
        self.agree = Button(self.tr("Agree"), Kind.PRIMARY, icon="users")
        self.agree.clicked.connect(self._agree)
        self.refuse = Button(self.tr("Refuse"))
        self.refuse.clicked.connect(lambda: self._decide(_REFUSE))
        self.back = Button(self.tr("Back"), Kind.QUIET)
        self.back.clicked.connect(self.given_up)
        self._why = Text("", Look.SMALL, tone="text3")
        self._build(dates.moment(item.recorded))
        self.keep_in(drafts)
        self._check()

    def _build(self, moment: str) -> None:
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        body = QVBoxLayout(inner)
        body.setContentsMargins(24, 20, 24, 20)
        body.setSpacing(16)
        head = QHBoxLayout()
        head.addWidget(Text(self.windowTitle(), Look.TITLE))
        head.addStretch(1)
        head.addWidget(Chip(faces.two(self.tr("Needs two people"))))
        body.addLayout(head)
        said = self.tr("Proposed by {author}, {moment}.").format(
            author=plain.line(self._item.author, 80), moment=moment
        )
        body.addWidget(Text(said, tone="text2", wrap=True))
        body.addWidget(self.matter)
        if self.hearing is not None:
            body.addWidget(self.hearing)
        for field in self._fields.values():
            body.addWidget(field)
        body.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 12)
        foot.setSpacing(8)
        for button in (self.agree, self.refuse, self.back):
            foot.addWidget(button)
        foot.addWidget(self._why, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.note)
        whole.addWidget(scroll, 1)
        whole.addWidget(Rule())
        whole.addLayout(foot)

    @property
    def place(self) -> DraftPlace:
        """One draft of a decision, be it an agreement or a refusal."""
        return draft_place(self._item.id)

    def inputs(self) -> Mapping[str, Input]:
        """Return ground and motive, and what is asked for beside them."""
        heard = {} if self.hearing is None else {"words": self.hearing.words}
        return {**{name: field.entry for name, field in self._fields.items()}, **heard}

    def give_up(self) -> None:
        """Discard the draft; the matter stays in view."""
        self.discard()
        self.begin()

    def begin(self) -> None:
        """Put the focus where nothing is decided by an inadvertent key."""
        self.back.setFocus()

    def reopen(self) -> None:
        """Decide again, after it was refused."""
        self._check()

    def end(self) -> None:
        """Say that it was decided meanwhile; what was typed stays."""
        self._waits = False
        self.reopen()

    def _check(self) -> None:
        may = all(field.entry.answer() for field in self._fields.values())
        self.refuse.setEnabled(may and self._waits)
        heard = self.hearing is None or bool(self.hearing.words.answer())
        self.agree.setEnabled(heard and self._waits)
        self._why.setVisible(not self.refuse.isEnabled())
        self._why.say(
            self.tr("To refuse, give a ground and say why.")
            if self._waits
            else self.tr("This waits no more. What you wrote is still here, to be copied.")
        )

    def _agree(self) -> None:
        if self.hearing is None:
            self._decide(AGREEMENT)
            return
        self.agree.setEnabled(False)
        self.refuse.setEnabled(False)
        self.admitted.emit(self.hearing.words.answer())

    def _decide(self, type_: str) -> None:
        answers = {name: field.entry.answer() for name, field in self._fields.items()}
        if type_ == AGREEMENT:
            del answers["reasons"]
        try:
            command = forms.command(Step(type_, self._item.id), answers)
        except UserError as error:
            self.refused.emit(refuse(error, self._fields, self._language))
            return
        self.agree.setEnabled(False)
        self.refuse.setEnabled(False)
        self.decided.emit(command)


class Hearing(QWidget):
    """The six words of who wants to come in, as another member heard them: never shown here."""

    def __init__(self) -> None:
        super().__init__()
        why = self.tr(
            "Ask the person for their six words, by voice or face to face. Words that differ mean "
            "that the request was changed on its way."
        )
        self.words = LineInput(longest=200)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(Text(why, tone="text2", wrap=True))
        column.addWidget(Field(self.tr("The six words you heard"), self.words))
