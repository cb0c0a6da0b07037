"""A disk that is full: at every step that writes, and by a limit that the system sets."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from alertadores.errors import EnvironmentFault
from alertadores.vault.checking import check
from alertadores.vault.database import Database, Format, _translated
from alertadores.vault.files import Folder
from crypto.secret import random_secret
from tests.vault.desk import Desk
from tests.vault.faults import FailingDisk
from tests.vault.worker import drain, fill, started

_MAX_STEPS = 60


def _day(desk: Desk) -> None:
    """Everything that writes in a day."""
    desk.open_case("alerta")
    desk.show()
    desk.push()
    desk.vault.save_anchor()


def _outcome(desk: Desk) -> str:
    try:
        _day(desk)
    except EnvironmentFault as error:
        return error.key
    return "done"


def test_a_disk_that_is_full_at_any_step_of_a_day_costs_nothing_but_that_step(
    tmp_path: Path,
) -> None:
    for place in range(1, _MAX_STEPS):
        disk = FailingDisk()
        desk = Desk.new(tmp_path / str(place) / "boveda", disk)
        begun = len(disk.seen)
        disk.at = begun + place
        if _outcome(desk) != "vault.disk-full":
            break
        existed = len(desk.cases)
        _day(desk)
        desk.reopen()
        assert desk.vault.refusal is None
        assert len(desk.vault.keyring.case_keys.cases()) == existed + 1
        assert [desk.texts(case) for case in desk.cases] == [["alerta"]] * len(desk.cases)
        assert check(desk.vault, full=True) == []
        desk.vault.close()
    else:
        pytest.fail("the steps never end")
    disk.at = 0
    desk.vault.close()
    assert place > len(["keys", "ledger", "view", "push", "anchor inside", "anchor outside"])


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of files")
@pytest.mark.parametrize("room", [0, 30_000, 120_000, 400_000])
def test_no_room_on_the_disk_loses_nothing_and_mixes_nothing(tmp_path: Path, room: int) -> None:
    folder = tmp_path / "boveda"
    desk = Desk.new(folder)
    desk.open_case("antes")
    desk.vault.close()
    largest = max(path.stat().st_size for path in folder.iterdir())
    with started(fill, folder, largest + room) as (_process, pipe):
        *told, key, last = drain(pipe)
    assert key == b"vault.disk-full"
    desk = Desk.again(folder)
    with contextlib.closing(desk.vault):
        assert desk.vault.refusal is None
        assert [desk.texts(case) for case in told] == [["alerta " * 300]] * len(told)
        assert desk.texts(last) == ["hay lugar otra vez"]
        assert desk.vault.ledger.change == len(told) + 2
        assert len(desk.vault.keyring.case_keys.cases()) == len(told) + 2
        desk.show()
        assert check(desk.vault, full=True) == []


def test_a_database_that_may_have_no_more_pages_says_that_the_disk_is_full(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    with random_secret() as key:
        database = Database.create(folder, "ledger.db", key, Format(1, "CREATE TABLE t (x BLOB)"))
    with contextlib.closing(database):
        database.run("PRAGMA max_page_count = 20")
        with pytest.raises(EnvironmentFault, match=r"vault\.disk-full"), database.transaction():
            database.run("INSERT INTO t VALUES (zeroblob(100000))")


@pytest.mark.skipif(os.name == "nt", reason="no room is not told apart there")
@pytest.mark.parametrize(
    ("number", "key"),
    [
        pytest.param(errno.EFBIG, "vault.disk-full", id="files have a limit"),
        pytest.param(errno.EDQUOT, "vault.disk-full", id="the quota is used up"),
        pytest.param(errno.EIO, "vault.disk-error", id="the disk is broken"),
        pytest.param(None, "vault.disk-error", id="something else"),
    ],
)
def test_a_fault_that_sqlite_does_not_explain_is_asked_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int | None, key: str
) -> None:
    def refuse(_file: int) -> None:
        if number is not None:
            raise OSError(number, os.strerror(number))

    folder = Folder(tmp_path)
    error = sqlcipher.OperationalError("disk I/O error")
    error.sqlite_errorcode = 10
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(EnvironmentFault) as told, _translated(folder, "ledger.db"):
        raise error
    assert told.value.key == key
    assert folder.names() == []
