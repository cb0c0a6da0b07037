"""What a page without a status strip shows of its work: what is under way, and what went wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.shell.banners import Notice
from ui.tasks import Task
from ui.widgets.button import Button, Kind
from ui.widgets.chip import Glyph
from ui.widgets.text import Look, Text


class Waiting(QWidget):
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


class Trouble(QWidget):
    """What went wrong or well, and what to do."""

    def __init__(self) -> None:
        super().__init__()
        self._glyph = Glyph("octagon-x", "red", 16)
        self._title = Text("", Look.SECTION, tone="red", wrap=True)
        self._rest = Text("", Look.SMALL, tone="text2", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._rest)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.hide()

    def say(self, notice: Notice | None) -> None:
        """Say it, or nothing."""
        self.setVisible(notice is not None)
        if notice is None:
            return
        self._glyph.show_icon(notice.icon, notice.ink)
        self._title.say(notice.title)
        self._title.tone("amber-text" if notice.ink == "amber" else notice.ink)
        self._rest.say(notice.rest)
        self._rest.setVisible(bool(notice.rest))
        self.setAccessibleName(f"{notice.title} {notice.rest}".strip())
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
