"""Synchronising one vault with a hub.

    pull     new rows, in order: what is ours is opened, checked and kept, of the rest the hash
    receive  wraps from the mailbox: keys count once an accepted entry names the wrap's hash
    push     contents and wraps first, then each queued row at the next free index
    sign     a coordinator's vault signs the checkpoint; the others check it

A row of a case whose leaf does not verify under a key of the roster before it is no entry, for
every replica alike. A leaf that had seen another tree than ours is reported: somebody was shown a
second history.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from alertadores.domain.chain import Chain
from alertadores.domain.rules import judge_office
from alertadores.errors import EnvironmentFault, IntegrityError, UserError
from alertadores.ledger.keys import CaseKeys
from alertadores.ledger.leaf import Leaf
from alertadores.ledger.replay import replay_case, replay_office
from alertadores.ledger.rows import Opened, Row, parse_row
from alertadores.sync.hub import Hub
from alertadores.sync.mailbox import is_granted, open_mail, opens_entry_0, take_office_secrets
from alertadores.sync.replica import Replica, objects_named_by
from alertadores.sync.tags import AwaitedTags
from alertadores.vault.reading import open_stored
from alertadores.vault.stored import StoredRow
from crypto import checkpoints
from crypto.canonical import b64u_decode
from crypto.checkpoints import Checkpoint
from crypto.errors import CryptoError
from crypto.notes import Algorithm, NoteVerifier

BATCH: Final = 1024
MAX_ATTEMPTS: Final = 1000

Progress = Callable[[int, int], None]
"""Told how many rows of how many are done; what it raises ends the exchange between batches."""


def unobserved(_done: int, _total: int) -> None:
    """Nobody watches."""


@dataclass(slots=True)
class Exchange:
    """What one synchronisation did.

    Attributes:
        pulled: rows that are new here, anybody's.
        pushed: own rows that got their index.
        changed: cases with new rows; None stands for the office.
        keys: cases whose keys arrived.
        forked: indexes of entries whose author had seen another history.
        unreadable: indexes of rows that carry a tag of ours and are no entry.
        sealed: size of the last checkpoint.
    """

    pulled: int = 0
    pushed: int = 0
    changed: set[bytes | None] = field(default_factory=set)
    keys: set[bytes] = field(default_factory=set)
    forked: list[int] = field(default_factory=list)
    unreadable: list[int] = field(default_factory=list)
    sealed: int = 0


@dataclass(frozen=True, slots=True)
class _Found:
    index: int
    row: Row
    opened: Opened


class Synchroniser:
    """One vault and one hub."""

    def __init__(self, replica: Replica, hub: Hub) -> None:
        if hub.origin() != replica.membership.origin:
            raise UserError("hub.other-office", origin=hub.origin())
        self._replica = replica
        self._origin = replica.membership.origin
        self._vault = replica.vault
        self._hub = hub
        self._roster = replay_office(each.entry for each in self._indexed(None))
        self._tags = AwaitedTags()
        for case in (None, *self._vault.keyring.case_keys.cases()):
            self._watch(case)

    def run(self, progress: Progress = unobserved) -> Exchange:
        """Exchange everything there is.

        Raises:
            EnvironmentFault: the hub cannot be reached; what was done so far stays done.
            IntegrityError: the hub contradicts what this vault has verified.
        """
        done = Exchange()
        self._receive_office(done)
        self._pull(done, progress)
        self._receive_cases(done)
        self._push(done, progress)
        self._seal(done)
        self._replica.forget_office()
        return done

    def _indexed(self, case: bytes | None) -> list[Opened]:
        return [each for each in self._replica.opened(case) if each.entry.index is not None]

    def _watch(self, case: bytes | None) -> None:
        keys = tuple(each.trace for each in self._vault.keyring.case_keys.of(case))
        self._tags.watch(case, keys, len(self._indexed(case)))

    def _pull(self, done: Exchange, progress: Progress) -> None:
        end = self._hub.size(self._vault.ledger.size)
        while self._vault.ledger.size < end:
            first = self._vault.ledger.size
            last = min(end, first + BATCH)
            rows = [parse_row(data) for data in self._hub.rows(first, last)]
            own, objects = self._own(rows, first, done)
            self._vault.take_in(first, [row.leaf_hash for row in rows], own, objects)
            done.pulled += len(rows)
            progress(last, end)

    def _own(
        self, rows: list[Row], first: int, done: Exchange
    ) -> tuple[list[StoredRow], dict[bytes, bytes]]:
        """Return what is ours of some new rows, opened and checked, with its objects."""
        found: list[StoredRow] = []
        objects: dict[bytes, bytes] = {}
        for index, row in enumerate(rows, first):
            awaited, case = self._tags.case_of(row.tag)
            if not awaited:
                continue
            opened = self._open(self._vault.keyring.case_keys.of(case), row, index, case)
            if opened is None:
                done.unreadable.append(index)
                continue
            if case is None:
                self._roster.add(opened.entry)
            self._tags.advance(case)
            done.changed.add(case)
            if not self._same_history(opened.leaf, first, rows):
                done.forked.append(index)
            found.append(StoredRow(index, case, row))
            objects |= self._fetch(opened)
        return found, objects

    def _open(
        self, epochs: Sequence[CaseKeys], row: Row, index: int, case: bytes | None
    ) -> Opened | None:
        """Return the entry of a row, or None if it is none of this case's.

        A row that carries the case's tag and does not open was altered, or put there by somebody
        without the key: it is no entry for any replica.
        """
        try:
            opened, _epoch = open_stored(StoredRow(index, case, row), epochs)
        except IntegrityError:
            return None
        if opened.leaf.origin != self._origin:
            return None
        return opened if self._signed(opened, index) else None

    def _signed(self, opened: Opened, index: int) -> bool:
        """Whether a key of the roster before this row signed it; entry 0 brings its own."""
        office = self._roster.before(index)
        if office.founding is None:
            office, _reason = judge_office(office, Chain(), opened.entry)
        key = office.keys.get(opened.entry.kid)
        if key is None:
            return False
        try:
            opened.leaf.verify(key.public)
        except CryptoError:
            return False
        return True

    def _same_history(self, leaf: Leaf, first: int, rows: list[Row]) -> bool:
        """Whether the tree its author had seen is a beginning of ours."""
        size = leaf.seen.size
        tree = self._vault.ledger.tree
        frontier = tree.frontier(min(size, first))
        frontier.extend([row.leaf_hash for row in rows[: max(0, size - first)]])
        return frontier.size == size and frontier.root() == leaf.seen.root

    def _fetch(self, opened: Opened) -> dict[bytes, bytes]:
        """Return the new objects of an entry that the hub has; a missing one is not forgiven."""
        found = {}
        for name in objects_named_by(opened.entry):
            known = self._vault.ledger.has_object(name)
            data = None if known else self._hub.fetch_object(name)
            if data is not None:
                found[name] = data
        return found

    def _receive_office(self, done: Exchange) -> None:
        """Take the office's own keys; without them nothing can be judged."""
        keyring = self._vault.keyring
        mail = open_mail(keyring, self._hub, self._origin)
        if not keyring.case_keys.of(None) and self._hub.size():
            first = parse_row(next(self._hub.rows(0, 1)))
            for name, wrapped in mail.of_kind("office").items():
                if opens_entry_0(wrapped.keys, first, self._replica.membership.genesis):
                    keyring.case_keys.put(None, wrapped.keys)
                    self._adopt(self._collect({None: wrapped.keys}), None, done)
                    self._hub.take(mail.box, name)
        founding = self._roster.before(None).founding
        if founding is not None:
            for name in take_office_secrets(keyring, mail, founding):
                self._hub.take(mail.box, name)

    def _receive_cases(self, done: Exchange) -> None:
        """Take keys of cases that an accepted entry grants to this member."""
        mail = open_mail(self._vault.keyring, self._hub, self._origin)
        grants = mail.of_kind("case")
        cases: dict[bytes | None, CaseKeys] = {
            each.case: each.keys for each in grants.values() if each.case is not None
        }
        collected = self._collect(cases) if cases else {}
        for name, wrapped in grants.items():
            own = collected.get(wrapped.case, [])
            entries = [each.opened for each in own]
            replay = replay_case((each.entry for each in entries), self._roster)
            if wrapped.case is not None and is_granted(
                replay, entries, name, self._replica.membership.member
            ):
                self._vault.keyring.case_keys.put(wrapped.case, wrapped.keys)
                self._adopt(collected, wrapped.case, done)
                done.keys.add(wrapped.case)
                self._hub.take(mail.box, name)

    def _collect(self, cases: Mapping[bytes | None, CaseKeys]) -> dict[bytes | None, list[_Found]]:
        """Return the rows of some cases among those whose hashes are here already."""
        tags = AwaitedTags()
        for case, keys in cases.items():
            tags.watch(case, (keys.trace,), 0)
        found: dict[bytes | None, list[_Found]] = {case: [] for case in cases}
        rows = self._hub.rows(0, self._vault.ledger.size)
        for index, row in enumerate(map(parse_row, rows)):
            awaited, case = tags.case_of(row.tag)
            if not awaited or row.leaf_hash != self._vault.ledger.tree.leaf(index):
                continue
            opened = self._open([cases[case]], row, index, case)
            if opened is not None:
                if case is None:
                    self._roster.add(opened.entry)
                found[case].append(_Found(index, row, opened))
                tags.advance(case)
        return found

    def _adopt(
        self, collected: Mapping[bytes | None, list[_Found]], case: bytes | None, done: Exchange
    ) -> None:
        """Keep the collected rows of a case whose keys are now known, and await its next ones."""
        own = [StoredRow(each.index, case, each.row) for each in collected[case]]
        objects: dict[bytes, bytes] = {}
        for each in collected[case]:
            objects |= self._fetch(each.opened)
        self._vault.take_in(self._vault.ledger.size, [], own, objects)
        done.changed.add(case)
        self._watch(case)

    def _push(self, done: Exchange, progress: Progress) -> None:
        """Deliver contents and wraps, then give every queued row the next free index."""
        ledger = self._vault.ledger
        queue = ledger.queue()
        for stored in queue:
            opened, _epoch = open_stored(stored, self._vault.keyring.case_keys.of(stored.case))
            for name in objects_named_by(opened.entry):
                self._hub.put_object(name, ledger.object(name))
        for outgoing in ledger.outbox():
            self._hub.deliver(outgoing.recipient, outgoing.name, outgoing.data)
            ledger.delivered(outgoing.name)
        for number, stored in enumerate(queue, 1):
            self._append(stored, done, progress)
            progress(number, len(queue))

    def _append(self, stored: StoredRow, done: Exchange, progress: Progress) -> None:
        """Append one row, after whatever others put before it."""
        ledger, row = self._vault.ledger, stored.row
        for _attempt in range(MAX_ATTEMPTS):
            if ledger.row(row.leaf_hash).index is not None:
                return  # a run that was cut off had appended it and did not know
            if self._hub.append(ledger.size, row.to_bytes()):
                self._vault.take_in(ledger.size, [row.leaf_hash])
                self._tags.advance(stored.case)
                done.changed.add(stored.case)
                done.pushed += 1
                return
            self._pull(done, progress)
        raise EnvironmentFault("hub.busy")

    def _seal(self, done: Exchange) -> None:
        """Sign the checkpoint if this member keeps the log key; otherwise check the one there."""
        ledger = self._vault.ledger
        founding = self._roster.before(None).founding
        if founding is None:
            return
        log = NoteVerifier(
            founding.origin, Algorithm.ED25519, b64u_decode(founding.log_key, length=32)
        )
        published = self._published(log)
        done.sealed = self._replica.sealed()
        if published is not None and published[0].size > done.sealed:
            done.sealed = published[0].size
            ledger.add_checkpoint(done.sealed, published[1])
        key = self._vault.keyring.log_key()
        if key is not None and done.sealed < ledger.size:
            checkpoint = Checkpoint(founding.origin, ledger.size, ledger.root)
            note = checkpoints.sign(checkpoint, key).to_bytes()
            ledger.add_checkpoint(checkpoint.size, note)
            self._hub.put_checkpoint(note)
            done.sealed = checkpoint.size

    def _published(self, log: NoteVerifier) -> tuple[Checkpoint, bytes] | None:
        """Return the hub's checkpoint if it is about rows that are here.

        Raises:
            IntegrityError: the log signed another history than the one verified here.
        """
        note = self._hub.checkpoint()
        if note is None:
            return None
        try:
            checkpoint = checkpoints.open_checkpoint(note, log)
        except CryptoError as error:
            raise IntegrityError("hub.checkpoint-wrong") from error
        tree = self._vault.ledger.tree
        if checkpoint.size > tree.size:
            return None
        if tree.frontier(checkpoint.size).root() != checkpoint.root:
            raise IntegrityError("hub.other-history", size=checkpoint.size)
        return checkpoint, note
