"""The form of one step of a case, built from the table of forms."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from alertadores.app import Command, Step, ThingView, UserError
from ui import faces, forms
from ui.forms import Around
from ui.pages.act_help import help_for
from ui.pages.matter import Matter
from ui.refusing import refuse
from ui.shell.banners import Notice
from ui.widgets.button import Button, Kind
from ui.widgets.chip import Chip
from ui.widgets.draft_note import DraftNote
from ui.widgets.inputs import Input
from ui.widgets.text import Look, Rule, Text
from ui.widgets.texts import TextInput

_WIDEST = 680
_DECIDES = frozenset({"approval.given", "approval.refused"})


class ActForm(QWidget):
    """Questions, what is missing, and two buttons.

    Args:
        step: to be taken.
        verb: what it does.
        around: the office.
        thing: what it is about, as it stands when the form opens.
    """

    submitted = Signal(Command)
    given_up = Signal()
    refused = Signal(Notice)

    def __init__(
        self, step: Step, verb: str, around: Around, thing: ThingView | None = None
    ) -> None:
        super().__init__()
        self.step = step
        self.verb = verb
        self._began: dict[str, object] = {}
        self._thing = thing
        self._language = around.words.language
        self._possible = True
        self.note = DraftNote()
        self.note.discarded.connect(self.given_up)
        self._changed = Text("", tone="amber-text", wrap=True)
        self._changed.hide()
        self._matter = Matter(around.words)
        self._matter.setVisible(thing is not None and step.command in _DECIDES)
        if thing is not None:
            self._matter.show_thing(thing)
        self._fields = {each.name: forms.field(each, around) for each in forms.questions(step)}
        self._help = help_for(self.inputs, around)
        self.setWindowTitle(verb)
        self._missing = Text("", Look.SMALL, tone="text3", wrap=True)
        self._do = Button(verb, Kind.PRIMARY)
        self._do.clicked.connect(self._submit)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.given_up)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._submit)
        self._build(verb, cancel)
        self._began = self._answers()
        self._check()

    def _body(self, verb: str) -> QWidget:
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        body = QVBoxLayout(inner)
        body.setContentsMargins(24, 20, 24, 20)
        body.setSpacing(16)
        head = QHBoxLayout()
        head.addWidget(Text(verb, Look.HEADING))
        head.addStretch(1)
        if sentence := forms.needs_second_person(self.step):
            head.addWidget(Chip(faces.two(self.tr("Needs two people"))))
            body.addLayout(head)
            body.addWidget(Text(sentence, tone="text2", wrap=True))
        else:
            body.addLayout(head)
        body.addWidget(self._changed)
        body.addWidget(self._matter)
        if self._help is not None:
            body.addWidget(self._help)
        roomy = any(isinstance(each.entry, TextInput) for each in self._fields.values())
        for each in self._fields.values():
            body.addWidget(each, int(isinstance(each.entry, TextInput)))
            each.entry.changed.connect(self._check)
        if not roomy:
            body.addStretch(1)
        return inner

    def _build(self, verb: str, cancel: Button) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._body(verb))
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 12)
        foot.setSpacing(8)
        foot.addWidget(self._do)
        foot.addWidget(cancel)
        foot.addWidget(self._missing, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.note)
        whole.addWidget(scroll, 1)
        whole.addWidget(Rule())
        whole.addLayout(foot)

    @property
    def is_touched(self) -> bool:
        """Whether any answer is another than the one it began with."""
        return self._answers() != self._began

    def _answers(self) -> dict[str, object]:
        return {name: each.entry.answer() for name, each in self._fields.items()}

    @property
    def inputs(self) -> dict[str, Input]:
        """The input of each value."""
        return {name: each.entry for name, each in self._fields.items()}

    def restored(self, seen: bytes | None) -> None:
        """Say that a draft is back in the inputs.

        Args:
            seen: the version of what it is about that was read when the draft was written.
        """
        self.note.say()
        if self._thing is not None and seen is not None and seen != self._thing.version:
            self._say_text_changed(self._thing)

    def begin(self) -> None:
        """Put the cursor into the first question."""
        first = next(iter(self._fields.values()), None)
        helped = self._help is not None and self._help.focusProxy() is not None
        (self._help if helped and self._help else first or self._do).setFocus()

    def reopen(self) -> None:
        """Take the step again, after it was refused."""
        self._check()

    @property
    def seen(self) -> bytes | None:
        """The version of what it is about that is shown here."""
        return None if self._thing is None else self._thing.version

    def renew(self, thing: ThingView | None, steps: Sequence[Step]) -> None:
        """Take in what changed meanwhile; what was typed stays.

        Args:
            thing: what the step is about, as it stands now.
            steps: what may be done now.
        """
        before, self._thing = self._thing, thing
        self._possible = self.step in steps
        if not self._possible:
            self._changed.say(
                self.tr(
                    "The case changed meanwhile, and this can no longer be done. What you wrote is "
                    "still here, to be copied."
                )
            )
        elif before is not None and thing is not None and before.version != thing.version:
            self._say_text_changed(thing)
        else:
            self._check()
            return
        self._changed.show()
        self._check()

    def _say_text_changed(self, thing: ThingView) -> None:
        self._matter.show_thing(thing)
        self._matter.show()
        self._changed.say(
            self.tr(
                "The text changed meanwhile. Read it as it is now, then go on: what you wrote "
                "is still here."
            )
        )
        self._changed.show()

    def prefill(self, name: str, text: str) -> None:
        """Begin from a text that is to be changed."""
        entry = self._fields[name].entry
        if isinstance(entry, TextInput):
            entry.setPlainText(text)
        self._began = self._answers()

    def _check(self) -> None:
        missing = [each.name for each in self._fields.values() if each.is_missing()]
        self._do.setEnabled(self._possible and not missing)
        said = self.tr("Still missing: {fields}.").format(fields=", ".join(missing))
        self._missing.say(said if missing else "")

    def _submit(self) -> None:
        if not self._do.isEnabled():
            return
        try:
            command = forms.command(self.step, self._answers())
        except UserError as error:
            self.refused.emit(refuse(error, self._fields, self._language))
            return
        self._do.setEnabled(False)
        self.submitted.emit(command)
