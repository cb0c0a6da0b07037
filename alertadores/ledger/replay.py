"""Replaying entries: the same entries, in whatever order they arrive, make one state.

The index is the only order. Own entries without an index come last, in the order of their queue.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from alertadores.domain.case import Case
from alertadores.domain.chain import Chain
from alertadores.domain.entry import Entry, Reason
from alertadores.domain.rules import judge_case
from alertadores.ledger.roster import Roster


@dataclass(slots=True)
class CaseReplay:
    """One case after its entries.

    Attributes:
        case: its state, or None while no entry opened it.
        chain: its rows, for the base of the next entry.
        verdicts: leaf hash → why the entry was rejected, or None if it has its effect.
        unknown: whether an entry by a member is beyond this release's schemas; then nothing is
            decided on this case.
        reached: proceeding → state → signed time of the last entry that left it in that state.
    """

    case: Case | None = None
    chain: Chain = field(default_factory=Chain)
    verdicts: dict[bytes, Reason | None] = field(default_factory=dict)
    unknown: bool = False
    reached: dict[bytes, dict[str, datetime]] = field(default_factory=dict)

    def add(self, entry: Entry, roster: Roster) -> Reason | None:
        """Judge the next entry of the case; return why it was rejected, if it was.

        Indexed entries come by index, queued ones after them.
        """
        office = roster.before(entry.index)
        before = self.case
        self.case, reason = judge_case(self.case, self.chain, entry, office)
        self._note(before, entry.trace.recorded)
        self.verdicts.setdefault(entry.hash, reason)
        self.unknown |= entry.record is None and reason is Reason.UNKNOWN_SCHEMA
        return reason

    def _note(self, before: Case | None, moment: datetime) -> None:
        """Note which proceedings an entry began or changed."""
        if self.case is None or self.case is before:
            return
        known = {} if before is None else before.things
        for name, thing in self.case.things.items():
            if known.get(name) is not thing:
                self.reached.setdefault(name, {})[thing.state] = moment


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries by index, queued ones last in the order given."""
    return sorted(
        entries, key=lambda entry: (entry.index is None, 0 if entry.index is None else entry.index)
    )


def replay_office(entries: Iterable[Entry]) -> Roster:
    """Replay the acts of an office."""
    roster = Roster()
    for entry in in_order(entries):
        roster.add(entry)
    return roster


def replay_case(entries: Iterable[Entry], roster: Roster) -> CaseReplay:
    """Replay the entries of one case."""
    replay = CaseReplay()
    for entry in in_order(entries):
        replay.add(entry, roster)
    return replay
