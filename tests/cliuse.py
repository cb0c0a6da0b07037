"""An office of real vaults in a folder, and the command line as somebody at its desks uses it.

The only difference to the real thing is the tests-only price of a passphrase and a clock that
moves on by a second each time it is asked; both are handed to `main` in the open.
"""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from unittest import mock

from alertadores.app import founding
from alertadores.app.clock import Clock
from alertadores.app.founding import Charter, Founder
from alertadores.app.hub_setting import remember_hub
from alertadores.app.opening import open_session, typed_secret
from alertadores.app.seating import take_seat
from alertadores.app.session import Session
from alertadores.app.surroundings import Surroundings
from alertadores.bundles.introduction import parse_introduction
from alertadores.cli.main import main
from alertadores.domain.roles import Role
from alertadores.sync.folder import FolderHub
from alertadores.vault.opening import create_vault
from crypto.passphrase import TESTS_ONLY

PASSPHRASE: Final = "una frase de prueba, larga"
CHARTER: Final = Charter("alertadores.example/oficina", "Secretaría", "America/Mexico_City")
START: Final = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
SEATS: Final[dict[str, tuple[Role, ...]]] = {
    "coordinator": (Role.COORDINACION, Role.ADMINISTRACION),
    "officer": (Role.ENLACE_CASO,),
    "transparency": (Role.TRANSPARENCIA,),
    "custodian": (Role.CUSTODIA_IDENTIDAD,),
    "custodian2": (Role.CUSTODIA_IDENTIDAD,),
    "auditor": (Role.AUDITORIA,),
    "archivist": (Role.ARCHIVO, Role.ADMINISTRACION),
}


@dataclass(frozen=True, slots=True)
class Said:
    """What a command said."""

    code: int
    out: str
    err: str

    @property
    def result(self) -> Any:
        """The result of a command that was asked for JSON."""
        return self.object["result"]

    @property
    def object(self) -> Any:
        """The one object on stdout."""
        return json.loads(self.out)


@dataclass(slots=True)
class Ticking:
    """A clock that moves on by a second each time it is asked."""

    now: datetime = START

    def __call__(self) -> datetime:
        """Return the next second."""
        self.now += timedelta(seconds=1)
        return self.now


@dataclass(slots=True)
class Office:
    """Folders of vaults and a hub, and who sits where."""

    folder: Path
    clock: Ticking = field(default_factory=Ticking)

    @property
    def surroundings(self) -> Surroundings:
        """What sessions of this office find around them."""
        return Surroundings(self.clock, self.folder / "state", TESTS_ONLY)

    @property
    def hub(self) -> Path:
        """The hub's folder."""
        return self.folder / "hub"

    @property
    def card(self) -> Path:
        """The trust card's file."""
        return self.folder / "card.json"

    def vault(self, name: str) -> Path:
        """The folder of a member's vault."""
        return self.folder / name

    @contextmanager
    def session(self, name: str) -> Iterator[Session]:
        """Open a session at somebody's desk."""
        secret = typed_secret(PASSPHRASE)
        with closing(open_session(self.vault(name), secret, self.surroundings)) as session:
            yield session

    def run(self, name: str, *words: str | Path, stdin: bytes = b"", secret: str = "") -> Said:
        """Run a command at somebody's desk; their passphrase comes through a descriptor."""
        read, write = os.pipe()
        try:
            os.write(write, f"{secret or PASSPHRASE}\n".encode())
            os.close(write)
            return self.raw(
                *("--vault", self.vault(name), "--passphrase-fd", str(read)), *words, stdin=stdin
            )
        finally:
            os.close(read)

    def json(self, name: str, *words: str | Path, stdin: bytes = b"") -> Any:
        """Run a command that must succeed, and return its result."""
        said = self.run(name, "--json", *words, stdin=stdin)
        assert said.code == 0, said
        return said.result

    def raw(self, *words: str | Path, stdin: bytes | None = b"") -> Said:
        """Run `main` with exactly these words, in English."""
        typed = None if stdin is None else io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
        out, err = io.StringIO(), io.StringIO()
        with (
            redirect_stdout(out),
            redirect_stderr(err),
            mock.patch.object(sys, "stdin", typed),
            mock.patch.dict(os.environ, {"LC_ALL": "en_US.UTF-8"}),
        ):
            code = main([str(word) for word in words], self.surroundings)
        return Said(code, out.getvalue(), err.getvalue())

    def sync(self, *names: str) -> None:
        """Let some desks synchronise, in order; all of them, twice, if none is named."""
        for name in names or (*SEATS, *SEATS):
            with self.session(name) as session:
                session.synchronise(FolderHub(self.hub))


def make_office(folder: Path, seats: Sequence[str] = tuple(SEATS)) -> Office:
    """Found an office, everybody's vault closed again, every seat accepted."""
    office = Office(folder)
    vaults = {
        name: create_vault(
            office.vault(name), PASSPHRASE, state_folder=folder / "state", profile=TESTS_ONLY
        )[0]
        for name in seats
    }
    founders = [
        Founder(parse_introduction(founding.introduce(vault, name.title())), SEATS[name])
        for name, vault in vaults.items()
    ]
    first, *others = vaults.values()
    card = founding.found(first, Clock(CHARTER.zone, office.clock), CHARTER, founders)
    office.card.write_bytes(card.to_bytes())
    hub = FolderHub.create(office.hub, card.origin)
    for vault in vaults.values():
        remember_hub(vault.folder, office.hub)
        if vault is not first:
            take_seat(vault, hub, card)
        with closing(Session(vault, office.clock)) as session:
            session.synchronise(hub)
            session.accept_founding()
            session.synchronise(hub)
    assert others
    office.sync()
    return office
