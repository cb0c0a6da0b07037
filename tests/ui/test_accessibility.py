"""An audit that walks every page of every seat: names, kinds, and the way of the Tab key."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.window import Driver, Make
from ui.actions import Id
from ui.pages.case import CasePage
from ui.pages.case_tabs import TABS
from ui.pages.register import RegisterPage
from ui.shell.workspace import Workspace

SEATS = ("enlace_caso", "coordinacion", "evaluacion_riesgo", "transparencia", "canalizacion")
_KINDLESS = {QAccessible.Role.NoRole, QAccessible.Role.Client}
_MOST = 120


def _work(driver: Driver) -> Workspace:
    work = driver.window.workspace
    assert work is not None
    return work


def _focusable(root: QWidget) -> list[QWidget]:
    return [
        each
        for each in root.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.isVisible()
        and each.isEnabled()
        and each.focusProxy() is None
    ]


def _faults(root: QWidget) -> list[str]:
    """Say what a screen reader could not: a control without a name, or of no kind."""
    found = []
    for widget in _focusable(root):
        where = f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            found.append(f"no name: {where}")
        elif interface.role() in _KINDLESS:
            found.append(f"no kind: {where}")
    return found


def _pages(driver: Driver) -> Iterator[str]:
    """Show one page after the other, and tell which."""
    work = _work(driver)
    for name in work.rail.entries:
        work.show_page(name)
        driver.settle()
        yield name.value
    work.show_page(Id.ALERTS)
    driver.settle()
    line = work.alerts.model.line(0) if work.alerts.model.rowCount() else None
    if line is None:
        return
    work.alerts.open_case(line.case)
    driver.settle()
    case = work.alerts.case_page
    assert isinstance(case, CasePage)
    for tab in range(len(TABS)):
        case.tabs.setCurrentIndex(tab)
        driver.settle()
        yield f"case, tab {tab}"
    work.alerts.close_case()
    if driver.window.desk.office.may_register:
        work.register()
        guide = work.pages.currentWidget()
        assert isinstance(guide, RegisterPage)
        for step in range(5):
            guide.go_to(step)
            yield f"register, step {step}"


@pytest.mark.parametrize("seat", SEATS)
def test_a_screen_reader_can_name_every_control(make_window: Make, seat: str) -> None:
    driver = make_window()
    assert _faults(driver.window) == []
    driver.sit(seat)
    faults = {page: found for page in _pages(driver) if (found := _faults(driver.window))}
    assert faults == {}


def _round(driver: Driver) -> list[QWidget]:
    """Press Tab until it comes round, and return what it came by."""
    seen: list[QWidget] = []
    for _press in range(_MOST):
        widget = driver.focus()
        if widget in seen:
            return seen
        seen.append(widget)
        driver.key(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not come round: it stays at {driver.focus()!r}")


def _is_one_of_a_group(widget: QWidget) -> bool:
    """Tell whether arrows lead to it from another of its group, as in a row of tabs."""
    return isinstance(widget, QAbstractButton) and widget.autoExclusive()


def test_tab_reaches_every_control_of_every_page(at_work: Driver) -> None:
    missed = {}
    for page in _pages(at_work):
        seen = _round(at_work)
        left = [
            type(each).__name__
            for each in _focusable(at_work.window)
            if each not in seen and not _is_one_of_a_group(each)
        ]
        if left:
            missed[page] = left
    assert missed == {}
