"""Which rows are entries, and which of them a wrap in the mailbox opens.

A row is an entry if it opens under a key of its chain and its leaf names this office's log and
verifies under a key that the roster had before the row. Every replica with the key reaches the
same answer, so that a row somebody slipped in is left out by all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from alertadores.domain.chain import Chain
from alertadores.domain.records import CaseOpened
from alertadores.domain.rules import judge_office
from alertadores.errors import IntegrityError
from alertadores.ledger.keys import CaseKeys, Wrapped
from alertadores.ledger.replay import replay_case
from alertadores.ledger.roster import Roster
from alertadores.ledger.rows import Opened, Row
from alertadores.sync.mailbox import is_granted
from alertadores.sync.tags import AwaitedTags
from alertadores.vault.reading import open_stored
from alertadores.vault.stored import StoredRow
from crypto.errors import CryptoError


@dataclass(frozen=True, slots=True)
class Found:
    """A row that is an entry of a chain whose keys are here, with its index in the log."""

    index: int
    case: bytes | None
    row: Row
    opened: Opened

    @property
    def stored(self) -> StoredRow:
        """The row as the vault keeps it."""
        return StoredRow(self.index, self.case, self.row)


class Admission:
    """Judges rows, in the order of their indexes.

    Args:
        origin: of the office's log.
        roster: from the rows before.
    """

    def __init__(self, origin: str, roster: Roster) -> None:
        self._origin = origin
        self.roster = roster

    def open(
        self, index: int, case: bytes | None, row: Row, keys: Sequence[CaseKeys]
    ) -> Found | None:
        """Return the entry of a row, or None if the row is none."""
        try:
            opened, _epoch = open_stored(StoredRow(index, case, row), keys)
        except IntegrityError:
            return None
        if opened.leaf.origin != self._origin or not self._is_signed(opened, index):
            return None
        return Found(index, case, row, opened)

    def _is_signed(self, opened: Opened, index: int) -> bool:
        """Tell whether a key of the roster before this row signed it; entry 0 brings its own."""
        office = self.roster.before(index)
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


class Candidates:
    """Wraps that no accepted entry stands behind yet, and the rows that their keys open.

    Rows are offered in the order of their indexes.

    Args:
        admission: judges the rows.
        wraps: by name.
    """

    def __init__(self, admission: Admission, wraps: Mapping[bytes, Wrapped]) -> None:
        self._admission = admission
        self._wraps = wraps
        self._tags: AwaitedTags[bytes] = AwaitedTags()
        self.found: dict[bytes, list[Found]] = {name: [] for name in wraps}
        for name, wrapped in wraps.items():
            self._tags.watch(name, (wrapped.keys.trace,), 0)

    def offer(self, index: int, row: Row) -> None:
        """Keep a row if a wrap's keys open it."""
        for name in self._tags.chains_of(row.tag):
            wrapped = self._wraps[name]
            found = self._admission.open(index, wrapped.case, row, [wrapped.keys])
            if found is not None:
                self.found[name].append(found)
                self._tags.advance(name)

    def take_late(self, first: int, begins: Mapping[bytes, int]) -> tuple[Candidates, int]:
        """Split off the wraps of which there may be rows before the first one offered.

        All rows of a case lie behind the tree that the author of its first entry had seen: who
        copies that entry to a higher index does not change it.

        Args:
            first: index of the first row that was offered.
            begins: name of a wrap → index before which it opens no row, as far as known.

        Returns:
            These wraps, to be offered rows anew, and the index from which on.
        """
        late = {}
        for name, found in self.found.items():
            head = found[0].opened if found else None
            is_opening = head is not None and isinstance(head.entry.record, CaseOpened)
            begin = head.leaf.seen.size if head and is_opening else begins.get(name, 0)
            if begin < first:
                late[name] = begin
        for name in late:
            del self.found[name]
        wraps = {name: self._wraps[name] for name in late}
        return Candidates(self._admission, wraps), min(late.values(), default=first)

    def granted(self, member: int) -> Iterator[tuple[bytes, Wrapped, list[Found]]]:
        """Yield the wraps that an accepted entry of their case grants to a member.

        With each come its name and all entries of its case.
        """
        for name, found in self.found.items():
            entries = [each.opened for each in found]
            replay = replay_case((each.entry for each in entries), self._admission.roster)
            if is_granted(replay, entries, name, self._wraps[name], member):
                yield name, self._wraps[name], found
