from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crypto import labels, sealing
from crypto.custody import (
    BLOCK,
    VERSION,
    envelope_hash,
    open_identity,
    release_half,
    seal_identity,
)
from crypto.errors import CryptoError, DecryptionError, FormatError
from crypto.labels import Label
from crypto.recipients import RecipientKey
from crypto.secret import SecretBytes, random_secret

if TYPE_CHECKING:
    from collections.abc import Callable

    from crypto.custody import Pair

CONTEXT = b"oficina/caso/sello"
NAME = b"Juana Ficticia Zamacona"
RECORD = b'{"nombre":"' + NAME + b'"}'
OUTER = SecretBytes(b"\x07" * 32)
KEYS = {seat: RecipientKey.generate() for seat in (2, 5, 9)}
SEATS = {seat: key.public for seat, key in KEYS.items()}
PAIRS = list(combinations(sorted(SEATS), 2))


@pytest.fixture(scope="module")
def envelope() -> bytes:
    return seal_identity(RECORD, SEATS, CONTEXT, OUTER)


def _release(envelope: bytes, seat: int, pair: Pair) -> SecretBytes:
    return release_half(envelope, OUTER, seat, KEYS[seat], pair, CONTEXT)


def _halves(envelope: bytes, pair: Pair) -> dict[int, SecretBytes]:
    return {seat: _release(envelope, seat, pair) for seat in pair}


@pytest.mark.parametrize("pair", PAIRS)
def test_any_two_seats_open(envelope: bytes, pair: Pair) -> None:
    assert open_identity(envelope, OUTER, _halves(envelope, pair), CONTEXT).reveal() == RECORD


def test_two_seats_are_enough_to_seal() -> None:
    two = {seat: SEATS[seat] for seat in (9, 2)}
    sealed = seal_identity(RECORD, two, CONTEXT, OUTER)
    assert open_identity(sealed, OUTER, _halves(sealed, (2, 9)), CONTEXT).reveal() == RECORD


def test_the_lowest_and_the_highest_seat_open() -> None:
    keys = {0: KEYS[2], 255: KEYS[5]}
    sealed = seal_identity(RECORD, {seat: key.public for seat, key in keys.items()}, CONTEXT, OUTER)
    halves = {
        seat: release_half(sealed, OUTER, seat, key, (0, 255), CONTEXT)
        for seat, key in keys.items()
    }
    assert open_identity(sealed, OUTER, halves, CONTEXT).reveal() == RECORD


@settings(max_examples=20)
@given(st.binary(max_size=3 * BLOCK))
def test_any_record_comes_back(record: bytes) -> None:
    sealed = seal_identity(record, SEATS, CONTEXT, OUTER)
    assert open_identity(sealed, OUTER, _halves(sealed, (2, 5)), CONTEXT).reveal() == record


def test_the_length_of_a_record_does_not_show(envelope: bytes) -> None:
    assert len(seal_identity(b"", SEATS, CONTEXT, OUTER)) == len(envelope)
    assert len(seal_identity(b"x" * 4000, SEATS, CONTEXT, OUTER)) == len(envelope)


def test_sealing_again_shares_nothing(envelope: bytes) -> None:
    other = seal_identity(RECORD, SEATS, CONTEXT, OUTER)
    assert envelope_hash(other) != envelope_hash(envelope)
    halves = {2: _release(envelope, 2, (2, 5)), 5: _release(other, 5, (2, 5))}
    for each in (envelope, other):
        with pytest.raises(DecryptionError):
            open_identity(each, OUTER, halves, CONTEXT)


@pytest.mark.parametrize(
    "seats",
    [
        pytest.param({}, id="nobody"),
        pytest.param({2: SEATS[2]}, id="one custodian alone"),
        pytest.param({2: SEATS[2], 5: SEATS[2]}, id="one custodian in two seats"),
        pytest.param({2: SEATS[2], -1: SEATS[5]}, id="a seat below 0"),
        pytest.param({2: SEATS[2], 256: SEATS[5]}, id="a seat above 255"),
    ],
)
def test_these_seats_are_refused(seats: dict[int, object]) -> None:
    with pytest.raises(FormatError):
        seal_identity(RECORD, seats, CONTEXT, OUTER)  # type: ignore[arg-type]  # hostile


def _one_half(envelope: bytes) -> dict[int, SecretBytes]:
    return {2: _release(envelope, 2, (2, 5))}


