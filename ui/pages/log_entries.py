"""The entries of the log: conditions above, the list, and the chosen entry beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from alertadores.app import Changes, ListReader, LogQuery, OfficeView
from ui.log_model import WIDTHS, LogModel
from ui.pages.log_entry import EntryPanel
from ui.pages.log_filter import LogFilter
from ui.shell.page import Setting
from ui.widgets.body import Body
from ui.widgets.listing import Listing
from ui.widgets.text import Rule

_PANEL: Final = 300
_LIST: Final = 874


class EntriesPanel(QWidget):
    """The first tab of the log."""

    case_wanted = Signal(bytes)
    counted = Signal(int, bool)
    """How many are listed, and whether others are left out."""

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        desk = setting.desk
        self._desk = desk
        self._asked = 0
        self.filter = LogFilter()
        self.filter.show_members(desk.office.members)
        self.filter.changed.connect(self.refresh)
        self.model = LogModel(desk.reader, lambda: desk.office, setting.words, self)
        self.model.failed.connect(desk.tasks.failed)
        self.list = Listing(self.tr("Entries of the log"), self.model, WIDTHS)
        self.list.chosen.connect(self._look_at)
        self.list.opened.connect(self._open)
        self.entry = EntryPanel(setting, self.list)
        self.entry.case_wanted.connect(self.case_wanted)
        self._body = Body(self.list)
        self._arrange()
        desk.changed.connect(self._changed)
        desk.office_changed.connect(self._office_changed)
        self.refresh()

    def _arrange(self) -> None:
        across = QSplitter(Qt.Orientation.Horizontal)
        across.setChildrenCollapsible(False)
        across.setHandleWidth(1)
        across.addWidget(self._body)
        across.addWidget(self.entry)
        across.setStretchFactor(0, 1)
        across.setStretchFactor(1, 0)
        across.setSizes([_LIST, _PANEL])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 12, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.filter)
        whole.addWidget(Rule())
        whole.addWidget(across, 1)

    @property
    def folio(self) -> str:
        """The folio of the case of the chosen entry; nothing for one of the office."""
        row = self.list.currentIndex().row()
        entry = self.model.entry(row) if row >= 0 else None
        return "" if entry is None else entry.folio

    def refresh(self) -> None:
        """Read the list anew."""
        query, size = self.filter.query, self._desk.office.size
        self._asked += 1
        number = self._asked
        self._body.wait()

        def read(reader: ListReader) -> Sequence[int]:
            return reader.log_places(query, size)

        def show(places: Sequence[int]) -> None:
            if number == self._asked:
                self._show(places, query)

        def failed(error: Exception) -> None:
            self.entry.hide()
            self._body.fail(self.refresh)
            self._desk.tasks.failed.emit(error)

        self._desk.look(self.tr("Reading the log"), read, show, failed, owner=self)

    def _show(self, places: Sequence[int], query: LogQuery) -> None:
        row = self.list.currentIndex().row()
        looked_at = self.model.entry(row) if row >= 0 else None
        was_first = row <= 0
        self.model.show_places(places)
        self.counted.emit(len(places), query != LogQuery())
        self.entry.setVisible(bool(places))
        if not places:
            self._body.say(
                self.tr("No entry meets these conditions."),
                self.tr("Show the whole log"),
                self.filter.clear,
            )
        else:
            self._body.show_rows()
            kept = None if looked_at is None or was_first else self.model.find(looked_at.place)
            self.list.go_to(kept or 0)
            self._look_at(kept or 0)

    def _look_at(self, row: int) -> None:
        entry = self.model.entry(row)
        if entry is not None:
            self.entry.show_entry(entry)

    def _open(self, row: int) -> None:
        entry = self.model.entry(row)
        if entry is not None and entry.case is not None and entry.folio:
            self.case_wanted.emit(entry.case)

    def _changed(self, _changes: Changes) -> None:
        self.refresh()

    def _office_changed(self, office: OfficeView) -> None:
        self.filter.show_members(office.members)
        self.refresh()
