"""A vault filled in bulk is one like any other."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from alertadores.app import CaseQuery, Standing
from alertadores.app.health import NO_BACKUP
from alertadores.domain.commands import AddNote
from alertadores.vault.checking import check
from alertadores.verify.log import verify_log
from tests.bulk import BulkOffice
from tests.bulkcases import ENTRIES_PER_CASE, MadeCase


def filled(folder: Path, cases: int) -> tuple[BulkOffice, list[MadeCase]]:
    """Return a closed office with cases."""
    office = BulkOffice(folder)
    with ThreadPoolExecutor(1) as workers:
        made = [case for chunk in office.fill(cases, workers) for case in chunk]
    office.close()
    return office, made


def test_nothing_in_it_is_amiss_and_a_member_can_work_in_it(tmp_path: Path) -> None:
    office, made = filled(tmp_path, 3)
    session = office.session()
    try:
        assert {banner.key for banner in session.banners()} == {NO_BACKUP}
        assert check(session.vault, full=True) == []
        rows = session.case_rows(session.case_ids(CaseQuery(text="licitación")))
        assert {row.case for row in rows} == {each.case for each in made}
        for row in rows:
            view = session.case(row.case)
            assert not view.incomplete
            assert {line.standing for line in view.timeline} == {Standing.INDEXED}
            assert len(view.timeline) == row.entries == ENTRIES_PER_CASE
        session.execute(AddNote(text="Se revisó."), made[0].case)
        assert session.case(made[0].case).row.entries == ENTRIES_PER_CASE + 1
    finally:
        session.close()


def test_every_entry_of_it_verifies(tmp_path: Path) -> None:
    office, made = filled(tmp_path, 3)
    session = office.session()
    try:
        leaf_at = session.vault.ledger.tree.leaf
        with ThreadPoolExecutor(1) as workers:
            cases = [case.signed for case in made]
            report = verify_log(office.desk.office, cases, leaf_at, workers)
    finally:
        session.close()
    assert report.entries == len(office.desk.office) + 3 * ENTRIES_PER_CASE
    assert (report.wrong, report.rejected) == ({}, {})
