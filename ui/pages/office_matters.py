"""What of the office waits for a second person: the whole of it, and what this member may do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from alertadores.app import (
    Changes,
    DraftPlace,
    InboxItem,
    MemberView,
    OfficeMatter,
    RosterView,
    Session,
    Step,
    confirm_member,
)
from ui import dates, faces, forms, plain
from ui.desk import Desk
from ui.forms import Around
from ui.notices import left_as_draft
from ui.pages.deciding import Deciding, draft_place
from ui.pages.matter import Matter
from ui.shell.banners import Notice
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.empty import Empty
from ui.widgets.listing import Cell, Listing, Rows
from ui.widgets.sheet import Sheet
from ui.widgets.text import Look, Text
from ui.words import Words

_WIDTHS: Final = {1: 150, 2: 110}
_LIST: Final = 560
_PANEL: Final = 614
Deed = Callable[[Session], Changes]


class MattersPanel(QWidget):
    """Proposals at the left, the chosen one at the right.

    Args:
        desk: carries out what is decided.
        words: labels.
    """

    told = Signal(Notice)

    def __init__(self, desk: Desk, words: Words) -> None:
        super().__init__()
        self._desk = desk
        self._words = words
        self._matters: tuple[OfficeMatter, ...] = ()
        self._shown: QWidget | None = None
        self._name = b""
        heads = (self.tr("What"), self.tr("Proposed by"), self.tr("When"))
        self.rows = Rows(heads, self)
        self.list = Listing(self.tr("What waits for a second person"), self.rows, _WIDTHS)
        self.list.chosen.connect(self._look_at)
        self._place = QWidget()
        self._holder = QVBoxLayout(self._place)
        self._holder.setContentsMargins(0, 0, 0, 0)
        across = QSplitter(Qt.Orientation.Horizontal)
        across.setChildrenCollapsible(False)
        across.setHandleWidth(1)
        across.addWidget(self.list)
        across.addWidget(self._place)
        across.setSizes([_LIST, _PANEL])
        across.setStretchFactor(1, 1)
        self._empty = Empty()
        self._empty.say(self.tr("Nothing of the office waits for a second person."))
        self._body = QStackedWidget()
        self._body.addWidget(across)
        self._body.addWidget(self._empty)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._body)

    @property
    def is_writing(self) -> bool:
        """Whether something typed is not recorded."""
        return isinstance(self._shown, Deciding) and self._shown.is_writing

    def leave(self) -> bool:
        """Keep what is being written, as it is left; tell whether it is any."""
        return isinstance(self._shown, Deciding) and self._shown.leave()

    def show_roster(self, roster: RosterView) -> None:
        """Show what waits now; what is being decided stays, even if it waits no more."""
        row = max(0, self.list.currentIndex().row())
        self._matters = roster.matters
        self.rows.show_rows([self._row(matter) for matter in roster.matters])
        names = [matter.thing.name for matter in roster.matters]
        if self.is_writing and self._name not in names and isinstance(self._shown, Deciding):
            self._shown.end()
            return
        self._body.setCurrentIndex(0 if names else 1)
        if names:
            there = self._name in names
            row = names.index(self._name) if there else min(row, len(names) - 1)
            self.list.go_to(row)
            self._look_at(row)

    def resume(self, place: DraftPlace) -> None:
        """Go back to the matter that somebody was deciding on, if it still waits."""
        self._name = place.object or b""
        for row, matter in enumerate(self._matters):
            if matter.thing.name == self._name:
                self.list.go_to(row)

    def _row(self, matter: OfficeMatter) -> tuple[Cell, ...]:
        thing = matter.thing
        what = f"{self._words.kind(thing.kind)}: {subject(matter)}"
        return (
            Cell(what, icon="users", icon_ink="gold", ink="text", strong=True),
            Cell(plain.line(thing.author, 80)),
            Cell(dates.short(thing.began.date())),
        )

    def _look_at(self, row: int) -> None:
        if not 0 <= row < len(self._matters):
            return
        matter = self._matters[row]
        if self.is_writing and matter.thing.name == self._name:
            return
        if self._close():
            self.told.emit(left_as_draft())
        steps = {step.command: step for step in matter.steps}
        approval = steps.get("approval.given")
        decides = approval is not None and approval.reason is None
        self._name = matter.thing.name
        self._shown = self._deciding(matter) if decides else self._waiting(matter)
        self._holder.addWidget(self._shown)

    def _close(self) -> bool:
        """Take away what is shown; tell whether a draft of a decision is left."""
        left = self.leave()
        if self._shown is not None:
            self._holder.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = None
        return left

    def _waiting(self, matter: OfficeMatter) -> QWidget:
        waiting = Waiting(matter, self._words)
        waiting.withdrawn.connect(lambda: self._withdraw(matter))
        return waiting

    def _deciding(self, matter: OfficeMatter) -> QWidget:
        thing = matter.thing
        item = InboxItem(thing.name, thing.kind, thing.author, thing.began)
        around = Around(self._words, self._desk.today, self._desk.office.members)
        values = {**thing.values, **_before(matter.subject, self._words)}
        deciding = Deciding(item, values, around, self._desk.drafts)
        deciding.back.hide()
        deciding.refused.connect(self.told)
        draft = draft_place(thing.name)
        deciding.decided.connect(
            lambda command: self._do(lambda session: session.decide(item, command), draft)
        )
        deciding.admitted.connect(
            lambda heard: self._do(lambda session: confirm_member(session, item, heard), draft)
        )
        return deciding

    def _withdraw(self, matter: OfficeMatter) -> None:
        command = forms.command(Step("proposal.withdrawn", matter.thing.name), {})
        self._do(lambda session: session.execute(command))

    def _do(self, deed: Deed, draft: DraftPlace | None = None) -> None:
        def done(_changes: Changes) -> None:
            self._close()
            said = self.tr("Your decision is recorded.")
            self.told.emit(Notice(said, icon="circle-check", ink="green"))

        def refused(error: Exception) -> None:
            if isinstance(self._shown, Deciding):
                self._shown.reopen()
            self._desk.tasks.failed.emit(error)

        self._desk.act(
            self.tr("Recording the decision"), deed, done, refused, owner=self, draft=draft
        )


class Waiting(Sheet):
    """A matter that this member does not decide; its author may take it back.

    Args:
        matter: as it waits.
        words: labels.
    """

    withdrawn = Signal()

    def __init__(self, matter: OfficeMatter, words: Words) -> None:
        super().__init__()
        thing = matter.thing
        self.add(Text(words.kind(thing.kind), Look.TITLE))
        self.add(Chip(faces.two(self.tr("Waits for a second person"))))
        said = self.tr("Proposed by {author}, {moment}.").format(
            author=plain.line(thing.author, 80), moment=dates.moment(thing.began)
        )
        self.say(said, "text2")
        values = {**thing.values, **_before(matter.subject, words)}
        if matter.subject is not None:
            values["number"] = f"{subject(matter)} ({matter.subject.number})"
        shown = Matter(words)
        shown.show_thing(replace(thing, values=values))
        self.add(shown)
        for step in matter.steps:
            if step.command == "proposal.withdrawn" and step.reason is None:
                self.withdraw = Button(self.tr("Withdraw the proposal"), icon="x")
                self.withdraw.clicked.connect(self.withdrawn)
                self.add(self.withdraw)
            elif step.command == "approval.given" and step.reason is not None:
                self.say(
                    self.tr("You do not decide this: {reason}.").format(
                        reason=words.missing(step.reason)
                    )
                )


def subject(matter: OfficeMatter) -> str:
    """Return whom a matter is about."""
    known = matter.subject
    name = matter.thing.values.get("name", "") if known is None else known.name
    return plain.line(str(name), 80)


def _before(member: MemberView | None, words: Words) -> dict[str, str]:
    """Return what would be changed, as it is now."""
    if member is None:
        return {}
    return {"roles_before": "; ".join(words.label("roles", role) for role in member.roles)}
