"""Inputs: what is an answer, what is not, and what they say about it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from alertadores.app import MAX_ACT, MAX_FIELDS
from ui import dates
from ui.widgets.field import Field
from ui.widgets.inputs import ChoiceInput, DateInput, LineInput, NumberInput
from ui.widgets.many import ManyInput
from ui.widgets.texts import ListInput, TextInput, WrittenInput

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("13/11/2026", date(2026, 11, 13)),
        ("1-2-2026", date(2026, 2, 1)),
        (" 22.11.2026 ", TODAY),
    ],
)
def test_a_day_is_read(typed: str, day: date) -> None:
    assert dates.parse(typed) == day


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "31/02/2026",
        "2026-11-13",
        "13/11/26",
        "13/11/20260",
        "١٣/١١/٢٠٢٦",
        "13/11/2026x",
        "0/1/2026",
    ],
)
def test_what_is_no_day_is_no_answer(typed: str) -> None:
    assert dates.parse(typed) is None


def test_a_day_to_come_is_refused_in_words(qtbot: QtBot) -> None:
    entry = DateInput(latest=TODAY)
    field = Field("Recibida", entry, needed=True)
    qtbot.addWidget(field)
    assert field.is_missing()
    entry.setText("23/11/2026")
    assert entry.problem()
    assert field.is_missing()
    assert entry.accessibleDescription() == entry.problem()
    entry.setText("22/11/2026")
    assert not field.is_missing()


@pytest.mark.parametrize("typed", ["4180000", "4,180,000.50", "$12.5", ""])
def test_an_amount_is_taken(qtbot: QtBot, typed: str) -> None:
    entry = NumberInput()
    qtbot.addWidget(entry)
    entry.setText(typed)
    assert entry.problem() == ""


@pytest.mark.parametrize("typed", ["doce", "1.234", "-5", "1e9", "١٢", "1" * 16])
def test_what_is_no_amount_is_refused(qtbot: QtBot, typed: str) -> None:
    entry = NumberInput()
    qtbot.addWidget(entry)
    entry.setText(typed)
    assert entry.problem()


def test_blank_text_is_no_answer(qtbot: QtBot) -> None:
    for entry in (TextInput(), ListInput(), LineInput()):
        qtbot.addWidget(entry)
        qtbot.keyClicks(entry, "   ")
        assert entry.answer() is None


def test_a_list_has_one_answer_on_each_line(qtbot: QtBot) -> None:
    entry = ListInput()
    qtbot.addWidget(entry)
    entry.setPlainText("uno\n\n  dos  \n")
    assert entry.answer() == ("uno", "dos")


def test_tab_leaves_a_text(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    entry, after = TextInput(), LineInput()
    layout = QVBoxLayout(page)
    layout.addWidget(entry)
    layout.addWidget(after)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    entry.setFocus()
    qtbot.keyClick(entry, Qt.Key.Key_Tab)
    assert entry.toPlainText() == ""
    assert after.hasFocus()


def test_a_choice_answers_with_its_key(qtbot: QtBot) -> None:
    entry = ChoiceInput([("A", "Uno"), ("B", "Dos")])
    qtbot.addWidget(entry)
    assert entry.answer() is None
    entry.choose("B")
    assert entry.answer() == "B"
    entry.choose("nobody's key")
    assert entry.answer() is None


def test_many_are_ticked_by_key_and_by_mouse_and_the_list_gets_shorter(qtbot: QtBot) -> None:
    entry = ManyInput([("A", "Cohecho", "LGRA 52"), ("B", "Peculado", "LGRA 53")])
    qtbot.addWidget(entry)
    entry.show()
    qtbot.keyClicks(entry._find, "pecu")
    assert entry._list.isRowHidden(0)
    entry._list.setCurrentIndex(entry._model.index(1, 0))
    qtbot.keyClick(entry._list, Qt.Key.Key_Space)
    assert entry.answer() == ("B",)
    where = entry._list.visualRect(entry._model.index(1, 0)).center()
    qtbot.mouseClick(entry._list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert entry.answer() == ()


def test_a_field_tells_its_name_to_screen_readers(qtbot: QtBot) -> None:
    entry = LineInput()
    field = Field("Ente", entry, "Como se escribe", needed=True)
    qtbot.addWidget(field)
    assert "Ente" in entry.accessibleName()
    assert entry.accessibleDescription() == "Como se escribe"


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("palabra " * 10_000, QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere),
        ("antes " + "x" * 5_000 + " después", QTextOption.WrapMode.WrapAnywhere),
    ],
    ids=["of words", "of what is no word"],
)
def test_a_text_is_laid_out_by_its_words_if_it_has_any(
    qtbot: QtBot, text: str, mode: QTextOption.WrapMode
) -> None:
    entry = TextInput()
    qtbot.addWidget(entry)
    entry.insertPlainText(text)
    assert entry.wordWrapMode() is mode
    assert entry.answer() == text


def _paste(entry: TextInput, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    entry.insertFromMimeData(data)


@pytest.mark.parametrize(
    ("before", "pasted", "makes"),
    [
        ("Ya escrito. ", ("a" * 99 + "\n") * 65_000, TextInput),
        ("Ya escrito. ", "palabra " * 250_000, TextInput),
        ("a" * 60_000, "b" * 40_001, TextInput),
        ("Ya escrito. ", "\n" * 100_000, TextInput),
        ("Ya escrito. ", ("a" * 99 + "\n") * (MAX_ACT // 100), WrittenInput),
    ],
    ids=[
        "more than an entry holds",
        "two million in one paragraph",
        "a paragraph that gets too long",
        "too many lines",
        "more than is recorded word by word",
    ],
)
def test_more_than_fits_is_not_pasted_and_nothing_is_lost(
    qtbot: QtBot, before: str, pasted: str, makes: type[TextInput]
) -> None:
    entry = makes()
    field = Field("Relato", entry, "Como se contó")
    qtbot.addWidget(field)
    entry.insertPlainText(before)
    _paste(entry, pasted)
    assert entry.toPlainText() == before
    assert re.search(r"\d", entry.accessibleDescription()), "how much there is, and how much fits"
    assert not field.is_missing()
    qtbot.keyClicks(entry, "x")
    assert entry.toPlainText() == f"{before}x"
    assert entry.accessibleDescription() == "Como se contó"


def test_what_is_selected_makes_room_for_what_is_pasted(qtbot: QtBot) -> None:
    entry = TextInput()
    qtbot.addWidget(entry)
    entry.setPlainText("a" * 90_000 + "\nfin")
    entry.selectAll()
    _paste(entry, "b" * 100_000)
    assert entry.toPlainText() == "b" * 100_000
    entry.selectAll()
    _paste(entry, "b" * 100_001)
    assert entry.toPlainText() == "b" * 100_000


def test_hostile_text_that_fits_is_pasted_as_it_is(qtbot: QtBot) -> None:
    text = "<b>no</b> \u202e\U0001f9ff\ttres\n" * 500
    entry = TextInput()
    qtbot.addWidget(entry)
    _paste(entry, text)
    assert entry.answer() == text
    assert len(text) < MAX_FIELDS
