"""Finding the cases of a list: the order of all of them, and a mark for each that is in it.

Sorting and searching are SQL; what is left are columns of numbers. The order and the latest marks
are kept until something is written, so that the next letter of a search costs one word. Numbers
leave SQLite as one JSON array, which takes half the time of as many rows.
"""

from __future__ import annotations

import json
from array import array
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from alertadores.domain.folio import folio_part
from alertadores.domain.order import STATES
from alertadores.domain.states import Proceeding
from alertadores.vault.case_query import CaseQuery, Order
from alertadores.vault.database import Database
from alertadores.vault.search import BEGIN, END, Run, any_of, folded, runs, terms

ENTRY_BITS: Final = 20
"""The number of a text is that of its case, shifted by this, and one of 2^20 below."""

_STATES: Final = STATES[Proceeding.ALERT]
_PLACES: Final = " ".join(f"WHEN '{state}' THEN {place}" for place, state in enumerate(_STATES))

COLUMNS: Final[Mapping[Order, str]] = {
    Order.RECEIVED: "received",
    Order.RECORDED: "recorded",
    Order.FOLIO: "folio",
    Order.STATE: f"CASE state {_PLACES} ELSE {len(_STATES)} END, state",
    Order.ALERTER: "alerter, identity",
    Order.IDENTITY: "identity",
    Order.INSTITUTION: "institution_key",
    Order.CONDUCTS: "conducts",
    Order.PROTECTION: "asks_protection",
    Order.WAITS: "waits",
    Order.ENTRIES: "entries",
}
"""The columns of each order; each has its index, so that a list is never sorted when asked for."""

_FILTERS: Final = """
    CREATE INDEX cases_by_filters ON cases (
        state, alerter, identity, received, asks_protection, waits, conducts, institution_key)"""
"""Holds all that filters look at: several of them are one pass over it, and no case is read."""

INDEXES: Final = ";".join(
    [
        _FILTERS,
        *(
            f"CREATE INDEX cases_by_{order.value} ON cases ({columns})"
            for order, columns in COLUMNS.items()
        ),
    ]
)

_BEHIND_ALL: Final = "\U0010ffff"
_ORDERS_KEPT: Final = 2
_MARKS_KEPT: Final = 16
_SNIPPET_WORDS: Final = 24
_TEXTS_LOOKED_AT: Final = 8
_WITH_TERM: Final = "SELECT rowid >> 20 AS id FROM texts WHERE texts MATCH ?"
_SNIPPETS: Final = (
    f"SELECT snippet(texts, 0, ?, ?, '…', {_SNIPPET_WORDS}) FROM texts"  # noqa: S608 - constants
    " WHERE texts MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?"
)

# All folios in a row, each as wide as the others; one that is no folio may stand there as blanks.
_FOLIO: Final = 14
_FOLIOS: Final = """
    SELECT group_concat(substr(
        CASE length(folio) WHEN length(CAST(folio AS BLOB)) THEN replace(folio, '-', '')
        ELSE '' END || '             ', 1, 13), ' ')
    FROM (SELECT folio FROM cases ORDER BY folio, id)"""

_Condition: TypeAlias = tuple[str, tuple[str, ...]]
_Marks: TypeAlias = bytes | bytearray


