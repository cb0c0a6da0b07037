"""The checkpoints that are known here: signed states of the log."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from alertadores.app import CheckpointLine, OfficeView, log_checkpoints
from ui import dates
from ui.desk import Desk
from ui.widgets.listing import Cell, Listing, Rows
from ui.widgets.text import Rule, Text

_GROUP: Final = 8
_WIDTHS: Final = {0: 160, 1: 260, 2: 150}
translate = QCoreApplication.translate


def witnesses(count: int) -> str:
    """Return how many witnesses signed a checkpoint, in words."""
    if count == 0:
        return translate("Checkpoints", "no witness")
    return translate("Checkpoints", "%n witness(es)", "", count)


def grouped(digest: bytes) -> str:
    """Return a hash as people compare it: groups of eight hexadecimal figures."""
    text = digest.hex()
    return " ".join(text[start : start + _GROUP] for start in range(0, len(text), _GROUP))


class CheckpointsPanel(QWidget):
    """A table, and above it what no checkpoint covers yet.

    Args:
        desk: knows the checkpoints.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._open = Text("", tone="text", wrap=True)
        why = self.tr(
            "A coordinator's vault signs the state of the log each time it synchronises. A "
            "checkpoint tells no time of its own; beside it stands the latest entry under it that "
            "you can open. Witnesses are outside the office and vouch that everybody is shown the "
            "same log."
        )
        heads = (
            self.tr("Entries covered"),
            self.tr("Latest entry under it"),
            self.tr("Witnesses"),
            self.tr("Root"),
        )
        self.rows = Rows(heads, self)
        self.list = Listing(self.tr("Checkpoints"), self.rows, _WIDTHS)
        head = QVBoxLayout()
        head.setContentsMargins(24, 16, 24, 12)
        head.setSpacing(6)
        head.addWidget(self._open)
        head.addWidget(Text(why, tone="text2", wrap=True))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(Rule())
        whole.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        desk.office_changed.connect(self.refresh)
        self.refresh(desk.office)

    def refresh(self, office: OfficeView) -> None:
        """Read the checkpoints anew."""
        uncovered = office.size - office.sealed
        if office.sealed == 0:
            said = self.tr("No checkpoint has come here yet: nothing is sealed.")
        elif uncovered:
            said = self.tr("%n entry(ies) that no checkpoint covers yet.", "", uncovered)
        else:
            said = self.tr("The last checkpoint covers every entry.")
        self._open.say(said)
        self._desk.ask(self.tr("Reading the checkpoints"), log_checkpoints, self._show, owner=self)

    def _show(self, found: Sequence[CheckpointLine]) -> None:
        self.rows.show_rows([self._row(each) for each in found])

    def _row(self, line: CheckpointLine) -> tuple[Cell, ...]:
        when = self.tr("None that you can open")
        if line.recorded is not None:
            when = dates.capitalised(dates.moment(line.recorded))
        seen = line.witnesses > 0
        return (
            Cell(str(line.size), icon="stamp", strong=True, ink="text"),
            Cell(when),
            Cell(
                witnesses(line.witnesses),
                icon="eye" if seen else "circle-dashed",
                icon_ink="green" if seen else "amber",
            ),
            Cell(grouped(line.root), ink="text3"),
        )
