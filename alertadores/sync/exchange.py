"""Synchronising one vault with a hub.

    recognise  the hub shows the history that this vault knows
    receive    the office's key, which must open the pinned entry 0; without it nothing is judged
    pull       new rows, in order: what is ours is opened, checked and kept, of the rest the hash
    adopt      keys from the mailbox that an accepted entry grants, and the rows they open
    mend       contents that the hub lacked when their rows came
    resume     a vault out of a backup has caught up, and may write again
    push       contents and wraps first, then each queued row at the next free index
    seal       a coordinator's vault signs the checkpoint; the others check it

A leaf that had seen another tree than ours is reported: somebody was shown a second history.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from alertadores.domain.entry import Entry
from alertadores.domain.records import EvidenceAdded
from alertadores.errors import EnvironmentFault, IntegrityError, UserError
from alertadores.ledger.keys import CaseKeys, Wrapped
from alertadores.ledger.replay import replay_office
from alertadores.ledger.rows import Row, parse_row
from alertadores.progress import Progress, unobserved
from alertadores.sync.admission import Admission, Candidates, Found
from alertadores.sync.hub import Hub
from alertadores.sync.mailbox import (
    Mail,
    open_mail,
    opens_contents,
    opens_entry_0,
    take_office_secrets,
)
from alertadores.sync.replica import Replica, objects_named_by
from alertadores.vault.reading import open_stored
from alertadores.vault.stored import StoredRow
from crypto import checkpoints
from crypto.canonical import b64u_decode
from crypto.checkpoints import Checkpoint
from crypto.errors import CryptoError
from crypto.notes import Algorithm, NoteVerifier

BATCH: Final = 1024
MAX_ATTEMPTS: Final = 1000


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


class Synchroniser:
    """One vault and one hub, for one exchange.

    Raises:
        UserError: ``hub.other-office``.
    """

    def __init__(self, replica: Replica, hub: Hub) -> None:
        self._replica = replica
        self._membership = replica.membership
        if hub.origin() != self._membership.origin:
            raise UserError("hub.other-office", origin=hub.origin())
        self._vault = replica.vault
        self._keys = replica.vault.keyring.case_keys
        self._hub = hub
        indexed = (each.entry for each in replica.opened(None) if each.entry.index is not None)
        self._admission = Admission(self._membership.origin, replay_office(indexed))

    def run(self, progress: Progress = unobserved) -> Exchange:
        """Exchange everything there is.

        Raises:
            EnvironmentFault: the hub cannot be reached; what was done so far stays done.
            IntegrityError: the hub contradicts what this vault has verified.
            UserError: ``hub.other-office``, the hub's entry 0 is not the pinned one.
        """
        done = Exchange()
        try:
            self._recognise()
            if self._receive_office_key():
                self._exchange(done, progress)
        finally:
            if None in done.changed:
                self._replica.forget_office()
        return done

    def _exchange(self, done: Exchange, progress: Progress) -> None:
        self._watch()
        mail = open_mail(self._vault.keyring, self._hub, self._membership.origin)
        candidates = Candidates(self._admission, self._unknown(mail))
        first = self._vault.ledger.size
        self._pull(done, progress, candidates)
        self._receive_office_secrets(mail)
        late = self._search(candidates, first)
        self._adopt(candidates, mail, done)
        self._adopt(late, mail, done)
        self._mend(done)
        self._vault.end_restore()
        self._push(done, progress)
        self._seal(done)
        self._vault.verified_to = self._vault.ledger.size

    def _recognise(self) -> None:
        """Refuse a hub that lost rows, or whose rows are not the ones known here."""
        ledger = self._vault.ledger
        self._hub.size(ledger.size)
        if ledger.size:
            (last,) = self._rows(ledger.size - 1, ledger.size)
            if not self._replica.is_leaf(last.leaf_hash, ledger.size - 1):
                raise IntegrityError("hub.other-history", size=ledger.size)

    def _watch(self) -> None:
        """Await the rows of every chain that there are keys of."""
        tags = self._replica.tags
        new = [case for case in (None, *self._keys.cases()) if case not in tags]
        counts = self._vault.ledger.counts() if new else {}
        for case in new:
            tags.watch(case, [each.trace for each in self._keys.of(case)], counts.get(case, 0))

    def _rows(self, first: int, end: int) -> Iterator[Row]:
        """Yield rows of the hub, one after the other: a hub may make each a megabyte long.

        The first of all must be the pinned entry 0.
        """
        for index, data in enumerate(self._hub.rows(first, end), first):
            try:
                row = parse_row(data)
            except CryptoError as error:
                raise IntegrityError("hub.row-damaged", index=index) from error
            if not index and row.leaf_hash != self._membership.genesis:
                raise UserError("hub.other-office", origin=self._membership.origin)
            yield row

    def _receive_office_key(self) -> bool:
        """Take the office's own key, unless it is here; tell whether it is now."""
        if self._keys.of(None):
            return True
        if not self._hub.size():
            return False
        (first,) = self._rows(0, 1)
        mail = open_mail(self._vault.keyring, self._hub, self._membership.origin)
        for name, wrapped in mail.of_kind("office").items():
            if opens_entry_0(wrapped.keys, first, self._membership.genesis) and opens_contents(
                wrapped.keys, first, self._hub.fetch_object
            ):
                self._keys.put(None, wrapped.keys)
                self._hub.take(mail.box, name)
                return True
        return False

    def _receive_office_secrets(self, mail: Mail) -> None:
        """Take the log key and the audit key, if they are those that entry 0 names."""
        founding = self._admission.roster.before(None).founding
        if founding is not None:
            for name in take_office_secrets(self._vault.keyring, mail, founding):
                self._hub.take(mail.box, name)

    def _pull(
        self, done: Exchange, progress: Progress, candidates: Candidates | None = None
    ) -> None:
        ledger = self._vault.ledger
        end = self._hub.size(ledger.size)
        while ledger.size < end:
            first = ledger.size
            leaf_hashes: list[bytes] = []
            found: list[Found] = []
            for index, row in enumerate(self._rows(first, min(end, first + BATCH)), first):
                leaf_hashes.append(row.leaf_hash)
                found += self._own(index, row, done)
                if candidates is not None:
                    candidates.offer(index, row)
            self._heed_copies(found)
            self._keep(first, leaf_hashes, found, done)
            done.pulled += len(leaf_hashes)
            progress(ledger.size, end)

    def _heed_copies(self, found: Iterable[Found]) -> None:
        """Tell of rows that this member's key signed and this vault did not make: it has a copy.

        What the owner of a restored vault did after the backup comes like this once.
        """
        own = (each for each in found if each.opened.entry.kid == self._replica.kid)
        foreign = any(not self._vault.ledger.has(each.row.leaf_hash) for each in own)
        if foreign and not self._vault.restored:
            self._vault.notice("vault.other-copy")

    def _own(self, index: int, row: Row, done: Exchange) -> Iterator[Found]:
        """Yield what a new row is, if it is ours."""
        cases = self._replica.tags.chains_of(row.tag)
        for case in cases:
            found = self._admission.open(index, case, row, self._keys.of(case))
            if found is not None:
                if case is None:
                    self._admission.roster.add(found.opened.entry)
                self._replica.tags.advance(case)
                yield found
                return
        if cases:
            done.unreadable.append(index)

    def _keep(
        self, first: int, leaf_hashes: Sequence[bytes], found: Sequence[Found], done: Exchange
    ) -> None:
        """Take in new leaves, and rows that are ours with the objects they name."""
        objects: dict[bytes, bytes] = {}
        missing: dict[bytes, bytes | None] = {}
        for each in found:
            for name in objects_named_by(each.opened.entry):
                if not self._vault.ledger.has_object(name):
                    data = self._hub.fetch_object(name)
                    if data is None:
                        missing[name] = each.case
                    else:
                        objects[name] = data
        done.changed.update(each.case for each in found)
        rows = [each.stored for each in found]
        self._vault.take_in(first, leaf_hashes, rows, objects, missing)
        for each in found:
            if not self._replica.is_of_our_history(each.opened.leaf, each.index):
                done.forked.append(each.index)

    def _unknown(self, mail: Mail) -> dict[bytes, Wrapped]:
        """Return the wraps of keys that are not here; take what is here out of the mailbox."""
        unknown = {}
        for name, wrapped in mail.of_kind("case").items():
            if wrapped.case is None:
                continue
            if _holds(self._keys.of(wrapped.case), wrapped.keys):
                self._hub.take(mail.box, name)
            else:
                unknown[name] = wrapped
        return unknown

    def _search(self, candidates: Candidates, first: int) -> Candidates:
        """Look among earlier rows for those of wraps that came later than their case began."""
        begins, size = self._replica.begins, self._vault.ledger.size
        late, begin = candidates.take_late(first, begins)
        for start in range(begin, size, BATCH) if late.found else ():
            for index, row in enumerate(self._rows(start, min(size, start + BATCH)), start):
                if self._replica.is_leaf(row.leaf_hash, index):
                    late.offer(index, row)
        for each in (candidates, late):
            for name, found in each.found.items():
                begins[name] = found[0].index if found else size
        return late

    def _adopt(self, candidates: Candidates, mail: Mail, done: Exchange) -> None:
        """Keep keys that an accepted entry grants to this member, and the rows they open."""
        for name, wrapped, found in candidates.granted(self._membership.member):
            if wrapped.case is not None:
                self._keys.put(wrapped.case, wrapped.keys)
                self._keep(self._vault.ledger.size, (), found, done)
                self._replica.tags.watch(wrapped.case, [wrapped.keys.trace], len(found))
                done.keys.add(wrapped.case)
                self._hub.take(mail.box, name)

    def _mend(self, done: Exchange) -> None:
        """Fetch contents that the hub lacked when their rows came."""
        found = {}
        for name, case in self._vault.ledger.missing().items():
            data = self._hub.fetch_object(name)
            if data is not None:
                found[name] = data
                done.changed.add(case)
        if found:
            self._vault.take_in(self._vault.ledger.size, (), (), found)

    def _push(self, done: Exchange, progress: Progress) -> None:
        """Deliver contents and wraps, then give every queued row the next free index."""
        ledger = self._vault.ledger
        queue = ledger.queue()
        for stored in queue:
            opened, _epoch = open_stored(stored, self._keys.of(stored.case))
            for name in objects_named_by(opened.entry):
                self._hub.put_object(name, ledger.object(name))
            self._put_file(opened.entry, progress)
        for outgoing in ledger.outbox():
            self._hub.deliver(outgoing.recipient, outgoing.name, outgoing.data)
            ledger.delivered(outgoing.name)
        for number, stored in enumerate(queue, 1):
            self._append(stored, done, progress)
            progress(number, len(queue))

    def _put_file(self, entry: Entry, progress: Progress) -> None:
        """Deliver the file that an entry names, in bytes as `progress` is told.

        One that is not here, after a fault of the disk, holds nothing else up.
        """
        if isinstance(entry.record, EvidenceAdded):
            name, files = b64u_decode(entry.record.file, length=32), self._vault.attachments
            if files.has(name):
                total = files.length(name)
                self._hub.put_file(name, _observed(files.blocks(name), total, progress))

    def _append(self, stored: StoredRow, done: Exchange, progress: Progress) -> None:
        """Append one row, after whatever others put before it."""
        ledger, row = self._vault.ledger, stored.row
        for _attempt in range(MAX_ATTEMPTS):
            if ledger.row(row.leaf_hash).index is not None:
                return  # a run that was cut off had appended it and did not know
            index = ledger.size
            if self._hub.append(index, row.to_bytes()):
                found = list(self._own(index, row, done))
                self._keep(index, [row.leaf_hash], found, done)
                done.pushed += 1
                return
            self._pull(done, progress)
        raise EnvironmentFault("hub.busy")

    def _seal(self, done: Exchange) -> None:
        """Keep the hub's checkpoint; sign a new one if this member keeps the log key."""
        ledger = self._vault.ledger
        founding = self._admission.roster.before(None).founding
        if founding is None:
            return
        log = NoteVerifier(
            founding.origin, Algorithm.ED25519, b64u_decode(founding.log_key, length=32)
        )
        published, note = self._published(log)
        done.sealed = self._replica.sealed()
        if done.sealed < published <= ledger.size:
            done.sealed = published
            ledger.add_checkpoint(published, note)
        key = self._vault.keyring.log_key()
        if key is not None and published < ledger.size:
            done.sealed = ledger.size
            note = checkpoints.sign(Checkpoint(log.name, ledger.size, ledger.root), key).to_bytes()
            self._hub.put_checkpoint(note)
            ledger.add_checkpoint(ledger.size, note)

    def _published(self, log: NoteVerifier) -> tuple[int, bytes]:
        """Return size and note of the hub's checkpoint, 0 if it has none.

        It may reach over rows that came to the hub since they were pulled.

        Raises:
            IntegrityError: it is not the log key's, or the log signed another history than the
                one verified here.
        """
        note = self._hub.checkpoint()
        if note is None:
            return 0, b""
        try:
            checkpoint = checkpoints.open_checkpoint(note, log)
        except CryptoError as error:
            raise IntegrityError("hub.checkpoint-wrong") from error
        is_here = checkpoint.size <= self._vault.ledger.size
        if is_here and self._replica.root_at(checkpoint.size) != checkpoint.root:
            raise IntegrityError("hub.other-history", size=checkpoint.size)
        return checkpoint.size, note


def _observed(blocks: Iterable[bytes], total: int, progress: Progress) -> Iterator[bytes]:
    done = 0
    for block in blocks:
        yield block
        done += len(block)
        progress(done, total)


def _holds(known: Iterable[CaseKeys], keys: CaseKeys) -> bool:
    """Tell whether keys are among those that are known."""
    return any(
        each.epoch == keys.epoch
        and each.trace == keys.trace
        and all(each.read.get(group) == key for group, key in keys.read.items())
        for each in known
    )
