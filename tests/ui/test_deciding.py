"""Deciding in the window: the whole text is seen, and what changed meanwhile surprises nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from alertadores.app import (
    COMMANDS,
    RegisterAlert,
    Step,
    ThingView,
)
from tests.window import Driver
from ui.forms import Around
from ui.pages.act import ActForm
from ui.pages.case import CasePage
from ui.pages.case_summary import SummaryTab
from ui.pages.case_tabs import SUMMARY
from ui.widgets.reading import GROWN

HOSTILE = "<b>no</b> \u202egnp.exe\x07 &amp; "
ALERT = RegisterAlert(
    received=date(2026, 11, 1),
    channel="PRESENCIAL",
    alerter="EXTERNO",
    identity="ANONIMA",
    narrative="Algo pasó.",
)


def _open(driver: Driver) -> CasePage:
    """Return the page of a new case."""
    desk, work = driver.window.desk, driver.window.workspace
    assert work is not None
    made: list[bytes] = []
    desk.act("x", lambda session: session.register_alert(ALERT), lambda c: made.extend(c.cases))
    driver.settle()
    work.alerts.open_case(made[0])
    driver.settle()
    page = work.alerts.case_page
    assert page is not None
    return page


def _do(driver: Driver, page: CasePage, type_: str, **values: Any) -> None:
    """Do something in the case, as if it came from elsewhere."""
    command = COMMANDS[type_](**values)
    driver.window.desk.act("x", lambda session: session.execute(command, page.case))
    driver.settle()


def _thing(page: CasePage, kind: str) -> ThingView:
    assert page._view is not None
    return next(each for each in page._view.things if each.kind == kind)


def _form(driver: Driver, page: CasePage, command: str, kind: str) -> ActForm:
    page._open_form(Step(command, _thing(page, kind).name))
    driver.settle()
    assert page._form is not None
    return page._form


def _words(form: ActForm) -> str:
    labels = [each.text() for each in form.findChildren(QLabel) if not each.isHidden()]
    texts = [each.toPlainText() for each in form._matter.findChildren(QPlainTextEdit)]
    return "\n".join(labels + texts)


@pytest.mark.parametrize("command", ["approval.given", "approval.refused"])
def test_the_form_shows_the_whole_of_a_referral(at_work: Driver, command: str) -> None:
    page = _open(at_work)
    _do(at_work, page, "referral.drafted", destination="OIC_UR", consent=True,
        subject="Asunto 7", text="Borrador viejo.", grounds="Uno.\nDos.")  # fmt: skip
    _do(at_work, page, "draft.amended", text="Oficio que va.\nSegunda línea.")
    shown = _words(_form(at_work, page, command, "referral"))
    for words in ("Asunto 7", "Órgano", "Oficio que va.\nSegunda línea.", "Uno.\nDos."):
        assert words in shown, words
    assert "Borrador viejo." not in shown


def test_a_hostile_text_is_shown_as_written_and_does_no_harm(at_work: Driver, qtbot: QtBot) -> None:
    page = _open(at_work)
    form = ActForm(
        Step("approval.refused", b"x"),
        "Rechazar",
        Around(page._words, page._desk.today),
        ThingView(b"x", "summary", "BORRADOR", "Ana", _now(page), b"v",
                  {"text": HOSTILE + "ñandú " * 33_000}),
    )  # fmt: skip
    qtbot.addWidget(form)
    form.show()
    at_work.settle()
    shown = _words(form)
    assert "<b>no</b>" in shown
    assert not {"\u202e", "\x07"} & set(shown)
    assert len(shown) < 2 * GROWN


def _now(page: CasePage) -> datetime:
    assert page._view is not None
    return page._view.things[0].began


def test_what_changes_while_a_form_is_open_is_said_and_what_was_typed_stays(
    at_work: Driver,
) -> None:
    page = _open(at_work)
    _do(at_work, page, "referral.drafted", destination="OIC_UR", consent=True,
        subject="Asunto", text="Uno.")  # fmt: skip
    form = _form(at_work, page, "draft.amended", "referral")
    entry = form._fields["text"].entry
    entry.setPlainText("Lo mío.")  # type: ignore[attr-defined]
    before = form.seen
    _do(at_work, page, "draft.amended", text="Lo de otra persona.")
    assert page._form is form
    assert "El texto cambió entretanto." in _words(form)
    assert "Lo de otra persona." in _words(form)
    assert entry.answer() == "Lo mío."
    assert form.seen == _thing(page, "referral").version != before
    _do(at_work, page, "proposal.withdrawn")
    assert "ya no puede hacerse" in _words(form)
    assert not form._do.isEnabled()
    assert entry.answer() == "Lo mío."


def test_a_version_that_was_not_shown_is_refused_and_shown(at_work: Driver) -> None:
    page = _open(at_work)
    _do(at_work, page, "referral.drafted", destination="OIC_UR", consent=True,
        subject="Asunto", text="Uno.")  # fmt: skip
    form = _form(at_work, page, "draft.amended", "referral")
    form._fields["text"].entry.setPlainText("Lo mío.")  # type: ignore[attr-defined]
    assert form._thing is not None
    form._thing = replace(form._thing, version=bytes(32))
    form._submit()
    at_work.settle()
    work = at_work.window.workspace
    assert work is not None
    assert any("cambió después" in notice.title for notice in work.banners.notices)
    assert page._form is form
    assert form._fields["text"].entry.answer() == "Lo mío."
    assert form._do.isEnabled()
    form._submit()
    at_work.settle()
    assert page._form is None
    assert _thing(page, "referral").text == "Lo mío."


def test_a_summary_being_written_outlives_that_of_somebody_else(at_work: Driver) -> None:
    page = _open(at_work)
    page.go_to(SUMMARY)
    at_work.settle()
    summary = page.tab(SUMMARY)
    assert isinstance(summary, SummaryTab)
    summary.editor.setPlainText("Mi texto.")
    _do(at_work, page, "summary.proposed", text="El de otra persona.")
    assert summary._reading.view.toPlainText() == "El de otra persona."
    assert summary.is_writing
    summary.amend()
    assert summary.text() == "Mi texto."
    summary._submit()
    at_work.settle()
    assert _thing(page, "summary").text == "Mi texto."
    assert not summary.is_writing
