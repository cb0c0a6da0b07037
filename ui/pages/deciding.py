"""A matter of the office that waits for a second person: the whole of it, to agree or refuse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from alertadores.app import InboxItem, Step, ThingView
from ui import dates, faces, forms, plain
from ui.forms import Around
from ui.pages.matter import Matter
from ui.widgets.button import Button, Kind
from ui.widgets.chip import Chip
from ui.widgets.text import Look, Rule, Text

_WIDEST: Final = 680
_AGREE: Final = "approval.given"
_REFUSE: Final = "approval.refused"


class Deciding(QWidget):
    """What somebody proposed, a reason if one is given, and three buttons.

    Args:
        item: of the inbox.
        values: what it says.
        around: the office, with all its members.
    """

    decided = Signal(object)
    """The command: `Approve` or `Refuse`."""
    given_up = Signal()

    def __init__(self, item: InboxItem, values: Mapping[str, Any], around: Around) -> None:
        super().__init__()
        self._item = item
        words = around.words
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
        for field in self._fields.values():
            field.entry.changed.connect(self._check)
        self.agree = Button(self.tr("Agree"), Kind.PRIMARY, icon="users")
        self.agree.clicked.connect(lambda: self._decide(_AGREE))
        self.refuse = Button(self.tr("Refuse"))
        self.refuse.clicked.connect(lambda: self._decide(_REFUSE))
        self.back = Button(self.tr("Back"), Kind.QUIET)
        self.back.clicked.connect(self.given_up)
        self._why = Text(self.tr("To refuse, give a ground and say why."), Look.SMALL, tone="text3")
        self._build(dates.moment(item.recorded))
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
        whole.addWidget(scroll, 1)
        whole.addWidget(Rule())
        whole.addLayout(foot)

    @property
    def is_writing(self) -> bool:
        """Whether something typed would be lost."""
        return bool(self._fields["motive"].entry.answer())

    def begin(self) -> None:
        """Put the focus where nothing is decided by an inadvertent key."""
        self.back.setFocus()

    def reopen(self) -> None:
        """Decide again, after it was refused."""
        self.agree.setEnabled(True)
        self._check()

    def _check(self) -> None:
        may = all(field.entry.answer() for field in self._fields.values())
        self.refuse.setEnabled(may)
        self._why.setVisible(not may)

    def _decide(self, type_: str) -> None:
        answers = {name: field.entry.answer() for name, field in self._fields.items()}
        if type_ == _AGREE:
            del answers["reasons"]
        command = forms.command(Step(type_, self._item.id), answers)
        self.agree.setEnabled(False)
        self.refuse.setEnabled(False)
        self.decided.emit(command)
