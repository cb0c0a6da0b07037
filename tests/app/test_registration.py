"""Whose keys a new case brings: author, coordinator and who was asked for, nobody it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from alertadores.app.joining import confirm_member
from alertadores.app.views import InboxItem
from alertadores.app.welcome import words_of_proposal
from alertadores.domain.commands import Approve, Draft, GrantAccess, ProposeRemoval, ProposeRoles
from alertadores.domain.records import AccessGranted, CaseOpened
from alertadores.domain.roles import Role
from alertadores.errors import UserError
from crypto.canonical import b64u_encode
from crypto.recipients import RecipientKey
from crypto.signing import SigningKey
from tests.realoffice import SEATS, RealOffice, alert, found_office, number

Seats = Mapping[str, tuple[str, tuple[Role, ...]]]


def readers(office: RealOffice, author: str, case: bytes) -> dict[str, str]:
    """Return who reads a case, and how, by the name of their seat."""
    names = dict(enumerate(office_seats(office), 1))
    file = office[author].replica.case_file(case)
    return {names[reader]: level for reader, level in file.case.readers.items()}


def office_seats(office: RealOffice) -> list[str]:
    """Return the seats of an office in the order of its roster."""
    people = {person: seat for seat, (person, _roles) in ALL_SEATS.items()}
    return [people[member.name] for member in office["coordinator"].office().members]


SECOND: Seats = {"second coordinator": ("Lucía Ebert", (Role.COORDINACION,))}
ALL_SEATS: Seats = {**SEATS, **SECOND}


@pytest.fixture(scope="module")
def two_coordinators(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealOffice]:
    """Return an office with a second coordinator, the last in its roster."""
    folder = tmp_path_factory.mktemp("two")
    found_office(folder, ALL_SEATS)
    office = RealOffice(folder)
    office.clock.now = office.clock.now.replace(day=28)
    yield office
    office.close()


@pytest.mark.parametrize(
    ("author", "asked", "expected"),
    [
        ("officer", (), {"officer", "coordinator"}),
        ("officer", ("transparency",), {"officer", "transparency", "coordinator"}),
        ("officer", ("coordinator",), {"officer", "coordinator"}),
        ("coordinator", (), {"coordinator", "officer"}),
        ("coordinator", ("colleague",), {"coordinator", "colleague"}),
        ("officer", ("officer",), {"officer", "coordinator"}),
    ],
)
def test_the_first_readers_are_author_and_coordinator_and_who_was_asked_for(
    office: RealOffice, author: str, asked: tuple[str, ...], expected: set[str]
) -> None:
    case = office.register(author, asked)
    assert readers(office, author, case) == dict.fromkeys(expected, "full")
    assert len(office[author].vault.ledger.outbox()) == len(expected) - 1


@pytest.mark.parametrize(
    ("author", "asked", "expected"),
    [
        ("officer", (), {"officer", "coordinator"}),
        ("officer", ("second coordinator",), {"officer", "second coordinator"}),
        ("coordinator", (), {"coordinator", "second coordinator"}),
        ("second coordinator", ("officer",), {"second coordinator", "officer"}),
    ],
)
def test_one_coordinator_is_enough(
    two_coordinators: RealOffice, author: str, asked: tuple[str, ...], expected: set[str]
) -> None:
    numbers = {name: at for at, name in enumerate(ALL_SEATS, 1)}
    session = two_coordinators[author]
    changes = session.register_alert(alert(), None, [numbers[name] for name in asked])
    (case,) = changes.cases
    assert readers(two_coordinators, author, case) == dict.fromkeys(expected, "full")


def test_a_coordinator_whom_the_alert_names_is_passed_over(
    two_coordinators: RealOffice,
) -> None:
    accused = (SEATS["coordinator"][0],)
    changes = two_coordinators["officer"].register_alert(alert(accused=accused))
    (case,) = changes.cases
    assert readers(two_coordinators, "officer", case).keys() == {"officer", "second coordinator"}


def test_without_another_coordinator_the_next_case_officer_reads(office: RealOffice) -> None:
    case = office.register(readers=(), narrative="La coordinadora Amalia Ríos lo ordenó.")
    assert readers(office, "officer", case).keys() == {"officer", "colleague"}
    office.settle("officer", "colleague")
    assert case not in office["coordinator"].vault.keyring.case_keys.cases()


def test_nobody_whom_the_alert_names_is_asked_for(office: RealOffice) -> None:
    with pytest.raises(UserError, match=r"alert\.reader-named") as caught:
        office.register(readers=("transparency",), accused=(SEATS["transparency"][0],))
    assert caught.value.details == {"number": number("transparency")}
    assert office["officer"].vault.ledger.queue() == []


def test_where_all_others_are_named_nothing_is_registered(office: RealOffice) -> None:
    accused = tuple(SEATS[name][0] for name in ("coordinator", "colleague"))
    with pytest.raises(UserError, match=r"rule\.readers"):
        office.register(readers=(), accused=accused)


@pytest.mark.parametrize("reader", ["auditor", "custodian"])
def test_who_works_on_no_case_reads_none(office: RealOffice, reader: str) -> None:
    with pytest.raises(UserError, match=r"rule\.readers"):
        office.register(readers=(reader,))


@pytest.mark.parametrize("author", ["assessor", "liaison", "transparency", "archivist", "auditor"])
def test_who_takes_in_no_alerts_registers_none(office: RealOffice, author: str) -> None:
    with pytest.raises(UserError, match=r"rule\.role-missing"):
        office.register(author, ())


def test_a_folio_is_of_the_year_of_reception_and_nobody_elses(office: RealOffice) -> None:
    folios = [office["officer"].case(office.register(readers=())).row.folio for _each in range(20)]
    assert len(set(folios)) == 20
    assert {folio[:5] for folio in folios} == {"2026-"}


def test_every_wrap_is_named_in_its_entry(office: RealOffice) -> None:
    case = office.register()
    office["officer"].execute(GrantAccess(members=(number("archivist"),)), case)
    named = {
        (reader.member, reader.wrap)
        for each in office["officer"].replica.opened(case)
        if isinstance(each.entry.record, CaseOpened | AccessGranted)
        for reader in each.entry.record.readers
    }
    sent = {b64u_encode(outgoing.name) for outgoing in office["officer"].vault.ledger.outbox()}
    assert sent == {wrap for member, wrap in named if member != number("officer")}


def test_a_grant_may_say_why_and_masks_what_it_says(office: RealOffice) -> None:
    case = office.register()
    command = GrantAccess(
        members=(number("archivist"),), motive="Clave 4821009377451206.", reasons=("RELEVO",)
    )
    office["officer"].execute(command, case)
    line = office["officer"].case(case).timeline[-1]
    assert line.fields == {"motive": "Clave [clave de seguimiento suprimida]."}


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ((99,), r"office\.unknown-member"),
        ((number("auditor"),), r"rule\.readers"),
        ((number("custodian"),), r"rule\.readers"),
        ((number("coordinator"),), r"rule\.already-done"),
    ],
)
def test_a_grant_to_who_may_not_read_is_refused(
    office: RealOffice, members: tuple[int, ...], reason: str
) -> None:
    case = office.register()
    with pytest.raises(UserError, match=reason):
        office["officer"].execute(GrantAccess(members=members), case)


def test_a_removed_member_gets_no_key(office: RealOffice) -> None:
    office["coordinator"].execute(ProposeRemoval(number=number("transparency")))
    office.settle("coordinator", "archivist", "officer")
    office["archivist"].decide(office["archivist"].inbox()[0], Approve())
    office.settle("coordinator", "archivist", "officer")
    with pytest.raises(UserError, match=r"rule\.readers"):
        office.register(readers=("transparency",))


def test_who_changed_roles_gets_no_key_by_the_old_one(office: RealOffice) -> None:
    command = ProposeRoles(number=number("coordinator"), roles=(Role.ADMINISTRACION,))
    office["archivist"].execute(command)
    office.settle("coordinator", "archivist", "officer")
    office["officer"].decide(office["officer"].inbox()[0], Approve())
    case = office.register(readers=())
    assert readers(office, "officer", case).keys() == {"officer", "colleague"}


def propose_key(office: RealOffice, author: str, name: str) -> tuple[bytes, RecipientKey]:
    """Let an administrator propose a new key for a member; return proposal and sealing key."""
    session = office[author]
    person, roles = SEATS[name]
    sealing = RecipientKey.generate()
    data = {
        "number": number(name),
        "roles": sorted(role.value for role in roles),
        "key": b64u_encode(SigningKey.generate().public.to_bytes()),
        "sealing": b64u_encode(sealing.public.fingerprint()),
    }
    values = {"name": person, "sealing_key": b64u_encode(sealing.public.to_bytes())}
    draft = Draft("member.proposed", data, values)
    changes = session._write(lambda batch: session.writer.in_office(batch, draft))
    return changes.entries[0], sealing


def take_in(office: RealOffice, item: InboxItem) -> None:
    """Let the archivist agree, who has heard the words of the person."""
    session = office["archivist"]
    (opened,) = (each for each in session.replica.opened(None) if each.leaf.hash == item.id)
    confirm_member(session, item, words_of_proposal(session.replica, opened))


def test_nothing_is_sealed_to_a_key_that_was_only_proposed(office: RealOffice) -> None:
    before = office["officer"].colleagues.of(number("transparency"))
    propose_key(office, "coordinator", "transparency")
    office.settle("coordinator", "officer", "archivist")
    assert office["officer"].colleagues.of(number("transparency")) == before
    (item,) = office["archivist"].inbox()
    take_in(office, item)
    office.settle("coordinator", "officer", "archivist")
    assert office["officer"].colleagues.of(number("transparency")) != before


def test_the_key_that_was_agreed_with_is_the_one_that_is_used(office: RealOffice) -> None:
    """A second proposal beside the first does not ride on the agreement with it."""
    proposed = [propose_key(office, "coordinator", "transparency") for _each in range(2)]
    office.settle("coordinator", "officer", "archivist")
    items = {item.id: item for item in office["archivist"].inbox()}
    name, sealing = proposed[0]
    take_in(office, items[name])
    office.settle("coordinator", "officer", "archivist")
    assert office["officer"].colleagues.of(number("transparency")).sealing == sealing.public
