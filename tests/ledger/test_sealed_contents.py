from __future__ import annotations

import hashlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alertadores.domain.schemas import SCHEMAS, Group
from alertadores.ledger.contents import (
    SMALLEST,
    Content,
    compose,
    object_name,
    open_content,
    seal_content,
)
from crypto import canonical
from crypto.canonical import b64u_encode
from crypto.errors import CryptoError, DecryptionError, FormatError
from crypto.labels import Label, context
from crypto.sealing import OVERHEAD, pad, seal
from crypto.secret import SecretBytes

KEY = SecretBytes(b"k" * 32)
CASE = bytes(range(16))
NAME = "Rómulo Ávila Peña"
VALUES = {"accused": [NAME], "narrative": "Pagaron dos veces la misma obra."}


def sealed_alert() -> tuple[bytes, Content]:
    content = compose(SCHEMAS["alert.registered"], VALUES)[1][Group.CASE]
    return seal_content(KEY, CASE, Group.CASE, content), content


def test_an_object_is_named_by_its_ciphertext_and_tells_its_size_class() -> None:
    data, _content = sealed_alert()
    assert object_name(data) == hashlib.sha256(data).digest()
    assert (len(data) - OVERHEAD) % SMALLEST == 0
    assert b"dos veces la misma obra" not in data


@pytest.mark.parametrize(
    ("key", "case", "group"),
    [
        pytest.param(SecretBytes(b"x" * 32), CASE, Group.CASE, id="another key"),
        pytest.param(KEY, bytes(16), Group.CASE, id="another case"),
        pytest.param(KEY, None, Group.CASE, id="the office"),
        pytest.param(KEY, CASE, Group.THIRD, id="another group"),
    ],
)
def test_an_object_opens_in_its_own_place_only(
    key: SecretBytes, case: bytes | None, group: Group
) -> None:
    data, _content = sealed_alert()
    with pytest.raises(DecryptionError):
        open_content(key, case, group, data)


def test_no_bit_of_an_object_can_be_changed() -> None:
    data, _content = sealed_alert()
    for at in range(len(data) * 8):
        changed = bytearray(data)
        changed[at // 8] ^= 1 << at % 8
        with pytest.raises(DecryptionError):
            open_content(KEY, CASE, Group.CASE, bytes(changed))


RECORD: dict[str, Any] = {
    "others": [[19, b64u_encode(b"d" * 32)]],
    "salt": b64u_encode(b"s" * 32),
    "seed": b64u_encode(b"e" * 32),
    "values": [[0, "alert.registered/1"], [14, "x"]],
}
SHORT = b64u_encode(b"s" * 31)

FOREIGN: dict[str, tuple[str, Any]] = {
    "a salt of 31 bytes": ("salt", SHORT),
    "a salt that is null": ("salt", None),
    "a salt with stray trailing bits": ("salt", RECORD["salt"][:-1] + "N"),
    "a seed of 31 bytes": ("seed", SHORT),
    "a seed that is a number": ("seed", 7),
    "values that are an object": ("values", {"0": "x"}),
    "values that are null": ("values", None),
    "a value without position": ("values", [["x"]]),
    "a value with three parts": ("values", [[0, "x", 1]]),
    "a position that is text": ("values", [["0", "x"]]),
    "a position that is true": ("values", [[True, "x"]]),
    "position -1": ("values", [[-1, "x"]]),
    "position 32": ("values", [[32, "x"]]),
    "a position twice": ("values", [[0, "x"], [0, "x"]]),
    "positions out of order": ("values", [[14, "x"], [0, "x"]]),
    "a value that is null": ("values", [[0, None]]),
    "a value where a digest stands": ("values", [[19, [NAME]]]),
    "a digest that is null": ("others", [[19, None]]),
    "a digest that is a list": ("others", [[19, []]]),
    "others that are text": ("others", "x"),
    "others twice": ("others", RECORD["others"] * 2),
}


def by_hand(plaintext: bytes) -> bytes:
    """Encrypt whatever is said to be an object, as its author could."""
    associated = context(Label.CONTENT, CASE, b"case")
    return seal(KEY, pad(plaintext, SMALLEST), associated)


def test_an_object_made_by_hand_opens() -> None:
    content = open_content(KEY, CASE, Group.CASE, by_hand(canonical.dumps(RECORD)))
    assert content.values == {0: "alert.registered/1", 14: "x"}


@pytest.mark.parametrize(("name", "value"), FOREIGN.values(), ids=FOREIGN)
def test_an_object_with_a_foreign_value_is_refused(name: str, value: Any) -> None:
    plaintext = canonical.dumps({**RECORD, name: value})
    with pytest.raises(FormatError):
        open_content(KEY, CASE, Group.CASE, by_hand(plaintext))


TEXT = canonical.dumps(RECORD)
SPOILT: dict[str, bytes] = {
    "nothing": b"",
    "null": b"null",
    "a list": b"[]",
    "no names": b"{}",
    "a name more": canonical.dumps({**RECORD, "x": 0}),
    "a name less": canonical.dumps({k: v for k, v in RECORD.items() if k != "seed"}),
    "a name twice": TEXT.replace(b'"salt":', b'"salt":"x","salt":'),
    "a space": TEXT.replace(b":", b": ", 1),
    "an escape that nothing asks for": TEXT.replace(b"alert", b"\\u0061lert"),
    "a fraction": TEXT.replace(b"[14,", b"[14.0,"),
    "not a number": TEXT.replace(b"[14,", b"[NaN,"),
    "a huge number": TEXT.replace(b"[14,", b"[" + b"9" * 5000 + b","),
    "a lone surrogate": TEXT.replace(b'"x"', b'"\\ud800"'),
    "1,000 levels": TEXT.replace(b'"x"', b"[" * 1000 + b"]" * 1000),
    "100,000 levels": TEXT.replace(b'"x"', b"[" * 100_000),
    "bytes that are not UTF-8": TEXT.replace(b'"x"', b'"\xff"'),
    "names in another order": b"{" + b",".join(reversed(TEXT[1:-1].split(b',"s'))) + b"}",
    "a second value": TEXT + b"{}",
}


@pytest.mark.parametrize("plaintext", SPOILT.values(), ids=SPOILT)
def test_an_object_in_any_other_form_is_refused(plaintext: bytes) -> None:
    assert plaintext != TEXT
    with pytest.raises(FormatError):
        open_content(KEY, CASE, Group.CASE, by_hand(plaintext))


@given(st.binary(max_size=200))
def test_what_is_no_object_does_not_open(data: bytes) -> None:
    with pytest.raises(CryptoError):
        open_content(KEY, CASE, Group.CASE, data)


def test_a_refusal_does_not_quote_what_it_refuses() -> None:
    with pytest.raises(FormatError) as refusal:
        open_content(KEY, CASE, Group.CASE, by_hand(canonical.dumps({"name": NAME})))
    assert "Ávila" not in str(refusal.value)
