"""Above the list: its title, how many there are, and the ways to narrow it or to add to it."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import Id
from ui.pages.alerts_filters import FilterBar
from ui.shell.page import Setting
from ui.widgets.button import Button, Kind
from ui.widgets.text import Look, Text


class ListHead(QWidget):
    """Title, count, saved filters, columns, a new alert; the chips below."""

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        actions, desk = setting.actions, setting.desk
        self._may_register = desk.office.may_register
        self._count = Text("", Look.SMALL, tone="text3")
        self.filters = FilterBar(setting.words, lambda: desk.today)
        self.saved = Button("", Kind.QUIET, icon="bookmark")
        self.saved.follow(actions[Id.SAVED_FILTERS], "bookmark")
        self._columns = Button("", Kind.QUIET)
        self._columns.follow(actions[Id.COLUMNS], "columns-3")
        self._register = Button("", Kind.PRIMARY)
        self._register.setText(actions[Id.REGISTER].text())
        self._register.follow(actions[Id.REGISTER], "plus")
        self._plus = Button("", Kind.QUIET)
        self._plus.follow(actions[Id.REGISTER], "plus")
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(Text(self.tr("Alerts"), Look.TITLE))
        first.addWidget(self._count)
        first.addStretch(1)
        for part in (self.saved, self._columns, self._plus, self._register):
            first.addWidget(part)
        column = self._column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addLayout(first)
        column.addWidget(self.filters)

    def count(self, shown: int, total: int) -> None:
        """Say how many are shown."""
        number = QLocale().toString
        text = number(total)
        if shown != total:
            text = self.tr("{shown} of {total}").format(shown=number(shown), total=number(total))
        self._count.say(text)

    def make_narrow(self, *, narrow: bool) -> None:
        """Leave the filled button to the case."""
        self._register.setVisible(self._may_register and not narrow)
        self._plus.setVisible(self._may_register and narrow)
        margin = 16 if narrow else 24
        self._column.setContentsMargins(margin, 12, margin, 12)
