"""Members who work apart and sync at any moment: whatever happens, all reach the same verdicts.

The machine signs acts at four desks, most of them sensible and many not, and moves rows between
desks and log. What must hold is read from the accepted entries alone, not from the state that the
code under test computed.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from alertadores.domain.case_rules import APPROVAL_LASTS
from alertadores.domain.entry import Entry, Reason
from alertadores.domain.roles import Role
from alertadores.domain.trace import EMPTY_CHAIN
from crypto.canonical import b64u_decode, b64u_encode
from tests.job import job_at
from tests.office import Desk, PracticeOffice, State, replay, some_digest

NAMES: Final = ("officer", "coordinator", "liaison", "transparency")
# Who does what to which kind of thing. What the rules refuse is here too.
ACTS: Final = [
    ("officer", "alert.moved", "alert"),
    ("coordinator", "alert.moved", "alert"),
    ("coordinator", "determination.proposed", "protection"),
    ("coordinator", "approval.given", "determination"),
    ("officer", "approval.given", "determination"),
    ("officer", "protection.moved", "protection"),
    ("coordinator", "draft.amended", "referral"),
    ("officer", "draft.amended", "referral"),
    ("liaison", "draft.amended", "referral"),
    ("coordinator", "approval.given", "referral"),
    ("liaison", "approval.given", "referral"),
    ("coordinator", "approval.refused", "referral"),
    ("liaison", "proposal.withdrawn", "referral"),
    ("liaison", "referral.sent", "referral"),
    ("liaison", "referral.acknowledged", "referral"),
    ("officer", "draft.amended", "summary"),
    ("transparency", "draft.amended", "summary"),
    ("officer", "approval.given", "summary"),
    ("coordinator", "approval.given", "summary"),
    ("transparency", "approval.given", "summary"),
    ("transparency", "approval.refused", "summary"),
    ("officer", "proposal.withdrawn", "summary"),
    ("officer", "summary.issued", "summary"),
    ("transparency", "summary.issued", "summary"),
]
BEGINNINGS: Final = [
    ("officer", "note.added", {}),
    ("officer", "protection.requested", {"consent": True}),
    ("liaison", "referral.drafted", {"consent": True, "destination": "OIC"}),
    ("officer", "summary.proposed", {}),
]
MOVES: Final = ("EN_ESPERA_INFORMACION", "EN_ANALISIS", "INCOMPETENCIA", "PROCEDENTE_TURNADA")
SETS_STATE: Final = {
    "alert.moved",
    "approval.given",
    "approval.refused",
    "draft.amended",
    "proposal.withdrawn",
    "protection.moved",
    "public.confirmed",
    "referral.acknowledged",
    "referral.sent",
    "summary.issued",
}
DECIDING: Final = {
    "determination.proposed": Role.COORDINACION,
    "referral.drafted": Role.COORDINACION,
    "summary.proposed": Role.TRANSPARENCIA,
}


class Interleavings(RuleBasedStateMachine):
    """Four desks, one log."""

    @initialize(agreed=st.sampled_from(["", " authorise agree confirm"]))
    def begin(self, agreed: str) -> None:
        """Start with a case in the middle of its work."""
        steps = "open register seal analyse request assess propose draft summarise emit"
        self.job = job_at(steps + agreed)
        self.office = self.job.office
        self.desks = {name: self.office.desk(name) for name in NAMES}
        self.changed = False

    @rule(
        plan=st.lists(
            st.tuples(
                st.sampled_from(ACTS),
                st.sampled_from(MOVES),
                st.booleans(),
                st.sampled_from([True, False]),
            ),
            min_size=1,
            max_size=6,
        )
    )
    def works(self, plan: list[tuple[tuple[str, str, str], str, bool, bool]]) -> None:
        """Have several people act, each after a sync or apart."""
        for act, to, newest, online in plan:
            if online:
                self.desks[act[0]].sync()
            self.act(act, to, newest=newest)
            if online:
                self.desks[act[0]].sync()

    def act(self, act: tuple[str, str, str], to: str, *, newest: bool) -> None:
        """Act on a thing that this desk knows of."""
        name, type_, kind = act
        desk = self.desks[name]
        state = desk.state()
        case = state.cases[self.job.case].case
        assert case is not None
        things = [made for made, thing in case.things.items() if thing.kind == kind]
        if not things:
            return
        emissions = list(state.roster.before(None).emissions)
        data: dict[str, Any] = {}
        if type_.endswith(".moved"):
            data = {"to": to}
        elif type_ == "determination.proposed":
            data = {"families": ["LABORAL"], "outcome": "OTORGADA"}
        elif type_ == "referral.sent":
            data = {"means": "OFICIALIA"}
        elif type_ == "summary.issued":
            data = {"emission": b64u_encode(emissions[-newest])}
        desk.act(
            type_,
            case=self.job.case,
            object=things[-newest],
            data=data,
            refs=(self.job.made["assessment"],),
            reasons=("MOTIVO",) if newest else (),
        )

    @rule(act=st.sampled_from(BEGINNINGS))
    def begins(self, act: tuple[str, str, dict[str, Any]]) -> None:
        """Begin something, or note something."""
        name, type_, data = act
        self.desks[name].act(type_, case=self.job.case, data=data)

    @rule(name=st.sampled_from(NAMES), newest=st.booleans())
    def confirms(self, name: str, *, newest: bool) -> None:
        """Confirm an emission."""
        desk = self.desks[name]
        emissions = list(desk.state().roster.before(None).emissions)
        desk.act("public.confirmed", object=emissions[-newest])

    @rule(name=st.sampled_from(NAMES))
    def emits(self, name: str) -> None:
        """Emit once more."""
        data = {"document": some_digest(), "link": some_digest()}
        self.desks[name].act("public.emitted", data=data)

    @rule(name=st.sampled_from(NAMES), count=st.sampled_from([None, 0, 1]))
    def syncs(self, name: str, count: int | None) -> None:
        """Pull all rows; push the queue, nothing of it, or, as after a cut line, a part."""
        self.desks[name].pull()
        self.desks[name].push(count)

    @precondition(lambda self: not self.changed)
    @rule(name=st.sampled_from(NAMES), role=st.sampled_from(["archivo", "coordinacion"]))
    def changes_role(self, name: str, role: str) -> None:
        """Once, two administrators give a member another role."""
        self.changed = True
        current = self.office.state().roster.before(None).members[self.office.number(name)]
        if current.roles != {Role(role)}:
            self.office.change_roles(name, Role(role))

    @rule(tenths=st.sampled_from([1, 6, 11]))
    def waits(self, tenths: int) -> None:
        """Let some time pass, up to more than an approval lasts."""
        self.office.clock += tenths * (APPROVAL_LASTS / 10)

    def replicas_of_the_same_rows_agree(self) -> None:
        """Compare what each desk sees with what the log says in the end."""
        whole = self.office.state().verdicts()
        for desk in self.desks.values():
            rows = [each.entry for each in self.office.log[: desk.known]]
            known, here = replay(rows[::-1]).verdicts(), desk.state().verdicts()
            assert known == {made: whole[made] for made in known}
            assert known == {made: here[made] for made in known}

    def teardown(self) -> None:
        """Let everybody sync, and look at what was accepted."""
        self.replicas_of_the_same_rows_agree()
        for desk in self.desks.values():
            desk.sync()
        state = self.office.state()
        accepted = [
            each.entry for each in self.office.log if state.verdicts()[each.entry.hash] is None
        ]
        no_clash_is_accepted(accepted, [each.entry for each in self.office.log])
        rejected_as_a_clash_has_a_reason_to_be(self.office, state)
        nothing_has_its_effect_by_one_person(accepted, state)
        assert list(with_other_fields(self.office)) == [
            state.verdicts()[each.entry.hash] for each in self.office.log
        ]


def rows_of(entries: list[Entry], entry: Entry) -> list[Entry]:
    """Return the rows of the chain that an entry is in."""
    return [each for each in entries if each.trace.case == entry.trace.case]


def concurrent(rows: list[Entry], earlier: Entry, later: Entry) -> bool:
    """Tell whether two entries on one thing set its state, the later without seeing the other."""
    return (
        earlier.trace.object == later.trace.object is not None
        and {earlier.trace.type, later.trace.type} <= SETS_STATE
        and earlier.kid != later.kid
        and rows.index(earlier) >= later.trace.base.count
    )


def no_clash_is_accepted(accepted: list[Entry], log: list[Entry]) -> None:
    """Of two that clash, the later is rejected."""
    for place, later in enumerate(accepted):
        rows = rows_of(log, later)
        for earlier in rows_of(accepted[:place], later):
            assert not concurrent(rows, earlier, later)


def rejected_as_a_clash_has_a_reason_to_be(office: PracticeOffice, state: State) -> None:
    """What is rejected as a clash has an earlier one that was kept."""
    log = [each.entry for each in office.log]
    for place, later in enumerate(log):
        if state.verdicts()[later.hash] is Reason.CLASH:
            rows = rows_of(log, later)
            assert any(
                concurrent(rows, earlier, later) and state.verdicts()[earlier.hash] is None
                for earlier in rows_of(log[:place], later)
            )


def nothing_has_its_effect_by_one_person(accepted: list[Entry], state: State) -> None:
    """Whatever was decided, sent or issued has two members behind it, one with the role."""
    begun = {each.hash: each for each in accepted}
    written: dict[bytes, Entry] = {}
    approved: dict[bytes, Entry] = {}
    for entry in accepted:
        thing = entry.trace.object or b""
        office = state.roster.before(entry.index)
        if entry.trace.type in DECIDING:
            written[entry.hash] = entry
        elif entry.trace.type == "draft.amended":
            written[thing] = entry
            approved.pop(thing, None)
        elif entry.trace.type == "approval.given" and thing in written:
            author, actor = (office.actor(each.kid) for each in (written[thing], entry))
            assert author.number != actor.number
            assert DECIDING[begun[thing].trace.type] in author.roles | actor.roles
            approved[thing] = entry
        elif entry.trace.type in {"referral.sent", "summary.issued"}:
            assert entry.trace.recorded - approved[thing].trace.recorded <= APPROVAL_LASTS
        elif entry.trace.type == "public.confirmed":
            author, actor = (office.actor(each.kid) for each in (begun[thing], entry))
            assert author.number != actor.number
            assert Role.TRANSPARENCIA in author.roles | actor.roles
        if entry.trace.type == "summary.issued":
            emission = b64u_decode(entry.trace.data["emission"])
            assert any(
                each.trace.type == "public.confirmed" and each.trace.object == emission
                for each in accepted[: accepted.index(entry)]
            )


def with_other_fields(office: PracticeOffice) -> Iterator[Reason | None]:
    """Sign every entry again with other fields and salts; return the verdicts on these."""
    names: dict[bytes, bytes] = {}
    chains: dict[bytes | None, list[bytes]] = {}
    old: dict[bytes | None, list[bytes]] = {}
    again = replace(office, log=[])
    keys = {key.public.kid: key for person in office.people.values() for key in person.keys}
    people = {key: person for person in office.people.values() for key in person.keys}
    for each in office.log:
        trace, key = each.entry.trace, keys[each.entry.kid]
        chain = chains.setdefault(trace.case, [EMPTY_CHAIN])
        past = old.setdefault(trace.case, [EMPTY_CHAIN])
        assert past[trace.base.count] == trace.base.digest
        data = dict(trace.data)
        if "emission" in data:
            emission = b64u_decode(data["emission"])
            data["emission"] = b64u_encode(names.get(emission, emission))
        desk = Desk(again, people[key], key)
        made = desk.sign(
            replace(
                trace,
                base=replace(trace.base, digest=chain[trace.base.count]),
                object=None if trace.object is None else names.get(trace.object, trace.object),
                refs=tuple(names.get(ref, ref) for ref in trace.refs),
                contents={"third": secrets.token_bytes(32)},
                data=data,
            )
        )
        desk.push()
        names[each.entry.hash] = made
        chain.append(hashlib.sha256(chain[-1] + made).digest())
        past.append(hashlib.sha256(past[-1] + each.entry.hash).digest())
    verdicts = again.state().verdicts()
    yield from (verdicts[each.entry.hash] for each in again.log)


TestInterleavings = Interleavings.TestCase
TestInterleavings.settings = settings(max_examples=60, stateful_step_count=25)
