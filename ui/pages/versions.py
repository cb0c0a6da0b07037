"""Versiones públicas: the public summaries across cases, and what whoever receives one checks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from alertadores.app import ProceedingLine, ProceedingOrder, emitted_summaries
from ui.actions import Id
from ui.pages.exporting import export_summary
from ui.pages.proceedings import Group, ProceedingsPage
from ui.proceedings_model import NONE, Column
from ui.shell.page import Setting
from ui.widgets.button import Button
from ui.widgets.facts import section
from ui.widgets.listing import Cell
from ui.widgets.text import Ground, Look, Rule, Text


class VersionsPage(ProceedingsPage):
    """One row for each summary; below, what its receiver can check."""

    kind: ClassVar[str] = "summary"
    help_topic = "versions"

    def __init__(self, setting: Setting) -> None:
        self.export = Button("", icon="download")
        self.verify = Button("", icon="shield-check")
        self._emitted: frozenset[bytes] = frozenset()
        super().__init__(setting)
        self.export.setText(self.tr("Export…"))
        self.export.clicked.connect(self._export)
        self.verify.setText(self.tr("Verify a file"))
        self.verify.clicked.connect(self.actions_[Id.VERIFY].trigger)
        self.head.addWidget(self.export)
        self.head.addWidget(self.verify)
        self.whole.addWidget(self._checks())
        self.table.chosen.connect(lambda _row: self._allow())
        self._allow()

    def _checks(self) -> Ground:
        """Return what the receiver of a summary can check, and what not."""
        ground = Ground("side")
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(8)
        column.addWidget(Rule())
        inner = QVBoxLayout()
        inner.setContentsMargins(24, 8, 24, 0)
        inner.setSpacing(6)
        inner.addLayout(section(self.tr("What a receiver can check")))
        row = QHBoxLayout()
        row.setSpacing(32)
        for text in (
            self.tr(
                "That this office issued the document, that a second person confirmed it, that it "
                "lies in the log since a certain moment, and that nothing in it was changed."
            ),
            self.tr(
                "Not that what it says is true, nor that it says everything. Offline, with the "
                "trust card, which has to reach the receiver another way than the file."
            ),
        ):
            row.addWidget(Text(text, Look.SMALL, tone="text2", wrap=True), 1)
        inner.addLayout(row)
        column.addLayout(inner)
        return ground

    def title(self) -> str:
        """Return the name of the page."""
        return self.tr("Public versions")

    def nothing(self) -> str:
        """Return a sentence for when there are none at all."""
        return self.tr("No public version has been proposed yet. They begin on the page of a case.")

    def groups_of(self) -> tuple[Group, ...]:
        """Return the groups of states."""
        return (
            Group(
                self.tr("Proposed"),
                self.tr("No public version waits for agreement."),
                ("BORRADOR",),
            ),
            Group(
                self.tr("Approved"),
                self.tr("No approved version waits to be issued."),
                ("CONFIRMADA",),
            ),
            Group(self.tr("Public"), self.tr("Nothing has been made public yet."), ("EMITIDA",)),
            Group(
                self.tr("Without agreement"),
                self.tr("None was refused or withdrawn."),
                ("RECHAZADA", "RETIRADA"),
            ),
        )

    def columns_of(self) -> tuple[Column, ...]:
        """Return the columns."""
        order = ProceedingOrder
        return (
            self.folio_column(),
            Column(self.tr("State"), self._state, order.STATE),
            self.age_column(),
            self.who_column(self.tr("Proposed by"), 170),
            Column(self.tr("Approved by"), self._approver, order.APPROVER, 170, self.people),
            Column(self.tr("Begun on"), self._began, order.BEGAN, 120),
        )

    def _began(self, line: ProceedingLine) -> Cell:
        return self.day(line.row.began)

    def _state(self, line: ProceedingLine) -> Cell:
        if line.row.name in self._emitted:
            return Cell(self.tr("Issued, to be confirmed by another person"), "users", "text")
        return self.state(line)

    def _approver(self, line: ProceedingLine) -> Cell:
        return Cell(self.name(line.row.approver)) if line.row.approver else NONE

    def show_list(self, ids: Sequence[int], counts: dict[str, int]) -> None:
        """Show rows; which of them have been issued stands in the log of the office."""
        super().show_list(ids, counts)
        self._allow()

        def mark(emitted: frozenset[bytes]) -> None:
            if emitted != self._emitted:
                self._emitted = emitted
                self.table.viewport().update()

        self.desk.ask(self.tr("Reading the list"), emitted_summaries, mark, owner=self)

    def _chosen(self) -> ProceedingLine | None:
        row = self.table.currentIndex().row()
        return self.model.line(row) if 0 <= row < self.model.rowCount() else None

    def _allow(self) -> None:
        line = self._chosen()
        public = line is not None and line.state == "EMITIDA"
        self.export.setEnabled(public)
        why = "" if public else self.tr("Only what is public can be exported.")
        self.export.setAccessibleDescription(why)
        self.export.setToolTip(why)

    def _export(self) -> None:
        line = self._chosen()
        if line is not None:
            export_summary(self, self.desk, line.case, line.folio, self.told.emit)
