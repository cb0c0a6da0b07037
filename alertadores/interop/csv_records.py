"""Records of a CSV file (RFC 4180), one at a time, in bounded memory.

The file as a whole need not be valid in any encoding: quoting is followed in bytes, which UTF-8
leaves in peace, and each record is decoded alone. A record that never ends costs no more memory
than one that is just too long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, Protocol

MAX_RECORD_BYTES: Final = 8 * 1024 * 1024
_CHUNK: Final = 64 * 1024
_BOM: Final = b"\xef\xbb\xbf"
_QUOTE: Final = ord('"')
# Everything up to a quote that is not doubled; possessive, so that no byte is read twice.
_INSIDE: Final = re.compile(rb'[^"]*+(?:""[^"]*+)*+')
_CELL: Final = re.compile(r'(?:"([^"]*+(?:""[^"]*+)*+)"|([^"\n,]*+))(,|\Z)')


class Source(Protocol):
    """What a file is read from."""

    def read(self, size: int, /) -> bytes:
        """Return up to that many bytes; none at the end."""
        ...


@dataclass(frozen=True, slots=True)
class Record:
    """One record as it stands in the file, with its line end.

    Attributes:
        number: 0 for the first, the header; lines without a byte do not count.
        line: first physical line, from 1.
        last_line: last physical line.
        size: its length in bytes.
        data: its bytes; empty if there were more than the limit.
        closed: False where the file ended inside quotes.
    """

    number: int
    line: int
    last_line: int
    size: int
    data: bytes
    closed: bool


class QuotingError(ValueError):
    """A quote stands where RFC 4180 has none; the record has no reading that is safe to take."""


class _Mode(Enum):
    """Where in a record the next byte stands."""

    START = auto()  # of a cell
    PLAIN = auto()
    QUOTED = auto()
    AFTER_QUOTE = auto()  # the quote may close the cell or be the first of a doubled one


def records(source: Source, *, limit: int = MAX_RECORD_BYTES) -> Iterator[Record]:
    """Cut a file into records. A byte order mark at its begin and empty lines are passed over.

    Args:
        source: read in pieces; short reads are fine. What it raises passes through.
        limit: a longer record is counted and not kept.
    """
    number, line, first, size = 0, 1, 1, 0
    kept = bytearray()
    mode = _Mode.START
    for piece in _pieces(source):
        mode = _follow(piece, mode)
        size += len(piece)
        if size <= limit:
            kept += piece
        else:
            kept.clear()
        if piece.endswith(b"\n"):
            if mode is not _Mode.QUOTED:
                if size > limit or kept.strip(b"\r\n"):
                    yield Record(number, first, line, size, bytes(kept), closed=True)
                    number += 1
                kept, size, first, mode = bytearray(), 0, line + 1, _Mode.START
            line += 1
    if size > limit or kept.strip(b"\r\n"):
        closed = mode is not _Mode.QUOTED
        last = line - kept.endswith(b"\n")
        yield Record(number, first, last, size, bytes(kept), closed=closed)


def cells(text: str) -> list[str]:
    """Return the cells of one decoded record.

    Raises:
        QuotingError: a quote inside a bare cell, or anything but a comma behind a quoted one.
    """
    body = text.removesuffix("\n").removesuffix("\r")
    found: list[str] = []
    at = 0
    while match := _CELL.match(body, at):
        quoted, bare, end = match.groups()
        found.append(bare if quoted is None else quoted.replace('""', '"'))
        if not end:
            return found
        at = match.end()
    raise QuotingError


def _pieces(source: Source) -> Iterator[bytes]:
    """Yield the file as pieces that hold at most one line end, at their end."""
    head = b""
    while len(head) < len(_BOM) and (more := source.read(_CHUNK)):
        head += more
    chunk = head.removeprefix(_BOM) or source.read(_CHUNK)
    while chunk:
        start = 0
        while end := chunk.find(b"\n", start) + 1:
            yield chunk[start:end]
            start = end
        if start < len(chunk):
            yield chunk[start:]
        chunk = source.read(_CHUNK)


def _follow(piece: bytes, mode: _Mode) -> _Mode:
    """Follow the quoting through a piece; return where the byte after it stands."""
    at = 0
    while at < len(piece):
        if mode is _Mode.QUOTED:
            inside = _INSIDE.match(piece, at)
            at = inside.end() if inside else at
            if at == len(piece):
                break
            mode = _Mode.AFTER_QUOTE
        elif mode is not _Mode.PLAIN and piece[at] == _QUOTE:
            mode = _Mode.QUOTED
        elif (comma := piece.find(b',"', at)) >= 0:
            at, mode = comma, _Mode.START
        else:
            return _Mode.START if piece.endswith(b",") else _Mode.PLAIN
        at += 1
    return mode
