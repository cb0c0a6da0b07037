"""From drafts to entries in the ledger: judged first, then written in one commit.

Every draft is made into a signed entry and judged by the same rules as at replay; one that would
be rejected never exists. All drafts of a call are written together or not at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from alertadores.app.clock import Clock
from alertadores.app.views import Changes
from alertadores.domain.chain import Chain
from alertadores.domain.commands import MAX_ACT, Draft
from alertadores.domain.entry import Entry, Reason
from alertadores.domain.schemas import SCHEMAS, Form, Group
from alertadores.errors import UserError
from alertadores.ledger.authoring import Act, Author, Made, make_entry
from alertadores.ledger.keys import CaseKeys
from alertadores.ledger.replay import CaseReplay
from alertadores.ledger.rows import Opened
from alertadores.sync.replica import Replica
from alertadores.vault.case_keys import AwaitedKeys
from alertadores.vault.stored import NewEntry, Outgoing
from crypto import canonical
from crypto.errors import FormatError

MAX_FIELDS: Final = 6_250_000
"""Bytes of the fields of one entry as they are recorded, every escape counted: then each of them
fits a disclosure, which base64 makes a third longer, and all of them an object."""

_KILO: Final = 1000


@dataclass(frozen=True, slots=True)
class Written:
    """An act of a batch, as the list will show it.

    Attributes:
        opened: the entry as it will be read.
        values: its fields, in the clear.
    """

    opened: Opened
    values: Mapping[str, Any]


@dataclass(slots=True)
class Batch:
    """What one commit will write.

    Attributes:
        entries: new entries with their objects and wraps.
        awaited: keys that the entries need.
        written: case → its new acts, in order.
        replays: case → its state after them.
        office: whether an act of the office is among them.
    """

    entries: list[NewEntry] = field(default_factory=list)
    awaited: list[AwaitedKeys] = field(default_factory=list)
    written: dict[bytes, list[Written]] = field(default_factory=dict)
    replays: dict[bytes, CaseReplay] = field(default_factory=dict)
    office: bool = False


@dataclass(frozen=True, slots=True)
class Luggage:
    """What travels with the entry of a draft: objects by name, wraps for mailboxes."""

    objects: Mapping[bytes, bytes] = field(default_factory=dict)
    wraps: Sequence[Outgoing] = ()


NOTHING: Final = Luggage()


@dataclass(frozen=True, slots=True)
class Subject:
    """The case that is written in: its id, its present keys, and its replay so far."""

    case: bytes
    keys: CaseKeys
    replay: CaseReplay


class Writer:
    """Writes for one member."""

    def __init__(self, replica: Replica, clock: Clock) -> None:
        self._replica = replica
        self._clock = clock

    def in_case(
        self, batch: Batch, subject: Subject, draft: Draft, luggage: Luggage = NOTHING
    ) -> Entry:
        """Add an act inside a case to the batch.

        The replay takes the act in even where the rules say no: then it must not be used again.

        Raises:
            UserError: the rules say no; the key is the one of `Reason`. ``act.not-recordable``, a
                value has no canonical form; ``act.too-long`` or ``act.text-too-long``.
        """
        if subject.keys.read.keys() != set(Group):
            raise UserError(Reason.NOT_A_READER.value)
        made = self._make(subject.replay.chain, subject.case, subject.keys, draft)
        reason = subject.replay.add(made.entry, self._replica.roster)
        entry = self._add(batch, made, luggage, reason)
        self._replica.remember(entry, subject.keys)
        written = Written(made.opened, draft.values)
        batch.written.setdefault(subject.case, []).append(written)
        batch.replays[subject.case] = subject.replay
        return entry

    def in_office(self, batch: Batch, draft: Draft, luggage: Luggage = NOTHING) -> Entry:
        """Add an act of the office to the batch.

        The roster takes the act in at once, so the replica must forget the office when the batch
        is written or given up.

        Raises:
            UserError: the rules say no, or the office's keys are not here yet.
        """
        roster = self._replica.roster
        keys = self._replica.vault.keyring.case_keys.of(None)
        if not keys:
            raise UserError("office.keys-not-here")
        made = self._make(roster.chain, None, keys[-1], draft)
        batch.office = True
        reason = roster.add(made.entry)
        return self._add(batch, made, luggage, reason)

    def commit(self, batch: Batch) -> Changes:
        """Write the batch; now its entries exist."""
        self._replica.vault.commit(batch.entries, batch.awaited)
        return Changes(
            entries=tuple(each.row.leaf_hash for each in batch.entries),
            cases=frozenset(batch.written),
            office=batch.office,
        )

    def _make(self, chain: Chain, case: bytes | None, keys: CaseKeys, draft: Draft) -> Made:
        author: Author = self._replica.author()
        now = self._clock.now()
        act = Act(
            type=draft.type,
            case=case,
            occurred=now if draft.occurred is None else draft.occurred,
            recorded=now,
            base=chain.base(author.key.public.kid),
            data=draft.data,
            values=draft.values,
            object=draft.object,
            refs=draft.refs,
            reasons=draft.reasons,
        )
        try:
            _require_room(draft)
            return make_entry(author, keys, act)
        except FormatError as error:
            raise UserError("act.not-recordable") from error

    @staticmethod
    def _add(batch: Batch, made: Made, luggage: Luggage, reason: Reason | None) -> Entry:
        if reason is not None:
            raise UserError(reason.value)
        case = made.entry.trace.case
        objects = {**made.objects, **luggage.objects}
        batch.entries.append(NewEntry(case, made.row, objects, tuple(luggage.wraps)))
        return made.entry


def _require_room(draft: Draft) -> None:
    """Refuse an act that no entry can hold, however its texts would be escaped or divided.

    Raises:
        UserError: ``act.text-too-long``, of a text recorded word by word; ``act.too-long``, of all
            fields together. Both say how much there is and how much there may be.
        FormatError: a value has no canonical form.
    """
    for each in SCHEMAS[draft.type].fields:
        text = draft.values.get(each.name)
        if each.form is Form.TOKENS and isinstance(text, str) and len(text) > MAX_ACT:
            raise UserError("act.text-too-long", length=len(text), limit=MAX_ACT)
    size = len(canonical.dumps(dict(draft.values)))
    if size > MAX_FIELDS:
        raise UserError("act.too-long", size=-(-size // _KILO), limit=MAX_FIELDS // _KILO)
