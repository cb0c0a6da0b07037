"""One case: who it is, what may be done next, and its tabs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from alertadores.app import (
    AlertadoresError,
    AmendDraft,
    CaseView,
    Changes,
    Command,
    ProposeSummary,
    Session,
    Step,
    ThingView,
    explain,
)
from ui import forms, plain
from ui.actions import Actions
from ui.desk import Desk
from ui.files import ask_where_to_save
from ui.pages.act import ActForm
from ui.pages.case_overview import Overview
from ui.pages.case_summary import SummaryTab, summary_of
from ui.pages.case_timeline import TimelineTab
from ui.shell.banners import Notice
from ui.widgets.chip import Chip, Face, Glyph
from ui.widgets.steps import StepBar, StepFace
from ui.widgets.text import Elided, Look, Rule, Text
from ui.words import Words

OVERVIEW: Final = 0
TIMELINE: Final = 1
SUMMARY: Final = 2
# Steps that begin on the summary's own tab, where text and preview are seen.
_ON_SUMMARY: Final = frozenset(
    {"summary.proposed", "summary.emit", "summary.confirm", "summary.export"}
)
# Never the one filled button.
_QUIET: Final = frozenset(
    {"note.added", "draft.amended", "proposal.withdrawn", "approval.refused", "access.granted"}
)


class CasePage(QWidget):
    """A case beside the list.

    Args:
        desk: the session.
        words: labels.
        actions: of the window; the palette lists the next steps.
        case: its id.
        today: in the office.
    """

    told = Signal(Notice)
    loaded = Signal()

    def __init__(
        self, desk: Desk, words: Words, actions: Actions, case: bytes, today: Callable[[], date]
    ) -> None:
        super().__init__()
        self._desk = desk
        self._words = words
        self._actions = actions
        self._today = today
        self.case = case
        self._view: CaseView | None = None
        self._form: ActForm | None = None
        self._head = _Head(words)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setAccessibleName(self.tr("Tabs of the case"))
        for name in (self.tr("Summary"), self.tr("Timeline"), self.tr("Public summary")):
            self.tabs.addTab(name)
        self.tabs.currentChanged.connect(self.show_tab)
        self.steps = StepBar()
        self.overview = Overview(words)
        self.timeline = TimelineTab(words)
        self.summary = SummaryTab(words)
        self._stack = QStackedWidget()
        for tab in (self.overview, self.timeline, self.summary):
            self._stack.addWidget(tab)
        self.overview.timeline_wanted.connect(lambda: self.tabs.setCurrentIndex(TIMELINE))
        self.summary.proposed.connect(self._propose)
        self.summary.amended.connect(self._amend)
        self.summary.wanted.connect(self._take)
        self.summary.told.connect(self.told)
        self.summary.preview_wanted.connect(self._preview)
        self._lay_out()
        desk.changed.connect(self._changed)
        self._stack.hide()
        self.reload()

    def _lay_out(self) -> None:
        strip = QHBoxLayout()
        strip.setContentsMargins(24, 0, 24, 0)
        strip.addWidget(self.tabs)
        strip.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head)
        whole.addLayout(strip)
        whole.addWidget(Rule())
        whole.addWidget(self.steps)
        whole.addWidget(self._stack, 1)

    @property
    def folio(self) -> str:
        """The folio of the case, once it is there."""
        return "" if self._view is None else self._view.row.folio

    @property
    def is_writing(self) -> bool:
        """Whether something typed would be lost."""
        return self._form is not None or self.summary.is_writing

    def reload(self) -> None:
        """Read the case anew."""
        self._desk.ask(
            self.tr("Opening the case"),
            lambda session: session.case(self.case),
            self._show,
            owner=self,
        )

    def show_summary(self) -> None:
        """Go to the public summary."""
        self.tabs.setCurrentIndex(SUMMARY)

    def show_tab(self, index: int) -> None:
        """Go to a tab; an open form closes."""
        self._close_form()
        self._stack.setCurrentIndex(index)
        self._arrange()

    def _changed(self, changes: Changes) -> None:
        if self.case in changes.cases or changes.office:
            self.reload()

    def _show(self, view: CaseView) -> None:
        self._view = view
        self._head.show_case(view)
        self.overview.show_case(view)
        self.timeline.show_case(view)
        self.summary.show_case(view)
        if view.incomplete:
            self.told.emit(
                Notice(
                    self.tr("This case is incomplete."),
                    self.tr(
                        "Content that your keys should open is missing or does not match its "
                        "commitment. Nothing is decided on it until that is mended: synchronise, "
                        "and if it stays so, tell administration."
                    ),
                )
            )
        self._show_steps(view)
        if self._form is not None:
            self._form.renew(self._thing(self._form.step.object), view.steps)
        self._stack.show()
        self._arrange()
        self.loaded.emit()

    def _show_steps(self, view: CaseView) -> None:
        summary = summary_of(view)
        faces, guests = [], []
        for step in view.steps:
            action = QAction(self._verb(step), self)
            action.setEnabled(step.reason is None)
            action.triggered.connect(lambda _on=False, step=step: self._begin(step))
            guests.append(action)
            about_summary = summary is not None and step.object == summary.name
            faces.append(
                StepFace(
                    action,
                    "" if step.reason is None else self._words.missing(step.reason),
                    icon="users" if step.command == "approval.given" else "arrow-right",
                    leading=step.command not in _QUIET and not about_summary,
                )
            )
        self.steps.show_steps(faces)
        self._actions.invite(guests)

    def _verb(self, step: Step) -> str:
        thing = self._thing(step.object)
        return self._words.verb(step, "" if thing is None else thing.kind)

    def _thing(self, name: bytes | None) -> ThingView | None:
        things = () if self._view is None else self._view.things
        return next((each for each in things if each.name == name), None)

    def _arrange(self) -> None:
        """The summary's tab and a form have buttons of their own."""
        plain_tab = self._stack.currentWidget() in (self.overview, self.timeline)
        self.steps.setVisible(plain_tab and self._view is not None and bool(self._view.steps))

    def _begin(self, step: Step) -> None:
        """Go where a step is taken."""
        summary = None if self._view is None else summary_of(self._view)
        if step.command in _ON_SUMMARY or (summary is not None and step.object == summary.name):
            self.tabs.setCurrentIndex(SUMMARY)
            self.show_tab(SUMMARY)
            if step.command == "draft.amended":
                self.summary.amend()
            else:
                self.summary.begin()
            return
        self._open_form(step)

    def _take(self, step: Step) -> None:
        """Take a step that was chosen on the summary's tab."""
        deeds: dict[str, Callable[[Session], Changes]] = {
            "summary.emit": lambda session: session.emit_summary(self.case),
            "summary.confirm": lambda session: session.confirm_emission(self.case),
        }
        if step.command == "summary.export":
            self._export()
        elif step.command in deeds:
            self._desk.act(self._verb(step), deeds[step.command], None, self._failed, owner=self)
        elif step.command == "approval.given":
            thing = self._thing(step.object)
            seen = None if thing is None else thing.version
            self._execute(self._verb(step), forms.command(step, {}), seen)
        else:
            self._open_form(step)

    def _open_form(self, step: Step) -> None:
        self._close_form()
        office = self._desk.office
        others = tuple(
            each for each in office.members if each.active and each.number != office.me.number
        )
        around = forms.Around(self._words, self._today(), others)
        form = ActForm(step, self._verb(step), around, self._thing(step.object))
        form.given_up.connect(self._close_form)
        form.refused.connect(self.told)
        form.submitted.connect(lambda command: self._execute(self._verb(step), command, form.seen))
        if step.command == "draft.amended":
            thing = self._thing(step.object)
            form.prefill("text", "" if thing is None else thing.text)
        self._form = form
        self._stack.addWidget(form)
        self._stack.setCurrentWidget(form)
        self._arrange()
        form.begin()

    def _close_form(self) -> None:
        form, self._form = self._form, None
        if form is not None:
            self._stack.removeWidget(form)
            form.deleteLater()
            self._stack.setCurrentIndex(self.tabs.currentIndex())
            self._arrange()

    def _propose(self, text: str) -> None:
        language = self._words.language
        self._write(lambda: ProposeSummary(text=text, language=language))

    def _amend(self, thing: bytes, text: str, seen: bytes) -> None:
        step = Step("draft.amended", thing)
        self._write(lambda: AmendDraft(**forms.command(step, {"text": text}).model_dump()), seen)

    def _write(self, make: Callable[[], Command], seen: bytes | None = None) -> None:
        try:
            command = make()
        except ValueError:
            self.told.emit(
                Notice(
                    self.tr("This text cannot be recorded word by word."),
                    self.tr("Nothing was recorded. Take out unusual characters and try again."),
                )
            )
            return
        self._execute(self.tr("Recording the summary"), command, seen)

    def _execute(self, title: str, command: Command, seen: bytes | None = None) -> None:
        def done(_changes: Changes) -> None:
            self._close_form()
            if isinstance(command, ProposeSummary | AmendDraft):
                self.summary.recorded()

        self._desk.act(
            title,
            lambda session: session.execute(command, self.case, seen),
            done,
            self._failed,
            owner=self,
        )

    def _failed(self, error: Exception) -> None:
        """Say what failed and look how the case stands now; what was typed stays."""
        if self._form is not None:
            self._form.reopen()
        self._desk.tasks.failed.emit(error)
        self.reload()

    def _preview(self, text: str) -> None:
        # The facts are shown before a word is written; a dot stands for the text to come.
        shown = text if text.strip() else "."
        language = self._words.language

        def failed(error: Exception) -> None:
            if isinstance(error, AlertadoresError):
                self.summary.show_problem(explain(error, language))
            else:
                self._desk.tasks.failed.emit(error)

        self._desk.ask(
            self.tr("Preparing the preview"),
            lambda session: session.preview_summary(self.case, shown, language),
            self.summary.show_preview,
            failed,
            owner=self,
        )

    def _export(self) -> None:
        name = self.tr("public-summary-{folio}.zip").format(folio=self.folio)
        ask_where_to_save(self, self.tr("Export public summary"), name, self._export_to)

    def _export_to(self, target: Path) -> None:
        def done(_none: object) -> None:
            self.told.emit(
                Notice(
                    self.tr("The public summary is in {file}.").format(file=target.name),
                    self.tr(
                        "Whoever receives it checks it offline with the office's trust card, "
                        "which must reach them another way."
                    ),
                    icon="circle-check",
                    ink="green",
                )
            )

        self._desk.ask(
            self.tr("Exporting the public summary"),
            lambda session: session.export_public(self.case, target),
            done,
            owner=self,
        )


