"""A vault that went back to an older state is known by its memories, inside and outside of it."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

import pytest

from alertadores.errors import EnvironmentFault, IntegrityError
from alertadores.vault.checking import check
from alertadores.vault.rotation import change_passphrase
from crypto.passphrase import TESTS_ONLY
from tests.vault.desk import OWNER, STATE, Desk


def _outside(folder: Path) -> Path:
    (place,) = (folder.parent / STATE / "anchors").iterdir()
    return place / "anchor"


def _copy(source: Path, target: Path) -> None:
    """Keep all files of a vault and its outer anchor."""
    shutil.copytree(source, target / "boveda")
    shutil.copytree(source.parent / STATE, target / STATE)


@pytest.fixture
def yesterday(desk: Desk, tmp_path: Path) -> Path:
    """A copy of everything, before the work of today."""
    desk.open_case("ayer")
    desk.push()
    desk.show()
    desk.vault.close()
    _copy(desk.folder, tmp_path / "ayer")
    desk.vault = Desk.again(desk.folder).vault
    desk.open_case("hoy")
    desk.push()
    desk.show()
    desk.vault.close()
    return tmp_path / "ayer" / "boveda"


def _reopened(desk: Desk) -> str | None:
    desk.vault = Desk.again(desk.folder).vault
    return desk.vault.refusal


def test_an_older_ledger_can_be_read_and_not_written(desk: Desk, yesterday: Path) -> None:
    shutil.copy(yesterday / "ledger.db", desk.folder)
    assert _reopened(desk) == "vault.anchor-mismatch"
    assert desk.texts(desk.cases[0]) == ["ayer"]
    before = (desk.folder / "ledger.db").read_bytes()
    for write in (desk.open_case, desk.push, desk.vault.save_anchor):
        with pytest.raises(IntegrityError, match=r"vault\.anchor-mismatch"):
            write()
    with pytest.raises(EnvironmentFault):
        desk.vault.ledger.commit([])
    assert "vault.anchor-mismatch" in {each.key for each in check(desk.vault, full=True)}
    desk.vault.close()
    assert (desk.folder / "ledger.db").read_bytes() == before
    assert _reopened(desk) == "vault.anchor-mismatch"


def test_a_whole_older_folder_is_known_by_the_memory_outside(desk: Desk, yesterday: Path) -> None:
    shutil.rmtree(desk.folder)
    shutil.copytree(yesterday, desk.folder)
    assert _reopened(desk) == "vault.anchor-mismatch"


def test_an_older_memory_outside_is_only_late(desk: Desk, yesterday: Path) -> None:
    shutil.copy(_outside(yesterday), _outside(desk.folder))
    assert _reopened(desk) is None


def test_pending_entries_that_are_gone_are_missed_as_well(desk: Desk, tmp_path: Path) -> None:
    desk.vault.close()
    _copy(desk.folder, tmp_path / "antes")
    desk.vault = Desk.again(desk.folder).vault
    desk.open_case("pendiente")
    desk.show()
    desk.vault.close()
    shutil.copy(tmp_path / "antes" / "boveda" / "ledger.db", desk.folder)
    assert _reopened(desk) == "vault.anchor-mismatch"


def test_an_edited_log_is_another_log(desk: Desk) -> None:
    desk.others(3)
    desk.vault.close()
    vault = Desk.again(desk.folder).vault
    vault.ledger._database.run("UPDATE tiles SET data = zeroblob(96)")
    vault.ledger.close()
    vault.keyring.close()
    vault.view.close()
    vault.instance.release()
    assert _reopened(desk) == "vault.anchor-mismatch"


@pytest.mark.usefixtures("yesterday")
def test_without_the_memory_outside_it_goes_on_and_says_so(desk: Desk) -> None:
    _outside(desk.folder).unlink()
    assert _reopened(desk) is None
    assert desk.vault.notices == ("vault.anchor-outside-missing",)
    desk.reopen()
    assert desk.vault.notices == ()


@pytest.mark.parametrize("content", [None, b"", bytes(300)])
@pytest.mark.usefixtures("yesterday")
def test_the_memory_inside_is_restored_from_the_one_outside(
    desk: Desk, content: bytes | None
) -> None:
    (desk.folder / "anchor").unlink()
    if content is not None:
        (desk.folder / "anchor").write_bytes(content)
    assert _reopened(desk) is None
    assert desk.vault.notices == ("vault.anchor-inside-restored",)
    desk.reopen()
    assert desk.vault.notices == ()


@pytest.mark.usefixtures("yesterday")
def test_without_any_memory_nothing_is_written(desk: Desk) -> None:
    (desk.folder / "anchor").unlink()
    _outside(desk.folder).unlink()
    assert _reopened(desk) == "vault.anchor-missing"


@pytest.mark.usefixtures("yesterday")
def test_a_memory_outside_that_is_not_ours_is_no_memory(desk: Desk) -> None:
    _outside(desk.folder).write_bytes(bytes(300))
    assert _reopened(desk) == "vault.anchor-mismatch"


def test_a_keyring_from_before_a_change_of_locks_is_missed(desk: Desk, yesterday: Path) -> None:
    with contextlib.closing(Desk.again(desk.folder).vault) as vault:
        change_passphrase(vault, OWNER.text, "otra frase larga", TESTS_ONLY)
    for path in yesterday.iterdir():
        if path.name.startswith(("keyring-", "locks.json")):
            shutil.copy(path, desk.folder)
    assert _reopened(desk) == "vault.anchor-mismatch"
    assert len(list(desk.folder.glob("keyring-*.db"))) == 2
