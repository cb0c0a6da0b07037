"""The list of alerts, and the open case beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QLocale, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from alertadores.app import CaseQuery, CaseRow, Changes, DraftPlace, Order, Session
from ui import plain
from ui.actions import CASE_ACTIONS, Actions, Id
from ui.alerts_model import ORDERS, ROW_ROLE, AlertsModel, Column
from ui.pages.case import CasePage
from ui.shell.page import Page, Setting
from ui.widgets.button import Button, Kind
from ui.widgets.empty import Empty, Loading
from ui.widgets.table import AlertsTable
from ui.widgets.text import Ground, Look, Text
from ui.words import Words

_NARROW: Final = 384
_WIDTHS: Final = {
    Column.FOLIO: 184,
    Column.STATE: 210,
    Column.RECEIVED: 108,
    Column.ALERTER: 200,
    Column.INSTITUTION: 200,
    Column.CONDUCTS: 180,
}
_NARROW_WIDTHS: Final = {Column.FOLIO: 164}
_WIDE_ONLY: Final = (
    Column.RECEIVED,
    Column.ALERTER,
    Column.INSTITUTION,
    Column.CONDUCTS,
    Column.PROTECTION,
)
_PATIENCE: Final = 300


class AlertsPage(Page):
    """List at the left, case at the right."""

    help_topic = "alerts"

    counted = Signal(str)

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        desk, words, actions = setting.desk, setting.words, setting.actions
        self._desk = desk
        self._words = words
        self._actions = actions
        self._text = ""
        self._states: frozenset[str] = frozenset()
        self._order, self._descending = Order.RECEIVED, True
        self._asked = 0
        self.case_page: CasePage | None = None
        self.model = AlertsModel(desk.reader, words, self)
        self.model.failed.connect(desk.tasks.failed)
        self.table = AlertsTable()
        self.table.setModel(self.model)
        self.table.opened.connect(self._open_index)
        self._head = _ListHead(words, actions)
        self._head.states_chosen.connect(self._choose_states)
        self._body = QStackedWidget()
        self._empty = Empty()
        self._loading = Loading()
        for part in (self.table, self._empty, self._loading):
            self._body.addWidget(part)
        self._slow = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._slow.timeout.connect(lambda: self._body.setCurrentWidget(self._loading))
        self._arrange()
        self._prepare_columns()
        desk.changed.connect(self._changed)
        self.refresh()

    def _arrange(self) -> None:
        left = Ground("bg")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._body, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(left)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    def _prepare_columns(self) -> None:
        head = self.table.horizontalHeader()
        head.setSortIndicator(Column.RECEIVED, Qt.SortOrder.DescendingOrder)
        head.sectionClicked.connect(self._sort)
        self._widen()

    def _widen(self) -> None:
        """Show all columns, or the two that fit beside a case."""
        narrow = self.case_page is not None
        head = self.table.horizontalHeader()
        for column in _WIDE_ONLY:
            self.table.setColumnHidden(column, narrow)
        for column, width in (_NARROW_WIDTHS if narrow else _WIDTHS).items():
            head.resizeSection(column, width)
        stretched = Column.STATE if narrow else Column.INSTITUTION
        for column in Column:
            mode = QHeaderView.ResizeMode
            head.setSectionResizeMode(
                column, mode.Stretch if column is stretched else mode.Interactive
            )
        head.setStretchLastSection(False)
        self._head.make_narrow(narrow=narrow)

    def begin(self) -> None:
        """Put the focus on the list."""
        self.table.setFocus()

    def search(self, text: str) -> None:
        """Show the cases in whose texts words occur."""
        if text != self._text:
            self._text = text
            self.refresh()

    def refresh(self) -> None:
        """Read the list anew."""
        query = CaseQuery(self._text, self._states, order=self._order, descending=self._descending)
        self._asked += 1
        number = self._asked
        self._slow.start()

        def read(session: Session) -> tuple[Sequence[int], int]:
            ids = session.case_ids(query)
            narrowed = bool(query.text.strip() or query.states)
            return ids, len(session.case_ids(CaseQuery())) if narrowed else len(ids)

        def show(answer: tuple[Sequence[int], int]) -> None:
            if number == self._asked:
                self._show(*answer)

        def failed(error: Exception) -> None:
            self._slow.stop()
            self._body.setCurrentWidget(self.table)
            self._desk.tasks.failed.emit(error)

        self._desk.ask(self.tr("Reading the list"), read, show, failed, owner=self)

    def _show(self, ids: Sequence[int], total: int) -> None:
        self._slow.stop()
        kept = self.table.currentIndex().data(ROW_ROLE)
        self.model.show_ids(ids)
        self._head.count(len(ids), total)
        self.counted.emit(self.tr("%n alert(s)", "", total))
        if ids:
            self._body.setCurrentWidget(self.table)
            self._select(kept.case if isinstance(kept, CaseRow) else None)
        else:
            self._show_empty(narrowed=total > 0)

    def _select(self, case: bytes | None) -> None:
        if not self.model.rowCount():
            return  # a case may be open before the list is read
        wanted = self.case_page.case if self.case_page is not None else case
        self.model.line(0)
        row = None if wanted is None else self.model.find(wanted)
        self.table.setCurrentIndex(self.model.index(row or 0, 0))
        if row is None and self.case_page is not None:
            self.table.clearSelection()

    def _show_empty(self, *, narrowed: bool) -> None:
        if narrowed:
            self._empty.say(
                self.tr("No alert matches."), self.tr("Show all alerts"), self._clear_filters
            )
        elif self._desk.office.may_register:
            register = self._actions[Id.REGISTER]
            self._empty.say(self.tr("There are no alerts yet."), register.text(), register.trigger)
        else:
            self._empty.say(self.tr("There are no alerts yet."))
        self._body.setCurrentWidget(self._empty)

    def _clear_filters(self) -> None:
        self._text = ""
        self._head.clear_states()
        search = self._actions[Id.SEARCH]
        search.setData("")
        search.trigger()
        self.refresh()

    def _choose_states(self, states: frozenset[str]) -> None:
        self._states = states
        self.refresh()

    def _sort(self, section: int) -> None:
        order = ORDERS.get(Column(section))
        head = self.table.horizontalHeader()
        if order is None:
            column = next(key for key, value in ORDERS.items() if value is self._order)
        else:
            self._descending = not self._descending if order is self._order else False
            self._order, column = order, Column(section)
            self.refresh()
        direction = Qt.SortOrder
        head.setSortIndicator(
            column, direction.DescendingOrder if self._descending else direction.AscendingOrder
        )

    def _changed(self, changes: Changes) -> None:
        if changes.cases or changes.office:
            self.refresh()

    def _open_index(self, index: QModelIndex) -> None:
        line = index.data(ROW_ROLE)
        if isinstance(line, CaseRow):
            self.open_case(line.case)

    def open_case(self, case: bytes) -> None:
        """Open a case beside the list."""
        if self.case_page is not None and self.case_page.case == case:
            self.case_page.tabs.setFocus()
            return
        self._drop_case()
        page = CasePage(self._desk, self._words, self._actions, case, lambda: self._desk.today)
        page.told.connect(self.told)
        page.loaded.connect(self._focus_case, Qt.ConnectionType.SingleShotConnection)
        self.case_page = page
        self.splitter.addWidget(page)
        self._widen()
        self.splitter.setSizes([_NARROW, max(1, self.width() - _NARROW)])
        self.splitter.setStretchFactor(1, 1)
        self._select(case)
        self._actions.allow(*CASE_ACTIONS)

    def resume(self, place: DraftPlace) -> None:
        """Open the case of a draft, and its form."""
        if place.case is None:
            return
        self.open_case(place.case)
        if self.case_page is not None:
            resume = partial(self.case_page.resume, place)
            self.case_page.loaded.connect(resume, Qt.ConnectionType.SingleShotConnection)

    def _focus_case(self) -> None:
        if self.case_page is not None:
            self.case_page.tabs.setFocus()

    def close_case(self) -> None:
        """Go back to the list alone."""
        if self.case_page is None:
            return
        self._drop_case()
        self._widen()
        self.table.setFocus()

    def _drop_case(self) -> None:
        page, self.case_page = self.case_page, None
        self._actions.invite(())
        self._actions.forbid(*CASE_ACTIONS)
        if page is not None:
            page.leave()
            page.hide()
            page.deleteLater()

    def copy_folio(self) -> None:
        """Put the folio of the open case on the clipboard; it identifies nobody."""
        if self.case_page is not None:
            QApplication.clipboard().setText(self.case_page.folio)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the list."""
        menu = self._actions.menu((Id.REGISTER, Id.COPY_FOLIO, Id.CLOSE_CASE), self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


class _ListHead(QWidget):
    """Title, count, filter by state, and the way to a new alert."""

    states_chosen = Signal(frozenset)

    def __init__(self, words: Words, actions: Actions) -> None:
        super().__init__()
        self._count = Text("", Look.SMALL, tone="text3")
        self._register = Button("", Kind.PRIMARY)
        self._register.setText(actions[Id.REGISTER].text())
        self._register.follow(actions[Id.REGISTER], "plus")
        self._plus = Button("", Kind.QUIET)
        self._plus.follow(actions[Id.REGISTER], "plus")
        self._filter = Button(self.tr("State"), icon="list-filter")
        self._menu = QMenu(self)
        self._states = [
            self._entry(words.alert_state(key).word, key) for key in words.alert_states()
        ]
        self._menu.addSeparator()
        every = self._menu.addAction(self.tr("All states"))
        every.triggered.connect(self.clear_states)
        self._filter.setMenu(self._menu)
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(Text(self.tr("Alerts"), Look.TITLE))
        first.addWidget(self._count)
        first.addStretch(1)
        first.addWidget(self._filter)
        first.addWidget(self._plus)
        first.addWidget(self._register)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(first)

    def _entry(self, word: str, key: str) -> QAction:
        action = self._menu.addAction(word)
        action.setCheckable(True)
        action.setData(key)
        action.toggled.connect(lambda _on: self._choose())
        return action

    def _choose(self) -> None:
        chosen = [action for action in self._states if action.isChecked()]
        label = self.tr("State")
        if len(chosen) == 1:
            label = plain.line(chosen[0].text(), 24)
        elif chosen:
            label = self.tr("%n state(s)", "", len(chosen))
        self._filter.setText(label)
        self._filter.dress("list-filter")
        self.states_chosen.emit(frozenset(str(action.data()) for action in chosen))

    def clear_states(self) -> None:
        """List all states again."""
        for action in self._states:
            action.blockSignals(True)  # noqa: FBT003 - Qt's signature
            action.setChecked(False)
            action.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self._choose()

    def count(self, shown: int, total: int) -> None:
        """Say how many are shown."""
        number = QLocale().toString
        text = number(total)
        if shown != total:
            text = self.tr("{shown} of {total}").format(shown=number(shown), total=number(total))
        self._count.say(text)

    def make_narrow(self, *, narrow: bool) -> None:
        """Leave the filled button to the case."""
        self._register.setVisible(not narrow)
        self._plus.setVisible(narrow)
