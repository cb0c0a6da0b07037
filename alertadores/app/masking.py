"""What must not be stored is masked before an entry is made.

Any run of sixteen digits, the key with which an alertador follows their alert, in every text of
every command; and the identity, while it is in memory, in every text of its alert.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from alertadores.domain.commands import Draft
from alertadores.domain.identity import (
    Identity,
    find_identity,
    mask_identity,
    mask_tracking_keys,
)

# Fields with a grammar of their own, in which a long number is what it says.
_NOT_TEXT: Final = frozenset({"amount"})


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


def names_person(draft: Draft, name: str) -> bool:
    """Tell whether any text of a draft surely names a person: who is named gets no key of it."""
    person = Identity(name, "", "")
    return any(
        mention.kind == "name"
        for text in _texts(list(draft.values.values()))
        for mention in find_identity(text, person)
    )


def _texts(values: list[Any]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from _texts(value)
