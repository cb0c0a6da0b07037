"""The first run: one part after the other, always with a way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.notices import failure
from ui.pages.first_run_alone import AlonePart
from ui.pages.first_run_backup import BackupPart
from ui.pages.first_run_charter import CharterPart
from ui.pages.first_run_code import CodePart, CopyPart, RenewPart
from ui.pages.first_run_founders import FoundersPart
from ui.pages.first_run_join import AskedPart, JoinPart
from ui.pages.first_run_part import Doorway, Part
from ui.pages.first_run_restore import RestoredPart, RestorePart
from ui.pages.first_run_seat import SeatPart
from ui.pages.first_run_trail import PartId, Trail
from ui.pages.first_run_vault import VaultPart
from ui.pages.first_run_ways import WaysPart
from ui.shell.banners import Notice
from ui.widgets.button import Button, Kind
from ui.widgets.text import Ground, Rule

_TOP: Final = 24
_PARTS: Final[Mapping[PartId, Callable[[Doorway], Part]]] = {
    PartId.WAYS: WaysPart,
    PartId.VAULT: VaultPart,
    PartId.CODE: CodePart,
    PartId.COPY: CopyPart,
    PartId.RENEW: RenewPart,
    PartId.ALONE: AlonePart,
    PartId.CHARTER: CharterPart,
    PartId.SEAT: SeatPart,
    PartId.FOUNDERS: FoundersPart,
    PartId.JOIN: JoinPart,
    PartId.ASKED: AskedPart,
    PartId.RESTORE: RestorePart,
    PartId.RESTORED: RestoredPart,
    PartId.BACKUP: BackupPart,
}


class FirstRunPage(QWidget):
    """One column with the part that is shown, the way back above it, the language at the foot."""

    help_topic = "first-run"

    left = Signal()
    """The person goes back to the first page; an open vault is to be locked."""
    practice_wanted = Signal()
    work_wanted = Signal()
    language_wanted = Signal()

    def __init__(self, doorway: Doorway) -> None:
        super().__init__()
        self._doorway = doorway
        doorway.vestibule.drafts.failed.connect(self._tell_unkept)
        self.back = Button(self.tr("Back"), Kind.LINK, icon="arrow-left")
        self.back.clicked.connect(self.go_back)
        self.language = Button(self.tr("Español"), Kind.QUIET, icon="languages")
        self.language.clicked.connect(self.language_wanted)
        self.part: Part = self._make(doorway.trail.part)
        self._column = QWidget()
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, _TOP, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.back)
        column.addWidget(self.part)
        self._inside = column
        self._build()
        self._fit()

    def _build(self) -> None:
        across = QWidget()
        row = QHBoxLayout(across)
        row.setContentsMargins(24, 0, 24, 0)
        row.addStretch(1)
        row.addWidget(self._column)
        row.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(across)
        foot = Ground("side")
        foot.setFixedHeight(56)
        under = QHBoxLayout(foot)
        under.setContentsMargins(24, 0, 24, 0)
        under.addStretch(1)
        under.addWidget(self.language)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(Rule())
        whole.addWidget(foot)

    @property
    def trail(self) -> Trail:
        """Where the person is."""
        return self._doorway.trail

    def tell(self, notice: Notice) -> None:
        """Say something below the part that is shown."""
        self.part.trouble.say(notice)

    def _tell_unkept(self, error: Exception) -> None:
        self.tell(failure(error, self._doorway.words.language))

    def begin(self) -> None:
        """Put the focus where the part begins."""
        self.part.begin()

    def go_to(self, part: PartId) -> None:
        """Show another part."""
        old = self.part
        self.trail.part = part
        self.part = self._make(part)
        self._inside.replaceWidget(old, self.part)
        old.hide()
        old.deleteLater()
        self._fit()
        self._scroll.verticalScrollBar().setValue(0)
        self._set_busy(busy=False)
        self.part.begin()

    def go_back(self) -> None:
        """Show the part before, or leave where there is none."""
        if self.part.back is None:
            self.left.emit()
        else:
            self.go_to(self.part.back)

    def _make(self, name: PartId) -> Part:
        part = _PARTS[name](self._doorway)
        part.wanted.connect(self.go_to)
        part.working.connect(lambda busy: self._set_busy(busy=busy))
        part.stumbled.connect(self._stumble)
        part.unlock_wanted.connect(self.left)
        part.practice_wanted.connect(self.practice_wanted)
        part.work_wanted.connect(self.work_wanted)
        return part

    def _stumble(self, error: Exception) -> None:
        self.go_to(PartId.FOUNDERS)
        self.part.fail(error)

    def _set_busy(self, *, busy: bool) -> None:
        self.back.setEnabled(not busy)
        self.language.setEnabled(not busy)

    def _fit(self) -> None:
        self._column.setFixedWidth(self.part.width_wanted)
        ends = self.part.back is None and self._doorway.vestibule.is_open
        self.back.setText(self.tr("Lock and leave") if ends else self.tr("Back"))
        self.back.setAccessibleName(self.back.text())
        self.back.updateGeometry()
