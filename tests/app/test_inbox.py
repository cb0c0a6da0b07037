"""The inbox: what waits for this member's agreement, and nothing else."""

from __future__ import annotations

import pytest

from alertadores.app.inbox import EMISSION
from alertadores.app.views import InboxItem
from alertadores.domain.commands import (
    Approve,
    ProposeRemoval,
    ProposeRoles,
    ProposeSummary,
    Refuse,
    WithdrawProposal,
)
from alertadores.domain.roles import Role
from alertadores.errors import IntegrityError, UserError
from alertadores.sync.replica import Replica
from tests.app.walk import TEXT, walk
from tests.realoffice import SEATS, RealOffice, number
from tests.sync.hubs import hide_objects

AGREE = Approve()


def kinds(office: RealOffice, name: str) -> list[str]:
    """Return the kinds of what waits for a member."""
    return [item.kind for item in office[name].inbox()]


def test_what_waits_is_approved_from_the_inbox_whatever_it_is(office: RealOffice) -> None:
    """Every agreement of a case's way is given from the inbox, by whoever finds it there."""
    agreed: list[str] = []
    approved: set[bytes] = set()
    for case in walk(office):
        for name in ("coordinator", "transparency", "officer"):
            for item in office[name].inbox():
                assert item.author != SEATS[name][0], "nobody agrees with themselves"
                assert item.folio == office[name].case(case).row.folio
                if item.kind not in agreed:
                    agreed.append(item.kind)
                    approved.add(item.id)
    assert agreed == ["determination", "referral", "summary", EMISSION]


@pytest.mark.parametrize("decision", ["agree", "refuse"])
def test_a_proposal_is_decided_from_the_inbox(office: RealOffice, decision: str) -> None:
    case = office.register(readers=("transparency",))
    office["officer"].execute(ProposeSummary(text=TEXT), case)
    office.settle("officer", "transparency")
    (item,) = office["transparency"].inbox()
    assert (item.kind, item.case, item.author) == ("summary", case, SEATS["officer"][0])
    command = AGREE if decision == "agree" else Refuse(reasons=("OTRO",))
    office["transparency"].decide(item, command)
    assert kinds(office, "transparency") == []
    office.settle("officer", "transparency")
    (thing,) = [each for each in office["officer"].case(case).things if each.kind == "summary"]
    assert thing.state == ("CONFIRMADA" if decision == "agree" else "RECHAZADA")


def test_an_emission_is_confirmed_from_the_inbox_and_never_refused(office: RealOffice) -> None:
    case = office.register(readers=("transparency",))
    office["officer"].execute(ProposeSummary(text=TEXT), case)
    office.settle("officer", "transparency")
    office["transparency"].decide(office["transparency"].inbox()[0], AGREE)
    office.settle("officer", "transparency")
    assert kinds(office, "officer") == []
    office["officer"].emit_summary(case)
    office.settle("officer", "transparency", "colleague")
    assert kinds(office, "officer") == kinds(office, "colleague") == []
    (item,) = office["transparency"].inbox()
    assert (item.kind, item.case) == (EMISSION, case)
    with pytest.raises(UserError, match=r"publish\.not-refusable"):
        office["transparency"].decide(item, Refuse(reasons=("OTRO",)))
    office["transparency"].decide(item, AGREE)
    assert kinds(office, "transparency") == []


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        (ProposeRemoval(number=number("colleague")), "member.removal_proposed"),
        (
            ProposeRoles(number=number("colleague"), roles=(Role.CANALIZACION,)),
            "member.roles_proposed",
        ),
    ],
)
def test_a_change_of_the_roster_waits_for_another_administrator(
    office: RealOffice, command: ProposeRoles | ProposeRemoval, kind: str
) -> None:
    office["coordinator"].execute(command)
    office.settle("coordinator", "archivist", "officer", "colleague")
    assert kinds(office, "coordinator") == kinds(office, "colleague") == []
    assert kinds(office, "officer") == [kind], "the author is the administrator of the two"
    (item,) = office["archivist"].inbox()
    assert (item.kind, item.case, item.author) == (kind, None, SEATS["coordinator"][0])
    office["archivist"].decide(item, AGREE)
    office.settle("coordinator", "archivist", "colleague", "officer")
    member = office["officer"].office().members[number("colleague") - 1]
    assert (member.active, member.roles) == (
        isinstance(command, ProposeRoles),
        ("canalizacion",) if isinstance(command, ProposeRoles) else ("enlace_caso",),
    )
    assert kinds(office, "archivist") == kinds(office, "officer") == []


