"""Joining an office by file: who gets in, and everything that tries to."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from alertadores.app import joining
from alertadores.app.founding import PRACTICE_ORIGIN
from alertadores.app.joining import OwnRequest
from alertadores.app.session import Session
from alertadores.app.views import InboxItem
from alertadores.bundles.card import TrustCard
from alertadores.bundles.request import parse_request, write_request
from alertadores.domain.commands import AddNote, Approve, GrantAccess, ProposeRemoval, Refuse
from alertadores.domain.roles import Role
from alertadores.errors import UserError
from alertadores.ledger.keys import CaseKeys, Wrapped, wrap_keys, wrap_name
from alertadores.sync.folder import FolderHub
from alertadores.sync.mailbox import box_of
from crypto.canonical import b64u_encode
from crypto.recipients import RecipientKey
from crypto.signing import SigningKey
from resources import read
from tests.realoffice import AGENCY, ORIGIN, SEATS, RealOffice, make_vault

NAME = "Noé Nuevo"
NUMBER = len(SEATS) + 1
ROLES = (Role.ENLACE_CASO,)


@dataclass(slots=True)
class Joining:
    """An office, and people who ask to join it."""

    office: RealOffice
    closed: list[Session] = field(default_factory=list)

    def newcomer(self, name: str = "newcomer") -> Session:
        """Return the session of somebody with a new vault."""
        if name not in self.office.open:
            vault = make_vault(self.office.folder / name)
            self.office.open[name] = Session(vault, self.office.clock)
        return self.office.open[name]

    def ask(self, name: str = NAME, desk: str = "newcomer") -> OwnRequest:
        """Return somebody's request."""
        return joining.request_to_join(self.newcomer(desk), name, self.office.card)

    def propose(
        self, data: bytes, roles: tuple[Role, ...] = ROLES, administrator: str = "archivist"
    ) -> InboxItem:
        """Let an administrator propose somebody; return what waits for the coordinator."""
        changes = joining.propose_member(self.office[administrator], data, roles)
        self.office.settle("archivist", "officer", "auditor")
        (proposal,) = changes.entries
        return self.item(proposal)

    def item(self, proposal: bytes, desk: str = "coordinator") -> InboxItem:
        """Return a proposal in somebody's inbox."""
        return next(each for each in self.office[desk].inbox() if each.id == proposal)

    def take_in(
        self, roles: tuple[Role, ...] = ROLES, desk: str = "newcomer", by: str = "coordinator"
    ) -> Session:
        """Take somebody in, from the request to the seat."""
        request = self.ask(desk=desk)
        item = self.propose(request.data, roles)
        joining.confirm_member(self.office[by], item, request.words)
        self.office.sync(by, "coordinator")
        session = self.newcomer(desk)
        joining.complete_joining(session, self.office.folder / "hub")
        return session


@pytest.fixture
def joined(office: RealOffice) -> Iterator[Joining]:
    """Return an office that somebody is about to join."""
    return Joining(office)


def test_the_list_has_2048_words_that_cannot_be_taken_for_each_other() -> None:
    words = read("words", "es.txt").decode("utf-8").split()
    plain = [unicodedata.normalize("NFKD", word).encode("ascii", "ignore") for word in words]
    assert len(set(words)) == len(words) == 2048
    assert len({word[:4] for word in plain}) == 2048
    assert all(word.isalpha() and word == word.lower() for word in words)


def test_a_person_joins_reads_what_they_are_granted_and_writes(joined: Joining) -> None:
    office = joined.office
    case = office.register(readers=())
    newcomer = joined.take_in()
    assert (newcomer.office().agency, newcomer.office().me.name) == (AGENCY, NAME)
    assert newcomer.me().roles == frozenset(ROLES)
    assert newcomer.banners() == ()
    office.sync("officer")
    office["officer"].execute(GrantAccess(members=(NUMBER,)), case)
    office.settle("officer", "newcomer")
    newcomer.execute(AddNote(text="De quien llegó."), case)
    office.settle("newcomer", "officer")
    last = office["officer"].case(case).timeline[-1]
    assert (last.author, last.fields["text"], last.reason) == (NAME, "De quien llegó.", None)


