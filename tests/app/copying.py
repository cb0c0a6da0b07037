"""Backups of an officer's vault on a stick, and what is restored from them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from alertadores.app import backups
from alertadores.app.backups import BackupView, RestoredView
from alertadores.app.hub_setting import remember_hub
from alertadores.app.opening import open_session
from alertadores.app.session import Session
from alertadores.app.surroundings import Surroundings
from alertadores.vault.lock import LockKind, Secret
from crypto.passphrase import TESTS_ONLY
from tests.realoffice import PASSPHRASE, RealOffice

OWNER = Secret(LockKind.PASSPHRASE, PASSPHRASE)


@dataclass(slots=True)
class Copying:
    """An officer, their vault, a stick."""

    office: RealOffice
    stick: Path

    @property
    def around(self) -> Surroundings:
        """The officer's computer."""
        return Surroundings(self.office.clock, self.office.folder / "state", TESTS_ONLY)

    @property
    def elsewhere(self) -> Surroundings:
        """Another computer, which remembers nothing."""
        return Surroundings(self.office.clock, self.office.folder / "otra", TESTS_ONLY)

    def back_up(self, name: str = "officer") -> BackupView:
        """Back somebody's vault up on the stick."""
        return backups.back_up(self.office[name], self.stick)

    def restore(
        self, source: Path, around: Surroundings | None = None, name: str = "restored"
    ) -> RestoredView:
        """Restore a backup."""
        target = self.office.folder / name
        return backups.restore(source, target, OWNER, around or self.around)

    def open(self, around: Surroundings | None = None, name: str = "restored") -> Session:
        """Open a restored vault; it is closed with the office."""
        session = open_session(self.office.folder / name, OWNER, around or self.around)
        self.office.open[name] = session
        return session

    @property
    def target(self) -> Path:
        """Where a vault is restored to."""
        return self.office.folder / "restored"


@pytest.fixture
def copying(office: RealOffice, tmp_path: Path) -> Copying:
    """Return an officer with a vault that knows its hub, and an empty stick."""
    stick = tmp_path / "memoria"
    stick.mkdir()
    office.sync("officer")
    remember_hub(office["officer"].vault.folder, office.folder / "hub")
    return Copying(office, stick)
