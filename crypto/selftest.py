"""Known answers for every primitive, computed at start before any key is touched.

A damaged library, a wrong wheel or a processor that miscalculates shows here and not in somebody's
file. The answers come from the standards and are in `crypto.answers`; each is computed the way the
program computes, through this package where it has a function and through the library where not.
"""

from __future__ import annotations

import hashlib
import hmac
import io
from base64 import b64decode
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from crypto import answers, canonical, merkle, sealing, streams
from crypto.errors import CryptoError, SelfTestError
from crypto.recipients import RecipientKey
from crypto.secret import SecretBytes
from crypto.signing import SigningKey, VerifyKey

if TYPE_CHECKING:
    from collections.abc import Callable

_RIGHT_ACCEPTED_WRONG_REFUSED: Final = (True, False)


@dataclass(frozen=True, slots=True)
class KnownAnswer:
    """A computation and what must come out of it; `name` is what a failure is reported as."""

    name: str
    compute: Callable[[], object]
    expected: object


def run() -> None:
    """Compute every known answer.

    Raises:
        SelfTestError: one came out differently; the message names the primitive.
    """
    for answer in KNOWN_ANSWERS:
        try:
            computed = answer.compute()
        except Exception as error:
            raise SelfTestError(f"self-test: {answer.name} failed") from error
        if computed != answer.expected:
            raise SelfTestError(f"self-test: {answer.name} gives a wrong answer")


def _hex(text: str) -> bytes:
    return bytes.fromhex(text)


def _secret(text: str) -> SecretBytes:
    return SecretBytes(bytes.fromhex(text))


def _accepts(check: Callable[[], object]) -> bool:
    try:
        check()
    except (CryptoError, InvalidSignature):
        return False
    return True


def _hkdf() -> bytes:
    return HKDF(hashes.SHA256(), 42, salt=None, info=b"").derive(b"\x0b" * 22)


def _argon2id() -> bytes:
    kdf = Argon2id(
        salt=b"\x02" * 16,
        length=32,
        iterations=3,
        lanes=4,
        memory_cost=32,
        ad=b"\x04" * 12,
        secret=b"\x03" * 8,
    )
    return kdf.derive(b"\x01" * 32)


def _gcm_siv() -> bytes:
    sealed = _hex(answers.GCM_SIV_SEALED)
    return sealing.unseal(_secret(answers.GCM_SIV_KEY), sealed, b"")


def _gcm_siv_altered() -> bool:
    sealed = bytearray(_hex(answers.GCM_SIV_SEALED))
    sealed[-1] ^= 1
    return _accepts(lambda: sealing.unseal(_secret(answers.GCM_SIV_KEY), bytes(sealed), b""))


def _gcm() -> bytes:
    return AESGCM(bytes(32)).encrypt(bytes(12), bytes(16), None)


def _stream() -> bytes:
    sink = io.BytesIO()
    source = io.BytesIO(_hex(answers.STREAM_SEALED))
    streams.decrypt(_secret(answers.STREAM_KEY), b"", source, sink)
    return sink.getvalue()


def _ed25519_public() -> bytes:
    return SigningKey.from_seed(_secret(answers.ED25519_SEED)).public.to_bytes()


def _ed25519_sign() -> bytes:
    return SigningKey.from_seed(_secret(answers.ED25519_SEED)).sign(_hex(answers.ED25519_MESSAGE))


def _ed25519_verify() -> tuple[bool, bool]:
    key = VerifyKey.from_bytes(_hex(answers.ED25519_PUBLIC))
    signature, message = _hex(answers.ED25519_SIGNATURE), _hex(answers.ED25519_MESSAGE)
    return (
        _accepts(lambda: key.verify(signature, message)),
        _accepts(lambda: key.verify(signature, message + b"\x00")),
    )


def _ed25519_small_order() -> bool:
    return _accepts(lambda: VerifyKey.from_bytes(_hex(answers.ED25519_SMALL_ORDER)))


def _hpke() -> bytes:
    key = RecipientKey.from_bytes(SecretBytes(b"\x01" + _hex(answers.HPKE_KEY)))
    return key.open(b64decode(answers.HPKE_SEALED), _hex(answers.HPKE_INFO)).reveal()


def _ml_dsa_44() -> tuple[bool, bool]:
    key = MLDSA44PrivateKey.from_seed_bytes(_hex(answers.ML_DSA_44_SEED)).public_key()
    signature, message = b64decode(answers.ML_DSA_44_SIGNATURE), _hex(answers.ML_DSA_44_MESSAGE)
    context = _hex(answers.ML_DSA_44_CONTEXT)
    return (
        _accepts(lambda: key.verify(signature, message, context)),
        _accepts(lambda: key.verify(signature, message + b"\x00", context)),
    )


def _merkle() -> bytes:
    return merkle.root_of([merkle.leaf_hash(_hex(leaf)) for leaf in answers.MERKLE_LEAVES])


KNOWN_ANSWERS: Final = (
    KnownAnswer("SHA-256", lambda: hashlib.sha256(b"abc").digest(), _hex(answers.SHA_256)),
    KnownAnswer(
        "HMAC-SHA-256",
        lambda: hmac.digest(b"Jefe", b"what do ya want for nothing?", "sha256"),
        _hex(answers.HMAC_SHA_256),
    ),
    KnownAnswer("HKDF-SHA-256", _hkdf, _hex(answers.HKDF_SHA_256)),
    KnownAnswer("Argon2id", _argon2id, _hex(answers.ARGON2ID)),
    KnownAnswer("AES-256-GCM-SIV", _gcm_siv, _hex(answers.GCM_SIV_PLAINTEXT)),
    KnownAnswer("AES-256-GCM-SIV tag", _gcm_siv_altered, expected=False),
    KnownAnswer("AES-256-GCM", _gcm, _hex(answers.GCM)),
    KnownAnswer("chunked encryption", _stream, _hex(answers.STREAM_PLAINTEXT)),
    KnownAnswer("Ed25519 key", _ed25519_public, _hex(answers.ED25519_PUBLIC)),
    KnownAnswer("Ed25519 signature", _ed25519_sign, _hex(answers.ED25519_SIGNATURE)),
    KnownAnswer("Ed25519 verification", _ed25519_verify, _RIGHT_ACCEPTED_WRONG_REFUSED),
    KnownAnswer("Ed25519 key check", _ed25519_small_order, expected=False),
    KnownAnswer("HPKE", _hpke, _hex(answers.HPKE_PLAINTEXT)),
    KnownAnswer("ML-DSA-44 verification", _ml_dsa_44, _RIGHT_ACCEPTED_WRONG_REFUSED),
    KnownAnswer("Merkle tree", _merkle, _hex(answers.MERKLE_ROOT)),
    KnownAnswer(
        "canonical JSON",
        lambda: canonical.dumps(answers.JCS_VALUE),
        answers.JCS_TEXT.encode(),
    ),
)