def test_whoever_agrees_is_shown_no_words_that_they_should_hear(joined: Joining) -> None:
    request = joined.ask()
    item = joined.propose(request.data)
    values = joined.office["coordinator"].matter(item).values
    assert values["name"] == NAME
    assert not any(word in str(values) for word in request.words.split())
    assert len(request.words.split()) == 6
    assert joining.words_of(parse_request(request.data)) == request.words


def test_words_are_heard_without_accents_and_in_capitals(joined: Joining) -> None:
    request = joined.ask()
    item = joined.propose(request.data)
    plain = unicodedata.normalize("NFKD", request.words).encode("ascii", "ignore").decode()
    heard = ", ".join(plain.upper().split())
    assert joining.confirm_member(joined.office["coordinator"], item, heard).office


def test_asking_again_gives_other_words_only_with_another_name(joined: Joining) -> None:
    first, again, other = joined.ask(), joined.ask(), joined.ask("Noé Núñez")
    assert first.words == again.words != other.words


@pytest.mark.parametrize("heard", ["", "uno dos tres cuatro cinco seis", "{most} {most}", "{most}"])
def test_other_words_take_nobody_in(joined: Joining, heard: str) -> None:
    request = joined.ask()
    item = joined.propose(request.data)
    most = " ".join(request.words.split()[:5])
    with pytest.raises(UserError, match=r"join\.words-differ"):
        joining.confirm_member(joined.office["coordinator"], item, heard.format(most=most))
    assert joined.office["coordinator"].vault.ledger.queue() == []


def _exchanged(joined: Joining) -> bytes:
    """A messenger hands in a request of their own under the joiner's name."""
    sealing = RecipientKey.generate().public
    day = joined.office["archivist"].clock.today()
    return write_request(NAME, SigningKey.generate(), sealing, joined.office.card, day)


def test_a_request_that_was_exchanged_on_its_way_has_other_words(joined: Joining) -> None:
    heard = joined.ask().words
    item = joined.propose(_exchanged(joined))
    with pytest.raises(UserError, match=r"join\.words-differ"):
        joining.confirm_member(joined.office["coordinator"], item, heard)


def test_a_trust_card_that_was_exchanged_has_other_words(joined: Joining) -> None:
    false = replace(joined.office.card, genesis=bytes(32))
    heard = joining.request_to_join(joined.newcomer(), NAME, false).words
    item = joined.propose(joined.ask().data)
    with pytest.raises(UserError, match=r"join\.words-differ"):
        joining.confirm_member(joined.office["coordinator"], item, heard)


def _of_office(joined: Joining, card: TrustCard) -> bytes:
    return joining.request_to_join(joined.newcomer(), NAME, card).data


def _of_day(joined: Joining, days: int) -> bytes:
    keyring = joined.newcomer().vault.keyring
    day: date = joined.office["archivist"].clock.today() + timedelta(days=days)
    keys = (keyring.signing_key(), keyring.recipient_keys()[-1].public)
    return write_request(NAME, *keys, joined.office.card, day)


def _of_member(joined: Joining) -> bytes:
    keyring = joined.office["officer"].vault.keyring
    day = joined.office["archivist"].clock.today()
    keys = (keyring.signing_key(), keyring.recipient_keys()[-1].public)
    return write_request("Otro Nombre", *keys, joined.office.card, day)


@pytest.mark.parametrize(
    ("make", "key"),
    [
        pytest.param(
            lambda it: _of_office(it, replace(it.office.card, origin="otra.example/oficina")),
            "join.other-office",
            id="the request is for another office",
        ),
        pytest.param(
            lambda it: _of_office(it, replace(it.office.card, genesis=b"\x01" * 32)),
            "join.other-office",
            id="the request is for an office of the same name",
        ),
        pytest.param(lambda it: _of_day(it, -31), "join.request-old", id="the request is old"),
        pytest.param(lambda it: _of_day(it, 2), "join.request-old", id="it is of a day to come"),
        pytest.param(_of_member, "join.key-known", id="the key is a member's already"),
        pytest.param(
            lambda it: it.ask().data.replace(NAME.encode(), b"Noe Nueva"),
            "join.request-unusable",
            id="the request was edited after the fact",
        ),
        pytest.param(lambda _it: b"x" * 20_000_000, "join.request-unusable", id="it is huge"),
        pytest.param(lambda _it: b"", "join.request-unusable", id="it is empty"),
    ],
)
def test_what_cannot_be_proposed_is_refused(
    joined: Joining, make: Callable[[Joining], bytes], key: str
) -> None:
    archivist = joined.office["archivist"]
    with pytest.raises(UserError) as refused:
        joining.propose_member(archivist, make(joined), ROLES)
    assert refused.value.key == key
    assert archivist.vault.ledger.queue() == []


