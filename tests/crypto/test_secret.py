from __future__ import annotations

import copy
import hmac
import json
import pickle
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given
from hypothesis import strategies as st

from crypto.errors import CryptoError, FormatError
from crypto.labels import Label, context
from crypto.secret import SecretBytes, expand, mac, random_secret, view_of
from tests.shared import vectors

if TYPE_CHECKING:
    from collections.abc import Callable

MARKER = b"marker-of-the-secret-0123456789a"


def test_the_constructor_copies() -> None:
    source = bytearray(MARKER)
    secret = SecretBytes(source)
    source[:] = bytes(len(source))
    assert secret.reveal() == MARKER


@pytest.mark.parametrize("data", [bytearray(MARKER), memoryview(MARKER), MARKER])
def test_bytes_like_values_of_every_kind_are_taken(data: bytes) -> None:
    assert SecretBytes(data).reveal() == MARKER


def test_a_number_makes_no_secret_of_zeros() -> None:
    with pytest.raises(TypeError):
        SecretBytes(32)  # type: ignore[arg-type]


def test_wiping_overwrites_the_buffer_itself() -> None:
    secret = SecretBytes(MARKER)
    view = secret.view()
    secret.wipe()
    assert bytes(view) == bytes(len(MARKER))


def test_a_view_does_not_let_anyone_write() -> None:
    view = SecretBytes(MARKER).view()
    with pytest.raises(TypeError):
        view[0] = 0


@pytest.mark.parametrize(
    "use",
    [
        pytest.param(lambda secret: secret.view(), id="viewed"),
        pytest.param(lambda secret: secret.reveal(), id="revealed"),
        pytest.param(len, id="measured"),
        pytest.param(bool, id="tested for truth"),
        pytest.param(lambda secret: secret == SecretBytes(MARKER), id="compared"),
        pytest.param(lambda secret: SecretBytes(MARKER) == secret, id="compared with"),
        pytest.param(lambda secret: expand(secret, Label.ROW), id="expanded"),
        pytest.param(lambda secret: mac(secret, Label.ROW), id="used as a MAC key"),
    ],
)
def test_a_wiped_secret_cannot_be(use: Callable[[SecretBytes], object]) -> None:
    secret = SecretBytes(MARKER)
    secret.wipe()
    secret.wipe()
    with pytest.raises(CryptoError):
        use(secret)


def test_leaving_the_block_wipes_even_after_an_error() -> None:
    def fail(secret: SecretBytes) -> None:
        with secret:
            raise RuntimeError

    secret = SecretBytes(MARKER)
    with pytest.raises(RuntimeError):
        fail(secret)
    with pytest.raises(CryptoError):
        secret.reveal()


def test_equality_is_that_of_the_bytes() -> None:
    assert SecretBytes(MARKER) == SecretBytes(MARKER)
    assert SecretBytes(MARKER) != SecretBytes(MARKER[::-1])
    assert SecretBytes(MARKER) != SecretBytes(MARKER[:-1])


def test_a_secret_equals_nothing_but_a_secret() -> None:
    assert SecretBytes(MARKER).__eq__(MARKER) is NotImplemented
    assert SecretBytes(MARKER) != MARKER


@pytest.mark.parametrize(
    "text",
    [repr(SecretBytes(MARKER)), str(SecretBytes(MARKER)), f"{SecretBytes(MARKER)}"],
    ids=["repr", "str", "format"],
)
def test_nothing_printed_tells_the_secret_or_its_length(text: str) -> None:
    assert text == repr(SecretBytes(b"another"))


@pytest.mark.parametrize(
    "escape",
    [
        pytest.param(pickle.dumps, id="pickled"),
        pytest.param(copy.copy, id="copied"),
        pytest.param(copy.deepcopy, id="copied deeply"),
        pytest.param(hash, id="hashed"),
        pytest.param(bytes, id="turned into bytes implicitly"),
        pytest.param(memoryview, id="read as a buffer implicitly"),
        pytest.param(list, id="iterated"),
        pytest.param(json.dumps, id="written as JSON"),
        pytest.param(vars, id="inspected by its attributes"),
    ],
)
def test_a_secret_is_not(escape: Callable[[SecretBytes], object]) -> None:
    with pytest.raises(TypeError):
        escape(SecretBytes(MARKER))


