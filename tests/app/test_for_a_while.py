"""A folder for a while: gone at the end, and gone after whoever was killed in it."""

from __future__ import annotations

import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from alertadores.app import backups, for_a_while
from alertadores.app.for_a_while import folder_for_a_while, sweep
from alertadores.vault.files import Folder
from alertadores.vault.instance import Instance
from tests.app.rehearser import rehearse
from tests.realoffice import RealOffice
from tests.vault.worker import started


def test_the_vault_of_a_killed_rehearsal_goes_with_the_next(
    office: RealOffice, tmp_path: Path
) -> None:
    stick, place = tmp_path / "memoria", tmp_path / "ensayo"
    stick.mkdir()
    place.mkdir()
    made = backups.back_up(office["officer"], stick)
    with started(rehearse, made.path, place) as (process, pipe):
        assert pipe.recv_bytes() == b"keys"
        sweep(place)
        assert list(place.rglob("keyring-*.db")), "a rehearsal under way is left alone"
        process.kill()
        process.join()
    assert list(place.rglob("keyring-*.db"))
    sweep(place)
    assert list(place.iterdir()) == []


def test_only_own_folders_of_exactly_such_a_name_are_removed(tmp_path: Path) -> None:
    for name in ("alertadores-rehearsal-abcdefg", "alertadores-rehearsal-ABCDEFGH", "alertadores"):
        (tmp_path / name).mkdir()
    (tmp_path / "alertadores-rehearsal-abcdefg1").write_bytes(b"a file")
    before = set(tmp_path.iterdir())
    with folder_for_a_while(tmp_path) as folder:
        assert set(tmp_path.iterdir()) == before | {folder}
    assert set(tmp_path.iterdir()) == before


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_no_link_is_followed(tmp_path: Path) -> None:
    place, elsewhere = tmp_path / "ensayo", tmp_path / "ajeno"
    (place / "alertadores-rehearsal-abcdefg2").mkdir(parents=True)
    elsewhere.mkdir()
    (elsewhere / "carta.txt").write_bytes(b"ajena")
    (place / "alertadores-rehearsal-abcdefg1").symlink_to(elsewhere)
    (place / "alertadores-rehearsal-abcdefg2" / "dentro").symlink_to(elsewhere)
    sweep(place)
    assert [path.name for path in place.iterdir()] == ["alertadores-rehearsal-abcdefg1"]
    assert (elsewhere / "carta.txt").read_bytes() == b"ajena"


@pytest.mark.parametrize("moment", ["before the claim", "while it is claimed", "after it"])
def test_who_is_swept_in_the_moment_of_making_takes_another_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    swept: list[Path] = []

    class Swept(Instance):
        def __init__(self, folder: Folder) -> None:
            if swept:
                super().__init__(folder)
                return
            swept.append(folder.path)
            if moment == "while it is claimed":
                with Instance(folder):
                    super().__init__(folder)
            if moment == "after it":
                super().__init__(folder)
            shutil.rmtree(folder.path)
            if moment == "before the claim":
                super().__init__(folder)

    monkeypatch.setattr(for_a_while, "Instance", Swept)
    with folder_for_a_while(tmp_path) as folder:
        assert [folder] == [each for each in tmp_path.iterdir() if each not in swept]
        assert (folder / "vault.lock").exists()


def test_processes_that_make_and_sweep_at_once_stay_out_of_each_others_way(
    tmp_path: Path,
) -> None:
    def work(_number: int) -> int:
        whole = 0
        for _round in range(40):
            with folder_for_a_while(tmp_path) as folder:
                whole += (folder / "vault.lock").exists()
        return whole

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(work, range(4))) == [40] * 4
    assert list(tmp_path.iterdir()) == []
