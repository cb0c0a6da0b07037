"""`log`: entries as lines and as JSON; what cannot be opened is a number."""

from __future__ import annotations

import pytest

from tests.cliuse import CommandLine
from tests.realoffice import SEATS

FOUNDED = len(SEATS) + 1


@pytest.fixture
def told(cli: CommandLine) -> CommandLine:
    """Return an office with a case of the officer's, and one of a colleague's alone."""
    cli.office.register()
    cli.office.register(author="colleague", readers=())
    cli.office.settle("officer", "colleague")
    cli.office.close()
    return cli


def test_the_latest_comes_first_and_what_does_not_open_is_a_number(told: CommandLine) -> None:
    found = told.json("officer", "log")
    entries = found["entries"]
    assert [each["number"] for each in entries] == list(range(FOUNDED + 3, -1, -1))
    assert found["count"] == found["sealed"] == FOUNDED + 4
    reserved = [each for each in entries if each["line"] is None]
    assert len(reserved) == 2
    assert all(each["case"] is None and each["folio"] == "" for each in reserved)
    said = told.run("officer", "log").out
    assert "reserved entry" in said
    assert "Bruno Salas: registered the alert" in said


def test_conditions_narrow_and_the_last_ones_are_counted(told: CommandLine) -> None:
    assert told.json("officer", "log", "--opened")["count"] == FOUNDED + 2
    assert told.json("officer", "log", "--rejected")["count"] == 0
    (row,) = told.json("officer", "list")["alerts"]
    found = told.json("officer", "log", "--folio", row["folio"], "--last", "1")
    assert (found["count"], len(found["entries"])) == (2, 1)
    assert found["entries"][0]["folio"] == row["folio"]


@pytest.mark.parametrize("typed", ["-1", "x", "١", "99999999", ""])
def test_a_count_is_digits(told: CommandLine, typed: str) -> None:
    said = told.run("officer", "--json", "log", f"--last={typed}")
    assert (said.code, said.error) == (2, "cli.not-a-count")
