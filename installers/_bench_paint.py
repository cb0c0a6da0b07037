"""Start a window and end at its first paint: `_bench_paint.py program|empty`."""

from __future__ import annotations

import runpy
import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget


class _Watch(QObject):
    """Ends the program when everything was painted once."""

    def __init__(self) -> None:
        super().__init__()
        self._seen = False

    def run(self) -> int:
        """Run the application up to its first paint."""
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        return _run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - a Qt name
        """End when what is being painted now is painted."""
        if isinstance(watched, QWidget) and event.type() == QEvent.Type.Paint and not self._seen:
            self._seen = True
            QTimer.singleShot(0, QApplication.quit)
        return False


_run = QApplication.exec


def main(what: str) -> None:
    """Start the program itself, or an empty window."""
    watch = _Watch()
    if what == "empty":
        _application = QApplication([])
        window = QMainWindow()
        window.show()
        watch.run()
        return
    # The program is started as ever, and watched from where it begins to wait for events.
    QApplication.exec = watch.run  # type: ignore[method-assign]  # on purpose
    sys.argv = ["alertadores"]
    runpy.run_module("alertadores", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(sys.argv[1])
