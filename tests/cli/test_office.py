"""Lists, members, synchronising, checking and exporting at the command line."""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path

import pytest

from alertadores.app import outgoing
from alertadores.app.hub_setting import NAME
from alertadores.app.session import Session
from alertadores.bundles.card import parse_card
from alertadores.cli import check
from alertadores.sync.exchange import Exchange
from alertadores.sync.folder import FolderHub
from alertadores.verify.log import LogReport
from tests.cliuse import CommandLine
from tests.realoffice import SEATS, number


@pytest.fixture
def cli(cli: CommandLine) -> CommandLine:
    """Return an office in which the officer registered two alerts and moved one on."""
    office = cli.office
    office.register(narrative="La perforadora amarilla quedó empeñada.", institution="Centro")
    office.register(narrative="Pagaron dos veces la obra del puente.", institution="Puerto")
    office.close()
    (row,) = cli.json("officer", "list", "--text", "puente")["alerts"]
    move = ("act", "alert.moved", "--case", row["folio"], "--data", "-")
    cli.json("officer", *move, stdin=b'{"to": "EN_ANALISIS"}')
    return cli


def institutions(cli: CommandLine, *words: str, stdin: bytes = b"") -> list[str]:
    return [
        row["institution"] for row in cli.json("officer", "list", *words, stdin=stdin)["alerts"]
    ]


def test_alerts_are_listed_and_found(cli: CommandLine) -> None:
    assert sorted(institutions(cli)) == ["Centro", "Puerto"]
    assert institutions(cli, "--text", "PERFORADORA ama") == ["Centro"]
    assert institutions(cli, "--text", "-", stdin=b"perforadora\n") == ["Centro"]
    assert institutions(cli, "--text", "grúa") == []
    assert institutions(cli, "--state", "EN_ANALISIS") == ["Puerto"]
    assert len(institutions(cli, "--state", "EN_ANALISIS", "--state", "RECIBIDA")) == 2
    assert institutions(cli, "--state", "RECIBIDA", "--text", "puente") == []


@pytest.mark.parametrize("words", ["'; DROP TABLE cases", "NEAR(a b)", "body: x", "a" * 4000])
def test_words_are_words_whatever_they_look_like(cli: CommandLine, words: str) -> None:
    assert institutions(cli, "--text", words) == []


@pytest.mark.parametrize("words", ['"', "*", " - "])
def test_what_holds_no_word_asks_for_nothing(cli: CommandLine, words: str) -> None:
    assert len(institutions(cli, f"--text={words}")) == 2


def test_a_state_that_is_none_is_refused(cli: CommandLine) -> None:
    assert cli.refused("officer", "list", "--state", "PERDIDA") == (2, "catalog.unknown-key")


def test_who_does_not_read_a_case_does_not_see_that_it_is_there(cli: CommandLine) -> None:
    for name in ("officer", "colleague"):
        cli.json(name, "sync", "--hub", cli.folder / "hub")
    assert cli.json("colleague", "list")["alerts"] == []


def test_members_are_told_with_their_roles(cli: CommandLine) -> None:
    office = cli.json("officer", "members")["office"]
    assert [member["name"] for member in office["members"]] == [name for name, _ in SEATS.values()]
    assert office["me"]["number"] == number("officer")
    assert office["me"]["roles"] == ["enlace_caso"]
    said = cli.run("officer", "members")
    assert "Bruno Salas" in said.out
    assert "(you)" in said.out


def test_a_quiet_command_says_nothing_and_json_is_one_object(cli: CommandLine) -> None:
    said = cli.run("officer", "--quiet", "list")
    assert (said.code, said.out, said.err) == (0, "", "")
    said = cli.run("officer", "--json", "list")
    assert said.out.count("\n") == 1
    assert set(said.object) == {"schema", "ok", "code", "result", "warnings"}


def test_a_hub_is_named_once(cli: CommandLine) -> None:
    assert cli.refused("officer", "sync") == (2, "hub.unknown")
    done = cli.json("officer", "sync", "--hub", cli.folder / "hub")
    assert (done["pushed"], done["pending"]) == (5, 0)
    assert cli.json("officer", "sync")["pushed"] == 0
    written = cli.folder / "officer" / NAME
    assert json.loads(written.read_bytes())["hub"] == str(cli.folder / "hub")
    assert os.name == "nt" or stat.S_IMODE(written.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"{}", id="an empty object"),
        pytest.param(b'{"hub":"/x","hub":"/y","schema":"alertadores-settings/1"}', id="twice"),
        pytest.param(b'{"hub":7,"schema":"alertadores-settings/1"}', id="a number"),
        pytest.param(b"x" * 100_000, id="a file without end"),
    ],
)
def test_a_damaged_note_of_the_hub_is_as_none(cli: CommandLine, text: bytes) -> None:
    (cli.folder / "officer" / NAME).write_bytes(text)
    assert cli.refused("officer", "sync") == (2, "hub.unknown")
    assert cli.json("officer", "sync", "--hub", cli.folder / "hub")["pushed"] == 5


