"""The tiles of the log's tree in a table, and leaf hashes that were measured by its root."""

from __future__ import annotations

from typing import Final

from alertadores.ledger.tiles import TILE_WIDTH, TileTree
from alertadores.vault.database import Database
from crypto.merkle import HASH_BYTES

SCHEMA: Final = """
    CREATE TABLE tiles (
        level INTEGER NOT NULL, idx INTEGER NOT NULL, data BLOB NOT NULL,
        PRIMARY KEY (level, idx)) WITHOUT ROWID"""


class TileTable:
    """Tiles in a database (`alertadores.ledger.tiles.TileStore`).

    Args:
        database: holds the table of `SCHEMA`; writes happen inside its transactions.
    """

    __slots__ = ("_database",)

    def __init__(self, database: Database) -> None:
        self._database: Final = database

    def get(self, level: int, index: int) -> bytes | None:
        """Return a tile, or None if there is none."""
        sql = "SELECT data FROM tiles WHERE level = ? AND idx = ?"
        found = self._database.row(sql, level, index)
        return None if found is None else found[0]

    def put(self, level: int, index: int, data: bytes) -> None:
        """Keep a tile, replacing a narrower one."""
        self._database.run("INSERT OR REPLACE INTO tiles VALUES (?, ?, ?)", level, index, data)


class CheckedLeaves:
    """Leaf hashes of one tree, each measured by its root before it is given out.

    The proof of one leaf hashes its whole tile, so that it vouches for all 256 leaves of it, and
    each tile is proven once. Drop it when the tree grows.

    Args:
        tree: of the table.
        table: where its tiles are.
    """

    __slots__ = ("_proven", "_table", "_tree")

    def __init__(self, tree: TileTree, table: TileTable) -> None:
        self._tree: Final = tree
        self._table: Final = table
        self._proven: Final[dict[int, bytes]] = {}

    def at(self, index: int) -> bytes:
        """Return the leaf hash at an index.

        Raises:
            FormatError: the tree has no such leaf.
            VerificationError: the tiles do not lead to the root.
        """
        tile, place = divmod(index, TILE_WIDTH)
        if tile not in self._proven:
            self._tree.check_leaf(index, self._tree.leaf(index))
            self._proven[tile] = self._table.get(0, tile) or b""
        return self._proven[tile][place * HASH_BYTES : (place + 1) * HASH_BYTES]
