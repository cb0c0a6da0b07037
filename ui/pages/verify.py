"""Checking a file that somebody handed over: what it proves, what it withholds, what it cannot."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from alertadores.app import Report, Statement, Verdict, read_card, sentence, verify_file
from ui import dates, plain
from ui.files import ask_for_file
from ui.notices import failure
from ui.settings import Language
from ui.shell.banners import Notice
from ui.shell.page import Page
from ui.tasks import Tasks
from ui.widgets.button import Button, Kind
from ui.widgets.chip import Glyph
from ui.widgets.clearing import clear
from ui.widgets.facts import section
from ui.widgets.text import Ground, Look, Text

_WIDEST: Final = 860
_FACES: Final[dict[Verdict, tuple[str, str, str]]] = {
    Verdict.VALID: ("verify.valid", "circle-check", "green"),
    Verdict.WRONG: ("verify.wrong", "octagon-x", "red"),
    Verdict.UNUSABLE: ("verify.unusable", "circle-x", "red"),
    Verdict.UNDECIDED: ("verify.undecided", "circle-dashed", "amber-text"),
}
_GLYPHS: Final = {
    "proven": ("check", "green"),
    "coherent": ("circle-dashed", "text2"),
    "withheld": ("eye-off", "text2"),
    "open": ("info", "amber"),
}
# Values of statements that are days, ISO 8601.
_DAYS: Final = frozenset({"issued"})


def checked(bundle: Path, card: Path | None) -> Report:
    """Return what a file proves, judged by a trust card; without one nothing is decided.

    Raises:
        UserError: the card cannot be read.
    """
    return verify_file(bundle, None if card is None else read_card(card))


class VerifyPage(Page):
    """Two files in, a verdict out. It needs no vault."""

    help_topic = "verify"

    def __init__(self, tasks: Tasks, language: Language) -> None:
        super().__init__()
        self._tasks = tasks
        self._language = language
        self._bundle: Path | None = None
        self._card: Path | None = None
        self.setAcceptDrops(True)
        self.bundle_button = Button(self.tr("Choose the file…"), icon="folder-open")
        self.card_button = Button(self.tr("Choose the card…"), icon="key-round")
        self._bundle_name = Text(self.tr("No file chosen"), tone="text3")
        self._card_name = Text(self.tr("No card chosen"), tone="text3")
        self.verify_button = Button(self.tr("Verify"), Kind.PRIMARY, icon="shield-check")
        self.verify_button.setEnabled(False)
        self.bundle_button.clicked.connect(self._ask_bundle)
        self.card_button.clicked.connect(self._ask_card)
        self.verify_button.clicked.connect(self._verify)
        self._result = QWidget()
        self._lists = QVBoxLayout(self._result)
        self._lists.setContentsMargins(0, 0, 0, 0)
        self._lists.setSpacing(8)
        self._build()

    def _build(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        body = self._body = QVBoxLayout(inner)
        body.setContentsMargins(24, 14, 24, 24)
        body.setSpacing(14)
        body.addWidget(Text(self.tr("Verify"), Look.TITLE))
        why = self.tr(
            "Check a public summary that somebody gave you. The trust card of the office has to "
            "reach you another way than the file: it is what the file is judged by."
        )
        body.addWidget(Text(why, tone="text2", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(2, 1)
        for row, (name, button, shown) in enumerate(
            (
                (self.tr("File to check"), self.bundle_button, self._bundle_name),
                (self.tr("Trust card"), self.card_button, self._card_name),
            )
        ):
            grid.addWidget(Text(name, Look.MEDIUM), row, 0)
            grid.addWidget(button, row, 1)
            grid.addWidget(shown, row, 2)
        body.addLayout(grid)
        act = QHBoxLayout()
        act.addWidget(self.verify_button)
        act.addStretch(1)
        body.addLayout(act)
        body.addWidget(self._result)
        body.addStretch(1)
        scroll = self._scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def add_way_back(self, button: Button) -> None:
        """Show a button above the title, where the page stands alone, in the middle."""
        self._body.insertWidget(0, button)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)

    def show_failure(self, notice: Notice) -> None:
        """Say that the check itself could not be made."""
        clear(self._lists)
        self._lists.addWidget(Text(notice.title, Look.STRONG, tone="red", wrap=True))
        self._lists.addWidget(Text(notice.rest, tone="text2", wrap=True))

    def begin(self) -> None:
        """Put the focus on the first button."""
        self.bundle_button.setFocus()

    def choose_bundle(self, path: Path) -> None:
        """Take the file that is to be checked."""
        self._bundle = path
        self._bundle_name.say(plain.line(path.name, 80))
        self._bundle_name.tone("text")
        self.verify_button.setEnabled(True)
        clear(self._lists)

    def choose_card(self, path: Path) -> None:
        """Take the card it is judged by."""
        self._card = path
        self._card_name.say(plain.line(path.name, 80))
        self._card_name.tone("text")
        clear(self._lists)

    def show_report(self, report: Report) -> None:
        """Show the verdict and its lists, under the titles that the command line prints."""
        clear(self._lists)
        key, icon, ink = _FACES[report.verdict]
        verdict = Ground("side")
        row = QHBoxLayout(verdict)
        row.setContentsMargins(16, 14, 16, 14)
        row.setSpacing(14)
        row.addWidget(Glyph(icon, ink, 28))
        words = QVBoxLayout()
        words.setSpacing(2)
        title = sentence(key, self._language)
        words.addWidget(Text(title, Look.HEADING, tone=ink, wrap=True))
        problem = "" if report.problem is None else self._said(report.problem)
        if problem:
            words.addWidget(Text(problem, tone="text", wrap=True))
        row.addLayout(words, 1)
        verdict.setAccessibleName(f"{title} {problem}".strip())
        self._lists.addWidget(verdict)
        for title, kind, statements in (
            ("verify.title-proven", "proven", report.proven),
            ("verify.title-coherent", "coherent", report.coherent),
            ("verify.title-withheld", "withheld", report.withheld),
            ("verify.title-not-proven", "open", report.not_proven),
        ):
            if statements:
                head = QWidget()
                head.setLayout(section(sentence(title, self._language)))
                head.setContentsMargins(0, 10, 0, 0)
                self._lists.addWidget(head)
                for statement in statements:
                    self._lists.addWidget(self._line(statement, *_GLYPHS[kind]))

    def _line(self, statement: Statement, icon: str, ink: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Glyph(icon, ink, 16), 0, Qt.AlignmentFlag.AlignTop)
        text = Text(self._said(statement), wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(text, 1)
        return line

    def _said(self, statement: Statement) -> str:
        values = {name: _shown(name, value) for name, value in statement.values.items()}
        return plain.line(sentence(statement.key, self._language, values), 2000)

    def _ask_bundle(self) -> None:
        pattern = self.tr("Public summaries (*.zip);;All files (*)")
        ask_for_file(self, self.tr("File to check"), pattern, self.choose_bundle)

    def _ask_card(self) -> None:
        pattern = self.tr("Trust cards (*.json);;All files (*)")
        ask_for_file(self, self.tr("Trust card"), pattern, self.choose_card)

    def _verify(self) -> None:
        bundle, card = self._bundle, self._card
        if bundle is None:
            return

        self._tasks.run(
            self.tr("Verifying"),
            lambda _task: checked(bundle, card),
            self.show_report,
            lambda error: self.show_failure(failure(error, self._language)),
            owner=self,
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged here."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A dropped card is a card, anything else is to be checked."""
        for url in event.mimeData().urls():
            path = Path(url.toLocalFile())
            (self.choose_card if path.suffix == ".json" else self.choose_bundle)(path)


def _shown(name: str, value: str | int) -> str | int:
    """Return a value as people read it: a day in words, and as the file has it."""
    day = dates.iso(str(value)) if name in _DAYS else None
    return value if day is None else f"{dates.long(day)} ({value})"
