"""The identity lies in its envelope, which two custodians open, and nowhere else at all."""

from __future__ import annotations

import gc
import itertools
import logging
import tempfile
from pathlib import Path

import pytest

from alertadores.app.session import Session
from alertadores.domain.commands import AddNote, RequestProtection
from alertadores.domain.identity import Identity
from alertadores.domain.records import IdentitySealed
from alertadores.domain.schemas import Group
from alertadores.errors import UserError
from alertadores.ledger.rows import Opened
from crypto import canonical, custody
from crypto.canonical import b64u_decode
from crypto.errors import CryptoError
from crypto.labels import Label, context
from crypto.secret import SecretBytes
from tests.canary import everything, files, places_of
from tests.realoffice import SEATS, RealOffice, number

WHO = Identity("Malinali Xicohténcatl", "malinali@ejemplo.mx, 55 1234 5678", "Solo los martes.")
NEEDLES = {
    "name": b"Malinali",
    "surname": b"Xicoht",
    "address": b"malinali@ejemplo",
    "telephone": b"1234 5678",
    "telephone in one": b"12345678",
    "channel": b"los martes",
}
CUSTODIANS = ("custodian", "second custodian", "third custodian")
TOLD = (
    "Soy Malinali Xicohténcatl. Me escriben a malinali@ejemplo.mx o al 55 1234 5678; lo firmo yo,"
    " XICOHTÉNCATL MALINALI."
)


@pytest.fixture
def case(office: RealOffice) -> bytes:
    """Return a case whose alertador told who they are, in every text they could."""
    made = office.register(
        identity=WHO,
        narrative=TOLD,
        risks=TOLD,
        institution="Oficina de Malinali Xicohténcatl",
        evidence=("Correo de malinali@ejemplo.mx",),
        accused=("Jefe de Malinali Xicohténcatl",),
        source_folio="Malinali Xicohténcatl 12",
        reported_to="Malinali Xicohténcatl",
    )
    office["officer"].execute(RequestProtection(consent=True), made)
    for name in SEATS:
        office[name]
    office.settle()
    return made


def envelope_of(session: Session, case: bytes) -> tuple[IdentitySealed, bytes]:
    """Return the entry of the sealing, and the envelope it names."""
    record = sealing(session, case).entry.record
    assert isinstance(record, IdentitySealed)
    name = b64u_decode(record.envelope, length=32)
    return record, session.vault.ledger.object(name)


def sealing(session: Session, case: bytes) -> Opened:
    """Return the entry that sealed the identity of a case."""
    (found,) = session.replica.case_file(case).accepted(IdentitySealed.TYPE)
    return found


def bound_to(office: RealOffice, case: bytes) -> bytes:
    """Return what the envelope of a case is bound to: office, case and alert."""
    alert = sealing(office["officer"], case).entry.trace.object
    assert alert is not None
    return context(Label.IDENTITY, office.card.origin.encode("ascii"), case, alert)


def half(office: RealOffice, case: bytes, name: str, pair: tuple[int, int]) -> SecretBytes:
    """Return the half that a custodian's own vault releases for a pair of seats."""
    session = office[name]
    record, envelope = envelope_of(session, case)
    seat = record.seats.index(number(name)) + 1
    keyring = session.vault.keyring
    outer = keyring.case_keys.of(case)[-1].read[Group.IDENTITY]
    key = keyring.recipient_keys()[-1]
    return custody.release_half(envelope, outer, seat, key, pair, bound_to(office, case))


def test_the_identity_is_in_no_vault_and_not_on_the_hub(office: RealOffice, case: bytes) -> None:
    assert office["officer"].case(case).sealed_identity
    for name in SEATS:
        assert places_of(NEEDLES, everything(office[name].vault)) == set(), name
    office.close()
    assert places_of(NEEDLES, files(office.folder)) == set()


def test_no_page_and_no_search_shows_the_identity(office: RealOffice, case: bytes) -> None:
    for name in ("officer", "coordinator", "transparency", "custodian"):
        session = office[name]
        shown = repr((session.case(case), session.inbox(), session.office(), session.banners()))
        assert places_of(NEEDLES, iter([("page", shown.encode())])) == set()


def test_no_log_line_and_no_temporary_file_holds_the_identity(
    office: RealOffice,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    aside = tmp_path / "temporary"
    aside.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(aside))
    caplog.set_level(logging.DEBUG)
    case = office.register(identity=WHO, narrative=TOLD)
    office.settle("officer", "custodian")
    office["officer"].execute(AddNote(text="Una nota."), case)
    assert list(aside.iterdir()) == []
    assert places_of(NEEDLES, iter([("log", caplog.text.encode())])) == set()


