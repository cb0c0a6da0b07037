"""The Merkle tree of RFC 6962 §2.1 (hashing again RFC 9162 §2.1) over SHA-256.

One description of the tree serves provers and verifiers: the path of a proof is the list of ranges
of leaves whose hashes it holds, nearest first. A verifier asks each range on which side it lies; a
prover hashes it from perfect subtrees, named (level, index) like the hashes of C2SP tlog-tiles:
the leaves index·2^level to (index + 1)·2^level - 1.

Every hash here is public, so nothing is compared in constant time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from crypto.errors import FormatError, VerificationError

HASH_BYTES: Final = 32
EMPTY_ROOT: Final = hashlib.sha256(b"").digest()
MAX_SIZE: Final = 2**64 - 1

Node: TypeAlias = tuple[int, int]
"""A perfect subtree: level and index."""

_Range: TypeAlias = tuple[int, int]
_PAIR: Final = 2 * HASH_BYTES


def leaf_hash(data: bytes) -> bytes:
    """Return SHA-256(0x00 ‖ data), the hash of a leaf."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return SHA-256(0x01 ‖ left ‖ right), the hash of an inner node."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def fold(hashes: bytes) -> bytes:
    """Return the root over concatenated hashes of 32 bytes, all of one level.

    Joining instead of listing keeps a million hashes in one object.

    Raises:
        FormatError: the length is zero or not a multiple of 32.
    """
    if not hashes or len(hashes) % HASH_BYTES:
        raise FormatError("concatenated hashes have a multiple of 32 bytes")
    while len(hashes) > HASH_BYTES:
        hashes = _parents(hashes) + _odd(hashes)
    return hashes


def root_of(hashes: Sequence[bytes]) -> bytes:
    """Return the root of the tree over these leaf hashes.

    Raises:
        FormatError: a hash does not have 32 bytes.
    """
    _check_hashes(hashes)
    return fold(b"".join(hashes)) if hashes else EMPTY_ROOT


@dataclass(slots=True)
class Frontier:
    """The perfect subtrees that make up a tree: what is needed to go on and no more.

    Attributes:
        size: the number of leaves.
        hashes: one per bit set in `size`, the largest and leftmost subtree first.
    """

    size: int = 0
    hashes: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        """Check that the hashes fit the size.

        Raises:
            FormatError: they do not, or the size is no number of leaves.
        """
        if not 0 <= self.size <= MAX_SIZE or len(self.hashes) != self.size.bit_count():
            raise FormatError("the hashes of the frontier do not fit its size")
        _check_hashes(self.hashes)

    def append(self, leaf_hash: bytes) -> None:
        """Add one leaf hash; see `extend`."""
        self.extend((leaf_hash,))

    def extend(self, leaf_hashes: Sequence[bytes]) -> None:
        """Add leaf hashes on the right. Nothing changes if one of them is refused.

        Raises:
            FormatError: a hash does not have 32 bytes, or the tree would outgrow 2^64 - 1 leaves.
        """
        _check_hashes(leaf_hashes)
        if self.size + len(leaf_hashes) > MAX_SIZE:
            raise FormatError("the tree would be too large")
        kept = list(self.hashes)
        peaks = []
        carry, bits = b"".join(leaf_hashes), self.size
        # Addition in binary: what stands alone at its level stays there, pairs are carried.
        while carry:
            if bits & 1:
                carry = kept.pop() + carry
            if alone := _odd(carry):
                peaks.append(alone)
            carry, bits = _parents(carry), bits >> 1
        self.hashes = (*kept, *reversed(peaks))
        self.size += len(leaf_hashes)

    def root(self) -> bytes:
        """Return the root of the tree."""
        return _join(self.hashes) if self.hashes else EMPTY_ROOT

    def to_bytes(self) -> bytes:
        """Return the size (eight bytes, big endian) followed by the hashes."""
        return self.size.to_bytes(8, "big") + b"".join(self.hashes)

    @classmethod
    def from_bytes(cls, data: bytes) -> Frontier:
        """Read what `to_bytes` wrote.

        Raises:
            FormatError: the length does not fit the size.
        """
        size = int.from_bytes(data[:8], "big")
        if len(data) != 8 + size.bit_count() * HASH_BYTES:
            raise FormatError("the frontier does not have the length that its size asks for")
        starts = range(8, len(data), HASH_BYTES)
        return cls(size, tuple(data[at : at + HASH_BYTES] for at in starts))


