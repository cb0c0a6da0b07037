"""The lists across cases: ordered by their heads; being read, empty, unreadable; the board."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from alertadores.app import COMMANDS, ProceedingLine, ProceedingRow, RegisterAlert
from alertadores.domain.order import STATES
from alertadores.domain.states import Proceeding
from alertadores.errors import EnvironmentFault
from alertadores.vault.view_proceedings import ProceedingReader
from tests.window import Driver
from ui.actions import Id
from ui.collation import by_words
from ui.pages.proceedings import ProceedingsPage
from ui.pages.referrals import ReferralsPage
from ui.shell.workspace import Workspace

ALERT = RegisterAlert(
    received=date(2026, 11, 1),
    channel="PRESENCIAL",
    alerter="EXTERNO",
    identity="ANONIMA",
    narrative="Algo pasó.",
)
STATE, AGE, REQUESTED = 1, 2, 6


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


def _begin(driver: Driver, type_: str = "protection.requested", **values: Any) -> bytes:
    """Begin a proceeding in a case of its own, and return the case."""
    made: list[bytes] = []
    desk = driver.window.desk
    desk.act("x", lambda session: session.register_alert(ALERT), lambda c: made.extend(c.cases))
    driver.settle()
    command = COMMANDS[type_](**(values or {"consent": True}))
    desk.act("x", lambda session: session.execute(command, made[0]))
    driver.settle()
    return made[0]


def _lines(page: ProceedingsPage) -> list[ProceedingLine]:
    lines = [page.model.line(row) for row in range(page.model.rowCount())]
    return [line for line in lines if line is not None]


def _turn(driver: Driver, page: ProceedingsPage, column: int) -> tuple[list[bytes], str]:
    """Click on a head; return the names of the rows and what the head says of itself."""
    page.table.heads.sectionClicked.emit(column)
    driver.settle()
    return [line.row.name for line in _lines(page)], _arrow(page)


def _arrow(page: ProceedingsPage) -> str:
    heads = page.table.heads
    head = page.model.headerData(heads.sortIndicatorSection(), Qt.Orientation.Horizontal)
    falls = heads.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
    return f"{head} {'↓' if falls else '↑'}"


BEGINNINGS: Final[dict[Id, tuple[str, dict[str, Any]]]] = {
    Id.PROTECTION: ("protection.requested", {"consent": True}),
    Id.REFERRALS: (
        "referral.drafted",
        {"destination": "CNDH", "consent": False, "subject": "Asunto", "text": "Uno."},
    ),
    Id.VERSIONS: ("summary.proposed", {"text": "Un resumen."}),
}


@pytest.mark.parametrize("name", BEGINNINGS)
def test_every_column_orders_the_list_both_ways(at_work: Driver, name: Id) -> None:
    type_, values = BEGINNINGS[name]
    for _time in range(2):
        _begin(at_work, type_, **values)
    page = _page(at_work, name)
    assert page.model.rowCount() > 1
    assert _arrow(page) == "En este estado ↓", "what waits longest stands first"
    for column, each in enumerate(page.columns):
        if _arrow(page) == f"{each.head} ↑":
            _turn(at_work, page, column)
        upwards, arrow = _turn(at_work, page, column)
        assert arrow == f"{each.head} ↑"
        downwards, arrow = _turn(at_work, page, column)
        assert arrow == f"{each.head} ↓"
        assert downwards == upwards[::-1]


def test_fewer_days_come_first_where_the_arrow_points_up(at_work: Driver) -> None:
    page = _page(at_work, Id.PROTECTION)
    _names, arrow = _turn(at_work, page, AGE)
    assert arrow == "En este estado ↑"
    changed = [line.row.changed for line in _lines(page)]
    assert changed == sorted(changed, reverse=True)


def test_a_list_is_ordered_by_keyboard_and_remembers_it(at_work: Driver) -> None:
    _begin(at_work)
    page = _page(at_work, Id.PROTECTION)
    page.begin()
    heads = page.table.heads
    page.table.go_to(0)
    at_work.key(Qt.Key.Key_Up)
    assert heads.hasFocus()
    assert heads.accessibleName() == "En este estado, descendente"
    at_work.key(Qt.Key.Key_Left)
    assert heads.accessibleName() == "Estado"
    at_work.key(Qt.Key.Key_Space)
    at_work.settle()
    assert heads.accessibleName() == "Estado, ascendente"
    order = STATES[Proceeding.PROTECTION]
    places = [order.index(line.state) for line in _lines(page)]
    assert places == sorted(places)
    at_work.key(Qt.Key.Key_Return)
    at_work.settle()
    assert heads.accessibleName() == "Estado, descendente"
    assert heads.hasFocus(), "the next key turns it again"
    at_work.key(Qt.Key.Key_Down)
    assert page.table.hasFocus()
    assert page.table.currentIndex().row() == 0
    _work(at_work).show_page(Id.ALERTS)
    _begin(at_work)
    assert _arrow(_page(at_work, Id.PROTECTION)) == "Estado ↓"
    assert _lines(page)[-1].state == "SOLICITADA"


def test_keys_stay_among_the_heads(at_work: Driver) -> None:
    _begin(at_work)
    page = _page(at_work, Id.PROTECTION)
    page.begin()
    page.table.go_to(0)
    at_work.key(Qt.Key.Key_Up)
    for _press in page.columns:
        at_work.key(Qt.Key.Key_Right)
    assert page.table.heads.accessibleName() == page.columns[-1].head
    for _press in page.columns:
        at_work.key(Qt.Key.Key_Left)
    assert page.table.heads.accessibleName() == "Folio"
    at_work.key(Qt.Key.Key_Escape)
    assert page.table.hasFocus()


def test_the_list_of_alerts_is_ordered_by_the_same_keys(at_work: Driver) -> None:
    at_work.window.actions_[Id.ALERTS].trigger()
    at_work.settle()
    alerts = _work(at_work).alerts
    alerts.table.setFocus()
    alerts.table.setCurrentIndex(alerts.model.index(0, 0))
    at_work.key(Qt.Key.Key_Up)
    assert alerts.table.heads.accessibleName() == "Recibida, descendente"
    at_work.key(Qt.Key.Key_Left)
    at_work.key(Qt.Key.Key_Space)
    at_work.settle()
    assert alerts.table.heads.accessibleName() == "Estado, ascendente"
    lines = [alerts.model.line(row) for row in range(alerts.model.rowCount())]
    order = STATES[Proceeding.ALERT]
    places = [order.index(line.state) for line in lines if line is not None]
    assert places == sorted(places)
    for _press in range(20):
        at_work.key(Qt.Key.Key_Right)
        head = alerts.table.heads
        assert not head.isSectionHidden(head._at)


def test_the_chosen_proceeding_stays_chosen_when_another_comes_before_it(at_work: Driver) -> None:
    mine = _begin(at_work)
    page = _page(at_work, Id.PROTECTION)
    _turn(at_work, page, REQUESTED)
    _turn(at_work, page, REQUESTED)
    assert _lines(page)[0].case == mine
    page.table.go_to(0)
    _begin(at_work)
    row = page.table.currentIndex().row()
    assert row > 0
    assert _lines(page)[row].case == mine


def test_names_and_institutions_go_as_people_look_for_them() -> None:
    named = {1: "Zoila", 2: "Ángel", 3: "beatriz", 4: "Óscar", 5: "Norma"}
    assert by_words(named) == (2, 3, 5, 4, 1)


@pytest.fixture
def held(at_work: Driver) -> Iterator[threading.Event]:
    """Return what lets the thread that reads lists go on."""
    free = threading.Event()
    with contextlib.ExitStack() as stack:
        stack.callback(at_work.settle)
        stack.callback(free.set)
        yield free


def _texts(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]


def test_while_a_list_is_read_bars_stand_for_it_and_the_focus_comes_back(
    at_work: Driver, held: threading.Event
) -> None:
    page = _page(at_work, Id.PROTECTION)
    page.begin()
    page.table.go_to(0)
    at_work.key(Qt.Key.Key_Up)
    at_work.window.desk.look("", lambda _reader: held.wait(), lambda _none: None)
    at_work.key(Qt.Key.Key_Space)
    at_work.until(page.body.loading.isVisible)
    held.set()
    at_work.settle()
    assert page.table.isVisible()
    assert page.table.heads.hasFocus()


@pytest.mark.parametrize("name", BEGINNINGS)
def test_a_list_that_cannot_be_read_says_so_and_can_be_tried_again(
    at_work: Driver, monkeypatch: pytest.MonkeyPatch, name: Id
) -> None:
    type_, values = BEGINNINGS[name]
    _begin(at_work, type_, **values)
    page = _page(at_work, name)
    page.begin()

    def broken(*_any: object) -> None:
        raise EnvironmentFault("vault.database-busy", file="view.db")

    with monkeypatch.context() as patched:
        patched.setattr(ProceedingReader, "ids", broken)
        page.refresh()
        at_work.settle()
    assert "No se pudo leer la lista." in _texts(page.body)
    assert _work(at_work).banners.notices
    assert not page.table.isVisible()
    at_work.key(Qt.Key.Key_Space)
    at_work.settle()
    assert "No se pudo leer la lista." not in _texts(page.body)


def test_each_group_says_in_its_own_words_that_it_has_nothing(at_work: Driver) -> None:
    for name, (type_, values) in BEGINNINGS.items():
        _begin(at_work, type_, **values)
        page = _page(at_work, name)
        sentences = [group.none for group in page.groups]
        assert len(set(sentences)) == len(sentences)
        for number, group in enumerate(page.groups[1:], 1):
            page.buttons.button(number).click()
            at_work.settle()
            if not page.model.rowCount():
                assert _texts(page.body) == [group.none]
        page.buttons.button(0).click()
        at_work.settle()
        page.show_list((), {})
        assert _texts(page.body) == [page.nothing()]
        page.refresh()
        at_work.settle()


def _board(driver: Driver) -> ReferralsPage:
    page = _page(driver, Id.REFERRALS)
    assert isinstance(page, ReferralsPage)
    page.switch.click()
    driver.settle()
    assert page.body.currentWidget() is page.board
    return page


def _line(**values: Any) -> ProceedingLine:
    moment = "2026-11-10T09:00:00-06:00"
    told = {"state": "BORRADOR", "destination": "OIC_UR", "began": moment, "changed": moment}
    row = ProceedingRow(bytes(32), "referral", author=1, **(told | values))
    return ProceedingLine(bytes(16), "<b>F</b>", row)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (
            {"destination": "MECANISMO_SEGOB", "consent": False},
            ["Falta el consentimiento exigido", "Anónimos: no se sabe si acepta", "Aún sin enviar"],
        ),
        (
            {"destination": "MECANISMO_SEGOB", "consent": True, "state": "AUTORIZADA"},
            [
                "Consta el consentimiento exigido",
                "Anónimos: no se sabe si acepta",
                "Aún sin enviar",
            ],
        ),
        (
            {"destination": "CNDH", "consent": True, "state": "ENVIADA"},
            ["Consta el consentimiento", "No acepta anónimos", "Enviada, sin acuse"],
        ),
        (
            {"acknowledged": "2026-11-13T10:00:00-06:00", "state": "EN_TRAMITE"},
            ["Sin consentimiento", "Acepta anónimos", "Con acuse del 13 nov 2026"],
        ),
    ],
)
def test_a_card_says_consent_anonymous_filings_and_acknowledgement_with_an_icon_each(
    at_work: Driver, values: dict[str, Any], said: list[str]
) -> None:
    page = _page(at_work, Id.REFERRALS)
    assert isinstance(page, ReferralsPage)
    signs = page.signs(_line(**values))
    assert [sign.text for sign in signs] == said
    assert all(sign.icon for sign in signs)
    assert len({sign.icon for sign in signs}) == len(signs)


def test_cards_are_read_out_whole_and_opened_by_keyboard(at_work: Driver) -> None:
    type_, values = BEGINNINGS[Id.REFERRALS]
    case = _begin(at_work, type_, **values)
    page = _board(at_work)
    page.begin()
    lane = page.board.lanes[0]
    assert lane.cards.hasFocus()
    cases = [lane.model.line(row) for row in range(lane.model.rowCount())]
    row = [line.case for line in cases if line is not None].index(case)
    told = lane.model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    for part in ("Sin consentimiento", "No acepta anónimos", "Aún sin enviar"):
        assert part in told
    lane.cards.setCurrentIndex(lane.model.index(row, 0))
    at_work.key(Qt.Key.Key_Return)
    at_work.settle()
    opened = _work(at_work).alerts.case_page
    assert opened is not None
    assert opened.case == case


def test_a_board_that_cannot_be_read_says_so(
    at_work: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _board(at_work)

    def broken(*_any: object) -> None:
        raise EnvironmentFault("vault.database-busy", file="view.db")

    with monkeypatch.context() as patched:
        patched.setattr(ProceedingReader, "ids", broken)
        page.refresh()
        at_work.settle()
    assert "No se pudo leer la lista." in _texts(page.body)
    page.refresh()
    at_work.settle()
    assert page.body.currentWidget() is page.board
