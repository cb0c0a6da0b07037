"""A person joins an office by commands and files alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cliuse import CommandLine

_NAME = "Noé Nuevo"


def _request(cli: CommandLine, out: str = "solicitud.json") -> tuple[str | Path, ...]:
    card = cli.folder / "card.json"
    return ("join", "request", "--name", _NAME, "--card", card, "--out", cli.folder / out)


def test_a_person_joins_from_the_vault_to_the_seat(cli: CommandLine) -> None:
    made = cli.json("newcomer", *_request(cli))
    assert len(made["words"].split()) == 6
    assert len(made["recovery_code"].replace("-", "")) == 36
    hub = cli.folder / "hub"
    assert cli.refused("newcomer", "join", "seat", "--hub", hub) == (3, "join.not-yet")
    request = cli.folder / "solicitud.json"
    cli.json("archivist", "join", "propose", request, "--role", "enlace_caso")
    cli.sync("archivist", "coordinator")
    (item,) = cli.json("coordinator", "inbox")["items"]
    assert "words" not in item["says"]
    wrong = ("join", "confirm", item["id"], "--words", "uno dos tres cuatro cinco seis")
    assert cli.refused("coordinator", *wrong) == (2, "join.words-differ")
    assert cli.refused("coordinator", "approve", item["id"]) == (2, "join.words-needed")
    cli.json("coordinator", "join", "confirm", item["id"], "--words", made["words"].upper())
    cli.sync("coordinator")
    office = cli.json("newcomer", "join", "seat", "--hub", hub)["office"]
    assert office["me"]["name"] == _NAME
    assert cli.json("newcomer", "sync")["pending"] == 0
    assert cli.json("newcomer", "members")["office"]["me"]["roles"] == ["enlace_caso"]


def test_a_request_is_made_again_in_the_same_vault(cli: CommandLine) -> None:
    first = cli.json("newcomer", *_request(cli))
    again = cli.json("newcomer", *_request(cli, "otra.json"))
    assert first["words"] == again["words"]
    assert "recovery_code" not in again
    assert cli.refused("newcomer", *_request(cli)) == (2, "file.exists")


def test_words_and_code_are_said_to_a_person(cli: CommandLine) -> None:
    said = cli.run("newcomer", *_request(cli))
    assert said.code == 0
    assert "six words" in said.out
    assert "recovery code" in said.out
    assert cli.run("other", "--quiet", *_request(cli, "q.json")).code == 2
    assert not (cli.folder / "other").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("request",),
        ("propose",),
        ("propose", "x.json"),
        ("confirm", "00000000"),
        ("seat",),
        ("seat", "--hub", "x", "--name", "y"),
    ],
)
def test_a_step_asks_for_what_it_needs_no_more_and_no_less(
    cli: CommandLine, words: tuple[str, ...]
) -> None:
    assert cli.refused("officer", "join", *words) == (2, "cli.usage")


def test_hostile_files_propose_nobody(cli: CommandLine) -> None:
    path = cli.folder / "grande.json"
    path.write_bytes(b"x" * 20_000_000)
    words = ("--role", "enlace_caso")
    assert cli.refused("archivist", "join", "propose", path, *words) == (2, "file.too-long")
    path.write_bytes(b"{}")
    assert cli.refused("archivist", "join", "propose", path, *words)[1] == "join.request-unusable"
    cli.json("newcomer", *_request(cli))
    request = cli.folder / "solicitud.json"
    refused = cli.refused("archivist", "join", "propose", request, "--role", "jefe")
    assert refused == (2, "join.no-such-role")


def test_a_card_that_is_none_makes_no_vault(cli: CommandLine) -> None:
    (cli.folder / "card.json").write_bytes(b"{}")
    assert cli.refused("newcomer", *_request(cli)) == (2, "verify.card-unusable")
    assert not (cli.folder / "newcomer").exists()
