"""The office: members, what waits for a second person, catalogues, hub, and a health check."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from alertadores.app import Changes, DraftPlace, OfficeView, RosterView, check_vault, roster_view
from ui import plain
from ui.pages.checkup import CheckupPanel
from ui.pages.deciding import AGREEMENT
from ui.pages.office_catalogs import CatalogsPanel
from ui.pages.office_hub import HubPanel
from ui.pages.office_matters import MattersPanel
from ui.pages.office_people import PeoplePanel
from ui.shell.page import Page, Setting
from ui.widgets.button import HEIGHT, Button
from ui.widgets.chip import Chip, Face
from ui.widgets.tabs import TabStrip
from ui.widgets.text import Elided, Look, Rule, Text

PEOPLE, MATTERS, CATALOGS, HUB, HEALTH = range(5)


class OfficePage(Page):
    """Tabs, the first of which everybody reads and some act on."""

    help_topic = "office"

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        desk, words = setting.desk, setting.words
        self._desk = desk
        self.people = PeoplePanel(desk, words)
        self.matters = MattersPanel(desk, words)
        self.catalogs = CatalogsPanel(words.language)
        self.hub = HubPanel(desk, words, setting.actions)
        self.health = HealthPanel(CheckupPanel(desk, words))
        for part in (self.people, self.matters, self.hub, self.health.checkup):
            part.told.connect(self.told)
        self.tabs = TabStrip(
            (
                self.tr("Members"),
                self.tr("Waiting"),
                self.tr("Catalogues"),
                self.tr("Hub and trust card"),
                self.tr("Health check"),
            ),
            self.tr("Parts of the office"),
        )
        self._body = QStackedWidget()
        for panel in (self.people, self.matters, self.catalogs, self.hub, self.health):
            self._body.addWidget(panel)
        self.tabs.chosen.connect(self._body.setCurrentIndex)
        self._founding = Founding()
        self._founding.accepted.clicked.connect(self._accept)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._head(desk.office))
        whole.addWidget(self.tabs)
        whole.addWidget(Rule())
        whole.addWidget(self._founding)
        whole.addWidget(self._body, 1)
        desk.changed.connect(self._changed)
        desk.office_changed.connect(lambda _office: self.refresh())
        self.refresh()

    def _head(self, office: OfficeView) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 24, 6)
        head.setSpacing(12)
        head.addStrut(HEIGHT)
        head.addWidget(Text(self.tr("Office"), Look.TITLE))
        head.addWidget(Elided(plain.line(office.agency, 200), tone="text2"), 1)
        if office.practice:
            face = Face(self.tr("Practice: invented cases"), "graduation-cap", "practice")
            head.addWidget(Chip(face))
        return head

    def begin(self) -> None:
        """Put the focus where the tab begins."""
        if self.tabs.currentIndex() == PEOPLE:
            self.people.list.setFocus()
        else:
            self.tabs.setFocus()

    def resume(self, place: DraftPlace) -> None:
        """Go back to a proposal about a member, or to the words of somebody who wants in."""
        if place.command == AGREEMENT:
            self.tabs.setCurrentIndex(MATTERS)
            self.matters.resume(place)
        else:
            self.people.resume(place)

    def refresh(self) -> None:
        """Read the roster anew, unless somebody is writing about it."""
        if not self.people.is_writing:
            self._desk.ask(self.tr("Reading the roster"), roster_view, self._show, owner=self)

    def _show(self, roster: RosterView) -> None:
        self.people.show_roster(roster)
        self.matters.show_roster(roster)
        self._founding.show_roster(roster)
        title = self.tr("Waiting")
        count = len(roster.matters)
        self.tabs.bar.setTabText(MATTERS, f"{title} ({count})" if count else title)

    def _changed(self, changes: Changes) -> None:
        if changes.office:
            self.refresh()

    def _accept(self) -> None:
        self._desk.act(
            self.tr("Accepting the founding"),
            lambda session: session.accept_founding(),
            owner=self,
        )


class Founding(QWidget):
    """Who has still to accept entry 0; seen only until everybody has."""

    def __init__(self) -> None:
        super().__init__()
        self._said = Text("", tone="amber-text", wrap=True)
        self.accepted = Button(self.tr("Accept the founding"), icon="check")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 10, 24, 10)
        row.setSpacing(12)
        row.addWidget(self._said, 1)
        row.addWidget(self.accepted)
        self.hide()

    def show_roster(self, roster: RosterView) -> None:
        """Say who is awaited."""
        names = ", ".join(plain.line(name, 80) for name in roster.awaited)
        said = self.tr("The office begins to work once these have accepted its founding: {names}.")
        self._said.say(said.format(names=names))
        self.accepted.setVisible(roster.may_accept)
        self.setVisible(bool(roster.awaited))


class HealthPanel(QScrollArea):
    """A short check and a full one, and what the last came to.

    Args:
        checkup: shows it.
    """

    def __init__(self, checkup: CheckupPanel) -> None:
        super().__init__()
        self.checkup = checkup
        self.short_button = Button(self.tr("Short check"), icon="shield-check")
        self.full_button = Button(self.tr("Full check"), icon="shield-check")
        self.short_button.clicked.connect(lambda: self._begin(full=False))
        self.full_button.clicked.connect(lambda: self._begin(full=True))
        what = self.tr(
            "The short check compares the files of this vault with each other and with what this "
            "machine remembers outside it. The full one reads every page, entry and content, and "
            "takes minutes for a large vault. Nothing is mended; the report holds no data of any "
            "case."
        )
        checkup.busy.connect(self._wait)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.short_button)
        buttons.addWidget(self.full_button)
        buttons.addStretch(1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(14)
        column.addWidget(Text(what, tone="text2", wrap=True))
        column.addLayout(buttons)
        column.addWidget(checkup)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)

    def _wait(self, busy: bool) -> None:  # noqa: FBT001 - from a signal
        for button in (self.short_button, self.full_button):
            button.setDisabled(busy)
        if not busy and self.isVisible():
            self.short_button.setFocus()

    def _begin(self, *, full: bool) -> None:
        title = self.tr("Full check of the vault") if full else self.tr("Short check of the vault")
        self.checkup.begin(
            title, lambda session, progress: check_vault(session, full=full, progress=progress)
        )
