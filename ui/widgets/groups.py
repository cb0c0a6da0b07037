"""A recovery code in groups: shown large to be copied by hand, and typed back group by group."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.fonts import Weight, font
from ui.widgets.text import Ground, Look, Text

COLUMNS: Final = 3
SIZE: Final = 4
"""Characters of a group."""
_LONGEST: Final = 128
_LARGE: Final = 26


class CodeGrid(Ground):
    """The groups, numbered as they are read. They cannot be selected, so they cannot be copied."""

    def __init__(self, code: str) -> None:
        super().__init__("side")
        groups = code.split("-")
        self.setAccessibleName(", ".join(" ".join(group) for group in groups))
        grid = QGridLayout(self)
        grid.setContentsMargins(20, 16, 20, 16)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(12)
        for number, group in enumerate(groups):
            grid.addWidget(_group(number + 1, group), number // COLUMNS, number % COLUMNS)


def _group(number: int, group: str) -> QWidget:
    shown = Text(group)
    shown.setFont(font(_LARGE, Weight.SEMIBOLD))
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(Text(str(number), Look.CAPTION, tone="text3"))
    row.addWidget(shown)
    row.addStretch(1)
    return held


class GroupsInput(QWidget):
    """One input for each group; the cursor goes on by itself, and a whole code may be typed."""

    changed = Signal()
    entered = Signal()

    def __init__(self, count: int) -> None:
        super().__init__()
        self._inputs = [_GroupInput() for _group in range(count)]
        self._notes = [Text("", Look.CAPTION, tone="red") for _input in self._inputs]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for number, (each, note) in enumerate(zip(self._inputs, self._notes, strict=True)):
            name = self.tr("Group {number} of {count}").format(number=number + 1, count=count)
            each.setAccessibleName(name)
            each.textEdited.connect(lambda _text, number=number: self._edited(number))
            each.returnPressed.connect(self.entered)
            each.emptied.connect(lambda number=number: self._go_to(number - 1))
            grid.addLayout(_cell(number + 1, each, note), number // COLUMNS, number % COLUMNS)
        self.setFocusProxy(self._inputs[0])

    def groups(self) -> tuple[str, ...]:
        """Return what stands in each."""
        return tuple(each.text() for each in self._inputs)

    def mark(self, wrong: Collection[int]) -> None:
        """Say which groups are wrong, counted from 1, and go to the first."""
        for number, (each, note) in enumerate(zip(self._inputs, self._notes, strict=True), 1):
            each.setProperty("invalid", number in wrong)
            each.style().unpolish(each)
            each.style().polish(each)
            note.say(self.tr("Look again") if number in wrong else "")
            each.setAccessibleDescription(note.text())
        if wrong:
            self._go_to(min(wrong) - 1)

    def _edited(self, number: int) -> None:
        typed = "".join(each for each in self._inputs[number].text() if each not in " -")
        pieces = [typed[at : at + SIZE] for at in range(0, len(typed), SIZE)] or [""]
        room = self._inputs[number : number + len(pieces)]
        for each, piece in zip(room, pieces, strict=False):
            each.setText(piece)
        if len(pieces[-1]) == SIZE:
            self._go_to(number + len(pieces))
        elif len(pieces) > 1:
            self._go_to(number + len(pieces) - 1)
        self.changed.emit()

    def _go_to(self, number: int) -> None:
        if 0 <= number < len(self._inputs):
            self._inputs[number].setFocus()
            self._inputs[number].end(False)  # noqa: FBT003 - Qt's signature


class _GroupInput(QLineEdit):
    emptied = Signal()
    """Backspace where nothing is left: the person wants the group before."""

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(_LONGEST)
        self.setProperty("tall", True)  # noqa: FBT003 - Qt's signature
        self.setFont(font(18, Weight.MEDIUM))
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhSensitiveData
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back where nothing is left to take away."""
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
            return
        super().keyPressEvent(event)


def _cell(number: int, entry: QWidget, note: Text) -> QVBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    name = Text(str(number), Look.CAPTION, tone="text3")
    name.setFixedWidth(10)
    row.addWidget(name)
    row.addWidget(entry, 1)
    cell = QVBoxLayout()
    cell.setSpacing(2)
    cell.addLayout(row)
    cell.addWidget(note)
    return cell
