"""The way of one case through everything that may be done with it, each by whose role it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from alertadores.app.session import Session
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
    ProposeSummary,
    Refuse,
    RequestProtection,
    SendReferral,
    WithdrawProposal,
)
from alertadores.domain.identity import Identity
from crypto.canonical import b64u_encode
from tests.realoffice import RealOffice, number

TEXT: Final = "Se recibió una alerta. Se analiza."
IDENTITY: Final = Identity("Malinali Xicohténcatl", "5512345678", "")
Act = Callable[[Session, bytes], object]

EMISSION: Final = "emission"


def _do(command: Command) -> Act:
    return lambda session, case: session.execute(command, case)


def _on(kind: str, make: Callable[[str], Command]) -> Act:
    """Do something with the latest proceeding of a kind."""

    def act(session: Session, case: bytes) -> object:
        names = [thing.name for thing in session.case(case).things if thing.kind == kind]
        return session.execute(make(b64u_encode(names[-1])), case)

    return act


_GROUNDS: Final = {
    "ACUERDO_CONCLUSION_ARCHIVO": "OTRA_AUTORIDAD",
    "ARCHIVO_FALTA_ELEMENTOS": "FALTA_DE_ELEMENTOS",
    "CONCLUIDA": "FIN_PROCEDIMIENTO",
    "INCOMPETENCIA": "OTRA_AUTORIDAD",
}


def grounds(to: str) -> tuple[str, ...]:
    """Return a ground for the move to a state, where it needs one."""
    return (_GROUNDS[to],) if to in _GROUNDS else ()


def _moved(
    command: type[MoveAlert | MoveProtection | MoveReferral], *targets: str
) -> list[tuple[str, Act]]:
    who = "liaison" if command is MoveReferral else "coordinator"
    return [(who, _do(command(to=to, reasons=grounds(to)))) for to in targets]


# Who does what, in order. Before each act everybody knows all that was done.
WAY: Final[tuple[tuple[str, Act], ...]] = (
    ("officer", _do(AddNote(text="Una nota."))),
    *_moved(MoveAlert, "EN_ANALISIS"),
    ("coordinator", _do(GrantAccess(members=(number("archivist"),)))),
    ("officer", _do(RequestProtection(consent=True))),
    ("assessor", _do(AssessRisk(impact=5, probability=4, level="ALTO"))),
    (
        "assessor",
        _do(ProposeDetermination(outcome="OTORGADA", families=("PREVENTIVA",), text=TEXT)),
    ),
    ("coordinator", _on("determination", lambda name: Approve(object=name))),
    *_moved(MoveProtection, "EN_IMPLEMENTACION", "VIGENTE", "EN_REVISION", "CONCLUIDA"),
    ("officer", _do(RequestProtection(consent=False))),
    (
        "officer",
        _do(DraftReferral(destination="OIC_UR", consent=True, subject="Oficio", text=TEXT)),
    ),
    ("officer", _on("referral", lambda name: AmendDraft(object=name, text="Otro oficio."))),
    ("coordinator", _on("referral", lambda name: Approve(object=name))),
    ("liaison", _do(SendReferral(means="OFICIALIA"))),
    ("liaison", _do(AcknowledgeReferral(receiver="Mesa de entrada"))),
    *_moved(MoveReferral, "PREVENCION", "EN_TRAMITE"),
    ("officer", _do(ProposeSummary(text="Primer borrador."))),
    ("transparency", _on("summary", lambda name: Refuse(object=name, reasons=("OTRO",)))),
    ("officer", _do(ProposeSummary(text="Segundo borrador."))),
    ("officer", _on("summary", lambda name: WithdrawProposal(object=name))),
    ("officer", _do(ProposeSummary(text=TEXT))),
    ("transparency", _on("summary", lambda name: Approve(object=name))),
    ("officer", lambda session, case: session.emit_summary(case)),
    ("transparency", lambda session, case: session.confirm_emission(case)),
    *_moved(MoveAlert, "ARCHIVO_FALTA_ELEMENTOS", "REABIERTA"),
)


def walk(office: RealOffice, *, settled: bool = True) -> Iterator[bytes]:
    """Yield a case before each act of its way and after the last.

    Args:
        office: where.
        settled: whether all is exchanged and sealed in between; else it is yielded unsealed too.
    """
    names = {who for who, _act in WAY} | {"archivist", "custodian"}
    readers = ("assessor", "liaison", "transparency")
    case = office.register(identity=IDENTITY, readers=readers)
    for who, act in WAY:
        office.settle(*names)
        yield case
        act(office[who], case)
        if not settled:
            yield case
    office.settle(*names)
    yield case
