"""The founders as whoever writes the charter gathers them: introductions, and roles to tick."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from alertadores.app import Role, UserError, incompatible_roles, read_introduction_file
from ui import plain
from ui.files import ask_for_files
from ui.pages.first_run_trail import Invited
from ui.widgets.button import Button, Kind
from ui.widgets.inputs import FlagInput
from ui.widgets.text import Look, Text
from ui.words import Words

MOST: Final = 64
_Index = QModelIndex | QPersistentModelIndex
_TALL: Final = 9 * 28
_ROW: Final = QSize(200, 32)


class PeopleInput(QWidget):
    """People at the left, the roles of the chosen one at the right.

    Args:
        people: who is there already; what is gathered is added to this very list.
        words: names of the roles.
    """

    changed = Signal()
    refused = Signal(Exception)

    def __init__(self, people: list[Invited], words: Words) -> None:
        super().__init__()
        self._people = people
        self._model = _People(people, words, self)
        self.setAcceptDrops(True)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setProperty("boxed", True)  # noqa: FBT003 - Qt's signature
        self.list.setAccessibleName(self.tr("Founders"))
        self.list.setMinimumHeight(_TALL)
        self.list.setUniformItemSizes(True)
        self.list.selectionModel().currentChanged.connect(lambda _now, _old: self._show_roles())
        self.add = Button(self.tr("Add introductions…"), icon="plus")
        self.add.clicked.connect(self._ask)
        self.remove = Button(self.tr("Remove"), Kind.LINK)
        self.remove.clicked.connect(self._remove)
        self._whose = Text("", Look.SECTION, wrap=True)
        self.roles = {role: FlagInput(words.short("roles", role)) for role in Role}
        self._reason = Text("", Look.CAPTION, tone="text3", wrap=True)
        for role, tick in self.roles.items():
            tick.clicked.connect(lambda on, role=role: self._tick(role, on=on))
        self._build()
        self.list.setCurrentIndex(self._model.index(0))
        self._show_roles()

    def _build(self) -> None:
        under = QHBoxLayout()
        under.addWidget(self.add)
        under.addWidget(self.remove)
        under.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.list, 1)
        left.addLayout(under)
        right = QVBoxLayout()
        right.setSpacing(2)
        right.addWidget(self._whose)
        for tick in self.roles.values():
            right.addWidget(tick)
        right.addWidget(self._reason)
        right.addStretch(1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(24)
        whole.addLayout(left, 3)
        whole.addLayout(right, 2)
        self.setFocusProxy(self.list)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Add whoever is introduced by some files; the first file that does not is told."""
        for path in paths:
            try:
                person = Invited.by(read_introduction_file(path))
            except UserError as error:
                self.refused.emit(error)
                break
            known = {each.introduction.key.kid for each in self._people}
            if person.introduction.key.kid not in known and len(self._people) < MOST:
                self._model.add(person)
                self.list.setCurrentIndex(self._model.index(len(self._people) - 1))
        self.changed.emit()

    def choose(self, row: int) -> None:
        """Go to one of the people."""
        self.list.setCurrentIndex(self._model.index(row))

    @property
    def _current(self) -> Invited | None:
        row = self.list.currentIndex().row()
        return self._people[row] if 0 <= row < len(self._people) else None

    def _show_roles(self) -> None:
        person = self._current
        self.remove.setEnabled(person is not None and self.list.currentIndex().row() > 0)
        held: set[Role] = set() if person is None else person.roles
        name = "" if person is None else plain.line(person.introduction.name, 80)
        self._whose.say(self.tr("Roles of {name}").format(name=name) if name else "")
        barred = False
        for role, tick in self.roles.items():
            tick.setChecked(role in held)
            fits = not incompatible_roles([*held, role])
            tick.setEnabled(person is not None and (fits or role in held))
            barred = barred or not fits
        self._reason.say(
            self.tr(
                "What is grey does not go with the roles that are ticked: who audits, or guards "
                "identities, does not work on the cases."
            )
            if barred
            else ""
        )

    def _tick(self, role: Role, *, on: bool) -> None:
        person = self._current
        if person is None:
            return
        (person.roles.add if on else person.roles.discard)(role)
        self._model.refresh(self.list.currentIndex().row())
        self._show_roles()
        self.changed.emit()

    def _remove(self) -> None:
        row = self.list.currentIndex().row()
        if row > 0:  # the first is who writes
            self._model.remove(row)
            self._show_roles()
            self.changed.emit()

    def _ask(self) -> None:
        pattern = self.tr("Introductions (*.json);;All files (*)")
        ask_for_files(self, self.tr("Introductions"), pattern, self.take_files)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged here."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add whoever is introduced by what was dropped."""
        urls = event.mimeData().urls()
        self.take_files([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])


class _People(QAbstractListModel):
    def __init__(self, people: list[Invited], words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._people = people
        self._words = words

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._people)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a person's name and roles."""
        if role != Qt.ItemDataRole.DisplayRole:
            return _ROW if role == Qt.ItemDataRole.SizeHintRole else None
        person = self._people[index.row()]
        roles = ", ".join(self._words.short("roles", each) for each in Role if each in person.roles)
        name = plain.line(person.introduction.name, 60)
        return f"{name} · {roles or self.tr('no role yet')}"

    def add(self, person: Invited) -> None:
        """Add a person at the end."""
        row = len(self._people)
        self.beginInsertRows(QModelIndex(), row, row)
        self._people.append(person)
        self.endInsertRows()

    def remove(self, row: int) -> None:
        """Take a person away."""
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._people[row]
        self.endRemoveRows()

    def refresh(self, row: int) -> None:
        """Show other roles of a person."""
        self.dataChanged.emit(self.index(row), self.index(row))
