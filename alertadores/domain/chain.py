"""The chain of a case (or of the office): what an entry's base means, and what clashes.

Rows count in index order, rejected ones too, each leaf once: who can write to a hub can copy a row
to another index, and a copy changes nothing. An entry's base names how many rows its author had
applied, the running hash over them, and how many own entries were still queued. Two entries clash
when they touch the same facet of the same object and the later author had not seen the earlier.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from alertadores.domain.entry import Entry, Reason, require
from alertadores.domain.trace import EMPTY_CHAIN, Base
from alertadores.errors import ProgrammingError


@dataclass(frozen=True, slots=True)
class _Link:
    kid: str
    recorded: datetime
    object: bytes | None
    facets: frozenset[str]
    accepted: bool


class Chain:
    """The rows of one chain so far, with what later rows are judged by."""

    def __init__(self) -> None:
        self._digests = [EMPTY_CHAIN]
        self._latest: list[datetime | None] = [None]
        self._links: list[_Link] = []
        self._hashes: set[bytes] = set()
        self._last = -1

    def base(self, kid: str) -> Base:
        """Return the base of a new entry signed by this key now."""
        count = len(self._digests) - 1
        return Base(count, self._digests[-1], self._own_after(count, kid))

    def check(self, entry: Entry, facets: frozenset[str]) -> None:
        """Judge what can be judged without knowing the type's rule.

        Raises:
            Rejected: a copy of an earlier row, the base is not a prefix of this chain, the clock
                ran back, or a clash.
        """
        require(entry.hash not in self._hashes, Reason.ALREADY_DONE)
        base = entry.trace.base
        require(base.count < len(self._digests), Reason.WRONG_BASE)
        require(self._digests[base.count] == base.digest, Reason.WRONG_BASE)
        after = self._links[base.count :]
        own = [link for link in after if link.kid == entry.kid]
        require(len(own) == base.queued, Reason.WRONG_BASE)
        known = [link.recorded for link in own if link.accepted]
        known += [moment for moment in (self._latest[base.count],) if moment is not None]
        require(not known or entry.trace.recorded >= max(known), Reason.CLOCK_BACK)
        for link in after:
            unseen = link.accepted and link.kid != entry.kid
            if unseen and link.object == entry.trace.object:
                require(not link.facets & facets, Reason.CLASH)

    def append(self, entry: Entry, facets: frozenset[str], *, accepted: bool) -> None:
        """Take the entry as the next row; a queued one has no place in the running hash yet.

        Raises:
            ProgrammingError: its index does not come after those of all rows before it.
        """
        if entry.index is not None:
            self._move_to(entry.index)
        if entry.hash in self._hashes:
            return
        trace = entry.trace
        self._hashes.add(entry.hash)
        if entry.index is not None:
            self._digests.append(hashlib.sha256(self._digests[-1] + entry.hash).digest())
            latest = self._latest[-1]
            if accepted and (latest is None or trace.recorded > latest):
                latest = trace.recorded
            self._latest.append(latest)
        self._links.append(_Link(entry.kid, trace.recorded, trace.object, facets, accepted))

    def _move_to(self, index: int) -> None:
        queued = len(self._links) >= len(self._digests)
        if queued or index <= self._last:
            raise ProgrammingError("ledger.out-of-order", index=index)
        self._last = index

    def _own_after(self, count: int, kid: str) -> int:
        return sum(link.kid == kid for link in self._links[count:])
