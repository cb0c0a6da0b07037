"""The forms that keep drafts: how each is come by, filled in and recorded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFileDialog

from alertadores.app import COMMANDS, AddEvidence, EvidenceRoom, FormDraft, Session
from tests.window import Driver
from ui.actions import Id
from ui.pages.case_evidence import EvidenceTab
from ui.pages.case_tabs import EVIDENCE
from ui.pages.deciding import Deciding
from ui.pages.drafted import DraftedForm
from ui.pages.evidence_forms import AddForm, ExportForm
from ui.pages.office import MATTERS, OfficePage
from ui.pages.office_forms import Proposing
from ui.pages.today import TodayPage
from ui.widgets.inputs import LineInput
from ui.widgets.texts import TextInput

TEXT = "Palabras que nadie ha registrado: señal 4418."


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


def shown_page(driver: Driver, name: Id) -> Any:
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
    page = shown_page(driver, Id.TODAY)
    assert isinstance(page, TodayPage)
    page._open_item(next(each for each in driver.window.desk.inbox if each.case is None))
    driver.settle()


def _decide_at_the_office(driver: Driver) -> None:
    _let_something_wait(driver)
    page = shown_page(driver, Id.OFFICE)
    assert isinstance(page, OfficePage)
    page.tabs.setCurrentIndex(MATTERS)
    driver.settle()


def propose(button: str) -> Callable[[Driver], None]:
    def open_(driver: Driver) -> None:
        page = shown_page(driver, Id.OFFICE)
        page.people.list.go_to(3)
        getattr(page.people, button).click()

    return open_


def _evidence(driver: Driver) -> EvidenceTab:
    work = driver.window.workspace
    assert work is not None
    shown_page(driver, Id.ALERTS)
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


def evidence_file(driver: Driver) -> Path:
    path = driver.office.folder.parent / "contrato.txt"
    path.write_text("Contrato.")
    return path


def _add_file(driver: Driver) -> None:
    _evidence(driver).begin(evidence_file(driver))


def _export_file(driver: Driver) -> None:
    tab = _evidence(driver)
    if not tab.model.rowCount():
        case, path = tab._case, evidence_file(driver)

        def add(session: Session) -> Any:
            return EvidenceRoom(session).add(case, AddEvidence(title="Contrato"), path)

        driver.window.desk.act("x", add)
        driver.settle()
    tab.table.selectRow(0)
    tab.export_button.click()


def _agree(driver: Driver) -> None:
    form = shown_form(driver)
    assert isinstance(form, Deciding)
    form.agree.click()


def _submit_proposal(driver: Driver) -> None:
    form = shown_form(driver)
    assert isinstance(form, Proposing)
    if "roles" in form.inputs():
        form.inputs()["roles"].retype(("canalizacion", "archivo"))
    form._do.click()


def _submit_file(driver: Driver) -> None:
    form = shown_form(driver)
    assert isinstance(form, AddForm)
    if form.source is None:
        form.choose(evidence_file(driver))
    form.do.click()


def _save_export(driver: Driver) -> None:
    form = shown_form(driver)
    assert isinstance(form, ExportForm)
    form.do.click()
    (dialog,) = driver.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(driver.office.folder.parent / "salida.txt"))
    dialog.done(0)


WAYS = {
    "a decision today": Way("archivo", "motive", _decide_today, _agree),
    "a decision at the office": Way("archivo", "motive", _decide_at_the_office, _agree),
    "other roles": Way("coordinacion", "motive", propose("roles_button"), _submit_proposal),
    "a removal": Way("coordinacion", "motive", propose("remove_button"), _submit_proposal),
    "a file to add": Way("enlace_caso", "title", _add_file, _submit_file),
    "a file to export": Way("enlace_caso", "purpose", _export_file, _save_export),
}


def shown_form(driver: Driver) -> DraftedForm:
    (form,) = [each for each in driver.window.findChildren(DraftedForm) if each.isVisible()]
    return form


def write_in(driver: Driver, way: Way, text: str = TEXT) -> DraftedForm:
    """Open a form as the person who has it, and type into it."""
    driver.sit(way.role)
    way.open(driver)
    form = shown_form(driver)
    put_in(form, way, text)
    return form


def put_in(form: DraftedForm, way: Way, text: str) -> None:
    """Paste a text in the place of what stands there."""
    entry = form.inputs()[way.entry]
    if isinstance(entry, LineInput):
        entry.selectAll()
        entry.insert(text)
    elif isinstance(entry, TextInput):
        entry.moveCursor(QTextCursor.MoveOperation.Start)
        entry.selectAll()
        entry.insertPlainText(text)


def typed_in(driver: Driver, way: Way) -> object:
    return shown_form(driver).inputs()[way.entry].typed()


def kept_drafts(driver: Driver) -> list[FormDraft]:
    """Return what the vault holds."""
    found: list[FormDraft] = []
    driver.window.desk.ask("x", lambda session: session.drafts.all(), found.extend)
    driver.settle()
    return found


def titles_told(driver: Driver) -> str:
    work = driver.window.workspace
    assert work is not None
    return "\n".join(notice.title for notice in work.banners.notices)
