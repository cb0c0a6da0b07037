"""Sealed records: AES-256-GCM-SIV (RFC 8452), and padding that hides their exact length.

A sealed record is a random nonce (12 bytes), the ciphertext, and the tag (16 bytes). GCM-SIV,
because keys live long and a repeated nonce then tells no more than that two records are equal.
It does not commit to its key: a sealed record that opens is no proof that no other key opens it.
Files go through `crypto.streams`.
"""

from __future__ import annotations

import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from crypto.errors import DecryptionError, FormatError
from crypto.secret import KEY_LENGTH, SecretBytes

MAX_PLAINTEXT: Final = 64 * 1024 * 1024
_NONCE_LENGTH: Final = 12
_TAG_LENGTH: Final = 16
OVERHEAD: Final = _NONCE_LENGTH + _TAG_LENGTH
_PREFIX_LENGTH: Final = 4


def seal(key: SecretBytes, plaintext: bytes, associated: bytes) -> bytes:
    """Encrypt and authenticate a record.

    Args:
        key: 32 bytes, for this purpose only.
        plaintext: at most 64 MiB.
        associated: authenticated, not stored; made by `labels.context`.

    Returns:
        Nonce, ciphertext and tag: 28 bytes more than the plaintext.

    Raises:
        FormatError: the key has another length or the record is too long.
    """
    cipher = _cipher(key)
    if len(plaintext) > MAX_PLAINTEXT:
        raise FormatError("a record has at most 64 MiB")
    nonce = os.urandom(_NONCE_LENGTH)
    return nonce + cipher.encrypt(nonce, plaintext, associated)


def unseal(key: SecretBytes, sealed: bytes, associated: bytes) -> bytes:
    """Return the plaintext of a sealed record.

    Raises:
        FormatError: the key has another length, or no record is that short or that long.
        DecryptionError: another key, other associated data, or altered bytes.
    """
    cipher = _cipher(key)
    if not OVERHEAD <= len(sealed) <= MAX_PLAINTEXT + OVERHEAD:
        raise FormatError("a sealed record has at least 28 bytes and at most 64 MiB of text")
    try:
        return cipher.decrypt(sealed[:_NONCE_LENGTH], sealed[_NONCE_LENGTH:], associated)
    except InvalidTag:
        raise DecryptionError("the record does not open with this key and context") from None


def pad(data: bytes, floor: int) -> bytes:
    """Lengthen data to the smallest of `floor`, 2·`floor`, 4·`floor`… bytes that holds it.

    Form: the length of the data (4 bytes, big endian), the data, zeros. Pad before sealing: a
    sealed record then tells only its class.

    Raises:
        FormatError: the floor is not positive, or the class is larger than 64 MiB.
    """
    size = _padded_size(len(data), floor)
    prefix = len(data).to_bytes(_PREFIX_LENGTH, "big")
    return (prefix + data).ljust(size, b"\x00")


def unpad(data: bytes, floor: int) -> bytes:
    """Return what `pad` was given with the same floor.

    Raises:
        FormatError: not exactly what `pad` makes: another class, a length that does not fit, or
            anything but zeros behind the data.
    """
    end = _PREFIX_LENGTH + int.from_bytes(data[:_PREFIX_LENGTH], "big")
    content = data[_PREFIX_LENGTH:end]
    # Rebuilding is the whole rule: every text has one padding, and no other bytes pass.
    if end > len(data) or pad(content, floor) != data:
        raise FormatError("the padding is not canonical")
    return content


def _cipher(key: SecretBytes) -> AESGCMSIV:
    """Return the cipher, always AES-256: the library would take a shorter key as AES-128."""
    if len(key) != KEY_LENGTH:
        raise FormatError("a sealing key has 32 bytes")
    return AESGCMSIV(key.view())


def _padded_size(length: int, floor: int) -> int:
    if floor < 1:
        raise FormatError("the padding floor must be positive")
    size = floor
    while size < _PREFIX_LENGTH + length:
        size *= 2
    if size > MAX_PLAINTEXT:
        raise FormatError("a padded record has at most 64 MiB")
    return size
