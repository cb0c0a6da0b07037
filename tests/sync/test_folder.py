"""The folder hub: exclusive append, gapless rows, and nothing trusted that lies in it."""

from __future__ import annotations

import errno
import hashlib
import multiprocessing
import os
import sys
from pathlib import Path

import pytest

from alertadores.errors import EnvironmentFault, UserError
from alertadores.sync import folder
from alertadores.sync.folder import FolderHub

ORIGIN = "oficina.example/alertas"


@pytest.fixture
def hub(tmp_path: Path) -> FolderHub:
    return FolderHub.create(tmp_path / "hub", ORIGIN)


def test_a_new_hub_has_its_origin_and_no_rows(hub: FolderHub, tmp_path: Path) -> None:
    assert FolderHub(tmp_path / "hub").origin() == ORIGIN
    assert hub.size() == 0
    assert hub.checkpoint() is None


@pytest.mark.parametrize("count", [0, 1, 2, 3, 7, 8, 9, 100])
def test_the_size_is_found_from_any_known_size(hub: FolderHub, count: int) -> None:
    for index in range(count):
        assert hub.append(index, b"row %d" % index)
    assert [hub.size(known) for known in range(count + 1)] == [count] * (count + 1)
    assert list(hub.rows(0, count)) == [b"row %d" % index for index in range(count)]


def test_an_index_is_given_once(hub: FolderHub) -> None:
    assert hub.append(0, b"first")
    assert not hub.append(0, b"second")
    assert list(hub.rows(0, 1)) == [b"first"]


def test_no_row_is_put_behind_a_gap(hub: FolderHub) -> None:
    with pytest.raises(EnvironmentFault, match=r"hub\.rows-missing"):
        hub.append(1, b"row")


def test_rows_that_went_away_are_noticed(hub: FolderHub, tmp_path: Path) -> None:
    for index in range(3):
        hub.append(index, b"row")
    (tmp_path / "hub" / "rows" / "2").unlink()
    with pytest.raises(EnvironmentFault, match=r"hub\.rows-missing"):
        hub.size(3)


def _append_many(path: Path, name: int, count: int) -> None:
    hub = FolderHub(path)
    done = 0
    while done < count:
        done += hub.append(hub.size(), b"%d:%d" % (name, done))


