"""Commands: what a person asks for, before rules and keys have their say.

A command is an imperative, frozen and strict; a page builds it, or `act` reads it from JSON. It
turns itself into one draft: the trace record's values for the rules and the fields to commit to.
Whether the act is allowed is decided by `alertadores.domain.rules` alone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, Any, ClassVar, Final, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StringConstraints,
)

from alertadores.domain.records import Code, Digest, Level, Number
from alertadores.domain.roles import Role
from crypto.canonical import b64u_decode
from crypto.errors import FormatError
from crypto.tokens import canonical_text

MAX_ACT: Final = 100_000
"""Characters of a text that is recorded word by word: each has a digest of 53 bytes, and as many
nulls stand between them, so that even words of one letter fit one disclosure."""
LINE_PATTERN: Final = r"^[^\x00-\x1f\x7f]+$"
"""Of a text of one line: no line breaks, no control characters."""


def _composed(text: str) -> str:
    """One spelling of each letter, line ends as LF; everything else stays as it was written."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _recordable(text: str) -> str:
    """Return the text as it is recorded word by word."""
    try:
        return canonical_text(text)
    except FormatError as error:
        raise ValueError(str(error)) from error


# How long a text may be depends on how it is recorded: whoever writes the entry says so.
Text = Annotated[str, StringConstraints(strict=True, min_length=1), AfterValidator(_composed)]
Line = Annotated[
    str,
    StringConstraints(strict=True, min_length=1, max_length=1000, pattern=LINE_PATTERN),
    AfterValidator(_composed),
]
Act = Annotated[str, StringConstraints(strict=True, min_length=1), AfterValidator(_recordable)]
SealingKey = Annotated[str, StringConstraints(strict=True, pattern=r"^[A-Za-z0-9_-]{1,4096}$")]
Language = Literal["es", "en"]


@dataclass(frozen=True, slots=True)
class Draft:
    """An act on its way to becoming an entry.

    Attributes:
        type: of the entry.
        data: values for the rules; completed by the application where keys are involved.
        values: field name → JSON value or None.
        object: the thing it is about.
        refs: entries it rests on.
        reasons: keys of catalogues.
        occurred: when it happened, if not now.
    """

    type: str
    data: Mapping[str, Any] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)
    object: bytes | None = None
    refs: tuple[bytes, ...] = ()
    reasons: tuple[str, ...] = ()
    occurred: datetime | None = None


