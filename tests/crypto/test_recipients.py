from __future__ import annotations

import hashlib
import hmac
import json
import os
from dataclasses import FrozenInstanceError, dataclass
from typing import Any

import cryptography_vectors
import pytest
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305
from hypothesis import given
from hypothesis import strategies as st

from crypto.errors import DecryptionError, FormatError
from crypto.recipients import OVERHEAD, Recipient, RecipientKey
from crypto.secret import SecretBytes

INFO = b"a key of a case"
KEY = RecipientKey.from_bytes(SecretBytes(b"\x01" + bytes(range(32))))
PUBLIC = KEY.public.to_bytes()
SEALED = KEY.public.seal(b"thirty-two bytes of key material", INFO)

# Montgomery u of the points of order 1, 2, 4 and 8, some beyond the field prime (RFC 7748 §7).
LOW_ORDER = {
    "zero": 0,
    "one": 1,
    "an order of eight": (
        325606250916557431795983626356110631294008115727848805560023387167927233504
    ),
    "the other order of eight": (
        39382357235489614581723060781553021112529911719440698176882885853963445705823
    ),
    "minus one": 2**255 - 20,
    "zero, not reduced": 2**255 - 19,
    "one, not reduced": 2**255 - 18,
}


# An independent reading of RFC 9180 §5.1 and of X-Wing, checked against the published answers
# and then used as the other side of this project's suite, for which none are published.


@dataclass
class Schedule:
    """What RFC 9180 §5.1 derives in Base mode."""

    key: bytes
    base_nonce: bytes


def _schedule(shared: bytes, info: bytes, kdf: int, aead: int) -> Schedule:
    suite = b"HPKE" + b"".join(number.to_bytes(2, "big") for number in (0x647A, kdf, aead))

    def extract(salt: bytes, label: bytes, ikm: bytes) -> bytes:
        return hmac.digest(salt, b"HPKE-v1" + suite + label + ikm, "sha256")

    def expand(secret: bytes, label: bytes, length: int) -> bytes:
        labelled = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + context
        return hmac.digest(secret, labelled + b"\x01", "sha256")[:length]

    context = b"\x00" + extract(b"", b"psk_id_hash", b"") + extract(b"", b"info_hash", info)
    secret = extract(shared, b"secret", b"")
    return Schedule(expand(secret, b"key", 32), expand(secret, b"base_nonce", 12))


def _combine(mlkem: bytes, x25519: bytes, encapsulated: bytes, public: bytes) -> bytes:
    return hashlib.sha3_256(
        mlkem + x25519 + encapsulated[-32:] + public[-32:] + b"\\.//^\\"
    ).digest()


def _decapsulate(seed: bytes, encapsulated: bytes, public: bytes) -> bytes:
    expanded = hashlib.shake_256(seed).digest(96)
    mlkem = MLKEM768PrivateKey.from_seed_bytes(expanded[:64]).decapsulate(encapsulated[:1088])
    x25519 = X25519PrivateKey.from_private_bytes(expanded[64:]).exchange(
        X25519PublicKey.from_public_bytes(encapsulated[1088:])
    )
    return _combine(mlkem, x25519, encapsulated, public)


def _encapsulate(public: bytes) -> tuple[bytes, bytes]:
    mlkem, encapsulated = MLKEM768PublicKey.from_public_bytes(public[:1184]).encapsulate()
    ephemeral = X25519PrivateKey.generate()
    x25519 = ephemeral.exchange(X25519PublicKey.from_public_bytes(public[1184:]))
    encapsulated += ephemeral.public_key().public_bytes_raw()
    return _combine(mlkem, x25519, encapsulated, public), encapsulated


def _published() -> list[dict[str, Any]]:
    with cryptography_vectors.open_vector_file("HPKE/hpke-pq-test-vectors.json", "r") as file:
        return [case for case in json.load(file) if case["kem_id"] == 0x647A]


