"""Ed25519 signatures (RFC 8032) and the strict compact JWS (RFC 7515 §7.1) that carries them.

`cryptography` (OpenSSL) does all curve arithmetic and is the reference verifier: it checks the
equation without cofactor, compares R byte for byte and refuses S ≥ L. Verifiers disagree only about
odd keys, so odd keys are refused when they are parsed: every encoding that is not canonical, and
every point of small order, under which one signature fits many messages.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import Any, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from crypto.canonical import b64u_decode, b64u_encode, dumps, loads_canonical
from crypto.errors import FormatError, VerificationError
from crypto.secret import SecretBytes

ALGORITHM: Final = "Ed25519"
KEY_BYTES: Final = 32
SIGNATURE_BYTES: Final = 64
MAX_JWS: Final = 16 * 1024

_P: Final = 2**255 - 19
# A key is the y coordinate and one bit for the sign of x. P and -P share y and order, so the
# eight points of small order have five y: identity, order two, order four, and two of order
# eight, the roots on the curve of d·y⁴ + 2·y² = 1 (doubling such a point gives y = 0).
_Y_OF_ORDER_8: Final = 0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7
_SMALL_ORDER_Y: Final = frozenset({1, _P - 1, 0, _Y_OF_ORDER_8, _P - _Y_OF_ORDER_8})
_COMPACT: Final = re.compile(r"([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{86})\Z")


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
        jwk = dumps({"crv": ALGORITHM, "kty": "OKP", "x": b64u_encode(self.raw)})
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


@dataclass(frozen=True, slots=True)
class Jws:
    """A parsed compact JWS whose signature is still to be verified.

    Attributes:
        header: the protected header; `alg` is "Ed25519".
        payload: the claims.
        signing_input: the received bytes that are signed, never a re-serialisation.
        signature: 64 bytes.
    """

    header: dict[str, Any]
    payload: dict[str, Any]
    signing_input: bytes
    signature: bytes


def jws_sign(key: SigningKey, header: dict[str, Any], payload: dict[str, Any]) -> str:
    """Return a compact JWS with header and payload in canonical JSON.

    Raises:
        FormatError: the header is not one that `jws_parse` accepts, a value has no canonical
            form, or the text would exceed `MAX_JWS` characters.
    """
    _check_header(header)
    signing_input = f"{b64u_encode(dumps(header))}.{b64u_encode(dumps(payload))}"
    text = f"{signing_input}.{b64u_encode(key.sign(signing_input.encode('ascii')))}"
    if len(text) > MAX_JWS:
        raise FormatError("the JWS is larger than its limit")
    return text


def jws_parse(text: str) -> Jws:
    """Read a compact JWS: three canonical base64url parts, both objects in canonical JSON.

    The caller verifies: `key.verify(jws.signature, jws.signing_input)`.

    Raises:
        FormatError: anything else, an `alg` other than "Ed25519", or a `crit` list.
    """
    if len(text) > MAX_JWS:
        raise FormatError("the JWS is larger than its limit")
    parts = _COMPACT.match(text)
    if parts is None:
        raise FormatError("the text is not a compact JWS")
    header, payload = (loads_canonical(b64u_decode(part)) for part in parts.group(1, 2))
    if not isinstance(header, dict) or not isinstance(payload, dict):
        raise FormatError("header and payload of a JWS are objects")
    _check_header(header)
    signature = b64u_decode(parts.group(3), length=SIGNATURE_BYTES)
    return Jws(header, payload, text[: parts.end(2)].encode("ascii"), signature)


def _check_header(header: dict[str, Any]) -> None:
    if header.get("alg") != ALGORITHM:
        raise FormatError("the JWS names another algorithm")
    if "crit" in header:
        raise FormatError("the JWS demands an extension")
