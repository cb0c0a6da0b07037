"""An office in memory for tests: members in all roles, real signatures, a log in index order.

Entries go through the real code that makes, encrypts and reads them. Every member has a desk: what
they have pulled of the log, and a queue of own entries without an index, so that tests interleave
work done apart. The clock stands still until an act moves it on by a minute.
"""

from __future__ import annotations

import copy
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from typing import Any, Final, Self

from alertadores.domain.entry import Entry, Reason
from alertadores.domain.records import OfficeFounded
from alertadores.domain.roles import Role
from alertadores.domain.trace import Base, Trace
from alertadores.ledger.authoring import Act, Author, make_entry
from alertadores.ledger.keys import CaseKeys
from alertadores.ledger.leaf import Seen, sign_leaf
from alertadores.ledger.replay import CaseReplay, in_order, replay_case, replay_office
from alertadores.ledger.roster import Roster
from alertadores.ledger.rows import Opened, open_entry, open_row
from crypto import merkle
from crypto.canonical import b64u_encode
from crypto.commitments import commit_trace
from crypto.signing import SigningKey

ORIGIN: Final = "alertadores.example/practica"
ZONE: Final = timezone(timedelta(hours=-6))
START: Final = datetime(2026, 11, 2, 9, 0, 0, tzinfo=ZONE)
MINUTE: Final = timedelta(minutes=1)

SEATS: Final[dict[str, tuple[Role, ...]]] = {
    "coordinator": (Role.COORDINACION,),
    "officer": (Role.ENLACE_CASO,),
    "colleague": (Role.ENLACE_CASO,),
    "assessor": (Role.EVALUACION_RIESGO,),
    "liaison": (Role.CANALIZACION,),
    "transparency": (Role.TRANSPARENCIA,),
    "archivist": (Role.ARCHIVO,),
    "custodian": (Role.CUSTODIA_IDENTIDAD,),
    "second custodian": (Role.CUSTODIA_IDENTIDAD,),
    "auditor": (Role.AUDITORIA,),
    "administrator": (Role.ADMINISTRACION,),
    "second administrator": (Role.ADMINISTRACION,),
}


def some_digest() -> str:
    """Return a digest of nothing in particular."""
    return b64u_encode(secrets.token_bytes(32))


@dataclass(frozen=True, slots=True)
class Person:
    """A member with their keys, newest last. `number` is their place in the roster."""

    number: int
    roles: tuple[Role, ...]
    keys: tuple[SigningKey, ...]

    def seat(self, key: int = -1) -> dict[str, Any]:
        """Return the seat that entry 0 or a proposal lists."""
        return {
            "key": b64u_encode(self.keys[key].public.to_bytes()),
            "number": self.number,
            "roles": [role.value for role in self.roles],
            "sealing": some_digest(),
        }


@dataclass(frozen=True, slots=True)
class State:
    """What a reader of everything knows after some rows."""

    roster: Roster
    cases: Mapping[bytes, CaseReplay]

    def verdicts(self) -> dict[bytes, Reason | None]:
        """Return the verdict on every entry, by leaf hash."""
        found = dict(self.roster.verdicts)
        for each in self.cases.values():
            found |= each.verdicts
        return found


def replay(entries: Iterable[Entry]) -> State:
    """Replay the office and all its cases."""
    ordered = in_order(entries)
    roster = replay_office(each for each in ordered if each.trace.case is None)
    names = dict.fromkeys(each.trace.case for each in ordered if each.trace.case is not None)
    cases = {
        name: replay_case((each for each in ordered if each.trace.case == name), roster)
        for name in names
    }
    return State(roster, cases)


