"""Who is who since which entry, and what of the office waits for a second person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from alertadores.app.casebook import says
from alertadores.app.steps import Trial, refusal_of_office
from alertadores.app.views import MemberView, Step, ThingView
from alertadores.domain.office import Office
from alertadores.domain.records import (
    ApprovalGiven,
    MemberProposed,
    OfficeFounded,
    RemovalProposed,
    RolesProposed,
)
from alertadores.domain.roles import Role
from alertadores.ledger.rows import Opened

if TYPE_CHECKING:
    from alertadores.app.session import Session

PROPOSED = "PROPUESTA"
"""The state of everything that waits here, as the catalogue of proceedings calls it."""

_Proposal = MemberProposed | RolesProposed | RemovalProposed


@dataclass(frozen=True, slots=True)
class Since:
    """The entry by which something holds.

    Attributes:
        number: its index in the log; None while it waits for one.
        recorded: when.
    """

    number: int | None
    recorded: datetime


@dataclass(frozen=True, slots=True)
class SeatView:
    """A member, and since when they are what they are.

    Attributes:
        member: who, with which roles.
        joined: when they came in.
        changed: when their roles changed last, or they were removed; None if neither happened.
        keys: how many signing keys are theirs.
    """

    member: MemberView
    joined: Since
    changed: Since | None
    keys: int


@dataclass(frozen=True, slots=True)
class OfficeMatter:
    """A change of the roster that waits.

    Attributes:
        thing: all that is proposed, as its entry says it.
        subject: whom it is about; None for somebody new, whose name is among the values.
        steps: what this member may do with it, and why not.
    """

    thing: ThingView
    subject: MemberView | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class RosterView:
    """The people of the office and what of them waits.

    Attributes:
        seats: by number.
        matters: oldest first.
        awaited: names of the founders who have not accepted entry 0; usually none.
        may_accept: whether this member is one of them.
        may_propose: whether this member may ask for a change of roles or a removal.
    """

    seats: tuple[SeatView, ...]
    matters: tuple[OfficeMatter, ...]
    awaited: tuple[str, ...]
    may_accept: bool
    may_propose: bool


def roster_view(session: Session) -> RosterView:
    """Return the people of the office as its entries tell them.

    Raises:
        UserError: ``office.not-a-member``, ``office.keys-not-here``.
        IntegrityError: content of a proposal is missing or does not match its commitment.
    """
    view, office = session.office(), session.replica.office
    members = {member.number: member for member in view.members}
    founding = office.founding
    awaited = (
        ()
        if founding is None
        else tuple(seat.number for seat in founding.members if seat.number not in office.accepted)
    )
    return RosterView(
        seats=tuple(_seats(session.replica.accepted_of_office(), members, office)),
        matters=tuple(_matters(session, members)),
        awaited=tuple(members[number].name for number in awaited),
        may_accept=view.me.number in awaited,
        may_propose=office.founded and office.holds(view.me.number, Role.ADMINISTRACION),
    )


def joined(session: Session) -> datetime | None:
    """Return when the member of a session came in; None while their office does not say so."""
    since = _history(session.replica.accepted_of_office())[0].get(session.replica.membership.member)
    return None if since is None else since.recorded


def _history(accepted: list[Opened]) -> tuple[dict[int, Since], dict[int, Since]]:
    """Return since when each member is in, and since when those are what they are who changed."""
    came: dict[int, Since] = {}
    changed: dict[int, Since] = {}
    proposed: dict[bytes | None, _Proposal] = {}
    for each in accepted:
        record, since = each.entry.record, Since(each.entry.index, each.entry.trace.recorded)
        if isinstance(record, OfficeFounded):
            came |= {seat.number: since for seat in record.members}
        elif isinstance(record, _Proposal):
            proposed[each.leaf.hash] = record
        elif isinstance(record, ApprovalGiven) and each.entry.trace.object in proposed:
            taken = proposed[each.entry.trace.object]
            is_new = isinstance(taken, MemberProposed) and taken.number not in came
            # Another key of a member changes nothing about who they are.
            if is_new:
                came[taken.number] = since
            elif not isinstance(taken, MemberProposed):
                changed[taken.number] = since
    return came, changed


def _seats(
    accepted: list[Opened], members: dict[int, MemberView], office: Office
) -> Iterator[SeatView]:
    came, changed = _history(accepted)
    for number, member in members.items():
        keys = sum(key.member == number for key in office.keys.values())
        yield SeatView(member, came[number], changed.get(number), keys)


def _matters(session: Session, members: dict[int, MemberView]) -> Iterator[OfficeMatter]:
    office = session.replica.office
    for opened in session.replica.accepted_of_office():
        name = opened.leaf.hash
        proposal = office.proposals.get(name)
        if proposal is None:
            continue
        values = says(opened, opened, {name: session.replica.fields(opened)})
        author = members[proposal.author]
        thing = ThingView(
            name=name,
            kind=proposal.record.TYPE,
            state=PROPOSED,
            author=author.name,
            began=opened.entry.trace.recorded,
            version=name,
            values=values,
        )
        is_mine = author.number == session.replica.membership.member
        commands = ("proposal.withdrawn",) if is_mine else ("approval.given", "approval.refused")
        steps = tuple(_step(session, command, name) for command in commands)
        yield OfficeMatter(thing, members.get(proposal.record.number), steps)


def _step(session: Session, command: str, name: bytes) -> Step:
    replica, now = session.replica, session.clock.now()
    reason = refusal_of_office(Trial(command, name), replica.office, replica.kid, now)
    return Step(command, name, reason=None if reason is None else reason.value)
