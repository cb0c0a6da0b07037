"""The list by keyboard alone: filtered, saved, arranged, searched, and a case opened from it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.casepage import ALERT, open_new
from tests.journeys.keys import do, enter, menu, press, reach
from tests.window import Driver
from ui.alerts_model import Column
from ui.pages.alerts import AlertsPage

SAVED = "Piden protección"
NEW = ALERT.model_copy(update={"narrative": "Pagaron dos veces la misma obra del malecón."})
PREFIX = "malec"
PHRASE = '"misma obra"'


def _page(driver: Driver) -> AlertsPage:
    work = driver.window.workspace
    assert work is not None
    return work.alerts


def _filter(driver: Driver) -> None:
    """Add a filter, save the list under a name, take the filter away, and call it back."""
    page, total = _page(driver), _page(driver).model.rowCount()
    driver.key(
        Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    menu(driver, "Pide protección")
    assert page.list.query.asks_protection
    driver.ctrl(Qt.Key.Key_D)
    driver.settle()
    menu(driver, "Guardar esta lista")
    driver.type(SAVED)
    enter(driver)
    reach(driver, "Filtro: Pide protección")
    driver.key(Qt.Key.Key_Delete)
    driver.settle()
    assert page.model.rowCount() == total
    driver.ctrl(Qt.Key.Key_D)
    driver.settle()
    menu(driver, SAVED)
    assert page.list.query.asks_protection
    driver.ctrl(Qt.Key.Key_D)
    driver.settle()
    menu(driver, "Borrar", SAVED)
    reach(driver, "Filtro: Pide protección")
    driver.key(Qt.Key.Key_Delete)
    driver.settle()


def _choose_columns(driver: Driver) -> None:
    """Take the second column to the front, and one away."""
    do(driver, "Columnas…")
    reach(driver, "Columnas, desde la izquierda")
    driver.key(Qt.Key.Key_Down)
    press(driver, "Subir")
    reach(driver, "Columnas, desde la izquierda", back=True)
    driver.key(Qt.Key.Key_Down)
    driver.key(Qt.Key.Key_Down)
    driver.key(Qt.Key.Key_Space)
    press(driver, "Aplicar")


def _search(driver: Driver, text: str) -> int:
    page = _page(driver)
    driver.ctrl(Qt.Key.Key_F)
    driver.ctrl(Qt.Key.Key_A)
    driver.type(text)
    driver.until(lambda: page.list.query.text == text)
    driver.settle()
    return page.model.rowCount()


def test_the_list_is_narrowed_arranged_searched_and_opened(at_work: Driver) -> None:
    open_new(at_work, NEW)
    at_work.key(Qt.Key.Key_Escape)
    page = _page(at_work)
    _filter(at_work)
    _choose_columns(at_work)
    assert page.table.horizontalHeader().visualIndex(Column.STATE) == 0
    assert page.table.isColumnHidden(Column.RECEIVED)
    assert _search(at_work, PREFIX) == 1
    assert _search(at_work, '"obra misma"') == 0
    assert _search(at_work, PHRASE) >= 1
    assert _search(at_work, "Pagaron dos malecón") == 1
    reach(at_work, "Lista de alertas")
    at_work.key(Qt.Key.Key_Return)
    at_work.until(lambda: page.case_page is not None)
    at_work.settle()
    case = page.case_page
    assert case is not None
    assert case.folio
    at_work.key(
        Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert QApplication.clipboard().text() == case.folio
    at_work.key(Qt.Key.Key_Escape)
    assert page.case_page is None
    assert page.table.hasFocus()
