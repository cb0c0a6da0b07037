from __future__ import annotations

import hashlib
from typing import Any

import pytest

from alertadores.domain.schemas import Group
from alertadores.ledger.keys import (
    SCHEMA,
    CaseKeys,
    Kind,
    Wrapped,
    unwrap_keys,
    wrap_keys,
    wrap_name,
)
from crypto import canonical
from crypto.canonical import b64u_encode
from crypto.errors import DecryptionError, FormatError
from crypto.labels import Label, context
from crypto.recipients import RecipientKey
from crypto.secret import SecretBytes

ORIGIN = "alertadores.example/oficina"
CASE = bytes(range(16))
KEY = RecipientKey.generate()
KEYS = CaseKeys.fresh(3)
WRAP = wrap_keys(KEY.public, ORIGIN, Wrapped("case", CASE, KEYS))


def test_keys_arrive_as_they_were_sent() -> None:
    assert unwrap_keys(KEY, ORIGIN, WRAP) == Wrapped("case", CASE, KEYS)
    assert set(KEYS.read) == set(Group)


def test_a_trace_grant_opens_no_field_and_no_file() -> None:
    wrap = wrap_keys(KEY.public, ORIGIN, Wrapped("case", CASE, KEYS), level="trace")
    keys = unwrap_keys(KEY, ORIGIN, wrap).keys
    assert keys.trace == KEYS.trace
    assert not {Group.CASE, Group.THIRD, Group.FILES} & set(keys.read)
    assert keys.trace_check() == KEYS.trace_check()
    with pytest.raises(FormatError):
        keys.read_check()


@pytest.mark.parametrize(("kind", "length"), [("office", 32), ("log", 32), ("audit", 33)])
def test_a_secret_of_the_office_travels_alone(kind: Kind, length: int) -> None:
    sent = Wrapped(kind, None, CaseKeys(0, SecretBytes(b"s" * length), {}))
    assert unwrap_keys(KEY, ORIGIN, wrap_keys(KEY.public, ORIGIN, sent)) == sent


def test_checks_tell_one_set_of_keys_from_another() -> None:
    other = CaseKeys(3, KEYS.trace, {**KEYS.read, Group.THIRD: SecretBytes(b"x" * 32)})
    assert other.trace_check() == KEYS.trace_check()
    assert other.read_check() != KEYS.read_check()
    assert CaseKeys.fresh(3).trace_check() != KEYS.trace_check()


def test_a_wrap_opens_for_its_receiver_and_office_only() -> None:
    with pytest.raises(DecryptionError):
        unwrap_keys(RecipientKey.generate(), ORIGIN, WRAP)
    with pytest.raises(DecryptionError):
        unwrap_keys(KEY, "another.example/oficina", WRAP)


def test_no_byte_of_a_wrap_can_be_changed() -> None:
    assert wrap_name(WRAP) == hashlib.sha256(WRAP).digest()
    for at in range(0, len(WRAP), 7):
        data = bytearray(WRAP)
        data[at] ^= 1
        with pytest.raises((DecryptionError, FormatError)):
            unwrap_keys(KEY, ORIGIN, bytes(data))


RECORD: dict[str, Any] = {
    "case": b64u_encode(CASE),
    "epoch": 0,
    "kind": "case",
    "read": {"case": b64u_encode(b"r" * 32)},
    "schema": SCHEMA,
    "trace": b64u_encode(b"t" * 32),
}
FOREIGN: dict[str, tuple[str, Any]] = {
    "another schema": ("schema", "alertadores-keys/2"),
    "an unknown kind": ("kind", "master"),
    "a kind that is null": ("kind", None),
    "a negative epoch": ("epoch", -1),
    "an epoch that is true": ("epoch", True),
    "an epoch in text": ("epoch", "0"),
    "a trace key of 31 bytes": ("trace", b64u_encode(bytes(31))),
    "a trace key of 33 bytes": ("trace", b64u_encode(bytes(33))),
    "a trace key that is null": ("trace", None),
    "a read key of an unknown group": ("read", {"everything": b64u_encode(bytes(32))}),
    "a read key of 16 bytes": ("read", {"case": b64u_encode(bytes(16))}),
    "a read key that is a number": ("read", {"case": 0}),
    "read keys that are a list": ("read", []),
    "a case of 15 bytes": ("case", b64u_encode(bytes(15))),
    "a case that is a number": ("case", 0),
    "a foreign name": ("x", 0),
}


def by_hand(plain: bytes) -> bytes:
    """Seal whatever is said to be keys, as any member could."""
    origin = ORIGIN.encode("ascii")
    return KEY.public.seal(plain, context(Label.KEY_WRAP, origin, KEY.public.fingerprint()))


def test_a_wrap_made_by_hand_opens() -> None:
    assert unwrap_keys(KEY, ORIGIN, by_hand(canonical.dumps(RECORD))).case == CASE


@pytest.mark.parametrize(("name", "value"), FOREIGN.values(), ids=FOREIGN)
def test_a_foreign_value_is_refused(name: str, value: Any) -> None:
    with pytest.raises(FormatError):
        unwrap_keys(KEY, ORIGIN, by_hand(canonical.dumps({**RECORD, name: value})))


@pytest.mark.parametrize(
    "plain",
    [b"", b"[]", b"null", b"{}", canonical.dumps(RECORD) + b" ", canonical.dumps(RECORD)[:-1]],
    ids=["nothing", "a list", "null", "no names", "a space behind", "a brace less"],
)
def test_what_is_no_set_of_keys_is_refused(plain: bytes) -> None:
    with pytest.raises(FormatError):
        unwrap_keys(KEY, ORIGIN, by_hand(plain))
