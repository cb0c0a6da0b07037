"""Scenes of the log and of the office."""

from __future__ import annotations

from datetime import UTC, datetime

from _screens_actor import Actor
from _screens_scene import Scenes
from _screens_set import ARCHIVIST, COORDINATOR, OFFICER
from PySide6.QtCore import QPoint

from alertadores.app import (
    Checkup,
    IntegrityError,
    OfficeMatter,
    RosterView,
    Statement,
    Step,
    ThingView,
)
from ui.actions import Id
from ui.pages.checkup import CheckupPanel
from ui.pages.deciding import Hearing
from ui.pages.log import CHECK, CHECKPOINTS, LogPage
from ui.pages.log_checkpoints import CheckpointsPanel
from ui.pages.log_entries import EntriesPanel
from ui.pages.log_entry import EntryPanel
from ui.pages.log_filter import Choices, LogFilter
from ui.pages.office import CATALOGS, HEALTH, HUB, MATTERS, Founding, HealthPanel, OfficePage
from ui.pages.office_catalogs import CatalogsPanel
from ui.pages.office_forms import AdmissionForm, ProposalForm
from ui.pages.office_hub import HubPanel
from ui.pages.office_matters import MattersPanel, Waiting
from ui.pages.office_people import PeoplePanel
from ui.widgets.empty import Empty

SCENES = Scenes()
_WORDS = "arena faro lince molino quinto verde"


def _log(actor: Actor) -> LogPage:
    actor.window.actions_[Id.LOG].trigger()
    actor.rest()
    return actor.part(LogPage)


def _office(actor: Actor, tab: int = 0) -> OfficePage:
    actor.window.actions_[Id.OFFICE].trigger()
    actor.rest()
    page = actor.part(OfficePage)
    page.tabs.setCurrentIndex(tab)
    actor.rest()
    return page


@SCENES.add("log", OFFICER, LogPage)
def _entries(actor: Actor) -> None:
    _log(actor)


@SCENES.add("log-entry", COORDINATOR, EntryPanel)
def _entry(actor: Actor) -> None:
    page = _log(actor)
    page.entries.list.go_to(6)


@SCENES.add("log-reserved", ARCHIVIST, EntriesPanel)
def _reserved(actor: Actor) -> None:
    page = _log(actor)
    page.entries.list.go_to(1)


@SCENES.add("log-rejected", OFFICER, LogFilter)
def _rejected(actor: Actor) -> None:
    page = _log(actor)
    page.entries.filter.rejected.setChecked(True)


@SCENES.add("log-kinds", OFFICER, Choices)
def _kinds(actor: Actor) -> None:
    button = _log(actor).entries.filter.kinds
    menu = button.menu()
    menu.popup(button.mapToGlobal(QPoint(0, button.height())))
    actor.after.callback(menu.close)


@SCENES.add("log-no-match", OFFICER, Empty)
def _no_match(actor: Actor) -> None:
    _log(actor).entries.filter.folio.setText("xilófono")


@SCENES.add("log-checkpoints", OFFICER, CheckpointsPanel)
def _checkpoints(actor: Actor) -> None:
    _log(actor).tabs.setCurrentIndex(CHECKPOINTS)


@SCENES.add("log-sound", OFFICER, CheckupPanel)
def _sound(actor: Actor) -> None:
    page = _log(actor)
    page.tabs.setCurrentIndex(CHECK)
    proven = (
        Statement.of("checkup.tree", size=412),
        Statement.of("checkup.entries", entries=398),
        Statement.of("checkup.rejected", count=1),
        Statement.of("checkup.sealed", size=409),
    )
    open_ = (
        Statement.of("checkup.limit-truth"),
        Statement.of("checkup.unread", count=14),
        Statement.of("checkup.not-sealed", count=3),
        Statement.of("checkup.no-witness"),
    )
    title = actor.say("LogPage", "Checking the log")
    page.checkup.show_checkup(title, Checkup(proven, open_, ()))


@SCENES.add("log-wrong", OFFICER, CheckupPanel)
def _wrong(actor: Actor) -> None:
    page = _log(actor)
    page.tabs.setCurrentIndex(CHECK)
    found = (
        IntegrityError("vault.row-not-in-log"),
        IntegrityError("checkup.wrong-entries", count=2),
    )
    title = actor.say("LogPage", "Checking the log")
    page.checkup.show_checkup(title, Checkup((), (), found))


@SCENES.add("office", OFFICER, OfficePage)
def _members(actor: Actor) -> None:
    _office(actor)


@SCENES.add("office-administration", COORDINATOR, PeoplePanel)
def _administration(actor: Actor) -> None:
    _office(actor).people.list.go_to(3)


@SCENES.add("office-roles", COORDINATOR, ProposalForm)
def _roles(actor: Actor) -> None:
    page = _office(actor)
    page.people.list.go_to(3)
    page.people.roles_button.click()


@SCENES.add("office-admission", COORDINATOR, AdmissionForm)
def _admission(actor: Actor) -> None:
    _office(actor).people.admit_button.click()


@SCENES.add("office-waiting", ARCHIVIST, MattersPanel)
def _waiting(actor: Actor) -> None:
    _office(actor, MATTERS)


@SCENES.add("office-waiting-own", COORDINATOR, Waiting)
def _own(actor: Actor) -> None:
    _office(actor, MATTERS)


@SCENES.add("office-hearing", ARCHIVIST, Hearing)
def _hearing(actor: Actor) -> None:
    page = _office(actor, MATTERS)
    _wait_for(page, _proposed(actor))
    actor.part(Hearing).words.setText(_WORDS)


@SCENES.add("office-nothing-waits", OFFICER, Empty)
def _nothing(actor: Actor) -> None:
    _wait_for(_office(actor, MATTERS))


@SCENES.add("office-catalogs", OFFICER, CatalogsPanel)
def _catalogs(actor: Actor) -> None:
    _office(actor, CATALOGS).catalogs.list.go_to(5)


@SCENES.add("office-hub", OFFICER, HubPanel)
def _hub(actor: Actor) -> None:
    _office(actor, HUB)


@SCENES.add("office-health", OFFICER, HealthPanel)
def _health(actor: Actor) -> None:
    page = _office(actor, HEALTH)
    page.health.short_button.click()


@SCENES.add("office-founding", COORDINATOR, Founding)
def _founding(actor: Actor) -> None:
    page = _office(actor)
    names = tuple(member.name for member in actor.window.desk.office.members[:3])
    actor.part(Founding).show_roster(RosterView((), (), names, may_accept=True, may_propose=False))
    page.begin()


def _wait_for(page: OfficePage, *matters: OfficeMatter) -> None:
    page.matters.show_roster(RosterView((), matters, (), may_accept=False, may_propose=False))


def _proposed(actor: Actor) -> OfficeMatter:
    """Return an admission that this seat may agree with."""
    name = bytes(32)
    steps = (Step("approval.given", name), Step("approval.refused", name))
    values = {"number": 11, "name": "Karla Práctica", "roles": ["archivo"]}
    when = datetime(2026, 11, 20, 16, 30, tzinfo=UTC)
    author = actor.window.desk.office.members[0].name
    thing = ThingView(name, "member.proposed", "PROPUESTA", author, when, name, values)
    return OfficeMatter(thing, None, steps)
