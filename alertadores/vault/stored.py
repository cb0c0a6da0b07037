"""What goes into a ledger and what comes out of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from alertadores.ledger.rows import Row


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A wrap or a half to deliver.

    Attributes:
        recipient: hash of the receiving member's kid.
        name: SHA-256 of the data.
        data: sealed to that member.
    """

    recipient: bytes
    name: bytes
    data: bytes


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry to commit.

    Attributes:
        case: it belongs to; None for an act of the office.
        row: leaf and trace record, encrypted.
        objects: name → ciphertext, the contents and envelopes it names.
        outbox: what goes to other members with it.
    """

    case: bytes | None
    row: Row
    objects: Mapping[bytes, bytes] = field(default_factory=dict)
    outbox: Sequence[Outgoing] = ()


@dataclass(frozen=True, slots=True)
class StoredRow:
    """A row and its place.

    Attributes:
        index: in the log; None while it waits in the queue.
        case: it belongs to; None for the office.
        row: as received or made.
    """

    index: int | None
    case: bytes | None
    row: Row
