"""The risk matrix: painted, and a table for keys and screen readers; it answers a form."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from alertadores.app import DEGREES, proposed_level
from ui.pages.act_risk import RiskHelp
from ui.widgets.inputs import ChoiceInput
from ui.widgets.matrix import Matrix

LEVELS = ("MUY_BAJO", "BAJO", "MODERADO", "ALTO", "MUY_ALTO")


def _help(qtbot: QtBot) -> tuple[RiskHelp, list[ChoiceInput]]:
    degrees = [(number, str(number)) for number in DEGREES]
    inputs = [ChoiceInput(degrees), ChoiceInput(degrees), ChoiceInput([(k, k) for k in LEVELS])]
    made = RiskHelp(*inputs)
    for each in (made, *inputs):
        qtbot.addWidget(each)
    made.show()
    made.matrix.setFocus()
    return made, inputs


def test_a_higher_degree_never_proposes_a_lower_level() -> None:
    for impact in DEGREES:
        levels = [LEVELS.index(proposed_level(impact, chance)) for chance in DEGREES]
        assert levels == sorted(levels)
    assert {proposed_level(i, p) for i in DEGREES for p in DEGREES} == set(LEVELS)


def test_arrows_and_enter_answer_impact_probability_and_level(qtbot: QtBot) -> None:
    made, inputs = _help(qtbot)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(made.matrix, key)
    assert [each.answer() for each in inputs] == [None, None, None]
    QTest.keyClick(made.matrix, Qt.Key.Key_Return)
    assert [each.answer() for each in inputs] == [4, 4, "ALTO"]
    assert made.matrix.cells.chosen == (4, 4)


def test_the_matrix_follows_the_answers_and_another_level_is_said(qtbot: QtBot) -> None:
    made, inputs = _help(qtbot)
    cells = [made.matrix.cells.chosen]
    for entry, degree in ((inputs[0], 5), (inputs[1], 1)):
        entry.choose(degree)
        cells.append(made.matrix.cells.chosen)
    assert cells == [None, None, (5, 1)]
    assert inputs[2].answer() == "BAJO"
    before = [each.text() for each in made.findChildren(QLabel)]
    inputs[2].choose("ALTO")
    assert [each.text() for each in made.findChildren(QLabel)] != before
    assert [each.answer() for each in inputs] == [5, 1, "ALTO"]
    inputs[1].choose(None)
    cells.append(made.matrix.cells.chosen)
    assert cells[-1] is None


def test_a_matrix_to_read_chooses_nothing(qtbot: QtBot) -> None:
    matrix = Matrix("x", reading=True)
    qtbot.addWidget(matrix)
    matrix.show_chosen(2, 3)
    picked: list[tuple[int, int]] = []
    matrix.picked.connect(lambda *cell: picked.append(cell))
    QTest.keyClick(matrix, Qt.Key.Key_Return)
    QTest.keyClick(matrix, Qt.Key.Key_Space)
    assert picked == []
    assert matrix.cells.chosen == (2, 3)


@pytest.mark.parametrize("cell", [(None, 3), (0, 1), (6, 1), (None, None)])
def test_what_is_no_degree_is_no_cell(qtbot: QtBot, cell: tuple[int | None, int | None]) -> None:
    matrix = Matrix("x")
    qtbot.addWidget(matrix)
    matrix.show_chosen(*cell)
    assert matrix.cells.chosen is None


def test_every_cell_is_read_with_its_level_and_what_gives_it(qtbot: QtBot) -> None:
    matrix = Matrix("x")
    qtbot.addWidget(matrix)
    matrix.show_chosen(5, 5)
    said = {
        str(matrix.cells.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))
        for row in range(5)
        for column in range(5)
    }
    assert len(said) == 25
    chosen = matrix.cells.place(5, 5).data(Qt.ItemDataRole.AccessibleTextRole)
    assert matrix.cells.word(matrix.cells.place(5, 5)) in chosen
