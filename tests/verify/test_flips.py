"""Any bit of any file of a bundle, flipped: found wrong each time, also by a forger's hand."""

from __future__ import annotations

from alertadores.bundles import archive
from alertadores.bundles.public import DOCUMENT, MANIFEST
from alertadores.verify.public import verify_public
from alertadores.verify.report import Verdict
from tests.flips import Flip, plain, repaired, survivors
from tests.publicbundle import published

PUBLISHER, BUNDLE = published()
CARD = PUBLISHER.card().to_bytes()
FILES = archive.read_archive(BUNDLE)
START = BUNDLE.index(FILES[DOCUMENT])
END = START + len(FILES[DOCUMENT])


def every_bit(places: range) -> list[Flip]:
    return [("", byte, bit) for byte in places for bit in range(8)]


def one_bit(name: str, places: range) -> list[Flip]:
    """Return one bit of every byte, another from byte to byte."""
    return [(name, byte, byte % 8) for byte in places]


def test_the_bundle_that_is_flipped_is_valid() -> None:
    assert verify_public(BUNDLE, PUBLISHER.card()).verdict is Verdict.VALID


def test_a_flip_that_mends_a_bundle_is_told() -> None:
    mending = ("", START, 0)
    broken = bytearray(BUNDLE)
    broken[START] ^= 1
    assert plain(bytes(broken), CARD, [mending, ("", START, 1)]) == [mending]


def test_every_bit_but_those_of_the_pdf() -> None:
    """All files, and all that an archive has between and behind them."""
    flips = every_bit(range(START)) + every_bit(range(END, len(BUNDLE)))
    assert survivors(plain, BUNDLE, CARD, flips) == []


def test_one_bit_of_every_byte_of_the_pdf() -> None:
    assert survivors(plain, BUNDLE, CARD, one_bit("", range(START, END))) == []


def test_one_bit_of_every_byte_by_a_forger_who_repairs_checksum_and_manifest() -> None:
    flips = one_bit(DOCUMENT, range(0, len(FILES[DOCUMENT]), 97))
    for name, content in FILES.items():
        if name not in {DOCUMENT, MANIFEST}:
            flips += one_bit(name, range(len(content)))
    assert survivors(repaired, BUNDLE, CARD, flips) == []


def test_cut_off_at_every_97th_byte() -> None:
    for length in range(0, len(BUNDLE), 97):
        report = verify_public(BUNDLE[:length], PUBLISHER.card())
        assert report.verdict is Verdict.WRONG, length
