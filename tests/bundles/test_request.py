from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alertadores.bundles.card import TrustCard
from alertadores.bundles.request import MAX_BYTES, parse_request, write_request
from crypto import canonical
from crypto.canonical import b64u_encode
from crypto.errors import CryptoError, FormatError
from crypto.recipients import RecipientKey
from crypto.signing import SigningKey

_CARD = TrustCard("alertadores.example/practica", b"\x07" * 32)
_KEY, _SEALING = SigningKey.generate(), RecipientKey.generate()
_DAY = date(2026, 11, 22)
_SMALL_ORDER = bytes(32)


def _data(name: str = "Noé Nuevo", day: date = _DAY) -> bytes:
    return write_request(name, _KEY, _SEALING.public, _CARD, day)


def _changed(**values: Any) -> bytes:
    return canonical.dumps({**canonical.loads(_data()), **values})


def test_a_request_is_read_as_it_was_written() -> None:
    request = parse_request(_data("Noe\u0301   Nuevo"))
    assert request.person.name == "Noé Nuevo"
    assert request.person.key == _KEY.public
    assert request.person.sealing == _SEALING.public
    assert (request.origin, request.genesis, request.made) == (_CARD.origin, _CARD.genesis, _DAY)


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: _changed(name="Noé Nueve"), id="the name was changed afterwards"),
        pytest.param(lambda: _changed(made="2026-11-23"), id="the day was changed afterwards"),
        pytest.param(
            lambda: _changed(origin="otra.example/oficina"), id="it was turned to another office"
        ),
        pytest.param(
            lambda: _changed(genesis=b64u_encode(b"\x08" * 32)), id="it was turned to another card"
        ),
        pytest.param(
            lambda: _changed(key=b64u_encode(SigningKey.generate().public.to_bytes())),
            id="the key is somebody else's",
        ),
        pytest.param(
            lambda: _changed(sealing=b64u_encode(RecipientKey.generate().public.to_bytes())),
            id="the sealing key is somebody else's",
        ),
        pytest.param(
            lambda: _changed(key=b64u_encode(_SMALL_ORDER)), id="the key has a small order"
        ),
        pytest.param(
            lambda: _changed(key=b64u_encode(b"\x01" + bytes(31))), id="the key is the neutral one"
        ),
        pytest.param(
            lambda: _changed(possession=b64u_encode(bytes(64))), id="there is no proof of the key"
        ),
        pytest.param(lambda: _changed(possession=""), id="the proof is empty"),
        pytest.param(lambda: _changed(name="Noé\u202eoveuN"), id="the name turns the line round"),
        pytest.param(lambda: _changed(name="Noé\x1b[2J"), id="the name clears the screen"),
        pytest.param(lambda: _changed(name="Noé\nNuevo"), id="the name has two lines"),
        pytest.param(lambda: _changed(name=""), id="there is no name"),
        pytest.param(lambda: _changed(name="N" * 121), id="the name has no end"),
        pytest.param(lambda: _changed(made="2026-02-30"), id="there is no such day"),
        pytest.param(lambda: _changed(made="2026-11-2²"), id="the day has a foreign digit"),
        pytest.param(lambda: _changed(origin="Con Mayúsculas"), id="the origin is none"),
        pytest.param(lambda: _changed(genesis="AAAA"), id="the hash is short"),
        pytest.param(lambda: _changed(roles=["coordinacion"]), id="it asks for roles"),
        pytest.param(
            lambda: _changed(schema="alertadores-introduction/1"), id="it calls itself otherwise"
        ),
        pytest.param(lambda: _data() + b" ", id="a blank follows"),
        pytest.param(lambda: _data() + bytes(MAX_BYTES), id="it has no end"),
        pytest.param(lambda: b"[" * 10_000, id="it is nested without end"),
        pytest.param(lambda: b"", id="it is empty"),
        pytest.param(lambda: b"null", id="it is nothing"),
    ],
)
def test_anything_else_is_refused(make: Callable[[], bytes]) -> None:
    with pytest.raises(CryptoError):
        parse_request(make())


@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    with pytest.raises(CryptoError):
        parse_request(data)


@given(st.integers(0, 2**20), st.integers(1, 255))
def test_one_changed_byte_anywhere_is_refused(place: int, flip: int) -> None:
    data = bytearray(_data())
    data[place % len(data)] ^= flip
    with pytest.raises(CryptoError):
        parse_request(bytes(data))


@pytest.mark.parametrize("name", ["", "   ", "a\nb", "x" * 121])
def test_a_name_that_is_no_plain_line_makes_no_request(name: str) -> None:
    with pytest.raises(FormatError):
        _data(name)
