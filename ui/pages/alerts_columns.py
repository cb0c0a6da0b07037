"""Which columns the list has, in what order and how wide; remembered for each member."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.alerts_model import Column
from ui.widgets.button import Button, Kind
from ui.widgets.many import EDGE, ROW, Ticks, flip
from ui.widgets.text import Look, Text

_KEY: Final = Qt.ItemDataRole.UserRole
_NARROWEST, _WIDEST = 56, 1000
_LONGEST: Final = 4096
_NARROW: Final = {Column.FOLIO: 162, Column.STATE: 158, Column.RECEIVED: 102}
"""The columns beside a case, and their widths; the state takes what is left."""


@dataclass(frozen=True, slots=True)
class Place:
    """A column.

    Attributes:
        width: in pixels.
        shown: whether it is there.
    """

    column: Column
    width: int
    shown: bool = True


Plan = tuple[Place, ...]
"""All columns, from the left."""

DEFAULT: Final[Plan] = (
    Place(Column.FOLIO, 176),
    Place(Column.STATE, 204),
    Place(Column.RECEIVED, 104),
    Place(Column.ALERTER, 220),
    Place(Column.INSTITUTION, 200),
    Place(Column.CONDUCTS, 180),
    Place(Column.PROTECTION, 96),
    Place(Column.WAITS, 130, shown=False),
    Place(Column.RECORDED, 130, shown=False),
    Place(Column.ENTRIES, 90, shown=False),
)


def to_bytes(plan: Plan) -> bytes:
    """Return a plan as text that holds nothing of a case."""
    return json.dumps([[place.column.name, place.width, place.shown] for place in plan]).encode()


def from_bytes(data: bytes) -> Plan:
    """Return a plan that was kept; anything else is the one that the list begins with."""
    try:
        told = json.loads(data[:_LONGEST])
    except (ValueError, RecursionError):
        return DEFAULT
    places = [_place(each) for each in told] if isinstance(told, list) else []
    known = [place for place in places if place is not None]
    if sorted(place.column for place in known) != list(Column) or len(known) != len(places):
        return DEFAULT
    return tuple(known) if any(place.shown for place in known) else DEFAULT


def _place(told: Any) -> Place | None:
    match told:
        case [str(name), int(width), bool(shown)] if (
            name in Column.__members__ and _NARROWEST <= width <= _WIDEST
        ):
            return Place(Column[name], width, shown)
    return None


def arrange(head: QHeaderView, plan: Plan) -> None:
    """Give the list these columns."""
    for place, each in enumerate(plan):
        head.moveSection(head.visualIndex(each.column), place)
        head.setSectionHidden(each.column, not each.shown)
    shown = [each for each in plan if each.shown]
    by_column = {each.column: each for each in shown}
    _stretch(head, by_column.get(Column.INSTITUTION, shown[-1]).column)
    for each in shown:
        head.resizeSection(each.column, each.width)


def arrange_beside_a_case(head: QHeaderView) -> None:
    """Leave the columns that fit beside a case."""
    for column in Column:
        head.setSectionHidden(column, column not in _NARROW)
    _stretch(head, Column.STATE)
    for column, width in _NARROW.items():
        head.resizeSection(column, width)


def current(head: QHeaderView, before: Plan) -> Plan:
    """Return how the columns stand, given how they were arranged."""
    kept = {place.column: place for place in before}
    columns = [Column(head.logicalIndex(place)) for place in range(head.count())]
    return tuple(
        replace(kept[column], width=_bounded(head.sectionSize(column)))
        if not head.isSectionHidden(column)
        else kept[column]
        for column in columns
    )


def _stretch(head: QHeaderView, stretched: Column) -> None:
    mode = QHeaderView.ResizeMode
    for column in Column:
        head.setSectionResizeMode(column, mode.Stretch if column is stretched else mode.Interactive)
    head.setStretchLastSection(False)


def _bounded(width: int) -> int:
    return max(_NARROWEST, min(_WIDEST, width))


class ColumnsDialog(QDialog):
    """Tick the columns to see; move them with the buttons, or drag them."""

    chosen = Signal(tuple)

    def __init__(self, plan: Plan, names: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Columns"))
        self.setMinimumWidth(380)
        self._names = names
        self._places = {place.column: place for place in plan}
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Columns, from the left"))
        self.list.setProperty("boxed", True)  # noqa: FBT003 - Qt's signature
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setItemDelegate(Ticks(self.list))
        self.list.setFixedHeight(len(Column) * ROW + 2 * EDGE)
        self.list.itemClicked.connect(flip)
        self._fill(plan)
        self.up = self._button(self.tr("Move up"), lambda: self._move(-1))
        self.down = self._button(self.tr("Move down"), lambda: self._move(1))
        reset = self._button(self.tr("As at first"), lambda: self._fill(DEFAULT))
        done = self._button(self.tr("Apply"), self._take, Kind.PRIMARY)
        moves, ends = QHBoxLayout(), QHBoxLayout()
        for row, parts in ((moves, (self.up, self.down)), (ends, (done,))):
            row.setSpacing(8)
            for part in parts:
                row.addWidget(part)
        moves.addStretch(1)
        ends.insertWidget(0, reset)
        ends.insertStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(Text(self.tr("Columns"), Look.HEADING))
        column.addWidget(self.list)
        column.addLayout(moves)
        column.addLayout(ends)

    def _button(self, label: str, slot: Any, kind: Kind = Kind.SECONDARY) -> Button:
        button = Button(label, kind)
        button.setAccessibleName(label)
        button.clicked.connect(lambda _on=False: slot())
        return button

    def _fill(self, plan: Plan) -> None:
        self.list.clear()
        for place in plan:
            item = QListWidgetItem(self._names[place.column], self.list)
            item.setData(_KEY, int(place.column))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if place.shown else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        if 0 <= row + by < self.list.count():
            self.list.insertItem(row + by, self.list.takeItem(row))
            self.list.setCurrentRow(row + by)

    def _take(self) -> None:
        items = [self.list.item(row) for row in range(self.list.count())]
        plan = tuple(
            replace(
                self._places[Column(item.data(_KEY))],
                shown=item.checkState() is Qt.CheckState.Checked,
            )
            for item in items
        )
        if any(place.shown for place in plan):
            self.chosen.emit(plan)
            self.accept()
