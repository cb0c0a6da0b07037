"""What is typed outlives lock, close and a language; an identity never does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from alertadores.app import Step
from alertadores.app.drafts import Drafts
from alertadores.app.session import Session
from alertadores.errors import EnvironmentFault
from tests.canary import everything, files, places_of
from tests.window import Driver, Make
from ui.actions import Id
from ui.pages.case import CasePage
from ui.pages.case_summary import SummaryTab
from ui.pages.case_tabs import SUMMARY
from ui.pages.register import PLACE, RegisterPage
from ui.shell.workspace import Workspace
from ui.widgets.texts import TextInput

TEXT = "Un texto que nadie ha registrado: señal 7731."
NAME = "Ramona Ficticia Zamacona"


def _work(driver: Driver) -> Workspace:
    work = driver.window.workspace
    assert work is not None
    return work


def _guide(driver: Driver) -> RegisterPage:
    page = _work(driver).pages.currentWidget()
    assert isinstance(page, RegisterPage)
    return page


def _write_alert(driver: Driver) -> RegisterPage:
    driver.ctrl(Qt.Key.Key_N)
    page = _guide(driver)
    page.go_to(1)
    driver.type(TEXT)
    return page


def _narrative(page: RegisterPage) -> object:
    return page._parts[1].field("narrative").entry.typed()


def _lock(driver: Driver) -> None:
    driver.ctrl(Qt.Key.Key_L)
    driver.settle()
    assert driver.window.workspace is None


@pytest.fixture(autouse=True)
def _no_draft_left(at_work: Driver) -> Iterator[None]:
    """Discard all drafts after each test: the office is one for all of them."""
    yield
    _discard_all(at_work)


def _discard_all(driver: Driver) -> None:
    if not driver.window.desk.is_open and driver.window.unlock_page is not None:
        driver.sit("enlace_caso")

    def discard(session: Session) -> None:
        for draft in session.drafts.all():
            session.drafts.discard(draft.place)

    if driver.window.desk.is_open:
        driver.window.desk.drafts.forget()
        driver.window.desk.ask("", discard, lambda _none: None)
        driver.settle()


def test_locking_in_the_middle_of_a_word_returns_to_it(at_work: Driver) -> None:
    _write_alert(at_work)
    _lock(at_work)
    at_work.sit("enlace_caso")
    page = _guide(at_work)
    assert _narrative(page) == TEXT
    assert page._note.isVisible()


def test_everything_of_the_guide_comes_back_as_it_was_typed(at_work: Driver) -> None:
    page = _write_alert(at_work)
    entries = {
        name: field.entry for part in page._parts[:-1] for name, field in part._fields.items()
    }
    entries["facts_from"].retype("31/02/")
    entries["channel"].retype("PRESENCIAL")
    entries["conducts"].retype(("COHECHO",))
    entries["asks_protection"].retype(value=True)
    entries["evidence"].retype("una\n\n dos")
    before = page._typed()
    _lock(at_work)
    at_work.sit("enlace_caso")
    assert _guide(at_work)._typed() == before


def test_an_idle_lock_keeps_what_is_typed(at_work: Driver) -> None:
    _write_alert(at_work)
    at_work.window.guard.idle.due.emit()
    at_work.settle()
    at_work.sit("enlace_caso")
    assert _narrative(_guide(at_work)) == TEXT


def test_what_the_window_kept_when_it_closed_is_there_in_the_next(
    at_work: Driver, make_window: Make
) -> None:
    _write_alert(at_work)
    assert at_work.window.close()
    again = make_window()
    again.sit("enlace_caso")
    assert _narrative(_guide(again)) == TEXT
    _discard_all(again)


def test_what_was_typed_is_in_the_vault_a_moment_later(at_work: Driver) -> None:
    _write_alert(at_work)
    seen: list[object] = []

    def look() -> bool:
        at_work.window.desk.ask("", lambda session: session.drafts.all(), seen.extend)
        at_work.settle()
        return bool(seen)

    at_work.until(look)
    assert len(seen) == 1


def test_discarding_leaves_nothing(at_work: Driver) -> None:
    page = _write_alert(at_work)
    at_work.window.desk.drafts.keep()
    at_work.settle()
    page._cancel.click()
    at_work.settle()
    _lock(at_work)
    at_work.sit("enlace_caso")
    assert _work(at_work).pages.currentWidget() is _work(at_work).page(Id.TODAY)
    at_work.ctrl(Qt.Key.Key_N)
    assert _narrative(_guide(at_work)) == ""


def test_leaving_for_another_page_keeps_the_draft_and_unlocking_does_not_jump_to_it(
    at_work: Driver,
) -> None:
    _write_alert(at_work)
    at_work.ctrl(Qt.Key.Key_3)
    assert not isinstance(_work(at_work).pages.currentWidget(), RegisterPage)
    assert "borrador" in _work(at_work).banners.notices[0].title
    _lock(at_work)
    at_work.sit("enlace_caso")
    assert not isinstance(_work(at_work).pages.currentWidget(), RegisterPage)
    at_work.ctrl(Qt.Key.Key_N)
    assert _narrative(_guide(at_work)) == TEXT


def test_another_language_takes_what_is_typed_along(at_work: Driver) -> None:
    _write_alert(at_work)
    at_work.window.speak("en")
    at_work.settle()
    assert _narrative(_guide(at_work)) == TEXT
    at_work.window.speak("es")


def test_a_guide_nobody_wrote_in_is_no_draft(at_work: Driver) -> None:
    at_work.ctrl(Qt.Key.Key_N)
    _lock(at_work)
    at_work.sit("enlace_caso")
    assert at_work.window.desk.drafts.of(PLACE) is None


def test_an_identity_reaches_neither_keyring_nor_disk_nor_the_form_after_unlock(
    at_work: Driver,
) -> None:
    page = _write_alert(at_work)
    page._parts[0].field("identity").entry.retype("IDENTIFICADA")
    page.go_to(4)
    at_work.type(NAME)
    assert page.identity.answers() == {"name": NAME}
    at_work.window.desk.drafts.keep()
    at_work.settle()
    needle = {"name": NAME.encode()}
    found: list[set[tuple[str, str]]] = []
    at_work.window.desk.ask(
        "", lambda session: places_of(needle, everything(session.vault)), found.append
    )
    at_work.settle()
    assert found == [set()]
    assert NAME not in repr(at_work.window.desk.drafts.__dict__)
    _lock(at_work)
    assert places_of(needle, files(at_work.office.folder)) == set()
    assert places_of(needle, files(at_work.office.folder.parent)) == set()
    at_work.sit("enlace_caso")
    page = _guide(at_work)
    assert _narrative(page) == TEXT
    assert page.identity.answers() == {}
    assert "paso 5" in page._note._said.text()


def test_a_page_with_an_identity_is_not_left_by_accident(at_work: Driver) -> None:
    page = _write_alert(at_work)
    page._parts[0].field("identity").entry.retype("CONFIDENCIAL")
    page.go_to(4)
    at_work.type(NAME)
    at_work.ctrl(Qt.Key.Key_3)
    assert _guide(at_work) is page
    assert "identidad" in _work(at_work).banners.notices[0].title


def test_a_draft_that_cannot_be_kept_is_told_once_and_kept_when_it_can(
    at_work: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Drafts, "keep", _refuse(EnvironmentFault("vault.disk-full", file="x")))
        _write_alert(at_work)
        at_work.window.desk.drafts.keep()
        at_work.window.desk.drafts.keep()
        at_work.settle()
        assert at_work.window.desk.drafts.at_risk
        titles = [notice.title for notice in _work(at_work).banners.notices]
        assert len(titles) == 1
    at_work.until(lambda: not at_work.window.desk.drafts.at_risk)
    _lock(at_work)
    at_work.sit("enlace_caso")
    assert _narrative(_guide(at_work)) == TEXT


def test_the_vault_opens_and_shows_what_still_cannot_be_kept(
    at_work: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Drafts, "keep", _refuse(EnvironmentFault("vault.disk-full", file="x")))
        _write_alert(at_work)
        for _again in range(2):
            _lock(at_work)
            at_work.sit("enlace_caso")
            at_work.settle()
            assert _narrative(_guide(at_work)) == TEXT
            assert at_work.window.desk.drafts.at_risk
    at_work.until(lambda: not at_work.window.desk.drafts.at_risk)
    _lock(at_work)
    at_work.sit("enlace_caso")
    assert _narrative(_guide(at_work)) == TEXT


def _refuse(error: Exception) -> object:
    def refuse(*_arguments: object) -> None:
        raise error

    return refuse


def _open(driver: Driver) -> CasePage:
    work = _work(driver)
    work.show_page(Id.ALERTS)
    driver.settle()
    line = work.alerts.model.line(0)
    assert line is not None
    work.alerts.open_case(line.case)
    driver.settle()
    return _case(driver)


def _case(driver: Driver) -> CasePage:
    page = _work(driver).alerts.case_page
    assert page is not None
    return page


def _note_of(driver: Driver) -> TextInput:
    page = _case(driver)
    assert page._form is not None
    entry = page._form.inputs["text"]
    assert isinstance(entry, TextInput)
    return entry


_NOTE = Step("note.added")


def test_a_step_of_a_case_is_gone_on_with_after_unlock(at_work: Driver) -> None:
    page = _open(at_work)
    page.begin(_NOTE)
    at_work.type(TEXT)
    _lock(at_work)
    at_work.sit("enlace_caso")
    assert _case(at_work).case == page.case
    assert _note_of(at_work).typed() == TEXT
    assert _case(at_work)._form.note.isVisible()  # type: ignore[union-attr]


def test_a_recorded_step_leaves_no_draft_even_if_it_locks_at_once(at_work: Driver) -> None:
    page = _open(at_work)
    page.begin(_NOTE)
    at_work.type(TEXT)
    assert page._form is not None
    page._form._submit()
    _lock(at_work)
    at_work.sit("enlace_caso")
    assert at_work.window.desk.drafts.latest is None
    page = _open(at_work)
    assert page._view is not None
    assert TEXT in [line.fields.get("text") for line in page._view.timeline]


def test_another_case_may_be_opened_while_a_step_is_written(at_work: Driver) -> None:
    first = _open(at_work).case
    _case(at_work).begin(_NOTE)
    at_work.type(TEXT)
    other = _work(at_work).alerts.model.line(1)
    assert other is not None
    _work(at_work).alerts.open_case(other.case)
    at_work.settle()
    assert _case(at_work).case == other.case
    assert _case(at_work)._form is None
    _work(at_work).alerts.open_case(first)
    at_work.settle()
    _case(at_work).begin(_NOTE)
    assert _note_of(at_work).typed() == TEXT
    _case(at_work)._form.note.discard.click()  # type: ignore[union-attr]
    assert _case(at_work)._form is None
    _case(at_work).begin(_NOTE)
    assert _note_of(at_work).typed() == ""


def test_cancelling_a_step_discards_its_draft(at_work: Driver) -> None:
    page = _open(at_work)
    page.begin(_NOTE)
    at_work.type(TEXT)
    at_work.window.desk.drafts.keep()
    at_work.settle()
    page._give_up()
    at_work.settle()
    _lock(at_work)
    at_work.sit("enlace_caso")
    assert _work(at_work).alerts.case_page is None


def test_a_public_text_is_gone_on_with_after_unlock(at_work: Driver) -> None:
    page = _open(at_work)
    page.go_to(SUMMARY)
    at_work.settle()
    summary = page.tab(SUMMARY)
    assert isinstance(summary, SummaryTab)
    before = summary.text()
    summary.amend() if summary._thing is not None else summary.begin()
    summary.editor.setPlainText(TEXT)
    _lock(at_work)
    at_work.sit("enlace_caso")
    at_work.settle()
    page = _case(at_work)
    assert page.at == SUMMARY
    summary = page.tab(SUMMARY)
    assert isinstance(summary, SummaryTab)
    assert summary.text() == TEXT
    assert summary._note.isVisible()
    summary._note.discard.click()
    at_work.settle()
    assert summary.text() == before
    assert not summary.is_writing
