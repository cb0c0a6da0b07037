"""Founding: who can found an office, and that it is theirs and no other."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from alertadores.app import founding
from alertadores.app.clock import Clock
from alertadores.app.founding import PRACTICE_ORIGIN, Charter, Founder
from alertadores.app.seating import take_seat
from alertadores.app.session import Session
from alertadores.bundles.card import GENESIS_BYTES, TrustCard
from alertadores.bundles.introduction import parse_introduction
from alertadores.domain.commands import ProposeRoles
from alertadores.domain.roles import Role
from alertadores.domain.schemas import Group
from alertadores.errors import EnvironmentFault, UserError
from alertadores.ledger.keys import CaseKeys, Wrapped, wrap_keys, wrap_name
from alertadores.sync.folder import FolderHub
from alertadores.sync.mailbox import box_of
from alertadores.vault.keyring import Keyring, Membership
from alertadores.vault.opening import create_vault
from alertadores.vault.vault import Vault
from crypto.canonical import b64u_encode
from crypto.passphrase import TESTS_ONLY
from crypto.secret import random_secret
from tests.realoffice import (
    AGENCY,
    ORIGIN,
    PASSPHRASE,
    SEATS,
    ZONE,
    RealOffice,
    StoryClock,
    alert,
    make_vault,
    number,
    reopen,
)
from tests.vault.faults import FailingDisk

CHARTER = Charter(ORIGIN, AGENCY, ZONE)
LEAST: Mapping[str, tuple[Role, ...]] = {
    "Ana Uno": (Role.COORDINACION, Role.ADMINISTRACION),
    "Beto Dos": (Role.ENLACE_CASO, Role.ADMINISTRACION),
    "Caro Tres": (Role.CUSTODIA_IDENTIDAD,),
    "Dino Cuatro": (Role.CUSTODIA_IDENTIDAD,),
    "Eva Cinco": (Role.AUDITORIA,),
}


@pytest.fixture(scope="module")
def vaults(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Vault]]:
    """Return one vault for each founder; nothing is written into them."""
    folder = tmp_path_factory.mktemp("founders")
    made = {name: make_vault(folder / name) for name in (*LEAST, "Nadie Seis")}
    yield made
    for vault in made.values():
        vault.close()


def founders(
    vaults: Mapping[str, Vault], roles: Mapping[str, tuple[Role, ...]] = LEAST
) -> list[Founder]:
    """Return founders with their introductions."""
    return [
        Founder(parse_introduction(founding.introduce(vaults[name], name)), held)
        for name, held in roles.items()
    ]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"Beto Dos": (Role.ENLACE_CASO,)}, "two-administrators"),
        ({"Ana Uno": (Role.ADMINISTRACION,)}, "coordinator-and-case-officer"),
        ({"Beto Dos": (Role.ADMINISTRACION,)}, "coordinator-and-case-officer"),
        (
            {
                "Ana Uno": (Role.COORDINACION, Role.ENLACE_CASO, Role.ADMINISTRACION),
                "Beto Dos": (Role.ADMINISTRACION,),
            },
            "coordinator-and-case-officer",
        ),
        ({"Dino Cuatro": (Role.ARCHIVO,)}, "two-custodians"),
        ({"Eva Cinco": (Role.ARCHIVO,)}, "one-auditor"),
        ({"Eva Cinco": (Role.AUDITORIA, Role.ARCHIVO)}, "incompatible-roles"),
        ({"Caro Tres": (Role.CUSTODIA_IDENTIDAD, Role.ENLACE_CASO)}, "incompatible-roles"),
    ],
)
def test_too_few_people_found_no_office(
    vaults: dict[str, Vault], changed: dict[str, tuple[Role, ...]], reason: str
) -> None:
    people = founders(vaults, {**LEAST, **changed})
    with pytest.raises(UserError, match=rf"founding\.{reason}"):
        founding.found(vaults["Ana Uno"], Clock(ZONE, StoryClock()), CHARTER, people)
    assert vaults["Ana Uno"].keyring.membership() is None
    assert vaults["Ana Uno"].ledger.queue() == []


@pytest.mark.parametrize(
    ("charter", "part"),
    [
        (replace(CHARTER, zone="Luna/Tycho"), "zone"),
        (replace(CHARTER, zone="../../etc/passwd"), "zone"),
        (replace(CHARTER, origin="Con Mayúsculas"), "origin"),
        (replace(CHARTER, quorum=1), "origin"),
    ],
)
def test_a_charter_that_would_spoil_entry_0_is_refused(
    vaults: dict[str, Vault], charter: Charter, part: str
) -> None:
    with pytest.raises(UserError) as caught:
        founding.found(vaults["Ana Uno"], Clock(ZONE, StoryClock()), charter, founders(vaults))
    assert caught.value.key == "founding.charter-unusable"
    assert caught.value.details == {"part": part}


def test_whoever_is_no_founder_founds_nothing(vaults: dict[str, Vault]) -> None:
    with pytest.raises(UserError, match=r"founding\.not-a-founder"):
        founding.found(vaults["Nadie Seis"], Clock(ZONE, StoryClock()), CHARTER, founders(vaults))


def test_nobody_is_two_founders(vaults: dict[str, Vault]) -> None:
    people = founders(vaults)
    with pytest.raises(UserError, match=r"founding\.not-a-founder"):
        founding.found(vaults["Ana Uno"], Clock(ZONE, StoryClock()), CHARTER, [*people, people[2]])


def test_nobody_founds_twice(office: RealOffice) -> None:
    vault = office["coordinator"].vault
    with pytest.raises(UserError, match=r"founding\.already-a-member"):
        founding.found(vault, Clock(ZONE, office.clock), CHARTER, [])


def test_a_founding_that_a_full_disk_cuts_off_anywhere_is_done_or_can_be_begun_again(
    tmp_path: Path, vaults: dict[str, Vault]
) -> None:
    for place in range(1, 20):
        folder, disk = tmp_path / str(place) / "boveda", FailingDisk()
        vault = create_vault(
            folder, PASSPHRASE, state_folder=folder.parent / "state", profile=TESTS_ONLY, step=disk
        )[0]
        people, clock = founders({**vaults, "Ana Uno": vault}), Clock(ZONE, StoryClock())
        disk.at = len(disk.seen) + place
        try:
            founding.found(vault, clock, CHARTER, people)
        except EnvironmentFault:
            pass
        else:
            break
        finally:
            disk.at = 0
            vault.close()
        with contextlib.closing(Session(reopen(folder))) as session:
            if session.vault.keyring.membership() is None:
                assert session.vault.ledger.queue() == []
                founding.found(session.vault, clock, CHARTER, people)
            session.accept_founding()
            assert session.replica.office.accepted == {1}
    else:
        pytest.fail("the steps never end")
    assert place > 2


def test_who_was_cut_off_before_being_noted_as_a_member_founds_no_second_office(
    tmp_path: Path, vaults: dict[str, Vault], monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = make_vault(tmp_path / "boveda")
    people, clock = founders({**vaults, "Ana Uno": vault}), Clock(ZONE, StoryClock())
    with contextlib.closing(vault):
        with monkeypatch.context() as full:
            full.setattr(Keyring, "set_membership", _full)
            with pytest.raises(EnvironmentFault):
                founding.found(vault, clock, CHARTER, people)
        with pytest.raises(UserError, match=r"founding\.already-a-member"):
            founding.found(vault, clock, CHARTER, people)
        (entry_0,) = vault.ledger.queue()
        assert vault.keyring.membership() == Membership(1, ORIGIN, entry_0.row.leaf_hash)


def _full(*_arguments: object) -> None:
    raise EnvironmentFault("vault.disk-full", file="keyring")


def test_the_trust_card_is_that_of_entry_0(office: RealOffice) -> None:
    card = office.card
    assert (card.origin, card.witnesses, card.quorum) == (ORIGIN, (), 0)
    for name in SEATS:
        session = office[name]
        assert session.trust_card() == card
        assert session.replica.office.genesis == card.genesis
        assert session.replica.opened(None)[0].leaf.hash == card.genesis


def test_everybody_sees_the_same_office(office: RealOffice) -> None:
    for name, (person, roles) in SEATS.items():
        view = office[name].office()
        assert (view.origin, view.agency, view.practice) == (ORIGIN, AGENCY, False)
        assert view.me.name == person
        assert view.me.number == number(name)
        assert set(view.me.roles) == {role.value for role in roles}
        assert [member.name for member in view.members] == [each[0] for each in SEATS.values()]
        assert (view.pending, view.sealed, view.size) == (0, view.size, len(SEATS) + 1)


class Unfounded:
    """The founders of an office that entry 0 has been written for, each in a session."""

    def __init__(self, folder: Path) -> None:
        self.clock = StoryClock()
        self.vaults = {name: make_vault(folder / name) for name in LEAST}
        self.card = founding.found(
            self.vaults["Ana Uno"], Clock(ZONE, self.clock), CHARTER, founders(self.vaults)
        )
        for seat, vault in enumerate(self.vaults.values(), 1):
            vault.keyring.set_membership(Membership(seat, ORIGIN, self.card.genesis))
        self.hub = FolderHub.create(folder / "hub", ORIGIN)
        self.sessions = {name: Session(vault, self.clock) for name, vault in self.vaults.items()}


@pytest.fixture
def unfounded(tmp_path: Path) -> Iterator[Unfounded]:
    """Return an office that nobody has accepted yet."""
    made = Unfounded(tmp_path)
    yield made
    for session in made.sessions.values():
        session.close()


def test_nothing_is_accepted_before_every_founder_has_accepted(unfounded: Unfounded) -> None:
    sessions = unfounded.sessions
    for session in sessions.values():
        session.synchronise(unfounded.hub)
    for name, session in sessions.items():
        session.accept_founding()
        for each in sessions.values():
            each.synchronise(unfounded.hub)
        if name != "Eva Cinco":
            with pytest.raises(UserError, match=r"rule\.not-founded"):
                sessions["Beto Dos"].register_alert(alert())
            with pytest.raises(UserError, match=r"rule\.not-founded"):
                sessions["Ana Uno"].execute(ProposeRoles(number=5, roles=(Role.AUDITORIA,)), None)
    for each in sessions.values():
        each.synchronise(unfounded.hub)
    sessions["Beto Dos"].register_alert(alert())


def test_nobody_accepts_twice(unfounded: Unfounded) -> None:
    session = unfounded.sessions["Ana Uno"]
    session.accept_founding()
    with pytest.raises(UserError, match=r"rule\.already-done"):
        session.accept_founding()


def test_a_founder_who_has_not_synchronised_is_told(unfounded: Unfounded) -> None:
    session = unfounded.sessions["Beto Dos"]
    assert {banner.key for banner in session.banners()} == {"banner.no-office-key"}
    for act in (session.office, session.accept_founding, lambda: session.register_alert(alert())):
        with pytest.raises(UserError, match=r"office\.keys-not-here|rule\.not-founded"):
            act()
    done = session.synchronise(unfounded.hub)
    assert (done.pulled, done.pushed) == (0, 0)
    unfounded.sessions["Ana Uno"].synchronise(unfounded.hub)
    session.synchronise(unfounded.hub)
    assert session.banners() == ()
    session.accept_founding()


def test_a_hub_where_another_entry_0_came_first_is_refused(
    unfounded: Unfounded, founded: Path
) -> None:
    """Two founders write entry 0, or a stranger is faster: the trust card decides."""
    other = FolderHub(founded / "hub")
    for name in ("Ana Uno", "Beto Dos"):
        with pytest.raises(UserError, match=r"hub\.other-office"):
            unfounded.sessions[name].synchronise(other)
        assert unfounded.vaults[name].ledger.size == 0


@pytest.mark.parametrize("fault", ["made-up keys", "another trace key", "another read key"])
def test_the_key_of_the_office_must_open_entry_0_and_its_contents(
    unfounded: Unfounded, fault: str
) -> None:
    own = unfounded.vaults["Ana Uno"].keyring.case_keys.of(None)[-1]
    keys = {
        "made-up keys": CaseKeys.fresh(0),
        "another trace key": CaseKeys(0, random_secret(), own.read),
        "another read key": CaseKeys(0, own.trace, {**own.read, Group.CASE: random_secret()}),
    }[fault]
    unfounded.sessions["Ana Uno"].synchronise(unfounded.hub)
    victim = unfounded.vaults["Beto Dos"].keyring
    box = box_of(victim.signing_key().public.kid)
    for name, _data in tuple(unfounded.hub.mail(box)):
        unfounded.hub.take(box, name)
    data = wrap_keys(victim.recipient_keys()[-1].public, ORIGIN, Wrapped("office", None, keys))
    unfounded.hub.deliver(box, wrap_name(data), data)
    unfounded.sessions["Beto Dos"].synchronise(unfounded.hub)
    assert victim.case_keys.of(None) == ()
    assert {banner.key for banner in unfounded.sessions["Beto Dos"].banners()} == {
        "banner.no-office-key"
    }


def test_a_vault_whose_owner_is_not_in_entry_0_gets_nothing(
    office: RealOffice, tmp_path: Path
) -> None:
    vault = make_vault(tmp_path / "stranger")
    vault.keyring.set_membership(Membership(2, ORIGIN, office.card.genesis))
    session = Session(vault, office.clock)
    session.synchronise(office.hub)
    assert vault.ledger.size == 0
    assert vault.keyring.case_keys.of(None) == ()
    assert session.inbox() == ()
    for act in (session.office, session.me, lambda: session.register_alert(alert())):
        with pytest.raises(UserError, match=r"office\.|rule\.not-founded"):
            act()
    session.close()


def test_whoever_was_slipped_the_key_of_the_office_writes_nothing(
    office: RealOffice, tmp_path: Path
) -> None:
    vault = make_vault(tmp_path / "stranger")
    vault.keyring.set_membership(Membership(2, ORIGIN, office.card.genesis))
    vault.keyring.case_keys.put(None, office["officer"].vault.keyring.case_keys.of(None)[-1])
    session = Session(vault, office.clock)
    session.synchronise(office.hub)
    assert session.office().agency == AGENCY
    with pytest.raises(UserError, match=r"rule\.unknown-key"):
        session.register_alert(alert())
    with pytest.raises(UserError, match=r"rule\."):
        session.accept_founding()
    session.close()


def test_entry_0_names_keys_by_what_they_open(office: RealOffice) -> None:
    founded = office["officer"].replica.office.founding
    assert founded is not None
    keys = office["officer"].vault.keyring.case_keys.of(None)[-1]
    assert founded.key_check == b64u_encode(keys.trace_check())
    audit_key = office["auditor"].vault.keyring.audit_key()
    assert audit_key is not None
    assert founded.audit_key == b64u_encode(audit_key.public.fingerprint())
    assert office["officer"].colleagues.audit_key() == audit_key.public


@pytest.mark.parametrize(
    ("origin", "practice"),
    [
        pytest.param(PRACTICE_ORIGIN, False, id="a real office under the name of practice"),
        pytest.param(ORIGIN, True, id="a practice office under a real name"),
        pytest.param(f"{PRACTICE_ORIGIN}/dos", True, id="a practice office under another name"),
    ],
)
def test_an_office_cannot_pass_for_the_other_kind(
    vaults: dict[str, Vault], origin: str, *, practice: bool
) -> None:
    charter = Charter(origin, AGENCY, ZONE, practice=practice)
    vault = vaults["Ana Uno"]
    with pytest.raises(UserError, match=r"founding\.charter-unusable") as refused:
        founding.found(vault, Clock(ZONE, StoryClock()), charter, founders(vaults))
    assert refused.value.details["part"] == "origin"
    assert vault.keyring.membership() is None
    assert vault.ledger.size == 0


def test_nobody_takes_a_seat_in_a_practice_office_with_a_vault_of_their_own(
    vaults: dict[str, Vault], tmp_path: Path
) -> None:
    hub = FolderHub.create(tmp_path / "hub", PRACTICE_ORIGIN)
    card = TrustCard(PRACTICE_ORIGIN, bytes(GENESIS_BYTES))
    with pytest.raises(UserError, match=r"founding\.practice-card"):
        take_seat(vaults["Nadie Seis"], hub, card)
    assert vaults["Nadie Seis"].keyring.membership() is None