def test_a_seed_expands_to_the_published_public_key() -> None:
    cases = _published()
    assert len(cases) == 2
    for case in cases:
        key = RecipientKey.from_bytes(SecretBytes(b"\x01" + bytes.fromhex(case["skRm"])))
        assert key.public.to_bytes().hex() == "01" + case["pkRm"]


def test_the_reference_reproduces_the_published_answers() -> None:
    for case in _published():
        seed, encapsulated, public = (bytes.fromhex(case[name]) for name in ("skRm", "enc", "pkRm"))
        assert _decapsulate(seed, encapsulated, public).hex() == case["shared_secret"]


def test_the_reference_schedule_opens_the_published_ciphertext() -> None:
    (case,) = (case for case in _published() if case["kdf_id"] == 1)
    shared, info = bytes.fromhex(case["shared_secret"]), bytes.fromhex(case["info"])
    schedule = _schedule(shared, info, kdf=1, aead=case["aead_id"])
    assert schedule == Schedule(bytes.fromhex(case["key"]), bytes.fromhex(case["base_nonce"]))
    first = case["encryptions"][0]
    ciphertext, associated = bytes.fromhex(first["ct"]), bytes.fromhex(first["aad"])
    opened = ChaCha20Poly1305(schedule.key).decrypt(schedule.base_nonce, ciphertext, associated)
    assert opened.hex() == first["pt"]


def test_the_reference_opens_what_a_recipient_is_sealed() -> None:
    suite, encapsulated, ciphertext = SEALED[:1], SEALED[1:1121], SEALED[1121:]
    shared = _decapsulate(bytes(range(32)), encapsulated, PUBLIC[1:])
    schedule = _schedule(shared, INFO, kdf=1, aead=2)
    opened = AESGCM(schedule.key).decrypt(schedule.base_nonce, ciphertext, b"")
    assert (suite, opened) == (b"\x01", b"thirty-two bytes of key material")


def test_a_key_opens_what_the_reference_seals() -> None:
    shared, encapsulated = _encapsulate(PUBLIC[1:])
    schedule = _schedule(shared, INFO, kdf=1, aead=2)
    ciphertext = AESGCM(schedule.key).encrypt(schedule.base_nonce, b"from elsewhere", b"")
    assert KEY.open(b"\x01" + encapsulated + ciphertext, INFO).reveal() == b"from elsewhere"


@given(st.binary(max_size=200), st.binary(max_size=50))
def test_what_is_sealed_opens(plaintext: bytes, info: bytes) -> None:
    sealed = KEY.public.seal(plaintext, info)
    assert len(sealed) == len(plaintext) + OVERHEAD
    assert KEY.open(sealed, info) == SecretBytes(plaintext)


def test_a_secret_is_sealed_without_revealing_it() -> None:
    secret = SecretBytes(os.urandom(32))
    assert KEY.open(KEY.public.seal(secret, INFO), INFO) == secret


def test_sealing_twice_gives_two_ciphertexts() -> None:
    assert KEY.public.seal(b"the same", INFO) != KEY.public.seal(b"the same", INFO)


def test_a_generated_key_survives_its_encoding() -> None:
    key = RecipientKey.generate()
    encoded = key.to_bytes()
    again = RecipientKey.from_bytes(encoded)
    encoded.wipe()
    assert again.public == key.public
    assert again.to_bytes() == key.to_bytes()
    assert again.open(key.public.seal(b"x", INFO), INFO) == SecretBytes(b"x")
    assert key.public != RecipientKey.generate().public


def test_recipients_are_values() -> None:
    again = Recipient.from_bytes(PUBLIC)
    assert again == KEY.public
    assert {again, KEY.public} == {again}
    assert again.to_bytes() == PUBLIC
    assert again.fingerprint() == hashlib.sha256(PUBLIC).digest()
    with pytest.raises(FrozenInstanceError):
        again._encoded = b""  # type: ignore[misc]  # what is tested


