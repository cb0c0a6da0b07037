from __future__ import annotations

import hashlib

import pytest

from crypto.errors import FormatError
from crypto.spoken import CHOICES, COUNT, spoken


def test_six_numbers_are_the_first_66_bits_of_pbkdf2() -> None:
    head = b"alertadores/v1/spoken-words\x00"
    expected = hashlib.pbkdf2_hmac("sha512", head + b"\x00\x01a\x00\x02bc", head, 2**18, 9)
    bits = f"{int.from_bytes(expected, 'big'):072b}"
    assert spoken(b"a", b"bc") == tuple(int(bits[n : n + 11], 2) for n in range(0, 66, 11))


def test_other_data_and_another_division_sound_otherwise() -> None:
    heard = {spoken(b"ab", b"c"), spoken(b"a", b"bc"), spoken(b"abc"), spoken()}
    assert len(heard) == 4
    assert all(len(each) == COUNT and max(each) < CHOICES for each in heard)


def test_a_field_without_measure_is_refused() -> None:
    with pytest.raises(FormatError):
        spoken(bytes(65_536))
