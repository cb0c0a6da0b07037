"""What a page and a list show of a case, whoever wrote what into it."""

from __future__ import annotations

from typing import Any

import pytest

from alertadores.app.registration import Registrar
from alertadores.app.session import Session
from alertadores.app.views import Standing
from alertadores.app.writer import Batch, Subject
from alertadores.domain.commands import (
    AddNote,
    Approve,
    Draft,
    MoveAlert,
    ProposeSummary,
)
from alertadores.errors import IntegrityError, UserError
from alertadores.ledger.keys import CaseKeys
from alertadores.ledger.replay import CaseReplay
from alertadores.vault.case_keys import AwaitedKeys
from alertadores.vault.view import CaseQuery
from crypto.canonical import b64u_encode
from crypto.secret import random_secret
from tests.app.walk import TEXT
from tests.realoffice import RealOffice


def write(session: Session, case: bytes, draft: Draft) -> None:
    """Write an act as a program of one's own would, with any values."""
    keys = session.vault.keyring.case_keys.of(case)[-1]

    def act(batch: Batch) -> None:
        replay = session.replica.case_file(case).replay
        session.writer.in_case(batch, Subject(case, keys, replay), draft)

    session._files.clear()
    session._write(act)


def begin(session: Session, values: dict[str, Any]) -> bytes:
    """Register an alert with any fields."""
    case, keys = random_secret(16).reveal(), CaseKeys.fresh(0)
    subject = Subject(case, keys, CaseReplay())

    def act(batch: Batch) -> None:
        registrar = Registrar(session.replica, session.writer, session.colleagues)
        draft, luggage = registrar._opening(subject, {2: "full", 1: "full"}, 2026)
        opened = session.writer.in_case(batch, subject, draft, luggage)
        batch.awaited.append(AwaitedKeys(opened.hash, case, keys))
        data = {"alerter": "INTERNO", "identity": "ANONIMA", "asks_protection": False}
        session.writer.in_case(batch, subject, Draft("alert.registered", data, values))

    session._write(act)
    return case


def test_an_entry_stands_pending_then_indexed_then_sealed(office: RealOffice) -> None:
    case = office.register()
    session = office["officer"]
    seen = [session.case(case).timeline[0].standing]
    office.sync("officer")
    seen.append(session.case(case).timeline[0].standing)
    office.sync("coordinator", "officer")
    seen.append(session.case(case).timeline[0].standing)
    assert seen == [Standing.PENDING, Standing.INDEXED, Standing.SEALED]


def test_a_page_shows_who_did_what_when(office: RealOffice) -> None:
    case = office.register(readers=("transparency",), asks_protection=True)
    office["officer"].execute(MoveAlert(to="EN_ANALISIS", motive="Se revisa."), case)
    office.settle("officer", "transparency")
    view = office["transparency"].case(case)
    assert [(line.type, line.author) for line in view.timeline] == [
        ("case.opened", "Bruno Salas"),
        ("alert.registered", "Bruno Salas"),
        ("alert.moved", "Bruno Salas"),
    ]
    assert view.timeline[-1].data == {"to": "EN_ANALISIS"}
    assert view.timeline[-1].fields == {"motive": "Se revisa."}
    assert view.readers == ("Bruno Salas", "Fabián Yáñez", "Amalia Ríos")
    assert (view.row.state, view.row.asks_protection, view.row.entries) == ("EN_ANALISIS", True, 3)
    assert view.fields["narrative"] == "Pagaron dos veces la misma obra."
    assert view.timeline[0].recorded.utcoffset() == view.timeline[-1].recorded.utcoffset()


def test_a_search_finds_texts_and_no_secrets(office: RealOffice) -> None:
    case = office.register(narrative="Zacatepec", evidence=("Contrato Mapimí",))
    session = office["officer"]
    session.execute(AddNote(text="Coatzacoalcos"), case)
    session.execute(ProposeSummary(text=TEXT), case)
    for word in ("Zacatepec", "mapimi", "coatza", "COHECHO"):
        assert len(list(session.case_ids(CaseQuery(text=word)))) == 1, word
    (summary,) = [
        each for each in session.replica.opened(case) if each.entry.trace.type == "summary.proposed"
    ]
    link_key = session.replica.fields(summary)["link_key"]
    texts = session.vault.view._database.rows("SELECT body FROM texts")
    assert all(link_key not in body for (body,) in texts)
    assert list(session.case_ids(CaseQuery(text="Nadie"))) == []


