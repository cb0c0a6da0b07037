"""A check that takes a while: how far it is, Cancel, and a verdict in words that can be saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from alertadores.app import Checkup, Progress, Session, Statement, explain, sentence
from ui import dates, plain
from ui.desk import Desk
from ui.files import ask_where_to_save
from ui.notices import failure
from ui.shell.banners import Notice
from ui.tasks import Task
from ui.widgets.button import Button
from ui.widgets.chip import Glyph
from ui.widgets.clearing import clear
from ui.widgets.facts import section
from ui.widgets.text import Ground, Look, Text
from ui.words import Words

_WIDEST: Final = 860
Check = Callable[[Session, Progress], Checkup]


class CheckupPanel(QWidget):
    """One check at a time, and what the last one came to.

    Args:
        desk: checks.
        words: for the language of the verdict.
    """

    told = Signal(Notice)
    busy = Signal(bool)
    """Whether a check is under way."""

    def __init__(self, desk: Desk, words: Words) -> None:
        super().__init__()
        self._desk = desk
        self._words = words
        self._task: Task | None = None
        self._report = ""
        self._doing = Text("", Look.MEDIUM)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(4)
        self._bar.setAccessibleName(self.tr("Progress of the check"))
        self.cancel_button = Button(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self._cancel)
        self._running = QWidget()
        running = QVBoxLayout(self._running)
        running.setContentsMargins(0, 0, 0, 0)
        running.setSpacing(10)
        running.addWidget(self._doing)
        running.addWidget(self._bar)
        running.addWidget(self.cancel_button)
        self._running.hide()
        self.save_button = Button(self.tr("Save report…"), icon="download")
        self.save_button.clicked.connect(self._ask_where)
        self.save_button.hide()
        self._result = QWidget()
        self._lists = QVBoxLayout(self._result)
        self._lists.setContentsMargins(0, 0, 0, 0)
        self._lists.setSpacing(8)
        self.setMaximumWidth(_WIDEST)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(14)
        whole.addWidget(self._running)
        whole.addWidget(self._result)
        whole.addWidget(self.save_button)
        desk.tasks.ended.connect(self._ended)

    @property
    def report(self) -> str:
        """The last verdict as text, without data of any case; empty before the first."""
        return self._report

    def begin(self, title: str, check: Check) -> None:
        """Begin a check, unless one is under way."""
        if self._task is not None:
            return
        clear(self._lists)
        self.save_button.hide()
        self._doing.say(title)
        self._bar.setRange(0, 0)
        self._running.show()
        self.cancel_button.setEnabled(True)
        self._task = self._desk.ask_at_length(
            title,
            check,
            lambda checkup: self.show_checkup(title, checkup),
            self._show_failure,
            owner=self,
        )
        self._task.progressed.connect(self._progress, Qt.ConnectionType.QueuedConnection)
        self.busy.emit(True)  # noqa: FBT003 - a signal has no names
        self.cancel_button.setFocus()

    def show_checkup(self, title: str, checkup: Checkup) -> None:
        """Show what a check came to."""
        verdict = self.tr("Nothing is wrong, in what was checked.")
        if not checkup.is_sound:
            verdict = self.tr(
                "Something is not as it was written. Decide nothing with this vault until it is "
                "mended."
            )
        language = self._words.language
        found = [plain.line(str(explain(each, language)), 2000) for each in checkup.found]
        parts = (
            (self.tr("Found"), "octagon-x", "red", found),
            (self.tr("This is proven"), "check", "green", self._said(checkup.proven)),
            (self.tr("This cannot be told"), "info", "amber", self._said(checkup.not_proven)),
        )
        day = dates.capitalised(dates.long(self._desk.today))
        texts = [title, day, self._desk.office.origin, "", verdict]
        clear(self._lists)
        self._lists.addWidget(_verdict(verdict, sound=checkup.is_sound))
        for name, icon, ink, lines in parts:
            if lines:
                self._lists.addWidget(_head(name))
                texts += ["", name, *(f"- {line}" for line in lines)]
            for line in lines:
                self._lists.addWidget(_line(line, icon, ink))
        self._report = "\n".join(texts) + "\n"
        self.save_button.show()

    def save(self, path: Path) -> None:
        """Write the last verdict into a file."""
        try:
            path.write_text(self._report, encoding="utf-8")
        except OSError as error:
            self.told.emit(failure(error, self._words.language))
            return
        said = self.tr("The report is in {file}.").format(file=plain.line(path.name, 80))
        self.told.emit(Notice(said, icon="circle-check", ink="green"))

    def _said(self, statements: Sequence[Statement]) -> list[str]:
        number = QLocale().toString
        return [
            sentence(
                each.key,
                self._words.language,
                {
                    name: number(value) if isinstance(value, int) else value
                    for name, value in each.values.items()
                },
            )
            for each in statements
        ]

    def _show_failure(self, error: Exception) -> None:
        notice = failure(error, self._words.language)
        self._lists.addWidget(Text(notice.title, Look.STRONG, tone="red", wrap=True))
        self._lists.addWidget(Text(notice.rest, tone="text2", wrap=True))

    def _progress(self, done: int, total: int) -> None:
        if self.sender() is self._task:
            self._bar.setRange(0, total)
            self._bar.setValue(done)

    def _cancel(self) -> None:
        if self._task is not None:
            self.cancel_button.setEnabled(False)
            self._task.cancel()

    def _ended(self, task: Task) -> None:
        """Come to rest; a verdict, if there is one, follows."""
        if task is not self._task:
            return
        self._task = None
        self._running.hide()
        if not self.cancel_button.isEnabled():
            self._lists.addWidget(
                Text(self.tr("The check was given up. Nothing was changed."), tone="text2")
            )
        self.busy.emit(False)  # noqa: FBT003 - a signal has no names

    def _ask_where(self) -> None:
        ask_where_to_save(self, self.tr("Save report"), self.tr("check-report.txt"), self.save)


def _verdict(words: str, *, sound: bool) -> Ground:
    ground = Ground("side")
    ink = "green" if sound else "red"
    row = QHBoxLayout(ground)
    row.setContentsMargins(16, 14, 16, 14)
    row.setSpacing(14)
    row.addWidget(Glyph("circle-check" if sound else "octagon-x", ink, 28))
    row.addWidget(Text(words, Look.HEADING, tone=ink, wrap=True), 1)
    ground.setAccessibleName(words)
    return ground


def _head(title: str) -> QWidget:
    head = QWidget()
    head.setLayout(section(title))
    head.setContentsMargins(0, 10, 0, 0)
    return head


def _line(words: str, icon: str, ink: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(Glyph(icon, ink, 16), 0, Qt.AlignmentFlag.AlignTop)
    text = Text(words, wrap=True)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    row.addWidget(text, 1)
    return line
