"""Banners: what is amiss goes when something went well; news stay for as long as they are read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from alertadores.app import Changes
from tests.window import Driver
from ui.shell.banners import TIME, Banners, BannerWidget, Notice

DONE = Notice("Su decisión quedó registrada.", icon="circle-check", ink="green")
PROPOSED = Notice("La propuesta quedó registrada.", icon="users", ink="gold")
AMISS = Notice("No se pudo registrar.", icon="triangle-alert", ink="amber")
STANDING = Notice("La bóveda solo se puede leer.", ink="amber", lasting=True)


@pytest.fixture
def banners(qtbot: QtBot) -> Banners:
    banners = Banners()
    qtbot.addWidget(banners)
    banners.resize(600, 200)
    with qtbot.waitExposed(banners):
        banners.show()
    banners.activateWindow()
    return banners


def _end_time(banners: Banners) -> None:
    """Let the time of everything that is shown be over."""
    for banner in banners.findChildren(BannerWidget):
        banner._time = QDeadlineTimer(0)


def test_news_have_six_seconds_at_least() -> None:
    assert TIME >= 6_000


def test_news_outlive_the_changes_that_they_are_about(at_work: Driver) -> None:
    work = at_work.window.workspace
    assert work is not None
    work.banners.add(DONE)
    at_work.window.desk.synchronise()
    at_work.settle()
    at_work.window.desk.changed.emit(Changes(office=True))
    assert DONE in work.banners.notices
    _end_time(work.banners)
    at_work.window.desk.changed.emit(Changes(office=True))
    assert DONE not in work.banners.notices


def test_what_was_amiss_goes_as_soon_as_something_went_well(banners: Banners) -> None:
    banners.add(AMISS)
    banners.clear_passing()
    assert not banners.notices


def test_news_make_room_for_newer_ones_and_for_nothing_else(banners: Banners) -> None:
    banners.add(STANDING)
    banners.add(DONE)
    banners.add(PROPOSED)
    assert set(banners.notices) == {STANDING, PROPOSED}
    banners.add(AMISS)
    assert set(banners.notices) == {STANDING, AMISS}
    banners.clear_passing()
    assert set(banners.notices) == {STANDING}


def test_the_same_news_have_their_time_anew(banners: Banners) -> None:
    banners.add(DONE)
    _end_time(banners)
    banners.add(DONE)
    banners.clear_passing()
    assert banners.notices == (DONE,)


def test_news_stay_under_the_pointer(banners: Banners) -> None:
    banners.add(DONE)
    (banner,) = banners.findChildren(BannerWidget)
    _end_time(banners)
    banner.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    banners.clear_passing()
    assert banners.notices == (DONE,)
    banner.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=False)
    banners.clear_passing()
    assert not banners.notices


def test_news_stay_while_they_have_the_focus_and_go_by_keyboard(
    banners: Banners, qtbot: QtBot
) -> None:
    banners.add(DONE)
    (banner,) = banners.findChildren(BannerWidget)
    _end_time(banners)
    qtbot.waitUntil(banner.close_button.isVisible)
    banner.close_button.setFocus()
    banners.clear_passing()
    assert banners.notices == (DONE,)
    QTest.keyClick(banner.close_button, Qt.Key.Key_Escape)
    assert not banners.notices
