"""The leaf: what the log holds of an entry, and all it shows without keys.

A leaf is a compact JWS (RFC 7515 §7.1), an SD-JWT (RFC 9901) without disclosures. Its only claims
are the origin of the log, the tree its author had verified, and one digest each for the trace
record and the fields, so that nothing can be committed to twice. The grammar is fixed to the
byte: header and payload each match one anchored pattern, whose every match is canonical JSON.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field
from typing import Final

from crypto import merkle
from crypto.canonical import b64u_decode, b64u_encode
from crypto.errors import FormatError
from crypto.signing import SigningKey, VerifyKey

TYPE: Final = "alertadores-event+sd-jwt"
MAX_LEAF: Final = 1024

# 32 bytes in unpadded base64url have 43 characters, the last one with its two low bits zero.
_DIGEST: Final = r"[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]"
_ORIGIN: Final = r"[a-z0-9][a-z0-9.-]{0,62}(?:/[a-z0-9-]{1,62}){0,3}"
# The last character of a 64-byte signature has its four low bits zero.
_LEAF: Final = re.compile(
    rb"([A-Za-z0-9_-]{1,256})\.([A-Za-z0-9_-]{1,768})\.[A-Za-z0-9_-]{85}[AQgw]\Z"
)
_HEADER: Final = re.compile(rf'{{"alg":"Ed25519","kid":"({_DIGEST})","typ":"{re.escape(TYPE)}"}}\Z')
_PAYLOAD: Final = re.compile(
    rf'{{"_sd_alg":"sha-256","e":\[{{"\.\.\.":"({_DIGEST})"}}\],'
    rf'"f":\[{{"\.\.\.":"({_DIGEST})"}}\],"log":"({_ORIGIN})",'
    rf'"seen":\[(0|[1-9][0-9]{{0,14}}),"({_DIGEST})"\],"v":1}}\Z'
)


@dataclass(frozen=True, slots=True)
class Seen:
    """The tree a vault had verified when it signed: a second history shows at the next entry."""

    size: int
    root: bytes


@dataclass(frozen=True, slots=True)
class Leaf:
    """A parsed leaf. Its bytes are kept as received and are what is hashed and verified.

    Attributes:
        data: the compact JWS, ASCII.
        kid: thumbprint (RFC 7638) of the signing key.
        origin: name of the log.
        seen: the tree its author had verified.
        trace_digest: digest of the trace record's disclosure, base64url.
        fields_digest: digest of the fields' disclosure, base64url.
    """

    data: bytes
    kid: str
    origin: str
    seen: Seen
    trace_digest: str
    fields_digest: str
    hash: bytes = field(repr=False)

    def verify(self, key: VerifyKey) -> None:
        """Check the signature over the received bytes.

        Raises:
            VerificationError: it is not this key's signature.
        """
        signed, _dot, signature = self.data.rpartition(b".")
        key.verify(b64u_decode(signature.decode("ascii"), length=64), signed)


def sign_leaf(
    key: SigningKey, origin: str, seen: Seen, trace_digest: str, fields_digest: str
) -> Leaf:
    """Make a leaf.

    Raises:
        FormatError: a part is outside the grammar.
    """
    header = f'{{"alg":"Ed25519","kid":"{key.public.kid}","typ":"{TYPE}"}}'
    payload = (
        f'{{"_sd_alg":"sha-256","e":[{{"...":"{trace_digest}"}}],'
        f'"f":[{{"...":"{fields_digest}"}}],"log":"{origin}",'
        f'"seen":[{seen.size},"{b64u_encode(seen.root)}"],"v":1}}'
    )
    signed = f"{b64u_encode(header.encode())}.{b64u_encode(payload.encode())}"
    signature = b64u_encode(key.sign(signed.encode()))
    return parse_leaf(f"{signed}.{signature}".encode())


def parse_leaf(data: bytes) -> Leaf:
    """Read a leaf; its signature is not checked here.

    Raises:
        FormatError: the bytes are not exactly a leaf.
    """
    parts = _LEAF.match(data) if len(data) <= MAX_LEAF else None
    if parts is None:
        raise FormatError("the leaf is not a compact JWS")
    kid = _kid(parts[1])
    payload = _PAYLOAD.match(b64u_decode(parts[2].decode("ascii")).decode("latin-1"))
    if payload is None:
        raise FormatError("the payload of the leaf is outside its grammar")
    trace_digest, fields_digest, origin, size, root = payload.groups()
    if trace_digest == fields_digest:
        raise FormatError("the leaf commits to one digest twice")
    return Leaf(
        data=data,
        kid=kid,
        origin=origin,
        seen=Seen(int(size), b64u_decode(root, length=32)),
        trace_digest=trace_digest,
        fields_digest=fields_digest,
        hash=merkle.leaf_hash(data),
    )


@functools.lru_cache(maxsize=1024)
def _kid(header: bytes) -> str:
    """Return the key that a header names; a member's leaves all have the same header."""
    found = _HEADER.match(b64u_decode(header.decode("ascii")).decode("latin-1"))
    if found is None:
        raise FormatError("the header of the leaf is outside its grammar")
    return found[1]
