"""Register alert: five steps, what is still missing always in view."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from alertadores.app import (
    DraftPlace,
    FormDraft,
    Identity,
    RegisterAlert,
    Typed,
    UserError,
    command_from,
)
from ui.drafts import Drafts
from ui.pages.register_parts import IdentityPart, Part, parts
from ui.refusing import name_of, refuse
from ui.shell.banners import Notice
from ui.widgets.button import Button, Kind
from ui.widgets.draft_note import DraftNote
from ui.widgets.field import Field
from ui.widgets.stepper import Stepper
from ui.widgets.text import Ground, Look, Rule, Text
from ui.words import Words

PLACE: Final = DraftPlace("alert.registered")
_WIDEST: Final = 760


class RegisterPage(QWidget):
    """The guide. What is written in the first four steps is kept as a draft; an identity never is.

    Args:
        words: labels.
        today: in the office.
        drafts: of the open vault.
    """

    help_topic = "register"

    registered = Signal(RegisterAlert, object)
    """The alert, and its identity or None."""
    left = Signal()
    told = Signal(Notice)

    def __init__(self, words: Words, today: date, drafts: Drafts) -> None:
        super().__init__()
        self._drafts = drafts
        self._language = words.language
        self.identity = IdentityPart(words)
        self._parts: tuple[Part, ...] = (*parts(words, today), self.identity)
        self._stepper = Stepper([part.title for part in self._parts])
        self._stepper.chosen.connect(self.go_to)
        self._pages = QStackedWidget()
        for part in self._parts:
            self._pages.addWidget(_scrolled(part))
            part.changed.connect(self._changed)
        self._parts[0].field("identity").entry.changed.connect(self._mode_changed)
        self._missing = Text("", Look.SMALL, tone="text2", wrap=True)
        self._missing.setContentsMargins(8, 0, 8, 0)
        self.back = Button(self.tr("Back"), icon="arrow-left")
        self.back.clicked.connect(lambda: self.go_to(self._pages.currentIndex() - 1))
        self.forth = Button(self.tr("Next"), icon="arrow-right")
        self.forth.clicked.connect(lambda: self.go_to(self._pages.currentIndex() + 1))
        self.register = Button(self.tr("Register alert"), Kind.PRIMARY, icon="check")
        self.register.clicked.connect(self._submit)
        self._cancel = Button(self.tr("Discard"), Kind.QUIET)
        self._cancel.clicked.connect(self._discard)
        self._note = DraftNote()
        self._note.discard.hide()  # the page has a button for that
        self._build()
        for keys, step in (("Alt+Right", 1), ("Alt+Left", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(
                lambda step=step: self.go_to(self._pages.currentIndex() + step)
            )
        self._mode_changed()
        self._untouched = self._typed()
        self.go_to(0)
        self._restore()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 14, 24, 14)
        head.addWidget(Text(self.tr("Register alert"), Look.TITLE))
        head.addStretch(1)
        head.addWidget(self._cancel)
        side = Ground("bg")
        side.setFixedWidth(268)
        column = QVBoxLayout(side)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._stepper)
        column.addSpacing(8)
        column.addWidget(self._missing)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 12)
        foot.setSpacing(8)
        foot.addWidget(self.back)
        foot.addWidget(self.forth)
        foot.addStretch(1)
        foot.addWidget(self.register)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(side)
        middle.addWidget(Rule(upright=True))
        middle.addWidget(self._pages, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(Rule())
        whole.addWidget(self._note)
        whole.addLayout(middle, 1)
        whole.addWidget(Rule())
        whole.addLayout(foot)

    @property
    def holds_identity(self) -> bool:
        """Whether an identity is typed, which no draft keeps."""
        return bool(self.identity.answers())

    def draft(self) -> FormDraft | None:
        """Return what stands in the steps before the identity, or None if nobody wrote there."""
        typed = self._typed()
        return None if typed == self._untouched else FormDraft(PLACE, typed)

    def begin(self) -> None:
        """Put the cursor into the first input of the step."""
        self._parts[self._pages.currentIndex()].begin()

    def go_to(self, number: int) -> None:
        """Show one of the five steps."""
        number = max(0, min(number, len(self._parts) - 1))
        self._pages.setCurrentIndex(number)
        self._stepper.go_to(number)
        last = number == len(self._parts) - 1
        self.back.setEnabled(number > 0)
        self.forth.setVisible(not last)
        self._check()
        self.begin()

    def reopen(self) -> None:
        """Let it be tried again after it was refused."""
        self._check()

    def clear_identity(self) -> None:
        """Forget the identity, which is never a draft, so that its change is none of a draft."""
        quiet = QSignalBlocker(self.identity)
        self.identity.clear()
        quiet.unblock()

    def _typed(self) -> dict[str, Typed]:
        typed: dict[str, Typed] = {}
        for part in self._parts[:-1]:
            typed |= part.typed()
        return typed

    def _restore(self) -> None:
        """Go on where somebody was interrupted."""
        draft = self._drafts.of(PLACE)
        if draft is None:
            return
        for part in self._parts[:-1]:
            part.retype(draft.answers)
        told = draft.answers.get("identity") in {"CONFIDENCIAL", "IDENTIFICADA"}
        gone = self.tr("An identity is never kept: if you wrote one in step 5, write it again.")
        self._note.say(gone if told else "")

    def _discard(self) -> None:
        self._drafts.discard(PLACE)
        self.left.emit()

    def _changed(self) -> None:
        self._drafts.soon(PLACE, self.draft)
        self._check()

    def _mode_changed(self) -> None:
        self.identity.show_mode(self._parts[0].field("identity").entry.answer())
        self._check()

    def _check(self) -> None:
        missing: list[str] = []
        for number, part in enumerate(self._parts):
            names = part.missing()
            missing += names
            self._stepper.mark(number, len(names), touched=part.is_touched)
        self.register.setEnabled(not missing)
        said = self.tr("Still missing: {fields}.").format(fields=", ".join(missing))
        self._missing.say(said if missing else self.tr("Nothing is missing."))

    def _submit(self) -> None:
        answers: dict[str, Any] = {}
        for part in self._parts[:-1]:
            answers |= part.answers()
        try:
            command = command_from(lambda: RegisterAlert(**answers))
        except UserError as error:
            self._refuse(error)
            return
        self.register.setEnabled(False)
        self.registered.emit(command, self._sealed())

    def _refuse(self, error: UserError) -> None:
        """Go to the field that cannot be recorded as it is, and say why."""
        fields: Mapping[str, Field] = {}
        for number, part in enumerate(self._parts[:-1]):
            if name_of(error) in part.fields:
                self.go_to(number)
                fields = part.fields
        self.told.emit(refuse(error, fields, self._language))

    def _sealed(self) -> Identity | None:
        return self.identity.identity()


def _scrolled(part: QWidget) -> QScrollArea:
    part.setMaximumWidth(_WIDEST)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(part)
    return scroll
