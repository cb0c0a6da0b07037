"""Searching in texts: from what a person types to FTS5, and back to the words that were found.

Whatever is typed is a search and never an expression of FTS5: each word goes in as a string. What
comes back is a list of runs, each found or not; no markup leaves this module.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

LONGEST: Final = 1000
"""Characters of a search that count."""

MAX_WORDS: Final = 16
PREFIXES: Final = (2, 3)
"""Characters of the beginnings that have an index; longer ones are few enough without."""

# Noncharacters of Unicode: no keyboard has them. In a text of somebody who sends them all the same
# they mark what they like as found, and nothing else.
BEGIN, END = "\ufdd0", "\ufdd1"
_TERM: Final = re.compile(r'"([^"]*)"?|([^\s"]+)')
_SPACE: Final = re.compile(r"\s+")
_MARKED: Final = re.compile(f"{BEGIN}([^{BEGIN}{END}]*){END}")
_LONGEST_RUN: Final = 200


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a text.

    Attributes:
        text: of one line.
        found: whether the search found it.
    """

    text: str
    found: bool = False


def terms(text: str) -> tuple[str, ...]:
    """Return words and phrases of a search as strings of FTS5, the last as a beginning.

    One character is a word and no beginning: it would find everything.
    """
    typed = [term for term in _typed(text[:LONGEST]) if any(map(str.isalnum, term))][:MAX_WORDS]
    quoted = [f'"{term}"' for term in typed]
    if typed and len(typed[-1]) >= PREFIXES[0]:
        quoted[-1] += "*"
    return tuple(quoted)


def any_of(found: tuple[str, ...]) -> str:
    """Return the expression of FTS5 for texts that hold at least one of `terms`."""
    return " OR ".join(found)


def runs(marked: str) -> tuple[Run, ...]:
    """Return a snippet as runs, given with `BEGIN` and `END` around what was found."""
    return tuple(islice(_runs(_SPACE.sub(" ", marked)), 2 * MAX_WORDS))


def folded(text: str) -> str:
    """Return a text without case and accents, to be compared and put in order."""
    split = unicodedata.normalize("NFD", text.casefold())
    return "".join(each for each in split if not unicodedata.combining(each))


def _typed(text: str) -> Iterator[str]:
    # A null would end the expression, and half a character is no text at all.
    plain = "".join(each if unicodedata.category(each)[0] != "C" else " " for each in text)
    for found in _TERM.finditer(plain):
        yield " ".join((found[1] or found[2] or "").split())


def _runs(marked: str) -> Iterator[Run]:
    place = 0
    for found in _MARKED.finditer(marked):
        yield from _run(marked[place : found.start()], found=False)
        yield from _run(found[1], found=True)
        place = found.end()
    yield from _run(marked[place:], found=False)


def _run(text: str, *, found: bool) -> Iterator[Run]:
    shown = text.replace(BEGIN, "").replace(END, "")
    if shown:
        cut = shown if len(shown) <= _LONGEST_RUN else shown[:_LONGEST_RUN] + "…"
        yield Run(cut, found)
