"""Recipients: sealing to a public key with HPKE (RFC 9180), Base mode.

One suite, named by the first byte of every key and ciphertext: 1 = KEM 0x647a MLKEM768-X25519
(draft-ietf-hpke-pq; the hybrid KEM is X-Wing), KDF 0x0001 HKDF-SHA256, AEAD 0x0002 AES-256-GCM.
Hybrid, because what is sealed lies for decades in stores that nobody trusts. Other bytes are
refused; a future suite gets the next number and this table stays true.

| encoding | after the suite byte |
|---|---|
| private key, 33 bytes | the 32-byte seed of the KEM |
| public key, 1,217 bytes | ML-KEM-768 encapsulation key (1,184), X25519 public key (32) |
| ciphertext | encapsulated key (1,120), ciphertext and tag |

Base mode does not tell who sealed: the signed entry that names the ciphertext's hash does. HPKE's
one-shot form here has no associated data: all context goes into `info`, made by `labels.context`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Final, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from crypto.errors import DecryptionError, FormatError
from crypto.secret import SecretBytes, random_secret, view_of

SUITE: Final = 1
_SUITE_BYTE: Final = bytes([SUITE])
_SUITE: Final = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
_SEED_LENGTH: Final = 32
_MLKEM_SEED_LENGTH: Final = 64
_MLKEM_PUBLIC_LENGTH: Final = 1184
_X25519_LENGTH: Final = 32
_PRIVATE_LENGTH: Final = 1 + _SEED_LENGTH
_PUBLIC_LENGTH: Final = 1 + _MLKEM_PUBLIC_LENGTH + _X25519_LENGTH
_ENCAPSULATED_LENGTH: Final = 1120
_TAG_LENGTH: Final = 16
OVERHEAD: Final = 1 + _ENCAPSULATED_LENGTH + _TAG_LENGTH


@dataclass(frozen=True, slots=True)
class Recipient:
    """A public key to seal to. Equal when its encoding is equal; no invalid one exists."""

    _encoded: bytes = field(repr=False)
    _key: hpke.MLKEM768X25519PublicKey = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Parse the encoding once; raises FormatError as `from_bytes` says."""
        object.__setattr__(self, "_key", _parse_public(self._encoded))

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Return the recipient of an encoded public key.

        Raises:
            FormatError: another suite or length, an ML-KEM key that is not reduced (FIPS 203
                §7.2), or an X25519 key of low order, to which nothing can be sealed.
        """
        return cls(data)

    def to_bytes(self) -> bytes:
        """Return the encoded public key, 1,217 bytes."""
        return self._encoded

    def fingerprint(self) -> bytes:
        """Return the SHA-256 of the encoded public key."""
        return hashlib.sha256(self._encoded).digest()

    def seal(self, plaintext: bytes | SecretBytes, info: bytes) -> bytes:
        """Encrypt a short secret to this recipient; the result is 1,137 bytes longer.

        Args:
            plaintext: keys, usually; longer things go under a key that is sealed here.
            info: what the ciphertext is for; authenticated, not stored.
        """
        return _SUITE_BYTE + _SUITE.encrypt(view_of(plaintext), self._key, info)


class RecipientKey:
    """The private half: it opens what was sealed to its `public` recipient.

    The key that OpenSSL expands from the seed lives as long as this object and is not ours to
    wipe; drop the object when it is no longer needed.

    Args:
        encoded: an encoded private key, which is copied; see `from_bytes`.
    """

    __slots__ = ("_encoded", "_private", "public")

    def __init__(self, encoded: SecretBytes) -> None:
        view = encoded.view()
        if len(view) != _PRIVATE_LENGTH or view[0] != SUITE:
            raise FormatError("not a private key of a known suite")
        self._encoded = SecretBytes(view)
        self._private, self.public = _expand_seed(view[1:])

    @classmethod
    def generate(cls) -> Self:
        """Return a new key from the operating system's generator."""
        return cls(SecretBytes(_SUITE_BYTE + random_secret(_SEED_LENGTH).reveal()))

    @classmethod
    def from_bytes(cls, data: SecretBytes) -> Self:
        """Return the key of an encoded private key.

        Raises:
            FormatError: another suite or length.
        """
        return cls(data)

    def to_bytes(self) -> SecretBytes:
        """Return the encoded private key, 33 bytes."""
        return SecretBytes(self._encoded.view())

    def open(self, sealed: bytes, info: bytes) -> SecretBytes:
        """Decrypt what was sealed to this key.

        Raises:
            FormatError: another suite, or shorter than any ciphertext.
            DecryptionError: another recipient, another `info`, or altered bytes.
        """
        if len(sealed) < OVERHEAD or sealed[:1] != _SUITE_BYTE:
            raise FormatError("not a ciphertext of a known suite")
        try:
            return SecretBytes(_SUITE.decrypt(memoryview(sealed)[1:], self._private, info))
        except InvalidTag:
            raise DecryptionError("the ciphertext does not open with this key and info") from None


def _parse_public(encoded: bytes) -> hpke.MLKEM768X25519PublicKey:
    if len(encoded) != _PUBLIC_LENGTH or encoded[:1] != _SUITE_BYTE:
        raise FormatError("not a public key of a known suite")
    try:
        mlkem = MLKEM768PublicKey.from_public_bytes(encoded[1:-_X25519_LENGTH])
        x25519 = X25519PublicKey.from_public_bytes(encoded[-_X25519_LENGTH:])
        # A point of low order gives zero with every private key (RFC 7748 §6.1); refused now
        # rather than in the middle of a grant to many.
        X25519PrivateKey.from_private_bytes(bytes(_X25519_LENGTH)).exchange(x25519)
    except ValueError:
        raise FormatError("the public key is not valid") from None
    return hpke.MLKEM768X25519PublicKey(mlkem, x25519)


def _expand_seed(seed: memoryview) -> tuple[hpke.MLKEM768X25519PrivateKey, Recipient]:
    """Return both halves of a seed, expanded with SHAKE256 as X-Wing's KeyGenDerand does."""
    expanded = hashlib.shake_256(seed).digest(_MLKEM_SEED_LENGTH + _X25519_LENGTH)
    mlkem = MLKEM768PrivateKey.from_seed_bytes(expanded[:_MLKEM_SEED_LENGTH])
    x25519 = X25519PrivateKey.from_private_bytes(expanded[_MLKEM_SEED_LENGTH:])
    encoded = (
        _SUITE_BYTE + mlkem.public_key().public_bytes_raw() + x25519.public_key().public_bytes_raw()
    )
    return hpke.MLKEM768X25519PrivateKey(mlkem, x25519), Recipient(encoded)
