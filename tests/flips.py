"""Flipping bits of a bundle in process, on two processes.

A whole pass is some 300,000 verifications, so the workers live in a module that a new process can
import, and each gets a stretch of the places to flip.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from typing import Final

from alertadores.bundles import archive
from alertadores.bundles.card import parse_card
from alertadores.bundles.public import MANIFEST
from alertadores.verify.public import verify_public
from alertadores.verify.report import Verdict
from tests.publicbundle import manifest_of

PROCESSES: Final = 2
_CHUNKS: Final = 8
Flip = tuple[str, int, int]
"""File (or nothing for the whole bundle), byte and bit."""


def plain(bundle: bytes, card: bytes, flips: Iterable[Flip]) -> list[Flip]:
    """Return the flips of the bundle that are not found wrong."""
    trust, changed = parse_card(card), bytearray(bundle)
    survivors = []
    for flip in flips:
        _whole, byte, bit = flip
        changed[byte] ^= 1 << bit
        if verify_public(bytes(changed), trust).verdict is not Verdict.WRONG:
            survivors.append(flip)
        changed[byte] ^= 1 << bit
    return survivors


def repaired(bundle: bytes, card: bytes, flips: Iterable[Flip]) -> list[Flip]:
    """Return the flips that are not found wrong if a forger repairs checksum and manifest."""
    trust, files = parse_card(card), archive.read_archive(bundle)
    survivors = []
    for flip in flips:
        name, byte, bit = flip
        changed = bytearray(files[name])
        changed[byte] ^= 1 << bit
        forged = {**files, name: bytes(changed)}
        forged[MANIFEST] = manifest_of(forged)
        data = archive.write_archive(forged)
        if verify_public(data, trust).verdict is not Verdict.WRONG:
            survivors.append(flip)
    return survivors


def survivors(
    work: Callable[[bytes, bytes, list[Flip]], list[Flip]],
    bundle: bytes,
    card: bytes,
    flips: list[Flip],
) -> list[Flip]:
    """Share flips among processes; return those that were not found wrong."""
    size = -(-len(flips) // (_CHUNKS * PROCESSES))
    chunks = [flips[start : start + size] for start in range(0, len(flips), size)]
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(PROCESSES, mp_context=fresh) as pool:
        running = [pool.submit(work, bundle, card, chunk) for chunk in chunks]
        return [flip for each in running for flip in each.result()]
