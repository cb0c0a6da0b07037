"""Words in the order in which people look for them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cmp_to_key
from typing import TypeVar

from PySide6.QtCore import QCollator, QLocale

K = TypeVar("K")


def by_words(named: Mapping[K, str]) -> tuple[K, ...]:
    """Return keys in the order of their words, as the language of the window sorts them."""
    collator = QCollator(QLocale())

    def compare(one: K, other: K) -> int:
        return collator.compare(named[one], named[other])

    return tuple(sorted(named, key=cmp_to_key(compare)))