def test_a_change_that_no_longer_means_the_same_is_not_offered(office: RealOffice) -> None:
    for roles in ((Role.CANALIZACION,), (Role.TRANSPARENCIA,)):
        office["coordinator"].execute(ProposeRoles(number=number("colleague"), roles=roles))
    office.settle("coordinator", "archivist")
    first, second = office["archivist"].inbox()
    office["archivist"].decide(first, AGREE)
    assert kinds(office, "archivist") == []
    with pytest.raises(UserError, match=r"rule\.no-such-object"):
        office["archivist"].decide(second, AGREE)


def test_what_was_taken_back_waits_no_more(office: RealOffice) -> None:
    case = office.register(readers=("transparency",))
    office["officer"].execute(ProposeSummary(text=TEXT), case)
    office.settle("officer", "transparency")
    office["officer"].execute(WithdrawProposal(), case)
    office.settle("officer", "transparency")
    assert kinds(office, "transparency") == []


def test_matters_of_the_office_come_first_then_the_oldest(office: RealOffice) -> None:
    cases = [office.register(readers=("transparency", "archivist")) for _each in range(3)]
    for case in cases:
        office["officer"].execute(ProposeSummary(text=TEXT), case)
    office["coordinator"].execute(ProposeRemoval(number=number("colleague")))
    office.settle("officer", "coordinator", "transparency")
    items = office["transparency"].inbox()
    assert [item.case for item in items] == [None, *cases]


def test_only_cases_in_which_something_waits_are_read(
    office: RealOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = [office.register(readers=("transparency",)) for _each in range(12)]
    waiting = cases[3:6]
    for case in waiting:
        office["officer"].execute(ProposeSummary(text=TEXT), case)
    office.settle("officer", "transparency")
    office.lock("transparency")
    session = office["transparency"]
    read: list[bytes] = []
    case_file = Replica.case_file

    def watched(replica: Replica, case: bytes, *rows: object) -> object:
        read.append(case)
        return case_file(replica, case, *rows)  # type: ignore[arg-type]

    monkeypatch.setattr(Replica, "case_file", watched)
    assert [item.case for item in session.inbox()] == waiting
    assert sorted(read) == sorted(waiting)


def test_a_case_with_missing_content_hides_nothing_else(office: RealOffice) -> None:
    whole = office.register(readers=("transparency",))
    office["officer"].execute(ProposeSummary(text=TEXT), whole)
    office.settle("officer", "transparency")
    broken = office.register(readers=("transparency",))
    office["officer"].execute(ProposeSummary(text=TEXT), broken)
    office.sync("officer")
    hide_objects(office)
    office.sync("transparency")
    items = {item.case: item for item in office["transparency"].inbox()}
    assert items.keys() == {whole, broken}
    office["transparency"].decide(items[whole], AGREE)
    with pytest.raises(IntegrityError, match=r"case\.incomplete"):
        office["transparency"].decide(items[broken], AGREE)


def test_a_matter_that_the_office_does_not_have_is_said_to_be_none(office: RealOffice) -> None:
    session = office["coordinator"]
    item = InboxItem(bytes(32), "member.removal_proposed", "Ana", session.clock.now())
    with pytest.raises(UserError) as refused:
        session.matter(item)
    assert refused.value.key == "rule.no-such-object"
