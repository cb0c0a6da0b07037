"""Backups: what is in them, where they may go, what becomes of the old ones."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime, timedelta

import pytest

from alertadores.app import backups
from alertadores.errors import EnvironmentFault, UserError
from alertadores.vault import places
from alertadores.vault.checking import check
from tests.app.copying import OWNER, Copying


def test_a_backup_is_dated_whole_and_remembered(copying: Copying) -> None:
    officer = copying.office["officer"]
    assert backups.last_backup(officer) is None
    made = copying.back_up()
    last = backups.last_backup(officer)
    assert last is not None
    assert (last.made, last.place) == (made.made, str(made.path))
    assert [each.path for each in backups.backups_in(copying.stick)] == [made.path]
    assert sorted(path.name for path in copying.stick.iterdir()) == [made.path.name]
    assert made.same_disk
    copying.office.lock("officer")
    assert backups.last_backup(copying.office["officer"]) == last
    assert check(copying.office["officer"].vault, full=True) == []


def test_nothing_in_a_backup_can_be_read_without_a_secret(copying: Copying) -> None:
    copying.office.register(narrative="Una palabra inconfundible: zurriburri.")
    made = copying.back_up()
    for path in made.path.iterdir():
        data = path.read_bytes()
        assert b"zurriburri" not in data
        assert b"SQLite format 3" not in data
        if os.name != "nt":
            assert path.stat().st_mode & 0o077 == 0


def test_old_backups_of_this_vault_give_up_their_keys_and_others_stay(copying: Copying) -> None:
    office = copying.office
    old, other = copying.back_up(), copying.back_up("coordinator")
    unfinished = copying.stick / "alertadores-20200101T000000Z-00000000"
    unfinished.mkdir()
    (unfinished / "keyring-0000000000000000.db").write_bytes(b"x")
    office.clock.now += timedelta(days=29)
    young = copying.back_up()
    office.clock.now += timedelta(days=2)
    made = copying.back_up()
    assert made.pruned == 1
    assert not old.path.exists()
    found = [each.path for each in backups.backups_in(copying.stick)]
    assert found == [other.path, young.path, made.path]
    assert unfinished.exists()


@pytest.mark.parametrize(
    ("place", "key"),
    [
        pytest.param("officer", "backup.inside-vault", id="the vault itself"),
        pytest.param("officer/files", "backup.inside-vault", id="a folder of the vault"),
        pytest.param("nada", "backup.no-such-folder", id="a stick that is not there"),
        pytest.param("card.json", "backup.no-such-folder", id="a file"),
        pytest.param("Dropbox", "vault.synced-folder", id="a place that is copied away"),
    ],
)
def test_some_places_are_refused(copying: Copying, place: str, key: str) -> None:
    officer = copying.office["officer"]
    target = copying.office.folder / place
    if key != "backup.no-such-folder":
        target.mkdir(exist_ok=True)
    before = sorted(path.name for path in target.parent.iterdir())
    with pytest.raises(UserError) as refused:
        backups.back_up(officer, target)
    assert refused.value.key == key
    assert sorted(path.name for path in target.parent.iterdir()) == before
    assert backups.last_backup(officer) is None


def test_a_link_into_the_vault_is_followed(copying: Copying) -> None:
    link = copying.stick / "inocente"
    try:
        link.symlink_to(copying.office.folder / "officer", target_is_directory=True)
    except OSError:
        pytest.skip("this account may not make links")
    with pytest.raises(UserError, match=r"backup\.inside-vault"):
        backups.back_up(copying.office["officer"], link)


def test_without_room_nothing_is_begun(copying: Copying, monkeypatch: pytest.MonkeyPatch) -> None:
    made = copying.back_up()
    usage = shutil.disk_usage(copying.stick)._replace(free=1000)
    monkeypatch.setattr(places.shutil, "disk_usage", lambda _path: usage)
    with pytest.raises(EnvironmentFault, match=r"vault\.no-room"):
        copying.back_up()
    with pytest.raises(EnvironmentFault, match=r"vault\.no-room"):
        copying.restore(made.path)
    assert [path.name for path in copying.stick.iterdir()] == [made.path.name]
    assert list(copying.target.iterdir()) == []


def test_whoever_gives_up_leaves_nothing(copying: Copying) -> None:
    made = copying.back_up()
    officer = copying.office["officer"]

    def give_up(done: int, _total: int) -> None:
        if done:
            raise KeyboardInterrupt

    before = sorted(path.name for path in copying.stick.iterdir())
    with pytest.raises(KeyboardInterrupt):
        backups.back_up(officer, copying.stick, give_up)
    assert sorted(path.name for path in copying.stick.iterdir()) == before
    with pytest.raises(KeyboardInterrupt):
        backups.restore(made.path, copying.target, OWNER, copying.around, give_up)
    assert list(copying.target.iterdir()) == []
    officer.register_alerts([])


def test_progress_goes_on_to_the_end(copying: Copying) -> None:
    told: list[tuple[int, int]] = []
    backups.back_up(copying.office["officer"], copying.stick, lambda *each: told.append(each))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


def test_what_was_left_of_a_killed_backup_is_removed_by_the_next(copying: Copying) -> None:
    officer = copying.office["officer"]
    left = copying.stick / f".alertadores-{officer.vault.keyring.vault.hex()}.new"
    left.mkdir()
    (left / "keyring-0000000000000000.db").write_bytes(b"x")
    (left / "files").mkdir()
    assert backups.backups_in(copying.stick) == ()
    made = copying.back_up()
    assert [path.name for path in copying.stick.iterdir()] == [made.path.name]


def test_a_stick_with_anything_on_it_is_listed(copying: Copying) -> None:
    (copying.stick / "alertadores-20261122T150000Z-00000000").write_bytes(b"x")
    (copying.stick / "alertadores-20261122T150001Z-00000000").mkdir()
    (copying.stick / "foto.jpg").write_bytes(b"x")
    assert backups.backups_in(copying.stick) == ()
    with pytest.raises(EnvironmentFault):
        backups.backups_in(copying.stick / "nada")


def test_the_moment_of_a_backup_is_in_utc(copying: Copying) -> None:
    copying.office.clock.now = datetime(2026, 11, 30, 23, 59, tzinfo=UTC)
    made = copying.back_up()
    assert made.made.tzinfo is UTC
    assert made.path.name.startswith("alertadores-20261201T00")
