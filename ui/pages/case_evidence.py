"""Evidence of a case: its files, shown by a process of their own or exported by an entry."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import shiboken6
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from alertadores.app import (
    AddEvidence,
    CaseView,
    Changes,
    DraftPlace,
    EvidenceList,
    EvidenceRoom,
    EvidenceView,
    Media,
    Progress,
    Session,
    Step,
)
from ui import dates, plain, theme
from ui.evidence_model import Column, EvidenceModel
from ui.files import ask_for_file, ask_where_to_save
from ui.pages.case_tab import CaseSetting, CaseTab
from ui.pages.evidence_details import EvidenceDetails
from ui.pages.evidence_forms import ADDITION, EXPORT, AddForm, ExportForm
from ui.viewing import Content, can_show, room_for, viewing_of
from ui.widgets.button import Button, Kind
from ui.widgets.empty import Empty, Loading
from ui.widgets.listing import Listing
from ui.widgets.text import Look, Rule, Text

_WIDTHS: Final[dict[int, int]] = {
    Column.MEDIA: 116,
    Column.SIZE: 80,
    Column.WHEN: 102,
    Column.STATE: 152,
}
_ENDINGS: Final = {
    Media.PDF: "pdf",
    Media.PNG: "png",
    Media.JPEG: "jpg",
    Media.GIF: "gif",
    Media.WEBP: "webp",
    Media.TEXT: "txt",
    Media.OTHER: "bin",
}


class EvidenceTab(CaseTab):
    """The files of a case, and the chosen one in full below them."""

    help_topic = "evidence"

    has_steps = False

    def __init__(self, setting: CaseSetting) -> None:
        super().__init__()
        self._desk, self._words, self._case = setting.desk, setting.words, setting.case
        self._folio = ""
        self._viewing = viewing_of(setting.desk)
        self._viewing.told.connect(self.told)
        self.model = EvidenceModel(self)
        self.table = Listing(self.tr("Files of the case"), self.model, _WIDTHS)
        self._news = Text("", Look.SMALL, tone="green", wrap=True)
        self._reason = Text("", Look.SMALL, tone="text2", wrap=True)
        self.add_button = Button(self.tr("Add file…"), Kind.PRIMARY, icon="paperclip")
        self._loading, self._empty = Loading(), Empty()
        self._rows, self._stack = QStackedWidget(), QStackedWidget()
        self._below = EvidenceDetails()
        self.open_button, self.export_button = self._below.open, self._below.export
        self._form: AddForm | ExportForm | None = None
        self._resumed: bytes | None = None
        self._lay_out()
        self.add_button.clicked.connect(self._choose)
        self.open_button.clicked.connect(self._open)
        self.export_button.clicked.connect(self._ask_purpose)
        self.table.opened.connect(lambda _row: self._open())
        self.table.chosen.connect(self._explain)
        self.setAcceptDrops(True)

    def _lay_out(self) -> None:
        for each in (self._loading, self._empty, self.table):
            self._rows.addWidget(each)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._bar())
        column.addWidget(Rule())
        column.addWidget(self._rows, 1)
        column.addWidget(self._below)
        self._stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _bar(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._reason)
        words.addWidget(self._news)
        bar = QHBoxLayout()
        bar.setContentsMargins(24, 12, 24, 12)
        bar.setSpacing(12)
        bar.addWidget(self.add_button)
        bar.addLayout(words, 1)
        return bar

    def show_case(self, case: CaseView) -> None:
        """Read the files of the case as it stands now."""
        self._folio = case.row.folio
        self._reload()

    def show_entry(self, entry: bytes) -> None:
        """Choose a file."""
        self.table.go_to(self.model.find(entry))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file from this machine, if this member may add any."""
        if self.add_button.isEnabled() and self._form is None and len(_dropped(event)) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask what the file is."""
        event.acceptProposedAction()
        (source,) = _dropped(event)
        self.begin(source)

    def begin(self, source: Path) -> None:
        """Ask what is said of a file before it is added."""
        self._show_add(source)

    def take(self, step: Step) -> None:
        """Go on with a form that somebody was at."""
        if step.command == ADDITION:
            self._show_add(None)
        else:
            self._resumed = step.object
            self._reload()

    def _show_add(self, source: Path | None) -> None:
        form = AddForm(self._case, source)
        form.submitted.connect(lambda command: self._add(form, command))
        form.refused.connect(self.told)
        form.file_wanted.connect(
            lambda: ask_for_file(self, self.tr("Add file"), self.tr("All files (*)"), form.choose)
        )
        self._show_form(form)

    def _reload(self) -> None:
        self._desk.ask(
            self.tr("Reading the evidence"),
            lambda session: EvidenceRoom(session).all(self._case),
            self._show,
            owner=self,
        )

    def _show(self, found: EvidenceList) -> None:
        chosen = self._chosen()
        self.add_button.setEnabled(found.refusal is None)
        self._reason.say(self._said_of(found))
        self.model.show_files(found.files)
        if found.files:
            self._rows.setCurrentWidget(self.table)
            self.show_entry(b"" if chosen is None else chosen.entry)
        else:
            may = found.refusal is None
            self._empty.say(
                self.tr("No files yet. Add one, or drop it here.")
                if may
                else self.tr("No files yet."),
            )
            self._rows.setCurrentWidget(self._empty)
        self._below.setVisible(bool(found.files))
        entry, self._resumed = self._resumed, None
        for file in found.files:
            if file.entry == entry:
                self._show_export(file)

    def _said_of(self, found: EvidenceList) -> str:
        said = []
        if found.refusal is not None:
            said.append(dates.capitalised(self._words.missing(found.refusal)) + ".")
        if found.reserved:
            said.append(self.tr("%n file(s) are reserved for other members.", "", found.reserved))
        if found.unreadable:
            said.append(
                self.tr(
                    "%n file(s) do not match what was recorded, and are not shown.",
                    "",
                    found.unreadable,
                )
            )
        return " ".join(said)

    def _chosen(self) -> EvidenceView | None:
        row = self.table.currentIndex().row()
        return self.model.file(row) if 0 <= row < self.model.rowCount() else None

    def _explain(self, row: int) -> None:
        if 0 <= row < self.model.rowCount():
            self._below.show_file(self.model.file(row))

    def _choose(self) -> None:
        ask_for_file(self, self.tr("Add file"), self.tr("All files (*)"), self.begin)

    def _show_form(self, form: AddForm | ExportForm) -> None:
        self._close_form()
        self._news.say("")
        form.given_up.connect(self._close_form)
        form.keep_in(self._desk.drafts)
        self._form = form
        self._stack.addWidget(form)
        self._stack.setCurrentWidget(form)
        form.setFocus()

    def leave(self) -> None:
        """Keep what is being written, as the case is left for something else."""
        if self._form is not None:
            self._form.leave()

    def _close_form(self) -> None:
        self.leave()
        form, self._form = self._form, None
        if form is not None:
            writing = self._has_keys()
            self._stack.removeWidget(form)
            form.deleteLater()
            self._stack.setCurrentIndex(0)
            if writing:  # or keys would go to the rail, which is first in the window
                (self.table if self.model.rowCount() else self.add_button).setFocus()

    def _has_keys(self) -> bool:
        focus = self.window().focusWidget()  # even while a dialog stands above the window
        return focus is self or self.isAncestorOf(focus)

    def _add(self, form: AddForm, command: AddEvidence) -> None:
        source = form.source
        if source is not None:
            self._write(
                self.tr("Adding the file"),
                lambda room, progress: room.add(self._case, command, source, progress),
                form.place,
            )

    def _ask_purpose(self) -> None:
        file = self._chosen()
        if file is not None:
            self._show_export(file)

    def _show_export(self, file: EvidenceView) -> None:
        form = ExportForm(self._case, file)
        form.submitted.connect(lambda purpose: self._ask_where(file, purpose))
        self._show_form(form)

    def _ask_where(self, file: EvidenceView, purpose: str) -> None:
        # Never the name it had, which is anybody's.
        part = self.tr("evidence")
        name = f"{part}-{self._folio}-{file.entry.hex()[:6]}.{_ENDINGS[file.media]}"
        ask_where_to_save(
            self,
            self.tr("Export file"),
            name,
            lambda target: self._export(file, purpose, target),
        )

    def _export(self, file: EvidenceView, purpose: str, target: Path) -> None:
        def deed(room: EvidenceRoom, progress: Progress) -> Changes:
            room.fetch(self._case, file.entry, progress)
            return room.export(self._case, file.entry, target, purpose, progress)

        said = self.tr(
            "The file is in {file}. The vault no longer protects that copy; delete it once it has "
            "served."
        ).format(file=plain.line(target.name, 120))
        draft = DraftPlace(EXPORT, self._case, file.entry)
        self._write(self.tr("Exporting the file"), deed, draft, said)

    def _write(
        self,
        title: str,
        deed: Callable[[EvidenceRoom, Progress], Changes],
        draft: DraftPlace,
        said: str = "",
    ) -> None:
        """Do something that makes an entry; a form stays open until it is done.

        Args:
            title: what is being done.
            deed: does it.
            draft: that is gone once it is done.
            said: above the list, once it is done.
        """
        desk = self._desk
        handed = desk.drafts.hand_over(draft)
        if self._form is not None:
            if self._has_keys():  # kept here meanwhile: a form that is disabled loses them
                self.setFocus()
            self._form.setEnabled(False)

        def work(session: Session, progress: Progress) -> Changes:
            changes = deed(EvidenceRoom(session), progress)
            if handed is not None:
                handed.end(session)
            return changes

        def done(changes: Changes) -> None:
            desk.drafts.discard(draft)
            if shiboken6.isValid(self):
                self._close_form()
                self._news.say(said)
            desk.changed.emit(changes)
            desk.synchronise()

        def failed(error: Exception) -> None:
            desk.drafts.take_back(draft)
            self._reopen()
            desk.tasks.failed.emit(error)

        task = desk.ask_at_length(title, work, done, failed)
        task.destroyed.connect(self._reopen)

    def _reopen(self) -> None:
        """Let a form be used again whose deed failed or was given up."""
        if shiboken6.isValid(self) and self._form is not None and not self._form.isEnabled():
            self._desk.drafts.take_back(self._form.place)
            self._form.setEnabled(True)
            self._form.setFocus()

    def _open(self) -> None:
        file = self._chosen()
        if file is None or not can_show(file.media.value, file.size):
            return
        case, was_here = self._case, file.here

        def read(room: EvidenceRoom, progress: Progress) -> Content:
            sink = room_for(file.media.value)
            room.fetch(case, file.entry, progress)
            room.read(case, file.entry, sink, progress)
            return Content(file.media.value, file.title, file.size, sink.getvalue())

        def show(content: Content) -> None:
            self._viewing.show(content, self._words.language, theme.current().name)
            if not was_here:
                self._reload()

        self._desk.ask_at_length(
            self.tr("Opening the file"),
            lambda session, progress: read(EvidenceRoom(session), progress),
            show,
            owner=self,
        )


def _dropped(event: QDropEvent) -> list[Path]:
    """Return the files of this machine that are dropped."""
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
