"""Restoring: what comes back from a backup, what it learns of the others, and what is no backup."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from alertadores.app import backups, joining, locks
from alertadores.app.opening import typed_secret
from alertadores.app.session import Session
from alertadores.domain.commands import AddNote
from alertadores.errors import AlertadoresError, IntegrityError, UserError
from alertadores.sync.folder import FolderHub
from alertadores.vault.checking import check
from alertadores.vault.files import Folder
from alertadores.vault.lock import LockKind, Secret
from tests.app.copying import OWNER, Copying
from tests.realoffice import alert, make_vault


def _texts(session: Session, case: bytes) -> list[str]:
    lines = session.case(case).timeline
    assert [line.reason for line in lines] == [None] * len(lines)
    return [line.fields["text"] for line in lines if "text" in line.fields]


def test_a_backup_holds_what_was_pending_and_comes_back_whole(copying: Copying) -> None:
    office = copying.office
    case = office.register(readers=())
    made = copying.back_up()
    office.lock("officer")
    shutil.rmtree(office.folder / "officer")
    seen = copying.restore(made.path)
    assert (seen.pending, seen.newer_here, seen.newer_at_hub, seen.catches_up) == (2, 0, 0, True)
    session = copying.open()
    assert {banner.key for banner in session.banners()} == {"vault.restored"}
    with pytest.raises(UserError, match=r"vault\.restored"):
        session.execute(AddNote(text="Antes de sincronizar."), case)
    session.synchronise()
    assert session.banners() == ()
    session.execute(AddNote(text="Después."), case)
    office.settle("restored")
    assert _texts(session, case) == ["Después."]
    assert _texts(office["coordinator"], case) == ["Después."]
    assert check(session.vault, full=True) == []


def test_a_restored_vault_takes_no_place_in_the_log_twice(copying: Copying) -> None:
    """What was done after the backup is in the log; the copy learns of it before it writes."""
    office = copying.office
    case = office.register(readers=())
    office.settle("officer")
    made = copying.back_up()
    office["officer"].execute(AddNote(text="Después del respaldo."), case)
    office.settle("officer")
    office.lock("officer")
    seen = copying.restore(made.path)
    assert (seen.newer_here, seen.newer_at_hub) == (1, 1)
    session = copying.open()
    session.synchronise()
    session.execute(AddNote(text="Con la copia."), case)
    office.settle("restored")
    expected = ["Después del respaldo.", "Con la copia."]
    assert _texts(session, case) == _texts(office["coordinator"], case) == expected


def test_the_old_vault_is_only_read_once_the_restored_one_has_caught_up(copying: Copying) -> None:
    office = copying.office
    made = copying.back_up()
    copying.restore(made.path)
    copying.open().synchronise()
    office.lock("restored")
    office.open.pop("officer").vault.instance.release()  # the old one is not locked in order
    old = office["officer"]
    assert {banner.key for banner in old.banners()} == {"vault.anchor-mismatch"}
    with pytest.raises(IntegrityError, match=r"vault\.anchor-mismatch"):
        office.register()


def test_a_hub_that_went_back_does_not_bring_a_restored_vault_back_with_it(
    copying: Copying,
) -> None:
    """The coordinator's copy would sign another history of the same length."""
    office = copying.office
    made = copying.back_up("coordinator")
    shutil.copytree(office.folder / "hub", office.folder / "old hub")
    office.register()
    office.settle("officer")
    office.lock("coordinator")
    copying.restore(made.path)
    session = copying.open()
    with pytest.raises(IntegrityError, match=r"vault\.restored-behind"):
        session.synchronise(FolderHub(office.folder / "old hub"))
    with pytest.raises(UserError, match=r"vault\.restored"):
        session.register_alert(alert())
    session.synchronise(office.hub)
    assert session.banners() == ()


def test_on_another_computer_nothing_is_remembered_and_the_hub_tells(copying: Copying) -> None:
    made = copying.back_up()
    seen = copying.restore(made.path, copying.elsewhere)
    assert seen.newer_here == 0
    session = copying.open(copying.elsewhere)
    session.synchronise()
    copying.office.lock("restored")
    assert copying.open(copying.elsewhere).banners() == ()


