"""The practice office: all seats filled by one person, invented cases, nothing of anybody's.

The seed fixes texts, states and dates; keys, salts and ids are always from the system. Every act
is done by the member whose role it is, in their own vault, and travels through a folder hub, so
that a practice office is in no way simpler than a real one.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from alertadores.app import founding
from alertadores.app.clock import Clock
from alertadores.app.founding import PRACTICE_ORIGIN, Charter, Founder
from alertadores.app.hub_setting import remember_hub
from alertadores.app.opening import new_vault
from alertadores.app.session import Session
from alertadores.app.shipped_catalogs import load_catalogs
from alertadores.app.stories import ScriptedAct, Story, stories
from alertadores.app.surroundings import REAL, Surroundings
from alertadores.bundles.introduction import parse_introduction
from alertadores.domain.commands import RegisterAlert
from alertadores.domain.roles import Role
from alertadores.errors import ProgrammingError
from alertadores.progress import Progress, unobserved
from alertadores.sync.folder import FolderHub
from alertadores.vault.files import Folder
from alertadores.vault.keyring import Membership
from alertadores.vault.vault import Vault

ZONE: Final = "America/Mexico_City"
PASSPHRASE: Final = "oficina de práctica"  # noqa: S105 - public on purpose, of a practice office
AGENCY: Final = "Secretaría de Práctica (oficina de práctica)"
TRUST_CARD: Final = "tarjeta-de-confianza.json"

# Who sits where; the surname says that they are nobody.
SEATS: Final[tuple[tuple[str, str, tuple[Role, ...]], ...]] = (
    ("coordinacion", "Amalia Práctica", (Role.COORDINACION, Role.ADMINISTRACION)),
    ("enlace", "Bruno Práctica", (Role.ENLACE_CASO,)),
    ("evaluacion", "Celia Práctica", (Role.EVALUACION_RIESGO,)),
    ("canalizacion", "Darío Práctica", (Role.CANALIZACION,)),
    ("transparencia", "Elsa Práctica", (Role.TRANSPARENCIA,)),
    ("archivo", "Fabián Práctica", (Role.ARCHIVO, Role.ADMINISTRACION)),
    ("custodia-1", "Gema Práctica", (Role.CUSTODIA_IDENTIDAD,)),
    ("custodia-2", "Hugo Práctica", (Role.CUSTODIA_IDENTIDAD,)),
    ("custodia-3", "Irene Práctica", (Role.CUSTODIA_IDENTIDAD,)),
    ("auditoria", "Jorge Práctica", (Role.AUDITORIA,)),
)

_OPENS_AT: Final = time(9, 30)
_BEFORE_THE_FIRST_ALERT: Final = timedelta(days=30)
_BETWEEN_ACTS: Final = timedelta(minutes=7)
_EMISSION: Final = "public.emitted"
_CONFIRMATION: Final = "public.confirmed"
_NOTED_WITH_IT: Final = "summary.issued"
_OF_THE_OFFICE: Final = frozenset({_EMISSION, _CONFIRMATION})
# These need what others did before them to lie under a checkpoint.
_NEEDS_SEAL: Final = frozenset({"referral.sent", *_OF_THE_OFFICE})


@dataclass(frozen=True, slots=True)
class Seat:
    """One member of the practice office, and where their vault lies."""

    member: int
    name: str
    roles: tuple[Role, ...]
    path: Path


@dataclass(frozen=True, slots=True)
class PracticeOffice:
    """Where everything of a practice office lies."""

    seats: tuple[Seat, ...]
    hub: Path
    trust_card: Path
    bundles: tuple[Path, ...]
    cases: int


def seats_of(folder: Path) -> tuple[Seat, ...]:
    """Return the seats of a practice office by where it lies."""
    return tuple(
        Seat(number, person, roles, folder / "bovedas" / name)
        for number, (name, person, roles) in enumerate(SEATS, 1)
    )


class PracticeClock:
    """A clock that goes where the story is, and a second on each time it is asked."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def __call__(self) -> datetime:
        """Return the next moment."""
        self._now += timedelta(seconds=1)
        return self._now

    def go_to(self, moment: datetime) -> None:
        """Go to a moment of a story."""
        self._now = moment


def create(
    folder: Path,
    *,
    seed: int,
    cases: int,
    surroundings: Surroundings = REAL,
    progress: Progress = unobserved,
) -> PracticeOffice:
    """Make a practice office in a new folder.

    Args:
        folder: new or empty.
        seed: fixes texts, states and dates.
        cases: how many.
        surroundings: no act is later than its present moment.
        progress: told of each act.

    Raises:
        UserError: the folder is not empty, or synchronised.
        EnvironmentFault: the machine stands in the way.
    """
    today = Clock(ZONE, surroundings.source).today()
    told = list(stories(seed, cases, today, load_catalogs()))
    start = min((story.started for story in told), default=today) - _BEFORE_THE_FIRST_ALERT
    clock = PracticeClock(_opening_of(start))
    with ExitStack() as stack:
        vaults = []
        for name, _person, _roles in SEATS:
            vault = new_vault(folder / "bovedas" / name, PASSPHRASE, surroundings)[0]
            stack.callback(vault.close)
            vaults.append(vault)
        stage = _found(folder, vaults, clock)
        stage.play(told, progress)
        return _finish(folder, stage, len(told))


