"""Every form outside the guide and the steps of a case: what is typed in it outlives it."""

from __future__ import annotations

import pytest

from tests.ui.drafted import (
    TEXT,
    WAYS,
    Way,
    evidence_file,
    kept_drafts,
    propose,
    put_in,
    shown_form,
    shown_page,
    titles_told,
    typed_in,
    write_in,
)
from tests.window import Driver, Make
from ui.actions import Id
from ui.pages.deciding import Deciding
from ui.pages.drafted import DraftedForm
from ui.pages.evidence_forms import AddForm
from ui.pages.office import MATTERS
from ui.pages.office_forms import AdmissionForm
from ui.widgets.field import Field
from ui.widgets.inputs import LineInput

HOSTILE = "<b>no</b><img src=x> \u202egnp.exe\u2066 \x07\x1b[31m &amp; "
LONG = "palabra " * 262_144
ENDLESS = ("a" * 99 + "\n") * 65_000


@pytest.fixture(params=[pytest.param(way, id=name) for name, way in WAYS.items()])
def way(request: pytest.FixtureRequest) -> Way:
    found = request.param
    assert isinstance(found, Way)
    return found


def test_locking_in_the_middle_of_it_returns_to_it(own: Driver, way: Way) -> None:
    write_in(own, way)
    own.window.lock("")
    own.settle()
    own.sit(way.role)
    assert typed_in(own, way) == TEXT
    assert shown_form(own).note.isVisible()


@pytest.mark.parametrize("way", [WAYS["other roles"], WAYS["a file to add"]])
def test_an_idle_lock_keeps_it(own: Driver, way: Way) -> None:
    write_in(own, way)
    own.window.guard.idle.due.emit()
    own.settle()
    own.sit(way.role)
    assert typed_in(own, way) == TEXT


@pytest.mark.parametrize("way", [WAYS["a decision today"], WAYS["a file to export"]])
def test_another_seat_keeps_it(own: Driver, way: Way) -> None:
    write_in(own, way)
    work = own.window.workspace
    assert work is not None
    work.top.seat_wanted.emit(own.office.seat("auditoria").path)
    own.until(lambda: own.window.workspace is not None and own.window.workspace is not work)
    own.settle()
    assert not kept_drafts(own)
    own.sit(way.role)
    assert typed_in(own, way) == TEXT


@pytest.mark.parametrize("way", [WAYS["a decision today"], WAYS["a file to export"]])
def test_another_language_takes_it_along(own: Driver, way: Way) -> None:
    write_in(own, way)
    own.window.speak("en")
    own.settle()
    assert typed_in(own, way) == TEXT


def test_closing_the_window_keeps_it(make_window: Make) -> None:
    way = WAYS["a file to add"]
    first = make_window()
    write_in(first, way)
    assert first.window.close()
    again = make_window()
    again.sit(way.role)
    assert typed_in(again, way) == TEXT
    shown_form(again).note.discard.click()
    again.settle()
    assert not kept_drafts(again)


def test_what_is_cancelled_leaves_nothing(own: Driver, way: Way) -> None:
    form = write_in(own, way)
    own.window.desk.drafts.keep()
    assert [draft.answers[way.entry] for draft in kept_drafts(own)] == [TEXT]
    form.give_up()
    own.settle()
    assert not kept_drafts(own)
    own.window.lock("")
    own.settle()
    own.sit(way.role)
    assert own.window.desk.drafts.latest is None
    way.open(own)
    assert typed_in(own, way) == ""


def test_what_is_recorded_leaves_nothing(own: Driver, way: Way) -> None:
    write_in(own, way)
    own.window.desk.drafts.keep()
    own.settle()
    way.submit(own)
    own.settle()
    assert not kept_drafts(own)
    assert not [each for each in own.window.findChildren(DraftedForm) if each.is_writing]


def test_what_is_recorded_leaves_nothing_even_if_it_locks_at_once(own: Driver) -> None:
    way = WAYS["a removal"]
    write_in(own, way)
    own.window.desk.drafts.keep()
    way.submit(own)
    own.window.lock("")
    own.settle()
    own.sit(way.role)
    assert not kept_drafts(own)