def test_a_request_is_proposed_once_at_a_time(joined: Joining) -> None:
    request = joined.ask()
    item = joined.propose(request.data)
    with pytest.raises(UserError, match=r"join\.already-proposed"):
        joining.propose_member(joined.office["coordinator"], request.data, ROLES)
    joined.office["coordinator"].decide(item, Refuse(reasons=("SIN_SUSTENTO",)))
    joined.office.settle("coordinator", "archivist")
    assert joined.propose(request.data).kind == "member.proposed"


def test_an_old_request_of_somebody_removed_brings_nobody_back(joined: Joining) -> None:
    request = joined.ask()
    joined.take_in()
    removal = joined.office["archivist"]
    joined.office.sync("archivist")
    (entry,) = removal.execute(ProposeRemoval(number=NUMBER)).entries
    joined.office.settle("archivist")
    joined.office["coordinator"].decide(joined.item(entry), Approve())
    joined.office.settle("archivist", "coordinator")
    with pytest.raises(UserError, match=r"join\.key-known"):
        joining.propose_member(removal, request.data, ROLES)


def test_a_file_that_is_none_or_far_too_long_is_not_read(joined: Joining) -> None:
    path = joined.office.folder / "solicitud.json"
    with pytest.raises(UserError, match=r"join\.request-unusable"):
        joining.read_request_file(path)
    path.write_bytes(joined.ask().data)
    assert parse_request(joining.read_request_file(path)).person.name == NAME
    path.write_bytes(b"x" * 20_000_000)
    with pytest.raises(UserError, match=r"join\.request-unusable"):
        joining.read_request_file(path)


def test_who_is_no_administrator_proposes_nobody(joined: Joining) -> None:
    with pytest.raises(UserError, match=r"rule\.role-missing"):
        joining.propose_member(joined.office["officer"], joined.ask().data, ROLES)


def test_roles_that_exclude_each_other_are_not_proposed(joined: Joining) -> None:
    roles = (Role.AUDITORIA, Role.ENLACE_CASO)
    with pytest.raises(UserError, match=r"rule\.incompatible-roles"):
        joining.propose_member(joined.office["archivist"], joined.ask().data, roles)


def test_who_proposed_does_not_confirm(joined: Joining) -> None:
    request = joined.ask()
    item = joined.propose(request.data)
    archivist = joined.office["archivist"]
    assert archivist.inbox() == ()
    with pytest.raises(UserError, match=r"rule\.same-person"):
        joining.confirm_member(archivist, item, request.words)
    assert archivist.vault.ledger.queue() == []
    assert archivist.vault.ledger.outbox() == []


def test_nobody_is_taken_in_unheard(joined: Joining) -> None:
    item = joined.propose(joined.ask().data)
    coordinator = joined.office["coordinator"]
    with pytest.raises(UserError, match=r"join\.words-needed"):
        coordinator.decide(item, Approve())
    with pytest.raises(UserError, match=r"join\.words-needed"):
        coordinator.execute(Approve(object=b64u_encode(item.id)))
    assert coordinator.vault.ledger.queue() == []
    assert coordinator.vault.ledger.outbox() == []


def test_what_is_no_person_is_not_confirmed_by_words(joined: Joining) -> None:
    (entry,) = joined.office["archivist"].execute(ProposeRemoval(number=2)).entries
    joined.office.settle("archivist")
    with pytest.raises(UserError, match=r"join\.not-a-person"):
        joining.confirm_member(joined.office["coordinator"], joined.item(entry), "a")