def _same_half_twice(envelope: bytes) -> dict[int, SecretBytes]:
    half = _release(envelope, 2, (2, 5))
    return {2: half, 5: half}


def _own_half_and_a_guess(envelope: bytes) -> dict[int, SecretBytes]:
    return {2: _release(envelope, 2, (2, 5)), 5: random_secret()}


def _both_halves_of_one_seat(envelope: bytes) -> dict[int, SecretBytes]:
    return {2: _release(envelope, 2, (2, 5)), 5: _release(envelope, 2, (2, 9))}


def _swapped(envelope: bytes) -> dict[int, SecretBytes]:
    halves = _halves(envelope, (2, 5))
    return {2: halves[5], 5: halves[2]}


def _of_another_pair(envelope: bytes) -> dict[int, SecretBytes]:
    return {2: _release(envelope, 2, (2, 9)), 5: _release(envelope, 5, (2, 5))}


def _under_other_numbers(envelope: bytes) -> dict[int, SecretBytes]:
    halves = _halves(envelope, (2, 5))
    return {2: halves[2], 9: halves[5]}


def _with_an_unknown_seat(envelope: bytes) -> dict[int, SecretBytes]:
    halves = _halves(envelope, (2, 5))
    return {2: halves[2], 6: halves[5]}


def _of_three_seats(envelope: bytes) -> dict[int, SecretBytes]:
    return {**_halves(envelope, (2, 5)), 9: _release(envelope, 9, (2, 9))}


def _moved_boundary(envelope: bytes) -> dict[int, SecretBytes]:
    halves = _halves(envelope, (2, 5))
    both = halves[2].reveal() + halves[5].reveal()
    return {2: SecretBytes(both[:31]), 5: SecretBytes(both[31:])}


@pytest.mark.parametrize(
    "choose",
    [
        pytest.param(lambda _envelope: {}, id="no half"),
        pytest.param(_one_half, id="one half"),
        pytest.param(_same_half_twice, id="the same half twice"),
        pytest.param(_own_half_and_a_guess, id="own half and a guess"),
        pytest.param(_both_halves_of_one_seat, id="both halves of one seat"),
        pytest.param(_swapped, id="swapped halves"),
        pytest.param(_of_another_pair, id="a half of another pair"),
        pytest.param(_under_other_numbers, id="halves under another seat's number"),
        pytest.param(_with_an_unknown_seat, id="halves under a seat that is not there"),
        pytest.param(_of_three_seats, id="halves of three seats"),
        pytest.param(_moved_boundary, id="the boundary between the halves moved"),
    ],
)
def test_these_halves_do_not_open(
    envelope: bytes, choose: Callable[[bytes], dict[int, SecretBytes]]
) -> None:
    with pytest.raises(DecryptionError):
        open_identity(envelope, OUTER, choose(envelope), CONTEXT)


@pytest.mark.parametrize(
    ("seat", "key", "pair", "context", "outer"),
    [
        pytest.param(2, 5, (2, 5), CONTEXT, OUTER, id="the key of another seat"),
        pytest.param(5, 2, (2, 5), CONTEXT, OUTER, id="the seat of another key"),
        pytest.param(2, 2, (5, 9), CONTEXT, OUTER, id="a pair without this seat"),
        pytest.param(9, 9, (2, 5), CONTEXT, OUTER, id="a seat outside the pair"),
        pytest.param(2, 2, (5, 2), CONTEXT, OUTER, id="a pair in descending order"),
        pytest.param(2, 2, (2, 6), CONTEXT, OUTER, id="a pair that is not there"),
        pytest.param(2, 2, (2, 2), CONTEXT, OUTER, id="a pair of one seat"),
        pytest.param(2, 2, (2, 5), b"otro", OUTER, id="another context"),
        pytest.param(2, 2, (2, 5), CONTEXT, SecretBytes(bytes(32)), id="another key of the case"),
    ],
)
def test_no_half_is_released(  # noqa: PLR0913, PLR0917 - one column each
    envelope: bytes, seat: int, key: int, pair: Pair, context: bytes, outer: SecretBytes
) -> None:
    with pytest.raises(DecryptionError):
        release_half(envelope, outer, seat, KEYS[key], pair, context)


