"""Read what a presentation shows of the commitments of a leaf (RFC 9901 §7.1).

The formats are those of `crypto.commitments`. Disclosures come in one order only, so that reading
them is one walk and whatever nothing refers to is refused.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from crypto.disclosures import (
    FIELD_COUNT,
    check_name,
    check_plain,
    digest,
    disclosed_text,
    open_disclosure,
    read_disclosed,
    references,
)
from crypto.errors import FormatError, VerificationError
from crypto.tokens import TOKENISER, Gap, ShownText, check_token, read_sentence, shown_text

if TYPE_CHECKING:
    from collections.abc import Sequence

_POSITION_PARTS: Final = 3


@dataclass(frozen=True, slots=True)
class OpenedField:
    """A shown position. `value` is JSON, or a `ShownText` for the form `tokens`."""

    index: int
    name: str
    value: Any = field(repr=False)


@dataclass(frozen=True, slots=True)
class OpenedFields:
    """What a presentation shows, and the indices of the positions it withholds."""

    fields: tuple[OpenedField, ...]
    withheld: tuple[int, ...]


def trace_text(e_digest: str, disclosure: str) -> bytes:
    """Return the JSON text, still to be read, of the trace record behind the digest of a leaf.

    Raises:
        VerificationError: the disclosure is not the committed one.
        FormatError: it is, and is too large or no canonical base64url.
    """
    if digest(disclosure) != e_digest:
        raise VerificationError("the trace record is not the committed one")
    return disclosed_text(disclosure)


def read_trace(text: bytes) -> dict[str, Any]:
    """Return the trace record of a disclosure's JSON text.

    Every member of an office must reach one verdict on a trace record, whatever they run: with
    ASCII there is nothing left on which two versions of Unicode could differ.

    Raises:
        FormatError: the text breaks the format or holds text outside ASCII.
    """
    record = read_disclosed(text)[1]
    if not text.isascii():
        raise FormatError("a trace record is ASCII")
    if not isinstance(record, dict):
        raise FormatError("a trace record is an object")
    check_plain(record)
    return record


def open_trace(e_digest: str, disclosure: str) -> dict[str, Any]:
    """Return the trace record behind the digest of a leaf.

    Raises:
        VerificationError: the disclosure is not the committed one.
        FormatError: it is, and breaks the format or holds text outside ASCII.
    """
    return read_trace(trace_text(e_digest, disclosure))


def open_fields(
    f_digest: str, disclosures: Sequence[str], names: Sequence[str] | None = None
) -> OpenedFields:
    """Check and read the presentation of the fields of a leaf (RFC 9901 §7.1).

    Args:
        f_digest: what the leaf carries as `f`.
        disclosures: the list of digests first, then each shown position, followed by its shown
            sentences, each followed by its shown elements; nothing else and nothing twice.
        names: the 32 names of the schema, where the reader knows it.

    Raises:
        VerificationError: a disclosure that nothing refers to in its place, a digest met twice, a
            name that is not the schema's, or shown nulls beside withheld tokens.
        FormatError: a disclosed value that is not what its place demands.
    """
    reader = _Reader(disclosures)
    content = reader.take(f_digest)
    if content is Gap.WITHHELD:
        raise VerificationError("the list of fields is not the committed one")
    if len(digests := references(content)) != FIELD_COUNT:
        raise FormatError("there are 32 positions")
    fields: list[OpenedField] = []
    withheld: list[int] = []
    for index, expected in enumerate(digests):
        content = reader.take(expected)
        if content is Gap.WITHHELD:
            withheld.append(index)
        else:
            fields.append(_open_position(reader, index, content))
    reader.finish()
    if len({each.name for each in fields}) != len(fields):
        raise FormatError("two positions have the same name")
    if names is not None and any(each.name != names[each.index] for each in fields):
        raise VerificationError("a position has another name than in the schema")
    return OpenedFields(tuple(fields), tuple(withheld))


class _Reader:
    """Takes disclosures in the order in which a walk over the digests meets them."""

    def __init__(self, disclosures: Sequence[str]) -> None:
        self._left = deque((digest(text), text) for text in disclosures)
        self._met: set[str] = set()

    def take(self, expected: str) -> Any:
        """Return the value behind a digest, or `Gap.WITHHELD`."""
        if expected in self._met:
            raise VerificationError("a digest occurs twice")
        self._met.add(expected)
        if not self._left or self._left[0][0] != expected:
            return Gap.WITHHELD
        return open_disclosure(self._left.popleft()[1])[1]

    def finish(self) -> None:
        """Refuse disclosures that were not met."""
        if self._left:
            raise VerificationError("a disclosure is not referenced in its place")


def _open_position(reader: _Reader, index: int, content: Any) -> OpenedField:
    if not isinstance(content, list) or len(content) != _POSITION_PARTS:
        raise FormatError("a position has an index, a name and a value")
    number, name, value = content
    if not _is_number(number, index):
        raise FormatError("a position stands in another place than it says")
    if isinstance(value, dict) and "tokeniser" in value:
        return OpenedField(index, check_name(name), _open_text(reader, value))
    check_plain(value)
    return OpenedField(index, check_name(name), value)


def _open_text(reader: _Reader, value: dict[str, Any]) -> ShownText:
    if set(value) != {"sentences", "tokeniser"} or not _is_number(value["tokeniser"], TOKENISER):
        raise FormatError("a text names a tokeniser this version does not know")
    return shown_text(_open_sentence(reader, each) for each in references(value["sentences"]))


def _open_sentence(reader: _Reader, expected: str) -> list[str | None]:
    content = reader.take(expected)
    if content is Gap.WITHHELD:
        return [None]
    return read_sentence([_open_element(reader, each) for each in references(content)])


def _open_element(reader: _Reader, expected: str) -> str | Gap:
    content = reader.take(expected)
    if content is None:
        return Gap.NULL
    return content if isinstance(content, Gap) else check_token(content)


def _is_number(value: Any, expected: int) -> bool:
    """Compare without taking `true` for 1."""
    return type(value) is int and value == expected
