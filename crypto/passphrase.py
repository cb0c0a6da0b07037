"""From a passphrase to a key: one normal form, then Argon2id v1.3 (RFC 9106)."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from crypto.errors import FormatError
from crypto.secret import KEY_LENGTH, SecretBytes

SALT_LENGTH: Final = 16
_MAX_PASSPHRASE: Final = 1024


@dataclass(frozen=True)
class Profile:
    """What one guess costs.

    Attributes:
        name: the word that stands for the profile in a file.
        memory_kib: memory to fill, in KiB (m).
        iterations: passes over that memory (t).
        lanes: lanes computed in parallel (p).
    """

    name: str
    memory_kib: int
    iterations: int
    lanes: int


STANDARD: Final = Profile("standard", memory_kib=256 * 1024, iterations=4, lanes=4)
"""The only profile for a real vault; about one second. Above RFC 9106 §4's 64 MiB, t=3."""

TESTS_ONLY: Final = Profile("tests-only", memory_kib=8, iterations=1, lanes=1)
"""The least that Argon2 allows (RFC 9106 §3.1). It protects nothing."""

_PROFILES: Final = {profile.name: profile for profile in (STANDARD, TESTS_ONLY)}


def profile_named(name: str) -> Profile:
    """Return the profile that a file names.

    A file can therefore not carry costs of its own that would exhaust this computer. `TESTS_ONLY`
    is a profile too: who opens a vault asks for it or refuses it.

    Raises:
        FormatError: no profile has this name.
    """
    try:
        return _PROFILES[name]
    except KeyError:
        raise FormatError("unknown passphrase profile") from None


def normalise(text: str) -> SecretBytes:
    """Return the passphrase in its one form: NFC, then UTF-8, nothing trimmed.

    NFC because keyboards differ: macOS dead keys compose «ñ» and «á» from two characters. A later
    version of Unicode gives the same result for every character that this Python knows.

    Raises:
        FormatError: empty, more than 1,024 bytes, or not encodable (a lone surrogate).
    """
    try:
        encoded = unicodedata.normalize("NFC", text).encode("utf-8")
    except UnicodeEncodeError:
        # `from None`: the error carries the passphrase, and a log would print it.
        raise FormatError("the passphrase is not valid text") from None
    if not encoded:
        raise FormatError("the passphrase is empty")
    if len(encoded) > _MAX_PASSPHRASE:
        raise FormatError("the passphrase is longer than 1,024 bytes")
    return SecretBytes(encoded)


def derive(passphrase: SecretBytes, salt: bytes, profile: Profile, context: bytes) -> SecretBytes:
    """Return the 32-byte key of a passphrase.

    Args:
        passphrase: what `normalise` returned.
        salt: 16 random bytes, fresh for every lock and every change of passphrase.
        profile: the cost of one guess.
        context: what the key is for; Argon2's associated data.

    Raises:
        FormatError: the salt has another length.
        MemoryError: this computer cannot spare the memory that the profile asks for.
    """
    if len(salt) != SALT_LENGTH:
        raise FormatError("the salt must have 16 bytes")
    argon2id = Argon2id(
        salt=salt,
        length=KEY_LENGTH,
        iterations=profile.iterations,
        lanes=profile.lanes,
        memory_cost=profile.memory_kib,
        ad=context,
    )
    # `cryptography` declares `bytes` for the input of Argon2id: a copy that cannot be wiped.
    return SecretBytes.filled(
        KEY_LENGTH, lambda buffer: argon2id.derive_into(passphrase.reveal(), buffer)
    )
