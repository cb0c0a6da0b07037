"""The `data` of a trace record, type by type: the values that rules need, and nothing else.

Each model is one schema. A model never changes meaning; a new need is a new optional value with
a default, or a new type.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StringConstraints, ValidationError

from alertadores.domain.roles import Role
from crypto.errors import FormatError

# 32 bytes in canonical unpadded base64url: the last character carries four bits only.
Digest = Annotated[
    str, StringConstraints(strict=True, pattern=r"^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$")
]
Code = Annotated[str, StringConstraints(strict=True, pattern=r"^[A-Za-z0-9_.:-]{1,64}$")]
Origin = Annotated[
    str,
    StringConstraints(strict=True, pattern=r"^[a-z0-9][a-z0-9.-]{0,62}(/[a-z0-9-]{1,62}){0,3}$"),
]
# A verifier key of C2SP signed notes, name+hash+key: one printable word.
Witness = Annotated[str, StringConstraints(strict=True, pattern=r"^[!-~]{1,4096}$")]
Number = Annotated[int, Field(strict=True, ge=1, le=100_000)]
Level = Annotated[int, Field(strict=True, ge=1, le=5)]
Index = Annotated[int, Field(strict=True, ge=0, lt=2**53)]


class Record(BaseModel):
    """Base of all schemas: closed, immutable, strict about scalars."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    TYPE: ClassVar[str]


class Seat(Record):
    """A member as the office's table lists them: number, keys and roles, never a name."""

    number: Number
    key: Digest
    sealing: Digest
    roles: Annotated[tuple[Role, ...], Field(min_length=1, max_length=9)]


class OfficeFounded(Record):
    """Entry 0: who the office is. Public in every bundle."""

    TYPE: ClassVar[str] = "office.founded"
    origin: Origin
    zone: Annotated[
        str, StringConstraints(strict=True, pattern=r"^[A-Za-z_]{1,32}(/[A-Za-z_]{1,32}){0,2}$")
    ]
    log_key: Digest
    audit_key: Digest
    key_check: Digest
    witnesses: Annotated[tuple[Witness, ...], Field(max_length=16)] = ()
    quorum: Annotated[int, Field(strict=True, ge=0, le=16)] = 0
    members: Annotated[tuple[Seat, ...], Field(min_length=1, max_length=256)]


class OfficeAccepted(Record):
    """A founder's agreement with entry 0, its object."""

    TYPE: ClassVar[str] = "office.accepted"


class MemberProposed(Seat):
    """An administrator asks to enrol a person, or a new key of a member (same number)."""

    TYPE: ClassVar[str] = "member.proposed"


class RolesProposed(Record):
    """Asks to give a member another set of roles."""

    TYPE: ClassVar[str] = "member.roles_proposed"
    number: Number
    roles: Annotated[tuple[Role, ...], Field(min_length=1, max_length=9)]


class RemovalProposed(Record):
    """Asks to remove a member: their keys sign nothing from the approval on."""

    TYPE: ClassVar[str] = "member.removal_proposed"
    number: Number


class PublicEmitted(Record):
    """A public version leaves: hash of its PDF, salted link to the entry it comes from."""

    TYPE: ClassVar[str] = "public.emitted"
    document: Digest
    link: Digest


class PublicConfirmed(Record):
    """Another member's confirmation of an emission, its object."""

    TYPE: ClassVar[str] = "public.confirmed"


class Reader(Record):
    """Who receives keys of a case: the wrap's hash lets nobody slip in another key."""

    member: Number
    level: Literal["trace", "full"]
    wrap: Digest


class CaseOpened(Record):
    """A case begins: its first readers, its keys' check values, the audit wrap."""

    TYPE: ClassVar[str] = "case.opened"
    readers: Annotated[tuple[Reader, ...], Field(min_length=1, max_length=64)]
    trace_check: Digest
    read_check: Digest
    audit_wrap: Digest


class AccessGranted(Record):
    """More members receive the keys of a case."""

    TYPE: ClassVar[str] = "access.granted"
    readers: Annotated[tuple[Reader, ...], Field(min_length=1, max_length=64)]


class AlertRegistered(Record):
    """An alert is in the register."""

    TYPE: ClassVar[str] = "alert.registered"
    alerter: Literal["INTERNO", "EXTERNO"]
    identity: Literal["ANONIMA", "CONFIDENCIAL", "IDENTIFICADA"]
    asks_protection: StrictBool


class Moved(Record):
    """A proceeding, the object, takes its next state."""

    to: Code


