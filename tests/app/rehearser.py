"""Somebody who rehearses a backup and is interrupted."""

from __future__ import annotations

import time
from multiprocessing.connection import Connection
from pathlib import Path

from alertadores.app import backups
from alertadores.app.surroundings import Surroundings
from alertadores.vault.lock import LockKind, Secret
from crypto.passphrase import TESTS_ONLY
from tests.realoffice import PASSPHRASE


def rehearse(source: Path, told: Connection, place: Path) -> None:
    """Rehearse until there is a vault, tell, and wait for the end."""

    def wait(_done: int, _total: int) -> None:
        if list(place.rglob("keyring-*.db")):
            told.send_bytes(b"keys")
            time.sleep(600)

    around = Surroundings(state_folder=place.parent / "memoria-de-otra", profile=TESTS_ONLY)
    backups.rehearse(source, Secret(LockKind.PASSPHRASE, PASSPHRASE), around, wait, place)
