"""Asking for files: dialogs that do not stop the window."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

Then = Callable[[Path], None]


def leave_no_trace() -> None:
    """Let no dialog write down which folders were looked at: a folder may be named after a person.

    Qt keeps them in a file in the clear, for every program that uses it. Where the system has
    dialogs of its own, as on Windows, it also keeps a list of its own.
    """
    # Nothing lies below it: what Qt would write there is not written.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)


def ask_where_to_save(parent: QWidget, title: str, name: str, then: Then) -> None:
    """Ask where a new file goes; an existing one is only replaced after a question."""
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.selectFile(name)
    _open(dialog, then)


def ask_for_file(parent: QWidget, title: str, pattern: str, then: Then) -> None:
    """Ask for an existing file."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(pattern)
    _open(dialog, then)


def ask_for_files(
    parent: QWidget, title: str, pattern: str, then: Callable[[Sequence[Path]], None]
) -> None:
    """Ask for one existing file or more."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilter(pattern)
    dialog.filesSelected.connect(lambda paths: then([Path(path) for path in paths]))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def ask_for_folder(parent: QWidget, title: str, then: Then) -> None:
    """Ask for an existing folder."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    _open(dialog, then)


def _open(dialog: QFileDialog, then: Then) -> None:
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
