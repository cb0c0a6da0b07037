"""Founding an office: entry 0, the keys of the office, and every founder's acceptance.

Each founder makes a vault and introduces themselves; one of them, an administrator, writes entry 0
from the introductions. The office's key goes to every founder, the log key to coordinators, the
audit key to auditors. Until all have accepted the hash of entry 0, nothing else is accepted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from zoneinfo import ZoneInfo

from alertadores.app.clock import Clock
from alertadores.app.writer import Batch, Writer
from alertadores.bundles.card import GENESIS_BYTES, TrustCard
from alertadores.bundles.introduction import Introduction, write_introduction
from alertadores.domain.chain import Chain
from alertadores.domain.commands import Draft
from alertadores.domain.records import OfficeFounded
from alertadores.domain.roles import Role, missing_for_founding
from alertadores.domain.trace import Base
from alertadores.errors import UserError
from alertadores.ledger.authoring import Act, Author, Made, make_entry
from alertadores.ledger.keys import CaseKeys, Kind, Wrapped, wrap_keys, wrap_name
from alertadores.ledger.leaf import Seen
from alertadores.ledger.replay import replay_office
from alertadores.sync.mailbox import box_of
from alertadores.sync.replica import Replica
from alertadores.vault.case_keys import AwaitedKeys
from alertadores.vault.keyring import Membership
from alertadores.vault.reading import open_stored
from alertadores.vault.stored import NewEntry, Outgoing
from alertadores.vault.vault import Vault
from crypto.canonical import b64u_encode
from crypto.errors import CryptoError
from crypto.merkle import EMPTY_ROOT
from crypto.recipients import RecipientKey
from crypto.signing import SigningKey

PRACTICE_ORIGIN: Final = "practica.example/alertadores"
"""Every practice office has this origin and no other office may."""

LOG_KEEPERS: Final = 3


@dataclass(frozen=True, slots=True)
class Founder:
    """A founder's introduction and the roles they are to have."""

    introduction: Introduction
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Charter:
    """What the founders agreed on, beside who they are.

    Attributes:
        origin: name of the log, such as ``alertadores.example/practica``.
        agency: name of the agency.
        zone: time zone of the office.
        witnesses: verifier keys of the witnesses.
        quorum: how many of them exports ask for.
        practice: whether the office is one to practise in; its origin says so too.
    """

    origin: str
    agency: str
    zone: str
    witnesses: tuple[str, ...] = ()
    quorum: int = 0
    practice: bool = False


def introduce(vault: Vault, name: str) -> bytes:
    """Return the introduction of a vault's owner."""
    keyring = vault.keyring
    return write_introduction(name, keyring.signing_key(), keyring.recipient_keys()[-1].public)


def found(vault: Vault, clock: Clock, charter: Charter, founders: Sequence[Founder]) -> TrustCard:
    """Write entry 0 into the founder's vault and return the trust card.

    Raises:
        UserError: too few people, roles that exclude each other (``founding.*``), a zone or origin
            that cannot be used, this vault is no founder's, or it belongs to an office already.
    """
    resume(vault)
    if vault.keyring.membership() is not None:
        raise UserError("founding.already-a-member")
    _check_charter(charter)
    reason = missing_for_founding(founder.roles for founder in founders)
    if reason is not None:
        raise UserError(f"founding.{reason}")
    own = vault.keyring.signing_key()
    numbers = {founder.introduction.key.kid: n for n, founder in enumerate(founders, 1)}
    if own.public.kid not in numbers or len(numbers) != len(founders):
        raise UserError("founding.not-a-founder")
    office = CaseKeys.fresh(0)
    log_key, audit_key = SigningKey.generate(), RecipientKey.generate()
    made = _entry_0(own, clock, charter, founders, _Secrets(office, log_key, audit_key))
    card = TrustCard(charter.origin, made.entry.hash, charter.witnesses, charter.quorum)
    _check(made)
    outbox = _wraps(charter.origin, founders, _Secrets(office, log_key, audit_key))
    vault.commit(
        [NewEntry(None, made.row, made.objects, outbox)],
        [AwaitedKeys(made.entry.hash, None, office)],
    )
    vault.keyring.set_membership(
        Membership(numbers[own.public.kid], charter.origin, made.entry.hash)
    )
    return card


