"""Protección: requests across cases, with level, determination and how long they stand there."""

from __future__ import annotations

from typing import ClassVar

from alertadores.app import ProceedingLine
from ui.pages.proceedings import Group, ProceedingsPage
from ui.proceedings_model import NONE, Column
from ui.widgets.listing import Cell


class ProtectionPage(ProceedingsPage):
    """One row for each request."""

    kind: ClassVar[str] = "protection"
    help_topic = "protection"

    def title(self) -> str:
        """Return the name of the page."""
        return self.tr("Protection")

    def groups_of(self) -> tuple[Group, ...]:
        """Return the groups of states."""
        return (
            Group(self.tr("Requested"), ("SOLICITADA", "EN_ESPERA_INFORMACION")),
            Group(self.tr("Under assessment"), ("EN_EVALUACION",)),
            Group(self.tr("To be implemented"), ("OTORGADA", "MODIFICADA", "EN_IMPLEMENTACION")),
            Group(self.tr("With measures in force"), ("VIGENTE", "EN_REVISION")),
            Group(self.tr("Ended"), ("NEGADA", "NO_EVALUABLE_SIN_IDENTIDAD", "CONCLUIDA")),
        )

    def columns_of(self) -> tuple[Column, ...]:
        """Return the columns."""
        return (
            Column(self.tr("Folio"), self.folio, 176),
            Column(self.tr("State"), self.state, 220),
            Column(self.tr("In this state"), self.age, 112),
            Column(self.tr("Level"), self._level, 160),
            Column(self.tr("Determination"), self._outcome),
            Column(self.tr("Requested on"), lambda line: self.day(line.row.began), 120),
            Column(self.tr("Who"), self.who, 150),
        )

    def _level(self, line: ProceedingLine) -> Cell:
        level = line.row.level
        return Cell(self.words.short("risk_levels", level)) if level else NONE

    def _outcome(self, line: ProceedingLine) -> Cell:
        outcome = line.row.outcome
        return Cell(self.words.state("determination", outcome).word) if outcome else NONE