def verify_inclusion(
    index: int, size: int, leaf_hash: bytes, proof: Sequence[bytes], root: bytes
) -> None:
    """Check that a leaf hash stands at an index of the tree with this size and root.

    Args:
        index: position of the leaf, from 0.
        size: number of leaves of the tree.
        leaf_hash: the hash of the leaf.
        proof: the hashes of RFC 9162 §2.1.3.1, nearest first.
        root: the root of the tree.

    Raises:
        FormatError: the index lies outside the tree or a hash does not have 32 bytes.
        VerificationError: the proof has another length or leads to another root.
    """
    path = _inclusion_path(index, size)
    _check_hashes((leaf_hash,))
    _check_proof(path, proof)
    computed = leaf_hash
    for (begin, _), sibling in zip(path, proof, strict=True):
        computed = node_hash(computed, sibling) if begin > index else node_hash(sibling, computed)
    if computed != root:
        raise VerificationError("the inclusion proof leads to another root")


def verify_consistency(
    old_size: int, old_root: bytes, new_size: int, new_root: bytes, proof: Sequence[bytes]
) -> None:
    """Check that the larger of two trees begins with all leaves of the smaller.

    Args:
        old_size: number of leaves of the smaller tree, at least 1: an empty tree proves nothing.
        old_root: the root of the smaller tree.
        new_size: number of leaves of the larger tree, at least `old_size`.
        new_root: the root of the larger tree.
        proof: the hashes of RFC 9162 §2.1.4.1, nearest first.

    Raises:
        FormatError: a size is out of order or a hash does not have 32 bytes.
        VerificationError: the proof has another length or leads to another root.
    """
    path = _consistency_path(old_size, new_size)
    if not path:
        # Equal sizes: the roots are compared and never hashed.
        if proof or old_root != new_root:
            raise VerificationError("two trees of one size have different roots")
        return
    _check_hashes((old_root,))
    _check_proof(path, proof)
    siblings = list(zip(path, proof, strict=True))
    # The walk starts at the last perfect subtree of the smaller tree, which may be all of it.
    nearest, _ = path[0]
    old = new = old_root if nearest >= old_size else siblings.pop(0)[1]
    for (begin, _), sibling in siblings:
        if begin >= old_size:
            new = node_hash(new, sibling)
        else:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
    if old != old_root or new != new_root:
        raise VerificationError("the consistency proof leads to another root")


def cover(begin: int, end: int) -> tuple[Node, ...]:
    """Return the perfect subtrees that make up the leaves `begin` to `end - 1`, left to right.

    The range must be one that the tree of RFC 6962 itself makes: `begin` a multiple of the largest
    power of two that fits in it. `cover(0, size)` names the hashes of a frontier.
    """
    nodes = []
    while begin < end:
        level = (end - begin).bit_length() - 1
        nodes.append((level, begin >> level))
        begin += 1 << level
    return tuple(nodes)


def inclusion_nodes(index: int, size: int) -> list[tuple[Node, ...]]:
    """Return, for each hash of an inclusion proof, the perfect subtrees it is made of.

    Raises:
        FormatError: the index lies outside the tree.
    """
    return [cover(*span) for span in _inclusion_path(index, size)]


