"""The trace record: what everyone who may see that an entry exists can judge it by.

Whether an entry is accepted depends on its leaf, on this record and on the office entries before
it, never on its fields. The record holds no text that anybody wrote.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from crypto import canonical
from crypto.errors import FormatError

VERSION: Final = 1
CASE_BYTES: Final = 16
HASH_BYTES: Final = 32
EMPTY_CHAIN: Final = bytes(HASH_BYTES)

_TYPE: Final = re.compile(r"[a-z_]{1,32}\.[a-z_]{1,32}\Z", re.ASCII)
_CODE: Final = re.compile(r"[A-Za-z0-9_.:-]{1,64}\Z", re.ASCII)
_TIME: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}\Z", re.ASCII
)
_NAMES: Final = frozenset(
    {
        "base",
        "case",
        "contents",
        "data",
        "object",
        "occurred",
        "reasons",
        "recorded",
        "refs",
        "type",
        "v",
    }
)
_MAX_LIST: Final = 64
_MAX_OFFSET: Final = timedelta(hours=14)


@dataclass(frozen=True, slots=True)
class Base:
    """The history of the case (or of the office) that its author had applied when signing.

    Attributes:
        count: rows of the chain known, rejected ones too.
        digest: running SHA-256 over their leaf hashes in index order, from 32 zero bytes.
        queued: own entries on the same chain waiting for an index at that moment.
    """

    count: int
    digest: bytes
    queued: int


@dataclass(frozen=True, slots=True)
class Trace:
    """One act, as far as rules need it.

    Attributes:
        type: what was done, e.g. ``alert.registered``; the part before the dot is its kind.
        case: 16 random bytes, or None for an act of the office.
        occurred: when it happened, as declared.
        recorded: when it was signed, in the office's zone.
        base: the history its author had before their eyes.
        object: leaf hash of the entry that began the thing this act is about.
        refs: leaf hashes of other entries it rests on.
        reasons: keys of catalogues (grounds, motives).
        contents: read group → SHA-256 of the encrypted fields of that group.
        data: values the rules of this type need (`alertadores.domain.records`).
    """

    type: str
    case: bytes | None
    occurred: datetime
    recorded: datetime
    base: Base
    object: bytes | None
    refs: tuple[bytes, ...]
    reasons: tuple[str, ...]
    contents: Mapping[str, bytes]
    data: Mapping[str, Any]

    def to_record(self) -> dict[str, Any]:
        """Return the JSON value that is committed to."""
        return {
            "base": [self.base.count, canonical.b64u_encode(self.base.digest), self.base.queued],
            "case": None if self.case is None else canonical.b64u_encode(self.case),
            "contents": {
                group: canonical.b64u_encode(digest) for group, digest in self.contents.items()
            },
            "data": dict(self.data),
            "object": None if self.object is None else canonical.b64u_encode(self.object),
            "occurred": self.occurred.isoformat(timespec="seconds"),
            "reasons": list(self.reasons),
            "recorded": self.recorded.isoformat(timespec="seconds"),
            "refs": [canonical.b64u_encode(ref) for ref in self.refs],
            "type": self.type,
            "v": VERSION,
        }


def parse_trace(record: Any) -> Trace:
    """Read a trace record out of its JSON value.

    Raises:
        FormatError: a name is missing or foreign, or a value is outside its grammar.
    """
    if not isinstance(record, dict) or record.keys() != _NAMES:
        raise FormatError("a trace record has exactly its eleven names")
    if type(record["v"]) is not int or record["v"] != VERSION:
        raise FormatError("the version of a trace record is unknown")
    contents = record["contents"]
    data = record["data"]
    if not isinstance(contents, dict) or not isinstance(data, dict):
        raise FormatError("contents and data are objects")
    if len(contents) > _MAX_LIST:
        raise FormatError("a trace record names too many contents")
    return Trace(
        type=_text(record["type"], _TYPE),
        case=None if record["case"] is None else _bytes(record["case"], CASE_BYTES),
        occurred=parse_time(record["occurred"]),
        recorded=parse_time(record["recorded"]),
        base=_base(record["base"]),
        object=None if record["object"] is None else _bytes(record["object"], HASH_BYTES),
        refs=tuple(_bytes(ref, HASH_BYTES) for ref in _list(record["refs"])),
        reasons=tuple(_text(reason, _CODE) for reason in _list(record["reasons"])),
        contents={
            _text(group, _CODE): _bytes(value, HASH_BYTES) for group, value in contents.items()
        },
        data=data,
    )


def parse_time(text: Any) -> datetime:
    """Read a signed time such as ``2026-11-22T13:04:05-06:00``: seconds and offset, nothing else.

    Raises:
        FormatError: another form, or no such instant.
    """
    try:
        moment = datetime.fromisoformat(_text(text, _TIME))
    except ValueError:
        # `from None`: the error quotes what was rejected, and a log would print it.
        raise FormatError("no such moment") from None
    if moment.isoformat(timespec="seconds") != text or abs(_offset(moment)) > _MAX_OFFSET:
        raise FormatError("the time is not in its canonical form")
    return moment


def is_plain_line(text: str) -> bool:
    """Tell whether a text is one NFC line without control or format characters."""
    return unicodedata.is_normalized("NFC", text) and not any(
        unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} for char in text
    )


def _offset(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta()


def _base(value: Any) -> Base:
    match value:
        case [int(count), str(digest), int(queued)] if (
            type(count) is int and type(queued) is int and count >= 0 and queued >= 0
        ):
            return Base(count, _bytes(digest, HASH_BYTES), queued)
    raise FormatError("a base is a count, a digest and a number of queued entries")


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list) or len(value) > _MAX_LIST:
        raise FormatError("a list of the trace record is missing or too long")
    return value


def _text(value: Any, pattern: re.Pattern[str]) -> str:
    if not isinstance(value, str) or not pattern.match(value):
        raise FormatError("a text of the trace record is outside its grammar")
    return value


def _bytes(value: Any, length: int) -> bytes:
    if not isinstance(value, str):
        raise FormatError("a hash of the trace record is not text")
    return canonical.b64u_decode(value, length=length)
