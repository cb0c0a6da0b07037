"""What narrows the list: chips that can be taken away, and a menu that adds to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from alertadores.app import CaseQuery, CatalogName
from ui import dates, plain
from ui.fonts import Weight, font
from ui.widgets.asking import Asking
from ui.widgets.button import Button
from ui.widgets.chip import HEIGHT
from ui.widgets.field import Field
from ui.widgets.filter_chip import FilterChip
from ui.widgets.flow import Flow
from ui.widgets.inputs import DateInput, LineInput
from ui.words import Words

# Filters that are some of the keys of a catalogue.
_CATALOGS: Final[dict[str, CatalogName]] = {
    "states": "alert_states",
    "alerters": "alerter_kinds",
    "identities": "identity_modes",
    "conducts": "conducts",
}
_LONGEST: Final = 200
_ENTRY: Final = 60


class FilterBar(QWidget):
    """The chips of the list, and the button that adds one.

    Args:
        words: labels.
        today: the day in the office.
    """

    changed = Signal(CaseQuery)
    """Other filters; words and order in it mean nothing."""

    def __init__(self, words: Words, today: Callable[[], date]) -> None:
        super().__init__()
        self._words = words
        self._today = today
        self.query = CaseQuery()
        self.add = Button(self.tr("Filter"), icon="plus")
        self.add.setAccessibleName(self.tr("Add a filter"))
        self.add.setFont(font(13, Weight.MEDIUM))
        self.add.setFixedHeight(HEIGHT)
        self.add.clicked.connect(self.open_menu)
        self._row = Flow(parent=self)
        self._row.addWidget(self.add)
        self._chips: list[FilterChip] = []

    def show_filters(self, query: CaseQuery) -> None:
        """Show the chips of other filters."""
        self.query = query
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.deleteLater()
        self._row.removeWidget(self.add)
        self._chips = [self._chip(words, without) for words, without in self._shown()]
        for part in (*self._chips, self.add):
            self._row.addWidget(part)
            part.show()
        self._row.invalidate()
        self.updateGeometry()

    def clear(self) -> None:
        """Take all filters away."""
        self._take(CaseQuery())

    def open_menu(self) -> None:
        """Offer the filters there are."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for name, catalog in _CATALOGS.items():
            self._add_keys(menu.addMenu(self._title(name)), name, catalog)
        menu.addSeparator()
        menu.addAction(self.tr("Received…")).triggered.connect(self.ask_for_days)
        menu.addAction(self.tr("Institution…")).triggered.connect(self.ask_for_institution)
        menu.addSeparator()
        for name in ("asks_protection", "waits"):
            flag = menu.addAction(self._title(name))
            flag.setCheckable(True)
            flag.setChecked(getattr(self.query, name))
            flag.toggled.connect(lambda on, name=name: self._set(name, on))
        menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def _add_keys(self, menu: QMenu, name: str, catalog: CatalogName) -> None:
        chosen: frozenset[str] = getattr(self.query, name)
        for key, label in self._words.choices(catalog, self._today()):
            entry = menu.addAction(plain.line(label, _ENTRY).replace("&", "&&"))
            entry.setCheckable(True)
            entry.setChecked(key in chosen)
            entry.toggled.connect(
                lambda on, key=key: self._set(name, chosen | {key} if on else chosen - {key})
            )

    def _title(self, name: str) -> str:
        return {
            "states": self.tr("State"),
            "alerters": self.tr("Who alerts"),
            "identities": self.tr("Identity"),
            "conducts": self.tr("Conduct"),
            "asks_protection": self.tr("Asks for protection"),
            "waits": self.tr("Waits for a second person"),
        }[name]

    def ask_for_days(self) -> None:
        """Ask between which days an alert came in."""
        first, last = dates.iso(self.query.received_from), dates.iso(self.query.received_to)
        since = DateInput(first)
        fields = {
            "received_from": Field(self.tr("From"), since),
            "received_to": Field(self.tr("To"), DateInput(last, since=since)),
        }
        self._ask(self.tr("Received"), fields)

    def ask_for_institution(self) -> None:
        """Ask what the name of the institution contains."""
        entry = LineInput(longest=_LONGEST)
        entry.setText(self.query.institution)
        self._ask(
            self.tr("Institution"), {"institution": Field(self.tr("Its name contains"), entry)}
        )

    def _ask(self, title: str, fields: dict[str, Field]) -> None:
        asking = Asking(title, fields, self.tr("Apply filter"), self)
        asking.answered.connect(self._answer)
        asking.open()

    def _answer(self, values: dict[str, Any]) -> None:
        told: dict[str, Any] = {
            name: value.isoformat() if isinstance(value, date) else value or ""
            for name, value in values.items()
        }
        self._take(_with(self.query, **told))

    def _set(self, name: str, value: Any) -> None:
        self._take(_with(self.query, **{name: value}))

    def _take(self, query: CaseQuery) -> None:
        self.show_filters(query)
        self.changed.emit(query)

    def _chip(self, words: str, without: CaseQuery) -> FilterChip:
        chip = FilterChip(words)
        chip.clicked.connect(lambda: self._drop(without))
        return chip

    def _drop(self, without: CaseQuery) -> None:
        self._take(without)
        (self._chips[-1] if self._chips else self.add).setFocus()

    def _shown(self) -> list[tuple[str, CaseQuery]]:
        """Return the words of each chip, and what is left without it."""
        query = self.query
        found = [
            (self._words.short(catalog, key), _with(query, **{name: keys - {key}}))
            for name, catalog in _CATALOGS.items()
            for keys in [getattr(query, name)]
            for key in sorted(keys)
        ]
        for name, words in (
            ("received_from", self.tr("From {day}")),
            ("received_to", self.tr("To {day}")),
        ):
            if day := getattr(query, name):
                told = dates.iso(day)
                shown = plain.line(day) if told is None else dates.short(told)
                found.append((words.format(day=shown), _with(query, **{name: ""})))
        if query.institution:
            shown = self.tr("Institution: {part}").format(part=query.institution)
            found.append((shown, _with(query, institution="")))
        found += [
            (self._title(name), _with(query, **{name: False}))
            for name in ("asks_protection", "waits")
            if getattr(query, name)
        ]
        return found


def _with(query: CaseQuery, **values: Any) -> CaseQuery:
    """Return a query with other values in fields that are named at run time."""
    return replace(query, **values)
