"""Checks the bundle of a public version, in the order of architecture §9.

Archive, manifest, card, entry 0, log signature, witnesses, proofs, signatures of author and
confirmer, two members with the roles, disclosures, PDF hash. Each step is a function that raises;
the first that does decides. Nothing is taken from the bundle that the card does not anchor.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any, Final

from alertadores.bundles.card import TrustCard
from alertadores.bundles.presentation import Presentation
from alertadores.bundles.public import PublicBundle, read_public_bundle
from alertadores.domain import office as office_rules
from alertadores.domain.entry import Rejected
from alertadores.domain.office import Office
from alertadores.domain.records import OfficeFounded, PublicEmitted
from alertadores.domain.schemas import SCHEMAS, Form, Visibility
from alertadores.verify.report import Report, Statement, Verdict
from crypto import canonical, merkle
from crypto.canonical import b64u_decode, b64u_encode
from crypto.checkpoints import Checkpoint
from crypto.errors import CryptoError
from crypto.notes import Algorithm, NoteVerifier
from crypto.presentations import OpenedFields, open_fields
from crypto.tokens import ShownText

LIMITS: Final = (
    Statement.of("verify.limit-truth"),
    Statement.of("verify.limit-pdf-text"),
    Statement.of("verify.limit-other-entries"),
    Statement.of("verify.limit-other-cases"),
)


class _WrongError(Exception):
    """A check failed; the key names it."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True)
class _Witnessed:
    """The checkpoint, how many witnesses of the card cosigned it, and whether those are enough."""

    checkpoint: Checkpoint
    count: int
    enough: bool


@dataclass(frozen=True, slots=True)
class _Emitted:
    """The emission this bundle is about, and the two members who answer for it."""

    presentation: Presentation
    record: PublicEmitted
    author: int
    second: int


def verify_public(data: bytes, card: TrustCard | None) -> Report:
    """Check a bundle against a trust card.

    Args:
        data: the bundle's bytes.
        card: what the receiver got another way; without it nothing is decided.
    """
    try:
        return _check(data, card)
    except _WrongError as wrong:
        return Report.without_result(Verdict.WRONG, Statement.of(wrong.key))


def _check(data: bytes, card: TrustCard | None) -> Report:
    bundle = _read(data)
    founding = _founding(bundle, card)
    witnessed = _checkpoint(bundle, founding, card)
    _proofs(bundle, witnessed.checkpoint)
    office = _replay(bundle, founding)
    emitted = _emission(bundle, office)
    fields = _fields(emitted.presentation)
    _document(bundle, emitted.record, fields)
    report = _intact(bundle, witnessed, emitted, fields)
    if card is None:
        report.without_card(Statement.of("verify.no-card", origin=founding.origin))
        return report
    report.proven.insert(0, Statement.of("verify.office", origin=card.origin))
    if not witnessed.enough:
        report.leave_open(
            Statement.of("verify.quorum-unmet", count=witnessed.count, quorum=card.quorum)
        )
    return report


def _read(data: bytes) -> PublicBundle:
    try:
        return read_public_bundle(data)
    except CryptoError as error:
        raise _WrongError("verify.bundle-damaged") from error


def _founding(bundle: PublicBundle, card: TrustCard | None) -> OfficeFounded:
    """Entry 0 is the one the card names, and says the same origin."""
    first = bundle.entries.get(0)
    if first is None or not isinstance(first.opened.entry.record, OfficeFounded):
        raise _WrongError("verify.no-entry-0")
    founding = first.opened.entry.record
    if card is not None and (
        card.genesis != first.opened.leaf.hash or card.origin != founding.origin
    ):
        raise _WrongError("verify.other-office")
    return founding


def _checkpoint(
    bundle: PublicBundle, founding: OfficeFounded, card: TrustCard | None
) -> _Witnessed:
    """The log's signature holds, and so does every cosignature of a witness of the card."""
    try:
        known = card or TrustCard(founding.origin, bundle.entries[0].opened.leaf.hash)
        key = b64u_decode(founding.log_key, length=32)
        policy = known.policy(NoteVerifier(founding.origin, Algorithm.ED25519, key))
        checkpoint, times = policy.open_checkpoint(bundle.checkpoint)
    except CryptoError as error:
        raise _WrongError("verify.checkpoint-wrong") from error
    return _Witnessed(checkpoint, len(times), policy.satisfied_by(times.keys()))


