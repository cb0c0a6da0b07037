"""Checks entries of a log: leaf, signature, trace record, place in the tree, rules.

Cases are independent of each other, so they are dealt out to processes. A worker gets bytes that
any auditor may have, and no key. The office's own entries are judged first; every worker judges
them again, since rules need the office before each index.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from alertadores.domain.chain import Chain as ChainOfBases
from alertadores.domain.entry import Entry, Reason
from alertadores.domain.rules import judge_office
from alertadores.ledger.leaf import parse_leaf
from alertadores.ledger.replay import CaseReplay
from alertadores.ledger.roster import Roster
from alertadores.ledger.rows import open_entry
from crypto.errors import CryptoError, VerificationError

BATCH: Final = 1000
"""How many entries a worker gets at once, unless one case alone has more."""


@dataclass(frozen=True, slots=True)
class Signed:
    """An entry as it is checked: where it stands, its leaf, the disclosure of its trace record."""

    index: int
    leaf: bytes
    disclosure: str


Chain: TypeAlias = Sequence[Signed]
"""The entries of one case, or of the office, by index."""


@dataclass(slots=True)
class LogReport:
    """What the entries amount to.

    Attributes:
        entries: how many were checked.
        rejected: index → key of the reason, entries that are kept and have no effect.
        wrong: index → key of what is wrong: not the leaf at its index, or no entry of this office.
    """

    entries: int = 0
    rejected: dict[int, str] = field(default_factory=dict)
    wrong: dict[int, str] = field(default_factory=dict)

    def add(self, other: LogReport) -> None:
        """Take in what another worker found."""
        self.entries += other.entries
        self.rejected |= other.rejected
        self.wrong |= other.wrong


def verify_log(
    office: Chain, cases: Iterable[Chain], leaf_at: Callable[[int], bytes], executor: Executor
) -> LogReport:
    """Check the office's entries and those of cases.

    Args:
        office: all entries of the office.
        cases: the entries of each case, all of a case together.
        leaf_at: gives the leaf hash at an index, out of a tree whose root was checked.
        executor: runs the workers.

    Returns:
        What was found; `wrong` is empty for an honest log.
    """
    report = LogReport()
    _judge_office(_placed(office, leaf_at), report)
    jobs = [
        executor.submit(_verify_cases, _placed(office, leaf_at), batch)
        for batch in _batches(_placed(chain, leaf_at) for chain in cases)
    ]
    for job in jobs:
        report.add(job.result())
    return report


_Placed: TypeAlias = list[tuple[Signed, bytes]]
"""Entries, each with the leaf hash that the log has at its index."""


def _placed(chain: Chain, leaf_at: Callable[[int], bytes]) -> _Placed:
    return [(signed, leaf_at(signed.index)) for signed in chain]


def _batches(cases: Iterable[_Placed]) -> Iterator[list[_Placed]]:
    batch: list[_Placed] = []
    count = 0
    for chain in cases:
        batch.append(chain)
        count += len(chain)
        if count >= BATCH:
            yield batch
            batch, count = [], 0
    if batch:
        yield batch


def _verify_cases(office: _Placed, cases: list[_Placed]) -> LogReport:
    """Check some cases; runs in a worker."""
    roster = _judge_office(office, LogReport())
    report = LogReport()
    for chain in cases:
        replay = CaseReplay()
        for signed, leaf_hash in chain:
            entry = _check(signed, leaf_hash, roster, report)
            if entry is not None:
                _note(replay.add(entry, roster), signed, report)
    return report


def _judge_office(office: _Placed, report: LogReport) -> Roster:
    roster = Roster()
    for signed, leaf_hash in office:
        entry = _check(signed, leaf_hash, roster, report)
        if entry is not None:
            _note(roster.add(entry), signed, report)
    return roster


def _check(signed: Signed, leaf_hash: bytes, roster: Roster, report: LogReport) -> Entry | None:
    """Return the entry, or note why it is none."""
    report.entries += 1
    try:
        opened = open_entry(parse_leaf(signed.leaf), signed.disclosure, signed.index)
        if opened.leaf.hash != leaf_hash:
            raise VerificationError("the log has another leaf at this index")
        office = roster.before(signed.index)
        if office.founding is None:
            office, _reason = judge_office(office, ChainOfBases(), opened.entry)
        opened.leaf.verify(office.keys[opened.leaf.kid].public)
        if office.founding is not None and opened.leaf.origin != office.founding.origin:
            raise VerificationError("the leaf is of another log")
    except (CryptoError, KeyError):
        report.wrong[signed.index] = "log.no-entry"
        return None
    return opened.entry


def _note(reason: Reason | None, signed: Signed, report: LogReport) -> None:
    if reason is not None:
        report.rejected[signed.index] = reason.value
