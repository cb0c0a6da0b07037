"""Settings: looks, when it locks, what the clipboard holds, the vault, and what the program is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from alertadores.app import Session, __version__, lock_kinds
from ui import plain
from ui.actions import LANGUAGES, THEMES, Actions, Id
from ui.desk import Desk
from ui.guard import Guard
from ui.pages.locks import NewCode, NewPassphrase, Owner
from ui.platform.events import Leaving
from ui.settings import Settings
from ui.widgets.button import Button
from ui.widgets.chip import Glyph
from ui.widgets.facts import section
from ui.widgets.field import Field
from ui.widgets.inputs import ChoiceInput
from ui.widgets.text import Look, Text

_SIZE: Final = (620, 600)
_MINUTES: Final = (1, 2, 3, 5, 10, 15)
_SECONDS: Final = (10, 20, 30, 45, 60)


@dataclass(frozen=True, slots=True)
class Matters:
    """What the settings are about.

    Attributes:
        settings: what is remembered.
        guard: what watches over the vault.
        actions: of the window; looks and languages are among them.
        desk: with an open vault.
        owner: what a new passphrase costs to guess, and whether it can be changed.
    """

    settings: Settings
    guard: Guard
    actions: Actions
    desk: Desk
    owner: Owner


class SettingsDialog(QDialog):
    """One column of sections; each change holds at once."""

    help_topic = "settings"

    def __init__(self, matters: Matters, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Settings"))
        self.addAction(matters.actions[Id.HELP])
        self.resize(*_SIZE)
        self._matters = matters
        self._where = Text("", tone="text2", wrap=True)
        self._where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 8, 24, 20)
        column.setSpacing(12)
        for add in (self._add_looks, self._add_lock, self._add_vault, self._add_about):
            add(column)
            column.addSpacing(12)
        column.addStretch(1)
        self._lay_out(inner)
        matters.desk.ask(self.tr("Looking at the vault"), _look, self._show_vault, owner=self)

    def _lay_out(self, inner: QWidget) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        close = Button(self.tr("Close"))
        close.clicked.connect(self.accept)
        head = QHBoxLayout()
        head.setContentsMargins(24, 20, 24, 8)
        head.addWidget(Text(self.windowTitle(), Look.TITLE))
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 16)
        foot.addStretch(1)
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(scroll, 1)
        whole.addLayout(foot)

    def _add_looks(self, column: QVBoxLayout) -> None:
        actions, settings = self._matters.actions, self._matters.settings
        self.language = _pick([("es", "Español"), ("en", "English")], settings.language)
        self.language.changed.connect(self._take_language)
        names = [(choice, actions[name].text()) for choice, name in THEMES.items()]
        self.colours = _pick(names, settings.theme)
        self.colours.changed.connect(self._take_colours)
        column.addLayout(section(self.tr("Looks")))
        column.addLayout(
            _beside(
                Field(self.tr("Language"), self.language), Field(self.tr("Colours"), self.colours)
            )
        )

    def _take_language(self) -> None:
        self._matters.actions[LANGUAGES[self.language.answer()]].trigger()

    def _take_colours(self) -> None:
        self._matters.actions[THEMES[self.colours.answer()]].trigger()

    def _add_lock(self, column: QVBoxLayout) -> None:
        settings = self._matters.settings
        self.idle = self._numbers(_MINUTES, settings.idle_minutes, self.tr("{number} min"))
        self.idle.changed.connect(lambda: self._keep("idle_minutes", self.idle.answer()))
        self.clipboard = self._numbers(_SECONDS, settings.clipboard_seconds, self.tr("{number} s"))
        self.clipboard.changed.connect(
            lambda: self._keep("clipboard_seconds", self.clipboard.answer())
        )
        column.addLayout(section(self.tr("Lock and privacy")))
        column.addLayout(
            _beside(
                Field(self.tr("Locks without a touch after"), self.idle),
                Field(self.tr("The clipboard keeps text of a case for"), self.clipboard),
            )
        )
        for told, words in self._locks():
            column.addLayout(_line("circle-check" if told else "circle-dashed", words))
        works = self._matters.guard.capture.works
        blocked = self.tr("Screenshots and shared screens leave this window out.")
        open_ = self.tr(
            "This system does not let a program forbid screenshots: other programs, and whoever "
            "shares this screen, can take pictures of what is shown."
        )
        column.addLayout(
            _line("circle-check" if works else "triangle-alert", blocked if works else open_)
        )

    def _locks(self) -> list[tuple[bool, str]]:
        """Return what locks on this machine, and what this machine does not tell of."""
        offers = self._matters.guard.events.offers
        told = {
            Leaving.SCREEN: self.tr("It locks together with the screen."),
            Leaving.SUSPEND: self.tr("It locks before the machine sleeps."),
            Leaving.USER: self.tr("It locks when another user takes the machine."),
        }
        untold = {
            Leaving.SCREEN: self.tr("This system does not tell when the screen is locked."),
            Leaving.SUSPEND: self.tr("This system does not tell when the machine sleeps."),
            Leaving.USER: self.tr("This system does not tell when another user takes over."),
        }
        return [(each in offers, (told if each in offers else untold)[each]) for each in Leaving]

    def _add_vault(self, column: QVBoxLayout) -> None:
        owner = self._matters.owner
        passphrase = Button(self.tr("Change passphrase…"), icon="key-round")
        passphrase.clicked.connect(
            lambda _on=False: NewPassphrase(self._matters.desk, owner, self).open()
        )
        code = Button(self.tr("New recovery code…"), icon="pencil")
        code.clicked.connect(lambda _on=False: NewCode(self._matters.desk, owner, self).open())
        row = QHBoxLayout()
        row.setSpacing(8)
        for each in (passphrase, code):
            each.setEnabled(not owner.practice)
            row.addWidget(each)
        row.addStretch(1)
        column.addLayout(section(self.tr("Your vault")))
        column.addWidget(self._where)
        column.addLayout(row)
        if owner.practice:
            words = self.tr("The vaults of the practice office all have the same passphrase.")
            column.addWidget(Text(words, Look.SMALL, tone="text3", wrap=True))

    def _add_about(self, column: QVBoxLayout) -> None:
        column.addLayout(section(self.tr("About")))
        named = self.tr("Alertadores {version}").format(version=__version__)
        column.addWidget(Text(named, Look.MEDIUM))
        words = self.tr(
            "Free software under the GNU General Public License, version 3 or later; it comes "
            "without any warranty. Fonts: Noto Sans (SIL Open Font License) and DejaVu Sans. "
            "Icons: Lucide (ISC). Qt and PySide6 under the LGPL, version 3."
        )
        column.addWidget(Text(words, Look.SMALL, tone="text2", wrap=True))

    def _show_vault(self, found: tuple[Path, tuple[str, ...]]) -> None:
        folder, kinds = found
        has_code = (
            self.tr("A passphrase and a recovery code open it.")
            if "code" in kinds
            else self.tr("Only its passphrase opens it: make a recovery code.")
        )
        self._where.say(f"{plain.line(str(folder), 200)}\n{has_code}")

    def _numbers(self, offered: Sequence[int], present: int, form: str) -> ChoiceInput:
        """Return a choice of numbers, with the present one among them."""
        numbers = sorted({*offered, present})
        return _pick([(each, form.format(number=each)) for each in numbers], present)

    def _keep(self, name: str, value: int) -> None:
        setattr(self._matters.settings, name, value)
        self._matters.settings.save()
        self._matters.guard.apply()


def _look(session: Session) -> tuple[Path, tuple[str, ...]]:
    return session.vault.folder.path, lock_kinds(session)


def _pick(choices: Sequence[tuple[object, str]], present: object) -> ChoiceInput:
    """Return a choice in which one is always chosen."""
    entry = ChoiceInput(choices, optional=False)
    entry.removeItem(0)
    entry.choose(present)
    return entry


def _beside(*fields: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(20)
    for each in fields:
        row.addWidget(each, 1)
    return row


def _line(icon: str, words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    ink = {"circle-check": "green", "triangle-alert": "amber-text"}.get(icon, "text3")
    row.addWidget(Glyph(icon, ink, 16), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Text(words, Look.SMALL, tone="text2", wrap=True), 1)
    return row
