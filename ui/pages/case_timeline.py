"""All entries of a case; the chosen one in full at the right."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from alertadores.app import CaseView, Standing, TimelineLine, Undoable
from ui import dates, faces, plain
from ui.actions import Id
from ui.alerts_model import day
from ui.pages.case_tab import CaseSetting, CaseTab
from ui.pages.case_values import DAYS
from ui.pages.entry_undo import EntryUndo
from ui.pages.events import Events
from ui.widgets.chip import Chip
from ui.widgets.facts import Facts, section
from ui.widgets.reading import Reading
from ui.widgets.text import Rule, Text
from ui.widgets.timeline import Timeline

_LONG: Final = 120
# Hashes and lists of keys say nothing to a reader; `identity_mode` says what `identity` does.
_SILENT: Final = frozenset(
    {
        "schema",
        "identity",
        "readers",
        "seats",
        "envelope",
        "link_key",
        "emission",
        "file",
        "sha256",
    }
)


class TimelineTab(CaseTab):
    """The second tab of a case."""

    def __init__(self, setting: CaseSetting) -> None:
        super().__init__()
        self._words = setting.words
        self._case = setting.case
        self._undoable: frozenset[bytes] = frozenset()
        self._lines: dict[bytes, TimelineLine] = {}
        self._kinds: dict[bytes, str] = {}
        self._order: list[bytes] = []
        self.list = Timeline()
        self.list.chosen.connect(self._show_entry)
        self.undo = EntryUndo(self.list, setting.actions, (Id.COPY_FOLIO,))
        self._standing = Chip(faces.standing(Standing.PENDING.value))
        self._meaning = Text("", tone="text2", wrap=True)
        self._facts = Facts(104)
        self._text = Reading(self.tr("Text of the entry"), lines=6)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addLayout(section(self.tr("Entry")))
        column.addWidget(self._standing)
        column.addWidget(self._meaning)
        column.addWidget(self._facts)
        column.addWidget(self._text, 1)
        column.addWidget(self.undo.button)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFixedWidth(340)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(right)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list, 1)
        row.addWidget(Rule(upright=True))
        row.addWidget(scroll)
        self.setFocusProxy(self.list)

    def show_case(self, case: CaseView) -> None:
        """Show the entries of a case, the newest chosen."""
        self._order = [line.entry for line in case.timeline]
        self._lines = {line.entry: line for line in case.timeline}
        self._undoable = case.undoable
        self._kinds = {thing.name: thing.kind for thing in case.things}
        self.list.show_events(Events(case.timeline, self._words))
        self.list.setCurrentIndex(self.list.model_.index(0, 0))

    def show_entry(self, entry: bytes) -> None:
        """Choose an entry."""
        found = (row for row, each in enumerate(reversed(self._order)) if each == entry)
        self.list.setCurrentIndex(self.list.model_.index(next(found, 0), 0))

    def _show_entry(self, entry: bytes) -> None:
        line = self._lines[entry]
        may = entry in self._undoable
        self.undo.aim(Undoable(entry, line.type, self._case) if may else None)
        self._standing.show_face(faces.standing(line.standing.value))
        self._meaning.say(self._explained(line))
        long: list[str] = []
        rows = [
            (self.tr("By"), plain.line(line.author)),
            (self.tr("Recorded"), dates.capitalised(dates.moment(line.recorded))),
        ]
        if line.occurred != line.recorded:
            rows.append((self.tr("Happened"), dates.capitalised(dates.moment(line.occurred))))
        if line.object in self._kinds:
            rows.append((self.tr("About"), self._words.kind(self._kinds[line.object])))
        if line.undoes in self._lines:
            rows.append((self.tr("Undoes"), self._words.sentence(self._lines[line.undoes])))
        if line.grounds:
            rows.append((self._words.field("reasons"), self._words.grounds(line)))
        for name, value in {**line.data, **line.fields}.items():
            if name in _SILENT or name.endswith(("_check", "_wrap")) or value in (None, "", []):
                continue
            said = self._said(line, name, value)
            if len(said) > _LONG or "\n" in said:
                long.append(said)
            else:
                rows.append((self._words.field(name), plain.line(said)))
        self._facts.show_rows(rows)
        self._text.setVisible(bool(long))
        self._text.read("\n\n".join(long))

    def _said(self, line: TimelineLine, name: str, value: Any) -> str:
        if name in DAYS:
            return day(str(value))
        return self._words.datum(line.type, name, value)

    def _explained(self, line: TimelineLine) -> str:
        match line.standing:
            case Standing.PENDING:
                return self.tr("It waits in your queue until the hub gives it a place.")
            case Standing.INDEXED:
                return self.tr("It has its place in the log; no checkpoint covers it yet.")
            case Standing.SEALED:
                return self.tr("A signed checkpoint of the log covers it.")
            case Standing.REJECTED:
                reason = "" if line.reason is None else self._words.reason(line.reason)
                return self.tr("It is kept and has no effect. {reason}").format(reason=reason)
