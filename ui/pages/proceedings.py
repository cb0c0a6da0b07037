"""A page of one kind of proceeding across cases: narrowed by state, ordered by any column.

What has been longest in its state comes first until somebody orders the list otherwise; the page
remembers that as long as it lives.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from PySide6.QtCore import QLocale, QModelIndex
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout

from alertadores.app import (
    Changes,
    ListReader,
    ProceedingLine,
    ProceedingOrder,
    ProceedingQuery,
    days_between,
)
from ui import dates, plain
from ui.collation import by_words
from ui.pages.today_work import waits
from ui.proceedings_model import NONE, Column, ProceedingsModel
from ui.shell.page import Page, Setting
from ui.widgets.body import Body
from ui.widgets.button import HEIGHT, Button, Kind
from ui.widgets.listing import Cell, OrderedListing
from ui.widgets.text import Look, Rule, Text

_Read = tuple[Sequence[int], dict[str, int]]


@dataclass(frozen=True, slots=True)
class Group:
    """States that are looked at together.

    Attributes:
        name: what they are called.
        none: a sentence for when there are none.
        states: their keys; all there are if empty.
    """

    name: str
    none: str
    states: tuple[str, ...] = ()


class ProceedingsPage(Page):
    """Title, one button for each group of states, table."""

    kind: ClassVar[str]

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.desk, self.words, self.actions_ = setting.desk, setting.words, setting.actions
        self._asked = 0
        self.query = ProceedingQuery(self.kind)
        self.groups = (Group(self.tr("All"), self.nothing()), *self.groups_of())
        columns = self.columns = self.columns_of()
        self.model = ProceedingsModel(self.desk.reader, columns, self)
        self.model.failed.connect(self.desk.tasks.failed)
        widths = {n: each.width for n, each in enumerate(columns) if each.width is not None}
        self.table = OrderedListing(self.title(), self.model, widths)
        self.table.opened.connect(self.open_row)
        self.table.heads.turned.connect(self._sort)
        self._show_order()
        self.buttons = QButtonGroup(self)
        self.chips = QHBoxLayout()
        self.chips.setSpacing(4)
        for number, group in enumerate(self.groups):
            button = Button(group.name, Kind.QUIET)
            button.setCheckable(True)
            self.buttons.addButton(button, number)
            self.chips.addWidget(button)
        self.buttons.button(0).setChecked(True)
        self.buttons.idClicked.connect(lambda _number: self.refresh())
        self.chips.addStretch(1)
        self.body = Body(self.table)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addStrut(HEIGHT)
        self.head.addWidget(Text(self.title(), Look.TITLE))
        self.head.addStretch(1)
        self._build()
        self.desk.changed.connect(self._changed)
        self.refresh()

    @abstractmethod
    def title(self) -> str:
        """Return the name of the page."""

    @abstractmethod
    def nothing(self) -> str:
        """Return a sentence for when there are none at all."""

    @abstractmethod
    def groups_of(self) -> tuple[Group, ...]:
        """Return the groups of states, in the order of the work."""

    @abstractmethod
    def columns_of(self) -> tuple[Column, ...]:
        """Return the columns, the folio first."""

    def _build(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(24, 12, 16, 10)
        head.setSpacing(10)
        head.addLayout(self.head)
        head.addLayout(self.chips)
        whole = self.whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(Rule())
        whole.addWidget(self.body, 1)

    @property
    def chosen_folio(self) -> str:
        """The folio of the chosen row; nothing while the table is not shown."""
        index = self.table.currentIndex()
        is_shown = index.isValid() and self.body.currentWidget() is self.table
        line = self.model.line(index.row()) if is_shown else None
        return "" if line is None else line.folio

    def begin(self) -> None:
        """Put the focus on the table."""
        self.table.setFocus()

    def refresh(self) -> None:
        """Read the list anew; an answer to an earlier question is dropped."""
        self._asked += 1
        number, query = self._asked, self._asking()
        self.body.wait()

        def read(reader: ListReader) -> _Read:
            return reader.proceedings.ids(query), reader.proceedings.states(self.kind)

        def show(found: _Read) -> None:
            if number == self._asked:
                self.show_list(*found)

        self.desk.look(self.tr("Reading the list"), read, show, self.fail, owner=self)

    def _asking(self) -> ProceedingQuery:
        """Return the query with the states of the group, and with words as they are now."""
        column = next(each for each in self.columns if each.order is self.query.order)
        states = self.groups[self.buttons.checkedId()].states
        return replace(self.query, states=frozenset(states), ranking=column.ranking())

    def fail(self, error: Exception) -> None:
        """Say that the list could not be read, and why."""
        self.body.fail(self.refresh)
        self.desk.tasks.failed.emit(error)

    def show_list(self, ids: Sequence[int], counts: dict[str, int]) -> None:
        """Show rows, and how many there are in each group; the chosen one stays chosen."""
        self.count(counts)
        row = self.table.currentIndex().row()
        chosen = self.model.number(row)
        self.model.show_ids(ids)
        if not ids:
            self._say_empty(narrowed=bool(sum(counts.values())))
            return
        self.body.show_rows()
        at = ids.index(chosen) if chosen in ids else min(max(row, 0), len(ids) - 1)
        self.table.go_to(at)

    def count(self, counts: dict[str, int]) -> None:
        """Say how many there are in each group."""
        for number, group in enumerate(self.groups):
            among = group.states or tuple(counts)
            count = QLocale().toString(sum(counts.get(state, 0) for state in among))
            button = self.buttons.button(number)
            button.setText(f"{group.name} {count}")
            button.updateGeometry()

    def _say_empty(self, *, narrowed: bool) -> None:
        group = self.groups[self.buttons.checkedId() if narrowed else 0]
        if narrowed:
            self.body.say(group.none, self.tr("Show all"), self._show_all)
        else:
            self.body.say(group.none)

    def _sort(self, section: int, descending: bool) -> None:  # noqa: FBT001 - from a signal
        column = self.columns[section]
        backwards = descending is not column.is_age
        self.query = replace(self.query, order=column.order, descending=backwards)
        self.table.setCurrentIndex(QModelIndex())
        self.refresh()

    def _show_order(self) -> None:
        orders = [column.order for column in self.columns]
        at = orders.index(self.query.order)
        backwards = self.query.descending is not self.columns[at].is_age
        self.table.heads.show_order(at, descending=backwards)

    def _show_all(self) -> None:
        self.buttons.button(0).click()
        self.table.setFocus()

    def _changed(self, changes: Changes) -> None:
        if changes.cases or changes.office:
            self.refresh()

    def open_row(self, row: int) -> None:
        """Open the case of a row at this kind of proceeding."""
        line = self.model.line(row)
        if line is not None:
            self.case_wanted.emit(line.case, self.kind)

    def folio_column(self) -> Column:
        """Return the column of the folios."""
        return Column(self.tr("Folio"), self.folio, ProceedingOrder.FOLIO, 176)

    def age_column(self) -> Column:
        """Return the column of the days in the present state."""
        order = ProceedingOrder.CHANGED
        return Column(self.tr("In this state"), self.age, order, 116, is_age=True)

    def who_column(self, head: str, width: int) -> Column:
        """Return the column of whoever wrote the present version."""
        return Column(head, self.who, ProceedingOrder.AUTHOR, width, self.people)

    def people(self) -> tuple[int, ...]:
        """Return the numbers of the members in the order of their names."""
        return by_words({each.number: each.name for each in self.desk.office.members})

    def folio(self, line: ProceedingLine) -> Cell:
        """Return the folio of the case."""
        return Cell(plain.line(line.folio), ink="text", strong=True)

    def state(self, line: ProceedingLine) -> Cell:
        """Return the state, with its outline."""
        face = self.words.state(line.row.kind, line.row.state)
        return Cell(plain.line(face.word), face.icon, "text")

    def age(self, line: ProceedingLine) -> Cell:
        """Return the calendar days since it has been in its state."""
        return Cell(waits(days_between(line.row.changed, self.desk.today)))

    def who(self, line: ProceedingLine) -> Cell:
        """Return who wrote its present version."""
        return Cell(self.name(line.row.author))

    def name(self, number: int) -> str:
        """Return the name of a member, or the number."""
        names = {each.number: each.name for each in self.desk.office.members}
        return plain.line(names.get(number, str(number)), 80)

    @staticmethod
    def day(moment: str) -> Cell:
        """Return the day of a signed moment, or a stroke."""
        return Cell(dates.short(date.fromisoformat(moment[:10]))) if moment else NONE