def test_two_halves_do_not_open_once_the_key_of_the_case_is_gone(envelope: bytes) -> None:
    halves = _halves(envelope, (2, 5))
    with pytest.raises(DecryptionError):
        open_identity(envelope, random_secret(), halves, CONTEXT)


def test_two_halves_do_not_open_under_another_context(envelope: bytes) -> None:
    with pytest.raises(DecryptionError):
        open_identity(envelope, OUTER, _halves(envelope, (2, 5)), b"otro caso")


def test_a_custodian_outside_the_seats_gets_nothing(envelope: bytes) -> None:
    with pytest.raises(DecryptionError):
        release_half(envelope, OUTER, 2, RecipientKey.generate(), (2, 5), CONTEXT)


def _inner(envelope: bytes) -> bytes:
    return sealing.unseal(OUTER, envelope[1:], labels.context(Label.IDENTITY_OUTER, CONTEXT))


def _wrap(inner: bytes) -> bytes:
    return VERSION + sealing.seal(OUTER, inner, labels.context(Label.IDENTITY_OUTER, CONTEXT))


@pytest.mark.parametrize(
    "inner",
    [
        pytest.param(lambda _i: b"", id="empty"),
        pytest.param(lambda _i: b"\x00", id="no seats"),
        pytest.param(lambda _i: b"\x01\x02", id="one seat"),
        pytest.param(lambda _i: b"\xff\x02", id="more seats than bytes"),
        pytest.param(lambda i: i[:1] + b"\x02\x02\x09" + i[4:], id="a seat twice"),
        pytest.param(lambda i: i[:1] + b"\x05\x02\x09" + i[4:], id="seats out of order"),
        pytest.param(lambda i: b"\x04" + i[1:4] + b"\x0a" + i[4:], id="a seat without its pairs"),
        pytest.param(lambda i: i[:2000], id="pairs cut short"),
    ],
)
def test_an_inner_form_that_the_holder_of_the_outer_key_forged_is_refused(
    envelope: bytes, inner: Callable[[bytes], bytes]
) -> None:
    forged = _wrap(inner(_inner(envelope)))
    with pytest.raises(FormatError, match="seats demand"):
        open_identity(forged, OUTER, _halves(envelope, (2, 5)), CONTEXT)


def test_pairs_exchanged_by_the_holder_of_the_outer_key_do_not_open(envelope: bytes) -> None:
    inner = _inner(envelope)
    size = (len(inner) - 4 - sealing.OVERHEAD - BLOCK) // 3
    first, second, rest = inner[4 : 4 + size], inner[4 + size : 4 + 2 * size], inner[4 + 2 * size :]
    forged = _wrap(inner[:4] + second + first + rest)
    with pytest.raises(DecryptionError):
        _release(forged, 2, (2, 5))
    with pytest.raises(DecryptionError):
        open_identity(forged, OUTER, _halves(envelope, (2, 5)), CONTEXT)


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda _e: b"", id="nothing"),
        pytest.param(lambda e: e[:1], id="the version alone"),
        pytest.param(lambda e: b"\x02" + e[1:], id="another version"),
        pytest.param(lambda e: e[1:], id="no version"),
        pytest.param(lambda e: e[:-1], id="one byte less"),
        pytest.param(lambda e: e + b"\x00", id="one byte more"),
    ],
)
def test_a_spoilt_envelope_is_refused(envelope: bytes, spoil: Callable[[bytes], bytes]) -> None:
    halves = _halves(envelope, (2, 5))
    with pytest.raises(CryptoError):
        open_identity(spoil(envelope), OUTER, halves, CONTEXT)


@given(st.data())
def test_no_changed_bit_is_accepted(envelope: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(envelope) - 1))
    bit = data.draw(st.integers(0, 7))
    changed = bytearray(envelope)
    changed[place] ^= 1 << bit
    with pytest.raises(CryptoError):
        open_identity(bytes(changed), OUTER, _halves(envelope, (2, 5)), CONTEXT)


def test_an_envelope_holds_neither_record_nor_halves(envelope: bytes) -> None:
    inner = _inner(envelope)
    for seat, half in _halves(envelope, (2, 5)).items():
        assert half.reveal() not in inner, seat
    assert RECORD not in inner
    assert NAME not in envelope


def test_the_hash_is_sha_256(envelope: bytes) -> None:
    assert envelope_hash(b"abc").hex().startswith("ba7816bf8f01cfea")
    assert len(envelope_hash(envelope)) == 32
