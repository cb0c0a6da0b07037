"""Checks of a vault: what they prove, what they leave open, and that damage is said in words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from alertadores.app import CaseQuery
from alertadores.app.checkup import Checkup, check_log, check_vault
from alertadores.app.session import Session
from alertadores.domain.commands import AddNote
from alertadores.messages import LANGUAGES, explain, sentence
from tests.realoffice import SEATS, RealOffice


@pytest.fixture
def officer(office: RealOffice) -> Session:
    """Return an officer with a case of theirs, and one of others that they do not read."""
    office.register()
    office.register(author="colleague", readers=())
    office.settle("officer", "colleague")
    return office["officer"]


def _said(checkup: Checkup) -> dict[str, dict[str, str | int]]:
    return {each.key: dict(each.values) for each in (*checkup.proven, *checkup.not_proven)}


def test_a_sound_log_says_what_is_proven_and_what_is_not(officer: Session) -> None:
    checkup = check_log(officer)
    assert checkup.is_sound
    said = _said(checkup)
    size = len(SEATS) + 5
    assert said["checkup.tree"] == {"size": size}
    assert said["checkup.entries"] == {"entries": size - 2}
    assert said["checkup.sealed"] == {"size": size}
    assert said["checkup.unread"] == {"count": 2}
    assert "checkup.no-witness" in said
    assert "checkup.rejected" not in said
    assert "checkup.not-sealed" not in said


def test_what_waits_or_is_not_sealed_is_named(office: RealOffice, officer: Session) -> None:
    (row,) = officer.case_rows(officer.case_ids(CaseQuery()))
    officer.execute(AddNote(text="Primera."), row.case)
    office.sync("officer")
    officer.execute(AddNote(text="Segunda."), row.case)
    said = _said(check_log(officer))
    assert said["checkup.not-sealed"] == {"count": 1}
    assert said["checkup.pending"] == {"count": 1}


def test_the_short_check_says_what_it_did_not_read(officer: Session) -> None:
    checkup = check_vault(officer, full=False)
    assert checkup.is_sound
    assert list(_said(checkup)) == [
        "checkup.files-fit",
        "checkup.not-read",
        "checkup.limit-machine",
    ]


def test_the_full_check_holds_the_log_as_well(officer: Session) -> None:
    told: list[tuple[int, int]] = []
    checkup = check_vault(officer, full=True, progress=lambda *step: told.append(step))
    assert checkup.is_sound
    assert {"checkup.all-read", "checkup.tree", "checkup.entries"} <= _said(checkup).keys()
    assert told


@pytest.mark.parametrize(
    ("sql", "key"),
    [
        pytest.param(
            "UPDATE rows SET ciphertext = zeroblob(1100) WHERE idx = 3",
            "vault.row-unreadable",
            id="a row was changed",
        ),
        pytest.param(
            "UPDATE rows SET idx = idx + 1000 WHERE idx = 12",
            "vault.row-not-in-log",
            id="a row was moved",
        ),
        pytest.param(
            "UPDATE tiles SET data = zeroblob(length(data))",
            "vault.tiles-damaged",
            id="the hashes were wiped",
        ),
        pytest.param(
            "DELETE FROM rows WHERE idx = 12", "vault.rows-missing", id="a row was taken away"
        ),
    ],
)
@pytest.mark.parametrize("check", [check_log, lambda session: check_vault(session, full=True)])
def test_a_tampered_log_proves_nothing_and_says_so_in_words(
    officer: Session, sql: str, key: str, check: Callable[[Session], Checkup]
) -> None:
    officer.vault.ledger._database.run(sql)
    officer.replica.forget_office()
    checkup = check(officer)
    assert not checkup.is_sound
    assert checkup.proven == ()
    assert key in {each.key for each in checkup.found}
    for language in LANGUAGES:
        for error in checkup.found:
            words = explain(error, language)
            assert words.happened
            assert not words.happened.startswith("[")
            assert words.do


def test_every_statement_has_its_values(officer: Session) -> None:
    checkup = check_log(officer)
    for each in (*checkup.proven, *checkup.not_proven):
        for language in LANGUAGES:
            assert "…" not in sentence(each.key, language, each.values)


class _StoppedError(Exception):
    pass


def test_a_check_may_be_given_up(officer: Session) -> None:
    def stop(_done: int, _total: int) -> None:
        raise _StoppedError

    with pytest.raises(_StoppedError):
        check_log(officer, stop)
    assert check_log(officer).is_sound
