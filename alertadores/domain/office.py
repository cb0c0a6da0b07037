"""The office: its members, their keys and roles, what waits for a second person, what left.

`Office` is the state of the office before one index of the log. An entry is judged by it, never
by what came later.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from alertadores.domain.entry import Entry, Reason, reject, require
from alertadores.domain.growing import GrowingMap
from alertadores.domain.records import (
    ApprovalGiven,
    ApprovalRefused,
    MemberProposed,
    OfficeAccepted,
    OfficeFounded,
    ProposalWithdrawn,
    PublicConfirmed,
    PublicEmitted,
    Record,
    RemovalProposed,
    RolesProposed,
    Seat,
)
from alertadores.domain.roles import Role, incompatible, missing_for_founding
from crypto.canonical import b64u_decode
from crypto.errors import FormatError
from crypto.signing import VerifyKey

PUBLISHERS: Final = frozenset({Role.ENLACE_CASO, Role.COORDINACION, Role.TRANSPARENCIA})


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the office, by number; many keys may be theirs."""

    number: int
    roles: frozenset[Role]
    active: bool = True


@dataclass(frozen=True, slots=True)
class MemberKey:
    """A signing key, its owner, and the fingerprint of the recipient key that goes with it."""

    member: int
    public: VerifyKey
    sealing: bytes


@dataclass(frozen=True, slots=True)
class OfficeProposal:
    """A change of the roster that waits for its second person.

    Attributes:
        author: who asks for it.
        record: what it would change.
        before: the member it is about as they then were; None for somebody new. If this has
            changed meanwhile, the second person would agree to something else.
    """

    author: int
    record: MemberProposed | RolesProposed | RemovalProposed
    before: Member | None


@dataclass(frozen=True, slots=True)
class Emission:
    """A public version that left, and the second person once there is one."""

    author: int
    record: PublicEmitted
    confirmed_by: int | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """What the office entries so far amount to."""

    genesis: bytes | None = None
    founding: OfficeFounded | None = None
    accepted: frozenset[int] = frozenset()
    members: Mapping[int, Member] = field(default_factory=dict)
    keys: Mapping[str, MemberKey] = field(default_factory=dict)
    proposals: Mapping[bytes, OfficeProposal] = field(default_factory=dict)
    emissions: GrowingMap[bytes, Emission] = field(default_factory=GrowingMap)

    @property
    def founded(self) -> bool:
        """Whether every founder has accepted entry 0."""
        return self.founding is not None and len(self.accepted) == len(self.founding.members)

    def actor(self, kid: str) -> Member:
        """Return the member who owns a signing key.

        Raises:
            Rejected: nobody owns it, or its owner was removed.
        """
        key = self.keys.get(kid)
        if key is None:
            reject(Reason.UNKNOWN_KEY)
        member = self.members[key.member]
        require(member.active, Reason.REMOVED_MEMBER)
        return member

    def holds(self, number: int, role: Role) -> bool:
        """Tell whether an active member has the role now."""
        member = self.members.get(number)
        return member is not None and member.active and role in member.roles

    def with_role(self, role: Role) -> tuple[int, ...]:
        """Return the numbers of the active members with the role, in roster order."""
        return tuple(n for n in sorted(self.members) if self.holds(n, role))


def second_person(office: Office, author: int, actor: Member, role: Role) -> None:
    """Two means the author and one other member, both of them now; one holds the role now.

    Raises:
        Rejected: the same person, an author who was removed, or neither holds the role.
    """
    require(actor.number != author, Reason.SAME_PERSON)
    require(office.members[author].active, Reason.REMOVED_MEMBER)
    require(role in actor.roles or office.holds(author, role), Reason.ROLE_MISSING)


def evolve(office: Office, entry: Entry) -> Office:
    """Return the office after one of its own entries (`case` null).

    Raises:
        Rejected: the rules of its type say no; the office stays as it was.
    """
    if isinstance(entry.record, OfficeFounded):
        return _found(office, entry, entry.record)
    require(office.founding is not None, Reason.NOT_FOUNDED)
    actor = office.actor(entry.kid)
    require(office.founded or isinstance(entry.record, OfficeAccepted), Reason.NOT_FOUNDED)
    rule = _RULES.get(type(entry.record)) if entry.record is not None else None
    if rule is None:
        reject(Reason.UNKNOWN_SCHEMA)
    return rule(office, entry, actor, entry.record)


def _found(office: Office, entry: Entry, record: OfficeFounded) -> Office:
    require(office.founding is None, Reason.ALREADY_DONE)
    seats = record.members
    require(missing_for_founding(seat.roles for seat in seats) is None, Reason.FOUNDING_REFUSED)
    members = {seat.number: Member(seat.number, frozenset(seat.roles)) for seat in seats}
    keys = dict(_key_of(seat) for seat in seats)
    require(len(members) == len(keys) == len(seats), Reason.FOUNDING_REFUSED)
    require(entry.kid in keys and entry.index in {0, None}, Reason.FOUNDING_REFUSED)
    require(record.quorum <= len(record.witnesses), Reason.FOUNDING_REFUSED)
    return Office(genesis=entry.hash, founding=record, members=members, keys=keys)


