"""What it costs to come to a list, to open a case, and to keep it all on a disk."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Final

from _bench_figures import Figure, Sample, by_turns, seconds
from _bench_workshop import Workshop
from _bench_writing import working

from alertadores.app import CaseQuery

UNLOCK_SECONDS: Final = 0.3
CASE_SECONDS: Final = 0.15
_FIRST_LINES: Final = 256


def unlock(workshop: Workshop) -> Iterator[Figure]:
    """Measure from the secret to the first lines of the list, under a lock that costs nothing.

    The limit is in seconds and stands as the floor.
    """
    office = workshop.large.office

    def open_and_list() -> float:
        found = []

        def work() -> None:
            session = office.session()
            found.append(session)
            session.case_rows(session.case_ids(CaseQuery())[:_FIRST_LINES])

        taken = seconds(work)
        found[0].close()
        return taken

    (value,) = by_turns(workshop.scale.long_rounds, open_and_list)
    yield _absolute("unlock-10000", value, UNLOCK_SECONDS)


def case_open(workshop: Workshop) -> Iterator[Figure]:
    """Measure the page of a case that was not read before: replay, fields, commitments."""
    with working(workshop.large) as session:
        ids = itertools.cycle(session.case_ids(CaseQuery()))

        def open_next() -> float:
            (row,) = session.case_rows([next(ids)])
            return seconds(lambda: session.case(row.case))

        (value,) = by_turns(workshop.scale.rounds, open_next)
    yield _absolute("case-open", value, CASE_SECONDS)


def sizes(workshop: Workshop) -> Iterator[Figure]:
    """State what an entry takes on the disk, in a vault that reads all of them."""
    large = workshop.large
    entries = sum(map(len, large.signed))
    yield Figure("size-per-entry", large.bytes_on_disk() / entries, "B")
    leaves = sum(len(each.leaf) for case in large.signed for each in case)
    yield Figure("size-per-leaf", leaves / entries, "B")


def _absolute(name: str, value: Sample, limit: float) -> Figure:
    return Figure(name, value.median, "s", limit, 1.0, value.spread)
