"""The `tokens` text form: what a text is when each of its words has a digest of its own.

A text is paragraphs of sentences of tokens. A token is a run of characters between spaces, with its
punctuation. Sentences only group tokens so that a hidden one tells nothing of its length; a
paragraph break is a sentence of its own, the single token "¶", so that hiding a sentence keeps the
layout. Between the tokens stand nulls, at places drawn from the seed, which blur how many tokens a
mark hides.

What is recorded is the canonical text, tokens with one space or line feed between two of them:
`tokenise` refuses any other spelling, and `join(tokenise(text)) == text`. The rules below are
version `TOKENISER`; a change is a new version.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from enum import Enum
from itertools import count, groupby, pairwise, repeat, takewhile
from typing import TYPE_CHECKING, Any, Final

from crypto.characters import BREAKS, FOREIGN, SPACES, UNSEEN
from crypto.errors import FormatError, VerificationError
from crypto.labels import Label
from crypto.secret import mac

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from crypto.secret import SecretBytes

TOKENISER: Final = 1
PARAGRAPH: Final = "¶"
MAX_TOKEN: Final = 64

_PARAGRAPH_BREAK: Final = re.compile(f"[{BREAKS}{PARAGRAPH}]+")
_SPACE: Final = re.compile(f"[{SPACES}]+")
_UNSEEN: Final = re.compile(f"[{UNSEEN}]+")
_RUN: Final = f"[^{BREAKS}{SPACES}{UNSEEN}{FOREIGN}{PARAGRAPH}]{{1,{MAX_TOKEN}}}+"
_TOKEN: Final = re.compile(rf"(?:{_RUN}|{PARAGRAPH})\Z")
_TEXT: Final = re.compile(rf"{_RUN}(?:[ \n]{_RUN})*+\Z")
_SENTENCE_END: Final = re.compile(r"""[.!?…][)\]}"'”’»]*\Z""")


class Gap(Enum):
    """What a reader finds between two shown tokens."""

    NULL = "a disclosed null"
    WITHHELD = "a digest without disclosure"


@dataclass(frozen=True, slots=True)
class ShownText:
    """What a presentation shows of a text.

    Attributes:
        parts: tokens in order, `PARAGRAPH` among them; None is one run of withheld tokens or
            sentences, of whatever length.
    """

    parts: tuple[str | None, ...] = field(repr=False)

    @property
    def complete(self) -> bool:
        """Whether nothing is withheld."""
        return None not in self.parts

    def render(self, mark: str) -> str:
        """Return the text with `mark` for every withheld run; paragraphs end in a line feed."""
        words = " ".join(mark if part is None else part for part in self.parts)
        return words.replace(f" {PARAGRAPH} ", "\n")


def canonical_text(text: str) -> str:
    r"""Return the form in which a text is recorded.

    Unseen characters (soft hyphens, zero-width and direction marks) are dropped, the rest is in
    NFC; any white space is one space, any run of line breaks or "¶" one line feed, none at the
    ends; a word longer than `MAX_TOKEN` is broken by spaces.

    What comes out depends on the tables of Unicode that this Python has; that it can be read does
    not.

    Raises:
        FormatError: control, private or unassigned characters, or nothing is left.
    """
    composed = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    paragraphs = [" ".join(_pieces(line)) for line in _PARAGRAPH_BREAK.split(composed)]
    recorded = "\n".join(filter(None, paragraphs))
    if not _TEXT.match(recorded) or any(unicodedata.category(c) == "Cn" for c in set(recorded)):
        raise FormatError("the text is empty or holds a character that is not allowed")
    return recorded


def tokenise(text: str) -> list[list[str]]:
    """Return the sentences of a canonical text, each a list of tokens.

    A sentence ends after a token that ends in a full stop, question mark, exclamation mark or
    ellipsis, closing brackets and quotation marks included, and at the end of a paragraph.

    Raises:
        FormatError: the text is not its own canonical form.
    """
    if not _TEXT.match(text):
        raise FormatError("the text is not in canonical form")
    sentences: list[list[str]] = []
    for paragraph in text.split("\n"):
        if sentences:
            sentences.append([PARAGRAPH])
        sentences.extend(_sentences(paragraph.split(" ")))
    return sentences


