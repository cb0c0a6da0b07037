"""The log as a member reads it: what they can open, and no more than hashes of the rest."""

from __future__ import annotations

import contextlib

import pytest

from alertadores.app.logbook import LogEntry, entry_proof, log_checkpoints, log_entries
from alertadores.app.session import Session
from alertadores.app.views import Standing
from alertadores.domain.commands import AddNote, MoveAlert
from alertadores.errors import IntegrityError
from alertadores.vault.log_table import LogQuery
from tests.realoffice import SEATS, RealOffice, number

FOUNDED = len(SEATS) + 1
"""Entries of a founding: the first, and that each member accepts it."""


def listed(session: Session, query: LogQuery | None = None) -> list[LogEntry]:
    """Return the lines of a list, read as a window reads them."""
    office = session.office()
    with contextlib.closing(session.reader()) as reader:
        places = reader.log_places(query or LogQuery(), office.size)
        return log_entries(reader, places, office)


def _types(lines: list[LogEntry]) -> list[str]:
    return ["" if each.line is None else each.line.type for each in lines]


def test_every_entry_of_the_office_is_listed_the_latest_first(office: RealOffice) -> None:
    office.settle("officer")
    found = listed(office["officer"])
    assert [each.number for each in found] == list(range(FOUNDED - 1, -1, -1))
    assert _types(found) == ["office.accepted"] * len(SEATS) + ["office.founded"]
    assert {each.standing for each in found} == {Standing.SEALED}
    assert found[-1].line is not None
    assert found[-1].line.author == SEATS["coordinator"][0]


def test_standing_follows_an_entry_from_the_queue_under_a_checkpoint(office: RealOffice) -> None:
    case = office.register()
    officer = office["officer"]
    new = listed(officer)[:2]
    assert _types(new) == ["alert.registered", "case.opened"]
    assert {(each.number, each.standing) for each in new} == {(None, Standing.PENDING)}
    office.sync("officer")
    assert {each.standing for each in listed(officer)[:2]} == {Standing.INDEXED}
    office.settle("officer")
    new = listed(officer)[:2]
    assert {each.standing for each in new} == {Standing.SEALED}
    assert {(each.case, each.folio) for each in new} == {(case, officer.case(case).row.folio)}
    assert [each.number for each in new] == [FOUNDED + 1, FOUNDED]


def test_a_case_that_a_member_does_not_read_is_numbers_and_nothing_else(
    office: RealOffice,
) -> None:
    office.register(readers=())
    office.settle("officer", "archivist")
    archivist = office["archivist"]
    found = listed(archivist)
    hidden = found[:2]
    assert [(each.line, each.case, each.folio) for each in hidden] == [(None, None, "")] * 2
    assert [each.number for each in hidden] == [FOUNDED + 1, FOUNDED]
    # Nothing of them is stored, so that nothing of them can be found.
    for query in (
        LogQuery(opened=True),
        LogQuery(kinds=frozenset({"case", "alert"})),
        LogQuery(authors=frozenset({0, number("officer")})),
        LogQuery(rejected=True),
    ):
        assert all(each.line is not None for each in listed(archivist, query))
    assert archivist.vault.view.log_lines([each.place for each in hidden]) == {}
    proof = entry_proof(archivist, hidden[0].place)
    assert proof.leaf_hash == archivist.vault.ledger.tree.leaf(hidden[0].place)


def test_an_entry_that_lost_a_race_is_kept_with_its_reason(office: RealOffice) -> None:
    case = office.register(readers=("colleague",))
    office.settle("officer", "colleague")
    for name in ("officer", "colleague"):
        office[name].execute(MoveAlert(to="EN_ANALISIS"), case)
    office.sync("officer", "colleague")
    office.settle("officer", "colleague")
    for name in ("officer", "colleague"):
        (only,) = listed(office[name], LogQuery(rejected=True))
        assert only.standing is Standing.REJECTED
        assert only.line is not None
        assert (only.line.author, only.line.type) == (SEATS["colleague"][0], "alert.moved")
        assert only.line.reason


def test_an_act_of_a_moment_ago_is_in_the_list_at_once(office: RealOffice) -> None:
    case = office.register()
    office["officer"].execute(AddNote(text="Se llamó."), case)
    first = listed(office["officer"])[0]
    assert first.line is not None
    assert (first.line.type, first.line.author) == ("note.added", SEATS["officer"][0])
    assert first.folio


def test_a_proof_names_the_checkpoint_that_reaches_over_an_entry(office: RealOffice) -> None:
    office.register()
    officer = office["officer"]
    office.sync("officer")
    proof = entry_proof(officer, FOUNDED)
    assert proof.checkpoint is None
    assert proof.leaf_hash == officer.vault.ledger.tree.leaf(FOUNDED)
    office.settle("officer")
    checkpoint = entry_proof(officer, FOUNDED).checkpoint
    assert checkpoint is not None
    assert (checkpoint.size, checkpoint.witnesses) == (FOUNDED + 2, 0)
    assert checkpoint.root == officer.vault.ledger.root


def test_a_proof_of_what_waits_is_its_hash_alone(office: RealOffice) -> None:
    office.register()
    officer = office["officer"]
    first = listed(officer)[0]
    assert first.line is not None
    proof = entry_proof(officer, first.place)
    assert (proof.leaf_hash, proof.checkpoint) == (first.line.entry, None)
    office.sync("officer")
    with pytest.raises(IntegrityError, match=r"vault\.row-missing"):
        entry_proof(officer, first.place)


def test_checkpoints_come_the_latest_first_and_tell_up_to_when(office: RealOffice) -> None:
    office.register()
    office.settle("officer")
    office.register()
    office.settle("officer")
    found = log_checkpoints(office["officer"])
    sizes = [each.size for each in found]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == FOUNDED + 4
    latest = listed(office["officer"])[0].line
    assert latest is not None
    assert found[0].recorded == latest.recorded
