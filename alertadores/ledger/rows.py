"""A row: an entry as it travels and is stored, readable only with the trace key of its case.

Leaf and the full disclosure of the trace record are encrypted together, padded to 1, 2, 4 KiB…
The tag tells holders of the trace key which case a row may belong to, and nobody else anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from alertadores.domain.entry import Entry
from alertadores.domain.records import SCHEMAS, Record, parse_data
from alertadores.domain.trace import Trace
from alertadores.domain.trace_text import parse_trace_text
from alertadores.ledger.leaf import Leaf, parse_leaf
from crypto.errors import FormatError, VerificationError
from crypto.labels import Label, context
from crypto.presentations import trace_text
from crypto.sealing import pad, seal, unpad, unseal
from crypto.secret import SecretBytes, mac

SMALLEST: Final = 1024
TAG_BYTES: Final = 16
HASH_BYTES: Final = 32
MAX_ROW: Final = 1024 * 1024
_HEAD: Final = HASH_BYTES + TAG_BYTES


@dataclass(frozen=True, slots=True)
class Row:
    """Leaf hash, tag and ciphertext. Its index is its place."""

    leaf_hash: bytes
    tag: bytes
    ciphertext: bytes

    def to_bytes(self) -> bytes:
        """Return the row as a hub stores it: leaf hash ‖ tag ‖ ciphertext."""
        return self.leaf_hash + self.tag + self.ciphertext


@dataclass(frozen=True, slots=True)
class Opened:
    """A row that was opened: its leaf, the disclosure of its trace record, the entry they make."""

    leaf: Leaf
    disclosure: str
    entry: Entry


def parse_row(data: bytes) -> Row:
    """Read a row.

    Raises:
        FormatError: too short or too long.
    """
    if not _HEAD < len(data) <= MAX_ROW:
        raise FormatError("the row has an impossible length")
    return Row(data[:HASH_BYTES], data[HASH_BYTES:_HEAD], data[_HEAD:])


def seal_row(trace_key: SecretBytes, number: int, leaf: Leaf, disclosure: str) -> Row:
    """Encrypt an entry.

    Args:
        trace_key: of the case's present epoch; for acts of the office, the office key.
        number: entries of the case known + own queued + 1. Two rows may have the same.
        leaf: the signed leaf.
        disclosure: of its trace record.
    """
    plain = leaf.data + b"~" + disclosure.encode("ascii") + b"~"
    ciphertext = seal(trace_key, pad(plain, SMALLEST), context(Label.ROW, leaf.hash))
    return Row(leaf.hash, row_tag(trace_key, number), ciphertext)


def open_row(trace_key: SecretBytes, case: bytes | None, row: Row, index: int | None) -> Opened:
    """Open a row and read its entry; the signature is checked against the roster elsewhere.

    A row that opens and is then refused is no entry: everybody who can open it leaves it out of
    the case in the same way.

    Args:
        trace_key: of the case, or the office key.
        case: whose key that is, None for the office.
        row: as the hub has it.
        index: its place in the log.

    Raises:
        DecryptionError: the row is not under this key, or was altered.
        FormatError: what comes out is not a leaf and a trace record.
        VerificationError: the leaf is not the one the row names, commits to another record, or
            names another case than the one it is encrypted for.
    """
    plain = unpad(unseal(trace_key, row.ciphertext, context(Label.ROW, row.leaf_hash)), SMALLEST)
    match plain.split(b"~"):
        case [data, disclosure, b""] if disclosure.isascii():
            leaf = parse_leaf(data)
        case _:
            raise FormatError("a row holds a leaf and one disclosure")
    if leaf.hash != row.leaf_hash:
        raise VerificationError("the row holds another leaf than it names")
    opened = open_entry(leaf, disclosure.decode("ascii"), index)
    if opened.entry.trace.case != case:
        raise VerificationError("the row names another case than it is encrypted for")
    return opened


def open_entry(leaf: Leaf, disclosure: str, index: int | None) -> Opened:
    """Read the entry of a leaf and the disclosure of its trace record.

    Raises:
        FormatError: the trace record is outside its grammar.
        VerificationError: the leaf commits to another record.
    """
    trace = parse_trace_text(trace_text(leaf.trace_digest, disclosure))
    return Opened(leaf, disclosure, Entry(leaf.hash, index, leaf.kid, trace, _record(trace)))


def _record(trace: Trace) -> Record | None:
    """Read the values for the rules; a later release may know a type or a value this one does not.

    Such an entry keeps its place in its chain, so that every release computes the same bases.
    """
    if trace.type not in SCHEMAS:
        return None
    try:
        return parse_data(trace.type, trace.data)
    except FormatError:
        return None


def row_tag(trace_key: SecretBytes, number: int) -> bytes:
    """Return the tag of the n-th row of a case."""
    return mac(trace_key, Label.ROW_TAG, number.to_bytes(8, "big"))[:TAG_BYTES]
