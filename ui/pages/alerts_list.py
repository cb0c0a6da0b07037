"""The pane of the list: title, filters, table; read beside whatever the session is busy with."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QByteArray, QLocale, QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout

from alertadores.app import CaseQuery, CaseRow, ListReader
from ui.actions import Id
from ui.alerts_model import ORDERS, ROW_ROLE, AlertsModel, Column, Snippet
from ui.pages import alerts_columns as columns
from ui.pages.alerts_head import ListHead
from ui.pages.alerts_saved import SavedLists
from ui.shell.banners import Notice
from ui.shell.page import Setting
from ui.widgets.body import Body
from ui.widgets.listing import look_at
from ui.widgets.table import AlertsTable
from ui.widgets.text import Ground

MAX_COPIED: Final = 1_000
"""Rows that are copied at once."""
_PAUSE: Final = 500
_FORMULA: Final = ("=", "+", "-", "@")


class AlertsList(Ground):
    """The list of alerts.

    Attributes:
        query: what is listed.
    """

    opened = Signal(bytes)
    counted = Signal(str)
    told = Signal(Notice)
    words_wanted = Signal(str)
    """The search is to hold these words."""

    def __init__(self, setting: Setting) -> None:
        super().__init__("bg")
        self._desk, self._actions, self._settings = setting.desk, setting.actions, setting.settings
        self.query = CaseQuery()
        self._asked = 0
        self._open_case: bytes | None = None
        self._plan = self._remembered()
        self.model = AlertsModel(setting.desk.reader, setting.words, self)
        self.table = AlertsTable()
        self.table.setModel(self.model)
        self.head = ListHead(setting)
        self.filters = self.head.filters
        self.saved = SavedLists(setting.desk, lambda: self.query, self)
        self.body = Body(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.body, 1)
        self._rest = QTimer(self, singleShot=True, interval=_PAUSE)
        self._rest.timeout.connect(self._remember)
        self._connect()
        self._arrange()

    def _connect(self) -> None:
        self.model.failed.connect(self._desk.tasks.failed)
        self.model.snippets_wanted.connect(self._look_for_snippets)
        self.table.opened.connect(self._open_index)
        self.table.copied.connect(self.copy_rows)
        self.filters.changed.connect(self._filter)
        self.saved.chosen.connect(self._choose)
        self.head.saved.clicked.connect(lambda: self.saved.open_menu(self.head.saved))
        header = self.table.heads
        header.turned.connect(self._sort)
        header.sectionResized.connect(lambda *_change: self._rest.start())
        header.sectionMoved.connect(lambda *_change: self._rest.start())

    @property
    def folio(self) -> str:
        """The folio of the chosen row; nothing where there is none."""
        index = self.table.currentIndex()
        is_shown = index.isValid() and self.body.currentWidget() is self.table
        line = self.model.line(index.row()) if is_shown else None
        return "" if line is None else line.folio

    def search(self, text: str) -> None:
        """Show the cases in whose texts words occur."""
        if text != self.query.text:
            self.query = replace(self.query, text=text)
            self.refresh()

    def refresh(self) -> None:
        """Read the list anew; an answer to an earlier question is dropped."""
        query = self.query
        self._asked += 1
        number = self._asked
        self.body.wait()

        def read(reader: ListReader) -> tuple[Sequence[int], int] | None:
            return (reader.ids(query), reader.count()) if number == self._asked else None

        def show(answer: tuple[Sequence[int], int] | None) -> None:
            if answer is not None and number == self._asked:
                self._show(*answer)

        def failed(error: Exception) -> None:
            self.body.fail(self.refresh)
            self._desk.tasks.failed.emit(error)

        self._desk.look(self.tr("Reading the list"), read, show, failed, owner=self)

    def show_beside(self, case: bytes | None) -> None:
        """Stand beside an open case, or alone."""
        self._rest.stop()
        self._open_case = case
        self._arrange()
        self.select(case)

    def select(self, case: bytes | None) -> None:
        """Put the cursor on a case, if its line has been read; otherwise on the first one."""
        if not self.model.rowCount():
            return  # a case may be open before the list is read
        self.model.line(0)
        row = None if case is None else self.model.find(case)
        look_at(self.table, row or 0)
        if row is None and self._open_case is not None:
            self.table.clearSelection()

    def copy_rows(self) -> None:
        """Put the selected rows on the clipboard, tabs between columns, as many as may be."""
        header = self.table.horizontalHeader()
        shown = [Column(header.logicalIndex(place)) for place in range(header.count())]
        shown = [column for column in shown if not header.isSectionHidden(column)]
        lines = [[self.model.head(column) for column in shown]]
        rows, selected = self.table.selected_rows(MAX_COPIED)
        for row in rows:
            line = self.model.line(row)
            if line is not None:
                lines.append([_cell(self.model.text(line, column)) for column in shown])
        QApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))
        if selected > len(rows):
            first = QLocale().toString(len(rows))
            title = self.tr("Only the first {count} rows were copied.").format(count=first)
            advice = self.tr("Narrow the list and copy the rest by parts.")
            self.told.emit(Notice(title, advice, icon="info", ink="text2"))

    def choose_columns(self) -> None:
        """Ask which columns to show."""
        names = [self.model.head(column) for column in Column]
        dialog = columns.ColumnsDialog(self._plan, names, self)
        dialog.chosen.connect(self._take_plan)
        dialog.open()

    def clear(self) -> None:
        """List everything."""
        self._choose(CaseQuery(order=self.query.order, descending=self.query.descending))

    def _show(self, ids: Sequence[int], total: int) -> None:
        kept = self.table.currentIndex().data(ROW_ROLE)
        self.table.show_snippets(shown=bool(self.query.text.strip()))
        self.model.show_ids(ids)
        self.head.count(len(ids), total)
        self.counted.emit(self.tr("%n alert(s)", "", total))
        if ids:
            self.body.show_rows()
            self.select(self._open_case or (kept.case if isinstance(kept, CaseRow) else None))
        else:
            self._show_empty(narrowed=total > 0)

    def _show_empty(self, *, narrowed: bool) -> None:
        if narrowed:
            self.body.say(self.tr("No alert matches."), self.tr("Show all alerts"), self.clear)
        elif self._desk.office.may_register:
            register = self._actions[Id.REGISTER]
            self.body.say(self.tr("There are no alerts yet."), register.text(), register.trigger)
        else:
            self.body.say(self.tr("There are no alerts yet."))

    def _look_for_snippets(self, cases: list[int]) -> None:
        text, number = self.query.text, self._asked

        def find(reader: ListReader) -> Mapping[int, Snippet]:
            return reader.snippets(text, cases) if number == self._asked else {}

        def show(found: Mapping[int, Snippet]) -> None:
            if number == self._asked:
                self.model.take_snippets(cases, found)

        if text.strip():
            self._desk.look(self.tr("Looking for the words"), find, show, owner=self)

    def _filter(self, filters: CaseQuery) -> None:
        self.query = self.query.with_filters_of(filters)
        self.refresh()

    def _choose(self, query: CaseQuery) -> None:
        self.query = query
        self.filters.show_filters(query)
        self._show_order()
        self.words_wanted.emit(query.text)
        self.refresh()

    def _sort(self, section: int, descending: bool) -> None:  # noqa: FBT001 - from a signal
        self.query = replace(self.query, order=ORDERS[Column(section)], descending=descending)
        self.refresh()

    def _show_order(self) -> None:
        column = next((key for key, order in ORDERS.items() if order is self.query.order), None)
        self.table.heads.show_order(column, descending=self.query.descending)

    def _open_index(self, index: QModelIndex) -> None:
        line = index.data(ROW_ROLE)
        if isinstance(line, CaseRow):
            self.opened.emit(line.case)

    def _arrange(self) -> None:
        header = self.table.horizontalHeader()
        if self._open_case is None:
            columns.arrange(header, self._plan)
        else:
            columns.arrange_beside_a_case(header)
        self._rest.stop()
        self._show_order()
        narrow = self._open_case is not None
        self.head.make_narrow(narrow=narrow)
        self.table.make_narrow(narrow=narrow)

    def _take_plan(self, plan: columns.Plan) -> None:
        self._plan = plan
        self._arrange()
        self._settings.remember_arrangement(self._key, QByteArray(columns.to_bytes(plan)))

    def _remember(self) -> None:
        """Keep the widths and the order that somebody dragged the columns to."""
        # The pause before this may end after the vault was closed.
        if self._open_case is None and self._desk.is_open:
            self._plan = columns.current(self.table.horizontalHeader(), self._plan)
            self._settings.remember_arrangement(self._key, QByteArray(columns.to_bytes(self._plan)))

    def _remembered(self) -> columns.Plan:
        kept = self._settings.arrangement(self._key)
        return columns.DEFAULT if kept is None else columns.from_bytes(bytes(kept.data()))

    @property
    def _key(self) -> str:
        office = self._desk.office
        who = hashlib.sha256(f"{office.origin} {office.me.number}".encode()).hexdigest()
        return f"alerts-columns-{who[:16]}"


def _cell(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return "'" + text if text.startswith(_FORMULA) else text