@dataclass(slots=True)
class _Telling:
    """A story on its way: what is still to be done, when it was last done, in which case."""

    story: Story
    left: list[ScriptedAct]
    last: datetime
    case: bytes | None = None


@dataclass(slots=True)
class _Stage:
    """The practice office while its stories are played."""

    sessions: list[Session]
    hub: FolderHub
    clock: PracticeClock
    published: list[tuple[Session, bytes]] = field(default_factory=list)

    def play(self, told: Iterable[Story], progress: Progress) -> None:
        """Do every act of every story, each by the member whose role it is."""
        tellings = [_telling(story) for story in told]
        total = sum(len(each.left) for each in tellings)
        done = 0
        while any(each.left and not _is_of_office(each) for each in tellings):
            for telling in tellings:
                done += self._play_round(telling)
                progress(done, total)
            self.exchange(*self._next(tellings))
        # Acts of the office are of one chain, so they come in the order of their days.
        waiting = sorted((act.day, n) for n, each in enumerate(tellings) for act in each.left)
        for _day, number in waiting:
            self._act(tellings[number])
            self.exchange(*self._next([tellings[number]]))
            done += 1
            progress(done, total)
        self.exchange()

    def exchange(self, *actors: Session) -> None:
        """Hand in what was done, have it sealed, and let those know who act next.

        Args:
            actors: who act next; everybody, if nobody is named.
        """
        coordination = self.sessions[0]
        for session in self.sessions:
            if session is not coordination and session.vault.ledger.queue():
                session.synchronise(self.hub)
        coordination.synchronise(self.hub)
        for session in actors or self.sessions:
            if session is not coordination:
                session.synchronise(self.hub)

    def _next(self, tellings: Iterable[_Telling]) -> list[Session]:
        """Return the members whose turn it is in some story, each once."""
        seats = {self._seat_of(each.left[0].step.role) for each in tellings if each.left}
        return [self.sessions[seat] for seat in sorted(seats)]

    def _play_round(self, telling: _Telling) -> int:
        """Do the acts of one story that one member can do before others have to know."""
        done = 0
        role = telling.left[0].step.role if telling.left else None
        while telling.left and telling.left[0].step.role == role and not _is_of_office(telling):
            if done and telling.left[0].step.type in _NEEDS_SEAL:
                break
            self._act(telling)
            done += 1
        return done

    def _act(self, telling: _Telling) -> None:
        act = telling.left.pop(0)
        if act.step.type == _NOTED_WITH_IT:
            return
        telling.last = max(_opening_of(act.day), telling.last + _BETWEEN_ACTS)
        self.clock.go_to(telling.last)
        session = self._session_of(act.step.role)
        if isinstance(act.command, RegisterAlert):
            readers = sorted({self._seat_of(each.step.role) + 1 for each in telling.left})
            changes = session.register_alert(act.command, telling.story.identity, readers)
            telling.case = next(iter(changes.cases))
        elif telling.case is None:
            raise ProgrammingError("practice.no-alert", story=telling.story.number)
        elif act.command is not None:
            session.execute(act.command, telling.case)
        elif act.step.type == _EMISSION:
            session.emit_summary(telling.case)
        elif act.step.type == _CONFIRMATION:
            session.confirm_emission(telling.case)
            self.published.append((session, telling.case))

    def _seat_of(self, role: Role) -> int:
        return next(number for number, seat in enumerate(SEATS) if role in seat[2])

    def _session_of(self, role: Role) -> Session:
        return self.sessions[self._seat_of(role)]


def _telling(story: Story) -> _Telling:
    return _Telling(story, list(story.acts()), _opening_of(story.started))


def _is_of_office(telling: _Telling) -> bool:
    return bool(telling.left) and telling.left[0].step.type in {*_OF_THE_OFFICE, _NOTED_WITH_IT}


def _found(folder: Path, vaults: list[Vault], clock: PracticeClock) -> _Stage:
    """Found the office: entry 0, everybody's acceptance."""
    founders = [
        Founder(parse_introduction(founding.introduce(vault, person)), roles)
        for vault, (_name, person, roles) in zip(vaults, SEATS, strict=True)
    ]
    charter = Charter(PRACTICE_ORIGIN, AGENCY, ZONE, practice=True)
    card = founding.found(vaults[0], Clock(ZONE, clock), charter, founders)
    hub = FolderHub.create(folder / "nodo", card.origin)
    (folder / TRUST_CARD).write_bytes(card.to_bytes())
    for number, vault in enumerate(vaults, 1):
        vault.keyring.set_membership(Membership(number, card.origin, card.genesis))
        remember_hub(vault.folder, folder / "nodo")
    stage = _Stage([Session(vault, clock) for vault in vaults], hub, clock)
    stage.exchange()
    for session in stage.sessions:
        session.accept_founding()
    stage.exchange()
    return stage


def _finish(folder: Path, stage: _Stage, cases: int) -> PracticeOffice:
    """Hand out the bundles of what was published."""
    out = Folder((folder / "paquetes").absolute())
    out.make()
    bundles = []
    for number, (session, case) in enumerate(stage.published, 1):
        name = f"resumen-{number:03}.zip"
        out.replace(name, session.public_bundle(case))
        bundles.append(out.path / name)
    return PracticeOffice(
        seats_of(folder), folder / "nodo", folder / TRUST_CARD, tuple(bundles), cases
    )


def _opening_of(day: date) -> datetime:
    return datetime.combine(day, _OPENS_AT, ZoneInfo(ZONE))
