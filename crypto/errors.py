"""What can go wrong in `crypto`.

Messages describe the defect and never carry key material, plaintext or the rejected bytes.
"""

from __future__ import annotations


class CryptoError(Exception):
    """Root of every error raised by this package."""


class FormatError(CryptoError):
    """Bytes or text do not follow the grammar of their format."""


class VerificationError(CryptoError):
    """Well-formed material does not check: a signature, a digest, a proof."""


class DecryptionError(VerificationError):
    """A ciphertext does not open with this key and context."""


class SelfTestError(CryptoError):
    """A known answer came out differently: this installation must not be used."""
