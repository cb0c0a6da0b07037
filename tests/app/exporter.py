"""Somebody who exports a file and is interrupted."""

from __future__ import annotations

import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from alertadores.app import outgoing

PLAIN = b"Lo que dice el caso. " * 4000


NAMED: Final = "/nowhere"
"""Where file descriptors are looked for by a system that knows no file without a name."""
UNNAMED: Final = outgoing._DESCRIPTORS


def export(folder: Path, told: Connection, descriptors: str) -> None:
    """Write half of a file, tell, and wait for the end.

    Args:
        folder: where the file goes.
        told: half of it is written.
        descriptors: `NAMED` or `UNNAMED`.
    """
    outgoing._DESCRIPTORS = descriptors
    with outgoing.writing_new(folder / "contrato.pdf", outgoing.FOR_ITS_OWNER) as file:
        file.write(PLAIN)
        file.flush()
        told.send_bytes(b"half")
        time.sleep(600)