def test_a_hub_out_of_reach_leaves_it_open_and_loses_nothing(cli: CommandLine) -> None:
    cli.json("officer", "sync", "--hub", cli.folder / "hub")
    (cli.folder / "hub").rename(cli.folder / "away")
    code, _key = cli.refused("officer", "sync")
    assert code in {2, 3}
    assert cli.run("officer", "list").code == 0
    (cli.folder / "away").rename(cli.folder / "hub")
    assert cli.run("officer", "sync").code == 0


def test_the_hub_of_another_office_is_refused_and_not_remembered(cli: CommandLine) -> None:
    FolderHub.create(cli.folder / "other", "otra.example/oficina")
    words = ("sync", "--hub", cli.folder / "other")
    assert cli.refused("officer", *words) == (2, "hub.other-office")
    assert cli.refused("officer", "sync") == (2, "hub.unknown")
    words = ("sync", "--hub", cli.folder / "nowhere")
    assert cli.refused("officer", *words)[1] in {"hub.not-a-hub", "hub.unreachable"}


def test_an_exchange_that_found_something_wrong_is_an_answer(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def exchange(_session: Session, _hub: object, _progress: object) -> Exchange:
        return Exchange(forked=[3], unreadable=[4, 5])

    monkeypatch.setattr(Session, "synchronise", exchange)
    said = cli.run("officer", "--json", "sync", "--hub", cli.folder / "hub")
    assert said.code == 1
    assert (said.result["forked"], said.result["unreadable"]) == ([3], [4, 5])
    assert "2" in cli.run("officer", "sync").out.split("\n")[1]


def test_a_whole_vault_is_found_whole(cli: CommandLine) -> None:
    assert cli.json("officer", "check") == {"findings": [], "full": False}
    found = cli.json("officer", "check", "--full")
    assert found["findings"] == []
    assert (found["rejected"], found["wrong"]) == (0, 0)


@pytest.mark.parametrize("words", [(), ("--full",)])
def test_what_is_amiss_is_an_answer(cli: CommandLine, words: tuple[str, ...]) -> None:
    for anchor in (cli.folder / "state").glob("anchors/*/anchor"):
        anchor.unlink()
    said = cli.run("officer", "--json", "check", *words)
    assert said.code == 1
    assert [each["key"] for each in said.result["findings"]] == ["vault.anchor-outside-missing"]
    assert "wrong" not in said.result, "entries are looked at in a whole vault only"


def test_an_entry_that_does_not_verify_is_an_answer(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = LogReport(entries=9, wrong={4: "log.no-entry"})
    monkeypatch.setattr(check, "audit", lambda _replica, **_more: report)
    said = cli.run("officer", "--json", "check", "--full")
    assert (said.code, said.result["wrong"]) == (1, 1)


def test_the_trust_card_is_written(cli: CommandLine) -> None:
    out = cli.folder / "tarjeta.json"
    cli.json("officer", "export", "card", "--out", out)
    assert parse_card(out.read_bytes()) == cli.office.card


@pytest.mark.parametrize(
    "words",
    [
        ("card",),
        ("public", "--out", "OUT"),
        ("card", "2026-00000000-0", "--out", "OUT"),
        ("card", "--out", "OUT", "--card", "OUT2"),
        ("secret", "--out", "OUT"),
        ("--out", "OUT"),
        (),
    ],
)
def test_an_export_that_is_not_said_in_full_is_refused(
    cli: CommandLine, words: tuple[str, ...]
) -> None:
    typed = [word.replace("OUT", str(cli.folder / "x")) for word in words]
    assert cli.refused("officer", "export", *typed) == (2, "cli.usage")
    assert not (cli.folder / "x").exists()


def test_no_file_is_written_over(cli: CommandLine) -> None:
    out = cli.folder / "tarjeta.json"
    out.write_text("mía")
    assert cli.refused("officer", "export", "card", "--out", out) == (2, "file.exists")
    assert out.read_text() == "mía"
    out.unlink()
    out.symlink_to(cli.folder / "elsewhere")
    assert cli.refused("officer", "export", "card", "--out", out) == (2, "file.exists")
    assert not (cli.folder / "elsewhere").exists()


@pytest.mark.parametrize("place", ["nowhere/card.json", "hub/office.json/card.json", "x" * 300])
def test_a_place_that_cannot_be_written_is_said(cli: CommandLine, place: str) -> None:
    before = sorted(cli.folder.rglob("*"))
    words = ("export", "card", "--out", cli.folder / place)
    assert cli.refused("officer", *words) == (2, "file.unwritable")
    assert sorted(cli.folder.rglob("*")) == before


@pytest.mark.skipif(sys.platform == "win32", reason="a stick of another file system")
def test_a_file_system_without_second_names_takes_a_file_as_well(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_link(_source: Path, _target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_link)
    monkeypatch.setattr(outgoing, "_unnamed", lambda _path, _mode: None)  # nor has it these
    out = cli.folder / "tarjeta.json"
    cli.json("officer", "export", "card", "--out", out)
    assert parse_card(out.read_bytes()) == cli.office.card
    assert cli.refused("officer", "export", "card", "--out", out) == (2, "file.exists")
