"""Two short forms: what is said of a file that is added, and what one leaves for."""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from alertadores.app import AddEvidence, EvidenceView
from ui import plain
from ui.widgets.button import Button, Kind
from ui.widgets.chip import Glyph
from ui.widgets.field import Field
from ui.widgets.inputs import LineInput, TextInput
from ui.widgets.text import Look, Rule, Text

_WIDEST = 680


class _Form(QWidget):
    """A title, fields, notes, and two buttons."""

    given_up = Signal()

    def __init__(self, title: str, verb: str, about: str) -> None:
        super().__init__()
        self.setWindowTitle(title)
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
        self.body.addWidget(Text(about, tone="text2", wrap=True))
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(inner)

    def _finish(self) -> None:
        """Add the buttons, last in the order of tabs."""
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.given_up)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 12)
        foot.setSpacing(8)
        foot.addWidget(self.do)
        foot.addWidget(cancel)
        foot.addStretch(1)
        self._whole.addStretch(1)
        self._whole.addWidget(Rule())
        self._whole.addLayout(foot)

    def ask(self, field: Field) -> None:
        """Add a field."""
        self.body.addWidget(field)
        field.entry.changed.connect(lambda: self.do.setEnabled(not self.is_missing()))

    def note(self, icon: str, ink: str, sentence: str) -> None:
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


class AddForm(_Form):
    """What is said of a file that becomes part of the case.

    Args:
        source: the file.
    """

    submitted = Signal(AddEvidence)

    def __init__(self, source: Path) -> None:
        super().__init__(
            self.tr("Add file"), self.tr("Add to the case"), plain.line(source.name, 120)
        )
        self.source = source
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
        for field in (self._title, self._description):
            self.ask(field)
        self.note(
            "triangle-alert",
            "amber-text",
            self.tr(
                "It may identify people: look before you attach. The search for the name that "
                "masks texts does not look into files."
            ),
        )
        self.note(
            "file-check",
            "text2",
            self.tr(
                "It is kept to the last byte as it came, metadata included, and encrypted. The "
                "original where it lies now is not touched."
            ),
        )
        self._finish()
        self.setFocusProxy(self._title)

    def is_missing(self) -> bool:
        """Tell whether the title is missing."""
        return self._title.is_missing()

    def submit(self) -> None:
        """Hand the answers over."""
        self.submitted.emit(
            AddEvidence(
                title=self._title.entry.answer(), description=self._description.entry.answer()
            )
        )


class ExportForm(_Form):
    """What a file leaves for.

    Args:
        file: that is to leave.
    """

    submitted = Signal(str)

    def __init__(self, file: EvidenceView) -> None:
        super().__init__(
            self.tr("Export file"), self.tr("Choose where to save…"), plain.line(file.title)
        )
        self.file = file
        self._purpose = Field(
            self.tr("What it leaves for"),
            LineInput(),
            self.tr("For instance: accounting opinion, request of the authority."),
            needed=True,
        )
        self.ask(self._purpose)
        self.note(
            "triangle-alert",
            "amber-text",
            self.tr(
                "Outside the vault it is no longer encrypted. Whoever reads it there leaves no "
                "trace."
            ),
        )
        self.note(
            "file-text",
            "text2",
            self.tr("Who took it out, when and what for is an entry of the log."),
        )
        self._finish()
        self.setFocusProxy(self._purpose)

    def is_missing(self) -> bool:
        """Tell whether the purpose is missing."""
        return self._purpose.is_missing()

    def submit(self) -> None:
        """Hand the purpose over."""
        self.submitted.emit(self._purpose.entry.answer())
