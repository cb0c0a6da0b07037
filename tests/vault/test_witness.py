from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alertadores.vault.witness import Witness
from crypto.errors import FormatError

_HASHES = [hashlib.sha256(bytes([number])).digest() for number in range(8)]
_A, _B, _C, *_REST = _HASHES
_CHAINS = st.lists(st.sampled_from(_HASHES), unique=True)


@given(_CHAINS, _CHAINS)
def test_a_case_agrees_as_long_as_it_has_every_row_that_was_seen(
    seen: list[bytes], now: list[bytes]
) -> None:
    assert Witness.of(seen).agrees(now) == set(now).issuperset(seen)


def test_of_an_unseen_case_nothing_is_missed() -> None:
    assert Witness().agrees([])
    assert Witness().agrees([_A])


def test_a_row_in_the_place_of_another_does_not_stand_in_for_it() -> None:
    assert not Witness.of([_A, _B]).agrees([_A, _C])


@given(_CHAINS)
def test_a_stored_witness_reads_back(seen: list[bytes]) -> None:
    assert Witness.from_bytes(Witness.of(seen).to_bytes()) == Witness.of(seen)


def test_half_a_row_is_refused() -> None:
    with pytest.raises(FormatError):
        Witness.from_bytes(bytes(17))
