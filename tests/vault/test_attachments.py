from __future__ import annotations

import io
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from alertadores.domain import evidence
from alertadores.domain.evidence import Media, StoredFile, padded_length
from alertadores.errors import EnvironmentFault, IntegrityError, UserError
from alertadores.ledger.keys import CaseKeys
from alertadores.vault import attachments
from alertadores.vault.attachments import Attachments
from alertadores.vault.files import Folder
from crypto import streams
from tests.vault.faults import FailingDisk

CASE = b"c" * 16
OTHER = b"o" * 16
LEAF = b"l" * 32
KEYS = CaseKeys.fresh(0)
MEGABYTE = 1024 * 1024


def unobserved(_done: int, _total: int) -> None:
    """Nobody watches."""


def exists(_leaf: bytes) -> bool:
    return False


def is_lost(_leaf: bytes) -> bool:
    return True


@pytest.fixture
def files(tmp_path: Path) -> Attachments:
    return Attachments(Folder(tmp_path / "files"))


def names(files: Attachments) -> list[str]:
    folder = files._folder.path
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def put(files: Attachments, data: bytes, keys: CaseKeys = KEYS) -> StoredFile:
    file, aside = files.take_in(keys, CASE, io.BytesIO(data), len(data), unobserved)
    files.await_entry(aside, file, LEAF)
    files.settle(exists)
    return file


def got(files: Attachments, file: StoredFile, keys: CaseKeys = KEYS, case: bytes = CASE) -> bytes:
    sink = io.BytesIO()
    files.read(keys, case, file, sink, unobserved)
    return sink.getvalue()


@pytest.mark.parametrize("size", [0, 1, 4095, 4096, 4097, 16 * 1024, 300_001])
def test_a_file_comes_back_as_it_was(files: Attachments, size: int) -> None:
    data = bytes(index % 251 for index in range(size))
    file = put(files, data)
    assert (file.size, got(files, file)) == (size, data)
    assert names(files) == [file.name.hex()]
    stored = (files._folder.path / file.name.hex()).read_bytes()
    assert len(stored) == streams.length_of(padded_length(size)) == files.length(file.name)


def test_nothing_of_a_file_can_be_read_where_it_lies(files: Attachments) -> None:
    file = put(files, b"%PDF-1.7 " + b"Malinali " * 5000)
    stored = (files._folder.path / file.name.hex()).read_bytes()
    assert file.media is Media.PDF
    assert b"Malinali" not in stored
    assert b"%PDF-1.7" not in stored
    assert put(files, b"%PDF-1.7 " + b"Malinali " * 5000).name != file.name


def test_a_file_opens_with_the_key_of_attachments_of_its_case_alone(files: Attachments) -> None:
    file = put(files, b"contrato")
    for keys, case in ((CaseKeys.fresh(0), CASE), (KEYS, OTHER)):
        with pytest.raises(IntegrityError, match=r"evidence\.damaged"):
            got(files, file, keys, case)


def _flipped(data: bytes) -> bytes:
    return data[:-1] + bytes([data[-1] ^ 1])


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(_flipped, id="a bit flipped"),
        pytest.param(lambda data: data[: len(data) // 2], id="cut in the middle"),
        pytest.param(lambda data: data[: 56 + 16400], id="cut at the end of a chunk"),
        pytest.param(lambda data: data + b"\0", id="a byte more"),
        pytest.param(lambda _data: b"", id="empty"),
    ],
)
def test_another_file_in_its_place_is_found(
    files: Attachments, harm: Callable[[bytes], bytes]
) -> None:
    file = put(files, bytes(40_000))
    path = files._folder.path / file.name.hex()
    path.write_bytes(harm(path.read_bytes()))
    with pytest.raises(IntegrityError, match=r"evidence\.damaged"):
        got(files, file)
    with pytest.raises(IntegrityError, match=r"evidence\.damaged"):
        list(files.blocks(file.name))
    assert list(files.damaged()) == [file.name.hex()]


def test_a_file_that_is_not_the_committed_one_is_refused(files: Attachments) -> None:
    """Whoever adds a file commits to its plaintext: another text under the same name is found."""
    file = put(files, b"contrato")
    for told in (
        StoredFile(file.name, file.media, file.size, bytes(32)),
        StoredFile(file.name, file.media, file.size - 1, file.sha256),
        StoredFile(file.name, file.media, 10**9, file.sha256),
    ):
        with pytest.raises(IntegrityError, match=r"evidence\.damaged"):
            got(files, told)


def test_a_file_without_an_entry_is_swept(files: Attachments) -> None:
    file, aside = files.take_in(KEYS, CASE, io.BytesIO(b"x"), 1, unobserved)
    files.await_entry(aside, file, LEAF)
    assert not files.has(file.name)
    files.settle(is_lost)
    assert names(files) == []


