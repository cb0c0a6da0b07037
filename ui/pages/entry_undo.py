"""Undoing the entry that is chosen in a list: on its row and beside it, while the rules allow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView

from alertadores.app import Undoable
from ui.actions import Actions, Id
from ui.widgets.button import Button


class EntryUndo(QObject):
    """Aims `Id.UNDO_ENTRY` at the chosen row of a list, and offers it in the menu of the row.

    Args:
        view: the list; what it does not show cannot be undone from here.
        actions: of the window.
        others: what else the menu offers.

    Attributes:
        button: does the same; it has its place beside what is said of the entry.
    """

    def __init__(
        self, view: QAbstractItemView, actions: Actions, others: Sequence[Id | None] = ()
    ) -> None:
        super().__init__(view)
        self._view = view
        self._actions = actions
        self._menu = (Id.UNDO_ENTRY, *others)
        self._target: Undoable | None = None
        self.button = Button(actions[Id.UNDO_ENTRY].text(), icon="undo-2")
        self.button.follow(actions[Id.UNDO_ENTRY], "undo-2")
        self.button.hide()
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._offer)
        view.installEventFilter(self)

    def aim(self, target: Undoable | None) -> None:
        """Say which entry is chosen, if it can be undone."""
        self._target = target
        self.button.setVisible(target is not None)
        if self._view.isVisible():
            self._actions.aim(Id.UNDO_ENTRY, target)

    def _offer(self, where: QPoint) -> None:
        """Open the menu of the chosen row, beside it if the keyboard asked."""
        view, row = self._view, self._view.currentIndex()
        if view.indexAt(where).row() != row.row():
            where = view.visualRect(row).bottomLeft()
        menu = self._actions.menu(self._menu, view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(view.viewport().mapToGlobal(where))

    def eventFilter(self, view: QObject, event: QEvent) -> bool:
        """Take aim while the list is seen, and let go when it is not."""
        if event.type() == QEvent.Type.Show:
            self._actions.aim(Id.UNDO_ENTRY, self._target)
        elif event.type() == QEvent.Type.Hide:
            self._actions.aim(Id.UNDO_ENTRY, None)
        return super().eventFilter(view, event)
