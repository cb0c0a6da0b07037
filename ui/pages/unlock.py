"""The first page: which vault, its secret, or the practice office."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui import plain
from ui.files import ask_for_folder
from ui.shell.banners import Notice
from ui.shell.rail import Logo
from ui.tasks import Task
from ui.widgets.button import Button, Kind
from ui.widgets.chip import Glyph
from ui.widgets.pending import Trouble, Waiting
from ui.widgets.secret import CapsHint, SecretInput
from ui.widgets.text import Ground, Look, Rule, Text

_WIDTH: Final = 400
_TOP: Final = 96


class UnlockPage(QWidget):
    """One column: vault, passphrase or code, what cannot be undone; practice at the foot."""

    help_topic = "unlock"

    unlock_wanted = Signal(Path, str)
    first_run_wanted = Signal()
    practice_wanted = Signal()
    verify_wanted = Signal()
    language_wanted = Signal()

    def __init__(self, vaults: Sequence[Path], reason: str = "") -> None:
        super().__init__()
        self._task: Task | None = None
        self._vault: Path | None = vaults[0] if vaults else None
        self._known = tuple(vaults)
        self._where = Text("", tone="text2", wrap=True)
        self._why = Text(reason, tone="text2", wrap=True)
        if not reason:
            self._why.hide()
        self._choose = Button(self.tr("Choose a vault…"), Kind.LINK)
        self._choose.clicked.connect(self._offer_vaults)
        self.secret = SecretInput(self.tr("Passphrase or recovery code"))
        self.secret.textChanged.connect(lambda _text: self._check())
        self.secret.returnPressed.connect(self._unlock)
        self._caps = CapsHint(self.secret)
        self.unlock = Button(self.tr("Unlock"), Kind.PRIMARY)
        self.unlock.make_tall()
        self.unlock.clicked.connect(self._unlock)
        self._problem = Trouble()
        self._waiting = Waiting()
        self._waiting.cancel.clicked.connect(self._stop)
        self.first_run = Button(self.tr("First time on this machine…"), Kind.LINK)
        self.first_run.clicked.connect(self.first_run_wanted)
        self.practice = Button(self.tr("Practice office"), Kind.QUIET, icon="graduation-cap")
        self.practice.clicked.connect(self.practice_wanted)
        self.language = Button(self.tr("Español"), Kind.QUIET, icon="languages")
        self.language.clicked.connect(self.language_wanted)
        self.verify = Button(self.tr("Verify a file"), Kind.QUIET, icon="shield-check")
        self.verify.clicked.connect(self.verify_wanted)
        self._build()
        self._show_vault()

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        parts: tuple[tuple[QWidget, int], ...] = (
            (Logo(48), 24),
            (Text("Alertadores", Look.DISPLAY), 6),
            (self._where, 2),
            (self._why, 2),
            (self._choose, 18),
            (Text(self.tr("Passphrase or recovery code"), Look.SECTION), 6),
            (self.secret, 8),
            (self._caps, 8),
            (self.unlock, 12),
            (self.first_run, 4),
            (self._problem, 12),
            (self._waiting, 12),
            (Rule(), 16),
            (self._lost(), 0),
        )
        for part, below in parts:
            column.addWidget(part)
            column.addSpacing(below)
        middle = QWidget()
        middle.setFixedWidth(_WIDTH)
        middle.setLayout(column)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(middle)
        across.addStretch(1)
        # The top stays where it is when something has to be said below.
        whole.addSpacing(_TOP)
        whole.addLayout(across)
        whole.addStretch(1)
        whole.addWidget(Rule())
        whole.addWidget(self._foot())

    def _foot(self) -> Ground:
        foot = Ground("side")
        foot.setFixedHeight(56)
        row = QHBoxLayout(foot)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(16)
        row.addWidget(self.verify)
        row.addStretch(1)
        row.addWidget(self.language)
        row.addWidget(self.practice)
        return foot

    def _lost(self) -> QWidget:
        lost = QWidget()
        row = QHBoxLayout(lost)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Glyph("key-round", "text2", 16), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(
            Text(
                self.tr("Without passphrase and code nobody opens this vault"),
                Look.SECTION,
                wrap=True,
            )
        )
        words.addWidget(
            Text(
                self.tr("Not even the office. The cases stay with your colleagues."),
                Look.SMALL,
                tone="text2",
                wrap=True,
            )
        )
        row.addLayout(words, 1)
        return lost

    def begin(self) -> None:
        """Put the cursor where the next thing is to be done."""
        (self.secret if self._vault is not None else self.first_run).setFocus()

    def choose(self, vault: Path) -> None:
        """Take another vault."""
        self._vault = vault
        self._show_vault()
        self.secret.setFocus()

    def wait_for(self, task: Task) -> None:
        """Show that something is under way; nothing else can be begun meanwhile."""
        self._task = task
        self._problem.say(None)
        self._waiting.show_task(task)
        self._check()

    def rest(self) -> None:
        """Show that nothing is under way any more."""
        self._task = None
        self._waiting.hide()
        self._check()

    def show_problem(self, notice: Notice) -> None:
        """Say what went wrong."""
        self.rest()
        self._problem.say(notice)
        self.secret.setFocus()

    def _show_vault(self) -> None:
        if self._vault is None:
            self._where.say(self.tr("No vault has been opened on this machine yet."))
            self._where.setVisible(self._why.isHidden())
        else:
            self._where.say(self.tr("Vault “{name}”").format(name=plain.line(self._vault.name, 60)))
            self._where.setToolTip(plain.tip(str(self._vault)))
            self._where.show()
        self._check()

    def _offer_vaults(self) -> None:
        others = [vault for vault in self._known if vault != self._vault]
        if not others:
            self._ask_folder()
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for vault in others:
            entry = menu.addAction(plain.line(f"{vault.name} ({vault.parent})", 80))
            entry.triggered.connect(lambda _on=False, vault=vault: self.choose(vault))
        menu.addSeparator()
        menu.addAction(self.tr("Another folder…")).triggered.connect(self._ask_folder)
        menu.popup(self._choose.mapToGlobal(self._choose.rect().bottomLeft()))

    def _ask_folder(self) -> None:
        ask_for_folder(self, self.tr("Folder of the vault"), self.choose)

    def _check(self) -> None:
        free = self._task is None
        ready = free and self._vault is not None and bool(self.secret.text())
        self.unlock.setEnabled(ready)
        others = (self.first_run, self.practice, self.language, self.verify, self._choose)
        for part in (*others, self.secret):
            part.setEnabled(free)

    def _unlock(self) -> None:
        if not self.unlock.isEnabled() or self._vault is None:
            return
        typed = self.secret.text()
        self.secret.clear()
        self.unlock_wanted.emit(self._vault, typed)

    def _stop(self) -> None:
        if self._task is not None:
            self._waiting.cancel.setEnabled(False)
            self._task.cancel()
