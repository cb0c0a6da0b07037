"""Hoy: what waits for an act of mine, what is new, and how the work stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from alertadores.app import (
    Changes,
    DraftPlace,
    InboxItem,
    Matter,
    OfficeView,
    ProceedingLine,
    Role,
    Session,
    TodayView,
    confirm_member,
    office_item,
    today_of,
)
from ui import dates
from ui.actions import Id
from ui.forms import Around
from ui.notices import left_as_draft
from ui.pages.deciding import Deciding, draft_place
from ui.pages.today_side import Side
from ui.pages.today_work import WorkList
from ui.shell.page import Page, Setting
from ui.widgets.button import HEIGHT, Button, Kind
from ui.widgets.empty import Empty, Loading
from ui.widgets.text import Look, Rule, Text

_PATIENCE: Final = 300
_INTAKE: Final = frozenset({Role.ENLACE_CASO.value, Role.COORDINACION.value})


class TodayPage(Page):
    """The first page after unlocking."""

    help_topic = "today"

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self._desk, self._words = setting.desk, setting.words
        self._actions = setting.actions
        self._asked = 0
        self._sealed = setting.desk.office.sealed
        self._deciding: Deciding | None = None
        self._day = Text("", tone="text2")
        self.work = WorkList(setting.words)
        self.side = Side(setting.words, setting.actions)
        self._empty, self._loading = Empty(), Loading()
        self._body = QStackedWidget()
        for part in (self.work, self._empty, self._loading):
            self._body.addWidget(part)
        self._slow = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._slow.timeout.connect(lambda: self._body.setCurrentWidget(self._loading))
        self._main = QWidget()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._main)
        self._build()
        self._connect()
        self.side.show_items(self._desk.inbox)
        self._show_office(self._desk.office)
        self.refresh()

    def _show_office(self, office: OfficeView) -> None:
        self.side.health.show_hub(office if self._desk.reaches_hub else None)
        if office.sealed != self._sealed:
            self._sealed = office.sealed
            self.refresh()

    def _build(self) -> None:
        first = QHBoxLayout()
        first.addStrut(HEIGHT)
        first.addWidget(Text(self.tr("Today"), Look.TITLE))
        first.addStretch(1)
        if _INTAKE & set(self._desk.office.me.roles):
            register = Button(self._actions[Id.REGISTER].text(), Kind.PRIMARY)
            register.follow(self._actions[Id.REGISTER], "plus")
            first.addWidget(register)
        head = QVBoxLayout()
        head.setContentsMargins(24, 12, 16, 8)
        head.setSpacing(6)
        head.addLayout(first)
        head.addWidget(self._day)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addLayout(head)
        left.addWidget(self._body, 1)
        row = QHBoxLayout(self._main)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(Rule(upright=True))
        row.addWidget(self.side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _connect(self) -> None:
        desk = self._desk
        desk.changed.connect(self._changed)
        desk.inbox_changed.connect(self.side.show_items)
        desk.office_changed.connect(self._show_office)
        self.work.opened.connect(self._open_line)
        self.work.page_wanted.connect(lambda name: self._actions[name].trigger())
        self.side.case_wanted.connect(self.case_wanted)
        self.side.inbox.opened.connect(self._open_item)

    @property
    def chosen_folio(self) -> str:
        """The folio of the chosen line."""
        if self._deciding is not None or self._body.currentWidget() is not self.work:
            return ""
        return self.work.folio

    def begin(self) -> None:
        """Put the focus on what waits."""
        if self._deciding is not None:
            self._deciding.begin()
        elif self._body.currentWidget() is self._empty:
            self._empty.setFocus()
        else:
            self.work.setFocus()

    def show_inbox(self) -> None:
        """Go to what waits for this member's agreement."""
        if self._deciding is None:
            self.side.show_inbox()

    def resume(self, place: DraftPlace) -> None:
        """Open the matter that somebody was deciding on, whether or not it still waits."""
        name = place.object or b""
        self._desk.ask(
            self.tr("Opening the matter"),
            lambda session: office_item(session, name),
            self._open_item,
            owner=self,
        )

    def refresh(self) -> None:
        """Look anew."""
        self._asked += 1
        number = self._asked
        if self._body.currentWidget() is not self.work:
            self._slow.start()

        def show(view: TodayView) -> None:
            if number == self._asked:
                self._show(view)

        def failed(error: Exception) -> None:
            self._slow.stop()
            self._empty.say(
                self.tr("What waits could not be read."), self.tr("Try again"), self.refresh
            )
            self._body.setCurrentWidget(self._empty)
            self._desk.tasks.failed.emit(error)

        self._desk.ask(self.tr("Looking for what waits"), today_of, show, failed, owner=self)

    def _show(self, view: TodayView) -> None:
        self._slow.stop()
        today = self._desk.today
        count = sum(each.count for each in view.work)
        day = self.tr("{day}.").format(day=dates.capitalised(dates.long(today)))
        waiting = self.tr("%n matter(s) wait for an act of yours.", "", count)
        self._day.say(f"{day} {waiting}" if count else day)
        self.work.show_work(view.work, today)
        self.side.show_today(view)
        if count:
            self._body.setCurrentWidget(self.work)
        else:
            self._empty.say(self.tr("Nothing waits for an act of yours."))
            self._body.setCurrentWidget(self._empty)

    def _changed(self, changes: Changes) -> None:
        if changes.cases or changes.office:
            self.refresh()

    def _open_line(self, line: ProceedingLine) -> None:
        self.case_wanted.emit(line.case, line.row.kind)

    def _open_item(self, item: InboxItem) -> None:
        if item.case is not None:
            self.case_wanted.emit(item.case, item.kind)
            return
        self._desk.ask(
            self.tr("Opening the matter"),
            lambda session: (session.matter(item), {each.id for each in session.inbox()}),
            lambda found: self._decide(item, found[0], waits=item.id in found[1]),
            owner=self,
        )

    def _decide(self, item: InboxItem, matter: Matter, *, waits: bool) -> None:
        """Show the whole of a matter of the office, to be agreed with or refused."""
        self._close_deciding()
        around = Around(self._words, self._desk.today, self._desk.office.members)
        form = Deciding(item, matter.values, around, self._desk.drafts)
        form.given_up.connect(self._go_back)
        form.refused.connect(self.told)
        form.decided.connect(
            lambda command: self._do(
                item, lambda session: session.decide(item, command, matter.version)
            )
        )
        form.admitted.connect(
            lambda heard: self._do(item, lambda session: confirm_member(session, item, heard))
        )
        if not waits:
            form.end()
        self._deciding = form
        self._stack.addWidget(form)
        self._stack.setCurrentWidget(form)
        form.begin()

    def _go_back(self) -> None:
        """Leave the matter undecided."""
        if self._close_deciding():
            self.told.emit(left_as_draft())

    def _do(self, item: InboxItem, decide: Callable[[Session], Changes]) -> None:
        def done(_changes: Changes) -> None:
            self._close_deciding()

        def failed(error: Exception) -> None:
            if self._deciding is not None:
                self._deciding.reopen()
            self._desk.tasks.failed.emit(error)

        self._desk.act(
            self.tr("Recording the decision"),
            decide,
            done,
            failed,
            owner=self,
            draft=draft_place(item.id),
        )

    def _close_deciding(self) -> bool:
        """Show the day again; tell whether a draft of a decision is left."""
        form, self._deciding = self._deciding, None
        if form is None:
            return False
        left = form.leave()
        self._stack.removeWidget(form)
        form.deleteLater()
        self._stack.setCurrentWidget(self._main)
        self.side.show_inbox()
        return left
