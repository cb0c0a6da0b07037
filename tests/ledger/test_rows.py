from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alertadores.domain.records import AlertMoved
from alertadores.domain.trace import Base, Trace
from alertadores.ledger.leaf import Leaf, Seen, sign_leaf
from alertadores.ledger.rows import (
    MAX_ROW,
    SMALLEST,
    Opened,
    Row,
    open_entry,
    open_row,
    parse_row,
    row_tag,
    seal_row,
)
from crypto import merkle
from crypto.canonical import b64u_encode
from crypto.commitments import commit_trace
from crypto.errors import CryptoError, DecryptionError, FormatError, VerificationError
from crypto.labels import Label, context
from crypto.sealing import OVERHEAD, pad, seal
from crypto.secret import SecretBytes
from crypto.signing import SigningKey

SIGNER = SigningKey.generate()
KEY = SecretBytes(b"k" * 32)
CASE = bytes(range(16))
NOW = datetime.fromisoformat("2026-11-22T13:04:05-06:00")
TRACE = Trace(
    type="alert.moved",
    case=CASE,
    occurred=NOW,
    recorded=NOW,
    base=Base(0, bytes(32), 0),
    object=b"o" * 32,
    refs=(),
    reasons=(),
    contents={"case": b"c" * 32},
    data={"to": "EN_ANALISIS"},
)


def made(record: dict[str, Any]) -> tuple[Leaf, str]:
    """Return a leaf over any trace record, and the record's disclosure."""
    committed = commit_trace(b"s" * 32, record)
    fields = b64u_encode(b"f" * 32)
    leaf = sign_leaf(SIGNER, "log.example", Seen(0, merkle.EMPTY_ROOT), committed.digest, fields)
    return leaf, committed.disclosure


LEAF, DISCLOSURE = made(TRACE.to_record())
ROW = seal_row(KEY, 1, LEAF, DISCLOSURE)


def by_hand(plain: bytes, leaf_hash: bytes = LEAF.hash) -> Row:
    """Encrypt whatever is said to be an entry, as its author could."""
    sealed = seal(KEY, pad(plain, SMALLEST), context(Label.ROW, leaf_hash))
    return Row(leaf_hash, row_tag(KEY, 1), sealed)


def test_a_row_opens_to_the_entry_it_was_made_of() -> None:
    opened = open_row(KEY, CASE, parse_row(ROW.to_bytes()), 41)
    assert (opened.leaf, opened.disclosure) == (LEAF, DISCLOSURE)
    assert opened.entry.trace == TRACE
    assert (opened.entry.hash, opened.entry.index) == (LEAF.hash, 41)
    assert opened.entry.kid == SIGNER.public.kid
    assert opened.entry.record == AlertMoved(to="EN_ANALISIS")


def test_a_row_tells_only_its_size_class() -> None:
    sizes = set()
    for reasons in range(65):
        entry = made({**TRACE.to_record(), "reasons": ["A" * 64] * reasons})
        sizes.add(len(seal_row(KEY, 1, *entry).ciphertext) - OVERHEAD)
    assert sizes == {SMALLEST * 2**doubled for doubled in (1, 2, 3)}


