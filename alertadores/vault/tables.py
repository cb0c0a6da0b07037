"""Tables whose content has a fingerprint, kept beside them and changed with each row.

SQLCipher takes an old page for a new one. A page holds rows of a table or the fingerprints; put
back alone, either no longer fits the other. A fingerprint is the sum modulo 2^256 of the SHA-256 of
each row (AdHash; Bellare and Micciancio, EUROCRYPT 1997): order does not matter, and adding or
removing a row costs one hash. AdHash is weak against somebody who makes up rows; whoever writes to
a vault without its keys makes none and can only pick between versions that this vault wrote.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator
from typing import Any, Final, Self, TypeAlias

from alertadores.errors import IntegrityError
from alertadores.vault.database import Database

SCHEMA: Final = """
    CREATE TABLE fingerprints (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID"""

_STORE: Final = "INSERT OR REPLACE INTO fingerprints VALUES (?, ?)"
_LENGTH: Final = 32
_MODULUS: Final = 1 << 8 * _LENGTH

Value: TypeAlias = bytes | str | int | None


class Tables:
    """The fingerprinted tables of one database.

    A name may also be that of an SQL view; its rows are then told with `added` and `taken`.

    Args:
        database: holds them and the table of `SCHEMA`.
        names: of the tables and views.

    Raises:
        IntegrityError: a fingerprint is missing.
    """

    __slots__ = ("_database", "_numbers", "_proven")

    def __init__(self, database: Database, *names: str) -> None:
        self._database: Final = database
        stored = dict(database.rows("SELECT name, value FROM fingerprints"))
        if stored.keys() != set(names):
            raise IntegrityError("vault.file-damaged", file=database.name)
        self._numbers = {name: int.from_bytes(stored[name], "big") for name in names}
        self._proven: Final[set[str]] = set()

    @classmethod
    def create(cls, database: Database, *names: str) -> Self:
        """Begin with tables that are still empty."""
        database.run_many(_STORE, [(name, bytes(_LENGTH)) for name in names])
        return cls(database, *names)

    @contextlib.contextmanager
    def change(self) -> Iterator[None]:
        """Make all changes in the block and their fingerprints durable together, or none."""
        before = dict(self._numbers)
        try:
            with self._database.transaction():
                yield
                self._write(before)
        except BaseException:
            self._numbers = before
            raise

    def insert(self, name: str, *row: Value) -> None:
        """Add a row with all its columns."""
        places = ", ".join("?" * len(row))
        self._database.run(f"INSERT INTO {name} VALUES ({places})", *row)  # noqa: S608 - constants
        self.added(name, *row)

    def remove(self, name: str, column: str, value: Value) -> list[tuple[Any, ...]]:
        """Remove the rows with this value in a column, and return them."""
        where = f"FROM {name} WHERE {column} = ?"
        rows = self._database.rows(f"SELECT * {where}", value)
        for row in rows:
            self.taken(name, *row)
        if rows:
            self._database.run(f"DELETE {where}", value)
        return rows

    def added(self, name: str, *row: Value) -> None:
        """Tell that a row came to be."""
        self._numbers[name] = (self._numbers[name] + _digest(row)) % _MODULUS

    def taken(self, name: str, *row: Value) -> None:
        """Tell that a row ceased to be."""
        self._numbers[name] = (self._numbers[name] - _digest(row)) % _MODULUS

    def is_intact(self, name: str) -> bool:
        """Read a whole table and tell whether it holds what was written, no more and no less."""
        rows = self._database.each(f"SELECT * FROM {name}")  # noqa: S608 - constants
        return sum(_digest(row) for row in rows) % _MODULUS == self._numbers[name]

    def require_intact(self, name: str) -> None:
        """Read a whole table, at the first call, and refuse it if it is not what was written.

        Raises:
            IntegrityError: ``vault.old-page``.
        """
        if name not in self._proven:
            if not self.is_intact(name):
                raise IntegrityError("vault.old-page", file=self._database.name)
            self._proven.add(name)

    def broken(self) -> list[str]:
        """Return the names of the tables that do not hold what was written."""
        return [name for name in self._numbers if not self.is_intact(name)]

    def _write(self, before: dict[str, int]) -> None:
        self._database.run_many(
            _STORE,
            [
                (name, number.to_bytes(_LENGTH, "big"))
                for name, number in self._numbers.items()
                if number != before[name]
            ],
        )


def _digest(row: tuple[Value, ...]) -> int:
    """Hash a row; each value goes in with its type and length, so that no two rows read alike."""
    parts = bytearray()
    for value in row:
        match value:
            case None:
                kind, data = b"n", b""
            case bytes():
                kind, data = b"b", value
            case str():
                kind, data = b"t", value.encode("utf-8")
            case int():
                kind, data = b"i", b"%d" % value
        parts += kind + len(data).to_bytes(8, "big") + data
    return int.from_bytes(hashlib.sha256(parts).digest(), "big")
