"""The folio of the chosen row of any list is copied, by its keys and from the menu of the row."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from alertadores.app import ProceedingLine
from tests.window import Driver, Make
from ui.actions import Id
from ui.pages.alerts import AlertsPage
from ui.pages.log import LogPage
from ui.pages.proceedings import ProceedingsPage
from ui.pages.referrals import ReferralsPage
from ui.pages.today import TodayPage
from ui.shell.page import Page
from ui.shell.workspace import Workspace

COPY = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def _work(driver: Driver) -> Workspace:
    work = driver.window.workspace
    assert work is not None
    return work


def _page(driver: Driver, name: Id) -> Page:
    driver.window.actions_[name].trigger()
    driver.settle()
    return _work(driver).page(name)


def _copied(driver: Driver) -> str:
    QGuiApplication.clipboard().setText("")
    driver.key(Qt.Key.Key_C, COPY)
    return QGuiApplication.clipboard().text()


def test_the_chosen_row_of_a_list_of_proceedings(at_work: Driver) -> None:
    page = _page(at_work, Id.REFERRALS)
    assert isinstance(page, ProceedingsPage)
    page.table.go_to(page.model.rowCount() - 1)
    line = page.model.line(page.model.rowCount() - 1)
    assert line is not None
    assert _copied(at_work) == line.folio
    page.show_list([], {})
    assert page.chosen_folio == ""


def test_the_chosen_card_of_the_board(at_work: Driver) -> None:
    page = _page(at_work, Id.REFERRALS)
    assert isinstance(page, ReferralsPage)
    page.switch.click()
    at_work.settle()
    assert page.board is not None
    lane = next(each for each in page.board.lanes if each.model.rowCount())
    lane.cards.setFocus()
    lane.cards.setCurrentIndex(lane.model.index(0, 0))
    line = lane.cards.line(lane.model.index(0, 0))
    assert line is not None
    assert _copied(at_work) == line.folio


def test_the_chosen_alert_whether_or_not_a_case_is_open(at_work: Driver) -> None:
    page = _page(at_work, Id.ALERTS)
    assert isinstance(page, AlertsPage)
    line = page.model.line(page.table.currentIndex().row())
    assert line is not None
    assert page.case_page is None
    assert _copied(at_work) == line.folio
    at_work.key(Qt.Key.Key_Return)
    at_work.settle()
    assert _copied(at_work) == line.folio


def test_the_chosen_line_of_hoy(make_window: Make) -> None:
    driver = make_window()
    driver.sit("enlace_caso", afresh=True)
    page = _page(driver, Id.TODAY)
    assert isinstance(page, TodayPage)
    lines = [page.work.rows.index(n).data(Qt.ItemDataRole.UserRole) for n in range(20)]
    row = next(n for n, each in enumerate(lines) if isinstance(each, ProceedingLine))
    page.work.setCurrentIndex(page.work.rows.index(row))
    assert _copied(driver) == lines[row].folio


def test_the_case_of_the_chosen_entry_of_the_log(at_work: Driver) -> None:
    page = _page(at_work, Id.LOG)
    assert isinstance(page, LogPage)
    panel = page.entries
    rows = range(panel.model.rowCount())
    of_case, of_office = (
        next(n for n in rows if (each := panel.model.entry(n)) and bool(each.folio) is wanted)
        for wanted in (True, False)
    )
    panel.list.go_to(of_case)
    entry = panel.model.entry(of_case)
    assert entry is not None
    assert _copied(at_work) == entry.folio
    panel.list.go_to(of_office)
    assert _copied(at_work) == ""
    said = [notice.title for notice in _work(at_work).banners.notices]
    assert "No hay nada elegido que tenga folio." in said


def test_a_page_without_rows_has_no_folio(at_work: Driver) -> None:
    assert _page(at_work, Id.OFFICE).chosen_folio == ""
    assert _page(at_work, Id.VERIFY).chosen_folio == ""


def _menu_at(widget: QWidget) -> QMenu | None:
    spot = QPoint(20, 20)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, spot, widget.mapToGlobal(spot))
    QApplication.sendEvent(widget, event)
    shown = QApplication.activePopupWidget()
    return shown if isinstance(shown, QMenu) else None


def test_the_menu_of_a_row_offers_it_and_only_where_there_is_one(at_work: Driver) -> None:
    page = _page(at_work, Id.REFERRALS)
    assert isinstance(page, ReferralsPage)
    menu = _menu_at(page.table.viewport())
    assert menu is not None
    assert [each.text() for each in menu.actions()] == ["Copiar folio"]
    menu.actions()[0].trigger()
    menu.close()
    assert QGuiApplication.clipboard().text() == page.chosen_folio != ""
    assert _menu_at(_page(at_work, Id.OFFICE)) is None
    assert _menu_at(_work(at_work).rail) is None
