"""Files that leave: whole or not there, and nothing of them left by whoever was killed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from alertadores.app import outgoing
from alertadores.app.outgoing import FOR_ITS_OWNER, write_new, writing_new
from alertadores.errors import UserError
from tests.app.exporter import NAMED, UNNAMED, export
from tests.vault.worker import started


@pytest.fixture(params=[False, True], ids=["a file without a name", "a file with another name"])
def named(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param:
        monkeypatch.setattr(outgoing, "_DESCRIPTORS", "/nowhere")


def _write(path: Path, meanwhile: Callable[[], object]) -> None:
    with writing_new(path, FOR_ITS_OWNER) as file:
        file.write(b"mine")
        meanwhile()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere each file has a name")
def test_whoever_is_killed_over_an_export_leaves_nothing(tmp_path: Path) -> None:
    with started(export, tmp_path, UNNAMED) as (process, pipe):
        assert pipe.recv_bytes() == b"half"
        assert list(tmp_path.iterdir()) == []
        process.kill()
        process.join()
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_export_left_under_another_name_goes_with_the_next(tmp_path: Path) -> None:
    with started(export, tmp_path, NAMED) as (process, pipe):
        assert pipe.recv_bytes() == b"half"
        assert len(list(tmp_path.iterdir())) == 1
        process.kill()
        process.join()
    assert len(list(tmp_path.iterdir())) == 1
    write_new(tmp_path / "b.txt", b"b")
    assert [path.name for path in tmp_path.iterdir()] == ["b.txt"]


def test_an_export_under_way_is_left_alone(tmp_path: Path) -> None:
    with started(export, tmp_path, NAMED) as (_process, pipe):
        assert pipe.recv_bytes() == b"half"
        (aside,) = tmp_path.iterdir()
        write_new(tmp_path / "b.txt", b"b")
        assert aside.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_only_files_of_exactly_such_a_name_are_removed(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "aqui", tmp_path / "ajeno.txt"
    folder.mkdir()
    elsewhere.write_bytes(b"ajeno")
    (folder / ".alertadores-0123456789abcdef.new").symlink_to(elsewhere)
    (folder / ".alertadores-0123456789abcde0.new").mkdir()
    (folder / ".alertadores-0123456789abcde1.new.txt").write_bytes(b"")
    (folder / ".informe-0123456789abcdef.new").write_bytes(b"")
    before = set(folder.iterdir())
    write_new(folder / "b.txt", b"b")
    assert set(folder.iterdir()) == before | {folder / "b.txt"}
    assert elsewhere.read_bytes() == b"ajeno"


@pytest.mark.usefixtures("named")
def test_a_name_that_is_taken_meanwhile_keeps_its_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with pytest.raises(UserError, match=r"file\.exists"):
        _write(path, lambda: path.write_bytes(b"theirs"))
    assert path.read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.usefixtures("named")
def test_what_is_written_has_the_rights_it_was_given(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with writing_new(path, FOR_ITS_OWNER) as file:
        file.write(b"mine")
    assert path.read_bytes() == b"mine"
    assert os.name == "nt" or path.stat().st_mode & 0o777 == FOR_ITS_OWNER


@pytest.mark.usefixtures("named")
def test_a_block_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"file\.unwritable"):
        _write(tmp_path / "a.txt", (tmp_path / "nothing").stat)
    assert list(tmp_path.iterdir()) == []
