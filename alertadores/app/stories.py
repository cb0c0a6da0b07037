"""Stories for the practice office: invented alerts and the scripted path of each case.

A story is a function of the seed, its number and the day: the same three give the same story in any
process. It holds no key, salt or id: those come from the system in the practice office too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import accumulate
from typing import Any, Final

from alertadores.app.material import Material, Mode, Narrative, ScriptStep, StagePlan
from alertadores.app.narration import Picker, Setting
from alertadores.app.paperwork import Protection, Referral, Scribe, StoryTexts
from alertadores.domain.catalogs import Catalogs
from alertadores.domain.commands import COMMANDS, Command, RegisterAlert
from alertadores.domain.identity import Identity
from alertadores.domain.states import NEEDS_REASON

_WINDOW: Final = 720
"""Days before today in which a story begins, a little less than 24 months."""
_SATURDAY: Final = 5
_MEANS: Final = "OFICIALIA"


class Stage(StrEnum):
    """How far a case has come: alert, then protection, referral and public summary."""

    RECEIVED = "received"
    IN_ANALYSIS = "in_analysis"
    WAITING_FOR_INFORMATION = "waiting_for_information"
    INCOMPETENT = "incompetent"
    ARCHIVED = "archived"
    FORWARDED = "forwarded"
    UNDER_INVESTIGATION = "under_investigation"
    PROTECTION_REQUESTED = "protection_requested"
    ASSESSED = "assessed"
    DETERMINATION_PROPOSED = "determination_proposed"
    GRANTED = "granted"
    DENIED = "denied"
    IN_IMPLEMENTATION = "in_implementation"
    IN_FORCE = "in_force"
    REFERRAL_DRAFTED = "referral_drafted"
    REFERRAL_AUTHORISED = "referral_authorised"
    REFERRAL_SENT = "referral_sent"
    REFERRAL_ACKNOWLEDGED = "referral_acknowledged"
    REFERRAL_ANSWERED = "referral_answered"
    SUMMARY_PROPOSED = "summary_proposed"
    SUMMARY_APPROVED = "summary_approved"
    PUBLISHED = "published"
    CONCLUDED = "concluded"
    REOPENED = "reopened"
    PROTECTION_WAITING = "protection_waiting"
    NOT_ASSESSABLE = "not_assessable"
    UNDER_REVIEW = "under_review"
    MODIFIED = "modified"
    MEASURES_ENDED = "measures_ended"
    REFERRAL_REFUSED = "referral_refused"
    REFERRAL_WITHDRAWN = "referral_withdrawn"
    REFERRAL_PREVENTED = "referral_prevented"
    REFERRAL_RETURNED = "referral_returned"
    REFERRAL_DECLINED = "referral_declined"
    REFERRAL_CLOSED = "referral_closed"


@dataclass(frozen=True, slots=True)
class ScriptedAct:
    """One act of a story.

    Attributes:
        day: on which it is done, Monday to Friday.
        step: what is done, and the role of whoever does it. Within a story one role is one person.
        command: what records it; None for the three acts of an emission (``public.emitted``,
            ``public.confirmed``, ``summary.issued``), which the application makes itself. A
            determination names no entry: the hash of the latest assessment is put into `refs`.
    """

    day: date
    step: ScriptStep
    command: Command | None


@dataclass(frozen=True, slots=True)
class Story:
    """One invented case.

    Attributes:
        number: from 1.
        register: the alert.
        identity: of who told it, None if the alert is anonymous; it goes into its envelope.
        stage: how far the case has come.
        texts: what is written on the way.
        started: day of the first act.
        days: for each act, days since `started`; never decreasing.
        steps: for each act, what is done.
    """

    number: int
    register: RegisterAlert
    identity: Identity | None
    stage: Stage
    texts: StoryTexts
    started: date
    days: tuple[int, ...]
    steps: tuple[ScriptStep, ...]

    def acts(self) -> Iterator[ScriptedAct]:
        """Yield what is done in this case, in order."""
        for step, offset, words in zip(self.steps, self.days, self.texts.words, strict=True):
            day = self.started + timedelta(offset)
            yield ScriptedAct(day, step, self._command(step, day, words))

    def _command(self, step: ScriptStep, day: date, words: str | None) -> Command | None:
        if step.type == RegisterAlert.TYPE:
            return self.register
        command = COMMANDS.get(step.type)
        return None if command is None else command.model_validate(self._values(step, day, words))

    def _values(self, step: ScriptStep, day: date, words: str | None) -> dict[str, Any]:
        texts, values = self.texts, dict[str, Any]()
        match step.type:
            case "note.added":
                values = {"text": words}
            case "protection.requested":
                values = {"consent": True, **_taken(texts.protection, "risks", "beneficiaries")}
            case "risk.assessed":
                values = _taken(
                    texts.protection,
                    *("impact", "probability", "level", "factors", "gender_view", "reasoning"),
                )
            case "determination.proposed":
                values = _taken(texts.protection, "outcome", "families", "measures", "text")
            case "referral.drafted":
                names = ("destination", "subject", "grounds", "text", "oficio")
                values = {"consent": True, **_taken(texts.referral, *names)}
            case "referral.sent":
                values = {"means": _MEANS, "sent_on": day, **_taken(texts.referral, "oficio")}
            case "referral.acknowledged":
                values = _taken(texts.referral, "acknowledgement", "receiver")
            case "summary.proposed":
                values = {"text": texts.summary, "language": texts.language}
            case "approval.given":
                pass
            case _:
                values = self._move(step, words)
        return values

    def _move(self, step: ScriptStep, words: str | None) -> dict[str, Any]:
        ground = self.texts.ground if step.to in NEEDS_REASON else None
        values: dict[str, Any] = {
            "motive": words,
            "reasons": step.reasons or ((ground,) if ground else ()),
        }
        if step.to is not None:
            values["to"] = step.to
        if step.type == "referral.moved":
            values |= _taken(self.texts.referral, "external_folio")
        return values


def _taken(source: Protection | Referral | None, *names: str) -> dict[str, Any]:
    """Return those attributes that a command has under the same name."""
    return {name: getattr(source, name) for name in names}


def stories(seed: int, count: int, today: date, catalogs: Catalogs) -> Iterator[Story]:
    """Yield the stories of a practice office, one at a time.

    The first ones go through all stages once, in the order of `Stage`; later ones are spread as
    such an office sees them: most alerts end as incompetence or wait for information.

    Args:
        seed: fixes texts, states and dates.
        count: how many.
        today: no act and no alert is later.
        catalogs: in force; every key of a story holds on the day its alert was received.

    Raises:
        FormatError: the program's own material is damaged.
        UserError: a catalogue lacks a key that the material needs on the days of the stories.
    """
    author = _Author(Picker(seed, "story"), Material.load(), today, catalogs)
    return (author.story(number) for number in range(1, count + 1))


class _Author:
    """Writes the stories of one practice office."""

    def __init__(self, picker: Picker, material: Material, today: date, catalogs: Catalogs) -> None:
        self._picker = picker
        self._material = material
        self._today = today
        self._catalogs = catalogs
        self._weights = list(accumulate(material.paths.stages[stage].weight for stage in Stage))
        self._narratives = sorted(
            material.narratives, key=lambda each: picker.number(0, 2**64, "order", each.key)
        )

    def story(self, number: int) -> Story:
        picker = self._picker.at(number)
        stage = self._stage(number, picker)
        paths = self._material.paths
        plan, names = paths.stages[stage], paths.names_of(stage)
        steps = tuple(paths.steps[name] for name in names)
        started, days = self._schedule(plan, steps, picker)
        received = started - timedelta(picker.number(0, 2, "received"))
        narrative = self._narrative(number, plan, received)
        modes = self._modes(narrative, plan)
        setting = Setting.chosen(self._material.invented, narrative, modes, received, picker)
        scribe = Scribe(self._material, self._catalogs, setting)
        texts = scribe.texts(names, steps)
        return Story(
            number=number,
            register=setting.register(
                scribe.slots, texts.protection.risks if scribe.asks_protection(steps) else None
            ),
            identity=setting.identity(self._material.invented),
            stage=stage,
            texts=texts,
            started=started,
            days=days,
            steps=steps,
        )

    def _stage(self, number: int, picker: Picker) -> Stage:
        shown = list(Stage)
        if number <= len(shown):
            return shown[number - 1]
        return shown[bisect_left(self._weights, picker.number(1, self._weights[-1], "stage"))]

    def _schedule(
        self, plan: StagePlan, steps: Sequence[ScriptStep], picker: Picker
    ) -> tuple[date, tuple[int, ...]]:
        """Return the first day and the days since, counted back from the last act."""
        gaps = [picker.number(*step.days, "gap", place) for place, step in enumerate(steps)]
        low, high = plan.rest
        last = self._today - timedelta(
            picker.number(low, max(low, min(high, _WINDOW - sum(gaps))), "rest")
        )
        dates = [_working_day(last - timedelta(sum(gaps) - passed)) for passed in accumulate(gaps)]
        return dates[0], tuple((day - dates[0]).days for day in dates)

    def _narrative(self, number: int, plan: StagePlan, received: date) -> Narrative:
        """Return a narrative that fits the path; stories in a row are told differently."""
        in_force = set(self._catalogs["conducts"].keys_valid_on(received))
        fitting = [
            each
            for each in self._narratives
            if in_force.issuperset(each.conducts) and self._suits(each, plan)
        ]
        return fitting[number % len(fitting)]

    def _suits(self, narrative: Narrative, plan: StagePlan) -> bool:
        if narrative.fits not in plan.fits or not self._modes(narrative, plan):
            return False
        grants = self._material.acts.risks[narrative.risk].grants
        return plan.outcome not in {"OTORGADA", "NEGADA"} or grants == (plan.outcome == "OTORGADA")

    def _modes(self, narrative: Narrative, plan: StagePlan) -> tuple[Mode, ...]:
        """No assessment without identity, and nothing but that for who stays anonymous."""
        if plan.outcome is None:
            return narrative.modes
        anonymous = plan.outcome == "NO_EVALUABLE_SIN_IDENTIDAD"
        return tuple(mode for mode in narrative.modes if (mode == "ANONIMA") == anonymous)


def _working_day(day: date) -> date:
    """Return the day, or the Friday before if it is on a weekend."""
    return day - timedelta(max(0, day.weekday() - _SATURDAY + 1))
