"""An immutable mapping that grows cheaply: what thousands of versions of a state share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class GrowingMap(Mapping[K, V]):
    """A mapping kept as parts of falling size, newest last; versions share their parts.

    An addition merges parts of like size, so that n additions copy about n·log₂ n items in all,
    and keeping every version costs no more than that.
    """

    __slots__ = ("_parts",)

    def __init__(self, *parts: Mapping[K, V]) -> None:
        self._parts = parts

    def plus(self, key: K, value: V) -> GrowingMap[K, V]:
        """Return the mapping with one item more, or another value for a key."""
        parts: list[Mapping[K, V]] = [*self._parts, {key: value}]
        while len(parts) > 1 and len(parts[-2]) <= len(parts[-1]):
            newer = parts.pop()
            parts[-1] = {**parts[-1], **newer}
        return GrowingMap(*parts)

    def __getitem__(self, key: K) -> V:
        """Return the newest value of a key."""
        for part in reversed(self._parts):
            if key in part:
                return part[key]
        raise KeyError(key)

    def __iter__(self) -> Iterator[K]:
        """Yield the keys, in the order in which they came."""
        return iter({key: None for part in self._parts for key in part})

    def __len__(self) -> int:
        """Return the number of keys."""
        return sum(1 for _key in self)
