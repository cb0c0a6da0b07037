"""One SQLCipher file: opened in one order, each setting asserted, every error translated.

A file is used only when the cipher is active, the header is not that of a plain SQLite file and
the first page opens. The key goes in as a buffer that is wiped at once, never as SQL text, where a
trace callback and the heap would keep it (ADR 0006). Nothing is ever attached: a readable file
beside this one could take its rows.

SQLCipher authenticates each page and knows nothing of its age. What holds against an old page put
back is built above: tiles, witnesses, fingerprints.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

from sqlcipher3 import dbapi2 as sqlcipher

from alertadores.errors import (
    AlertadoresError,
    EnvironmentFault,
    IntegrityError,
    ProgrammingError,
    UserError,
)
from alertadores.progress import Progress, unobserved
from alertadores.vault.files import Folder, faults
from crypto.secret import SecretBytes

PAGE_BYTES: Final = 4096
OLDER: Final = "vault.older"
"""Key of the error about a file that an earlier release wrote."""
SIDE_FILES: Final = ("", "-wal", "-shm")
"""Suffixes of the files that SQLite keeps for one database."""

_PLAIN_HEADER: Final = b"SQLite format 3\x00"
_BUSY_SECONDS: Final = 5.0
_BATCH: Final = 1000
_COPIED_PAGES: Final = 1024
_HEX: Final = tuple(f"{byte:02x}".encode("ascii") for byte in range(256))
# What must hold after opening; the first of a pair is also what is asked for.
_SETTINGS: Final[tuple[tuple[str, str, Any], ...]] = (
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("secure_delete", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("foreign_keys", "ON", 1),
    ("temp_store", "MEMORY", 2),
    # KiB of decrypted pages at most: half of what SQLite keeps by itself costs no time here.
    ("cache_size", "-4000", -4000),
    # Pages of different ages may not fit together; SQLite then looks before it follows pointers.
    ("cell_size_check", "ON", 1),
)
# SQLITE_… result codes (sqlite.org/rescode.html), by their primary number.
_PERMISSION, _BUSY, _LOCKED, _MEMORY, _READ_ONLY, _IO = 3, 5, 6, 7, 8, 10
_CORRUPT, _FULL, _CANNOT_OPEN, _NOT_A_DATABASE = 11, 13, 14, 26
_ERRORS: Final[Mapping[int, tuple[type[AlertadoresError], str]]] = {
    _PERMISSION: (EnvironmentFault, "vault.no-access"),
    _BUSY: (EnvironmentFault, "vault.database-busy"),
    _LOCKED: (EnvironmentFault, "vault.database-busy"),
    _MEMORY: (EnvironmentFault, "vault.memory"),
    _READ_ONLY: (EnvironmentFault, "vault.disk-read-only"),
    _IO: (EnvironmentFault, "vault.disk-error"),
    _CORRUPT: (IntegrityError, "vault.file-damaged"),
    _FULL: (EnvironmentFault, "vault.disk-full"),
    _CANNOT_OPEN: (EnvironmentFault, "vault.no-access"),
    _NOT_A_DATABASE: (IntegrityError, "vault.file-damaged"),
}


@dataclass(frozen=True, slots=True)
class Format:
    """What is inside a database.

    Attributes:
        version: number of the schema, from 1; a file with a higher one is refused.
        schema: the SQL that makes an empty one.
    """

    version: int
    schema: str


class Database:
    """An open SQLCipher file. It belongs to the thread that opened it.

    Made by `create`, `open` and `reader`.
    """

    __slots__ = ("_connection", "_folder", "_format", "_key", "name")

    def __init__(self, folder: Folder, name: str, key: SecretBytes, form: Format) -> None:
        self._folder: Final = folder
        self.name: Final = name
        self._format: Final = form
        self._key: Final = SecretBytes(key.view())
        try:
            self._connection = self._connect()
        except BaseException:
            self._key.wipe()
            raise

    @classmethod
    def create(cls, folder: Folder, name: str, key: SecretBytes, form: Format) -> Self:
        """Make a new file and open it.

        Args:
            folder: where; there must be no file of this name.
            name: of the file.
            key: 32 random bytes, copied.
            form: its schema.

        Raises:
            EnvironmentFault: the file cannot be made, the disk is full, no cipher is active.
        """
        path = folder.reserve(name)
        with _translated(folder, name):
            connection = _keyed(path, key)
            try:
                connection.executescript(
                    f"PRAGMA journal_mode = WAL; BEGIN; {form.schema};"
                    f"PRAGMA user_version = {form.version}; COMMIT;"
                )
            finally:
                connection.close()
        return cls(folder, name, key, form)

    @classmethod
    def open(cls, folder: Folder, name: str, key: SecretBytes, form: Format) -> Self:
        """Open a file that exists.

        Raises:
            IntegrityError: ``vault.part-missing`` if it is not there, ``vault.file-damaged``
                if it does not open with this key, ``vault.not-encrypted``, `OLDER`.
            UserError: ``vault.newer``, a later release wrote it.
            EnvironmentFault: no access, another error of the disk, no cipher is active.
        """
        if not folder.has(name):
            raise IntegrityError("vault.part-missing", file=name)
        return cls(folder, name, key, form)

    def reader(self) -> Self:
        """Return another connection, for the calling thread, that can only read."""
        other = type(self)(self._folder, self.name, self._key, self._format)
        other.freeze()
        return other

    def freeze(self) -> None:
        """Let this connection only read from now on."""
        self.run("PRAGMA query_only = ON")

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        with _translated(self._folder, self.name):
            found: list[tuple[Any, ...]] = self._connection.execute(sql, values).fetchall()
        return found

    def row(self, sql: str, *values: Any) -> tuple[Any, ...] | None:
        """Return the first row of a query, or None if it has none."""
        with (
            _translated(self._folder, self.name),
            contextlib.closing(self._connection.cursor()) as cursor,
        ):
            found: tuple[Any, ...] | None = cursor.execute(sql, values).fetchone()
        return found

    def value(self, sql: str, *values: Any) -> Any:
        """Return the one value of a query that always has one.

        Raises:
            IntegrityError: it has none, so a part of the file is not what was written.
        """
        found = self.row(sql, *values)
        if found is None:
            raise IntegrityError("vault.file-damaged", file=self.name)
        return found[0]

    def each(self, sql: str, *values: Any) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query that may be too long for a list."""
        with _translated(self._folder, self.name):
            cursor = self._connection.execute(sql, values)
        while True:
            with _translated(self._folder, self.name):
                batch = cursor.fetchmany(_BATCH)
            if not batch:
                return
            yield from batch

    def run(self, sql: str, *values: Any) -> int:
        """Run a statement; return how many rows it changed."""
        with _translated(self._folder, self.name):
            count: int = self._connection.execute(sql, values).rowcount
        return count

    def run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run a statement once for each row of values."""
        with _translated(self._folder, self.name):
            self._connection.executemany(sql, rows)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Make everything in the block durable together, or nothing if it raises."""
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            with faults(self.name):
                self._folder.step(f"commit {self.name}")
            self.run("COMMIT")
        except BaseException:
            # The error in hand says why; SQLite may have rolled back by itself.
            with contextlib.suppress(AlertadoresError):
                if self._connection.in_transaction:
                    self.run("ROLLBACK")
            raise

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let all reads of the block see one state, whatever others write meanwhile."""
        self.run("BEGIN")
        try:
            yield
        finally:
            self.run("COMMIT")

    def copy_to(
        self, folder: Folder, name: str, key: SecretBytes, progress: Progress = unobserved
    ) -> Self:
        """Write the whole content into a new file under another key, and open that.

        Raises:
            EnvironmentFault: the file cannot be made or the disk is full.
        """
        path = folder.reserve(name)
        with _translated(folder, name):
            connection = _keyed(path, key)
            try:
                self._connection.backup(
                    connection,
                    pages=_COPIED_PAGES,
                    progress=lambda _status, left, total: progress(total - left, total),
                )
            finally:
                connection.close()
        return type(self)(folder, name, key, self._format)

    def back_up(self, folder: Folder, progress: Progress = unobserved) -> None:
        """Write the whole content into a file of the same name and key, and read all of it back.

        Args:
            folder: another one.
            progress: told of pages.

        Raises:
            IntegrityError: ``backup.damaged``, what was written is not what came back.
            EnvironmentFault: the disk is full, …
        """
        copy = self.copy_to(folder, self.name, self._key, progress)
        try:
            if copy.damage():
                raise IntegrityError("backup.damaged", file=self.name)
        finally:
            copy.close()
        folder.sync(self.name)

    def settle(self) -> None:
        """Move all changes into the main file and empty the log of changes beside it."""
        self.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def damage(self) -> int:
        """Return the number of faults in pages and structure: every page is read.

        Fresh connections are asked: after one bad page an open one gives wrong answers.
        """
        self.settle()
        faults_found = 0
        for question, sound in (
            ("PRAGMA cipher_integrity_check", []),
            ("PRAGMA integrity_check", [("ok",)]),
        ):
            try:
                with contextlib.closing(self.reader()) as reader:
                    answer = reader.rows(question)
                faults_found += 0 if answer == sound else len(answer)
            except IntegrityError:
                faults_found += 1
        return faults_found

    def close(self) -> None:
        """Close the connection and wipe the key. Twice is harmless."""
        try:
            with _translated(self._folder, self.name):
                self._connection.close()
        finally:
            self._key.wipe()

    def _connect(self) -> Any:
        path = self._folder.path / self.name
        self._check_header(path)
        with _translated(self._folder, self.name):
            connection = _keyed(path, self._key)
            try:
                self._prepare(connection)
            except BaseException:
                connection.close()
                raise
        return connection

    def _check_header(self, path: Path) -> None:
        with faults(self.name), path.open("rb") as file:
            header = file.read(len(_PLAIN_HEADER))
        if header == _PLAIN_HEADER:
            raise IntegrityError("vault.not-encrypted", file=self.name)
        if len(header) < len(_PLAIN_HEADER):
            # SQLite would take an empty file for a new database.
            raise IntegrityError("vault.file-damaged", file=self.name)

    def _prepare(self, connection: Any) -> None:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > self._format.version:
            raise UserError("vault.newer", file=self.name)
        if not 0 < version <= self._format.version:
            raise IntegrityError("vault.file-damaged", file=self.name)
        if version < self._format.version:
            raise IntegrityError(OLDER, file=self.name)
        for name, wanted, expected in _SETTINGS:
            connection.execute(f"PRAGMA {name} = {wanted}").fetchall()
            _demand(connection, name, expected)
        _demand(connection, "page_size", str(PAGE_BYTES))
        connection.set_authorizer(_authorize)


def remove(folder: Folder, name: str) -> None:
    """Remove a database that is not open, its side files first."""
    folder.remove(*(name + suffix for suffix in reversed(SIDE_FILES)))


def _keyed(path: Path, key: SecretBytes) -> Any:
    """Return a connection that has its key and an active cipher."""
    connection = sqlcipher.connect(
        f"{path.as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=_BUSY_SECONDS
    )
    try:
        # SQLCipher would write what it finds wrong to standard error, past every log of ours.
        connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
        with SecretBytes.filled(2 * len(key) + 3, lambda text: _write_key(text, key)) as text:
            connection.set_key(text.view())
        _demand(connection, "cipher_status", "1")
        _demand(connection, "cipher_page_size", str(PAGE_BYTES))
        _demand(connection, "cipher_use_hmac", "1")
    except BaseException:
        connection.close()
        raise
    return connection


def _write_key(text: bytearray, key: SecretBytes) -> None:
    """Write the raw key as SQLCipher reads it, ``x'…'``, leaving no copy."""
    text[:2], text[-1:] = b"x'", b"'"
    for place, byte in enumerate(key.view()):
        text[2 * place + 2 : 2 * place + 4] = _HEX[byte]


def _demand(connection: Any, pragma: str, expected: Any) -> None:
    if connection.execute(f"PRAGMA {pragma}").fetchone() != (expected,):
        raise EnvironmentFault("vault.no-cipher", setting=pragma)


def _authorize(action: int, *_details: object) -> int:
    denied = action in (sqlcipher.SQLITE_ATTACH, sqlcipher.SQLITE_DETACH)
    return int(sqlcipher.SQLITE_DENY if denied else sqlcipher.SQLITE_OK)


@contextlib.contextmanager
def _translated(folder: Folder, name: str) -> Iterator[None]:
    try:
        yield
    except sqlcipher.Error as error:
        code = getattr(error, "sqlite_errorcode", 0)
        kind, key = _ERRORS.get(code & 0xFF, (ProgrammingError, "vault.database"))
        # To SQLite only a full disk is full; a quota or a limit on files is any fault of the disk.
        side_files = (name + suffix for suffix in SIDE_FILES)
        if code & 0xFF == _IO and not folder.has_room(PAGE_BYTES, *side_files):
            key = "vault.disk-full"
        raise kind(key, file=name, code=code) from error
