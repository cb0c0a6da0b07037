"""Filters of the list that a member gave a name.

They may hold words of cases, so they lie in the keyring and in no file of settings.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Final

from alertadores.errors import IntegrityError, UserError
from alertadores.vault.case_query import CaseQuery, Order
from alertadores.vault.search import LONGEST
from alertadores.vault.vault import Vault
from crypto import canonical
from crypto.errors import FormatError

MAX_FILTERS: Final = 64
MAX_NAME: Final = 60
_MAX_KEYS: Final = 200
_FIELDS: Final = frozenset(asdict(CaseQuery()))
_KEYS: Final = frozenset({"states", "alerters", "identities", "conducts"})
_FLAGS: Final = frozenset({"asks_protection", "waits", "descending"})


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A list under a name.

    Attributes:
        name: as the member wrote it, unique.
        query: words, filters and order.
    """

    name: str
    query: CaseQuery


class SavedFilters:
    """The saved filters of an open vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault: Final = vault

    def all(self) -> tuple[SavedFilter, ...]:
        """Return all of them by name.

        Raises:
            IntegrityError: ``vault.file-damaged``.
        """
        kept = self._vault.keyring.filters()
        if kept is None:
            return ()
        try:
            found = _parse(canonical.loads_canonical(kept))
        except FormatError as error:
            raise IntegrityError("vault.file-damaged", file=self._vault.keyring.name) from error
        return tuple(sorted(found, key=lambda each: each.name.casefold()))

    def keep(self, saved: SavedFilter) -> None:
        """Keep a filter in the place of the one of the same name.

        Raises:
            UserError: ``filter.unusable-name``, ``filter.too-many``.
            IntegrityError: this vault can only be read.
        """
        name = " ".join(saved.name.split())
        if not name or len(name) > MAX_NAME or not name.isprintable():
            raise UserError("filter.unusable-name", limit=MAX_NAME)
        others = [each for each in self.all() if each.name != name]
        if len(others) >= MAX_FILTERS:
            raise UserError("filter.too-many", limit=MAX_FILTERS)
        self._write([*others, SavedFilter(name, saved.query)])

    def discard(self, name: str) -> None:
        """Forget a filter; one that is not there is no fault."""
        self._write([each for each in self.all() if each.name != name])

    def _write(self, filters: list[SavedFilter]) -> None:
        self._vault.require_writable()
        self._vault.keyring.set_filters(canonical.dumps([_record(each) for each in filters]))


def _record(saved: SavedFilter) -> dict[str, Any]:
    query = {
        name: sorted(value) if isinstance(value, frozenset) else value
        for name, value in asdict(saved.query).items()
    }
    for name in ("text", "institution"):
        query[name] = query[name][:LONGEST]
    return {"name": saved.name, "query": query}


def _parse(records: Any) -> list[SavedFilter]:
    if not isinstance(records, list) or len(records) > MAX_FILTERS:
        raise FormatError("saved filters are no list, or too long a one")
    return [_parse_filter(record) for record in records]


def _parse_filter(record: Any) -> SavedFilter:
    if not isinstance(record, dict) or record.keys() != {"name", "query"}:
        raise FormatError("a saved filter is a name and a query")
    return SavedFilter(_parse_text(record["name"]), _parse_query(record["query"]))


def _parse_query(query: Any) -> CaseQuery:
    if not isinstance(query, dict) or query.keys() != _FIELDS:
        raise FormatError("a query has other fields")
    values = {name: _parse_value(name, value) for name, value in query.items()}
    return CaseQuery(**values)


def _parse_value(name: str, value: Any) -> Any:
    if name == "order" and isinstance(value, str) and value in set(Order):
        return Order(value)
    if name in _FLAGS and isinstance(value, bool):
        return value
    if name in _KEYS and isinstance(value, list) and len(value) <= _MAX_KEYS:
        return frozenset(_parse_text(each) for each in value)
    if name in _FIELDS - _KEYS - _FLAGS - {"order"}:
        return _parse_text(value)
    raise FormatError("a field of a query is of another kind")


def _parse_text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST:
        raise FormatError("a text of a query is none, or too long")
    return value
