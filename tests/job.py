"""The main job on one case, step by step: from an alert to a summary that left.

Each step signs one accepted act and keeps the hash of what it began under the name that tests use
for it (`job.made["referral"]`). Steps come in any order that the rules allow.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, Final, Self

from alertadores.domain.case import Case, Thing
from alertadores.domain.entry import Reason
from alertadores.ledger.replay import CaseReplay
from crypto.canonical import b64u_encode
from tests.office import PracticeOffice, some_digest

FULL: Final = ("officer", "coordinator", "assessor", "liaison", "transparency", "archivist")
TRACE: Final = ("custodian", "second custodian")
ALL_STEPS: Final = (
    "open register seal analyse turn request assess propose determine draft authorise send"
    " acknowledge summarise agree emit confirm issue"
)


class Job:
    """One case of an office, and what was begun in it."""

    def __init__(self, office: PracticeOffice) -> None:
        self.office = office
        self.case = b""
        self.made: dict[str, bytes] = {}

    def fork(self) -> Self:
        """Return the same case with a future of its own."""
        own = type(self)(self.office.fork())
        own.case, own.made = self.case, dict(self.made)
        return own

    def parts(self, parts: dict[str, Any]) -> dict[str, Any]:
        """Return the parts of an act in this case; `object` and `refs` may be names."""
        found: dict[str, Any] = {"case": self.case, **parts}
        if isinstance(found.get("object"), str):
            found["object"] = self.made[found["object"]]
        found["refs"] = tuple(self.made.get(ref, ref) for ref in found.get("refs", ()))
        return found

    def act(self, name: str, type_: str, **parts: Any) -> bytes:
        """Act in this case."""
        return self.office.act(name, type_, **self.parts(parts))

    def do(self, name: str, type_: str, **parts: Any) -> bytes:
        """Act in this case, and see it accepted."""
        return self.office.do(name, type_, **self.parts(parts))

    def refusal(self, name: str, type_: str, **parts: Any) -> Reason | None:
        """Act in this case, and return why it was rejected, if it was."""
        return self.office.refusal(name, type_, **self.parts(parts))

    def replay(self) -> CaseReplay:
        """Replay this case."""
        return self.office.state().cases[self.case]

    def state(self) -> Case:
        """Return the case as it stands."""
        case = self.replay().case
        assert case is not None
        return case

    def thing(self, name: str) -> Thing:
        """Return one of its proceedings."""
        return self.state().things[self.made[name]]

    def run(self, steps: str) -> Self:
        """Take steps, named in one line."""
        for step in steps.split():
            _STEPS[step](self)
        return self


def _open(job: Job) -> None:
    readers = job.office.readers(*FULL) + job.office.readers(*TRACE, level="trace")
    job.case, data = job.office.new_case(readers)
    job.made["opening"] = job.do("officer", "case.opened", data=data)


def _step(made: str, name: str, type_: str, **parts: Any) -> Callable[[Job], None]:
    def take(job: Job) -> None:
        job.made[made] = job.do(name, type_, **parts)

    return take


def _register(job: Job) -> None:
    job.made["alert"] = job.do(
        "officer",
        "alert.registered",
        data={"alerter": "INTERNO", "asks_protection": True, "identity": "CONFIDENCIAL"},
        values={"narrative": "Pagaron dos veces la misma obra.", "accused": ["Rómulo Ávila"]},
    )


def _seal(job: Job) -> None:
    seats = [job.office.number(name) for name in TRACE]
    data = {"envelope": some_digest(), "seats": seats}
    job.made["identity"] = job.do("officer", "identity.sealed", object="alert", data=data)


def _emit(job: Job) -> None:
    data = {"document": some_digest(), "link": some_digest()}
    job.made["emission"] = job.office.do("officer", "public.emitted", data=data)


def _confirm(job: Job) -> None:
    emission = job.made["emission"]
    job.made["confirmation"] = job.office.do("transparency", "public.confirmed", object=emission)


def _issue(job: Job) -> None:
    data = {"emission": b64u_encode(job.made["emission"])}
    job.made["issue"] = job.do("officer", "summary.issued", object="summary", data=data)


_TEXT: Final = {"text": "Se revisó lo alertado. No se acredita responsabilidad de nadie."}
_GRANTED: Final = {"families": ["PREVENTIVA", "LABORAL"], "outcome": "OTORGADA"}
_RISK: Final = {"impact": 4, "level": "ALTO", "probability": 4}
_STEPS: Final[dict[str, Callable[[Job], None]]] = {
    "open": _open,
    "register": _register,
    "seal": _seal,
    "analyse": _step(
        "analysis", "officer", "alert.moved", object="alert", data={"to": "EN_ANALISIS"}
    ),
    "turn": _step(
        "turning", "coordinator", "alert.moved", object="alert", data={"to": "PROCEDENTE_TURNADA"}
    ),
    "request": _step("request", "officer", "protection.requested", data={"consent": True}),
    "assess": _step("assessment", "assessor", "risk.assessed", object="request", data=_RISK),
    "propose": _step(
        "determination",
        "assessor",
        "determination.proposed",
        object="request",
        refs=("assessment",),
        data=_GRANTED,
        values=_TEXT,
    ),
    "determine": _step("decision", "coordinator", "approval.given", object="determination"),
    "draft": _step(
        "referral",
        "liaison",
        "referral.drafted",
        data={"consent": True, "destination": "OIC"},
        values=_TEXT,
    ),
    "authorise": _step("authorisation", "coordinator", "approval.given", object="referral"),
    "send": _step(
        "sending", "liaison", "referral.sent", object="referral", data={"means": "OFICIALIA"}
    ),
    "acknowledge": _step("receipt", "liaison", "referral.acknowledged", object="referral"),
    "summarise": _step("summary", "officer", "summary.proposed", values=_TEXT),
    "agree": _step("agreement", "transparency", "approval.given", object="summary"),
    "emit": _emit,
    "confirm": _confirm,
    "issue": _issue,
}


@cache
def founded() -> PracticeOffice:
    """Return one founded office for the whole run: fork it before writing."""
    return PracticeOffice.founded()


@cache
def _at(steps: str) -> Job:
    return Job(founded().fork()).run(steps)


def job_at(steps: str) -> Job:
    """Return a fresh job after some steps; the same steps are signed only once a run."""
    return _at(steps).fork()
