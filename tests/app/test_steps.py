"""What is offered is what is accepted: every step, of every member, wherever a case stands."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

import pytest

from alertadores.app.acts import Acts
from alertadores.app.session import Session
from alertadores.app.views import ThingView
from alertadores.app.writer import Batch
from alertadores.domain import states
from alertadores.domain.commands import (
    AcknowledgeReferral,
    AddNote,
    AmendDraft,
    Approve,
    AssessRisk,
    Command,
    DraftReferral,
    GrantAccess,
    MoveAlert,
    MoveProtection,
    MoveReferral,
    ProposeDetermination,
    ProposeSummary,
    Refuse,
    RequestProtection,
    SendReferral,
    WithdrawProposal,
)
from alertadores.domain.states import Proceeding
from alertadores.errors import UserError
from alertadores.ledger.replay import replay_case
from alertadores.sync.replica import CaseFile
from crypto.canonical import b64u_encode
from tests.app.walk import TEXT, WAY, grounds, walk
from tests.realoffice import SEATS, RealOffice

LOOKING = (
    "officer",
    "coordinator",
    "assessor",
    "liaison",
    "transparency",
    "archivist",
    "custodian",
)
Offer = tuple[str, bytes | None, str | None]
_MOVES: dict[str, tuple[type[MoveAlert | MoveProtection | MoveReferral], states.Machine]] = {
    "alert": (MoveAlert, states.ALERT),
    "protection": (MoveProtection, states.PROTECTION),
    "referral": (MoveReferral, states.REFERRAL),
}


def about(thing: ThingView) -> Iterator[tuple[Offer, Command]]:
    """Yield everything that could be asked for with a proceeding, and what it is offered as."""
    on = b64u_encode(thing.name)
    commands: list[Command] = [
        Approve(object=on),
        Refuse(object=on, reasons=("OTRO",)),
        AssessRisk(object=on, impact=1, probability=1, level="MUY_BAJO"),
        ProposeDetermination(object=on, outcome="NEGADA", text=TEXT),
        ProposeDetermination(object=on, outcome="NO_EVALUABLE_SIN_IDENTIDAD", text=TEXT),
        SendReferral(object=on, means="OFICIALIA"),
        AcknowledgeReferral(object=on),
        AmendDraft(object=on, text=TEXT),
        WithdrawProposal(object=on),
    ]
    for command in commands:
        yield (command.TYPE, thing.name, None), command
    if thing.kind in _MOVES:
        move, machine = _MOVES[thing.kind]
        for to in machine:
            moved = move(object=on, to=to, reasons=grounds(to))
            yield (moved.TYPE, thing.name, to), moved


def alone() -> Iterator[tuple[Offer, Command]]:
    """Yield everything that could be asked for of a case."""
    commands: list[Command] = [
        AddNote(text=TEXT),
        RequestProtection(consent=True),
        DraftReferral(destination="OIC_UR", consent=True, subject="Oficio", text=TEXT),
        ProposeSummary(text=TEXT),
        *(GrantAccess(members=(number,)) for number in range(1, len(SEATS) + 1)),
    ]
    for command in commands:
        yield (command.TYPE, None, None), command


def accepted(
    session: Session, case: bytes, asked: Iterable[tuple[Offer, Command]]
) -> Iterator[Offer]:
    """Yield what would be carried out of what is asked for; nothing is written."""
    replica = session.replica
    acts = Acts(replica, session.writer, session._registrar())
    opened = replica.opened(case)
    for offer, command in asked:
        replay = replay_case((each.entry for each in opened), replica.roster)
        try:
            acts.in_case(Batch(), command, CaseFile(case, opened, replay))
        except UserError:
            continue
        yield offer


def publishable(session: Session, case: bytes) -> Iterator[Offer]:
    """Yield how a summary would be let out, if it would."""
    file = session.replica.case_file(case)
    summaries = [name for name, thing in file.things.items() if thing.kind is Proceeding.SUMMARY]
    publisher, me = session.publisher, session.me()
    for command, act in (("summary.emit", publisher.emit), ("summary.confirm", publisher.confirm)):
        try:
            act(Batch(), session.replica.case_file(case), me)
        except UserError:
            continue
        finally:
            session.replica.forget_office()
        yield command, summaries[-1], None


def offered(session: Session, case: bytes) -> list[Offer]:
    """Return what a member's page of a case offers to do at once."""
    steps = session.case(case).steps
    return [(step.command, step.object, step.to) for step in steps if step.reason is None]


