"""What is done with the public summary of a case: shown, written, brought out, exported."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from alertadores.app import (
    AlertadoresError,
    Approve,
    CaseView,
    Changes,
    Command,
    DraftPlace,
    Explanation,
    ProposeSummary,
    PublicPreview,
    Session,
    Step,
    ThingView,
    UserError,
    command_from,
    explain,
)
from ui import forms
from ui.pages.case_tab import CaseSetting
from ui.pages.exporting import export_summary
from ui.shell.banners import Notice

_ENDED: Final = frozenset({"RECHAZADA", "RETIRADA"})


def summary_of(case: CaseView) -> ThingView | None:
    """Return the summary that counts: the latest that was neither refused nor withdrawn."""
    found = [each for each in case.things if each.kind == "summary" and each.state not in _ENDED]
    return found[-1] if found else None


def draft_place(case: bytes) -> DraftPlace:
    """Return where the draft of a public text is kept, be it the first text or a change of it."""
    return DraftPlace("summary.proposed", case)


class Publishing(QObject):
    """The deeds of the summary's tab.

    Args:
        setting: of the tab.
        tab: before which dialogs stand.
    """

    told = Signal(Notice)
    recorded = Signal()
    """A text that was typed is in the log."""
    failed = Signal()
    """Something was refused; the case may stand otherwise than it was shown."""
    shown = Signal(PublicPreview)
    refused = Signal(Explanation)
    """Why a text cannot be published."""

    def __init__(self, setting: CaseSetting, tab: QWidget) -> None:
        super().__init__(tab)
        self._tab = tab
        self._desk = setting.desk
        self._words = setting.words
        self._case = setting.case
        self._asked = 0

    def preview(self, text: str) -> None:
        """Show what a receiver would see of a text; only the last answer counts."""
        # The facts are shown before a word is written; a dot stands for the text to come.
        shown = text if text.strip() else "."
        language = self._words.language
        case = self._case
        self._ask(lambda session: session.preview_summary(case, shown, language))

    def show_emission(self) -> None:
        """Show what the emission itself says that waits for its second person."""
        case = self._case
        self._ask(lambda session: session.emission(case))

    def _ask(self, question: Callable[[Session], PublicPreview]) -> None:
        self._asked += 1
        number = self._asked

        def show(preview: PublicPreview) -> None:
            if number == self._asked:
                self.shown.emit(preview)

        def failed(error: Exception) -> None:
            if not isinstance(error, AlertadoresError):
                self._desk.tasks.failed.emit(error)
            elif number == self._asked:
                self.refused.emit(explain(error, self._words.language))

        self._desk.ask(self.tr("Preparing the preview"), question, show, failed, owner=self)

    def propose(self, text: str) -> None:
        """Propose a text."""
        language = self._words.language
        self._write(lambda: ProposeSummary(text=text, language=language))

    def amend(self, summary: bytes, text: str, seen: bytes) -> None:
        """Replace the text of a summary.

        Args:
            summary: its name.
            text: the new one.
            seen: the version that was read before.
        """
        self._write(lambda: forms.command(Step("draft.amended", summary), {"text": text}), seen)

    def _write(self, make: Callable[[], Command], seen: bytes | None = None) -> None:
        try:
            command = command_from(make)
        except UserError:
            self.told.emit(
                Notice(
                    self.tr("This text cannot be recorded word by word."),
                    self.tr("Nothing was recorded. Take out unusual characters and try again."),
                )
            )
            return
        case = self._case
        self._act(
            self.tr("Recording the summary"),
            lambda session: session.execute(command, case, seen),
            lambda _changes: self.recorded.emit(),
            draft_place(case),
        )

    def agree(self, summary: ThingView) -> None:
        """Agree with the version that was read."""
        case, seen = self._case, summary.version
        command = forms.command(Step(Approve.TYPE, summary.name), {})
        title = self._words.verb(Step(Approve.TYPE, summary.name), "summary")
        self._act(title, lambda session: session.execute(command, case, seen))

    def bring_out(self, step: Step) -> None:
        """Issue the summary, or confirm that it was issued."""
        deed = Session.emit_summary if step.command == "summary.emit" else Session.confirm_emission
        case = self._case
        self._act(self._words.verb(step, "summary"), lambda session: deed(session, case))

    def _act(
        self,
        title: str,
        deed: Callable[[Session], Changes],
        then: Callable[[Changes], None] | None = None,
        draft: DraftPlace | None = None,
    ) -> None:
        def failed(error: Exception) -> None:
            self._desk.tasks.failed.emit(error)
            self.failed.emit()

        self._desk.act(title, deed, then, failed, owner=self, draft=draft)

    def export(self, folio: str) -> None:
        """Write the bundle for whoever asks where the person says."""
        export_summary(self._tab, self._desk, self._case, folio, self.told.emit)
