from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alertadores.vault.witness import Witness
from crypto.errors import FormatError

_HASHES = [hashlib.sha256(bytes([number])).digest() for number in range(8)]
_A, _B, _C, _D, *_REST = _HASHES


def test_an_unseen_case_agrees_with_everything() -> None:
    assert Witness().agrees([], [])
    assert Witness().agrees([_A, _B], [_C])


@pytest.mark.parametrize(
    ("indexed", "queued"),
    [
        pytest.param([_A, _B], [_C], id="the same"),
        pytest.param([_A, _B, _C], [], id="the queued one got its index"),
        pytest.param([_A, _B, _D, _C], [], id="another came in between"),
        pytest.param([_A, _B], [_D, _C], id="the queue grew"),
    ],
)
def test_a_case_that_went_on_agrees(indexed: list[bytes], queued: list[bytes]) -> None:
    assert Witness.of([_A, _B], [_C]).agrees(indexed, queued)


@pytest.mark.parametrize(
    ("indexed", "queued"),
    [
        pytest.param([], [], id="all gone"),
        pytest.param([_A], [_C], id="the last indexed one is gone"),
        pytest.param([_B], [_C], id="the first one is gone"),
        pytest.param([_A, _B], [], id="the queued one is gone"),
        pytest.param([_A], [_B, _C], id="an indexed one is back in the queue"),
        pytest.param([_B, _A], [_C], id="two changed places"),
        pytest.param([_D, _A, _B], [_C], id="one was put before"),
    ],
)
def test_a_case_that_lost_something_does_not(indexed: list[bytes], queued: list[bytes]) -> None:
    assert not Witness.of([_A, _B], [_C]).agrees(indexed, queued)


@given(
    st.lists(st.sampled_from(_HASHES), unique=True), st.lists(st.sampled_from(_HASHES), max_size=3)
)
def test_a_stored_witness_reads_back(indexed: list[bytes], queued: list[bytes]) -> None:
    witness = Witness.of(indexed, queued)
    stored = (witness.count, witness.digest, b"".join(witness.queued))
    assert Witness.read(*stored) == witness


@pytest.mark.parametrize(("digest", "queued"), [(bytes(31), b""), (bytes(32), bytes(33))])
def test_hashes_of_another_length_are_refused(digest: bytes, queued: bytes) -> None:
    with pytest.raises(FormatError):
        Witness.read(0, digest, queued)