def test_two_copies_at_work_on_two_computers_learn_of_each_other(copying: Copying) -> None:
    office = copying.office
    case = office.register(readers=())
    office.settle("officer")
    made = copying.back_up()
    copying.restore(made.path, copying.elsewhere)
    copy, officer = copying.open(copying.elsewhere), office["officer"]
    copy.synchronise()
    assert (copy.banners(), officer.banners()) == ((), ())
    copy.execute(AddNote(text="Desde la copia."), case)
    copy.synchronise()
    officer.synchronise()
    assert {banner.key for banner in officer.banners()} == {"vault.other-copy"}
    officer.execute(AddNote(text="Desde la original."), case)
    office.settle("officer", "restored")
    assert {banner.key for banner in copy.banners()} == {"vault.other-copy"}
    expected = ["Desde la copia.", "Desde la original."]
    assert _texts(copy, case) == _texts(officer, case) == expected


def test_a_vault_that_can_only_be_read_is_not_backed_up_and_is_restored(copying: Copying) -> None:
    office = copying.office
    made = copying.back_up()
    office.lock("officer")
    (office.folder / "officer" / "anchor").unlink()
    shutil.rmtree(office.folder / "state")
    with pytest.raises(IntegrityError, match=r"vault\.anchor-missing"):
        copying.back_up()
    copying.restore(made.path)
    copying.open().synchronise()
    assert office["restored"].banners() == ()


def test_a_vault_without_an_office_comes_back_ready(copying: Copying) -> None:
    vault = make_vault(copying.office.folder / "newcomer")
    copying.office.open["newcomer"] = Session(vault, copying.office.clock)
    request = joining.request_to_join(copying.office["newcomer"], "Noé Nuevo", copying.office.card)
    made = copying.back_up("newcomer")
    copying.office.lock("newcomer")
    assert not copying.restore(made.path).catches_up
    session = copying.open()
    again = joining.request_to_join(session, "Noé Nuevo", copying.office.card)
    assert (session.banners(), again.words) == ((), request.words)


def test_the_code_and_the_passphrase_of_then_open_a_backup(copying: Copying) -> None:
    officer = copying.office["officer"]
    code = locks.new_recovery_code(officer, OWNER)
    made = copying.back_up()
    locks.new_recovery_code(officer, OWNER)
    secret = typed_secret(code.lower())
    backups.restore(made.path, copying.target, secret, copying.around)
    with pytest.raises(UserError, match=r"vault\.wrong-passphrase"):
        backups.rehearse(made.path, Secret(LockKind.PASSPHRASE, "otra"), copying.around)


def test_a_rehearsal_leaves_nothing_and_remembers_nothing(copying: Copying) -> None:
    made = copying.back_up()
    copying.office.lock("officer")
    before = _bytes_under(copying.office.folder)
    place = copying.stick.parent / "ensayo"
    place.mkdir()
    seen = backups.rehearse(made.path, OWNER, copying.around, place=place)
    assert seen.rows == copying.office.hub.size()
    assert list(place.iterdir()) == []
    assert _bytes_under(copying.office.folder) == before


def test_a_rehearsal_without_an_office_leaves_the_vault_as_it_was(copying: Copying) -> None:
    copying.office.open["newcomer"] = Session(
        make_vault(copying.office.folder / "newcomer"), copying.office.clock
    )
    made = copying.back_up("newcomer")
    copying.office.lock("newcomer")
    before = _bytes_under(copying.office.folder)
    seen = backups.rehearse(made.path, OWNER, copying.around)
    assert (seen.rows, seen.catches_up) == (0, False)
    assert _bytes_under(copying.office.folder) == before
    assert copying.office["newcomer"].banners() == ()


