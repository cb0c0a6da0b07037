"""What it costs to verify a log on two processes, against as many bare signatures on one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from _bench_figures import Figure, by_turns, seconds
from _bench_workshop import Workshop, workers
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from alertadores.ledger.leaf import parse_leaf
from alertadores.verify.log import Signed, verify_log
from crypto import merkle
from crypto.canonical import b64u_decode
from crypto.secret import SecretBytes
from crypto.signing import SigningKey

_BARE: Final = 5_000


def verify(workshop: Workshop) -> Iterator[Figure]:
    """Measure leaf, signature, trace record, tree and rules of every entry.

    The floor is one bare verification, of signatures of the same log, times the number of entries.
    """
    large = workshop.large
    desk = large.office.desk
    chains = (desk.office, *large.signed)
    log = sorted((each for chain in chains for each in chain), key=lambda each: each.index)
    hashes = [merkle.leaf_hash(each.leaf) for each in log]
    root = merkle.root_of(hashes)
    bare = list(_bare(log[len(desk.office) :][:_BARE], _keys(desk.seeds)))

    with workers() as pool:

        def verify_all() -> None:
            report = verify_log(desk.office, large.signed, hashes.__getitem__, pool)
            if report.wrong or report.rejected or merkle.root_of(hashes) != root:
                raise AssertionError("an honest log does not verify")

        def verify_bare() -> None:
            for key, signature, message in bare:
                key.verify(signature, message)

        value, least = by_turns(
            workshop.scale.long_rounds,
            lambda: seconds(verify_all),
            lambda: seconds(verify_bare) / len(bare) * len(log),
        )
    yield Figure("verify-100000", value.median, "s", least.median, 0.9, value.spread)


def _keys(seeds: Iterable[bytes]) -> Mapping[str, Ed25519PublicKey]:
    keys = [SigningKey.from_seed(SecretBytes(seed)).public for seed in seeds]
    return {key.kid: Ed25519PublicKey.from_public_bytes(key.to_bytes()) for key in keys}


def _bare(
    log: Iterable[Signed], keys: Mapping[str, Ed25519PublicKey]
) -> Iterator[tuple[Ed25519PublicKey, bytes, bytes]]:
    """Yield keys, signatures and what they sign."""
    for each in log:
        message, _dot, signature = each.leaf.rpartition(b".")
        yield keys[parse_leaf(each.leaf).kid], b64u_decode(signature.decode("ascii")), message
