from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alertadores.bundles.card import MAX_BYTES, TrustCard, parse_card
from crypto.canonical import b64u_encode, dumps
from crypto.checkpoints import CosignerKey
from crypto.errors import FormatError
from crypto.notes import Algorithm, NoteVerifier
from crypto.signing import SigningKey

GENESIS = bytes(range(32))
WITNESSES = tuple(CosignerKey.generate(f"testigo-{each}").verifier.to_vkey() for each in range(3))
LOG = NoteVerifier("sabg.gob.mx", Algorithm.ED25519, SigningKey.generate().public.to_bytes())


def record(**changes: Any) -> dict[str, Any]:
    fields = {
        "genesis": b64u_encode(GENESIS),
        "origin": "sabg.gob.mx/alertadores",
        "quorum": 2,
        "schema": "alertadores-card/1",
        "witnesses": list(WITNESSES),
    }
    return {name: value for name, value in {**fields, **changes}.items() if value is not ...}


@given(quorum=st.integers(0, 3), count=st.integers(0, 3))
def test_a_card_is_read_back_or_never_made(quorum: int, count: int) -> None:
    if quorum > count:
        with pytest.raises(FormatError):
            TrustCard("sabg.gob.mx", GENESIS, WITNESSES[:count], quorum)
    else:
        card = TrustCard("sabg.gob.mx", GENESIS, WITNESSES[:count], quorum)
        assert parse_card(card.to_bytes()) == card


def test_the_file_is_canonical_json_with_five_names() -> None:
    card = parse_card(dumps(record()))
    assert card == TrustCard("sabg.gob.mx/alertadores", GENESIS, WITNESSES, 2)
    assert card.to_bytes() == dumps(record())


@pytest.mark.parametrize(
    ("quorum", "cosigned", "met"), [(0, 0, True), (1, 0, False), (1, 1, True), (2, 1, False)]
)
def test_the_quorum_is_a_number_of_witnesses(quorum: int, cosigned: int, *, met: bool) -> None:
    policy = TrustCard("sabg.gob.mx", GENESIS, WITNESSES, quorum).policy(LOG)
    names = {witness.name for witness in policy.witnesses[:cosigned]}
    assert policy.satisfied_by(names) is met


def test_a_log_that_is_its_own_witness_is_refused() -> None:
    key = SigningKey.generate().public.to_bytes()
    witness = NoteVerifier("testigo", Algorithm.ED25519_COSIGNATURE, key)
    card = TrustCard("sabg.gob.mx", GENESIS, (witness.to_vkey(),), 1)
    with pytest.raises(FormatError):
        card.policy(NoteVerifier("sabg.gob.mx", Algorithm.ED25519, key))


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"schema": "alertadores-card/2"}, id="another schema"),
        pytest.param({"schema": 1}, id="a schema that is a number"),
        pytest.param({"schema": ...}, id="no schema"),
        pytest.param({"extra": 1}, id="a foreign name"),
        pytest.param({"genesis": ...}, id="no genesis"),
        pytest.param({"genesis": None}, id="a genesis that is null"),
        pytest.param({"genesis": b64u_encode(GENESIS[1:])}, id="a genesis of 31 bytes"),
        pytest.param({"genesis": b64u_encode(GENESIS) + "="}, id="a padded genesis"),
        pytest.param({"genesis": b64u_encode(GENESIS)[:-1] + "9"}, id="stray bits in the genesis"),
        pytest.param({"origin": "SABG.gob.mx"}, id="an origin in capitals"),
        pytest.param({"origin": ""}, id="an empty origin"),
        pytest.param({"origin": "sabg.gob.mx\n"}, id="an origin that ends in a line feed"),
        pytest.param({"origin": "a/b/c/d/e"}, id="an origin of five parts"),
        pytest.param({"quorum": -1}, id="a quorum below zero"),
        pytest.param({"quorum": 4}, id="a quorum nobody can meet"),
        pytest.param({"quorum": True}, id="a quorum that is true"),
        pytest.param({"quorum": "2"}, id="a quorum that is text"),
        pytest.param({"witnesses": list(WITNESSES[:1])}, id="fewer witnesses than the quorum"),
        pytest.param({"witnesses": {}}, id="witnesses that are no list"),
        pytest.param({"witnesses": [1, 2]}, id="witnesses that are numbers"),
        pytest.param({"witnesses": ["a", "b"]}, id="witnesses that are no keys"),
        pytest.param({"witnesses": [WITNESSES[0]] * 2}, id="one witness twice"),
        pytest.param({"witnesses": [LOG.to_vkey()] * 2}, id="a key that signs logs"),
        pytest.param({"witnesses": list(WITNESSES) * 11}, id="more than 32 witnesses"),
    ],
)
def test_a_card_that_is_not_sound_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(FormatError):
        parse_card(dumps(record(**changes)))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b"{", id="cut off"),
        pytest.param(dumps(record()) + b"\n", id="a line feed after it"),
        pytest.param(b" " + dumps(record()), id="a space before it"),
        pytest.param(dumps(record())[:-1] + b',"quorum":1}', id="a name twice"),
        pytest.param(b"\xef\xbb\xbf" + dumps(record()), id="a byte-order mark"),
        pytest.param(b'{"a":"' + b"x" * MAX_BYTES + b'"}', id="too large"),
        pytest.param(b"[" * 10_000, id="nested without end"),
        pytest.param(b"PK\3\4", id="a bundle"),
    ],
)
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(FormatError):
        parse_card(data)


def test_a_genesis_of_another_length_makes_no_card() -> None:
    with pytest.raises(FormatError):
        TrustCard("sabg.gob.mx", GENESIS[1:])
