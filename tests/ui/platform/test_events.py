"""The vault hears that somebody leaves: over a real bus, and as Windows says it."""

from __future__ import annotations

import ctypes
import os
import select
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import ClassInfo, Property, QCoreApplication, QObject, QTimer, Slot
from PySide6.QtDBus import (
    QDBusAbstractAdaptor,
    QDBusConnection,
    QDBusMessage,
    QDBusUnixFileDescriptor,
)
from pytestqt.qtbot import QtBot

from ui.platform import events_windows
from ui.platform.events import Leaving, SystemEvents
from ui.platform.events_linux import LOGIND, MANAGER, SAVERS, BusEvents, session_path
from ui.platform.events_windows import (
    WM_POWERBROADCAST,
    WM_WTSSESSION_CHANGE,
    MessageEvents,
    decode,
)

on_bus = pytest.mark.skipif(
    shutil.which("dbus-daemon") is None or sys.platform != "linux",
    reason="there is no dbus-daemon here",
)
_SESSION = "/org/freedesktop/login1/session/_32"
_FOREIGN = "/org/freedesktop/login1/session/_37"


@pytest.fixture
def address() -> Iterator[str]:
    """A bus of our own; nobody else is on it."""
    with subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address", "--nopidfile"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.terminate()


Say = Callable[..., None]


@pytest.fixture
def heard(address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Leaving]]:
    """What is heard by a listener in session 2."""
    monkeypatch.setenv("XDG_SESSION_ID", "2")
    bus = QDBusConnection.connectToBus(address, "listener")
    parent = QObject()
    events = BusEvents(parent, bus, bus)
    found: list[Leaving] = []
    events.leaving.connect(found.append)
    yield found
    QDBusConnection.disconnectFromBus("listener")
    del parent


@pytest.fixture
def say(address: str) -> Iterator[Say]:
    """Speak as one of the services would."""
    bus = QDBusConnection.connectToBus(address, "speaker")
    for service in (LOGIND, *SAVERS):
        assert bus.registerService(service)

    def send(path: str, interface: str, name: str, *arguments: object) -> None:
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(list(arguments))
        assert bus.send(message)

    yield send
    QDBusConnection.disconnectFromBus("speaker")


@dataclass(frozen=True)
class Said:
    """A signal on the bus, and what it means."""

    path: str
    interface: str
    name: str
    arguments: tuple[object, ...]
    reason: Leaving | None


_SLEEP = ("/org/freedesktop/login1", f"{LOGIND}.Manager", "PrepareForSleep")
_LOCK = (f"{LOGIND}.Session", "Lock", ())
_CHANGED = ("org.freedesktop.DBus.Properties", "PropertiesChanged")


def _saver(saver: str, *arguments: object, reason: Leaving | None = None) -> Said:
    return Said("/", saver, "ActiveChanged", arguments, reason)


_ON = True
_SAID = {
    "screen saver": _saver(SAVERS[0], _ON, reason=Leaving.SCREEN),
    "screen saver of GNOME": _saver(SAVERS[1], _ON, reason=Leaving.SCREEN),
    "screen given back": _saver(SAVERS[0], not _ON),
    "nonsense instead of a screen saver": _saver(SAVERS[0], "x", 7),
    "about to sleep": Said(*_SLEEP, (_ON,), Leaving.SUSPEND),
    "woken up": Said(*_SLEEP, (not _ON,), None),
    "this session is to be locked": Said(_SESSION, *_LOCK, Leaving.SCREEN),
    "the session of somebody else is to be locked": Said(_FOREIGN, *_LOCK, None),
    "a change of nothing": Said(_SESSION, *_CHANGED, (), None),
}


@on_bus
@pytest.mark.parametrize("said", _SAID.values(), ids=list(_SAID))
def test_what_is_said_on_the_bus_is_understood(
    heard: list[Leaving], say: Say, qtbot: QtBot, said: Said
) -> None:
    say(said.path, said.interface, said.name, *said.arguments)
    # Signals of one sender arrive in order: when the last is there, so is the first.
    say(*_SLEEP, _ON)
    expected = [said.reason, Leaving.SUSPEND] if said.reason else [Leaving.SUSPEND]
    qtbot.waitUntil(lambda: heard == expected)


