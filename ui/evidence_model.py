"""The files of a case as a table."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from alertadores.app import EvidenceView, Media, Standing
from ui import dates, faces, icons, plain
from ui.i18n import QT_TRANSLATE_NOOP
from ui.sizes import size

_Index = QModelIndex | QPersistentModelIndex

_MEDIA: Final[dict[Media, str]] = {
    Media.PDF: "PDF",
    Media.PNG: QT_TRANSLATE_NOOP("Media", "Picture (PNG)"),
    Media.JPEG: QT_TRANSLATE_NOOP("Media", "Picture (JPEG)"),
    Media.GIF: QT_TRANSLATE_NOOP("Media", "Picture (GIF)"),
    Media.WEBP: QT_TRANSLATE_NOOP("Media", "Picture (WebP)"),
    Media.TEXT: QT_TRANSLATE_NOOP("Media", "Text"),
    Media.OTHER: QT_TRANSLATE_NOOP("Media", "Other"),
}


def media(kind: Media) -> str:
    """Return what a file is, in words."""
    return QCoreApplication.translate("Media", _MEDIA[kind])


class Column(IntEnum):
    """Columns, from the left."""

    TITLE = 0
    MEDIA = 1
    SIZE = 2
    AUTHOR = 3
    WHEN = 4
    STATE = 5


class EvidenceModel(QAbstractTableModel):
    """Files, oldest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
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

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the name of a column."""
        if role != Qt.ItemDataRole.DisplayRole or way != Qt.Orientation.Horizontal:
            return None
        return {
            Column.TITLE: self.tr("Title"),
            Column.MEDIA: self.tr("Kind"),
            Column.SIZE: self.tr("Size"),
            Column.AUTHOR: self.tr("Added by"),
            Column.WHEN: self.tr("When"),
            Column.STATE: self.tr("Content"),
        }[Column(section)]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return text and icon of a cell."""
        file, column = self._files[index.row()], Column(index.column())
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._text(file, column)
        if role == Qt.ItemDataRole.ToolTipRole and column is Column.TITLE:
            return plain.tip(file.title)
        if role == Qt.ItemDataRole.DecorationRole and column is Column.STATE:
            return icons.icon("check" if file.here else "server", "text2")
        return None

    def _text(self, file: EvidenceView, column: Column) -> str:
        match column:
            case Column.TITLE:
                return plain.line(file.title)
            case Column.MEDIA:
                return media(file.media)
            case Column.SIZE:
                return size(file.size)
            case Column.AUTHOR:
                return plain.line(file.author, 60)
            case Column.WHEN:
                return dates.short(file.recorded.date())
            case Column.STATE:
                return self._state(file)

    def _state(self, file: EvidenceView) -> str:
        if not file.here:
            return self.tr("Not here yet")
        if file.standing is Standing.PENDING:
            return self.tr("Here, {standing}").format(standing=faces.standing("pending").word)
        return self.tr("Here")
