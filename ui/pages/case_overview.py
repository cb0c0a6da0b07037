"""A case at a glance: its facts, its conducts, its envelope; at the right what happened last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from alertadores.app import CaseView, ThingView
from ui import dates, faces, plain
from ui.pages.case_tab import CaseSetting, CaseTab
from ui.pages.case_values import rows
from ui.pages.events import Events
from ui.widgets.button import Button, Kind
from ui.widgets.chip import Chip, Glyph
from ui.widgets.clearing import clear
from ui.widgets.facts import Facts, section
from ui.widgets.reading import Grown
from ui.widgets.sheet import Sheet
from ui.widgets.text import Elided, Ground, Look, Text
from ui.widgets.timeline import Timeline

_LATEST: Final = 6
_MOST: Final = 8
_LAST: Final = 300
_ROOMY: Final = 640
"""Pixels of a case from which there is room for what happened last."""
# What the essentials show, in this order; the rest stands on the tab of the facts.
_FIRST: Final = ("received", "channel", "alerter", "identity_mode", "institution", "amount")


class Overview(CaseTab):
    """The first tab of a case."""

    def __init__(self, setting: CaseSetting) -> None:
        super().__init__()
        words = self._words = setting.words
        self._essentials = Facts()
        self._conducts = QVBoxLayout()
        self._conducts.setSpacing(8)
        self._narrative = Grown(words.field("narrative"))
        self._things = QVBoxLayout()
        self._things.setSpacing(6)
        self._envelope = Envelope()
        self._beside = False
        self._latest = Timeline(quiet=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left(), 1)
        self._last = self._right()
        row.addWidget(self._last)

    def _left(self) -> Sheet:
        words, sheet = self._words, Sheet()
        everything = self._link(self.tr("All facts"), "facts")
        parts: tuple[tuple[str, QWidget | QVBoxLayout, tuple[QWidget, ...]], ...] = (
            (self.tr("Essentials"), self._essentials, (everything,)),
            (words.field("conducts"), self._conducts, ()),
            (words.field("narrative"), self._narrative, ()),
            (self.tr("Identity"), self._envelope, ()),
            (self.tr("Proceedings"), self._things, ()),
        )
        for title, part, right in parts:
            sheet.head(title, *right)
            sheet.add(part)
        return sheet

    def _link(self, label: str, tab: str) -> Button:
        link = Button(label, Kind.LINK)
        link.make_small()
        link.clicked.connect(lambda: self.tab_wanted.emit(tab, None))
        return link

    def stand_beside(self, *, timeline: bool) -> None:
        """Leave out what happened last where the whole timeline stands beside."""
        self._beside = timeline
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what happened last where it would take the room of what is essential."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        self._last.setVisible(not self._beside and self.width() >= _ROOMY)

    def _right(self) -> Ground:
        everything = self._link(self.tr("See all"), "timeline")
        ground = Ground("bg")
        ground.setFixedWidth(_LAST)
        column = QVBoxLayout(ground)
        column.setContentsMargins(20, 16, 16, 8)
        column.setSpacing(6)
        column.addLayout(section(self.tr("Latest"), everything))
        column.addWidget(self._latest, 1)
        return ground

    def show_case(self, case: CaseView) -> None:
        """Show a case."""
        words, fields = self._words, case.fields
        self._essentials.show_rows(rows(words, _FIRST, fields))
        self._show_conducts(fields.get("conducts", ()))
        self._narrative.read(str(fields.get("narrative", "")))
        self._envelope.show_state(sealed=case.sealed_identity)
        self._show_things(case)
        self._latest.show_events(Events(case.timeline, words)[:_LATEST])

    def _show_conducts(self, keys: Sequence[str]) -> None:
        clear(self._conducts)
        for key in keys:
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(12)
            line.addWidget(Text(self._words.label("conducts", key), Look.MEDIUM, wrap=True), 1)
            line.addWidget(Text(self._words.basis("conducts", key), Look.SMALL, tone="text3"))
            self._conducts.addWidget(row)
        if not keys:
            self._conducts.addWidget(Text(self.tr("Not classified yet"), tone="text3"))

    def _show_things(self, case: CaseView) -> None:
        """Show the latest proceedings; their tabs have all of them."""
        clear(self._things)
        found = [thing for thing in case.things if thing.kind != "alert"]
        for thing in reversed(found[-_MOST:]):
            self._things.addWidget(self._thing(thing))
        rest = len(found) - _MOST
        if rest > 0:
            more = self.tr("%n earlier one(s) stand on their tabs", "", rest)
            self._things.addWidget(Text(more, Look.SMALL, tone="text3"))
        if not found:
            self._things.addWidget(Text(self.tr("None yet"), tone="text3"))

    def _thing(self, thing: ThingView) -> QWidget:
        row = QWidget()
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(Text(self._words.kind(thing.kind), Look.MEDIUM))
        said = self.tr("{author}, {day}").format(
            author=plain.line(thing.author), day=dates.short(thing.began.date())
        )
        by = Elided(said, Look.SMALL, tone="text3")
        by.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(by, 1)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(Chip(self._words.state(thing.kind, thing.state)))
        return row


class Envelope(QWidget):
    """The identity: closed, or not told. Never a field."""

    def __init__(self) -> None:
        super().__init__()
        self._glyph = Glyph("mail", "text2", 28)
        self._title = Text("", Look.MEDIUM)
        self._rest = Text("", Look.CAPTION, tone="text3", wrap=True)
        self._badge = Chip(faces.two(self.tr("Two custodians")))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._rest)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self._glyph)
        row.addLayout(words, 1)
        row.addWidget(self._badge)

    def show_state(self, *, sealed: bool) -> None:
        """Say whether there is an identity in it."""
        self._badge.setVisible(sealed)
        if sealed:
            self._title.say(self.tr("Closed envelope"))
            self._rest.say(self.tr("Only two custodians open it together, and it is recorded."))
        else:
            self._title.say(self.tr("No identity"))
            self._rest.say(self.tr("The person did not tell it, or it has not been sealed."))
        self.setAccessibleName(f"{self._title.text()}. {self._rest.text()}")
