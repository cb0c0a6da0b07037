from __future__ import annotations

import json
from base64 import b64decode
from typing import TYPE_CHECKING, Any

import pymerkle
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypto import merkle
from crypto.errors import CryptoError, FormatError, VerificationError
from tests.shared import vectors

if TYPE_CHECKING:
    from collections.abc import Sequence

# Inputs and roots of the reference tests of Certificate Transparency, after 1, 2, … 8 leaves.
CT_INPUTS = [
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
]
CT_ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
PROOFS = json.loads(vectors("rfc6962_proofs.json").read_text("utf-8"))
LEAVES = [merkle.leaf_hash(bytes([n % 256, n // 256])) for n in range(600)]


class Plain:
    """A tree that keeps its leaves and computes every subtree from them, as the RFC writes it."""

    def __init__(self, leaves: Sequence[bytes]) -> None:
        self.leaves = leaves

    def node(self, level: int, index: int) -> bytes:
        """Return the hash of a perfect subtree."""
        begin, end = index << level, (index + 1) << level
        assert end <= len(self.leaves), "the prover asked for a subtree that is not full"
        return self.range(begin, end)

    def range(self, begin: int, end: int) -> bytes:
        """Return MTH(D[begin:end]) by the recursion of RFC 6962 §2.1."""
        if end - begin == 1:
            return self.leaves[begin]
        split = 1
        while split * 2 < end - begin:
            split *= 2
        return merkle.node_hash(self.range(begin, begin + split), self.range(begin + split, end))


@pytest.fixture(scope="module")
def oracle() -> pymerkle.InmemoryTree:
    tree = pymerkle.InmemoryTree(algorithm="sha256")
    tree.append_entries([bytes([n % 256, n // 256]) for n in range(len(LEAVES))])
    return tree


def decoded(proof: list[str] | None) -> list[bytes]:
    return [b64decode(part) for part in proof or []]


@pytest.mark.parametrize("case", PROOFS["inclusion"], ids=lambda case: case["name"])
def test_inclusion_verdicts_of_the_external_vectors(case: dict[str, Any]) -> None:
    def verdict() -> None:
        merkle.verify_inclusion(
            case["leafIdx"],
            case["treeSize"],
            b64decode(case["leafHash"]),
            decoded(case["proof"]),
            b64decode(case["root"]),
        )

    if case["wantErr"]:
        with pytest.raises((FormatError, VerificationError)):
            verdict()
    else:
        verdict()


@pytest.mark.parametrize("case", PROOFS["consistency"], ids=lambda case: case["name"])
def test_consistency_verdicts_of_the_external_vectors(case: dict[str, Any]) -> None:
    def verdict() -> None:
        merkle.verify_consistency(
            case["size1"],
            b64decode(case["root1"]),
            case["size2"],
            b64decode(case["root2"]),
            decoded(case["proof"]),
        )

    if case["wantErr"]:
        with pytest.raises((FormatError, VerificationError)):
            verdict()
    else:
        verdict()


def test_all_external_vectors_are_there() -> None:
    assert len(PROOFS["inclusion"]) == len(PROOFS["consistency"]) == 98


@pytest.mark.parametrize("size", range(1, 9))
def test_roots_of_the_certificate_transparency_reference_tree(size: int) -> None:
    leaves = [merkle.leaf_hash(bytes.fromhex(text)) for text in CT_INPUTS[:size]]
    frontier = merkle.Frontier()
    frontier.extend(leaves)
    assert merkle.root_of(leaves).hex() == frontier.root().hex() == CT_ROOTS[size - 1]


def test_the_empty_tree_has_the_hash_of_nothing() -> None:
    expected = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert merkle.EMPTY_ROOT.hex() == expected
    assert merkle.root_of([]) == merkle.Frontier().root() == merkle.EMPTY_ROOT


def test_roots_agree_with_an_independent_implementation(oracle: pymerkle.InmemoryTree) -> None:
    for size in range(1, len(LEAVES) + 1):
        assert merkle.root_of(LEAVES[:size]) == oracle.get_root(size)


@given(st.data())
def test_inclusion_paths_agree_with_an_independent_implementation(
    oracle: pymerkle.InmemoryTree, data: st.DataObject
) -> None:
    size = data.draw(st.integers(1, len(LEAVES)))
    index = data.draw(st.integers(0, size - 1))
    ours = merkle.prove_inclusion(index, size, Plain(LEAVES).node)
    theirs = oracle.prove_inclusion(index + 1, size)  # counts from one, begins with the leaf
    assert [LEAVES[index], *ours] == theirs.path


@given(st.data())
def test_an_inclusion_proof_verifies_and_no_changed_bit_of_it_does(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, len(LEAVES)))
    index = data.draw(st.integers(0, size - 1))
    root = merkle.root_of(LEAVES[:size])
    proof = merkle.prove_inclusion(index, size, Plain(LEAVES[:size]).node)
    merkle.verify_inclusion(index, size, LEAVES[index], proof, root)

    parts = [LEAVES[index], root, *proof]
    at = data.draw(st.integers(0, len(parts) - 1))
    parts[at] = flip(parts[at], data.draw(st.integers(0, 255)))
    with pytest.raises(VerificationError):
        merkle.verify_inclusion(index, size, parts[0], parts[2:], parts[1])
    wrong = index ^ (1 << data.draw(st.integers(0, 63)))
    with pytest.raises(CryptoError):
        merkle.verify_inclusion(wrong, size, LEAVES[index], proof, root)
    for longer in ([*proof, root], [root, *proof], proof[:-1] if proof else [root]):
        with pytest.raises(VerificationError):
            merkle.verify_inclusion(index, size, LEAVES[index], longer, root)


@given(st.data())
def test_a_consistency_proof_verifies_and_no_changed_bit_of_it_does(data: st.DataObject) -> None:
    new = data.draw(st.integers(1, len(LEAVES)))
    old = data.draw(st.integers(1, new))
    roots = [merkle.root_of(LEAVES[:old]), merkle.root_of(LEAVES[:new])]
    proof = merkle.prove_consistency(old, new, Plain(LEAVES[:new]).node)
    merkle.verify_consistency(old, roots[0], new, roots[1], proof)

    parts = [*roots, *proof]
    at = data.draw(st.integers(0, len(parts) - 1))
    parts[at] = flip(parts[at], data.draw(st.integers(0, 255)))
    with pytest.raises(VerificationError):
        merkle.verify_consistency(old, parts[0], new, parts[1], parts[2:])
    for longer in ([*proof, roots[0]], [roots[0], *proof], proof[:-1] if proof else [roots[0]]):
        with pytest.raises(VerificationError):
            merkle.verify_consistency(old, roots[0], new, roots[1], longer)


@given(st.data())
def test_a_consistency_proof_holds_for_no_other_smaller_size(data: st.DataObject) -> None:
    new = data.draw(st.integers(2, 64))
    old = data.draw(st.integers(1, new))
    other = data.draw(st.integers(1, new).filter(lambda size: size != old))
    proof = merkle.prove_consistency(old, new, Plain(LEAVES[:new]).node)
    roots = merkle.root_of(LEAVES[:old]), merkle.root_of(LEAVES[:new])
    with pytest.raises(VerificationError):
        merkle.verify_consistency(other, roots[0], new, roots[1], proof)


@given(st.integers(1, 2**64 - 1), st.data())
def test_the_largest_trees_have_paths_of_at_most_64_hashes(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    covered = [node for part in merkle.inclusion_nodes(index, size) for node in part]
    assert len(merkle.inclusion_nodes(index, size)) <= 64
    assert sum(1 << level for level, _ in covered) == size - 1
    old = data.draw(st.integers(1, size))
    assert len(merkle.consistency_nodes(old, size)) <= 65
    assert sum(1 << level for level, _ in merkle.cover(0, size)) == size


@given(st.lists(st.integers(0, 40), max_size=12))
def test_a_frontier_grows_to_the_same_tree_in_any_steps(steps: list[int]) -> None:
    frontier, size = merkle.Frontier(), 0
    for step in steps:
        frontier.extend(LEAVES[size : size + step])
        size += step
        again = merkle.Frontier.from_bytes(frontier.to_bytes())
        assert again == frontier
        assert again.root() == merkle.root_of(LEAVES[:size])
    one_by_one = merkle.Frontier()
    for leaf in LEAVES[:size]:
        one_by_one.append(leaf)
    assert one_by_one == frontier
    assert [Plain(LEAVES).node(*node) for node in merkle.cover(0, size)] == list(frontier.hashes)


HOSTILE_FRONTIERS = {
    "nothing at all": b"",
    "a size cut short": bytes(7),
    "an empty tree with a hash": bytes(8) + bytes(32),
    "one leaf without its hash": (1).to_bytes(8, "big"),
    "one leaf with a short hash": (1).to_bytes(8, "big") + bytes(31),
    "one leaf with a byte too many": (1).to_bytes(8, "big") + bytes(33),
    "two leaves with two hashes": (2).to_bytes(8, "big") + bytes(64),
    "the largest size without hashes": b"\xff" * 8,
}


@pytest.mark.parametrize("data", HOSTILE_FRONTIERS.values(), ids=HOSTILE_FRONTIERS.keys())
def test_a_frontier_of_another_length_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError):
        merkle.Frontier.from_bytes(data)


def test_a_frontier_is_unchanged_by_a_refused_leaf() -> None:
    frontier = merkle.Frontier()
    frontier.extend(LEAVES[:5])
    before = frontier.to_bytes()
    with pytest.raises(FormatError):
        frontier.extend([LEAVES[5], b"short"])
    assert frontier.to_bytes() == before


def test_a_frontier_at_its_largest_size_takes_no_more() -> None:
    full = merkle.Frontier(2**64 - 1, tuple(LEAVES[:64]))
    with pytest.raises(FormatError):
        full.append(LEAVES[0])
    with pytest.raises(FormatError):
        merkle.Frontier(2**64, (LEAVES[0],))


@pytest.mark.parametrize("data", [b"", bytes(31), bytes(33)])
def test_folding_refuses_what_is_not_whole_hashes(data: bytes) -> None:
    with pytest.raises(FormatError):
        merkle.fold(data)
    with pytest.raises(FormatError):
        merkle.root_of([data])


def test_hashes_of_another_length_are_refused_before_they_are_hashed() -> None:
    root = merkle.root_of(LEAVES[:2])
    with pytest.raises(FormatError):
        merkle.verify_inclusion(0, 2, LEAVES[0] + LEAVES[1][:1], [LEAVES[1][1:]], root)
    with pytest.raises(FormatError):
        merkle.verify_consistency(1, LEAVES[0] + LEAVES[1][:1], 2, root, [LEAVES[1][1:]])


@pytest.mark.parametrize(
    ("old", "new"), [(0, 0), (0, 4), (5, 4), (-1, 4)], ids=["empty", "from 0", "shrunk", "negative"]
)
def test_there_is_no_consistency_proof_for_sizes_out_of_order(old: int, new: int) -> None:
    with pytest.raises(FormatError):
        merkle.consistency_nodes(old, new)
    with pytest.raises(FormatError):
        merkle.verify_consistency(old, merkle.EMPTY_ROOT, new, merkle.EMPTY_ROOT, [])


def flip(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)
