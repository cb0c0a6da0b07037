"""Canalizaciones: referrals across cases, as a table or as a board by state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from PySide6.QtCore import Qt

from alertadores.app import ProceedingLine, ProceedingOrder
from ui.collation import by_words
from ui.pages.proceedings import Group, ProceedingsPage
from ui.pages.referrals_board import Board
from ui.proceedings_model import Column
from ui.shell.page import Setting
from ui.widgets.button import Button
from ui.widgets.listing import Cell

_NOT_SENT: Final = frozenset({"BORRADOR", "AUTORIZADA"})


class ReferralsPage(ProceedingsPage):
    """One row, or one card, for each oficio."""

    kind: ClassVar[str] = "referral"
    help_topic = "referrals"

    def __init__(self, setting: Setting) -> None:
        self.switch = Button("")
        self._as_board = False
        super().__init__(setting)
        self.board = Board(setting, self.groups[1:], self)
        self.board.case_wanted.connect(self.case_wanted)
        self.body.addWidget(self.board)
        self.switch.clicked.connect(self._turn)
        self.head.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignRight)
        self._name_switch()

    @property
    def chosen_folio(self) -> str:
        """The folio of the chosen row or card."""
        if self._as_board:
            return self.board.folio
        return super().chosen_folio

    def title(self) -> str:
        """Return the name of the page."""
        return self.tr("Referrals")

    def nothing(self) -> str:
        """Return a sentence for when there are none at all."""
        return self.tr("Nothing has been referred yet. Referrals begin on the page of a case.")

    def groups_of(self) -> tuple[Group, ...]:
        """Return the groups of states."""
        return (
            Group(
                self.tr("To be authorised"),
                self.tr("No referral waits to be authorised."),
                ("BORRADOR",),
            ),
            Group(
                self.tr("To be sent"),
                self.tr("No authorised referral waits to be sent."),
                ("AUTORIZADA",),
            ),
            Group(
                self.tr("Without acknowledgement"),
                self.tr("No referral waits for its acknowledgement."),
                ("ENVIADA",),
            ),
            Group(
                self.tr("Under way"),
                self.tr("No referral is under way."),
                ("CON_ACUSE", "ADMITIDA", "PREVENCION", "EN_TRAMITE"),
            ),
            Group(
                self.tr("Answered"),
                self.tr("No answered referral waits to be closed."),
                ("RESPONDIDA", "INCOMPETENCIA", "DEVUELTA"),
            ),
            Group(
                self.tr("Ended"),
                self.tr("No referral has ended."),
                ("CERRADA", "RECHAZADA", "RETIRADA"),
            ),
        )

    def columns_of(self) -> tuple[Column, ...]:
        """Return the columns."""
        order = ProceedingOrder
        places = self._institutions
        return (
            self.folio_column(),
            Column(self.tr("State"), self.state, order.STATE, 268),
            self.age_column(),
            Column(self.tr("Destination"), self.destination, order.DESTINATION, None, places),
            Column(self.tr("Consent"), self._consent, order.CONSENT, 120),
            Column(self.tr("Acknowledged"), self._receipt, order.ACKNOWLEDGED, 112),
            self.who_column(self.tr("Who"), 124),
        )

    def _institutions(self) -> tuple[str, ...]:
        return by_words(self.words.labels("referral_destinations"))

    def destination(self, line: ProceedingLine) -> Cell:
        """Return the institution."""
        return Cell(self.words.label("referral_destinations", line.row.destination))

    def _lacks_consent(self, line: ProceedingLine) -> bool:
        """Tell whether the institution needs a consent that is not on file."""
        needed = self.words.needs_consent(line.row.destination)
        return bool(needed) and not line.row.consent

    def _consent(self, line: ProceedingLine) -> Cell:
        if line.row.consent:
            return Cell(self.tr("Yes"), "check", icon_ink="green")
        if self._lacks_consent(line):
            return Cell(self.tr("Missing"), "triangle-alert", "amber-text", "amber-text")
        return Cell(self.tr("No"), "circle-dashed")

    def _receipt(self, line: ProceedingLine) -> Cell:
        return self.day(line.row.acknowledged)

    def signs(self, line: ProceedingLine) -> tuple[Cell, ...]:
        """Return what a card says of consent, of anonymous filings and of the acknowledgement."""
        return self._consent_sign(line), self._anonymous_sign(line), self._receipt_sign(line)

    def _consent_sign(self, line: ProceedingLine) -> Cell:
        if self._lacks_consent(line):
            missing = self.tr("Consent needed: missing")
            return Cell(missing, "triangle-alert", "amber-text", "amber-text")
        if not line.row.consent:
            return Cell(self.tr("No consent on file"), "circle-dashed")
        if self.words.needs_consent(line.row.destination):
            return Cell(self.tr("Consent needed: on file"), "circle-check", icon_ink="green")
        return Cell(self.tr("Consent on file"), "circle-check", icon_ink="green")

    def _anonymous_sign(self, line: ProceedingLine) -> Cell:
        taken = self.words.accepts_anonymous(line.row.destination)
        if taken is None:
            return Cell(self.tr("Anonymous filings: not known"), "circle-help")
        if taken:
            return Cell(self.tr("Takes anonymous filings"), "check")
        refused = self.tr("Takes no anonymous filings")
        return Cell(refused, "triangle-alert", "amber-text", "amber-text")

    def _receipt_sign(self, line: ProceedingLine) -> Cell:
        if line.row.acknowledged:
            told = self.tr("Acknowledged {day}").format(day=self._receipt(line).text)
            return Cell(told, "file-check", icon_ink="green")
        if line.state in _NOT_SENT:
            return Cell(self.tr("Not sent yet"), "circle-dashed")
        return Cell(self.tr("Sent, not acknowledged"), "clock", "amber-text", "amber-text")

    def show_list(self, ids: Sequence[int], counts: dict[str, int]) -> None:
        """Show the rows, or the cards."""
        if self._as_board and counts:
            self.count(counts)
            self.board.refresh(self._show_board, self.fail)
        else:
            super().show_list(ids, counts)

    def begin(self) -> None:
        """Put the focus on the table, or on the first cards."""
        if self.body.currentWidget() is self.board:
            self.board.begin()
        else:
            super().begin()

    def _turn(self) -> None:
        self._as_board = not self._as_board
        self._name_switch()
        for button in self.buttons.buttons():
            button.setVisible(not self._as_board)
        self.refresh()

    def _show_board(self) -> None:
        self.body.show_rows(self.board)

    def _name_switch(self) -> None:
        word = self.tr("As a table") if self._as_board else self.tr("As a board")
        self.switch.setText(word)
        self.switch.dress("table" if self._as_board else "columns")
