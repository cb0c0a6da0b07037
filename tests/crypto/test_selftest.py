from __future__ import annotations

import hashlib
import hmac
import json
import re
from base64 import b64decode
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import cryptography_vectors
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from crypto import answers, canonical, merkle, sealing, selftest, signing
from crypto.errors import SelfTestError, VerificationError
from crypto.recipients import RecipientKey
from crypto.secret import SecretBytes
from crypto.selftest import KNOWN_ANSWERS, KnownAnswer

if TYPE_CHECKING:
    from collections.abc import Callable

PRIMITIVES = [
    "SHA-256",
    "HMAC-SHA-256",
    "HKDF-SHA-256",
    "Argon2id",
    "AES-256-GCM-SIV",
    "AES-256-GCM-SIV tag",
    "AES-256-GCM",
    "chunked encryption",
    "Ed25519 key",
    "Ed25519 signature",
    "Ed25519 verification",
    "Ed25519 key check",
    "HPKE",
    "ML-DSA-44 verification",
    "Merkle tree",
    "canonical JSON",
]


def test_this_installation_passes() -> None:
    selftest.run()
    assert [answer.name for answer in KNOWN_ANSWERS] == PRIMITIVES


def _other(expected: object) -> object:
    """Return an answer that differs as little as possible."""
    if isinstance(expected, bytes):
        return bytes([expected[0] ^ 1]) + expected[1:]
    return (True, True) if isinstance(expected, tuple) else not expected


@pytest.mark.parametrize("answer", KNOWN_ANSWERS, ids=PRIMITIVES)
def test_a_wrong_answer_is_found_and_named(
    answer: KnownAnswer, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = replace(answer, expected=_other(answer.expected))
    changed = tuple(wrong if each is answer else each for each in KNOWN_ANSWERS)
    monkeypatch.setattr(selftest, "KNOWN_ANSWERS", changed)
    with pytest.raises(SelfTestError, match=re.escape(f"{answer.name} gives a wrong answer")):
        selftest.run()


@pytest.mark.parametrize("answer", KNOWN_ANSWERS, ids=PRIMITIVES)
def test_a_primitive_that_is_missing_is_found_and_named(
    answer: KnownAnswer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> object:
        raise AttributeError

    changed = tuple(
        replace(each, compute=missing) if each is answer else each for each in KNOWN_ANSWERS
    )
    monkeypatch.setattr(selftest, "KNOWN_ANSWERS", changed)
    with pytest.raises(SelfTestError, match=re.escape(f"{answer.name} failed")):
        selftest.run()


def _flipped(text: str) -> str:
    return ("1" if text[0] == "0" else "0") + text[1:]


@pytest.mark.parametrize(
    ("constant", "name"),
    [
        ("GCM_SIV_KEY", "AES-256-GCM-SIV"),
        ("GCM_SIV_SEALED", "AES-256-GCM-SIV"),
        ("STREAM_KEY", "chunked encryption"),
        ("STREAM_SEALED", "chunked encryption"),
        ("ED25519_SEED", "Ed25519 key"),
        ("ED25519_MESSAGE", "Ed25519 signature"),
        ("ED25519_SIGNATURE", "Ed25519 verification"),
        ("HPKE_KEY", "HPKE"),
        ("HPKE_INFO", "HPKE"),
        ("ML_DSA_44_SEED", "ML-DSA-44 verification"),
        ("ML_DSA_44_MESSAGE", "ML-DSA-44 verification"),
        ("ML_DSA_44_CONTEXT", "ML-DSA-44 verification"),
    ],
)
def test_a_wrong_input_is_found_and_named(
    constant: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, constant, _flipped(getattr(answers, constant)))
    with pytest.raises(SelfTestError, match=f"self-test: {re.escape(name)} "):
        selftest.run()


def _everything_verifies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing.VerifyKey, "verify", lambda *_arguments: None)


def _nothing_verifies(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise VerificationError

    monkeypatch.setattr(signing.VerifyKey, "verify", refuse)


def _odd_keys_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing, "_SMALL_ORDER_Y", frozenset())


def _tags_are_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    plaintext = bytes.fromhex(answers.GCM_SIV_PLAINTEXT)
    monkeypatch.setattr(sealing, "unseal", lambda *_arguments: plaintext)


def _leaves_are_hashed_as_nodes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merkle, "leaf_hash", lambda data: hashlib.sha256(b"\x01" + data).digest())


