"""What a proceeding says now: what a second person reads before they agree with it."""

from __future__ import annotations

from typing import Any

import pytest

from alertadores.app.session import Session
from alertadores.app.views import ThingView, TimelineLine
from alertadores.domain.commands import (
    AddNote,
    AmendDraft,
    Draft,
    DraftReferral,
    ProposeSummary,
    Refuse,
)
from alertadores.ledger.rows import Opened
from alertadores.sync.replica import Replica
from crypto.canonical import b64u_encode
from tests.app.test_casebook import write
from tests.app.walk import TEXT, walk
from tests.realoffice import RealOffice
from tests.sync.hubs import hide_objects


def thing(session: Session, case: bytes, kind: str) -> ThingView:
    """Return the latest proceeding of a kind."""
    return [each for each in session.case(case).things if each.kind == kind][-1]


def last(session: Session, case: bytes) -> TimelineLine:
    """Return the latest entry of a case."""
    return session.case(case).timeline[-1]


def test_everything_a_case_may_hold_says_what_its_entries_say(office: RealOffice) -> None:
    for case in walk(office):
        view = office["transparency"].case(case)
        begun = {line.entry: line for line in view.timeline}
        for each in view.things:
            texts = [
                line.fields["text"]
                for line in view.timeline
                if line.type == "draft.amended" and line.object == each.name
            ]
            line = begun[each.name]
            if each.kind != "alert":
                told = {**line.data, **line.fields}
                told.pop("link_key", None)
                assert each.values == told | ({"text": texts[-1]} if texts else {})
                assert each.text == each.values.get("text", "")
            else:
                assert (each.values, each.text, each.version) == ({}, "", each.name)
    assert {each.kind for each in view.things} == {
        "alert", "protection", "assessment", "determination", "referral", "summary",
    }  # fmt: skip


def test_the_text_is_that_of_the_last_accepted_change(office: RealOffice) -> None:
    case = office.register(readers=("transparency",))
    session = office["officer"]
    session.execute(ProposeSummary(text=TEXT), case)
    session.execute(AmendDraft(text="Segundo texto."), case)
    assert thing(session, case, "summary").text == "Segundo texto."
    assert thing(session, case, "summary").version == last(session, case).entry
    office.settle("officer", "transparency")
    # Both change the same text, neither having seen the other's change: the later has no effect.
    office["transparency"].execute(AmendDraft(text="Texto de transparencia."), case)
    session.execute(AmendDraft(text="Texto de enlace."), case)
    office.sync("transparency", "officer")
    assert last(session, case).reason == "rule.clash"
    assert thing(session, case, "summary").text == "Texto de transparencia."


def test_two_drafts_keep_their_texts_apart(office: RealOffice) -> None:
    case = office.register()
    session = office["officer"]
    for subject in ("Uno", "Dos"):
        draft = DraftReferral(destination="OIC_UR", consent=True, subject=subject, text=subject)
        session.execute(draft, case)
    first = session.case(case).things[1]
    session.execute(AmendDraft(object=b64u_encode(first.name), text="Uno cambiado."), case)
    _alert, one, two = session.case(case).things
    assert (one.text, one.values["subject"], two.text) == ("Uno cambiado.", "Uno", "Dos")
    assert last(session, case).object == one.name


def test_an_entry_says_what_it_is_about_and_on_what_grounds(office: RealOffice) -> None:
    case = office.register(readers=("transparency",))
    office["officer"].execute(AddNote(text="Nota."), case)
    assert (last(office["officer"], case).object, last(office["officer"], case).grounds) == (
        None,
        (),
    )
    office["officer"].execute(ProposeSummary(text=TEXT), case)
    office.settle("officer", "transparency")
    office["transparency"].execute(Refuse(reasons=("IDENTIFICA_PERSONAS",)), case)
    line = last(office["transparency"], case)
    assert line.object == thing(office["transparency"], case, "summary").name
    assert line.grounds == ("IDENTIFICA_PERSONAS",)


def test_where_the_new_text_is_missing_the_old_one_is_not_shown(office: RealOffice) -> None:
    case = office.register(readers=("transparency",))
    office["officer"].execute(ProposeSummary(text=TEXT), case)
    office.settle("officer", "transparency")
    office["officer"].execute(AmendDraft(text="Otro."), case)
    office.sync("officer")
    hide_objects(office)
    office.sync("transparency")
    view = office["transparency"].case(case)
    assert view.incomplete
    assert "text" not in thing(office["transparency"], case, "summary").values
    assert thing(office["transparency"], case, "summary").text == ""


def test_a_text_of_another_kind_is_no_text(office: RealOffice) -> None:
    case = office.register(readers=("transparency",))
    write(office["officer"], case, Draft("summary.proposed", values={"language": "es"}))
    assert thing(office["officer"], case, "summary").text == ""


def test_who_reads_no_field_reads_no_text(office: RealOffice) -> None:
    for case in walk(office):
        things = office["custodian"].case(case).things
    assert all(each.text == "" for each in things)
    assert [set(each.values) for each in things if each.kind == "summary"] == [set()] * 3


def test_every_entry_is_read_once(office: RealOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    """A view is made in one pass: no text is looked for once for every proceeding."""
    case = office.register()
    session = office["officer"]
    for number in range(40):
        draft = DraftReferral(destination="OIC_UR", consent=True, subject="S", text=f"T{number}")
        session.execute(draft, case)
    calls: list[Opened] = []
    fields = Replica.fields

    def watched(replica: Replica, opened: Opened) -> dict[str, Any]:
        calls.append(opened)
        return fields(replica, opened)

    monkeypatch.setattr(Replica, "fields", watched)
    view = session.case(case)
    assert len(calls) == len(view.timeline)
    assert [each.text for each in view.things[1:]] == [f"T{number}" for number in range(40)]
