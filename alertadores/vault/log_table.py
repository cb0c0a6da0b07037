"""The log as a list, in the view: what this member can open of it, an entry a line.

A place is the index of an entry in the log; entries that wait for one have negative places, the
latest the lowest. A place without a line is that of an entry whose row is not here. Nothing is
kept of such an entry: not when it came, not beside which others, not that there is one. Whoever
lists the log counts places up to its size, which every member knows from the tiles (architecture,
rule 2), so that an entry of a walled case looks as one of any case this member does not read.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from alertadores.domain.folio import folio_part
from alertadores.errors import IntegrityError
from alertadores.vault.database import Database
from alertadores.vault.tables import Tables

NAME: Final = "log"
SCHEMA: Final = """
    CREATE TABLE log (
        place INTEGER PRIMARY KEY, leaf_hash BLOB NOT NULL, chain BLOB NOT NULL,
        type TEXT NOT NULL, author INTEGER NOT NULL, recorded TEXT NOT NULL,
        told TEXT NOT NULL, reason TEXT NOT NULL);
    CREATE INDEX log_of_chain ON log (chain)"""

_LINES: Final = """
    SELECT place, log.chain, coalesce(folio, ''), leaf_hash, type, author, log.recorded, told,
        reason
    FROM log LEFT JOIN cases ON cases.chain = log.chain
    WHERE place IN (SELECT value FROM json_each(?))"""
_WAITING: Final = ("SELECT place FROM log WHERE place < 0", "ORDER BY place")
_INDEXED: Final = ("SELECT place FROM log WHERE place >= 0", "ORDER BY place DESC")
_OF_KINDS: Final = "AND substr(type, 1, instr(type, '.') - 1) IN (SELECT value FROM json_each(?))"
_BY_AUTHORS: Final = "AND author IN (SELECT value FROM json_each(?))"
_IN_CASES: Final = "AND chain IN (SELECT chain FROM cases WHERE instr(replace(folio, '-', ''), ?))"
_REJECTED: Final = "AND reason <> ''"


@dataclass(frozen=True, slots=True)
class LogRow:
    """What is told of one entry.

    Attributes:
        entry: leaf hash.
        index: in the log; None while it waits for one.
        type: of the entry.
        author: number of the member, 0 if nobody of the office signed it.
        recorded: signed time, ISO 8601.
        told: the values that its sentence names.
        reason: key of why it has no effect; empty if it has its effect.
    """

    entry: bytes
    index: int | None
    type: str
    author: int
    recorded: str
    told: Mapping[str, str | int | bool] = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of the list.

    Attributes:
        place: in the list; see the module's description.
        case: it belongs to; None for the office.
        folio: of the case, as printed; empty if the list of cases has none.
        row: what is told of it.
    """

    place: int
    case: bytes | None
    folio: str
    row: LogRow


@dataclass(frozen=True, slots=True)
class LogQuery:
    """Which entries to list; the latest always come first.

    Attributes:
        kinds: first words of their types, such as ``alert``; all of them if empty.
        authors: numbers of members; all of them if empty.
        folio: a part of the folio of their case, as typed.
        rejected: only those without effect.
        opened: only those this member can open, as under every other condition.
    """

    kinds: frozenset[str] = frozenset()
    authors: frozenset[int] = frozenset()
    folio: str = ""
    rejected: bool = False
    opened: bool = False


class LogReader:
    """Reads of the list, over an open view."""

    __slots__ = ("_database",)

    def __init__(self, database: Database) -> None:
        self._database: Final = database

    def log_places(self, query: LogQuery, size: int) -> array[int]:
        """Return the places of a list, the latest entry first.

        Args:
            query: which entries.
            size: of the log.
        """
        if query == LogQuery():
            return array("q", [*self._places(_WAITING, query), *range(size - 1, -1, -1)])
        # What cannot be opened meets no condition.
        return array("q", [*self._places(_WAITING, query), *self._places(_INDEXED, query)])

    def log_lines(self, places: Sequence[int]) -> dict[int, LogLine]:
        """Return the lines at some places; there is none of an entry that is not here."""
        found = self._database.rows(_LINES, json.dumps(list(places)))
        return {line.place: line for line in map(_line, found)}

    def recorded_before(self, size: int) -> str | None:
        """Return the signed time of the latest entry below an index, of those that are here."""
        sql = "SELECT recorded FROM log WHERE place BETWEEN 0 AND ? ORDER BY place DESC"
        found = self._database.row(sql, size - 1)
        return None if found is None else found[0]

    def _places(self, part: tuple[str, str], query: LogQuery) -> list[int]:
        conditions, values = _where(query)
        select, order = part
        found = self._database.rows(" ".join((select, *conditions, order)), *values)
        return [place for (place,) in found]


def put(database: Database, tables: Tables, case: bytes | None, rows: Sequence[LogRow]) -> None:
    """Tell entries of a case, or tell them anew; others of the case stay as they are told."""
    known = "SELECT * FROM log WHERE chain = ?"
    old = {values[1]: values for values in database.rows(known, case or b"")}
    for row in rows:
        before = old.get(row.entry)
        after = (_place(database, row, before), row.entry, case or b"", *_columns(row))
        if after != before:
            if before is not None:
                tables.remove(NAME, "place", before[0])
            tables.insert(NAME, *after)


def _place(database: Database, row: LogRow, before: tuple[Any, ...] | None) -> int:
    if row.index is not None:
        return row.index
    if before is not None and before[0] < 0:
        return int(before[0])
    lowest: int = database.value("SELECT coalesce(min(place), 0) FROM log WHERE place < 0")
    return lowest - 1


def _columns(row: LogRow) -> tuple[str | int, ...]:
    told = json.dumps(dict(row.told), sort_keys=True, ensure_ascii=False)
    return row.type, row.author, row.recorded, told, row.reason


def _line(values: tuple[Any, ...]) -> LogLine:
    place, chain, folio, entry, type_, author, recorded, told, reason = values
    try:
        known = json.loads(told)
    except ValueError as error:
        raise IntegrityError("vault.file-damaged", file="view.db") from error
    index = place if place >= 0 else None
    row = LogRow(entry, index, type_, author, recorded, known, reason)
    return LogLine(place, chain or None, folio, row)


def _where(query: LogQuery) -> tuple[list[str], list[str | None]]:
    """Return the conditions of a query and their values."""
    conditions: list[str] = []
    values: list[str | None] = []
    if query.kinds:
        conditions.append(_OF_KINDS)
        values.append(json.dumps(sorted(query.kinds)))
    if query.authors:
        conditions.append(_BY_AUTHORS)
        values.append(json.dumps(sorted(query.authors)))
    if query.folio.strip():
        conditions.append(_IN_CASES)
        values.append(folio_part(query.folio))  # null, which no folio contains, for what is none
    if query.rejected:
        conditions.append(_REJECTED)
    return conditions, values
