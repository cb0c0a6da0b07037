from __future__ import annotations

import contextlib
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from alertadores.errors import AlertadoresError, EnvironmentFault, UserError
from alertadores.vault import locks
from alertadores.vault.checking import check
from alertadores.vault.files import Folder
from alertadores.vault.keyring import FileKey, Keyring
from alertadores.vault.lock import Lock, LockKind, Secret
from alertadores.vault.locks import Wrapping, parse_locks
from alertadores.vault.opening import open_vault
from crypto.passphrase import TESTS_ONLY
from crypto.secret import random_secret
from tests.vault.desk import OWNER, STATE, Desk
from tests.vault.faults import FailingDisk

_PARTS = {"anchor", "ledger.db", "locks.json", "locks.json.bak", "vault.lock", "view.db"}


def _refused(folder: Path, secret: Secret = OWNER) -> str:
    with pytest.raises(AlertadoresError) as caught:
        Desk.again(folder, secret)
    return caught.value.key


def test_it_consists_of_known_files_for_its_owner_only(desk: Desk) -> None:
    desk.vault.close()
    names = {path.name for path in desk.folder.iterdir()}
    (keyring,) = names - _PARTS
    assert keyring.startswith("keyring-")
    assert names > _PARTS
    if os.name != "nt":
        modes = {stat.S_IMODE(path.stat().st_mode) for path in desk.folder.iterdir()}
        assert modes == {0o600}
        assert stat.S_IMODE(desk.folder.stat().st_mode) == 0o700


def test_it_is_whole(desk: Desk) -> None:
    assert (desk.vault.notices, desk.vault.refusal) == ((), None)
    assert check(desk.vault, full=True) == []


