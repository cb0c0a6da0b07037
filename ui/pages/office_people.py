"""Members and roles: who, with which roles; and what may be proposed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from alertadores.app import Changes, DraftPlace, RosterView, SeatView, Session, Since
from ui import dates, plain
from ui.desk import Desk
from ui.notices import left_as_draft
from ui.pages.office_forms import (
    ADMISSION,
    REMOVAL,
    ROLES,
    AdmissionForm,
    ProposalForm,
    Proposing,
)
from ui.shell.banners import Notice
from ui.widgets.button import Button
from ui.widgets.facts import Facts
from ui.widgets.listing import Cell, Listing, Rows
from ui.widgets.sheet import Sheet
from ui.widgets.text import Look, Text
from ui.words import Words

_WIDTHS: Final = {0: 72, 1: 208, 3: 132}
_LIST: Final = 800
_PANEL: Final = 374
Deed = Callable[[Session], Changes]


class PeoplePanel(QWidget):
    """The roster, and the member who is looked at beside it.

    Args:
        desk: carries out what is proposed.
        words: labels.
    """

    told = Signal(Notice)

    def __init__(self, desk: Desk, words: Words) -> None:
        super().__init__()
        self._desk = desk
        self._words = words
        self._roster: RosterView | None = None
        self._form: Proposing | None = None
        self._resumed: DraftPlace | None = None
        self._scroll = QScrollArea()
        heads = (
            self.tr("No."),
            self.tr("Name"),
            self.tr("Roles"),
            self.tr("Standing"),
        )
        self.rows = Rows(heads, self)
        self.list = Listing(self.tr("Members"), self.rows, _WIDTHS)
        self.list.chosen.connect(self._look_at)
        self._sheet = Sheet(left=20)
        self._name = Text("", Look.HEADING, wrap=True)
        self._facts = Facts(110)
        self._acts = QWidget()
        acts = QVBoxLayout(self._acts)
        acts.setContentsMargins(0, 6, 0, 6)
        acts.setSpacing(8)
        self.roles_button = Button(self.tr("Propose other roles…"), icon="pencil")
        self.remove_button = Button(self.tr("Propose removal…"), icon="x")
        self.admit_button = Button(self.tr("Propose a new member…"), icon="plus")
        for button, deed in (
            (self.roles_button, self._propose_roles),
            (self.remove_button, self._propose_removal),
            (self.admit_button, self._propose_member),
        ):
            button.clicked.connect(deed)
            acts.addWidget(button)
        self._why = Text("", Look.SMALL, tone="text3", wrap=True)
        self._arrange()

    def _arrange(self) -> None:
        for part in (self._name, self._facts, self._acts, self._why):
            self._sheet.add(part)
        self._right = QStackedWidget()
        self._right.addWidget(self._sheet)
        across = QSplitter(Qt.Orientation.Horizontal)
        across.setChildrenCollapsible(False)
        across.setHandleWidth(1)
        across.addWidget(self.list)
        across.addWidget(self._right)
        across.setSizes([_LIST, _PANEL])
        across.setStretchFactor(0, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(across)

    @property
    def is_writing(self) -> bool:
        """Whether a form is open."""
        return self._form is not None

    def show_roster(self, roster: RosterView) -> None:
        """Show the members as they are now; the one looked at stays."""
        row = max(0, self.list.currentIndex().row())
        self._roster = roster
        self.rows.show_rows([self._row(seat) for seat in roster.seats])
        why = ""
        if not roster.may_propose:
            why = self.tr("Changes are proposed by who administers, and another member agrees.")
        self._acts.setVisible(roster.may_propose)
        self._why.say(why)
        self.list.go_to(min(row, len(roster.seats) - 1))
        self._look_at(self.list.currentIndex().row())
        self._take_up(roster)

    def _row(self, seat: SeatView) -> tuple[Cell, ...]:
        member = seat.member
        ink = "text2" if member.active else "text3"
        name = plain.line(member.name, 80)
        if member.number == self._desk.office.me.number:
            name = self.tr("{name} (you)").format(name=name)
        active = member.active
        return (
            Cell(str(member.number), ink=ink),
            Cell(name, icon="user-round", ink="text" if active else "text3", strong=True),
            Cell(self._roles(member.roles), ink=ink),
            Cell(
                self.tr("Active") if active else self.tr("Removed"),
                icon="circle-check" if active else "circle-x",
                ink=ink,
                icon_ink="green" if active else "text3",
            ),
        )

    def _look_at(self, row: int) -> None:
        seat = self._seat(row)
        if seat is None:
            return
        self._close_form()
        member = seat.member
        self._name.say(plain.line(member.name, 80))
        rows = [
            (self.tr("Number"), str(member.number)),
            (self.tr("Roles"), self._roles(member.roles)),
            (self.tr("Came in"), self._since(seat.joined)),
        ]
        if seat.changed is not None:
            what = self.tr("Roles changed") if member.active else self.tr("Removed")
            rows.append((what, self._since(seat.changed)))
        rows.append((self.tr("Signing keys"), str(seat.keys)))
        self._facts.show_rows(rows)
        self.roles_button.setEnabled(member.active)
        self.remove_button.setEnabled(member.active)

    def _seat(self, row: int) -> SeatView | None:
        seats = () if self._roster is None else self._roster.seats
        return seats[row] if 0 <= row < len(seats) else None

    def _roles(self, roles: tuple[str, ...]) -> str:
        return ", ".join(self._words.short("roles", role) for role in roles) or "—"

    def _since(self, since: Since) -> str:
        moment = dates.moment(since.recorded)
        if since.number is None:
            return self.tr("{moment}, waiting for its place").format(moment=moment)
        return self.tr("entry {number}, {moment}").format(number=since.number, moment=moment)

    def _propose_roles(self) -> None:
        seat = self._seat(self.list.currentIndex().row())
        if seat is not None:
            self._open(ProposalForm(self._words, self._desk.today, seat.member, roles=True))

    def _propose_removal(self) -> None:
        seat = self._seat(self.list.currentIndex().row())
        if seat is not None:
            self._open(ProposalForm(self._words, self._desk.today, seat.member, roles=False))

    def _propose_member(self) -> None:
        self._open(AdmissionForm(self._desk, self._words))

    def resume(self, place: DraftPlace) -> None:
        """Go back to the form of a draft, once the members are there."""
        self._resumed = place
        if self._roster is not None:
            self._take_up(self._roster)

    def _take_up(self, roster: RosterView) -> None:
        """Open the form that somebody was at."""
        place, self._resumed = self._resumed, None
        if place is None:
            return
        if place.command == ADMISSION:
            self._propose_member()
            return
        numbers = [seat.member.number for seat in roster.seats]
        if place.member in numbers:
            self.list.go_to(numbers.index(place.member))
            deeds = {ROLES: self._propose_roles, REMOVAL: self._propose_removal}
            deeds[place.command]()

    def _open(self, form: ProposalForm | AdmissionForm) -> None:
        if isinstance(form, ProposalForm):
            form.refused.connect(self.told)
            form.submitted.connect(
                lambda command: self._do(lambda session: session.execute(command))
            )
        else:
            form.submitted.connect(self._do)
        form.given_up.connect(self._close_form)
        self._show(form)
        form.keep_in(self._desk.drafts)
        form.begin()

    def _show(self, form: Proposing) -> None:
        self._close_form()
        self._form = form
        scroll = self._scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(form)
        self._right.addWidget(scroll)
        self._right.setCurrentWidget(scroll)

    def _close_form(self) -> None:
        """Show the member again; what is typed in the form, if it is any, is kept."""
        form, self._form = self._form, None
        if form is None:
            return
        if form.leave():
            self.told.emit(left_as_draft())
        self._right.setCurrentWidget(self._sheet)
        self._right.removeWidget(self._scroll)
        self._scroll.deleteLater()
        self.list.setFocus()

    def _do(self, deed: Deed) -> None:
        self._desk.act(
            self.tr("Recording the proposal"),
            deed,
            lambda _changes: self._close_form(),
            self._refused,
            owner=self,
            draft=None if self._form is None else self._form.place,
        )

    def _refused(self, error: Exception) -> None:
        if self._form is not None:
            self._form.reopen()
        self._desk.tasks.failed.emit(error)
