"""What pages and the command line show: plain frozen values, nothing that acts.

States, kinds and conducts are keys of catalogues; whoever shows them looks up the label.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from alertadores.vault.view import CaseRow

UNREAD: Final = frozenset({"schema", "key", "sealing", "sealing_key"})
"""Values that nobody reads: six words stand for the keys of a person, wherever these are told."""


class Standing(StrEnum):
    """How far an entry has come: asiento pendiente, asentado, sellado, rechazado."""

    PENDING = "pending"
    INDEXED = "indexed"
    SEALED = "sealed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class MemberView:
    """A person of the office."""

    number: int
    name: str
    roles: tuple[str, ...]
    active: bool


@dataclass(frozen=True, slots=True)
class OfficeView:
    """The office as its members know it.

    Attributes:
        practice: invented cases, all seats filled by one person; never the real thing.
        may_register: whether this member takes alerts in.
        pending: own entries without an index.
        sealed: rows under the last checkpoint.
        size: rows of the log known here.
    """

    origin: str
    agency: str
    practice: bool
    me: MemberView
    may_register: bool
    members: tuple[MemberView, ...]
    pending: int
    sealed: int
    size: int


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One entry of a case as a sentence can be made of it.

    Attributes:
        entry: leaf hash.
        type: of the entry.
        author: name of the member, or the number if the name is not known here.
        data: the values rules see.
        fields: the values this member may read; empty where the content is withheld.
        object: the proceeding it is about, if it is about one that was there before.
        grounds: keys of a catalogue.
        reason: why it has no effect, as the key of a message.
        index: its number in the log; None until the hub has given it one.
        withheld: names of the fields whose key this member does not hold; some may hold nothing.
        undoes: the entry that this one withdraws or changes back, if it does that.
    """

    entry: bytes
    type: str
    author: str
    recorded: datetime
    occurred: datetime
    standing: Standing
    data: Mapping[str, Any]
    fields: Mapping[str, Any]
    object: bytes | None = None
    grounds: tuple[str, ...] = ()
    reason: str | None = None
    index: int | None = None
    withheld: tuple[str, ...] = ()
    undoes: bytes | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """Something that may be done next, in legal order.

    Attributes:
        command: type of the command, or ``summary.emit``, ``summary.confirm``.
        object: the proceeding it is about.
        to: for a move, the state it leads to.
        reason: why it is not possible for this member now, as the key of a message; None if it is.
    """

    command: str
    object: bytes | None = None
    to: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class ThingView:
    """A proceeding of a case, where it stands and what it says.

    Attributes:
        name: leaf hash of the entry that began it.
        version: leaf hash of the entry that holds its present text.
        values: what it says now, which is what a second person agrees with: the values rules see
            and those this member may read. Those of an alert are the case's `fields`.
    """

    name: bytes
    kind: str
    state: str
    author: str
    began: datetime
    version: bytes
    values: Mapping[str, Any]
    approved_by: str | None = None

    @property
    def text(self) -> str:
        """Its text with every accepted change; empty where there is none or it is withheld."""
        text = self.values.get("text")
        return text if isinstance(text, str) else ""


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case.

    Attributes:
        row: as the list shows it.
        fields: of the registered alert.
        readers: names of the members who read it.
        sealed_identity: whether an identity lies in its envelope.
        things: proceedings, oldest first.
        timeline: entries, oldest first.
        steps: what may be done next.
        undoable: entries that this member can undo now.
        incomplete: content is missing or does not check; nothing is decided on this case.
    """

    row: CaseRow
    fields: Mapping[str, Any]
    readers: tuple[str, ...]
    sealed_identity: bool
    things: tuple[ThingView, ...]
    timeline: tuple[TimelineLine, ...]
    steps: tuple[Step, ...]
    undoable: frozenset[bytes] = frozenset()
    incomplete: bool = False


@dataclass(frozen=True, slots=True)
class InboxItem:
    """Something that waits for this member's agreement.

    Attributes:
        id: leaf hash of what is to be approved, or of the emission to confirm.
        kind: proceeding, ``emission``, or type of the office's proposal.
        case: the case, or None for a matter of the office.
        folio: of the case.
    """

    id: bytes
    kind: str
    author: str
    recorded: datetime
    case: bytes | None = None
    folio: str | None = None


@dataclass(frozen=True, slots=True)
class Matter:
    """What a member is asked to agree with, from the entries themselves.

    Attributes:
        version: leaf hash of the entry that holds its present text.
        values: what it says: the values rules see and those this member may read.
    """

    version: bytes
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Changes:
    """What an act changed; pages whose interest matches refresh."""

    entries: tuple[bytes, ...] = ()
    cases: frozenset[bytes] = field(default_factory=frozenset)
    office: bool = False


@dataclass(frozen=True, slots=True)
class Banner:
    """A standing warning: key of a message and its values."""

    key: str
    values: Mapping[str, str | int] = field(default_factory=dict)
