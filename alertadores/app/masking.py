"""What must not be stored is masked before an entry is made.

Any run of sixteen digits, the key with which an alertador follows their alert, in every text of
every command; and the identity, while it is in memory, in every text of its alert.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from alertadores.domain.commands import Draft
from alertadores.domain.identity import (
    Identity,
    find_identity,
    mask_identity,
    mask_tracking_keys,
    words_of,
)

# Fields with a grammar of their own, in which a long number is what it says.
_NOT_TEXT: Final = frozenset({"amount", "sha256"})
# More than may stand between two words of one name.
_APART: Final = "\n;;;;;;\n"


def without_identity(draft: Draft, identity: Identity | None = None) -> Draft:
    """Return the draft with tracking keys, and the identity if there is one, masked."""

    def clean(value: Any) -> Any:
        if isinstance(value, list):
            return [clean(each) for each in value]
        if not isinstance(value, str):
            return value
        text, _count = mask_tracking_keys(value)
        return text if identity is None else mask_identity(text, identity)[0]

    values = {
        name: value if name in _NOT_TEXT else clean(value) for name, value in draft.values.items()
    }
    return replace(draft, values=values)


def named_in(draft: Draft, people: Mapping[int, Identity]) -> frozenset[int]:
    """Return which of some members any text of a draft surely names.

    The texts are folded once, and searched only for those of whose name they have a word.

    Args:
        draft: of an alert.
        people: number → name, as somebody to search for.
    """
    text = _APART.join(_texts(list(draft.values.values())))
    words = words_of(text)
    return frozenset(
        number
        for number, person in people.items()
        if not words.isdisjoint(person.words)
        and any(mention.kind == "name" for mention in find_identity(text, person))
    )


def _texts(values: list[Any]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from _texts(value)
