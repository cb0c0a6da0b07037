"""What a replica remembers of entries stays small, however long the session lasts."""

from __future__ import annotations

import pytest

from alertadores.domain.commands import AddNote
from alertadores.errors import IntegrityError
from alertadores.sync.replica import Replica
from tests.realoffice import RealOffice

FEW = 3


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let hardly anything be remembered."""
    monkeypatch.setattr("alertadores.sync.replica.MAX_KEPT", FEW)


def kept(replica: Replica) -> int:
    """Return of how many entries something is remembered."""
    return max(len(replica._epochs), len(replica._checked))


def test_of_many_cases_the_latest_entries_are_remembered(office: RealOffice) -> None:
    cases = [office.register(narrative=f"Relato {number}.") for number in range(FEW + 2)]
    office.lock("officer")
    session = office["officer"]
    for number, case in enumerate(cases):
        session.execute(AddNote(text=f"Nota {number}."), case)
        assert kept(session.replica) <= FEW
    for number, case in enumerate(cases):
        view = session.case(case)
        assert not view.incomplete
        assert view.fields["narrative"] == f"Relato {number}."
        assert view.timeline[-1].fields["text"] == f"Nota {number}."
        assert kept(session.replica) <= FEW


def test_what_is_no_longer_remembered_is_checked_anew(office: RealOffice) -> None:
    case, other = office.register(), office.register()
    session = office["officer"]
    file = session.file(case)
    names = [name for each in file.opened for name in each.entry.trace.contents.values()]
    session.case(other)
    session.execute(AddNote(text="Una nota."), other)
    for name in names:
        session.vault.ledger._database.run("DELETE FROM objects WHERE name = ?", name)
    assert session.case(case).incomplete


def test_an_entry_whose_keys_are_gone_is_not_opened_from_memory(office: RealOffice) -> None:
    case, other = office.register(), office.register()
    replica = office["officer"].replica
    (opened, *_rest) = replica.opened(case)
    replica.opened(other)
    replica.opened(other)
    replica.forget([opened.leaf.hash])
    replica.vault.keyring._database.run("DELETE FROM case_keys WHERE chain = ?", case)
    with pytest.raises(IntegrityError):
        replica.fields(opened)
