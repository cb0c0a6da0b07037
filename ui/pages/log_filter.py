"""What narrows the list of the log: kinds, members, case, effect."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from alertadores.app import LogQuery, MemberView
from ui import plain
from ui.i18n import QT_TRANSLATE_NOOP
from ui.widgets.button import Button
from ui.widgets.inputs import FlagInput, LineInput

T = TypeVar("T")

_PAUSE: Final = 200
_FOLIO_WIDTH: Final = 150
# First words of types of entries, by what people call them.
KINDS: Final[tuple[tuple[str, frozenset[str]], ...]] = (
    (QT_TRANSLATE_NOOP("LogKinds", "Alerts and notes"), frozenset({"case", "alert", "note"})),
    (QT_TRANSLATE_NOOP("LogKinds", "Evidence"), frozenset({"evidence"})),
    (
        QT_TRANSLATE_NOOP("LogKinds", "Protection"),
        frozenset({"protection", "risk", "determination", "measure", "retaliation"}),
    ),
    (QT_TRANSLATE_NOOP("LogKinds", "Identity"), frozenset({"identity", "contact"})),
    (QT_TRANSLATE_NOOP("LogKinds", "Referrals"), frozenset({"referral"})),
    (QT_TRANSLATE_NOOP("LogKinds", "Public versions"), frozenset({"summary", "public"})),
    (QT_TRANSLATE_NOOP("LogKinds", "Second person"), frozenset({"approval", "proposal", "draft"})),
    (QT_TRANSLATE_NOOP("LogKinds", "Access"), frozenset({"access"})),
    (QT_TRANSLATE_NOOP("LogKinds", "Office and members"), frozenset({"office", "member"})),
)


class LogFilter(QWidget):
    """A row of conditions; an entry that is listed meets all of them."""

    changed = Signal(LogQuery)

    def __init__(self) -> None:
        super().__init__()
        self.kinds = Choices[frozenset[str]](self.tr("Kind"))
        for label, words in KINDS:
            self.kinds.offer(QCoreApplication.translate("LogKinds", label), words)
        self.members = Choices[int](self.tr("Member"))
        self.folio = LineInput(self.tr("Folio or part of it"), longest=40)
        self.folio.setAccessibleName(self.tr("Folio of the case"))
        self.folio.setFixedWidth(_FOLIO_WIDTH)
        self.rejected = FlagInput(self.tr("Only without effect"))
        self.opened = FlagInput(self.tr("Only what I can open"))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._tell)
        self.folio.changed.connect(self._pause.start)
        for each in (self.kinds, self.members, self.rejected, self.opened):
            each.changed.connect(self._tell)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24, 12)
        row.setSpacing(8)
        for part in (self.kinds, self.members, self.folio):
            row.addWidget(part)
        row.addSpacing(8)
        row.addWidget(self.rejected)
        row.addSpacing(8)
        row.addWidget(self.opened)
        row.addStretch(1)

    @property
    def query(self) -> LogQuery:
        """What is asked for."""
        kinds: frozenset[str] = frozenset().union(*self.kinds.chosen)
        return LogQuery(
            kinds=kinds,
            authors=frozenset(self.members.chosen),
            folio=self.folio.text().strip(),
            rejected=self.rejected.isChecked(),
            opened=self.opened.isChecked(),
        )

    def show_members(self, members: Sequence[MemberView]) -> None:
        """Offer the members of the office, those who left too: what they did stays."""
        for member in members:
            self.members.offer(plain.line(member.name, 60), member.number)

    def clear(self) -> None:
        """Ask for everything again."""
        for part in (self, self.folio, self.rejected, self.opened):
            part.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.folio.clear()
        self.rejected.setChecked(False)
        self.opened.setChecked(False)
        self.kinds.clear()
        self.members.clear()
        for part in (self, self.folio, self.rejected, self.opened):
            part.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self._tell()

    def _tell(self) -> None:
        self._pause.stop()
        self.changed.emit(self.query)


class Choices(Button, Generic[T]):
    """A button whose menu ticks some of many.

    Args:
        label: what it says while nothing is ticked.
    """

    changed = Signal()

    def __init__(self, label: str) -> None:
        super().__init__(label, icon="list-filter")
        self._label = label
        self._menu = QMenu(self)
        self._entries: dict[str, tuple[QAction, T]] = {}
        self.setAccessibleName(label)
        self.setMenu(self._menu)

    @property
    def chosen(self) -> list[T]:
        """What is ticked."""
        return [value for entry, value in self._entries.values() if entry.isChecked()]

    def offer(self, label: str, value: T) -> None:
        """Add a choice, unless one of this name is there."""
        if label not in self._entries:
            entry = self._menu.addAction(label)
            entry.setCheckable(True)
            entry.toggled.connect(lambda _on: self._choose())
            self._entries[label] = entry, value

    def clear(self) -> None:
        """Tick nothing."""
        for entry, _value in self._entries.values():
            entry.setChecked(False)

    def _choose(self) -> None:
        ticked = [label for label, (entry, _value) in self._entries.items() if entry.isChecked()]
        shown = self._label
        if ticked:
            first = plain.line(ticked[0], 24)
            shown = first if len(ticked) == 1 else f"{first} +{len(ticked) - 1}"
        self.setText(shown)
        self.setAccessibleName(f"{self._label}: {shown}" if ticked else self._label)
        self.updateGeometry()
        self.changed.emit()
