"""The window itself by keyboard alone: a lock in the middle of a form, settings, the palette."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView

from tests.casepage import open_new, view_of
from tests.journeys.keys import attend, do, pick
from tests.window import Driver
from ui import theme
from ui.pages.case import CasePage
from ui.shell.palette import Palette

NOTE = "Se habló con quien alerta; señal 7731."


def test_a_form_outlives_a_lock_in_the_middle_of_a_word(at_work: Driver) -> None:
    open_new(at_work)
    do(at_work, "Agregar nota")
    at_work.type(NOTE[:20])
    at_work.ctrl(Qt.Key.Key_L)
    at_work.settle()
    assert at_work.window.workspace is None
    at_work.sit("enlace_caso")
    page = _case(at_work)
    at_work.ctrl(Qt.Key.Key_End)
    at_work.type(NOTE[20:])
    at_work.ctrl(Qt.Key.Key_Return)
    at_work.settle()
    assert page.tabs.bar.hasFocus()
    assert any(NOTE in line.fields.values() for line in view_of(page).timeline)
    assert at_work.window.desk.drafts.latest is None


def _case(driver: Driver) -> CasePage:
    work = driver.window.workspace
    assert work is not None
    driver.until(lambda: work.alerts.case_page is not None)
    driver.settle()
    page = work.alerts.case_page
    assert page is not None
    return page


def test_colours_and_language_are_set(at_work: Driver) -> None:
    at_work.ctrl(Qt.Key.Key_Comma)
    at_work.settle()
    pick(at_work, "Colores", "Colores osc")
    assert theme.current().name == "dark"
    pick(at_work, "Colores", "Colores cla")
    assert theme.current().name == "light"
    at_work.key(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    pick(at_work, "Idioma", "English")
    at_work.settle()
    assert at_work.window.language == "en"
    at_work.key(Qt.Key.Key_Escape)
    attend(at_work)
    do(at_work, "Español")
    assert at_work.window.language == "es"


def test_the_palette_reaches_every_action_that_is_allowed(at_work: Driver) -> None:
    open_new(at_work)
    allowed = [each.text() for each in at_work.window.actions_.listed() if each.isEnabled()]
    at_work.ctrl(Qt.Key.Key_K)
    palette = at_work.window.findChild(Palette)
    assert palette is not None
    listed = palette.findChild(QListView)
    assert listed is not None
    reached = [listed.currentIndex().data()]
    for _step in allowed[1:]:
        at_work.key(Qt.Key.Key_Down)
        reached.append(listed.currentIndex().data())
    assert reached == allowed
    at_work.key(Qt.Key.Key_Escape)