@dataclass(slots=True)
class PracticeOffice:
    """One log and the people who write it."""

    people: dict[str, Person]
    log: list[Opened] = field(default_factory=list)
    keys: dict[bytes | None, CaseKeys] = field(default_factory=dict)
    clock: datetime = START

    @classmethod
    def seated(cls, seats: Mapping[str, tuple[Role, ...]] = SEATS) -> Self:
        """Return an office whose people have keys and have signed nothing."""
        people = {
            name: Person(number, roles, (SigningKey.generate(),))
            for number, (name, roles) in enumerate(seats.items(), start=1)
        }
        return cls(people, keys={None: CaseKeys.fresh(0)})

    @classmethod
    def founded(cls, seats: Mapping[str, tuple[Role, ...]] = SEATS) -> Self:
        """Return an office that all its founders have accepted."""
        office = cls.seated(seats)
        genesis = office.found()
        for name in office.people:
            office.do(name, "office.accepted", object=genesis)
        return office

    def found(self, founder: str = "administrator", **changes: Any) -> bytes:
        """Sign entry 0."""
        data = {
            "audit_key": some_digest(),
            "key_check": some_digest(),
            "log_key": some_digest(),
            "members": [person.seat() for person in self.people.values()],
            "origin": ORIGIN,
            "quorum": 0,
            "witnesses": [],
            "zone": "America/Mexico_City",
        }
        return self.act(founder, OfficeFounded.TYPE, data={**data, **changes})

    def fork(self) -> Self:
        """Return an office with the same past and its own future."""
        own: Self = copy.copy(self)
        own.people, own.log, own.keys = dict(self.people), list(self.log), dict(self.keys)
        return own

    def desk(self, name: str, *, key: int = -1) -> Desk:
        """Return a desk that has pulled everything."""
        return Desk(self, self.people[name], self.people[name].keys[key], known=len(self.log))

    def act(self, name: str, type_: str, *, key: int = -1, **parts: Any) -> bytes:
        """Sign an act with everything before one's eyes, give it its index, return its hash."""
        desk = self.desk(name, key=key)
        made = desk.act(type_, **parts)
        desk.sync()
        return made

    def do(self, name: str, type_: str, **parts: Any) -> bytes:
        """Act, and see it accepted."""
        made = self.act(name, type_, **parts)
        assert self.verdict(made) is None, (name, type_, self.verdict(made))
        return made

    def refusal(self, name: str, type_: str, **parts: Any) -> Reason | None:
        """Act, and return why it was rejected, if it was."""
        return self.verdict(self.act(name, type_, **parts))

    def state(self) -> State:
        """Replay the whole log."""
        return replay(each.entry for each in self.log)

    def verdict(self, made: bytes) -> Reason | None:
        """Return the verdict on one entry of the log."""
        return self.state().verdicts()[made]

    def number(self, name: str) -> int:
        """Return a person's number in the roster."""
        return self.people[name].number

    def new_key(self, name: str) -> dict[str, Any]:
        """Give a person one key more; return the seat to propose for it."""
        person = self.people[name]
        self.people[name] = replace(person, keys=(*person.keys, SigningKey.generate()))
        return self.people[name].seat()

    def newcomer(self, name: str, *roles: Role) -> dict[str, Any]:
        """Add a person who is not a member yet; return the seat to propose for them."""
        number = 1 + max(person.number for person in self.people.values())
        self.people[name] = Person(number, roles, (SigningKey.generate(),))
        return self.people[name].seat()

    def approved(self, author: str, approver: str, type_: str, data: Mapping[str, Any]) -> bytes:
        """Propose a change of the roster and have it approved; return the proposal's hash."""
        proposal = self.do(author, type_, data=data)
        self.do(approver, "approval.given", object=proposal)
        return proposal

    def change_roles(self, name: str, *roles: Role) -> None:
        """Give a member other roles, by two."""
        data = {"number": self.number(name), "roles": [role.value for role in roles]}
        self.approved("administrator", "second administrator", "member.roles_proposed", data)

    def remove(self, name: str) -> None:
        """Remove a member, by two."""
        data = {"number": self.number(name)}
        self.approved("administrator", "second administrator", "member.removal_proposed", data)

    def readers(self, *names: str, level: str = "full") -> list[dict[str, Any]]:
        """Return the readers that an entry lists."""
        return [
            {"level": level, "member": self.number(name), "wrap": some_digest()} for name in names
        ]

    def new_case(self, readers: list[dict[str, Any]]) -> tuple[bytes, dict[str, Any]]:
        """Return a new case's id and the values of the entry that opens it."""
        case = secrets.token_bytes(16)
        self.keys[case] = CaseKeys.fresh(0)
        return case, {
            "audit_wrap": some_digest(),
            "read_check": b64u_encode(self.keys[case].read_check()),
            "readers": readers,
            "trace_check": b64u_encode(self.keys[case].trace_check()),
        }


@dataclass(slots=True)
class Desk:
    """One member's replica: the first `known` rows of the log, and a queue.

    Attributes:
        office: whose log it follows.
        person: who sits here.
        key: the key they sign with.
        known: rows pulled so far.
        queue: own entries that have no index yet.
    """

    office: PracticeOffice
    person: Person
    key: SigningKey
    known: int = 0
    queue: list[Opened] = field(default_factory=list)

    def entries(self) -> Iterator[Entry]:
        """Yield what this replica holds, queue last."""
        yield from (each.entry for each in self.office.log[: self.known])
        yield from (each.entry for each in self.queue)

    def state(self) -> State:
        """Replay what this replica holds."""
        return replay(self.entries())

    def base(self, case: bytes | None) -> Base:
        """Return the base of an entry signed here now."""
        state = self.state()
        replayed = state.cases.get(case) if case is not None else state.roster
        return (
            Base(0, bytes(32), 0) if replayed is None else replayed.chain.base(self.key.public.kid)
        )

    def act(self, type_: str, **parts: Any) -> bytes:
        """Sign an act of a known type and put it into the queue; return its hash.

        `parts` are those of `authoring.Act`; left out are the times, which the clock gives, and
        the base, which the replica gives.
        """
        self.office.clock += MINUTE
        case = parts.setdefault("case", None)
        times = {"occurred": self.office.clock, "recorded": self.office.clock}
        own: dict[str, Any] = {
            "base": parts.get("base") or self.base(case),
            "data": {},
            "values": {},
        }
        act = Act(type_, **{**times, **own, **parts})
        keys = self.office.keys[case]
        made = make_entry(self._author(), keys, act)
        self.queue.append(open_row(keys.trace, case, made.row, None))
        return made.entry.hash

    def sign(self, trace: Trace) -> bytes:
        """Sign any trace record, whatever it says, into the queue; return its hash."""
        committed = commit_trace(secrets.token_bytes(32), trace.to_record())
        author = self._author()
        leaf = sign_leaf(author.key, author.origin, author.seen, committed.digest, some_digest())
        self.queue.append(open_entry(leaf, committed.disclosure, None))
        return leaf.hash

    def pull(self) -> None:
        """Take in all rows of the log."""
        self.known = len(self.office.log)

    def push(self, count: int | None = None) -> None:
        """Give the first queued entries, or all, the next indexes of the log."""
        sent = self.queue[:count]
        for each in sent:
            entry = replace(each.entry, index=len(self.office.log))
            self.office.log.append(replace(each, entry=entry))
        self.queue = self.queue[len(sent) :]
        self.pull()

    def sync(self) -> None:
        """Pull, then push everything."""
        self.pull()
        self.push()

    def _author(self) -> Author:
        leaves = [each.leaf.hash for each in self.office.log[: self.known]]
        return Author(self.key, ORIGIN, Seen(len(leaves), merkle.root_of(leaves)))
