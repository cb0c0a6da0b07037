"""Encrypted files: Cobblestone-256 of C2SP chunked-encryption v1 (c2sp.org/chunked-encryption).

From the key, a random salt (24 bytes) and the associated data, HKDF-Expand with SHA-512 derives an
AES-256-GCM key, a base nonce and a commitment (32 bytes). Form: salt, commitment, then chunks of
16 KiB, each with its tag (16 bytes); the last chunk is always shorter than the others and may be
empty, so a file cut at a boundary is seen, and every length has one form. A chunk's nonce is the
base nonce XOR its number, so chunks can be neither moved nor repeated. The commitment binds the
ciphertext to one key: nobody can make one file that two keys open as two texts.

The library does all of it; this module feeds it from one stream to another in fixed memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

from cryptography.cobblestone import Cobblestone256Decryptor, Cobblestone256Encryptor
from cryptography.exceptions import InvalidTag

from crypto.errors import DecryptionError, FormatError
from crypto.secret import KEY_LENGTH

if TYPE_CHECKING:
    from crypto.secret import SecretBytes

_BLOCK: Final = 256 * 1024
_HEAD: Final = 24 + 32
_CHUNK: Final = 16 * 1024
_TAG: Final = 16


def length_of(size: int) -> int:
    """Return the length of the ciphertext of so many bytes: head, and a tag for every chunk."""
    return _HEAD + size + _TAG * (size // _CHUNK + 1)


def encrypt(key: SecretBytes, associated: bytes, source: BinaryIO, sink: BinaryIO) -> None:
    """Encrypt all that `source` still holds into `sink`.

    Args:
        key: 32 bytes; one key may serve many files, each has its own salt.
        associated: what the file is; authenticated, not stored; made by `labels.context`.
        source: blocking stream of the plaintext.
        sink: blocking, buffered stream for the ciphertext: 56 bytes, and 16 for every chunk,
            longer.

    Raises:
        FormatError: the key has another length.
    """
    _check(key)
    encryptor = Cobblestone256Encryptor(key.view(), associated)
    while block := source.read(_BLOCK):
        sink.write(encryptor.update(block))
    sink.write(encryptor.finalize())


def decrypt(key: SecretBytes, associated: bytes, source: BinaryIO, sink: BinaryIO) -> None:
    """Decrypt all that `source` still holds into `sink`.

    Only authenticated chunks are written, each in its place; but whether the file is whole is
    known at its end. When this raises, the caller discards what `sink` received.

    Raises:
        FormatError: the key has another length.
        DecryptionError: another key or associated data, or the file was altered, reordered,
            shortened or lengthened.
    """
    _check(key)
    decryptor = Cobblestone256Decryptor(key.view(), associated)
    try:
        while block := source.read(_BLOCK):
            sink.write(decryptor.update(block))
        sink.write(decryptor.finalize())
    except InvalidTag:
        raise DecryptionError("the file is damaged or does not open with this key") from None


def _check(key: SecretBytes) -> None:
    if len(key) != KEY_LENGTH:
        raise FormatError("a file key has 32 bytes")
