"""The list of alerts, and the open case beside it."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout

from alertadores.app import Changes, DraftPlace
from ui.actions import CASE_ACTIONS, LIST_ACTIONS, Id
from ui.pages.alerts_list import AlertsList
from ui.pages.case import CasePage
from ui.shell.page import Page, Setting
from ui.widgets.divider import kept_width, width_to_keep

_NARROW: Final = 436
_DIVIDER: Final = "alerts-divider"


class AlertsPage(Page):
    """List at the left, case at the right."""

    help_topic = "alerts"

    counted = Signal(str)

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self._setting = setting
        self._actions, self._settings = setting.actions, setting.settings
        self.case_page: CasePage | None = None
        self.list = AlertsList(setting)
        self.list.opened.connect(self.open_case)
        self.list.counted.connect(self.counted)
        self.list.told.connect(self.told)
        self.list.words_wanted.connect(self._show_words)
        self.model, self.table = self.list.model, self.list.table
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.list)
        self.splitter.splitterMoved.connect(self._remember_divider)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)
        setting.desk.changed.connect(self._changed)
        for name, slot in (
            (Id.FILTER, self._open_filters),
            (Id.SAVED_FILTERS, self._open_saved),
            (Id.COLUMNS, self._choose_columns),
        ):
            self._actions[name].triggered.connect(slot)
        self.refresh()

    def begin(self) -> None:
        """Put the focus on the list."""
        self.table.setFocus()

    def search(self, text: str) -> None:
        """Show the cases in whose texts words occur."""
        self.list.search(text)

    def refresh(self) -> None:
        """Read the list anew."""
        self.list.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Offer what can be done with the list."""
        self._actions.allow(*LIST_ACTIONS)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Offer it no more."""
        self._actions.forbid(*LIST_ACTIONS)
        super().hideEvent(event)

    def _open_filters(self) -> None:
        self.list.filters.open_menu()

    def _open_saved(self) -> None:
        self.list.saved.open_menu(self.list.head.saved)

    def _choose_columns(self) -> None:
        self.list.choose_columns()

    def _show_words(self, text: str) -> None:
        search = self._actions[Id.SEARCH]
        search.setData(text)
        search.trigger()
        self.table.setFocus()

    def _changed(self, changes: Changes) -> None:
        if changes.cases or changes.office:
            self.refresh()

    def open_case(self, case: bytes) -> None:
        """Open a case beside the list."""
        if self.case_page is not None and self.case_page.case == case:
            self.case_page.tabs.setFocus()
            return
        self._drop_case()
        page = CasePage(self._setting, case)
        page.told.connect(self.told)
        page.loaded.connect(self._focus_case, Qt.ConnectionType.SingleShotConnection)
        self.case_page = page
        self.splitter.addWidget(page)
        self.list.show_beside(case)
        self.splitter.setStretchFactor(1, 1)
        kept = self._settings.arrangement(_DIVIDER)
        width = kept_width(kept, _NARROW)
        self.splitter.setSizes([width, max(1, self.width() - width)])
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
        self.list.show_beside(None)
        self.table.setFocus()

    def _drop_case(self) -> None:
        page, self.case_page = self.case_page, None
        self._actions.invite(())
        self._actions.forbid(*CASE_ACTIONS)
        if page is not None:
            page.leave()
            page.hide()
            page.deleteLater()

    def _remember_divider(self, place: int, _index: int) -> None:
        self._settings.remember_arrangement(_DIVIDER, width_to_keep(place))

    @property
    def chosen_folio(self) -> str:
        """The folio of the open case, or of the chosen row."""
        if self.case_page is not None:
            return self.case_page.folio
        return self.list.folio

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the list."""
        menu = self._actions.menu(
            (Id.REGISTER, Id.COPY_FOLIO, Id.CLOSE_CASE, None, *LIST_ACTIONS), self
        )
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rows = menu.addAction(self.tr("Copy rows"))
        rows.triggered.connect(self.list.copy_rows)
        rows.setEnabled(self.table.selectionModel().hasSelection())
        menu.popup(event.globalPos())
