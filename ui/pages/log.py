"""The log: every entry as a sentence, the checkpoints over it, and a check of all of it."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from alertadores.app import check_log
from ui.pages.checkup import CheckupPanel
from ui.pages.log_checkpoints import CheckpointsPanel
from ui.pages.log_entries import EntriesPanel
from ui.shell.page import Page, Setting
from ui.widgets.button import Button, Kind
from ui.widgets.tabs import TabStrip
from ui.widgets.text import Look, Rule, Text

ENTRIES, CHECKPOINTS, CHECK = range(3)


class LogPage(Page):
    """Tabs: entries, checkpoints, check."""

    help_topic = "log"

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        desk = setting.desk
        self._desk = desk
        self.entries = EntriesPanel(setting)
        self.entries.case_wanted.connect(lambda case: self.case_wanted.emit(case, ""))
        self.entries.counted.connect(self._count)
        self.checkpoints = CheckpointsPanel(desk)
        self.checkup = CheckupPanel(desk, setting.words)
        self.checkup.told.connect(self.told)
        self._number = Text("", Look.SMALL, tone="text3")
        self.verify_button = Button(self.tr("Verify the log"), Kind.PRIMARY, icon="shield-check")
        self.verify_button.clicked.connect(self._verify)
        self.checkup.busy.connect(self._wait)
        self.tabs = TabStrip(
            (self.tr("Entries"), self.tr("Checkpoints"), self.tr("Check")),
            self.tr("Parts of the log"),
        )
        self._body = QStackedWidget()
        for part in (self.entries, self.checkpoints, self._check_tab()):
            self._body.addWidget(part)
        self.tabs.chosen.connect(self._body.setCurrentIndex)
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 24, 6)
        head.setSpacing(10)
        head.addWidget(Text(self.tr("Log"), Look.TITLE))
        head.addWidget(self._number)
        head.addStretch(1)
        head.addWidget(self.verify_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self.tabs)
        whole.addWidget(Rule())
        whole.addWidget(self._body, 1)

    def _check_tab(self) -> QWidget:
        what = self.tr(
            "Checks the log in this vault from the first entry to the last: that no hash was "
            "changed or moved, that the office signed what is here, and that every entry you can "
            "open stands at its place, is signed by a member and was judged by the rules. It "
            "takes minutes for a large log, changes nothing and can be given up."
        )
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(14)
        column.addWidget(Text(what, tone="text2", wrap=True))
        column.addWidget(self.checkup)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        return scroll

    @property
    def chosen_folio(self) -> str:
        """The folio of the case of the chosen entry."""
        return self.entries.folio if self.tabs.currentIndex() == ENTRIES else ""

    def begin(self) -> None:
        """Put the focus on the entries."""
        if self.tabs.currentIndex() == ENTRIES:
            self.entries.list.setFocus()
        else:
            self.tabs.setFocus()

    def _count(self, listed: int, narrowed: bool) -> None:  # noqa: FBT001 - from a signal
        number = QLocale().toString
        total = self._desk.office.size + self._desk.office.pending
        text = self.tr("{shown} of {total}").format(shown=number(listed), total=number(total))
        self._number.say(text if narrowed else number(listed))

    def _wait(self, busy: bool) -> None:  # noqa: FBT001 - from a signal
        self.verify_button.setDisabled(busy)
        if not busy and self.isVisible():
            self.verify_button.setFocus()

    def _verify(self) -> None:
        self.tabs.setCurrentIndex(CHECK)
        self.checkup.begin(self.tr("Checking the log"), check_log)
