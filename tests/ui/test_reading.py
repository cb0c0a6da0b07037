"""Long text: as high as it is long on a page, and the whole of it in a window of its own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

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
