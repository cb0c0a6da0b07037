"""A list that an earlier release wrote is made anew at unlock, told step by step, and resumable."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from alertadores.app import CaseQuery, open_session, typed_secret
from alertadores.vault import vault as vault_module
from alertadores.vault.checking import check
from tests.bulk import PASSPHRASE, BulkOffice, surroundings
from tests.test_bulk import filled

_CASES = 4


@pytest.fixture
def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BulkOffice:
    """Return an office whose list is of an earlier format, and is made anew case by case."""
    office, _made = filled(tmp_path, _CASES)
    with contextlib.closing(office.session()) as session:
        session.vault.view._database.run("PRAGMA user_version = 1")
    monkeypatch.setattr(vault_module, "_BATCH", 1)
    return office


def test_it_is_made_anew_with_progress_and_without_alarm(older: BulkOffice) -> None:
    told: list[tuple[int, int]] = []
    with contextlib.closing(
        open_session(
            older.folder,
            typed_secret(PASSPHRASE),
            surroundings(older.folder),
            lambda done, total: told.append((done, total)),
        )
    ) as session:
        # Nobody backs up a vault of this test; nothing else is said.
        assert {banner.key for banner in session.banners()} <= {"banner.no-backup"}
        assert len(session.case_ids(CaseQuery())) == _CASES
        assert check(session.vault, full=True) == []
    assert len(told) >= _CASES - 1
    assert told == sorted(told)
    assert all(0 < done <= total for done, total in told)
    with contextlib.closing(older.session()) as session:
        assert len(session.case_ids(CaseQuery(text="licitación"))) == _CASES


def test_when_it_is_interrupted_the_next_unlock_goes_on(older: BulkOffice) -> None:
    class StopError(Exception):
        pass

    def stop(done: int, total: int) -> None:
        if 2 * done > total:
            raise StopError

    with pytest.raises(StopError):
        open_session(older.folder, typed_secret(PASSPHRASE), surroundings(older.folder), stop)
    left: list[int] = []
    with contextlib.closing(
        open_session(
            older.folder,
            typed_secret(PASSPHRASE),
            surroundings(older.folder),
            lambda done, _total: left.append(done),
        )
    ) as session:
        assert len(session.case_ids(CaseQuery())) == _CASES
    assert len(left) < _CASES
