"""The strip at the bottom: what is running, how much is there, when it locks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout

from ui.tasks import Task, Tasks
from ui.widgets.button import Button, Kind
from ui.widgets.text import Ground, Look, Rule, Text


class Strip(Ground):
    """Running task with Cancel at the left; facts at the right."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__("side")
        self.setFixedHeight(29)
        self._task: Task | None = None
        self._title = Text(self.tr("Ready"), Look.CAPTION, tone="text2")
        self._bar = QProgressBar()
        self._bar.setFixedSize(120, 4)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._cancel = Button(self.tr("Cancel"), Kind.LINK)
        self._cancel.setFont(self._title.font())
        self._facts = Text("", Look.CAPTION, tone="text2")
        self._idle = Text("", Look.CAPTION, tone="text2")
        self._copied = Text("", Look.CAPTION, tone="text2")
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        for part in (self._title, self._bar, self._cancel):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._copied)
        row.addSpacing(8)
        row.addWidget(self._facts)
        row.addSpacing(8)
        row.addWidget(self._idle)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Rule())
        whole.addLayout(row, 1)
        self._cancel.clicked.connect(self._stop)
        tasks.shown.connect(self._show)
        tasks.ended.connect(self._end)
        self._rest()

    def facts(self, text: str) -> None:
        """Show how much there is."""
        self._facts.say(text)

    def copied(self, seconds: int) -> None:
        """Show when the clipboard is emptied, or nothing if nothing of ours is on it."""
        said = self.tr("Clipboard emptied in {seconds} s").format(seconds=seconds)
        self._copied.say(said if seconds else "")

    def idle(self, seconds: int) -> None:
        """Show when the vault locks; the last minute stands out."""
        left = f"{seconds // 60}:{seconds % 60:02d}"
        self._idle.say(self.tr("Locks in {time}").format(time=left))
        self._idle.tone("amber-text" if seconds <= 60 else "text2")  # noqa: PLR2004 - a minute

    def _show(self, task: Task) -> None:
        self._task = task
        self._title.say(task.title)
        self._bar.setRange(0, 0)
        self._bar.show()
        self._cancel.setVisible(task.cancellable)
        self._cancel.setEnabled(True)
        task.progressed.connect(self._progress, Qt.ConnectionType.QueuedConnection)

    def _progress(self, done: int, total: int) -> None:
        if self.sender() is self._task:
            self._bar.setRange(0, total)
            self._bar.setValue(done)

    def _stop(self) -> None:
        if self._task is not None:
            self._cancel.setEnabled(False)
            self._task.cancel()

    def _end(self, task: Task) -> None:
        if task is self._task:
            self._rest()

    def _rest(self) -> None:
        self._task = None
        self._title.say(self.tr("Ready"))
        self._bar.hide()
        self._cancel.hide()
