"""The window as a whole: locked, at work, with errors, in both languages and themes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QWidget

from alertadores.app import EnvironmentFault, RegisterAlert
from tests.window import Driver, Make
from ui import theme
from ui.actions import Id
from ui.pages.case_tabs import OVERVIEW, SUMMARY, TIMELINE
from ui.pages.case_timeline import TimelineTab
from ui.pages.register import RegisterPage
from ui.platform.events import Leaving
from ui.shell.palette import Palette
from ui.shell.workspace import Workspace
from ui.widgets.reading import GROWN, Reading


def _work(driver: Driver) -> Workspace:
    work = driver.window.workspace
    assert work is not None
    return work


def _texts(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def _titles(driver: Driver) -> list[str]:
    return [notice.title for notice in _work(driver).banners.notices]


def test_a_wrong_passphrase_is_a_sentence_and_the_field_is_empty(make_window: Make) -> None:
    driver = make_window()
    page = driver.window.unlock_page
    assert page is not None
    page.choose(driver.office.seat("enlace_caso").path)
    driver.type("no es la frase")
    driver.key(Qt.Key.Key_Return)
    driver.settle()
    assert driver.window.workspace is None
    assert page.secret.text() == ""
    assert page.secret.hasFocus()
    assert "frase" in _texts(page).lower()
    assert "Traceback" not in _texts(page)


def test_a_folder_that_is_no_vault_is_a_sentence(make_window: Make, tmp_path: Path) -> None:
    driver = make_window()
    page = driver.window.unlock_page
    assert page is not None
    page.choose(tmp_path)
    driver.type("frase")
    driver.key(Qt.Key.Key_Return)
    driver.settle()
    assert driver.window.workspace is None
    assert len(_texts(page)) > 100


def test_caps_lock_is_noticed(make_window: Make) -> None:
    driver = make_window()
    page = driver.window.unlock_page
    assert page is not None
    page.choose(driver.office.folder)
    driver.type("A")
    assert "Bloq Mayús está activado" in _texts(page)
    driver.type("a")
    assert "Bloq Mayús está activado" not in _texts(page)


def test_the_practice_office_opens_with_one_key_and_says_what_it_is(make_window: Make) -> None:
    driver = make_window()
    page = driver.window.unlock_page
    assert page is not None
    driver.tab_to(page.practice)
    driver.key(Qt.Key.Key_Space)
    driver.until(lambda: driver.window.workspace is not None)
    driver.settle()
    buttons = {each.text() for each in _work(driver).top.findChildren(QAbstractButton)}
    assert "Oficina de práctica" in buttons
    assert _work(driver).top.property("ground") == "practice"


def test_locking_forgets_everything_that_was_shown(at_work: Driver) -> None:
    work = _work(at_work)
    work.alerts.open_case(_first(at_work))
    at_work.settle()
    at_work.ctrl(Qt.Key.Key_L)
    at_work.settle()
    assert not at_work.window.desk.is_open
    assert at_work.window.workspace is None
    assert at_work.window.unlock_page is not None
    assert not at_work.window.actions_[Id.REGISTER].isEnabled()


def test_the_machine_is_let_sleep_once_the_vault_is_closed(
    at_work: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, vaults, held = at_work.window, [], []
    window.desk.ask("", lambda session: session.vault, vaults.append)
    at_work.settle()
    (vault,) = vaults
    events = window.guard.events
    monkeypatch.setattr(events, "let_go", lambda: held.append(vault.instance.is_held))
    events.leaving.emit(Leaving.SUSPEND)
    assert held == []
    at_work.settle()
    assert held == [False]


def test_it_locks_when_nobody_touches_it(at_work: Driver) -> None:
    idle = at_work.window.guard.idle
    idle._left = 2
    idle._tick()
    assert "0:01" in _texts(_work(at_work).strip)
    idle._tick()
    at_work.settle()
    page = at_work.window.unlock_page
    assert page is not None
    assert "Se bloqueó por inactividad." in _texts(page)


def test_a_key_starts_the_countdown_anew(at_work: Driver) -> None:
    at_work.window.guard.idle._left = 10
    at_work.key(Qt.Key.Key_Down)
    assert at_work.window.guard.idle._left == at_work.window.guard.idle.limit


def _first(driver: Driver) -> bytes:
    line = _work(driver).alerts.model.line(0)
    assert line is not None
    return line.case


def test_a_case_opens_with_enter_and_closes_with_escape(at_work: Driver) -> None:
    work = _work(at_work)
    assert work.alerts.table.hasFocus()
    at_work.key(Qt.Key.Key_Return)
    at_work.settle()
    page = work.alerts.case_page
    assert page is not None
    assert page.folio in _texts(page)
    assert work.alerts.table.isColumnHidden(4)
    at_work.key(Qt.Key.Key_Escape)
    assert work.alerts.case_page is None
    assert work.alerts.table.hasFocus()


def test_every_tab_shows_its_part_of_the_case(at_work: Driver) -> None:
    work = _work(at_work)
    work.alerts.open_case(_first(at_work))
    at_work.settle()
    page = work.alerts.case_page
    assert page is not None
    assert "Lo esencial" in _texts(page)
    page.go_to(TIMELINE)
    timeline = page.tab(TIMELINE)
    assert isinstance(timeline, TimelineTab)
    assert timeline.list.model_.rowCount() > 0
    assert timeline.isVisible()
    page.go_to(SUMMARY)
    at_work.settle()
    assert "Lo que ve quien lo recibe" in _texts(page)
    assert "trimestre" in _texts(page)


def test_work_that_fails_in_the_program_is_a_banner_without_a_trace(at_work: Driver) -> None:
    def fail(_session: object) -> None:
        raise RuntimeError("Ramona Ficticia")

    at_work.window.desk.ask("x", fail, lambda _none: None)
    at_work.settle()
    assert any("RuntimeError" in title for title in _titles(at_work))
    shown = _texts(_work(at_work).banners)
    assert "Ramona" not in shown
    assert "Traceback" not in shown


@pytest.fixture(autouse=True)
def _announced(request: pytest.FixtureRequest) -> None:
    if "without_a_trace" in request.node.name:
        request.getfixturevalue("expect_log")("unexpected RuntimeError at fail")


def test_a_known_error_is_three_sentences(at_work: Driver) -> None:
    def fail(_session: object) -> None:
        raise EnvironmentFault("hub.unreachable", folder="nodo")

    at_work.window.desk.ask("x", fail, lambda _none: None)
    at_work.settle()
    (title,) = _titles(at_work)
    assert title.endswith(".")


def test_the_guide_says_what_is_missing_and_loses_nothing_by_accident(at_work: Driver) -> None:
    at_work.ctrl(Qt.Key.Key_N)
    page = _work(at_work).pages.currentWidget()
    assert isinstance(page, RegisterPage)
    assert not page.register.isEnabled()
    assert "Narración" in _texts(page)
    page._parts[1].begin()
    page.go_to(1)
    at_work.type("Algo pasó.")
    at_work.ctrl(Qt.Key.Key_3)
    assert _work(at_work).pages.currentWidget() is not page
    assert "La alerta que escribía queda guardada como borrador." in _titles(at_work)
    at_work.ctrl(Qt.Key.Key_N)
    page = _work(at_work).pages.currentWidget()
    assert isinstance(page, RegisterPage)
    assert page.draft() is not None
    page._cancel.click()
    assert _work(at_work).pages.currentWidget() is _work(at_work).alerts


def test_an_identity_is_gone_when_the_mode_says_anonymous(at_work: Driver) -> None:
    at_work.ctrl(Qt.Key.Key_N)
    page = _work(at_work).pages.currentWidget()
    assert isinstance(page, RegisterPage)
    mode = page._parts[0].field("identity").entry
    mode.choose("CONFIDENCIAL")  # type: ignore[attr-defined]
    page.identity.field("name").entry.setText("Ramona Ficticia")  # type: ignore[attr-defined]
    assert page.identity.identity() is not None
    mode.choose("ANONIMA")  # type: ignore[attr-defined]
    assert page.identity.identity() is None
    assert page.identity.field("name").entry.answer() is None
    page._cancel.click()


LONG = 600_000
HOSTILE = "<h1>no</h1> \u202egnp.exe\x00 &lt; " + "línea " * 10


def test_hostile_text_in_a_case_is_shown_as_written_and_does_no_harm(at_work: Driver) -> None:
    command = RegisterAlert(
        received="2026-11-01",
        channel="PRESENCIAL",
        alerter="EXTERNO",
        identity="ANONIMA",
        narrative=HOSTILE + "a" * LONG,
        institution="<b>Ente</b> \u202eoculto",
        accused=("<img src=x>",),
    )
    desk = at_work.window.desk
    made: list[bytes] = []
    desk.act("x", lambda session: session.register_alert(command), lambda c: made.extend(c.cases))
    at_work.settle()
    _work(at_work).alerts.open_case(made[0])
    at_work.settle()
    page = _work(at_work).alerts.case_page
    assert page is not None
    shown = _texts(page)
    assert "<b>Ente</b>" in shown
    assert "\u202e" not in shown
    reading = page.tab(OVERVIEW).findChildren(Reading)[0]
    assert reading.view.toPlainText().startswith("<h1>no</h1>")
    assert "\u202e" not in reading.view.toPlainText()
    assert len(reading.view.toPlainText()) <= GROWN + 10
    reading._show_whole()
    (dialog,) = reading.window().findChildren(QDialog)
    whole = dialog.findChildren(Reading)[0].view.toPlainText()
    assert len(whole) > LONG
    assert "\u202e" not in whole
    dialog.close()
    page.go_to(TIMELINE)
    at_work.settle()


def test_the_palette_finds_without_accents_and_acts(at_work: Driver) -> None:
    at_work.ctrl(Qt.Key.Key_K)
    palette = _work(at_work).findChild(Palette)
    assert palette is not None
    at_work.type("verific")
    at_work.key(Qt.Key.Key_Return)
    assert _work(at_work).pages.currentWidget() is _work(at_work).page(Id.VERIFY)


def test_colours_change_at_once(at_work: Driver) -> None:
    at_work.window.actions_[Id.THEME_DARK].trigger()
    assert theme.current().name == "dark"
    at_work.window.actions_[Id.THEME_LIGHT].trigger()
    assert theme.current().name == "light"


def test_the_language_changes_while_at_work(at_work: Driver) -> None:
    at_work.window.speak("en")
    at_work.settle()
    assert "Alerts" in _texts(_work(at_work))
    at_work.window.speak("es")
    at_work.settle()
    assert "Alertas" in _texts(_work(at_work))


def test_a_file_is_verified_without_any_vault(make_window: Make) -> None:
    driver = make_window()
    page = driver.window.unlock_page
    assert page is not None
    page.verify.click()
    verify = driver.window._verify
    assert verify is not None
    verify.choose_bundle(driver.office.card)  # a card is no bundle
    verify._verify()
    driver.settle()
    assert "NO VÁLIDO" in _texts(verify)
    assert "Traceback" not in _texts(verify)


def test_tab_goes_down_the_page_and_comes_round(make_window: Make) -> None:
    driver = make_window()
    page = driver.window.unlock_page
    assert page is not None
    page.choose(driver.office.folder)
    driver.type("x")
    seen: list[QWidget] = []
    for _press in range(30):
        widget = driver.focus()
        if widget in seen:
            break
        seen.append(widget)
        driver.key(Qt.Key.Key_Tab)
    heights = [each.mapTo(driver.window, each.rect().topLeft()).y() for each in seen]
    assert page.unlock in seen
    assert page.practice in seen
    at = heights.index(min(heights))
    assert heights[at:] + heights[:at] == sorted(heights)
