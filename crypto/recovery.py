"""The recovery code: 160 random bits that a person writes on paper and types again.

Form: nine groups of four characters of Crockford's base32, `XXXX-XXXX-…-XXXX`. Eight groups are
the secret; the ninth is the check group. Read as one base-32 number, the 36 characters are a
multiple of the prime 1,048,517.

A wrong character adds d·32^k, 0 < |d| < 32, and no such number is a multiple of a prime above 32.
Swapping two neighbours adds 31·(a - b)·32^k: neither. The prime is the largest below 2^20, so that
the remainder fits four characters, for which d·32^i + e·32^j is no multiple either (j < i < 36). So
any two wrong characters and any swap at a distance are caught too, by arithmetic and not by chance;
other mistakes escape once in a million. Crockford's own check symbol (modulo 37) catches one wrong
character but not every two, and needs symbols that people misread.

The secret passes through text and integers here, which Python cannot wipe.
"""

from __future__ import annotations

import re
from typing import Final

from crypto.errors import FormatError
from crypto.labels import Label
from crypto.secret import SecretBytes, expand, random_secret

LENGTH: Final = 20
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_GROUP: Final = 4
_CHARACTERS: Final = 36
_CHECK_BITS: Final = 20
_PRIME: Final = 1_048_517
_MAX_TYPED: Final = 128
_CODE: Final = re.compile(rf"[{_ALPHABET}]{{{_CHARACTERS}}}\Z")

# What a person may type for each character; spaces and hyphens fall out.
_TYPED: Final = str.maketrans(
    {letter.lower(): letter for letter in _ALPHABET if letter.isalpha()}
    | dict.fromkeys("Oo", "0")
    | dict.fromkeys("IiLl", "1")
    | dict.fromkeys(" -", "")
)


def generate() -> SecretBytes:
    """Return a new secret of 160 bits."""
    return random_secret(LENGTH)


def to_text(secret: SecretBytes) -> str:
    """Return the code of a secret, with its check group.

    Raises:
        FormatError: the secret has not 20 bytes.
    """
    if len(secret) != LENGTH:
        raise FormatError("a recovery secret has 20 bytes")
    number = int.from_bytes(secret.view(), "big") << _CHECK_BITS
    number += -number % _PRIME
    code = "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(_CHARACTERS)))
    return "-".join(code[start : start + _GROUP] for start in range(0, _CHARACTERS, _GROUP))


def as_typed(text: str) -> str:
    """Return what a person typed of a code, in the form of a code; strange characters stay."""
    return text.translate(_TYPED)


def from_text(text: str) -> SecretBytes:
    """Return the secret of a code that a person typed.

    Lower case, the letter O for zero, I and L for one, and spaces or hyphens anywhere are
    accepted; nothing else is.

    Raises:
        FormatError: another character or length, or the check group does not match.
    """
    typed = as_typed(text) if len(text) <= _MAX_TYPED else ""
    if not _CODE.match(typed):
        raise FormatError("a recovery code has nine groups of four letters and digits")
    number = 0
    for character in typed:
        number = number << 5 | _ALPHABET.index(character)
    secret = SecretBytes((number >> _CHECK_BITS).to_bytes(LENGTH, "big"))
    # Compared as text, because a check group plus the prime may still fit four characters.
    if to_text(secret).replace("-", "") != typed:
        raise FormatError("the check group of the recovery code does not match")
    return secret


def stretch(secret: SecretBytes, context: bytes) -> SecretBytes:
    """Return the 32-byte key of a recovery secret, for the same use as `passphrase.derive`.

    HKDF only: nobody guesses 160 random bits, so there is nothing to slow down.

    Raises:
        FormatError: the secret has not 20 bytes, or the context more than 65,535.
    """
    if len(secret) != LENGTH:
        raise FormatError("a recovery secret has 20 bytes")
    return expand(secret, Label.LOCK_SECRET, context)
