"""A process that is killed, at random moments and at every named step, loses nothing it told."""

from __future__ import annotations

import contextlib
import secrets
import shutil
import time
from collections import Counter
from pathlib import Path

import pytest

from alertadores.errors import UserError
from alertadores.vault.checking import check
from alertadores.vault.lock import LockKind, Secret
from alertadores.vault.view import CaseQuery
from tests.vault.desk import OTHER, OWNER, Desk
from tests.vault.worker import (
    DONE,
    OPENED,
    commit_once,
    drain,
    make_once,
    rotate_once,
    started,
    work,
)

_KILLS = 200
_LONGEST = 0.05
_MOST_TOLD = 3
_CHECK_EVERY = 25
_MAX_STEPS = 60


def _assert_whole(desk: Desk, told: list[bytes]) -> None:
    """Everything told is there, nothing is half there, and the view catches up."""
    vault = desk.vault
    assert vault.refusal is None
    for case, notes in Counter(told).items():
        assert len(desk.texts(case)) >= notes
    desk.show()
    cases = vault.keyring.case_keys.cases()
    shown = {row.case for row in vault.view.rows(vault.view.ids(CaseQuery()))}
    assert shown == cases >= set(told)
    for stored in vault.ledger.queue():
        assert desk.texts(stored.case or b"")


def test_a_member_killed_two_hundred_times_loses_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "boveda"
    Desk.new(folder).vault.close()
    told: list[bytes] = []
    busy = 0
    for number in range(1, _KILLS + 1):
        with started(work, folder) as (process, pipe):
            assert pipe.recv_bytes() == OPENED
            # However slow the machine is, most of them are at work by then.
            new = [pipe.recv_bytes() for _telling in range(secrets.randbelow(_MOST_TOLD))]
            time.sleep(secrets.randbelow(1000) / 1000 * _LONGEST)
            process.kill()
            process.join()
            new += drain(pipe)
        told += new
        busy += bool(new)
        desk = Desk.again(folder)
        with contextlib.closing(desk.vault):
            _assert_whole(desk, new)
            if number % _CHECK_EVERY == 0:
                assert check(desk.vault, full=True) == []
    assert busy > _KILLS // 4
    desk = Desk.again(folder)
    with contextlib.closing(desk.vault):
        _assert_whole(desk, told)
        assert check(desk.vault, full=True) == []


@pytest.fixture
def prepared(tmp_path: Path) -> Path:
    """A vault with some work in it, closed."""
    desk = Desk.new(tmp_path / "modelo" / "boveda")
    desk.open_case("antes")
    desk.push()
    desk.open_case("pendiente")
    desk.show()
    desk.vault.close()
    return tmp_path / "modelo"


def _copy(prepared: Path, number: int) -> Path:
    shutil.copytree(prepared, prepared.parent / str(number))
    return prepared.parent / str(number) / "boveda"


def test_a_commit_killed_at_every_step_exists_or_does_not(prepared: Path) -> None:
    outcomes = set()
    for step in range(1, _MAX_STEPS):
        folder = _copy(prepared, step)
        with started(commit_once, folder, step) as (_process, pipe):
            told = drain(pipe)
        if told[-1:] == [DONE]:
            break
        desk = Desk.again(folder)
        with contextlib.closing(desk.vault):
            _assert_whole(desk, told)
            count = desk.vault.ledger.change
            assert check(desk.vault, full=True) == []
        # Two rows and one index before; the new row; the indexes of both that wait.
        assert count in {3, 4, 6}
        assert count > 3 or not told
        outcomes.add((count, len(told)))
    else:
        pytest.fail("the steps never end")
    assert {(3, 0), (4, 0), (4, 1), (6, 1)} <= outcomes


def test_a_change_of_locks_killed_at_every_step_leaves_one_passphrase(prepared: Path) -> None:
    new = Secret(LockKind.PASSPHRASE, OTHER)
    outcomes = []
    for step in range(1, _MAX_STEPS):
        folder = _copy(prepared, step)
        with started(rotate_once, folder, step) as (_process, pipe):
            told = drain(pipe)
        if told == [DONE]:
            break
        opened = []
        for secret in (OWNER, new):
            with contextlib.suppress(UserError):
                desk = Desk.again(folder, secret)
                opened.append(secret)
                with contextlib.closing(desk.vault):
                    _assert_whole(desk, [])
                    assert check(desk.vault, full=True) == []
                    assert len(list(folder.glob("keyring-*.db"))) == 1
        assert len(opened) == 1
        outcomes.append(opened[0] is new)
    else:
        pytest.fail("the steps never end")
    assert outcomes == sorted(outcomes)
    assert set(outcomes) == {False, True}


def test_a_vault_that_was_never_finished_is_none_and_a_finished_one_is_whole(
    tmp_path: Path,
) -> None:
    outcomes = []
    for step in range(1, _MAX_STEPS):
        folder = tmp_path / str(step) / "boveda"
        with started(make_once, folder, step) as (_process, pipe):
            told = drain(pipe)
        if told == [DONE]:
            break
        finished = (folder / "locks.json").exists()
        outcomes.append(finished)
        if finished:
            desk = Desk.again(folder)
            with contextlib.closing(desk.vault):
                desk.open_case("funciona")
                _assert_whole(desk, desk.cases)
                assert check(desk.vault, full=True) == []
        else:
            with pytest.raises(UserError, match=r"vault\.not-a-vault"):
                Desk.again(folder)
    else:
        pytest.fail("the steps never end")
    assert outcomes == sorted(outcomes)
    assert set(outcomes) == {False, True}