class AlertMoved(Moved):
    """Triage and what follows."""

    TYPE: ClassVar[str] = "alert.moved"


class NoteAdded(Record):
    """A working note of an officer."""

    TYPE: ClassVar[str] = "note.added"


class EvidenceAdded(Record):
    """A file is part of the case: SHA-256 of its ciphertext, by which vaults and hubs know it."""

    TYPE: ClassVar[str] = "evidence.added"
    file: Digest


class EvidenceExported(Record):
    """A file, the object, left the vault as plaintext; the purpose stands among the fields."""

    TYPE: ClassVar[str] = "evidence.exported"


class IdentitySealed(Record):
    """An identity went into its envelope: hash, and the custodian of each seat."""

    TYPE: ClassVar[str] = "identity.sealed"
    envelope: Digest
    seats: Annotated[tuple[Number, ...], Field(min_length=2, max_length=5)]


class ProtectionRequested(Record):
    """Somebody asks for protection measures."""

    TYPE: ClassVar[str] = "protection.requested"
    consent: StrictBool


class ProtectionMoved(Moved):
    """Follow-up of a request."""

    TYPE: ClassVar[str] = "protection.moved"


class RiskAssessed(Record):
    """Impact × probability, 1 to 5 each, and the level the office's matrix gives."""

    TYPE: ClassVar[str] = "risk.assessed"
    impact: Level
    probability: Level
    level: Literal["MUY_ALTO", "ALTO", "MODERADO", "BAJO", "MUY_BAJO"]


class DeterminationProposed(Record):
    """A decision on protection waits for its second person."""

    TYPE: ClassVar[str] = "determination.proposed"
    outcome: Literal["OTORGADA", "NEGADA", "NO_EVALUABLE_SIN_IDENTIDAD"]
    families: Annotated[tuple[Code, ...], Field(max_length=16)] = ()


class ReferralDrafted(Record):
    """An oficio to another institution is written; it goes without identity."""

    TYPE: ClassVar[str] = "referral.drafted"
    destination: Code
    consent: StrictBool


class ReferralSent(Record):
    """The authorised oficio left."""

    TYPE: ClassVar[str] = "referral.sent"
    means: Code


class ReferralAcknowledged(Record):
    """The other institution received it."""

    TYPE: ClassVar[str] = "referral.acknowledged"


class ReferralMoved(Moved):
    """What the other institution answered."""

    TYPE: ClassVar[str] = "referral.moved"


class SummaryProposed(Record):
    """A public summary waits for its second person."""

    TYPE: ClassVar[str] = "summary.proposed"


class SummaryIssued(Record):
    """The confirmed emission of an approved summary, noted in its case."""

    TYPE: ClassVar[str] = "summary.issued"
    emission: Digest


class DraftAmended(Record):
    """A draft has new text; whatever was approved before is void."""

    TYPE: ClassVar[str] = "draft.amended"


class ProposalWithdrawn(Record):
    """Its author takes a proposal back."""

    TYPE: ClassVar[str] = "proposal.withdrawn"


class ApprovalGiven(Record):
    """The second person agrees with the object."""

    TYPE: ClassVar[str] = "approval.given"


class ApprovalRefused(Record):
    """The second person says no; the reasons say why."""

    TYPE: ClassVar[str] = "approval.refused"


SCHEMAS: Final[dict[str, type[Record]]] = {
    schema.TYPE: schema
    for schema in (
        OfficeFounded, OfficeAccepted, MemberProposed, RolesProposed, RemovalProposed,
        PublicEmitted, PublicConfirmed, CaseOpened, AccessGranted, AlertRegistered, AlertMoved,
        NoteAdded, EvidenceAdded, EvidenceExported, IdentitySealed, ProtectionRequested,
        ProtectionMoved, RiskAssessed,
        DeterminationProposed, ReferralDrafted, ReferralSent, ReferralAcknowledged,
        ReferralMoved, SummaryProposed, SummaryIssued, DraftAmended, ProposalWithdrawn,
        ApprovalGiven, ApprovalRefused,
    )
}  # fmt: skip


def parse_data(type_: str, data: Any) -> Record:
    """Read the values of a known type.

    Raises:
        KeyError: this release does not know the type.
        FormatError: the values do not follow its schema.
    """
    schema = SCHEMAS[type_]
    try:
        return schema.model_validate(data)
    except (ValidationError, RecursionError):
        # The values stay out of the message: pydantic would quote them, however deeply nested.
        raise FormatError(f"the values of {type_} do not follow its schema") from None
