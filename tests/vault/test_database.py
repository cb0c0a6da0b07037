from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from alertadores.errors import (
    EnvironmentFault,
    IntegrityError,
    ProgrammingError,
    UserError,
)
from alertadores.vault.database import PAGE_BYTES, Database, Format, remove
from alertadores.vault.files import Folder
from crypto.secret import SecretBytes, random_secret

_FORM = Format(1, "CREATE TABLE words (word TEXT NOT NULL UNIQUE)")


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


@pytest.fixture
def key() -> SecretBytes:
    return random_secret()


@pytest.fixture
def database(folder: Folder, key: SecretBytes) -> Iterator[Database]:
    database = Database.create(folder, "a.db", key, _FORM)
    yield database
    database.close()


def _put(database: Database, *words: str) -> None:
    with database.transaction():
        database.run_many("INSERT INTO words VALUES (?)", [(word,) for word in words])


def _interrupt_after(database: Database, word: str) -> None:
    with database.transaction():
        database.run("INSERT INTO words VALUES (?)", word)
        raise KeyboardInterrupt


def test_what_was_written_is_there_after_reopening(
    folder: Folder, key: SecretBytes, database: Database
) -> None:
    _put(database, "soborno", "permiso")
    database.close()
    with contextlib.closing(Database.open(folder, "a.db", key, _FORM)) as again:
        assert again.rows("SELECT word FROM words ORDER BY word") == [("permiso",), ("soborno",)]


def test_no_word_is_readable_in_the_files(tmp_path: Path, database: Database) -> None:
    _put(database, "soborno" * 20)
    files = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert set(files) == {"a.db", "a.db-wal", "a.db-shm"}
    assert not [name for name, data in files.items() if b"soborno" in data or b"SQLite" in data]


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("secure_delete", 1),
        ("trusted_schema", 0),
        ("foreign_keys", 1),
        ("temp_store", 2),
        ("page_size", str(PAGE_BYTES)),
        ("cipher_memory_security", "0"),
        ("cipher_status", "1"),
        ("user_version", 1),
    ],
)
def test_a_setting_holds_for_writers_and_readers(
    database: Database, pragma: str, value: object
) -> None:
    with contextlib.closing(database.reader()) as reader:
        assert [each.value(f"PRAGMA {pragma}") for each in (database, reader)] == [value] * 2


def test_this_build_keeps_temporary_data_in_memory_whatever_is_asked(database: Database) -> None:
    # 2: memory unless a connection asks otherwise, 3: memory always.
    options = {option for (option,) in database.rows("PRAGMA compile_options")}
    assert options & {"TEMP_STORE=2", "TEMP_STORE=3"}


def test_another_key_does_not_open_the_file(folder: Folder, database: Database) -> None:
    database.close()
    with pytest.raises(IntegrityError, match=r"vault\.file-damaged"):
        Database.open(folder, "a.db", random_secret(), _FORM)


def test_a_plain_sqlite_file_is_refused_before_the_key_is_used(
    folder: Folder, key: SecretBytes
) -> None:
    with contextlib.closing(sqlite3.connect(folder.path / "a.db")) as plain:
        plain.execute("CREATE TABLE words (word)")
    with pytest.raises(IntegrityError, match=r"vault\.not-encrypted"):
        Database.open(folder, "a.db", key, _FORM)


@pytest.mark.parametrize("content", [b"", b"short", bytes(PAGE_BYTES)])
def test_a_file_that_is_no_database_is_refused(
    folder: Folder, key: SecretBytes, content: bytes
) -> None:
    folder.replace("a.db", content)
    with pytest.raises(IntegrityError, match=r"vault\.file-damaged"):
        Database.open(folder, "a.db", key, _FORM)
    assert folder.read("a.db", PAGE_BYTES) == content


def test_a_missing_file_is_not_made(folder: Folder, key: SecretBytes) -> None:
    with pytest.raises(IntegrityError, match=r"vault\.part-missing"):
        Database.open(folder, "a.db", key, _FORM)
    assert folder.names() == []


def test_a_file_of_a_later_release_is_refused(
    folder: Folder, key: SecretBytes, database: Database
) -> None:
    database.run("PRAGMA user_version = 2")
    database.close()
    with pytest.raises(UserError, match=r"vault\.newer"):
        Database.open(folder, "a.db", key, _FORM)


def test_a_file_without_its_schema_is_refused(
    folder: Folder, key: SecretBytes, database: Database
) -> None:
    database.run("PRAGMA user_version = 0")
    database.close()
    with pytest.raises(IntegrityError, match=r"vault\.file-damaged"):
        Database.open(folder, "a.db", key, _FORM)


class _WithoutCipher(sqlite3.Connection):
    """A build that takes a key and ignores it."""

    def set_key(self, _key: memoryview) -> None:
        """Ignore it."""


def _connect_without_cipher(*arguments: Any, **options: Any) -> sqlite3.Connection:
    return sqlite3.connect(*arguments, factory=_WithoutCipher, **options)


