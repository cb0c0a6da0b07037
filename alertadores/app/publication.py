"""Publishing a summary: emitted by one member, confirmed by another, then noted in its case.

The emission is an entry of the office with the coarsened fields only. Who confirms builds the
fields and the PDF anew from the case and compares: an emission that says something else than the
approved summary is not confirmed. The bundle is made when the checkpoint covers both.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from alertadores.app.clock import Clock
from alertadores.app.writer import Batch, Subject, Writer
from alertadores.bundles.fields import PublicFields
from alertadores.bundles.public import Shown, write_public_bundle
from alertadores.domain.case import Thing
from alertadores.domain.catalogs import Catalogs
from alertadores.domain.commands import Draft, Language
from alertadores.domain.records import (
    AlertRegistered,
    DeterminationProposed,
    MemberProposed,
    OfficeAccepted,
    OfficeFounded,
    PublicConfirmed,
    PublicEmitted,
    RemovalProposed,
    RolesProposed,
)
from alertadores.domain.schemas import SCHEMAS
from alertadores.domain.states import Proceeding
from alertadores.errors import IntegrityError, UserError
from alertadores.ledger.rows import Opened
from alertadores.publish.summary import Source, document_of, link_of, public_fields
from alertadores.sync.replica import CaseFile, Replica
from crypto import canonical, notes
from crypto.canonical import b64u_encode
from crypto.checkpoints import parse_text
from crypto.errors import FormatError
from crypto.proofs import InclusionProof
from crypto.tokens import canonical_text


@dataclass(frozen=True, slots=True)
class Emitted:
    """An emission of a case's summary: its entry, and its confirmation if there is one."""

    entry: Opened
    confirmation: Opened | None


@dataclass(frozen=True, slots=True)
class PublicPreview:
    """What a summary would show to everybody.

    Attributes:
        facts: label and value of each row, in order.
        text: the text as it is recorded.
        legends: what the law asks to be said with it.
    """

    facts: tuple[tuple[str, str], ...]
    text: str
    legends: tuple[str, ...]


