"""The members of the office by name and sealing key, as the office's own entries tell them.

Names and whole keys stand in the fields of office entries, which only members read; the rules see
numbers and fingerprints. A key whose fingerprint is not the one the rules saw is not used.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from alertadores.domain.entry import Reason
from alertadores.domain.identity import Identity
from alertadores.domain.records import (
    ApprovalGiven,
    MemberProposed,
    OfficeFounded,
    Record,
    Seat,
)
from alertadores.errors import IntegrityError, UserError
from alertadores.ledger.rows import Opened
from alertadores.sync.replica import Replica
from crypto.canonical import b64u_decode
from crypto.errors import CryptoError
from crypto.recipients import Recipient
from crypto.signing import VerifyKey


@dataclass(frozen=True, slots=True)
class Colleague:
    """A member as others deal with them.

    Attributes:
        person: their name, as somebody to search a text for.
    """

    number: int
    name: str
    kid: str
    sealing: Recipient
    person: Identity


class Colleagues:
    """Everybody the office ever took in, read from its entries.

    A key that somebody only proposed is nobody's: what is sealed to a member goes to the key that
    a second person agreed with last.
    """

    def __init__(self, replica: Replica) -> None:
        self._found: dict[int, Colleague] = {}
        self._audit: Recipient | None = None
        proposed: dict[bytes | None, Opened] = {}
        for opened in replica.accepted_of_office():
            record = opened.entry.record
            if isinstance(record, OfficeFounded):
                self._read_founding(record, replica.fields(opened))
            elif isinstance(record, MemberProposed):
                proposed[opened.leaf.hash] = opened
            elif isinstance(record, ApprovalGiven) and opened.entry.trace.object in proposed:
                taken_in = proposed[opened.entry.trace.object]
                self._add(taken_in.entry.record, replica.fields(taken_in))

    def of(self, number: int) -> Colleague:
        """Return a member.

        Raises:
            UserError: ``office.unknown-member``.
        """
        if number not in self._found:
            raise UserError("office.unknown-member", number=number)
        return self._found[number]

    def name(self, number: int) -> str:
        """Return a member's name, or the number where it is not known here."""
        found = self._found.get(number)
        return str(number) if found is None else found.name

    def audit_key(self) -> Recipient:
        """Return the public half of the audit key.

        Raises:
            UserError: ``rule.not-founded``, entry 0 has not come yet.
        """
        if self._audit is None:
            raise UserError(Reason.NOT_FOUNDED.value)
        return self._audit

    def _read_founding(self, record: OfficeFounded, fields: Mapping[str, Any]) -> None:
        self._audit = recipient_of(fields.get("audit_key"), record.audit_key)
        names, keys = _by_number(fields.get("names")), _by_number(fields.get("sealing_keys"))
        for seat in record.members:
            told = {"name": names.get(seat.number), "sealing_key": keys.get(seat.number)}
            self._add(seat, told)

    def _add(self, seat: Record | None, fields: Mapping[str, Any]) -> None:
        name = fields.get("name")
        if not isinstance(seat, Seat) or not isinstance(name, str):
            raise _damaged()
        kid = VerifyKey.from_bytes(b64u_decode(seat.key, length=32)).kid
        sealing = recipient_of(fields.get("sealing_key"), seat.sealing)
        self._found[seat.number] = Colleague(
            seat.number, name, kid, sealing, Identity(name, "", "")
        )


def require_known_office(replica: Replica) -> None:
    """Refuse to decide where nobody can tell who is who.

    Raises:
        IntegrityError: ``office.incomplete``, an act of the office is beyond this release.
    """
    if replica.roster.unknown:
        raise IntegrityError("office.incomplete")


def _damaged() -> IntegrityError:
    return IntegrityError("office.entry-0-damaged")


def _by_number(pairs: Any) -> dict[int, Any]:
    """Read a list of [number, value]."""
    found = {}
    for pair in pairs if isinstance(pairs, list) else ():
        match pair:
            case [int(number), value]:
                found[number] = value
            case _:
                raise _damaged()
    return found


def recipient_of(text: Any, fingerprint: str) -> Recipient:
    """Return a member's whole sealing key, which stands in a field, by what the rules saw of it.

    Raises:
        IntegrityError: ``office.entry-0-damaged``, it is not the key of this fingerprint.
    """
    if not isinstance(text, str):
        raise _damaged()
    try:
        found = Recipient.from_bytes(b64u_decode(text))
    except CryptoError as error:
        raise _damaged() from error
    if found.fingerprint() != b64u_decode(fingerprint):
        raise _damaged()
    return found
