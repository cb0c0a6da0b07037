"""The page of shortcuts, made from the registry."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import Actions
from ui.widgets.button import Button
from ui.widgets.text import Look, Text


class Shortcuts(QDialog):
    """Keys and what they do."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        rows = QGridLayout()
        rows.setHorizontalSpacing(32)
        rows.setVerticalSpacing(8)
        for number, (keys, name) in enumerate(actions.shortcuts()):
            rows.addWidget(Text(keys, Look.MEDIUM), number, 0)
            rows.addWidget(Text(name, tone="text2"), number, 1)
        close = Button(self.tr("Close"))
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(16)
        layout.addWidget(Text(self.windowTitle(), Look.TITLE))
        layout.addLayout(rows)
        layout.addLayout(foot)
