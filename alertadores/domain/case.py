"""The state of one case, as its accepted entries make it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from alertadores.domain.entry import Reason, reject, require
from alertadores.domain.records import Record
from alertadores.domain.states import Proceeding


@dataclass(frozen=True, slots=True)
class Approval:
    """The second person's agreement, effective at its own index."""

    member: int
    recorded: datetime
    entry: bytes


@dataclass(frozen=True, slots=True)
class Thing:
    """A proceeding of the case, named by the leaf hash of the entry that began it.

    Attributes:
        kind: which state machine it follows.
        state: where it stands.
        author: the member who wrote its present version.
        recorded: when it began.
        record: the values it began with.
        parent: the proceeding it belongs to, if any.
        approval: the agreement in force, if any; a later change of the thing voids it.
    """

    kind: Proceeding
    state: str
    author: int
    recorded: datetime
    record: Record
    parent: bytes | None = None
    approval: Approval | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One case: who reads it, its proceedings by leaf hash in order of beginning, its evidence."""

    id: bytes
    readers: Mapping[int, str]
    things: Mapping[bytes, Thing] = field(default_factory=dict)
    alert: bytes | None = None
    custodians: tuple[int, ...] = ()
    evidence: frozenset[bytes] = frozenset()

    def thing(self, name: bytes | None, *kinds: Proceeding) -> Thing:
        """Return a proceeding of the given kinds.

        Raises:
            Rejected: the case has none of that name and kind.
        """
        found = self.things.get(name) if name is not None else None
        if found is None or found.kind not in kinds:
            reject(Reason.NO_SUCH_OBJECT)
        return found

    def of_kind(self, kind: Proceeding) -> tuple[bytes, ...]:
        """Return the names of the proceedings of one kind, oldest first."""
        return tuple(name for name, thing in self.things.items() if thing.kind is kind)

    def begin(self, name: bytes, thing: Thing) -> Case:
        """Return the case with one more proceeding."""
        return replace(self, things={**self.things, name: thing})

    def move(self, name: bytes, state: str, **changes: object) -> Case:
        """Return the case with one proceeding in another state."""
        moved = replace(self.things[name], state=state, **changes)  # type: ignore[arg-type]
        return replace(self, things={**self.things, name: moved})

    def require_reader(self, number: int) -> None:
        """Only who can read the case works on it.

        Raises:
            Rejected: the member holds no full grant.
        """
        require(self.readers.get(number) == "full", Reason.NOT_A_READER)
