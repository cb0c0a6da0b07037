"""The practice office's stories: legal from the first act to the last, and repeatable."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from datetime import timedelta
from itertools import islice, pairwise
from pathlib import Path
from typing import Final

import pytest

from alertadores.app.catalog_keys import require_keys_in_force
from alertadores.app.stories import ScriptedAct, Stage, Story, stories
from alertadores.domain.case import Case
from alertadores.domain.catalogs import CatalogName
from alertadores.domain.commands import DraftReferral, MoveAlert, SendReferral
from alertadores.domain.roles import Role
from alertadores.domain.states import MACHINES, Proceeding
from tests.job import Job, founded
from tests.office import START
from tests.stories import SEEDS, TODAY, catalogs, fingerprint, many, material, told

ROOT: Final = Path(__file__).resolve().parents[2]
# Stage → where alert, protection, referral and summary stand at its end.
STANDING: Final[dict[Stage, tuple[str, str, str, str]]] = {
    Stage.RECEIVED: ("RECIBIDA", "", "", ""),
    Stage.IN_ANALYSIS: ("EN_ANALISIS", "", "", ""),
    Stage.WAITING_FOR_INFORMATION: ("EN_ESPERA_INFORMACION", "", "", ""),
    Stage.INCOMPETENT: ("INCOMPETENCIA", "", "", ""),
    Stage.ARCHIVED: ("ARCHIVO_FALTA_ELEMENTOS", "", "", ""),
    Stage.FORWARDED: ("PROCEDENTE_TURNADA", "", "ADMITIDA", ""),
    Stage.UNDER_INVESTIGATION: ("EN_INVESTIGACION", "", "EN_TRAMITE", ""),
    Stage.PROTECTION_REQUESTED: ("EN_ANALISIS", "SOLICITADA", "", ""),
    Stage.ASSESSED: ("EN_ANALISIS", "EN_EVALUACION", "", ""),
    Stage.DETERMINATION_PROPOSED: ("EN_ANALISIS", "EN_EVALUACION", "", ""),
    Stage.GRANTED: ("EN_ANALISIS", "OTORGADA", "", ""),
    Stage.DENIED: ("EN_ANALISIS", "NEGADA", "", ""),
    Stage.IN_IMPLEMENTATION: ("PROCEDENTE_TURNADA", "EN_IMPLEMENTACION", "", ""),
    Stage.IN_FORCE: ("EN_INVESTIGACION", "VIGENTE", "", ""),
    Stage.REFERRAL_DRAFTED: ("PROCEDENTE_TURNADA", "", "BORRADOR", ""),
    Stage.REFERRAL_AUTHORISED: ("PROCEDENTE_TURNADA", "", "AUTORIZADA", ""),
    Stage.REFERRAL_SENT: ("PROCEDENTE_TURNADA", "", "ENVIADA", ""),
    Stage.REFERRAL_ACKNOWLEDGED: ("PROCEDENTE_TURNADA", "", "CON_ACUSE", ""),
    Stage.REFERRAL_ANSWERED: ("PROCEDENTE_TURNADA", "", "RESPONDIDA", ""),
    Stage.SUMMARY_PROPOSED: ("IPRA_PRESENTADO", "", "", "BORRADOR"),
    Stage.SUMMARY_APPROVED: ("RESOLUCION", "", "", "CONFIRMADA"),
    Stage.PUBLISHED: ("FIRME", "CONCLUIDA", "", "EMITIDA"),
    Stage.CONCLUDED: ("ACUERDO_CONCLUSION_ARCHIVO", "", "", ""),
    Stage.REOPENED: ("REABIERTA", "", "", ""),
    Stage.PROTECTION_WAITING: ("EN_ANALISIS", "EN_ESPERA_INFORMACION", "", ""),
    Stage.NOT_ASSESSABLE: ("EN_ANALISIS", "NO_EVALUABLE_SIN_IDENTIDAD", "", ""),
    Stage.UNDER_REVIEW: ("EN_INVESTIGACION", "EN_REVISION", "", ""),
    Stage.MODIFIED: ("EN_INVESTIGACION", "MODIFICADA", "", ""),
    Stage.MEASURES_ENDED: ("CALIFICADA", "CONCLUIDA", "", ""),
    Stage.REFERRAL_REFUSED: ("PROCEDENTE_TURNADA", "", "RECHAZADA", ""),
    Stage.REFERRAL_WITHDRAWN: ("PROCEDENTE_TURNADA", "", "RETIRADA", ""),
    Stage.REFERRAL_PREVENTED: ("PROCEDENTE_TURNADA", "", "PREVENCION", ""),
    Stage.REFERRAL_RETURNED: ("PROCEDENTE_TURNADA", "", "DEVUELTA", ""),
    Stage.REFERRAL_DECLINED: ("PROCEDENTE_TURNADA", "", "INCOMPETENCIA", ""),
    Stage.REFERRAL_CLOSED: ("SUBSTANCIACION", "", "CERRADA", ""),
}
KINDS: Final = (
    Proceeding.ALERT,
    Proceeding.PROTECTION,
    Proceeding.REFERRAL,
    Proceeding.SUMMARY,
)
PEOPLE: Final = {
    Role.ENLACE_CASO: "officer",
    Role.COORDINACION: "coordinator",
    Role.EVALUACION_RIESGO: "assessor",
    Role.CANALIZACION: "liaison",
    Role.TRANSPARENCIA: "transparency",
}
# What an act begins, and what it is about, by the names the job keeps.
BEGINS: Final = {
    "alert.registered": "alert",
    "protection.requested": "request",
    "risk.assessed": "assessment",
    "determination.proposed": "waiting",
    "referral.drafted": "waiting",
    "summary.proposed": "waiting",
}
ABOUT: Final = {
    "alert.moved": "alert",
    "protection.moved": "request",
    "risk.assessed": "request",
    "determination.proposed": "request",
    "referral.sent": "referral",
    "referral.acknowledged": "referral",
    "referral.moved": "referral",
    "approval.given": "waiting",
    "approval.refused": "waiting",
    "proposal.withdrawn": "waiting",
}


def do(job: Job, act: ScriptedAct) -> None:
    """Do one act by the rules, as the member whose role it is."""
    if act.command is None:
        job.run(
            {"public.emitted": "emit", "public.confirmed": "confirm"}.get(act.step.type, "issue")
        )
        return
    draft = act.command.draft()
    about = ABOUT.get(draft.type)
    refs = ("assessment",) if draft.type == "determination.proposed" else ()
    made = job.do(
        PEOPLE[act.step.role],
        draft.type,
        object=about,
        refs=tuple(ref for ref in refs if ref in job.made),
        data=draft.data,
        values=draft.values,
        reasons=draft.reasons,
    )
    job.made[BEGINS.get(draft.type, "last")] = made
    if draft.type in {"referral.drafted", "summary.proposed"}:
        job.made[draft.type.partition(".")[0]] = made


def played(story: Story) -> Case:
    """Play a story by the rules, from the founding on; every act must be accepted."""
    job = Job(founded().fork()).run("open")
    for act in story.acts():
        day = START + timedelta(1) + (act.day - story.started)
        job.office.clock = max(job.office.clock, day)
        do(job, act)
        if act.step.type == "alert.registered" and story.identity is not None:
            job.run("seal")
    return job.state()


@pytest.mark.parametrize("number", range(1, len(Stage) + 1))
def test_every_path_is_legal_and_ends_at_its_stage(number: int) -> None:
    story = told(7)[number - 1]
    case = played(story)
    ends = []
    for kind in KINDS:
        found = case.of_kind(kind)
        ends.append(case.things[found[-1]].state if found else "")
    assert tuple(ends) == STANDING[story.stage]


def test_the_first_stories_show_every_stage_once_and_every_state() -> None:
    for seed in SEEDS:
        assert [story.stage for story in told(seed)[: len(Stage)]] == list(Stage)
    for place, kind in enumerate(KINDS[:3]):
        shown = {standing[place] for standing in STANDING.values()}
        assert shown - {""} == MACHINES[kind].keys()


def test_most_alerts_are_incompetence_or_wait() -> None:
    later = told(7, 1500)[len(Stage) :]
    stages = Counter(story.stage for story in later)
    first = [stage for stage, _count in stages.most_common(3)]
    assert first == [Stage.INCOMPETENT, Stage.WAITING_FOR_INFORMATION, Stage.IN_ANALYSIS]
    assert stages[Stage.INCOMPETENT] < len(later) * 0.5
    assert sum(story.stage.startswith("referral") for story in later) < len(later) * 0.1


def test_every_act_has_its_command() -> None:
    without = {"public.emitted", "public.confirmed", "summary.issued"}
    for story in many():
        acts = list(story.acts())
        assert len(acts) == len(story.days) == len(story.texts.words)
        assert acts[0].command is story.register
        for act in acts:
            assert (act.command is None) == (act.step.type in without)
            assert act.command is None or act.command.draft().type == act.step.type


def test_days_are_working_days_in_order_within_24_months() -> None:
    for story in many():
        received = story.register.received
        assert timedelta(0) <= story.started - received <= timedelta(2)
        assert TODAY - timedelta(731) <= received <= TODAY
        assert story.days[0] == 0
        assert list(story.days) == sorted(story.days)
        assert all(act.day.weekday() < 5 and act.day <= TODAY for act in story.acts())


def test_facts_lie_before_the_alert() -> None:
    for story in many():
        alert = story.register
        assert alert.facts_from is not None
        assert alert.facts_to is not None
        assert alert.facts_from < alert.facts_to < alert.received
        if alert.reported_on is not None:
            assert alert.facts_from < alert.reported_on < alert.received


def test_assessments_and_approvals_keep_their_terms() -> None:
    for story in many():
        days = dict(zip((step.type for step in story.steps), story.days, strict=True))
        if "risk.assessed" in days:
            assert days["risk.assessed"] - days["protection.requested"] <= 7  # 5 working days
        for (before, day), (after, later) in pairwise(
            (act.step.type, offset) for act, offset in zip(story.acts(), story.days, strict=True)
        ):
            if before == "approval.given" and after in {"referral.sent", "public.emitted"}:
                assert later - day <= 9


def test_keys_are_in_force_on_the_day_of_the_alert() -> None:
    for story in many():
        alert, protection = story.register, story.texts.protection
        used: dict[CatalogName, tuple[str | None, ...]] = {
            "alerter_kinds": (alert.alerter,),
            "channels": (alert.channel,),
            "conducts": alert.conducts,
            "fact_relations": (alert.relation,),
            "government_levels": (alert.government_level,),
            "identity_modes": (alert.identity,),
            "incompetence_grounds": (story.texts.ground,),
            "measure_families": protection.families,
            "measures": protection.measures,
            "risk_factors": protection.factors,
            "risk_levels": (protection.level,),
            "scopes": (alert.scope,),
            "states": (alert.state,),
        }
        for name, keys in used.items():
            in_force = catalogs()[name].keys_valid_on(alert.received)
            assert {key for key in keys if key is not None} <= set(in_force), name


def test_keys_and_grounds_of_acts_are_in_force_on_their_day() -> None:
    commands = [
        (act.command, act.day)
        for story in many()
        for act in story.acts()
        if act.command is not None
    ]
    for command, day in commands:
        require_keys_in_force(command, catalogs(), day)
    assert {type(command) for command, _ in commands} > {DraftReferral, MoveAlert}


def test_referrals_go_where_they_may_go() -> None:
    for story in many():
        for act in story.acts():
            if isinstance(act.command, DraftReferral):
                rows = catalogs()["referral_destinations"]
                row = rows.entry(act.command.destination, act.day)
                assert row.referable
                assert story.identity is not None or row.accepts_anonymous is not False
            if isinstance(act.command, SendReferral):
                means = catalogs()["referral_means"].keys_valid_on(act.day)
                assert act.command.means in means


def test_measures_are_granted_only_to_somebody_at_risk_who_is_known() -> None:
    for story in many():
        protection = story.texts.protection
        granted = protection.outcome == "OTORGADA"
        assert granted == bool(protection.measures) == bool(protection.families)
        assert (protection.outcome == "NO_EVALUABLE_SIN_IDENTIDAD") == (story.identity is None)
        if granted:
            assert set(protection.families) - {"PREVENTIVA"}
            assert "SIN_REPRESALIA" not in protection.factors


def test_identities_belong_to_alerts_that_are_not_anonymous() -> None:
    modes = Counter(story.register.identity for story in many())
    assert min(modes[mode] for mode in ("ANONIMA", "CONFIDENCIAL", "IDENTIFICADA")) > 20
    for story in many():
        assert (story.identity is None) == (story.register.identity == "ANONIMA")


def test_local_institutions_lie_in_states_that_have_them() -> None:
    names = {each.name: each for each in material().invented.institutions}
    for story in many():
        found = names.get(story.register.institution or "")
        assert found is None or story.register.state not in found.not_in


# Repeatable


def test_the_same_seed_tells_the_same_in_another_process() -> None:
    script = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from tests.stories import fingerprint, told\n"
        "print(*map(fingerprint, told(7, 40)))\n"
    )
    here = [fingerprint(story) for story in told(7)[:40]]
    for hash_seed in ("0", "4711"):
        done = subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.split() == here


def test_another_seed_tells_other_stories() -> None:
    for one, other in pairwise(SEEDS):
        for mine, yours in zip(told(one), told(other), strict=True):
            assert mine.register.narrative != yours.register.narrative


def test_stories_come_one_at_a_time() -> None:
    endless = stories(7, 10**12, TODAY, catalogs())
    assert list(map(fingerprint, islice(endless, 5))) == list(map(fingerprint, told(7)[:5]))
