"""Tabs as far as there is room, and a menu of the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QTabBar, QWidget

from ui.widgets.button import Button, Kind

_MARGIN: Final = 24
_MARGIN_OF_MORE: Final = 8
"""Room around the word of the menu, which may reach into the margin at the right."""


class TabStrip(QWidget):
    """A row of tabs. Whichever is chosen is seen; those that do not fit stand in a menu.

    Args:
        labels: of the tabs, from the left.
        name: what screen readers call the row.
    """

    chosen = Signal(int)

    def __init__(self, labels: Sequence[str], name: str) -> None:
        super().__init__()
        self.bar = _Bar()
        self.bar.setAccessibleName(name)
        for label in labels:
            self.bar.addTab(label)
        self._menu = QMenu(self)
        self.more = Button(self.tr("More"), Kind.QUIET)
        self.more.setAccessibleName(self.tr("More tabs"))
        self.more.setMenu(self._menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 0, _MARGIN - _MARGIN_OF_MORE, 0)
        row.setSpacing(0)
        row.addWidget(self.bar)
        row.addWidget(self.more)
        row.addStretch(1)
        self.bar.currentChanged.connect(self._choose)

    def currentIndex(self) -> int:
        """Return which tab is chosen."""
        return self.bar.currentIndex()

    def setCurrentIndex(self, number: int) -> None:
        """Choose a tab."""
        self.bar.setCurrentIndex(number)

    def turn(self, step: int) -> None:
        """Go so many tabs to the right, and from the last on to the first."""
        self.setCurrentIndex((self.currentIndex() + step) % self.bar.count())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on. A focus proxy inside itself would keep Tab from ever leaving."""
        self.bar.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many tabs as fit."""
        super().resizeEvent(event)
        self._fit()

    def _choose(self, number: int) -> None:
        self._fit()
        self.chosen.emit(number)

    def _fit(self) -> None:
        """Hide the last tabs that do not fit; the chosen one takes its room first."""
        numbers = range(self.bar.count())
        for number in numbers:
            self.bar.setTabVisible(number, True)  # noqa: FBT003 - Qt's signature
        widths = [self.bar.tabRect(number).width() for number in numbers]
        room = self.width() - 2 * _MARGIN + _MARGIN_OF_MORE
        everything = sum(widths) <= room
        room -= 0 if everything else self.more.sizeHint().width()
        room -= widths[self.currentIndex()]
        self._menu.clear()
        for number in numbers:
            if number == self.currentIndex():
                continue
            room -= widths[number]
            if room < 0 and not everything:
                room = -1
                self.bar.setTabVisible(number, False)  # noqa: FBT003 - Qt's signature
                entry = self._menu.addAction(self.bar.tabText(number))
                entry.triggered.connect(lambda _on=False, to=number: self._turn_to(to))
        self.more.setVisible(not everything)
        self.bar.updateGeometry()

    def _turn_to(self, number: int) -> None:
        self.setCurrentIndex(number)
        self.bar.setFocus()


class _Bar(QTabBar):
    def __init__(self) -> None:
        super().__init__()
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)

    def minimumSizeHint(self) -> QSize:
        """Return hardly any width: tabs that do not fit go into the menu."""
        return QSize(0, super().minimumSizeHint().height())
