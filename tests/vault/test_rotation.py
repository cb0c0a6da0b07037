from __future__ import annotations

from pathlib import Path

import pytest

from alertadores.errors import EnvironmentFault, IntegrityError, UserError
from alertadores.vault import locks, rotation
from alertadores.vault.checking import check
from alertadores.vault.keyring import FileKey
from alertadores.vault.lock import Lock, LockKind, Secret
from alertadores.vault.locks import MAX_LOCKS, LockFile, parse_locks
from crypto.passphrase import TESTS_ONLY
from crypto.secret import random_secret
from tests.vault.desk import OWNER, PASSPHRASE, Desk
from tests.vault.faults import FailingDisk

_NEW = Secret(LockKind.PASSPHRASE, "otra frase, también larga")


def _keyrings(desk: Desk) -> list[str]:
    return [path.name for path in desk.folder.glob("keyring-*.db")]


def _file(desk: Desk) -> LockFile:
    return parse_locks((desk.folder / locks.NAME).read_bytes())


def _opens(folder: Path, secret: Secret) -> bool:
    try:
        Desk.again(folder, secret).vault.close()
    except UserError as error:
        return error.key != f"vault.wrong-{secret.kind.value}"
    return True


def _change(desk: Desk) -> None:
    rotation.change_passphrase(desk.vault, PASSPHRASE, _NEW.text, TESTS_ONLY)


def test_after_a_change_the_new_passphrase_opens_and_the_old_one_does_not(desk: Desk) -> None:
    case = desk.open_case("uno")
    _change(desk)
    desk.note(case, "dos")
    desk.vault.close()
    assert not _opens(desk.folder, OWNER)
    assert _opens(desk.folder, Secret(LockKind.CODE, desk.code))
    desk.vault = Desk.again(desk.folder, _NEW).vault
    assert desk.texts(case) == ["uno", "dos"]
    assert desk.vault.notices == ()
    assert check(desk.vault, full=True) == []


def test_each_change_has_its_own_keyring_and_the_old_one_is_destroyed(desk: Desk) -> None:
    (before,) = _keyrings(desk)
    _change(desk)
    desk.vault.close()
    (after,) = _keyrings(desk)
    assert after != before
    assert (_file(desk).keyring, _file(desk).epoch) == (after, 1)


def test_old_locks_open_nothing_beside_the_new_keyring(desk: Desk) -> None:
    old = (desk.folder / locks.NAME).read_bytes()
    _change(desk)
    desk.vault.close()
    for name in (locks.NAME, locks.BACKUP):
        (desk.folder / name).write_bytes(old)
    with pytest.raises(IntegrityError, match=r"vault\.part-missing"):
        Desk.again(desk.folder)
    renamed = parse_locks(old)
    (keyring,) = _keyrings(desk)
    (desk.folder / keyring).rename(desk.folder / renamed.keyring)
    with pytest.raises(IntegrityError, match=r"vault\.file-damaged"):
        Desk.again(desk.folder)


def test_a_lock_added_by_hand_never_receives_the_next_vault_key(desk: Desk) -> None:
    mallory = Secret(LockKind.PASSPHRASE, "mallory")
    lock = Lock.make(desk.vault.keyring.vault, random_secret(), mallory, TESTS_ONLY)
    file = _file(desk)
    added = locks.replace(file, locks=(*file.locks, (lock, file.locks[0][1])))
    for name in (locks.NAME, locks.BACKUP):
        (desk.folder / name).write_bytes(added.to_bytes())
    _change(desk)
    desk.vault.close()
    ids = [each.id for each, _wrap in _file(desk).locks]
    assert lock.id not in ids
    assert len(ids) == 2
    assert not _opens(desk.folder, mallory)


def test_a_wrong_old_passphrase_changes_nothing(desk: Desk) -> None:
    before = _file(desk)
    with pytest.raises(UserError, match=r"vault\.wrong-passphrase"):
        rotation.change_passphrase(desk.vault, "otra", _NEW.text, TESTS_ONLY)
    assert _file(desk) == before


