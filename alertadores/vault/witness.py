"""What one file remembers of the rows that another must still have."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from alertadores.domain.trace import EMPTY_CHAIN
from crypto.errors import FormatError

HASH_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Witness:
    """The chain of a case as it was once, in the terms of an entry's base (architecture §5).

    Attributes:
        count: how many indexed rows the case had.
        digest: running SHA-256 over their leaf hashes in index order, from 32 zero bytes.
        queued: leaf hashes of its rows that waited for an index.
    """

    count: int = 0
    digest: bytes = EMPTY_CHAIN
    queued: tuple[bytes, ...] = ()

    @classmethod
    def of(cls, indexed: Iterable[bytes], queued: Iterable[bytes]) -> Witness:
        """Return the witness of a chain from its leaf hashes, the indexed ones in order."""
        count, digest = 0, EMPTY_CHAIN
        for leaf_hash in indexed:
            count, digest = count + 1, _extend(digest, leaf_hash)
        return cls(count, digest, tuple(queued))

    def agrees(self, indexed: Sequence[bytes], queued: Iterable[bytes]) -> bool:
        """Tell whether a chain still has every row that was seen, the indexed ones in place.

        Args:
            indexed: leaf hashes of its indexed rows, in order; there may be more by now.
            queued: leaf hashes of those that wait.
        """
        then = Witness.of(indexed[: self.count], ())
        known = {*indexed, *queued}
        return (then.count, then.digest) == (self.count, self.digest) and known.issuperset(
            self.queued
        )

    @classmethod
    def read(cls, count: int, digest: bytes, queued: bytes) -> Witness:
        """Put a witness together from stored values.

        Raises:
            FormatError: a hash does not have 32 bytes.
        """
        if len(digest) != HASH_BYTES or len(queued) % HASH_BYTES:
            raise FormatError("the hashes of a witness have 32 bytes")
        starts = range(0, len(queued), HASH_BYTES)
        return cls(count, digest, tuple(queued[at : at + HASH_BYTES] for at in starts))


def _extend(digest: bytes, leaf_hash: bytes) -> bytes:
    return hashlib.sha256(digest + leaf_hash).digest()
