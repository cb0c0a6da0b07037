"""Long text: as high as it is long on a page, and the whole of it in a window of its own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.facts import Facts
from ui.widgets.reading import GROWN, Grown, Reading

WIDE, NARROW = 600, 300


def _on_page(bot: QtBot, text: str) -> tuple[QScrollArea, Grown]:
    grown = Grown("Narrativa")
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.addWidget(grown)
    column.addStretch(1)
    page = QScrollArea()
    page.setWidgetResizable(True)
    page.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    page.setWidget(inner)
    page.resize(WIDE, 400)
    bot.addWidget(page)
    grown.read(text)
    with bot.waitExposed(page):
        page.show()
    _settle()
    return page, grown


def _settle() -> None:
    for _turn in range(5):
        QCoreApplication.processEvents()


def _hidden(grown: Grown) -> int:
    return grown.view.verticalScrollBar().maximum()


@pytest.mark.parametrize("text", ["", "Una línea.", "palabra " * 200, "línea\n" * 150])
def test_it_is_as_high_as_its_text_and_never_scrolls(qtbot: QtBot, text: str) -> None:
    page, grown = _on_page(qtbot, text)
    heights = []
    for width in (WIDE, NARROW, WIDE):
        page.resize(width, 400)
        _settle()
        assert _hidden(grown) == 0
        heights.append(grown.view.height())
    assert heights[0] == heights[2] <= heights[1]


def test_it_grows_and_shrinks_with_another_text(qtbot: QtBot) -> None:
    _page, grown = _on_page(qtbot, "Una línea.")
    low = grown.view.height()
    grown.read("línea\n" * 40)
    _settle()
    assert grown.view.height() > 10 * low
    grown.read("Una línea.")
    _settle()
    assert grown.view.height() == low


def test_two_million_characters_are_read_in_a_window_of_their_own(qtbot: QtBot) -> None:
    text = "<b>no</b> \u202e" + "palabra " * 250_000 + "FIN"
    _page, grown = _on_page(qtbot, text)
    assert len(grown.view.toPlainText()) <= GROWN + 1
    assert grown._more.isVisible()
    grown._more.click()
    (dialog,) = grown.window().findChildren(QDialog)
    (reading,) = dialog.findChildren(Reading)
    whole = reading.view.toPlainText()
    assert whole.startswith("<b>no</b> \ufffd")
    assert whole.endswith("FIN")
    assert reading.view.hasFocus() or not dialog.isActiveWindow()
    dialog.close()


def test_a_text_that_is_shown_whole_has_no_button(qtbot: QtBot) -> None:
    _page, grown = _on_page(qtbot, "a" * GROWN)
    assert not grown._more.isVisible()


@pytest.mark.parametrize(
    "text",
    [
        "x" * 19_000,
        "palabra " * 2_400,
        "\U0001f9ff" * 9_001 + "\n\n" + "ñ" * 9_001 + "\n",
        "uno\u00a0dos\ttres\n" * 900,
        "a" * 4_000 + "\n" + "b" * 4_000,
    ],
    ids=["one word", "one paragraph", "wide characters", "spaces of all kinds", "just in pieces"],
)
def test_what_is_copied_is_exactly_the_text(qtbot: QtBot, text: str) -> None:
    reading = Reading("Narrativa")
    qtbot.addWidget(reading)
    reading.read(text)
    reading.view.selectAll()
    reading.view.copy()
    assert QGuiApplication.clipboard().text() == text


def test_a_part_that_is_copied_begins_and_ends_where_it_was_selected(qtbot: QtBot) -> None:
    reading = Reading("Narrativa")
    qtbot.addWidget(reading)
    reading.read("a" * 5_000 + "\n" + "b" * 5_000)
    cursor = reading.view.textCursor()
    cursor.setPosition(3_999)
    cursor.setPosition(9_005, cursor.MoveMode.KeepAnchor)
    reading.view.setTextCursor(cursor)
    reading.view.copy()
    # Two seams lie within, which count as positions of the document.
    assert QGuiApplication.clipboard().text() == "a" * 1_001 + "\n" + "b" * 4_002


@pytest.mark.parametrize("value", ["x" * 1_000, "ab" * 32, "larga; " * 1_000])
def test_a_fact_is_shown_whole_however_long_its_words_are(qtbot: QtBot, value: str) -> None:
    facts = Facts()
    facts.resize(NARROW, 400)
    qtbot.addWidget(facts)
    facts.show_rows([("Ente", value)])
    with qtbot.waitExposed(facts):
        facts.show()
    _settle()
    (grown,) = facts.findChildren(Grown)
    assert _hidden(grown) == 0
    # Qt rounds the width of a line up, by less than a letter.
    letter = grown.view.fontMetrics().averageCharWidth()
    assert grown.view.horizontalScrollBar().maximum() < letter
    assert grown.view.accessibleName() == "Ente"
    grown._show_whole()
    (dialog,) = grown.window().findChildren(QDialog)
    assert dialog.findChildren(Reading)[0].view.toPlainText().replace("\n", "") == value
    dialog.close()


def test_a_fact_of_common_words_stays_a_label(qtbot: QtBot) -> None:
    facts = Facts()
    qtbot.addWidget(facts)
    facts.show_rows([("Ente", "Secretaría de <b>Obras</b>")])
    assert [each.text() for each in facts.findChildren(QLabel)] == [
        "Ente",
        "Secretaría de <b>Obras</b>",
    ]
