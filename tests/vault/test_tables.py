from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alertadores.errors import IntegrityError
from alertadores.vault import tables
from alertadores.vault.database import Database, Format
from alertadores.vault.files import Folder
from alertadores.vault.tables import Tables, _digest
from crypto.secret import random_secret

_SCHEMA = """
    CREATE TABLE things (name TEXT PRIMARY KEY, size INTEGER, data BLOB);
    CREATE VIEW names AS SELECT name FROM things;"""
_FORM = Format(1, f"{_SCHEMA};{tables.SCHEMA}")
_VALUES = st.one_of(st.none(), st.integers(), st.text(), st.binary())


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with contextlib.closing(
        Database.create(Folder(tmp_path), "a.db", random_secret(), _FORM)
    ) as database:
        yield database


@pytest.fixture
def things(database: Database) -> Tables:
    things = Tables.create(database, "things", "names")
    with things.change():
        for number in range(5):
            things.insert("things", f"cosa-{number}", number, bytes(number))
            things.added("names", f"cosa-{number}")
    return things


def _interrupt_after_insert(things: Tables) -> None:
    with things.change():
        things.insert("things", "nueva", 1, b"")
        raise KeyboardInterrupt


def test_tables_that_hold_what_was_written_are_intact(database: Database, things: Tables) -> None:
    with things.change():
        assert things.remove("things", "size", 3) == [("cosa-3", 3, bytes(3))]
        things.taken("names", "cosa-3")
    assert things.broken() == []
    assert Tables(database, "things", "names").broken() == []


@pytest.mark.parametrize(
    "sql",
    [
        pytest.param("DELETE FROM things WHERE size = 2", id="a row is gone"),
        pytest.param("UPDATE things SET size = 7 WHERE size = 2", id="a value is an older one"),
        pytest.param("INSERT INTO things VALUES ('cosa-9', 9, x'')", id="a removed row is back"),
        pytest.param("UPDATE things SET data = NULL WHERE size = 0", id="no bytes became nothing"),
    ],
)
def test_rows_of_another_age_are_noticed(database: Database, things: Tables, sql: str) -> None:
    database.run(sql)
    assert "things" in things.broken()
    with pytest.raises(IntegrityError, match=r"vault\.old-page"):
        things.require_intact("things")


def test_fingerprints_of_another_age_are_noticed(database: Database, things: Tables) -> None:
    old = database.rows("SELECT name, value FROM fingerprints")
    with things.change():
        things.insert("things", "nueva", 1, b"")
    database.run_many("INSERT OR REPLACE INTO fingerprints VALUES (?, ?)", old)
    assert Tables(database, "things", "names").broken() == ["things", "names"]


def test_later_changes_do_not_heal_an_old_page(database: Database, things: Tables) -> None:
    database.run("DELETE FROM things WHERE size = 2")
    with things.change():
        things.insert("things", "nueva", 1, b"")
        things.remove("things", "size", 4)
    assert "things" in Tables(database, "things", "names").broken()


def test_a_change_that_fails_changes_no_fingerprint(database: Database, things: Tables) -> None:
    with pytest.raises(KeyboardInterrupt):
        _interrupt_after_insert(things)
    assert things.broken() == []
    assert Tables(database, "things", "names").broken() == []


def test_a_missing_fingerprint_is_damage(database: Database, things: Tables) -> None:
    assert things.broken() == []
    database.run("DELETE FROM fingerprints WHERE name = 'names'")
    with pytest.raises(IntegrityError, match=r"vault\.file-damaged"):
        Tables(database, "things", "names")


@given(st.lists(_VALUES, max_size=4), st.lists(_VALUES, max_size=4))
def test_two_rows_have_one_digest_only_if_they_are_equal(
    one: list[bytes | str | int | None], other: list[bytes | str | int | None]
) -> None:
    assert (_digest(tuple(one)) == _digest(tuple(other))) == (one == other)
