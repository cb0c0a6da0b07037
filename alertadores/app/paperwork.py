"""What officials write on an invented alert: notes, motives, acts of authority, public texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from alertadores.app.material import Material, Outcome, ScriptStep, Templates
from alertadores.app.narration import Setting, joined, tell
from alertadores.app.risk import proposed_level
from alertadores.domain.catalogs import CatalogName, Catalogs, Entry
from alertadores.domain.commands import Language

_ENGLISH: Final = 12
"""How many summaries in a hundred are in English, of those that can be."""
_ASKS: Final = 15
"""How many alerts in a hundred ask for protection while nobody has decided on them."""
_FEDERAL_CONTROL: Final = frozenset({"OIC_UR", "DGDI_SABG"})


@dataclass(frozen=True, slots=True)
class Protection:
    """What is written about protection.

    Attributes:
        risks: what the person fears.
        beneficiaries: who the measures are for, without names.
        factors: keys of the catalogue.
        impact: 1 to 5.
        probability: 1 to 5.
        level: of risk, a key of the catalogue.
        gender_view: of the assessment.
        reasoning: of the assessment.
        outcome: of the determination; not assessable wherever there is no identity.
        families: of the measures granted; none if none are.
        measures: granted, keys of the catalogue.
        text: of the determination.
    """

    risks: str
    beneficiaries: tuple[str, ...]
    factors: tuple[str, ...]
    impact: int
    probability: int
    level: str
    gender_view: str
    reasoning: str
    outcome: Outcome
    families: tuple[str, ...]
    measures: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Referral:
    """What is written about a referral: oficio, acknowledgement, answer."""

    destination: str
    subject: str
    grounds: str
    text: str
    oficio: str
    acknowledgement: str
    receiver: str
    external_folio: str


@dataclass(frozen=True, slots=True)
class StoryTexts:
    """What is written in a case.

    Attributes:
        words: for each step its note or motive, None where the act carries none.
        ground: why the unit does not examine the alert, where it does not.
        protection: request, assessment and determination.
        referral: oficio and what follows; None if the unit only gives advice.
        summary: the public text.
        language: of the public text.
    """

    words: tuple[str | None, ...]
    ground: str | None
    protection: Protection
    referral: Referral | None
    summary: str
    language: Language


class Scribe:
    """Writes all texts of one case.

    Args:
        material: words to choose from.
        catalogs: labels of keys, as in force on the day the alert was received.
        setting: of the alert.
    """

    def __init__(self, material: Material, catalogs: Catalogs, setting: Setting) -> None:
        self._acts = material.acts
        self._catalogs = catalogs
        self._setting = setting
        self._narrative = setting.narrative
        self._picker = setting.picker.at("paperwork")
        self._risk = material.acts.risks[setting.narrative.risk]
        entries = [self._entry("conducts", key) for key in self._narrative.conducts]
        bases = [entry.basis for entry in entries if entry.basis]
        named = material.acts.conducts
        labels = [named.get(entry.key) or _small(entry.label.es) for entry in entries]
        self.slots = {
            **setting.slots(material.invented),
            "conductas": joined(labels),
            "fundamento": f" ({'; '.join(bases)})" if bases else "",
        }

    def texts(self, names: Sequence[str], steps: Sequence[ScriptStep]) -> StoryTexts:
        """Return the texts of a case that goes through these steps."""
        state = _alert_state(steps)
        language: Language = "es"
        if self._narrative.gist.en and self._picker.chance(_ENGLISH, "language"):
            language = "en"
        return StoryTexts(
            words=tuple(self._words(name, place) for place, name in enumerate(names)),
            ground=self._narrative.ground,
            protection=self._protection(),
            referral=self._referral() if self._narrative.destinations else None,
            summary=self._summary(state, language),
            language=language,
        )

    def asks_protection(self, steps: Sequence[ScriptStep]) -> bool:
        """Tell whether the alert itself asks for protection."""
        if any(step.type == "protection.requested" for step in steps):
            return True
        undecided = _alert_state(steps) in {"RECIBIDA", "EN_ANALISIS"}
        return undecided and self._risk.grants and self._picker.chance(_ASKS, "asks")

    def _words(self, name: str, place: int) -> str | None:
        narrative, words = self._narrative, self._acts.words
        for key in (f"{name}:{narrative.ground}", f"{name}:{narrative.fits}", name):
            if key in words:
                return self._one_of(words[key], name, place)
        return None

    def _protection(self) -> Protection:
        risk, picker = self._risk, self._picker
        impact = picker.number(*risk.impact, "impact")
        probability = picker.number(*risk.probability, "probability")
        level = proposed_level(impact, probability)
        outcome: Outcome = "OTORGADA" if risk.grants else "NEGADA"
        if self._setting.mode == "ANONIMA":
            outcome = "NO_EVALUABLE_SIN_IDENTIDAD"
        factors = self._some("risk_factors", risk.factors, surely=1)
        measures = self._some("measures", risk.measures, surely=2) if outcome == "OTORGADA" else ()
        return Protection(
            risks=self._one_of(risk.fear, "fear"),
            beneficiaries=risk.beneficiaries,
            factors=factors,
            impact=impact,
            probability=probability,
            level=level,
            gender_view=self._one_of(risk.gender, "gender view"),
            reasoning=self._one_of(risk.reasoning, "reasoning"),
            outcome=outcome,
            families=tuple(sorted({self._entry("measures", key).kind or "" for key in measures})),
            measures=measures,
            text=self._whole(
                self._acts.determinations[outcome],
                "determination",
                base_persona=self._acts.employee_basis
                if self._narrative.alerter == "INTERNO"
                else self._acts.citizen_basis,
                nivel=self._label("risk_levels", level),
                factores="; ".join(self._label("risk_factors", key) for key in factors),
                medidas="; ".join(self._label("measures", key) for key in measures),
            ),
        )

    def _referral(self) -> Referral:
        picker, acts = self._picker, self._acts
        destination = self._destination()
        words = acts.referrals[destination]
        year = self._setting.received.year
        number = picker.number(101, 989, "oficio")
        return Referral(
            destination=destination,
            subject=self._one_of(acts.subject, "subject"),
            grounds=self._entry("referral_destinations", destination).basis or words.basis,
            text=self._whole(
                acts.oficio,
                "referral",
                destinatario=tell(words.addressee, self.slots, picker, ("addressee",)),
                base_destino=words.basis,
                peticion=words.request,
            ),
            oficio=f"CA/{number}/{year}",
            acknowledgement=f"ACUSE-{picker.number(1001, 9899, 'acknowledgement')}",
            receiver=self._one_of(acts.receivers, "receiver"),
            external_folio=f"EXP/{picker.number(101, 989, 'external')}/{year}",
        )

    def _destination(self) -> str:
        """State and municipal institutions have a contraloría of their own (LGRA 3, 9 and 10)."""
        institution = self._setting.institution
        chosen = self._picker.pick(self._narrative.destinations, "destination")
        if institution and institution.level != "FEDERAL" and chosen in _FEDERAL_CONTROL:
            return "CONTRALORIA_LOCAL"
        return chosen

    def _summary(self, state: str, language: Language) -> str:
        """Return what may be said to everybody; none of it is filled from slots."""
        gist, words = self._narrative.gist, self._acts.summary[language]
        told = gist.en if language == "en" and gist.en else gist.es
        return f"{told}\n{words.states[state]} {self._picker.pick(words.closing, 'closing')}"

    def _one_of(self, templates: Templates, *path: str | int) -> str:
        template = self._picker.pick(templates, *path, "template")
        return tell(template, self.slots, self._picker, path)

    def _whole(self, paragraphs: Templates, *path: str | int, **more: str) -> str:
        slots: Mapping[str, str] = {**self.slots, **more}
        return "\n".join(
            tell(paragraph, slots, self._picker, (*path, place))
            for place, paragraph in enumerate(paragraphs)
        )

    def _some(self, catalog: CatalogName, keys: Sequence[str], *, surely: int) -> tuple[str, ...]:
        """Return the first keys and some of the others, those in force only."""
        in_force = self._catalogs[catalog].keys_valid_on(self._setting.received)
        return tuple(
            key
            for place, key in enumerate(keys)
            if key in in_force and (place < surely or self._picker.chance(60, catalog, key))
        )

    def _entry(self, catalog: CatalogName, key: str) -> Entry:
        return self._catalogs[catalog].entry(key, self._setting.received)

    def _label(self, catalog: CatalogName, key: str) -> str:
        return _small(self._entry(catalog, key).label.es).rstrip("…")


def _alert_state(steps: Sequence[ScriptStep]) -> str:
    moves = [step.to for step in steps if step.type == "alert.moved" and step.to]
    return moves[-1] if moves else "RECIBIDA"


def _small(label: str) -> str:
    return label[0].lower() + label[1:]
