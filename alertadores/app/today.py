"""What waits across cases: for this member, and in lists of proceedings.

Everything here comes out of the view, which holds only cases that the member reads; it shows and
decides nothing. Whether a summary has been emitted lies in the office's own entries.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from alertadores.app.health import Health, health_of
from alertadores.domain.needs import Need, needs_of
from alertadores.domain.states import Proceeding
from alertadores.errors import IntegrityError
from alertadores.vault.view_proceedings import ProceedingLine, ProceedingQuery, ProceedingReader

if TYPE_CHECKING:
    from alertadores.app.session import Session

SHOWN: Final = 20
"""How many proceedings of one need are listed, those that wait longest."""
NEW_DAYS: Final = 7
"""For how many days an alert counts as new."""
LATEST: Final = 3
"""How many new alerts are listed."""
ASSESSMENTS: Final = 8
"""How many assessments are measured, the latest."""

_UNDER_WAY: Final = (
    "SOLICITADA", "EN_ESPERA_INFORMACION", "EN_EVALUACION", "OTORGADA", "EN_IMPLEMENTACION",
    "VIGENTE", "EN_REVISION", "MODIFICADA",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Work:
    """Proceedings that wait for one kind of act.

    Attributes:
        need: the act.
        count: how many wait.
        lines: those that wait longest, at most `SHOWN`.
    """

    need: Need
    count: int
    lines: tuple[ProceedingLine, ...]


@dataclass(frozen=True, slots=True)
class TodayView:
    """What one member finds in the morning.

    Attributes:
        work: what waits for an act of theirs, in the order of the work.
        new_alerts: the latest ones, at most `LATEST`.
        new_count: how many alerts came in the last `NEW_DAYS` days.
        states: state of an alert → how many cases are in it.
        assessments: folio and calendar days from request to first assessment, the oldest first.
        levels: level of risk → how many protections under way have it; empty for not assessed.
        health: of the vault.
    """

    work: tuple[Work, ...]
    new_alerts: tuple[ProceedingLine, ...]
    new_count: int
    states: Mapping[str, int]
    assessments: tuple[tuple[str, int], ...]
    levels: Mapping[str, int]
    health: Health


def today_of(session: Session) -> TodayView:
    """Return what waits for the member of a session."""
    reader, day = session.vault.view.proceedings, session.clock.today()
    since = (day - timedelta(days=NEW_DAYS)).isoformat()
    alert = Proceeding.ALERT.value
    return TodayView(
        work=_work(session),
        new_alerts=tuple(each for each in reader.latest(alert, LATEST) if each.row.began >= since),
        new_count=reader.begun_since(alert, since),
        states=reader.states(alert),
        assessments=tuple(_measured(each) for each in reversed(reader.assessed(ASSESSMENTS))),
        levels=reader.levels(_UNDER_WAY),
        health=health_of(session),
    )


def emitted_summaries(session: Session) -> frozenset[bytes]:
    """Return the approved summaries that have been emitted and wait for their confirmation."""
    reader, office = session.vault.view.proceedings, session.replica.office
    if all(each.confirmed_by is not None for each in office.emissions.values()):
        return frozenset()
    approved = ProceedingQuery(Proceeding.SUMMARY.value, frozenset({"CONFIRMADA"}))
    lines = reader.rows(reader.ids(approved))
    return frozenset(each.row.name for each in lines if _is_emitted(session, each))


def days_between(began: str, ended: str | date) -> int:
    """Return the calendar days from one signed moment to another, or to a day; never below 0.

    Args:
        began: signed time, ISO 8601.
        ended: the same, or a day of the office.
    """
    last = date.fromisoformat(ended[:10]) if isinstance(ended, str) else ended
    return max(0, (last - date.fromisoformat(began[:10])).days)


def _work(session: Session) -> tuple[Work, ...]:
    reader = session.vault.view.proceedings
    counts = reader.needs()
    mine = [need for need in needs_of(session.me().roles) if counts.get(need.value)]
    found = [_of_need(reader, need, counts[need.value]) for need in mine if need != Need.EMIT]
    if Need.EMIT in mine:
        emitted = emitted_summaries(session)
        found.append(_not_emitted(reader, counts[Need.EMIT.value], emitted))
    return tuple(each for each in found if each.count)


def _of_need(reader: ProceedingReader, need: Need, count: int) -> Work:
    return Work(need, count, tuple(reader.waiting(need.value, SHOWN)))


def _not_emitted(reader: ProceedingReader, count: int, emitted: frozenset[bytes]) -> Work:
    """Leave out what has been emitted: the rest of it is somebody else's act."""
    lines = reader.waiting(Need.EMIT.value, SHOWN + len(emitted))
    left = [each for each in lines if each.row.name not in emitted][:SHOWN]
    return Work(Need.EMIT, count - len(emitted), tuple(left))


def _measured(line: ProceedingLine) -> tuple[str, int]:
    return line.folio, days_between(line.row.began, line.row.assessed)


def _is_emitted(session: Session, line: ProceedingLine) -> bool:
    try:
        file = session.replica.case_file(line.case)
        return session.publisher.emission(file, line.row.name) is not None
    except IntegrityError:
        return False  # its page says that the case is incomplete
