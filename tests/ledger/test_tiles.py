from __future__ import annotations

import functools
import hashlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alertadores.ledger.tiles import TILE_BYTES, TileTree
from crypto import merkle
from crypto.errors import FormatError, VerificationError

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAVES = [hashlib.sha256(n.to_bytes(4, "big")).digest() for n in range(70_000)]
EDGES = [0, 1, 2, 255, 256, 257, 511, 512, 513, 65_279, 65_280, 65_535, 65_536, 65_537, 70_000]


class Tiles:
    """A store in memory that counts what is written."""

    def __init__(self) -> None:
        self.held: dict[tuple[int, int], bytes] = {}
        self.puts = 0

    def get(self, level: int, index: int) -> bytes | None:
        """Return a tile, or None if there is none."""
        return self.held.get((level, index))

    def put(self, level: int, index: int, data: bytes) -> None:
        """Keep a tile."""
        self.held[level, index] = data
        self.puts += 1

    def flip(self, level: int, index: int, at: int) -> None:
        """Change one bit of one hash of a tile."""
        tile = bytearray(self.held[level, index])
        tile[at * 32] ^= 1
        self.held[level, index] = bytes(tile)


def grown(size: int) -> tuple[Tiles, TileTree]:
    tiles = Tiles()
    tree = TileTree(tiles)
    tree.append(LEAVES[:size])
    return tiles, tree


@functools.cache
def plain_root(size: int) -> bytes:
    return merkle.root_of(LEAVES[:size])


@pytest.fixture(scope="module")
def large() -> TileTree:
    return grown(70_000)[1]


@pytest.mark.parametrize("size", EDGES)
def test_root_and_size_equal_the_plain_tree_also_after_reopening(size: int) -> None:
    tiles, tree = grown(size)
    reopened = TileTree(tiles)
    assert tree.size == reopened.size == size
    assert tree.root() == reopened.root() == plain_root(size)
    reopened.rescan()


