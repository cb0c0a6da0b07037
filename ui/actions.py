"""Every action of the window, once: menus, buttons, palette and shortcut list come from here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ui import icons
from ui.i18n import QT_TRANSLATE_NOOP
from ui.settings import Language
from ui.theme import Choice


class Id(StrEnum):
    """Names of the actions."""

    REGISTER = "register"
    SEARCH = "search"
    PALETTE = "palette"
    UNDO = "undo"
    UNDO_ENTRY = "undo-entry"
    TODAY = "today"
    PROTECTION = "protection"
    REFERRALS = "referrals"
    VERSIONS = "versions"
    ALERTS = "alerts"
    AWAITING = "awaiting"
    LOG = "log"
    OFFICE = "office"
    VERIFY = "verify"
    SYNCHRONISE = "synchronise"
    CLOSE_CASE = "close-case"
    NEXT_TAB = "next-tab"
    PREVIOUS_TAB = "previous-tab"
    COPY_FOLIO = "copy-folio"
    FILTER = "filter"
    SAVED_FILTERS = "saved-filters"
    COLUMNS = "columns"
    SAVE_CARD = "save-card"
    BACKUP = "backup"
    REHEARSE = "rehearse"
    LOCK = "lock"
    SHORTCUTS = "shortcuts"
    SETTINGS = "settings"
    HELP = "help"
    REPORT = "report"
    RAIL = "rail"
    THEME_SYSTEM = "theme-system"
    THEME_LIGHT = "theme-light"
    THEME_DARK = "theme-dark"
    SPANISH = "spanish"
    ENGLISH = "english"
    QUIT = "quit"


@dataclass(frozen=True, slots=True)
class Spec:
    """What an action is called and how it is reached.

    Attributes:
        id: its name in the program.
        text: its name for people, English.
        icon: name of its icon, if it has one.
        shortcut: portable key sequence, if it has one.
    """

    id: Id
    text: str
    icon: str | None = None
    shortcut: str | None = None


SPECS: Final[tuple[Spec, ...]] = (
    Spec(Id.REGISTER, QT_TRANSLATE_NOOP("Actions", "Register alert"), "plus", "Ctrl+N"),
    Spec(Id.SEARCH, QT_TRANSLATE_NOOP("Actions", "Search alerts"), "search", "Ctrl+F"),
    Spec(Id.PALETTE, QT_TRANSLATE_NOOP("Actions", "Actions"), "command", "Ctrl+K"),
    Spec(Id.UNDO, QT_TRANSLATE_NOOP("Actions", "Undo"), "undo-2", "Ctrl+Z"),
    Spec(Id.UNDO_ENTRY, QT_TRANSLATE_NOOP("Actions", "Undo this entry"), "undo-2"),
    Spec(Id.TODAY, QT_TRANSLATE_NOOP("Actions", "Today"), "calendar-clock", "Ctrl+1"),
    Spec(Id.ALERTS, QT_TRANSLATE_NOOP("Actions", "Alerts"), "inbox", "Ctrl+2"),
    Spec(Id.PROTECTION, QT_TRANSLATE_NOOP("Actions", "Protection"), "shield", "Ctrl+3"),
    Spec(Id.REFERRALS, QT_TRANSLATE_NOOP("Actions", "Referrals"), "send", "Ctrl+4"),
    Spec(Id.VERSIONS, QT_TRANSLATE_NOOP("Actions", "Public versions"), "file-pen", "Ctrl+5"),
    Spec(Id.AWAITING, QT_TRANSLATE_NOOP("Actions", "Awaiting me"), "users"),
    Spec(Id.LOG, QT_TRANSLATE_NOOP("Actions", "Log"), "scroll-text", "Ctrl+8"),
    Spec(Id.OFFICE, QT_TRANSLATE_NOOP("Actions", "Office"), "landmark", "Ctrl+9"),
    Spec(Id.VERIFY, QT_TRANSLATE_NOOP("Actions", "Verify a file"), "shield-check"),
    Spec(Id.SYNCHRONISE, QT_TRANSLATE_NOOP("Actions", "Synchronise now"), "refresh-cw", "F5"),
    Spec(Id.CLOSE_CASE, QT_TRANSLATE_NOOP("Actions", "Back to the list"), "arrow-left", "Esc"),
    Spec(Id.NEXT_TAB, QT_TRANSLATE_NOOP("Actions", "Next tab"), None, "Ctrl+PgDown"),
    Spec(Id.PREVIOUS_TAB, QT_TRANSLATE_NOOP("Actions", "Previous tab"), None, "Ctrl+PgUp"),
    Spec(Id.COPY_FOLIO, QT_TRANSLATE_NOOP("Actions", "Copy folio"), "copy", "Ctrl+Shift+C"),
    Spec(Id.FILTER, QT_TRANSLATE_NOOP("Actions", "Add a filter"), "list-filter", "Ctrl+Shift+F"),
    Spec(Id.SAVED_FILTERS, QT_TRANSLATE_NOOP("Actions", "Saved filters"), "bookmark", "Ctrl+D"),
    Spec(Id.COLUMNS, QT_TRANSLATE_NOOP("Actions", "Columns…"), "columns-3"),
    Spec(Id.SAVE_CARD, QT_TRANSLATE_NOOP("Actions", "Save trust card…"), "key-round"),
    Spec(Id.BACKUP, QT_TRANSLATE_NOOP("Actions", "Back up the vault…"), "download"),
    Spec(Id.REHEARSE, QT_TRANSLATE_NOOP("Actions", "Rehearse the last backup…"), "rotate-ccw"),
    Spec(Id.LOCK, QT_TRANSLATE_NOOP("Actions", "Lock"), "lock", "Ctrl+L"),
    Spec(Id.SHORTCUTS, QT_TRANSLATE_NOOP("Actions", "Keyboard shortcuts"), "keyboard", "Ctrl+/"),
    Spec(Id.SETTINGS, QT_TRANSLATE_NOOP("Actions", "Settings"), "sliders-horizontal", "Ctrl+,"),
    Spec(Id.HELP, QT_TRANSLATE_NOOP("Actions", "Help"), "circle-help", "F1"),
    Spec(Id.REPORT, QT_TRANSLATE_NOOP("Actions", "Save a fault report…"), "life-buoy"),
    Spec(Id.RAIL, QT_TRANSLATE_NOOP("Actions", "Collapse"), "panel-left", "Ctrl+B"),
    Spec(Id.THEME_SYSTEM, QT_TRANSLATE_NOOP("Actions", "Colours of the system"), "sun-moon"),
    Spec(Id.THEME_LIGHT, QT_TRANSLATE_NOOP("Actions", "Light colours"), "sun"),
    Spec(Id.THEME_DARK, QT_TRANSLATE_NOOP("Actions", "Dark colours"), "moon"),
    Spec(Id.SPANISH, "Español", "languages"),
    Spec(Id.ENGLISH, "English", "languages"),
    Spec(Id.QUIT, QT_TRANSLATE_NOOP("Actions", "Quit"), None, "Ctrl+Q"),
)


def conflicts(specs: Iterable[Spec]) -> list[tuple[Id, Id]]:
    """Return the pairs of actions that claim one name or one shortcut."""
    found: list[tuple[Id, Id]] = []
    owners: dict[str, Id] = {}
    for spec in specs:
        keys = [f"id {spec.id}"]
        if spec.shortcut is not None:
            keys.append(QKeySequence(spec.shortcut).toString())
        for key in keys:
            if key in owners:
                found.append((owners[key], spec.id))
            owners.setdefault(key, spec.id)
    return found


THEMES: Final = {
    Choice.SYSTEM: Id.THEME_SYSTEM,
    Choice.LIGHT: Id.THEME_LIGHT,
    Choice.DARK: Id.THEME_DARK,
}
"""Which action asks for which colours; one of them holds."""
LANGUAGES: Final[dict[Language, Id]] = {"es": Id.SPANISH, "en": Id.ENGLISH}
"""Which action asks for which language; one of them holds."""
CASE_ACTIONS: Final = (Id.CLOSE_CASE, Id.NEXT_TAB, Id.PREVIOUS_TAB)
"""What can be done only while a case is open."""
UNDO_ACTIONS: Final = (Id.UNDO, Id.UNDO_ENTRY)
"""What can be done only while there is something to do it to; see `Actions.aim`."""
LIST_ACTIONS: Final = (Id.FILTER, Id.SAVED_FILTERS, Id.COLUMNS)
"""What can be done only while the list of alerts is there."""
PAGE_ACTIONS: Final = (
    Id.TODAY, Id.ALERTS, Id.PROTECTION, Id.REFERRALS, Id.VERSIONS, Id.LOG, Id.OFFICE, Id.VERIFY,
)  # fmt: skip
"""What leads to a page, for whoever has it."""


def one_of(actions: Iterable[QAction], owner: QObject) -> None:
    """Make actions a choice of which one holds: it is marked, and read as checked."""
    group = QActionGroup(owner)
    for action in actions:
        action.setCheckable(True)
        action.setIconVisibleInMenu(False)  # the mark has its place
        group.addAction(action)


class Actions(QObject):
    """The actions of one window.

    Args:
        window: where shortcuts are heard.
        specs: the actions; tests bring others.

    Raises:
        ValueError: two of them claim one name or shortcut.
    """

    def __init__(self, window: QWidget, specs: Sequence[Spec] = SPECS) -> None:
        super().__init__(window)
        if clash := conflicts(specs):
            raise ValueError(f"actions in conflict: {clash}")
        self._icons = {spec.id: spec.icon for spec in specs}
        self._actions = {spec.id: self._make(window, spec) for spec in specs}
        self._guests: tuple[QAction, ...] = ()
        for names in (THEMES.values(), LANGUAGES.values()):
            one_of((self._actions[name] for name in names if name in self._actions), self)

    def _make(self, window: QWidget, spec: Spec) -> QAction:
        action = QAction(QCoreApplication.translate("Actions", spec.text), self)
        action.setObjectName(spec.id.value)
        if spec.shortcut is not None:
            action.setShortcut(QKeySequence(spec.shortcut))
        window.addAction(action)
        return action

    def __getitem__(self, name: Id) -> QAction:
        """Return an action."""
        return self._actions[name]

    def icon_name(self, name: Id) -> str | None:
        """Return the name of an action's icon."""
        return self._icons[name]

    def on(self, name: Id, slot: Callable[[], None]) -> None:
        """Say what an action does."""
        self[name].triggered.connect(lambda _checked=False: slot())

    def hold(self, choice: Choice, language: Language) -> None:
        """Mark the colours and the language that hold."""
        self[THEMES[choice]].setChecked(True)
        self[LANGUAGES[language]].setChecked(True)

    def allow(self, *names: Id) -> None:
        """Enable actions."""
        for name in names:
            self[name].setEnabled(True)

    def forbid(self, *names: Id) -> None:
        """Disable actions, and forget what they would be done to."""
        for name in names:
            self[name].setEnabled(False)
            self[name].setData(None)

    def aim(self, name: Id, target: object | None) -> None:
        """Say what an action is done to, and allow it; None forbids it."""
        self[name].setData(target)
        self[name].setEnabled(target is not None)

    def target(self, name: Id) -> object | None:
        """Return what an action is done to, if it may be done."""
        target: object | None = self[name].data()
        return target

    def refresh_icons(self) -> None:
        """Draw the icons in the colours of the present theme."""
        for name, icon in self._icons.items():
            if icon is not None:
                self[name].setIcon(icons.icon(icon))

    def menu(self, names: Sequence[Id | None], parent: QWidget) -> QMenu:
        """Return a menu of actions; None stands for a line between two groups."""
        menu = QMenu(parent)
        for name in names:
            if name is None:
                menu.addSeparator()
            else:
                menu.addAction(self[name])
        return menu

    def invite(self, guests: Iterable[QAction]) -> None:
        """List a page's own actions, such as the next steps of a case, until others come."""
        self._guests = tuple(guests)

    def listed(self) -> list[QAction]:
        """Return what the palette offers: the page's own actions first."""
        return [*self._guests, *self._actions.values()]

    def shortcuts(self) -> list[tuple[str, str]]:
        """Return shortcut and name of every action that has one."""
        return [
            (action.shortcut().toString(QKeySequence.SequenceFormat.NativeText), action.text())
            for action in self._actions.values()
            if not action.shortcut().isEmpty()
        ]