def test_it_does_not_settle_among_other_files(tmp_path: Path) -> None:
    (tmp_path / "carta.txt").write_text("importante")
    with pytest.raises(UserError, match=r"vault\.folder-not-empty"):
        Desk.new(tmp_path)
    with pytest.raises(UserError, match=r"vault\.folder-not-empty"):
        Desk.new(tmp_path / "carta.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["carta.txt"]


def test_it_is_not_made_in_a_synchronised_folder(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"vault\.synced-folder"):
        Desk.new(tmp_path / "Dropbox" / "boveda")
    assert not (tmp_path / "Dropbox").exists()


def test_an_empty_passphrase_is_refused_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.vault.desk.PASSPHRASE", "")
    with pytest.raises(UserError, match=r"vault\.passphrase-unusable"):
        Desk.new(tmp_path / "boveda")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_disk_that_is_full_at_any_point_leaves_nothing(tmp_path: Path) -> None:
    counted = FailingDisk()
    Desk.new(tmp_path / "ensayo", counted).vault.close()
    for at in range(1, counted.seen.index("settle locks.json.bak") + 2):
        folder = tmp_path / f"{at}" / "boveda"
        with pytest.raises(EnvironmentFault):
            Desk.new(folder, FailingDisk(at))
        assert [path for path in folder.parent.rglob("*") if path.is_file()] == []


def test_the_recovery_code_opens_it(desk: Desk) -> None:
    desk.vault.close()
    again = Desk.again(desk.folder, Secret(LockKind.CODE, desk.code))
    again.vault.close()
    assert again.vault.notices == ()


def test_a_wrong_passphrase_is_said_and_changes_nothing(desk: Desk) -> None:
    desk.vault.close()
    before = {path.name: path.read_bytes() for path in desk.folder.iterdir()}
    assert _refused(desk.folder, Secret(LockKind.PASSPHRASE, "otra")) == "vault.wrong-passphrase"
    assert {path.name: path.read_bytes() for path in desk.folder.iterdir()} == before


def test_the_shipped_program_refuses_the_profile_of_the_tests(desk: Desk) -> None:
    desk.vault.close()
    with pytest.raises(UserError, match=r"vault\.test-profile"):
        open_vault(desk.folder, OWNER, state_folder=desk.folder.parent / STATE)


@pytest.mark.parametrize("name", ["", "no"])
def test_a_folder_without_a_vault_stays_as_it_is(tmp_path: Path, name: str) -> None:
    assert _refused(tmp_path / name) == "vault.not-a-vault"
    assert list(tmp_path.iterdir()) == []


def test_a_vault_that_is_open_is_not_opened_again(desk: Desk) -> None:
    assert _refused(desk.folder) == "vault.in-use"
    desk.open_case("sigue")
    assert check(desk.vault, full=True) == []


def test_a_vault_moved_into_a_synchronised_folder_is_refused(desk: Desk, tmp_path: Path) -> None:
    desk.vault.close()
    (tmp_path / "OneDrive").mkdir()
    shutil.move(desk.folder, tmp_path / "OneDrive" / "boveda")
    assert _refused(tmp_path / "OneDrive" / "boveda") == "vault.synced-folder"


@pytest.mark.parametrize(
    ("name", "key"),
    [("ledger.db", "vault.part-missing"), ("keyring", "vault.part-missing")],
)
def test_a_missing_part_is_named(desk: Desk, name: str, key: str) -> None:
    desk.vault.close()
    (path,) = (path for path in desk.folder.iterdir() if path.name.startswith(name))
    path.unlink()
    assert _refused(desk.folder) == key


def test_a_refused_opening_lets_go_of_everything(desk: Desk) -> None:
    desk.vault.close()
    ledger = (desk.folder / "ledger.db").read_bytes()
    (desk.folder / "ledger.db").write_bytes(bytes(8192))
    assert _refused(desk.folder) == "vault.file-damaged"
    (desk.folder / "ledger.db").write_bytes(ledger)
    desk.vault = Desk.again(desk.folder).vault
    assert desk.vault.refusal is None


def test_what_interrupted_work_left_is_cleared_away(desk: Desk) -> None:
    desk.vault.close()
    for name in (
        "keyring-00000000000000ff.db",
        "keyring-00000000000000ff.db-wal",
        "anchor.new",
    ):
        (desk.folder / name).write_bytes(b"left")
    desk.vault = Desk.again(desk.folder).vault
    assert not [path for path in desk.folder.iterdir() if path.read_bytes()[:5] == b"left"]


@pytest.mark.parametrize("name", [locks.NAME, locks.BACKUP])
@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda _data: b"", id="empty"),
        pytest.param(lambda data: data[:-30], id="truncated"),
        pytest.param(lambda data: b"{" + data, id="unparsable"),
        pytest.param(lambda data: data[:1] + b'"epoch":0,' + data[1:], id="a name twice"),
        pytest.param(
            lambda data: data.replace(b"alertadores-locks/1", b"alertadores-locks/2"),
            id="a schema that was not written",
        ),
    ],
)
def test_one_of_the_two_files_is_mended_from_the_other(
    desk: Desk, name: str, damage: Callable[[bytes], bytes]
) -> None:
    desk.vault.close()
    whole = (desk.folder / name).read_bytes()
    (desk.folder / name).write_bytes(damage(whole))
    desk.vault = Desk.again(desk.folder).vault
    told = ("vault.locks-restored",) if name == locks.NAME else ()
    assert desk.vault.notices == told
    assert (desk.folder / name).read_bytes() == whole


def test_a_changed_byte_anywhere_is_mended(desk: Desk) -> None:
    desk.vault.close()
    path = desk.folder / locks.NAME
    whole = path.read_bytes()
    for place in range(0, len(whole), 7 * 16):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        again = Desk.again(desk.folder)
        again.vault.close()
        assert again.vault.notices == ("vault.locks-restored",)
        assert path.read_bytes() == whole