def test_two_who_were_proposed_apart_under_one_number_do_not_become_one(joined: Joining) -> None:
    office = joined.office
    one, two = joined.ask(), joined.ask("Ulises Otro", "other")
    (first,) = joining.propose_member(office["archivist"], one.data, ROLES).entries
    (second,) = joining.propose_member(office["coordinator"], two.data, ROLES).entries
    office.settle("archivist", "officer")
    joining.confirm_member(office["coordinator"], joined.item(first), one.words)
    office.settle("archivist", "officer", "coordinator")
    assert second not in {each.id for each in office["officer"].inbox()}
    joining.complete_joining(joined.newcomer(), office.folder / "hub")
    with pytest.raises(UserError, match=r"join\.not-yet"):
        joining.complete_joining(joined.newcomer("other"), office.folder / "hub")


@pytest.mark.parametrize("step", ["nothing", "proposed"])
def test_nobody_takes_a_seat_before_somebody_agreed(joined: Joining, step: str) -> None:
    request = joined.ask()
    if step == "proposed":
        joined.propose(request.data)
    with pytest.raises(UserError, match=r"join\.not-yet"):
        joining.complete_joining(joined.newcomer(), joined.office.folder / "hub")
    assert joined.newcomer().vault.keyring.membership() is None
    assert joined.newcomer().vault.ledger.size == 0


def test_who_was_slipped_the_key_of_the_office_has_no_seat(joined: Joining) -> None:
    joined.ask()
    keyring = joined.newcomer().vault.keyring
    (keys,) = joined.office["officer"].vault.keyring.case_keys.of(None)
    for given in (keys, CaseKeys.fresh(0)):
        data = wrap_keys(
            keyring.recipient_keys()[-1].public, ORIGIN, Wrapped("office", None, given)
        )
        box = box_of(keyring.signing_key().public.kid)
        joined.office.hub.deliver(box, wrap_name(data), data)
    with pytest.raises(UserError, match=r"join\.not-yet"):
        joining.complete_joining(joined.newcomer(), joined.office.folder / "hub")


def test_another_offices_hub_is_refused(joined: Joining, tmp_path: Path) -> None:
    joined.ask()
    FolderHub.create(tmp_path / "hub", "otra.example/oficina")
    with pytest.raises(UserError, match=r"hub\.other-office"):
        joining.complete_joining(joined.newcomer(), tmp_path / "hub")


def test_who_asked_nobody_joins_nobody(joined: Joining) -> None:
    with pytest.raises(UserError, match=r"join\.not-asked"):
        joining.complete_joining(joined.newcomer(), joined.office.folder / "hub")


def test_a_member_and_a_practice_office_are_not_joined(joined: Joining) -> None:
    with pytest.raises(UserError, match=r"founding\.already-a-member"):
        joining.request_to_join(joined.office["officer"], NAME, joined.office.card)
    with pytest.raises(UserError, match=r"founding\.practice-card"):
        _of_office(joined, TrustCard(PRACTICE_ORIGIN, bytes(32)))
    with pytest.raises(UserError, match=r"founding\.name-unusable"):
        joined.ask("Noé\nNuevo")


def test_a_seat_is_taken_twice_without_harm(joined: Joining) -> None:
    newcomer = joined.take_in()
    assert joining.complete_joining(newcomer, joined.office.folder / "hub").pulled == 0


@pytest.mark.parametrize(
    ("role", "by", "held"),
    [
        (Role.COORDINACION, "coordinator", "log"),
        (Role.AUDITORIA, "auditor", "audit"),
        (Role.ENLACE_CASO, "coordinator", ""),
        (Role.AUDITORIA, "coordinator", ""),
    ],
)
def test_secrets_of_the_office_go_to_whose_role_it_is_if_the_one_who_agrees_has_them(
    joined: Joining, role: Role, by: str, held: str
) -> None:
    keyring = joined.take_in((role,), by=by).vault.keyring
    assert (keyring.log_key() is not None) is (held == "log")
    assert (keyring.audit_key() is not None) is (held == "audit")


def test_the_proposal_holds_the_keys_of_the_request(joined: Joining) -> None:
    joined.propose(joined.ask().data)
    keyring = joined.newcomer().vault.keyring
    (proposal,) = joined.office["coordinator"].replica.office.proposals.values()
    assert getattr(proposal.record, "key", "") == b64u_encode(
        keyring.signing_key().public.to_bytes()
    )
