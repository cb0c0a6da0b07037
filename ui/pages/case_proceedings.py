"""Proceedings of one kind: a list where there are several, and the chosen one with its steps."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from alertadores.app import CaseView, ThingView, TimelineLine
from ui import dates, faces, plain
from ui.pages.case_steps import Steps
from ui.pages.case_tab import CaseSetting, CaseTab
from ui.widgets.chip import Chip
from ui.widgets.reading import Grown
from ui.widgets.sheet import Sheet
from ui.widgets.steps import StepBar
from ui.widgets.text import Rule
from ui.widgets.timeline import Event, Timeline
from ui.widgets.track import Track

_LIST: Final = 232


class ProceedingsTab(CaseTab):
    """What both tabs of proceedings have in common. It has the buttons of its own steps."""

    has_steps = False
    kind: ClassVar[str]
    begins: ClassVar[str]
    """The command that begins one."""

    def __init__(self, setting: CaseSetting, name: str, nothing: str) -> None:
        super().__init__()
        self.words = setting.words
        self._nothing = nothing
        self._case: CaseView | None = None
        self._chosen = b""
        self._offered = QObject(self)
        self.list = Timeline(linked=False)
        self.list.setAccessibleName(name)
        self.list.setFixedWidth(_LIST)
        self.list.chosen.connect(self._choose)
        self._rule = Rule(upright=True)
        self.bar = StepBar()
        self.sheet = Sheet()
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.list)
        across.addWidget(self._rule)
        across.addWidget(self.sheet, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addLayout(across, 1)

    def show_case(self, case: CaseView) -> None:
        """Show the proceedings of a case; the chosen one stays chosen, or else the latest is."""
        self._case = case
        found = [thing for thing in reversed(case.things) if thing.kind == self.kind]
        names = [thing.name for thing in found]
        self.list.setVisible(len(found) > 1)
        self._rule.setVisible(len(found) > 1)
        self.list.show_events([self._event(thing) for thing in found])
        if self._chosen not in names:
            self._chosen = names[0] if names else b""
        if found:
            self._show(found[names.index(self._chosen)])
            self.list.setCurrentIndex(self.list.model_.index(names.index(self._chosen), 0))
        else:
            self._show(None)

    def show_entry(self, entry: bytes) -> None:
        """Choose a proceeding, if it is one of these."""
        if self._case is not None and any(each.name == entry for each in self._case.things):
            self._chosen = entry
            self.show_case(self._case)

    def _choose(self, name: bytes) -> None:
        case = self._case
        if case is not None and name != self._chosen:
            self._chosen = name
            self._show(next(thing for thing in case.things if thing.name == name))

    def _event(self, thing: ThingView) -> Event:
        state = self.words.state(thing.kind, thing.state)
        return Event(
            entry=thing.name,
            icon=faces.icon(thing.state),
            sentence=self.title(thing),
            moment=dates.short(thing.began.date()),
            standing=replace(state, word=_brief(state.word)),
        )

    def _show(self, thing: ThingView | None) -> None:
        case = self._case
        if case is None:
            return
        self._offered.deleteLater()
        self._offered = QObject(self)
        about = [] if thing is None else [thing, *self.children_of(case, thing)]
        names = {each.name for each in about}
        steps = [step for step in case.steps if step.object in names or step.command == self.begins]
        self.bar.show_steps(Steps(case, self.words).faces(self.take, self._offered, steps))
        self.sheet.empty()
        if thing is None:
            self.sheet.say(self._nothing, "text2")
        else:
            self.fill(case, thing)

    def children_of(self, case: CaseView, thing: ThingView) -> Sequence[ThingView]:
        """Return what belongs to a proceeding, oldest first."""
        belong = {line.entry for line in case.timeline if line.object == thing.name}
        return [each for each in case.things if each.name in belong]

    def head(self, thing: ThingView, way: Sequence[str], at: int) -> None:
        """Begin the page of a proceeding: its name, where it stands, who began it.

        Args:
            thing: the proceeding.
            way: states from beginning to end.
            at: which of them is the present one.
        """
        words = self.words
        stations = [_brief(words.state(thing.kind, state).word) for state in way]
        face = replace(words.state(thing.kind, thing.state), word=stations[at])
        self.sheet.head(self.title(thing), Chip(face))
        track = Track(stations)
        track.go_to(at)
        self.sheet.add(track)
        began = self.tr("Begun by {author}, {moment}.").format(
            author=plain.line(thing.author), moment=dates.moment(thing.began)
        )
        self.sheet.say(began)

    def text(self, title: str, value: object) -> None:
        """Add a section with a long text, if there is one."""
        if isinstance(value, str) and value:
            self.sheet.head(title)
            reading = Grown(title)
            reading.read(value)
            self.sheet.add(reading)

    @staticmethod
    def acts(case: CaseView, thing: ThingView) -> list[TimelineLine]:
        """Return the entries about a proceeding that have effect, oldest first."""
        return [line for line in case.timeline if line.object == thing.name and not line.reason]

    @abstractmethod
    def title(self, thing: ThingView) -> str:
        """Return what a proceeding is called in the list."""

    @abstractmethod
    def fill(self, case: CaseView, thing: ThingView) -> None:
        """Put a proceeding on the sheet."""


def _brief(word: str) -> str:
    """Return a state without what its label adds behind a comma."""
    return word.partition(",")[0]
