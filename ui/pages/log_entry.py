"""One entry of the log, looked at closely."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from alertadores.app import (
    EntryProof,
    LogEntry,
    Session,
    Standing,
    Undoable,
    entry_proof,
    undoable_at,
)
from ui import dates, faces, plain
from ui.pages.entry_undo import EntryUndo
from ui.pages.log_checkpoints import grouped, witnesses
from ui.shell.page import Setting
from ui.widgets.button import Button, Kind
from ui.widgets.chip import Chip
from ui.widgets.facts import Facts
from ui.widgets.sheet import Sheet
from ui.widgets.text import Look, Text

_NAMES = 92


class EntryPanel(Sheet):
    """What it says, how far it has come, and what stands behind it.

    Args:
        setting: of the page.
        rows: the list that it was chosen in.
    """

    case_wanted = Signal(bytes)

    def __init__(self, setting: Setting, rows: QAbstractItemView) -> None:
        super().__init__(left=20)
        self._desk = setting.desk
        self._words = setting.words
        self.undo = EntryUndo(rows, setting.actions)
        self._entry: LogEntry | None = None
        self._told: list[tuple[str, str]] = []
        self._rows = self._told
        self._title = Text("", Look.HEADING, wrap=True)
        self._standing = Chip(faces.standing(Standing.PENDING.value))
        self._meaning = Text("", tone="text2", wrap=True)
        self._facts = Facts(_NAMES)
        self.open_button = Button(self.tr("Open the case"), icon="arrow-right")
        self.open_button.clicked.connect(self._open)
        self.copy_button = Button(self.tr("Copy as text"), Kind.QUIET, icon="copy")
        self.copy_button.clicked.connect(self._copy)
        buttons = QWidget()
        column = QVBoxLayout(buttons)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.open_button)
        column.addWidget(self.undo.button)
        column.addWidget(self.copy_button)
        for part in (self._title, self._standing, self._meaning, self._facts, buttons):
            self.add(part)

    def show_entry(self, entry: LogEntry) -> None:
        """Show another entry; its hash and checkpoint follow as soon as they are known."""
        self._entry = entry
        line = entry.line
        title = self.tr("Reserved entry") if line is None else self._words.sentence(line)
        self._title.say(plain.line(title))
        self._standing.show_face(faces.standing(entry.standing.value))
        self._meaning.say(self._explained(entry))
        self._rows = self._told = self._known(entry)
        self._facts.show_rows(self._rows)
        self.open_button.setVisible(bool(entry.folio))
        self.undo.aim(None)

        def look(session: Session) -> tuple[EntryProof, Undoable | None]:
            return entry_proof(session, entry.place), undoable_at(session, entry.place)

        self._desk.ask(
            self.tr("Looking at the entry"),
            look,
            lambda found: self._show_proof(entry, *found),
            lambda _error: self._show_proof(entry, None, None),
            owner=self,
        )

    def _known(self, entry: LogEntry) -> list[tuple[str, str]]:
        """Return what the list knows of an entry."""
        number = self.tr("None yet") if entry.number is None else str(entry.number)
        rows = [(self.tr("Number"), number)]
        line = entry.line
        if line is None:
            return [*rows, (self.tr("Recorded"), self.tr("Not known here"))]
        case = plain.line(entry.folio, 40)
        if not case and entry.case is None:
            case = self.tr("Matter of the office")
        return [
            *rows,
            (self.tr("Recorded"), dates.capitalised(dates.moment(line.recorded))),
            (self.tr("By"), plain.line(line.author, 80) or self.tr("Somebody unknown")),
            (self.tr("Case"), case or self.tr("Not in your list of alerts")),
        ]

    @property
    def text(self) -> str:
        """What is shown, as lines of text."""
        standing = self._standing.accessibleName()
        head = (self._title.text(), f"{standing}. {self._meaning.text()}")
        return "\n".join([*head, *(f"{name}: {value}" for name, value in self._rows)])

    def _show_proof(
        self, entry: LogEntry, proof: EntryProof | None, undoable: Undoable | None
    ) -> None:
        if entry is not self._entry:
            return
        self.undo.aim(undoable)
        if proof is None:
            rows = [(self.tr("Leaf hash"), self.tr("Not known: look at the log anew"))]
        else:
            rows = [(self.tr("Leaf hash"), grouped(proof.leaf_hash))]
            rows.append((self.tr("Checkpoint"), self._checkpoint(proof)))
        self._rows = [*self._told, *rows]
        self._facts.show_rows(self._rows)

    def _checkpoint(self, proof: EntryProof) -> str:
        checkpoint = proof.checkpoint
        if checkpoint is None:
            return self.tr("None reaches over it yet")
        over = self.tr("Over the first {size} entries").format(size=checkpoint.size)
        return f"{over}, {witnesses(checkpoint.witnesses)}"

    def _explained(self, entry: LogEntry) -> str:
        if entry.line is None:
            return self.tr(
                "Your keys do not open it. Every member has the hash of every entry and nothing "
                "else of those they do not read: neither when they came nor what they are about."
            )
        match entry.standing:
            case Standing.PENDING:
                return self.tr("It waits in your queue until the hub gives it a place.")
            case Standing.INDEXED:
                return self.tr("It has its place in the log; no checkpoint covers it yet.")
            case Standing.SEALED:
                return self.tr("A signed checkpoint of the log covers it.")
        reason = "" if entry.line.reason is None else self._words.reason(entry.line.reason)
        return self.tr("It is kept and has no effect. {reason}").format(reason=reason)

    def _open(self) -> None:
        if self._entry is not None and self._entry.case is not None:
            self.case_wanted.emit(self._entry.case)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