def test_an_unusable_new_passphrase_changes_nothing(desk: Desk) -> None:
    before = _file(desk)
    with pytest.raises(UserError, match=r"vault\.passphrase-unusable"):
        rotation.change_passphrase(desk.vault, PASSPHRASE, "", TESTS_ONLY)
    assert _file(desk) == before


def test_a_new_code_replaces_the_old_one(desk: Desk) -> None:
    code = rotation.renew_code(desk.vault)
    desk.vault.close()
    assert not _opens(desk.folder, Secret(LockKind.CODE, desk.code))
    assert _opens(desk.folder, Secret(LockKind.CODE, code))
    assert _opens(desk.folder, OWNER)


def test_some_lock_stays(desk: Desk) -> None:
    locks = desk.vault.keyring.locks()
    with pytest.raises(UserError, match=r"vault\.last-lock"):
        rotation.rotate(desk.vault, [])
    assert desk.vault.keyring.locks() == locks


def test_there_is_an_end_to_locks(desk: Desk) -> None:
    kept = desk.vault.keyring.locks()
    with pytest.raises(UserError, match=r"vault\.too-many-locks"):
        rotation.rotate(desk.vault, kept * MAX_LOCKS)
    assert desk.vault.keyring.locks() == kept


def test_all_other_keys_stay_the_same(desk: Desk) -> None:
    before = [desk.vault.keyring.file_key(file).reveal() for file in FileKey]
    rotation.rotate(desk.vault, desk.vault.keyring.locks())
    assert [desk.vault.keyring.file_key(file).reveal() for file in FileKey] == before


def test_a_vault_that_may_not_be_written_keeps_its_locks(desk: Desk) -> None:
    desk.vault.refusal = "vault.anchor-mismatch"
    with pytest.raises(IntegrityError, match=r"vault\.anchor-mismatch"):
        _change(desk)
    desk.vault.refusal = None
    assert desk.vault.keyring.epoch == 0


def test_a_disk_that_is_full_at_any_step_leaves_one_passphrase_in_force(tmp_path: Path) -> None:
    counted = FailingDisk()
    rehearsal = Desk.new(tmp_path / "ensayo", counted)
    (old,) = _keyrings(rehearsal)
    before = len(counted.seen)
    _change(rehearsal)
    rehearsal.vault.close()
    steps = counted.seen[before : counted.seen.index(f"remove {old}-shm")]
    assert any(step.startswith("reserve keyring-") for step in steps)
    assert "move locks.json" in steps
    for place, step in enumerate(steps, 1):
        disk = FailingDisk()
        desk = Desk.new(tmp_path / f"{place}" / "boveda", disk)
        case = desk.open_case("uno")
        disk.at = len(disk.seen) + place
        switched = place > steps.index("move locks.json") + 1
        if switched:
            _change(desk)
        else:
            with pytest.raises(EnvironmentFault, match=r"vault\.disk-full"):
                _change(desk)
        assert disk.seen[disk.at - 1].split()[0] == step.split()[0]
        desk.note(case, "dos")
        desk.vault.close()
        assert len(_keyrings(desk)) == 1
        assert _opens(desk.folder, OWNER) is not switched
        desk.vault = Desk.again(desk.folder, _NEW if switched else OWNER).vault
        assert desk.texts(case) == ["uno", "dos"]
        assert check(desk.vault, full=True) == []
        desk.vault.close()


def test_an_old_keyring_that_cannot_be_removed_is_said_and_goes_at_the_next_opening(
    tmp_path: Path,
) -> None:
    disk = FailingDisk()
    desk = Desk.new(tmp_path / "boveda", disk)
    (old,) = _keyrings(desk)

    def keep(step: str) -> None:
        if step == f"remove {old}":
            raise PermissionError(13, "in use")

    desk.vault.folder.step = keep
    with pytest.raises(EnvironmentFault, match=r"vault\.old-keyring-remains"):
        _change(desk)
    desk.vault.close()
    assert old in _keyrings(desk)
    desk.vault = Desk.again(desk.folder, _NEW).vault
    desk.vault.close()
    assert old not in _keyrings(desk)
