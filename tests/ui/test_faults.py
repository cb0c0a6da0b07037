"""What goes wrong around a person at work: each fault is a sentence, and nothing typed is lost."""

from __future__ import annotations

import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from alertadores.app import IntegrityError, Session, Step, UserError
from tests.window import Driver, Make
from tests.windowuse import PATIENCE
from ui.app import Hook
from ui.drafts import Drafts
from ui.pages.register import RegisterPage
from ui.shell.workspace import Workspace
from ui.widgets.texts import TextInput

TEXT = "Lo que se escribía cuando algo falló."


def _work(driver: Driver) -> Workspace:
    work = driver.window.workspace
    assert work is not None
    return work


def _said(driver: Driver) -> str:
    return "\n".join(f"{each.title} {each.rest}" for each in _work(driver).banners.notices)


def _said_at_the_door(driver: Driver) -> str:
    page = driver.window.unlock_page
    assert page is not None
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def _guide(driver: Driver) -> RegisterPage:
    page = _work(driver).pages.currentWidget()
    assert isinstance(page, RegisterPage)
    return page


def _narrative(driver: Driver) -> object:
    return _guide(driver)._parts[1].field("narrative").entry.typed()


def _write_alert(driver: Driver) -> None:
    driver.ctrl(Qt.Key.Key_N)
    _guide(driver).go_to(1)
    driver.type(TEXT)


def _write_note(driver: Driver) -> TextInput:
    work = _work(driver)
    line = work.alerts.model.line(0)
    assert line is not None
    work.alerts.open_case(line.case)
    driver.settle()
    page = work.alerts.case_page
    assert page is not None
    page.begin(Step("note.added"))
    assert page._form is not None
    entry = page._form.inputs["text"]
    assert isinstance(entry, TextInput)
    entry.setPlainText(TEXT)
    return entry


@pytest.fixture(autouse=True)
def _no_draft_left(at_work: Driver) -> Iterator[None]:
    """Discard all drafts after each test: the office is one for all of them."""
    yield
    if not at_work.window.desk.is_open and at_work.window.unlock_page is not None:
        at_work.sit("enlace_caso")
    if at_work.window.desk.is_open:
        at_work.window.desk.drafts.forget()
        at_work.window.desk.ask("", _discard_all, lambda _none: None)
        at_work.settle()


def _discard_all(session: Session) -> None:
    for draft in session.drafts.all():
        session.drafts.discard(draft.place)


@pytest.fixture
def unplug(at_work: Driver) -> Iterator[Callable[[], Callable[[], None]]]:
    """Take the vault's folder away, as when a stick is pulled; what is returned puts it back."""
    folder = at_work.office.seat("enlace_caso").path
    aside = folder.with_name("desconectada")

    def back() -> None:
        if aside.exists():
            shutil.move(aside, folder)

    def away() -> Callable[[], None]:
        shutil.move(folder, aside)
        return back

    yield away
    back()


Unplug = Callable[[], Callable[[], None]]


def test_a_folder_that_went_away_is_told_and_writing_goes_on_when_it_is_back(
    at_work: Driver, unplug: Unplug
) -> None:
    _write_alert(at_work)
    back = unplug()
    at_work.window.desk.drafts.keep()
    at_work.settle()
    assert "La carpeta de la bóveda ya no está" in _said(at_work)
    assert _narrative(at_work) == TEXT
    back()
    at_work.until(lambda: not at_work.window.desk.drafts.at_risk)
    assert _narrative(at_work) == TEXT


def test_it_locks_even_then_and_what_was_typed_waits_sealed(
    at_work: Driver, unplug: Unplug
) -> None:
    _write_alert(at_work)
    back = unplug()
    at_work.window.guard.idle.due.emit()
    at_work.until(lambda: "Espera cifrado" in _said_at_the_door(at_work))
    assert TEXT.encode() not in repr(at_work.window.desk._left).encode()
    back()
    at_work.sit("enlace_caso")
    assert at_work.window.desk._left == ()
    at_work.settle()
    at_work.ctrl(Qt.Key.Key_N)
    assert _narrative(at_work) == TEXT


