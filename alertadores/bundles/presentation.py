"""An entry as a bundle shows it: `leaf~e~f~positions…~`, the SD-JWT of RFC 9901 §4."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from alertadores.ledger.leaf import parse_leaf
from alertadores.ledger.rows import Opened, open_entry
from crypto.errors import FormatError


@dataclass(frozen=True, slots=True)
class Presentation:
    """A shown entry.

    Attributes:
        opened: its leaf and trace record.
        fields: the disclosures of its fields, the list of digests first; empty if none is shown.
    """

    opened: Opened
    fields: tuple[str, ...]


def write_presentation(opened: Opened, fields: Sequence[str] = ()) -> bytes:
    """Return the text of an `.sdjwt` file."""
    parts = [opened.leaf.data.decode("ascii"), opened.disclosure, *fields]
    return ("~".join(parts) + "~").encode("ascii")


def parse_presentation(data: bytes, index: int) -> Presentation:
    """Read an `.sdjwt` file; fields are opened elsewhere, against the schema.

    Raises:
        FormatError: not a leaf and a trace record.
        VerificationError: the leaf commits to another record.
    """
    if not data.isascii():
        raise FormatError("a presented entry is ASCII")
    match data.decode("ascii").split("~"):
        case [leaf, disclosure, *fields, ""]:
            opened = open_entry(parse_leaf(leaf.encode("ascii")), disclosure, index)
            return Presentation(opened, tuple(fields))
    raise FormatError("a presented entry is a leaf and its disclosures")