def test_a_file_whose_entry_exists_is_kept_even_if_the_program_ended_between(
    files: Attachments,
) -> None:
    asked: list[bytes] = []
    file, aside = files.take_in(KEYS, CASE, io.BytesIO(b"x"), 1, unobserved)
    files.await_entry(aside, file, LEAF)
    again = Attachments(files._folder)
    again.remove_unfinished()
    again.settle(lambda leaf: bool(asked.append(leaf)))
    assert (asked, got(again, file)) == ([LEAF], b"x")


def test_what_was_on_its_way_in_is_removed(files: Attachments) -> None:
    files.take_in(KEYS, CASE, io.BytesIO(b"x"), 1, unobserved)
    assert len(names(files)) == 1
    files.remove_unfinished()
    assert names(files) == []


def test_a_vault_without_files_has_no_folder_for_them(files: Attachments) -> None:
    files.settle(is_lost)
    files.remove_unfinished()
    assert not files.has(bytes(32))
    assert not files._folder.path.exists()


class Given(Exception):  # noqa: N818 - what a person does
    """The person gives up."""


def test_giving_up_leaves_nothing(files: Attachments) -> None:
    def give_up(_done: int, _total: int) -> None:
        raise Given

    with pytest.raises(Given):
        files.take_in(KEYS, CASE, io.BytesIO(bytes(100)), 100, give_up)
    assert names(files) == []


def test_a_source_that_fails_leaves_nothing(files: Attachments) -> None:
    class Broken(io.BytesIO):
        def read(self, _size: int | None = -1) -> bytes:
            raise OSError(5, "no medium")

    with pytest.raises(UserError, match=r"evidence\.source-failed"):
        files.take_in(KEYS, CASE, Broken(), 10, unobserved)
    assert names(files) == []


def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    def full(step: str) -> None:
        if step.startswith("flush"):
            raise OSError(28, "No space left on device")

    files = Attachments(Folder(tmp_path / "files", full))
    with pytest.raises(EnvironmentFault, match=r"vault\.disk-full"):
        files.take_in(KEYS, CASE, io.BytesIO(bytes(100)), 100, unobserved)
    assert names(files) == []


def test_a_disk_that_is_full_at_any_step_costs_nothing_but_that_step(tmp_path: Path) -> None:
    for place in range(1, 40):
        disk = FailingDisk(place)
        files = Attachments(Folder(tmp_path / str(place), disk))
        try:
            put(files, b"contrato")
        except EnvironmentFault:
            disk.at = 0
            files.remove_unfinished()
            files.settle(exists)
            assert len(names(files)) <= 1
            assert list(files.damaged()) == []
            assert got(files, put(files, b"otro")) == b"otro"
        else:
            break
    else:
        pytest.fail("the steps never end")


def test_a_source_without_end_is_refused(
    files: Attachments, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "MAX_FILE", MEGABYTE)

    class Endless(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            return bytes(size or 1)

    with pytest.raises(UserError, match=r"evidence\.too-long"):
        files.take_in(KEYS, CASE, Endless(), 0, unobserved)
    assert names(files) == []


def test_a_large_file_takes_no_more_memory_than_a_small_one(files: Attachments) -> None:
    size = 64 * MEGABYTE
    with (files._folder.path.parent / "source").open("w+b") as source:
        source.truncate(size)
        tracemalloc.start()
        try:
            file, aside = files.take_in(KEYS, CASE, source, size, unobserved)
            files.await_entry(aside, file, LEAF)
            files.settle(exists)
            with (files._folder.path.parent / "back").open("wb") as sink:
                files.read(KEYS, CASE, file, sink, unobserved)
            _now, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert file.size == size
    assert peak < 4 * MEGABYTE


def test_the_largest_file_fits_a_stick() -> None:
    assert padded_length(evidence.MAX_FILE) == evidence.MAX_FILE
    assert streams.length_of(evidence.MAX_FILE) < 4 * 1024**3


# What a hub gives.


def test_a_file_travels_through_a_hub(files: Attachments, tmp_path: Path) -> None:
    file = put(files, b"contrato" * 9000)
    there = Attachments(Folder(tmp_path / "there"))
    told: list[tuple[int, int]] = []
    length = files.length(file.name)
    there.receive(file.name, files.blocks(file.name), length, lambda *done: told.append(done))
    assert got(there, file) == b"contrato" * 9000
    assert told[-1] == (length, length)


def _endless() -> Iterator[bytes]:
    while True:
        yield bytes(MEGABYTE)


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param(lambda: iter((b"another",)), id="another file"),
        pytest.param(lambda: iter(()), id="nothing"),
        pytest.param(_endless, id="without end"),
    ],
)
def test_a_hub_that_gives_something_else_is_found(
    files: Attachments, blocks: Callable[[], Iterator[bytes]]
) -> None:
    with pytest.raises(IntegrityError, match=r"evidence\.other-file"):
        files.receive(bytes(32), blocks(), 100, unobserved)
    assert names(files) == []