def test_an_inactive_cipher_writes_nothing_and_opens_nothing(
    folder: Folder, key: SecretBytes, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    database.close()
    monkeypatch.setattr(sqlcipher, "connect", _connect_without_cipher)
    with pytest.raises(EnvironmentFault, match=r"vault\.no-cipher"):
        Database.open(folder, "a.db", key, _FORM)
    with pytest.raises(EnvironmentFault, match=r"vault\.no-cipher"):
        Database.create(folder, "b.db", key, _FORM)
    assert folder.read("b.db", 0) == b""


@pytest.mark.parametrize("sql", ["ATTACH DATABASE 'b.db' AS b", "DETACH DATABASE main", "VACUUM"])
def test_nothing_can_be_attached(tmp_path: Path, database: Database, sql: str) -> None:
    with pytest.raises(ProgrammingError):
        database.run(sql)
    assert not (tmp_path / "b.db").exists()


def test_a_reader_cannot_write(database: Database) -> None:
    _put(database, "uno")
    with contextlib.closing(database.reader()) as reader:
        with pytest.raises(EnvironmentFault, match=r"vault\.disk-read-only"):
            reader.run("DELETE FROM words")
        assert reader.value("SELECT count(*) FROM words") == 1


def test_a_frozen_file_cannot_be_written(database: Database) -> None:
    database.freeze()
    with pytest.raises(EnvironmentFault):
        _put(database, "uno")


def test_a_transaction_that_fails_leaves_nothing(database: Database) -> None:
    with pytest.raises(ProgrammingError):
        _put(database, "uno", "uno")
    assert database.rows("SELECT * FROM words") == []
    _put(database, "dos")
    assert database.rows("SELECT * FROM words") == [("dos",)]


def test_an_interrupted_transaction_leaves_nothing(database: Database) -> None:
    with pytest.raises(KeyboardInterrupt):
        _interrupt_after(database, "uno")
    assert database.rows("SELECT * FROM words") == []


def test_two_writers_get_a_fault_and_not_a_mixture(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alertadores.vault.database._BUSY_SECONDS", 0.01)
    with contextlib.closing(
        Database(database._folder, database.name, database._key, _FORM)
    ) as other:
        with (
            database.transaction(),
            pytest.raises(EnvironmentFault, match=r"vault\.database-busy"),
        ):
            _put(other, "uno")
        _put(other, "dos")
    assert database.rows("SELECT * FROM words") == [("dos",)]


def test_a_copy_lies_under_its_own_key_only(
    folder: Folder, key: SecretBytes, database: Database
) -> None:
    _put(database, "uno")
    other_key = random_secret()
    with contextlib.closing(database.copy_to(folder, "b.db", other_key)) as copy:
        assert copy.rows("SELECT * FROM words") == [("uno",)]
        assert copy.damage() == 0
    with pytest.raises(IntegrityError):
        Database.open(folder, "b.db", key, _FORM)
    with contextlib.closing(Database.open(folder, "b.db", other_key, _FORM)) as again:
        assert again.rows("SELECT * FROM words") == [("uno",)]


def test_a_changed_bit_is_damage_at_the_first_read_of_its_page(
    folder: Folder, key: SecretBytes, database: Database
) -> None:
    _put(database, *(f"palabra-{n}" for n in range(2000)))
    database.close()
    path = folder.path / "a.db"
    data = bytearray(path.read_bytes())
    data[-PAGE_BYTES // 2] ^= 1
    path.write_bytes(data)
    with contextlib.closing(Database.open(folder, "a.db", key, _FORM)) as damaged:
        assert damaged.damage() > 0
        with pytest.raises(IntegrityError, match=r"vault\.file-damaged"):
            damaged.rows("SELECT word FROM words NOT INDEXED UNION SELECT word FROM words")


def test_a_sound_file_has_no_damage_even_before_its_log_is_moved(database: Database) -> None:
    _put(database, *(f"palabra-{n}" for n in range(500)))
    assert database.damage() == 0


def test_long_queries_come_in_batches_and_whole(database: Database) -> None:
    words = [f"palabra-{n:05}" for n in range(2500)]
    _put(database, *words)
    assert [word for (word,) in database.each("SELECT word FROM words ORDER BY word")] == words


def test_a_value_that_must_be_there_and_is_not_is_damage(database: Database) -> None:
    with pytest.raises(IntegrityError, match=r"vault\.file-damaged"):
        database.value("SELECT word FROM words")


def test_a_removed_database_leaves_no_side_file(folder: Folder, database: Database) -> None:
    _put(database, "uno")
    database.close()
    for suffix in ("-wal", "-shm"):
        (folder.path / f"a.db{suffix}").touch()
    remove(folder, "a.db")
    assert folder.names() == []


def test_a_closed_database_keeps_no_key(database: Database) -> None:
    database.close()
    database.close()
    assert database._key._buffer is None


def test_a_database_that_cannot_be_closed_keeps_no_key(
    folder: Folder, key: SecretBytes, database: Database
) -> None:
    other = Database.open(folder, database.name, key, _FORM)
    with contextlib.closing(other._connection):
        other._connection = _Stuck()
        with pytest.raises(ProgrammingError, match=r"vault\.database"):
            other.close()
    assert other._key._buffer is None


class _Stuck:
    """A connection that does not end."""

    def close(self) -> None:
        raise sqlcipher.OperationalError
