"""A member at work in a process of their own, which a test ends at any moment.

What exists is told through a pipe before the next thing is begun. Where the system can, processes
are forked from a server that has the modules loaded: two hundred then start in a few seconds.
"""

from __future__ import annotations

import contextlib
import itertools
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from alertadores.errors import EnvironmentFault
from alertadores.vault import rotation
from alertadores.vault.backups import back_up
from alertadores.vault.manifest import backups_in
from alertadores.vault.restoring import Terms, restore
from crypto.passphrase import TESTS_ONLY
from tests.vault.desk import NOON, OTHER, OWNER, PASSPHRASE, STATE, Desk

OPENED = b"opened"
DONE = b"done"
STICK = "memoria"

_END_NOW = getattr(signal, "SIGKILL", signal.SIGTERM)
_METHODS = multiprocessing.get_all_start_methods()
_CONTEXT = multiprocessing.get_context("forkserver" if "forkserver" in _METHODS else "spawn")
# Each process also imports what the program was started from, which is pytest.
_CONTEXT.set_forkserver_preload([__name__, "pytest"])


class Killer:
    """A step at which the process ends as if it were killed from outside.

    Args:
        at: number of the step, from 1.
    """

    def __init__(self, at: int) -> None:
        self._steps = itertools.count(1)
        self._at = at

    def __call__(self, _name: str) -> None:
        """End the process if this is the step."""
        if next(self._steps) == self._at:
            os.kill(os.getpid(), _END_NOW)


def work(folder: Path, told: Connection) -> None:
    """Commit, show and push entries until somebody ends the process."""
    desk = Desk.again(folder)
    told.send_bytes(OPENED)
    for number in itertools.count(1):
        case = desk.open_case(f"alerta {number}")
        told.send_bytes(case)
        desk.note(case, "una nota")
        told.send_bytes(case)
        desk.show()
        if number % 3 == 0:
            desk.push()
        if number % 5 == 0:
            desk.vault.save_anchor()


def commit_once(folder: Path, told: Connection, at: int) -> None:
    """Make one entry exist, show it, push it and lock; end at a step of that."""
    desk = Desk.again(folder)
    desk.vault.folder.step = Killer(at)
    case = desk.open_case("alerta")
    told.send_bytes(case)
    desk.show()
    desk.push()
    desk.vault.close()
    told.send_bytes(DONE)


def rotate_once(folder: Path, told: Connection, at: int) -> None:
    """Change the passphrase; end at a step of that."""
    desk = Desk.again(folder)
    desk.vault.folder.step = Killer(at)
    rotation.change_passphrase(desk.vault, PASSPHRASE, OTHER, TESTS_ONLY)
    told.send_bytes(DONE)


def make_once(folder: Path, told: Connection, at: int) -> None:
    """Make a vault; end at a step of that."""
    Desk.new(folder, Killer(at))
    told.send_bytes(DONE)


def back_up_once(folder: Path, told: Connection, at: int) -> None:
    """Back the vault up on a stick beside it; end at a step of that."""
    desk = Desk.again(folder)
    desk.vault.folder.step = Killer(at)
    back_up(desk.vault, folder.parent / STICK, NOON)
    told.send_bytes(DONE)


def restore_once(folder: Path, told: Connection, at: int) -> None:
    """Make a vault of the one backup on the stick; end at a step of that."""
    (backup,) = backups_in(folder.parent / STICK)
    terms = Terms(
        folder.parent / STATE, lambda _vault: None, allow_test_profile=True, step=Killer(at)
    )
    restore(backup, folder.parent / "restaurada", OWNER, terms).close()
    told.send_bytes(DONE)


def fill(folder: Path, told: Connection, limit: int) -> None:
    """Commit entries until no file may grow any more, then go on where files may grow again."""
    import resource  # noqa: PLC0415 - only where the system has it

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    desk = Desk.again(folder)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        while True:
            told.send_bytes(desk.open_case("alerta " * 300))
    except EnvironmentFault as error:
        told.send_bytes(error.key.encode())
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    told.send_bytes(desk.open_case("hay lugar otra vez"))
    desk.vault.close()


@contextlib.contextmanager
def started(
    target: Callable[..., None], folder: Path, *arguments: object
) -> Iterator[tuple[BaseProcess, Connection]]:
    """Start a process; give it and the pipe that it tells through. It ends with the block."""
    here, there = _CONTEXT.Pipe(duplex=False)
    process = _CONTEXT.Process(target=target, args=(folder, there, *arguments))
    process.start()
    there.close()
    try:
        yield process, here
    finally:
        process.kill()
        process.join()
        here.close()


def drain(pipe: Connection) -> list[bytes]:
    """Return everything that was told before the process ended."""
    found = []
    with contextlib.suppress(EOFError, ConnectionResetError):
        while True:
            found.append(pipe.recv_bytes())
    return found
