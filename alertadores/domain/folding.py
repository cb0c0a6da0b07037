"""A text as a search sees it, with the way back to the offsets of the original.

Compatibility forms, accents, case, invisible characters, and kinds of space, dash and digit are
told apart no more: a name or a number is found however it was typed.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Final

Span = tuple[int, int]


class _Table(dict[str, str]):
    """What each character folds to; empty for what cannot be seen. Filled on demand."""

    _BOUND = 4096  # a hostile text may hold every character there is

    def __missing__(self, char: str) -> str:
        plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
        value = "".join(map(_plain, plain))
        if len(self) < self._BOUND:
            self[char] = value
        return value


def _plain(char: str) -> str:
    category = unicodedata.category(char)
    if category in {"Mn", "Me", "Cf"}:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if category == "Pd" or char == "\N{MINUS SIGN}":
        return "-"
    return " " if char.isspace() else char


_TABLE: Final = _Table()


class Folded:
    """A text folded for search.

    Attributes:
        text: the folded form: ASCII digits, plain spaces and hyphens, letters without case.
    """

    def __init__(self, text: str) -> None:
        self._original = text
        self._pieces = [_TABLE[char] for char in text]
        self.text = "".join(self._pieces)

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(map(len, self._pieces)))

    def span(self, start: int, end: int) -> Span:
        """Return the span of the original, with the marks that hang on its last letter."""
        ends = self._ends
        return bisect_right(ends, start), max(bisect_right(ends, end), bisect_left(ends, end) + 1)

    def is_capital(self, start: int) -> bool:
        """Tell whether the original of a folded letter is a capital."""
        return self._original[bisect_right(self._ends, start)].isupper()


def fold(text: str) -> str:
    """Return the folded form alone."""
    return "".join([_TABLE[char] for char in text])


def mask(text: str, spans: Iterable[Span], mark: str) -> tuple[str, int]:
    """Put a mark in place of every span, of one mark where they overlap; return text and number."""
    cuts = [(0, 0)]
    for start, end in sorted(spans):
        if len(cuts) > 1 and start < cuts[-1][1]:
            cuts[-1] = (cuts[-1][0], max(cuts[-1][1], end))
        else:
            cuts.append((start, end))
    cuts.append((len(text), len(text)))
    return mark.join(text[left[1] : right[0]] for left, right in pairwise(cuts)), len(cuts) - 2
