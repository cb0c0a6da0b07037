"""Every window is kept out of screenshots where the system can, and it is said where it cannot."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from ui.platform.capture import EXCLUDE, MONITOR, CaptureBlock, Mark


def _block(application: QApplication, mark: Mark | None, qtbot: QtBot) -> CaptureBlock:
    block = CaptureBlock(application, mark, application)
    qtbot.addWidget(QWidget(), before_close_func=lambda _w: application.removeEventFilter(block))
    return block


def test_each_window_and_dialog_is_marked_when_it_appears(qapp: QApplication, qtbot: QtBot) -> None:
    marked: list[tuple[int, int]] = []

    def mark(window: int, affinity: int) -> bool:
        marked.append((window, affinity))
        return True

    block = _block(qapp, mark, qtbot)
    window = QWidget()
    dialog = QDialog(window)
    for each in (window, dialog):
        qtbot.addWidget(each)
        each.show()
    assert {(int(each.winId()), EXCLUDE) for each in (window, dialog)} <= set(marked)
    assert block.works


@pytest.mark.parametrize("accepts", [{MONITOR}, set()], ids=["an older Windows", "a refusal"])
def test_an_older_system_shows_black_and_a_refusal_is_known(
    qapp: QApplication, qtbot: QtBot, accepts: set[int]
) -> None:
    tried: list[int] = []

    def mark(_window: int, affinity: int) -> bool:
        tried.append(affinity)
        return affinity in accepts

    block = _block(qapp, mark, qtbot)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    assert tried[:2] == [EXCLUDE, MONITOR]
    assert block.works is bool(accepts)


def test_where_the_system_offers_nothing_nothing_is_promised(
    qapp: QApplication, qtbot: QtBot
) -> None:
    assert not _block(qapp, None, qtbot).works
