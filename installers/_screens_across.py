"""Scenes of the pages across cases."""

from __future__ import annotations

from _screens_actor import Actor
from _screens_scene import Scenes
from _screens_set import ARCHIVIST, ASSESSOR, COORDINATOR, LIAISON, OFFICER
from PySide6.QtCore import Qt

from ui.actions import Id
from ui.pages.deciding import Deciding
from ui.pages.inbox import InboxList
from ui.pages.proceedings import ProceedingsPage
from ui.pages.protection import ProtectionPage
from ui.pages.referrals import ReferralsPage
from ui.pages.referrals_board import Board, Cards, Lane
from ui.pages.rehearsal import Rehearsal
from ui.pages.today import TodayPage
from ui.pages.today_health import HealthPart
from ui.pages.today_side import Side
from ui.pages.today_work import WorkList
from ui.pages.versions import VersionsPage
from ui.shell.workspace import Workspace
from ui.widgets.body import Body
from ui.widgets.charts import ChartSection, Twin
from ui.widgets.empty import Empty
from ui.widgets.heads import Heads

SCENES = Scenes()


def _today(actor: Actor) -> TodayPage:
    actor.window.actions_[Id.TODAY].trigger()
    actor.rest()
    return actor.part(TodayPage)


@SCENES.add("today", OFFICER, TodayPage)
def _today_officer(actor: Actor) -> None:
    _today(actor)


@SCENES.add("today-coordinator", COORDINATOR, WorkList)
def _today_coordinator(actor: Actor) -> None:
    _today(actor)


@SCENES.add("today-liaison", LIAISON, Side)
def _today_liaison(actor: Actor) -> None:
    _today(actor)


@SCENES.add("today-nothing", ARCHIVIST, Empty)
def _today_nothing(actor: Actor) -> None:
    _today(actor)


@SCENES.add("today-tables", ASSESSOR, Twin)
def _today_tables(actor: Actor) -> None:
    for section in _today(actor).findChildren(ChartSection):
        section.turn.click()


@SCENES.add("today-backed-up", LIAISON, HealthPart)
def _today_backed_up(actor: Actor) -> None:
    stick = actor.office.folder / "memoria"
    stick.mkdir(exist_ok=True)
    _today(actor)
    actor.part(Workspace).backing_up.make(stick)
    actor.rest()


@SCENES.add("today-rehearsal", LIAISON, Rehearsal)
def _today_rehearsal(actor: Actor) -> None:
    actor.window.actions_[Id.REHEARSE].trigger()


@SCENES.add("awaiting", COORDINATOR, InboxList)
def _awaiting(actor: Actor) -> None:
    actor.window.actions_[Id.AWAITING].trigger()


@SCENES.add("awaiting-office", ARCHIVIST, Deciding)
def _awaiting_office(actor: Actor) -> None:
    actor.window.actions_[Id.AWAITING].trigger()
    actor.key(Qt.Key.Key_Return)


@SCENES.add("across-protection", OFFICER, ProtectionPage)
def _protection(actor: Actor) -> None:
    actor.window.actions_[Id.PROTECTION].trigger()


@SCENES.add("across-protection-narrowed", ASSESSOR, ProceedingsPage)
def _protection_narrowed(actor: Actor) -> None:
    actor.window.actions_[Id.PROTECTION].trigger()
    actor.part(ProtectionPage).buttons.button(2).click()


@SCENES.add("across-protection-ordered", OFFICER, Heads)
def _protection_ordered(actor: Actor) -> None:
    actor.window.actions_[Id.PROTECTION].trigger()
    actor.rest()
    actor.part(ProtectionPage).begin()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space):
        actor.key(key)


@SCENES.add("across-protection-loading", OFFICER, Body)
def _protection_loading(actor: Actor) -> None:
    actor.window.actions_[Id.PROTECTION].trigger()
    actor.rest()
    actor.occupy(actor.say("ProceedingsPage", "Reading the list"), cancellable=True, aside=True)
    actor.part(ProtectionPage).refresh()


@SCENES.add("across-referrals-none", LIAISON, ReferralsPage)
def _referrals_none(actor: Actor) -> None:
    actor.window.actions_[Id.REFERRALS].trigger()
    actor.rest()
    actor.part(ReferralsPage).buttons.button(1).click()


@SCENES.add("across-referrals", LIAISON, ReferralsPage)
def _referrals(actor: Actor) -> None:
    actor.window.actions_[Id.REFERRALS].trigger()


@SCENES.add("across-referrals-board", COORDINATOR, Board)
def _referrals_board(actor: Actor) -> None:
    actor.window.actions_[Id.REFERRALS].trigger()
    actor.rest()
    actor.part(ReferralsPage).switch.click()


@SCENES.add("across-referrals-lane", LIAISON, Lane)
def _referrals_lane(actor: Actor) -> None:
    _referrals_board(actor)


@SCENES.add("across-referrals-board-chosen", COORDINATOR, Cards)
def _referrals_chosen(actor: Actor) -> None:
    _referrals_board(actor)
    actor.rest()
    lane = next(each for each in actor.part(Board).lanes if each.model.rowCount())
    lane.cards.setFocus()
    actor.key(Qt.Key.Key_Down)


@SCENES.add("across-versions", OFFICER, VersionsPage)
def _versions(actor: Actor) -> None:
    actor.window.actions_[Id.VERSIONS].trigger()


@SCENES.add("across-versions-public", OFFICER, VersionsPage)
def _versions_public(actor: Actor) -> None:
    actor.window.actions_[Id.VERSIONS].trigger()
    actor.rest()
    actor.part(VersionsPage).buttons.button(3).click()