@ClassInfo({"D-Bus Interface": f"{LOGIND}.Session"})
class _Session(QDBusAbstractAdaptor):
    """A session as logind has it."""

    def __init__(self, parent: QObject, *, active: bool) -> None:
        super().__init__(parent)
        self._active = active

    def _is_active(self) -> bool:
        return self._active

    Active = Property(bool, _is_active)


@on_bus
@pytest.mark.parametrize("active", [True, False], ids=["still in front", "another user"])
def test_a_session_that_is_not_in_front_any_more_is_left(
    heard: list[Leaving], say: Say, address: str, qtbot: QtBot, *, active: bool
) -> None:
    bus = QDBusConnection.connectToBus(address, "speaker")
    session = QObject()
    _Session(session, active=active)
    assert bus.registerObject(_SESSION, session)
    say(_SESSION, *_CHANGED, f"{LOGIND}.Session", {"Active": active}, ["x"])
    if not active:
        qtbot.waitUntil(lambda: heard == [Leaving.USER])
    say(*_SLEEP, _ON)
    qtbot.waitUntil(lambda: Leaving.SUSPEND in heard)
    assert (Leaving.USER in heard) is not active


@ClassInfo({"D-Bus Interface": f"{LOGIND}.Manager"})
class _Manager(QDBusAbstractAdaptor):
    """Gives a delay lock as logind does: one end of a pipe."""

    def __init__(self, parent: QObject, bus: QDBusConnection) -> None:
        super().__init__(parent)
        self._bus = bus
        self.asked: list[tuple[str, str]] = []
        self.read_end = -1

    @Slot(str, str, str, str, QDBusMessage)
    def Inhibit(self, what: str, _who: str, _why: str, mode: str, message: QDBusMessage) -> None:  # noqa: N802 - logind's name
        self.asked.append((what, mode))
        self.read_end, given = os.pipe()
        message.setDelayedReply(True)
        reply = message.createReply()
        reply.setArguments([QDBusUnixFileDescriptor(given)])  # which makes a copy
        assert self._bus.send(reply)
        os.close(given)

    def is_given_back(self) -> bool:
        """Tell whether nobody holds the other end any more."""
        return bool(select.select([self.read_end], [], [], 0)[0])


@pytest.fixture
def manager(address: str) -> Iterator[_Manager]:
    """logind, on a bus of our own."""
    bus = QDBusConnection.connectToBus(address, "logind")
    parent = QObject()
    found = _Manager(parent, bus)
    assert bus.registerObject(MANAGER, parent)
    assert bus.registerService(LOGIND)
    yield found
    QDBusConnection.disconnectFromBus("logind")
    if found.read_end >= 0:
        os.close(found.read_end)


@pytest.fixture
def listener(address: str) -> Iterator[BusEvents]:
    """Somebody who listens and may hold the machine back."""
    bus = QDBusConnection.connectToBus(address, "listener")
    parent = QObject()
    yield BusEvents(parent, bus, bus)
    QDBusConnection.disconnectFromBus("listener")
    del parent


@on_bus
def test_the_machine_waits_before_it_sleeps_until_it_is_let_go(
    manager: _Manager, listener: BusEvents, qtbot: QtBot
) -> None:
    listener.hold()
    listener.hold()
    qtbot.waitUntil(lambda: bool(listener._delays))
    assert manager.asked == [("sleep", "delay")]
    assert not manager.is_given_back()
    listener.let_go()
    qtbot.waitUntil(manager.is_given_back)
    listener.let_go()


@on_bus
def test_a_delay_that_comes_too_late_is_given_back_at_once(
    manager: _Manager, listener: BusEvents, qtbot: QtBot
) -> None:
    listener.hold()
    listener.let_go()
    qtbot.waitUntil(lambda: manager.read_end >= 0 and manager.is_given_back())
    assert listener._delays == []


@on_bus
@pytest.mark.usefixtures("qapp")
def test_without_logind_nothing_is_held_and_nothing_fails(listener: BusEvents) -> None:
    listener.hold()
    QCoreApplication.processEvents()
    listener.let_go()
    assert listener._delays == []


