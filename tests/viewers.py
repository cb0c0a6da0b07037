"""Files that are made to harm whoever shows them, and a viewer to show them to."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from ui.viewer import wire

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Shown:
    """What became of a viewer.

    Attributes:
        word: what it said first; None if it died without a word.
        code: its exit status once nobody was at the other end; negative for a signal.
    """

    word: wire.Word | None
    code: int


def begin(*options: str, module: str = "ui.viewer") -> subprocess.Popen[bytes]:
    """Start a viewer, or another module in its place."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-P", "-m", module, *(options or ("es", "light"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    )


def shown(kind: str, data: bytes, *, whole: int | None = None) -> Shown:
    """Have a file shown, then go away."""
    head = wire.header(kind, "Contrato", len(data) if whole is None else whole, len(data))
    return given(head + data)


def given(data: bytes) -> Shown:
    """Give a viewer these bytes, then go away."""
    with begin() as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(data)
            process.stdin.flush()
            line = process.stdout.readline()
            process.stdin.close()
        except BrokenPipeError:
            line = b""
        return Shown(wire.word(line), process.wait(PATIENCE))


def picture(form: bytes, width: int = 40, height: int = 30) -> bytes:
    """Return a picture of one colour."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.ReadWrite)
    assert QImageWriter(buffer, QByteArray(form)).write(image)
    return bytes(buffer.data().data())


def png(width: int, height: int, pixels: bytes) -> bytes:
    """Return a PNG of so many pixels, whatever its data hold."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + check

    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    head = chunk(b"IHDR", size) + chunk(b"IDAT", pixels)
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IEND", b"")


def pdf(*pages: str, extra: str = "", catalog: str = "") -> bytes:
    """Return a PDF without a table of places, which readers make anew.

    Args:
        pages: what the dictionary of each page holds beside its parent.
        extra: more objects.
        catalog: what the catalogue holds beside the pages.
    """
    names = " ".join(f"{3 + number} 0 R" for number in range(len(pages)))
    objects = [
        f"1 0 obj<</Type/Catalog/Pages 2 0 R{catalog}>>endobj",
        f"2 0 obj<</Type/Pages/Kids[{names}]/Count {len(pages)}>>endobj",
        *(
            f"{3 + number} 0 obj<</Type/Page/Parent 2 0 R{page}>>endobj"
            for number, page in enumerate(pages)
        ),
        extra,
    ]
    return f"%PDF-1.7\n{chr(10).join(objects)}\ntrailer<</Root 1 0 R>>\n%%EOF\n".encode()
