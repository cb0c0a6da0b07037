"""Text of a case is on the clipboard for a while only, wherever in the window it was copied."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from tests.window import Driver
from ui import clipboard
from ui.actions import Id
from ui.clipboard import Clipboard
from ui.widgets.reading import Reading


@pytest.fixture
def board(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> QClipboard:
    """The clipboard; the offscreen platform does not know whose it is."""
    monkeypatch.setattr(clipboard, "owned", lambda _board: True)
    found = qapp.clipboard()
    found.clear()
    return found


def _watch(driver: Driver) -> Clipboard:
    return driver.window.guard.clipboard


def _read_something(driver: Driver) -> QPlainTextEdit:
    work = driver.window.workspace
    assert work is not None
    line = work.alerts.model.line(0)
    assert line is not None
    work.alerts.open_case(line.case)
    driver.settle()
    page = work.alerts.case_page
    assert page is not None
    reading = next(each for each in page.findChildren(Reading) if each.view.toPlainText())
    return reading.view


def test_what_is_copied_from_a_case_is_marked_and_counted_down(
    at_work: Driver, board: QClipboard
) -> None:
    view = _read_something(at_work)
    view.selectAll()
    view.copy()
    at_work.until(lambda: "x-kde-passwordManagerHint" in board.mimeData().formats())
    assert board.text() == view.toPlainText()
    assert bytes(board.mimeData().data("x-kde-passwordManagerHint").data()) == b"secret"
    assert "text/html" not in board.mimeData().formats()
    work = at_work.window.workspace
    assert work is not None
    assert "30 s" in work.strip._copied.text()
    watch = _watch(at_work)
    watch._left = 1
    watch._tick()
    assert board.text() == ""
    assert work.strip._copied.text() == ""


def test_what_somebody_else_copied_is_left_alone(
    at_work: Driver, board: QClipboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    board.setText("texto de un caso")
    at_work.settle()
    assert _watch(at_work)._second.isActive()
    monkeypatch.setattr(clipboard, "owned", lambda _board: False)
    board.setText("de otro programa")
    at_work.settle()
    assert not _watch(at_work)._second.isActive()
    _watch(at_work).empty()
    assert board.text() == "de otro programa"


def test_a_folio_stays(at_work: Driver, board: QClipboard) -> None:
    _read_something(at_work)
    work = at_work.window.workspace
    assert work is not None
    assert work.alerts.case_page is not None
    folio = work.alerts.case_page.folio
    at_work.window.actions_[Id.COPY_FOLIO].trigger()
    at_work.ctrl(Qt.Key.Key_L)
    at_work.settle()
    assert board.text() == folio


def test_locking_empties_it(at_work: Driver, board: QClipboard) -> None:
    board.setText("texto de un caso")
    at_work.settle()
    at_work.ctrl(Qt.Key.Key_L)
    at_work.settle()
    assert board.text() == ""


def test_closing_empties_it(at_work: Driver, board: QClipboard) -> None:
    board.setText("texto de un caso")
    at_work.settle()
    at_work.window.close()
    assert board.text() == ""


def test_before_unlock_nothing_is_touched(at_work: Driver, board: QClipboard) -> None:
    at_work.ctrl(Qt.Key.Key_L)
    at_work.settle()
    board.setText("otra cosa")
    at_work.settle()
    assert board.mimeData().formats() == ["text/plain"]