def join(sentences: Iterable[Sequence[str]]) -> str:
    """Return the text of which these are the sentences.

    Raises:
        FormatError: paragraph breaks that no text has.
    """
    return shown_text(sentences).render("")


def check_token(token: Any) -> str:
    """Return the argument if it is a token.

    Raises:
        FormatError: it is neither `PARAGRAPH` nor text of 1 to `MAX_TOKEN` characters without it
            and without any that `crypto.characters` lists.
    """
    if not isinstance(token, str) or not _TOKEN.match(token):
        raise FormatError("a token has 1 to 64 characters, none of them space or unseen")
    return token


def interleave(
    seed: SecretBytes, index: int, sentence: int, tokens: Sequence[str]
) -> Iterator[tuple[str | None, tuple[int, ...]]]:
    """Yield the elements of a sentence: its tokens, and nulls before, between and after them.

    The number of nulls in each gap is geometric with parameter one half, read from the bits of
    HMAC-SHA-256(seed, index, tokeniser, sentence, block), least significant bit of a byte first.

    Args:
        seed: of the read group and entry.
        index: position of the field.
        sentence: number of the sentence in the text.
        tokens: the tokens of that sentence.

    Yields:
        A token or None, and the numbers of the tokens it must not outlive: its own, or for a null
        its two neighbours (where one is missing, a number that no token has).
    """
    bits = _bits(seed, index, TOKENISER, sentence)
    for place in range(len(tokens) + 1):
        yield from repeat((None, (place - 1, place)), sum(takewhile(bool, bits)))
        if place < len(tokens):
            yield tokens[place], (place,)


def read_sentence(elements: Iterable[str | Gap]) -> list[str | None]:
    """Return the shown tokens of a sentence, with None for each withheld run.

    Between two shown tokens, and at either end, either every element is a shown null and nothing is
    hidden, or every element is withheld and the reader sees one mark. A hidden null beside shown
    ones would be a mark over nothing, or a count of what is hidden.

    Raises:
        VerificationError: shown nulls and withheld elements in the same gap.
        FormatError: no token is shown, so that the sentence would be a digest, or a paragraph
            break is not alone in it.
    """
    parts: list[str | None] = []
    for kind, run in groupby(elements, key=type):
        if kind is not Gap:
            parts.extend(element for element in run if isinstance(element, str))
        elif Gap.WITHHELD in (found := set(run)):
            if Gap.NULL in found:
                raise VerificationError("shown nulls and withheld elements share a gap")
            parts.append(None)
    if not any(parts):
        raise FormatError("a disclosed sentence shows no token")
    if PARAGRAPH in parts and len(parts) > 1:
        raise FormatError("a paragraph break stands inside a sentence")
    return parts


def shown_text(sentences: Iterable[Sequence[str | None]]) -> ShownText:
    """Return the text of these sentences, with consecutive marks merged into one.

    Raises:
        FormatError: a paragraph break at either end or two in a row, or nothing at all.
    """
    flat = (part for sentence in sentences for part in sentence)
    parts: list[str | None] = []
    for part in flat:
        if part is not None or parts[-1:] != [None]:
            parts.append(part)
    if any(pair == (PARAGRAPH, PARAGRAPH) for pair in pairwise((PARAGRAPH, *parts, PARAGRAPH))):
        raise FormatError("a paragraph is empty")
    return ShownText(tuple(parts))


def _pieces(line: str) -> Iterator[str]:
    for word in _SPACE.split(line):
        for start in range(0, len(word), MAX_TOKEN):
            yield word[start : start + MAX_TOKEN]


def _sentences(tokens: Sequence[str]) -> Iterator[list[str]]:
    sentence: list[str] = []
    for token in tokens:
        sentence.append(token)
        if _SENTENCE_END.search(token):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _bits(seed: SecretBytes, *path: int) -> Iterator[int]:
    for block in count():
        fields = (number.to_bytes(4, "big") for number in (*path, block))
        for byte in mac(seed, Label.NULL_PLACES, *fields):
            yield from (byte >> place & 1 for place in range(8))
