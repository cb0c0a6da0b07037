"""The office that is pictured: invented cases at every stage, and what each seat sees of them.

The time stands still and the seed is fixed, so that two runs differ in folios and hashes alone.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from alertadores.app import (
    COMMANDS,
    PRACTICE_PASSPHRASE,
    CaseQuery,
    CaseView,
    RegisterAlert,
    Session,
    Step,
    open_session,
    typed_secret,
)
from tests.windowuse import Office, make_office

OFFICER: Final = "enlace_caso"
ASSESSOR: Final = "evaluacion_riesgo"
LIAISON: Final = "canalizacion"
APPROVER: Final = "transparencia"
COORDINATOR: Final = "coordinacion"
ARCHIVIST: Final = "archivo"
SEATS: Final = (OFFICER, ASSESSOR, LIAISON, APPROVER, COORDINATOR, ARCHIVIST)

# The first stories go through the stages once, in their order.
_CASES: Final = 35
_NOW: Final = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
_TEXT: Final = (
    "Se revisaron los contratos señalados y se pidió información a la institución. Hubo pagos "
    "por trabajos que no se encontraron en el lugar.\n\nEl asunto se turnó a la autoridad "
    "competente, que informará del resultado."
)
# Longer than a page shows at once, and so old that it comes last in every list.
_LONG_ALERT: Final = RegisterAlert(
    received=date(2024, 1, 15),
    channel="PRESENCIAL",
    alerter="EXTERNO",
    identity="ANONIMA",
    narrative="\n\n".join([_TEXT] * 20),
)


@dataclass(frozen=True, slots=True)
class Sight:
    """A case as one seat sees it."""

    role: str
    view: CaseView

    def is_about_summary(self, step: Step) -> bool:
        """Tell whether a step is taken on the summary's tab, and not in a form."""
        kinds = {each.name: each.kind for each in self.view.things}
        return step.object is not None and kinds.get(step.object) == "summary"


def make_set(folder: Path) -> tuple[Office, tuple[Sight, ...]]:
    """Make the office, and look at every case from every seat.

    Args:
        folder: empty; it is left full.
    """
    office = make_office(folder, _CASES, lambda: _NOW)
    with ExitStack() as stack:
        sessions = {role: _open(office, role) for role in SEATS}
        for session in sessions.values():
            stack.callback(session.close)
        _Stage(sessions).play()
        return office, tuple(_sights(sessions))


def _open(office: Office, role: str) -> Session:
    secret = typed_secret(PRACTICE_PASSPHRASE)
    return open_session(office.seat(role).path, secret, office.surroundings)


def _sights(sessions: dict[str, Session]) -> Iterator[Sight]:
    for role, session in sessions.items():
        for row in session.case_rows(session.case_ids(CaseQuery())):
            yield Sight(role, session.case(row.case))


def _has_summary(view: CaseView) -> bool:
    return any(each.kind == "summary" for each in view.things)


class _Stage:
    """What stories do not tell: summaries and matters of the office that still wait for somebody.

    Args:
        sessions: by role.
    """

    def __init__(self, sessions: dict[str, Session]) -> None:
        self._sessions = sessions
        self._officer = sessions[OFFICER]

    def play(self) -> None:
        """Leave summaries proposed, approved, issued and withdrawn, and a change of roles."""
        rows = self._officer.case_rows(self._officer.case_ids(CaseQuery()))
        views = [self._officer.case(row.case) for row in rows]
        free = [each.row.case for each in views if not _has_summary(each)][:4]
        for case in free:
            self._give_access(case, APPROVER)
            self._do(OFFICER, case, "summary.proposed", text=_TEXT, language="es")
        for view in views:
            if any(step.command == "referral.sent" for step in view.steps):
                self._give_access(view.row.case, LIAISON)
        self._officer.register_alert(_LONG_ALERT, None)
        _proposed, approved, issued, withdrawn = free
        self._do(COORDINATOR, None, "member.roles_proposed", number=8, roles=("auditoria",))
        self._settle()
        for case in (approved, issued, withdrawn):
            self._about_summary(APPROVER, case, "approval.given")
        # Handed in first, so that the approval of the same summary is rejected.
        self._about_summary(OFFICER, withdrawn, "proposal.withdrawn")
        self._officer.synchronise()
        self._settle()
        self._officer.emit_summary(issued)
        self._settle()

    def _give_access(self, case: bytes, role: str) -> None:
        members = (self._sessions[role].office().me.number,)
        self._do(OFFICER, case, "access.granted", members=members)

    def _about_summary(self, role: str, case: bytes, command: str) -> None:
        things = self._sessions[role].case(case).things
        summary = next(each.name for each in things if each.kind == "summary")
        name = base64.urlsafe_b64encode(summary).rstrip(b"=").decode("ascii")
        self._do(role, case, command, object=name)

    def _do(self, role: str, case: bytes | None, command: str, **values: Any) -> None:
        self._sessions[role].execute(COMMANDS[command](**values), case)

    def _settle(self) -> None:
        """Let everybody know, and the coordinator seal it."""
        for _round in range(2):
            for session in self._sessions.values():
                session.synchronise()
