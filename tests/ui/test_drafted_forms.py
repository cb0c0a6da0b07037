"""Every form outside the guide and the steps of a case: what is typed in it outlives it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFileDialog

from alertadores.app import COMMANDS, AddEvidence, EvidenceRoom, FormDraft, Session
from tests.window import Driver, Make
from ui.actions import Id
from ui.pages.case_evidence import EvidenceTab
from ui.pages.case_tabs import EVIDENCE
from ui.pages.deciding import Deciding
from ui.pages.drafted import DraftedForm
from ui.pages.evidence_forms import AddForm, ExportForm
from ui.pages.office import MATTERS, OfficePage
from ui.pages.office_forms import AdmissionForm, Proposing
from ui.pages.today import TodayPage
from ui.widgets.field import Field
from ui.widgets.inputs import LineInput, TextInput

TEXT = "Palabras que nadie ha registrado: señal 4418."
HOSTILE = "<b>no</b><img src=x> \u202egnp.exe\u2066 \x07\x1b[31m &amp; "
LONG = "palabra " * 262_144
ENDLESS = ("a" * 99 + "\n") * 65_000


@dataclass(frozen=True, slots=True)
class Way:
    """A form and how it is come by.

    Attributes:
        role: who has it.
        entry: name of the value that is typed.
        open: opens it.
        submit: records it.
    """

    role: str
    entry: str
    open: Callable[[Driver], None]
    submit: Callable[[Driver], None]


def _page(driver: Driver, name: Id) -> Any:
    work = driver.window.workspace
    assert work is not None
    work.show_page(name)
    driver.settle()
    return work.page(name)


def _act(driver: Driver, type_: str, **values: Any) -> None:
    command = COMMANDS[type_](**values)
    driver.window.desk.act("x", lambda session: session.execute(command))
    driver.settle()


def _let_something_wait(driver: Driver) -> None:
    """Let an administrator propose something, if nothing waits, and come back as another one."""
    if not any(item.case is None for item in driver.window.desk.inbox):
        driver.sit("coordinacion")
        _act(driver, "member.roles_proposed", number=4, roles=("canalizacion", "archivo"))
        driver.sit("archivo")


def _decide_today(driver: Driver) -> None:
    _let_something_wait(driver)
    page = _page(driver, Id.TODAY)
    assert isinstance(page, TodayPage)
    page._open_item(next(each for each in driver.window.desk.inbox if each.case is None))
    driver.settle()


def _decide_at_the_office(driver: Driver) -> None:
    _let_something_wait(driver)
    page = _page(driver, Id.OFFICE)
    assert isinstance(page, OfficePage)
    page.tabs.setCurrentIndex(MATTERS)
    driver.settle()


def _propose(button: str) -> Callable[[Driver], None]:
    def open_(driver: Driver) -> None:
        page = _page(driver, Id.OFFICE)
        page.people.list.go_to(3)
        getattr(page.people, button).click()

    return open_


def _evidence(driver: Driver) -> EvidenceTab:
    work = driver.window.workspace
    assert work is not None
    _page(driver, Id.ALERTS)
    line = work.alerts.model.line(0)
    assert line is not None
    work.alerts.open_case(line.case)
    driver.settle()
    page = work.alerts.case_page
    assert page is not None
    page.go_to(EVIDENCE)
    driver.settle()
    tab = page.tab(EVIDENCE)
    assert isinstance(tab, EvidenceTab)
    return tab


def _file(driver: Driver) -> Path:
    path = driver.office.folder.parent / "contrato.txt"
    path.write_text("Contrato.")
    return path


def _add_file(driver: Driver) -> None:
    _evidence(driver).begin(_file(driver))


def _export_file(driver: Driver) -> None:
    tab = _evidence(driver)
    if not tab.model.rowCount():
        case, path = tab._case, _file(driver)

        def add(session: Session) -> Any:
            return EvidenceRoom(session).add(case, AddEvidence(title="Contrato"), path)

        driver.window.desk.act("x", add)
        driver.settle()
    tab.table.selectRow(0)
    tab.export_button.click()


def _agree(driver: Driver) -> None:
    form = _form(driver)
    assert isinstance(form, Deciding)
    form.agree.click()


def _submit_proposal(driver: Driver) -> None:
    form = _form(driver)
    assert isinstance(form, Proposing)
    if "roles" in form.inputs():
        form.inputs()["roles"].retype(("canalizacion", "archivo"))
    form._do.click()


def _submit_file(driver: Driver) -> None:
    form = _form(driver)
    assert isinstance(form, AddForm)
    if form.source is None:
        form.choose(_file(driver))
    form.do.click()


def _save_export(driver: Driver) -> None:
    form = _form(driver)
    assert isinstance(form, ExportForm)
    form.do.click()
    (dialog,) = driver.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(driver.office.folder.parent / "salida.txt"))
    dialog.done(0)


_WAYS = {
    "a decision today": Way("archivo", "motive", _decide_today, _agree),
    "a decision at the office": Way("archivo", "motive", _decide_at_the_office, _agree),
    "other roles": Way("coordinacion", "motive", _propose("roles_button"), _submit_proposal),
    "a removal": Way("coordinacion", "motive", _propose("remove_button"), _submit_proposal),
    "a file to add": Way("enlace_caso", "title", _add_file, _submit_file),
    "a file to export": Way("enlace_caso", "purpose", _export_file, _save_export),
}


@pytest.fixture(params=[pytest.param(way, id=name) for name, way in _WAYS.items()])
def way(request: pytest.FixtureRequest) -> Way:
    found = request.param
    assert isinstance(found, Way)
    return found


def _form(driver: Driver) -> DraftedForm:
    (form,) = [each for each in driver.window.findChildren(DraftedForm) if each.isVisible()]
    return form


def _write(driver: Driver, way: Way, text: str = TEXT) -> DraftedForm:
    """Open a form as the person who has it, and type into it."""
    driver.sit(way.role)
    way.open(driver)
    form = _form(driver)
    _put(form, way, text)
    return form


def _put(form: DraftedForm, way: Way, text: str) -> None:
    """Paste a text in the place of what stands there."""
    entry = form.inputs()[way.entry]
    if isinstance(entry, LineInput):
        entry.selectAll()
        entry.insert(text)
    elif isinstance(entry, TextInput):
        entry.moveCursor(QTextCursor.MoveOperation.Start)
        entry.selectAll()
        entry.insertPlainText(text)


def _typed(driver: Driver, way: Way) -> object:
    return _form(driver).inputs()[way.entry].typed()


def _kept(driver: Driver) -> list[FormDraft]:
    """Return what the vault holds."""
    found: list[FormDraft] = []
    driver.window.desk.ask("x", lambda session: session.drafts.all(), found.extend)
    driver.settle()
    return found


def _titles(driver: Driver) -> str:
    work = driver.window.workspace
    assert work is not None
    return "\n".join(notice.title for notice in work.banners.notices)


def test_locking_in_the_middle_of_it_returns_to_it(own: Driver, way: Way) -> None:
    _write(own, way)
    own.window.lock("")
    own.settle()
    own.sit(way.role)
    assert _typed(own, way) == TEXT
    assert _form(own).note.isVisible()


@pytest.mark.parametrize("way", [_WAYS["other roles"], _WAYS["a file to add"]])
def test_an_idle_lock_keeps_it(own: Driver, way: Way) -> None:
    _write(own, way)
    own.window.guard.idle.due.emit()
    own.settle()
    own.sit(way.role)
    assert _typed(own, way) == TEXT


@pytest.mark.parametrize("way", [_WAYS["a decision today"], _WAYS["a file to export"]])
def test_another_seat_keeps_it(own: Driver, way: Way) -> None:
    _write(own, way)
    work = own.window.workspace
    assert work is not None
    work.top.seat_wanted.emit(own.office.seat("auditoria").path)
    own.until(lambda: own.window.workspace is not None and own.window.workspace is not work)
    own.settle()
    assert not _kept(own)
    own.sit(way.role)
    assert _typed(own, way) == TEXT


@pytest.mark.parametrize("way", [_WAYS["a decision today"], _WAYS["a file to export"]])
def test_another_language_takes_it_along(own: Driver, way: Way) -> None:
    _write(own, way)
    own.window.speak("en")
    own.settle()
    assert _typed(own, way) == TEXT


def test_closing_the_window_keeps_it(make_window: Make) -> None:
    way = _WAYS["a file to add"]
    first = make_window()
    _write(first, way)
    assert first.window.close()
    again = make_window()
    again.sit(way.role)
    assert _typed(again, way) == TEXT
    _form(again).note.discard.click()
    again.settle()
    assert not _kept(again)


def test_what_is_cancelled_leaves_nothing(own: Driver, way: Way) -> None:
    form = _write(own, way)
    own.window.desk.drafts.keep()
    assert [draft.answers[way.entry] for draft in _kept(own)] == [TEXT]
    form.give_up()
    own.settle()
    assert not _kept(own)
    own.window.lock("")
    own.settle()
    own.sit(way.role)
    assert own.window.desk.drafts.latest is None
    way.open(own)
    assert _typed(own, way) == ""


def test_what_is_recorded_leaves_nothing(own: Driver, way: Way) -> None:
    _write(own, way)
    own.window.desk.drafts.keep()
    own.settle()
    way.submit(own)
    own.settle()
    assert not _kept(own)
    assert not [each for each in own.window.findChildren(DraftedForm) if each.is_writing]


def test_what_is_recorded_leaves_nothing_even_if_it_locks_at_once(own: Driver) -> None:
    way = _WAYS["a removal"]
    _write(own, way)
    own.window.desk.drafts.keep()
    way.submit(own)
    own.window.lock("")
    own.settle()
    own.sit(way.role)
    assert not _kept(own)


def test_hostile_text_is_said_kept_and_shown_nowhere_else(own: Driver, way: Way) -> None:
    form = _write(own, way, HOSTILE)
    entry = form.inputs()[way.entry]
    field = next(each for each in form.findChildren(Field) if each.entry is entry)
    assert "caracteres que no se ven" in field._note.text()
    own.window.lock("")
    own.settle()
    own.sit(way.role)
    assert _typed(own, way) == HOSTILE
    _put(_form(own), way, LONG)
    entry = _form(own).inputs()[way.entry]
    if isinstance(entry, LineInput):
        assert "No caben más de 1000 caracteres" in entry.remark()
    else:
        assert entry.typed() == LONG
    before = entry.typed()
    own.window.desk.drafts.keep()
    assert [draft.answers[way.entry] for draft in _kept(own)] == [before]
    _form(own).give_up()


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
    way = _WAYS[name]
    _write(own, way, text)
    before = _typed(own, way)
    way.submit(own)
    own.settle()
    assert _titles(own)
    assert "dentro del programa" not in _titles(own)
    assert _typed(own, way) == before
    assert _form(own).isEnabled()


def test_going_back_from_a_decision_keeps_its_draft_and_says_so(own: Driver) -> None:
    way = _WAYS["a decision today"]
    form = _write(own, way)
    assert isinstance(form, Deciding)
    form.back.click()
    own.settle()
    assert "se guarda como borrador" in _titles(own)
    assert own.window.desk.drafts.latest is None
    way.open(own)
    assert _typed(own, way) == TEXT
    assert _form(own).note.isVisible()


def test_looking_at_another_member_keeps_the_proposal(own: Driver) -> None:
    way = _WAYS["other roles"]
    _write(own, way)
    page = _page(own, Id.OFFICE)
    page.people.list.go_to(5)
    own.settle()
    assert not page.people.is_writing
    assert "se guarda como borrador" in _titles(own)
    page.people.roles_button.click()
    assert _typed(own, way) == ""
    page.people.list.go_to(3)
    page.people.roles_button.click()
    assert _typed(own, way) == TEXT


def test_leaving_a_case_keeps_what_is_said_of_a_file(own: Driver) -> None:
    way = _WAYS["a file to add"]
    _write(own, way)
    work = own.window.workspace
    assert work is not None
    work.alerts.close_case()
    own.settle()
    way.open(own)
    assert _typed(own, way) == TEXT


def test_a_draft_of_a_file_asks_for_the_file_again(own: Driver) -> None:
    way = _WAYS["a file to add"]
    _write(own, way)
    own.window.lock("")
    own.settle()
    own.sit(way.role)
    form = _form(own)
    assert isinstance(form, AddForm)
    assert form.source is None
    assert not form.do.isEnabled()
    assert form.choose_button.isVisible()
    form.choose(_file(own))
    assert form.do.isEnabled()
    assert not form.choose_button.isVisible()


def test_what_was_decided_meanwhile_leaves_the_words_to_be_copied(own: Driver) -> None:
    way = _WAYS["a decision today"]
    _write(own, way)
    own.window.lock("")
    own.settle()
    own.sit("coordinacion")
    page = _page(own, Id.OFFICE)
    page.tabs.setCurrentIndex(MATTERS)
    own.settle()
    page.matters._withdraw(page.matters._matters[0])
    own.settle()
    own.sit(way.role)
    form = _form(own)
    assert isinstance(form, Deciding)
    assert _typed(own, way) == TEXT
    assert not form.agree.isEnabled()
    assert not form.refuse.isEnabled()
    assert "Esto ya no espera" in form._why.text()
    form.note.discard.click()
    own.settle()
    assert not _kept(own)


def test_roles_of_an_admission_are_kept_and_its_file_is_asked_for_again(own: Driver) -> None:
    own.sit("coordinacion")
    _propose("admit_button")(own)
    _form(own).inputs()["roles"].retype(("archivo",))
    own.window.lock("")
    own.settle()
    own.sit("coordinacion")
    form = _form(own)
    assert isinstance(form, AdmissionForm)
    assert form.inputs()["roles"].typed() == ("archivo",)
    assert "Elija otra vez la solicitud" in form.note._said.text()
    form.give_up()
