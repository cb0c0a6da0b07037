"""What D-Bus tells: logind of sleep and of the session, the desktop of its screen saver.

logind tells of sleep and does not wait for anybody who has not asked it to. Without a *delay lock*
the keys would sleep in memory, or on the disk of a machine that hibernates, and the vault would
lock when it wakes up.

Specifications: org.freedesktop.login1(5) (`PrepareForSleep`, `Session.Lock`, `Session.Active`,
`Inhibit`: the lock is a file descriptor, given back by closing it, and holds for five seconds at
most); the screen saver of GNOME and the one most other desktops have under a freedesktop name
(`ActiveChanged`).
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
    QDBusVariant,
)

from ui.platform.events import Leaving

LOGIND: Final = "org.freedesktop.login1"
MANAGER: Final = "/org/freedesktop/login1"
_PROPERTIES: Final = "org.freedesktop.DBus.Properties"
SAVERS: Final = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A signal to listen to."""

    service: str
    interface: str
    name: str
    slot: str


_SYSTEM: Final = (
    _Wanted(LOGIND, f"{LOGIND}.Manager", "PrepareForSleep", "sleeps(QDBusMessage)"),
    _Wanted(LOGIND, f"{LOGIND}.Session", "Lock", "locks(QDBusMessage)"),
    _Wanted(LOGIND, _PROPERTIES, "PropertiesChanged", "changes(QDBusMessage)"),
)
_SESSION: Final = tuple(
    _Wanted(saver, saver, "ActiveChanged", "saves(QDBusMessage)") for saver in SAVERS
)


class BusEvents(QObject):
    """Listens to both buses; where there is none, to nothing."""

    leaving = Signal(Leaving)

    def __init__(
        self,
        parent: QObject,
        system: QDBusConnection | None = None,
        session: QDBusConnection | None = None,
    ) -> None:
        super().__init__(parent)
        self._system = system or QDBusConnection.systemBus()
        self._session = session or QDBusConnection.sessionBus()
        self._is_held = False
        self._delays: list[int] = []
        self._own = session_path(os.environ.get("XDG_SESSION_ID", ""))
        for bus, wanted in ((self._system, _SYSTEM), (self._session, _SESSION)):
            for each in wanted if bus.isConnected() else ():
                # The stub asks for bytes, PySide6 takes text only.
                bus.connect(  # type: ignore[call-overload]
                    each.service, "", each.interface, each.name, self, SLOT(each.slot)
                )

    @property
    def offers(self) -> frozenset[Leaving]:
        """What somebody on the buses can tell of now."""
        found: set[Leaving] = set()
        if _is_there(self._system, LOGIND):
            found |= set(Leaving)
        if any(_is_there(self._session, saver) for saver in SAVERS):
            found.add(Leaving.SCREEN)
        return frozenset(found)

    def hold(self) -> None:
        """Ask logind to wait before each sleep until the vault is closed."""
        if self._is_held or not self._system.isConnected():
            return
        self._is_held = True
        ask = QDBusMessage.createMethodCall(LOGIND, MANAGER, f"{LOGIND}.Manager", "Inhibit")
        ask.setArguments(["sleep", "Alertadores", "Closing the vault", "delay"])
        watcher = QDBusPendingCallWatcher(self._system.asyncCall(ask), self)
        watcher.finished.connect(self._hear_delay)

    def let_go(self) -> None:
        """Give the delay lock back, also one that is still on its way."""
        self._is_held = False
        while self._delays:
            os.close(self._delays.pop())

    def _hear_delay(self, watcher: QDBusPendingCallWatcher) -> None:
        watcher.deleteLater()
        for answer in watcher.reply().arguments():
            if isinstance(answer, QDBusUnixFileDescriptor) and answer.isValid():
                self._delays.append(answer.takeFileDescriptor())
        if not self._is_held:
            self.let_go()

    @Slot(QDBusMessage)
    def sleeps(self, message: QDBusMessage) -> None:
        """Hear that the machine is about to sleep, or has woken up."""
        if message.arguments() == [True]:
            self.leaving.emit(Leaving.SUSPEND)

    @Slot(QDBusMessage)
    def locks(self, message: QDBusMessage) -> None:
        """Hear that a session is to be locked, this one or another one's."""
        if self._is_ours(message):
            self.leaving.emit(Leaving.SCREEN)

    @Slot(QDBusMessage)
    def changes(self, message: QDBusMessage) -> None:
        """Hear that something about a session changed, and ask whether it is still in front.

        What changed is in the signal too, but Qt ends the program where its form is another.
        """
        if self._is_ours(message):
            ask = QDBusMessage.createMethodCall(LOGIND, message.path(), _PROPERTIES, "Get")
            ask.setArguments([f"{LOGIND}.Session", "Active"])
            watcher = QDBusPendingCallWatcher(self._system.asyncCall(ask), self)
            watcher.finished.connect(self._hear_active)

    def _hear_active(self, watcher: QDBusPendingCallWatcher) -> None:
        watcher.deleteLater()
        for answer in watcher.reply().arguments():
            if isinstance(answer, QDBusVariant) and answer.variant() is False:
                self.leaving.emit(Leaving.USER)

    @Slot(QDBusMessage)
    def saves(self, message: QDBusMessage) -> None:
        """Hear that the screen was locked, or given back."""
        if message.arguments() == [True]:
            self.leaving.emit(Leaving.SCREEN)

    def _is_ours(self, message: QDBusMessage) -> bool:
        """Tell whether a signal is of this session; where that is unknown, any one may be."""
        return self._own in {"", message.path()}


def session_path(name: str) -> str:
    """Return the path that logind gives the object of a session.

    Args:
        name: as `XDG_SESSION_ID` has it; nothing, if it is not known.
    """
    if not name:
        return ""
    letters = (
        letter
        if letter.isascii() and (letter.isalpha() or (place and letter.isdigit()))
        else f"_{ord(letter):02x}"
        for place, letter in enumerate(name)
    )
    return f"/org/freedesktop/login1/session/{''.join(letters)}"


def _is_there(bus: QDBusConnection, service: str) -> bool:
    known = bus.interface() if bus.isConnected() else None
    return known is not None and bool(known.isServiceRegistered(service).value())
