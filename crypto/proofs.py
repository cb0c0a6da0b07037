"""Inclusion proofs as files (C2SP tlog-proof): index, hashes and the checkpoint they lead to.

    c2sp.org/tlog-proof@v1
    index 73894
    base64 of a hash, nearest first
    …

    the signed checkpoint, verbatim

The optional `extra` line of the specification is refused: nothing signs it, and nobody here needs
it. Reading a proof checks its grammar only; `checkpoints.open_checkpoint` and
`merkle.verify_inclusion` check what it says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from crypto import notes
from crypto.checkpoints import MAX_SIZE, parse_decimal, parse_text
from crypto.errors import FormatError
from crypto.merkle import HASH_BYTES

HEADER: Final = "c2sp.org/tlog-proof@v1"
MAX_HASHES: Final = 63
MAX_BYTES: Final = notes.MAX_BYTES + 4096

_HEAD: Final = re.compile(
    rf"{re.escape(HEADER)}\nindex ([0-9]+)((?:\n[A-Za-z0-9+/]{{43}}=){{0,{MAX_HASHES}}})\Z"
)


@dataclass(frozen=True, slots=True)
class InclusionProof:
    """Where a leaf stands and what ties it to a checkpoint.

    Attributes:
        index: position of the leaf in the log, from 0.
        hashes: the proof of RFC 9162 §2.1.3.1, nearest first, at most 63.
        checkpoint: the signed note as received.
    """

    index: int
    hashes: tuple[bytes, ...]
    checkpoint: bytes

    def __post_init__(self) -> None:
        """Check that the proof can be written and read back.

        Raises:
            FormatError: a part is out of range, or the checkpoint is not the note of one.
        """
        if not 0 <= self.index <= MAX_SIZE:
            raise FormatError("the index of the proof is out of range")
        if len(self.hashes) > MAX_HASHES or any(len(part) != HASH_BYTES for part in self.hashes):
            raise FormatError("a proof has at most 63 hashes of 32 bytes")
        parse_text(notes.parse(self.checkpoint).text)

    def to_bytes(self) -> bytes:
        """Return the text of a `.tlog-proof` file, which `parse` reads back."""
        hashes = [notes.b64_encode(part) for part in self.hashes]
        head = "\n".join([HEADER, f"index {self.index}", *hashes])
        return head.encode("ascii") + b"\n\n" + self.checkpoint


def parse(data: bytes) -> InclusionProof:
    """Read the text of a `.tlog-proof` file.

    Raises:
        FormatError: too large, another grammar, or an `extra` line.
    """
    if len(data) > MAX_BYTES:
        raise FormatError("the proof is larger than its limit")
    head, _, checkpoint = data.partition(b"\n\n")
    try:
        parts = _HEAD.match(head.decode("ascii", "strict"))
    except UnicodeDecodeError:
        raise FormatError("the head of the proof is not ASCII") from None
    if parts is None:
        raise FormatError("the text is not an inclusion proof")
    index, hashes = parts.groups()
    decoded = tuple(notes.b64_decode(line) for line in hashes.split("\n")[1:])
    return InclusionProof(parse_decimal(index), decoded, checkpoint)
