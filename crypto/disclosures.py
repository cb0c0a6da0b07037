"""One disclosure of SD-JWT (RFC 9901 §4.2), and what may stand in it.

A disclosure is base64url of the canonical JSON of `[salt, value]`, the form of array elements
(§4.2.2); its digest is base64url of SHA-256 over that text (§4.2.3); a reference to it is
`{"...": digest}` in a list (§4.2.4.2).
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import Any, Final

from crypto.canonical import b64u_decode, b64u_encode, dumps, loads_canonical
from crypto.errors import FormatError

FIELD_COUNT: Final = 32
MIN_SALT: Final = 16
# In characters. The longest text of a case has 3 MB, and twice as many where all is escaped.
MAX_DISCLOSURE: Final = 8 * 1024 * 1024
DIGEST_BYTES: Final = 32

_PARTS: Final = 2
_NAME: Final = re.compile(r"[a-z][a-z0-9_.-]{0,63}\Z")
_RESERVED: Final = frozenset({"...", "_sd", "_sd_alg", "tokeniser"})


@dataclass(frozen=True, slots=True)
class Committed:
    """A disclosure and the digest that commits to it."""

    disclosure: str = field(repr=False)
    digest: str

    @classmethod
    def of(cls, disclosure: str) -> Committed:
        """Return a disclosure with its digest.

        Raises:
            FormatError: it has more characters than `open_disclosure` reads.
        """
        if len(disclosure) > MAX_DISCLOSURE:
            raise FormatError("a disclosure is larger than its limit")
        return cls(disclosure, digest(disclosure))


def disclosure(salt: bytes, value: Any) -> str:
    """Return the disclosure of an array element.

    Raises:
        FormatError: the salt is shorter than 16 bytes (RFC 9901 §9.3 asks for 128 bits), or the
            value has no canonical form.
    """
    return b64u_encode(dumps([b64u_encode(_check_salt(salt)), value]))


def disclosure_of_text(salt: bytes, text: str) -> str:
    """Return the disclosure of an array element whose canonical JSON is known.

    Raises:
        FormatError: the salt is shorter than 16 bytes.
    """
    return b64u_encode(f'["{b64u_encode(_check_salt(salt))}",{text}]'.encode())


def digest(disclosure: str) -> str:
    """Return the digest of a disclosure: base64url of SHA-256 over its ASCII text.

    Raises:
        FormatError: the text is not ASCII.
    """
    try:
        return b64u_encode(hashlib.sha256(disclosure.encode("ascii")).digest())
    except UnicodeEncodeError:
        # `from None`: the error carries the disclosure, and a log would print it.
        raise FormatError("a disclosure is ASCII") from None


def open_disclosure(text: str) -> tuple[bytes, Any]:
    """Return salt and value of a disclosure.

    Raises:
        FormatError: too large, or not canonical base64url of the canonical JSON of exactly two
            elements, the first a canonical base64url salt of at least 16 bytes.
    """
    return read_disclosed(disclosed_text(text))


def disclosed_text(disclosure: str) -> bytes:
    """Return the JSON text of a disclosure, still to be read.

    Raises:
        FormatError: too large, or not canonical base64url.
    """
    if len(disclosure) > MAX_DISCLOSURE:
        raise FormatError("a disclosure is larger than its limit")
    return b64u_decode(disclosure)


def read_disclosed(text: bytes) -> tuple[bytes, Any]:
    """Return salt and value out of the JSON text of a disclosure.

    Raises:
        FormatError: not canonical JSON of exactly two elements, the first a canonical base64url
            salt of at least 16 bytes.
    """
    content = loads_canonical(text)
    if not isinstance(content, list) or len(content) != _PARTS:
        raise FormatError("a disclosure has a salt and a value")
    if not isinstance(content[0], str):
        raise FormatError("a salt is text")
    return _check_salt(b64u_decode(content[0])), content[1]


def references(content: Any) -> list[str]:
    """Return the digests of a list of references.

    Raises:
        FormatError: the content is anything else.
    """
    if not isinstance(content, list):
        raise FormatError("a list of digests was expected")
    digests = []
    for each in content:
        if not isinstance(each, dict) or each.keys() != {"..."}:
            raise FormatError("a list of digests holds something else")
        digests.append(check_digest(each["..."]))
    return digests


def check_digest(digest: Any) -> str:
    """Return the argument if it is the canonical base64url of 32 bytes.

    Raises:
        FormatError: it is not.
    """
    if not isinstance(digest, str):
        raise FormatError("a digest is text")
    b64u_decode(digest, length=DIGEST_BYTES)
    return digest


def check_name(name: Any) -> str:
    """Return the argument if it can name a position: 1 to 64 of a-z, 0-9, "_", "." and "-".

    Raises:
        FormatError: it cannot.
    """
    if not isinstance(name, str) or not _NAME.match(name):
        raise FormatError("the name of a position is not of the grammar")
    return name


def check_plain(value: Any) -> None:
    """Refuse the names that SD-JWT or the form of texts gives a meaning, at any depth.

    Raises:
        FormatError: "...", "_sd", "_sd_alg" or "tokeniser" names a member of an object.
    """
    if isinstance(value, dict):
        if not _RESERVED.isdisjoint(value):
            raise FormatError("a value holds a reserved name")
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            check_plain(each)


def _check_salt(salt: bytes) -> bytes:
    if len(salt) < MIN_SALT:
        raise FormatError("a salt has at least 16 bytes")
    return salt
