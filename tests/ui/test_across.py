"""Protección, Canalizaciones and Versiones públicas: lists of proceedings across cases."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from alertadores.app import (
    COMMANDS,
    ProceedingLine,
    ProceedingOrder,
    ProceedingRow,
    RegisterAlert,
)
from tests.window import Driver, Make
from ui.actions import Id
from ui.pages.proceedings import ProceedingsPage
from ui.pages.referrals import ReferralsPage
from ui.pages.versions import VersionsPage
from ui.proceedings_model import PAGE, PAGES, Column, ProceedingsModel
from ui.shell.workspace import Workspace
from ui.widgets.listing import Cell

ALERT = RegisterAlert(
    received=date(2026, 11, 1),
    channel="PRESENCIAL",
    alerter="EXTERNO",
    identity="ANONIMA",
    narrative="Algo pasó.",
)


def _work(driver: Driver) -> Workspace:
    work = driver.window.workspace
    assert work is not None
    return work


def _page(driver: Driver, name: Id) -> ProceedingsPage:
    _work(driver).show_page(name)
    driver.settle()
    page = _work(driver).page(name)
    assert isinstance(page, ProceedingsPage)
    return page


def _case(driver: Driver) -> bytes:
    made: list[bytes] = []
    desk = driver.window.desk
    desk.act("x", lambda session: session.register_alert(ALERT), lambda c: made.extend(c.cases))
    driver.settle()
    return made[0]


def _do(driver: Driver, case: bytes, type_: str, **values: Any) -> None:
    command = COMMANDS[type_](**values)
    driver.window.desk.act("x", lambda session: session.execute(command, case))
    driver.settle()


def _cases(page: ProceedingsPage) -> list[bytes]:
    lines = [page.model.line(row) for row in range(page.model.rowCount())]
    return [line.case for line in lines if line is not None]


@pytest.mark.parametrize(
    ("name", "type_", "values"),
    [
        (Id.PROTECTION, "protection.requested", {"consent": True}),
        (
            Id.REFERRALS,
            "referral.drafted",
            {"destination": "OIC_UR", "consent": False, "subject": "Asunto", "text": "Uno."},
        ),
        (Id.VERSIONS, "summary.proposed", {"text": "Un resumen."}),
    ],
)
def test_what_is_done_in_a_case_is_listed_at_once_and_leads_back_to_it(
    at_work: Driver, name: Id, type_: str, values: dict[str, Any]
) -> None:
    case = _case(at_work)
    page = _page(at_work, name)
    assert case not in _cases(page)
    before = page.model.rowCount()
    _do(at_work, case, type_, **values)
    assert page.model.rowCount() == before + 1
    assert str(before + 1) in page.buttons.button(0).text()
    row = _cases(page).index(case)
    assert page.model.index(row, 2).data() == "Desde hoy"
    page.table.go_to(row)
    page.begin()
    at_work.key(Qt.Key.Key_Return)
    at_work.settle()
    opened = _work(at_work).alerts.case_page
    assert opened is not None
    assert opened.case == case
    assert _work(at_work).pages.currentWidget() is _work(at_work).alerts


def test_a_list_is_narrowed_to_a_group_of_states_and_widened_again(at_work: Driver) -> None:
    _do(at_work, _case(at_work), "protection.requested", consent=False)
    page = _page(at_work, Id.PROTECTION)
    total = page.model.rowCount()
    counts = []
    for number, group in enumerate(page.groups[1:], 1):
        page.buttons.button(number).click()
        at_work.settle()
        lines = [page.model.line(row) for row in range(page.model.rowCount())]
        assert {line.state for line in lines if line is not None} <= set(group.states)
        counts.append(len(lines))
    assert sum(counts) == total
    page.buttons.button(0).click()
    at_work.settle()
    assert page.model.rowCount() == total


def test_the_board_has_each_open_referral_once_and_opens_it(at_work: Driver) -> None:
    case = _case(at_work)
    _do(at_work, case, "referral.drafted", destination="OIC_UR", consent=True,
        subject="Asunto", text="Uno.")  # fmt: skip
    page = _page(at_work, Id.REFERRALS)
    assert isinstance(page, ReferralsPage)
    page.switch.click()
    at_work.settle()
    assert page.board is not None
    assert page.board.isVisible()
    first = page.board.lanes[0]
    lines = [first.model.line(row) for row in range(first.model.rowCount())]
    assert [line.case for line in lines if line is not None].count(case) == 1
    first.cards.setCurrentIndex(first.model.index(len(lines) - 1, 0))
    first.cards.setFocus()
    at_work.key(Qt.Key.Key_Return)
    at_work.settle()
    assert _work(at_work).alerts.case_page is not None
    page = _page(at_work, Id.REFERRALS)
    assert isinstance(page, ReferralsPage)
    page.switch.click()
    at_work.settle()
    assert page.table.isVisible()


def test_only_what_is_public_is_exported_and_a_file_is_verified_from_here(at_work: Driver) -> None:
    _do(at_work, _case(at_work), "summary.proposed", text="Un resumen.")
    page = _page(at_work, Id.VERSIONS)
    assert isinstance(page, VersionsPage)
    for row in range(page.model.rowCount()):
        page.table.go_to(row)
        line = page.model.line(row)
        assert line is not None
        assert page.export.isEnabled() == (line.state == "EMITIDA")
    page.begin()
    at_work.tab_to(page.verify)
    at_work.key(Qt.Key.Key_Space)
    assert _work(at_work).pages.currentWidget() is _work(at_work).page(Id.VERIFY)
    assert not any(entry.isChecked() for entry in _work(at_work).rail.entries.values())


@pytest.mark.parametrize(
    ("role", "pages"),
    [
        ("enlace_caso", {Id.PROTECTION, Id.REFERRALS, Id.VERSIONS}),
        ("evaluacion_riesgo", {Id.PROTECTION}),
        ("canalizacion", {Id.REFERRALS}),
        ("transparencia", {Id.VERSIONS}),
        ("auditoria", set()),
    ],
)
def test_a_page_is_in_the_rail_and_the_palette_of_whoever_may_use_it(
    make_window: Make, role: str, pages: set[Id]
) -> None:
    driver = make_window()
    driver.sit(role)
    mine = {Id.PROTECTION, Id.REFERRALS, Id.VERSIONS}
    assert mine & set(_work(driver).rail.entries) == pages
    assert {name for name in mine if driver.window.actions_[name].isEnabled()} == pages
    assert driver.window.actions_[Id.VERIFY].isEnabled()


class _Reader:
    """Rows by number, and how many were asked for at a time."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    @property
    def proceedings(self) -> _Reader:
        """The reader itself."""
        return self

    def rows(self, ids: Sequence[int]) -> list[ProceedingLine]:
        """Return lines with a hostile folio; what is gone is left out."""
        self.asked.append(len(ids))
        moment = "2026-11-10T09:00:00-06:00"
        row = ProceedingRow(b"x", "referral", "ENVIADA", moment, moment, 1)
        return [ProceedingLine(bytes(16), f"<b>{n}</b>", row) for n in ids if n != 7]


def _model(reader: _Reader, count: int) -> ProceedingsModel:
    columns = (Column("Folio", lambda line: Cell(line.folio), ProceedingOrder.FOLIO),)
    model = ProceedingsModel(reader, columns)  # type: ignore[arg-type]
    model.show_ids(array("q", range(count)))
    return model


def test_it_is_a_model_as_qt_asks(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    assert qtbot is not None
    model = _model(_Reader(), 5)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_of_many_rows_only_pages_that_are_looked_at_are_read(qtbot: QtBot) -> None:
    assert qtbot is not None
    reader = _Reader()
    model = _model(reader, 100_000)
    assert model.rowCount() == 100_000
    assert reader.asked == []
    assert model.index(99_999, 0).data() == "<b>99999</b>"
    assert reader.asked == [100_000 % PAGE]
    for page in range(PAGES + 2):
        model.line(PAGE * (page + 1))
    assert len(model._pages) == PAGES
    assert model.index(7, 0).data() == "—"
