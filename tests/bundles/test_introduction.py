from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alertadores.bundles.introduction import (
    MAX_BYTES,
    MAX_NAME,
    parse_introduction,
    write_introduction,
)
from crypto.canonical import b64u_encode, dumps, loads
from crypto.errors import CryptoError, FormatError, VerificationError
from crypto.recipients import RecipientKey
from crypto.signing import SigningKey
from crypto.tokens import canonical_text

KEY, SEALING = SigningKey.generate(), RecipientKey.generate().public
OTHER_KEY, OTHER_SEALING = SigningKey.generate(), RecipientKey.generate().public
FILE = write_introduction("María Peña", KEY, SEALING)


def changed(**changes: Any) -> bytes:
    fields = {**loads(FILE), **changes}
    return dumps({name: value for name, value in fields.items() if value is not ...})


def test_an_introduction_is_read_back() -> None:
    found = parse_introduction(FILE)
    assert (found.name, found.key, found.sealing) == ("María Peña", KEY.public, SEALING)


def test_it_holds_no_private_key() -> None:
    assert b64u_encode(KEY.seed().reveal()).encode() not in FILE


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"name": "Mario Peña"}, id="another name"),
        pytest.param({"sealing": b64u_encode(OTHER_SEALING.to_bytes())}, id="another sealing key"),
        pytest.param({"key": b64u_encode(OTHER_KEY.public.to_bytes())}, id="another signing key"),
        pytest.param(
            {"possession": b64u_encode(OTHER_KEY.sign(b"nothing of the kind"))},
            id="another signature",
        ),
    ],
)
def test_a_part_that_was_not_signed_with_the_others_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(VerificationError):
        parse_introduction(changed(**changes))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"[]", id="a list"),
        pytest.param(FILE + b"\n", id="a line feed after it"),
        pytest.param(changed(schema="alertadores-introduction/2"), id="another schema"),
        pytest.param(changed(schema=1), id="a schema that is a number"),
        pytest.param(changed(schema=...), id="no schema"),
        pytest.param(changed(extra=1), id="a foreign name"),
        pytest.param(changed(name=1), id="a name that is a number"),
        pytest.param(changed(name=""), id="an empty name"),
        pytest.param(changed(name="a\u202eb"), id="a name with a change of direction"),
        pytest.param(changed(name="a\nb"), id="a name of two lines"),
        pytest.param(changed(name=" a"), id="a space before the name"),
        pytest.param(changed(name="a " * 61 + "a"), id="a name too long"),
        pytest.param(changed(key=b64u_encode(bytes(32))), id="a key of small order"),
        pytest.param(changed(key="a"), id="a key that is too short"),
        pytest.param(changed(sealing="AQ"), id="a sealing key that is too short"),
        pytest.param(changed(possession="AA"), id="a signature that is too short"),
        pytest.param(b'{"name":"' + b"x" * MAX_BYTES + b'"}', id="too large"),
    ],
)
def test_what_is_no_introduction_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError):
        parse_introduction(data)


@pytest.mark.parametrize("name", ["", " ", "María\nPeña", "a\x00b", "¶", "x" * 121, "a " * 61])
def test_a_name_that_is_no_plain_line_is_not_written(name: str) -> None:
    with pytest.raises(FormatError):
        write_introduction(name, KEY, SEALING)


@given(st.text(min_size=1, max_size=MAX_NAME + 1))
def test_what_is_written_is_read(name: str) -> None:
    try:
        data = write_introduction(name, KEY, SEALING)
    except FormatError:
        return
    assert parse_introduction(data).name == canonical_text(name)


def test_a_name_is_written_in_its_recorded_form() -> None:
    data = write_introduction("  Jose\u0301  Peña\u200b ", KEY, SEALING)
    assert parse_introduction(data).name == "José Peña"


def test_one_flipped_bit_of_every_byte_is_refused() -> None:
    for place in range(len(FILE)):
        data = bytearray(FILE)
        data[place] ^= 1 << place % 8
        with pytest.raises(CryptoError):
            parse_introduction(bytes(data))
