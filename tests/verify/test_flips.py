"""Any bit of any file of a bundle, flipped: found wrong each time, also by a forger's hand."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from alertadores.bundles import archive
from alertadores.bundles.public import DOCUMENT, MANIFEST
from alertadores.verify.public import verify_public
from alertadores.verify.report import Verdict
from tests.flips import Flip, plain, repaired, survivors
from tests.publicbundle import SOURCE, Publisher, published


@cache
def small() -> tuple[Publisher, bytes]:
    """Return a bundle with a text of two words and a short stand-in for the PDF.

    Every flip checks all of it, so that its size counts twice.
    """
    publisher = Publisher.founded()
    source = replace(SOURCE, text="Se alertó.", conducts=(), families=())
    publisher.confirm(publisher.emit(source=source, pdf=b"%PDF-1.7 " + bytes(range(256))))
    return publisher, publisher.bundle()


def card(publisher: Publisher) -> bytes:
    return publisher.card().to_bytes()


def place(bundle: bytes) -> range:
    """Return where the PDF lies."""
    document = archive.read_archive(bundle)[DOCUMENT]
    start = bundle.index(document)
    return range(start, start + len(document))


def every_bit(places: range) -> list[Flip]:
    return [("", byte, bit) for byte in places for bit in range(8)]


def one_bit(name: str, places: range) -> list[Flip]:
    """Return one bit of every byte, another from byte to byte."""
    return [(name, byte, byte % 8) for byte in places]


def test_the_bundles_that_are_flipped_are_valid() -> None:
    for publisher, bundle in (small(), published()):
        assert verify_public(bundle, publisher.card()).verdict is Verdict.VALID


def test_a_flip_that_mends_a_bundle_is_told() -> None:
    publisher, bundle = small()
    mending = ("", 100, 0)
    broken = bytearray(bundle)
    broken[100] ^= 1
    assert plain(bytes(broken), card(publisher), [mending, ("", 100, 1)]) == [mending]


def test_every_bit_of_every_file_and_of_the_archive_itself() -> None:
    publisher, bundle = small()
    assert survivors(plain, bundle, card(publisher), every_bit(range(len(bundle)))) == []


def test_one_bit_of_every_byte_of_a_real_pdf() -> None:
    publisher, bundle = published()
    assert survivors(plain, bundle, card(publisher), one_bit("", place(bundle))) == []


def test_one_bit_of_every_byte_by_a_forger_who_repairs_checksum_and_manifest() -> None:
    publisher, bundle = small()
    flips = [
        flip
        for name, content in archive.read_archive(bundle).items()
        if name != MANIFEST
        for flip in one_bit(name, range(len(content)))
    ]
    assert survivors(repaired, bundle, card(publisher), flips) == []


def test_cut_off_at_every_97th_byte() -> None:
    publisher, bundle = published()
    for length in range(0, len(bundle), 97):
        assert verify_public(bundle[:length], publisher.card()).verdict is Verdict.WRONG, length
