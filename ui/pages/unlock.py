"""The first page: which vault, its secret, or the practice office."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QProgressBar, QVBoxLayout, QWidget

from ui import plain
from ui.capslock import caps_lock_is_on
from ui.files import ask_for_folder
from ui.shell.banners import Notice
from ui.shell.rail import Logo
from ui.tasks import Task
from ui.widgets.button import Button, Kind
from ui.widgets.chip import Glyph
from ui.widgets.text import Ground, Look, Rule, Text

_WIDTH: Final = 400
_TOP: Final = 64


class UnlockPage(QWidget):
    """One column: vault, passphrase or code, what cannot be undone; practice at the foot."""

    help_topic = "unlock"

    unlock_wanted = Signal(Path, str)
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
        self.secret = QLineEdit()
        self._prepare_secret()
        self._eye = Button("", Kind.QUIET, icon="eye")
        self._eye.setParent(self.secret)
        self._eye.setCheckable(True)
        self._eye.setAccessibleName(self.tr("Show what is typed"))
        self._eye.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._eye.toggled.connect(self._reveal)
        self._caps = _hint("arrow-big-up-dash", self.tr("Caps Lock is on"))
        self._caps.hide()
        self.unlock = Button(self.tr("Unlock"), Kind.PRIMARY)
        self.unlock.make_tall()
        self.unlock.clicked.connect(self._unlock)
        self._problem = _Trouble()
        self._waiting = _Waiting()
        self._waiting.cancel.clicked.connect(self._stop)
        self.practice = Button(self.tr("Practice office"), Kind.QUIET, icon="graduation-cap")
        self.practice.clicked.connect(self.practice_wanted)
        self.language = Button(self.tr("Español"), Kind.QUIET, icon="languages")
        self.language.clicked.connect(self.language_wanted)
        self.verify = Button(self.tr("Verify a file"), Kind.QUIET, icon="shield-check")
        self.verify.clicked.connect(self.verify_wanted)
        self._build()
        self._show_vault()

    def _prepare_secret(self) -> None:
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setAccessibleName(self.tr("Passphrase or recovery code"))
        self.secret.setMaxLength(1024)
        self.secret.setProperty("tall", True)  # noqa: FBT003 - Qt's signature
        self.secret.setTextMargins(0, 0, 32, 0)
        self.secret.textChanged.connect(lambda _text: self._check())
        self.secret.returnPressed.connect(self._unlock)
        self.secret.installEventFilter(self)

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
            (self._problem, 8),
            (self._waiting, 8),
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
        (self.secret if self._vault is not None else self._choose).setFocus()

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
        for part in (self.practice, self.language, self.verify, self._choose, self.secret):
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

    def _reveal(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.secret.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._eye.dress("eye-off" if shown else "eye")

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Look at Caps Lock while the secret is typed, and keep the eye at its place."""
        if watched is self.secret:
            if event.type() in {QEvent.Type.KeyPress, QEvent.Type.FocusIn}:
                self._caps.setVisible(
                    caps_lock_is_on(event if isinstance(event, QKeyEvent) else None)
                )
            elif event.type() == QEvent.Type.Resize:
                self._eye.setGeometry(
                    self.secret.width() - 36, (self.secret.height() - 32) // 2, 32, 32
                )
        return False


class _Waiting(QWidget):
    """What is under way, how far, and Cancel where that is possible."""

    def __init__(self) -> None:
        super().__init__()
        self._title = Text("", Look.SMALL, tone="text2")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(4)
        self._bar.setAccessibleName(self.tr("Progress"))
        self.cancel = Button(self.tr("Cancel"), Kind.LINK)
        row = QHBoxLayout()
        row.addWidget(self._title, 1)
        row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._bar)
        self.hide()

    def show_task(self, task: Task) -> None:
        """Show a task."""
        self._title.say(task.title)
        self._bar.setRange(0, 0)
        self.cancel.setVisible(task.cancellable)
        self.cancel.setEnabled(True)
        task.progressed.connect(self._progress, Qt.ConnectionType.QueuedConnection)
        self.show()

    def _progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)


class _Trouble(QWidget):
    """What went wrong, and what to do."""

    def __init__(self) -> None:
        super().__init__()
        self._title = Text("", Look.SECTION, tone="red", wrap=True)
        self._rest = Text("", Look.SMALL, tone="text2", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._rest)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Glyph("octagon-x", "red", 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.hide()

    def say(self, notice: Notice | None) -> None:
        """Say it, or nothing."""
        self.setVisible(notice is not None)
        if notice is not None:
            self._title.say(notice.title)
            self._rest.say(notice.rest)
            self.setAccessibleName(f"{notice.title} {notice.rest}")


def _hint(icon: str, text: str) -> QWidget:
    hint = QWidget()
    row = QHBoxLayout(hint)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(Glyph(icon, "amber", 16))
    row.addWidget(Text(text, Look.SMALL, tone="amber-text"))
    row.addStretch(1)
    return hint
