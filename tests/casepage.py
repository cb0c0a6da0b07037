"""The page of a case for tests: a new alert, opened, and acts that come from elsewhere."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from alertadores.app import COMMANDS, CaseView, Identity, RegisterAlert, ThingView
from tests.window import Driver
from ui.actions import Id
from ui.pages.case import CasePage
from ui.pages.case_tab import CaseTab

HOSTILE = "<b>no</b> \u202egnp.exe &amp; "
ALERT = RegisterAlert(
    received=date(2026, 11, 1),
    channel="PRESENCIAL",
    alerter="EXTERNO",
    identity="ANONIMA",
    narrative="Algo pasó.",
)
Tab = TypeVar("Tab", bound=CaseTab)


def open_new(
    driver: Driver, alert: RegisterAlert = ALERT, identity: Identity | None = None
) -> CasePage:
    """Register an alert and return its page."""
    desk, work = driver.window.desk, driver.window.workspace
    assert work is not None
    made: list[bytes] = []
    desk.act(
        "x", lambda session: session.register_alert(alert, identity), lambda c: made.extend(c.cases)
    )
    driver.settle()
    work.show_page(Id.ALERTS)
    work.alerts.open_case(made[0])
    driver.settle()
    page = work.alerts.case_page
    assert page is not None
    return page


def do(driver: Driver, page: CasePage, type_: str, **values: Any) -> None:
    """Do something in the case, as if it came from elsewhere."""
    command = COMMANDS[type_](**values)
    driver.window.desk.act("x", lambda session: session.execute(command, page.case))
    driver.settle()


def view_of(page: CasePage) -> CaseView:
    """Return the case as the page has it."""
    assert page._view is not None
    return page._view


def thing_of(page: CasePage, kind: str) -> ThingView:
    """Return the first proceeding of a kind."""
    return next(each for each in view_of(page).things if each.kind == kind)


def tab_of(page: CasePage, kind: type[Tab], name: str) -> Tab:
    """Go to a tab and return it."""
    page.go_to(name)
    tab = page.tab(name)
    assert isinstance(tab, kind)
    return tab


def texts(root: QWidget) -> str:
    """Return every word that is shown."""
    labels = [each.text() for each in root.findChildren(QLabel) if each.isVisible()]
    long = [each.toPlainText() for each in root.findChildren(QPlainTextEdit) if each.isVisible()]
    return "\n".join(labels + long)
