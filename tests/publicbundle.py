"""A real public bundle of an office in memory, and bundles that somebody tampered with.

`Publisher` keeps an office together with what publishing needs: the log's key, witnesses, and the
disclosures of each emission. Nothing it writes is checked by it, so that it can write what no
honest office would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from hashlib import sha256
from typing import Any, Final

from alertadores.bundles import archive
from alertadores.bundles.card import TrustCard
from alertadores.bundles.fields import PublicFields
from alertadores.bundles.public import MANIFEST, Shown, write_public_bundle
from alertadores.domain.catalogs import CATALOG_NAMES, Catalogs, parse_catalogs
from alertadores.domain.roles import Role
from alertadores.domain.schemas import SCHEMAS, Group, Visibility
from alertadores.ledger.authoring import Act, Author, Made, make_entry
from alertadores.ledger.contents import open_content, rebuild
from alertadores.ledger.keys import CaseKeys
from alertadores.ledger.leaf import Seen
from alertadores.ledger.rows import open_row
from alertadores.publish.pdf import render
from alertadores.publish.summary import Source, document_of, public_fields
from crypto import checkpoints, merkle, notes
from crypto.canonical import b64u_encode, dumps
from crypto.checkpoints import Checkpoint, CosignerKey
from crypto.commitments import FieldCommitment
from crypto.proofs import InclusionProof
from crypto.signing import SigningKey
from resources import read
from tests.office import MINUTE, ORIGIN, PracticeOffice, some_digest

SEATS: Final[dict[str, tuple[Role, ...]]] = {
    "coordinator": (Role.COORDINACION, Role.ADMINISTRACION),
    "officer": (Role.ENLACE_CASO, Role.ADMINISTRACION),
    "custodian": (Role.CUSTODIA_IDENTIDAD,),
    "second custodian": (Role.CUSTODIA_IDENTIDAD,),
    "auditor": (Role.AUDITORIA,),
}
"""As few people as can found an office."""

SOURCE: Final = Source(
    received=date(2026, 11, 3),
    alerter="INTERNO",
    conducts=("DESVIO_RECURSOS_PUBLICOS", "COHECHO"),
    state="EN_INVESTIGACION",
    families=("LABORAL",),
    text="Se alertó sobre el pago de obras que no se hicieron.\nSe investiga.",
    language="es",
)
AGENCY: Final = "Secretaría de Ejemplo"
ISSUED: Final = date(2026, 11, 30)
COSIGNED_AT: Final = 1_795_000_000
PUBLIC: Final = tuple(
    index
    for index, each in enumerate(SCHEMAS["public.emitted"].fields)
    if each.visibility is Visibility.PUBLIC
)
"""Positions of an emission that a bundle shows."""


@cache
def catalogs() -> Catalogs:
    """Return the shipped catalogues."""
    return parse_catalogs({name: read("catalogs", f"{name}.json") for name in CATALOG_NAMES})


@dataclass(slots=True)
class Publisher:
    """An office, and what it needs to publish.

    Attributes:
        office: the log and its people.
        log_key: signs checkpoints.
        witnesses: those that entry 0 names.
        commitments: leaf hash of an emission → its fields with their digests.
        fields: of the last emission.
        document: the PDF of the last emission.
    """

    office: PracticeOffice
    log_key: SigningKey
    witnesses: tuple[CosignerKey, ...] = ()
    commitments: dict[bytes, FieldCommitment] = field(default_factory=dict)
    fields: PublicFields = field(default_factory=lambda: public_fields(SOURCE, AGENCY, ISSUED))
    document: bytes = b""

    @classmethod
    def founded(cls, witnesses: int = 0, quorum: int = 0) -> Publisher:
        """Return an office with a past: a case, and a member for transparencia enrolled later."""
        office, log_key = PracticeOffice.seated(SEATS), SigningKey.generate()
        cosigners = tuple(CosignerKey.generate(f"testigo-{each}") for each in range(witnesses))
        genesis = office.found(
            "officer",
            log_key=b64u_encode(log_key.public.to_bytes()),
            witnesses=[each.verifier.to_vkey() for each in cosigners],
            quorum=quorum,
        )
        for name in SEATS:
            office.do(name, "office.accepted", object=genesis)
        case, values = office.new_case(office.readers("officer", "coordinator"))
        office.do("officer", "case.opened", case=case, data=values)
        seat = office.newcomer("transparency", Role.TRANSPARENCIA)
        office.approved("officer", "coordinator", "member.proposed", seat)
        return cls(office, log_key, cosigners)

    def fork(self) -> Publisher:
        """Return the same past with a future of its own."""
        return replace(self, office=self.office.fork(), commitments=dict(self.commitments))

    def emit(self, name: str = "officer", *, key: int = -1, **changes: Any) -> bytes:
        """Sign the emission of a summary; return its hash.

        Args:
            name: who signs.
            key: with which of their keys.
            changes: `source`, `pdf`, `fields` (committed values that are not the bundle's) and
                `document` (a digest that is not the PDF's).
        """
        self.fields = public_fields(changes.get("source", SOURCE), AGENCY, ISSUED)
        self.document = changes.get("pdf") or render(document_of(self.fields, ORIGIN, catalogs()))
        data = {
            "document": changes.get("document", b64u_encode(sha256(self.document).digest())),
            "link": some_digest(),
        }
        office = self.office
        office.clock += MINUTE
        desk = office.desk(name, key=key)
        times = {"occurred": office.clock, "recorded": office.clock}
        values = changes.get("fields", self.fields.to_values())
        act = Act("public.emitted", None, **times, base=desk.base(None), data=data, values=values)
        made = make_entry(self._author(desk.key), office.keys[None], act)
        desk.queue.append(open_row(office.keys[None].trace, None, made.row, None))
        desk.push()
        self.commitments[made.entry.hash] = _commitment(made, office.keys[None])
        return made.entry.hash

    def _author(self, key: SigningKey) -> Author:
        leaves = [each.leaf.hash for each in self.office.log]
        return Author(key, ORIGIN, Seen(len(leaves), merkle.root_of(leaves)))

    def confirm(self, emission: bytes, name: str = "transparency", *, key: int = -1) -> bytes:
        """Sign the confirmation of an emission; return its hash."""
        return self.office.act(name, "public.confirmed", object=emission, key=key)

    def checkpoint(
        self, *, size: int | None = None, key: SigningKey | None = None, cosigners: int = 0
    ) -> bytes:
        """Return a checkpoint over the first entries, cosigned by the first witnesses."""
        leaves = [each.leaf.hash for each in self.office.log[:size]]
        head = Checkpoint(ORIGIN, len(leaves), merkle.root_of(leaves))
        note = checkpoints.sign(head, key or self.log_key)
        for witness in self.witnesses[:cosigners]:
            note = note.with_signature(checkpoints.cosign(head, witness, COSIGNED_AT))
        return note.to_bytes()

    def shown(self, checkpoint: bytes, indexes: Iterable[int] | None = None) -> list[Shown]:
        """Return entries with their proofs; by default all acts of the office."""
        size = checkpoints.parse_text(notes.parse(checkpoint).text).size
        log = self.office.log[:size]
        hashes = [each.leaf.hash for each in log]
        if indexes is None:
            indexes = [index for index, each in enumerate(log) if each.entry.trace.case is None]
        shown = []
        for index in indexes:
            path = merkle.prove_inclusion(index, size, _node(hashes))
            commitment = self.commitments.get(hashes[index])
            fields = [] if commitment is None else commitment.present(PUBLIC)
            shown.append(Shown(log[index], InclusionProof(index, path, checkpoint), fields))
        return shown

    def bundle(
        self, checkpoint: bytes | None = None, shown: Sequence[Shown] | None = None
    ) -> bytes:
        """Return the bundle of the last emission."""
        checkpoint = self.checkpoint() if checkpoint is None else checkpoint
        entries = self.shown(checkpoint) if shown is None else shown
        return write_public_bundle(entries, checkpoint, self.document, self.fields)

    def card(self, quorum: int = 0, **changes: Any) -> TrustCard:
        """Return the trust card of this office."""
        parts: dict[str, Any] = {
            "origin": ORIGIN,
            "genesis": self.office.log[0].leaf.hash,
            "witnesses": tuple(each.verifier.to_vkey() for each in self.witnesses),
            "quorum": quorum,
        }
        return TrustCard(**{**parts, **changes})


def _commitment(made: Made, keys: CaseKeys) -> FieldCommitment:
    """Return the commitment of an entry of the office, from its encrypted object."""
    sealed = made.objects[made.entry.trace.contents[Group.CASE.value]]
    content = open_content(keys.read[Group.CASE], None, Group.CASE, sealed)
    leaf = open_row(keys.trace, None, made.row, None).leaf
    return rebuild(SCHEMAS[made.entry.trace.type], {Group.CASE: content}, leaf.fields_digest)


def _node(leaves: list[bytes]) -> Callable[[int, int], bytes]:
    return lambda level, index: merkle.root_of(leaves[index << level : (index + 1) << level])


@cache
def published(witnesses: int = 0, cosigners: int = 0) -> tuple[Publisher, bytes]:
    """Return an office that has published one summary, and its bundle. Fork it to go on."""
    publisher = Publisher.founded(witnesses)
    publisher.confirm(publisher.emit())
    return publisher, publisher.bundle(publisher.checkpoint(cosigners=cosigners))


def repacked(bundle: bytes, edit: Callable[[dict[str, bytes]], None]) -> bytes:
    """Return a bundle with other files and a manifest that describes them."""
    files = archive.read_archive(bundle)
    edit(files)
    files[MANIFEST] = manifest_of(files)
    return archive.write_archive(files)


def manifest_of(files: Mapping[str, bytes]) -> bytes:
    """Return the manifest of these files."""
    named = {
        name: b64u_encode(sha256(content).digest())
        for name, content in files.items()
        if name != MANIFEST
    }
    return dumps({"files": named, "kind": "public", "schema": "alertadores-bundle/1"})
