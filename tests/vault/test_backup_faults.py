"""Backups and restores that are cut off: nothing half-written is taken for a backup or a vault."""

from __future__ import annotations

import contextlib
import functools
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alertadores.errors import EnvironmentFault, UserError
from alertadores.vault.backups import back_up
from alertadores.vault.checking import check
from alertadores.vault.files import no_step
from alertadores.vault.manifest import Manifest, Part, backups_in, parse_manifest
from alertadores.vault.restoring import Terms, restore
from alertadores.vault.vault import Vault
from crypto.canonical import dumps, loads
from crypto.errors import FormatError
from tests.vault.desk import NOON, OWNER, STATE, Desk
from tests.vault.faults import FailingDisk
from tests.vault.worker import DONE, STICK, back_up_once, drain, restore_once, started

_MAX_STEPS = 80


def _nothing_to_see(_vault: Vault) -> None:
    """Nobody looks."""


def _terms(folder: Path, disk: FailingDisk | None = None) -> Terms:
    return Terms(
        folder.parent / STATE, _nothing_to_see, allow_test_profile=True, step=disk or no_step
    )


@pytest.fixture
def prepared(tmp_path: Path) -> Path:
    """The folder of a closed vault with some work and a file in it, and a stick beside it."""
    folder = tmp_path / "modelo" / "boveda"
    desk = Desk.new(folder)
    desk.open_case("antes")
    desk.push()
    desk.open_case("pendiente")
    desk.show()
    desk.vault.close()
    (folder / "files").mkdir()
    (folder.parent / STICK).mkdir()
    return folder.parent


def _copy(prepared: Path, number: int) -> Path:
    shutil.copytree(prepared, prepared.parent / str(number))
    return prepared.parent / str(number) / "boveda"


def _assert_good(folder: Path) -> None:
    """The vault is whole, and every backup on the stick makes one."""
    desk = Desk.again(folder)
    with contextlib.closing(desk.vault):
        assert desk.vault.refusal is None
        assert check(desk.vault, full=True) == []
        left = back_up(desk.vault, folder.parent / STICK, NOON.replace(hour=13))
    found = backups_in(folder.parent / STICK)
    names = {path.name for path in (folder.parent / STICK).iterdir()}
    assert names == {each.path.name for each in found} >= {left.backup.path.name}
    for number, backup in enumerate(found):
        made = restore(backup, folder.parent / f"copia {number}", OWNER, _terms(folder))
        with contextlib.closing(made):
            assert {text for case in made.keyring.case_keys.cases() for text in _texts(made, case)}


def _texts(vault: Vault, case: bytes) -> list[str]:
    return Desk(vault).texts(case)


def test_a_backup_killed_at_every_step_is_whole_or_none(prepared: Path) -> None:
    outcomes = []
    for step in range(1, _MAX_STEPS):
        folder = _copy(prepared, step)
        with started(back_up_once, folder, step) as (_process, pipe):
            told = drain(pipe)
        if told == [DONE]:
            break
        outcomes.append(len(backups_in(folder.parent / STICK)))
        _assert_good(folder)
    else:
        pytest.fail("the steps never end")
    assert outcomes == sorted(outcomes)
    assert set(outcomes) == {0, 1}


def test_a_restore_killed_at_every_step_makes_a_vault_or_none(prepared: Path) -> None:
    desk = Desk.again(prepared / "boveda")
    with contextlib.closing(desk.vault):
        back_up(desk.vault, prepared / STICK, NOON)
    outcomes = []
    for step in range(1, _MAX_STEPS):
        folder = _copy(prepared, step)
        with started(restore_once, folder, step) as (_process, pipe):
            told = drain(pipe)
        if told == [DONE]:
            break
        target = folder.parent / "restaurada"
        outcomes.append((target / "locks.json").exists())
        if outcomes[-1]:
            made = Desk.again(target)
            with contextlib.closing(made.vault):
                assert made.vault.refusal is None
                assert check(made.vault, full=True) == []
        else:
            target.mkdir(exist_ok=True)
            with pytest.raises(UserError, match=r"vault\.not-a-vault"):
                Desk.again(target)
            desk = Desk.again(folder)
            with contextlib.closing(desk.vault):
                assert desk.vault.refusal is None, "the vault that was lost turned up again"
    else:
        pytest.fail("the steps never end")
    assert outcomes == sorted(outcomes)
    assert set(outcomes) == {False, True}


