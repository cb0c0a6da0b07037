"""How hard a passphrase is to guess, and why: a rough count of guesses, with its reasons.

The count is that of somebody who knows how people choose: words, names, dates, rows of keys. It is
taken along the cheapest way to read the passphrase as a chain of such pieces, and it errs on the
low side: whatever looks like a word counts as one of a list of 7,776, however rare it is.

Pure: nothing is kept, and nothing that was typed is in a result.
"""

from __future__ import annotations

import functools
import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final

from alertadores.errors import UserError
from resources import read


class Band(IntEnum):
    """How strong a passphrase is, from what is refused upwards."""

    TOO_WEAK = 0
    FAIR = 1
    GOOD = 2
    STRONG = 3


class Flaw(StrEnum):
    """A reason why a passphrase is easier to guess than it is long."""

    SHORT = "short"
    OWN = "own"
    COMMON = "common"
    KEYS = "keys"
    SEQUENCE = "sequence"
    REPEATED = "repeated"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Strength:
    """What can be said about a passphrase.

    Attributes:
        band: how strong it is.
        flaws: why it is not stronger, each once, as they come.
    """

    band: Band
    flaws: tuple[Flaw, ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of the passphrase: where it ends, bits it is worth, what is amiss with it."""

    end: int
    bits: float
    flaw: Flaw | None = None


# A guess costs Argon2id with 256 MiB. At a hundred thousand guesses a second, which takes a hall
# of computers, 40 bits last for months, 52 (four words of dice) for a thousand years.
_BOUNDS: Final = ((Band.STRONG, 65.0), (Band.GOOD, 51.5), (Band.FAIR, 40.0))
_WORD: Final = math.log2(7776)
_COMMON: Final = 9.0
_RUN: Final = 4.0
_DATE: Final = 13.0
_YEAR: Final = 6.0
_AGAIN: Final = 2.0
_LETTER: Final = math.log2(26)
_DIGIT: Final = math.log2(10)
_SIGN: Final = 5.0
_SPACE: Final = 0.5
_CAPITAL: Final = 1.0
_SHORT_PIECES: Final = 4
_LONGEST_PIECE: Final = 32
_LONGEST: Final = 256
"""Characters that are looked at; what is longer is strong or repeats itself."""
_LEAST_OWN: Final = 3
_LEAST_ROW: Final = 4
_LEAST_KNOWN: Final = 3
_ROWS: Final = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qazwsxedc")
_ORDERS: Final = ("abcdefghijklmnopqrstuvwxyz", "0123456789")
_LEET: Final = str.maketrans("013457@$!", "oleastasi")
_WORDLIKE: Final = re.compile(r"(?=[a-z]*[aeiouy])(?!.*[bcdfghjklmnpqrstvwxz]{5})[a-z]{2,32}\Z")
_PARTICLE: Final = 5.0
_LONGEST_WORD: Final = 14
_LEAST_DATE: Final = 6
_A_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}\Z")
_A_DATE: Final = re.compile(r"[0-9]{1,4}([-/. ]?)[0-9]{1,2}\1[0-9]{2,4}\Z")


def strength_of(passphrase: str, own: Iterable[str] = ()) -> Strength:
    """Return how strong a passphrase is.

    Args:
        passphrase: as typed.
        own: words that belong to the person or the office, which are guessed first.
    """
    typed = passphrase[:_LONGEST]
    pieces = list(_cheapest(typed, frozenset(_words(own))))
    bits = sum(piece.bits for piece in pieces)
    band = next((band for band, bound in _BOUNDS if bits >= bound), Band.TOO_WEAK)
    flaws = [piece.flaw for piece in pieces if piece.flaw is not None]
    if band < Band.GOOD and len(pieces) < _SHORT_PIECES * 3:
        flaws.append(Flaw.SHORT)
    return Strength(band, tuple(dict.fromkeys(flaws)))


def require_strength(passphrase: str) -> None:
    """Refuse a passphrase that is guessed before long, whoever asks for it.

    What cannot be a passphrase at all is left to the vault, which says so.

    Raises:
        UserError: ``vault.passphrase-weak``.
    """
    if passphrase and strength_of(passphrase).band is Band.TOO_WEAK:
        raise UserError("vault.passphrase-weak")


def _words(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for word in re.split(r"[^a-z0-9]+", _folded(text)):
            if len(word) >= _LEAST_OWN:
                yield word


@functools.cache
def _common() -> frozenset[str]:
    return frozenset(read("strength", "common.txt").decode("utf-8").split())


def _folded(text: str) -> str:
    """Return text of the same length, in small letters without accents."""
    return "".join(_letter(character) for character in text)


def _letter(character: str) -> str:
    return unicodedata.normalize("NFD", character.lower())[:1] or character


def _cheapest(typed: str, own: frozenset[str]) -> Sequence[_Piece]:
    """Return the pieces of the reading that takes the fewest guesses."""
    typed = unicodedata.normalize("NFC", typed)
    folded = _folded(typed)
    best: list[tuple[float, int, _Piece | None]] = [(0.0, 0, None)]
    best += [(math.inf, 0, None)] * len(typed)
    for start in range(len(typed)):
        for piece in _pieces(typed, folded, start, own):
            cost = best[start][0] + piece.bits
            if cost < best[piece.end][0]:
                best[piece.end] = (cost, start, piece)
    chain: list[_Piece] = []
    at = len(typed)
    while at:
        _cost, at, chosen = best[at]
        if chosen is not None:
            chain.append(chosen)
    return chain[::-1]


def _pieces(typed: str, folded: str, start: int, own: frozenset[str]) -> Iterator[_Piece]:
    """Yield what may be read at a place: one character, or a piece that people choose."""
    yield _Piece(start + 1, _character(typed[start], typed[max(0, start - 1) : start]))
    for end in range(start + 2, min(len(folded), start + _LONGEST_PIECE) + 1):
        text = folded[start:end]
        capitals = _CAPITAL * any(each.isupper() for each in typed[start:end])
        if len(text) >= _LEAST_KNOWN:
            bits, flaw = _known(text, folded[:start], own)
            if flaw is not None:
                yield _Piece(end, bits + capitals, flaw)
                continue
        if _WORDLIKE.match(text) and _stands_alone(folded, start, end):
            yield _Piece(end, _word(text) + capitals)


def _word(text: str) -> float:
    """Return what a word is worth: those of two letters are few, the longest are made of two."""
    return _PARTICLE if len(text) < _LEAST_KNOWN else _WORD * math.ceil(len(text) / _LONGEST_WORD)


def _known(text: str, before: str, own: frozenset[str]) -> tuple[float, Flaw | None]:
    """Return what a piece is worth that everybody tries, and why."""
    plain = text.translate(_LEET)
    found: list[tuple[float, Flaw]] = []
    if text in own or plain in own:
        found.append((1.0, Flaw.OWN))
    if text in before or text == text[:1] * len(text) or _is_chorus(text):
        found.append((_AGAIN + _LETTER * (text not in before), Flaw.REPEATED))
    if text in _common() or plain in _common():
        found.append((_COMMON, Flaw.COMMON))
    if len(text) >= _LEAST_ROW and _is_part(text, _ROWS):
        found.append((_RUN, Flaw.KEYS))
    if _is_part(text, _ORDERS):
        found.append((_RUN, Flaw.SEQUENCE))
    if _A_YEAR.match(text):
        found.append((_YEAR, Flaw.DATE))
    elif len(text) >= _LEAST_DATE and _A_DATE.match(text):
        found.append((_DATE, Flaw.DATE))
    return min(found, default=(0.0, None))


def _is_part(text: str, rows: Iterable[str]) -> bool:
    return any(text in row or text in row[::-1] for row in rows)


def _is_chorus(text: str) -> bool:
    """Tell whether a text is a shorter one over and over."""
    return len(text) >= _LEAST_ROW and text in (text + text)[1:-1]


def _stands_alone(folded: str, start: int, end: int) -> bool:
    """Tell whether a piece is a word from end to end, with no letter beside it."""
    before = folded[start - 1] if start else " "
    after = folded[end] if end < len(folded) else " "
    return not before.isalpha() and not after.isalpha()


def _character(character: str, before: str) -> float:
    """Return what one character is worth that nothing else explains."""
    if character == before:
        return 1.0
    if character.isspace():
        return _SPACE
    if character.isdigit():
        return _DIGIT
    if character.isalpha():
        return _LETTER + _CAPITAL * character.isupper()
    return _SIGN