def test_no_bit_of_a_row_can_be_changed_but_of_its_tag() -> None:
    for at in range(len(ROW.to_bytes()) * 8):
        data = bytearray(ROW.to_bytes())
        data[at // 8] ^= 1 << at % 8
        row = parse_row(bytes(data))
        if row.tag == ROW.tag:
            with pytest.raises(DecryptionError):
                open_row(KEY, CASE, row, 0)
        else:
            # The tag only says where to look; what is found there is the same entry or nothing.
            assert open_row(KEY, CASE, row, 0).leaf == LEAF


@pytest.mark.parametrize("length", [0, 1, 32, 47, 48, MAX_ROW + 1])
def test_a_row_of_an_impossible_length_is_refused(length: int) -> None:
    with pytest.raises(FormatError):
        parse_row(bytes(length))


@given(st.binary(min_size=49, max_size=200))
def test_what_is_no_row_does_not_open(data: bytes) -> None:
    row = parse_row(data)
    assert row.to_bytes() == data
    with pytest.raises(CryptoError):
        open_row(KEY, CASE, row, 0)


def test_another_key_opens_nothing() -> None:
    with pytest.raises(DecryptionError):
        open_row(SecretBytes(b"x" * 32), CASE, ROW, 0)


@pytest.mark.parametrize("case", [None, bytes(16)], ids=["of the office", "of another case"])
def test_a_row_under_the_key_of_one_chain_that_names_another_is_no_entry(
    case: bytes | None,
) -> None:
    with pytest.raises(VerificationError):
        open_row(KEY, case, ROW, 0)


OTHER_LEAF, OTHER_DISCLOSURE = made({**TRACE.to_record(), "data": {"to": "INCOMPETENCIA"}})
TEXT = DISCLOSURE.encode()
PLAINTEXTS: dict[str, bytes] = {
    "nothing": b"",
    "a leaf alone": LEAF.data,
    "a leaf without disclosure": LEAF.data + b"~",
    "no tilde at the end": LEAF.data + b"~" + TEXT,
    "two disclosures": LEAF.data + b"~" + TEXT + b"~" + TEXT + b"~",
    "an empty disclosure": LEAF.data + b"~~",
    "the disclosure of another record": LEAF.data + b"~" + OTHER_DISCLOSURE.encode() + b"~",
    "another leaf than the row names": OTHER_LEAF.data + b"~" + OTHER_DISCLOSURE.encode() + b"~",
    "a disclosure that is not ASCII": LEAF.data + b"~\xc3\xa9~",
    "a disclosure with padding": LEAF.data + b"~" + TEXT + b"=~",
    "a damaged leaf": LEAF.data[1:] + b"~" + TEXT + b"~",
    "the parts in another order": TEXT + b"~" + LEAF.data + b"~",
}


@pytest.mark.parametrize("plain", PLAINTEXTS.values(), ids=PLAINTEXTS)
def test_what_an_insider_encrypts_instead_of_an_entry_is_refused(plain: bytes) -> None:
    with pytest.raises((FormatError, VerificationError)) as refusal:
        open_row(KEY, CASE, by_hand(plain), 0)
    assert not isinstance(refusal.value, DecryptionError)


def test_an_entry_encrypted_without_its_padding_is_refused() -> None:
    plain = LEAF.data + b"~" + TEXT + b"~"
    sealed = seal(KEY, plain, context(Label.ROW, LEAF.hash))
    with pytest.raises(FormatError):
        open_row(KEY, CASE, Row(LEAF.hash, row_tag(KEY, 1), sealed), 0)


RECORDS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "no record": lambda _record: [],
    "a name more": lambda record: {**record, "x": 0},
    "a name less": lambda record: {k: v for k, v in record.items() if k != "base"},
    "a time in UTC by letter": lambda record: {**record, "recorded": "2026-11-22T19:04:05Z"},
    "data of another kind": lambda record: {**record, "data": []},
}


@pytest.mark.parametrize("spoil", RECORDS.values(), ids=RECORDS)
def test_a_leaf_that_commits_to_no_trace_record_is_refused(
    spoil: Callable[[dict[str, Any]], Any],
) -> None:
    record = spoil(TRACE.to_record())
    text = json.dumps([b64u_encode(b"s" * 32), record], separators=(",", ":"), sort_keys=True)
    disclosure = b64u_encode(text.encode())
    digest = b64u_encode(hashlib.sha256(disclosure.encode()).digest())
    leaf = sign_leaf(SIGNER, "log.example", Seen(0, bytes(32)), digest, b64u_encode(b"f" * 32))
    with pytest.raises(FormatError):
        open_entry(leaf, disclosure, 0)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"type": "alert.dreamt"}, id="a type of a later release"),
        pytest.param({"data": {"to": "EN_ANALISIS", "speed": 3}}, id="a value of a later release"),
        pytest.param({"data": {}}, id="a value left out"),
        pytest.param({"data": {"to": None}}, id="a value of another form"),
    ],
)
def test_what_this_release_cannot_read_keeps_its_place_without_a_record(
    changes: dict[str, Any],
) -> None:
    opened = open_entry(*made({**TRACE.to_record(), **changes}), 3)
    assert isinstance(opened, Opened)
    assert (opened.entry.record, opened.entry.index) == (None, 3)


def test_tags_name_the_place_in_a_case_and_tell_nothing_without_its_key() -> None:
    assert row_tag(KEY, 1) == row_tag(KEY, 1) == ROW.tag
    other = SecretBytes(b"o" * 32)
    tags = {row_tag(key, number) for key in (KEY, other) for number in range(1, 100)}
    assert len(tags) == 2 * 99
    assert {len(tag) for tag in tags} == {16}


def test_two_rows_of_one_entry_differ_under_their_nonce_only() -> None:
    again = seal_row(KEY, 1, LEAF, DISCLOSURE)
    assert again.ciphertext != ROW.ciphertext
    assert (again.leaf_hash, again.tag) == (ROW.leaf_hash, ROW.tag)