@pytest.mark.parametrize(
    ("sealed", "info"),
    [
        pytest.param(SEALED, b"a key of another case", id="for another purpose"),
        pytest.param(SEALED, b"", id="without a purpose"),
        pytest.param(RecipientKey.generate().public.seal(b"x", INFO), INFO, id="to somebody else"),
        pytest.param(SEALED[:-1], INFO, id="cut short"),
        pytest.param(SEALED + b"\x00", INFO, id="lengthened"),
        pytest.param(SEALED[:OVERHEAD], INFO, id="with all its text cut out"),
        pytest.param(
            SEALED[:1121] + KEY.public.seal(b"x" * 32, INFO)[1121:], INFO, id="with another's text"
        ),
        pytest.param(
            SEALED[:1089] + bytes(32) + SEALED[1121:], INFO, id="with a low-order X25519 share"
        ),
        pytest.param(
            SEALED[:1] + bytes(1088) + SEALED[1089:], INFO, id="with an emptied ML-KEM share"
        ),
    ],
)
def test_a_ciphertext_does_not_open(sealed: bytes, info: bytes) -> None:
    with pytest.raises(DecryptionError):
        KEY.open(sealed, info)


@given(st.integers(1, len(SEALED) - 1), st.integers(0, 7))
def test_no_bit_of_a_ciphertext_can_be_changed(place: int, bit: int) -> None:
    altered = bytearray(SEALED)
    altered[place] ^= 1 << bit
    with pytest.raises(DecryptionError):
        KEY.open(bytes(altered), INFO)


@pytest.mark.parametrize(
    "sealed",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\x01", id="suite byte only"),
        pytest.param(SEALED[: OVERHEAD - 1], id="shorter than its overhead"),
        pytest.param(b"\x00" + SEALED[1:], id="suite 0"),
        pytest.param(b"\x02" + SEALED[1:], id="suite 2"),
        pytest.param(b"\xff" + SEALED[1:], id="suite 255"),
    ],
)
def test_a_ciphertext_is_refused_unread(sealed: bytes) -> None:
    with pytest.raises(FormatError):
        KEY.open(sealed, INFO)


@pytest.mark.parametrize(
    "encoded",
    [
        pytest.param(b"", id="empty"),
        pytest.param(bytes(33), id="suite 0"),
        pytest.param(b"\x02" + bytes(32), id="suite 2"),
        pytest.param(b"\x01" + bytes(31), id="seed too short"),
        pytest.param(b"\x01" + bytes(33), id="seed too long"),
        pytest.param(b"\x01" + bytes(96), id="an expanded key"),
        pytest.param(bytes(32), id="a bare seed"),
    ],
)
def test_a_private_key_is_refused(encoded: bytes) -> None:
    with pytest.raises(FormatError):
        RecipientKey.from_bytes(SecretBytes(encoded))


@pytest.mark.parametrize(
    "encoded",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\x00" + PUBLIC[1:], id="suite 0"),
        pytest.param(b"\x02" + PUBLIC[1:], id="suite 2"),
        pytest.param(PUBLIC[1:], id="a bare key"),
        pytest.param(PUBLIC[:-1], id="cut short"),
        pytest.param(PUBLIC + b"\x00", id="lengthened"),
        pytest.param(PUBLIC[:33], id="an X25519 key alone"),
        pytest.param(b"\x01" + b"\xff" * 1184 + PUBLIC[-32:], id="ML-KEM coefficients too large"),
        pytest.param(
            # 3329 = 0xd01, the modulus itself, in the first 12-bit coefficient
            b"\x01\x01" + bytes([PUBLIC[2] & 0xF0 | 0x0D]) + PUBLIC[3:],
            id="one ML-KEM coefficient equal to the modulus",
        ),
    ],
)
def test_a_public_key_is_refused(encoded: bytes) -> None:
    with pytest.raises(FormatError):
        Recipient.from_bytes(encoded)


@pytest.mark.parametrize("point", LOW_ORDER.values(), ids=LOW_ORDER.keys())
def test_an_x25519_key_of_low_order_is_refused(point: int) -> None:
    with pytest.raises(FormatError):
        Recipient.from_bytes(PUBLIC[:-32] + point.to_bytes(32, "little"))
