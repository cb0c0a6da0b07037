"""An office comes into being at the desks of its founders, by commands and files alone."""

from __future__ import annotations

import getpass
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.cliuse import CommandLine, command_line
from tests.realoffice import PASSPHRASE, RealOffice

FOUNDERS: dict[str, tuple[str, ...]] = {
    "Ana Lugo": ("administracion", "coordinacion"),
    "Beto Mora": ("enlace_caso", "administracion"),
    "Celia Nava": ("custodia_identidad",),
    "Darío Ochoa": ("custodia_identidad",),
    "Elsa Pineda": ("auditoria",),
}
ORIGIN = "alertadores.example/nueva"


@dataclass(slots=True)
class Founding:
    """Desks of persons who have no office yet; the first writes entry 0."""

    cli: CommandLine

    @property
    def folder(self) -> Path:
        """Where vaults and files lie."""
        return self.cli.folder

    @property
    def desks(self) -> list[str]:
        """Names of the vaults' folders."""
        return [name.split()[0] for name in FOUNDERS]

    def make_vaults(self) -> None:
        """Make everybody's vault and introduction."""
        for name in FOUNDERS:
            desk = name.split()[0]
            assert self.cli.run(desk, "found", "vault").code == 0
            words = ("introduce", "--name", name, "--out", self.folder / f"{desk}.json")
            self.cli.json(desk, "found", *words)

    def charter(self, **changes: Any) -> Path:
        """Write the charter that the founders agreed on."""
        path = self.folder / "acta.json"
        founders = [
            {"introduction": f"{name.split()[0]}.json", "roles": roles}
            for name, roles in FOUNDERS.items()
        ]
        charter: dict[str, Any] = {
            "schema": "alertadores-charter/1",
            "origin": ORIGIN,
            "agency": "Agencia de Prueba",
            "zone": "America/Tijuana",
            "founders": founders,
        }
        path.write_text(json.dumps(charter | changes), encoding="utf-8")
        return path

    def office(self, charter: Path) -> tuple[str | Path, ...]:
        """Return the words of the one who writes entry 0."""
        hub, card = self.folder / "hub", self.folder / "card.json"
        return ("found", "office", charter, "--hub", hub, "--card", card)

    def seat(self) -> tuple[str | Path, ...]:
        """Return the words of the others."""
        hub, card = self.folder / "hub", self.folder / "card.json"
        return ("found", "seat", "--card", card, "--hub", hub)


@pytest.fixture
def founding(tmp_path: Path) -> Founding:
    """Return a place where nobody has a vault yet."""
    folder = tmp_path / "place"
    folder.mkdir()
    return Founding(command_line(RealOffice(folder)))


@pytest.fixture
def introduced(founding: Founding) -> Founding:
    """Return a place where everybody has a vault and has introduced themselves."""
    founding.make_vaults()
    return founding


def test_an_office_is_founded_through_files(introduced: Founding) -> None:
    cli, (first, *others) = introduced.cli, introduced.desks
    made = cli.json(first, *introduced.office(introduced.charter()))
    assert made["files"] == [str(introduced.folder / "card.json")]
    for desk in others:
        office = cli.json(desk, *introduced.seat())["office"]
        assert [each["name"] for each in office["members"]] == list(FOUNDERS)
        assert office["me"]["name"].startswith(desk)
        assert cli.refused(desk, "act", "alert.registered", "--data", "-")[0] == 2
    for desk in others:
        assert cli.json(desk, "found", "accept")["pushed"] == 1
    for desk in introduced.desks:
        cli.json(desk, "sync")
    alert = {
        "received": "2026-11-20",
        "channel": "PLATAFORMA",
        "alerter": "EXTERNO",
        "identity": "ANONIMA",
        "narrative": "Cobran por el trámite.",
    }
    words = ("act", "alert.registered", "--data", "-")
    cli.json(others[0], *words, stdin=json.dumps(alert).encode())
    for desk in (others[0], first, others[0]):
        cli.json(desk, "sync")
    assert len(cli.json(first, "list")["alerts"]) == 1


