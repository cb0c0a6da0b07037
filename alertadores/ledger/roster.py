"""The office over time: who was who before each index of the log."""

from __future__ import annotations

from bisect import bisect_left

from alertadores.domain.chain import Chain
from alertadores.domain.entry import Entry, Reason
from alertadores.domain.office import Office
from alertadores.domain.rules import judge_office


class Roster:
    """Acts of the office in index order, and the office between them.

    Attributes:
        chain: their rows, for the base of the next act.
        verdicts: leaf hash → why the act was rejected, or None if it has its effect.
        unknown: whether an act by a member is beyond this release's schemas; then nothing is
            decided at all, for nobody here can tell who is who.
    """

    def __init__(self) -> None:
        self._indexes: list[int] = []
        self._offices: list[Office] = [Office()]
        self._pending = Office()
        self.chain = Chain()
        self.verdicts: dict[bytes, Reason | None] = {}
        self.unknown = False

    def add(self, entry: Entry) -> Reason | None:
        """Judge the next act of the office; return why it was rejected, if it was.

        Queued acts come after all indexed ones.
        """
        queued = entry.index is None
        before = self._pending if queued else self._offices[-1]
        after, reason = judge_office(before, self.chain, entry)
        if entry.index is not None:
            self._indexes.append(entry.index)
            self._offices.append(after)
        self._pending = after
        self.verdicts.setdefault(entry.hash, reason)
        self.unknown |= entry.record is None and reason is Reason.UNKNOWN_SCHEMA
        return reason

    def before(self, index: int | None) -> Office:
        """Return the office before an index; before None, with own queued acts taken in."""
        if index is None:
            return self._pending
        return self._offices[bisect_left(self._indexes, index)]
