"""Stand still, or not: `_bench_gap_once.py FOLDER CASES`; the worst gap of each work as JSON.

The window is the real one, over a practice office. A clock ticks on its thread; how late it ticks
is how long nobody would have got an answer.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from alertadores.app import (
    CaseQuery,
    Changes,
    Identity,
    IntegrityError,
    RegisterAlert,
    Session,
    UserError,
)
from alertadores.vault.checking import check
from tests.bulkcases import words
from tests.windowuse import Driver, close_window, make_office, open_window
from ui.actions import Id
from ui.settings import Settings

_CASES: Final = 24
_TICK: Final = 2
_SIZE: Final = (1366, 690)
_EXPORTS: Final = 20


class Clock:
    """Ticks on the thread of the window."""

    def __init__(self) -> None:
        self._timer = QTimer(interval=_TICK, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._last = self.worst = 0.0

    def start(self) -> None:
        """Begin to tick, with no gap so far."""
        self._last, self.worst = time.perf_counter(), 0.0
        self._timer.start()

    def stop(self) -> float:
        """Return the worst gap in seconds."""
        self._timer.stop()
        return self.worst

    def _tick(self) -> None:
        now = time.perf_counter()
        self.worst = max(self.worst, now - self._last - _TICK / 1000)
        self._last = now


def main(folder: Path, cases: int) -> None:
    """Measure each work and print its worst gap."""
    application = QApplication([])
    office = make_office(folder, _CASES)
    driver = open_window(application, office, Settings(folder / "window.ini"), _SIZE)
    try:
        found = dict(_measure(driver, cases))
    finally:
        close_window(driver.window)
    print(json.dumps(found))


def _measure(driver: Driver, cases: int) -> Mapping[str, float]:
    works: tuple[tuple[str, str, Callable[[Session], object]], ...] = (
        ("exporting", "transparencia", _export),
        ("verifying", "enlace_caso", lambda session: check(session.vault, full=True)),
        ("importing", "enlace_caso", lambda session: _register(session, cases)),
    )
    found = {}
    for name, role, work in works:
        driver.sit(role)
        driver.window.actions_[Id.ALERTS].trigger()
        driver.settle()
        found[name] = _worst(driver, work)
    return found


def _worst(driver: Driver, work: Callable[[Session], object]) -> float:
    clock, loop = Clock(), QEventLoop()

    def done(result: object) -> None:
        if isinstance(result, Changes):
            driver.window.desk.changed.emit(result)
        QTimer.singleShot(200, loop.quit)

    clock.start()
    driver.window.desk.ask("", work, done)
    loop.exec()
    return clock.stop()


def _register(session: Session, cases: int) -> Changes:
    def alert(number: int) -> tuple[RegisterAlert, Identity | None]:
        command = RegisterAlert(
            received=date(2026, 1, 1 + number % 28),
            channel="PLATAFORMA",
            alerter="EXTERNO",
            identity="ANONIMA",
            institution=f"Secretaría {number % 40}",
            conducts=("COHECHO",),
            narrative=words(number, 60),
        )
        return command, None

    return session.register_alerts(alert(number) for number in range(cases))


def _export(session: Session) -> None:
    rows = session.case_rows(session.case_ids(CaseQuery()))
    emitted = [row.case for row in rows if _is_emitted(session, row.case)]
    for number in range(_EXPORTS):
        session.public_bundle(emitted[number % len(emitted)])


def _is_emitted(session: Session, case: bytes) -> bool:
    try:
        session.public_bundle(case)
    except (IntegrityError, UserError):
        return False
    return True


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