def test_what_was_rejected_moves_no_line_of_the_list(office: RealOffice) -> None:
    case = office.register(readers=("transparency",))
    office.settle("officer", "transparency")
    office["coordinator"].execute(MoveAlert(to="EN_ANALISIS"), case)
    office["officer"].execute(MoveAlert(to="EN_ANALISIS"), case)
    office.sync("coordinator", "officer", "transparency")
    view = office["transparency"].case(case)
    accepted = [line.recorded for line in view.timeline if line.reason is None]
    assert [line.reason for line in view.timeline][-1] == "rule.clash"
    assert view.row.recorded == max(accepted).isoformat(timespec="seconds")


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"received": 5, "institution": ["una", "lista"], "conducts": "COHECHO"},
        {"received": "ayer", "institution": None, "conducts": [1, None, ["COHECHO"]]},
        {"received": {"day": 2026}, "institution": {"a": "b"}, "conducts": {"c": "d"}},
        {"narrative": [["texto"]], "accused": "nadie"},
    ],
    ids=["nothing", "other kinds", "no day", "objects", "nested lists"],
)
def test_fields_of_any_kind_break_neither_list_nor_page(
    office: RealOffice, values: dict[str, Any]
) -> None:
    session = office["officer"]
    case = begin(session, values)
    office.settle("officer", "coordinator")
    for name in ("officer", "coordinator"):
        view = office[name].case(case)
        assert not view.incomplete
        assert isinstance(view.row.received, str)
        assert isinstance(view.row.institution, str)
        assert all(isinstance(conduct, str) for conduct in view.row.conducts)
        (row,) = office[name].case_rows(office[name].case_ids(CaseQuery()))
        assert row == view.row


def test_a_summary_without_a_text_is_shown_and_never_published(office: RealOffice) -> None:
    case = office.register(readers=("transparency",))
    write(office["officer"], case, Draft("summary.proposed"))
    office.settle("officer", "transparency")
    office["transparency"].execute(Approve(), case)
    office.settle("officer", "transparency")
    for name in ("officer", "transparency"):
        (step,) = [each for each in office[name].case(case).steps if each.command == "summary.emit"]
        assert step.reason == "case.incomplete"
        with pytest.raises(IntegrityError, match=r"case\.incomplete"):
            office[name].emit_summary(case)
        assert office[name].inbox() == ()


def test_a_motive_of_another_kind_breaks_no_page(office: RealOffice) -> None:
    case = office.register()
    write(office["officer"], case, Draft("note.added", values={"text": {"no": ["texto"]}}))
    assert office["officer"].case(case).timeline[-1].fields == {"text": {"no": ["texto"]}}


def test_values_without_a_canonical_form_are_refused_in_words(office: RealOffice) -> None:
    case = office.register()
    for values in ({"text": 2**60}, {"nobody": "knows this field"}):
        with pytest.raises(UserError, match=r"act\.not-recordable"):
            write(office["officer"], case, Draft("note.added", values=values))


def test_a_case_that_is_not_known_is_incomplete(office: RealOffice) -> None:
    with pytest.raises(IntegrityError, match=r"case\.incomplete"):
        office["officer"].case(bytes(16))
    with pytest.raises((IntegrityError, UserError)):
        office["officer"].execute(AddNote(text="Nota."), bytes(16))


def test_content_under_another_name_of_its_group_is_incomplete(office: RealOffice) -> None:
    """An entry that names no content of the case leaves its readers nothing to check."""
    case = office.register(readers=("transparency",))
    session = office["officer"]
    opened = session.replica.opened(case)[-1]
    contents = dict(opened.entry.trace.contents)
    del opened.entry.trace.contents["case"]  # type: ignore[attr-defined]
    with pytest.raises(IntegrityError, match=r"case\.incomplete"):
        session.replica.fields(opened)
    assert b64u_encode(contents["case"])
