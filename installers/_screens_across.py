"""Scenes of the pages across cases."""

from __future__ import annotations

from _screens_actor import Actor
from _screens_scene import Scenes
from _screens_set import ARCHIVIST, ASSESSOR, COORDINATOR, LIAISON, OFFICER
from PySide6.QtCore import Qt

from ui.actions import Id
from ui.pages.deciding import Deciding
from ui.pages.inbox import InboxList
from ui.pages.today import TodayPage
from ui.pages.today_work import WorkList
from ui.widgets.charts import ChartSection, Twin
from ui.widgets.empty import Empty, Loading

SCENES = Scenes()


def _today(actor: Actor) -> TodayPage:
    actor.window.actions_[Id.TODAY].trigger()
    actor.rest()
    return actor.part(TodayPage)


@SCENES.add("today", OFFICER, WorkList)
def _today_officer(actor: Actor) -> None:
    _today(actor)


@SCENES.add("today-coordinator", COORDINATOR, InboxList)
def _today_coordinator(actor: Actor) -> None:
    _today(actor)


@SCENES.add("today-liaison", LIAISON, TodayPage)
def _today_liaison(actor: Actor) -> None:
    _today(actor)


@SCENES.add("today-nothing", ARCHIVIST, Empty)
def _today_nothing(actor: Actor) -> None:
    _today(actor)


@SCENES.add("today-tables", ASSESSOR, Twin)
def _today_tables(actor: Actor) -> None:
    for section in _today(actor).findChildren(ChartSection):
        section.turn.click()


@SCENES.add("today-loading", OFFICER, Loading)
def _today_loading(actor: Actor) -> None:
    page = _today(actor)
    page.work.show_work((), actor.window.desk.today)
    actor.occupy(actor.say("Desk", "Synchronising"), cancellable=True)
    page.refresh()


@SCENES.add("awaiting", COORDINATOR, InboxList)
def _awaiting(actor: Actor) -> None:
    actor.window.actions_[Id.AWAITING].trigger()


@SCENES.add("awaiting-office", ARCHIVIST, Deciding)
def _awaiting_office(actor: Actor) -> None:
    actor.window.actions_[Id.AWAITING].trigger()
    actor.key(Qt.Key.Key_Return)
