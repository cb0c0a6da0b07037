"""A text that no entry holds: the window says how long it may be, and keeps what was typed."""

from __future__ import annotations

from PySide6.QtCore import Qt

from alertadores.app import Step
from tests.window import Driver
from ui.widgets.texts import TextInput


def test_a_text_too_long_is_refused_in_words_and_stays_in_the_form(at_work: Driver) -> None:
    text = ("a" * 99 + "\n") * 65_000
    work = at_work.window.workspace
    assert work is not None
    at_work.key(Qt.Key.Key_Return)
    at_work.settle()
    page = work.alerts.case_page
    assert page is not None
    page._open_form(Step("note.added"))
    form = page._form
    assert form is not None
    (entry,) = form.findChildren(TextInput)
    entry.setPlainText(text)
    form._submit()
    at_work.settle()
    assert [notice for notice in work.banners.notices if "6566 kB" in notice.title]
    assert page._form is form
    assert entry.toPlainText() == text
    assert form._do.isEnabled()
