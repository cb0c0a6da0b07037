"""Evidence: the files of a case, what kind they are, and how they become entries.

A file is kept to the last byte as it came: it is evidence, and what its metadata tell belongs to
it. The entry commits to the plaintext's SHA-256 and names the ciphertext; everything a person
could learn of the file, its name included, lies in the read group of attachments.

What a file is, its own first bytes say. Its name is another person's text: shown, never followed.
"""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar, Final

from alertadores.domain.commands import Command, Draft, Line, OnThing, Text
from crypto.canonical import b64u_encode

MAX_FILE: Final = 2 * 1024**3
"""Bytes of the largest file a case takes: its ciphertext still fits a FAT32 stick."""

HEAD: Final = 4096
"""Bytes from the beginning of a file by which its kind is told."""

MAX_NAME: Final = 255
"""Characters of a file's name that are kept; no usual file system allows more."""

_SMALLEST: Final = 4096
# What a text never holds: controls but for tab, line feed, form feed, return and escape.
_NOT_IN_TEXT: Final = frozenset(range(32)) - frozenset(b"\t\n\f\r\x1b")


class Media(StrEnum):
    """What a file is, told by its content. `OTHER` leaves by export only."""

    PDF = "PDF"
    PNG = "PNG"
    JPEG = "JPEG"
    GIF = "GIF"
    WEBP = "WEBP"
    TEXT = "TEXTO"
    OTHER = "OTRO"


_SIGNATURES: Final[Mapping[bytes, Media]] = {
    b"%PDF-": Media.PDF,
    b"\x89PNG\r\n\x1a\n": Media.PNG,
    b"\xff\xd8\xff": Media.JPEG,
    b"GIF87a": Media.GIF,
    b"GIF89a": Media.GIF,
}


def media_of(head: bytes) -> Media:
    """Return what a file is, by its first bytes.

    Signatures count at the very beginning only, where a file that is two things at once shows the
    one that programs take it for. A text is UTF-8 without control characters.

    Args:
        head: up to `HEAD` bytes from the beginning.
    """
    for signature, media in _SIGNATURES.items():
        if head.startswith(signature):
            return media
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Media.WEBP
    return Media.TEXT if head and _is_text(head) else Media.OTHER


def _is_text(head: bytes) -> bool:
    try:
        # The head may end within a letter.
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return _NOT_IN_TEXT.isdisjoint(head)


def shown_name(name: str) -> str:
    """Return a file's name as one plain line: no folder, nothing unseen, nothing reversed.

    It is for reading. No path is ever made of it.
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1][: 2 * MAX_NAME]
    composed = unicodedata.normalize("NFC", last)
    seen = "".join(
        "\N{REPLACEMENT CHARACTER}"
        if unicodedata.category(char)[0] in "CZ" and char != " "
        else char
        for char in composed
    )
    return seen.strip()[:MAX_NAME] or "\N{REPLACEMENT CHARACTER}"


def padded_length(size: int) -> int:
    """Return the length up to which a file is filled with zeros before it is encrypted.

    Padmé (Nikitin et al., *Reducing Metadata Leakage from Encrypted Files and Communication with
    PURBs*, PETS 2019, §4): the length keeps as many leading bits as its exponent has, so that
    whoever sees the ciphertext learns O(log log n) bits of it, for at most 12 % more bytes.
    """
    if size <= _SMALLEST:
        return _SMALLEST
    exponent = size.bit_length() - 1
    unit = 1 << (exponent - exponent.bit_length())
    return -(-size // unit) * unit


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file as it lies in a vault.

    Attributes:
        name: SHA-256 of its ciphertext, by which vaults and hubs know it.
        media: what it is.
        size: in bytes.
        sha256: of the file as it came.
    """

    name: bytes
    media: Media
    size: int
    sha256: bytes


class AddEvidence(Command):
    """A file becomes part of the case, as it is. What it is gets told when it is stored."""

    TYPE: ClassVar[str] = "evidence.added"
    VALUES: ClassVar[tuple[str, ...]] = ("title", "description")

    title: Line
    description: Text | None = None

    def draft_of(self, file: StoredFile, file_name: str) -> Draft:
        """Return the act with the file it is about and the name that the file had."""
        spoken = self.draft()
        told = {
            "media": file.media.value,
            "size": file.size,
            "sha256": b64u_encode(file.sha256),
            "file_name": shown_name(file_name),
        }
        return replace(
            spoken, data={"file": b64u_encode(file.name)}, values={**spoken.values, **told}
        )


class ExportEvidence(OnThing):
    """A file of the case leaves the vault, for a purpose that is told once."""

    TYPE: ClassVar[str] = "evidence.exported"
    VALUES: ClassVar[tuple[str, ...]] = ("purpose",)
    purpose: Line
