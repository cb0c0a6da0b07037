"""A report about what failed in the program, for whoever maintains it; nothing of any case in it.

An error may hold case text in its message, in its values or in a path. Told are its kind and the
places in the program that it came through, and nothing else.
"""

from __future__ import annotations

import platform
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from traceback import walk_tb
from typing import Final

from PySide6.QtCore import QCoreApplication, QDateTime, Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from alertadores.app import AlertadoresError, __version__
from ui.files import ask_where_to_save

MOST: Final = 20
"""Faults that a report tells of; the latest count."""

_FILE: Final = "alertadores-fallas.txt"
_PROGRAM: Final = Path(__file__).resolve().parents[1]
_PACKAGES: Final = ("alertadores", "crypto", "resources", "ui")
_HEAD: Final = """\
Alertadores · informe de fallas / fault report
Contiene lugares del programa; ningún texto de un caso, ningún nombre, ninguna ruta.
It holds places in the program; no text of a case, no name, no path.
"""

_noted: Final[deque[str]] = deque(maxlen=MOST)


def note(error: BaseException) -> None:
    """Keep where an error came from until the program ends; memory is all it is kept in."""
    moment = QDateTime.currentDateTimeUtc().toString(Qt.DateFormat.ISODate)
    _noted.append("\n".join([moment, *_told(error)]))


def report() -> str:
    """Return the report as plain text, newest fault last."""
    about = (
        f"alertadores {__version__} · Python {platform.python_version()} · Qt {qVersion()} · "
        f"{QGuiApplication.platformName()} · {platform.system()} {platform.release()} "
        f"{platform.machine()}"
    )
    faults = _noted or ["Ninguna falla desde que se abrió el programa / no fault since it started."]
    return "\n\n".join([_HEAD + about, *faults]) + "\n"


def ask_where(parent: QWidget, failed: Callable[[OSError], None]) -> None:
    """Ask where the report goes, and write it there."""

    def save(target: Path) -> None:
        try:
            target.write_text(report(), encoding="utf-8")
        except OSError as error:
            failed(error)

    title = QCoreApplication.translate("FaultReport", "Save a fault report")
    ask_where_to_save(parent, title, _FILE, save)


def _told(error: BaseException) -> Iterator[str]:
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        key = f" {cause.key}" if isinstance(cause, AlertadoresError) else ""
        yield f"{type(cause).__qualname__}{key}"
        for frame, line in walk_tb(cause.__traceback__):
            yield f"  {_place(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}"
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)


def _place(file: str) -> str:
    """Return a file of the program by its place in it; of others the name, as a path has names."""
    path = Path(file)
    if path.is_relative_to(_PROGRAM) and path.relative_to(_PROGRAM).parts[0] in _PACKAGES:
        return path.relative_to(_PROGRAM).as_posix()
    return path.name
