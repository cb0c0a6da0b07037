"""What goes to a person with the agreement that takes them in, and the words to know them by.

The office's key travels with the agreement. The log key and the audit key go to who is to hold
them, if the one who agrees holds them.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any

from alertadores.app.colleagues import recipient_of
from alertadores.app.founding import LOG_KEEPERS
from alertadores.app.writer import NOTHING, Luggage
from alertadores.bundles.introduction import Introduction
from alertadores.bundles.request import spoken_fields
from alertadores.domain.commands import Approve, ConfirmMember
from alertadores.domain.records import MemberProposed
from alertadores.domain.roles import Role
from alertadores.errors import IntegrityError, UserError
from alertadores.ledger.keys import CaseKeys, Kind, Wrapped, wrap_keys, wrap_name
from alertadores.ledger.rows import Opened
from alertadores.sync.mailbox import box_of
from alertadores.sync.replica import Replica
from alertadores.vault.stored import Outgoing
from crypto.canonical import b64u_decode
from crypto.errors import CryptoError
from crypto.signing import KEY_BYTES, VerifyKey
from crypto.spoken import spoken
from resources import read


def spoken_words(*fields: bytes) -> str:
    """Return the six words of a request, the same for everybody whatever their language is."""
    return " ".join(_words()[number] for number in spoken(*fields))


def words_of_proposal(replica: Replica, opened: Opened) -> str:
    """Return the words that a proposed person must be able to say; none of another proposal.

    Raises:
        IntegrityError: the person's name or key is not to be read.
    """
    record = opened.entry.record
    if not isinstance(record, MemberProposed):
        return ""
    membership = replica.membership
    person = _person(record, replica.fields(opened))
    return spoken_words(*spoken_fields(membership.origin, membership.genesis, person))


def welcome(replica: Replica, command: Approve) -> Luggage:
    """Return the keys that go to a person who is taken in; none with any other agreement.

    Args:
        replica: of who agrees.
        command: what they agree with, and if it is a person, the words they heard.

    Raises:
        UserError: ``join.words-needed``, nobody is taken in unheard; ``join.words-differ``.
        IntegrityError: the person's sealing key is not to be read.
    """
    proposal = b"" if command.object is None else b64u_decode(command.object)
    waiting = replica.office.proposals.get(proposal)
    if waiting is None or not isinstance(waiting.record, MemberProposed):
        return NOTHING
    if not isinstance(command, ConfirmMember):
        raise UserError("join.words-needed")
    opened = next(each for each in replica.opened(None) if each.leaf.hash == proposal)
    if _folded(command.words) != _folded(words_of_proposal(replica, opened)):
        raise UserError("join.words-differ")
    person = _person(waiting.record, replica.fields(opened))
    wraps = []
    for kind, keys in _shares(replica, waiting.record):
        wrapped = Wrapped(kind, None, keys)
        data = wrap_keys(person.sealing, replica.membership.origin, wrapped)
        wraps.append(Outgoing(box_of(person.key.kid), wrap_name(data), data))
    return Luggage(wraps=wraps)


def _shares(replica: Replica, record: MemberProposed) -> list[tuple[Kind, CaseKeys]]:
    keyring = replica.vault.keyring
    shares: list[tuple[Kind, CaseKeys]] = [("office", keys) for keys in keyring.case_keys.of(None)]
    log, audit = keyring.log_key(), keyring.audit_key()
    keepers = replica.office.with_role(Role.COORDINACION)
    if Role.COORDINACION in record.roles and log is not None and len(keepers) < LOG_KEEPERS:
        shares.append(("log", CaseKeys(0, log.seed(), {})))
    if Role.AUDITORIA in record.roles and audit is not None:
        shares.append(("audit", CaseKeys(0, audit.to_bytes(), {})))
    return shares


def _person(record: MemberProposed, fields: dict[str, Any]) -> Introduction:
    """Return a proposed person: what the rules saw of them, completed from the fields."""
    name = fields.get("name")
    if not isinstance(name, str):
        raise IntegrityError("office.incomplete")
    try:
        key = VerifyKey.from_bytes(b64u_decode(record.key, length=KEY_BYTES))
    except CryptoError as error:
        raise IntegrityError("office.incomplete") from error
    return Introduction(name, key, recipient_of(fields.get("sealing_key"), record.sealing))


def _folded(words: str) -> list[str]:
    """Return words as they sound: what is typed may lack accents, or have capitals or commas."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    return "".join(char if char.isalpha() else " " for char in plain if char.isascii()).split()


@cache
def _words() -> tuple[str, ...]:
    return tuple(read("words", "es.txt").decode("utf-8").split())
