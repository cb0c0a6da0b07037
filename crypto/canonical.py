"""Canonical JSON (RFC 8785) and canonical base64url (RFC 4648 §5, unpadded), both strict.

The reader accepts less than JSON allows: no duplicate names, no fractions, integers within
±(2^53 - 1), strings in NFC without lone surrogates, bounded size and depth. What a person signs
has one spelling only, and a second reader cannot see something else in it.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import unicodedata
from typing import Any, Final, NoReturn

import rfc8785

from crypto.errors import FormatError

MAX_BYTES: Final = 8 * 1024 * 1024
MAX_DEPTH: Final = 32
_MAX_INTEGER: Final = 2**53 - 1
_BASE64URL: Final = re.compile(r"[A-Za-z0-9_-]*\Z")


def dumps(value: Any) -> bytes:
    """Return the canonical UTF-8 encoding of a JSON value.

    Raises:
        FormatError: the value holds something this format does not carry.
    """
    _check(value, MAX_DEPTH)
    try:
        return rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, RecursionError) as error:
        raise FormatError("the value has no canonical JSON form") from error


def loads(data: bytes, *, limit: int = MAX_BYTES) -> Any:
    """Parse strict JSON that need not be in canonical order or spacing.

    Raises:
        FormatError: too large, not UTF-8, not JSON, or one of the refusals of this module.
    """
    if len(data) > limit:
        raise FormatError("the JSON text is larger than its limit")
    try:
        value = json.loads(
            data.decode("utf-8", "strict"),
            object_pairs_hook=_unique,
            parse_float=_no_fraction,
            parse_constant=_no_fraction,
            parse_int=_integer,
        )
    except FormatError:
        raise
    except (ValueError, RecursionError):
        # `from None`, here and below: these errors carry the rejected text, and a log prints it.
        raise FormatError("the text is not JSON") from None
    _check(value, MAX_DEPTH)
    return value


def loads_canonical(data: bytes, *, limit: int = MAX_BYTES) -> Any:
    """Parse JSON that must be byte for byte its own canonical encoding.

    Raises:
        FormatError: as `loads`, or the bytes are another spelling of the same value.
    """
    value = loads(data, limit=limit)
    if dumps(value) != data:
        raise FormatError("the JSON text is not in canonical form")
    return value


def b64u_encode(data: bytes) -> str:
    """Return unpadded base64url text."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def b64u_decode(text: str, *, length: int | None = None) -> bytes:
    """Decode unpadded base64url that has exactly one spelling.

    Args:
        text: characters of the URL-safe alphabet only.
        length: the number of bytes that must come out, if it is fixed.

    Raises:
        FormatError: foreign characters, stray trailing bits, or another length.
    """
    if not _BASE64URL.match(text):
        raise FormatError("the text is not base64url")
    try:
        data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except binascii.Error:
        raise FormatError("the text is not base64url") from None
    if b64u_encode(data) != text:
        raise FormatError("the base64url text is not canonical")
    if length is not None and len(data) != length:
        raise FormatError("the decoded value has the wrong length")
    return data


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


def _check(value: Any, depth: int) -> None:
    """Refuse whatever has no single canonical form."""
    if depth < 0:
        raise FormatError("the JSON value is nested too deeply")
    if isinstance(value, str):
        _check_text(value)
    elif isinstance(value, list):
        for item in value:
            _check(item, depth - 1)
    elif isinstance(value, dict):
        for name, item in value.items():
            _check_name(name)
            _check(item, depth - 1)
    elif value is not None and not isinstance(value, bool):
        _check_integer(value)


def _check_name(name: Any) -> None:
    if not isinstance(name, str):
        raise FormatError("object names must be text")
    _check_text(name)


def _check_integer(value: Any) -> None:
    if not isinstance(value, int):
        raise FormatError("the value holds a type that JSON does not carry")
    if abs(value) > _MAX_INTEGER:
        raise FormatError("an integer is out of range")


def _check_text(text: str) -> None:
    if not unicodedata.is_normalized("NFC", text):
        raise FormatError("text must be in NFC")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise FormatError("text holds a lone surrogate") from None