class Command(BaseModel):
    """Base of all commands.

    `TYPE` is the type of the entry it becomes. Class variables name which of a command's values go
    where: `DATA` into the trace record, `VALUES` into fields.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    TYPE: ClassVar[str]
    DATA: ClassVar[tuple[str, ...]] = ()
    VALUES: ClassVar[tuple[str, ...]] = ()

    occurred: datetime | None = None

    def draft(self) -> Draft:
        """Return the act as data and fields."""
        plain = self.model_dump(mode="json")
        return Draft(
            type=self.TYPE,
            data={name: plain[name] for name in self.DATA},
            values={name: plain[name] for name in self.VALUES},
            object=self._hash("object"),
            refs=tuple(b64u_decode(ref, length=32) for ref in getattr(self, "refs", ())),
            reasons=tuple(getattr(self, "reasons", ())),
            occurred=self.occurred,
        )

    def _hash(self, name: str) -> bytes | None:
        text = getattr(self, name, None)
        return None if text is None else b64u_decode(text, length=32)


class OnThing(Command):
    """A command about a proceeding; without `object`, the only one it can be about."""

    object: Digest | None = None


class WithMotive(OnThing):
    """A command that may carry grounds from a catalogue and words of its own."""

    VALUES: ClassVar[tuple[str, ...]] = ("motive",)
    reasons: Annotated[tuple[Code, ...], Field(max_length=16)] = ()
    motive: Text | None = None


class RegisterAlert(Command):
    """An alert came in. Identity is no part of it: it goes into its envelope."""

    TYPE: ClassVar[str] = "alert.registered"
    DATA: ClassVar[tuple[str, ...]] = ("alerter", "identity", "asks_protection")

    received: date
    channel: Code
    alerter: Literal["INTERNO", "EXTERNO"]
    identity: Literal["ANONIMA", "CONFIDENCIAL", "IDENTIFICADA"]
    narrative: Text
    relation: Code | None = None
    institution: Line | None = None
    scope: Code | None = None
    government_level: Code | None = None
    state: Code | None = None
    facts_from: date | None = None
    facts_to: date | None = None
    facts_continue: StrictBool | None = None
    conducts: Annotated[tuple[Code, ...], Field(max_length=16)] = ()
    amount: Annotated[
        str | None, StringConstraints(strict=True, pattern=r"^[0-9]{1,15}(\.[0-9]{1,2})?$")
    ] = None
    currency: Code | None = None
    programme: Line | None = None
    evidence: Annotated[tuple[Line, ...], Field(max_length=64)] = ()
    accused: Annotated[tuple[Line, ...], Field(max_length=64)] = ()
    reported_before: StrictBool | None = None
    reported_to: Line | None = None
    reported_on: date | None = None
    reported_folio: Line | None = None
    asks_protection: StrictBool = False
    risks: Text | None = None
    gender: Line | None = None
    age_range: Line | None = None
    language: Line | None = None
    source_folio: Line | None = None

    def draft(self) -> Draft:
        """Return the act; who may be identified is told by `identity_mode` among the fields."""
        plain = self.model_dump(mode="json")
        values = {name: value for name, value in plain.items() if value not in (None, [])}
        values["identity_mode"] = values.pop("identity")
        values.pop("occurred", None)
        return Draft(
            type=self.TYPE,
            data={name: plain[name] for name in self.DATA},
            values=values,
            occurred=self.occurred,
        )


class GrantAccess(WithMotive):
    """More members are to read a case."""

    TYPE: ClassVar[str] = "access.granted"
    members: Annotated[tuple[Number, ...], Field(min_length=1, max_length=32)]


class MoveAlert(WithMotive):
    """The alert takes its next state."""

    TYPE: ClassVar[str] = "alert.moved"
    DATA: ClassVar[tuple[str, ...]] = ("to",)
    to: Code


class AddNote(OnThing):
    """A working note."""

    TYPE: ClassVar[str] = "note.added"
    VALUES: ClassVar[tuple[str, ...]] = ("text",)
    text: Text


class RequestProtection(Command):
    """Somebody asks for protection measures."""

    TYPE: ClassVar[str] = "protection.requested"
    DATA: ClassVar[tuple[str, ...]] = ("consent",)
    VALUES: ClassVar[tuple[str, ...]] = ("risks", "beneficiaries")
    consent: StrictBool
    risks: Text | None = None
    beneficiaries: Annotated[tuple[Line, ...], Field(max_length=64)] | None = None


class MoveProtection(WithMotive):
    """A request for protection takes its next state."""

    TYPE: ClassVar[str] = "protection.moved"
    DATA: ClassVar[tuple[str, ...]] = ("to",)
    to: Code


class AssessRisk(OnThing):
    """Impact × probability, with the factors seen and the reasoning."""

    TYPE: ClassVar[str] = "risk.assessed"
    DATA: ClassVar[tuple[str, ...]] = ("impact", "probability", "level")
    VALUES: ClassVar[tuple[str, ...]] = ("factors", "gender_view", "reasoning")
    impact: Level
    probability: Level
    level: Literal["MUY_ALTO", "ALTO", "MODERADO", "BAJO", "MUY_BAJO"]
    factors: Annotated[tuple[Code, ...], Field(max_length=32)] = ()
    gender_view: Text | None = None
    reasoning: Text | None = None


class ProposeDetermination(OnThing):
    """A decision on protection, for a second person to approve."""

    TYPE: ClassVar[str] = "determination.proposed"
    DATA: ClassVar[tuple[str, ...]] = ("outcome", "families")
    VALUES: ClassVar[tuple[str, ...]] = ("measures", "text")
    outcome: Literal["OTORGADA", "NEGADA", "NO_EVALUABLE_SIN_IDENTIDAD"]
    families: Annotated[tuple[Code, ...], Field(max_length=16)] = ()
    measures: Annotated[tuple[Code, ...], Field(max_length=64)] | None = None
    text: Act
    refs: Annotated[tuple[Digest, ...], Field(max_length=16)] = ()


class DraftReferral(Command):
    """An oficio to another institution, without identity."""

    TYPE: ClassVar[str] = "referral.drafted"
    DATA: ClassVar[tuple[str, ...]] = ("destination", "consent")
    VALUES: ClassVar[tuple[str, ...]] = ("subject", "grounds", "text", "oficio")
    destination: Code
    consent: StrictBool
    subject: Line
    text: Act
    grounds: Text | None = None
    oficio: Line | None = None


class SendReferral(OnThing):
    """The authorised oficio left."""

    TYPE: ClassVar[str] = "referral.sent"
    DATA: ClassVar[tuple[str, ...]] = ("means",)
    VALUES: ClassVar[tuple[str, ...]] = ("oficio", "sent_on")
    means: Code
    oficio: Line | None = None
    sent_on: date | None = None


class AcknowledgeReferral(OnThing):
    """The other institution received the oficio."""

    TYPE: ClassVar[str] = "referral.acknowledged"
    VALUES: ClassVar[tuple[str, ...]] = ("acknowledgement", "received_at", "receiver")
    acknowledgement: Line | None = None
    received_at: datetime | None = None
    receiver: Line | None = None


class MoveReferral(WithMotive):
    """What the other institution answered."""

    TYPE: ClassVar[str] = "referral.moved"
    DATA: ClassVar[tuple[str, ...]] = ("to",)
    VALUES: ClassVar[tuple[str, ...]] = ("motive", "external_folio")
    to: Code
    external_folio: Line | None = None


class ProposeSummary(Command):
    """The officer's own public text on a case, for a second person to approve."""

    TYPE: ClassVar[str] = "summary.proposed"
    VALUES: ClassVar[tuple[str, ...]] = ("text", "language")
    text: Act
    language: Language = "es"


