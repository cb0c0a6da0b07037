"""Run as a program: gives up its rights as a viewer does, then tries what it should not be able to.

Prints one line for each attempt: its name, and `refused` or `done`.
"""

from __future__ import annotations

import _thread
import ctypes
import os
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
