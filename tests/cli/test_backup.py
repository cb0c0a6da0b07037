"""A vault is backed up, lost and restored by commands alone."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from tests.cliuse import CommandLine, command_line
from tests.realoffice import RealOffice, found_office


@pytest.fixture
def stick(cli: CommandLine) -> str:
    """Return the path of a stick."""
    path = cli.folder / "memoria"
    path.mkdir()
    return str(path)


def test_a_vault_is_backed_up_lost_and_restored(cli: CommandLine, stick: str) -> None:
    cli.json("officer", "sync", "--hub", cli.folder / "hub")
    made = cli.json("officer", "backup", stick)
    assert made["pruned"] == 0
    rehearsed = cli.json("officer", "restore", made["path"], "--rehearse")
    assert (rehearsed["rehearsed"], rehearsed["newer_at_hub"]) == (True, 0)
    shutil.rmtree(cli.folder / "officer")
    restored = cli.json("officer", "restore", made["path"], cli.folder / "officer")
    assert (restored["rehearsed"], restored["catches_up"]) == (False, True)
    said = cli.run("officer", "members")
    assert "came out of a backup" in said.err
    assert cli.json("officer", "sync")["pending"] == 0
    assert cli.run("officer", "members").err == ""
    assert cli.json("officer", "check", "--full")["findings"] == []


def test_it_is_said_what_to_do_with_a_backup(cli: CommandLine, stick: str) -> None:
    said = cli.run("officer", "backup", stick)
    assert "30 days" in said.out
    assert "disk of the vault" in said.err
    (path,) = [line.rpartition(" ")[2] for line in said.out.splitlines() if stick in line]
    restored = cli.run("officer", "restore", path, cli.folder / "copia")
    assert "Synchronise now" in restored.out
    assert "could not be asked" in restored.out


def test_before_it_has_caught_up_a_restored_vault_waits(cli: CommandLine, stick: str) -> None:
    made = cli.json("coordinator", "backup", stick)
    cli.json("coordinator", "restore", made["path"], cli.folder / "copia")
    data = b'{"number": 2}'
    words = ("act", "member.removal_proposed", "--data", "-")
    assert cli.refused("copia", *words, stdin=data) == (3, "vault.restored")


def test_a_vault_that_was_never_backed_up_is_warned_of(tmp_path: Path) -> None:
    found_office(tmp_path)
    cli = command_line(RealOffice(tmp_path))
    never = cli.json("officer", "inbox")["backup"]
    assert (never["made"], never["rehearsed"], never["overdue"]) == (None, None, True)
    said = cli.run("officer", "inbox")
    assert said.out.endswith("This vault has no backup.\n")
    assert "without any backup for 20 days" in said.err


def test_the_inbox_ends_with_the_backup_and_a_rehearsal_is_noted(
    cli: CommandLine, stick: str
) -> None:
    path = cli.json("officer", "backup", stick)["path"]
    cli.office.clock.now += timedelta(days=12)
    late = cli.run("officer", "inbox")
    assert "It is time to back up. Last backup: 2026-11-22. Days since then: 12." in late.out
    assert late.err == ""
    rehearsal = cli.run("officer", "restore", path, "--rehearse")
    assert rehearsal.err == ""
    assert cli.json("officer", "inbox")["backup"]["rehearsed"].startswith("2026-12-04")
    elsewhere = cli.run("coordinator", "restore", path, "--rehearse")
    assert "was not noted" in elsewhere.err
    assert elsewhere.code == 0


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("restore", "nada"), (2, "cli.usage")),
        (("restore", "nada", "copia"), (2, "backup.none-there")),
        (("restore", "nada", "--rehearse"), (2, "backup.none-there")),
        (("backup", "nada"), (2, "backup.no-such-folder")),
    ],
)
def test_what_is_not_there_is_told(
    cli: CommandLine, words: tuple[str, ...], expected: tuple[int, str]
) -> None:
    assert cli.refused("officer", *words) == expected


def test_another_passphrase_restores_nothing(cli: CommandLine, stick: str) -> None:
    made = cli.json("officer", "backup", stick)
    said = cli.run("officer", "restore", made["path"], cli.folder / "copia", secret="otra")
    assert said.code == 2
    assert not (cli.folder / "copia").exists()
