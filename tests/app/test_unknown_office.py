"""An act of the office that only a later release understands: a person is told, nothing decided."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from alertadores.app.session import Session
from alertadores.domain.commands import AddNote, GrantAccess, MoveAlert, ProposeRemoval
from alertadores.errors import IntegrityError
from tests.realoffice import RealOffice, alert, number

_DEEDS: dict[str, Callable[[Session, bytes], object]] = {
    "registering an alert": lambda session, _case: session.register_alert(alert()),
    "registering many": lambda session, _case: session.register_alerts([(alert(), None)]),
    "moving one": lambda session, case: session.execute(MoveAlert(to="EN_ANALISIS"), case),
    "letting somebody read": lambda session, case: session.execute(
        GrantAccess(members=(number("colleague"),)), case
    ),
    "removing a member": lambda session, _case: session.execute(ProposeRemoval(number=3)),
    "emitting a summary": lambda session, case: session.emit_summary(case),
}


@pytest.fixture
def case(office: RealOffice) -> bytes:
    """Return a case of an office where an act is beyond this release."""
    case = office.register()
    assert "office.incomplete" not in {each.key for each in office["officer"].banners()}
    office["officer"].replica.roster.unknown = True
    return case


def test_a_person_is_told_before_they_try(office: RealOffice, case: bytes) -> None:
    assert "office.incomplete" in {each.key for each in office["officer"].banners()}
    view = office["officer"].case(case)
    assert view.incomplete
    assert {step.reason for step in view.steps if step.command != "note.added"} == {
        "case.incomplete"
    }


@pytest.mark.parametrize("name", _DEEDS)
def test_nothing_is_decided(office: RealOffice, case: bytes, name: str) -> None:
    session = office["officer"]
    queue = session.vault.ledger.queue()
    with pytest.raises(IntegrityError, match=r"office\.incomplete"):
        _DEEDS[name](session, case)
    assert session.vault.ledger.queue() == queue


def test_a_note_may_still_be_written(office: RealOffice, case: bytes) -> None:
    office["officer"].execute(AddNote(text="Se avisó a administración."), case)
    assert len(office["officer"].case(case).timeline) == 3
