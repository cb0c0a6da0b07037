"""Scenes of the tabs of a case: facts, protection, referrals, its log; and forms that help."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from _screens_actor import SIZE, Actor
from _screens_scene import ANY, Scenes
from _screens_set import ASSESSOR, COORDINATOR, LIAISON, OFFICER
from PySide6.QtWidgets import QMenu, QScrollArea, QWidget

from alertadores.app import CaseView, Step, Undoable
from ui.pages.act import ActForm
from ui.pages.act_help import ReferralHelp
from ui.pages.act_risk import RiskHelp
from ui.pages.case import CasePage
from ui.pages.case_beside import Beside
from ui.pages.case_facts import FactsTab, Reserved
from ui.pages.case_head import CaseHead
from ui.pages.case_log import LogTab
from ui.pages.case_protection import ProtectionTab
from ui.pages.case_referrals import Caution, ReferralsTab
from ui.pages.case_tabs import FACTS, LOG, PROTECTION, REFERRALS, SUMMARY, TIMELINE
from ui.pages.case_timeline import TimelineTab
from ui.shell.undoing import UndoOffer
from ui.widgets.matrix import Matrix
from ui.widgets.tabs import TabStrip
from ui.widgets.unfinished import Unfinished

SCENES = Scenes()
_MANY: Final = 8
_FEW: Final = 2
_WIDE: Final = 1920


def _may(view: CaseView, command: str) -> bool:
    return any(step.command == command and step.reason is None for step in view.steps)


def _has(view: CaseView, kind: str, *states: str) -> bool:
    return any(each.kind == kind and each.state in states for each in view.things)


def _begin(actor: Actor, step: Step) -> None:
    """Begin a step, and leave no draft of it behind."""
    actor.begin_step(step)
    actor.after.callback(actor.part(ActForm).given_up.emit)


def _scroll_to(tab: QWidget, part: type[QWidget]) -> None:
    found = tab.findChildren(part)[-1]
    for area in tab.findChildren(QScrollArea):
        if area.isAncestorOf(found):
            area.ensureWidgetVisible(found, 0, 200)


@SCENES.add("case-tabs", OFFICER, TabStrip)
def _case_tabs(actor: Actor) -> None:
    actor.open(actor.find(OFFICER, lambda view: len(view.things) > 1))
    actor.part(TabStrip).more.click()


@SCENES.add("case-readers", OFFICER, CaseHead)
def _case_readers(actor: Actor) -> None:
    actor.open(actor.find(OFFICER, lambda view: len(view.readers) > _FEW))
    actor.part(CaseHead).readers.click()


@SCENES.add("case-wide", OFFICER, Beside)
def _case_wide(actor: Actor) -> None:
    actor.after.callback(actor.window.resize, actor.window.size())
    actor.window.resize(_WIDE, SIZE[1])
    actor.rest()
    actor.open(actor.find(OFFICER, lambda view: len(view.things) > 1))


@SCENES.add("facts", OFFICER, FactsTab)
def _facts(actor: Actor) -> None:
    actor.open(actor.find(OFFICER, lambda view: bool(view.fields.get("accused"))), FACTS)


@SCENES.add("facts-reserved", OFFICER, Reserved)
def _facts_reserved(actor: Actor) -> None:
    view = actor.find(OFFICER, lambda view: not view.fields.get("accused"))
    actor.open(view, FACTS)
    lines = [
        replace(line, withheld=("accused",)) if line.type == "alert.registered" else line
        for line in view.timeline
    ]
    actor.part(FactsTab).show_case(replace(view, timeline=tuple(lines)))


@SCENES.add("protection", ASSESSOR, Matrix)
def _protection(actor: Actor) -> None:
    actor.open(actor.find(ASSESSOR, lambda view: _has(view, "assessment", "HECHA")), PROTECTION)
    _scroll_to(actor.part(ProtectionTab), Matrix)


@SCENES.add("protection-determined", COORDINATOR, ProtectionTab)
def _protection_determined(actor: Actor) -> None:
    view = actor.find(COORDINATOR, lambda view: _has(view, "determination", "APROBADA"))
    actor.open(view, PROTECTION)


@SCENES.add("protection-none", OFFICER, ProtectionTab)
def _protection_none(actor: Actor) -> None:
    actor.open(actor.find(OFFICER, lambda view: len(view.things) == 1), PROTECTION)


@SCENES.add("referral", LIAISON, ReferralsTab)
def _referral(actor: Actor) -> None:
    actor.open(actor.find(LIAISON, lambda view: _has(view, "referral", "AUTORIZADA")), REFERRALS)


@SCENES.add("referral-none", OFFICER, ReferralsTab)
def _referral_none(actor: Actor) -> None:
    actor.open(actor.find(OFFICER, lambda view: len(view.things) == 1), REFERRALS)


@SCENES.add("case-log", OFFICER, LogTab)
def _case_log(actor: Actor) -> None:
    actor.open(actor.find(OFFICER, lambda view: len(view.timeline) > _MANY), LOG)


@SCENES.add("undo-offer", OFFICER, UndoOffer)
def _undo_offer(actor: Actor) -> None:
    actor.open(actor.find(OFFICER, lambda view: bool(view.undoable)), SUMMARY)
    actor.part(UndoOffer).offer(Undoable(b"", "summary.proposed"))


@SCENES.add("undo-row", OFFICER, QMenu)
def _undo_row(actor: Actor) -> None:
    view = actor.find(OFFICER, lambda view: bool(view.undoable))
    actor.open(view, TIMELINE)
    tab = actor.part(TimelineTab)
    tab.show_entry(min(view.undoable))
    tab.list.customContextMenuRequested.emit(tab.list.rect().center())


@SCENES.add("form-risk-chosen", ANY, RiskHelp)
def _form_risk_chosen(actor: Actor) -> None:
    role, view, step = actor.find_step(lambda step: step.command == "risk.assessed")
    actor.come_in(role)
    actor.open(view)
    _begin(actor, step)
    actor.part(Matrix).picked.emit(4, 4)


@SCENES.add("form-referral-warned", ANY, Caution)
def _form_referral_warned(actor: Actor) -> None:
    role, view, step = actor.find_step(lambda step: step.command == "referral.drafted")
    actor.come_in(role)
    actor.open(view)
    _begin(actor, step)
    actor.part(ReferralHelp).destination.choose("MECANISMO_SEGOB")


@SCENES.add("form-referral-going-on", ANY, ReferralHelp)
def _form_referral_going_on(actor: Actor) -> None:
    role, view, step = actor.find_step(lambda step: step.command == "referral.drafted")
    actor.come_in(role)
    actor.open(view)
    _begin(actor, step)
    actor.part(ReferralHelp).destination.choose("MECANISMO_SEGOB")
    actor.type("Oficio")


@SCENES.add("form-kept", OFFICER, Unfinished)
def _form_kept(actor: Actor) -> None:
    view = actor.find(OFFICER, lambda view: _may(view, "note.added"))
    actor.open(view)
    _begin(actor, Step("note.added"))
    actor.type("Nota")
    actor.part(CasePage).go_to(TIMELINE)