def test_random_secrets_differ_and_have_the_length_asked_for() -> None:
    assert len(random_secret()) == 32
    assert len(random_secret(20)) == 20
    assert random_secret() != random_secret()


def test_filled_hands_out_the_buffer_that_it_keeps() -> None:
    handed: list[bytearray] = []
    secret = SecretBytes.filled(4, handed.append)
    handed[0][:] = b"abcd"
    assert secret.reveal() == b"abcd"


def test_view_of_takes_both_kinds() -> None:
    assert view_of(MARKER) == view_of(SecretBytes(MARKER)) == MARKER


def _hkdf_cases() -> list[dict[str, str]]:
    groups = json.loads(vectors("wycheproof_hkdf_sha256.json").read_bytes())["testGroups"]
    return [case for group in groups for case in group["tests"]]


def test_the_hkdf_underneath_passes_wycheproof() -> None:
    cases = _hkdf_cases()
    assert len(cases) == 86
    for case in cases:
        derived = _hkdf(case)
        expected = bytes.fromhex(case["okm"]) if case["result"] == "valid" else None
        assert derived == expected, case["tcId"]


def _hkdf(case: dict[str, str]) -> bytes | None:
    ikm, salt, info = (bytes.fromhex(case[name]) for name in ("ikm", "salt", "info"))
    try:
        return HKDF(hashes.SHA256(), int(case["size"]), salt, info).derive(ikm)
    except ValueError:
        return None


def _rfc5869(ikm: bytes, info: bytes, length: int) -> bytes:
    """RFC 5869 §2.2 and §2.3 with the standard library, empty salt."""
    key = hmac.digest(b"", ikm, "sha256")
    output = block = b""
    for counter in range(1, -(-length // 32) + 1):
        block = hmac.digest(key, block + info + bytes([counter]), "sha256")
        output += block
    return output[:length]


@given(
    secret=st.binary(max_size=80),
    label=st.sampled_from(Label),
    fields=st.lists(st.binary(max_size=40), max_size=3),
    length=st.integers(1, 200),
)
def test_expand_is_hkdf_over_the_context(
    secret: bytes, label: Label, fields: list[bytes], length: int
) -> None:
    expected = _rfc5869(secret, context(label, *fields), length)
    assert expand(SecretBytes(secret), label, *fields, length=length).reveal() == expected
    assert expand(secret, label, *fields, length=length).reveal() == expected


def test_expand_reaches_the_limit_of_hkdf() -> None:
    longest = expand(MARKER, Label.ROW, length=8160).reveal()
    assert longest == _rfc5869(MARKER, context(Label.ROW), 8160)


@pytest.mark.parametrize("length", [-1, 0, 8161], ids=["negative", "zero", "beyond HKDF"])
def test_expand_refuses_the_length(length: int) -> None:
    with pytest.raises(FormatError):
        expand(MARKER, Label.ROW, length=length)


def test_one_secret_gives_other_bytes_for_every_purpose() -> None:
    assert len({expand(MARKER, label).reveal() for label in Label}) == len(Label)
    assert len({mac(MARKER, label) for label in Label}) == len(Label)


def test_mac_is_hmac_over_the_context() -> None:
    expected = hmac.digest(MARKER, context(Label.SALT, b"a", b"b"), "sha256")
    assert mac(SecretBytes(MARKER), Label.SALT, b"a", b"b") == expected
    assert mac(MARKER, Label.SALT, b"a", b"b") == expected


def test_moving_a_byte_between_fields_changes_the_result() -> None:
    assert mac(MARKER, Label.SALT, b"ab", b"c") != mac(MARKER, Label.SALT, b"a", b"bc")
    assert expand(MARKER, Label.SALT, b"") != expand(MARKER, Label.SALT)