def test_an_act_in_a_folder_that_went_away_is_refused_and_stays_in_its_form(
    at_work: Driver, unplug: Unplug
) -> None:
    entry = _write_note(at_work)
    back = unplug()
    page = _work(at_work).alerts.case_page
    assert page is not None
    assert page._form is not None
    page._form._submit()
    at_work.settle()
    assert "La carpeta de la bóveda ya no está" in _said(at_work)
    assert entry.typed() == TEXT
    back()


def test_what_an_act_could_not_record_outlives_the_lock_that_follows(
    at_work: Driver, unplug: Unplug
) -> None:
    _write_note(at_work)
    back = unplug()
    page = _work(at_work).alerts.case_page
    assert page is not None
    assert page._form is not None
    page._form._submit()
    at_work.settle()
    at_work.window.guard.idle.due.emit()
    at_work.until(lambda: "Espera cifrado" in _said_at_the_door(at_work))
    back()
    at_work.sit("enlace_caso")
    drafts = at_work.window.desk.drafts
    assert [each.answers["text"] for each in drafts._known.values()] == [TEXT]


def test_an_act_that_fails_after_the_lock_leaves_its_text_to_be_gone_on_with(
    at_work: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write_note(at_work)
    began, go_on = threading.Event(), threading.Event()

    def fail(*_arguments: object) -> None:
        began.set()
        go_on.wait(PATIENCE / 1000)
        raise UserError("case.incomplete")

    monkeypatch.setattr(Session, "execute", fail)
    monkeypatch.setattr(Drafts, "keep", lambda _drafts: None)
    page = _work(at_work).alerts.case_page
    assert page is not None
    assert page._form is not None
    at_work.window.desk.drafts.taken()
    page._form._submit()
    at_work.until(began.is_set)
    at_work.window.lock("")
    go_on.set()
    at_work.settle()
    at_work.sit("enlace_caso")
    drafts = at_work.window.desk.drafts
    assert [each.answers["text"] for each in drafts._known.values()] == [TEXT]


def test_the_state_of_the_hub_stays_told_until_it_is_reached_again(at_work: Driver) -> None:
    hub = at_work.office.folder / "nodo"
    away = hub.rename(hub.with_name("nodo-fuera"))
    at_work.key(Qt.Key.Key_F5)
    at_work.settle()
    assert _work(at_work).top._hub.text() == "Nodo fuera de alcance"
    away.rename(hub)
    at_work.key(Qt.Key.Key_F5)
    at_work.settle()
    assert _work(at_work).top._hub.text() != "Nodo fuera de alcance"


def test_closing_stays_open_once_where_what_is_typed_would_be_lost(
    at_work: Driver, unplug: Unplug
) -> None:
    _write_alert(at_work)
    unplug()
    at_work.window.desk.drafts.keep()
    at_work.settle()
    assert not at_work.window.close()
    assert "Cerrar otra vez lo pierde" in _said(at_work)
    assert at_work.window.close()


def test_what_is_kept_again_is_not_said_to_be_at_risk_and_is_asked_about_anew(
    at_work: Driver, unplug: Unplug
) -> None:
    _write_alert(at_work)
    back = unplug()
    at_work.window.desk.drafts.keep()
    at_work.settle()
    assert not at_work.window.close()
    back()
    at_work.until(lambda: not at_work.window.desk.drafts.at_risk)
    assert _said(at_work) == ""
    at_work.type("Algo más.")
    unplug()
    at_work.window.desk.drafts.keep()
    at_work.settle()
    assert not at_work.window.close()


def test_a_hub_is_not_looked_for_in_a_folder_that_went_away(
    at_work: Driver, unplug: Unplug
) -> None:
    unplug()
    at_work.key(Qt.Key.Key_F5)
    at_work.settle()
    assert "La carpeta de la bóveda ya no está" in _said(at_work)
    assert "nodo" not in _said(at_work)


def test_a_second_window_on_the_same_vault_is_a_sentence(
    at_work: Driver, make_window: Make
) -> None:
    other = make_window()
    page = other.window.unlock_page
    assert page is not None
    other.window.unlock(other.office.seat("enlace_caso").path, "")
    other.settle()
    assert other.window.workspace is None
    assert "abierta" in _said_at_the_door(other)
    assert at_work.window.desk.is_open


def test_a_clock_set_back_is_a_sentence_and_the_form_keeps_its_text(
    at_work: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = _write_note(at_work)
    session = at_work.window.desk._session
    assert session is not None
    now = session._source
    monkeypatch.setattr(session, "_source", lambda: now() - timedelta(days=4000))
    page = _work(at_work).alerts.case_page
    assert page is not None
    assert page._form is not None
    counted: list[int] = []

    def count() -> None:
        desk = at_work.window.desk
        desk.ask("", lambda held: len(list(held.vault.ledger.all_rows())), counted.append)
        at_work.settle()

    count()
    for _try in range(2):
        page._form._submit()
        at_work.settle()
        assert "Revise la hora del equipo" in _said(at_work)
        assert entry.typed() == TEXT
    count()
    assert counted[0] == counted[1]


def test_work_that_raises_leaves_what_is_typed(
    at_work: Driver, monkeypatch: pytest.MonkeyPatch, expect_log: Callable[[str], None]
) -> None:
    expect_log("unexpected RuntimeError at fail")
    entry = _write_note(at_work)

    def fail(*_arguments: object) -> None:
        raise RuntimeError("Ramona Ficticia")

    monkeypatch.setattr(Session, "execute", fail)
    page = _work(at_work).alerts.case_page
    assert page is not None
    assert page._form is not None
    page._form._submit()
    at_work.settle()
    assert "RuntimeError" in _said(at_work)
    assert "Ramona" not in _said(at_work)
    assert entry.typed() == TEXT
    assert page._form._do.isEnabled()


def test_damage_to_the_vault_locks_it_with_the_sentence_and_the_draft_is_kept(
    at_work: Driver,
) -> None:
    _write_alert(at_work)

    def damage(_session: Session) -> None:
        raise IntegrityError("vault.file-damaged", file="ledger.db")

    at_work.window.desk.ask("", damage, lambda _none: None)
    at_work.until(lambda: at_work.window.unlock_page is not None)
    at_work.settle()
    assert not at_work.window.desk.is_open
    assert "ledger.db" in _said_at_the_door(at_work)
    at_work.sit("enlace_caso")
    assert _narrative(at_work) == TEXT


def test_damage_to_one_case_locks_nothing(at_work: Driver) -> None:
    def damage(_session: Session) -> None:
        raise IntegrityError("case.incomplete")

    at_work.window.desk.ask("", damage, lambda _none: None)
    at_work.settle()
    assert at_work.window.desk.is_open
    assert "incompleto" in _said(at_work)


def test_what_a_thread_raises_is_a_banner_without_its_words(
    at_work: Driver, monkeypatch: pytest.MonkeyPatch, expect_log: Callable[[str], None]
) -> None:
    expect_log("unexpected RuntimeError at fail")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    Hook(at_work.window).install()

    def fail() -> None:
        raise RuntimeError("Ramona Ficticia")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    at_work.until(lambda: "RuntimeError" in _said(at_work))
    assert "Ramona" not in _said(at_work)


def test_no_fault_leaves_a_trace_on_the_disk(at_work: Driver, tmp_path: Path) -> None:
    _write_alert(at_work)
    at_work.window.desk.drafts.keep()
    at_work.settle()
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(TEXT.encode() in path.read_bytes() for path in written)
