"""Undoing at the command line: what can be undone is listed, and undone by its id."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cliuse import CommandLine
from tests.realoffice import number

ALERT: dict[str, Any] = {
    "received": "2026-10-01",
    "channel": "PLATAFORMA",
    "alerter": "INTERNO",
    "identity": "CONFIDENCIAL",
    "narrative": "Pagaron dos veces la misma obra.",
}


def act(cli: CommandLine, name: str, type_: str, *words: str, **values: Any) -> Any:
    said = json.dumps(values).encode()
    return cli.json(name, "act", type_, *words, "--data", "-", stdin=said)


@pytest.fixture
def folio(cli: CommandLine) -> str:
    """Return the folio of an alert with a summary that the officer proposed."""
    (folio,) = act(cli, "officer", "alert.registered", **ALERT)["folios"]
    act(cli, "officer", "summary.proposed", "--case", folio, text="Se analiza.")
    return str(folio)


def test_a_proposal_is_listed_and_undone_and_both_entries_stay(
    cli: CommandLine, folio: str
) -> None:
    (found,) = cli.json("officer", "undo", "--case", folio)["entries"]
    assert found["type"] == "summary.proposed"
    said = cli.run("officer", "undo", "--case", folio)
    assert said.out.splitlines()[0].startswith(found["id"])
    done = cli.json("officer", "undo", found["id"], "--case", folio)
    assert len(done["entries"]) == 1
    timeline = cli.json("officer", "show", folio)["case"]["timeline"]
    assert [line["type"] for line in timeline[-2:]] == ["summary.proposed", "proposal.withdrawn"]
    assert timeline[-1]["undoes"] == timeline[-2]["entry"]
    assert cli.json("officer", "undo", "--case", folio)["entries"] == []
    shown = cli.run("officer", "show", folio).out
    assert "Undoes: " in shown
    assert "Language: Spanish" in shown


@pytest.mark.parametrize(
    "id_",
    [
        pytest.param("", id="nothing"),
        pytest.param("0000000", id="too short"),
        pytest.param("zz" * 8, id="no id"),
        pytest.param("00" * 32, id="the id of nothing"),
    ],
)
def test_an_id_that_is_none_undoes_nothing(cli: CommandLine, folio: str, id_: str) -> None:
    assert cli.refused("officer", "undo", id_, "--case", folio) == (2, "cli.no-such-undoable")
    assert len(cli.json("officer", "undo", "--case", folio)["entries"]) == 1


def test_a_proposal_to_the_office_is_undone_without_a_case(cli: CommandLine) -> None:
    act(cli, "coordinator", "member.removal_proposed", number=number("colleague"))
    (found,) = cli.json("coordinator", "undo")["entries"]
    cli.json("coordinator", "undo", found["id"].upper())
    assert cli.json("coordinator", "undo")["entries"] == []