def test_nothing_happens_before_everybody_has_accepted(introduced: Founding) -> None:
    cli, (first, *others) = introduced.cli, introduced.desks
    cli.json(first, *introduced.office(introduced.charter()))
    cli.json(others[0], *introduced.seat())
    cli.json(others[0], "found", "accept")
    stdin = (
        b'{"received":"2026-11-20","channel":"PLATAFORMA","alerter":"EXTERNO",'
        b'"identity":"ANONIMA","narrative":"x"}'
    )
    words = ("act", "alert.registered", "--data", "-")
    assert cli.refused(others[0], *words, stdin=stdin) == (2, "rule.not-founded")
    assert cli.refused(others[0], "found", "accept") == (2, "rule.already-done")


def test_a_vault_is_made_with_its_recovery_code(founding: Founding) -> None:
    said = founding.cli.run("Ana", "--json", "found", "vault")
    assert said.code == 0
    code = said.result["recovery_code"]
    assert len(code.split("-")) == 9
    assert founding.cli.run("Ana", "check", secret=code).code == 0
    assert founding.cli.refused("Ana", "found", "vault") == (2, "vault.folder-not-empty")


def test_no_vault_is_made_whose_recovery_code_nobody_sees(founding: Founding) -> None:
    assert founding.cli.run("Ana", "--quiet", "found", "vault").code == 2
    assert not (founding.folder / "Ana").exists()
    said = founding.cli.run("Ana", "--quiet", "--json", "found", "vault")
    assert said.result["recovery_code"]


def test_a_new_passphrase_is_typed_twice(
    founding: Founding, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = [PASSPHRASE, "otra", PASSPHRASE, PASSPHRASE]
    monkeypatch.setattr(getpass, "getpass", lambda _question: typed.pop(0))
    words = ("--json", "--vault", founding.folder / "Ana", "found", "vault")
    said = founding.cli.raw(*words)
    assert (said.code, said.error) == (2, "cli.passphrases-differ")
    assert not (founding.folder / "Ana").exists()
    assert founding.cli.raw(*words).code == 0
    assert founding.cli.run("Ana", "check").code == 0


@pytest.mark.parametrize("name", ["", "  ", "Ana\nLugo", "x" * 121, "A\x07na", "\u200b"])
def test_a_name_is_one_plain_line(founding: Founding, name: str) -> None:
    founding.cli.json("Ana", "found", "vault")
    words = ("found", "introduce", f"--name={name}", "--out", founding.folder / "ana.json")
    assert founding.cli.refused("Ana", *words) == (2, "founding.name-unusable")
    assert not (founding.folder / "ana.json").exists()


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("palace",),
        ("vault", "--name", "Ana"),
        ("introduce", "--name", "Ana"),
        ("introduce", "--out", "x"),
        ("office", "acta.json"),
        ("office", "--hub", "h", "--card", "c"),
        ("seat", "--hub", "h"),
        ("accept", "acta.json"),
    ],
)
def test_a_step_takes_what_it_needs_and_no_more(founding: Founding, words: tuple[str, ...]) -> None:
    assert founding.cli.refused("Ana", "found", *words) == (2, "cli.usage")
    assert not (founding.folder / "Ana").exists()


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        pytest.param({"schema": "alertadores-charter/2"}, "schema", id="another schema"),
        pytest.param({"extra": 1}, "schema", id="a foreign name"),
        pytest.param({"founders": {}}, "schema", id="founders that are no list"),
        pytest.param({"origin": "Oficina Nueva"}, "origin", id="an origin with a space"),
        pytest.param({"origin": "practica.example/alertadores"}, "origin", id="that of practice"),
        pytest.param({"agency": ""}, "agency", id="no agency"),
        pytest.param({"agency": "A\nB"}, "agency", id="an agency of two lines"),
        pytest.param({"zone": "America/Aztlan"}, "zone", id="a zone that is nowhere"),
        pytest.param({"zone": "../../etc/passwd"}, "zone", id="a path for a zone"),
        pytest.param({"zone": ""}, "zone", id="an empty zone"),
        pytest.param({"witnesses": "x"}, "witnesses", id="a text for witnesses"),
        pytest.param({"witnesses": ["x"]}, "witnesses", id="no key of a witness"),
        pytest.param({"quorum": 1}, "witnesses", id="a quorum without witnesses"),
        pytest.param({"quorum": True}, "quorum", id="true for a quorum"),
        pytest.param({"founders": [7]}, "founders", id="a number for a founder"),
        pytest.param({"founders": [{}] * 65}, "founders", id="too many founders"),
        pytest.param(
            {"founders": [{"introduction": "Ana.json", "roles": ["rey"]}]},
            "roles",
            id="an unknown role",
        ),
        pytest.param(
            {"founders": [{"introduction": "Ana.json", "roles": [["coordinacion"]]}]},
            "roles",
            id="a list for a role",
        ),
    ],
)
def test_a_charter_that_does_not_hold_founds_nothing(
    founding: Founding, changes: dict[str, Any], part: str
) -> None:
    founding.cli.json("Ana", "found", "vault")
    words = founding.office(founding.charter(**changes))
    said = founding.cli.run("Ana", "--json", *words)
    assert (said.code, said.error) == (2, "founding.charter-unusable"), said
    assert f"“{part}”" in said.result["problem"]
    assert not (founding.folder / "hub").exists()


