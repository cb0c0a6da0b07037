"""The matrix above the questions of a risk assessment: a cell answers three of them."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from alertadores.app import proposed_level
from ui.widgets.inputs import ChoiceInput
from ui.widgets.matrix import Matrix
from ui.widgets.text import Look, Text

ANSWERS = ("impact", "probability", "level")


class RiskHelp(QWidget):
    """The matrix; it follows the answers, and the answers follow it.

    Args:
        impact: input, 1 to 5.
        probability: input, 1 to 5.
        level: input; it takes the proposal of a cell and may then be changed.
    """

    def __init__(self, impact: ChoiceInput, probability: ChoiceInput, level: ChoiceInput) -> None:
        super().__init__()
        self._inputs = (impact, probability, level)
        self.matrix = Matrix(self.tr("Risk matrix: choose impact and probability"))
        self.matrix.picked.connect(self._pick)
        self._note = Text("", Look.CAPTION, tone="text3", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Text(self.tr("Impact, from above; probability, across"), Look.SECTION))
        column.addWidget(self.matrix)
        column.addWidget(self._note)
        self.setFocusProxy(self.matrix)
        for each in (impact, probability):
            each.changed.connect(self._follow)
        level.changed.connect(self._say)
        self._say()

    def _pick(self, impact: int, probability: int) -> None:
        self._inputs[0].choose(impact)
        self._inputs[1].choose(probability)

    def _follow(self) -> None:
        """Show the cell of the two answers, and propose its level."""
        cell = self._cell()
        self.matrix.show_chosen(*(cell or (None, None)))
        if cell is not None:
            self._inputs[2].choose(proposed_level(*cell))
        self._say()

    def _say(self) -> None:
        """Say whose proposal the cells are, and that another level was chosen."""
        parts = [
            self.tr(
                "The cells are a proposal of this program: those of the Protocol have not been "
                "seen. You decide the level."
            )
        ]
        cell, level = self._cell(), self._inputs[2].answer()
        if cell is not None and level is not None and level != proposed_level(*cell):
            parts.append(self.tr("The level chosen is another one than the cell proposes."))
        self._note.say(" ".join(parts))

    def _cell(self) -> tuple[int, int] | None:
        impact, probability = self._inputs[0].answer(), self._inputs[1].answer()
        if impact is None or probability is None:
            return None
        return cast("int", impact), cast("int", probability)
