"""Keys that arrive in a mailbox: the office must stand behind them, whoever put them there."""

from __future__ import annotations

import secrets
import shutil

import pytest

from alertadores.app.writer import Batch, Luggage, Subject
from alertadores.domain.commands import AddNote, Draft, GrantAccess
from alertadores.domain.schemas import Group
from alertadores.ledger.keys import CaseKeys, Wrapped, wrap_keys, wrap_name
from alertadores.sync.mailbox import box_of
from alertadores.vault.stored import Outgoing
from alertadores.vault.view import CaseQuery
from crypto.canonical import b64u_encode
from crypto.secret import SecretBytes, random_secret
from tests.realoffice import RealOffice, number
from tests.sync.hubs import mailbox, post, put_row, rows_of


def keys_here(office: RealOffice, name: str) -> dict[tuple[bytes | None, int], CaseKeys]:
    """Return all keys in a member's keyring."""
    found = office[name].vault.keyring.case_keys.all()
    return {(case, keys.epoch): keys for case, keys in found}


def grant(office: RealOffice, case: bytes, keys: CaseKeys, name: str, level: str = "full") -> bytes:
    """Let the officer grant any keys to a member by an entry; return the wrap's name."""
    session = office["officer"]
    colleague = session.colleagues.of(number(name))
    data = wrap_keys(colleague.sealing, office.card.origin, Wrapped("case", case, keys))
    reader = {"member": number(name), "level": level, "wrap": b64u_encode(wrap_name(data))}
    outgoing = Outgoing(box_of(colleague.kid), wrap_name(data), data)
    batch = Batch()
    own = session.vault.keyring.case_keys.of(case)[-1]
    subject = Subject(case, own, session.replica.case_file(case).replay)
    draft = Draft("access.granted", {"readers": [reader]})
    session.writer.in_case(batch, subject, draft, Luggage(wraps=[outgoing]))
    session.writer.commit(batch)
    return wrap_name(data)


@pytest.fixture
def case(office: RealOffice) -> bytes:
    """Return a case of officer, transparency and coordinator, settled."""
    made = office.register(readers=("transparency",))
    office.settle("officer", "transparency", "colleague")
    return made


def test_a_wrap_that_was_taken_is_no_longer_in_the_mailbox(office: RealOffice) -> None:
    office.register(readers=("transparency",))
    office.sync("officer")
    assert len(list(mailbox(office, "transparency").iterdir())) == 1
    office.sync("transparency")
    assert list(mailbox(office, "transparency").iterdir()) == []


def test_a_later_grant_gives_the_earlier_rows_and_the_coming_ones(
    office: RealOffice, case: bytes
) -> None:
    office["officer"].execute(AddNote(text="Antes."), case)
    office.register(author="colleague", readers=())
    office.settle("officer", "colleague")
    office["officer"].execute(GrantAccess(members=(number("colleague"),)), case)
    office.sync("officer")
    assert office.sync("colleague")["colleague"].keys == {case}
    office["officer"].execute(AddNote(text="Después."), case)
    office.settle("officer", "colleague")
    for name in ("colleague", "transparency"):
        office.sync(name)
        assert office[name].case(case).timeline == office["officer"].case(case).timeline
    office["colleague"].execute(AddNote(text="De la colega."), case)
    office.settle("officer", "colleague")
    assert office["officer"].case(case).timeline[-1].reason is None


def test_a_wrap_may_come_before_its_rows(office: RealOffice) -> None:
    case = office.register(readers=("transparency",))
    session = office["officer"]
    for outgoing in session.vault.ledger.outbox():
        office.hub.deliver(outgoing.recipient, outgoing.name, outgoing.data)
    assert office.sync("transparency")["transparency"].keys == set()
    office.sync("officer")
    assert office.sync("transparency")["transparency"].keys == {case}


def test_a_wrap_may_come_after_its_rows(office: RealOffice) -> None:
    case = office.register(readers=("transparency",))
    office["officer"].execute(AddNote(text="Una nota."), case)
    office.sync("officer")
    box = mailbox(office, "transparency")
    shutil.move(box, office.folder / "late")
    office.register(author="colleague", readers=("officer",))
    office.sync("colleague", "transparency", "officer")
    shutil.move(office.folder / "late", box)
    assert office.sync("transparency")["transparency"].keys == {case}
    assert len(office["transparency"].case(case).timeline) == 3


def test_copies_of_a_case_hide_nothing_from_a_wrap_that_comes_late(office: RealOffice) -> None:
    case = office.register(readers=("transparency",))
    office["officer"].execute(AddNote(text="Una nota."), case)
    office.sync("officer")
    box = mailbox(office, "transparency")
    shutil.move(box, office.folder / "late")
    office.sync("transparency")
    opening = office["officer"].vault.ledger.rows_of(case)[0].row
    put_row(office, opening)
    shutil.move(office.folder / "late", box)
    assert office.sync("transparency")["transparency"].keys == {case}
    assert len(office["transparency"].case(case).timeline) == 3


def test_a_wrap_delivered_twice_is_taken_out_twice(office: RealOffice, case: bytes) -> None:
    keys = office["transparency"].vault.keyring.case_keys.of(case)[-1]
    name = post(office, "transparency", Wrapped("case", case, keys))
    assert (mailbox(office, "transparency") / name.hex()).exists()
    assert office.sync("transparency")["transparency"].keys == set()
    assert list(mailbox(office, "transparency").iterdir()) == []