def test_a_disk_that_is_full_does_not_keep_its_owner_out(desk: Desk) -> None:
    """Nothing of what is mended at opening is worth a refusal."""
    case = desk.open_case("uno")
    desk.show()
    desk.vault.close()
    (desk.folder / locks.BACKUP).unlink()
    (desk.folder / "keyring-00000000000000ff.db").touch()
    for at in (1, 2, 3):
        desk.vault = Desk.again(desk.folder, step=FailingDisk(at)).vault
        assert desk.texts(case) == ["uno"]
        with contextlib.suppress(EnvironmentFault):
            desk.vault.close()


def test_with_both_damaged_it_says_so_and_not_that_the_passphrase_is_wrong(desk: Desk) -> None:
    desk.vault.close()
    for name in (locks.NAME, locks.BACKUP):
        (desk.folder / name).write_bytes((desk.folder / name).read_bytes()[:-1])
    assert _refused(desk.folder) == "vault.locks-damaged"


def test_those_of_a_later_release_are_left_alone(desk: Desk) -> None:
    desk.vault.close()
    body = locks.canonical.loads((desk.folder / locks.NAME).read_bytes())
    del body["checksum"]
    body["schema"] = "alertadores-locks/2"
    body["checksum"] = locks._checksum(body)
    (desk.folder / locks.NAME).write_bytes(locks.canonical.dumps(body))
    assert _refused(desk.folder) == "vault.newer"


@pytest.mark.parametrize("names", [(locks.NAME,), (locks.NAME, locks.BACKUP)])
def test_a_lock_added_by_hand_is_dropped_and_told(desk: Desk, names: tuple[str, ...]) -> None:
    desk.vault.close()
    whole = (desk.folder / locks.NAME).read_bytes()
    for name in names:
        (desk.folder / name).write_bytes(_with_a_lock_of_mallory(whole))
    desk.vault = Desk.again(desk.folder).vault
    assert desk.vault.notices == ("vault.locks-restored",)
    for name in (locks.NAME, locks.BACKUP):
        assert len(parse_locks((desk.folder / name).read_bytes()).locks) == 2
    assert check(desk.vault, full=True) == []


def test_a_lock_removed_by_hand_is_back(desk: Desk) -> None:
    desk.vault.close()
    file = parse_locks((desk.folder / locks.NAME).read_bytes())
    only_passphrase = locks.replace(file, locks=file.locks[:1]).to_bytes()
    for name in (locks.NAME, locks.BACKUP):
        (desk.folder / name).write_bytes(only_passphrase)
    desk.vault = Desk.again(desk.folder).vault
    assert desk.vault.notices == ("vault.locks-restored",)
    desk.vault.close()
    desk.vault = Desk.again(desk.folder, Secret(LockKind.CODE, desk.code)).vault
    assert desk.vault.notices == ()


def test_a_vault_put_in_its_place_does_not_open_with_the_owners_passphrase(desk: Desk) -> None:
    """Anybody can wrap a vault key to a public lock; it lacks the binding key."""
    desk.vault.close()
    file = parse_locks((desk.folder / locks.NAME).read_bytes())
    vault_key, binding = random_secret(), random_secret()
    name = locks.keyring_name()
    Keyring.create(Folder(desk.folder), name, vault_key, file.vault).close()
    forged = Wrapping(file.vault, name, 0, vault_key, binding).file(
        [lock for lock, _wrap in file.locks]
    )
    for each in (locks.NAME, locks.BACKUP):
        (desk.folder / each).write_bytes(forged.to_bytes())
    assert _refused(desk.folder) == "vault.locks-damaged"


def _with_a_lock_of_mallory(data: bytes) -> bytes:
    """Return a file of locks with one more, its checksum right."""
    file = parse_locks(data)
    secret = Secret(LockKind.PASSPHRASE, "mallory")
    lock = Lock.make(file.vault, random_secret(), secret, TESTS_ONLY)
    return locks.replace(file, locks=((lock, b"wrap"), *file.locks)).to_bytes()


def test_every_file_key_is_another(desk: Desk) -> None:
    keys = {desk.vault.keyring.file_key(file).reveal() for file in FileKey}
    assert len(keys) == 4
