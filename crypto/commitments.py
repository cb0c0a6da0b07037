"""Salted commitments to a trace record and to fields, as disclosures of SD-JWT (RFC 9901 §4.2).

A leaf holds one digest `e` of a trace record and one digest `f` of a list of 32 digests, one for
each position:

    f         [salt, [{"...": digest}, … 32]]
    position  [salt, [index, name, value or null]]
    text      a `value` {"sentences": [{"...": digest}, …], "tokeniser": 1}
    sentence  [salt, [{"...": digest}, …]]
    element   [salt, token or null]

Fixed positions make a second commitment to a field impossible (names in a set would not). The salt
of everything below `f` is HMAC-SHA-256(seed, path) with one seed per entry and read group: plain
values and seeds are stored, disclosures are recomputed. Without its seed nothing can be guessed.
A signer may commit to a digest nobody can open; it reads as withheld, never as empty.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from itertools import count
from json import JSONEncoder
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from crypto.disclosures import (
    FIELD_COUNT,
    Committed,
    check_digest,
    check_name,
    check_plain,
    digest,
    disclosed_text,
    disclosure,
    disclosure_of_text,
    open_disclosure,
)
from crypto.errors import FormatError
from crypto.labels import Label, context
from crypto.presentations import OpenedField, OpenedFields, open_fields, open_trace
from crypto.secret import mac
from crypto.tokens import TOKENISER, interleave, tokenise

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from crypto.secret import SecretBytes

__all__ = [
    "FIELD_COUNT",
    "Committed",
    "FieldCommitment",
    "OpenedField",
    "OpenedFields",
    "Position",
    "Withheld",
    "commit_fields",
    "commit_trace",
    "digest",
    "disclosure",
    "open_disclosure",
    "open_fields",
    "open_trace",
]

SEED_BYTES: Final = 32

# What the salt of a position is the HMAC of.
_PATHS: Final = tuple(context(Label.SALT, index.to_bytes(4, "big")) for index in range(FIELD_COUNT))
_json_text: Final = JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class Position:
    """A field that this holder can compute.

    Attributes:
        index: 0 to 31.
        name: of the schema; an unused position has a name too and the value None.
        value: JSON, or None. For the form `tokens` a canonical text (`tokens.canonical_text`).
        seed: 32 random bytes of the entry and read group.
        form: `whole`: one digest for the value; `tokens`: one for each word.
    """

    index: int
    name: str
    value: Any = field(repr=False)
    seed: SecretBytes
    form: str = "whole"


@dataclass(frozen=True, slots=True)
class Withheld:
    """The digest of a position whose read group this holder lacks."""

    digest: str


class _Element(NamedTuple):
    """A token or null, shown unless one of the tokens `beside` it is withheld."""

    own: Committed
    beside: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Sentence:
    own: Committed
    tokens: int
    elements: tuple[_Element, ...]


@dataclass(frozen=True, slots=True)
class _Field:
    own: Committed
    sentences: tuple[_Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldCommitment:
    """The fields of an entry with their digests.

    Attributes:
        f_disclosure: the list of 32 digests.
        f_digest: what the leaf carries as `f`.
        positions: what each position commits to.
    """

    f_disclosure: str = field(repr=False)
    f_digest: str
    positions: tuple[_Field | Withheld, ...] = field(repr=False)

    def digests(self) -> tuple[str, ...]:
        """Return the 32 digests, for holders who lack a group."""
        return tuple(_digest_of(position) for position in self.positions)

    def present(
        self,
        shown: Collection[int],
        withheld: Mapping[int, Collection[tuple[int, int]]] | None = None,
    ) -> list[str]:
        """Return the disclosures, in the order `open_fields` asks for, of chosen positions.

        Args:
            shown: indices of the positions to show; every other one stays a digest.
            withheld: for shown positions of the form `tokens`, the tokens to hide, as (sentence,
                token) in the numbering of `tokens.tokenise`. A sentence without a shown token
                stays a digest. Which nulls are shown follows.

        Raises:
            FormatError: a position or token that this commitment does not have.
        """
        withheld = withheld or {}
        if not set(withheld) <= set(shown) <= set(range(FIELD_COUNT)):
            raise FormatError("a position to present is not there")
        disclosures = [self.f_disclosure]
        for index in sorted(set(shown)):
            position = self.positions[index]
            if isinstance(position, Withheld):
                raise FormatError("a position to present is known by its digest only")
            disclosures += _present(position, set(withheld.get(index, ())))
        return disclosures


def commit_trace(salt: bytes, record: dict[str, Any]) -> Committed:
    """Commit to a trace record; its digest is what the leaf carries as `e`.

    Raises:
        FormatError: a short salt, a name that SD-JWT reserves, no canonical form, or text outside
            ASCII.
    """
    committed = Committed.of(disclosure(salt, record))
    if not disclosed_text(committed.disclosure).isascii():
        raise FormatError("a trace record is ASCII")
    check_plain(record)
    return committed


def commit_fields(f_salt: bytes, positions: Sequence[Position | Withheld]) -> FieldCommitment:
    """Commit to 32 positions. The same arguments give the same bytes.

    Raises:
        FormatError: not one position for each index in order, a name twice or not of the grammar,
            a value without canonical form, a text that is not canonical, a seed or salt that is
            too short, or a digest twice.
    """
    if len(positions) != FIELD_COUNT:
        raise FormatError("there are 32 positions")
    fields = tuple(_commit_position(*numbered) for numbered in enumerate(positions))
    names = [position.name for position in positions if isinstance(position, Position)]
    if len(set(names)) != len(names):
        raise FormatError("two positions have the same name")
    own = _commit(f_salt, _list_of(_digest_of(each) for each in fields))
    digests = [own.digest, *(each for one in fields for each in _all_digests(one))]
    if len(set(digests)) != len(digests):
        raise FormatError("a digest occurs twice")
    return FieldCommitment(own.disclosure, own.digest, fields)


def _commit_position(index: int, position: Position | Withheld) -> _Field | Withheld:
    if isinstance(position, Withheld):
        check_digest(position.digest)
        return position
    if position.index != index:
        raise FormatError("a position stands in another place than it says")
    if len(position.seed) != SEED_BYTES or position.form not in {"whole", "tokens"}:
        raise FormatError("a position has another seed or form than there is")
    name, value = check_name(position.name), position.value
    salt = hmac.digest(position.seed.view(), _PATHS[index], "sha256")
    if value is None:
        return _Field(_commit(salt, f'[{index},"{name}",null]'))
    if position.form == "tokens":
        sentences = _commit_text(position.seed, index, value)
        digests = _list_of(sentence.own.digest for sentence in sentences)
        text = f'{{"sentences":{digests},"tokeniser":{TOKENISER}}}'
        return _Field(_commit(salt, f'[{index},"{name}",{text}]'), sentences)
    own = Committed.of(disclosure(salt, [index, name, value]))
    check_plain(value)
    return _Field(own)


def _commit_text(seed: SecretBytes, index: int, text: Any) -> tuple[_Sentence, ...]:
    if not isinstance(text, str):
        raise FormatError("the form `tokens` is for text")
    return tuple(_commit_sentence(seed, index, *each) for each in enumerate(tokenise(text)))


def _commit_sentence(
    seed: SecretBytes, index: int, sentence: int, tokens: Sequence[str]
) -> _Sentence:
    """Commit to a sentence."""
    path = (index, TOKENISER, sentence)
    interleaved, salts = interleave(seed, index, sentence, tokens), _salts(seed, *path)
    elements = []
    for (token, beside), salt in zip(interleaved, salts, strict=False):
        content = "null" if token is None else _json_text(token)
        elements.append(_Element(_commit(salt, content), beside))
    digests = _list_of(each.own.digest for each in elements)
    return _Sentence(_commit(_salt(seed, *path), digests), len(tokens), tuple(elements))


def _commit(salt: bytes, text: str) -> Committed:
    """Commit to a value whose canonical JSON is known: but for values, forms here are few."""
    return Committed.of(disclosure_of_text(salt, text))


def _list_of(digests: Iterable[str]) -> str:
    """Return the canonical JSON of a list of references."""
    return "[" + ",".join([f'{{"...":"{each}"}}' for each in digests]) + "]"


def _salt(seed: SecretBytes, *path: int) -> bytes:
    return mac(seed, Label.SALT, *(number.to_bytes(4, "big") for number in path))


def _salts(seed: SecretBytes, *path: int) -> Iterator[bytes]:
    """Yield `_salt(seed, *path, 0)`, `_salt(seed, *path, 1)` and so on."""
    fields = (number.to_bytes(4, "big") for number in (*path, 0))
    prefix = hmac.new(seed.reveal(), context(Label.SALT, *fields)[:-4], "sha256")
    for number in count():
        salt = prefix.copy()
        salt.update(number.to_bytes(4, "big"))
        yield salt.digest()


def _present(position: _Field, withheld: set[tuple[int, int]]) -> Iterator[str]:
    hidden: list[set[int]] = [set() for _ in position.sentences]
    for place, token in withheld:
        if not (0 <= place < len(hidden) and 0 <= token < position.sentences[place].tokens):
            raise FormatError("a token to withhold is not there")
        hidden[place].add(token)
    yield position.own.disclosure
    for sentence, tokens in zip(position.sentences, hidden, strict=True):
        if len(tokens) < sentence.tokens:
            yield sentence.own.disclosure
            for each in sentence.elements:
                if tokens.isdisjoint(each.beside):
                    yield each.own.disclosure


def _digest_of(position: _Field | Withheld) -> str:
    return position.digest if isinstance(position, Withheld) else position.own.digest


def _all_digests(position: _Field | Withheld) -> Iterator[str]:
    yield _digest_of(position)
    if isinstance(position, _Field):
        for sentence in position.sentences:
            yield sentence.own.digest
            yield from (element.own.digest for element in sentence.elements)
