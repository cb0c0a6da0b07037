"""Checks entries of a log: leaf, signature, trace record, place in the tree, rules.

Cases are independent of each other, so they are dealt out to processes. A worker gets bytes that
any auditor may have, and no key. The office's own entries go with each batch, since rules need the
office before each index; a worker judges them once.
"""

from __future__ import annotations

import functools
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from alertadores.domain.chain import Chain as ChainOfBases
from alertadores.domain.entry import Entry, Reason
from alertadores.domain.rules import judge_office
from alertadores.ledger.leaf import parse_leaf
from alertadores.ledger.replay import CaseReplay
from alertadores.ledger.roster import Roster
from alertadores.ledger.rows import Opened, open_entry
from crypto.errors import CryptoError, VerificationError

BATCH: Final = 1000
"""How many entries a worker gets at once, unless one case alone has more."""

_IN_FLIGHT: Final = 8
_NO_ENTRY: Final = "log.no-entry"


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
    placed_office = tuple(_placed(office, leaf_at))
    _judge_office(placed_office, report)
    jobs: deque[Future[LogReport]] = deque()
    for batch in _batches(_placed(chain, leaf_at) for chain in cases):
        jobs.append(executor.submit(_verify_cases, placed_office, batch))
        if len(jobs) == _IN_FLIGHT:  # a log may be larger than memory
            report.add(jobs.popleft().result())
    for job in jobs:
        report.add(job.result())
    return report


_Placed: TypeAlias = tuple[int, bytes, str, bytes]
"""What `Signed` holds, and the leaf hash that the log has at the index; a tuple travels fast."""


def _placed(chain: Chain, leaf_at: Callable[[int], bytes]) -> list[_Placed]:
    return [
        (signed.index, signed.leaf, signed.disclosure, leaf_at(signed.index)) for signed in chain
    ]


def _batches(cases: Iterable[list[_Placed]]) -> Iterator[list[list[_Placed]]]:
    batch: list[list[_Placed]] = []
    count = 0
    for chain in cases:
        batch.append(chain)
        count += len(chain)
        if count >= BATCH:
            yield batch
            batch, count = [], 0
    if batch:
        yield batch


def _verify_cases(office: tuple[_Placed, ...], cases: list[list[_Placed]]) -> LogReport:
    """Check some cases; runs in a worker.

    One kind of work after the other, for all of them: a signature is checked a tenth faster by a
    processor that did nothing else meanwhile.
    """
    roster = _roster_of(office)
    report = LogReport()
    opened = [list(_opened(chain, report)) for chain in cases]
    signed = [list(_signed(chain, roster, report)) for chain in opened]
    for entries in signed:
        replay = CaseReplay()
        for entry in entries:
            _note(replay.add(entry, roster), entry, report)
    return report


@functools.lru_cache(maxsize=1)
def _roster_of(office: tuple[_Placed, ...]) -> Roster:
    return _judge_office(office, LogReport())


def _judge_office(office: Sequence[_Placed], report: LogReport) -> Roster:
    roster = Roster()
    # One after the other, for each needs the office before it.
    for opened in _opened(office, report):
        for entry in _signed([opened], roster, report):
            _note(roster.add(entry), entry, report)
    return roster


def _opened(chain: Iterable[_Placed], report: LogReport) -> Iterator[Opened]:
    """Read entries; leave out and note what is none, or not the leaf at its index."""
    for index, leaf, disclosure, leaf_hash in chain:
        report.entries += 1
        try:
            opened = open_entry(parse_leaf(leaf), disclosure, index)
            if opened.leaf.hash != leaf_hash:
                raise VerificationError("the log has another leaf at this index")
        except CryptoError:
            report.wrong[index] = _NO_ENTRY
        else:
            yield opened


def _signed(chain: Iterable[Opened], roster: Roster, report: LogReport) -> Iterator[Entry]:
    """Check signatures; leave out and note what no member signed for this log."""
    for opened in chain:
        office = roster.before(opened.entry.index)
        if office.founding is None:
            office, _reason = judge_office(office, ChainOfBases(), opened.entry)
        try:
            opened.leaf.verify(office.keys[opened.leaf.kid].public)
            if office.founding is not None and opened.leaf.origin != office.founding.origin:
                raise VerificationError("the leaf is of another log")
        except (CryptoError, KeyError):
            report.wrong[opened.entry.index or 0] = _NO_ENTRY
        else:
            yield opened.entry


def _note(reason: Reason | None, entry: Entry, report: LogReport) -> None:
    if reason is not None:
        report.rejected[entry.index or 0] = reason.value
