"""The invented material of the practice office, as `resources/practice` holds it.

Narratives, officials' words, people, places, institutions and scripted paths. No institution,
person, company or locality in it is a real one; the states of the republic, the laws and the
authorities that receive referrals are. Texts are templates of `alertadores.app.narration`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Final, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

import resources
from alertadores.domain.roles import Role
from crypto import canonical
from crypto.errors import FormatError

Outcome = Literal["OTORGADA", "NEGADA", "NO_EVALUABLE_SIN_IDENTIDAD"]
Mode = Literal["ANONIMA", "CONFIDENCIAL", "IDENTIFICADA"]
Fit = Literal["within", "outside", "thin"]

_FOLDER: Final = "practice"
_NARRATIVES: Final = ("narratives_money.json", "narratives_abuse.json", "narratives_outside.json")

M = TypeVar("M", bound=BaseModel)


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


Span = tuple[int, int]
Range = tuple[int, int, int]
Templates = tuple[str, ...]


class Gist(_Part):
    """What a public summary says of a narrative: nothing that points at anybody."""

    es: str
    en: str | None


class Narrative(_Part):
    """A way to tell an alert, and what goes with it.

    Attributes:
        key: its name, unique in the material.
        fits: `within` the unit's competence, `outside` of it, or too `thin` to be examined.
        conducts: keys of the catalogue.
        voice: whose words they are, where the text shows it; `ages` likewise.
        modes: identity modes that the text leaves open.
        at: kinds of institution where it can happen; none if it is no institution's matter.
        states: where it can happen, if not everywhere.
        company: the trade of the companies it names.
        numbers: slot → lowest and highest value, and step.
        amount: the same for the slots `monto` and `monto_dicho`.
        programme: the contract it names.
        programmes: names of programmes, for the slot `programa`.
        reported: to whom it was told before.
        risk: key of what the person fears.
        ground: of incompetence or of lack of elements.
        destinations: where it could be referred; none if the unit only gives advice.
        text: paragraphs.
    """

    key: str
    fits: Fit
    conducts: tuple[str, ...]
    alerter: Literal["INTERNO", "EXTERNO"]
    relation: str
    voice: Literal["woman", "man"] | None = None
    modes: tuple[Mode, ...] = ("ANONIMA", "CONFIDENCIAL", "IDENTIFICADA")
    channels: tuple[str, ...] = ("PLATAFORMA", "CORREO")
    at: tuple[str, ...]
    states: tuple[str, ...] = ()
    language: str = "español"
    ages: tuple[str, ...] = ("18-29", "30-44", "45-59", "60+")
    company: str = "servicios"
    numbers: dict[str, Range] = {}
    amount: Range | None = None
    programme: str | None = None
    programmes: tuple[str, ...] = ()
    evidence: Templates
    accused: Templates = ()
    reported: str | None = None
    risk: str
    ground: str | None = None
    destinations: tuple[str, ...] = ()
    text: Templates
    gist: Gist


class Institution(_Part):
    """An invented institution; `code` begins its oficio numbers, `not_in` lists states."""

    name: str
    short: str
    code: str
    article: Literal["el", "la"]
    scope: str
    level: str
    at: tuple[str, ...]
    not_in: tuple[str, ...] = ()


class Region(_Part):
    """A state of the republic as people call it, and invented places in it."""

    name: str
    article: Literal["el", "la"] | None = None
    places: tuple[str, ...]
    area_code: str


class Names(_Part):
    """Given names and surnames."""

    men: tuple[str, ...]
    women: tuple[str, ...]
    surnames: tuple[str, ...]


class SafeChannels(_Part):
    """How a person wants to be reached."""

    phone: tuple[str, ...]
    email: tuple[str, ...]


class Invented(_Part):
    """Who and what stories are about. No word of an alerter's name occurs anywhere else.

    `unnamed` is what texts call the institution where a story has none.
    """

    institutions: tuple[Institution, ...]
    unnamed: Institution
    states: dict[str, Region]
    companies: dict[str, tuple[str, ...]]
    company_stems: tuple[str, ...]
    accused: Names
    alerters: Names
    safe_channels: SafeChannels


class Risk(_Part):
    """What a person fears and how it is assessed; `grants` tells how it is decided."""

    grants: bool
    fear: Templates
    factors: tuple[str, ...]
    measures: tuple[str, ...]
    impact: Span
    probability: Span
    beneficiaries: tuple[str, ...]
    gender: Templates
    reasoning: Templates


class Addressee(_Part):
    """Who an oficio is for, the law it rests on and what it asks."""

    addressee: str
    basis: str
    request: str


class SummaryWords(_Part):
    """What a public summary says of where an alert stands, and how it ends."""

    states: dict[str, str]
    closing: Templates


class Acts(_Part):
    """Officials' words.

    `words` are listed under the name of a step, or under it, a colon and a ground or a fit, which
    comes first; `conducts` has what to call a conduct whose label does not fit into a sentence.
    """

    words: dict[str, Templates]
    risks: dict[str, Risk]
    determinations: dict[Outcome, Templates]
    employee_basis: str
    citizen_basis: str
    conducts: dict[str, str]
    referrals: dict[str, Addressee]
    oficio: Templates
    subject: Templates
    receivers: Templates
    summary: dict[Literal["es", "en"], SummaryWords]


class ScriptStep(_Part):
    """One scripted act: the type of its entry, who does it, and days after the act before.

    Attributes:
        type: of the entry.
        role: of whoever does it.
        days: fewest and most days since the act before.
        to: the state it gives, if it moves something.
        reasons: keys of catalogues, where the act always has the same.
    """

    type: str
    role: Annotated[Role, Field(strict=False)]
    days: Span
    to: str | None = None
    reasons: tuple[str, ...] = ()


class StagePlan(_Part):
    """How a case gets as far as its stage.

    Attributes:
        path: names of steps, or of segments made of them.
        fits: narratives it can be told with.
        outcome: of the request for protection, where the path asks for a certain one.
        rest: fewest and most days since the last act.
        weight: how often it occurs, against the sum of all.
    """

    path: tuple[str, ...]
    fits: tuple[Fit, ...] = ("within",)
    outcome: Outcome | None = None
    rest: Span
    weight: int


class Paths(_Part):
    """The scripted paths."""

    steps: dict[str, ScriptStep]
    segments: dict[str, tuple[str, ...]]
    stages: dict[str, StagePlan]

    def names_of(self, stage: str) -> tuple[str, ...]:
        """Return the names of a stage's steps, segments spelled out."""
        return self._spelled(self.stages[stage].path)

    def _spelled(self, names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(
            step
            for name in names
            for step in (self._spelled(self.segments[name]) if name in self.segments else (name,))
        )


class _Narratives(_Part):
    narratives: tuple[Narrative, ...]


class Material(_Part):
    """All of `resources/practice`."""

    narratives: tuple[Narrative, ...]
    invented: Invented
    acts: Acts
    paths: Paths

    @classmethod
    def load(cls, read: Callable[[str, str], bytes] = resources.read) -> Self:
        """Read the material.

        Raises:
            MissingResourceError: a file is not there.
            FormatError: a file does not follow its schema.
        """
        told = [_parse(_Narratives, read(_FOLDER, name)).narratives for name in _NARRATIVES]
        return cls(
            narratives=tuple(narrative for part in told for narrative in part),
            invented=_parse(Invented, read(_FOLDER, "invented.json")),
            acts=_parse(Acts, read(_FOLDER, "acts.json")),
            paths=_parse(Paths, read(_FOLDER, "paths.json")),
        )


def _parse(model: type[M], data: bytes) -> M:
    canonical.loads(data)  # refuses what pydantic would let pass: repeated names, text not in NFC
    try:
        return model.model_validate_json(data)
    except ValidationError:
        raise FormatError("a file of practice material does not follow its schema") from None
