"""Checkpoints of a log (C2SP tlog-checkpoint) and what witnesses add (C2SP tlog-cosignature).

A checkpoint states size and root of the log of one origin; the log signs it as a note under the
origin's name. A cosignature states that a witness saw, at a time, this tree continue all earlier
ones. Witnesses of this program sign with ML-DSA-44 (type 0x06), which also commits to their name
and outlasts a quantum computer; the Ed25519 type (0x04) is accepted from others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey, MLDSA44PublicKey

from crypto import notes
from crypto.errors import FormatError, VerificationError
from crypto.merkle import EMPTY_ROOT, HASH_BYTES
from crypto.notes import Algorithm, Note, NoteVerifier, Signature
from crypto.secret import SecretBytes
from crypto.signing import SigningKey, VerifyKey

MAX_SIZE: Final = 2**53 - 1
"""Sizes are JSON integers elsewhere, so they end where those do."""
MAX_TIMESTAMP: Final = 2**63 - 1
SEED_BYTES: Final = 32

_TIMESTAMP_BYTES: Final = 8
_SUBTREE_LABEL: Final = b"subtree/v1\n\0"
_DECIMAL: Final = re.compile(r"(?:0|[1-9][0-9]{0,15})\Z")
_TEXT: Final = re.compile(r"([^\n]+)\n([0-9]+)\n([A-Za-z0-9+/]{43}=)\n\Z")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The head of a log.

    Attributes:
        origin: the name of the log; no spaces, no plus, at most 255 bytes.
        size: the number of leaves, below 2^53.
        root: the root hash at that size, 32 bytes.
    """

    origin: str
    size: int
    root: bytes

    def __post_init__(self) -> None:
        """Check the three parts.

        Raises:
            FormatError: one is out of range, or an empty tree has a root of its own.
        """
        notes.check_name(self.origin)
        if not 0 <= self.size <= MAX_SIZE or len(self.root) != HASH_BYTES:
            raise FormatError("the size or the root of the checkpoint is out of range")
        if self.size == 0 and self.root != EMPTY_ROOT:
            raise FormatError("the root of an empty tree is the hash of nothing")

    def to_text(self) -> str:
        """Return the three lines that are signed; there are no extension lines."""
        return f"{self.origin}\n{self.size}\n{notes.b64_encode(self.root)}\n"


def parse_text(text: str) -> Checkpoint:
    """Read the text of a checkpoint.

    Raises:
        FormatError: not the three lines in their one spelling; extension lines included.
    """
    parts = _TEXT.match(text)
    if parts is None:
        raise FormatError("the text is not a checkpoint")
    origin, size, root = parts.groups()
    return Checkpoint(origin, parse_decimal(size), notes.b64_decode(root))


def parse_decimal(text: str) -> int:
    """Read a size or an index: ASCII decimal without leading zeros, below 2^53.

    Raises:
        FormatError: anything else.
    """
    if not _DECIMAL.match(text) or (number := int(text)) > MAX_SIZE:
        raise FormatError("the number is not in its decimal form or too large")
    return number


def sign(checkpoint: Checkpoint, key: SigningKey) -> Note:
    """Return the checkpoint signed by its log: Ed25519, type 0x01, under the origin's name."""
    return notes.sign(checkpoint.to_text(), checkpoint.origin, key)


def open_checkpoint(data: bytes, *logs: NoteVerifier) -> Checkpoint:
    """Read a signed checkpoint and check the signature of its log.

    Args:
        data: the note as received.
        logs: the keys of the log; more than one while its key is rotated.

    Raises:
        FormatError: not a note, or its text is not a checkpoint.
        VerificationError: no key of this origin signed it, or a known key's signature is wrong.
    """
    note = notes.parse(data)
    signers = note.verify(*logs)
    checkpoint = parse_text(note.text)
    if checkpoint.origin not in {signer.name for signer in signers}:
        raise VerificationError("the checkpoint is signed by the key of another log")
    return checkpoint


