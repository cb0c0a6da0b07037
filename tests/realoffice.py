"""A real office for tests: vaults in folders, a folder hub, every act through a session.

It is founded once a run and copied for each test; vaults open when they are first asked for. Their
passphrases protect nothing. The clock moves on by a minute each time somebody looks at it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from alertadores.app import founding
from alertadores.app.clock import Clock
from alertadores.app.founding import Charter, Founder
from alertadores.app.session import Session
from alertadores.bundles.card import TrustCard, parse_card
from alertadores.bundles.introduction import parse_introduction
from alertadores.domain.commands import RegisterAlert
from alertadores.domain.roles import Role
from alertadores.sync.exchange import Exchange
from alertadores.sync.folder import FolderHub
from alertadores.vault.keyring import Membership
from alertadores.vault.lock import LockKind, Secret
from alertadores.vault.opening import create_vault, open_vault
from alertadores.vault.vault import Vault
from crypto.passphrase import TESTS_ONLY

ORIGIN: Final = "alertadores.example/practica"
ZONE: Final = "America/Mexico_City"
AGENCY: Final = "Agencia de Prueba"
PASSPHRASE: Final = "correcto caballo batería grapa"
MINUTE: Final = timedelta(minutes=1)

SEATS: Final[Mapping[str, tuple[str, tuple[Role, ...]]]] = {
    "coordinator": ("Amalia Ríos", (Role.COORDINACION, Role.ADMINISTRACION)),
    "officer": ("Bruno Salas", (Role.ENLACE_CASO,)),
    "colleague": ("Celia Tovar", (Role.ENLACE_CASO,)),
    "assessor": ("Darío Urbina", (Role.EVALUACION_RIESGO,)),
    "liaison": ("Elsa Vidal", (Role.CANALIZACION,)),
    "transparency": ("Fabián Yáñez", (Role.TRANSPARENCIA,)),
    "archivist": ("Gema Zamora", (Role.ARCHIVO, Role.ADMINISTRACION)),
    "custodian": ("Hugo Arce", (Role.CUSTODIA_IDENTIDAD,)),
    "second custodian": ("Irene Bravo", (Role.CUSTODIA_IDENTIDAD,)),
    "third custodian": ("Jorge Cueto", (Role.CUSTODIA_IDENTIDAD,)),
    "auditor": ("Karla Duarte", (Role.AUDITORIA,)),
}
# Who reads a case in most tests, beside its author and the coordinator.
READERS: Final = ("assessor", "liaison", "transparency")


def number(name: str) -> int:
    """Return a person's number in the roster."""
    return list(SEATS).index(name) + 1


def alert(**changes: Any) -> RegisterAlert:
    """Return an alert to register."""
    values: dict[str, Any] = {
        "received": date(2026, 10, 1),
        "channel": "PLATAFORMA",
        "alerter": "INTERNO",
        "identity": "CONFIDENCIAL",
        "narrative": "Pagaron dos veces la misma obra.",
        "conducts": ("COHECHO",),
    }
    return RegisterAlert(**{**values, **changes})


@dataclass(slots=True)
class StoryClock:
    """A clock that a test moves."""

    now: datetime = datetime(2026, 11, 2, 15, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the next moment."""
        self.now += MINUTE
        return self.now


def make_vault(folder: Path) -> Vault:
    """Make a vault; its outer anchor lies in a folder beside it."""
    return create_vault(
        folder, PASSPHRASE, state_folder=folder.parent / "state", profile=TESTS_ONLY
    )[0]


def reopen(folder: Path) -> Vault:
    """Open a vault that `make_vault` made."""
    return open_vault(
        folder,
        Secret(LockKind.PASSPHRASE, PASSPHRASE),
        state_folder=folder.parent / "state",
        allow_test_profile=True,
    )


@dataclass(slots=True)
class RealOffice:
    """An office whose members share a hub.

    Attributes:
        folder: holds vaults, hub and trust card.
        clock: that all of them look at.
        open: sessions by name of the seat.
    """

    folder: Path
    clock: StoryClock = field(default_factory=StoryClock)
    open: dict[str, Session] = field(default_factory=dict)

    @property
    def card(self) -> TrustCard:
        """The trust card of the office."""
        return parse_card((self.folder / "card.json").read_bytes())

    @property
    def hub(self) -> FolderHub:
        """The hub of the office."""
        return FolderHub(self.folder / "hub")

    def __getitem__(self, name: str) -> Session:
        """Return the session of a seat."""
        if name not in self.open:
            self.open[name] = Session(reopen(self.folder / name), self.clock)
        return self.open[name]

    def lock(self, name: str) -> None:
        """Close the vault of a seat."""
        self.open.pop(name).close()

    def sync(self, *names: str) -> dict[str, Exchange]:
        """Let some members exchange with the hub, one after another; all open ones if none."""
        return {name: self[name].synchronise(self.hub) for name in names or tuple(self.open)}

    def settle(self, *names: str) -> None:
        """Let everybody know and have everything sealed: some members, and the coordinator."""
        for _round in range(2):
            self.sync(*(names or tuple(self.open)), "coordinator")

    def register(
        self,
        author: str = "officer",
        readers: tuple[str, ...] = READERS,
        identity: Any = None,
        **changes: Any,
    ) -> bytes:
        """Register an alert, and return its case."""
        numbers = [number(name) for name in readers]
        changed = self[author].register_alert(alert(**changes), identity, numbers)
        (case,) = changed.cases
        return case

    def close(self) -> None:
        """Close all vaults."""
        while self.open:
            self.lock(next(iter(self.open)))


def found_office(folder: Path, seats: Mapping[str, tuple[str, tuple[Role, ...]]] = SEATS) -> None:
    """Found an office in a folder, accepted by everybody and sealed."""
    office = RealOffice(folder)
    vaults = {name: make_vault(folder / name) for name in seats}
    founders = [
        Founder(parse_introduction(founding.introduce(vault, seats[name][0])), seats[name][1])
        for name, vault in vaults.items()
    ]
    first = next(iter(vaults.values()))
    clock = Clock(ZONE, office.clock)
    card = founding.found(first, clock, Charter(ORIGIN, AGENCY, ZONE), founders)
    (folder / "card.json").write_bytes(card.to_bytes())
    FolderHub.create(folder / "hub", ORIGIN)
    for seat, (name, vault) in enumerate(vaults.items(), 1):
        vault.keyring.set_membership(Membership(seat, ORIGIN, card.genesis))
        office.open[name] = Session(vault, office.clock)
    office.sync()
    for session in office.open.values():
        session.accept_founding()
    office.sync()
    office.sync()
    office.close()


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an office that was founded: copy it before writing."""
    folder = tmp_path_factory.mktemp("founded")
    found_office(folder)
    return folder


@pytest.fixture
def office(founded: Path, tmp_path: Path) -> Iterator[RealOffice]:
    """Return an office of its own for one test, all vaults closed."""
    folder = tmp_path / "office"
    shutil.copytree(founded, folder)
    clock = StoryClock()
    clock.now += timedelta(days=1)
    found = RealOffice(folder, clock)
    yield found
    found.close()
