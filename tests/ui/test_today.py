"""Hoy: what waits for an act of mine, what for my agreement, and three charts with their tables."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from alertadores.app import (
    COMMANDS,
    EnvironmentFault,
    Need,
    ProceedingLine,
    ProceedingRow,
    RegisterAlert,
    Work,
    load_catalogs,
)
from tests.window import Driver, Make
from ui.actions import Id
from ui.i18n import Languages
from ui.pages.deciding import Deciding
from ui.pages.today import TodayPage
from ui.pages.today_work import Heading, More, WorkList
from ui.widgets.charts import Bars, ChartSection, Columns, Datum, Stacked
from ui.words import Words

ALERT = RegisterAlert(
    received=date(2026, 11, 1),
    channel="PRESENCIAL",
    alerter="EXTERNO",
    identity="ANONIMA",
    narrative="Algo pasó.",
)
ROLE = Qt.ItemDataRole.UserRole


def _page(driver: Driver) -> TodayPage:
    work = driver.window.workspace
    assert work is not None
    page = work.page(Id.TODAY)
    assert isinstance(page, TodayPage)
    return page


def _texts(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def _rows(view: WorkList) -> list[object]:
    return [view.rows.index(n).data(ROLE) for n in range(view.rows.rowCount())]


def _taken_up(page: TodayPage) -> int:
    """Return how many alerts are to be taken up, whether or not they are listed."""
    headings = [row for row in _rows(page.work) if isinstance(row, Heading)]
    return sum(row.count for row in headings if row.need == Need.TAKE_UP)


def _line(number: int, folio: str = "2026-0000", destination: str = "") -> ProceedingLine:
    row = ProceedingRow(
        name=number.to_bytes(32, "big"), kind="referral", state="AUTORIZADA", need="send",
        began="2026-11-01T09:00:00-06:00", changed="2026-11-10T09:00:00-06:00", author=1,
        destination=destination,
    )  # fmt: skip
    return ProceedingLine(number.to_bytes(16, "big"), folio, row)


def _list(qtbot: QtBot) -> WorkList:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    Languages(application, "es")
    view = WorkList(Words(load_catalogs(), "es"))
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    return view


def test_it_comes_first_after_unlocking_and_the_alert_of_today_waits_there(
    make_window: Make,
) -> None:
    driver = make_window()
    driver.sit("enlace_caso", afresh=True)
    work = driver.window.workspace
    assert work is not None
    page = _page(driver)
    assert work.pages.currentWidget() is page
    before = _taken_up(page)
    driver.window.desk.act("x", lambda session: session.register_alert(ALERT))
    driver.settle()
    assert _taken_up(page) == before + 1
    line = next(row for row in _rows(page.work) if isinstance(row, ProceedingLine))
    index = page.work.rows.index(_rows(page.work).index(line))
    assert "Pasar a análisis" in index.data()
    # The oldest come first, and other tests leave theirs at this desk.
    assert "Desde hoy" in index.data() or "día" in index.data()


def test_a_line_opens_its_case_by_keyboard(make_window: Make) -> None:
    driver = make_window()
    driver.sit("enlace_caso", afresh=True)
    desk = driver.window.desk
    desk.act("x", lambda session: session.register_alert(ALERT))
    driver.settle()
    page = _page(driver)
    page.begin()
    assert page.work.hasFocus()
    line = page.work.currentIndex().data(ROLE)
    assert isinstance(line, ProceedingLine)
    driver.key(Qt.Key.Key_Return)
    driver.settle()
    work = driver.window.workspace
    assert work is not None
    assert work.alerts.case_page is not None
    assert work.alerts.case_page.case == line.case


def test_headings_are_passed_over_by_the_arrows(qtbot: QtBot) -> None:
    view = _list(qtbot)
    lines = (_line(1), _line(2))
    view.show_work(
        (Work(Need.SEND, 2, lines[:1]), Work(Need.ACKNOWLEDGE, 1, lines[1:])), date(2026, 11, 12)
    )
    kinds = [type(row) for row in _rows(view)]
    assert kinds == [Heading, ProceedingLine, More, Heading, ProceedingLine]
    view.setFocus()
    assert view.currentIndex().row() == 1
    seen = []
    for _press in range(3):
        QTest.keyClick(view, Qt.Key.Key_Down)
        seen.append(view.currentIndex().row())
    assert seen == [2, 4, 4]


def test_a_line_says_how_long_it_waits_in_calendar_days(qtbot: QtBot) -> None:
    view = _list(qtbot)
    view.show_work((Work(Need.SEND, 1, (_line(1),)),), date(2026, 11, 12))
    assert view.rows.index(1).data().endswith("2 días")
    view.show_work((Work(Need.SEND, 1, (_line(1),)),), date(2026, 11, 9))
    assert view.rows.index(1).data().endswith("Desde hoy")


def test_what_was_chosen_stays_chosen_when_the_list_is_read_anew(qtbot: QtBot) -> None:
    view = _list(qtbot)
    lines = (_line(1), _line(2), _line(3))
    view.show_work((Work(Need.SEND, 3, lines),), date(2026, 11, 12))
    view.setCurrentIndex(view.rows.index(3))
    view.show_work((Work(Need.SEND, 2, lines[1:]),), date(2026, 11, 12))
    assert view.currentIndex().data(ROLE) == lines[2]


@pytest.mark.parametrize("folio", ["<b>2026</b>", "2026\u202e99", "a" * 5000, ""])
def test_a_folio_of_any_kind_is_shown_as_written(qtbot: QtBot, folio: str) -> None:
    view = _list(qtbot)
    view.show_work((Work(Need.SEND, 1, (_line(1, folio, "<i>nadie</i>"),)),), date(2026, 11, 12))
    said = view.rows.index(1).data()
    assert "\u202e" not in said
    assert "<i>nadie</i>" in said
    assert len(said) < 800
    assert not view.grab().isNull()


def test_nothing_waits_for_whoever_does_not_work_on_cases(make_window: Make) -> None:
    driver = make_window()
    driver.sit("auditoria")
    page = _page(driver)
    assert "Nada espera un acto suyo." in _texts(page)
    assert "Todavía no hay datos." in _texts(page)
    assert not page.side.states.chart.data


def test_what_could_not_be_read_says_so_and_can_be_tried_again(
    make_window: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = make_window()
    driver.sit("enlace_caso", afresh=True)
    page = _page(driver)

    def fail(_session: object) -> None:
        raise EnvironmentFault("disk.full")

    monkeypatch.setattr("ui.pages.today.today_of", fail)
    page.refresh()
    driver.settle()
    assert "No se pudo leer lo que espera." in _texts(page)
    monkeypatch.undo()
    page.refresh()
    driver.settle()
    assert "No se pudo leer lo que espera." not in _texts(page)


def _propose_roles(driver: Driver) -> None:
    values: dict[str, Any] = {"number": 8, "roles": ("auditoria",)}
    command = COMMANDS["member.roles_proposed"](**values)
    driver.window.desk.act("x", lambda session: session.execute(command))
    driver.settle()


def _decide(driver: Driver) -> tuple[TodayPage, Deciding]:
    """Let one administrator propose, and another open what waits."""
    driver.sit("coordinacion")
    _propose_roles(driver)
    driver.sit("archivo")
    driver.command("Por acordar")
    page = _page(driver)
    assert page.side.inbox.hasFocus()
    driver.key(Qt.Key.Key_Return)
    driver.settle()
    form = page.findChild(Deciding)
    assert form is not None
    return page, form


def test_a_matter_of_the_office_is_read_whole_and_never_agreed_to_by_one_key(
    make_window: Make,
) -> None:
    driver = make_window()
    page, form = _decide(driver)
    waiting = len(driver.window.desk.inbox)
    assert form.back.hasFocus()
    said = _texts(form)
    assert "Hugo" in said
    assert "Auditoría" in said
    assert "Amalia" in said
    assert not form.refuse.isEnabled()
    driver.key(Qt.Key.Key_Space)
    driver.settle()
    assert not any(each.isVisible() for each in page.findChildren(Deciding))
    assert len(driver.window.desk.inbox) == waiting
    driver.key(Qt.Key.Key_Return)
    driver.settle()
    form = page.findChildren(Deciding)[-1]
    driver.tab_to(form.agree)
    driver.key(Qt.Key.Key_Space)
    driver.settle()
    assert len(driver.window.desk.inbox) == waiting - 1


def test_a_matter_is_refused_with_its_ground_and_words(make_window: Make) -> None:
    driver = make_window()
    page, form = _decide(driver)
    waiting = len(driver.window.desk.inbox)
    form._fields["reasons"].entry.choose("OTRO")  # type: ignore[attr-defined]
    form._fields["motive"].setFocus()
    driver.type("No hace falta.")
    assert form.is_writing
    assert form.refuse.isEnabled()
    form.refuse.click()
    driver.settle()
    assert len(driver.window.desk.inbox) == waiting - 1
    assert not any(each.isVisible() for each in page.findChildren(Deciding))


@pytest.mark.parametrize("chart", [Bars, Columns, Stacked])
def test_a_chart_says_its_numbers_and_turns_into_a_table_to_copy(
    qtbot: QtBot, chart: type[Bars]
) -> None:
    section = ChartSection("Casos", chart(), ("Estado", "Número"))
    qtbot.addWidget(section)
    with qtbot.waitActive(section):
        section.show()
    assert not section.turn.isVisible()
    data = [Datum(f"<b>Estado {n}</b>", n * 1000, "risk-3") for n in range(12)]
    section.show_data(data, "nota")
    assert "<b>Estado 3</b>: 3,000" in section.chart.accessibleDescription()
    assert not section.chart.grab().isNull()
    section.turn.click()
    assert section.twin.isVisible()
    assert not section.chart.isVisible()
    assert section.twin.hasFocus()
    QTest.keyClick(section.twin, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().text().split("\n")
    assert copied[0] == "Estado\tNúmero"
    assert copied[4] == "<b>Estado 3</b>\t3,000"
    assert len(copied) == 13
    section.turn.click()
    assert section.chart.isVisible()


def test_of_many_bars_the_rest_is_one_and_nothing_is_lost(qtbot: QtBot) -> None:
    bars = Bars()
    qtbot.addWidget(bars)
    bars.show_data([Datum(str(n), n) for n in range(1, 15)])
    drawn = bars.drawn()
    assert len(drawn) == 8
    assert sum(each.value for each in drawn) == sum(range(1, 15))
    assert [each.label for each in drawn[:7]] == [str(n) for n in range(8, 15)]