def _proofs(bundle: PublicBundle, checkpoint: Checkpoint) -> None:
    """Every entry shown stands under the one checkpoint, at the index its name says."""
    roots = {0: merkle.EMPTY_ROOT}
    for index, presentation in bundle.entries.items():
        proof, leaf = bundle.proofs[index], presentation.opened.leaf
        if proof.index != index or proof.checkpoint != bundle.checkpoint:
            raise _WrongError("verify.proof-wrong")
        try:
            merkle.verify_inclusion(
                index, checkpoint.size, leaf.hash, proof.hashes, checkpoint.root
            )
        except CryptoError as error:
            raise _WrongError("verify.proof-wrong") from error
        # What its author had seen lies before it, and is what every other author saw.
        seen = leaf.seen
        if seen.size > index or roots.setdefault(seen.size, seen.root) != seen.root:
            raise _WrongError("verify.two-histories")


def _replay(bundle: PublicBundle, founding: OfficeFounded) -> Office:
    """Judge the shown entries in order by the rules every vault applies, and check who signed.

    The chain of the whole office is not shown, so bases are not judged here: what entries in
    between did is among what a bundle cannot prove.
    """
    office = Office()
    met: set[bytes] = set()
    for presentation in bundle.entries.values():
        leaf, entry = presentation.opened.leaf, presentation.opened.entry
        # Who can write to a hub can copy a row to another index; a copy has no effect.
        if entry.trace.case is not None or leaf.origin != founding.origin or leaf.hash in met:
            raise _WrongError("verify.entry-refused")
        met.add(leaf.hash)
        try:
            office = office_rules.evolve(office, entry)
            leaf.verify(office.keys[entry.kid].public)
        except (Rejected, CryptoError) as error:
            raise _WrongError("verify.entry-refused") from error
    return office


def _emission(bundle: PublicBundle, office: Office) -> _Emitted:
    """The bundle shows one emission, confirmed by another member, and no other entry's fields."""
    emitted = [
        each
        for each in bundle.entries.values()
        if isinstance(each.opened.entry.record, PublicEmitted)
    ]
    if len(emitted) != 1:
        raise _WrongError("verify.not-one-emission")
    if any(each.fields for each in bundle.entries.values() if each is not emitted[0]):
        raise _WrongError("verify.disclosures-wrong")
    emission = office.emissions[emitted[0].opened.leaf.hash]
    if emission.confirmed_by is None:
        raise _WrongError("verify.not-confirmed")
    return _Emitted(emitted[0], emission.record, emission.author, emission.confirmed_by)


def _fields(presentation: Presentation) -> OpenedFields:
    """All public fields are shown, in the form of their schema, and none of another kind."""
    schema = SCHEMAS[PublicEmitted.TYPE]
    names = [field.name for field in schema.positions]
    digest = presentation.opened.leaf.fields_digest
    try:
        opened = open_fields(digest, presentation.fields, names)
    except CryptoError as error:
        raise _WrongError("verify.disclosures-wrong") from error
    public = [
        (index, field.form is Form.TOKENS)
        for index, field in enumerate(schema.fields)
        if field.visibility is Visibility.PUBLIC
    ]
    shown = [(field.index, isinstance(field.value, ShownText)) for field in opened.fields]
    if shown != public or opened.fields[0].value != schema.name:
        raise _WrongError("verify.disclosures-wrong")
    return opened


def _document(bundle: PublicBundle, record: PublicEmitted, opened: OpenedFields) -> None:
    """PDF and data are the ones the emission names."""
    if b64u_encode(hashlib.sha256(bundle.document).digest()) != record.document:
        raise _WrongError("verify.document-other")
    values = {field.name: _plain(field.value) for field in opened.fields[1:]}
    if canonical.dumps(values) != bundle.fields.to_bytes():
        raise _WrongError("verify.data-other")


def _plain(value: Any) -> Any:
    """A public text is shown word for word and whole."""
    if not isinstance(value, ShownText):
        return value
    if not value.complete:
        raise _WrongError("verify.disclosures-wrong")
    return value.render("")


def _intact(
    bundle: PublicBundle, witnessed: _Witnessed, emitted: _Emitted, opened: OpenedFields
) -> Report:
    """Say what all checks together prove, what is withheld, and what stays unproven."""
    entries = len(bundle.entries)
    report = Report(
        proven=[
            Statement.of("verify.form"),
            Statement.of("verify.checkpoint", size=witnessed.checkpoint.size),
            Statement.of("verify.included", entries=entries),
            Statement.of("verify.two-people", author=emitted.author, second=emitted.second),
            Statement.of("verify.fields", issued=bundle.fields.issued.isoformat()),
            Statement.of("verify.document"),
        ],
        withheld=[
            Statement.of("verify.withheld-case"),
            Statement.of("verify.withheld-names", entries=entries - 1),
            Statement.of("verify.withheld-positions", positions=len(opened.withheld)),
        ],
        not_proven=list(LIMITS),
    )
    if witnessed.count:
        report.proven.append(Statement.of("verify.witnessed", count=witnessed.count))
    else:
        report.not_proven.append(Statement.of("verify.no-witness"))
    return report
