"""Finding one's own rows among those of the whole office.

A row's tag is made from its case's trace key and a number that is at most one more than the rows
of the case before it. So for each case with n rows the tags of 1 to n + 1 are awaited, and
nothing else has to be tried.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from alertadores.ledger.rows import row_tag
from crypto.secret import SecretBytes

K = TypeVar("K", bound=Hashable)


class AwaitedTags(Generic[K]):
    """The tags that rows of known chains may have next; `K` is what a chain is called by.

    Whoever opens a case picks its trace key, and may pick that of another case. Then one tag is
    awaited for both, and only opening the row tells whose it is.
    """

    def __init__(self) -> None:
        self._chains: dict[bytes, tuple[K, ...]] = {}
        self._keys: dict[K, tuple[SecretBytes, ...]] = {}
        self._rows: dict[K, int] = {}

    def __contains__(self, chain: K) -> bool:
        """Tell whether the rows of a chain are awaited."""
        return chain in self._rows

    def watch(self, chain: K, trace_keys: Iterable[SecretBytes], rows: int) -> None:
        """Await the rows of a chain.

        Args:
            chain: its name.
            trace_keys: of all its epochs.
            rows: how many it has so far.
        """
        self._keys[chain] = tuple(trace_keys)
        self._rows[chain] = rows
        self._await(chain, range(1, rows + 2))

    def chains_of(self, tag: bytes) -> tuple[K, ...]:
        """Return the chains that await a tag."""
        return self._chains.get(tag, ())

    def advance(self, chain: K) -> None:
        """Note one row more of a chain."""
        self._rows[chain] += 1
        last = self._rows[chain] + 1
        self._await(chain, range(last, last + 1))

    def _await(self, chain: K, numbers: range) -> None:
        alone = (chain,)  # one object for all tags of a chain: there may be a million
        for key in self._keys[chain]:
            for number in numbers:
                tag = row_tag(key, number)
                others = self._chains.get(tag)
                if others is None:
                    self._chains[tag] = alone
                elif chain not in others:
                    self._chains[tag] = (*others, chain)
