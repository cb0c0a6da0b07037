"""What a ledger keeps beside its rows: objects, what is to be delivered, checkpoints.

Of objects that a hub had not got, the names are kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from alertadores.errors import IntegrityError
from alertadores.ledger.contents import object_name
from alertadores.vault.database import Database
from alertadores.vault.stored import Outgoing
from alertadores.vault.tables import Tables

SCHEMA: Final = """
    CREATE TABLE objects (name BLOB PRIMARY KEY, data BLOB NOT NULL);
    CREATE VIEW object_names AS SELECT name FROM objects;
    CREATE TABLE outbox (
        place INTEGER PRIMARY KEY, recipient BLOB NOT NULL, name BLOB NOT NULL,
        data BLOB NOT NULL);
    CREATE TABLE missing (name BLOB PRIMARY KEY, chain BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE checkpoints (size INTEGER PRIMARY KEY, note BLOB NOT NULL)"""
TABLES: Final = ("object_names", "missing", "outbox", "checkpoints")


class Shelves:
    """The part of an open ledger that is not the log.

    Every object is measured by its name, the lists by their fingerprints.
    """

    __slots__ = ("_database", "_tables")

    def __init__(self, database: Database, tables: Tables) -> None:
        self._database: Final = database
        self._tables: Final = tables

    def object(self, name: bytes) -> bytes:
        """Return the ciphertext of this name.

        Raises:
            IntegrityError: ``vault.object-missing`` or ``vault.object-damaged``.
        """
        found = self._database.row("SELECT data FROM objects WHERE name = ?", name)
        if found is None:
            raise IntegrityError("vault.object-missing")
        if object_name(found[0]) != name:
            raise IntegrityError("vault.object-damaged")
        data: bytes = found[0]
        return data

    def has_object(self, name: bytes) -> bool:
        """Tell whether there is such an object."""
        return self._database.row("SELECT 1 FROM objects WHERE name = ?", name) is not None

    def object_names(self) -> Iterator[bytes]:
        """Yield the names of all objects."""
        return (name for (name,) in self._database.each("SELECT name FROM objects"))

    def missing(self) -> dict[bytes, bytes | None]:
        """Return the names of objects that no hub had so far, each with the case it belongs to.

        Raises:
            IntegrityError: ``vault.old-page``, the list is not what was written.
        """
        self._tables.require_intact("missing")
        found = self._database.rows("SELECT name, chain FROM missing")
        return {name: chain or None for name, chain in found}

    def outbox(self) -> list[Outgoing]:
        """Return what is to be delivered, oldest first.

        Raises:
            IntegrityError: ``vault.old-page``, the outbox is not what was written.
        """
        self._tables.require_intact("outbox")
        found = self._database.rows("SELECT recipient, name, data FROM outbox ORDER BY place")
        return [Outgoing(*values) for values in found]

    def delivered(self, name: bytes) -> None:
        """Take what was delivered out of the outbox."""
        with self._tables.change():
            self._tables.remove("outbox", "name", name)

    def add_checkpoint(self, size: int, note: bytes) -> None:
        """Keep a verified checkpoint; a later one of the same size takes its place."""
        with self._tables.change():
            self._tables.remove("checkpoints", "size", size)
            self._tables.insert("checkpoints", size, note)

    def checkpoint(self, index: int) -> bytes | None:
        """Return the smallest kept checkpoint that reaches over a leaf, or None.

        Raises:
            IntegrityError: ``vault.old-page``, the checkpoints are not what was written.
        """
        self._tables.require_intact("checkpoints")
        sql = "SELECT note FROM checkpoints WHERE size > ? ORDER BY size"
        found = self._database.row(sql, index)
        return None if found is None else found[0]

    def latest_checkpoint(self) -> bytes | None:
        """Return the largest kept checkpoint, or None before the first.

        Raises:
            IntegrityError: ``vault.old-page``, the checkpoints are not what was written.
        """
        self._tables.require_intact("checkpoints")
        found = self._database.row("SELECT note FROM checkpoints ORDER BY size DESC")
        return None if found is None else found[0]

    def checkpoints(self, most: int) -> list[bytes]:
        """Return kept checkpoints, the largest first.

        Raises:
            IntegrityError: ``vault.old-page``, the checkpoints are not what was written.
        """
        self._tables.require_intact("checkpoints")
        sql = "SELECT note FROM checkpoints ORDER BY size DESC LIMIT ?"
        return [note for (note,) in self._database.rows(sql, most)]

    def _put_objects(self, objects: Mapping[bytes, bytes]) -> set[bytes]:
        """Keep objects; return the chains in which one of them had been missing."""
        mended = set()
        for name, data in objects.items():
            if object_name(data) != name:
                raise IntegrityError("vault.object-damaged")
            if not self.has_object(name):
                self._database.run("INSERT INTO objects VALUES (?, ?)", name, data)
                self._tables.added("object_names", name)
            mended |= {chain for _name, chain in self._tables.remove("missing", "name", name)}
        return mended

    def _note_missing(self, names: Mapping[bytes, bytes | None]) -> None:
        for name, case in names.items():
            self._tables.remove("missing", "name", name)
            self._tables.insert("missing", name, case or b"")

    def _send(self, outgoing: Outgoing) -> None:
        place = self._database.value("SELECT coalesce(max(place), 0) + 1 FROM outbox")
        values = (outgoing.recipient, outgoing.name, outgoing.data)
        self._tables.insert("outbox", place, *values)