def _bytes_under(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_medium_that_can_only_be_read_is_read(copying: Copying) -> None:
    made = copying.back_up()
    before = _bytes_under(made.path)
    copying.restore(made.path)
    assert _bytes_under(made.path) == before


def test_a_vault_is_restored_into_an_empty_folder_only(copying: Copying) -> None:
    made = copying.back_up()
    copying.target.mkdir()
    (copying.target / "foto.jpg").write_bytes(b"x")
    with pytest.raises(UserError, match=r"vault\.folder-not-empty"):
        copying.restore(made.path)
    assert [path.name for path in copying.target.iterdir()] == ["foto.jpg"]


def _swap(name: str) -> Callable[[Path, Path], None]:
    """Put a part of another backup of the same vault in the place of this one's."""

    def swap(path: Path, other: Path) -> None:
        record = json.loads((path / "manifest.json").read_bytes())
        theirs = json.loads((other / "manifest.json").read_bytes())
        record["files"][name] = theirs["files"][name]
        shutil.copy(other / name, path / name)
        text = json.dumps(record, sort_keys=True, separators=(",", ":"))
        (path / "manifest.json").write_text(text, encoding="utf-8")

    return swap


def _flip(name: str) -> Callable[[Path, Path], None]:
    def flip(path: Path, _other: Path) -> None:
        (found,) = path.glob(name)
        data = bytearray(found.read_bytes())
        data[len(data) // 2] ^= 1
        found.write_bytes(data)

    return flip


def _cut(path: Path, _other: Path) -> None:
    data = (path / "ledger.db").read_bytes()
    (path / "ledger.db").write_bytes(data[:-4096])


def _grow(path: Path, _other: Path) -> None:
    with (path / "ledger.db").open("ab") as file:
        file.write(bytes(4096))


def _link(path: Path, _other: Path) -> None:
    (path / "ledger.db").rename(path.parent / "ledger.db")
    (path / "ledger.db").symlink_to(path.parent / "ledger.db")


def _pipe(path: Path, _other: Path) -> None:
    (path / "ledger.db").unlink()
    os.mkfifo(path / "ledger.db")


def _rename(path: Path, _other: Path) -> None:
    text = (path / "manifest.json").read_text(encoding="utf-8")
    (path / "manifest.json").write_text(text.replace('"anchor"', '"../anchor"'), encoding="utf-8")


@pytest.mark.parametrize(
    ("harm", "key"),
    [
        pytest.param(_flip("ledger.db"), "backup.damaged", id="a bit of the ledger"),
        pytest.param(_flip("keyring-*.db"), "backup.damaged", id="a bit of the keyring"),
        pytest.param(_flip("locks.json"), "backup.damaged", id="a bit of the locks"),
        pytest.param(_flip("anchor"), "backup.damaged", id="a bit of the anchor"),
        pytest.param(_flip("manifest.json"), "backup.damaged", id="a bit of the list"),
        pytest.param(_cut, "backup.damaged", id="the ledger is cut off"),
        pytest.param(_grow, "backup.damaged", id="the ledger goes on"),
        pytest.param(_swap("ledger.db"), "backup.mixed", id="the ledger of an older backup"),
        pytest.param(_swap("anchor"), "backup.mixed", id="the anchor of an older backup"),
        pytest.param(
            lambda path, _other: (path / "anchor").unlink(), "backup.damaged", id="a part is gone"
        ),
        pytest.param(
            lambda path, _other: (path / "manifest.json").unlink(),
            "backup.none-there",
            id="the list is gone",
        ),
        pytest.param(_rename, "backup.damaged", id="the list leads out of the folder"),
        pytest.param(
            lambda path, _other: (path / "manifest.json").write_bytes(b"{}"),
            "backup.damaged",
            id="the list is of something else",
        ),
        pytest.param(
            lambda path, _other: (path / "manifest.json").write_bytes(b"[" * 100_000),
            "backup.damaged",
            id="the list is nested without end",
        ),
        pytest.param(
            _link,
            "backup.damaged",
            id="a link",
            marks=pytest.mark.skipif(os.name == "nt", reason="links need rights there"),
        ),
        pytest.param(
            _pipe,
            "backup.damaged",
            id="a pipe",
            marks=pytest.mark.skipif(os.name == "nt", reason="no pipes in folders there"),
        ),
    ],
)
def test_what_is_no_backup_any_more_makes_no_vault(
    copying: Copying, harm: Callable[[Path, Path], None], key: str
) -> None:
    other = copying.back_up()
    copying.office.register()
    copying.office.settle("officer")
    made = copying.back_up()
    harm(made.path, other.path)
    with pytest.raises(AlertadoresError) as refused:
        copying.restore(made.path)
    assert refused.value.key == key
    assert not copying.target.exists() or list(copying.target.iterdir()) == []
    copying.target.mkdir(exist_ok=True)
    with pytest.raises(UserError, match=r"vault\.not-a-vault"):
        copying.open()


def test_the_backup_of_somebody_else_does_not_open(copying: Copying) -> None:
    made = copying.back_up("coordinator")
    mine = copying.back_up()
    for path in mine.path.glob("keyring-*.db"):
        (theirs,) = made.path.glob("keyring-*.db")
        shutil.copy(theirs, path)
    with pytest.raises(IntegrityError, match=r"backup\.damaged"):
        copying.restore(mine.path)


def test_a_file_of_a_case_comes_back(copying: Copying) -> None:
    officer = copying.office["officer"]
    data = b"x" * 100
    name = hashlib.sha256(data).hexdigest()
    Folder(officer.vault.folder.path / "files").make()
    (officer.vault.folder.path / "files" / name).write_bytes(data)
    made = copying.back_up()
    copying.restore(made.path)
    assert (copying.target / "files" / name).read_bytes() == data
    (made.path / "files" / name).write_bytes(b"y" * 100)
    with pytest.raises(IntegrityError, match=r"backup\.damaged"):
        backups.rehearse(made.path, OWNER, copying.around)
