from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import tracemalloc
import zlib
from typing import TYPE_CHECKING, Any

import cryptography_vectors
import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from hypothesis import given
from hypothesis import strategies as st

from crypto.errors import DecryptionError, FormatError
from crypto.secret import SecretBytes
from crypto.streams import decrypt, encrypt

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = SecretBytes(bytes(range(32)))
ASSOCIATED = b"attachment of a case"
CHUNK = 16 * 1024
SEALED_CHUNK = CHUNK + 16
HEADER = 24 + 32
LENGTHS = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 256 * 1024, 300_000]

# Wycheproof, c2sp_chunked_encryption_aes_256_gcm_test.json (Cobblestone-256), tcId 1 and 2.
WYCHEPROOF_KEY = "59454c4c4f57205355424d4152494e452059454c4c4f57205355424d4152494e"
WYCHEPROOF = {
    b"": (
        "43a2e39431cbae0389d3fc86adf46f7c3a24de88d9311617e53f3164cc1d5dc738a66b97f0bf786565c31799c2"
        "f463d50a7e10046011dc6fc3c939e3a5db7affb6191551669554fb"
    ),
    b"chunked": (
        "a1a1b56f6db58cd1ede0c5c9db62aef20d3f96a6c594bb9252bb38122de91236502b42a1d7fcab820ffa292940"
        "d2f86add212cfa42c38df19d3cc9139ee61a5990d3db57433514229beea49a8a72bd"
    ),
}


def _encrypted(plaintext: bytes, key: SecretBytes = KEY, associated: bytes = ASSOCIATED) -> bytes:
    sink = io.BytesIO()
    encrypt(key, associated, io.BytesIO(plaintext), sink)
    return sink.getvalue()


def _decrypted(file: bytes, key: SecretBytes = KEY, associated: bytes = ASSOCIATED) -> bytes:
    sink = io.BytesIO()
    decrypt(key, associated, io.BytesIO(file), sink)
    return sink.getvalue()


# An independent reading of C2SP chunked-encryption. The answers published with `cryptography` are
# from before SHA-512 was chosen for Cobblestone; they check everything else in this reference.


class Reference:
    """C2SP chunked encryption with AES-256-GCM and a hash to choose."""

    def __init__(
        self, digest: hashes.HashAlgorithm, key: bytes, context: bytes, salt: bytes
    ) -> None:
        """Derive the keys of one message."""
        info = b"c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\x00" + salt + context
        derived = HKDFExpand(digest, 32 + 12 + 32, info).derive(key)
        self.aead, self.commitment = AESGCM(derived[:32]), derived[44:]
        self.base_nonce = int.from_bytes(derived[32:44], "big")

    def nonce(self, chunk: int) -> bytes:
        """Return the nonce of a chunk."""
        return (self.base_nonce ^ chunk).to_bytes(12, "big")


def _reference_decrypt(
    digest: hashes.HashAlgorithm, key: bytes, context: bytes, file: bytes
) -> bytes:
    reference = Reference(digest, key, context, file[:24])
    chunks = [
        file[start : start + SEALED_CHUNK] for start in range(HEADER, len(file), SEALED_CHUNK)
    ]
    whole = len(chunks) > 0 and len(chunks[-1]) < SEALED_CHUNK
    if len(key) != 32 or file[24:HEADER] != reference.commitment or not whole:
        raise InvalidTag
    opened = (
        reference.aead.decrypt(reference.nonce(index), chunk, None)
        for index, chunk in enumerate(chunks)
    )
    return b"".join(opened)


