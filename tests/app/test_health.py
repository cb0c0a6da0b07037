"""How safe a vault is: its last backup, when that was rehearsed, and how far the log is sealed."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from alertadores.app import backups
from alertadores.app.health import DAYS, ENTRIES, NO_BACKUP, Health, health_of
from alertadores.app.opening import open_session
from alertadores.app.session import Session
from alertadores.app.surroundings import Surroundings
from alertadores.domain.commands import AddNote
from alertadores.errors import UserError
from alertadores.vault.lock import LockKind, Secret
from crypto.passphrase import TESTS_ONLY
from tests.realoffice import PASSPHRASE, RealOffice

_OWNER = Secret(LockKind.PASSPHRASE, PASSPHRASE)


def _banners(session: Session) -> dict[str, int | str]:
    found = {each.key: each.values for each in session.banners()}
    return {"days": found[NO_BACKUP]["days"]} if NO_BACKUP in found else {}


def _around(office: RealOffice) -> Surroundings:
    return Surroundings(office.clock, office.folder / "state", TESTS_ONLY)


def _health(office: RealOffice) -> Health:
    return health_of(office["officer"])


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Return an empty stick."""
    path = tmp_path / "memoria"
    path.mkdir()
    return path


def test_a_vault_that_was_never_backed_up_is_warned_of_after_a_week(office: RealOffice) -> None:
    officer = office["officer"]
    before = _health(office)
    assert (before.backup, before.overdue) == (None, False)
    assert before.entries == officer.vault.ledger.size
    office.clock.now += timedelta(days=DAYS - before.days)
    assert _banners(officer) == {}
    assert not _health(office).overdue
    office.clock.now += timedelta(days=1)
    assert _banners(officer) == {"days": DAYS + 1}
    assert _health(office).overdue


def test_a_backup_ends_the_warning_for_good_and_grows_old(office: RealOffice, stick: Path) -> None:
    officer = office["officer"]
    office.clock.now += timedelta(days=30)
    backups.back_up(officer, stick)
    assert (_health(office).days, _health(office).entries) == (0, 0)
    office.register()
    new = _health(office).entries
    assert new == len(officer.vault.ledger.queue())
    office.sync("officer")
    assert _health(office).entries == new, "an entry that got its place is not another one"
    office.clock.now += timedelta(days=DAYS + 1)
    found = _health(office)
    assert (found.days, found.overdue) == (DAYS + 1, True)
    assert _banners(officer) == {}


def test_many_new_entries_call_for_a_backup_on_the_same_day(
    office: RealOffice, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alertadores.app.health.ENTRIES", 3)
    assert ENTRIES > 3
    backups.back_up(office["officer"], stick)
    case = office.register()
    office["officer"].execute(AddNote(text="Una nota."), case)
    assert not _health(office).overdue
    office["officer"].execute(AddNote(text="Otra nota."), case)
    assert (_health(office).entries, _health(office).overdue) == (4, True)


def test_a_rehearsal_is_noted_until_the_next_backup(office: RealOffice, stick: Path) -> None:
    officer = office["officer"]
    with pytest.raises(UserError, match=r"backup\.none-made"):
        backups.rehearse_last(officer, _OWNER, _around(office))
    made = backups.back_up(officer, stick)
    wrong = Secret(LockKind.PASSPHRASE, "otra")
    with pytest.raises(UserError, match=r"vault\.wrong-passphrase"):
        backups.rehearse_last(officer, wrong, _around(office))
    last = backups.last_backup(officer)
    assert last is not None
    assert last.rehearsed is None
    backups.rehearse_last(officer, _OWNER, _around(office))
    office.lock("officer")
    last = backups.last_backup(office["officer"])
    assert last is not None
    assert last.rehearsed is not None
    assert last.rehearsed >= made.made
    assert not backups.note_rehearsal(office["officer"], stick)
    backups.back_up(office["officer"], stick)
    last = backups.last_backup(office["officer"])
    assert last is not None
    assert last.rehearsed is None


def test_a_vault_out_of_a_backup_remembers_which(office: RealOffice, stick: Path) -> None:
    made = backups.back_up(office["officer"], stick)
    backups.restore(made.path, office.folder / "restored", _OWNER, _around(office))
    with closing(open_session(office.folder / "restored", _OWNER, _around(office))) as restored:
        last = health_of(restored).backup
    assert last is not None
    assert (last.made, last.place) == (made.made, str(made.path))


def test_the_last_checkpoint_and_its_witnesses_are_told(office: RealOffice) -> None:
    office.sync("coordinator", "officer")
    found = _health(office)
    assert found.checkpoint is not None
    assert found.checkpoint.size == office["officer"].vault.ledger.size
    assert (found.checkpoint.witnesses, found.witnesses) == (0, 0)
