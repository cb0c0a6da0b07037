"""The archive of a bundle: one zip with a single spelling.

Files are stored, sorted by name, dated 1980-01-01, without extra fields, comments or flags. Every
byte of the archive follows from names and contents (APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and
4.3.16), so the reader takes out what lies there and writes the archive anew: whatever a zip can
hide (a second directory, data between files, one name twice, a prefix) makes other bytes and is
refused. Written by hand because the bytes are a format that must outlive the library's habits.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Mapping
from typing import Final

from crypto.errors import FormatError

MAX_BYTES: Final = 64 * 1024 * 1024
"""Of the contents of all files together."""
MAX_FILES: Final = 4096
MAX_ARCHIVE: Final = MAX_BYTES + 512 * MAX_FILES
"""No archive that `write_archive` makes is longer."""

_NAME: Final = re.compile(r"(?:[a-z0-9][a-z0-9._-]{0,63}/)?[a-z0-9][a-z0-9._-]{0,63}\Z", re.ASCII)
_VERSION: Final = 20
_MIDNIGHT: Final = 0
_FIRST_OF_1980: Final = (1 << 5) | 1
# Version, flags, method (stored), time, date: what precedes the CRC in both kinds of header.
_FIXED: Final = struct.pack("<5H", _VERSION, 0, 0, _MIDNIGHT, _FIRST_OF_1980)
_LOCAL_SIGNATURE: Final = b"PK\3\4"
_LOCAL: Final = struct.Struct("<4s10s3L2H")
_CENTRAL: Final = struct.Struct("<4sH10s3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")


def write_archive(files: Mapping[str, bytes]) -> bytes:
    """Return the one archive of these files.

    Raises:
        FormatError: a name outside the grammar, or more than a bundle may hold.
    """
    if len(files) > MAX_FILES or sum(map(len, files.values())) > MAX_BYTES:
        raise FormatError("the bundle is larger than its limit")
    parts: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name, content in sorted(files.items()):
        if not _NAME.match(name):
            raise FormatError("a name in the bundle is outside its grammar")
        path, size = name.encode("ascii"), len(content)
        sums = (zlib.crc32(content), size, size, len(path), 0)
        parts += [_LOCAL.pack(_LOCAL_SIGNATURE, _FIXED, *sums), path, content]
        directory += [_CENTRAL.pack(b"PK\1\2", _VERSION, _FIXED, *sums, 0, 0, 0, 0, offset), path]
        offset += _LOCAL.size + len(path) + size
    length = sum(map(len, directory))
    end = _END.pack(b"PK\5\6", 0, 0, len(files), len(files), length, offset, 0)
    return b"".join([*parts, *directory, end])


def read_archive(data: bytes) -> dict[str, bytes]:
    """Return the files of an archive.

    Raises:
        FormatError: any byte that `write_archive` would not have written.
    """
    if len(data) > MAX_ARCHIVE:
        raise FormatError("the bundle is larger than its limit")
    files: dict[str, bytes] = {}
    position = 0
    while data.startswith(_LOCAL_SIGNATURE, position):
        start = position + _LOCAL.size
        if start > len(data) or len(files) == MAX_FILES:
            raise FormatError("the bundle is cut off or holds too many files")
        *_, size, length, _extra = _LOCAL.unpack_from(data, position)
        # Latin-1 decodes whatever is there; the grammar of names is asked when writing.
        name = data[start : start + length].decode("latin-1")
        position = start + length + size
        files[name] = data[start + length : position]
    if write_archive(files) != data:
        raise FormatError("the archive is not in its canonical form")
    return files