class CosignerKey:
    """The private ML-DSA-44 key of a witness (FIPS 204). It has no printable form.

    Attributes:
        verifier: the public half, with the witness's name.
    """

    __slots__ = ("_key", "verifier")

    def __init__(self, name: str, key: MLDSA44PrivateKey) -> None:
        public = key.public_key().public_bytes_raw()
        self._key: Final = key
        self.verifier: Final = NoteVerifier(name, Algorithm.ML_DSA_44_COSIGNATURE, public)

    @classmethod
    def generate(cls, name: str) -> CosignerKey:
        """Return a new key from the system's randomness.

        Raises:
            FormatError: the name is not a key name.
        """
        return cls(name, MLDSA44PrivateKey.generate())

    @classmethod
    def from_seed(cls, name: str, seed: SecretBytes) -> CosignerKey:
        """Return the key of a 32-byte seed (ξ in FIPS 204, algorithm 6).

        Raises:
            FormatError: the name is not a key name or the seed does not have 32 bytes.
        """
        if len(seed) != SEED_BYTES:
            raise FormatError("an ML-DSA-44 seed has 32 bytes")
        return cls(name, MLDSA44PrivateKey.from_seed_bytes(seed.view()))

    def seed(self) -> SecretBytes:
        """Return the 32-byte seed, for the witness's own state only."""
        return SecretBytes(self._key.private_bytes_raw())

    def sign(self, message: bytes) -> bytes:
        """Return a signature of 2,420 bytes over a message, with an empty context."""
        return self._key.sign(message)


def cosign(checkpoint: Checkpoint, key: CosignerKey, timestamp: int) -> Signature:
    """Return a cosignature. The caller has verified log signature and consistency before.

    Args:
        checkpoint: what the witness saw.
        key: the key of the witness.
        timestamp: seconds since the Unix epoch; 0 makes no statement that this tree is the latest.

    Raises:
        FormatError: the time is negative or above 2^63 - 1.
    """
    if not 0 <= timestamp <= MAX_TIMESTAMP:
        raise FormatError("the time of a cosignature is out of range")
    signature = key.sign(_cosigned_message(checkpoint, key.verifier, timestamp))
    blob = timestamp.to_bytes(_TIMESTAMP_BYTES, "big") + signature
    return Signature(key.verifier.name, key.verifier.key_id, blob)


def verify_cosignature(checkpoint: Checkpoint, signature: Signature, verifier: NoteVerifier) -> int:
    """Check one cosignature over a checkpoint.

    Returns:
        When it was made, in seconds since the Unix epoch. Whether that is in the future or too
        long ago is for the caller, who has a clock; 0 makes no statement about time.

    Raises:
        FormatError: the verifier is not the key of a cosigner.
        VerificationError: it names another key, has another form or does not verify.
    """
    if verifier.algorithm is Algorithm.ED25519:
        raise FormatError("the key is not one that cosigns")
    if (signature.name, signature.key_id) != (verifier.name, verifier.key_id):
        raise VerificationError("the cosignature names another key")
    stamp, proper = signature.blob[:_TIMESTAMP_BYTES], signature.blob[_TIMESTAMP_BYTES:]
    timestamp = int.from_bytes(stamp, "big")
    if len(stamp) != _TIMESTAMP_BYTES or timestamp > MAX_TIMESTAMP:
        raise VerificationError("the cosignature has no valid time")
    message = _cosigned_message(checkpoint, verifier, timestamp)
    if verifier.algorithm is Algorithm.ED25519_COSIGNATURE:
        VerifyKey.from_bytes(verifier.key).verify(proper, message)
        return timestamp
    try:
        MLDSA44PublicKey.from_public_bytes(verifier.key).verify(proper, message)
    except InvalidSignature as error:
        raise VerificationError("the cosignature does not verify") from error
    return timestamp


def _cosigned_message(checkpoint: Checkpoint, verifier: NoteVerifier, timestamp: int) -> bytes:
    """Return what a cosigner signs: two lines and the text, or the struct `cosigned_message`."""
    if verifier.algorithm is Algorithm.ED25519_COSIGNATURE:
        return f"cosignature/v1\ntime {timestamp}\n{checkpoint.to_text()}".encode()
    name, origin = verifier.name.encode("utf-8"), checkpoint.origin.encode("utf-8")
    return b"".join(
        (
            _SUBTREE_LABEL,
            len(name).to_bytes(1, "big"),
            name,
            timestamp.to_bytes(8, "big"),
            len(origin).to_bytes(1, "big"),
            origin,
            (0).to_bytes(8, "big"),
            checkpoint.size.to_bytes(8, "big"),
            checkpoint.root,
        )
    )