def test_a_refused_alert_says_nothing_of_the_identity(office: RealOffice) -> None:
    with pytest.raises(UserError) as caught:
        office.register(author="assessor", identity=WHO, narrative=TOLD)
    assert places_of(NEEDLES, iter([("error", repr(caught.value).encode())])) == set()
    office.lock("assessor")
    assert places_of(NEEDLES, files(office.folder)) == set()


def test_nothing_keeps_the_identity_in_memory_once_it_is_sealed(office: RealOffice) -> None:
    office.register(identity=Identity("Quetzalli Ehécatl", "5599887766", ""))
    gc.collect()
    living = {each.name for each in gc.get_objects() if type(each) is Identity}
    assert "Quetzalli Ehécatl" not in living


@pytest.mark.parametrize("pair", list(itertools.combinations(CUSTODIANS, 2)))
def test_any_two_custodians_open_it_together(
    office: RealOffice, case: bytes, pair: tuple[str, str]
) -> None:
    record, envelope = envelope_of(office[pair[0]], case)
    seats = tuple(record.seats.index(number(name)) + 1 for name in pair)
    assert len(seats) == 2
    halves = {
        seat: half(office, case, name, (seats[0], seats[1]))
        for seat, name in zip(seats, pair, strict=True)
    }
    outer = office[pair[0]].vault.keyring.case_keys.of(case)[-1].read[Group.IDENTITY]
    with custody.open_identity(envelope, outer, halves, bound_to(office, case)) as opened:
        told = canonical.loads_canonical(opened.reveal())
    assert told == {
        "contact": WHO.contact,
        "name": WHO.name,
        "safe_channel": WHO.safe_channel,
        "schema": "alertadores-identity/1",
    }


def test_one_custodian_opens_nothing(office: RealOffice, case: bytes) -> None:
    record, envelope = envelope_of(office["custodian"], case)
    outer = office["custodian"].vault.keyring.case_keys.of(case)[-1].read[Group.IDENTITY]
    own = half(office, case, "custodian", (1, 2))
    assert record.seats == tuple(number(name) for name in CUSTODIANS)
    for halves in ({1: own}, {1: own, 2: own}):
        with pytest.raises(CryptoError):
            custody.open_identity(envelope, outer, halves, bound_to(office, case))


@pytest.mark.parametrize("name", ["officer", "coordinator", "transparency", "auditor"])
def test_nobody_else_has_a_half(office: RealOffice, case: bytes, name: str) -> None:
    _record, envelope = envelope_of(office["officer"], case)
    outer = office["officer"].vault.keyring.case_keys.of(case)[-1].read[Group.IDENTITY]
    for key in office[name].vault.keyring.recipient_keys():
        for seat in (1, 2):
            with pytest.raises(CryptoError):
                custody.release_half(envelope, outer, seat, key, (1, 2), bound_to(office, case))


def test_who_has_no_key_of_the_case_does_not_reach_the_halves(
    office: RealOffice, case: bytes
) -> None:
    assert case not in office["auditor"].vault.keyring.case_keys.cases()
    assert case not in office["colleague"].vault.keyring.case_keys.cases()


def test_a_custodian_whom_the_alert_names_gets_no_half(office: RealOffice) -> None:
    case = office.register(identity=WHO, accused=(SEATS["custodian"][0],))
    office.settle("officer", *CUSTODIANS)
    record, _envelope = envelope_of(office["officer"], case)
    assert record.seats == (number("second custodian"), number("third custodian"))
    assert case not in office["custodian"].vault.keyring.case_keys.cases()
    assert case in office["second custodian"].vault.keyring.case_keys.cases()


def test_with_fewer_than_two_custodians_left_nothing_is_sealed(office: RealOffice) -> None:
    accused = (SEATS["custodian"][0], SEATS["third custodian"][0])
    with pytest.raises(UserError, match=r"identity\.too-few-custodians") as caught:
        office.register(identity=WHO, accused=accused)
    assert caught.value.details == {"count": 1}
    assert office["officer"].vault.ledger.queue() == []


def test_without_an_identity_no_custodian_hears_of_the_case(office: RealOffice) -> None:
    case = office.register()
    office.settle("officer", *CUSTODIANS)
    for name in CUSTODIANS:
        assert case not in office[name].vault.keyring.case_keys.cases()
    assert not office["officer"].case(case).sealed_identity
