"""Folios: a year, eight random characters, a check character. No gap tells of a hidden case."""

from __future__ import annotations

import re
from typing import Final

from crypto.errors import FormatError

RANDOM_BYTES: Final = 5
# Crockford's base 32: no I, L, O, U, so that a folio survives being read out and written down.
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHECK: Final = _ALPHABET + "*~$=U"
_LOOKALIKES: Final = str.maketrans("OIL", "011")
_FOLIO: Final = re.compile(rf"([0-9]{{4}})-([{_ALPHABET}]{{8}})-([{re.escape(_CHECK)}])\Z")


# Year, random characters and check without hyphens, or four and more of them in a row.
_PART: Final = re.compile(rf"[{_ALPHABET}]{{3,12}}[{re.escape(_CHECK)}]\Z")


def make_folio(year: int, random: bytes) -> str:
    """Return a folio.

    Args:
        year: of reception, four digits.
        random: five random bytes, 40 bits.

    Raises:
        FormatError: another year or number of bytes.
    """
    if len(random) != RANDOM_BYTES or not 1900 <= year <= 9999:  # noqa: PLR2004 - four digits
        raise FormatError("a folio is made of a year and five random bytes")
    number = int.from_bytes(random, "big")
    text = "".join(_ALPHABET[number >> shift & 31] for shift in range(35, -1, -5))
    return f"{year}-{text}-{_check(year, text)}"


def parse_folio(text: str) -> str:
    """Return a folio as it is recorded, given how a person typed it.

    Lower case, and the letters O, I and L for the figures they look like, are understood.

    Raises:
        FormatError: not a folio, or the check character tells of a slip.
    """
    year, _, rest = text.strip().upper().partition("-")
    body, _, check = rest.partition("-")
    typed = f"{year}-{body.translate(_LOOKALIKES)}-{check}"
    parts = _FOLIO.match(typed)
    if parts is None or _check(int(parts[1]), parts[2]) != parts[3]:
        raise FormatError("the text is not a folio")
    return typed


def folio_part(text: str) -> str | None:
    """Return a folio or a part of one, without hyphens, given how a person typed it.

    Read like a folio, with blanks and hyphens anywhere. None if it is part of no folio, or too
    short to tell anything.
    """
    typed = "".join(text.upper().replace("-", " ").split())
    part = typed.translate(_LOOKALIKES)  # a check character is none of those letters
    return part if _PART.match(part) else None


def _check(year: int, text: str) -> str:
    """Crockford's check symbol, modulo 37, over year and characters: finds any single slip."""
    number = year
    for character in text:
        number = number * 32 + _ALPHABET.index(character)
    return _CHECK[number % 37]
