"""A summary is proposed, undone, proposed again and changed back, by keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.casepage import open_new, tab_of, view_of
from tests.window import Driver
from ui.actions import Id
from ui.pages.case import CasePage
from ui.pages.case_summary import SummaryTab
from ui.pages.case_tabs import SUMMARY
from ui.pages.case_timeline import TimelineTab
from ui.widgets.button import Button
from ui.widgets.reading import Reading

FIRST = "Se revisó lo alertado y se turnó."
SECOND = "Se revisó lo alertado."


def _press(driver: Driver, tab: SummaryTab, label: str) -> None:
    """Reach the button of that name by Tab and press it."""

    def found() -> list[Button]:
        return [
            each for each in tab.findChildren(Button) if each.text() == label and each.isEnabled()
        ]

    driver.until(lambda: bool(found()))
    driver.tab_to(found()[-1])
    driver.key(Qt.Key.Key_Space)
    driver.settle()


def _propose(driver: Driver, page: CasePage) -> SummaryTab:
    tab = tab_of(page, SummaryTab, SUMMARY)
    driver.settle()
    page.tabs.setFocus()
    driver.tab_to(tab.editor)
    driver.type(FIRST)
    _press(driver, tab, "Proponer el resumen")
    return tab


def test_what_was_proposed_and_changed_is_undone_by_keyboard(at_work: Driver) -> None:
    page = open_new(at_work)
    tab = _propose(at_work, page)
    assert at_work.window.actions_[Id.UNDO].isEnabled()
    (reading,) = [each for each in tab.findChildren(Reading) if each.isVisible()]
    at_work.tab_to(reading)
    at_work.ctrl(Qt.Key.Key_Z)
    at_work.settle()
    assert view_of(page).things[-1].state == "RETIRADA"

    tab = _propose(at_work, page)
    assert view_of(page).things[-1].state == "BORRADOR", "the same can be proposed again"
    _press(at_work, tab, "Cambiar el resumen")
    at_work.ctrl(Qt.Key.Key_A)
    at_work.type(SECOND)
    _press(at_work, tab, "Guardar el cambio")
    assert view_of(page).things[-1].text == SECOND

    timeline = tab_of(page, TimelineTab, "timeline")
    at_work.tab_to(timeline.undo.button)
    at_work.key(Qt.Key.Key_Space)
    at_work.settle()
    assert view_of(page).things[-1].text == FIRST
    sentences = [timeline.list.model_.index(row, 0).data() for row in range(2)]
    assert "deshizo: «" in sentences[0]
    assert "cambió el texto" in sentences[0]
    assert "cambió el texto" in sentences[1]
