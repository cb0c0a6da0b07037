from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from alertadores.errors import IntegrityError
from alertadores.vault.checking import Finding, check
from tests.vault.desk import Desk

_OLD_KEYRING = "keyring-00000000000000ff.db"


@pytest.fixture
def busy(desk: Desk) -> Desk:
    """A vault with two cases, one of them partly in the queue."""
    first = desk.open_case("uno")
    desk.open_case("dos")
    desk.push()
    desk.others(5)
    desk.note(first, "tres")
    desk.show()
    desk.vault.save_anchor()
    return desk


def _keys(findings: list[Finding]) -> set[tuple[str, str]]:
    return {(finding.key, finding.file) for finding in findings}


def test_a_sound_vault_has_no_findings(busy: Desk) -> None:
    assert [check(busy.vault, full=full) for full in (False, True)] == [[], []]


def _remove_anchor(desk: Desk) -> None:
    (desk.vault.outside.path / "anchor").unlink()


def _spoil_anchor(desk: Desk) -> None:
    (desk.folder / "anchor").write_bytes(bytes(200))


def _spoil_locks(desk: Desk) -> None:
    (desk.folder / "locks.json").write_bytes(b"{}")


def _leave_keyring(desk: Desk) -> None:
    (desk.folder / _OLD_KEYRING).touch()


@pytest.mark.parametrize(
    ("harm", "finding"),
    [
        pytest.param(
            _remove_anchor, ("vault.anchor-outside-missing", "anchor"), id="no memory outside"
        ),
        pytest.param(_spoil_anchor, ("vault.anchor-mismatch", "anchor"), id="a foreign anchor"),
        pytest.param(_spoil_locks, ("vault.locks-differ", "locks.json"), id="other locks"),
        pytest.param(
            _leave_keyring, ("vault.old-keyring-remains", _OLD_KEYRING), id="an old keyring"
        ),
    ],
)
def test_the_short_check_compares_the_files(
    busy: Desk, harm: Callable[[Desk], None], finding: tuple[str, str]
) -> None:
    harm(busy)
    assert _keys(check(busy.vault, full=False)) == {finding}


@pytest.mark.parametrize(
    ("part", "sql", "finding"),
    [
        ("ledger", "DELETE FROM rows WHERE idx IS NULL", ("vault.rows-missing", "ledger.db")),
        ("ledger", "DELETE FROM rows WHERE idx = 0", ("vault.old-page", "ledger.db")),
        ("ledger", "UPDATE rows SET idx = 3 WHERE idx = 0", ("vault.row-not-in-log", "ledger.db")),
        ("ledger", "UPDATE rows SET ciphertext = x'00'", ("vault.row-unreadable", "ledger.db")),
        ("ledger", "DELETE FROM objects", ("vault.object-missing", "ledger.db")),
        ("ledger", "UPDATE objects SET data = x'00'", ("vault.object-damaged", "ledger.db")),
        ("ledger", "UPDATE tiles SET data = zeroblob(224)", ("vault.tiles-damaged", "ledger.db")),
        ("ledger", "UPDATE head SET change = 1", ("vault.old-page", "ledger.db")),
        ("keyring", "DELETE FROM case_keys", ("vault.row-unreadable", "ledger.db")),
        ("keyring", "UPDATE secrets SET value = x'' WHERE name = 'log'", None),
        ("view", "UPDATE cases SET state = 'otra'", ("vault.old-page", "view.db")),
        ("view", "DELETE FROM texts", ("vault.old-page", "view.db")),
    ],
)
def test_the_full_check_finds_what_is_of_another_age(
    busy: Desk, part: str, sql: str, finding: tuple[str, str] | None
) -> None:
    getattr(busy.vault, part)._database.run(sql)
    found = _keys(check(busy.vault, full=True))
    assert finding in found if finding else not found


def test_keys_of_another_age_are_found_in_their_file(busy: Desk) -> None:
    busy.vault.keyring._database.run("DELETE FROM case_keys WHERE kind = 'files'")
    assert _keys(check(busy.vault, full=True)) == {("vault.old-page", busy.vault.keyring.name)}


@pytest.mark.parametrize("name", ["ledger.db", "view.db", "keyring"])
def test_a_changed_bit_in_any_page_is_found(busy: Desk, name: str) -> None:
    busy.vault.close()
    (path,) = (path for path in busy.folder.iterdir() if path.name.startswith(name))
    whole = path.read_bytes()
    for page in range(1, len(whole) // 4096):
        _flip(path, whole, page * 4096 + 1234)
        assert _is_noticed(busy.folder), page


def _is_noticed(folder: Path) -> bool:
    try:
        vault = Desk.again(folder).vault
    except IntegrityError as error:
        return error.key == "vault.file-damaged"
    found = {key for key, _file in _keys(check(vault, full=True))}
    vault.close()
    return "vault.file-damaged" in found or vault.notices == ("vault.view-remade",)


def _flip(path: Path, whole: bytes, place: int) -> None:
    changed = bytearray(whole)
    changed[place] ^= 1
    path.write_bytes(changed)