class CaseFinder:
    """Finds cases in a view, for the thread that opened it.

    Args:
        database: holds `cases`, with `INDEXES`, and `texts`.
    """

    __slots__ = ("_database", "_folios", "_marks", "_orders", "_size", "_state")

    def __init__(self, database: Database) -> None:
        self._database: Final = database
        self._orders: Final[OrderedDict[Order, array[int]]] = OrderedDict()
        self._marks: Final[OrderedDict[_Condition, bytearray]] = OrderedDict()
        self._state: tuple[int, ...] = ()
        self._size = 0
        self._folios = ""

    def ids(self, query: CaseQuery) -> array[int]:
        """Return the numbers of the cases of a list, in order."""
        with self._database.snapshot():
            self._forget_what_changed()
            ids = self._in_order(query.order)
            listed = self._listed(query)
        ordered = ids[::-1] if query.descending else ids
        if listed is None:
            return ordered
        return array("q", [number for number in ordered if listed[number]])

    def count(self) -> int:
        """Return how many cases there are."""
        number: int = self._database.value("SELECT count(*) FROM cases")
        return number

    def snippets(self, text: str, ids: Sequence[int]) -> dict[int, tuple[Run, ...]]:
        """Return, for those of some cases whose texts hold words of a search, where they do.

        Args:
            text: as in `CaseQuery`.
            ids: numbers of cases, as many as somebody looks at.
        """
        typed = terms(text)
        found = {number: self._snippet(any_of(typed), number) for number in ids} if typed else {}
        return {number: snippet for number, snippet in found.items() if snippet}

    def _snippet(self, expression: str, case: int) -> tuple[Run, ...]:
        first = case << ENTRY_BITS
        last = first + (1 << ENTRY_BITS) - 1
        texts = self._database.rows(
            _SNIPPETS, BEGIN, END, expression, first, last, _TEXTS_LOOKED_AT
        )
        snippets = [runs(marked) for (marked,) in texts]
        return max(
            snippets, key=lambda each: len({run.text for run in each if run.found}), default=()
        )

    def _forget_what_changed(self) -> None:
        """Forget everything that was read before somebody wrote, here or elsewhere."""
        (here,) = self._database.rows("SELECT total_changes(), coalesce(max(id), 0) FROM cases")
        state = (*here, self._database.value("PRAGMA data_version"))
        if state != self._state:
            self._orders.clear()
            self._marks.clear()
            self._folios = ""
            self._state, self._size = state, here[1] + 1

    def _in_order(self, order: Order) -> array[int]:
        if order not in self._orders:
            sorted_ = f"SELECT id FROM cases ORDER BY {COLUMNS[order]}, id"  # noqa: S608 - constants
            self._orders[order] = array("q", self._numbers(sorted_))
            if len(self._orders) > _ORDERS_KEPT:
                self._orders.popitem(last=False)
        self._orders.move_to_end(order)
        return self._orders[order]

    def _listed(self, query: CaseQuery) -> _Marks | None:
        """Return a mark for the number of each case that is in the list; None if all are."""
        condition = _condition(query)
        marks: list[_Marks] = [] if condition is None else [self._marked(condition)]
        typed = terms(query.text)
        if typed:
            told = _both(self._marked((_WITH_TERM, (term,))) for term in typed)
            marks.append(_either(told, self._with_folio(query.text)))
        return _both(marks) if marks else None

    def _with_folio(self, text: str) -> _Marks:
        part = folio_part(text)
        marks = bytearray(self._size)
        if part is None:
            return marks
        if not self._folios:
            self._folios = self._database.value(_FOLIOS) or ""
        ids, place = self._in_order(Order.FOLIO), self._folios.find(part)
        while place >= 0:
            marks[ids[place // _FOLIO]] = 1
            place = self._folios.find(part, place + 1)
        return marks

    def _marked(self, condition: _Condition) -> bytearray:
        if condition not in self._marks:
            marks = bytearray(self._size)
            for number in self._numbers(condition[0], *condition[1]):
                marks[number] = 1
            self._marks[condition] = marks
            if len(self._marks) > _MARKS_KEPT:
                self._marks.popitem(last=False)
        self._marks.move_to_end(condition)
        return self._marks[condition]

    def _numbers(self, sql: str, *values: str) -> list[int]:
        told = f"SELECT json_group_array(id) FROM ({sql})"  # noqa: S608 - constants
        numbers: list[int] = json.loads(self._database.value(told, *values))
        return numbers


def _condition(query: CaseQuery) -> _Condition | None:
    """Return SQL that selects the cases within all filters, and its values; None without any."""
    filters = list(_filters(query))
    if not filters:
        return None
    # One filter alone has an index of its own; of several SQLite would pick one, and read cases.
    index = "INDEXED BY cases_by_filters" if len(filters) > 1 else ""
    where = " AND ".join(f"({condition})" for condition, _values in filters)
    values = tuple(value for _condition, values in filters for value in values)
    return f"SELECT id FROM cases {index} WHERE {where}", values  # noqa: S608 - constants


def _filters(query: CaseQuery) -> Iterator[_Condition]:
    """Yield a condition for each filter, the quickest first, and its values."""
    for condition, keys in (
        ("state IN (SELECT value FROM json_each(?))", query.states),
        ("alerter IN (SELECT value FROM json_each(?))", query.alerters),
        ("identity IN (SELECT value FROM json_each(?))", query.identities),
    ):
        if keys:
            yield condition, (json.dumps(sorted(keys)),)
    if query.asks_protection:
        yield "asks_protection = 1", ()
    if query.waits:
        yield "waits = 1", ()
    if query.received_from or query.received_to:
        yield "received BETWEEN ? AND ?", (query.received_from, query.received_to or _BEHIND_ALL)
    if query.conducts:
        each = "instr(' ' || conducts || ' ', ' ' || ? || ' ')"
        yield " OR ".join([each] * len(query.conducts)), tuple(sorted(query.conducts))
    if query.institution.strip():
        yield "instr(institution_key, ?)", (folded(query.institution.strip()),)


def _both(marks: Iterable[_Marks]) -> _Marks:
    first, *others = marks
    if not others:
        return first
    common = _as_number(first)
    for each in others:
        common &= _as_number(each)
    return common.to_bytes(len(first), "little")


def _either(one: _Marks, other: _Marks) -> bytes:
    return (_as_number(one) | _as_number(other)).to_bytes(len(one), "little")


def _as_number(marks: _Marks) -> int:
    return int.from_bytes(marks, "little")
