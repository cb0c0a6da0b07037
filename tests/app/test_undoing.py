"""What is offered to be undone is what the rules take, and it is offered to its author alone."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from alertadores.app.acts import Acts
from alertadores.app.narration import Picker
from alertadores.app.session import Session
from alertadores.app.undoing import (
    Undoable,
    undo,
    undo_of,
    undoable_after,
    undoable_at,
    undoable_in,
)
from alertadores.app.views import Changes, Standing
from alertadores.app.writer import Batch
from alertadores.domain.commands import (
    AddNote,
    AmendDraft,
    Approve,
    DraftReferral,
    ProposeRemoval,
    ProposeRoles,
    ProposeSummary,
    Refuse,
    WithdrawProposal,
)
from alertadores.domain.roles import Role
from alertadores.errors import UserError
from alertadores.vault.log_table import LogQuery
from crypto.canonical import b64u_encode
from tests.app.walk import walk
from tests.realoffice import RealOffice, alert, number

WRITERS = ("officer", "liaison", "coordinator")
REFUSED = r"act\.not-undoable"
DRAFT = DraftReferral(destination="OIC_UR", consent=True, subject="Oficio", text="Uno.")


def only(changes: Changes) -> bytes:
    """Return the one entry of an act."""
    (entry,) = changes.entries
    return entry


def offered(session: Session, case: bytes | None) -> set[bytes]:
    """Return the entries that are offered to be undone, wherever that is asked."""
    found = {each.entry for each in undoable_in(session, case)}
    if case is not None:
        view = session.case(case)
        assert view.undoable == found
        assert all(line.standing is not Standing.REJECTED for line in view.timeline)
        assert all((undo_of(session, line.entry, case) is None) != (line.entry in found)
                   for line in view.timeline)  # fmt: skip
    return found


def test_on_the_way_of_a_case_whatever_is_offered_is_accepted_and_then_possible_again(
    office: RealOffice,
) -> None:
    seen: set[str] = set()
    for case in walk(office):
        for name in ("officer", "coordinator", "assessor", "transparency"):
            session = office[name]
            for each in undoable_in(session, case):
                seen.add(each.type)
                check(session, case, each)
    assert seen == {
        "determination.proposed",
        "referral.drafted",
        "draft.amended",
        "summary.proposed",
    }


def check(session: Session, case: bytes, offer: Undoable) -> None:
    """Try what is offered, without writing it; see that the same could be done anew."""
    replica, file = session.replica, session.replica.case_file(case)
    undone = file.entry(offer.entry).entry
    about = undone.trace.object if offer.type == AmendDraft.TYPE else offer.entry
    assert about is not None
    assert replica.office.keys[undone.kid].member == session.me().number
    assert file.things[about].approval is None
    command = undo_of(session, offer.entry, case)
    assert command is not None
    batch = Batch()
    Acts(replica, session.writer, session._registrar()).in_case(batch, command, file)
    (written,) = batch.written[case]
    assert file.replay.verdicts[written.opened.leaf.hash] is None
    assert undone.trace.type in {
        step.command for step in session._casebook().steps(file) if step.reason is None
    }


@dataclass
class Model:
    """A referral as the test knows it.

    Attributes:
        versions: author, text and entry of each, oldest first, since an agreement was void last.
        begun: by whom, and the entry.
        state: where it stands.
    """

    begun: tuple[str, bytes]
    versions: list[tuple[str, str, bytes]] = field(default_factory=list)
    state: str = "BORRADOR"

    def offers(self, name: str) -> set[bytes]:
        """Return what somebody may undo of it."""
        writer, _text, latest = self.versions[-1]
        if self.state != "BORRADOR" or writer != name:
            return set()
        found = {self.begun[1]} if self.begun[0] == name else set()
        if len(self.versions) > 1 and self.versions[-2][0] == name:
            found.add(latest)
        return found


class RandomWork:
    """Three people at one case, doing anything that may be done with its referrals."""

    def __init__(self, office: RealOffice, seed: int) -> None:
        self.office, self._dice, self._thrown = office, Picker(seed, "work"), 0
        self.case = office.register(readers=("liaison",))
        self.models: dict[bytes, Model] = {}
        self.undone: set[str] = set()
        office.sync("officer", *WRITERS)

    def throw(self, sides: int) -> int:
        """Return a number below another one."""
        self._thrown += 1
        return self._dice.number(0, sides - 1, str(self._thrown))

    def turn(self) -> None:
        """Let somebody do something, then see what is offered to everybody."""
        who = WRITERS[self.throw(len(WRITERS))]
        live = [name for name, m in self.models.items() if m.state in {"BORRADOR", "AUTORIZADA"}]
        if not live or not self.throw(6):
            self._draft(who)
        else:
            name = live[self.throw(len(live))]
            latest = self.models[name].versions[-1][0]
            act = (self._amend, self._amend, self._undo, self._undo, self._decide)[self.throw(5)]
            act(who if not self.throw(3) else latest, name)
        self.office.sync(*WRITERS, *WRITERS)
        for name_ in WRITERS:
            wanted = set().union(*(model.offers(name_) for model in self.models.values()))
            assert offered(self.office[name_], self.case) == wanted, name_

    def _draft(self, who: str) -> None:
        made = only(self.office[who].execute(DRAFT, self.case))
        self.models[made] = Model((who, made), [(who, DRAFT.text, made)])

    def _amend(self, who: str, name: bytes) -> None:
        text = f"Texto {self.throw(10**6)}."
        command = AmendDraft(object=b64u_encode(name), text=text)
        made = only(self.office[who].execute(command, self.case))
        model = self.models[name]
        if model.state == "AUTORIZADA":
            model.versions.clear()
            model.state = "BORRADOR"
        model.versions.append((who, text, made))

    def _decide(self, _who: str, name: bytes) -> None:
        model = self.models[name]
        if model.state != "BORRADOR":
            return
        second = "officer" if model.versions[-1][0] == "coordinator" else "coordinator"
        if self.throw(3):
            self.office[second].execute(Approve(object=b64u_encode(name)), self.case)
            model.state = "AUTORIZADA"
        else:
            refusal = Refuse(object=b64u_encode(name), reasons=("OTRO",))
            self.office[second].execute(refusal, self.case)
            model.state = "RECHAZADA"

    def _undo(self, who: str, name: bytes) -> None:
        model, session = self.models[name], self.office[who]
        offers = sorted(model.offers(who))
        if not offers:
            with pytest.raises(UserError, match=REFUSED):
                undo(session, model.versions[-1][2], self.case)
            return
        latest = model.versions[-1][2]
        entry = latest if latest in offers else offers[0]
        made = only(undo(session, entry, self.case))
        view = session.case(self.case)
        line = next(each for each in view.timeline if each.entry == made)
        assert line.standing is not Standing.REJECTED
        assert line.undoes == entry
        assert entry in {each.entry for each in view.timeline}, "both stay"
        self.undone.add(line.type)
        if line.type == WithdrawProposal.TYPE:
            model.state = "RETIRADA"
        else:
            text = model.versions[-2][1]
            model.versions.append((who, text, made))
            assert next(each for each in view.things if each.name == name).text == text


@pytest.mark.parametrize("seed", range(2))
def test_at_random_work_it_is_offered_to_the_author_alone_and_never_after_a_decision(
    office: RealOffice, seed: int
) -> None:
    work = RandomWork(office, seed)
    for _turn in range(30):
        work.turn()
    assert work.undone == {"proposal.withdrawn", "draft.amended"}


def test_after_an_act_the_one_entry_it_made_is_offered_if_anything_undoes_it(
    office: RealOffice,
) -> None:
    session = office["officer"]
    registered = session.register_alert(alert())
    (case,) = registered.cases
    assert undoable_after(session, registered) is None, "several entries at once"
    assert undoable_after(session, session.execute(AddNote(text="Nota."), case)) is None
    made = session.execute(ProposeSummary(text="Se analiza."), case)
    found = undoable_after(session, made)
    assert found is not None
    assert (found.entry, found.type, found.case) == (only(made), "summary.proposed", case)
    withdrawn = undo(session, found.entry, found.case)
    assert undoable_after(session, withdrawn) is None, "a withdrawal is final"
    assert session.execute(ProposeSummary(text="Se analiza."), case).entries


def test_what_somebody_decided_meanwhile_is_refused_in_words(office: RealOffice) -> None:
    case = office.register()
    made = only(office["officer"].execute(DRAFT, case))
    office.settle("officer")
    office["coordinator"].execute(Approve(object=b64u_encode(made)), case)
    assert undo_of(office["officer"], made, case) is not None, "nobody has told this desk yet"
    office.settle("officer")
    with pytest.raises(UserError, match=REFUSED):
        undo(office["officer"], made, case)


def test_a_change_that_voided_an_agreement_is_not_undone_by_changing_the_text_back(
    office: RealOffice,
) -> None:
    case = office.register()
    name = only(office["officer"].execute(DRAFT, case))
    office.settle("officer")
    office["coordinator"].execute(Approve(object=b64u_encode(name)), case)
    office.settle("officer")
    changed = office["officer"].execute(AmendDraft(object=b64u_encode(name), text="Dos."), case)
    assert undo_of(office["officer"], only(changed), case) is None
    back = office["officer"].execute(AmendDraft(object=b64u_encode(name), text="Uno."), case)
    lines = {line.entry: line for line in office["officer"].case(case).timeline}
    assert lines[only(back)].undoes == only(changed)
    assert lines[only(changed)].undoes is None


def test_who_puts_a_former_text_back_over_somebody_else_s_undoes_nothing(
    office: RealOffice,
) -> None:
    case = office.register(readers=("liaison",))
    name = b64u_encode(only(office["officer"].execute(DRAFT, case)))
    office.settle("officer", "liaison")
    theirs = only(office["liaison"].execute(AmendDraft(object=name, text="Dos."), case))
    assert offered(office["liaison"], case) == set(), "the author would stay another one"
    office.settle("officer", "liaison")
    assert offered(office["officer"], case) == set(), "the draft is theirs now"
    back = only(office["officer"].execute(AmendDraft(object=name, text=DRAFT.text), case))
    lines = {line.entry: line for line in office["officer"].case(case).timeline}
    assert lines[back].undoes is None
    assert lines[theirs].undoes is None


def test_proposals_to_the_office_are_undone_until_they_are_decided(office: RealOffice) -> None:
    author, other = office["coordinator"], office["archivist"]
    roles = author.execute(ProposeRoles(number=number("colleague"), roles=(Role.CANALIZACION,)))
    removal = author.execute(ProposeRemoval(number=number("colleague")))
    office.settle("archivist")
    assert offered(author, None) == {only(roles), only(removal)}
    assert offered(other, None) == set()
    with pytest.raises(UserError, match=REFUSED):
        undo(other, only(roles))
    undo(author, only(roles))
    office.settle("archivist")
    other.execute(Approve(object=b64u_encode(only(removal))))
    office.settle("archivist")
    assert offered(author, None) == set()
    assert author.execute(
        ProposeRoles(number=number("officer"), roles=(Role.CANALIZACION,))
    ).entries


def test_the_list_of_the_log_tells_what_of_it_can_be_undone(office: RealOffice) -> None:
    session = office["coordinator"]
    case = office.register("coordinator")
    drafted = session.execute(DRAFT, case)
    removal = session.execute(ProposeRemoval(number=number("colleague")))
    office.settle("officer")
    for name, wanted in (("coordinator", {only(drafted), only(removal)}), ("officer", set())):
        desk = office[name]
        places = desk.vault.view.log_places(LogQuery(), desk.office().size)
        found = {each.entry for place in places if (each := undoable_at(desk, place)) is not None}
        assert found == wanted


def test_nothing_is_offered_in_a_case_that_is_not_whole(
    office: RealOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = office.register()
    session = office["officer"]
    made = session.execute(DRAFT, case)
    assert undoable_after(session, made) is not None
    monkeypatch.setattr(session.file(case).replay, "unknown", True)
    assert undoable_after(session, made) is None
    assert session.case(case).undoable == frozenset()
