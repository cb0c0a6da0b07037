"""Viewers of evidence: each a process of its own, begun here and ended with the vault's lock."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDir, QIODevice, QObject, QProcess, QProcessEnvironment, Signal

import ui
from ui.desk import Desk
from ui.shell.banners import Notice
from ui.viewer import wire
from ui.viewer.wire import Word

_PATIENCE: Final = 2000
_LONGEST_WORD: Final = 64
# What the program itself is told through the environment, the place of a vault above all.
_OURS: Final = "ALERTADORES"
_TEXT: Final = wire.Kind.TEXT.value


@dataclass(frozen=True, slots=True)
class Content:
    """A file that was read and found to be the committed one.

    Attributes:
        kind: what it is.
        title: as its author called it.
        whole: how many bytes it has.
        data: all of them, or the beginning of a text.
    """

    kind: str
    title: str
    whole: int
    data: bytes


class Beginning(io.BytesIO):
    """Takes in what is written until it has enough; the rest is let go."""

    def __init__(self, enough: int) -> None:
        super().__init__()
        self._enough = enough

    def write(self, data: object) -> int:
        """Keep as much as there is still room for."""
        given = bytes(data)  # type: ignore[call-overload]  # any buffer, as the base class takes
        super().write(given[: self._enough - self.tell()])
        return len(given)


def can_show(kind: str, size: int) -> bool:
    """Tell whether a viewer shows such a file; of a text, the beginning is enough."""
    return kind in set(wire.Kind) and (kind == _TEXT or size <= wire.MAX_FILE)


def room_for(kind: str) -> Beginning:
    """Return what takes in as much of a file as a viewer is given."""
    return Beginning(wire.MAX_TEXT if kind == _TEXT else wire.MAX_FILE)


class Viewing(QObject):
    """The viewers that are open."""

    told = Signal(Notice)
    shown = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._open: list[QProcess] = []
        desk.closed.connect(self.end)

    @property
    def count(self) -> int:
        """How many are open."""
        return len(self._open)

    def show(self, content: Content, language: str, theme: str) -> None:
        """Show a file in a process of its own.

        Args:
            content: of the file.
            language: of its window.
            theme: ``light`` or ``dark``.
        """
        process = QProcess(self)
        process.setProgram(sys.executable)
        process.setArguments(command(language, theme))
        process.setProcessEnvironment(_surroundings())
        process.setWorkingDirectory(QDir.rootPath())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(lambda: self._heard(process))
        process.finished.connect(lambda: self._ended(process))
        process.errorOccurred.connect(lambda error: self._failed(process, error))
        self._open.append(process)
        process.start(QIODevice.OpenModeFlag.ReadWrite)
        process.write(wire.header(content.kind, content.title, content.whole, len(content.data)))
        process.write(content.data)

    def end(self) -> None:
        """End all viewers at once, without asking them."""
        going, self._open = self._open, []
        for process in going:
            process.blockSignals(True)  # noqa: FBT003 - Qt's own
            process.kill()
        for process in going:
            process.waitForFinished(_PATIENCE)
            process.deleteLater()

    def _heard(self, process: QProcess) -> None:
        said = bytes(process.readAllStandardOutput().data())
        if len(said) > _LONGEST_WORD:
            process.kill()  # it says one word; whoever took it over would fill this memory
            return
        word = wire.word(said)
        if word is Word.SHOWN:
            self.shown.emit()
        elif word is Word.UNCONFINED:
            self.told.emit(
                Notice(
                    self.tr("This system does not let the viewer give up its rights."),
                    self.tr("The file was not opened. Export it to look at it elsewhere."),
                    icon="triangle-alert",
                    ink="amber",
                )
            )

    def _ended(self, process: QProcess) -> None:
        if process not in self._open:
            return
        self._open.remove(process)
        if process.exitStatus() is QProcess.ExitStatus.CrashExit:
            self.told.emit(
                Notice(
                    self.tr("The viewer ended while it showed a file."),
                    self.tr(
                        "The file may be damaged, or made to harm whoever opens it. Nothing "
                        "happened to the case; be careful if you export it."
                    ),
                    icon="triangle-alert",
                    ink="amber",
                )
            )
        process.deleteLater()

    def _failed(self, process: QProcess, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and process in self._open:
            self._open.remove(process)
            self.told.emit(Notice(self.tr("The viewer could not be started.")))
            process.deleteLater()


def command(language: str, theme: str) -> list[str]:
    """Return what the interpreter is told to start a viewer; nothing of it is secret."""
    return ["-P", "-s", "-m", "ui.viewer", language, theme]


def viewing_of(desk: Desk) -> Viewing:
    """Return the viewers of a desk."""
    found = desk.findChild(Viewing)
    return found if isinstance(found, Viewing) else Viewing(desk)


def _surroundings() -> QProcessEnvironment:
    """Return the environment of a viewer: where this program lies, and not where a vault does."""
    found = QProcessEnvironment.systemEnvironment()
    for name in found.keys():  # noqa: SIM118 - no mapping
        if name.startswith(_OURS):
            found.remove(name)
    found.insert("PYTHONPATH", str(Path(ui.__file__).parents[1]))
    return found
