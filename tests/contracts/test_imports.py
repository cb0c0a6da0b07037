"""Every import contract of pyproject.toml holds, and breaks when it should."""

from __future__ import annotations

import shutil
import subprocess
import sysconfig
import tomllib
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[2]
_PACKAGES = ("alertadores", "crypto", "resources", "ui")

# Contract, where the import is planted, the import.
_PLANTS = [
    ("packages", "crypto", "import alertadores"),
    ("packages", "crypto", "import resources"),
    ("packages", "alertadores/domain", "import ui"),
    ("packages", "resources", "import crypto"),
    ("rooms", "alertadores/verify", "import alertadores.vault"),
    ("rooms", "alertadores/verify", "from alertadores import app"),
    ("rooms", "alertadores/publish", "import alertadores.vault"),
    ("rooms", "alertadores/publish", "import alertadores.sync"),
    ("rooms", "alertadores/ledger", "import alertadores.vault"),
    ("rooms", "alertadores/domain", "import alertadores.ledger"),
    ("rooms", "alertadores/sync", "import alertadores.app"),
    ("rooms", "alertadores", "import alertadores.domain"),  # a module without a place
    ("service", "ui", "import alertadores.vault"),
    ("service", "ui", "from alertadores.domain import trace"),
    ("viewer", "ui/viewer", "import alertadores.app"),
    ("viewer", "ui/viewer", "from crypto import canonical"),
    ("qt", "alertadores/app", "from PySide6.QtCore import QObject"),
    ("qt", "alertadores/cli", "import PySide6"),
    ("sqlcipher", "alertadores/sync", "import sqlcipher3"),
    ("sqlcipher", "ui", "from sqlcipher3 import dbapi2"),
    ("receiver", "alertadores/verify", "import sqlcipher3"),
    ("receiver", "alertadores/verify", "import PySide6"),
    ("pure", "alertadores/domain", "import os"),
    ("pure", "alertadores/domain", "from time import time"),
    ("pure", "alertadores/ledger", "from pathlib import Path"),
    ("pure", "alertadores/bundles", "import secrets"),
    ("primitives", "crypto", "from pathlib import Path"),
    ("primitives", "crypto", "from datetime import datetime"),
]


def _lint(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = shutil.which("lint-imports", path=sysconfig.get_path("scripts"))
    assert command, "lint-imports is not installed"
    return subprocess.run(
        [command, "--no-cache", "--no-logo", *options],
        check=False,
        cwd=folder,
        capture_output=True,
        text=True,
    )


def test_every_contract_holds() -> None:
    run = _lint(_ROOT)
    assert run.returncode == 0, run.stdout


def test_every_contract_is_seen_to_break() -> None:
    project = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = [contract["id"] for contract in project["tool"]["importlinter"]["contracts"]]
    assert {contract for contract, _, _ in _PLANTS} == set(contracts)


def _planted(folder: Path, room: str, line: str) -> Path:
    """Copy the packages and add one module with one import to a room."""
    for package in _PACKAGES:
        shutil.copytree(
            _ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__")
        )
    shutil.copy(_ROOT / "pyproject.toml", folder)
    (folder / room / "planted.py").write_text(f"{line}\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("contract", "room", "line"),
    _PLANTS,
    ids=[f"{room} may not {line}" for _, room, line in _PLANTS],
)
def test_a_planted_import_breaks_its_contract(
    tmp_path: Path, contract: str, room: str, line: str
) -> None:
    run = _lint(_planted(tmp_path, room, line), "--contract", contract)
    assert run.returncode == 1
    assert f"{room.replace('/', '.')}.planted" in run.stdout
    assert "BROKEN" in run.stdout


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("ui", "import PySide6.QtWidgets\nimport alertadores.app"),
        ("alertadores/vault", "import sqlcipher3"),
        ("alertadores/verify", "from alertadores import bundles, domain, errors, ledger"),
        ("crypto", "import os, secrets"),
    ],
    ids=["ui the service and Qt", "vault SQLCipher", "verify what is below", "crypto randomness"],
)
def test_what_a_room_may_import_breaks_nothing(tmp_path: Path, room: str, line: str) -> None:
    run = _lint(_planted(tmp_path, room, line))
    assert run.returncode == 0, run.stdout
