"""The moments at which somebody leaves the machine: screen lock, suspend, change of user."""

from __future__ import annotations

import sys
from enum import Enum
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance


class Leaving(Enum):
    """Why the vault locks."""

    SCREEN = "screen"
    SUSPEND = "suspend"
    USER = "user"


class Source(Protocol):
    """What a system tells."""

    leaving: SignalInstance

    @property
    def offers(self) -> frozenset[Leaving]:
        """What this machine tells of; nothing where there is nobody to ask."""

    def hold(self) -> None:
        """Let the machine wait a moment before it sleeps, each time, until `let_go`."""

    def let_go(self) -> None:
        """Let it sleep: nothing secret is in memory any more."""


class SystemEvents(QObject):
    """Tells when somebody leaves the machine.

    Args:
        parent: owns this.
    """

    leaving = Signal(Leaving)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._source = _source(self)
        if self._source is not None:
            self._source.leaving.connect(self.leaving)

    @property
    def offers(self) -> frozenset[Leaving]:
        """What this machine tells of."""
        return frozenset() if self._source is None else self._source.offers

    def hold(self) -> None:
        """Let the machine wait before it sleeps, as far as it can, until `let_go`."""
        if self._source is not None:
            self._source.hold()

    def let_go(self) -> None:
        """Let the machine sleep when it wants to."""
        if self._source is not None:
            self._source.let_go()


def _source(parent: QObject) -> Source | None:
    found: Source | None = None
    if sys.platform == "linux":
        from ui.platform.events_linux import BusEvents  # noqa: PLC0415 - of this system only

        found = BusEvents(parent)
    elif sys.platform == "win32":
        from ui.platform.events_windows import MessageEvents  # noqa: PLC0415 - of this system only

        found = MessageEvents(parent)
    return found
