"""Canonical JSON (RFC 8785) and canonical base64url (RFC 4648 §5, unpadded), both strict.

The reader accepts less than JSON allows: no name twice, names in ASCII, no fractions, integers
within ±(2^53 - 1), no lone surrogates, bounded size and depth. What a person signs has one
spelling only, and a second reader cannot see something else in it. Within these limits the
standard library writes the canonical form: RFC 8785 goes beyond it only in numbers that are no
integers (§3.2.2.3) and in the order of names outside ASCII (§3.2.3).

Text is carried as it is and never normalised (§3.1). Whether a text is in NFC depends on the
version of Unicode, and a verdict on something signed must not (ADR 0008).
"""

from __future__ import annotations

import binascii
import json
from typing import Any, Final, NoReturn

from crypto.errors import FormatError

MAX_BYTES: Final = 8 * 1024 * 1024
MAX_DEPTH: Final = 32
_MAX_INTEGER: Final = 2**53 - 1
_TO_URL: Final = bytes.maketrans(b"+/", b"-_")
# The characters of the other alphabet, and padding, become one that no alphabet has.
_FROM_URL: Final = bytes.maketrans(b"-_+/=", b"+/!!!")
_ALPHABET: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
# By length modulo 4, what can stand last: the bits that belong to no byte are zero.
_LAST: Final = (_ALPHABET, "", _ALPHABET[::16], _ALPHABET[::4])


def dumps(value: Any) -> bytes:
    """Return the canonical UTF-8 encoding of a JSON value.

    Raises:
        FormatError: the value holds something this format does not carry.
    """
    _check(value)
    try:
        return _ENCODER.encode(value).encode("utf-8")
    except UnicodeEncodeError:
        # `from None`, here and below: these errors carry the rejected text, and a log prints it.
        raise FormatError("text holds a lone surrogate") from None


def loads(data: bytes, *, limit: int = MAX_BYTES) -> Any:
    """Parse strict JSON that need not be in canonical order or spacing.

    Raises:
        FormatError: too large, not UTF-8, not JSON, or one of the refusals of this module.
    """
    value = _parse(_READER, data, limit)
    dumps(value)
    return value


def loads_canonical(data: bytes, *, limit: int = MAX_BYTES) -> Any:
    """Parse JSON that must be byte for byte its own canonical encoding.

    Raises:
        FormatError: as `loads`, or the bytes are another spelling of the same value.
    """
    value = _parse(_CANONICAL_READER, data, limit)
    if dumps(value) != data:
        raise FormatError("the JSON text is not in canonical form")
    return value


def b64u_encode(data: bytes) -> str:
    """Return unpadded base64url text."""
    return binascii.b2a_base64(data, newline=False).translate(_TO_URL, b"=").decode("ascii")


def b64u_decode(text: str, *, length: int | None = None) -> bytes:
    """Decode unpadded base64url that has exactly one spelling.

    Args:
        text: characters of the URL-safe alphabet only.
        length: the number of bytes that must come out, if it is fixed.

    Raises:
        FormatError: foreign characters, stray trailing bits, or another length.
    """
    try:
        padded = text.encode("ascii").translate(_FROM_URL) + b"=" * (-len(text) % 4)
        data = binascii.a2b_base64(padded, strict_mode=True)
    except (UnicodeEncodeError, binascii.Error):
        raise FormatError("the text is not base64url") from None
    # The decoder passes over stray bits behind the last byte, and nothing else.
    if text and text[-1] not in _LAST[len(text) % 4]:
        raise FormatError("the text is not canonical base64url")
    if length is not None and len(data) != length:
        raise FormatError("the decoded value has the wrong length")
    return data


def _parse(reader: json.JSONDecoder, data: bytes, limit: int) -> Any:
    if len(data) > limit:
        raise FormatError("the JSON text is larger than its limit")
    try:
        return reader.decode(data.decode("utf-8", "strict"))
    except FormatError:
        raise
    except (ValueError, RecursionError):
        raise FormatError("the text is not JSON") from None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise FormatError("an object repeats a name")
    return found


def _no_fraction(_text: str) -> NoReturn:
    raise FormatError("numbers must be integers")


def _integer(text: str) -> int:
    if len(text) > len(str(-_MAX_INTEGER)) or text == "-0":
        raise FormatError("an integer is out of range")
    return int(text)


_ENCODER: Final = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, sort_keys=True, separators=(",", ":")
)
_READER: Final = json.JSONDecoder(
    object_pairs_hook=_unique,
    parse_float=_no_fraction,
    parse_int=_integer,
    parse_constant=_no_fraction,
)
# A name twice or a minus zero is another spelling than the canonical one: no need to look for it.
_CANONICAL_READER: Final = json.JSONDecoder(parse_float=_no_fraction, parse_constant=_no_fraction)


def _check(value: Any) -> None:
    """Refuse whatever has no canonical form: level by level, so that depth costs no stack."""
    level = [value]
    for _ in range(MAX_DEPTH + 1):
        below: list[Any] = []
        for each in level:
            if isinstance(each, dict):
                _check_names(each)
                below.extend(each.values())
            elif isinstance(each, list):
                below.extend(each)
            elif isinstance(each, int):
                if abs(each) > _MAX_INTEGER:
                    raise FormatError("an integer is out of range")
            elif each is not None and not isinstance(each, str):
                raise FormatError("the value holds a type that JSON does not carry")
        if not below:
            return
        level = below
    raise FormatError("the JSON value is nested too deeply")


def _check_names(value: dict[Any, Any]) -> None:
    for name in value:
        if not isinstance(name, str) or not name.isascii():
            raise FormatError("the name of a member is ASCII text")