def resume(vault: Vault) -> None:
    """Note the membership of whoever wrote entry 0 and was cut off before it was noted.

    Entry 0 is what makes an office: without it nobody is a member, and with it its author is.

    Raises:
        IntegrityError: the queued row does not open, or this vault can only be read.
        EnvironmentFault: it still cannot be noted.
    """
    keyring, ledger = vault.keyring, vault.ledger
    if keyring.membership() is not None or vault.refusal is not None:
        return
    keys, own = keyring.case_keys.of(None), b64u_encode(keyring.signing_key().public.to_bytes())
    for stored in ledger.queue() if keys else ():
        entry = open_stored(stored, keys)[0].entry
        record = entry.record
        if isinstance(record, OfficeFounded):
            number = next(seat.number for seat in record.members if seat.key == own)
            keyring.set_membership(Membership(number, record.origin, entry.hash))


def accept(batch: Batch, replica: Replica, writer: Writer) -> None:
    """Add the founder's acceptance of entry 0, as the trust card pins it, to the batch.

    Raises:
        UserError: entry 0 is not here, or this member accepted it already.
    """
    writer.in_office(batch, Draft("office.accepted", object=replica.membership.genesis))


@dataclass(frozen=True, slots=True)
class _Secrets:
    office: CaseKeys
    log: SigningKey
    audit: RecipientKey


def _entry_0(
    own: SigningKey,
    clock: Clock,
    charter: Charter,
    founders: Sequence[Founder],
    secrets: _Secrets,
) -> Made:
    now = clock.now()
    data: dict[str, Any] = {
        "audit_key": b64u_encode(secrets.audit.public.fingerprint()),
        "key_check": b64u_encode(secrets.office.trace_check()),
        "log_key": b64u_encode(secrets.log.public.to_bytes()),
        "members": [_seat(number, founder) for number, founder in enumerate(founders, 1)],
        "origin": charter.origin,
        "quorum": charter.quorum,
        "witnesses": list(charter.witnesses),
        "zone": charter.zone,
    }
    people = [founder.introduction for founder in founders]
    values = {
        "agency": charter.agency,
        "names": [[number, person.name] for number, person in enumerate(people, 1)],
        "sealing_keys": [
            [number, b64u_encode(person.sealing.to_bytes())]
            for number, person in enumerate(people, 1)
        ],
        "audit_key": b64u_encode(secrets.audit.public.to_bytes()),
    }
    base: Base = Chain().base(own.public.kid)
    act = Act(OfficeFounded.TYPE, None, now, now, base, data, values)
    author = Author(own, charter.origin, Seen(0, EMPTY_ROOT))
    return make_entry(author, secrets.office, act)


def _seat(number: int, founder: Founder) -> dict[str, Any]:
    person = founder.introduction
    return {
        "key": b64u_encode(person.key.to_bytes()),
        "number": number,
        "roles": sorted(role.value for role in founder.roles),
        "sealing": b64u_encode(person.sealing.fingerprint()),
    }


def _check_charter(charter: Charter) -> None:
    """Refuse what would make entry 0 unusable for good, or one office pass for the other."""
    if (charter.origin == PRACTICE_ORIGIN) is not charter.practice:
        raise UserError("founding.charter-unusable", part="origin")
    try:
        ZoneInfo(charter.zone)
    except (OSError, ValueError, KeyError) as error:  # an unknown zone is a KeyError
        raise UserError("founding.charter-unusable", part="zone") from error
    try:
        TrustCard(charter.origin, bytes(GENESIS_BYTES), charter.witnesses, charter.quorum)
    except CryptoError as error:
        raise UserError("founding.charter-unusable", part="origin") from error


def _check(made: Made) -> None:
    """Judge entry 0 by the rules that everybody will judge it by."""
    reason = replay_office([made.entry]).verdicts[made.entry.hash]
    if reason is not None:
        raise UserError(reason.value)


def _wraps(origin: str, founders: Sequence[Founder], secrets: _Secrets) -> list[Outgoing]:
    """Return the secrets of the office for those who are to hold them."""
    log = CaseKeys(0, secrets.log.seed(), {})
    audit = CaseKeys(0, secrets.audit.to_bytes(), {})
    keepers = [each for each in founders if Role.COORDINACION in each.roles][:LOG_KEEPERS]
    auditors = [each for each in founders if Role.AUDITORIA in each.roles]
    shares: list[tuple[Founder, Kind, CaseKeys]] = [
        *((each, "office", secrets.office) for each in founders),
        *((each, "log", log) for each in keepers),
        *((each, "audit", audit) for each in auditors),
    ]
    outbox = []
    for founder, kind, keys in shares:
        person = founder.introduction
        data = wrap_keys(person.sealing, origin, Wrapped(kind, None, keys))
        outbox.append(Outgoing(box_of(person.key.kid), wrap_name(data), data))
    return outbox