class _Head(QWidget):
    """Folio, state, who reads it, and one line on what it is about."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._folio = Text("", Look.TITLE)
        self._state = Chip(Face("", "circle-dot"))
        self._protection = Chip(
            Face(self.tr("Protection asked for"), "shield", "amber-text", "amber-tint")
        )
        self._readers = Text("", Look.SMALL, tone="text2")
        self._about = Elided("", tone="text2")
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self._folio)
        first.addWidget(self._state)
        first.addWidget(self._protection)
        first.addStretch(1)
        first.addWidget(Glyph("eye", "text2"))
        first.addWidget(self._readers)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 14, 24, 6)
        column.setSpacing(6)
        column.addLayout(first)
        column.addWidget(self._about)
        for chip in (self._state, self._protection):
            chip.hide()

    def show_case(self, view: CaseView) -> None:
        """Show a case."""
        self._folio.say(plain.line(view.row.folio))
        self._state.show_face(self._words.alert_state(view.row.state))
        self._state.show()
        self._protection.setVisible(view.row.asks_protection)
        self._readers.say(self.tr("%n member(s) read it", "", len(view.readers)))
        names = ", ".join(plain.line(name, 60) for name in view.readers)
        self._readers.setToolTip(plain.tip(names))
        self._readers.setAccessibleName(f"{self._readers.text()}: {names}")
        conducts = "; ".join(self._words.label("conducts", key) for key in view.row.conducts)
        parts = (conducts or self.tr("Conducts not classified yet"), view.row.institution)
        about = plain.line(" · ".join(part for part in parts if part))
        self._about.say(about)
