"""Commands of this folder are typed at the desks of a real office."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from alertadores.vault.backups import entries_of
from alertadores.vault.keyring import LastBackup
from tests.cliuse import CommandLine, command_line
from tests.realoffice import SEATS, RealOffice, found_office, office, reopen

__all__ = ["office"]

_FOUNDED = datetime(2026, 11, 2, 15, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an office whose vaults were backed up: nothing is to be said of that."""
    folder = tmp_path_factory.mktemp("founded")
    found_office(folder)
    for name in SEATS:
        with closing(reopen(folder / name)) as vault:
            backup = LastBackup(_FOUNDED, "/media/memoria/respaldo", entries_of(vault))
            vault.keyring.set_last_backup(backup)
    return folder


@pytest.fixture
def cli(office: RealOffice) -> CommandLine:
    """Return the command line of an office of its own, all vaults closed."""
    return command_line(office)