class Publisher:
    """Publishes for one member."""

    def __init__(self, replica: Replica, writer: Writer, clock: Clock, catalogs: Catalogs) -> None:
        self._replica = replica
        self._writer = writer
        self._clock = clock
        self._catalogs = catalogs

    def emit(self, batch: Batch, file: CaseFile) -> None:
        """Add the emission of the approved summary of a case to the batch.

        Raises:
            UserError: no summary is approved and sealed, or the text cannot be published.
        """
        name, summary = self._approved(file)
        fields = self.fields(file, name, self._clock.today())
        data = {
            "document": b64u_encode(hashlib.sha256(self.render(fields)).digest()),
            "link": self._link(file, name),
        }
        self._require_sealed(summary)
        self._writer.in_office(batch, Draft("public.emitted", data, fields.to_values()))

    def confirm(self, batch: Batch, file: CaseFile) -> None:
        """Add the confirmation of a case's emission, compared with the case, and note it there.

        Raises:
            UserError: there is none, or it does not say what the case says.
        """
        emitted = self.emission(file)
        if emitted is None:
            raise UserError("publish.not-emitted")
        name, _summary = self._approved(file)
        stated = self.stated(emitted)
        expected = self.fields(file, name, stated.issued)
        record = emitted.entry.entry.record
        rendered = b64u_encode(hashlib.sha256(self.render(expected)).digest())
        if (
            stated != expected
            or not isinstance(record, PublicEmitted)
            or record.document != rendered
        ):
            raise UserError("publish.differs")
        emission = emitted.entry.leaf.hash
        self._writer.in_office(batch, Draft("public.confirmed", object=emission))
        keys = self._replica.vault.keyring.case_keys.of(file.id)[-1]
        noted = Draft("summary.issued", {"emission": b64u_encode(emission)}, object=name)
        self._writer.in_case(batch, Subject(file.id, keys, file.replay), noted)

    def emission(self, file: CaseFile) -> Emitted | None:
        """Return the emission of a case's approved or issued summary, if there is one.

        Only who has the case can tell which emission is its: the link is salted.
        """
        links = {
            self._link(file, name)
            for name, thing in file.things.items()
            if thing.kind is Proceeding.SUMMARY and thing.state in {"CONFIRMADA", "EMITIDA"}
        }
        entries = self._accepted_of_office()
        for opened in entries:
            record = opened.entry.record
            if isinstance(record, PublicEmitted) and record.link in links:
                return Emitted(opened, _confirmation(entries, opened.leaf.hash))
        return None

    def stated(self, emitted: Emitted) -> PublicFields:
        """Return what an emission says.

        Raises:
            IntegrityError: it is none of ours.
        """
        values = self._replica.fields(emitted.entry)
        try:
            return PublicFields.from_bytes(canonical.dumps(values))
        except FormatError as error:
            raise IntegrityError("case.incomplete") from error

    def preview(self, file: CaseFile, text: str, language: Language) -> PublicPreview:
        """Return what a text would be published with.

        Raises:
            UserError: ``publish.refused``, the text holds what a public document refuses.
        """
        try:
            recorded = canonical_text(text)
        except FormatError as error:
            raise UserError("publish.refused") from error
        fields = self._fields_with(file, recorded, language, self._clock.today())
        document = document_of(fields, self._replica.membership.origin, self._catalogs)
        return PublicPreview(
            facts=tuple((fact.label, fact.value) for fact in document.facts),
            text=recorded,
            legends=document.legends,
        )

    def fields(self, file: CaseFile, summary: bytes, issued: date) -> PublicFields:
        """Return the public fields of a case's summary as of a day."""
        text, language = self.text(file, summary)
        return self._fields_with(file, text, language, issued)

    def _fields_with(
        self, file: CaseFile, text: str, language: Language, issued: date
    ) -> PublicFields:
        alert = file.entry(file.case.alert or b"")
        registered = self._replica.fields(alert)
        record = alert.entry.record
        if not isinstance(record, AlertRegistered):
            raise IntegrityError("case.incomplete")
        source = Source(
            received=date.fromisoformat(registered["received"]),
            alerter=record.alerter,
            conducts=tuple(registered.get("conducts", ())),
            state=file.things[alert.leaf.hash].state,
            families=_granted(file),
            text=text,
            language=language,
        )
        return public_fields(source, self.agency(), issued)

    def text(self, file: CaseFile, summary: bytes) -> tuple[str, Language]:
        """Return the present text of a summary, and its language."""
        proposed = self._replica.fields(file.entry(summary))
        text = proposed["text"]
        for opened in file.accepted("draft.amended"):
            if opened.entry.trace.object == summary:
                text = self._replica.fields(opened)["text"]
        return text, proposed["language"]

    def render(self, fields: PublicFields) -> bytes:
        """Return the PDF of an emission's fields.

        Raises:
            UserError: the text holds what a public document refuses.
        """
        from alertadores.publish.pdf import render  # noqa: PLC0415 - reportlab takes 0.3 s

        origin = self._replica.membership.origin
        return render(document_of(fields, origin, self._catalogs))

    def bundle(self, file: CaseFile) -> bytes:
        """Return the bundle of a case's emission.

        Raises:
            UserError: it is not emitted, or not yet under a checkpoint (``rule.waits``).
        """
        emitted = self.emission(file)
        if emitted is None or emitted.confirmation is None:
            raise UserError("publish.not-emitted")
        note = self._replica.vault.ledger.latest_checkpoint()
        size = 0 if note is None else parse_text(notes.parse(note).text).size
        shown = [*self._roster_entries(), emitted.entry, emitted.confirmation]
        if note is None or any(_index(each) >= size for each in shown):
            raise UserError("rule.waits")
        fields = self.stated(emitted)
        tree = self._replica.vault.ledger.tree
        entries = [
            Shown(
                each,
                InclusionProof(_index(each), tree.inclusion(_index(each), size), note),
                self._disclosures(each) if each is emitted.entry else (),
            )
            for each in shown
        ]
        return write_public_bundle(entries, note, self.render(fields), fields)

    def _disclosures(self, emission: Opened) -> list[str]:
        commitment = self._replica.commitment(emission)
        return commitment.present(range(len(SCHEMAS["public.emitted"].fields)))

    def _roster_entries(self) -> list[Opened]:
        """Every accepted act that made the roster what it is."""
        entries = self._accepted_of_office()
        names = {each.leaf.hash for each in entries if isinstance(each.entry.record, _ROSTER)}
        return [
            each for each in entries if each.leaf.hash in names or each.entry.trace.object in names
        ]

    def _accepted_of_office(self) -> list[Opened]:
        verdicts = self._replica.roster.verdicts
        return [each for each in self._replica.opened(None) if verdicts.get(each.leaf.hash) is None]

    def _approved(self, file: CaseFile) -> tuple[bytes, Thing]:
        for name, thing in reversed(list(file.things.items())):
            if thing.kind is Proceeding.SUMMARY and thing.state == "CONFIRMADA":
                return name, thing
        raise UserError("publish.not-approved")

    def _require_sealed(self, thing: Thing) -> None:
        """An emission needs its approval under a checkpoint."""
        approval = thing.approval
        index = None
        if approval is not None:
            index = self._replica.vault.ledger.row(approval.entry).index
        if index is None or index >= self._replica.sealed():
            raise UserError("rule.waits")

    def _link(self, file: CaseFile, summary: bytes) -> str:
        return link_of(self._replica.fields(file.entry(summary))["link_key"], summary)

    def agency(self) -> str:
        """Return the name of the agency, as entry 0 tells it."""
        first = self._replica.opened(None)[0]
        agency: str = self._replica.fields(first)["agency"]
        return agency


_ROSTER = (
    OfficeFounded,
    OfficeAccepted,
    MemberProposed,
    RolesProposed,
    RemovalProposed,
)


def _granted(file: CaseFile) -> tuple[str, ...]:
    """The families of every approved determination that granted protection."""
    return tuple(
        family
        for thing in file.things.values()
        if isinstance(thing.record, DeterminationProposed)
        and thing.state == "APROBADA"
        and thing.record.outcome == "OTORGADA"
        for family in thing.record.families
    )


def _confirmation(entries: list[Opened], emission: bytes) -> Opened | None:
    for each in entries:
        if isinstance(each.entry.record, PublicConfirmed) and each.entry.trace.object == emission:
            return each
    return None


def _index(opened: Opened) -> int:
    index = opened.entry.index
    if index is None:
        raise UserError("rule.waits")
    return index