def test_writers_at_once_leave_no_gap_and_lose_nothing(hub: FolderHub, tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    writers = [
        spawn.Process(target=_append_many, args=(tmp_path / "hub", name, 50)) for name in range(3)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    rows = list(hub.rows(0, hub.size()))
    assert sorted(rows) == sorted(b"%d:%d" % (name, i) for name in range(3) for i in range(50))
    for name in range(3):
        own = [row for row in rows if row.startswith(b"%d:" % name)]
        assert own == [b"%d:%d" % (name, i) for i in range(50)]


def test_objects_are_known_by_their_hash(hub: FolderHub, tmp_path: Path) -> None:
    data = b"ciphertext"
    name = hashlib.sha256(data).digest()
    hub.put_object(name, data)
    hub.put_object(name, data)
    assert hub.fetch_object(name) == data
    (tmp_path / "hub" / "objects" / name.hex()).write_bytes(b"something else")
    assert hub.fetch_object(name) is None
    assert hub.fetch_object(bytes(32)) is None


@pytest.mark.parametrize("damage", [b"something else", b"", b"ciphertex", b"x" * 3_000_000])
def test_a_damaged_object_is_replaced(hub: FolderHub, tmp_path: Path, damage: bytes) -> None:
    data = b"ciphertext"
    name = hashlib.sha256(data).digest()
    (tmp_path / "hub" / "objects" / name.hex()).write_bytes(damage)
    hub.put_object(name, data)
    assert hub.fetch_object(name) == data
    assert [path.name for path in (tmp_path / "hub" / "objects").iterdir()] == [name.hex()]


def test_a_whole_file_is_not_stored_again(hub: FolderHub) -> None:
    data = b"ciphertext"
    name = hashlib.sha256(data).digest()
    hub.put_file(name, iter((data,)))
    blocks = iter((data,))
    hub.put_file(name, blocks)
    assert list(blocks) == [data]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
@pytest.mark.parametrize("kind", ["a symbolic link", "a pipe"])
def test_what_is_no_plain_file_is_replaced(hub: FolderHub, tmp_path: Path, kind: str) -> None:
    data, elsewhere = b"ciphertext", tmp_path / "ajeno.txt"
    name = hashlib.sha256(data).digest()
    path = tmp_path / "hub" / "objects" / name.hex()
    elsewhere.write_bytes(b"ajeno")
    os.mkfifo(path) if kind == "a pipe" else path.symlink_to(elsewhere)
    hub.put_object(name, data)
    assert hub.fetch_object(name) == data
    assert elsewhere.read_bytes() == b"ajeno"


def test_mail_arrives_once_and_strangers_are_left_alone(hub: FolderHub, tmp_path: Path) -> None:
    box, data = bytes(32), b"wrap"
    name = hashlib.sha256(data).digest()
    assert dict(hub.mail(box)) == {}
    hub.deliver(box, name, data)
    strange = tmp_path / "hub" / "inbox" / box.hex()
    (strange / ("ab" * 32)).write_bytes(b"not its hash")
    (strange / "..evil").write_bytes(b"no name")
    assert dict(hub.mail(box)) == {name: data}
    hub.take(box, name)
    hub.take(box, name)
    assert dict(hub.mail(box)) == {}


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
@pytest.mark.parametrize("kind", ["a symbolic link", "a pipe", "a folder"])
def test_only_plain_files_are_read(hub: FolderHub, tmp_path: Path, kind: str) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(b"outside")
    target = tmp_path / "hub" / "checkpoint"
    if kind == "a symbolic link":
        target.symlink_to(secret)
    elif kind == "a pipe":
        os.mkfifo(target)
    else:
        target.mkdir()
    with pytest.raises(EnvironmentFault, match=r"hub\.strange-file"):
        hub.checkpoint()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_nobody_is_kept_from_their_mail_by_what_is_none(hub: FolderHub, tmp_path: Path) -> None:
    box, data = bytes(32), b"wrap"
    hub.deliver(box, hashlib.sha256(data).digest(), data)
    inbox = tmp_path / "hub" / "inbox" / box.hex()
    (inbox / ("00" * 32)).symlink_to(tmp_path)
    (inbox / ("01" * 32)).mkdir()
    os.mkfifo(inbox / ("02" * 32))
    flood = bytes(folder.MAX_MESSAGE + 1)
    (inbox / hashlib.sha256(flood).hexdigest()).write_bytes(flood)
    assert [content for _name, content in hub.mail(box)] == [data]


def test_a_file_over_its_limit_is_refused(hub: FolderHub, tmp_path: Path) -> None:
    (tmp_path / "hub" / "rows" / "0").write_bytes(bytes(folder.MAX_ROW + 1))
    with pytest.raises(EnvironmentFault, match=r"hub\.strange-file"):
        list(hub.rows(0, 1))


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{}",
        b'{"origin":"a","origin":"b","schema":"alertadores-hub/1"}',
        b'{"origin":1,"schema":"alertadores-hub/1"}',
        b'{"more":1,"origin":"a","schema":"alertadores-hub/1"}',
        b'{"origin":"a","schema":"alertadores-hub/2"}',
        b"\xff",
    ],
    ids=[
        "empty",
        "no names",
        "a name twice",
        "an origin that is a number",
        "a foreign name",
        "a newer schema",
        "not text",
    ],
)
def test_a_folder_that_is_no_hub_says_so(hub: FolderHub, tmp_path: Path, text: bytes) -> None:
    del hub
    (tmp_path / "hub" / "office.json").write_bytes(text)
    with pytest.raises(UserError, match=r"hub\.not-a-hub"):
        FolderHub(tmp_path / "hub")


def test_a_hub_is_not_made_over_something(hub: FolderHub, tmp_path: Path) -> None:
    del hub
    with pytest.raises(UserError, match=r"hub\.not-empty"):
        FolderHub.create(tmp_path / "hub", ORIGIN)


def test_a_full_disk_leaves_no_row_and_no_rest(
    hub: FolderHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(folder.os, "fsync", full)
    with pytest.raises(EnvironmentFault, match=r"hub\.full"):
        hub.append(0, b"row")
    monkeypatch.undo()
    assert hub.size() == 0
    assert list((tmp_path / "hub" / "rows").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX only")
def test_a_file_system_without_exclusive_names_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsupported(_source: Path, _target: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(folder.os, "link", unsupported)
    with pytest.raises(EnvironmentFault, match=r"hub\.no-exclusive-create"):
        FolderHub.create(tmp_path / "stick", ORIGIN)
