"""Publishing: nobody alone, nothing that the case does not say, nothing before it is sealed."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from alertadores.app.writer import Batch
from alertadores.bundles.fields import PublicFields
from alertadores.domain.commands import (
    AmendDraft,
    Approve,
    Draft,
    DraftReferral,
    MoveAlert,
    ProposeSummary,
    SendReferral,
)
from alertadores.errors import UserError
from alertadores.verify.public import verify_public
from alertadores.verify.report import Verdict
from crypto.canonical import b64u_encode
from tests.app.walk import TEXT
from tests.realoffice import READERS, RealOffice


@pytest.fixture
def approved(office: RealOffice) -> bytes:
    """Return a case whose summary is approved and sealed."""
    case = office.register(readers=READERS)
    office["officer"].execute(ProposeSummary(text=TEXT), case)
    office.settle("officer", "transparency")
    office["transparency"].execute(Approve(), case)
    office.settle("officer", "transparency")
    return case


def emit(office: RealOffice, case: bytes, **patched: Any) -> None:
    """Emit a summary as the officer's program would not: with other fields, or another PDF."""
    session = office["officer"]
    publisher, file = session.publisher, session.replica.case_file(case)
    (name,) = [each.name for each in session.case(case).things if each.kind == "summary"]
    told = publisher.fields(file, name, session.clock.today())
    document = patched.pop("document", None)
    fields = PublicFields(**{**told.model_dump(), **patched})
    rendered = publisher.render(fields) if document is None else document
    data = {
        "document": b64u_encode(hashlib.sha256(rendered).digest()),
        "link": publisher._link(file, name),
    }
    batch = Batch()
    session.writer.in_office(batch, Draft("public.emitted", data, fields.to_values()))
    session.writer.commit(batch)
    session.replica.forget_office()


def test_an_emission_needs_two_and_a_checkpoint(office: RealOffice, approved: bytes) -> None:
    office["officer"].emit_summary(approved)
    with pytest.raises(UserError, match=r"rule\.same-person"):
        office["officer"].confirm_emission(approved)
    with pytest.raises(UserError, match=r"publish\.not-emitted"):
        office["transparency"].confirm_emission(approved)
    office.settle("officer", "transparency")
    office["transparency"].confirm_emission(approved)
    for name in ("officer", "transparency"):
        with pytest.raises(UserError, match=r"publish\.not-emitted|rule\.waits"):
            office[name].public_bundle(approved)
    office.sync("transparency")
    with pytest.raises(UserError, match=r"rule\.waits"):
        office["transparency"].public_bundle(approved)
    office.settle("officer", "transparency")
    bundles = [office[name].public_bundle(approved) for name in ("officer", "transparency")]
    assert bundles[0] == bundles[1]
    report = verify_public(bundles[0], office.card)
    assert report.verdict is Verdict.VALID


def test_nothing_of_the_case_is_in_its_bundle(office: RealOffice, approved: bytes) -> None:
    office["officer"].emit_summary(approved)
    office.settle("officer", "transparency")
    office["transparency"].confirm_emission(approved)
    office.settle("officer", "transparency")
    bundle = office["officer"].public_bundle(approved)
    view = office["officer"].case(approved)
    with ZipFile(BytesIO(bundle)) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    assert any(name.endswith(".pdf") for name in members)
    for told in (view.row.folio.encode(), b"Pagaron dos veces", b"2026-10-01", approved):
        assert [name for name, held in members.items() if told in held or told in bundle] == []


@pytest.mark.parametrize(
    "patched",
    [
        {"text": "Se recibió otra alerta."},
        {"state": "FIRME"},
        {"conducts": ("PECULADO",)},
        {"measures": ("PREVENTIVA",)},
        {"period": "2026-Q1"},
        {"alerter": "EXTERNO"},
        {"agency": "Otra Agencia"},
        {"issued": date(2025, 1, 1)},
        {"language": "en"},
        {"document": b"%PDF-1.7 otro documento"},
    ],
    ids=lambda patched: next(iter(patched)),
)
def test_an_emission_that_says_something_else_is_not_confirmed(
    office: RealOffice, approved: bytes, patched: dict[str, Any]
) -> None:
    emit(office, approved, **patched)
    office.settle("officer", "transparency")
    with pytest.raises(UserError, match=r"publish\.differs"):
        office["transparency"].confirm_emission(approved)
    office["transparency"].emit_summary(approved)
    office.settle("officer", "transparency")
    office["officer"].confirm_emission(approved)
    office.settle("officer", "transparency")
    report = verify_public(office["officer"].public_bundle(approved), office.card)
    assert report.verdict is Verdict.VALID


