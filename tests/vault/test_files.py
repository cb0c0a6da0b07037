from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from alertadores.errors import EnvironmentFault, IntegrityError
from alertadores.vault.files import Folder, faults
from tests.vault.faults import FailingDisk

_STEPS_OF_A_REPLACEMENT = ["write a.json", "flush a.json", "move a.json", "settle a.json"]
_POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has access lists instead of modes")


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path / "boveda")
    folder.make()
    return folder


def test_a_replaced_file_holds_the_new_bytes_and_nothing_lies_beside_it(folder: Folder) -> None:
    folder.replace("a.json", b"old and longer")
    folder.replace("a.json", b"new")
    assert folder.read("a.json", 100) == b"new"
    assert folder.names() == ["a.json"]


def test_line_ends_are_kept_as_they_are(folder: Folder) -> None:
    folder.replace("a.json", b"one\ntwo\r\n\x1a")
    assert folder.read("a.json", 100) == b"one\ntwo\r\n\x1a"


@_POSIX
def test_folder_and_files_are_for_their_owner_only(folder: Folder) -> None:
    folder.replace("a.json", b"x")
    folder.reserve("b.db")
    modes = [stat.S_IMODE((folder.path / name).stat().st_mode) for name in ("", "a.json", "b.db")]
    assert modes == [0o700, 0o600, 0o600]


@_POSIX
def test_a_folder_that_others_may_enter_is_closed_again(folder: Folder) -> None:
    folder.path.chmod(0o755)
    folder.close_to_others()
    assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700


@pytest.mark.parametrize("at", range(1, len(_STEPS_OF_A_REPLACEMENT) + 1))
def test_a_full_disk_leaves_the_old_file_or_the_new_one_whole(tmp_path: Path, at: int) -> None:
    disk = FailingDisk(at)
    folder = Folder(tmp_path, disk)
    Folder(tmp_path).replace("a.json", b"old")
    with pytest.raises(EnvironmentFault, match=r"vault\.disk-full"):
        folder.replace("a.json", b"new")
    moved = "settle a.json" in disk.seen
    assert folder.read("a.json", 100) == (b"new" if moved else b"old")
    assert folder.names() == ["a.json"]


def test_the_steps_of_a_replacement_are_those_that_the_test_above_breaks(tmp_path: Path) -> None:
    disk = FailingDisk()
    Folder(tmp_path, disk).replace("a.json", b"x")
    assert disk.seen == _STEPS_OF_A_REPLACEMENT


@pytest.mark.parametrize(
    ("number", "key"),
    [
        pytest.param(errno.ENOSPC, "vault.disk-full", id="the disk is full"),
        pytest.param(errno.EFBIG, "vault.disk-full", id="the file may not grow"),
        pytest.param(errno.EACCES, "vault.no-access", id="access is denied"),
        pytest.param(errno.EROFS, "vault.disk-read-only", id="the disk is read-only"),
        pytest.param(errno.ENOENT, "vault.file-missing", id="the file is gone"),
        pytest.param(errno.EIO, "vault.disk-error", id="the disk is broken"),
    ],
)
def test_what_the_system_says_becomes_a_fault_of_the_machine(number: int, key: str) -> None:
    with pytest.raises(EnvironmentFault) as caught, faults("a.json"):
        raise OSError(number, "secret path")
    assert caught.value.key == key
    assert caught.value.details == {"file": "a.json", "code": number}


def test_a_file_larger_than_its_kind_ever_is_counts_as_damaged(folder: Folder) -> None:
    folder.replace("a.json", b"12345")
    with pytest.raises(IntegrityError, match=r"vault\.file-damaged"):
        folder.read("a.json", 4)
    assert folder.read("a.json", 5) == b"12345"


def test_a_missing_file_is_a_fault_and_no_crash(folder: Folder) -> None:
    with pytest.raises(EnvironmentFault, match=r"vault\.file-missing"):
        folder.read("a.json", 4)


def test_a_file_is_reserved_once(folder: Folder) -> None:
    folder.reserve("a.db")
    with pytest.raises(EnvironmentFault):
        folder.reserve("a.db")


def test_what_an_interrupted_replacement_left_is_removed(folder: Folder) -> None:
    (folder.path / "a.json.new").write_bytes(b"half")
    folder.replace("b.json", b"whole")
    folder.remove_unfinished()
    assert folder.names() == ["b.json"]


def test_removing_what_is_not_there_is_no_fault(folder: Folder) -> None:
    folder.replace("a.json", b"x")
    folder.remove("a.json", "b.json")
    assert folder.names() == []