def consistency_nodes(old_size: int, new_size: int) -> list[tuple[Node, ...]]:
    """Return, for each hash of a consistency proof, the perfect subtrees it is made of.

    Raises:
        FormatError: not 1 ≤ old size ≤ new size.
    """
    return [cover(*span) for span in _consistency_path(old_size, new_size)]


def prove_inclusion(index: int, size: int, node: Callable[[int, int], bytes]) -> tuple[bytes, ...]:
    """Return the inclusion proof of RFC 9162 §2.1.3.1.

    Args:
        index: position of the leaf, from 0.
        size: number of leaves of the tree.
        node: gives the hash of a perfect subtree from its level and index.

    Raises:
        FormatError: the index lies outside the tree.
    """
    return _prove(inclusion_nodes(index, size), node)


def prove_consistency(
    old_size: int, new_size: int, node: Callable[[int, int], bytes]
) -> tuple[bytes, ...]:
    """Return the consistency proof of RFC 9162 §2.1.4.1.

    Args:
        old_size: number of leaves of the smaller tree, at least 1.
        new_size: number of leaves of the larger tree.
        node: gives the hash of a perfect subtree from its level and index.

    Raises:
        FormatError: not 1 ≤ old size ≤ new size.
    """
    return _prove(consistency_nodes(old_size, new_size), node)


def _inclusion_path(index: int, size: int) -> list[_Range]:
    """PATH of RFC 6962 §2.1.1 as ranges of leaves, nearest first."""
    if not 0 <= index < size <= MAX_SIZE:
        raise FormatError("the index lies outside the tree")
    begin, end = 0, size
    path = []
    while end - begin > 1:
        middle = begin + _split(end - begin)
        if index < middle:
            path.append((middle, end))
            end = middle
        else:
            path.append((begin, middle))
            begin = middle
    return path[::-1]


def _consistency_path(old_size: int, new_size: int) -> list[_Range]:
    """SUBPROOF of RFC 6962 §2.1.2 as ranges of leaves, nearest first."""
    if not 1 <= old_size <= new_size <= MAX_SIZE:
        raise FormatError("the sizes of the two trees are out of order")
    begin, end = 0, new_size
    path = []
    while end != old_size:
        middle = begin + _split(end - begin)
        if old_size <= middle:
            path.append((middle, end))
            end = middle
        else:
            path.append((begin, middle))
            begin = middle
    if begin:
        path.append((begin, end))
    return path[::-1]


def _split(width: int) -> int:
    """Return the largest power of two smaller than a width of at least 2."""
    return 1 << (width - 1).bit_length() - 1


def _prove(parts: list[tuple[Node, ...]], node: Callable[[int, int], bytes]) -> tuple[bytes, ...]:
    return tuple(_join([node(*name) for name in part]) for part in parts)


def _join(hashes: Sequence[bytes]) -> bytes:
    """Return the root over neighbouring perfect subtrees, each smaller than the one before."""
    root = hashes[-1]
    for left in hashes[-2::-1]:
        root = node_hash(left, root)
    return root


def _parents(hashes: bytes) -> bytes:
    """Return the concatenated parents of concatenated hashes, leaving out an odd last one."""
    sha256 = hashlib.sha256
    last = len(hashes) - _PAIR + 1
    return b"".join(
        [sha256(b"\x01" + hashes[at : at + _PAIR]).digest() for at in range(0, last, _PAIR)]
    )


def _odd(hashes: bytes) -> bytes:
    """Return the last of an odd number of concatenated hashes, or nothing."""
    return hashes[len(hashes) // _PAIR * _PAIR :]


def _check_proof(path: list[_Range], proof: Sequence[bytes]) -> None:
    _check_hashes(proof)
    if len(proof) != len(path):
        raise VerificationError("the proof does not have the length that its sizes ask for")


def _check_hashes(hashes: Sequence[bytes]) -> None:
    if any(len(digest) != HASH_BYTES for digest in hashes):
        raise FormatError("a hash does not have 32 bytes")