def test_hostile_text_is_said_kept_and_shown_nowhere_else(own: Driver, way: Way) -> None:
    form = write_in(own, way, HOSTILE)
    entry = form.inputs()[way.entry]
    field = next(each for each in form.findChildren(Field) if each.entry is entry)
    assert "caracteres que no se ven" in field._note.text()
    own.window.lock("")
    own.settle()
    own.sit(way.role)
    assert typed_in(own, way) == HOSTILE
    put_in(shown_form(own), way, LONG)
    entry = shown_form(own).inputs()[way.entry]
    if isinstance(entry, LineInput):
        assert "No caben más de 1000 caracteres" in entry.remark()
    else:
        assert entry.typed() == LONG
    before = entry.typed()
    own.window.desk.drafts.keep()
    assert [draft.answers[way.entry] for draft in kept_drafts(own)] == [before]
    shown_form(own).give_up()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("a decision today", ENDLESS, id="more than an entry holds in a decision"),
        pytest.param("other roles", ENDLESS, id="more than an entry holds in a proposal"),
        pytest.param("a file to add", "uno\x07dos", id="a control character in a title"),
        pytest.param("a file to export", "uno\x07dos", id="a control character in a purpose"),
    ],
)
def test_what_no_entry_holds_is_said_and_stays(own: Driver, name: str, text: str) -> None:
    way = WAYS[name]
    write_in(own, way, text)
    before = typed_in(own, way)
    way.submit(own)
    own.settle()
    assert titles_told(own)
    assert "dentro del programa" not in titles_told(own)
    assert typed_in(own, way) == before
    assert shown_form(own).isEnabled()


def test_going_back_from_a_decision_keeps_its_draft_and_says_so(own: Driver) -> None:
    way = WAYS["a decision today"]
    form = write_in(own, way)
    assert isinstance(form, Deciding)
    form.back.click()
    own.settle()
    assert "se guarda como borrador" in titles_told(own)
    assert own.window.desk.drafts.latest is None
    way.open(own)
    assert typed_in(own, way) == TEXT
    assert shown_form(own).note.isVisible()


def test_looking_at_another_member_keeps_the_proposal(own: Driver) -> None:
    way = WAYS["other roles"]
    write_in(own, way)
    page = shown_page(own, Id.OFFICE)
    page.people.list.go_to(5)
    own.settle()
    assert not page.people.is_writing
    assert "se guarda como borrador" in titles_told(own)
    page.people.roles_button.click()
    assert typed_in(own, way) == ""
    page.people.list.go_to(3)
    page.people.roles_button.click()
    assert typed_in(own, way) == TEXT


def test_leaving_a_case_keeps_what_is_said_of_a_file(own: Driver) -> None:
    way = WAYS["a file to add"]
    write_in(own, way)
    work = own.window.workspace
    assert work is not None
    work.alerts.close_case()
    own.settle()
    way.open(own)
    assert typed_in(own, way) == TEXT


def test_a_draft_of_a_file_asks_for_the_file_again(own: Driver) -> None:
    way = WAYS["a file to add"]
    write_in(own, way)
    own.window.lock("")
    own.settle()
    own.sit(way.role)
    form = shown_form(own)
    assert isinstance(form, AddForm)
    assert form.source is None
    assert not form.do.isEnabled()
    assert form.choose_button.isVisible()
    form.choose(evidence_file(own))
    assert form.do.isEnabled()
    assert not form.choose_button.isVisible()


def test_what_was_decided_meanwhile_leaves_the_words_to_be_copied(own: Driver) -> None:
    way = WAYS["a decision today"]
    write_in(own, way)
    own.window.lock("")
    own.settle()
    own.sit("coordinacion")
    page = shown_page(own, Id.OFFICE)
    page.tabs.setCurrentIndex(MATTERS)
    own.settle()
    page.matters._withdraw(page.matters._matters[0])
    own.settle()
    own.sit(way.role)
    form = shown_form(own)
    assert isinstance(form, Deciding)
    assert typed_in(own, way) == TEXT
    assert not form.agree.isEnabled()
    assert not form.refuse.isEnabled()
    assert "Esto ya no espera" in form._why.text()
    form.note.discard.click()
    own.settle()
    assert not kept_drafts(own)


def test_roles_of_an_admission_are_kept_and_its_file_is_asked_for_again(own: Driver) -> None:
    own.sit("coordinacion")
    propose("admit_button")(own)
    shown_form(own).inputs()["roles"].retype(("archivo",))
    own.window.lock("")
    own.settle()
    own.sit("coordinacion")
    form = shown_form(own)
    assert isinstance(form, AdmissionForm)
    assert form.inputs()["roles"].typed() == ("archivo",)
    assert "Elija otra vez la solicitud" in form.note._said.text()
    form.give_up()