def test_an_introduction_that_was_altered_is_named(introduced: Founding) -> None:
    path = introduced.folder / "Celia.json"
    path.write_bytes(path.read_bytes().replace(b"Celia Nava", b"Celia Nova"))
    said = introduced.cli.run("Ana", "--json", *introduced.office(introduced.charter()))
    assert (said.code, said.error) == (2, "founding.introduction-unusable")
    assert "Celia.json" in said.result["problem"]
    path.unlink()
    said = introduced.cli.run("Ana", "--json", *introduced.office(introduced.charter()))
    assert (said.code, said.error) == (2, "file.unreadable")


def test_too_few_people_found_nothing_and_may_try_again(introduced: Founding) -> None:
    cli = introduced.cli
    few = [{"introduction": "Ana.json", "roles": ["administracion", "coordinacion"]}]
    words = introduced.office(introduced.charter(founders=few))
    assert cli.refused("Ana", *words) == (2, "founding.two-administrators")
    assert not (introduced.folder / "card.json").exists()
    cli.json("Ana", *introduced.office(introduced.charter()))


def test_who_is_not_among_the_founders_founds_nothing(introduced: Founding) -> None:
    introduced.cli.json("Stranger", "found", "vault")
    words = introduced.office(introduced.charter())
    assert introduced.cli.refused("Stranger", *words) == (2, "founding.not-a-founder")


def test_an_office_is_founded_once(introduced: Founding) -> None:
    cli = introduced.cli
    cli.json("Ana", *introduced.office(introduced.charter()))
    charter = introduced.charter(origin="alertadores.example/otra")
    assert cli.refused("Ana", *introduced.office(charter)) == (2, "file.exists")
    hub, card = introduced.folder / "hub2", introduced.folder / "card2.json"
    words = ("found", "office", charter, "--hub", hub, "--card", card)
    assert cli.refused("Ana", *words) == (2, "founding.already-a-member")
    assert not hub.exists()


def test_a_hub_that_is_in_use_is_not_taken(introduced: Founding) -> None:
    (introduced.folder / "hub").mkdir()
    (introduced.folder / "hub" / "foto.jpg").write_bytes(b"x")
    words = introduced.office(introduced.charter())
    assert introduced.cli.refused("Ana", *words)[0] == 2
    assert [path.name for path in (introduced.folder / "hub").iterdir()] == ["foto.jpg"]


def test_who_has_no_seat_gets_none(introduced: Founding) -> None:
    cli = introduced.cli
    cli.json("Stranger", "found", "vault")
    cli.json("Ana", *introduced.office(introduced.charter()))
    assert cli.refused("Stranger", *introduced.seat()) == (2, "founding.no-seat")
    assert cli.refused("Stranger", "members") == (2, "office.not-a-member")


def test_a_trust_card_of_another_office_seats_nobody(introduced: Founding) -> None:
    cli = introduced.cli
    cli.json("Ana", *introduced.office(introduced.charter()))
    card = introduced.folder / "card.json"
    honest = card.read_bytes()
    record = json.loads(honest)
    card.write_bytes(honest.replace(record["genesis"].encode(), b"A" * 43))
    assert cli.refused("Beto", *introduced.seat()) == (2, "founding.no-seat")
    card.write_bytes(honest.replace(ORIGIN.encode(), b"alertadores.example/vieja"))
    assert cli.refused("Beto", *introduced.seat()) == (2, "hub.other-office")
    card.write_bytes(b"{}")
    assert cli.refused("Beto", *introduced.seat()) == (2, "verify.card-unusable")
    card.write_bytes(honest)
    cli.json("Beto", *introduced.seat())
    cli.json("Beto", *introduced.seat())
