"""The files of a case as a table."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
)

from alertadores.app import EvidenceView, Standing
from ui import dates, faces, plain
from ui.sizes import size
from ui.values import media
from ui.widgets.listing import Cell, CellModel

_Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """Columns, from the left."""

    TITLE = 0
    MEDIA = 1
    SIZE = 2
    WHEN = 3
    STATE = 4


class EvidenceModel(CellModel):
    """Files, oldest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads = (
            self.tr("Title"),
            self.tr("Kind"),
            self.tr("Size"),
            self.tr("When"),
            self.tr("Content"),
        )
        self._files: Sequence[EvidenceView] = ()

    def show_files(self, files: Sequence[EvidenceView]) -> None:
        """Show other files."""
        self.beginResetModel()
        self._files = files
        self.endResetModel()

    def file(self, row: int) -> EvidenceView:
        """Return the file of a row."""
        return self._files[row]

    def find(self, entry: bytes) -> int:
        """Return the row of a file; the last if it is not there."""
        found = (row for row, file in enumerate(self._files) if file.entry == entry)
        return next(found, len(self._files) - 1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return how many files there are."""
        return 0 if parent.isValid() else len(self._files)

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell."""
        file = self._files[row]
        match Column(column):
            case Column.TITLE:
                return Cell(plain.line(file.title), ink="text", strong=True)
            case Column.MEDIA:
                return Cell(media(file.media))
            case Column.SIZE:
                return Cell(size(file.size))
            case Column.WHEN:
                return Cell(dates.short(file.recorded.date()))
            case Column.STATE:
                return Cell(self._state(file), "check" if file.here else "server")

    def _state(self, file: EvidenceView) -> str:
        if not file.here:
            return self.tr("Not here yet")
        if file.standing is Standing.PENDING:
            pending = faces.standing("pending").word.lower()
            return self.tr("Here, {standing}").format(standing=pending)
        return self.tr("Here")
