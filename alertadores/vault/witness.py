"""What the view remembers of the rows of a case, which the ledger must still have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from crypto.errors import FormatError

SEEN_BYTES: Final = 16
"""Of each leaf hash: nobody makes a row that begins like one they want to hide."""


@dataclass(frozen=True, slots=True)
class Witness:
    """The rows that a case had once. It may have more since, anywhere in its chain.

    That each row stands at its index is for the tiles to say, not for this.

    Attributes:
        seen: the beginnings of their leaf hashes.
    """

    seen: frozenset[bytes] = frozenset()

    @classmethod
    def of(cls, leaf_hashes: Iterable[bytes]) -> Witness:
        """Return the witness of these rows."""
        return cls(_beginnings(leaf_hashes))

    def agrees(self, leaf_hashes: Iterable[bytes]) -> bool:
        """Tell whether every row that was seen is among these."""
        return self.seen <= _beginnings(leaf_hashes)

    def to_bytes(self) -> bytes:
        """Return the beginnings, joined in order."""
        return b"".join(sorted(self.seen))

    @classmethod
    def from_bytes(cls, data: bytes) -> Witness:
        """Read what `to_bytes` wrote.

        Raises:
            FormatError: not a whole number of beginnings.
        """
        if len(data) % SEEN_BYTES:
            raise FormatError("a witness has 16 bytes for each row")
        starts = range(0, len(data), SEEN_BYTES)
        return cls(frozenset(data[at : at + SEEN_BYTES] for at in starts))


def _beginnings(leaf_hashes: Iterable[bytes]) -> frozenset[bytes]:
    return frozenset(leaf_hash[:SEEN_BYTES] for leaf_hash in leaf_hashes)