def _accept(office: Office, entry: Entry, actor: Member, _record: OfficeAccepted) -> Office:
    require(entry.trace.object == office.genesis, Reason.NO_SUCH_OBJECT)
    require(actor.number not in office.accepted, Reason.ALREADY_DONE)
    require(not office.founded, Reason.ALREADY_DONE)
    return replace(office, accepted=office.accepted | {actor.number})


def _propose(
    office: Office,
    entry: Entry,
    actor: Member,
    record: MemberProposed | RolesProposed | RemovalProposed,
) -> Office:
    require(Role.ADMINISTRACION in actor.roles, Reason.ROLE_MISSING)
    if not isinstance(record, RemovalProposed):
        require(incompatible(record.roles) is None, Reason.INCOMPATIBLE_ROLES)
    known = office.members.get(record.number)
    if isinstance(record, MemberProposed):
        kid, _key = _key_of(record)
        require(kid not in office.keys, Reason.ALREADY_DONE)
        # Another key of a member changes nothing about who they are.
        same = known is None or (known.active and known.roles == frozenset(record.roles))
        require(same, Reason.NO_SUCH_OBJECT)
    else:
        require(known is not None and known.active, Reason.NO_SUCH_OBJECT)
    proposal = OfficeProposal(actor.number, record, known)
    return replace(office, proposals={**office.proposals, entry.hash: proposal})


def _approve(office: Office, entry: Entry, actor: Member, _record: ApprovalGiven) -> Office:
    proposal = _proposal(office, entry)
    record = proposal.record
    second_person(office, proposal.author, actor, Role.ADMINISTRACION)
    require(record.number != actor.number, Reason.SAME_PERSON)
    before = office.members.get(record.number)
    require(before == proposal.before, Reason.NO_SUCH_OBJECT)
    member = before or Member(record.number, frozenset())
    if isinstance(record, RemovalProposed):
        member = replace(member, active=False)
    else:
        member = replace(member, roles=frozenset(record.roles))
    if isinstance(record, MemberProposed):
        kid, key = _key_of(record)
        require(kid not in office.keys, Reason.ALREADY_DONE)
        office = replace(office, keys={**office.keys, kid: key})
    return replace(_closed(office, entry), members={**office.members, member.number: member})


def _refuse(office: Office, entry: Entry, actor: Member, _record: ApprovalRefused) -> Office:
    proposal = _proposal(office, entry)
    second_person(office, proposal.author, actor, Role.ADMINISTRACION)
    require(entry.trace.reasons, Reason.NEEDS_REASON)
    return _closed(office, entry)


def _withdraw(office: Office, entry: Entry, actor: Member, _record: ProposalWithdrawn) -> Office:
    proposal = _proposal(office, entry)
    require(actor.number == proposal.author, Reason.ROLE_MISSING)
    return _closed(office, entry)


def _closed(office: Office, entry: Entry) -> Office:
    """The proposal no longer waits."""
    waiting = {key: value for key, value in office.proposals.items() if key != entry.trace.object}
    return replace(office, proposals=waiting)


def _emit(office: Office, entry: Entry, actor: Member, record: PublicEmitted) -> Office:
    require(actor.roles & PUBLISHERS, Reason.ROLE_MISSING)
    emission = Emission(actor.number, record)
    return replace(office, emissions=office.emissions.plus(entry.hash, emission))


def _confirm(office: Office, entry: Entry, actor: Member, _record: PublicConfirmed) -> Office:
    target = entry.trace.object
    emission = office.emissions.get(target) if target is not None else None
    if target is None or emission is None:
        reject(Reason.NO_SUCH_OBJECT)
    require(emission.confirmed_by is None, Reason.ALREADY_DONE)
    require(actor.roles & PUBLISHERS, Reason.ROLE_MISSING)
    second_person(office, emission.author, actor, Role.TRANSPARENCIA)
    confirmed = replace(emission, confirmed_by=actor.number)
    return replace(office, emissions=office.emissions.plus(target, confirmed))


def _proposal(office: Office, entry: Entry) -> OfficeProposal:
    proposal = office.proposals.get(entry.trace.object or b"")
    if proposal is None:
        reject(Reason.NO_SUCH_OBJECT)
    return proposal


_RULES: Final[dict[type[Record], Callable[[Office, Entry, Member, Any], Office]]] = {
    OfficeAccepted: _accept,
    MemberProposed: _propose,
    RolesProposed: _propose,
    RemovalProposed: _propose,
    ApprovalGiven: _approve,
    ApprovalRefused: _refuse,
    ProposalWithdrawn: _withdraw,
    PublicEmitted: _emit,
    PublicConfirmed: _confirm,
}


def _key_of(seat: Seat) -> tuple[str, MemberKey]:
    try:
        public = VerifyKey.from_bytes(b64u_decode(seat.key, length=32))
    except FormatError:
        reject(Reason.UNKNOWN_KEY)
    return public.kid, MemberKey(seat.number, public, b64u_decode(seat.sealing, length=32))
