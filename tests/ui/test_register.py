"""The guide for a new alert: what nobody said is not recorded, and what is wrong is named."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from alertadores.app import FormDraft, RegisterAlert
from tests.casepage import tab_of, texts
from tests.window import Driver
from ui.pages.case_facts import FactsTab
from ui.pages.case_tabs import FACTS
from ui.pages.case_values import period
from ui.pages.register import PLACE, RegisterPage
from ui.widgets.inputs import ChoiceInput, DateInput, Input
from ui.widgets.texts import ListInput

_STEP_OF = {"facts_continue": 1, "facts_from": 1, "facts_to": 1, "reported_before": 3}


@pytest.fixture
def page(at_work: Driver) -> Iterator[RegisterPage]:
    """Return the guide with all that an alert needs, and leave no draft of it."""
    at_work.ctrl(Qt.Key.Key_N)
    page = _guide(at_work)
    for name, key in (
        ("channel", "PRESENCIAL"),
        ("alerter", "EXTERNO"),
        ("identity", "ANONIMA"),
    ):
        entry = page._parts[0].field(name).entry
        assert isinstance(entry, ChoiceInput)
        entry.choose(key)
    page.go_to(1)
    at_work.type("Algo pasó.")
    yield page
    at_work.window.desk.drafts.discard(PLACE)
    at_work.settle()


def _guide(driver: Driver) -> RegisterPage:
    assert driver.window.workspace is not None
    page = driver.window.workspace.pages.currentWidget()
    assert isinstance(page, RegisterPage)
    return page


def _entry(page: RegisterPage, name: str) -> Input:
    return page._parts[_STEP_OF[name]].field(name).entry


def _recorded(driver: Driver, page: RegisterPage) -> RegisterAlert:
    told: list[RegisterAlert] = []
    page.registered.connect(lambda command, _identity: told.append(command))
    page.register.click()
    driver.settle()
    (command,) = told
    return command


def test_a_question_that_nobody_answered_is_not_recorded_with_no(
    at_work: Driver, page: RegisterPage
) -> None:
    command = _recorded(at_work, page)
    assert (command.facts_continue, command.reported_before) == (None, None)
    assert not {"facts_continue", "reported_before"} & command.draft().values.keys()
    work = at_work.window.workspace
    assert work is not None
    case = work.alerts.case_page
    assert case is not None
    shown = texts(tab_of(case, FactsTab, FACTS)).split("\n")
    assert not {"No", "Los hechos continúan", "Periodo"} & set(shown)


@pytest.mark.parametrize(("said", "recorded"), [("yes", True), ("no", False)])
def test_an_answer_that_was_given_is_recorded(
    at_work: Driver, page: RegisterPage, said: str, *, recorded: bool
) -> None:
    for name in ("facts_continue", "reported_before"):
        entry = _entry(page, name)
        assert isinstance(entry, ChoiceInput)
        entry.choose(said)
    command = _recorded(at_work, page)
    assert (command.facts_continue, command.reported_before) == (recorded, recorded)


def test_of_a_draft_with_tick_boxes_the_tick_is_kept_and_the_empty_box_says_nothing(
    at_work: Driver, page: RegisterPage
) -> None:
    answers = {**page._typed(), "facts_continue": False, "reported_before": True}
    page._drafts.soon(PLACE, lambda: FormDraft(PLACE, answers))
    at_work.ctrl(Qt.Key.Key_3)
    at_work.settle()
    at_work.ctrl(Qt.Key.Key_N)
    again = _guide(at_work)
    assert again is not page
    assert _entry(again, "facts_continue").answer() is None
    assert _entry(again, "reported_before").answer() is True


def test_the_facts_do_not_end_before_they_begin(page: RegisterPage) -> None:
    since, until = _entry(page, "facts_from"), _entry(page, "facts_to")
    assert isinstance(since, DateInput)
    assert isinstance(until, DateInput)
    until.setText("01/02/2026")
    assert page.register.isEnabled()
    since.setText("02/02/2026")
    assert until.problem() == "Ese día es anterior al primero."
    assert not page.register.isEnabled()
    since.setText("01/02/2026")
    assert page.register.isEnabled()


def test_no_step_but_the_first_asks_with_a_tick_box(page: RegisterPage) -> None:
    boxes = [part.findChildren(QCheckBox) for part in page._parts]
    assert [bool(each) for each in boxes] == [True, False, False, False, False]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, ""),
        ({"facts_continue": None}, ""),
        ({"facts_continue": False}, "Ya terminaron"),
        ({"facts_continue": True}, "Continúan"),
        ({"facts_to": "2026-01-02", "facts_continue": False}, "Hasta el 2 ene 2026; ya terminaron"),
    ],
)
def test_a_period_is_never_a_bare_no(
    at_work: Driver, fields: dict[str, object], words: str
) -> None:
    assert at_work.window.isVisible()
    assert period(fields) == words


def test_too_many_accused_are_refused_at_their_field(at_work: Driver, page: RegisterPage) -> None:
    accused = page._parts[3].field("accused")
    assert isinstance(accused.entry, ListInput)
    accused.entry.setPlainText("\n".join(f"Persona {number}" for number in range(70)))
    page.register.click()
    at_work.settle()
    sentence = "El dato «Personas señaladas» lleva demasiados elementos: caben 64."
    work = at_work.window.workspace
    assert work is not None
    assert sentence in [notice.title for notice in work.banners.notices]
    assert accused.entry.hasFocus()
    assert accused.entry.accessibleDescription() == sentence
    assert accused.entry.toPlainText().count("\n") == 69
    at_work.type("x")
    assert accused.entry.accessibleDescription() == "Uno en cada renglón."


def test_a_control_character_is_refused_at_the_item_that_has_it(
    at_work: Driver, page: RegisterPage
) -> None:
    accused = page._parts[3].field("accused")
    assert isinstance(accused.entry, ListInput)
    accused.entry.setPlainText("Una\nOtra \x07")
    page.register.click()
    at_work.settle()
    said = accused.entry.accessibleDescription()
    assert said.startswith("El dato «Personas señaladas, n.º 2» es de un renglón")
    assert page.register.isEnabled()
