"""Drafts in the keyring: what somebody was writing when the vault locked, or the machine stopped.

They lie beside the keys because the keyring is the one file whose backups grow old and end; a
draft that was recorded or discarded must not come back from one a year later.
"""

from __future__ import annotations

from typing import Final

from alertadores.errors import UserError
from alertadores.vault.database import Database
from alertadores.vault.tables import Tables

SCHEMA: Final = """
    CREATE TABLE drafts (
        age INTEGER PRIMARY KEY, name BLOB NOT NULL UNIQUE, content BLOB NOT NULL)"""
TABLES: Final = ("drafts",)

MAX_DRAFTS: Final = 32
"""When there are more, the one that was left alone the longest goes."""
MAX_BYTES: Final = 7_000_000
"""Of one draft: as much as an entry can hold, with the names of its fields."""


class DraftStore:
    """The part of an open keyring that holds drafts.

    Args:
        database: of the keyring.
        tables: the same, with its fingerprints.
    """

    __slots__ = ("_database", "_tables")

    def __init__(self, database: Database, tables: Tables) -> None:
        self._database: Final = database
        self._tables: Final = tables

    def put(self, name: bytes, content: bytes) -> None:
        """Keep a draft in the place of the one of this name, as the youngest of all.

        Raises:
            UserError: ``draft.too-long``.
        """
        if len(content) > MAX_BYTES:
            raise UserError("draft.too-long")
        with self._tables.change():
            self._tables.remove("drafts", "name", name)
            age = self._database.value("SELECT coalesce(max(age), 0) + 1 FROM drafts")
            self._tables.insert("drafts", age, name, content)
            old = self._database.rows(
                "SELECT age FROM drafts ORDER BY age DESC LIMIT -1 OFFSET ?", MAX_DRAFTS
            )
            for (each,) in old:
                self._tables.remove("drafts", "age", each)

    def remove(self, name: bytes) -> None:
        """Destroy a draft; one that is not there is no fault."""
        with self._tables.change():
            self._tables.remove("drafts", "name", name)

    def all(self) -> tuple[bytes, ...]:
        """Return what is kept, the youngest first.

        Raises:
            IntegrityError: ``vault.old-page``.
        """
        self._tables.require_intact("drafts")
        rows = self._database.rows("SELECT content FROM drafts ORDER BY age DESC")
        return tuple(content for (content,) in rows)