def test_what_is_offered_is_what_is_accepted(
    office: RealOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The case is whole; to read all of it before each of some thousand trials proves nothing.
    monkeypatch.setattr("alertadores.app.acts.require_whole", lambda _replica, _file: None)
    looking = itertools.cycle(LOOKING)
    seen: set[str] = set()
    for at, case in enumerate(walk(office)):
        things = office["coordinator"].case(case).things
        for name in itertools.islice(looking, 3):
            session = office[name]
            if case not in session.vault.keyring.case_keys.cases():
                continue
            offers = offered(session, case)
            assert len(offers) == len(set(offers)), "nothing is offered twice"
            asked = [*alone(), *(each for thing in things for each in about(thing))]
            would_be = {*accepted(session, case, asked), *publishable(session, case)}
            assert set(offers) == would_be, (at, name)
            seen |= {command for command, _object, _to in offers}
            assert name != "custodian" or (offers == [] and session.inbox() == ())
    assert len(seen) > 12


def test_the_way_offers_every_kind_of_step(office: RealOffice) -> None:
    seen: set[str] = set()
    refused: set[str] = set()
    for case in walk(office, settled=False):
        for name in ("officer", "coordinator", "assessor", "liaison", "transparency"):
            session = office[name]
            if case in session.vault.keyring.case_keys.cases():
                for step in session.case(case).steps:
                    seen.add(step.command)
                    refused.add(step.reason or "")
    assert seen == {
        "access.granted",
        "alert.moved",
        "approval.given",
        "approval.refused",
        "determination.proposed",
        "draft.amended",
        "note.added",
        "proposal.withdrawn",
        "protection.moved",
        "protection.requested",
        "referral.acknowledged",
        "referral.drafted",
        "referral.moved",
        "referral.sent",
        "risk.assessed",
        "summary.confirm",
        "summary.emit",
        "summary.proposed",
    }
    assert refused >= {"rule.role-missing", "rule.same-person", "rule.waits"}
    assert len(WAY) > 25


def test_without_an_identity_nothing_is_assessed_and_that_can_be_determined(
    office: RealOffice,
) -> None:
    case = office.register(readers=("assessor",))
    office["officer"].execute(RequestProtection(consent=True), case)
    office.settle("officer", "assessor")
    steps = {step.command: step for step in office["assessor"].case(case).steps}
    assert steps["risk.assessed"].reason == "rule.identity-needed"
    assert steps["determination.proposed"].reason is None


@pytest.mark.parametrize("name", ["officer", "transparency", "liaison"])
def test_what_the_state_of_a_case_rules_out_is_offered_to_nobody(
    office: RealOffice, name: str
) -> None:
    """Not even as something that is for another role."""
    case = office.register()
    referral = DraftReferral(destination="OIC_UR", consent=True, subject="Oficio", text=TEXT)
    office["officer"].execute(referral, case)
    office["officer"].execute(RequestProtection(consent=True), case)
    office.settle("officer", "transparency", "liaison")
    commands = {step.command for step in office[name].case(case).steps}
    assert commands.isdisjoint({"referral.sent", "referral.acknowledged", "summary.emit"})
    office["coordinator"].execute(Approve(), case)
    office.settle("officer", "transparency", "liaison")
    commands = {step.command for step in office[name].case(case).steps}
    assert "referral.sent" in commands
    assert commands.isdisjoint({"referral.acknowledged", "approval.given", "approval.refused"})