def _outcome(deed: Callable[[], object]) -> str:
    try:
        deed()
    except EnvironmentFault as error:
        return error.key
    return "done"


def test_a_disk_that_is_full_at_any_step_of_a_backup_leaves_nothing(prepared: Path) -> None:
    stick = prepared / STICK
    for place in range(1, _MAX_STEPS):
        disk = FailingDisk()
        desk = Desk.again(prepared / "boveda", step=disk)
        with contextlib.closing(desk.vault) as vault:
            disk.at = len(disk.seen) + place
            outcome = _outcome(functools.partial(back_up, vault, stick, NOON))
            disk.at = 0
        # Full after the backup has its name, it stands, though nobody could be told.
        names = [path.name for path in stick.iterdir()]
        assert names == [each.path.name for each in backups_in(stick)]
        if outcome == "done":
            break
        assert outcome == "vault.disk-full"
        for name in names:
            shutil.rmtree(stick / name)
    else:
        pytest.fail("the steps never end")
    assert place > len(["keyring", "ledger", "locks", "anchor", "list"])


def test_a_disk_that_is_full_at_any_step_of_a_restore_leaves_nothing(prepared: Path) -> None:
    desk = Desk.again(prepared / "boveda")
    with contextlib.closing(desk.vault):
        backup = back_up(desk.vault, prepared / STICK, NOON).backup
    target = prepared / "restaurada"
    for place in range(1, _MAX_STEPS):
        disk = FailingDisk(place)

        def attempt(disk: FailingDisk = disk) -> None:
            made = restore(backup, target, OWNER, _terms(prepared / "boveda", disk))
            disk.at = 0
            made.close()

        outcome = _outcome(attempt)
        if outcome == "done":
            break
        assert outcome == "vault.disk-full"
        assert not target.exists() or list(target.iterdir()) == []
    else:
        pytest.fail("the steps never end")
    desk = Desk.again(target)
    with contextlib.closing(desk.vault):
        assert desk.vault.refusal is None


_PARTS = st.dictionaries(
    st.from_regex(r"files/[0-9a-f]{64}", fullmatch=True),
    st.builds(Part, st.integers(0, 2**40), st.binary(min_size=32, max_size=32)),
    max_size=3,
)


def _manifest(parts: dict[str, Part]) -> Manifest:
    part = Part(1, bytes(32))
    names = ("locks.json", "ledger.db", "anchor", "keyring-0123456789abcdef.db")
    return Manifest(bytes(16), NOON, {**dict.fromkeys(names, part), **parts})


@given(_PARTS)
def test_a_list_is_read_as_it_was_written(parts: dict[str, Part]) -> None:
    assert parse_manifest(_manifest(parts).to_bytes()) == _manifest(parts)


@given(st.binary(max_size=100))
def test_other_bytes_are_no_list(data: bytes) -> None:
    with pytest.raises(FormatError):
        parse_manifest(data)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("made", "2026-11-22", id="a day alone"),
        pytest.param("made", "2026-11-22T25:00:00Z", id="an hour that is none"),
        pytest.param("made", "2026-11-22T12:00:00+01:00", id="another zone"),
        pytest.param("made", "0000-01-01T00:00:00Z", id="no year"),
        pytest.param("vault", "AAAA", id="a short name of the vault"),
        pytest.param("schema", "alertadores-backup/2", id="a later schema"),
        pytest.param("files", {}, id="no files"),
        pytest.param("files", [], id="files that are a list"),
        pytest.param("more", 1, id="a foreign name"),
    ],
)
def test_a_list_with_something_amiss_is_refused(name: str, value: object) -> None:
    record = {**loads(_manifest({}).to_bytes()), name: value}
    with pytest.raises(FormatError):
        parse_manifest(dumps(record))


@pytest.mark.parametrize(
    "name",
    [
        "../../.bashrc",
        "/etc/passwd",
        "files/../../x",
        "files/abc",
        "view.db",
        "keyring-fedcba9876543210.db",
        "manifest.json",
        "C:\\x",
    ],
)
def test_a_list_that_leads_elsewhere_is_refused(name: str) -> None:
    record = loads(_manifest({}).to_bytes())
    record["files"][name] = record["files"]["anchor"]
    with pytest.raises(FormatError):
        parse_manifest(dumps(record))
