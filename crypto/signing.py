"""Ed25519 signatures (RFC 8032).

`cryptography` (OpenSSL) does all curve arithmetic and is the reference verifier: it checks the
equation without cofactor, compares R byte for byte and refuses S ≥ L. Verifiers that do the same
disagree only about odd keys, so odd keys are refused when they are parsed: every encoding that is
not canonical, and every point of small order, under which one signature fits many messages.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from crypto.canonical import b64u_encode, dumps
from crypto.errors import FormatError, VerificationError
from crypto.secret import SecretBytes

KEY_BYTES: Final = 32
SIGNATURE_BYTES: Final = 64

_P: Final = 2**255 - 19
# A key is the y coordinate and one bit for the sign of x. P and -P share y and order, so the
# eight points of small order have five y: identity, order two, order four, and two of order
# eight, the roots on the curve of d·y⁴ + 2·y² = 1 (doubling such a point gives y = 0).
_Y_OF_ORDER_8: Final = 0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7
_SMALL_ORDER_Y: Final = frozenset({1, _P - 1, 0, _Y_OF_ORDER_8, _P - _Y_OF_ORDER_8})


@dataclass(frozen=True, slots=True)
class VerifyKey:
    """A public key that passed every check; equal and hashable by its bytes.

    Attributes:
        raw: the 32 bytes of RFC 8032 §5.1.5.
        kid: the JWK thumbprint of RFC 7638 (OKP, RFC 8037 §2): base64url of SHA-256.
    """

    raw: bytes
    kid: str = field(init=False, compare=False)
    _key: Ed25519PublicKey = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Check the encoding once, so that every instance is a sound key.

        Raises:
            FormatError: not 32 bytes, y ≥ p, or a point of small order.
        """
        if len(self.raw) != KEY_BYTES:
            raise FormatError("an Ed25519 public key has 32 bytes")
        y = int.from_bytes(self.raw, "little") & (2**255 - 1)
        if y >= _P:
            raise FormatError("the public key is not in canonical form")
        if y in _SMALL_ORDER_Y:
            raise FormatError("the public key is a point of small order")
        jwk = dumps({"crv": "Ed25519", "kty": "OKP", "x": b64u_encode(self.raw)})
        object.__setattr__(self, "kid", b64u_encode(hashlib.sha256(jwk).digest()))
        object.__setattr__(self, "_key", Ed25519PublicKey.from_public_bytes(self.raw))

    @classmethod
    def from_bytes(cls, data: bytes) -> VerifyKey:
        """Parse the 32 bytes of RFC 8032 §5.1.5.

        Raises:
            FormatError: not 32 bytes, y ≥ p, or a point of small order.
        """
        return cls(bytes(data))

    def to_bytes(self) -> bytes:
        """Return the 32 bytes this key was parsed from."""
        return self.raw

    def verify(self, signature: bytes, message: bytes) -> None:
        """Check a signature of 64 bytes over a message.

        Raises:
            VerificationError: another length, S ≥ L, or the equation does not hold.
        """
        try:
            self._key.verify(signature, message)
        except InvalidSignature as error:
            raise VerificationError("the signature does not verify") from error


class SigningKey:
    """A private Ed25519 key. It has no printable form and is not picklable."""

    __slots__ = ("_key", "public")

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key: Final = key
        self.public: Final = VerifyKey(key.public_key().public_bytes_raw())

    @classmethod
    def generate(cls) -> SigningKey:
        """Return a new key from the system's randomness."""
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def from_seed(cls, seed: SecretBytes) -> SigningKey:
        """Return the key of a 32-byte seed (RFC 8032 §5.1.5).

        Raises:
            FormatError: the seed does not have 32 bytes.
        """
        if len(seed) != KEY_BYTES:
            raise FormatError("an Ed25519 seed has 32 bytes")
        return cls(Ed25519PrivateKey.from_private_bytes(seed.view()))

    def seed(self) -> SecretBytes:
        """Return the 32-byte seed, for the keyring only."""
        return SecretBytes(self._key.private_bytes_raw())

    def sign(self, message: bytes) -> bytes:
        """Return the deterministic 64-byte signature of RFC 8032 §5.1.6."""
        return self._key.sign(message)
