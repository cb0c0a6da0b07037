"""Joining an office that is at work, by file.

The joiner has the trust card, makes a request and reads six words to a member, by voice or face to
face. An administrator proposes the person; another member enters the words they heard, and agrees.
The words stand for office, keys and name, so that both sides know they mean the same: a request
that was exchanged on its way has other words, and so has a trust card that was.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from alertadores.app.founding import PRACTICE_ORIGIN
from alertadores.app.hub_setting import remember_hub
from alertadores.app.session import Session
from alertadores.app.views import Changes, InboxItem
from alertadores.app.welcome import spoken_words
from alertadores.bundles.card import TrustCard
from alertadores.bundles.request import MAX_BYTES, JoinRequest, parse_request, write_request
from alertadores.domain.commands import ConfirmMember, ProposeMember
from alertadores.domain.records import MemberProposed
from alertadores.domain.roles import Role
from alertadores.errors import IntegrityError, UserError
from alertadores.ledger.keys import CaseKeys
from alertadores.ledger.roster import Roster
from alertadores.ledger.rows import parse_row
from alertadores.progress import Progress, unobserved
from alertadores.sync.admission import Admission
from alertadores.sync.exchange import BATCH, Exchange
from alertadores.sync.folder import FolderHub
from alertadores.sync.hub import Hub
from alertadores.sync.mailbox import open_mail, opens_entry_0
from alertadores.sync.tags import AwaitedTags
from alertadores.vault.keyring import Asked, Membership
from crypto.canonical import b64u_encode
from crypto.errors import CryptoError, FormatError

MAX_DAYS: Final = 30
"""How old a request may be: as long as a sealing key is in use."""

_FROM: Final = timedelta(days=1)  # calendars of two machines may be a day apart


@dataclass(frozen=True, slots=True)
class OwnRequest:
    """A request as its author hands it in.

    Attributes:
        data: the file.
        words: six words, to be told to a member of the office another way.
    """

    data: bytes
    words: str


def request_to_join(session: Session, name: str, card: TrustCard) -> OwnRequest:
    """Return the request of a vault's owner to join an office, and remember which office it is.

    Asking again, with another name or of another office, makes the earlier words void.

    Raises:
        UserError: ``founding.already-a-member``; ``founding.practice-card``, everybody knows the
            passphrases of such an office; ``founding.name-unusable``.
        IntegrityError: this vault can only be read.
    """
    vault = session.vault
    if vault.keyring.membership() is not None:
        raise UserError("founding.already-a-member")
    if card.origin == PRACTICE_ORIGIN:
        raise UserError("founding.practice-card")
    vault.require_writable()
    key, sealing = vault.keyring.signing_key(), vault.keyring.recipient_keys()[-1].public
    try:
        data = write_request(name, key, sealing, card, session.clock.today())
    except FormatError as error:
        raise UserError("founding.name-unusable") from error
    vault.keyring.set_asked(Asked(card.origin, card.genesis))
    return OwnRequest(data, words_of(parse_request(data)))


def words_of(request: JoinRequest) -> str:
    """Return the six words of a request."""
    return spoken_words(*request.spoken_fields())


def read_request(session: Session, data: bytes) -> JoinRequest:
    """Read a request that somebody handed in, and refuse it where it cannot be proposed.

    Raises:
        UserError: ``join.request-unusable``, not such a file, changed, or without proof of its
            keys; ``join.other-office``; ``join.request-old``; ``join.key-known``, of a member of
            now or before; ``join.already-proposed``.
    """
    try:
        request = parse_request(data)
    except CryptoError as error:
        raise UserError("join.request-unusable") from error
    membership, office = session.replica.membership, session.replica.office
    if (request.origin, request.genesis) != (membership.origin, membership.genesis):
        raise UserError("join.other-office", origin=request.origin)
    today = session.clock.today()
    if not today - timedelta(days=MAX_DAYS) <= request.made <= today + _FROM:
        raise UserError("join.request-old", day=request.made.isoformat(), days=MAX_DAYS)
    if request.person.key.kid in office.keys:
        raise UserError("join.key-known")
    key = b64u_encode(request.person.key.to_bytes())
    waiting = [each.record for each in office.proposals.values()]
    if any(isinstance(record, MemberProposed) and record.key == key for record in waiting):
        raise UserError("join.already-proposed")
    return request


def read_request_file(path: Path) -> bytes:
    """Return the content of a request's file, which somebody handed in.

    Raises:
        UserError: ``join.request-unusable``, there is no such file, or it is far too long.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UserError("join.request-unusable") from error
    if len(data) > MAX_BYTES:
        raise UserError("join.request-unusable")
    return data


