"""A session's memory is what the ledger says, whatever was tried and refused in between."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alertadores.app import registration
from alertadores.app.session import Session
from alertadores.domain import states
from alertadores.domain.commands import (
    AcknowledgeReferral,
    AddNote,
    AmendDraft,
    Approve,
    AssessRisk,
    Command,
    DraftReferral,
    GrantAccess,
    MoveAlert,
    MoveProtection,
    MoveReferral,
    ProposeDetermination,
    ProposeRemoval,
    ProposeRoles,
    ProposeSummary,
    Refuse,
    RequestProtection,
    SendReferral,
    WithdrawProposal,
)
from alertadores.domain.folio import RANDOM_BYTES, make_folio
from alertadores.domain.identity import Identity
from alertadores.domain.roles import Role
from alertadores.errors import EnvironmentFault, UserError
from alertadores.ledger.replay import replay_office
from alertadores.sync.replica import CaseFile, Replica
from alertadores.vault.view import CaseQuery
from crypto.canonical import b64u_encode
from tests.app.walk import grounds
from tests.realoffice import READERS, SEATS, RealOffice, StoryClock, alert, number

TEXT = "Se recibió una alerta."
Make = Callable[..., Command]


def _moves(command: type[Command], machine: states.Machine) -> st.SearchStrategy[Make]:
    targets = st.sampled_from([*machine, "NO_HAY_TAL_ESTADO"])
    return st.builds(
        lambda to, why: lambda **on: command(to=to, reasons=grounds(to) if why else (), **on),
        targets,
        st.booleans(),
    )


def _fixed(command: type[Command], **values: Any) -> st.SearchStrategy[Make]:
    return st.just(lambda **on: command(**values, **on))


# What anybody could ask for, of the right kind of proceeding or not.
ON_THINGS: st.SearchStrategy[Make] = st.one_of(
    _moves(MoveAlert, states.ALERT),
    _moves(MoveProtection, states.PROTECTION),
    _moves(MoveReferral, states.REFERRAL),
    _fixed(AddNote, text=TEXT),
    _fixed(AssessRisk, impact=5, probability=4, level="ALTO"),
    _fixed(ProposeDetermination, outcome="OTORGADA", families=("PREVENTIVA",), text=TEXT),
    _fixed(ProposeDetermination, outcome="NO_EVALUABLE_SIN_IDENTIDAD", text=TEXT),
    _fixed(SendReferral, means="OFICIALIA"),
    _fixed(AcknowledgeReferral),
    _fixed(AmendDraft, text="Otro texto."),
    _fixed(WithdrawProposal),
    _fixed(Approve),
    _fixed(Refuse, reasons=("OTRO",)),
)
ALONE: st.SearchStrategy[Command] = st.one_of(
    st.just(RequestProtection(consent=True, risks="Amenazas.")),
    st.just(DraftReferral(destination="OIC_UR", consent=True, subject="Oficio", text=TEXT)),
    st.just(ProposeSummary(text=TEXT)),
    st.builds(
        lambda members: GrantAccess(members=members),
        st.lists(st.integers(1, len(SEATS) + 1), min_size=1, max_size=2, unique=True).map(tuple),
    ),
)
ACTS = st.lists(
    st.tuples(st.integers(0, 6), st.one_of(ON_THINGS.map(lambda make: (make,)), ALONE)),
    min_size=1,
    max_size=8,
)


@pytest.fixture(scope="module")
def shared(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealOffice]:
    """Return one office for all examples; each begins a case of its own."""
    folder = tmp_path_factory.mktemp("shared") / "office"
    shutil.copytree(founded, folder)
    office = RealOffice(folder, StoryClock())
    office.clock.now = office.clock.now.replace(month=12)
    yield office
    office.close()


def command_of(session: Session, case: bytes, choice: int, act: Any) -> Command:
    """Return a command; one about a proceeding is about the n-th there is, or about any."""
    if isinstance(act, Command):
        return act
    names = [thing.name for thing in session.case(case).things]
    (make,) = act
    made: Command = make(object=b64u_encode(names[choice]) if choice < len(names) else None)
    return made


def snapshot(file: CaseFile, kid: str) -> tuple[object, ...]:
    """Return all that later acts and pages depend on."""
    hashes = [each.leaf.hash for each in file.opened]
    replay = file.replay
    base = replay.chain.base(kid)
    return hashes, replay.case, dict(replay.verdicts), replay.unknown, base


def traces(session: Session) -> tuple[object, ...]:
    """Return what a refused act must leave as it was."""
    vault = session.vault
    roster = session.replica.roster
    return (
        vault.ledger.change,
        [stored.row.leaf_hash for stored in vault.ledger.queue()],
        vault.ledger.outbox(),
        vault.keyring.case_keys.cases(),
        dict(roster.verdicts),
        roster.before(None),
        roster.chain.base(session.replica.kid),
    )


def check_view(session: Session, case: bytes) -> None:
    """Compare the line that commits kept up to date with one computed from all entries."""
    fresh = session._casebook().projection(session.replica.case_file(case))
    assert fresh is not None
    assert session.vault.view.row_of(case) == fresh.row


@pytest.mark.parametrize("author", ["officer", "coordinator"])
@given(acts=ACTS)
def test_what_is_kept_in_memory_is_what_is_replayed(
    shared: RealOffice, author: str, acts: list[tuple[int, Any]]
) -> None:
    session = shared[author]
    case = shared.register(author, readers=())
    for choice, act in acts:
        before = traces(session)
        try:
            session.execute(command_of(session, case, choice, act), case)
        except UserError:
            assert traces(session) == before
        kid = session.replica.kid
        kept = snapshot(session.file(case), kid)
        assert kept == snapshot(session.replica.case_file(case), kid)
        check_view(session, case)
        assert all(verdict is None for verdict in session.file(case).replay.verdicts.values())


@given(
    acts=st.lists(
        st.one_of(
            st.builds(ProposeRemoval, number=st.integers(1, len(SEATS) + 2)),
            st.builds(
                ProposeRoles,
                number=st.integers(1, len(SEATS) + 2),
                roles=st.lists(st.sampled_from(Role), min_size=1, max_size=3, unique=True).map(
                    tuple
                ),
            ),
            st.just(Approve(object=b64u_encode(bytes(32)))),
            st.just(WithdrawProposal()),
        ),
        max_size=5,
    )
)
def test_the_office_in_memory_is_what_is_replayed(shared: RealOffice, acts: list[Command]) -> None:
    session = shared["coordinator"]
    for command in acts:
        before = traces(session)
        try:
            session.execute(command)
        except UserError:
            assert traces(session) == before
        roster = session.replica.roster
        fresh = replay_office(each.entry for each in Replica(session.vault).opened(None))
        assert roster.before(None) == fresh.before(None)
        assert roster.verdicts == fresh.verdicts
        kid = session.replica.kid
        assert roster.chain.base(kid) == fresh.chain.base(kid)


def test_a_refused_act_and_a_good_one_are_the_good_one_alone(office: RealOffice) -> None:
    case = office.register()
    session = office["officer"]
    for _time in range(3):
        with pytest.raises(UserError, match=r"rule\.transition"):
            session.execute(MoveAlert(to="FIRME"), case)
    session.execute(MoveAlert(to="EN_ANALISIS"), case)
    office.settle("officer", "coordinator")
    types = [(line.type, line.reason) for line in office["coordinator"].case(case).timeline]
    assert types == [("case.opened", None), ("alert.registered", None), ("alert.moved", None)]


def test_an_alert_that_is_refused_half_way_leaves_no_key_and_no_wrap(office: RealOffice) -> None:
    session = office["officer"]
    before = traces(session)
    with pytest.raises(UserError, match=r"office\.unknown-member"):
        session.register_alert(alert(), None, [99])
    with pytest.raises(UserError, match=r"rule\.readers"):
        session.register_alert(alert(), None, [number("auditor")])
    assert traces(session) == before
    assert list(session.case_ids(CaseQuery())) == []


def test_of_alerts_registered_together_all_are_there_or_none(office: RealOffice) -> None:
    session = office["officer"]
    before = traces(session)

    def alerts() -> Iterator[tuple[Any, Identity | None]]:
        yield alert(), None
        yield alert(), Identity("Ana Uno", "5512345678", "")
        raise UserError("import.cut-off")

    with pytest.raises(UserError, match=r"import\.cut-off"):
        session.register_alerts(alerts())
    assert traces(session) == before
    changes = session.register_alerts([(alert(), None), (alert(), None)])
    assert len(changes.cases) == len(list(session.case_ids(CaseQuery()))) == 2


def test_a_full_disk_leaves_no_trace_in_memory(
    office: RealOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = office.register()
    session = office["officer"]
    before = traces(session), snapshot(session.file(case), session.replica.kid)

    def full(*_values: object) -> None:
        raise EnvironmentFault("vault.disk-full")

    with monkeypatch.context() as patch:
        patch.setattr(type(session.vault.ledger), "commit", full)
        for act in (
            lambda: session.execute(AddNote(text="Una nota."), case),
            lambda: session.register_alert(alert()),
        ):
            with pytest.raises(EnvironmentFault, match=r"vault\.disk-full"):
                act()
    assert (traces(session)[:3], snapshot(session.file(case), session.replica.kid)) == (
        before[0][:3],
        before[1],
    )
    session.execute(AddNote(text="Una nota."), case)
    assert len(session.case(case).timeline) == 3


def test_more_cases_than_are_kept_are_read_anew(
    office: RealOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alertadores.app.session.MAX_FILES", 2)
    session = office["officer"]
    cases = [office.register(readers=()) for _each in range(4)]
    for case in cases * 2:
        session.execute(AddNote(text="Una nota."), case)
    assert len(session._files) == 2
    assert [len(session.case(case).timeline) for case in cases] == [4] * 4


def test_a_case_nobody_gave_away_is_not_there(office: RealOffice) -> None:
    case = office.register(readers=())
    office.settle("officer", "colleague")
    with pytest.raises(UserError, match=r"rule\.not-a-reader"):
        office["colleague"].execute(AddNote(text="Una nota."), case)
    folio = office["officer"].case(case).row.folio
    with pytest.raises(UserError, match=r"case\.unknown-folio"):
        office["colleague"].find(folio)
    assert office["officer"].find(folio.lower()) == case


def test_a_folio_that_two_cases_have_leads_to_neither_and_a_search_shows_both(
    office: RealOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    folio = make_folio(2026, b"\x07" * RANDOM_BYTES)
    monkeypatch.setattr(registration, "make_folio", lambda _year, _random: folio)
    office.register()
    assert office["officer"].find(folio)
    office.register()
    with pytest.raises(UserError, match=r"case\.ambiguous-folio"):
        office["officer"].find(folio)
    assert len(office["officer"].case_ids(CaseQuery(text=folio))) == 2


def test_what_was_done_before_a_hub_went_away_is_shown(office: RealOffice) -> None:
    case = office.register()
    office.sync("officer")

    class Gone(type(office.hub)):  # type: ignore[misc]
        def checkpoint(self) -> bytes | None:
            """Go away at the last moment."""
            raise EnvironmentFault("hub.unreachable", reason="a test")

    with pytest.raises(EnvironmentFault, match=r"hub\.unreachable"):
        office["transparency"].synchronise(Gone(office.folder / "hub"))
    assert [row.case for row in office["transparency"].case_rows([1])] == [case]
    assert office["transparency"].case(case).row.folio


def test_a_lock_and_an_unlock_change_nothing_that_is_seen(office: RealOffice) -> None:
    case = office.register(identity=Identity("Ana Uno", "", ""), readers=READERS)
    session = office["officer"]
    session.execute(AddNote(text="Una nota."), case)
    with pytest.raises(UserError):
        session.execute(MoveAlert(to="FIRME"), case)
    before = session.case(case), session.office(), session.banners()
    office.lock("officer")
    session = office["officer"]
    assert (session.case(case), session.office(), session.banners()) == before
