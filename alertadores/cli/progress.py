"""How far a long command has come, on stderr and only where a person looks on."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Final

from alertadores.cli.terminal import Terminal

_WIDTH: Final = 30


class Meter(AbstractContextManager["Meter"]):
    """A bar that grows; it is wiped away when the command ends, however it ends.

    Args:
        terminal: which may want nothing but the result.
    """

    def __init__(self, terminal: Terminal) -> None:
        wanted = not (terminal.quiet or terminal.json)
        self._watched = wanted and sys.stderr is not None and sys.stderr.isatty()
        self._shown = -1

    def __call__(self, done: int, total: int) -> None:
        """Show that so much of so much is done."""
        percent = 100 * done // total if total else 100
        if self._watched and percent != self._shown:
            self._shown = percent
            filled = "#" * (_WIDTH * percent // 100)
            sys.stderr.write(f"\r[{filled:{_WIDTH}}] {percent:3} %")
            sys.stderr.flush()

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Wipe the bar away."""
        if self._shown >= 0:
            sys.stderr.write("\r" + " " * (_WIDTH + 8) + "\r")
            sys.stderr.flush()
