from __future__ import annotations

import hashlib
import io
import os
from pathlib import Path
from typing import Final

import pytest

from alertadores.app.evidence import EvidenceRoom, EvidenceView
from alertadores.domain.commands import GrantAccess
from alertadores.domain.evidence import AddEvidence, Media
from alertadores.errors import AlertadoresError, EnvironmentFault, IntegrityError, UserError
from alertadores.progress import Progress, unobserved
from alertadores.vault.checking import check
from alertadores.vault.view import CaseQuery
from tests.realoffice import READERS, RealOffice, number

CONTRACT: Final = b"%PDF-1.7\n" + b"Contrato de obra. " * 4000
COMMAND: Final = AddEvidence(title="Contrato de obra", description="Copia que trajo la persona.")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "contrato \u202efdp.exe"
    path.write_bytes(CONTRACT)
    return path


def room(office: RealOffice, name: str = "officer") -> EvidenceRoom:
    return EvidenceRoom(office[name])


def only(office: RealOffice, case: bytes, name: str = "officer") -> EvidenceView:
    (view,) = room(office, name).all(case).files
    return view


def content(office: RealOffice, case: bytes, name: str = "officer") -> bytes:
    sink = io.BytesIO()
    room(office, name).read(case, only(office, case, name).entry, sink)
    return sink.getvalue()


def fetch(
    office: RealOffice, case: bytes, name: str = "coordinator", progress: Progress = unobserved
) -> None:
    entry = only(office, case, name).entry
    room(office, name).fetch(case, entry, progress, office.hub)


def stored(office: RealOffice, name: str) -> list[Path]:
    folder = office[name].vault.folder.path / "files"
    return sorted(folder.iterdir()) if folder.exists() else []


def at_hub(office: RealOffice) -> Path:
    """Return where the hub keeps the only file of the office."""
    names = {path.name for path in stored(office, "officer")}
    (path,) = (each for each in (office.hub._folder / "objects").iterdir() if each.name in names)
    return path


@pytest.fixture
def case(office: RealOffice, source: Path) -> bytes:
    """A case with one file, known to everybody, whose content only its author has."""
    case = office.register("officer", readers=READERS)
    room(office).add(case, COMMAND, source)
    office.settle("officer", "transparency")
    return case


def test_a_file_becomes_part_of_a_case_as_it_is(
    office: RealOffice, case: bytes, source: Path
) -> None:
    view = only(office, case)
    assert (view.title, view.description) == ("Contrato de obra", "Copia que trajo la persona.")
    assert (view.media, view.size, view.here) == (Media.PDF, len(CONTRACT), True)
    assert view.sha256 == hashlib.sha256(CONTRACT).digest()
    assert view.file_name == "contrato \ufffdfdp.exe"
    assert content(office, case) == CONTRACT == source.read_bytes()


def test_nothing_of_a_file_lies_readable_anywhere(office: RealOffice, case: bytes) -> None:
    fetch(office, case)
    folders = {office["officer"].vault.folder.path.parent, office.hub._folder}
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    assert len(files) > 10
    for path in files:
        data = path.read_bytes()
        for told in (b"Contrato de obra", b"fdp.exe", hashlib.sha256(CONTRACT).digest()):
            assert told not in data
        assert "contrato" not in path.name


def test_a_colleague_has_the_file_when_they_ask_for_it(office: RealOffice, case: bytes) -> None:
    view = only(office, case, "coordinator")
    assert not view.here
    assert stored(office, "coordinator") == []
    with pytest.raises(UserError, match=r"evidence\.not-here"):
        content(office, case, "coordinator")
    told: list[tuple[int, int]] = []
    fetch(office, case, progress=lambda *done: told.append(done))
    assert only(office, case, "coordinator").here
    assert content(office, case, "coordinator") == CONTRACT
    assert told[-1][0] == told[-1][1] == at_hub(office).stat().st_size
    fetch(office, case)


def test_a_file_that_is_not_at_the_hub_is_waited_for(office: RealOffice, case: bytes) -> None:
    at_hub(office).unlink()
    with pytest.raises(UserError, match=r"evidence\.not-at-hub"):
        fetch(office, case)
    assert not office["coordinator"].case(case).incomplete


def test_a_file_that_the_hub_altered_is_not_kept(office: RealOffice, case: bytes) -> None:
    path = at_hub(office)
    data = path.read_bytes()
    path.write_bytes(data[:100] + bytes([data[100] ^ 1]) + data[101:])
    with pytest.raises(IntegrityError, match=r"evidence\.other-file"):
        fetch(office, case)
    assert stored(office, "coordinator") == []


