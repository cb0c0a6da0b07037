"""The facts of an alert: when and where, which conducts, who is named, what proves it."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from alertadores.app import CaseView
from ui import dates, plain
from ui.pages.case_tab import CaseSetting, CaseTab
from ui.pages.case_values import alert_line, period, rows
from ui.widgets.chip import Glyph
from ui.widgets.facts import Facts, shown
from ui.widgets.sheet import Sheet
from ui.widgets.text import Look, Text

_WHERE: Final = ("institution", "scope", "government_level", "state", "programme", "amount")
_BEFORE: Final = ("reported_before", "reported_to", "reported_on", "reported_folio")
_WHO: Final = (
    "alerter", "identity_mode", "relation", "gender", "age_range", "language",
    "channel", "received", "source_folio",
)  # fmt: skip
_PERIOD: Final = ("facts_from", "facts_to", "facts_continue")
_LISTED: Final = ("accused", "evidence")
# What stands on other tabs, or says nothing to a reader.
_ELSEWHERE: Final = ("schema", "narrative", "conducts", "currency", "asks_protection", "risks")
_KNOWN: Final = frozenset((*_WHERE, *_BEFORE, *_WHO, *_PERIOD, *_LISTED, *_ELSEWHERE))
_MOST: Final = 100


class FactsTab(CaseTab):
    """What was alerted, in the order in which an officer thinks."""

    def __init__(self, setting: CaseSetting) -> None:
        super().__init__()
        self._words = setting.words
        self.sheet = Sheet()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet)

    def show_case(self, case: CaseView) -> None:
        """Show what the alert says."""
        sheet, words, fields = self.sheet, self._words, case.fields
        line = alert_line(case)
        withheld = frozenset(() if line is None else line.withheld)
        sheet.empty()
        if line is None or (not fields and not withheld):
            sheet.say(self.tr("The content of the alert is not there."))
            return
        sheet.head(self.tr("Facts"))
        when = period(fields)
        facts = [(self.tr("Period"), when)] if when else []
        self._rows([*facts, *rows(words, _WHERE, fields)], reserved="institution" in withheld)
        self._conducts(case, reserved="conducts" in withheld)
        for name in _LISTED:
            sheet.head(words.field(name))
            self._list(name, fields.get(name), reserved=name in withheld)
        sheet.head(self.tr("Reported before"))
        self._rows(rows(words, _BEFORE, fields), reserved="reported_to" in withheld)
        sheet.head(self.tr("Who alerts"))
        self._rows(rows(words, _WHO, fields), reserved="gender" in withheld)
        others = [name for name in fields if name not in _KNOWN]
        if others:
            sheet.head(self.tr("Other data"))
            self._rows(rows(words, others, fields), reserved=False)

    def _rows(self, found: list[tuple[str, str]], *, reserved: bool) -> None:
        if found:
            facts = Facts()
            facts.show_rows(found)
            self.sheet.add(facts)
        elif reserved:
            self.sheet.add(Reserved())
        else:
            self.sheet.say(self.tr("Not stated"))

    def _list(self, name: str, value: Any, *, reserved: bool) -> None:
        """List what was written line by line, as it was written."""
        lines = [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
        for each in lines[:_MOST]:
            self.sheet.add(shown(self._words.field(name), each))
        rest = len(lines) - _MOST
        if rest > 0:
            self.sheet.say(self.tr("and %n more", "", rest))
        if not lines:
            self._rows([], reserved=reserved)

    def _conducts(self, case: CaseView, *, reserved: bool) -> None:
        words, keys = self._words, case.fields.get("conducts") or ()
        edition = Text(
            self.tr("Catalogue of {day}").format(day=dates.short(words.edition("conducts"))),
            Look.CAPTION,
            tone="text3",
        )
        self.sheet.head(words.field("conducts"), edition)
        day = _received(case)
        for key in [each for each in keys if isinstance(each, str)][:_MOST]:
            self.sheet.add(self._conduct(key, day))
        if not keys:
            self._rows([], reserved=reserved)

    def _conduct(self, key: str, day: date | None) -> QWidget:
        """Return a conduct with its article; that it was not in force then is said."""
        words = self._words
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(Text(plain.line(words.label("conducts", key)), Look.MEDIUM, wrap=True), 1)
        basis = words.basis("conducts", key)
        if not words.is_in_force("conducts", key, day):
            basis = self.tr("not in force that day")
        tone = "text3" if words.is_in_force("conducts", key, day) else "amber-text"
        line.addWidget(Text(basis or self.tr("No legal basis"), Look.SMALL, tone=tone))
        return row


class Reserved(QWidget):
    """Something whose key this member does not hold."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Reserved: you do not hold the key of this part."))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Glyph("lock", "text3"))
        row.addWidget(Text(self.accessibleName(), tone="text3", wrap=True), 1)


def _received(case: CaseView) -> date | None:
    try:
        return date.fromisoformat(case.row.received)
    except ValueError:
        return None
