"""Signed notes (C2SP signed-note): a text, an empty line, and lines that sign the text.

    the text, which may have several lines

    — key.name base64(key ID ‖ signature)

A signature says by name and key ID whose it is. Those of unknown keys are ignored, so that log
keys can be rotated and witnesses can add lines; one of a known key that does not verify spoils the
whole note. The key ID is short and only an identifier: trust comes from the verifier key, which the
reader has from elsewhere.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

from crypto.characters import BREAKS, SPACES
from crypto.errors import FormatError, VerificationError
from crypto.signing import SigningKey, VerifyKey

MAX_BYTES: Final = 128 * 1024
MAX_SIGNATURES: Final = 16
MAX_NAME: Final = 255
ML_DSA_44_KEY_BYTES: Final = 1312

_KEY_ID_BYTES: Final = 4
# Surrogates have no UTF-8 form; spaces are listed, because `\s` asks this Python's tables.
_NAME: Final = re.compile(rf"[^{BREAKS}{SPACES}+\x00-\x1f\ud800-\udfff]+\Z")
_TEXT: Final = re.compile(r"[^\x00-\x09\x0b-\x1f\ud800-\udfff]*\n\Z")
_LINE: Final = re.compile(r"— ([^ ]+) ([A-Za-z0-9+/=]+)\Z")
_VKEY: Final = re.compile(r"([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)\Z")
_BASE64: Final = re.compile(r"[A-Za-z0-9+/]*={0,2}\Z")


class Algorithm(IntEnum):
    """The signature type bytes of C2SP signed-note that this program knows."""

    ED25519 = 0x01
    """Ed25519 over the text: the signature of a log."""
    ED25519_COSIGNATURE = 0x04
    """Timestamped Ed25519 cosignature (C2SP tlog-cosignature)."""
    ML_DSA_44_COSIGNATURE = 0x06
    """Timestamped ML-DSA-44 cosignature (C2SP tlog-cosignature)."""


def key_id(name: str, algorithm: int, public: bytes) -> bytes:
    """Return the key ID: the first four bytes of SHA-256(name ‖ 0x0A ‖ algorithm ‖ public key).

    Raises:
        FormatError: the name is not a key name.
    """
    check_name(name)
    material = name.encode("utf-8") + b"\n" + bytes([algorithm]) + public
    return hashlib.sha256(material).digest()[:_KEY_ID_BYTES]


def check_name(name: str) -> None:
    """Check a key name or log origin: no spaces, no plus, no control characters, ≤ 255 bytes.

    Raises:
        FormatError: it is not one.
    """
    if not _NAME.match(name) or len(name.encode("utf-8")) > MAX_NAME:
        raise FormatError("the key name is empty, too long or holds a character it must not")


@dataclass(frozen=True, slots=True)
class NoteVerifier:
    """A verifier key: whom a signature line names, and the public key to check it with.

    Attributes:
        name: the key name; for a log, its origin.
        algorithm: the signature type.
        key: the public key: 32 bytes for Ed25519 (RFC 8032), 1,312 for ML-DSA-44 (FIPS 204).
        key_id: see `key_id`.
    """

    name: str
    algorithm: Algorithm
    key: bytes = field(repr=False)
    key_id: bytes = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Check name and key once, so that every instance can verify.

        Raises:
            FormatError: the name is not a key name or the key is not sound for its algorithm.
        """
        if self.algorithm is not Algorithm.ML_DSA_44_COSIGNATURE:
            VerifyKey.from_bytes(self.key)
        elif len(self.key) != ML_DSA_44_KEY_BYTES:
            raise FormatError("an ML-DSA-44 public key has 1,312 bytes")
        object.__setattr__(self, "key_id", key_id(self.name, self.algorithm, self.key))

    @classmethod
    def from_vkey(cls, text: str) -> NoteVerifier:
        """Read `name+key ID in hexadecimal+base64(algorithm ‖ public key)`.

        Raises:
            FormatError: another grammar, an unknown algorithm, or a key ID that is not this key's.
        """
        parts = _VKEY.match(text)
        if parts is None:
            raise FormatError("the text is not a verifier key")
        material = b64_decode(parts.group(3))
        if not material or material[0] not in frozenset(Algorithm):
            raise FormatError("the verifier key is of an unknown type")
        verifier = cls(parts.group(1), Algorithm(material[0]), material[1:])
        if verifier.key_id.hex() != parts.group(2):
            raise FormatError("the key ID is not the one of this key")
        return verifier

    def to_vkey(self) -> str:
        """Return the text that `from_vkey` reads."""
        material = b64_encode(bytes([self.algorithm]) + self.key)
        return f"{self.name}+{self.key_id.hex()}+{material}"


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature line, not verified.

    Attributes:
        name: the key name.
        key_id: four bytes that tell keys of one name apart.
        blob: the signature in the form of its algorithm.
    """

    name: str
    key_id: bytes
    blob: bytes = field(repr=False)

    def __post_init__(self) -> None:
        """Check what a signature line can carry.

        Raises:
            FormatError: not a key name, not four bytes of key ID, or no signature.
        """
        check_name(self.name)
        if len(self.key_id) != _KEY_ID_BYTES or not self.blob:
            raise FormatError("a signature is four bytes of key ID and at least one more")


@dataclass(frozen=True, slots=True)
class Note:
    """A text and the signatures under it; nothing in it may be used before `verify`.

    Attributes:
        text: ends in a newline, which is signed with it.
        signatures: 1 to 16, in the order of their lines.
    """

    text: str
    signatures: tuple[Signature, ...]

    def __post_init__(self) -> None:
        """Check that the note can be written and read back.

        Raises:
            FormatError: a control character, no newline at the end, too many signatures or bytes.
        """
        if not _TEXT.match(self.text):
            raise FormatError("the text of a note ends in a newline and has no control characters")
        if not 1 <= len(self.signatures) <= MAX_SIGNATURES:
            raise FormatError("a note has 1 to 16 signatures")
        if len(self.to_bytes()) > MAX_BYTES:
            raise FormatError("the note is larger than its limit")

    def to_bytes(self) -> bytes:
        """Return the note as UTF-8; `parse` reads it back."""
        lines = [f"— {s.name} {b64_encode(s.key_id + s.blob)}\n" for s in self.signatures]
        return "".join([self.text, "\n", *lines]).encode("utf-8")

    def signatures_by(self, verifier: NoteVerifier) -> tuple[Signature, ...]:
        """Return the signatures that name this key, not verified."""
        wanted = (verifier.name, verifier.key_id)
        return tuple(s for s in self.signatures if (s.name, s.key_id) == wanted)

    def with_signature(self, signature: Signature) -> Note:
        """Return the note with one more signature line at the end.

        Raises:
            FormatError: it would have too many signatures or bytes.
        """
        return Note(self.text, (*self.signatures, signature))

    def verify(self, *known: NoteVerifier) -> tuple[NoteVerifier, ...]:
        """Check the Ed25519 signatures (type 0x01) of known keys over the text.

        Returns:
            Those of the known keys that signed, at least one.

        Raises:
            FormatError: a key that signs no notes: cosignatures are checked by `checkpoints`.
            VerificationError: a signature of a known key does not verify, or none is there.
        """
        message = self.text.encode("utf-8")
        for verifier in known:
            if verifier.algorithm is not Algorithm.ED25519:
                raise FormatError("the key is not one that signs notes")
            for signature in self.signatures_by(verifier):
                VerifyKey.from_bytes(verifier.key).verify(signature.blob, message)
        signers = tuple(verifier for verifier in known if self.signatures_by(verifier))
        if not signers:
            raise VerificationError("the note has no signature of a known key")
        return signers


def parse(data: bytes) -> Note:
    """Read a signed note; no signature is checked.

    Raises:
        FormatError: more than 128 KiB, not UTF-8, or another grammar.
    """
    if len(data) > MAX_BYTES:
        raise FormatError("the note is larger than its limit")
    try:
        whole = data.decode("utf-8", "strict")
    except UnicodeDecodeError:
        # `from None`, here and elsewhere: the error carries the rejected bytes.
        raise FormatError("the note is not UTF-8") from None
    # The last empty line ends the text, which may have empty lines of its own.
    text, separator, lines = whole.rpartition("\n\n")
    if not separator or not lines.endswith("\n"):
        raise FormatError("the note has no signature lines")
    found = lines[:-1].split("\n", MAX_SIGNATURES)
    return Note(text + "\n", tuple(_signature(line) for line in found))


def sign(text: str, name: str, key: SigningKey) -> Note:
    """Return the text signed with Ed25519 (type 0x01) under a key name.

    Raises:
        FormatError: the text is not one of a note or the name is not a key name.
    """
    verifier = NoteVerifier(name, Algorithm.ED25519, key.public.to_bytes())
    if not _TEXT.match(text):
        raise FormatError("the text of a note ends in a newline and has no control characters")
    return Note(text, (Signature(name, verifier.key_id, key.sign(text.encode("utf-8"))),))


def b64_encode(data: bytes) -> str:
    """Return base64 text (RFC 4648 §4), padded."""
    return base64.b64encode(data).decode("ascii")


def b64_decode(text: str) -> bytes:
    """Decode padded base64 (RFC 4648 §4) that has exactly one spelling.

    Raises:
        FormatError: foreign characters, wrong padding or stray trailing bits.
    """
    if not _BASE64.match(text):
        raise FormatError("the text is not base64")
    try:
        data = base64.b64decode(text, validate=True)
    except binascii.Error:
        raise FormatError("the text is not base64") from None
    if b64_encode(data) != text:
        raise FormatError("the base64 text is not canonical")
    return data


def _signature(line: str) -> Signature:
    parts = _LINE.match(line)
    if parts is None:
        raise FormatError("a line under the note is not a signature line")
    material = b64_decode(parts.group(2))
    return Signature(parts.group(1), material[:_KEY_ID_BYTES], material[_KEY_ID_BYTES:])
