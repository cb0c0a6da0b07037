"""Where measurements take place: a temporary folder, and the large vaults in it, made on demand."""

from __future__ import annotations

import functools
import multiprocessing
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from _bench_figures import tell

from alertadores.verify.log import Signed
from tests.bulk import BulkOffice
from tests.bulkcases import ENTRIES_PER_CASE
from tests.bulkview import fill_view

PROCESSES: Final = 2


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is measured; tests measure next to nothing.

    Attributes:
        small: cases of the small vault.
        large: cases of the large vault, and rows of the large import.
        rounds: how often a short work is measured.
        long_rounds: how often a long one is.
        listed: cases of the long list.
        most_listed: of the longest.
    """

    small: int = 1_000
    large: int = 10_000
    rounds: int = 100
    long_rounds: int = 5
    listed: int = 100_000
    most_listed: int = 1_000_000


@dataclass(frozen=True, slots=True)
class Filled:
    """A vault with cases, closed, and its entries as a verifier gets them.

    Attributes:
        signed: the entries of each case.
    """

    office: BulkOffice
    signed: Sequence[Sequence[Signed]]

    def bytes_on_disk(self) -> int:
        """Return the size of all files of the vault."""
        return sum(each.stat().st_size for each in self.office.folder.iterdir())


class Workshop:
    """Makes what measurements need, each once.

    Args:
        folder: empty; whoever made it removes it.
        scale: how much of everything.
    """

    def __init__(self, folder: Path, scale: Scale) -> None:
        self.folder: Final = folder
        self.scale: Final = scale

    @functools.cached_property
    def small(self) -> Filled:
        """The small vault."""
        return self._filled("small", self.scale.small)

    @functools.cached_property
    def large(self) -> Filled:
        """The large vault."""
        return self._filled("large", self.scale.large)

    def view(self, cases: int) -> Path:
        """Return the folder of a view with no office behind it; see `tests.bulkview`."""
        folder = self.folder / f"view-{cases}"
        if not folder.exists():
            tell(f"Filling a list of {cases:,} cases; there is no ledger behind it")
            folder.mkdir()
            fill_view(folder, cases)
        return folder

    def _filled(self, name: str, cases: int) -> Filled:
        tell(f"Filling a vault with {cases:,} cases of {ENTRIES_PER_CASE} entries")
        office = BulkOffice(self.folder / name)
        signed: list[Sequence[Signed]] = []
        with workers() as pool:
            for chunk in office.fill(cases, pool):
                signed += [case.signed for case in chunk]
        office.close()
        # The first unlock settles what the filling left: it is no work of any measurement.
        office.session().close()
        if hasattr(os, "sync"):
            os.sync()
        return Filled(office, signed)


def workers() -> ProcessPoolExecutor:
    """Return processes as the program itself starts them."""
    return ProcessPoolExecutor(PROCESSES, mp_context=multiprocessing.get_context("spawn"))
