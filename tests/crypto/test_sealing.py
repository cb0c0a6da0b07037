from __future__ import annotations

import json
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from hypothesis import given
from hypothesis import strategies as st

from crypto.errors import DecryptionError, FormatError
from crypto.sealing import MAX_PLAINTEXT, OVERHEAD, pad, seal, unpad, unseal
from crypto.secret import SecretBytes
from tests.shared import vectors

KEY = SecretBytes(bytes(range(32)))
ASSOCIATED = b"row of a case"
SEALED = seal(KEY, b"a record", ASSOCIATED)


def _wycheproof() -> list[tuple[int, dict[str, Any]]]:
    groups = json.loads(vectors("wycheproof_aes_gcm_siv.json").read_bytes())["testGroups"]
    return [(group["keySize"], case) for group in groups for case in group["tests"]]


def _parts(case: dict[str, Any]) -> tuple[bytes, ...]:
    key, nonce, associated, message, ciphertext, tag = (
        bytes.fromhex(case[name]) for name in ("key", "iv", "aad", "msg", "ct", "tag")
    )
    return key, nonce, associated, message, ciphertext + tag


def test_the_cipher_underneath_passes_wycheproof() -> None:
    cases = _wycheproof()
    assert len(cases) == 202
    for _size, case in cases:
        key, nonce, associated, message, sealed = _parts(case)
        cipher = AESGCMSIV(key)
        if case["result"] == "valid":
            assert cipher.encrypt(nonce, message, associated) == sealed, case["tcId"]
            assert cipher.decrypt(nonce, sealed, associated) == message, case["tcId"]
        else:
            with pytest.raises(InvalidTag):
                cipher.decrypt(nonce, sealed, associated)


def test_unseal_answers_wycheproof_with_256_bit_keys() -> None:
    cases = [case for size, case in _wycheproof() if size == 256]
    assert len(cases) == 103
    for case in cases:
        key, nonce, associated, message, sealed = _parts(case)
        try:
            opened = unseal(SecretBytes(key), nonce + sealed, associated)
        except DecryptionError:
            assert case["result"] == "invalid", case["tcId"]
        else:
            assert case["result"] == "valid", case["tcId"]
            assert opened == message


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=300), st.binary(max_size=50))
def test_what_is_sealed_opens(key: bytes, plaintext: bytes, associated: bytes) -> None:
    sealed = seal(SecretBytes(key), plaintext, associated)
    assert len(sealed) == len(plaintext) + OVERHEAD
    assert unseal(SecretBytes(key), sealed, associated) == plaintext


def test_an_empty_record_is_sealed_too() -> None:
    key = SecretBytes(bytes(32))
    sealed = seal(key, b"", b"a")
    assert unseal(key, sealed, b"a") == b""
    with pytest.raises(DecryptionError):
        unseal(key, sealed, b"b")


def test_sealing_twice_gives_two_records() -> None:
    assert seal(KEY, b"a record", ASSOCIATED) != SEALED


@pytest.mark.parametrize("place", range(len(SEALED)))
def test_no_bit_can_be_changed(place: int) -> None:
    for bit in range(8):
        altered = bytearray(SEALED)
        altered[place] ^= 1 << bit
        with pytest.raises(DecryptionError):
            unseal(KEY, bytes(altered), ASSOCIATED)


@pytest.mark.parametrize(
    ("key", "sealed", "associated"),
    [
        pytest.param(bytes(32), SEALED, ASSOCIATED, id="another key"),
        pytest.param(bytes(range(32)), SEALED, b"row of another case", id="another place"),
        pytest.param(bytes(range(32)), SEALED, b"", id="no place"),
        pytest.param(bytes(range(32)), SEALED[:-1], ASSOCIATED, id="last byte cut off"),
        pytest.param(bytes(range(32)), SEALED[1:], ASSOCIATED, id="first byte cut off"),
        pytest.param(bytes(range(32)), SEALED + b"\x00", ASSOCIATED, id="a byte appended"),
        pytest.param(bytes(range(32)), SEALED[:28], ASSOCIATED, id="shortest record possible"),
        pytest.param(
            bytes(range(32)),
            SEALED[:12] + seal(KEY, b"a record", ASSOCIATED)[12:],
            ASSOCIATED,
            id="nonce of one record before another",
        ),
    ],
)
def test_does_not_open(key: bytes, sealed: bytes, associated: bytes) -> None:
    with pytest.raises(DecryptionError):
        unseal(SecretBytes(key), sealed, associated)


