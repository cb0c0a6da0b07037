"""Of what only one holds, the menu marks which: colours, language, seat."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QMenu

from tests.window import Driver, Make
from ui.actions import LANGUAGES, THEMES, Id
from ui.shell.page import Place
from ui.shell.workspace import Workspace
from ui.theme import Choice


def _held(driver: Driver) -> set[Id]:
    actions = driver.window.actions_
    return {name for name in (*THEMES.values(), *LANGUAGES.values()) if actions[name].isChecked()}


def _work(driver: Driver) -> Workspace:
    work = driver.window.workspace
    assert work is not None
    return work


def _seats(driver: Driver) -> list[QAction]:
    menu = _work(driver).top._practice.menu()
    assert isinstance(menu, QMenu)
    return menu.actions()


def test_colours_and_language_are_marked_from_the_beginning(make_window: Make) -> None:
    driver = make_window("en", Choice.DARK)
    assert _held(driver) == {Id.THEME_DARK, Id.ENGLISH}
    driver.window.actions_[Id.THEME_LIGHT].trigger()
    assert _held(driver) == {Id.THEME_LIGHT, Id.ENGLISH}
    driver.window.actions_[Id.THEME_LIGHT].trigger()
    assert _held(driver) == {Id.THEME_LIGHT, Id.ENGLISH}
    driver.window.actions_[Id.SPANISH].trigger()
    assert _held(driver) == {Id.THEME_LIGHT, Id.SPANISH}


def test_a_language_that_cannot_be_taken_now_is_not_marked(
    at_work: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Workspace, "seals_nothing", lambda _work: False)
    at_work.window.actions_[Id.ENGLISH].trigger()
    assert at_work.window.language == "es"
    assert Id.SPANISH in _held(at_work)
    assert Id.ENGLISH not in _held(at_work)


def test_a_screen_reader_says_what_holds(at_work: Driver) -> None:
    menu = _work(at_work).top.account.menu()
    said = QAccessible.queryAccessibleInterface(menu)
    states = {
        child.text(QAccessible.Text.Name): child.state()
        for child in (said.child(number) for number in range(said.childCount()))
    }
    assert (states["Colores claros"].checkable, states["Colores claros"].checked) == (1, 1)
    assert (states["Colores oscuros"].checkable, states["Colores oscuros"].checked) == (1, 0)
    assert (states["Español"].checked, states["English"].checked) == (1, 0)
    assert not states["Bloquear"].checkable


def test_the_seat_that_is_taken_is_marked(at_work: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    me = at_work.window.desk.office.me.name
    (mine,) = [each for each in _seats(at_work) if each.isChecked()]
    assert mine.text().startswith(me)
    other = next(each for each in _seats(at_work) if each is not mine)
    monkeypatch.setattr(Workspace, "seals_nothing", lambda _work: False)
    other.trigger()
    assert mine.isChecked()
    monkeypatch.undo()
    assert at_work.window.workspace is not None


def test_another_language_leaves_the_person_where_they_were(at_work: Driver) -> None:
    work = _work(at_work)
    line = work.alerts.model.line(0)
    assert line is not None
    work.show_page(Id.ALERTS)
    work.alerts.open_case(line.case)
    at_work.settle()
    work.turn_tab(1)
    before = work.place
    assert before == Place(Id.ALERTS, line.case, "timeline")
    at_work.window.speak("en")
    at_work.settle()
    assert _work(at_work) is not work
    assert _work(at_work).place == before
    _work(at_work).alerts.close_case()
    _work(at_work).show_page(Id.LOG)
    at_work.window.speak("es")
    at_work.settle()
    assert _work(at_work).place == Place(Id.LOG)
