"""The public summary of a case: its text, what a receiver will see, and its way to the public.

Draft by one person, agreement by another, issue, confirmation by another; then the file for
whoever asks. The text is the officer's own; the facts beside it are coarsened by the program.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from alertadores.app import CaseView, Explanation, FormDraft, PublicPreview, Step, ThingView
from ui import dates, faces, plain
from ui.pages.case_publish import Publishing, draft_place, summary_of
from ui.pages.case_tab import CaseSetting, CaseTab
from ui.shell.banners import Notice
from ui.widgets.button import Button, Kind
from ui.widgets.chip import Chip, Glyph
from ui.widgets.clearing import clear
from ui.widgets.draft_note import DraftNote
from ui.widgets.facts import Facts, section
from ui.widgets.problem import Problem
from ui.widgets.reading import Reading
from ui.widgets.text import Look, Rule, Text
from ui.widgets.texts import WrittenInput
from ui.widgets.track import Track

_PAUSE: Final = 400
# What a person may do on this page, the leading acts first, and their icons.
_ACTS: Final = {
    "summary.export": "download",
    "summary.confirm": "users",
    "summary.emit": "globe",
    "approval.given": "users",
    "approval.refused": None,
    "draft.amended": "pencil",
    "proposal.withdrawn": None,
}
_LEADING: Final = frozenset({"summary.export", "summary.confirm", "summary.emit", "approval.given"})
_STATIONS: Final = {"BORRADOR": 0, "CONFIRMADA": 1, "EMITIDA": 3}


class SummaryTab(CaseTab):
    """The tab of the public summary. It has the buttons of its own steps."""

    help_topic = "versions"

    has_steps = False

    def __init__(self, setting: CaseSetting) -> None:
        super().__init__()
        self._words = setting.words
        self._deeds = Publishing(setting, self)
        self._folio = ""
        self._judged: str | None = None
        self._thing: ThingView | None = None
        self._present = ""
        self._amending = False
        self._began: tuple[bytes, str] = (b"", "")
        self._drafts = setting.desk.drafts
        self._place = draft_place(setting.case)
        self._note = DraftNote()
        self._note.discarded.connect(self._discard)
        stations = (self.tr("Draft"), self.tr("Approved"), self.tr("Issued"), self.tr("Public"))
        self._track = Track(stations)
        self._badge = Chip(faces.two(self.tr("Needs two people")))
        self._make_left()
        self._facts = Facts(140)
        self._legend = Text("", Look.CAPTION, tone="text3", wrap=True)
        self._problem = Problem()
        self._said = Text("", Look.SMALL, tone="text2", wrap=True)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(lambda: self._deeds.preview(self.text()))
        self._origin = Text("", Look.CAPTION, tone="text3")
        self._build()
        self._deeds.told.connect(self.told)
        self._deeds.recorded.connect(self._recorded)
        self._deeds.failed.connect(self.reload_wanted)
        self._deeds.shown.connect(self._show_preview)
        self._deeds.refused.connect(self._show_problem)

    def _make_left(self) -> None:
        """Make what stands at the left: the editor, the text, or that there is none."""
        self.editor = WrittenInput(lines=10)
        self.editor.setAccessibleName(self.tr("Public text"))
        self.editor.setPlaceholderText(
            self.tr("What was alerted and what was done, without anything that points at a person.")
        )
        self.editor.changed.connect(self._typed)
        self.editor.refused.connect(lambda said: self.told.emit(Notice(said)))
        self._reading = Reading(self.tr("Public text"), lines=10)
        self._left = QStackedWidget()
        self._left.addWidget(self.editor)
        self._left.addWidget(self._reading)
        self._nothing = Text(self.tr("There is no public summary yet."), tone="text2", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._left.addWidget(self._nothing)

    def _build(self) -> None:
        across = QHBoxLayout()
        across.setContentsMargins(24, 14, 24, 12)
        across.addWidget(self._track)
        across.addStretch(1)
        across.addWidget(self._badge)
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(0)
        head.addLayout(across)
        head.addWidget(Rule())
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addLayout(section(self.tr("Public text"), Glyph("globe", "text3", 14), self._origin))
        left.addWidget(self._note)
        left.addWidget(self._left, 1)
        body = QHBoxLayout()
        body.setContentsMargins(24, 16, 18, 16)
        body.setSpacing(28)
        body.addLayout(left, 1)
        body.addWidget(self._shown(), 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 12)
        foot.setSpacing(12)
        foot.addLayout(self._buttons)
        foot.addWidget(self._said, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head)
        whole.addLayout(body, 1)
        whole.addWidget(Rule())
        whole.addLayout(foot)

    def _shown(self) -> QScrollArea:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(10)
        column.addLayout(section(self.tr("What the receiver sees")))
        column.addWidget(self._facts)
        column.addWidget(self._legend)
        column.addWidget(self._problem)
        column.addSpacing(6)
        column.addLayout(section(self.tr("What never goes out")))
        hidden = self.tr(
            "Names, folio, institution, state of the republic, amount, exact dates and the "
            "narrative. The document is built without them; nothing is covered up."
        )
        column.addWidget(Text(hidden, Look.SMALL, tone="text2", wrap=True))
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(right)
        return scroll

    def text(self) -> str:
        """Return the text as it stands on the page."""
        if self._left.currentWidget() is self.editor:
            return self.editor.toPlainText()
        return self._present

    @property
    def is_writing(self) -> bool:
        """Whether something typed is not recorded."""
        return bool(self.editor.answer()) and self.editor.toPlainText() != self._began[1]

    def _recorded(self) -> None:
        """Forget what was typed: it is in the log."""
        self._note.hide()
        self.editor.clear()

    def leave(self) -> None:
        """Keep what is being written, as the case is left for something else."""
        self._drafts.leave(self._place)

    def _draft(self) -> FormDraft | None:
        if not self.is_writing:
            return None
        return FormDraft(self._place, {"text": self.editor.toPlainText()}, self._began[0] or None)

    def _restore(self) -> None:
        """Go on with a text that was kept, unless another one was recorded meanwhile."""
        draft = self._drafts.of(self._place)
        if draft is None or self.is_writing:
            return
        self._began = (draft.seen or b"", "")
        self.editor.retype(draft.answers.get("text"))
        if draft.seen == (None if self._thing is None else self._thing.version):
            self._amending = self._thing is not None
            self._note.say()
        else:
            self._say_changed()

    def _discard(self) -> None:
        self._drafts.discard(self._place)
        self._amending = False
        self._recorded()
        self.reload_wanted.emit()

    def show_case(self, case: CaseView) -> None:
        """Show how the summary of a case stands. What is being typed stays."""
        before, self._thing = self._thing, summary_of(case)
        self._present = "" if self._thing is None else self._thing.text
        if before != self._thing and self._left.currentWidget() is self.editor:
            if self._thing is not None and self.is_writing:
                self._say_changed()
            self._amending = False
        self._folio = case.row.folio
        self._restore()
        self._show_text(case)
        self._track.go_to(self._station(case))
        self._head.setVisible(self._left.currentWidget() is not self._nothing)
        self._badge.setVisible(self._thing is None or self._thing.state == "BORRADOR")
        self._offer(case)
        if self._may(case, "summary.confirm"):
            self._origin.say(self.tr("As it was issued"))
            self._deeds.show_emission()
        else:
            self._origin.say(self.tr("As it will go out"))
            self._deeds.preview(self.text())

    def _show_text(self, case: CaseView) -> None:
        """Show the editor, the text, or that there is none."""
        if self._amending:
            self._left.setCurrentWidget(self.editor)
        elif self._thing is not None:
            self._left.setCurrentWidget(self._reading)
            self._reading.read(self._present)
        elif self.is_writing or self._may(case, "summary.proposed"):
            self._left.setCurrentWidget(self.editor)
        else:
            self._left.setCurrentWidget(self._nothing)

    @staticmethod
    def _may(case: CaseView, command: str) -> bool:
        return any(step.command == command and step.reason is None for step in case.steps)

    def _say_changed(self) -> None:
        """Say that somebody else was there first; what was typed stays in the editor."""
        self.told.emit(
            Notice(
                self.tr("The summary changed while you were writing."),
                self.tr(
                    "Read it as it is now. Your text is kept: “Change the summary” goes on with it."
                ),
                icon="triangle-alert",
                ink="amber",
            )
        )

    def _show_preview(self, preview: PublicPreview) -> None:
        """Show what a receiver would see, or what the emission itself says."""
        self._problem.say(None)
        self._facts.show_rows(preview.facts)
        self._legend.say("\n".join(preview.legends))
        if self._left.currentWidget() is self._reading:
            self._reading.read(preview.text)
        self._judged = self.editor.toPlainText()
        self._check()

    def _show_problem(self, problem: Explanation) -> None:
        """Say why the text cannot be published as it stands, and let nobody propose it."""
        self._problem.say(problem)
        self._judged = None
        self._check()

    def take(self, step: Step) -> None:
        """Show what is decided, or open the text for change."""
        if step.command == "draft.amended":
            self.amend()
        else:
            self.begin()

    def begin(self) -> None:
        """Put the cursor into the text."""
        (self.editor if self._left.currentWidget() is self.editor else self._reading).setFocus()

    def amend(self) -> None:
        """Open the present text for change."""
        if self._thing is None:
            return
        kept = self.is_writing
        self._amending = True
        self._began = (self._thing.version, self._present)
        self._left.setCurrentWidget(self.editor)
        if not kept:
            self.editor.setPlainText(self._present)
        self._offer_writing(self.tr("Save the change"))
        self._deeds.preview(self.text())
        self.editor.setFocus()

    def _station(self, case: CaseView) -> int:
        if self._thing is None:
            return 0
        if any(step.command == "summary.confirm" for step in case.steps):
            return 2
        return _STATIONS.get(self._thing.state, 0)

    def _typed(self) -> None:
        self._judged = None
        self._pause.start()
        self._drafts.soon(self._place, self._draft)
        self._check()

    def _check(self) -> None:
        leading = self._buttons.itemAt(0)
        button = leading.widget() if leading is not None else None
        if button is not None and self._left.currentWidget() is self.editor:
            written = self.editor.answer() is not None
            button.setEnabled(written and self._judged == self.editor.toPlainText())

    def _offer_writing(self, label: str) -> None:
        clear(self._buttons)
        button = Button(label, Kind.PRIMARY, icon="arrow-right")
        button.clicked.connect(self._submit)
        self._buttons.addWidget(button)
        self._said.say(self.tr("A second person has to agree before anything goes out."))
        self._check()

    def _submit(self) -> None:
        text = self.editor.answer()
        if text is None:
            return
        if self._thing is not None:
            self._deeds.amend(self._thing.name, text, self._began[0])
        else:
            self._deeds.propose(text)

    def _offer(self, case: CaseView) -> None:
        clear(self._buttons)
        if self._amending:
            self._offer_writing(self.tr("Save the change"))
            return
        if self._thing is None:
            self._begin_writing(case)
            return
        steps = [step for step in case.steps if step.object == self._thing.name]
        if self._thing.state == "EMITIDA":
            steps.append(Step("summary.export", self._thing.name))
        mine = [step for command in _ACTS for step in steps if step.command == command]
        reasons = []
        for step in mine:
            if step.reason is not None:
                reasons.append((step, step.reason))
                continue
            first = not self._buttons.count() and step.command in _LEADING
            kind = Kind.PRIMARY if first else Kind.SECONDARY
            button = Button(self._words.verb(step, "summary"), kind, icon=_ACTS[step.command])
            button.clicked.connect(lambda _on=False, step=step: self._do(step))
            self._buttons.addWidget(button)
        self._said.say(self._story(reasons))

    def _begin_writing(self, case: CaseView) -> None:
        if self._left.currentWidget() is self.editor:
            self._offer_writing(self.tr("Propose the summary"))
            return
        step = next((each for each in case.steps if each.command == "summary.proposed"), None)
        reason = step.reason if step is not None and step.reason else "rule.role-missing"
        self._said.say(
            self.tr("You cannot propose one: {reason}.").format(reason=self._words.missing(reason))
        )

    def _do(self, step: Step) -> None:
        """Do what a button says."""
        if step.command == "draft.amended":
            self.amend()
        elif step.command == "summary.export":
            self._deeds.export(self._folio)
        elif step.command in {"summary.emit", "summary.confirm"}:
            self._deeds.bring_out(step)
        elif step.command == "approval.given" and self._thing is not None:
            self._deeds.agree(self._thing)
        else:
            self.step_wanted.emit(step)

    def _story(self, reasons: list[tuple[Step, str]]) -> str:
        thing = self._thing
        if thing is None:
            return ""
        parts = [
            self.tr("Proposed by {author}, {day}.").format(
                author=plain.line(thing.author), day=dates.short(thing.began.date())
            )
        ]
        if thing.approved_by is not None:
            parts.append(self.tr("Approved by {name}.").format(name=plain.line(thing.approved_by)))
        parts += [
            self.tr("{step}: {reason}.").format(
                step=self._words.verb(step, "summary"), reason=self._words.missing(reason)
            )
            for step, reason in reasons[:1]
        ]
        return " ".join(parts)
