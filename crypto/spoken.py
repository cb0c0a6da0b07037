"""Six numbers that stand for some public data, for two persons to compare by voice.

Each number has eleven bits and picks one of 2,048 words. Together they are 66 bits of PBKDF2
(RFC 8018) with HMAC-SHA-512. Whoever wants other data to sound alike has to find a second preimage:
2^66 trials of 2^18 rounds each, after the first data are known.
"""

from __future__ import annotations

import hashlib
from typing import Final

from crypto.labels import Label, context

COUNT: Final = 6
CHOICES: Final = 2048
_BITS: Final = 11
_ROUNDS: Final = 1 << 18
_BYTES: Final = 9


def spoken(*fields: bytes) -> tuple[int, ...]:
    """Return six numbers below 2,048; it takes a good part of a second, so that guessing does.

    Raises:
        FormatError: a field is longer than 65,535 bytes.
    """
    data = context(Label.SPOKEN_WORDS, *fields)
    digest = hashlib.pbkdf2_hmac("sha512", data, context(Label.SPOKEN_WORDS), _ROUNDS, _BYTES)
    number = int.from_bytes(digest, "big") >> 8 * _BYTES - COUNT * _BITS
    return tuple(number >> _BITS * place & CHOICES - 1 for place in reversed(range(COUNT)))
