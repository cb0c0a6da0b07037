"""The envelope of an identity, which two custodian seats open together and one never does.

The record is sealed under a random key. For each pair of seats that key is wrapped under a key made
of two random halves, each sealed to its seat; one half says nothing about the other or about the
key. The whole lies once more under a key of the case, so that destroying that key erases the
identity even where halves survive. There is no secret-sharing arithmetic.

Format: the byte 0x01, then sealed under the outer key

    number of seats n (1 byte), the seats in ascending order (n bytes),
    for each pair of seats in lexicographic order:
        half of the lower seat, half of the higher seat (1,169 bytes each), wrapped key (60 bytes),
    the sealed record, padded before to 4, 8, 16… KiB.

Every ciphertext is bound to the caller's `context` (office, case and alert), and halves and wraps
to their pair and seat. HPKE does not say who sealed: the signed entry names `envelope_hash`. The
record passes through `bytes` on its way in and out, which Python cannot wipe.
"""

from __future__ import annotations

import hashlib
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Final

from crypto import labels, recipients, sealing
from crypto.errors import DecryptionError, FormatError
from crypto.labels import Label
from crypto.secret import KEY_LENGTH, SecretBytes, expand, random_secret

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crypto.recipients import Recipient, RecipientKey

VERSION: Final = b"\x01"
BLOCK: Final = 4096
MAX_SEAT: Final = 255

_MIN_SEATS: Final = 2
_HALF: Final = recipients.OVERHEAD + KEY_LENGTH
_WRAP: Final = sealing.OVERHEAD + KEY_LENGTH
_PAIR: Final = 2 * _HALF + _WRAP

Pair = tuple[int, int]


def seal_identity(
    record: bytes, seats: Mapping[int, Recipient], context: bytes, outer: SecretBytes
) -> bytes:
    """Seal an identity record for any two of the seats.

    Args:
        record: any bytes; the envelope tells their number only by class.
        seats: number of the seat (0 to 255) and the public key of who sits there; at least two,
            with different keys.
        context: what the envelope belongs to; the same bytes open it.
        outer: key of the case whose destruction erases the envelope.

    Raises:
        FormatError: fewer than two seats, one key in two seats, or a seat out of its bounds.
    """
    _check_seats(seats)
    numbers = sorted(seats)
    with random_secret() as key:
        pairs = [_seal_pair(key, pair, seats, context) for pair in combinations(numbers, 2)]
        padded = sealing.pad(record, BLOCK)
        sealed = sealing.seal(key, padded, labels.context(Label.IDENTITY_RECORD, context))
    inner = b"".join((bytes([len(numbers), *numbers]), *pairs, sealed))
    return VERSION + sealing.seal(outer, inner, labels.context(Label.IDENTITY_OUTER, context))


def release_half(  # noqa: PLR0913, PLR0917 - two keys, and three things they are bound to
    envelope: bytes, outer: SecretBytes, seat: int, key: RecipientKey, pair: Pair, context: bytes
) -> SecretBytes:
    """Return the half that one seat contributes to a pair, for the other end of a sealed channel.

    Raises:
        DecryptionError: the envelope has no such pair, the pair no such seat, or it does not open
            with these keys and this context.
        FormatError: the envelope is of no known version or cut short.
    """
    pairs, _record = _open_outer(envelope, outer, context)
    block = _find(pairs, pair)
    if seat not in pair:
        raise DecryptionError("the seat does not belong to the pair")
    start = pair.index(seat) * _HALF
    return key.open(block[start : start + _HALF], _half_info(context, pair, seat))


def open_identity(
    envelope: bytes, outer: SecretBytes, halves: Mapping[int, SecretBytes], context: bytes
) -> SecretBytes:
    """Return the identity record, given the halves that two seats released for their pair.

    Raises:
        DecryptionError: not exactly two halves, no such pair, or a wrong half, key or context.
        FormatError: the envelope is of no known version or cut short.
    """
    pairs, record = _open_outer(envelope, outer, context)
    pair = _pair_of(halves)
    wrap = _find(pairs, pair)[-_WRAP:]
    with _pair_key(halves[pair[0]], halves[pair[1]], pair, context) as pair_key:
        key = SecretBytes(sealing.unseal(pair_key, wrap, _wrap_context(context, pair)))
    with key:
        padded = sealing.unseal(key, record, labels.context(Label.IDENTITY_RECORD, context))
    return SecretBytes(sealing.unpad(padded, BLOCK))


def envelope_hash(envelope: bytes) -> bytes:
    """Return the SHA-256 of an envelope, which the signed entry of the sealing names."""
    return hashlib.sha256(envelope).digest()


def _seal_pair(
    key: SecretBytes, pair: Pair, seats: Mapping[int, Recipient], context: bytes
) -> bytes:
    with random_secret() as first, random_secret() as second:
        with _pair_key(first, second, pair, context) as pair_key:
            wrap = sealing.seal(pair_key, key.reveal(), _wrap_context(context, pair))
        halves = [
            seats[seat].seal(half, _half_info(context, pair, seat))
            for seat, half in zip(pair, (first, second), strict=True)
        ]
    return b"".join((*halves, wrap))


def _pair_key(first: SecretBytes, second: SecretBytes, pair: Pair, context: bytes) -> SecretBytes:
    """Derive from both halves, each of fixed length so that their boundary is certain."""
    if len(first) != KEY_LENGTH or len(second) != KEY_LENGTH:
        raise DecryptionError("a half has another length")
    with SecretBytes(first.reveal() + second.reveal()) as both:
        return expand(both, Label.IDENTITY_PAIR, context, bytes(pair))


def _wrap_context(context: bytes, pair: Pair) -> bytes:
    return labels.context(Label.IDENTITY_WRAP, context, bytes(pair))


def _half_info(context: bytes, pair: Pair, seat: int) -> bytes:
    return labels.context(Label.IDENTITY_HALF, context, bytes(pair), bytes([seat]))


def _open_outer(
    envelope: bytes, outer: SecretBytes, context: bytes
) -> tuple[dict[Pair, bytes], bytes]:
    """Return the block of each pair, and the sealed record."""
    if envelope[:1] != VERSION:
        raise FormatError("the envelope is of no known version")
    associated = labels.context(Label.IDENTITY_OUTER, context)
    inner = sealing.unseal(outer, envelope[1:], associated)
    start = 1 + int.from_bytes(inner[:1], "big")
    seats = inner[1:start]
    pairs = list(combinations(seats, 2))
    end = start + len(pairs) * _PAIR
    if not pairs or len(inner) < end or any(one >= other for one, other in pairwise(seats)):
        raise FormatError("the envelope does not hold what its seats demand")
    starts = range(start, end, _PAIR)
    blocks = {pair: inner[at : at + _PAIR] for pair, at in zip(pairs, starts, strict=True)}
    return blocks, inner[end:]


def _find(pairs: Mapping[Pair, bytes], pair: Pair) -> bytes:
    try:
        return pairs[pair]
    except KeyError:
        raise DecryptionError("the envelope is not for these seats") from None


def _pair_of(halves: Mapping[int, SecretBytes]) -> Pair:
    match sorted(halves):
        case [first, second]:
            return first, second
    raise DecryptionError("an identity opens with the halves of two seats")


def _check_seats(seats: Mapping[int, Recipient]) -> None:
    if len(seats) < _MIN_SEATS:
        raise FormatError("an identity needs at least two custodian seats")
    if not all(0 <= seat <= MAX_SEAT for seat in seats):
        raise FormatError("a seat is a number from 0 to 255")
    if len(set(seats.values())) != len(seats):
        raise FormatError("one key sits in two seats")
