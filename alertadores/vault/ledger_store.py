"""`ledger.db`: what this vault holds of the office's log, and what it has yet to hand in.

All leaf hashes as tiles; rows, contents and envelopes as received; own entries without an index,
in the order of their queue; wraps and halves to deliver; checkpoints. Nothing in it is readable
without the keyring, so it may be backed up freely.

Every read of a row measures it by the tiles, whose root the anchor vouches for, every read of an
object by its name, and queue, outbox and checkpoints by their fingerprints. That no row of a case
is missing is for the witness that the view keeps (`alertadores.vault.witness`).
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, Self

from alertadores.errors import IntegrityError, ProgrammingError
from alertadores.ledger.rows import Row
from alertadores.ledger.tiles import TileTree
from alertadores.progress import Progress
from alertadores.vault import shelves, tables, tile_table
from alertadores.vault.database import Database, Format
from alertadores.vault.files import Folder
from alertadores.vault.shelves import Shelves
from alertadores.vault.stored import NewEntry, StoredRow
from alertadores.vault.tables import Tables
from alertadores.vault.tile_table import CheckedLeaves, TileTable
from crypto.errors import CryptoError
from crypto.merkle import EMPTY_ROOT
from crypto.secret import SecretBytes

NAME: Final = "ledger.db"
_SCHEMA: Final = """
    CREATE TABLE rows (
        seq INTEGER PRIMARY KEY, leaf_hash BLOB NOT NULL UNIQUE, idx INTEGER UNIQUE,
        chain BLOB NOT NULL, change INTEGER NOT NULL, tag BLOB NOT NULL,
        ciphertext BLOB NOT NULL);
    CREATE INDEX rows_of_chain ON rows (chain, idx);
    CREATE INDEX rows_by_change ON rows (change, chain);
    CREATE INDEX rows_queued ON rows (seq) WHERE idx IS NULL;
    CREATE VIEW held AS SELECT seq, leaf_hash, idx, chain FROM rows;
    CREATE VIEW queue AS SELECT seq, leaf_hash FROM rows WHERE idx IS NULL;
    CREATE TABLE head (
        change INTEGER NOT NULL, size INTEGER NOT NULL, root BLOB NOT NULL)"""
FORMAT: Final = Format(1, f"{tile_table.SCHEMA};{_SCHEMA};{shelves.SCHEMA};{tables.SCHEMA}")
_TABLES: Final = ("held", "queue", "head", *shelves.TABLES)
_ROW: Final = "SELECT idx, chain, leaf_hash, tag, ciphertext FROM rows"


class LedgerStore(Shelves):
    """An open ledger. Made by `create` and `open`.

    Every method raises `EnvironmentFault` where the machine stands in the way, and
    `IntegrityError` where what is stored is not what was written.

    Attributes:
        tree: of all leaf hashes; replaced when a transaction fails.
        change: number of the last change: each row that came or got an index is one.
    """

    tree: TileTree
    change: int

    __slots__ = ("_leaves", "_queued", "_tiles", "change", "tree")

    def __init__(self, database: Database) -> None:
        super().__init__(database, Tables(database, *_TABLES))
        self._tiles: Final = TileTable(database)
        self._read()

    @classmethod
    def create(cls, folder: Folder, key: SecretBytes) -> Self:
        """Make an empty ledger."""
        database = Database.create(folder, NAME, key, FORMAT)
        created = Tables.create(database, *_TABLES)
        with created.change():
            created.insert("head", 0, 0, EMPTY_ROOT)
        return cls(database)

    @classmethod
    def open(cls, folder: Folder, key: SecretBytes) -> Self:
        """Open the ledger.

        Raises:
            IntegrityError: it is missing or damaged.
        """
        database = Database.open(folder, NAME, key, FORMAT)
        try:
            return cls(database)
        except BaseException:
            database.close()
            raise

    @property
    def size(self) -> int:
        """The number of leaves of the log that this vault knows."""
        return self.tree.size

    @property
    def root(self) -> bytes:
        """The root of their tree."""
        return self.tree.root()

    def commit(self, entries: Iterable[NewEntry]) -> None:
        """Make entries exist: rows, contents, queue and outbox in one transaction.

        Raises:
            ProgrammingError: an entry is there already.
        """
        with self._change():
            for entry in entries:
                self._insert(entry.row, entry.case, None)
                self._put_objects(entry.objects)
                for outgoing in entry.outbox:
                    self._send(outgoing)

    def take_in(
        self,
        first: int,
        leaf_hashes: Sequence[bytes],
        rows: Iterable[StoredRow] = (),
        objects: Mapping[bytes, bytes] | None = None,
        missing: Mapping[bytes, bytes | None] | None = None,
    ) -> None:
        """Take in a stretch of the log and rows this member can open, in one transaction.

        Queued rows of this vault among the new leaves get their index. Rows may also be older than
        the stretch: a case that was granted late. Rows that are held already stay as they are.
        An object that had been missing changes its case.

        Args:
            first: index of the first new leaf: the present size.
            leaf_hashes: of all new leaves.
            rows: with an index below the new size.
            objects: name → ciphertext.
            missing: name → case, of objects that could not be had; see `missing`.

        Raises:
            ProgrammingError: the stretch does not begin where this vault's tree ends.
            IntegrityError: ``vault.row-not-in-log``, a row is not the leaf at its index.
        """
        with self._change():
            if first != self.size:
                raise ProgrammingError("vault.gap", first=first, size=self.size)
            self.tree.append(leaf_hashes)
            self._leaves = CheckedLeaves(self.tree, self._tiles)
            self._settle(first, leaf_hashes)
            for stored in rows:
                self.check_place(stored)
                if not self.has(stored.row.leaf_hash):
                    self._insert(stored.row, stored.case, stored.index)
            for chain in self._put_objects(objects or {}):
                self._touch(chain)
            self._note_missing(missing or {})

    def counts(self) -> dict[bytes | None, int]:
        """Return how many indexed rows there are of each case, and of the office."""
        sql = "SELECT chain, count(*) FROM rows WHERE idx IS NOT NULL GROUP BY chain"
        return {chain or None: count for chain, count in self._database.rows(sql)}

    def weight(self) -> int:
        """Return how many rows and objects there are, for whoever reads them all."""
        count: int = self._database.value(
            "SELECT (SELECT count(*) FROM rows) + (SELECT count(*) FROM objects)"
        )
        return count

    def rows_of(self, case: bytes | None) -> list[StoredRow]:
        """Return the rows of a case, or of the office: by index, then queued ones in order."""
        found = self._database.rows(
            f"{_ROW} WHERE chain = ? ORDER BY idx IS NULL, idx, seq", case or b""
        )
        return [self._checked(row) for row in found]

    def row(self, leaf_hash: bytes) -> StoredRow:
        """Return one row.

        Raises:
            IntegrityError: ``vault.row-missing``.
        """
        found = self._database.row(f"{_ROW} WHERE leaf_hash = ?", leaf_hash)
        if found is None:
            raise IntegrityError("vault.row-missing")
        return self._checked(found)

    def has(self, leaf_hash: bytes) -> bool:
        """Tell whether there is a row with this leaf hash."""
        sql = "SELECT 1 FROM rows WHERE leaf_hash = ?"
        return self._database.row(sql, leaf_hash) is not None

    def surely_lacks(self, leaf_hash: bytes) -> bool:
        """Tell whether there is no such row, from the rows themselves: keys hang on the answer.

        Raises:
            IntegrityError: ``vault.old-page``, rows that were taken in are gone.
        """
        if self.has(leaf_hash):
            return False
        self.require_all_rows()
        sql = "SELECT 1 FROM rows NOT INDEXED WHERE leaf_hash = ?"
        return self._database.row(sql, leaf_hash) is None

    def queue(self) -> list[StoredRow]:
        """Return own rows that wait for an index, in the order they were made.

        Raises:
            IntegrityError: ``vault.old-page``, the queue is not what was written.
        """
        self._tables.require_intact("queue")
        found = self._database.rows(f"{_ROW} WHERE idx IS NULL ORDER BY seq")
        return [self._checked(row) for row in found]

    def all_rows(self) -> Iterator[StoredRow]:
        """Yield every row, case after case, as stored: ask `check_place` of each."""
        for row in self._database.each(f"{_ROW} ORDER BY chain"):
            yield _stored(row)

    def all_leaf_hashes(self) -> Iterator[tuple[bytes | None, bytes]]:
        """Yield case and leaf hash of every row, as stored, case after case."""
        sql = "SELECT chain, leaf_hash FROM rows ORDER BY chain"
        for chain, leaf_hash in self._database.each(sql):
            yield chain or None, leaf_hash

    def check_place(self, stored: StoredRow) -> None:
        """Measure a row with an index by the root of the tree.

        Raises:
            IntegrityError: ``vault.row-not-in-log``.
        """
        try:
            right = stored.index is not None and (
                self._leaves.at(stored.index) == stored.row.leaf_hash
            )
        except CryptoError as error:
            raise IntegrityError("vault.row-not-in-log") from error
        if not right:
            raise IntegrityError("vault.row-not-in-log")

    def changed_since(self, change: int, limit: int) -> list[tuple[bytes | None, int]]:
        """Return cases with rows that came or got an index after a change.

        Args:
            change: number of a change; 0 for the beginning.
            limit: how many to return at most.

        Returns:
            Case and number of its latest change, in the order of the latter: who applied the
            first n of them has applied everything up to the number beside the n-th.
        """
        # By the other index SQLite would go through all rows there are, after every commit.
        found = self._database.rows(
            "SELECT chain, max(change) AS latest FROM rows INDEXED BY rows_by_change"
            " WHERE change > ? GROUP BY chain ORDER BY latest LIMIT ?",
            change,
            limit,
        )
        return [(chain or None, latest) for chain, latest in found]

    def is_of_one_age(self) -> bool:
        """Tell whether tiles, rows and the note of both were written together."""
        latest = self._database.value("SELECT coalesce(max(change), 0) FROM rows")
        beyond = self._database.value("SELECT coalesce(max(idx), -1) FROM rows")
        noted = self._database.row("SELECT change, size, root FROM head")
        return (
            noted == (self.change, self.size, self.root)
            and latest == self.change
            and beyond < self.size
            and self._tables.is_intact("head")
            and self._tables.is_intact("queue")
        )

    def require_all_rows(self) -> None:
        """Refuse the ledger if rows that it took in are gone.

        Raises:
            IntegrityError: ``vault.old-page``.
        """
        self._tables.require_intact("held")

    def broken(self) -> list[str]:
        """Return the names of the tables that do not hold what was last written into them."""
        return self._tables.broken()

    def damage(self) -> int:
        """Return the number of faults in the pages of the file."""
        return self._database.damage()

    def freeze(self) -> None:
        """Let the file only be read from now on."""
        self._database.freeze()

    def back_up(self, folder: Folder, progress: Progress) -> None:
        """Write a copy under the same key into another folder; see `Database.back_up`."""
        self._database.back_up(folder, progress)

    def close(self) -> None:
        """Close the file. Twice is harmless."""
        self._database.close()

    def _read(self) -> None:
        """Read the state that is kept in memory, at opening and after a failed transaction."""
        try:
            self.tree = TileTree(self._tiles)
        except CryptoError as error:
            raise IntegrityError("vault.old-page", file=NAME) from error
        self._leaves = CheckedLeaves(self.tree, self._tiles)
        self._queued: dict[bytes, int] = dict(
            self._database.rows("SELECT leaf_hash, seq FROM rows WHERE idx IS NULL")
        )
        self.change = self._database.value("SELECT change FROM head")

    @contextlib.contextmanager
    def _change(self) -> Iterator[None]:
        """Make all changes in the block durable together, with the head, or none."""
        try:
            with self._tables.change():
                yield
                self._write_head()
        except BaseException:
            self._read()
            raise

    def _write_head(self) -> None:
        (old,) = self._database.rows("SELECT change, size, root FROM head")
        new = (self.change, self.size, self.root)
        if new != old:
            self._database.run("UPDATE head SET change = ?, size = ?, root = ?", *new)
            self._tables.taken("head", *old)
            self._tables.added("head", *new)

    def _insert(self, row: Row, case: bytes | None, index: int | None) -> None:
        if self.has(row.leaf_hash):
            raise ProgrammingError("vault.row-repeated")
        self.change += 1
        seq = self._database.value("SELECT coalesce(max(seq), 0) + 1 FROM rows")
        chain = case or b""
        self._database.run(
            "INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?, ?)",
            *(seq, row.leaf_hash, index, chain, self.change, row.tag, row.ciphertext),
        )
        self._tables.added("held", seq, row.leaf_hash, index, chain)
        if index is None:
            self._queued[row.leaf_hash] = seq
            self._tables.added("queue", seq, row.leaf_hash)

    def _settle(self, first: int, leaf_hashes: Sequence[bytes]) -> None:
        """Give queued rows among new leaves their index."""
        for index, leaf_hash in enumerate(leaf_hashes, first):
            if leaf_hash in self._queued:
                self._set_index(leaf_hash, self._queued.pop(leaf_hash), index)

    def _set_index(self, leaf_hash: bytes, seq: int, index: int) -> None:
        self.change += 1
        sql = "UPDATE rows SET idx = ?, change = ? WHERE seq = ?"
        self._database.run(sql, index, self.change, seq)
        chain = self._database.value("SELECT chain FROM rows WHERE seq = ?", seq)
        self._tables.taken("queue", seq, leaf_hash)
        self._tables.taken("held", seq, leaf_hash, None, chain)
        self._tables.added("held", seq, leaf_hash, index, chain)

    def _touch(self, chain: bytes) -> None:
        """Count a case as changed though no row of it came."""
        newest = self._database.value("SELECT max(seq) FROM rows WHERE chain = ?", chain)
        if newest is not None:
            self.change += 1
            self._database.run("UPDATE rows SET change = ? WHERE seq = ?", self.change, newest)

    def _checked(self, found: tuple[Any, ...]) -> StoredRow:
        stored = _stored(found)
        if (stored.index is None) != (stored.row.leaf_hash in self._queued):
            raise IntegrityError("vault.old-page", file=NAME)
        if stored.index is not None:
            self.check_place(stored)
        return stored


def _stored(found: tuple[Any, ...]) -> StoredRow:
    index, chain, *row = found
    return StoredRow(index, chain or None, Row(*row))
