from __future__ import annotations

import traceback
import unicodedata
from dataclasses import astuple, replace

import cryptography_vectors
import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import given
from hypothesis import strategies as st

from crypto.errors import FormatError
from crypto.passphrase import STANDARD, TESTS_ONLY, Profile, derive, normalise, profile_named
from crypto.secret import SecretBytes

SALT = bytes(range(16))


def _published() -> list[dict[str, str]]:
    """Read the blocks of `name = value` lines, comments left out."""
    with cryptography_vectors.open_vector_file("KDF/argon2id.txt", "r") as file:
        blocks = file.read().split("\n\n")
    pairs = [
        [line.split("=", 1) for line in block.splitlines() if line and line[0] != "#"]
        for block in blocks
    ]
    return [{name.strip(): value.strip() for name, value in block} for block in pairs if block]


def test_the_argon2id_underneath_gives_every_published_answer() -> None:
    cases = _published()
    assert len(cases) == 6
    for case in cases:
        argon2id = Argon2id(
            salt=bytes.fromhex(case["salt"]),
            length=int(case["length"]),
            iterations=int(case["iter"]),
            lanes=int(case["lanes"]),
            memory_cost=int(case["memcost"]),
            ad=bytes.fromhex(case.get("ad", "")) or None,
            secret=bytes.fromhex(case.get("secret", "")) or None,
        )
        assert argon2id.derive(bytes.fromhex(case["pass"])).hex() == case["output"]


def test_the_published_answers_hold_the_one_of_rfc_9106() -> None:
    output = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"  # §5.3
    assert _published()[0]["output"] == output


def test_derive_gives_the_published_answers_it_can_express() -> None:
    cases = [
        case
        for case in _published()
        if "secret" not in case and case["length"] == "32" and len(case["salt"]) == 32
    ]
    assert len(cases) == 2
    for case in cases:
        cost = Profile("published", int(case["memcost"]), int(case["iter"]), int(case["lanes"]))
        passphrase = SecretBytes(bytes.fromhex(case["pass"]))
        key = derive(passphrase, bytes.fromhex(case["salt"]), cost, b"")
        assert key.reveal().hex() == case["output"]


def test_the_context_is_the_associated_data_of_argon2() -> None:
    argon2id = Argon2id(
        salt=SALT, length=32, iterations=1, lanes=1, memory_cost=8, ad=b"vault and lock"
    )
    key = derive(SecretBytes(b"ocelote"), SALT, TESTS_ONLY, b"vault and lock")
    assert key.reveal() == argon2id.derive(b"ocelote")


@pytest.mark.parametrize(
    ("passphrase", "salt", "profile", "context"),
    [
        pytest.param(b"Ocelote", SALT, TESTS_ONLY, b"lock", id="passphrase"),
        pytest.param(b"ocelote", SALT[::-1], TESTS_ONLY, b"lock", id="salt"),
        pytest.param(b"ocelote", SALT, TESTS_ONLY, b"other lock", id="context"),
        pytest.param(b"ocelote", SALT, replace(TESTS_ONLY, iterations=2), b"lock", id="time"),
        pytest.param(b"ocelote", SALT, replace(TESTS_ONLY, memory_kib=9), b"lock", id="memory"),
    ],
)
def test_the_key_depends_on_the(
    passphrase: bytes, salt: bytes, profile: Profile, context: bytes
) -> None:
    key = derive(SecretBytes(b"ocelote"), SALT, TESTS_ONLY, b"lock")
    assert derive(SecretBytes(passphrase), salt, profile, context) != key


@pytest.mark.parametrize("length", [0, 8, 15, 17, 32])
def test_a_salt_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(FormatError):
        derive(SecretBytes(b"ocelote"), bytes(length), TESTS_ONLY, b"")


def test_the_standard_profile_is_the_one_decided() -> None:
    assert astuple(STANDARD) == ("standard", 262_144, 4, 4)


def test_profiles_are_found_by_their_names() -> None:
    assert profile_named("standard") is STANDARD
    assert profile_named("tests-only") is TESTS_ONLY


@pytest.mark.parametrize("name", ["", "Standard", "standard ", "strong", "m=8,t=1,p=1"])
def test_no_other_profile_can_be_named(name: str) -> None:
    with pytest.raises(FormatError):
        profile_named(name)


def test_composed_and_decomposed_spanish_are_one_passphrase() -> None:
    composed = "Ñandú, pingüino y áéíóú"
    decomposed = unicodedata.normalize("NFD", composed)
    assert decomposed != composed
    assert normalise(decomposed) == normalise(composed) == SecretBytes(composed.encode())


def test_nothing_is_trimmed_folded_or_substituted() -> None:
    for text in (" a", "a ", "A", "a\u00a0", "ﬁ", "①", "\ta", "a\n", "a\x00"):
        assert normalise(text).reveal() == text.encode()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing typed"),
        pytest.param("clave\ud800", id="lone high surrogate"),
        pytest.param("\udcffclave", id="undecodable byte smuggled as a surrogate"),
        pytest.param("a" * 1025, id="one byte too long"),
        pytest.param("ñ" * 513, id="too long in bytes only"),
        pytest.param("a" * 10_000_000, id="ten million characters"),
    ],
)
def test_normalise_refuses(text: str) -> None:
    with pytest.raises(FormatError):
        normalise(text)


def test_the_longest_passphrase_is_taken() -> None:
    assert len(normalise("ñ" * 512)) == 1024


def test_a_refusal_does_not_print_the_passphrase() -> None:
    passphrase = "ocelote\ud800"
    with pytest.raises(FormatError) as caught:
        normalise(passphrase)
    printed = "".join(traceback.format_exception(caught.value))
    assert "ocelote" not in printed
    assert "ud800" not in printed


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=200))
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once.reveal().decode()) == once
    assert normalise(unicodedata.normalize("NFD", text)) == once
