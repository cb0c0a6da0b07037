"""A small dialog that asks for a few values and gives them back once they are fine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.button import Button, Kind
from ui.widgets.field import Field
from ui.widgets.text import Look, Text


class Asking(QDialog):
    """Fields below a title; it is open beside the window's other work, and deletes itself.

    Args:
        title: what is asked.
        fields: by name.
        agree: label of the button that takes the values.
        parent: it stands above.
    """

    answered = Signal(dict)
    """The values by name, None for what was left open."""

    def __init__(
        self, title: str, fields: Mapping[str, Field], agree: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(360)
        self._fields = fields
        take, leave = Button(agree, Kind.PRIMARY), Button(self.tr("Cancel"))
        take.setAccessibleName(agree)
        take.setDefault(True)
        take.clicked.connect(self._take)
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(take)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(Text(title, Look.HEADING))
        for field in fields.values():
            column.addWidget(field)
        column.addLayout(row)

    def values(self) -> dict[str, Any]:
        """Return what stands in the fields."""
        return {name: field.entry.answer() for name, field in self._fields.items()}

    def _take(self) -> None:
        wrong = next((field for field in self._fields.values() if field.is_missing()), None)
        if wrong is not None:
            wrong.setFocus()
            return
        self.answered.emit(self.values())
        self.accept()