@pytest.mark.parametrize(
    "kind",
    ["made-up case", "other keys of a known case", "keys that nobody granted", "a later epoch"],
)
def test_keys_of_a_stranger_are_never_taken(office: RealOffice, case: bytes, kind: str) -> None:
    victim = "colleague" if kind == "keys that nobody granted" else "transparency"
    own = office["officer"].vault.keyring.case_keys.of(case)[-1]
    wrapped = {
        "made-up case": Wrapped("case", secrets.token_bytes(16), CaseKeys.fresh(0)),
        "other keys of a known case": Wrapped("case", case, CaseKeys.fresh(0)),
        "keys that nobody granted": Wrapped("case", case, own),
        "a later epoch": Wrapped("case", case, CaseKeys.fresh(1)),
    }[kind]
    before = keys_here(office, victim)
    post(office, victim, wrapped)
    for _time in range(2):
        assert office.sync(victim)[victim].keys == set()
    assert keys_here(office, victim) == before


def test_a_case_made_up_with_rows_and_all_is_never_taken(office: RealOffice, case: bytes) -> None:
    """A member's own rows under another member's name would need that member's signature."""
    keys, name = CaseKeys.fresh(0), secrets.token_bytes(16)
    post(office, "colleague", Wrapped("case", name, keys))
    for row in rows_of(office)[-2:]:
        put_row(office, row)
    assert office.sync("colleague")["colleague"].keys == set()
    assert list(office["colleague"].case_ids(CaseQuery())) == []
    assert case not in office["colleague"].vault.keyring.case_keys.cases()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda keys: CaseKeys(0, random_secret(), keys.read),
        lambda keys: CaseKeys(0, keys.trace, CaseKeys.fresh(0).read),
        lambda keys: CaseKeys(0, keys.trace, {**keys.read, Group.THIRD: random_secret()}),
        lambda keys: CaseKeys(0, keys.trace, {Group.CASE: keys.read[Group.CASE]}),
        lambda keys: CaseKeys(1, keys.trace, keys.read),
    ],
    ids=[
        "another trace key",
        "other read keys",
        "one other read key",
        "some read keys only",
        "another epoch",
    ],
)
def test_wrong_keys_granted_by_a_member_are_never_taken(
    office: RealOffice, case: bytes, spoil: object
) -> None:
    assert callable(spoil)
    keys = office["officer"].vault.keyring.case_keys.of(case)[-1]
    grant(office, case, spoil(keys), "colleague")
    office.sync("officer")
    for _time in range(2):
        assert office.sync("colleague")["colleague"].keys == set()
    assert case not in office["colleague"].vault.keyring.case_keys.cases()


def test_a_trace_grant_brings_no_key_of_fields(office: RealOffice, case: bytes) -> None:
    keys = office["officer"].vault.keyring.case_keys.of(case)[-1]
    grant(office, case, keys, "custodian", level="trace")
    office.sync("officer")
    assert office.sync("custodian")["custodian"].keys == set()


def test_a_grant_of_right_keys_by_hand_is_taken(office: RealOffice, case: bytes) -> None:
    keys = office["officer"].vault.keyring.case_keys.of(case)[-1]
    grant(office, case, keys, "colleague")
    office.sync("officer")
    assert office.sync("colleague")["colleague"].keys == {case}


@pytest.mark.parametrize("kind", ["log", "audit", "office"])
def test_made_up_secrets_of_the_office_are_never_taken(office: RealOffice, kind: str) -> None:
    length = 33 if kind == "audit" else 32
    for secret in (random_secret(length), SecretBytes(b"\x01" + secrets.token_bytes(length - 1))):
        read = CaseKeys.fresh(0).read if kind == "office" else {}
        wrapped = Wrapped(kind, None, CaseKeys(0, secret, read))  # type: ignore[arg-type]
        post(office, "auditor", wrapped)
        post(office, "officer", wrapped)
    audit_key = office["auditor"].vault.keyring.audit_key()
    before = keys_here(office, "officer")
    office.sync("auditor", "officer")
    assert office["officer"].vault.keyring.log_key() is None
    assert office["officer"].vault.keyring.audit_key() is None
    after = office["auditor"].vault.keyring.audit_key()
    assert after is not None
    assert audit_key is not None
    assert after.public == audit_key.public
    assert keys_here(office, "officer") == before


@pytest.mark.parametrize("data", [b"", b"basura", bytes(1200), bytes(range(250)) * 20])
def test_junk_in_a_mailbox_is_left_where_it_is(office: RealOffice, data: bytes) -> None:
    case = office.register(readers=("transparency",))
    office.sync("officer")
    box = mailbox(office, "transparency")
    office.hub.deliver(bytes.fromhex(box.name), wrap_name(data), data)
    assert office.sync("transparency")["transparency"].keys == {case}
    assert [path.name for path in box.iterdir()] == [wrap_name(data).hex()]


def test_a_wrap_that_opens_nothing_is_searched_for_once(office: RealOffice) -> None:
    post(office, "officer", Wrapped("case", secrets.token_bytes(16), CaseKeys.fresh(0)))
    office.sync("officer")
    read: list[int] = []

    class Watched(type(office.hub)):  # type: ignore[misc]
        def rows(self, first: int, end: int) -> object:
            """Note which rows are read."""
            read.extend(range(first, end))
            return super().rows(first, end)

    office["officer"].synchronise(Watched(office.folder / "hub"))
    assert read == [office.hub.size() - 1], "one row, to recognise the hub by"
