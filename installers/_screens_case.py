"""Scenes of a case: its tabs, its public summary in every state, and the form of every step."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from _screens_actor import Actor
from _screens_scene import ANY, Scenes
from _screens_set import APPROVER, ASSESSOR, COORDINATOR, OFFICER
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMenu, QScrollArea

from alertadores.app import (
    AddEvidence,
    CaseView,
    Changes,
    EvidenceRoom,
    Session,
    Standing,
    Step,
)
from ui.forms import FORMS
from ui.pages.act import ActForm
from ui.pages.case import CasePage
from ui.pages.case_evidence import EvidenceTab
from ui.pages.case_overview import Envelope, Overview
from ui.pages.case_summary import SummaryTab
from ui.pages.case_tabs import EVIDENCE, OVERVIEW, SUMMARY, TIMELINE
from ui.pages.case_timeline import TimelineTab
from ui.pages.evidence_details import EvidenceDetails
from ui.pages.evidence_forms import AddForm, ExportForm
from ui.pages.matter import Matter
from ui.widgets.button import Button
from ui.widgets.reading import GROWN, Grown

SCENES = Scenes()
_MANY = 8
_BROUGHT = "La trajo la persona en una memoria USB."
_FILES = (
    ("contrato.pdf", "Contrato de obra, copia simple", b"%PDF-1.7\n" + bytes(240_000)),
    ("llamadas.txt", "Registro de llamadas", "Llamó a las nueve.\n".encode() * 400),
    ("nomina.xlsx", "Nómina de la segunda quincena", b"PK\x03\x04" + bytes(48_000)),
)
_TEXT = "Se revisó lo alertado y se turnó a la autoridad competente."


def _may(view: CaseView, command: str) -> bool:
    return any(step.command == command and step.reason is None for step in view.steps)


def _has(view: CaseView, kind: str, *states: str) -> bool:
    return any(each.kind == kind and each.state in states for each in view.things)


def _has_no_summary(view: CaseView) -> bool:
    return not any(each.kind == "summary" for each in view.things)


def _scroll_down(tab: Overview) -> None:
    bar = tab.findChildren(QScrollArea)[0].verticalScrollBar()
    bar.setValue(bar.maximum())


@SCENES.add("case", OFFICER, CasePage)
def _case(actor: Actor) -> None:
    actor.open(actor.find(OFFICER, lambda view: len(view.things) > 1))


@SCENES.add("case-scrolled", OFFICER, Overview)
def _case_scrolled(actor: Actor) -> None:
    actor.open(actor.find(OFFICER, lambda view: len(view.things) > 1))
    _scroll_down(actor.part(Overview))


def _open_long(actor: Actor) -> Grown:
    actor.open(actor.find(OFFICER, lambda view: len(view.fields["narrative"]) > GROWN))
    return actor.part(Overview).findChildren(Grown)[0]


@SCENES.add("case-long", OFFICER, Grown)
def _case_long(actor: Actor) -> None:
    _open_long(actor)


@SCENES.add("case-long-read", OFFICER, QDialog)
def _case_long_read(actor: Actor) -> None:
    _open_long(actor).findChildren(Button)[0].click()


def _show_envelope(actor: Actor, view: CaseView) -> None:
    actor.open(view)
    envelope = actor.part(Overview).findChildren(Envelope)[0]
    for area in actor.part(Overview).findChildren(QScrollArea):
        if area.isAncestorOf(envelope):
            area.ensureWidgetVisible(envelope)


@SCENES.add("case-envelope", OFFICER, Envelope)
def _envelope(actor: Actor) -> None:
    _show_envelope(actor, actor.find(OFFICER, lambda view: view.sealed_identity))


@SCENES.add("case-anonymous", OFFICER, Envelope)
def _case_anonymous(actor: Actor) -> None:
    _show_envelope(actor, actor.find(OFFICER, lambda view: not view.sealed_identity))


@SCENES.add("case-few-steps", ASSESSOR, CasePage)
def _few_steps(actor: Actor) -> None:
    actor.open(actor.find(ASSESSOR, lambda view: any(step.reason for step in view.steps)))


@SCENES.add("case-more-steps", COORDINATOR, QMenu)
def _more_steps(actor: Actor) -> None:
    actor.open(actor.find(COORDINATOR, lambda view: len(view.steps) > _MANY))
    actor.press("StepBar", "More steps")


@SCENES.add("case-palette", OFFICER, CasePage)
def _case_palette(actor: Actor) -> None:
    actor.open(actor.find(OFFICER, lambda view: len(view.things) > 1))
    actor.ctrl(Qt.Key.Key_K)


@SCENES.add("timeline", OFFICER, TimelineTab)
def _timeline(actor: Actor) -> None:
    actor.open(actor.find(OFFICER, lambda view: len(view.timeline) > _MANY), TIMELINE)


@SCENES.add("timeline-alert", OFFICER, TimelineTab)
def _timeline_alert(actor: Actor) -> None:
    view = actor.find(OFFICER, lambda view: _has(view, "determination", "CONFIRMADA", "APROBADA"))
    actor.open(view, TIMELINE)
    actor.part(TimelineTab).list.setFocus()
    actor.key(Qt.Key.Key_End)


@SCENES.add("timeline-rejected", OFFICER, TimelineTab)
def _timeline_rejected(actor: Actor) -> None:
    def is_rejected(view: CaseView) -> bool:
        return any(line.standing is Standing.REJECTED for line in view.timeline)

    view = actor.find(OFFICER, is_rejected)
    actor.open(view, TIMELINE)
    lines = [line.standing for line in view.timeline]
    actor.part(TimelineTab).list.setFocus()
    for _line in range(len(lines) - 1 - lines.index(Standing.REJECTED)):
        actor.key(Qt.Key.Key_Down)


@SCENES.add("summary-none", OFFICER, SummaryTab)
def _summary_none(actor: Actor) -> None:
    actor.open(actor.find(OFFICER, _has_no_summary), SUMMARY)


@SCENES.add("summary-none-not-mine", ASSESSOR, SummaryTab)
def _summary_not_mine(actor: Actor) -> None:
    actor.open(actor.find(ASSESSOR, _has_no_summary), SUMMARY)


def _write(actor: Actor, text: str) -> None:
    actor.open(actor.find(OFFICER, _has_no_summary), SUMMARY)
    actor.part(SummaryTab).begin()
    actor.type(text)


@SCENES.add("summary-written", OFFICER, SummaryTab)
def _summary_written(actor: Actor) -> None:
    _write(actor, _TEXT)


@SCENES.add("summary-unpublishable", OFFICER, SummaryTab)
def _summary_unpublishable(actor: Actor) -> None:
    _write(actor, f"{_TEXT} ████ سر")


@SCENES.add("summary-proposed", OFFICER, SummaryTab)
def _summary_proposed(actor: Actor) -> None:
    actor.open(actor.find(OFFICER, lambda view: _has(view, "summary", "BORRADOR")), SUMMARY)


@SCENES.add("summary-amended", OFFICER, SummaryTab)
def _summary_amended(actor: Actor) -> None:
    view = actor.find(OFFICER, lambda view: _has(view, "summary", "BORRADOR"))
    actor.open(view, SUMMARY)
    actor.part(SummaryTab).amend()


@SCENES.add("summary-to-approve", APPROVER, SummaryTab)
def _summary_to_approve(actor: Actor) -> None:
    actor.open(actor.find(APPROVER, lambda view: _has(view, "summary", "BORRADOR")), SUMMARY)


@SCENES.add("summary-refused", APPROVER, ActForm)
def _summary_refused(actor: Actor) -> None:
    view = actor.find(APPROVER, lambda view: _has(view, "summary", "BORRADOR"))
    actor.open(view, SUMMARY)
    step = next(each for each in view.steps if each.command == "approval.refused")
    actor.part(SummaryTab).step_wanted.emit(step)


@SCENES.add("summary-approved", OFFICER, SummaryTab)
def _summary_approved(actor: Actor) -> None:
    actor.open(actor.find(OFFICER, lambda view: _may(view, "summary.emit")), SUMMARY)


@SCENES.add("summary-issued", OFFICER, SummaryTab)
def _summary_issued(actor: Actor) -> None:
    def is_issued(view: CaseView) -> bool:
        return any(step.command == "summary.confirm" for step in view.steps)

    actor.open(actor.find(OFFICER, is_issued), SUMMARY)


@SCENES.add("summary-to-confirm", APPROVER, SummaryTab)
def _summary_to_confirm(actor: Actor) -> None:
    actor.open(actor.find(APPROVER, lambda view: _may(view, "summary.confirm")), SUMMARY)


@SCENES.add("summary-public", OFFICER, SummaryTab)
def _summary_public(actor: Actor) -> None:
    actor.open(actor.find(OFFICER, lambda view: _has(view, "summary", "EMITIDA")), SUMMARY)


def _form(name: str, command: str, to: str | None = None) -> None:
    def is_wanted(step: Step) -> bool:
        return step.command == command and to in {None, step.to}

    shows = Matter if command.startswith("approval.") else ActForm

    @SCENES.add(f"form-{name}", ANY, shows)
    def _play(actor: Actor) -> None:
        role, view, step = actor.find_step(is_wanted)
        actor.come_in(role)
        actor.open(view, OVERVIEW)
        actor.begin_step(step)


for _command in FORMS:
    _form(_command.replace(".", "-").replace("_", "-"), _command)
_form("alert-incompetence", "alert.moved", "INCOMPETENCIA")
_form("protection-concluded", "protection.moved", "CONCLUIDA")


def _evidence(actor: Actor) -> EvidenceTab:
    """Open a case with a file of every kind; they are added once."""
    view = actor.find(OFFICER, lambda view: len(view.things) > 1)
    actor.open(view, EVIDENCE)
    tab = actor.part(EvidenceTab)
    if not tab.model.rowCount():
        for name, title, data in _FILES:
            path = actor.office.folder.parent / name
            path.write_bytes(data)
            command = AddEvidence(title=title, description=_BROUGHT)
            actor.window.desk.act(
                "", partial(_added, case=view.row.case, command=command, path=path)
            )
        actor.rest()
    tab.table.selectRow(0)
    return tab


def _added(session: Session, *, case: bytes, command: AddEvidence, path: Path) -> Changes:
    return EvidenceRoom(session).add(case, command, path)


@SCENES.add("evidence", OFFICER, EvidenceTab)
def _evidence_list(actor: Actor) -> None:
    _evidence(actor)


@SCENES.add("evidence-chosen", OFFICER, EvidenceDetails)
def _evidence_chosen(actor: Actor) -> None:
    _evidence(actor).table.selectRow(1)


@SCENES.add("evidence-none", COORDINATOR, EvidenceTab)
def _evidence_none(actor: Actor) -> None:
    actor.open(actor.find(COORDINATOR, _has_no_summary), EVIDENCE)


@SCENES.add("evidence-add", OFFICER, AddForm)
def _evidence_add(actor: Actor) -> None:
    _evidence(actor).begin(Path("contrato.pdf"))


@SCENES.add("evidence-export", OFFICER, ExportForm)
def _evidence_export(actor: Actor) -> None:
    _evidence(actor).export_button.click()
