"""Lists under a name: chosen, saved and deleted from one menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from alertadores.app import CaseQuery, SavedFilter, SavedFilters, Session
from ui import plain
from ui.desk import Desk
from ui.widgets.asking import Asking
from ui.widgets.field import Field
from ui.widgets.inputs import LineInput

_LONGEST = 60


class SavedLists(QObject):
    """The saved filters of this member.

    Args:
        desk: keeps them.
        query: returns what would be saved now.
        parent: menus and dialogs stand above it.
    """

    chosen = Signal(CaseQuery)

    def __init__(self, desk: Desk, query: Callable[[], CaseQuery], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._query = query
        self._above = parent
        self.names: tuple[str, ...] = ()

    def open_menu(self, below: QWidget) -> None:
        """Read what is saved and offer it below a widget."""

        def show(saved: tuple[SavedFilter, ...]) -> None:
            self.names = tuple(each.name for each in saved)
            self._menu(saved).popup(below.mapToGlobal(below.rect().bottomLeft()))

        self._desk.ask(
            self.tr("Reading saved filters"),
            lambda session: SavedFilters(session.vault).all(),
            show,
            owner=self,
        )

    def _menu(self, saved: tuple[SavedFilter, ...]) -> QMenu:
        menu = QMenu(self._above)
        menu.aboutToHide.connect(menu.deleteLater)
        for each in saved:
            entry = menu.addAction(_shown(each.name))
            entry.triggered.connect(lambda _on=False, each=each: self.chosen.emit(each.query))
        if not saved:
            menu.addAction(self.tr("No filter has been saved")).setEnabled(False)
        menu.addSeparator()
        save = menu.addAction(self.tr("Save this list…"))
        save.triggered.connect(self._ask_for_name)
        save.setEnabled(self._query().is_narrowed)
        if saved:
            delete = menu.addMenu(self.tr("Delete"))
            for each in saved:
                entry = delete.addAction(_shown(each.name))
                entry.triggered.connect(lambda _on=False, name=each.name: self._discard(name))
        return menu

    def _ask_for_name(self) -> None:
        entry = LineInput(longest=_LONGEST)
        hint = self.tr("Words and filters are kept encrypted in your vault.")
        fields = {"name": Field(self.tr("Name"), entry, hint, needed=True)}
        asking = Asking(self.tr("Save this list"), fields, self.tr("Save"), self._above)
        asking.answered.connect(lambda values: self._save(values["name"]))
        asking.open()

    def _save(self, name: str) -> None:
        saved = SavedFilter(name, self._query())

        def keep(session: Session) -> None:
            SavedFilters(session.vault).keep(saved)

        self._desk.ask(self.tr("Saving the filter"), keep, lambda _none: None, owner=self)

    def _discard(self, name: str) -> None:
        def discard(session: Session) -> None:
            SavedFilters(session.vault).discard(name)

        self._desk.ask(self.tr("Deleting the filter"), discard, lambda _none: None, owner=self)


def _shown(name: str) -> str:
    return plain.line(name, _LONGEST).replace("&", "&&")
