"""The recovery code: read once, written by hand, typed back; or made anew if nobody copied it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from alertadores.app import wrong_groups
from ui.pages.first_run_part import Doorway, Part, named, part_of
from ui.pages.first_run_trail import PartId
from ui.shell.banners import Notice
from ui.widgets.button import Button, Kind
from ui.widgets.chip import Glyph
from ui.widgets.groups import CodeGrid, GroupsInput
from ui.widgets.secret import CapsHint, SecretInput
from ui.widgets.text import Look, Text

_GROUPS = 9


class CodePart(Part):
    """The code, large, with nothing that would copy it."""

    def __init__(self, doorway: Doorway) -> None:
        super().__init__(
            doorway,
            self.tr("Write down your recovery code"),
            self.tr(
                "It opens the vault if you forget the passphrase. Write it by hand on paper, in "
                "this order, and keep the paper where you would keep a passport."
            ),
        )
        self.grid = CodeGrid(self.trail.code)
        self.written = Button(self.tr("I have written it down"), Kind.PRIMARY)
        self.written.make_tall()
        self.written.clicked.connect(self.go_on(PartId.COPY))
        self.add(
            self.grid,
            _hint("eye", self.tr("It is shown now and never again; the program does not keep it.")),
            _hint(
                "info",
                self.tr("No photograph and no file: whoever has the code opens the vault."),
            ),
        )
        self.add_acts(self.written)

    def begin(self) -> None:
        """Put the focus on the way on."""
        self.written.setFocus()


class CopyPart(Part):
    """The code, typed back from the paper."""

    back = PartId.CODE

    def __init__(self, doorway: Doorway) -> None:
        super().__init__(
            doorway,
            self.tr("Type the code from your paper"),
            self.tr("So you know that what is written there opens the vault."),
        )
        self.groups = GroupsInput(_GROUPS)
        self.groups.changed.connect(self.refresh)
        self.groups.entered.connect(self._check)
        self.check = Button(self.tr("Continue"), Kind.PRIMARY)
        self.check.make_tall()
        self.check.clicked.connect(self._check)
        self.add(self.groups)
        self.add_acts(self.check)
        self.refresh()

    def begin(self) -> None:
        """Put the cursor into the first group."""
        self.groups.setFocus()

    def refresh(self) -> None:
        """Let the person go on once every group has something."""
        self.check.setEnabled(all(self.groups.groups()))

    def _check(self) -> None:
        if not self.check.isEnabled():
            return
        wrong = wrong_groups(self.trail.code, self.groups.groups())
        self.groups.mark(wrong)
        if wrong:
            listed = ", ".join(str(each) for each in wrong)
            title = self.tr("%n group(s) are not as they were shown: {groups}.", "", len(wrong))
            self.trouble.say(
                Notice(
                    title.format(groups=listed),
                    self.tr("Compare them with your paper; “Back” shows the code once more."),
                    icon="triangle-alert",
                    ink="amber",
                )
            )
            return
        self.trail.code = ""
        self.doorway.settings.code_was_copied(self.doorway.vestibule.folder)
        self.wanted.emit(part_of(self.doorway.vestibule.standing.stage, joining=self.trail.joining))


class RenewPart(Part):
    """Another code, in the place of one that nobody confirmed to have."""

    def __init__(self, doorway: Doorway) -> None:
        super().__init__(
            doorway,
            self.tr("A recovery code is still missing"),
            self.tr(
                "The vault was closed before the code was typed back, so perhaps nobody has it. "
                "Make a new one; the one before opens nothing any more."
            ),
        )
        self.secret = SecretInput(self.tr("Passphrase"))
        self.secret.textChanged.connect(lambda _text: self.refresh())
        self.secret.returnPressed.connect(self._renew)
        self.make = Button(self.tr("Make a new code"), Kind.PRIMARY)
        self.make.make_tall()
        self.make.clicked.connect(self._renew)
        self.add(named(self.tr("Passphrase"), self.secret), CapsHint(self.secret))
        self.add_acts(self.make)
        self.refresh()

    def begin(self) -> None:
        """Put the cursor into the passphrase."""
        self.secret.setFocus()

    def refresh(self) -> None:
        """Ask for the passphrase, which an open vault alone does not stand for."""
        self.make.setEnabled(bool(self.secret.text()))

    def _renew(self) -> None:
        if not self.make.isEnabled():
            return
        typed = self.secret.text()
        self.secret.clear()
        self.wait_for(self.doorway.vestibule.renew_code(typed, self._show, self.fail))

    def _show(self, code: str) -> None:
        self.trail.code = code
        self.wanted.emit(PartId.CODE)


def _hint(icon: str, text: str) -> QWidget:
    hint = QWidget()
    row = QHBoxLayout(hint)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(Glyph(icon, "text2", 16), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.addWidget(Text(text, Look.SMALL, tone="text2", wrap=True))
    row.addLayout(words, 1)
    return hint