def propose_member(session: Session, data: bytes, roles: Collection[str]) -> Changes:
    """Propose to take in the author of a request, as an administrator.

    Args:
        session: of the administrator.
        data: the request as it was handed in.
        roles: keys of what the person is to be.

    Raises:
        UserError: what `read_request` raises; ``join.no-such-role``; ``rule.role-missing``,
            ``rule.incompatible-roles``.
    """
    held = _roles(roles)
    person = read_request(session, data).person
    office = session.replica.office
    taken = {*office.members, *(each.record.number for each in office.proposals.values())}
    command = ProposeMember(
        number=max(taken) + 1,
        key=b64u_encode(person.key.to_bytes()),
        sealing=b64u_encode(person.sealing.fingerprint()),
        roles=held,
        name=person.name,
        sealing_key=b64u_encode(person.sealing.to_bytes()),
    )
    return session.execute(command)


def confirm_member(session: Session, item: InboxItem, heard: str) -> Changes:
    """Agree that a proposed person is who they say, as another member who has spoken with them.

    The keys of the office go to them with it.

    Args:
        session: of the other member.
        item: of the inbox, the proposal.
        heard: the six words as the person told them.

    Raises:
        UserError: ``join.words-differ``; ``join.not-a-person``, it proposes something else; or
            the rules say no.
        IntegrityError: what is proposed cannot be read.
    """
    if item.kind != MemberProposed.TYPE:
        raise UserError("join.not-a-person")
    return session.decide(item, ConfirmMember(words=heard))


def complete_joining(session: Session, folder: Path, progress: Progress = unobserved) -> Exchange:
    """Take one's seat in the office that agreed, and exchange everything with its hub.

    The office is the one of the request: its words were compared. It may be called again.

    Args:
        session: of the joiner.
        folder: of the hub; the vault remembers it.
        progress: told how many rows of how many are done.

    Raises:
        UserError: ``join.not-asked``; ``join.not-yet``, nobody has agreed so far, or not with this
            vault; ``hub.not-a-hub``, ``hub.other-office``.
        IntegrityError: the hub contradicts itself.
        EnvironmentFault: it cannot be reached.
    """
    keyring, hub = session.vault.keyring, FolderHub(folder)
    if keyring.membership() is None:
        asked = keyring.asked()
        if asked is None:
            raise UserError("join.not-asked")
        if hub.origin() != asked.origin:
            raise UserError("hub.other-office", origin=hub.origin())
        number = _own_number(session, hub, asked)
        keyring.set_membership(Membership(number, asked.origin, asked.genesis))
    done = session.synchronise(hub, progress)
    remember_hub(session.vault.folder, folder)
    return done


def _roles(keys: Collection[str]) -> tuple[Role, ...]:
    try:
        found = {Role(key) for key in keys}
    except ValueError:
        found = set()
    if not found:
        raise UserError("join.no-such-role", roles=", ".join(Role))
    return tuple(sorted(found))


def _own_number(session: Session, hub: Hub, asked: Asked) -> int:
    """Return the number under which the office took this vault's owner in."""
    keyring = session.vault.keyring
    mail = open_mail(keyring, hub, asked.origin)
    wraps = mail.of_kind("office").values()
    for wrapped in wraps if wraps and hub.size() else ():
        roster = _roster(hub, asked, wrapped.keys)
        key = roster.before(None).keys.get(keyring.signing_key().public.kid)
        if key is not None:
            return key.member
    raise UserError("join.not-yet")


def _roster(hub: Hub, asked: Asked, keys: CaseKeys) -> Roster:
    """Return the office as the rows tell it that a key opens, if it opens the pinned entry 0."""
    admission = Admission(asked.origin, Roster())
    tags: AwaitedTags[None] = AwaitedTags()
    tags.watch(None, [keys.trace], 0)
    size = hub.size()
    for first in range(0, size, BATCH):
        for index, data in enumerate(hub.rows(first, min(size, first + BATCH)), first):
            try:
                row = parse_row(data)
            except CryptoError as error:
                raise IntegrityError("hub.row-damaged", index=index) from error
            if not index and not opens_entry_0(keys, row, asked.genesis):
                return admission.roster
            if tags.chains_of(row.tag):
                found = admission.open(index, None, row, [keys])
                if found is not None:
                    admission.roster.add(found.opened.entry)
                    tags.advance(None)
    return admission.roster
