"""Protección: requests across cases, with level, determination and how long they stand there."""

from __future__ import annotations

from typing import ClassVar

from alertadores.app import Need, ProceedingLine, ProceedingOrder
from ui.pages.proceedings import Group, ProceedingsPage
from ui.pages.today_work import need_word
from ui.proceedings_model import NONE, Column
from ui.widgets.listing import Cell


class ProtectionPage(ProceedingsPage):
    """One row for each request."""

    kind: ClassVar[str] = "protection"
    help_topic = "protection"

    def title(self) -> str:
        """Return the name of the page."""
        return self.tr("Protection")

    def nothing(self) -> str:
        """Return a sentence for when there are none at all."""
        return self.tr(
            "No protection has been requested yet. Requests begin on the page of a case."
        )

    def groups_of(self) -> tuple[Group, ...]:
        """Return the groups of states."""
        return (
            Group(
                self.tr("Requested"),
                self.tr("No request waits to be assessed."),
                ("SOLICITADA", "EN_ESPERA_INFORMACION"),
            ),
            Group(
                self.tr("Under assessment"),
                self.tr("No request is under assessment."),
                ("EN_EVALUACION",),
            ),
            Group(
                self.tr("To be implemented"),
                self.tr("No granted measure waits to be implemented."),
                ("OTORGADA", "MODIFICADA", "EN_IMPLEMENTACION"),
            ),
            Group(
                self.tr("With measures in force"),
                self.tr("No measures are in force."),
                ("VIGENTE", "EN_REVISION"),
            ),
            Group(
                self.tr("Ended"),
                self.tr("No request has ended."),
                ("NEGADA", "NO_EVALUABLE_SIN_IDENTIDAD", "CONCLUIDA"),
            ),
        )

    def columns_of(self) -> tuple[Column, ...]:
        """Return the columns."""
        order = ProceedingOrder
        return (
            self.folio_column(),
            Column(self.tr("State"), self.state, order.STATE, 196),
            self.age_column(),
            Column(self.tr("Next act"), self._need, order.NEED),
            Column(self.tr("Level"), self._level, order.LEVEL, 144),
            Column(self.tr("Determination"), self._outcome, order.OUTCOME, 120),
            Column(self.tr("Requested on"), self._began, order.BEGAN, 116),
            self.who_column(self.tr("Who"), 120),
        )

    def _need(self, line: ProceedingLine) -> Cell:
        """Return what this office owes to it next."""
        need = line.row.need
        return Cell(need_word(Need(need))) if need else NONE

    def _began(self, line: ProceedingLine) -> Cell:
        return self.day(line.row.began)

    def _level(self, line: ProceedingLine) -> Cell:
        level = line.row.level
        return Cell(self.words.short("risk_levels", level)) if level else NONE

    def _outcome(self, line: ProceedingLine) -> Cell:
        outcome = line.row.outcome
        return Cell(self.words.state("determination", outcome).word) if outcome else NONE
