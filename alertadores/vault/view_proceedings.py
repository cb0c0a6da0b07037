"""Proceedings in the view: one row each, for lists, boards and counts across cases.

Only those of cases that this member reads are ever put here, so that no count and no list can
tell of others. A row says what rules see; it holds no text of any case.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, Final

from alertadores.domain.order import LEVELS, NEEDS, OUTCOMES, STATES
from alertadores.domain.states import Proceeding
from alertadores.vault.database import Database
from alertadores.vault.tables import Tables, Value

NAME: Final = "proceedings"
SCHEMA: Final = """
    CREATE TABLE proceedings (
        id INTEGER PRIMARY KEY, name BLOB NOT NULL UNIQUE, chain BLOB NOT NULL,
        kind TEXT NOT NULL, state TEXT NOT NULL, began TEXT NOT NULL, changed TEXT NOT NULL,
        author INTEGER NOT NULL, approver INTEGER NOT NULL, need TEXT NOT NULL,
        level TEXT NOT NULL, outcome TEXT NOT NULL, destination TEXT NOT NULL,
        consent INTEGER NOT NULL, assessed TEXT NOT NULL, acknowledged TEXT NOT NULL);
    CREATE INDEX proceedings_of_chain ON proceedings (chain);
    CREATE INDEX proceedings_by_state ON proceedings (kind, state, changed);
    CREATE INDEX proceedings_by_began ON proceedings (kind, began);
    CREATE INDEX proceedings_in_need ON proceedings (need, changed) WHERE need <> '';
    CREATE INDEX proceedings_assessed ON proceedings (assessed) WHERE assessed <> ''"""

_LINE: Final = """
    SELECT p.*, c.folio FROM proceedings p JOIN cases c ON c.chain = p.chain"""


class ProceedingOrder(StrEnum):
    """What a list may be ordered by."""

    FOLIO = "folio"
    STATE = "state"
    CHANGED = "changed"
    BEGAN = "began"
    NEED = "need"
    LEVEL = "level"
    OUTCOME = "outcome"
    DESTINATION = "destination"
    CONSENT = "consent"
    ACKNOWLEDGED = "acknowledged"
    AUTHOR = "author"
    APPROVER = "approver"


# What is ordered as it stands; what has no day yet comes behind what has.
_TERMS: Final[Mapping[ProceedingOrder, tuple[str, ...]]] = {
    ProceedingOrder.FOLIO: ("(SELECT folio FROM cases WHERE cases.chain = p.chain)",),
    ProceedingOrder.CHANGED: ("p.changed",),
    ProceedingOrder.BEGAN: ("p.began",),
    ProceedingOrder.CONSENT: ("p.consent",),
    ProceedingOrder.ACKNOWLEDGED: ("p.acknowledged = ''", "p.acknowledged"),
}
# Everything else is a key, and goes by its place among all keys; one without a place is the last.
_PLACE: Final = ("r.place IS NULL", "r.place")
_PLACES: Final = """
    WITH r (value, place) AS MATERIALIZED (SELECT value, key FROM json_each(?))
    SELECT p.id FROM proceedings p LEFT JOIN r ON r.value = p."""
_RANKINGS: Final[Mapping[ProceedingOrder, tuple[str, ...]]] = {
    ProceedingOrder.NEED: NEEDS,
    ProceedingOrder.LEVEL: LEVELS,
    ProceedingOrder.OUTCOME: OUTCOMES,
}


@dataclass(frozen=True, slots=True)
class ProceedingRow:
    """One proceeding.

    Attributes:
        name: leaf hash of the entry that began it.
        kind: which state machine it follows.
        state: key of its state.
        began: signed time of the entry that began it, ISO 8601.
        changed: signed time of the last entry that changed it, ISO 8601.
        author: number of the member who wrote its present version.
        approver: number of the second person whose agreement is in force; 0 if there is none.
        need: what it waits for, a key of `Need`; empty if for nothing of this office.
        level: of a protection, key of its latest assessment.
        outcome: of a protection, key of its latest determination that was agreed to; of a
            determination, its own.
        destination: of a referral, key of the institution.
        consent: whether the person consented, where that is asked.
        assessed: of a protection, signed time of its first assessment, ISO 8601; or empty.
        acknowledged: of a referral, signed time of its acknowledgement, ISO 8601; or empty.
    """

    name: bytes
    kind: str
    state: str
    began: str
    changed: str
    author: int
    approver: int = 0
    need: str = ""
    level: str = ""
    outcome: str = ""
    destination: str = ""
    consent: bool = False
    assessed: str = ""
    acknowledged: str = ""


@dataclass(frozen=True, slots=True)
class ProceedingLine:
    """One line of a list of proceedings.

    Attributes:
        case: 16 bytes.
        folio: of the case, as printed.
        row: the proceeding.
    """

    case: bytes
    folio: str
    row: ProceedingRow

    @property
    def state(self) -> str:
        """Key of the state, as lists of cases call it."""
        return self.row.state


@dataclass(frozen=True, slots=True)
class ProceedingQuery:
    """Which proceedings to list, and in what order.

    Attributes:
        kind: of all of them.
        states: keys of the states to list; all of them if empty.
        order: what they are ordered by.
        descending: last first.
        ranking: of `DESTINATION`, `AUTHOR` and `APPROVER`: keys or numbers in the order of the
            words that people read for them, which the view does not know.
    """

    kind: str
    states: frozenset[str] = frozenset()
    order: ProceedingOrder = ProceedingOrder.CHANGED
    descending: bool = False
    ranking: tuple[str | int, ...] = ()

    def places(self) -> tuple[str | int, ...]:
        """Return all values of the column it is ordered by, in order, if they are keys."""
        if self.order is ProceedingOrder.STATE:
            return STATES[Proceeding(self.kind)]
        return _RANKINGS.get(self.order, self.ranking)


class ProceedingReader:
    """Reads of the table, over an open view."""

    __slots__ = ("_database",)

    def __init__(self, database: Database) -> None:
        self._database: Final = database

    def ids(self, query: ProceedingQuery) -> array[int]:
        """Return the numbers of the proceedings of a list, in order; see `rows`."""
        terms, values = _TERMS.get(query.order, _PLACE), [query.kind]
        sql = "SELECT p.id FROM proceedings p"
        if terms is _PLACE:
            sql = _PLACES + query.order.value
            values.insert(0, json.dumps(query.places()))
        sql += " WHERE p.kind = ?"
        if query.states:
            sql += " AND p.state IN (SELECT value FROM json_each(?))"
            values.append(json.dumps(sorted(query.states)))
        direction = "DESC" if query.descending else "ASC"
        sql += " ORDER BY " + ", ".join(f"{term} {direction}" for term in (*terms, "p.id"))
        return array("q", (number for (number,) in self._database.rows(sql, *values)))

    def rows(self, ids: Sequence[int]) -> list[ProceedingLine]:
        """Return the lines of some proceedings, in the order of their numbers given."""
        sql = f"{_LINE} WHERE p.id IN (SELECT value FROM json_each(?))"  # noqa: S608 - constants
        found = self._database.rows(sql, json.dumps(list(ids)))
        lines = {values[0]: _line(values) for values in found}
        return [lines[number] for number in ids if number in lines]

    def waiting(self, need: str, limit: int) -> list[ProceedingLine]:
        """Return the proceedings that wait longest for an act."""
        sql = f"{_LINE} WHERE p.need = ? AND p.need <> '' ORDER BY p.changed, p.id LIMIT ?"
        return [_line(values) for values in self._database.rows(sql, need, limit)]

    def needs(self) -> dict[str, int]:
        """Return how many proceedings wait for each act."""
        sql = "SELECT need, count(*) FROM proceedings WHERE need <> '' GROUP BY need"
        return dict(self._database.rows(sql))

    def states(self, kind: str) -> dict[str, int]:
        """Return how many proceedings of a kind are in each state."""
        return self._counted("state", kind, ())

    def levels(self, states: Collection[str]) -> dict[str, int]:
        """Return how many protections in some states are of each level; empty for not assessed."""
        return self._counted("level", "protection", states)

    def begun_since(self, kind: str, moment: str) -> int:
        """Return how many proceedings of a kind began at a moment, ISO 8601, or later."""
        sql = "SELECT count(*) FROM proceedings WHERE kind = ? AND began >= ?"
        number: int = self._database.value(sql, kind, moment)
        return number

    def latest(self, kind: str, limit: int) -> list[ProceedingLine]:
        """Return the proceedings of a kind that began last, the last first."""
        sql = f"{_LINE} WHERE p.kind = ? ORDER BY p.began DESC, p.id DESC LIMIT ?"
        return [_line(values) for values in self._database.rows(sql, kind, limit)]

    def assessed(self, limit: int) -> list[ProceedingLine]:
        """Return the protections that were first assessed last, the last first."""
        sql = f"{_LINE} WHERE p.assessed <> '' ORDER BY p.assessed DESC, p.id DESC LIMIT ?"
        return [_line(values) for values in self._database.rows(sql, limit)]

    def _counted(self, column: str, kind: str, states: Collection[str]) -> dict[str, int]:
        sql = f"SELECT {column}, count(*) FROM proceedings WHERE kind = ?"  # noqa: S608 - constants
        values = [kind]
        if states:
            sql += " AND state IN (SELECT value FROM json_each(?))"
            values.append(json.dumps(sorted(states)))
        return dict(self._database.rows(f"{sql} GROUP BY {column}", *values))


def put(database: Database, tables: Tables, case: bytes, rows: Sequence[ProceedingRow]) -> None:
    """Show the proceedings of a case as they are now; each keeps its number."""
    sql = "SELECT * FROM proceedings WHERE chain = ?"
    old = {values[1]: values for values in database.rows(sql, case)}
    for row in rows:
        before = old.pop(row.name, None)
        number = _next(database) if before is None else before[0]
        after = (number, row.name, case, *_columns(row))
        if after != before:
            if before is not None:
                tables.remove(NAME, "id", number)
            tables.insert(NAME, *after)
    for number, *_values in old.values():
        tables.remove(NAME, "id", number)


def _next(database: Database) -> int:
    number: int = database.value("SELECT coalesce(max(id), 0) + 1 FROM proceedings")
    return number


def _columns(row: ProceedingRow) -> tuple[Value, ...]:
    values = (getattr(row, each.name) for each in fields(row) if each.name != "name")
    return tuple(int(value) if isinstance(value, bool) else value for value in values)


def _line(values: Sequence[Any]) -> ProceedingLine:
    _number, name, case, *columns, folio = values
    row = dict(zip((each.name for each in fields(ProceedingRow)[1:]), columns, strict=True))
    row["consent"] = bool(row["consent"])
    return ProceedingLine(case, folio, ProceedingRow(name, **row))