def test_an_honest_emission_by_hand_is_confirmed(office: RealOffice, approved: bytes) -> None:
    emit(office, approved)
    office.settle("officer", "transparency")
    office["transparency"].confirm_emission(approved)
    office.settle("officer", "transparency")
    report = verify_public(office["officer"].public_bundle(approved), office.card)
    assert report.verdict is Verdict.VALID


def test_the_same_is_not_emitted_twice(office: RealOffice, approved: bytes) -> None:
    office["officer"].emit_summary(approved)
    with pytest.raises(UserError, match=r"rule\.already-done"):
        office["officer"].emit_summary(approved)
    office.clock.now += timedelta(days=1)
    with pytest.raises(UserError, match=r"rule\.already-done"):
        office["officer"].emit_summary(approved)


def test_what_the_case_no_longer_says_is_emitted_anew(office: RealOffice, approved: bytes) -> None:
    office["officer"].emit_summary(approved)
    office["officer"].execute(MoveAlert(to="EN_ANALISIS"), approved)
    office.settle("officer", "transparency")
    with pytest.raises(UserError, match=r"publish\.differs"):
        office["transparency"].confirm_emission(approved)
    office["officer"].emit_summary(approved)
    office.settle("officer", "transparency")
    office["transparency"].confirm_emission(approved)
    office.settle("officer", "transparency")
    report = verify_public(office["officer"].public_bundle(approved), office.card)
    assert report.verdict is Verdict.VALID


def test_an_amended_text_needs_a_new_agreement(office: RealOffice, approved: bytes) -> None:
    office["officer"].execute(AmendDraft(text="Otro texto."), approved)
    office.settle("officer", "transparency")
    with pytest.raises(UserError, match=r"publish\.not-approved"):
        office["officer"].emit_summary(approved)
    office["transparency"].execute(Approve(), approved)
    office.settle("officer", "transparency")
    office["officer"].emit_summary(approved)
    session = office["officer"]
    emitted = session.replica.accepted_of_office()[-1]
    assert session.publisher.stated(emitted).text == "Otro texto."


def test_an_agreement_is_used_within_ten_days(office: RealOffice, approved: bytes) -> None:
    office.clock.now += timedelta(days=11)
    with pytest.raises(UserError, match=r"rule\.expired"):
        office["officer"].emit_summary(approved)


@pytest.mark.parametrize("what", ["summary", "referral"])
def test_what_was_agreed_but_not_sealed_waits(office: RealOffice, what: str) -> None:
    case = office.register(readers=READERS)
    if what == "summary":
        office["officer"].execute(ProposeSummary(text=TEXT), case)
    else:
        office["officer"].execute(
            DraftReferral(destination="OIC_UR", consent=True, subject="Oficio", text=TEXT), case
        )
    office.settle("officer", "liaison", "transparency")
    second = "transparency" if what == "summary" else "coordinator"
    office[second].execute(Approve(), case)
    _without_sealing(office, second)
    office.sync("officer", "liaison")
    session = office["officer" if what == "summary" else "liaison"]
    act = (
        (lambda: session.emit_summary(case))
        if what == "summary"
        else (lambda: session.execute(SendReferral(means="OFICIALIA"), case))
    )
    command = "summary.emit" if what == "summary" else "referral.sent"
    assert {s.command: s.reason for s in session.case(case).steps}[command] == "rule.waits"
    with pytest.raises(UserError, match=r"rule\.waits"):
        act()
    office.settle("officer", "liaison", "transparency")
    assert {s.command: s.reason for s in session.case(case).steps}[command] is None
    act()


def _without_sealing(office: RealOffice, name: str) -> None:
    """Let a member hand in without signing a checkpoint."""
    note = office.hub.checkpoint()
    assert note is not None

    class Unsealed(type(office.hub)):  # type: ignore[misc]
        def put_checkpoint(self, note: bytes) -> None:
            """Keep the old one."""

    office[name].synchronise(Unsealed(office.folder / "hub"))
    assert office.hub.checkpoint() == note


def test_two_who_confirm_at_once_do_it_once(office: RealOffice, approved: bytes) -> None:
    office["transparency"].emit_summary(approved)
    office.settle("officer", "transparency")
    for name in ("officer", "coordinator"):
        office[name].confirm_emission(approved)
    for _round in range(2):
        office.sync("officer", "coordinator", "transparency")
    seen = [office[name].case(approved) for name in ("officer", "coordinator", "transparency")]
    assert [view.things for view in seen] == [seen[0].things] * 3
    assert [line.reason for line in seen[0].timeline if line.type == "summary.issued"] in (
        [None, "rule.clash"],
        [None, "rule.transition"],
    )
    bundles = {office[name].public_bundle(approved) for name in ("officer", "coordinator")}
    assert [verify_public(each, office.card).verdict for each in bundles] == [Verdict.VALID]
