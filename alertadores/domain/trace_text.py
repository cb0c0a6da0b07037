"""A trace record straight from its JSON text: one anchored pattern instead of a tree of values.

An auditor reads records by the hundred thousand, and building, writing back and comparing their
JSON would cost as much as a signature. Every match of the pattern is canonical JSON of a record
inside the grammar of `alertadores.domain.trace`; only `data` is still to be read. Whatever does
not match is read value by value and may be a record all the same.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any, Final

from alertadores.domain.trace import Base, Trace, parse_trace
from crypto.canonical import b64u_decode, loads_canonical
from crypto.disclosures import check_plain
from crypto.errors import FormatError
from crypto.presentations import read_trace

# Unpadded base64url of 16 and of 32 bytes: the last character carries two and four bits only.
_CASE: Final = r"[A-Za-z0-9_-]{21}[AQgw]"
_HASH: Final = r"[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]"
_COUNT: Final = r"(0|[1-9][0-9]{0,14})"
_DAY: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_HOUR: Final = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
_TIME: Final = rf"({_DAY}T{_HOUR}(?!-00:00)[+-](?:0[0-9]|1[0-3]):[0-5][0-9])"
_REASON: Final = r'"[A-Za-z0-9_.:-]{1,64}"'
# ASCII without escapes. So few brackets cannot nest deeper than canonical JSON may.
_DATA: Final = r"(\{[ -Z^-z|~]*+(?:[][{}][ -Z^-z|~]*+){0,54}?\})"
# One name, none that SD-JWT reserves, and a code.
_FLAT: Final = re.compile(r'\{"(?!tokeniser")([a-z][a-z_]*)":"([A-Za-z0-9_.:-]*)"\}\Z', re.ASCII)
_USUAL: Final = re.compile(
    rf'\["{_HASH}",{{"base":\[{_COUNT},"({_HASH})",{_COUNT}\],"case":(?:null|"({_CASE})"),'
    rf'"contents":{{(?:"case":"({_HASH})")?(?:(?<!{{),"third":"({_HASH})")?}},"data":{_DATA},'
    rf'"object":(?:null|"({_HASH})"),"occurred":"{_TIME}",'
    rf'"reasons":\[({_REASON}(?:,{_REASON}){{0,63}})?\],"recorded":"{_TIME}",'
    rf'"refs":\[("{_HASH}"(?:,"{_HASH}"){{0,63}})?\],"type":"([a-z_]{{1,32}}\.[a-z_]{{1,32}})",'
    r'"v":1}\]\Z',
    re.ASCII,
)


def parse_trace_text(text: bytes) -> Trace:
    """Read a trace record out of the JSON text of its disclosure.

    Raises:
        FormatError: the text is not canonical or the record is outside its grammar.
    """
    found = _USUAL.match(text.decode("latin-1"))
    if found is None:
        return parse_trace(read_trace(text))
    (
        count,
        base,
        queued,
        case,
        own,
        third,
        data,
        thing,
        occurred,
        reasons,
        recorded,
        refs,
        type_,
    ) = found.groups()
    moment = _moment(recorded)
    contents = {"case": own, "third": third}
    return Trace(
        type=type_,
        case=None if case is None else b64u_decode(case),
        occurred=moment if occurred == recorded else _moment(occurred),
        recorded=moment,
        base=Base(int(count), b64u_decode(base), int(queued)),
        object=None if thing is None else b64u_decode(thing),
        refs=tuple(b64u_decode(ref) for ref in _listed(refs)),
        reasons=tuple(_listed(reasons)),
        contents={group: b64u_decode(name) for group, name in contents.items() if name},
        data=_data(data),
    )


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        # `from None`: the error quotes what was rejected, and a log would print it.
        raise FormatError("no such moment") from None


def _listed(texts: str | None) -> list[str]:
    return [] if texts is None else texts[1:-1].split('","')


def _data(text: str) -> dict[str, Any]:
    """Read the values for the rules. None are kept: what a vault held is gone when it locks."""
    if text == "{}":
        return {}
    if flat := _FLAT.match(text):
        return {flat[1]: flat[2]}
    values: dict[str, Any] = loads_canonical(text.encode("ascii"))
    check_plain(values)
    return values
