"""The bundle of a public version: what it holds, written and read.

    manifest.json                 schema, kind, SHA-256 of every other file
    entries/<index>.sdjwt         entry 0, what the roster needs, the emission, its confirmation
    proofs/<index>.tlog-proof     one for each entry, all to the same checkpoint
    checkpoint                    the signed note
    documento.pdf                 for people
    datos.json                    the same fields for machines

Nothing else about the case is in it. Unsigned: the leaves sign. Reading checks form only;
`alertadores.verify` judges.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from alertadores.bundles.archive import read_archive, write_archive
from alertadores.bundles.fields import PublicFields
from alertadores.bundles.presentation import Presentation, parse_presentation, write_presentation
from alertadores.ledger.rows import Opened
from crypto import canonical, proofs
from crypto.canonical import b64u_encode
from crypto.errors import FormatError
from crypto.proofs import InclusionProof

SCHEMA: Final = "alertadores-bundle/1"
KIND: Final = "public"
MANIFEST: Final = "manifest.json"
DOCUMENT: Final = "documento.pdf"
DATA: Final = "datos.json"
CHECKPOINT: Final = "checkpoint"
MAX_DISCLOSURES: Final = 1 << 20
"""In all entries together; twice what the longest public text needs."""

_ENTRY: Final = re.compile(r"entries/(0|[1-9][0-9]{0,14})\.sdjwt\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry to put into a bundle: opened, proven, with the disclosures of its shown fields."""

    opened: Opened
    proof: InclusionProof
    fields: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class PublicBundle:
    """A bundle as read.

    Attributes:
        entries: by index, ascending.
        proofs: by index; the same indexes.
        checkpoint: the signed note.
        document: the PDF.
        fields: what the emission says, as the bundle states it for machines.
    """

    entries: Mapping[int, Presentation]
    proofs: Mapping[int, InclusionProof]
    checkpoint: bytes
    document: bytes
    fields: PublicFields


def write_public_bundle(
    shown: Sequence[Shown], checkpoint: bytes, document: bytes, fields: PublicFields
) -> bytes:
    """Return the bundle's bytes; the same content gives the same bytes.

    Args:
        shown: entry 0, what the roster needs, the emission, its confirmation.
        checkpoint: the signed note that all proofs lead to.
        document: the PDF.
        fields: what the emission says.

    Raises:
        FormatError: more than a bundle may hold.
    """
    files = {CHECKPOINT: checkpoint, DOCUMENT: document, DATA: fields.to_bytes()}
    for each in shown:
        index = each.proof.index
        files[f"entries/{index}.sdjwt"] = write_presentation(each.opened, each.fields)
        files[f"proofs/{index}.tlog-proof"] = each.proof.to_bytes()
    files[MANIFEST] = canonical.dumps(
        {
            "files": {name: _sha256(content) for name, content in files.items()},
            "kind": KIND,
            "schema": SCHEMA,
        }
    )
    return write_archive(files)


def read_public_bundle(data: bytes) -> PublicBundle:
    """Read a bundle.

    Raises:
        FormatError: the archive, the manifest or any file is not in its form, or is foreign.
        VerificationError: a file is not the one the manifest names, or an entry's leaf commits to
            another trace record.
    """
    files = read_archive(data)
    _check_manifest(files)
    indexes = sorted(int(found[1]) for found in map(_ENTRY.match, files) if found)
    expected = {MANIFEST, CHECKPOINT, DOCUMENT, DATA}
    for index in indexes:
        expected |= {f"entries/{index}.sdjwt", f"proofs/{index}.tlog-proof"}
    if set(files) != expected:
        raise FormatError("the bundle does not hold exactly the files of its kind")
    entries = {index: files[f"entries/{index}.sdjwt"] for index in indexes}
    if sum(text.count(b"~") for text in entries.values()) > MAX_DISCLOSURES:
        raise FormatError("the bundle shows more than its limit")
    return PublicBundle(
        entries={index: parse_presentation(text, index) for index, text in entries.items()},
        proofs={index: proofs.parse(files[f"proofs/{index}.tlog-proof"]) for index in indexes},
        checkpoint=files[CHECKPOINT],
        document=files[DOCUMENT],
        fields=PublicFields.from_bytes(files[DATA]),
    )


def _check_manifest(files: Mapping[str, bytes]) -> None:
    if MANIFEST not in files:
        raise FormatError("the bundle has no manifest")
    named = {name: _sha256(content) for name, content in files.items() if name != MANIFEST}
    if canonical.loads_canonical(files[MANIFEST]) != {
        "files": named,
        "kind": KIND,
        "schema": SCHEMA,
    }:
        raise FormatError("the manifest does not describe this bundle")


def _sha256(data: bytes) -> str:
    return b64u_encode(hashlib.sha256(data).digest())