class AmendDraft(OnThing):
    """New text for a referral or a summary; an agreement with the old one is void."""

    TYPE: ClassVar[str] = "draft.amended"
    VALUES: ClassVar[tuple[str, ...]] = ("text",)
    text: Act


class WithdrawProposal(WithMotive):
    """Its author takes a proposal back."""

    TYPE: ClassVar[str] = "proposal.withdrawn"


class Approve(WithMotive):
    """The second person agrees."""

    TYPE: ClassVar[str] = "approval.given"


class ConfirmMember(Approve):
    """The second person agrees to take somebody in, having heard their six words.

    The words are compared and not recorded. Like `ProposeMember` it comes from nowhere but
    `alertadores.app.joining`.
    """

    words: str


class Refuse(WithMotive):
    """The second person says no, and why."""

    TYPE: ClassVar[str] = "approval.refused"


class ProposeMember(Command):
    """An administrator asks to take in a person.

    It is no command of `COMMANDS`: `alertadores.app.joining` makes one from a request whose proof
    it has checked, and nobody else.
    """

    TYPE: ClassVar[str] = "member.proposed"
    DATA: ClassVar[tuple[str, ...]] = ("number", "key", "sealing", "roles")
    VALUES: ClassVar[tuple[str, ...]] = ("name", "sealing_key")
    number: Number
    key: Digest
    sealing: Digest
    roles: Annotated[tuple[Role, ...], Field(min_length=1, max_length=9)]
    name: Line
    sealing_key: SealingKey


class ProposeRoles(Command):
    """An administrator asks to give a member another set of roles."""

    TYPE: ClassVar[str] = "member.roles_proposed"
    DATA: ClassVar[tuple[str, ...]] = ("number", "roles")
    VALUES: ClassVar[tuple[str, ...]] = ("motive",)
    number: Number
    roles: Annotated[tuple[Role, ...], Field(min_length=1, max_length=9)]
    motive: Text | None = None


class ProposeRemoval(Command):
    """An administrator asks to remove a member."""

    TYPE: ClassVar[str] = "member.removal_proposed"
    DATA: ClassVar[tuple[str, ...]] = ("number",)
    VALUES: ClassVar[tuple[str, ...]] = ("motive",)
    number: Number
    motive: Text | None = None


COMMANDS: Final[dict[str, type[Command]]] = {
    command.TYPE: command
    for command in (
        RegisterAlert, GrantAccess, MoveAlert, AddNote, RequestProtection, MoveProtection,
        AssessRisk, ProposeDetermination, DraftReferral, SendReferral, AcknowledgeReferral,
        MoveReferral, ProposeSummary, AmendDraft, WithdrawProposal, Approve, Refuse,
        ProposeRoles, ProposeRemoval,
    )
}  # fmt: skip
