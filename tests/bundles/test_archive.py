from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alertadores.bundles import archive
from alertadores.bundles.archive import read_archive, write_archive
from crypto.errors import FormatError

FILES = {
    "checkpoint": b"note",
    "documento.pdf": b"%PDF" + bytes(range(256)),
    "entries/0.sdjwt": b"leaf~",
    "manifest.json": b"{}",
}
EPOCH = (1980, 1, 1, 0, 0, 0)
NAMES = st.from_regex(r"(?:[a-z0-9][a-z0-9._-]{0,9}/)?[a-z0-9][a-z0-9._-]{0,9}", fullmatch=True)


class _Nothing(int):
    """A zero that the standard library does not replace by attributes of its own."""

    def __bool__(self) -> bool:
        return True


class _Pipe(io.BytesIO):
    """Cannot go back to write sizes, so that they follow the data."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_where: int) -> int:
        raise io.UnsupportedOperation

    def tell(self) -> int:
        raise io.UnsupportedOperation


def zipped(
    *files: tuple[str, bytes],
    closing: bytes = b"",
    zip64: bool = False,
    into: type[io.BytesIO] = io.BytesIO,
    **member: Any,
) -> bytes:
    """Return the archive that the standard library makes, with one thing changed.

    Args:
        files: the members; by default those of `FILES`.
        closing: comment of the archive.
        zip64: whether members have sizes of 64 bits.
        into: kind of file written to.
        member: attributes of each member.
    """
    buffer = into()
    with zipfile.ZipFile(buffer, "w") as made:
        made.comment = closing
        for name, content in files or FILES.items():
            info = zipfile.ZipInfo(name, EPOCH)
            info.create_system, info.external_attr = 0, _Nothing()
            for attribute, value in member.items():
                setattr(info, attribute, value)
            with made.open(info, "w", force_zip64=zip64) as file:
                file.write(content)
    return buffer.getvalue()


def patched(offset_of: bytes, shift: int, form: str, value: int) -> bytes:
    """Return the archive with one number changed, so far from the first such signature."""
    data = bytearray(write_archive(FILES))
    struct.pack_into(form, data, data.index(offset_of) + shift, value)
    return bytes(data)


HOSTILE: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "text": lambda: b"This is no archive.",
    "bytes before it": lambda: b"#!/bin/sh\n" + write_archive(FILES),
    "bytes after it": lambda: write_archive(FILES) + b"\0",
    "two archives": lambda: write_archive(FILES) * 2,
    "a comment": lambda: zipped(closing=b"hello"),
    "a comment of a member": lambda: zipped(comment=b"hello"),
    "an extra field": lambda: zipped(extra=b"\x01\x00\x02\x00ab"),
    "another date": lambda: zipped(date_time=(1980, 1, 2, 0, 0, 0)),
    "a time of day": lambda: zipped(date_time=(1980, 1, 1, 0, 0, 2)),
    "made on another system": lambda: zipped(create_system=3),
    "permissions": lambda: zipped(external_attr=0o755 << 16),
    "internal attributes": lambda: zipped(internal_attr=1),
    "a version needed": lambda: zipped(extract_version=45),
    "a version made by": lambda: zipped(create_version=63),
    "a compressed member": lambda: zipped(compress_type=zipfile.ZIP_DEFLATED),
    "names in another order": lambda: zipped(*reversed(FILES.items())),
    "a name twice": lambda: zipped(("aa", b""), ("ab", b"")).replace(b"ab", b"aa"),
    "sizes behind the data": lambda: zipped(into=_Pipe),
    "64-bit sizes": lambda: zipped(zip64=True),
    "a directory": lambda: zipped(("entries/", b""), *FILES.items()),
    "an absolute name": lambda: zipped(("/etc/passwd", b""), *FILES.items()),
    "a name that climbs": lambda: zipped(("../evil", b""), *FILES.items()),
    "a name that climbs further in": lambda: zipped(("a/../evil", b""), *FILES.items()),
    "a hidden name": lambda: zipped((".hidden", b""), *FILES.items()),
    "a backslash": lambda: zipped(("a", b"")).replace(b"a", b"\\"),
    "a drive": lambda: zipped(("c:evil", b""), *FILES.items()),
    "capital letters": lambda: zipped(("Checkpoint", b""), *FILES.items()),
    "a name beyond ASCII": lambda: zipped(("ñ", b"")),
    "a name in Latin-1": lambda: zipped(("n", b"")).replace(b"n", b"\xf1"),
    "a name with a zero byte": lambda: zipped(("ab", b"")).replace(b"ab", b"a\0"),
    "a name that ends in a line feed": lambda: zipped(("ab", b"")).replace(b"ab", b"a\n"),
    "two folders": lambda: zipped(("a/b/c", b"")),
    "an empty name": lambda: zipped(("", b"")),
    "a name of 65 characters": lambda: zipped(("a" * 65, b"")),
    "the flag of encryption": lambda: patched(b"PK\3\4", 6, "<H", 1),
    "the flag of encryption in the directory": lambda: patched(b"PK\1\2", 8, "<H", 1),
    "the flag of UTF-8": lambda: patched(b"PK\3\4", 6, "<H", 0x800),
    "another checksum": lambda: patched(b"PK\3\4", 14, "<L", 7),
    "another checksum in the directory": lambda: patched(b"PK\1\2", 16, "<L", 7),
    "a size of 4 GB": lambda: patched(b"PK\3\4", 22, "<L", 0xFFFFFFFF),
    "a bomb in the directory": lambda: patched(b"PK\1\2", 24, "<L", 0xFFFFFFFF),
    "a name of 64 KB": lambda: patched(b"PK\3\4", 26, "<H", 0xFFFF),
    "an extra field that is not there": lambda: patched(b"PK\3\4", 28, "<H", 4),
    "a second disk": lambda: patched(b"PK\5\6", 4, "<H", 1),
    "fewer entries than there are": lambda: patched(b"PK\5\6", 8, "<H", 3),
    "a directory elsewhere": lambda: patched(b"PK\5\6", 16, "<L", 0),
    "a member that the directory does not list": lambda: (
        write_archive({"a": b"hidden"})[:37] + write_archive(FILES)
    ),
    "no directory": lambda: write_archive(FILES).partition(b"PK\1\2")[0],
}


def test_the_standard_library_writes_and_reads_the_same() -> None:
    made = write_archive(FILES)
    assert made == zipped()
    with zipfile.ZipFile(io.BytesIO(made)) as found:
        assert found.testzip() is None
        assert {name: found.read(name) for name in found.namelist()} == FILES


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_else_a_zip_can_be_is_refused(name: str) -> None:
    data = HOSTILE[name]()
    with pytest.raises(FormatError):
        read_archive(data)


def test_every_flipped_bit_is_refused() -> None:
    made = write_archive(FILES)
    for bit in range(8 * len(made)):
        data = bytearray(made)
        data[bit // 8] ^= 1 << bit % 8
        with pytest.raises(FormatError):
            read_archive(bytes(data))


def test_every_truncation_is_refused() -> None:
    made = write_archive(FILES)
    for length in range(len(made)):
        with pytest.raises(FormatError):
            read_archive(made[:length])


@given(st.dictionaries(NAMES, st.binary(max_size=60), max_size=8))
def test_what_is_written_is_read_whatever_the_order(files: dict[str, bytes]) -> None:
    made = write_archive(files)
    assert read_archive(made) == files
    assert write_archive(dict(reversed(files.items()))) == made


@given(st.binary(max_size=200))
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(FormatError):
        read_archive(b"PK\3\4" + data)


def test_the_limits_hold_both_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    two, large = write_archive({"a": b"", "b": b""}), write_archive({"a": bytes(100)})
    monkeypatch.setattr(archive, "MAX_FILES", 1)
    monkeypatch.setattr(archive, "MAX_BYTES", 99)
    for files in ({"a": b"", "b": b""}, {"a": bytes(100)}):
        with pytest.raises(FormatError):
            write_archive(files)
    for data in (two, large):
        with pytest.raises(FormatError):
            read_archive(data)


def test_no_archive_within_the_limits_is_longer_than_a_reader_takes() -> None:
    longest = "a" * 64 + "/" + "b" * 64
    overhead = len(write_archive({longest: b""}))
    assert overhead <= 512
    assert archive.MAX_BYTES + archive.MAX_FILES * overhead <= archive.MAX_ARCHIVE
    with pytest.raises(FormatError):
        read_archive(bytes(archive.MAX_ARCHIVE + 1))


@pytest.mark.parametrize("name", ["", "/a", "a/", "a//b", "..", "a/..", "A", "ñ", "a\\b", "a\n"])
def test_no_other_names_are_written(name: str) -> None:
    with pytest.raises(FormatError):
        write_archive({name: b""})
