"""The keys of cases and of the office in the keyring, by epoch.

A key is written before the entry that needs it. If the entry then never came to exist, a sweep
removes the key. The office counts as the case with the empty name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from alertadores.domain.schemas import Group
from alertadores.errors import IntegrityError
from alertadores.ledger.keys import CaseKeys
from alertadores.vault.database import Database
from alertadores.vault.tables import Tables
from crypto.secret import SecretBytes

SCHEMA: Final = """
    CREATE TABLE case_keys (
        chain BLOB NOT NULL, epoch INTEGER NOT NULL, kind TEXT NOT NULL, key BLOB NOT NULL,
        PRIMARY KEY (chain, epoch, kind)) WITHOUT ROWID;
    CREATE TABLE awaited (
        entry BLOB NOT NULL, chain BLOB NOT NULL, epoch INTEGER NOT NULL,
        PRIMARY KEY (entry, chain, epoch)) WITHOUT ROWID"""
TABLES: Final = ("case_keys", "awaited")

_TRACE: Final = "trace"
_ALL: Final = "SELECT chain, epoch, kind, key FROM case_keys"
_EPOCH: Final = "WHERE chain = ? AND epoch = ?"
_DESTROY: Final = "DELETE FROM case_keys WHERE chain = ? AND epoch = ?"


@dataclass(frozen=True, slots=True)
class AwaitedKeys:
    """Keys for an entry that is about to exist.

    Attributes:
        entry: its leaf hash.
        case: whose keys they are; None for the office.
        keys: of one epoch.
    """

    entry: bytes
    case: bytes | None
    keys: CaseKeys


class CaseKeyStore:
    """The part of an open keyring that holds keys of cases.

    Args:
        database: of the keyring.
        tables: the same, with its fingerprints.
    """

    __slots__ = ("_database", "_tables")

    def __init__(self, database: Database, tables: Tables) -> None:
        self._database: Final = database
        self._tables: Final = tables

    def of(self, case: bytes | None) -> tuple[CaseKeys, ...]:
        """Return the keys of a case, or of the office, by epoch; the last ones are for new rows.

        Raises:
            IntegrityError: an epoch lacks its trace key.
        """
        rows = self._database.rows(f"{_ALL} WHERE chain = ? ORDER BY epoch", case or b"")
        return tuple(keys for _case, keys in self._by_epoch(rows))

    def all(self) -> Iterator[tuple[bytes | None, CaseKeys]]:
        """Yield case and keys, epoch after epoch, of every case and of the office.

        Raises:
            IntegrityError: an epoch lacks its trace key.
        """
        return self._by_epoch(self._database.each(f"{_ALL} ORDER BY chain, epoch"))

    def cases(self) -> frozenset[bytes]:
        """Return the cases that there is a key of."""
        found = self._database.rows("SELECT DISTINCT chain FROM case_keys WHERE chain <> x''")
        return frozenset(chain for (chain,) in found)

    def put(self, case: bytes | None, keys: CaseKeys) -> None:
        """Keep keys that somebody granted; a later grant may add read keys to a bare trace.

        Args:
            case: whose keys they are; None for the office.
            keys: of one epoch.

        Raises:
            IntegrityError: ``vault.key-conflict``, another key of this epoch is known.
        """
        with self._tables.change():
            self._put(case, keys)

    def expect(self, awaited: Iterable[AwaitedKeys], lost: Callable[[bytes], bool]) -> None:
        """Write keys for entries that are about to exist, and sweep earlier ones.

        Args:
            awaited: of one commit.
            lost: whether the ledger surely lacks an entry, by leaf hash; asked of earlier ones.

        Raises:
            IntegrityError: ``vault.key-conflict``, another key of this epoch is known.
        """
        with self._tables.change():
            self._sweep(lost)
            for each in awaited:
                if self._put(each.case, each.keys):
                    self._tables.insert("awaited", each.entry, each.case or b"", each.keys.epoch)

    def sweep(self, lost: Callable[[bytes], bool]) -> None:
        """Remove the keys of entries that never came to exist; see `expect`."""
        if self._database.row("SELECT 1 FROM awaited") is not None:
            with self._tables.change():
                self._sweep(lost)

    def _put(self, case: bytes | None, keys: CaseKeys) -> bool:
        """Write the keys that are not known yet; return whether all of the epoch was new."""
        chain = case or b""
        given = {_TRACE: keys.trace} | {group.value: key for group, key in keys.read.items()}
        known = {
            kind: SecretBytes(key)
            for *_name, kind, key in self._database.rows(f"{_ALL} {_EPOCH}", chain, keys.epoch)
        }
        for kind, key in given.items():
            if kind not in known:
                self._tables.insert("case_keys", chain, keys.epoch, kind, key.reveal())
            elif known[kind] != key:
                raise IntegrityError("vault.key-conflict")
        return not known

    def _sweep(self, lost: Callable[[bytes], bool]) -> None:
        """Settle all awaited keys: those of entries that exist stay, the others go."""
        for (entry,) in self._database.rows("SELECT DISTINCT entry FROM awaited"):
            destroy = lost(entry)
            for _entry, chain, epoch in self._tables.remove("awaited", "entry", entry):
                if destroy:
                    self._destroy(chain, epoch)

    def _destroy(self, chain: bytes, epoch: int) -> None:
        for row in self._database.rows(f"{_ALL} {_EPOCH}", chain, epoch):
            self._tables.taken("case_keys", *row)
        self._database.run(_DESTROY, chain, epoch)

    def _by_epoch(self, rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[bytes | None, CaseKeys]]:
        for (chain, epoch), group in groupby(rows, key=lambda row: row[:2]):
            keys = {kind: SecretBytes(key) for _chain, _epoch, kind, key in group}
            if _TRACE not in keys:
                raise IntegrityError("vault.old-page", file=self._database.name)
            trace = keys.pop(_TRACE)
            yield chain or None, CaseKeys(epoch, trace, {Group(k): key for k, key in keys.items()})
