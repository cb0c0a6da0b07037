"""Secrets that can be wiped, and the two ways to derive from them: HKDF and HMAC.

Every derivation names its purpose with a `Label`, so that one secret never yields the same bytes
for two purposes.
"""

from __future__ import annotations

import hmac
import os
from typing import TYPE_CHECKING, Final, NoReturn, Self, SupportsIndex

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from crypto.errors import CryptoError, FormatError
from crypto.labels import Label, context

if TYPE_CHECKING:
    from collections.abc import Callable

KEY_LENGTH: Final = 32
_MAX_EXPANDED: Final = 255 * 32  # RFC 5869 §2.3, with SHA-256


class SecretBytes:
    """Key material in one buffer that its holder can overwrite.

    It prints as nothing, compares in constant time with its own kind only, and cannot be hashed,
    pickled or copied by accident. What leaves it leaves through `view` or `reveal`.

    CPython cannot guarantee erasure. `wipe` overwrites this buffer and nothing else: what it was
    copied from, what `reveal` handed out, what a library keeps and what the system swapped out
    remain. It shortens the life of a secret in memory; it does not prove that it ended. There is
    no finaliser on purpose: a view may outlive the object, and wiping at collection would turn a
    key in use into zeros.

    Args:
        data: the bytes to copy; the caller wipes its own copy where it can.
    """

    __slots__ = ("_buffer",)
    __hash__ = None  # type: ignore[assignment]  # the documented way to refuse hashing

    def __init__(self, data: bytes | bytearray | memoryview) -> None:
        # Through memoryview, because bytearray(32) would make a key of 32 zeros.
        self._buffer: bytearray | None = bytearray(memoryview(data))

    @classmethod
    def filled(cls, length: int, fill: Callable[[bytearray], object]) -> Self:
        """Return a secret that `fill` writes straight into its buffer, leaving no copy."""
        secret = cls(bytes(length))
        fill(secret._alive())
        return secret

    def view(self) -> memoryview:
        """Return a read-only view without copying: pass it on, never keep it.

        After `wipe` a view that was kept reads as zeros.

        Raises:
            CryptoError: the secret was wiped.
        """
        return memoryview(self._alive()).toreadonly()

    def reveal(self) -> bytes:
        """Return an immutable copy, which nobody can wipe.

        Raises:
            CryptoError: the secret was wiped.
        """
        return bytes(self._alive())

    def wipe(self) -> None:
        """Overwrite the buffer with zeros and refuse every later use. Twice is harmless."""
        if self._buffer is not None:
            self._buffer[:] = bytes(len(self._buffer))
            self._buffer = None

    def _alive(self) -> bytearray:
        if self._buffer is None:
            raise CryptoError("the secret was wiped")
        return self._buffer

    def __len__(self) -> int:
        """Return the number of bytes; raises CryptoError once wiped."""
        return len(self._alive())

    def __eq__(self, other: object) -> bool:
        """Compare in constant time with another secret; raises CryptoError if one was wiped."""
        if not isinstance(other, SecretBytes):
            return NotImplemented
        return hmac.compare_digest(self._alive(), other._alive())

    def __repr__(self) -> str:
        """Return a text that tells neither the bytes nor their number."""
        return "SecretBytes(…)"

    def __enter__(self) -> Self:
        """Return itself; the end of the block wipes it."""
        return self

    def __exit__(self, *_exception: object) -> None:
        """Wipe, whatever happened in the block."""
        self.wipe()

    def __reduce_ex__(self, _protocol: SupportsIndex) -> NoReturn:
        """Refuse pickling and both kinds of `copy`, which all pass here."""
        raise TypeError("secrets are neither pickled nor copied")


def view_of(data: SecretBytes | bytes) -> memoryview:
    """Return a read-only view of bytes that may or may not be wrapped."""
    return data.view() if isinstance(data, SecretBytes) else memoryview(data)


def random_secret(length: int = KEY_LENGTH) -> SecretBytes:
    """Return `length` bytes from the operating system's generator."""
    return SecretBytes(os.urandom(length))


def expand(
    secret: SecretBytes | bytes, label: Label, *fields: bytes, length: int = KEY_LENGTH
) -> SecretBytes:
    """Derive a secret for one purpose: HKDF-SHA-256 (RFC 5869), empty salt.

    Args:
        secret: input keying material of full entropy; a passphrase goes through Argon2id first.
        label: the purpose; with `fields` it makes `info` through `labels.context`.
        fields: what else the result depends on.
        length: bytes wanted, 1 to 8,160.

    Raises:
        FormatError: a field or the length is out of range.
    """
    if not 1 <= length <= _MAX_EXPANDED:
        raise FormatError("a derived secret has 1 to 8,160 bytes")
    hkdf = HKDF(hashes.SHA256(), length, salt=None, info=context(label, *fields))
    material = view_of(secret)
    return SecretBytes.filled(length, lambda buffer: hkdf.derive_into(material, buffer))


def mac(secret: SecretBytes | bytes, label: Label, *fields: bytes) -> bytes:
    """Return the HMAC-SHA-256 (RFC 2104), 32 bytes, of a label and its fields.

    What another party sent is compared with it by `hmac.compare_digest`.

    Raises:
        FormatError: a field is longer than 65,535 bytes.
    """
    return hmac.digest(view_of(secret), context(label, *fields), "sha256")
