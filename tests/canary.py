"""Everything a vault holds, opened with its own keys, for tests that look for what must not be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from alertadores.sync.replica import Replica
from alertadores.vault.database import Database
from alertadores.vault.vault import Vault
from crypto.canonical import b64u_decode


def everything(vault: Vault) -> Iterator[tuple[str, bytes]]:
    """Yield every value of every table of every database, in the clear, and every file as it is.

    Contents and rows are opened with every key of the vault that opens them.
    """
    for database in (vault.keyring._database, vault.ledger._database, vault.view._database):
        yield from _values(database)
    yield from _entries(vault)
    yield from files(vault.folder.path)


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield every file below a folder, with its name as part of what it tells."""
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        yield name, name.encode()
        if path.is_file():
            yield name, path.read_bytes()


def _values(database: Database) -> Iterator[tuple[str, bytes]]:
    tables = database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
    for (table,) in tables:
        for row in database.rows(f'SELECT * FROM "{table}"'):  # noqa: S608 - names from the schema
            for value in row:
                if value is not None:
                    data = value if isinstance(value, bytes) else str(value).encode()
                    yield f"{database.name}:{table}", data


def _entries(vault: Vault) -> Iterator[tuple[str, bytes]]:
    """Yield the trace record and the fields of every entry that the keys here open."""
    replica = Replica(vault)
    for case in (None, *vault.keyring.case_keys.cases()):
        for opened in replica.opened(case):
            yield f"entry {opened.entry.trace.type}", b64u_decode(opened.disclosure)
            for group, content in replica.contents(opened).items():
                yield f"fields of {opened.entry.trace.type}: {group}", content.to_bytes()


def places_of(
    needles: dict[str, bytes], found: Iterator[tuple[str, bytes]]
) -> set[tuple[str, str]]:
    """Return which needle lies where, letter case apart."""
    wanted = {name: needle.lower() for name, needle in needles.items()}
    return {
        (name, place)
        for place, data in found
        for name, needle in wanted.items()
        if needle in data.lower()
    }
