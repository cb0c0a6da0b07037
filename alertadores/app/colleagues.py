"""The members of the office by name and sealing key, as the office's own entries tell them.

Names and whole keys stand in the fields of office entries, which only members read; the rules see
numbers and fingerprints. A key whose fingerprint is not the one the rules saw is not used.
"""

from __future__ import annotations

from dataclasses import dataclass

from alertadores.domain.records import MemberProposed, OfficeFounded, Seat
from alertadores.errors import IntegrityError
from alertadores.sync.replica import Replica
from crypto.canonical import b64u_decode
from crypto.errors import CryptoError
from crypto.recipients import Recipient
from crypto.signing import VerifyKey


@dataclass(frozen=True, slots=True)
class Colleague:
    """A member as others deal with them."""

    number: int
    name: str
    kid: str
    sealing: Recipient


class Colleagues:
    """Everybody the office ever took in, read from its entries."""

    def __init__(self, replica: Replica) -> None:
        self._found: dict[int, Colleague] = {}
        self._audit: Recipient | None = None
        verdicts = replica.roster.verdicts
        for opened in replica.opened(None):
            record = opened.entry.record
            if verdicts.get(opened.leaf.hash) is not None:
                continue
            if isinstance(record, OfficeFounded):
                self._read_founding(record, replica.fields(opened))
            elif isinstance(record, MemberProposed):
                fields = replica.fields(opened)
                self._add(record, fields["name"], fields["sealing_key"])

    def of(self, number: int) -> Colleague:
        """Return a member.

        Raises:
            KeyError: nobody has the number.
        """
        return self._found[number]

    def name(self, number: int) -> str:
        """Return a member's name, or the number where it is not known here."""
        found = self._found.get(number)
        return str(number) if found is None else found.name

    def audit_key(self) -> Recipient:
        """Return the public half of the audit key.

        Raises:
            IntegrityError: entry 0 does not tell it.
        """
        if self._audit is None:
            raise IntegrityError("office.entry-0-damaged")
        return self._audit

    def _read_founding(self, record: OfficeFounded, fields: dict[str, object]) -> None:
        match fields:
            case {"names": list(names), "sealing_keys": list(keys), "audit_key": str(audit)}:
                named, sealed = dict(names), dict(keys)
            case _:
                raise IntegrityError("office.entry-0-damaged")
        self._audit = _recipient(audit, record.audit_key)
        for seat in record.members:
            self._add(seat, named[seat.number], sealed[seat.number])

    def _add(self, seat: Seat, name: str, sealing: str) -> None:
        kid = VerifyKey.from_bytes(b64u_decode(seat.key, length=32)).kid
        self._found[seat.number] = Colleague(
            seat.number, name, kid, _recipient(sealing, seat.sealing)
        )


def _recipient(text: str, fingerprint: str) -> Recipient:
    try:
        found = Recipient.from_bytes(b64u_decode(text))
    except CryptoError as error:
        raise IntegrityError("office.entry-0-damaged") from error
    if found.fingerprint() != b64u_decode(fingerprint):
        raise IntegrityError("office.entry-0-damaged")
    return found
