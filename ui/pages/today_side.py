"""The right column of Hoy: what is new, what waits for me, how safe the vault is, and charts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from alertadores.app import InboxItem, TodayView
from ui import dates, plain
from ui.actions import Actions
from ui.pages.inbox import InboxList
from ui.pages.today_health import HealthPart
from ui.widgets.charts import Bars, ChartSection, Columns, Datum, Stacked
from ui.widgets.clearing import clear
from ui.widgets.facts import section
from ui.widgets.rowlink import RowLink
from ui.widgets.text import Ground, Look, Text
from ui.words import Words

WIDTH: Final = 326
# From above; what has not been assessed comes last.
_LEVELS: Final = {
    "MUY_ALTO": "risk-5", "ALTO": "risk-4", "MODERADO": "risk-3", "BAJO": "risk-2",
    "MUY_BAJO": "risk-1", "": "line2",
}  # fmt: skip


class Side(Ground):
    """Sections, each with its head; the column scrolls as one."""

    case_wanted = Signal(bytes, str)

    def __init__(self, words: Words, actions: Actions) -> None:
        super().__init__("bg")
        self.setFixedWidth(WIDTH)
        self._words = words
        self._new_count = Text("", Look.CAPTION, tone="text3")
        self._new = QVBoxLayout()
        self._new.setSpacing(0)
        self._inbox_count = Text("", Look.CAPTION, tone="text3")
        self._nothing = Text(
            self.tr("Nothing waits for your agreement."), Look.SMALL, tone="text3", wrap=True
        )
        self.inbox = InboxList(words)
        self.health = HealthPart(actions)
        number = self.tr("Number")
        self.states = ChartSection(self.tr("Cases by state"), Bars(), (self.tr("State"), number))
        self.days = ChartSection(
            self.tr("Days until assessed"), Columns(), (self.tr("Folio"), self.tr("Calendar days"))
        )
        self.levels = ChartSection(
            self.tr("Protection under way"), Stacked(), (self.tr("Level"), number)
        )
        self._build()

    def _build(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 16, 12, 20)
        column.setSpacing(8)
        column.addLayout(section(self.tr("New alerts"), self._new_count))
        column.addLayout(self._new)
        column.addSpacing(6)
        column.addLayout(section(self.tr("Awaiting me"), self._inbox_count))
        column.addWidget(self._nothing)
        column.addWidget(self.inbox)
        column.addSpacing(6)
        column.addLayout(section(self.tr("Backup and log")))
        column.addWidget(self.health)
        column.addSpacing(6)
        for part in (self.states, self.days, self.levels):
            column.addWidget(part)
            column.addSpacing(4)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def show_items(self, items: Sequence[InboxItem]) -> None:
        """Show what waits for this member's agreement."""
        self._inbox_count.say(QLocale().toString(len(items)) if items else "")
        self.inbox.show_items(items)
        self.inbox.setVisible(bool(items))
        self._nothing.setVisible(not items)

    def show_inbox(self) -> None:
        """Go to what waits for this member's agreement."""
        self._scroll.ensureWidgetVisible(self.inbox)
        self.inbox.setFocus()

    def show_today(self, view: TodayView) -> None:
        """Show what is new, how safe the vault is, and the charts."""
        self.health.show_health(view.health)
        self._show_new(view)
        words, number = self._words, QLocale().toString
        states = [(key, view.states.get(key, 0)) for key in words.alert_states()]
        self.states.show_data(
            [Datum(words.alert_state(key).word, count) for key, count in states if count],
            self.tr("%n case(s)", "", sum(view.states.values())),
        )
        self.days.show_data(
            [Datum(plain.line(folio), days) for folio, days in view.assessments],
            self.tr("{count}, calendar days").format(count=number(len(view.assessments))),
        )
        levels = [(key, view.levels.get(key, 0), ink) for key, ink in _LEVELS.items()]
        self.levels.show_data(
            [Datum(self._level(key), count, ink) for key, count, ink in levels if count],
            self.tr("by level, {count}").format(count=number(sum(view.levels.values()))),
        )

    def _level(self, key: str) -> str:
        return self._words.short("risk_levels", key) if key else self.tr("Not assessed")

    def _show_new(self, view: TodayView) -> None:
        count = QLocale().toString(view.new_count)
        self._new_count.say(self.tr("{count} in 7 days").format(count=count))
        clear(self._new)
        for line in view.new_alerts:
            day = dates.short(date.fromisoformat(line.row.began[:10]))
            link = RowLink(line.folio, day, "inbox")
            link.clicked.connect(lambda _on=False, case=line.case: self.case_wanted.emit(case, ""))
            self._new.addWidget(link)
        if not view.new_alerts:
            self._new.addWidget(Text(self.tr("None this week."), Look.SMALL, tone="text3"))
