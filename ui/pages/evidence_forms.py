"""Two short forms: what is said of a file that is added, and what one leaves for."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from alertadores.app import AddEvidence, DraftPlace, EvidenceView
from ui import plain
from ui.notices import unrecordable
from ui.pages.drafted import DraftedForm
from ui.shell.banners import Notice
from ui.widgets.button import Button, Kind
from ui.widgets.chip import Glyph
from ui.widgets.field import Field
from ui.widgets.inputs import Input, LineInput
from ui.widgets.text import Look, Rule, Text
from ui.widgets.texts import TextInput

_WIDEST = 680
ADDITION = AddEvidence.TYPE
EXPORT = "evidence.exported"


class EvidenceForm(DraftedForm):
    """A title, fields, notes, and two buttons.

    Args:
        title: of the form.
        verb: what it does.
        about: which file.
    """

    def __init__(self, title: str, verb: str, about: str) -> None:
        super().__init__()
        self.setWindowTitle(title)
        self.about = Text(about, tone="text2", wrap=True)
        self._fields: dict[str, Field] = {}
        self.do = Button(verb, Kind.PRIMARY)
        self.do.setEnabled(False)
        self.do.clicked.connect(self._submit)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._submit)
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(24, 20, 24, 20)
        self.body.setSpacing(16)
        self.body.addWidget(Text(title, Look.HEADING))
        self.body.addWidget(self.about)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(self.note)
        self._whole.addWidget(inner)

    def _finish(self) -> None:
        """Add the buttons, last in the order of tabs."""
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.give_up)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 12)
        foot.setSpacing(8)
        foot.addWidget(self.do)
        foot.addWidget(cancel)
        foot.addStretch(1)
        self._whole.addStretch(1)
        self._whole.addWidget(Rule())
        self._whole.addLayout(foot)

    def ask(self, name: str, field: Field) -> None:
        """Add a field."""
        self._fields[name] = field
        self.body.addWidget(field)
        field.entry.changed.connect(self.check)

    def check(self) -> None:
        """Let it be done once nothing is missing."""
        self.do.setEnabled(not self.is_missing())

    def inputs(self) -> Mapping[str, Input]:
        """Return the input of each value."""
        return {name: each.entry for name, each in self._fields.items()}

    def caution(self, icon: str, ink: str, sentence: str) -> None:
        """Add a sentence with an icon."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Glyph(icon, ink), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(sentence, Look.SMALL, tone="text2", wrap=True), 1)
        self.body.addLayout(row)

    @abstractmethod
    def is_missing(self) -> bool:
        """Tell whether a needed answer is missing."""

    @abstractmethod
    def submit(self) -> None:
        """Do what the form is for."""

    def _submit(self) -> None:
        if self.do.isEnabled():
            self.submit()


class AddForm(EvidenceForm):
    """What is said of a file that becomes part of the case.

    Args:
        case: its id.
        source: the file; None to go on with a draft, which knows no file.
    """

    submitted = Signal(AddEvidence)
    refused = Signal(Notice)
    """Why what was typed cannot be recorded."""
    file_wanted = Signal()

    def __init__(self, case: bytes, source: Path | None) -> None:
        super().__init__(self.tr("Add file"), self.tr("Add to the case"), "")
        self._case = case
        self.source = source
        self.choose_button = Button(self.tr("Choose the file…"), icon="paperclip")
        self.choose_button.clicked.connect(self.file_wanted)
        self.body.addWidget(self.choose_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._title = Field(
            self.tr("Title"),
            LineInput(),
            self.tr("What it is, as the case speaks of it."),
            needed=True,
        )
        self._description = Field(
            self.tr("Description"),
            TextInput(lines=3),
            self.tr("Who brought it, when, and on what medium."),
        )
        self.ask("title", self._title)
        self.ask("description", self._description)
        self.caution(
            "triangle-alert",
            "amber-text",
            self.tr(
                "It may identify people: look before you attach. The search for the name that "
                "masks texts does not look into files."
            ),
        )
        self.caution(
            "file-check",
            "text2",
            self.tr(
                "It is kept to the last byte as it came, metadata included, and encrypted. The "
                "original where it lies now is not touched."
            ),
        )
        self._finish()
        self._show_source()

    @property
    def place(self) -> DraftPlace:
        """One draft in a case."""
        return DraftPlace(ADDITION, self._case)

    def choose(self, source: Path) -> None:
        """Take the file that it is about."""
        self.source = source
        self._show_source()
        self.check()
        self.setFocus()

    def _show_source(self) -> None:
        chosen = self.source is not None
        name = "" if self.source is None else plain.line(self.source.name, 120)
        self.about.say(name or self.tr("No file chosen"))
        self.choose_button.setVisible(not chosen)
        self.setFocusProxy(self._title if chosen else self.choose_button)

    @property
    def advice(self) -> str:
        """Say what the draft does not know: the file."""
        if self.source is None:
            return self.tr("Choose the file again.")
        return self.tr("See that it is about this file.")

    def is_missing(self) -> bool:
        """Tell whether the file or its title is missing."""
        return self.source is None or self._title.is_missing()

    def submit(self) -> None:
        """Hand the answers over."""
        answers = {name: each.entry.answer() for name, each in self._fields.items()}
        try:
            command = AddEvidence(**answers)
        except ValueError:
            self.refused.emit(unrecordable())
            return
        self.submitted.emit(command)


class ExportForm(EvidenceForm):
    """What a file leaves for.

    Args:
        case: its id.
        file: that is to leave.
    """

    submitted = Signal(str)

    def __init__(self, case: bytes, file: EvidenceView) -> None:
        super().__init__(
            self.tr("Export file"),
            self.tr("Choose where to save…"),
            plain.line(file.title),
        )
        self._case = case
        self.file = file
        self._purpose = Field(
            self.tr("What it leaves for"),
            LineInput(),
            self.tr("For instance: accounting opinion, request of the authority."),
            needed=True,
        )
        self.ask("purpose", self._purpose)
        self.caution(
            "triangle-alert",
            "amber-text",
            self.tr(
                "Outside the vault it is no longer encrypted. Whoever reads it there leaves no "
                "trace."
            ),
        )
        self.caution(
            "file-text",
            "text2",
            self.tr("Who took it out, when and what for is an entry of the log."),
        )
        self._finish()
        self.setFocusProxy(self._purpose)

    @property
    def place(self) -> DraftPlace:
        """One draft of each file."""
        return DraftPlace(EXPORT, self._case, self.file.entry)

    def is_missing(self) -> bool:
        """Tell whether the purpose is missing."""
        return self._purpose.is_missing()

    def submit(self) -> None:
        """Hand the purpose over."""
        self.submitted.emit(self._purpose.entry.answer())
