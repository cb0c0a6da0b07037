"""Run as a program: gives up its rights as a viewer does, then tries what it should not be able to.

Prints one line for each attempt: its name, and `refused` or `done`.
"""

from __future__ import annotations

import _thread
import ctypes
import errno
import fcntl
import os
import resource
import signal
import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from ui.viewer import limits, seccomp

_LIBC = ctypes.CDLL(None, use_errno=True)


def _io_uring() -> None:
    if _LIBC.syscall(425, 4, ctypes.create_string_buffer(120)) < 0:
        raise OSError


def _thread_starts() -> None:
    done = threading.Event()
    _thread.start_new_thread(done.set, ())
    if not done.wait(10):
        raise OSError


def _memory() -> None:
    try:
        bytearray(limits.MEMORY + 64 * 1024 * 1024)
    except MemoryError as error:
        raise OSError from error


def _watch() -> None:
    if _LIBC.inotify_add_watch(_LIBC.inotify_init1(0), b"/", 0x100) < 0:
        raise OSError


def _queue() -> None:
    name = b"alertadores-%d" % os.getpid()
    if _LIBC.syscall(240, name, os.O_CREAT | os.O_RDWR, 0o600, None) < 0:
        raise OSError
    _LIBC.syscall(241, name)


def _bound_parent() -> None:
    kept = resource.prlimit(os.getppid(), resource.RLIMIT_CORE)
    resource.prlimit(os.getppid(), resource.RLIMIT_CORE, kept)


def _slow_parent() -> None:
    kept = os.getpriority(os.PRIO_PROCESS, os.getppid())
    os.setpriority(os.PRIO_PROCESS, os.getppid(), kept)


def _type_into_a_terminal() -> None:
    """Ask it of what is no terminal: whoever may not ask is told something else."""
    try:
        fcntl.ioctl(0, 0x5412, b"x")
    except OSError as error:
        if error.errno != errno.ENOTTY:
            raise


ATTEMPTS: dict[str, Callable[[], object]] = {
    "read a file": lambda: Path(__file__).read_bytes(),
    "write a file": lambda: Path(sys.argv[1], "x").write_bytes(b"x"),
    "remove a file": lambda: Path(sys.argv[1], "there").unlink(),
    "list a folder": lambda: list(Path("/").iterdir()),
    "make a folder": lambda: Path(sys.argv[1], "y").mkdir(),
    "make a socket": socket.socket,
    "make a socket of this machine": lambda: socket.socket(socket.AF_UNIX),
    "start a program": lambda: os.execv("/bin/true", ["true"]),  # noqa: S606
    "make a process": os.fork,
    "send its parent a signal": lambda: os.kill(os.getppid(), signal.SIGCONT),
    "have its parent sent one": lambda: fcntl.fcntl(0, fcntl.F_SETOWN, os.getppid()),
    "bound its parent": _bound_parent,
    "slow its parent down": _slow_parent,
    "type into a terminal": _type_into_a_terminal,
    "watch a folder": _watch,
    "make a queue": _queue,
    "make a ring of calls": _io_uring,
    "take much memory": _memory,
    "start a thread": _thread_starts,
}

if __name__ == "__main__":
    said = []
    limits.bound()
    seccomp.confine()
    for name, attempt in ATTEMPTS.items():
        try:
            attempt()
            said.append(f"{name}: done")
        except OSError:
            said.append(f"{name}: refused")
    os.write(1, "\n".join(said).encode())
