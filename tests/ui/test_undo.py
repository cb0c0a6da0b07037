"""Undoing through the window: offered for seconds, on the row as long as the rules allow."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from alertadores.app import COMMANDS, Session, undo
from tests.casepage import do, open_new, tab_of, texts, view_of
from tests.window import Driver
from ui.actions import UNDO_ACTIONS, Id
from ui.pages.case import CasePage
from ui.pages.case_log import LogTab
from ui.pages.case_tabs import LOG, OVERVIEW, TIMELINE
from ui.pages.case_timeline import TimelineTab
from ui.pages.log import LogPage
from ui.pages.office import OfficePage
from ui.shell.undoing import SECONDS, UndoOffer
from ui.shell.workspace import Workspace

TEXT = "Se revisó lo alertado."


def work_of(driver: Driver) -> Workspace:
    work = driver.window.workspace
    assert work is not None
    return work


def offer_of(driver: Driver) -> UndoOffer:
    return work_of(driver).offer


def action(driver: Driver, name: Id) -> QAction:
    return driver.window.actions_[name]


def propose(driver: Driver) -> CasePage:
    """Open a new case and propose its summary, as if from elsewhere."""
    page = open_new(driver)
    do(driver, page, "summary.proposed", text=TEXT)
    return page


def menu_of(driver: Driver, view: QWidget) -> QMenu:
    """Ask for the menu of a list with the keyboard, as the system does for its key."""
    driver.window.activateWindow()
    view.setFocus()
    corner = view.rect().bottomRight()
    reason = QContextMenuEvent.Reason.Keyboard
    event = QContextMenuEvent(reason, corner, view.mapToGlobal(corner))
    QApplication.sendEvent(driver.focus(), event)
    (menu,) = [each for each in view.findChildren(QMenu) if each.isVisible()]
    return menu


def latest(page: CasePage) -> tuple[str, str]:
    """Return the types of the last two entries."""
    before, last = view_of(page).timeline[-2:]
    return before.type, last.type


def test_after_an_act_its_undoing_is_offered_and_ctrl_z_takes_it(at_work: Driver) -> None:
    page = propose(at_work)
    offer = offer_of(at_work)
    assert offer.isVisible()
    assert action(at_work, Id.UNDO).isEnabled()
    assert "El resumen público quedó propuesto." in texts(offer)
    assert f"{SECONDS} s" in texts(offer), "the countdown is a number, not a colour"
    page.tabs.setFocus()
    at_work.ctrl(Qt.Key.Key_Z)
    at_work.settle()
    assert not offer.isVisible()
    assert latest(page) == ("summary.proposed", "proposal.withdrawn")
    assert not action(at_work, Id.UNDO).isEnabled(), "a withdrawal is final"
    rows = tab_of(page, TimelineTab, TIMELINE).list.model_
    sentences = [rows.index(row, 0).data() for row in range(2)]
    assert "retiró: «" in sentences[0]
    assert "propuso un resumen público" in sentences[0]
    assert "propuso un resumen público" in sentences[1]


def test_the_button_is_reached_by_tab_and_pressed_by_space(at_work: Driver) -> None:
    page = propose(at_work)
    at_work.ctrl(Qt.Key.Key_F)
    at_work.tab_to(offer_of(at_work).undo_button)
    at_work.key(Qt.Key.Key_Space)
    at_work.settle()
    assert latest(page) == ("summary.proposed", "proposal.withdrawn")


def test_an_amended_text_goes_back_to_what_it_was(at_work: Driver) -> None:
    page = propose(at_work)
    do(at_work, page, "draft.amended", text="Otro texto.")
    assert "El texto quedó cambiado." in texts(offer_of(at_work))
    page.tabs.setFocus()
    at_work.ctrl(Qt.Key.Key_Z)
    at_work.settle()
    (summary,) = [each for each in view_of(page).things if each.kind == "summary"]
    assert summary.text == TEXT
    assert view_of(page).timeline[-1].undoes == view_of(page).timeline[-2].entry


def test_the_offer_ends_after_ten_seconds_and_the_row_still_has_it(at_work: Driver) -> None:
    page = propose(at_work)
    offer = offer_of(at_work)
    offer._ticks.setInterval(5)
    at_work.until(lambda: not offer.isVisible())
    assert not action(at_work, Id.UNDO).isEnabled()
    at_work.ctrl(Qt.Key.Key_Z)
    at_work.settle()
    assert view_of(page).timeline[-1].type == "summary.proposed"
    tab = tab_of(page, TimelineTab, TIMELINE)
    assert tab.undo.button.isVisible()
    assert action(at_work, Id.UNDO_ENTRY).isEnabled()


def test_another_act_takes_the_place_of_the_offer(at_work: Driver) -> None:
    page = propose(at_work)
    do(at_work, page, "note.added", text="Nota.")
    assert not offer_of(at_work).isVisible()
    assert not action(at_work, Id.UNDO).isEnabled()


def test_where_text_is_written_ctrl_z_belongs_to_the_text(at_work: Driver) -> None:
    page = propose(at_work)
    at_work.ctrl(Qt.Key.Key_F)
    at_work.type("abc")
    at_work.ctrl(Qt.Key.Key_Z)
    at_work.settle()
    assert view_of(page).timeline[-1].type == "summary.proposed"
    work_of(at_work).top.show_words("")


@pytest.mark.parametrize(
    ("name", "view"),
    [
        pytest.param(
            TIMELINE, lambda page: tab_of(page, TimelineTab, TIMELINE).list, id="timeline"
        ),
        pytest.param(LOG, lambda page: tab_of(page, LogTab, LOG).table, id="log of the case"),
    ],
)
def test_the_row_of_the_entry_offers_it_to_the_keyboard(
    at_work: Driver, name: str, view: Callable[[CasePage], QWidget]
) -> None:
    page = propose(at_work)
    offer_of(at_work).end()
    rows = view(page)
    page.go_to(name)
    menu = menu_of(at_work, rows)
    assert menu.actions()[0].text() == "Deshacer este asiento"
    assert menu.actions()[0].isEnabled()
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    at_work.window.activateWindow()
    rows.setFocus()
    assert action(at_work, Id.UNDO_ENTRY).isEnabled()
    at_work.key(Qt.Key.Key_Down)
    assert not action(at_work, Id.UNDO_ENTRY).isEnabled(), "nothing undoes the registration"
    at_work.key(Qt.Key.Key_Up)
    menu = menu_of(at_work, rows)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    at_work.settle()
    assert latest(page) == ("summary.proposed", "proposal.withdrawn")
    assert not action(at_work, Id.UNDO_ENTRY).isEnabled()
    page.go_to(OVERVIEW)
    assert action(at_work, Id.UNDO_ENTRY).data() is None


def test_a_lock_ends_the_offer_and_forgets_what_it_was_about(at_work: Driver) -> None:
    page = propose(at_work)
    tab_of(page, TimelineTab, TIMELINE)
    assert all(action(at_work, name).isEnabled() for name in UNDO_ACTIONS)
    at_work.ctrl(Qt.Key.Key_L)
    at_work.settle()
    for name in UNDO_ACTIONS:
        assert not action(at_work, name).isEnabled()
        assert action(at_work, name).data() is None
    at_work.ctrl(Qt.Key.Key_Z)
    at_work.sit("enlace_caso")
    assert not offer_of(at_work).isVisible()
    assert not action(at_work, Id.UNDO).isEnabled()


def test_what_was_decided_meanwhile_is_refused_in_words(at_work: Driver) -> None:
    page = propose(at_work)
    entry = view_of(page).timeline[-1].entry
    desk = at_work.window.desk

    def undone_elsewhere(session: Session) -> None:
        undo(session, entry, page.case)

    desk.ask("x", undone_elsewhere, lambda _none: None)
    at_work.settle()
    assert offer_of(at_work).isVisible(), "nobody has told the window"
    action(at_work, Id.UNDO).trigger()
    at_work.settle()
    (notice,) = work_of(at_work).banners.notices
    assert notice.title == "Esto ya no se puede deshacer."
    assert not offer_of(at_work).isVisible()


def test_the_log_of_the_office_offers_what_of_it_can_be_undone(at_work: Driver) -> None:
    at_work.sit("administracion")
    desk = at_work.window.desk
    number = next(
        each.number for each in desk.office.members if each.number != desk.office.me.number
    )
    command = COMMANDS["member.removal_proposed"].model_validate({"number": number})
    desk.act("x", lambda session: session.execute(command))
    at_work.settle()
    assert "La baja quedó propuesta." in texts(offer_of(at_work))
    offer_of(at_work).end()
    work_of(at_work).show_page(Id.LOG)
    at_work.settle()
    page = work_of(at_work).page(Id.LOG)
    assert isinstance(page, LogPage)
    assert page.entries.entry.undo.button.isVisible()
    menu = menu_of(at_work, page.entries.list)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    at_work.settle()
    assert not page.entries.entry.undo.button.isVisible()
    office = work_of(at_work).page(Id.OFFICE)
    assert isinstance(office, OfficePage)
    assert office.matters.rows.rowCount() == 0


def test_the_language_of_a_summary_is_told_by_its_name(at_work: Driver) -> None:
    page = propose(at_work)
    tab = tab_of(page, TimelineTab, TIMELINE)
    assert "Español" in texts(tab)
    assert "es" not in texts(tab).split("\n")
