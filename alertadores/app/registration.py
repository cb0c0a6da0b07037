"""Registering an alert: a case begins, its first readers get keys, the identity its envelope."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from alertadores.app.colleagues import Colleagues, require_known_office
from alertadores.app.masking import named_in, without_identity
from alertadores.app.writer import Batch, Luggage, Subject, Writer
from alertadores.domain.commands import Draft, GrantAccess, RegisterAlert
from alertadores.domain.entry import Reason
from alertadores.domain.folio import RANDOM_BYTES, make_folio
from alertadores.domain.identity import Identity
from alertadores.domain.roles import Role
from alertadores.domain.schemas import Group
from alertadores.errors import UserError
from alertadores.ledger.keys import CaseKeys, Wrapped, wrap_keys, wrap_name
from alertadores.ledger.replay import CaseReplay
from alertadores.sync.mailbox import box_of
from alertadores.sync.replica import Replica
from alertadores.vault.case_keys import AwaitedKeys
from alertadores.vault.stored import Outgoing
from crypto import canonical, custody
from crypto.canonical import b64u_encode
from crypto.labels import Label, context
from crypto.secret import random_secret

CASE_BYTES: Final = 16
MINIMUM_SEATS: Final = 2


class Registrar:
    """Begins cases for one member."""

    def __init__(self, replica: Replica, writer: Writer, colleagues: Colleagues) -> None:
        self._replica = replica
        self._writer = writer
        self._colleagues = colleagues

    def register(
        self,
        batch: Batch,
        command: RegisterAlert,
        identity: Identity | None = None,
        readers: Iterable[int] = (),
    ) -> bytes:
        """Add the entries of a new alert to the batch and return the id of its case.

        Args:
            batch: what will be written.
            command: the alert.
            identity: of the alertador, if it was told; it goes into its envelope and nowhere else.
            readers: members who read the case besides author and coordinator.

        Raises:
            UserError: the rules say no; ``alert.reader-named``, the alert names one of the
                readers; ``identity.too-few-custodians``, not counting those it names.
            IntegrityError: ``office.incomplete``, nobody can tell whom the keys would go to.
        """
        require_known_office(self._replica)
        if self._replica.office.founding is None:
            raise UserError(Reason.NOT_FOUNDED.value)
        case = random_secret(CASE_BYTES).reveal()
        keys = CaseKeys.fresh(0)
        subject = Subject(case, keys, CaseReplay())
        told = command.draft()
        named = self._named(told)
        levels = dict.fromkeys(self._first_readers(readers, named), "full")
        custodians = () if identity is None else self._custodians(named)
        levels |= dict.fromkeys(custodians, "trace")
        draft, luggage = self._opening(subject, levels, command.received.year)
        opened = self._writer.in_case(batch, subject, draft, luggage)
        batch.awaited.append(AwaitedKeys(opened.hash, case, keys))
        registered = self._writer.in_case(batch, subject, without_identity(told, identity))
        if identity is not None:
            draft, luggage = self._envelope(subject, identity, registered.hash, custodians)
            self._writer.in_case(batch, subject, draft, luggage)
        return case

    def grant(self, subject: Subject, command: GrantAccess) -> tuple[Draft, Luggage]:
        """Return the grant of a case's keys to more members, with their wraps."""
        wraps, listed = self.wraps(subject, dict.fromkeys(command.members, "full"))
        draft = replace(without_identity(command.draft()), data={"readers": listed})
        return draft, Luggage(wraps=wraps)

    def _opening(
        self, subject: Subject, levels: dict[int, str], year: int
    ) -> tuple[Draft, Luggage]:
        keys = subject.keys
        wraps, listed = self.wraps(subject, levels)
        audit_wrap = self._audit_wrap(subject)
        data = {
            "readers": listed,
            "trace_check": b64u_encode(keys.trace_check()),
            "read_check": b64u_encode(keys.read_check()),
            "audit_wrap": b64u_encode(wrap_name(audit_wrap)),
        }
        folio = make_folio(year, random_secret(RANDOM_BYTES).reveal())
        luggage = Luggage({wrap_name(audit_wrap): audit_wrap}, wraps)
        return Draft("case.opened", data, {"folio": folio}), luggage

    def wraps(
        self, subject: Subject, levels: dict[int, str]
    ) -> tuple[list[Outgoing], list[dict[str, Any]]]:
        """Return the wraps of a case's keys for members, and how the entry lists them."""
        me = self._replica.membership.member
        origin = self._replica.membership.origin
        wrapped = Wrapped("case", subject.case, subject.keys)
        wraps: list[Outgoing] = []
        listed = []
        for number, level in levels.items():
            colleague = self._colleagues.of(number)
            data = wrap_keys(colleague.sealing, origin, wrapped, level=level)
            name = wrap_name(data)
            if number != me:
                wraps.append(Outgoing(box_of(colleague.kid), name, data))
            listed.append({"member": number, "level": level, "wrap": b64u_encode(name)})
        return wraps, listed

    def _named(self, told: Draft) -> frozenset[int]:
        """Return the members whom an alert names: no key of it goes to them by itself."""
        members = self._replica.office.members
        active = (number for number, member in members.items() if member.active)
        return named_in(told, {number: self._colleagues.of(number).person for number in active})

    def _first_readers(self, readers: Iterable[int], named: frozenset[int]) -> list[int]:
        """Author, and the coordinator, or else the next by roster order: nothing is orphaned."""
        office, me = self._replica.office, self._replica.membership.member
        found = list(dict.fromkeys((me, *readers)))
        for number in found[1:]:
            if number in named:
                raise UserError("alert.reader-named", number=number)
        coordinators, officers = (
            [number for number in office.with_role(role) if number not in {*found, *named}]
            for role in (Role.COORDINACION, Role.ENLACE_CASO)
        )
        if not any(office.holds(number, Role.COORDINACION) for number in found):
            found += coordinators[:1]
        if len(found) == 1:
            found += [*coordinators, *officers][:1]
        return found

    def _custodians(self, named: frozenset[int]) -> Sequence[int]:
        everybody = self._replica.office.with_role(Role.CUSTODIA_IDENTIDAD)
        found = [number for number in everybody if number not in named]
        if len(found) < MINIMUM_SEATS:
            raise UserError("identity.too-few-custodians", count=len(found))
        return found

    def _audit_wrap(self, subject: Subject) -> bytes:
        trace_only = CaseKeys(subject.keys.epoch, subject.keys.trace, {})
        return wrap_keys(
            self._colleagues.audit_key(),
            self._replica.membership.origin,
            Wrapped("case", subject.case, trace_only),
        )

    def _envelope(
        self, subject: Subject, identity: Identity, alert: bytes, custodians: Sequence[int]
    ) -> tuple[Draft, Luggage]:
        seats = {
            seat: self._colleagues.of(number).sealing for seat, number in enumerate(custodians, 1)
        }
        record = canonical.dumps(
            {
                "contact": identity.contact,
                "name": identity.name,
                "safe_channel": identity.safe_channel,
                "schema": "alertadores-identity/1",
            }
        )
        origin = self._replica.membership.origin.encode("ascii")
        bound = context(Label.IDENTITY, origin, subject.case, alert)
        envelope = custody.seal_identity(record, seats, bound, subject.keys.read[Group.IDENTITY])
        name = custody.envelope_hash(envelope)
        data = {"envelope": b64u_encode(name), "seats": list(custodians)}
        return Draft("identity.sealed", data, object=alert), Luggage({name: envelope})
