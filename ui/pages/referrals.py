"""Canalizaciones: referrals across cases, as a table or as a board by state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt

from alertadores.app import ProceedingLine
from ui.pages.proceedings import Group, ProceedingsPage
from ui.pages.referrals_board import Board
from ui.proceedings_model import Column
from ui.shell.page import Setting
from ui.widgets.button import Button
from ui.widgets.listing import Cell


class ReferralsPage(ProceedingsPage):
    """One row, or one card, for each oficio."""

    kind: ClassVar[str] = "referral"
    help_topic = "referrals"

    def __init__(self, setting: Setting) -> None:
        self.switch = Button("")
        self.board: Board | None = None
        super().__init__(setting)
        self.board = Board(setting, self.groups[1:], self)
        self.board.case_wanted.connect(self.case_wanted)
        self.body.addWidget(self.board)
        self.switch.clicked.connect(self._turn)
        self.head.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignRight)
        self._as_board = False
        self._name_switch()

    @property
    def chosen_folio(self) -> str:
        """The folio of the chosen row or card."""
        if self.board is not None and self._as_board:
            return self.board.folio
        return super().chosen_folio

    def title(self) -> str:
        """Return the name of the page."""
        return self.tr("Referrals")

    def groups_of(self) -> tuple[Group, ...]:
        """Return the groups of states."""
        return (
            Group(self.tr("To be authorised"), ("BORRADOR",)),
            Group(self.tr("To be sent"), ("AUTORIZADA",)),
            Group(self.tr("Without acknowledgement"), ("ENVIADA",)),
            Group(self.tr("Under way"), ("CON_ACUSE", "ADMITIDA", "PREVENCION", "EN_TRAMITE")),
            Group(self.tr("Answered"), ("RESPONDIDA", "INCOMPETENCIA", "DEVUELTA")),
            Group(self.tr("Ended"), ("CERRADA", "RECHAZADA", "RETIRADA")),
        )

    def columns_of(self) -> tuple[Column, ...]:
        """Return the columns."""
        return (
            Column(self.tr("Folio"), self.folio, 176),
            Column(self.tr("State"), self.state, 284),
            Column(self.tr("In this state"), self.age, 104),
            Column(self.tr("Destination"), self.destination),
            Column(self.tr("Consent"), self._consent, 112),
            Column(self.tr("Acknowledged"), lambda line: self.day(line.row.acknowledged), 104),
            Column(self.tr("Who"), self.who, 128),
        )

    def destination(self, line: ProceedingLine) -> Cell:
        """Return the institution."""
        return Cell(self.words.label("referral_destinations", line.row.destination))

    def _consent(self, line: ProceedingLine) -> Cell:
        if line.row.consent:
            return Cell(self.tr("Yes"), "check", icon_ink="green")
        return Cell(self.tr("No"), "circle-x", icon_ink="amber")

    def show_list(self, ids: Sequence[int], counts: dict[str, int]) -> None:
        """Show the rows, or the cards."""
        super().show_list(ids, counts)
        if self.board is not None and self._as_board:
            self._show_board()

    def _turn(self) -> None:
        self._as_board = not self._as_board
        self._name_switch()
        for button in self.buttons.buttons():
            button.setVisible(not self._as_board)
        if self._as_board:
            self._show_board()
        else:
            self.refresh()
            self.begin()

    def _show_board(self) -> None:
        if self.board is not None:
            self.board.refresh()
            self.body.setCurrentWidget(self.board)

    def _name_switch(self) -> None:
        word = self.tr("As a table") if self._as_board else self.tr("As a board")
        self.switch.setText(word)
        self.switch.dress("table" if self._as_board else "columns")
