"""The one list of domain-separation labels, and the one injective encoding of a context.

HKDF `info`, AEAD associated data, HPKE `info`, HMAC input and what a member signs outside the log
all come from `context`, so that bytes made for one purpose can never be taken for another's.
Encoding: "alertadores/v1/" and the label in ASCII, a zero byte, then each field as its length (two
bytes, big endian) followed by its bytes.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from crypto.errors import FormatError

_MAX_FIELD: Final = 0xFFFF


class Label(StrEnum):
    """Every purpose a key or a ciphertext may have. One key, one purpose."""

    LOCK_SECRET = "lock-secret"
    LOCK_CHECK = "lock-check"
    LOCK_WRAP = "lock-wrap"
    LOCK_PRIVATE = "lock-private"
    LOCK_FILE_MAC = "lock-file-mac"
    ANCHOR = "anchor"
    KEYRING = "keyring"
    DRAFT = "draft"
    ROW = "row"
    ROW_TAG = "row-tag"
    CONTENT = "content"
    FILE = "file"
    SALT = "salt"
    NULL_PLACES = "null-places"
    KEY_CHECK = "key-check"
    KEY_WRAP = "key-wrap"
    IDENTITY = "identity"
    IDENTITY_RECORD = "identity-record"
    IDENTITY_OUTER = "identity-outer"
    IDENTITY_HALF = "identity-half"
    IDENTITY_PAIR = "identity-pair"
    IDENTITY_WRAP = "identity-wrap"
    PUBLIC_LINK = "public-link"
    POSSESSION = "possession"
    JOIN_REQUEST = "join-request"
    SPOKEN_WORDS = "spoken-words"


_HEADS: Final = {label: f"alertadores/v1/{label}\0".encode("ascii") for label in Label}


def context(label: Label, *fields: bytes) -> bytes:
    """Return the injective encoding of a label and its fields.

    Raises:
        FormatError: a field is longer than 65,535 bytes.
    """
    parts = [_HEADS[label]]
    for field in fields:
        if len(field) > _MAX_FIELD:
            raise FormatError("a context field is longer than 65,535 bytes")
        parts.append(len(field).to_bytes(2, "big"))
        parts.append(field)
    return b"".join(parts)
