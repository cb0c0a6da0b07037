"""How a list of alerts is asked for: which of them, and in what order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Order(StrEnum):
    """What the list may be ordered by."""

    RECEIVED = "received"
    RECORDED = "recorded"
    FOLIO = "folio"
    STATE = "state"
    ALERTER = "alerter"
    IDENTITY = "identity"
    INSTITUTION = "institution"
    CONDUCTS = "conducts"
    PROTECTION = "protection"
    WAITS = "waits"
    ENTRIES = "entries"


@dataclass(frozen=True, slots=True)
class CaseQuery:
    """Which cases to list, and in what order. What is empty or false narrows nothing.

    Attributes:
        text: words and phrases in quotes that must all occur in texts of the case, the last may be
            a beginning; or a part of its folio. Any text may be asked for.
        states: keys of states, one of which it must have.
        alerters: keys of kinds of alertador, the same.
        identities: keys of identity modes, the same.
        conducts: keys of conducts, one of which must be among its own.
        received_from: first day of reception, ISO 8601.
        received_to: last one.
        institution: part of the name of the institution; case and accents do not matter.
        asks_protection: only where protection was asked for.
        waits: only where something waits for a second person.
        order: column.
        descending: last first.
    """

    text: str = ""
    states: frozenset[str] = frozenset()
    alerters: frozenset[str] = frozenset()
    identities: frozenset[str] = frozenset()
    conducts: frozenset[str] = frozenset()
    received_from: str = ""
    received_to: str = ""
    institution: str = ""
    asks_protection: bool = False
    waits: bool = False
    order: Order = Order.RECEIVED
    descending: bool = True

    @property
    def is_filtered(self) -> bool:
        """Whether anything but words narrows the list."""
        return self != CaseQuery(self.text, order=self.order, descending=self.descending)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything narrows the list."""
        return bool(self.text.strip()) or self.is_filtered

    def with_filters_of(self, other: CaseQuery) -> CaseQuery:
        """Return these words and this order with the filters of another query."""
        return replace(other, text=self.text, order=self.order, descending=self.descending)