def test_giving_up_while_a_file_comes_leaves_nothing(office: RealOffice, case: bytes) -> None:
    def give_up(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch(office, case, progress=give_up)
    assert stored(office, "coordinator") == []


def test_who_joins_the_case_later_reads_its_files(office: RealOffice, case: bytes) -> None:
    office["officer"].execute(GrantAccess(members=(number("archivist"),)), case)
    office.settle("officer", "archivist")
    fetch(office, case, "archivist")
    assert content(office, case, "archivist") == CONTRACT


def test_a_file_is_found_by_what_is_said_of_it(office: RealOffice, case: bytes) -> None:
    ids = office["coordinator"].case_ids(CaseQuery(text="copia trajo"))
    assert [row.case for row in office["coordinator"].case_rows(ids)] == [case]


def test_a_full_check_reads_every_file(office: RealOffice, case: bytes) -> None:
    vault = office["officer"].vault
    assert check(vault, full=True) == []
    (path,) = stored(office, "officer")
    path.write_bytes(path.read_bytes()[:-1])
    assert [(each.key, each.file) for each in check(vault, full=True)] == [
        ("vault.file-damaged", "files")
    ]
    with pytest.raises(IntegrityError, match=r"evidence\.damaged"):
        content(office, case)


# Who may, and what is refused.


def test_who_may_not_add_files_is_told_why_before(
    office: RealOffice, case: bytes, source: Path
) -> None:
    assert room(office).all(case).refusal is None
    assert room(office, "transparency").all(case).refusal == "rule.role-missing"
    with pytest.raises(UserError, match=r"rule\.role-missing"):
        room(office, "transparency").add(case, COMMAND, source)
    assert stored(office, "transparency") == []


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


@pytest.mark.parametrize(
    "plant",
    [
        pytest.param(lambda path: None, id="nothing there"),  # noqa: ARG005
        pytest.param(_folder, id="a folder"),
        pytest.param(
            _pipe, id="a pipe", marks=pytest.mark.skipif(os.name == "nt", reason="has none")
        ),
    ],
)
def test_what_is_no_file_is_not_added(office: RealOffice, tmp_path: Path, plant: object) -> None:
    case, path = office.register("officer"), tmp_path / "raro"
    assert callable(plant)
    plant(path)
    with pytest.raises(UserError, match=r"file\.unreadable"):
        room(office).add(case, COMMAND, path)


def test_a_commit_that_fails_leaves_no_file(
    office: RealOffice, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, vault = office.register("officer"), office["officer"].vault

    def fail(_entries: object) -> None:
        raise EnvironmentFault("vault.disk-full")

    monkeypatch.setattr(type(vault.ledger), "commit", lambda _ledger, entries: fail(entries))
    with pytest.raises(EnvironmentFault):
        room(office).add(case, COMMAND, source)
    monkeypatch.undo()
    assert stored(office, "officer") == []
    assert room(office).all(case).files == ()


def test_a_program_that_ends_before_the_entry_leaves_no_file(
    office: RealOffice, source: Path
) -> None:
    case, session = office.register("officer"), office["officer"]
    keys = session.vault.keyring.case_keys.of(case)[-1]
    with source.open("rb") as stream:
        file, aside = session.vault.attachments.take_in(
            keys, case, stream, 1, lambda _done, _total: None
        )
    session.vault.attachments.await_entry(aside, file, b"l" * 32)
    assert len(stored(office, "officer")) == 1
    office.lock("officer")
    assert stored(office, "officer") == []


# What leaves.


def test_a_file_leaves_by_an_entry_that_says_what_for(
    office: RealOffice, case: bytes, tmp_path: Path
) -> None:
    target = tmp_path / "salida.pdf"
    room(office).export(case, only(office, case).entry, target, "Peritaje contable")
    assert target.read_bytes() == CONTRACT
    office.settle()
    last = office["coordinator"].case(case).timeline[-1]
    assert (last.type, last.author) == ("evidence.exported", "Bruno Salas")
    assert last.fields == {"purpose": "Peritaje contable"}
    assert last.object == only(office, case, "coordinator").entry


@pytest.mark.skipif(os.name == "nt", reason="Windows inherits the rights of the folder")
def test_a_file_that_left_is_for_whom_it_left_with_alone(
    office: RealOffice, case: bytes, tmp_path: Path
) -> None:
    before = os.umask(0o022)
    try:
        room(office).export(case, only(office, case).entry, tmp_path / "salida", "Peritaje")
    finally:
        os.umask(before)
    assert (tmp_path / "salida").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("purpose", ["", "dos\nrenglones", "x" * 1001])
def test_a_file_does_not_leave_without_a_purpose(
    office: RealOffice, case: bytes, tmp_path: Path, purpose: str
) -> None:
    entries = len(office["officer"].case(case).timeline)
    with pytest.raises(UserError, match=r"evidence\.purpose"):
        room(office).export(case, only(office, case).entry, tmp_path / "salida", purpose)
    assert len(office["officer"].case(case).timeline) == entries
    assert not (tmp_path / "salida").exists()


def test_a_file_replaces_no_other(office: RealOffice, case: bytes, source: Path) -> None:
    entries = len(office["officer"].case(case).timeline)
    with pytest.raises(UserError, match=r"file\.exists"):
        room(office).export(case, only(office, case).entry, source, "Peritaje")
    assert len(office["officer"].case(case).timeline) == entries


def test_a_damaged_file_leaves_nothing_behind(
    office: RealOffice, case: bytes, tmp_path: Path
) -> None:
    (path,) = stored(office, "officer")
    path.write_bytes(path.read_bytes()[:-1])
    folder = tmp_path / "salidas"
    folder.mkdir()
    with pytest.raises(AlertadoresError, match=r"evidence\.damaged"):
        room(office).export(case, only(office, case).entry, folder / "salida", "Peritaje")
    assert list(folder.iterdir()) == []
