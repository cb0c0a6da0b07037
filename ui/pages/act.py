"""The form of one step of a case, built from the table of forms."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from alertadores.app import Command, Step
from ui import faces, forms
from ui.forms import Around
from ui.shell.banners import Notice
from ui.widgets.button import Button, Kind
from ui.widgets.chip import Chip
from ui.widgets.inputs import TextInput
from ui.widgets.text import Look, Rule, Text

_WIDEST = 680


class ActForm(QWidget):
    """Questions, what is missing, and two buttons.

    Args:
        step: to be taken.
        verb: what it does.
        around: the office.
    """

    submitted = Signal(Command)
    given_up = Signal()
    refused = Signal(Notice)

    def __init__(self, step: Step, verb: str, around: Around) -> None:
        super().__init__()
        self._step = step
        self._fields = {each.name: forms.field(each, around) for each in forms.questions(step)}
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
        self._check()

    def _build(self, verb: str, cancel: Button) -> None:
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        body = QVBoxLayout(inner)
        body.setContentsMargins(24, 20, 24, 20)
        body.setSpacing(16)
        head = QHBoxLayout()
        head.addWidget(Text(verb, Look.HEADING))
        head.addStretch(1)
        if sentence := forms.needs_second_person(self._step):
            head.addWidget(Chip(faces.two(self.tr("Needs two people"))))
            body.addLayout(head)
            body.addWidget(Text(sentence, tone="text2", wrap=True))
        else:
            body.addLayout(head)
        for each in self._fields.values():
            body.addWidget(each)
            each.entry.changed.connect(self._check)
        body.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 12)
        foot.setSpacing(8)
        foot.addWidget(self._do)
        foot.addWidget(cancel)
        foot.addWidget(self._missing, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(Rule())
        whole.addLayout(foot)

    def begin(self) -> None:
        """Put the cursor into the first question."""
        first = next(iter(self._fields.values()), None)
        (first if first is not None else self._do).setFocus()

    def reopen(self) -> None:
        """Take the step again, after it was refused."""
        self._check()

    def prefill(self, name: str, text: str) -> None:
        """Begin from a text that is to be changed."""
        entry = self._fields[name].entry
        if isinstance(entry, TextInput):
            entry.setPlainText(text)

    def _check(self) -> None:
        missing = [each.name for each in self._fields.values() if each.is_missing()]
        self._do.setEnabled(not missing)
        said = self.tr("Still missing: {fields}.").format(fields=", ".join(missing))
        self._missing.say(said if missing else "")

    def _submit(self) -> None:
        if not self._do.isEnabled():
            return
        answers = {name: each.entry.answer() for name, each in self._fields.items()}
        try:
            command = forms.command(self._step, answers)
        except ValueError:
            self.refused.emit(
                Notice(
                    self.tr("Something written here cannot be recorded."),
                    self.tr(
                        "Nothing was recorded. A line holds no line breaks or control "
                        "characters, and a text holds at least one word."
                    ),
                )
            )
            return
        self._do.setEnabled(False)
        self.submitted.emit(command)
