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
        shortcuts = actions.shortcuts()
        half = -(-len(shortcuts) // 2)
        for number, (keys, name) in enumerate(shortcuts):
            side, row = divmod(number, half)
            rows.addWidget(Text(keys, Look.MEDIUM), row, 2 * side)
            rows.addWidget(Text(name, tone="text2"), row, 2 * side + 1)
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
