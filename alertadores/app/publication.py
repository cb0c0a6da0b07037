"""Publishing a summary: emitted by one member, confirmed by another, then noted in its case.

The emission is an entry of the office with the coarsened fields only. Who confirms builds the
fields and the PDF anew from the case and compares: an emission that says something else than the
approved summary is not confirmed. The bundle is made when the checkpoint covers both.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from alertadores.app.clock import Clock
from alertadores.app.steps import Trial, refusal_of_office, refusal_to_issue
from alertadores.app.views import Step
from alertadores.app.writer import Batch, Subject, Writer
from alertadores.bundles.fields import PublicFields
from alertadores.domain.catalogs import Catalogs
from alertadores.domain.commands import Draft, Language
from alertadores.domain.entry import Reason
from alertadores.domain.office import Member
from alertadores.domain.records import (
    AlertRegistered,
    DeterminationProposed,
    PublicConfirmed,
    PublicEmitted,
)
from alertadores.domain.states import Proceeding
from alertadores.errors import IntegrityError, UserError
from alertadores.ledger.rows import Opened
from alertadores.publish.summary import Source, document_of, link_of, public_fields
from alertadores.sync.replica import CaseFile, Replica
from crypto import canonical
from crypto.canonical import b64u_encode
from crypto.errors import CryptoError, FormatError
from crypto.tokens import canonical_text

EMIT: Final = "summary.emit"
CONFIRM: Final = "summary.confirm"
WAITS: Final = "rule.waits"
"""What is wanted here must lie under a checkpoint first."""


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

    def steps(self, file: CaseFile, me: Member) -> tuple[Step, ...]:
        """Return how an approved summary may be brought out, and why it may not."""
        found = _summaries(file, "CONFIRMADA")
        if not found:
            return ()
        name = found[-1]
        emit = Step(EMIT, name, reason=self._refusal(file, name, me))
        if file.case.readers.get(me.number) != "full":
            return (emit,)
        try:
            emitted = self.emission(file, name)
            if emitted is None or not self._is_current(emitted, file, name):
                return (emit,)
        except IntegrityError:
            return (replace(emit, reason="case.incomplete"),)
        second = Trial("public.confirmed", emitted.entry.leaf.hash)
        refusal = refusal_of_office(
            second, self._replica.office, self._replica.kid, self._clock.now()
        )
        reason = emit.reason or (refusal and refusal.value)
        return (Step(CONFIRM, name, reason=reason),)

    def emit(self, batch: Batch, file: CaseFile, me: Member) -> None:
        """Add the emission of the approved summary of a case to the batch.

        Raises:
            UserError: no summary is approved, in force and sealed, the same was emitted already,
                or the text cannot be published.
        """
        name = self._approved(file, me)
        emitted = self.emission(file, name)
        if emitted is not None and self._is_faithful(emitted, file, name):
            raise UserError(Reason.ALREADY_DONE.value)
        fields = self.fields(file, name, self._clock.today())
        document = _digest(self.render(fields))
        data = {"document": document, "link": self._link(file, name)}
        self._writer.in_office(batch, Draft("public.emitted", data, fields.to_values()))

    def confirm(self, batch: Batch, file: CaseFile, me: Member) -> None:
        """Add the confirmation of a case's emission, compared with the case, and note it there.

        Raises:
            UserError: there is none, or it does not say what the case says.
        """
        name = self._approved(file, me)
        emitted = self.emission(file, name)
        if emitted is None:
            raise UserError("publish.not-emitted")
        if not self._is_faithful(emitted, file, name):
            raise UserError("publish.differs")
        emission = emitted.entry.leaf.hash
        self._writer.in_office(batch, Draft("public.confirmed", object=emission))
        keys = self._replica.vault.keyring.case_keys.of(file.id)[-1]
        noted = Draft("summary.issued", {"emission": b64u_encode(emission)}, object=name)
        self._writer.in_case(batch, Subject(file.id, keys, file.replay), noted)

    def emission(self, file: CaseFile, summary: bytes) -> Emitted | None:
        """Return the last emission of a summary, or None if there is none.

        Only who has the case can tell which emission is its: the link is salted.
        """
        link = self._link(file, summary)
        entries = self._replica.accepted_of_office()
        for opened in reversed(entries):
            record = opened.entry.record
            if isinstance(record, PublicEmitted) and record.link == link:
                return Emitted(opened, confirmation_of(entries, opened.leaf.hash))
        return None

    def stated(self, emission: Opened) -> PublicFields:
        """Return what an emission says.

        Raises:
            IntegrityError: its fields are not those of an emission.
        """
        values = self._replica.fields(emission)
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
        return self._shown(self._fields_with(file, recorded, language, self._clock.today()))

    def issued(self, file: CaseFile) -> PublicPreview:
        """Return what the last emission of a case's approved summary says, from its own entry.

        Raises:
            UserError: ``publish.not-emitted``.
            IntegrityError: its fields are not those of an emission.
        """
        for name in reversed(_summaries(file, "CONFIRMADA")):
            emitted = self.emission(file, name)
            if emitted is not None:
                return self._shown(self.stated(emitted.entry))
        raise UserError("publish.not-emitted")

    def _shown(self, fields: PublicFields) -> PublicPreview:
        document = document_of(fields, self._replica.membership.origin, self._catalogs)
        return PublicPreview(
            facts=tuple((fact.label, fact.value) for fact in document.facts),
            text=fields.text,
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
        with _as_told():
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
        present = self._replica.fields(file.versions()[summary])
        with _as_told():
            return present["text"], proposed["language"]

    def render(self, fields: PublicFields) -> bytes:
        """Return the PDF of an emission's fields.

        Raises:
            UserError: the text holds what a public document refuses.
        """
        from alertadores.publish.pdf import render  # noqa: PLC0415 - reportlab takes 0.3 s

        origin = self._replica.membership.origin
        return render(document_of(fields, origin, self._catalogs))

    def _approved(self, file: CaseFile, me: Member) -> bytes:
        """Return the summary that may be brought out now.

        Raises:
            UserError: none is approved, the agreement is not in force or not sealed, …
        """
        found = _summaries(file, "CONFIRMADA")
        if not found:
            raise UserError("publish.not-approved")
        refusal = self._refusal(file, found[-1], me)
        if refusal is not None:
            raise UserError(refusal)
        return found[-1]

    def _refusal(self, file: CaseFile, summary: bytes, me: Member) -> str | None:
        office, now = self._replica.office, self._clock.now()
        reason = refusal_to_issue(summary, file.case, me, office, now)
        if reason is not None:
            return reason.value
        return None if self._replica.has_sealed_approval(file.things[summary]) else WAITS

    def _is_current(self, emitted: Emitted, file: CaseFile, summary: bytes) -> bool:
        """Tell whether an emission waits for its second person and says what the case says."""
        issued = emitted.entry.entry.trace.recorded.date()
        expected = self.fields(file, summary, issued)
        try:
            return emitted.confirmation is None and self.stated(emitted.entry) == expected
        except IntegrityError:
            return False

    def _is_faithful(self, emitted: Emitted, file: CaseFile, summary: bytes) -> bool:
        """Tell whether it is current and its PDF is the one that its fields give."""
        if not self._is_current(emitted, file, summary):
            return False
        return _document(emitted) == _digest(self.render(self.stated(emitted.entry)))

    def _link(self, file: CaseFile, summary: bytes) -> str:
        proposed = self._replica.fields(file.entry(summary))
        with _as_told():
            return link_of(proposed["link_key"], summary)

    def agency(self) -> str:
        """Return the name of the agency, as entry 0 tells it.

        Raises:
            UserError: ``office.not-a-member``; ``office.keys-not-here``, entry 0 has not come yet.
        """
        entries = self._replica.opened(None)
        if not entries:
            _member = self._replica.membership  # raises: to no office no key is on its way
            raise UserError("office.keys-not-here")
        with _as_told():
            agency: str = self._replica.fields(entries[0])["agency"]
        return agency


def _summaries(file: CaseFile, state: str) -> list[bytes]:
    return [
        name
        for name, thing in file.things.items()
        if thing.kind is Proceeding.SUMMARY and thing.state == state
    ]


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


def confirmation_of(entries: Iterable[Opened], emission: bytes) -> Opened | None:
    """Return the confirmation of an emission among accepted acts of the office, or None."""
    for each in entries:
        if isinstance(each.entry.record, PublicConfirmed) and each.entry.trace.object == emission:
            return each
    return None


def _document(emitted: Emitted) -> str | None:
    record = emitted.entry.entry.record
    return record.document if isinstance(record, PublicEmitted) else None


def _digest(document: bytes) -> str:
    return b64u_encode(hashlib.sha256(document).digest())


@contextmanager
def _as_told() -> Iterator[None]:
    """Who has the keys may have written anything into a field, or left it out."""
    try:
        yield
    except (KeyError, TypeError, ValueError, CryptoError) as error:
        raise IntegrityError("case.incomplete") from error