def _names_are_not_ordered(monkeypatch: pytest.MonkeyPatch) -> None:
    def dumps(value: Any) -> bytes:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

    monkeypatch.setattr(canonical, "dumps", dumps)


@pytest.mark.parametrize(
    ("damage", "name"),
    [
        pytest.param(_everything_verifies, "Ed25519 verification", id="everything verifies"),
        pytest.param(_nothing_verifies, "Ed25519 verification", id="nothing verifies"),
        pytest.param(_odd_keys_pass, "Ed25519 key check", id="keys of small order pass"),
        pytest.param(_tags_are_ignored, "AES-256-GCM-SIV tag", id="tags are ignored"),
        pytest.param(_leaves_are_hashed_as_nodes, "Merkle tree", id="leaves hashed as nodes"),
        pytest.param(_names_are_not_ordered, "canonical JSON", id="names are not ordered"),
    ],
)
def test_damaged_code_is_found(
    damage: Callable[[pytest.MonkeyPatch], None], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage(monkeypatch)
    with pytest.raises(SelfTestError, match=re.escape(name)):
        selftest.run()


def test_the_ml_dsa_answer_is_the_published_one() -> None:
    with cryptography_vectors.open_vector_file(
        "asymmetric/MLDSA/kat_MLDSA_44_det_pure.rsp", "r"
    ) as file:
        first = file.read().split("count = ")[1]
    published = dict(re.findall(r"^(xi|msg|sm|ctx) = ([0-9a-f]*)$", first, re.MULTILINE))
    assert published["xi"] == answers.ML_DSA_44_SEED
    assert published["msg"] == answers.ML_DSA_44_MESSAGE
    assert published["ctx"] == answers.ML_DSA_44_CONTEXT
    signed = b64decode(answers.ML_DSA_44_SIGNATURE).hex()
    assert signed + answers.ML_DSA_44_MESSAGE == published["sm"]


def test_the_hpke_answer_follows_from_the_published_one() -> None:
    with cryptography_vectors.open_vector_file("HPKE/hpke-pq-test-vectors.json", "r") as file:
        (case,) = (
            case for case in json.load(file) if (case["kem_id"], case["kdf_id"]) == (0x647A, 1)
        )
    assert case["skRm"] == answers.HPKE_KEY
    assert case["info"] == answers.HPKE_INFO
    assert case["encryptions"][0]["pt"] == answers.HPKE_PLAINTEXT
    sealed = b64decode(answers.HPKE_SEALED)
    assert sealed[:1121].hex() == "01" + case["enc"]
    key, nonce = _schedule(bytes.fromhex(case["shared_secret"]), bytes.fromhex(case["info"]))
    opened = AESGCM(key).decrypt(nonce, sealed[1121:], b"")
    assert opened.hex() == answers.HPKE_PLAINTEXT
    recipient = RecipientKey.from_bytes(SecretBytes(b"\x01" + bytes.fromhex(case["skRm"])))
    assert recipient.public.to_bytes()[1:].hex() == case["pkRm"]


def _schedule(shared: bytes, info: bytes) -> tuple[bytes, bytes]:
    """Return key and nonce of RFC 9180 §5.1, Base mode, KDF HKDF-SHA256, AEAD AES-256-GCM."""
    suite = b"HPKE-v1HPKE" + bytes.fromhex("647a00010002")

    def extract(salt: bytes, label: bytes, material: bytes) -> bytes:
        return hmac.digest(salt, suite + label + material, "sha256")

    def expand(label: bytes, length: int) -> bytes:
        message = length.to_bytes(2, "big") + suite + label + context + b"\x01"
        return hmac.digest(secret, message, "sha256")[:length]

    context = b"\x00" + extract(b"", b"psk_id_hash", b"") + extract(b"", b"info_hash", info)
    secret = extract(shared, b"secret", b"")
    return expand(b"key", 32), expand(b"base_nonce", 12)