def _reference_encrypt(
    digest: hashes.HashAlgorithm, key: bytes, context: bytes, plaintext: bytes
) -> bytes:
    salt = os.urandom(24)
    reference = Reference(digest, key, context, salt)
    sealed = (
        reference.aead.encrypt(reference.nonce(index), plaintext[index * CHUNK :][:CHUNK], None)
        for index in range(len(plaintext) // CHUNK + 1)
    )
    return salt + reference.commitment + b"".join(sealed)


def _published() -> list[dict[str, Any]]:
    with cryptography_vectors.open_vector_file("chunked-encryption/vectors.json", "r") as file:
        cases: list[dict[str, Any]] = json.load(file)["vectors"]
    return [case for case in cases if case["aead"] == "AEAD_AES_256_GCM"]


def test_the_reference_gives_every_published_answer() -> None:
    cases = _published()
    assert len(cases) == 34
    for case in cases:
        file = base64.b64decode(case["ciphertext"] or "")
        file = zlib.decompress(file) if case.get("compressed") else file
        key, context = bytes.fromhex(case["key"]), case["context"].encode()
        try:
            opened = _reference_decrypt(hashes.SHA256(), key, context, file)
        except InvalidTag:
            assert case["expect"] == "failure", case["name"]
        else:
            assert case["expect"] == "success", case["name"]
            assert hashlib.sha256(opened).hexdigest() == case["payload_sha256"]


@pytest.mark.parametrize("plaintext", WYCHEPROOF.keys(), ids=["empty message", "one short chunk"])
def test_known_answers_of_wycheproof(plaintext: bytes) -> None:
    file, key = bytes.fromhex(WYCHEPROOF[plaintext]), bytes.fromhex(WYCHEPROOF_KEY)
    assert _decrypted(file, SecretBytes(key), b"") == plaintext
    assert _reference_decrypt(hashes.SHA512(), key, b"", file) == plaintext


@pytest.mark.parametrize("length", LENGTHS)
def test_the_reference_and_this_module_open_each_other(length: int) -> None:
    plaintext, key = os.urandom(length), KEY.reveal()
    ours = _encrypted(plaintext)
    theirs = _reference_encrypt(hashes.SHA512(), key, ASSOCIATED, plaintext)
    assert _reference_decrypt(hashes.SHA512(), key, ASSOCIATED, ours) == plaintext
    assert _decrypted(theirs) == plaintext


@given(st.binary(max_size=100), st.integers(0, 40_000), st.binary(max_size=40))
def test_what_is_encrypted_decrypts(head: bytes, more: int, associated: bytes) -> None:
    plaintext = head + bytes(more)
    file = _encrypted(plaintext, associated=associated)
    assert len(file) == HEADER + len(plaintext) + 16 * (len(plaintext) // CHUNK + 1)
    assert _decrypted(file, associated=associated) == plaintext


def test_encrypting_twice_gives_two_files() -> None:
    assert _encrypted(b"the same") != _encrypted(b"the same")


def _three_chunks() -> tuple[bytes, list[bytes]]:
    file = _encrypted(b"a" * CHUNK + b"b" * CHUNK + b"c" * 100)
    return file[:HEADER], [
        file[HEADER:][start : start + SEALED_CHUNK]
        for start in range(0, 2 * CHUNK + 48, SEALED_CHUNK)
    ]


HEAD, (FIRST, SECOND, LAST) = _three_chunks()
OTHER = _encrypted(b"a" * CHUNK + b"b" * CHUNK + b"c" * 100)
ENDS_FULL = _encrypted(b"a" * CHUNK)


@pytest.mark.parametrize(
    "file",
    [
        pytest.param(b"", id="empty file"),
        pytest.param(HEAD[:23], id="part of the salt"),
        pytest.param(HEAD[:24], id="salt only"),
        pytest.param(HEAD[:55], id="part of the commitment"),
        pytest.param(HEAD, id="header only"),
        pytest.param(HEAD + LAST[:15], id="less than a tag"),
        pytest.param(HEAD + FIRST, id="truncated after the first chunk"),
        pytest.param(HEAD + FIRST + SECOND, id="truncated after the second chunk"),
        pytest.param(HEAD + FIRST + SECOND[:100], id="truncated within a chunk"),
        pytest.param(HEAD + FIRST + SECOND + LAST[:-1], id="last byte missing"),
        pytest.param(HEAD + FIRST + SECOND + LAST[:-16], id="last tag missing"),
        pytest.param(ENDS_FULL[:-16], id="empty last chunk dropped"),
        pytest.param(ENDS_FULL + ENDS_FULL[-16:], id="empty last chunk doubled"),
        pytest.param(HEAD + FIRST + LAST, id="middle chunk missing"),
        pytest.param(HEAD + SECOND + FIRST + LAST, id="chunks reordered"),
        pytest.param(HEAD + FIRST + FIRST + LAST, id="chunk repeated"),
        pytest.param(HEAD + FIRST + LAST + SECOND, id="last chunk moved forward"),
        pytest.param(HEAD + FIRST + SECOND + LAST + b"\x00", id="a byte appended"),
        pytest.param(HEAD + FIRST + SECOND + LAST + LAST, id="last chunk appended again"),
        pytest.param(HEAD + FIRST + SECOND + LAST + bytes(CHUNK), id="a chunk of zeros appended"),
        pytest.param(HEAD + FIRST + SECOND + OTHER[-116:], id="last chunk of another file"),
        pytest.param(OTHER[:HEADER] + FIRST + SECOND + LAST, id="header of another file"),
        pytest.param(HEAD[:24] + OTHER[24:HEADER] + FIRST, id="commitment of another file"),
        pytest.param(OTHER[:24] + HEAD[24:] + FIRST, id="salt of another file"),
        pytest.param(_encrypted(b"x", associated=b""), id="without associated data"),
        pytest.param(_encrypted(b"x", associated=b"another case"), id="of another case"),
        pytest.param(_encrypted(b"x", key=SecretBytes(bytes(32))), id="under another key"),
    ],
)
def test_does_not_decrypt(file: bytes) -> None:
    with pytest.raises(DecryptionError):
        _decrypted(file)


@given(st.integers(0, HEADER + 99 + 16), st.integers(0, 7))
def test_no_bit_can_be_changed(place: int, bit: int) -> None:
    file = bytearray(_encrypted(b"c" * 100))
    file[place] ^= 1 << bit
    with pytest.raises(DecryptionError):
        _decrypted(bytes(file))


@pytest.mark.parametrize(
    "alter",
    [
        pytest.param(lambda file: bytes([file[0] ^ 1]) + file[1:], id="salt"),
        pytest.param(lambda file: file[:24] + bytes([file[24] ^ 1]) + file[25:], id="commitment"),
    ],
)
def test_nothing_comes_out_when_the_commitment_fails_at_the(
    alter: Callable[[bytes], bytes],
) -> None:
    _nothing_comes_out(alter(_encrypted(os.urandom(CHUNK * 20))), KEY)


def test_nothing_comes_out_under_another_key() -> None:
    _nothing_comes_out(_encrypted(os.urandom(CHUNK * 20)), SecretBytes(bytes(32)))


def _nothing_comes_out(file: bytes, key: SecretBytes) -> None:
    sink = io.BytesIO()
    with pytest.raises(DecryptionError):
        decrypt(key, ASSOCIATED, io.BytesIO(file), sink)
    assert sink.getvalue() == b""


def test_what_comes_out_before_damage_is_a_true_beginning() -> None:
    plaintext = os.urandom(CHUNK * 40)
    file = bytearray(_encrypted(plaintext))
    file[HEADER + SEALED_CHUNK * 35] ^= 1
    sink = io.BytesIO()
    with pytest.raises(DecryptionError):
        decrypt(KEY, ASSOCIATED, io.BytesIO(bytes(file)), sink)
    written = sink.getvalue()
    assert written == plaintext[: len(written)]
    assert len(written) <= CHUNK * 35


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_key_of_another_length_is_refused(length: int) -> None:
    key = SecretBytes(bytes(length))
    with pytest.raises(FormatError):
        _encrypted(b"", key)
    with pytest.raises(FormatError):
        _decrypted(b"", key)


def test_only_what_the_source_still_holds_is_read() -> None:
    source = io.BytesIO(b"header" + b"body")
    source.seek(6)
    sink = io.BytesIO(b"front")
    sink.seek(5)
    encrypt(KEY, ASSOCIATED, source, sink)
    assert _decrypted(sink.getvalue()[5:]) == b"body"


class Trickle(io.BytesIO):
    """A stream that returns less than it is asked for, as pipes and sockets do."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Return at most 1,000 bytes."""
        return super().read(min(size, 1000) if size and size > 0 else 1000)


def test_short_reads_are_not_the_end() -> None:
    plaintext, sink, opened = os.urandom(50_000), io.BytesIO(), io.BytesIO()
    encrypt(KEY, ASSOCIATED, Trickle(plaintext), sink)
    decrypt(KEY, ASSOCIATED, Trickle(sink.getvalue()), opened)
    assert opened.getvalue() == plaintext


class Endless(io.RawIOBase):
    """A source of a given length that holds nothing, and a sink that keeps nothing."""

    def __init__(self, length: int) -> None:
        """Remember how much is left."""
        self.left = length
        self.written = 0

    def read(self, size: int = -1, /) -> bytes:
        """Return zeros."""
        taken = min(size, self.left)
        self.left -= taken
        return bytes(taken)

    def write(self, data: Any, /) -> int:
        """Count."""
        self.written += len(data)
        return len(data)


def test_memory_stays_flat() -> None:
    length = 32 * 1024 * 1024
    stream = Endless(length)
    tracemalloc.start()
    try:
        encrypt(KEY, ASSOCIATED, stream, stream)  # type: ignore[arg-type]  # read and write suffice
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert stream.written > length
    assert peak < 2 * 1024 * 1024
