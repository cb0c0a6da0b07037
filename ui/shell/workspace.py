"""Everything an open vault shows. It is made at unlock and deleted at lock, texts and all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from alertadores.app import (
    NO_BACKUP,
    Changes,
    Identity,
    InboxItem,
    OfficeView,
    RegisterAlert,
    Seat,
    Undoable,
    find_case,
)
from ui.actions import Actions, Id
from ui.backing_up import BackingUp
from ui.clipboard import copy_public
from ui.desk import Desk
from ui.hub import hub_face
from ui.notices import banner_notice, failure, undone
from ui.pages.alerts import AlertsPage
from ui.pages.register import PLACE, RegisterPage
from ui.pages.today import TodayPage
from ui.settings import Settings
from ui.shell.banners import Banners, Notice
from ui.shell.page import Page, Place, Setting
from ui.shell.pages import page_of, pages_of
from ui.shell.palette import Palette
from ui.shell.rail import Rail
from ui.shell.strip import Strip
from ui.shell.topbar import TopBar
from ui.shell.undoing import UndoOffer
from ui.trust_card import save_card
from ui.words import Words

_EVERY_MINUTE: Final = 60_000


class Workspace(QWidget):
    """Rail, top bar, banners, pages, strip.

    Args:
        desk: the open session.
        words: labels.
        actions: of the window.
        seats: of the practice office; none in a real one.
        settings: of the window.
    """

    seat_wanted = Signal(object)

    def __init__(
        self,
        desk: Desk,
        words: Words,
        actions: Actions,
        seats: Sequence[Seat],
        settings: Settings,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._words = words
        self._actions = actions
        office = desk.office
        self._setting = Setting(desk, words, actions, settings)
        self._specs = pages_of(frozenset(office.me.roles))
        self._made: dict[Id, Page] = {}
        roles = ", ".join(words.short("roles", role) for role in office.me.roles)
        self.rail = Rail(actions, [name for name, spec in self._specs.items() if spec.in_rail])
        self.top = TopBar(actions, office, roles)
        mine = next((seat.path for seat in seats if seat.member == office.me.number), None)
        self.top.offer_seats([(seat.path, self._seat_name(seat)) for seat in seats], mine)
        self.top.seat_wanted.connect(self._change_seat)
        self.banners = Banners()
        self.offer = UndoOffer(actions)
        self.backing_up = BackingUp(desk, words.language, self)
        self.strip = Strip(desk.tasks)
        self._register: RegisterPage | None = None
        self.pages = QStackedWidget()
        self._build()
        self._connect()
        self._poll = QTimer(self, interval=_EVERY_MINUTE)
        self._poll.timeout.connect(self._look_for_news)
        self._poll.start()
        self._show_office(office)
        for banner in desk.banners:
            self.banners.add(banner_notice(banner, words.language))
        self.show_page(Id.TODAY)

    def _build(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        for part in (self.top, self.banners, self.offer):
            right.addWidget(part)
        right.addWidget(self.pages, 1)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.rail)
        across.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(across, 1)
        whole.addWidget(self.strip)

    def _connect(self) -> None:
        self.top.searched.connect(self._search)
        self.top.entered.connect(self._find)
        self._desk.tasks.failed.connect(self._failed)
        self.backing_up.told.connect(self.banners.add)
        self.backing_up.noted.connect(self._backup_noted)
        self._desk.hub_failed.connect(self._hub_failed)
        self._desk.office_changed.connect(self._show_office)
        self._desk.inbox_changed.connect(self._show_inbox)
        self._desk.changed.connect(self.banners.clear_passing)
        self._desk.drafts.mended.connect(self.banners.clear_passing)
        self._desk.undoable.connect(self.offer.offer)

    @property
    def alerts(self) -> AlertsPage:
        """The list, and the open case beside it."""
        page = self.page(Id.ALERTS)
        assert isinstance(page, AlertsPage)  # noqa: S101 - narrows the type
        return page

    def page(self, name: Id) -> Page:
        """Return a page of the rail; it is made when it is first asked for."""
        if name not in self._made:
            page = self._made[name] = self._specs[name].make(self._setting)
            page.told.connect(self.banners.add)
            page.case_wanted.connect(self._open_case)
            if isinstance(page, AlertsPage):
                page.counted.connect(self.strip.facts)
            self.pages.addWidget(page)
        return self._made[name]

    def stop(self) -> None:
        """Ask and look for nothing any more."""
        self._poll.stop()
        self.top.stop()

    def tell(self, notice: Notice) -> None:
        """Say something above all pages."""
        self.banners.add(notice)

    def seals_nothing(self) -> bool:
        """Tell whether no identity is typed, which no draft would keep; say so otherwise."""
        if self._register is None or not self._register.holds_identity:
            return True
        self.banners.add(
            Notice(
                self.tr("There is an identity that has not been sealed."),
                self.tr("It is never kept as a draft. Register the alert or empty step 5."),
                icon="triangle-alert",
                ink="amber",
            )
        )
        return False

    def show_page(self, name: Id) -> None:
        """Go to a page of the rail."""
        if self._register is not None and not self._leave_register():
            return
        page = self.page(name)
        self.pages.setCurrentWidget(page)
        self.rail.show_page(name)
        page.begin()

    def show_inbox(self) -> None:
        """Go to what waits for this member's agreement."""
        self.show_page(Id.TODAY)
        page = self.page(Id.TODAY)
        if isinstance(page, TodayPage):
            page.show_inbox()

    def register(self) -> None:
        """Begin a new alert."""
        if self._register is not None:
            self._register.begin()
            return
        self.banners.clear_passing()
        page = RegisterPage(self._words, self._desk.today, self._desk.drafts)
        page.told.connect(self.banners.add)
        page.left.connect(self._drop_register)
        page.registered.connect(self._record_alert)
        self._register = page
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        self.rail.show_page(Id.ALERTS)
        page.begin()

    @property
    def place(self) -> Place:
        """Where the person is."""
        shown, case = self.pages.currentWidget(), self.alerts.case_page
        name = next((name for name, page in self._made.items() if page is shown), Id.TODAY)
        return Place(name) if case is None else Place(name, case.case, case.at)

    def resume(self, place: Place | None = None) -> None:
        """Go back to the form that somebody was at when the vault locked or the program ended.

        Args:
            place: where they were otherwise; Hoy if nothing is known.
        """
        draft = self._desk.drafts.latest
        if place is not None:
            self._go_back(place)
        if draft is not None and draft.place == PLACE:
            self.register()
        elif draft is not None:
            name = page_of(draft)
            self.show_page(name)
            self.page(name).resume(draft.place)

    def _go_back(self, place: Place) -> None:
        if place.case is not None:
            self.alerts.open_case(place.case)
        if self.alerts.case_page is not None:
            self.alerts.case_page.go_to(place.tab)
        self.show_page(place.page)

    def undo(self, name: Id) -> None:
        """Undo what an action is aimed at, by an entry of its own."""
        target = self._actions.target(name)
        if isinstance(target, Undoable):
            self.offer.end()
            self._desk.undo(target, lambda _changes: self.banners.add(undone()))

    def focus_search(self) -> None:
        """Put the cursor into the search; change its words if that was asked for."""
        words = self._actions[Id.SEARCH].data()
        if isinstance(words, str):
            self._actions[Id.SEARCH].setData(None)
            self.top.show_words(words)
        self.top.search.setFocus()
        self.top.search.selectAll()

    def show_palette(self) -> None:
        """Open the command palette below the search."""
        palette = Palette(self._actions.listed(), self)
        corner = self.top.search.mapToGlobal(self.top.search.rect().bottomLeft())
        palette.move(corner.x(), corner.y() + 6)
        palette.show()
        palette.begin()

    def save_card(self) -> None:
        """Write the office's trust card where the person says."""
        save_card(self._desk, self, self.banners.add, self._failed)

    def copy_folio(self) -> None:
        """Put the folio of what is open or chosen on the clipboard; it identifies nobody."""
        page = self.pages.currentWidget()
        folio = page.chosen_folio if isinstance(page, Page) else ""
        if folio:
            copy_public(folio)
            return
        said = self.tr("Nothing with a folio is chosen.")
        self.banners.add(Notice(said, icon="info", ink="text2"))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy the folio of a row, on pages that offer nothing more."""
        page = self.pages.currentWidget()
        inside = self.pages.rect().contains(self.pages.mapFromGlobal(event.globalPos()))
        if inside and isinstance(page, Page) and page.chosen_folio:
            menu = self._actions.menu((Id.COPY_FOLIO,), self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(event.globalPos())

    def turn_tab(self, step: int) -> None:
        """Go to the tab beside."""
        case = self.alerts.case_page
        if case is not None:
            case.tabs.turn(step)

    def _seat_name(self, seat: Seat) -> str:
        roles = ", ".join(self._words.short("roles", role) for role in seat.roles)
        return f"{seat.name} ({roles})"

    def _change_seat(self, path: Path) -> None:
        if self.seals_nothing():
            self.seat_wanted.emit(path)

    def _search(self, text: str) -> None:
        self.show_page(Id.ALERTS)
        self.top.search.setFocus()
        self.alerts.search(text)

    def _find(self, text: str) -> None:
        """Open the case of a folio; anything else is a search."""

        def found(case: bytes) -> None:
            self.top.show_words("")
            self.show_page(Id.ALERTS)
            self.alerts.search("")
            self.alerts.open_case(case)

        self._desk.look(
            self.tr("Looking for the folio"),
            lambda reader: find_case(reader, text.strip()),
            found,
            lambda _error: self._search(text),
            owner=self,
        )

    def _record_alert(self, command: RegisterAlert, identity: Identity | None) -> None:
        page = self._register

        def done(changes: Changes) -> None:
            self._drop_register()
            for case in changes.cases:
                self.alerts.open_case(case)

        def failed(error: Exception) -> None:
            if page is not None and page is self._register:
                page.reopen()
            self._failed(error)

        self._desk.act(
            self.tr("Registering the alert"),
            lambda session: session.register_alert(command, identity),
            done,
            failed,
            owner=self,
            draft=PLACE,
        )

    def _leave_register(self) -> bool:
        """Leave the guide for something else, if it is open; its draft is kept."""
        if self._register is None:
            return True
        if not self.seals_nothing():
            return False
        kept = self._desk.drafts.leave(PLACE)
        self._drop_register()
        if kept:
            self.banners.add(
                Notice(
                    self.tr("The alert that you were writing is kept as a draft."),
                    self.tr("“Register alert” goes on with it."),
                    icon="pencil",
                    ink="text2",
                )
            )
        return True

    def _drop_register(self) -> None:
        page, self._register = self._register, None
        if page is not None:
            page.clear_identity()
            self.pages.removeWidget(page)
            page.deleteLater()
            self.banners.clear_passing()
            self.pages.setCurrentWidget(self.alerts)
            self.alerts.begin()

    def _open_case(self, case: bytes, kind: str) -> None:
        self.show_page(Id.ALERTS)
        self.alerts.open_case(case)
        page = self.alerts.case_page
        if page is not None and page.case == case:
            page.show_kind(kind)

    def _backup_noted(self) -> None:
        for banner in self._desk.banners:
            if banner.key == NO_BACKUP:
                self.banners.remove(banner_notice(banner, self._words.language))
        page = self.page(Id.TODAY)
        if isinstance(page, TodayPage):
            page.refresh()

    def _look_for_news(self) -> None:
        if not self._desk.tasks.busy:
            self._desk.synchronise()

    def _show_office(self, office: OfficeView) -> None:
        face = hub_face(office if self._desk.reaches_hub else None)
        self.top.show_hub(face.word, face.icon, face.ink)

    def _hub_failed(self, error: Exception) -> None:
        self._show_office(self._desk.office)
        self._failed(error)

    def _show_inbox(self, items: Sequence[InboxItem]) -> None:
        self.rail.entries[Id.TODAY].count(len(items))

    def _failed(self, error: Exception) -> None:
        self.banners.add(failure(error, self._words.language))