def test_the_tiles_of_70000_leaves_are_those_of_the_specification() -> None:
    held = grown(70_000)[0].held
    widths = {name: len(tile) // 32 for name, tile in held.items()}
    assert [widths[0, n] for n in range(273)] == [256] * 273
    assert {n: w for n, w in widths.items() if n[0] or n[1] >= 273} == {
        (0, 273): 112,
        (1, 0): 256,
        (1, 1): 17,
        (2, 0): 1,
    }
    assert held[1, 0][:32] == merkle.fold(held[0, 0])
    assert held[2, 0] == merkle.fold(held[1, 0])


@pytest.mark.parametrize("size", EDGES[1:])
def test_roots_of_earlier_sizes_come_from_the_tiles_of_a_later_one(
    large: TileTree, size: int
) -> None:
    assert large.frontier(size).root() == plain_root(size)


@given(st.lists(st.sampled_from([0, 1, 2, 3, 254, 255, 256, 257, 300, 520]), max_size=6))
def test_a_tree_grown_in_any_steps_equals_one_grown_at_once(steps: list[int]) -> None:
    tiles, size = Tiles(), 0
    tree = TileTree(tiles)
    for step in steps:
        tree.append(LEAVES[size : size + step])
        size += step
        assert tree.frontier(size).root() == tree.root() == plain_root(size)
    assert tiles.held == grown(size)[0].held


near = st.sampled_from(EDGES[1:]).flatmap(lambda n: st.integers(max(1, n - 2), min(70_000, n + 2)))


@given(st.data())
def test_proofs_from_tiles_verify_against_the_plain_roots(
    large: TileTree, data: st.DataObject
) -> None:
    new = data.draw(near)
    old = data.draw(st.one_of(near.filter(lambda n: n <= new), st.integers(1, new)))
    merkle.verify_consistency(
        old, plain_root(old), new, plain_root(new), large.consistency(old, new)
    )
    index = data.draw(st.one_of(st.just(old - 1), st.integers(0, new - 1)))
    proof = large.inclusion(index, new)
    merkle.verify_inclusion(index, new, LEAVES[index], proof, plain_root(new))


@given(st.integers(0, 69_999), st.integers(0, 255))
def test_a_leaf_checks_and_a_leaf_with_one_bit_changed_does_not(
    large: TileTree, index: int, bit: int
) -> None:
    assert large.leaf(index) == LEAVES[index]
    large.check_leaf(index, LEAVES[index])
    changed = bytearray(LEAVES[index])
    changed[bit // 8] ^= 1 << bit % 8
    with pytest.raises(VerificationError):
        large.check_leaf(index, bytes(changed))


def test_appending_one_leaf_to_a_large_tree_writes_one_tile() -> None:
    tiles, tree = grown(65_000)
    before = tiles.puts
    tree.append(LEAVES[65_000:65_001])
    assert tiles.puts == before + 1
    tree.append([])
    assert tiles.puts == before + 1


def test_appending_the_leaf_that_fills_two_tiles_writes_three() -> None:
    tiles, tree = grown(65_535)
    before = tiles.puts
    tree.append(LEAVES[65_535:65_536])
    assert tiles.puts == before + 3


def test_a_refused_leaf_hash_writes_nothing() -> None:
    tiles, tree = grown(300)
    held = dict(tiles.held)
    with pytest.raises(FormatError):
        tree.append([LEAVES[300], b"short"])
    assert tiles.held == held
    assert tree.size == 300


@pytest.mark.parametrize(
    ("level", "index", "at"),
    [(0, 0, 0), (0, 117, 255), (0, 273, 111), (1, 0, 41), (1, 1, 16), (2, 0, 0)],
    ids=[
        "a leaf of the first tile",
        "a leaf of a full tile",
        "a leaf of the last, partial tile",
        "an entry of a full tile of level 1",
        "an entry of the partial tile of level 1",
        "the entry of level 2",
    ],
)
def test_rescan_names_the_first_tile_that_one_changed_hash_breaks(
    level: int, index: int, at: int
) -> None:
    tiles, tree = grown(70_000)
    tiles.flip(level, index, at)
    # A wrong entry shows first at the tile below, which no longer hashes to it.
    named = (level, index) if level == 0 else (level - 1, index * 256 + at)
    with pytest.raises(VerificationError, match=f"^tile {named[0]}/{named[1]} "):
        tree.rescan()


@pytest.mark.parametrize("name", [(0, 5), (0, 273), (1, 0), (1, 1), (2, 0)])
@pytest.mark.parametrize("kept", [0, 31, 32])
def test_rescan_names_a_tile_that_is_cut_short(name: tuple[int, int], kept: int) -> None:
    tiles, tree = grown(70_000)
    tiles.held[name] = tiles.held[name][: kept if len(tiles.held[name]) > 32 else 0]
    with pytest.raises(VerificationError, match=f"^tile {name[0]}/{name[1]} "):
        tree.rescan()


def test_rescan_notices_a_forgery_that_is_consistent_across_all_levels() -> None:
    tiles, tree = grown(70_000)
    forged = grown_from([*LEAVES[:100], LEAVES[0], *LEAVES[101:]])
    tiles.held.update(forged.held)
    with pytest.raises(VerificationError, match=r"^tile 2/0 "):
        tree.rescan()


def test_an_old_tile_put_back_is_noticed_when_a_leaf_is_checked() -> None:
    tiles, tree = grown(300)
    yesterday = tiles.held[0, 1]
    tree.append(LEAVES[300:400])
    tiles.held[0, 1] = yesterday + tiles.held[0, 1][len(yesterday) + 32 :] + LEAVES[0]
    with pytest.raises(VerificationError):
        tree.check_leaf(310, LEAVES[310])
    with pytest.raises(VerificationError):
        tree.check_leaf(310, tree.leaf(310))
    with pytest.raises(VerificationError, match=r"^tile 0/1 "):
        tree.rescan()


def test_a_reader_opened_earlier_still_answers_for_its_own_size() -> None:
    tiles, tree = grown(300)
    reader = TileTree(tiles)
    tree.append(LEAVES[300:1000])
    assert reader.size == 300
    assert reader.root() == plain_root(300)
    reader.check_leaf(299, LEAVES[299])
    reader.rescan()


def test_a_tree_left_behind_by_its_store_does_not_write() -> None:
    for sizes in (300, 301), (256, 257), (300, 299):
        tiles, tree = grown(sizes[0])
        tiles.held = dict(grown(sizes[1])[0].held)
        held = dict(tiles.held)
        with pytest.raises(VerificationError):
            tree.append(LEAVES[:1])
        assert tiles.held == held


DAMAGED_EDGES = {
    "a last tile of half a hash": {(0, 0): bytes(16)},
    "a full tile without an entry above": {(0, 0): bytes(TILE_BYTES)},
    "a tile wider than 256 hashes": {(0, 0): bytes(TILE_BYTES + 32)},
    "a full tile where the level above ends": {
        (0, 0): bytes(TILE_BYTES),
        (0, 1): bytes(TILE_BYTES),
        (1, 0): bytes(32),
    },
    "full tiles on every level": {(n, 0): bytes(TILE_BYTES) for n in range(9)},
}


@pytest.mark.parametrize("held", DAMAGED_EDGES.values(), ids=DAMAGED_EDGES.keys())
def test_a_contradicting_right_edge_is_refused_when_opening(
    held: dict[tuple[int, int], bytes],
) -> None:
    tiles = Tiles()
    tiles.held = held
    with pytest.raises(VerificationError):
        TileTree(tiles)


@pytest.mark.parametrize("index", [-1, 300, 2**64])
def test_leaves_outside_the_tree_are_refused(index: int) -> None:
    tree = grown(300)[1]
    for ask in (tree.leaf, lambda n: tree.check_leaf(n, LEAVES[0])):
        with pytest.raises(FormatError):
            ask(index)
    with pytest.raises(FormatError):
        tree.inclusion(index, 300)


def test_proofs_for_a_size_beyond_the_tree_are_refused() -> None:
    tree = grown(300)[1]
    with pytest.raises(FormatError):
        tree.inclusion(0, 301)
    with pytest.raises(FormatError):
        tree.consistency(300, 301)
    with pytest.raises(FormatError):
        tree.frontier(-1)
    with pytest.raises(VerificationError):
        tree.frontier(301)


@pytest.mark.parametrize(("level", "index"), [(0, 300), (8, 1), (9, 0), (-1, 0), (0, -1)])
def test_subtrees_outside_the_tree_are_refused(level: int, index: int) -> None:
    with pytest.raises(FormatError):
        grown(300)[1].node(level, index)


def grown_from(leaves: Sequence[bytes]) -> Tiles:
    tiles = Tiles()
    TileTree(tiles).append(leaves)
    return tiles