@on_bus
@pytest.mark.usefixtures("qapp")
def test_what_a_machine_offers_is_who_is_on_its_bus(address: str) -> None:
    bus = QDBusConnection.connectToBus(address, "asker")
    parent = QObject()
    events = BusEvents(parent, bus, bus)
    assert events.offers == frozenset()
    other = QDBusConnection.connectToBus(address, "desktop")
    assert other.registerService(SAVERS[1])
    assert events.offers == {Leaving.SCREEN}
    assert other.registerService(LOGIND)
    assert events.offers == set(Leaving)
    for name in ("asker", "desktop"):
        QDBusConnection.disconnectFromBus(name)


@pytest.mark.usefixtures("qapp")
def test_without_a_bus_nothing_is_offered_and_nothing_fails() -> None:
    nobody = QDBusConnection("there is no such bus")
    parent = QObject()
    assert BusEvents(parent, nobody, nobody).offers == frozenset()


@pytest.mark.usefixtures("qapp")
def test_this_machine_can_be_asked() -> None:
    parent = QObject()
    assert SystemEvents(parent).offers <= set(Leaving)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        pytest.param("2", _SESSION, id="a number"),
        pytest.param("c1", "/org/freedesktop/login1/session/c1", id="a letter first"),
        pytest.param("a-b", "/org/freedesktop/login1/session/a_2db", id="what a path cannot hold"),
        pytest.param("", "", id="none"),
    ],
)
def test_the_path_of_a_session_is_escaped_as_logind_does(name: str, path: str) -> None:
    assert session_path(name) == path


@pytest.mark.parametrize(
    ("message", "word", "reason"),
    [
        pytest.param(WM_WTSSESSION_CHANGE, 7, Leaving.SCREEN, id="the screen is locked"),
        pytest.param(WM_WTSSESSION_CHANGE, 8, None, id="the screen is unlocked"),
        pytest.param(WM_WTSSESSION_CHANGE, 2, Leaving.USER, id="another user at the console"),
        pytest.param(WM_WTSSESSION_CHANGE, 4, Leaving.USER, id="a remote session ends"),
        pytest.param(WM_WTSSESSION_CHANGE, 1, None, id="the user is back"),
        pytest.param(WM_WTSSESSION_CHANGE, 6, Leaving.USER, id="the user logs off"),
        pytest.param(WM_POWERBROADCAST, 4, Leaving.SUSPEND, id="the machine sleeps"),
        pytest.param(WM_POWERBROADCAST, 7, None, id="the machine wakes"),
        pytest.param(0x0010, 7, None, id="another message"),
    ],
)
def test_what_windows_says_is_understood(message: int, word: int, reason: Leaving | None) -> None:
    assert decode(message, word) is reason


@pytest.fixture
def messages() -> Iterator[MessageEvents]:
    """Somebody to whom Windows tells things; this test tells them in its place."""
    parent = QObject()
    yield MessageEvents(parent)
    del parent


def _tell_of_sleep(events: MessageEvents) -> None:
    message = events_windows._Message(None, WM_POWERBROADCAST, 0x4)
    events._filter.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(message))


def test_windows_is_answered_once_the_vault_is_closed(messages: MessageEvents) -> None:
    told: list[str] = []
    messages.leaving.connect(lambda reason: told.append(reason.value))
    messages.hold()

    def close() -> None:
        told.append("closed")
        messages.let_go()

    QTimer.singleShot(20, close)
    _tell_of_sleep(messages)
    assert told == ["suspend", "closed"]


def test_windows_is_answered_though_the_vault_does_not_close(
    messages: MessageEvents, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert events_windows.PATIENCE <= 2000
    monkeypatch.setattr(events_windows, "PATIENCE", 20)
    messages.hold()
    _tell_of_sleep(messages)
    assert messages._is_held


def test_windows_is_answered_at_once_if_no_vault_is_open(
    messages: MessageEvents, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events_windows, "QEventLoop", None)
    _tell_of_sleep(messages)
    assert not messages._is_held