@pytest.mark.parametrize("length", [0, 1, 12, 27], ids="{} bytes".format)
def test_too_short_for_a_record(length: int) -> None:
    with pytest.raises(FormatError):
        unseal(KEY, bytes(length), ASSOCIATED)


def test_too_long_for_a_record() -> None:
    with pytest.raises(FormatError):
        seal(KEY, bytes(MAX_PLAINTEXT + 1), ASSOCIATED)
    with pytest.raises(FormatError):
        unseal(KEY, bytes(MAX_PLAINTEXT + OVERHEAD + 1), ASSOCIATED)


@pytest.mark.parametrize("length", [0, 16, 24, 31, 33, 64], ids="{} bytes".format)
def test_a_key_of_another_length_is_refused_even_where_aes_has_it(length: int) -> None:
    key = SecretBytes(bytes(length))
    with pytest.raises(FormatError):
        seal(key, b"", b"")
    with pytest.raises(FormatError):
        unseal(key, SEALED, ASSOCIATED)


@given(st.binary(max_size=5000), st.integers(1, 2048))
def test_padding_comes_off_and_has_its_class(data: bytes, floor: int) -> None:
    padded = pad(data, floor)
    times, rest = divmod(len(padded), floor)
    assert rest == 0
    assert times & (times - 1) == 0
    assert len(padded) >= len(data) + 4
    assert times == 1 or len(padded) // 2 < len(data) + 4
    assert unpad(padded, floor) == data


@pytest.mark.parametrize(
    ("length", "size"),
    [(0, 1024), (1020, 1024), (1021, 2048), (2044, 2048), (2045, 4096), (100_000, 131_072)],
)
def test_classes_are_powers_of_two_of_the_floor(length: int, size: int) -> None:
    assert len(pad(bytes(length), 1024)) == size


def test_data_that_looks_like_padding_survives() -> None:
    assert unpad(pad(b"\x00" * 50, 64), 64) == b"\x00" * 50
    assert unpad(pad(pad(b"inner", 64), 64), 64) == pad(b"inner", 64)


PADDED = pad(b"twelve bytes", 32)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\x00\x00\x00", id="shorter than a length"),
        pytest.param(PADDED[:-1], id="one zero missing"),
        pytest.param(PADDED + b"\x00", id="one zero more"),
        pytest.param(PADDED + bytes(32), id="next class without need"),
        pytest.param(PADDED[:16], id="class below the floor"),
        pytest.param(PADDED[:-1] + b"\x01", id="last byte of the tail not zero"),
        pytest.param(PADDED[:16] + b"\x80" + PADDED[17:], id="first byte of the tail not zero"),
        pytest.param(b"\x00\x00\x00\x0b" + PADDED[4:], id="length too small"),
        pytest.param(b"\x00\x00\x00\x1d" + PADDED[4:], id="length beyond the end"),
        pytest.param(b"\xff\xff\xff\xff" + PADDED[4:], id="largest length"),
        pytest.param(b"\x0c\x00\x00\x00" + PADDED[4:], id="length in little endian"),
    ],
)
def test_unpad_refuses(data: bytes) -> None:
    with pytest.raises(FormatError):
        unpad(data, 32)


def test_another_floor_is_refused_where_the_class_differs() -> None:
    with pytest.raises(FormatError):
        unpad(PADDED, 24)


@pytest.mark.parametrize("floor", [0, -1], ids=["zero", "negative"])
def test_a_floor_that_is_not_positive_is_refused(floor: int) -> None:
    with pytest.raises(FormatError):
        pad(b"", floor)
    with pytest.raises(FormatError):
        unpad(bytes(4), floor)


def test_padding_stops_where_sealing_stops() -> None:
    with pytest.raises(FormatError):
        pad(bytes(MAX_PLAINTEXT - 3), 1024)
    with pytest.raises(FormatError):
        pad(b"", MAX_PLAINTEXT + 1)
    assert len(pad(bytes(MAX_PLAINTEXT - 4), 1024)) == MAX_PLAINTEXT
