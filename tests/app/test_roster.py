"""Who is who since which entry, and what waits for a second person of the office."""

from __future__ import annotations

from alertadores.app.roster import OfficeMatter, RosterView, SeatView, roster_view
from alertadores.domain.commands import (
    Approve,
    ProposeRemoval,
    ProposeRoles,
    WithdrawProposal,
)
from alertadores.domain.roles import Role
from crypto.canonical import b64u_encode
from tests.realoffice import SEATS, RealOffice, number

FOUNDED = len(SEATS) + 1


def _reasons(matter: OfficeMatter) -> dict[str, str | None]:
    return {step.command: step.reason for step in matter.steps}


def _propose(office: RealOffice) -> bytes:
    command = ProposeRoles(
        number=number("liaison"), roles=(Role.CANALIZACION, Role.ARCHIVO), motive="Falta personal."
    )
    (name,) = office["coordinator"].execute(command).entries
    office.settle("archivist", "liaison", "officer")
    return name


def test_founders_are_members_since_the_first_entry(office: RealOffice) -> None:
    view = roster_view(office["officer"])
    assert [seat.member.name for seat in view.seats] == [name for name, _roles in SEATS.values()]
    assert {(seat.joined.number, seat.changed, seat.keys) for seat in view.seats} == {(0, None, 1)}
    assert (view.matters, view.awaited, view.may_accept) == ((), (), False)


def test_only_who_administers_may_propose(office: RealOffice) -> None:
    assert roster_view(office["coordinator"]).may_propose
    assert not roster_view(office["officer"]).may_propose


def test_a_proposal_is_shown_whole_with_what_each_may_do(office: RealOffice) -> None:
    name = _propose(office)

    def of(view: RosterView) -> OfficeMatter:
        (matter,) = view.matters
        return matter

    mine = of(roster_view(office["coordinator"]))
    assert _reasons(mine) == {"proposal.withdrawn": None}
    other = of(roster_view(office["archivist"]))
    assert _reasons(other) == {"approval.given": None, "approval.refused": None}
    assert other.thing.name == name
    assert other.subject is not None
    assert other.subject.number == number("liaison")
    assert other.thing.values["motive"] == "Falta personal."
    assert sorted(other.thing.values["roles"]) == ["archivo", "canalizacion"]
    # Nobody agrees with what is about themselves.
    assert _reasons(of(roster_view(office["liaison"])))["approval.given"] == "rule.same-person"


def test_what_was_agreed_to_says_since_which_entry(office: RealOffice) -> None:
    name = _propose(office)
    office["archivist"].execute(Approve(object=b64u_encode(name)), None)
    waiting = _seat(office, "archivist", "liaison")
    assert waiting.changed is not None
    assert waiting.changed.number is None
    office.sync("archivist")
    seat = _seat(office, "archivist", "liaison")
    assert seat.changed is not None
    assert seat.changed.number == FOUNDED + 1
    assert seat.member.roles == ("archivo", "canalizacion")
    assert roster_view(office["archivist"]).matters == ()


def _seat(office: RealOffice, reader: str, who: str) -> SeatView:
    return roster_view(office[reader]).seats[number(who) - 1]


def test_somebody_removed_stays_in_the_list(office: RealOffice) -> None:
    (name,) = office["coordinator"].execute(ProposeRemoval(number=number("colleague"))).entries
    office.settle("archivist")
    office["archivist"].execute(Approve(object=b64u_encode(name)), None)
    office.settle("archivist")
    seat = _seat(office, "archivist", "colleague")
    assert not seat.member.active
    assert seat.joined.number == 0
    assert seat.changed is not None


def test_a_proposal_taken_back_waits_no_more(office: RealOffice) -> None:
    name = _propose(office)
    office["coordinator"].execute(WithdrawProposal(object=b64u_encode(name)), None)
    assert roster_view(office["coordinator"]).matters == ()
