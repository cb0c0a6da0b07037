"""What passes between the window and a viewer: one header line and the file, one word back."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO, Final

MAX_FILE: Final = 64 * 1024 * 1024
"""Bytes of the largest file that is shown; window and viewer hold it in memory."""

MAX_TEXT: Final = 2 * 1024 * 1024
"""Bytes of a text that are shown: its beginning, and the viewer says so."""

_MAX_HEADER: Final = 8192
_WORD: Final = re.compile(rb"[a-z-]{1,20}\n\Z", re.ASCII)


class Kind(StrEnum):
    """What a viewer can show, by the names of `alertadores.app.Media`."""

    PDF = "PDF"
    PNG = "PNG"
    JPEG = "JPEG"
    GIF = "GIF"
    WEBP = "WEBP"
    TEXT = "TEXTO"


class Word(StrEnum):
    """What a viewer says of itself."""

    SHOWN = "shown"
    UNREADABLE = "unreadable"
    UNCONFINED = "unconfined"


class WireError(Exception):
    """What came is not what the other side sends."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file to show.

    Attributes:
        kind: what it is.
        title: for the window's title; anybody's text.
        whole: how many bytes the file has; a text may come in part.
        data: its bytes.
    """

    kind: Kind
    title: str
    whole: int
    data: bytes


def header(kind: str, title: str, whole: int, size: int) -> bytes:
    """Return the line that goes before the bytes of a file."""
    fields = {"kind": kind, "size": size, "title": title[:1000], "whole": whole}
    return json.dumps(fields).encode("ascii") + b"\n"


def receive(source: BinaryIO) -> Sheet:
    """Read a file as it comes.

    Raises:
        WireError: it ends too early, or is not what `header` begins.
    """
    try:
        fields = json.loads(source.readline(_MAX_HEADER))
        sheet = Sheet(Kind(fields["kind"]), str(fields["title"]), int(fields["whole"]), b"")
        size = int(fields["size"])
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise WireError from error
    if not 0 <= size <= MAX_FILE:
        raise WireError
    data = source.read(size)
    if len(data) != size:
        raise WireError
    return Sheet(sheet.kind, sheet.title, sheet.whole, data)


def word(line: bytes) -> Word | None:
    """Return what a viewer said, or None: whoever took it over may say anything."""
    if not _WORD.match(line):
        return None
    try:
        return Word(line[:-1].decode("ascii"))
    except ValueError:
        return None
