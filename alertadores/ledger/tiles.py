"""The log's Merkle tree as tiles, 256 hashes wide (C2SP tlog-tiles), over a store handed in.

Tile `index` of level `l` holds the hashes of the subtrees of 256^l leaves from number 256·index on;
only the last tile of a level may be narrower, and only full tiles have a hash at the level above.
Tiles are read when a question needs them, so memory stays flat at any size; a million leaves take
34 MB.

The store is not trusted to be fresh: SQLCipher accepts an old page put back. What counts is the
frontier in memory. Compare it with the anchor after opening; from then on every leaf checked and
every `rescan` is measured by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

from crypto.errors import FormatError, VerificationError
from crypto.merkle import (
    HASH_BYTES,
    Frontier,
    cover,
    fold,
    prove_consistency,
    prove_inclusion,
    verify_inclusion,
)

TILE_HEIGHT: Final = 8
TILE_WIDTH: Final = 1 << TILE_HEIGHT
TILE_BYTES: Final = TILE_WIDTH * HASH_BYTES
LEVELS: Final = 8
"""Levels that a tree of fewer than 2^64 leaves may have."""


class TileStore(Protocol):
    """Where tiles are kept; the vault backs it with a table."""

    def get(self, level: int, index: int) -> bytes | None:
        """Return a tile, or None if there is none."""

    def put(self, level: int, index: int, data: bytes) -> None:
        """Keep a tile, replacing a narrower one."""


class TileTree:
    """An append-only tree of leaf hashes over a store.

    One tree writes to a store at a time. When the transaction around an `append` is rolled back,
    drop the tree and open another.

    Args:
        store: holds the tiles; an empty one is an empty tree.

    Raises:
        VerificationError: the tiles of the right edge are damaged or contradict each other.
    """

    __slots__ = ("_frontier", "_store")

    def __init__(self, store: TileStore) -> None:
        self._store: Final = store
        self._frontier = self.frontier(_stored_size(store))

    @property
    def size(self) -> int:
        """The number of leaves."""
        return self._frontier.size

    def root(self) -> bytes:
        """Return the root of the whole tree, from memory."""
        return self._frontier.root()

    def frontier(self, size: int) -> Frontier:
        """Return the frontier of the first `size` leaves, from the tiles.

        Raises:
            FormatError: the size is negative.
            VerificationError: a tile that it needs is missing or damaged.
        """
        return Frontier(size, tuple(self._subtree(*node) for node in cover(0, size)))

    def append(self, leaf_hashes: Sequence[bytes]) -> None:
        """Add leaf hashes on the right and write the tiles that change, each once.

        Raises:
            FormatError: a hash does not have 32 bytes; nothing was written.
            VerificationError: the store holds another right edge than this tree.
        """
        frontier = Frontier(self.size, self._frontier.hashes)
        frontier.extend(leaf_hashes)
        level, hashes = 0, leaf_hashes
        while hashes:
            hashes = self._widen(level, hashes)
            level += 1
        self._frontier = frontier

    def leaf(self, index: int) -> bytes:
        """Return a leaf hash as stored, unchecked; see `check_leaf`.

        Raises:
            FormatError: there is no such leaf.
            VerificationError: its tile is missing or damaged.
        """
        return self.node(0, index)

    def node(self, level: int, index: int) -> bytes:
        """Return the hash of the perfect subtree of 2^level leaves from index·2^level on.

        Raises:
            FormatError: the tree does not hold all of these leaves.
            VerificationError: a tile is missing or damaged.
        """
        if level < 0 or index < 0 or (index + 1) << level > self.size:
            raise FormatError("the subtree lies outside the tree")
        return self._subtree(level, index)

    def check_leaf(self, index: int, leaf_hash: bytes) -> None:
        """Check one leaf hash against its tiles, all the way up to the root in memory.

        Raises:
            FormatError: there is no such leaf, or the hash does not have 32 bytes.
            VerificationError: the tiles do not tie this hash to the root.
        """
        proof = self.inclusion(index, self.size)
        verify_inclusion(index, self.size, leaf_hash, proof, self.root())

    def inclusion(self, index: int, size: int) -> tuple[bytes, ...]:
        """Return the proof that a leaf is in the tree of the first `size` leaves.

        Raises:
            FormatError: there is no such leaf or no such tree.
            VerificationError: a tile is missing or damaged.
        """
        return prove_inclusion(index, size, self.node)

    def consistency(self, old: int, new: int) -> tuple[bytes, ...]:
        """Return the proof that the first `new` leaves begin with the first `old` leaves.

        Raises:
            FormatError: not 1 ≤ old ≤ new ≤ size.
            VerificationError: a tile is missing or damaged.
        """
        return prove_consistency(old, new, self.node)

    def rescan(self) -> None:
        """Recompute the whole tree from the tiles of level 0 upwards.

        Each full tile must hash to its entry in the tile above, and what has no tile above to the
        frontier in memory.

        Raises:
            VerificationError: names the first tile that does not.
        """
        level = 0
        while full := self.size >> TILE_HEIGHT * (level + 1):
            for index in range(full):
                entry = self._subtree(TILE_HEIGHT * (level + 1), index)
                if fold(self._hashes(level, index, 0, TILE_WIDTH)) != entry:
                    raise VerificationError(f"tile {level}/{index} does not match the one above it")
            level += 1
        for node, expected in zip(cover(0, self.size), self._frontier.hashes, strict=True):
            if self._subtree(*node) != expected:
                level, index, _ = _place(*node)
                raise VerificationError(f"tile {level}/{index} does not match the tree")

    def _widen(self, level: int, hashes: Sequence[bytes]) -> list[bytes]:
        """Add hashes to the tiles of one level and return the roots of those that became full."""
        index, width = divmod(self.size >> TILE_HEIGHT * level, TILE_WIDTH)
        held = self._store.get(level, index) or b""
        if len(held) != width * HASH_BYTES:
            raise VerificationError(f"tile {level}/{index} does not have the width of this tree")
        full, taken = [], 0
        while taken < len(hashes):
            room = TILE_WIDTH - len(held) // HASH_BYTES
            tile = held + b"".join(hashes[taken : taken + room])
            self._store.put(level, index, tile)
            if len(tile) == TILE_BYTES:
                full.append(fold(tile))
            held, index, taken = b"", index + 1, taken + room
        return full

    def _subtree(self, level: int, index: int) -> bytes:
        """Return the hash of a perfect subtree, from the hashes of one tile."""
        tile_level, tile, first = _place(level, index)
        return fold(self._hashes(tile_level, tile, first, 1 << level % TILE_HEIGHT))

    def _hashes(self, level: int, index: int, first: int, count: int) -> bytes:
        """Return `count` hashes of a tile, concatenated, from number `first` on."""
        data = self._store.get(level, index) or b""
        found = data[first * HASH_BYTES : (first + count) * HASH_BYTES]
        if len(found) != count * HASH_BYTES:
            raise VerificationError(f"tile {level}/{index} is missing or too narrow")
        return found


def _place(level: int, index: int) -> tuple[int, int, int]:
    """Return level and index of the tile that a perfect subtree lies in, and its first hash."""
    tile_level, height = divmod(level, TILE_HEIGHT)
    return tile_level, *divmod(index << height, TILE_WIDTH)


def _stored_size(store: TileStore) -> int:
    """Return the number of leaves, read from the last tile of each level."""
    levels = 0
    while levels < LEVELS and store.get(levels, 0) is not None:
        levels += 1
    size = 0
    for level in reversed(range(levels)):
        width, rest = divmod(len(store.get(level, size) or b""), HASH_BYTES)
        if rest or width >= TILE_WIDTH:
            raise VerificationError(f"tile {level}/{size} does not fit the one above it")
        size = size * TILE_WIDTH + width
    return size
