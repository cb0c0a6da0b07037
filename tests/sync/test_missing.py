"""Contents that a hub lacks: the case is incomplete, nothing is decided on it, and it mends."""

from __future__ import annotations

import pytest

from alertadores.domain.commands import AddNote, Approve, MoveAlert, ProposeSummary, Refuse
from alertadores.errors import IntegrityError
from alertadores.vault.view import CaseQuery
from tests.realoffice import RealOffice
from tests.sync.hubs import hide_objects

SECRET_WORD = "Chapultepec"


@pytest.fixture
def case(office: RealOffice) -> bytes:
    """Return a case with a proposal that waits for transparency."""
    made = office.register(
        readers=("transparency",), institution="Secretaría de Obras", narrative=SECRET_WORD
    )
    office["officer"].execute(ProposeSummary(text="Se recibió una alerta."), made)
    office.sync("officer")
    return made


def banners(office: RealOffice, name: str) -> set[str]:
    """Return the keys of a member's banners."""
    return {banner.key for banner in office[name].banners()}


def test_no_decision_is_taken_on_a_case_with_missing_content(
    office: RealOffice, case: bytes
) -> None:
    hide_objects(office)
    office.sync("transparency")
    session = office["transparency"]
    view = session.case(case)
    assert view.incomplete
    for command in (Approve(), Refuse(reasons=("OTRO",)), MoveAlert(to="EN_ANALISIS")):
        with pytest.raises(IntegrityError, match=r"case\.incomplete"):
            session.execute(command, case)
    with pytest.raises(IntegrityError, match=r"case\.incomplete"):
        session.emit_summary(case)
    assert banners(office, "transparency") == {"banner.missing-content"}
    offered = {step.command for step in view.steps if step.reason is None}
    assert offered == {"note.added"}
    session.execute(AddNote(text="Falta contenido."), case)
    assert len(session.case(case).timeline) == len(view.timeline) + 1


@pytest.mark.parametrize("when", ["in one session", "over a lock"])
def test_missing_content_is_fetched_at_a_later_synchronisation(
    office: RealOffice, case: bytes, when: str
) -> None:
    bring_back = hide_objects(office)
    office.sync("transparency")
    assert list(office["transparency"].case_ids(CaseQuery(text=SECRET_WORD))) == []
    if when == "over a lock":
        office.lock("transparency")
        assert banners(office, "transparency") == {"banner.missing-content"}
    bring_back()
    done = office.sync("transparency")["transparency"]
    assert done.changed == {case}
    session = office["transparency"]
    assert banners(office, "transparency") == set()
    assert not session.case(case).incomplete
    (row,) = session.case_rows(session.case_ids(CaseQuery(text=SECRET_WORD)))
    assert row == office["officer"].case(case).row
    session.execute(Approve(), case)


def test_content_that_stays_away_is_asked_for_again(office: RealOffice, case: bytes) -> None:
    hide_objects(office)
    for _time in range(3):
        office.sync("transparency")
        assert banners(office, "transparency") == {"banner.missing-content"}
    assert office["transparency"].case(case).incomplete


def test_content_of_another_name_is_missing_content(office: RealOffice, case: bytes) -> None:
    for path in (office.folder / "hub" / "objects").iterdir():
        path.write_bytes(b"otra cosa")
    office.sync("transparency")
    assert office["transparency"].case(case).incomplete


def test_what_was_rejected_stops_no_case(office: RealOffice, case: bytes) -> None:
    """A case cannot be stopped with an entry that has no effect and whose content is away."""
    office.settle("officer", "transparency")
    for name in ("officer", "coordinator"):
        office[name].execute(MoveAlert(to="EN_ANALISIS", motive="A la vez."), case)
    office.sync("officer", "coordinator")
    hide_objects(office)
    office.sync("officer")
    view = office["officer"].case(case)
    assert [line.reason for line in view.timeline if line.reason] == ["rule.clash"]
    assert banners(office, "officer") == {"banner.missing-content"}
    assert not view.incomplete
    office["officer"].execute(MoveAlert(to="EN_ESPERA_INFORMACION"), case)
