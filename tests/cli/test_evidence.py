from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Final

import pytest

from alertadores.app.hub_setting import remember_hub
from alertadores.vault.files import Folder
from tests.cli.test_acting import ALERT
from tests.cliuse import CommandLine

CONTRACT: Final = b"%PDF-1.7\n" + b"Contrato. " * 1000


@pytest.fixture
def folio(cli: CommandLine) -> str:
    """Return the folio of an alert with one file."""
    made = cli.json(
        "officer", "act", "alert.registered", "--data", "-", stdin=json.dumps(ALERT).encode()
    )
    (folio,) = made["folios"]
    (cli.folder / "contrato.pdf").write_bytes(CONTRACT)
    cli.json("officer", *add(cli, folio), stdin=b"Contrato de obra")
    return str(folio)


def add(cli: CommandLine, folio: str) -> tuple[str | Path, ...]:
    return ("evidence", "add", folio, cli.folder / "contrato.pdf", "--title", "-")


def listed(cli: CommandLine, folio: str, name: str = "officer") -> dict[str, object]:
    (view,) = cli.json(name, "evidence", "list", folio)["files"]
    assert isinstance(view, dict)
    return view


def test_a_file_is_listed_with_what_is_known_of_it(cli: CommandLine, folio: str) -> None:
    view = listed(cli, folio)
    assert view["title"] == "Contrato de obra"
    assert (view["media"], view["size"], view["here"]) == ("PDF", len(CONTRACT), True)
    assert view["file_name"] == "contrato.pdf"
    said = cli.run("officer", "evidence", "list", folio)
    assert hashlib.sha256(CONTRACT).hexdigest() in said.out
    assert "Contrato de obra (contrato.pdf) [in this vault]" in said.out


def test_a_colleague_exports_a_file_that_comes_from_the_hub(cli: CommandLine, folio: str) -> None:
    for _round in range(2):
        cli.sync("officer", "coordinator")
    remember_hub(Folder(cli.folder / "coordinator"), cli.folder / "hub")
    view = listed(cli, folio, "coordinator")
    assert view["here"] is False
    out = cli.folder / "salida.pdf"
    words = ("evidence", "export", folio, str(view["id"])[:12], "--out", out, "--purpose", "-")
    made = cli.json("coordinator", *words, stdin=b"Peritaje contable")
    assert out.read_bytes() == CONTRACT
    assert (made["files"], len(made["entries"])) == ([str(out)], 1)
    shown = cli.run("coordinator", "show", folio)
    assert "exported a file of evidence" in shown.out
    assert "What it left for: Peritaje contable" in shown.out


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        pytest.param(("add",), (2, "cli.usage"), id="add without a file"),
        pytest.param(("export", "00"), (2, "cli.usage"), id="export without a place"),
        pytest.param(("list", "00"), (2, "cli.usage"), id="a list of one"),
        pytest.param(
            ("export", "0123456789", "--out", "x", "--purpose", "-"),
            (2, "evidence.no-such-id"),
            id="an id that is none",
        ),
    ],
)
def test_a_slip_is_told(
    cli: CommandLine, folio: str, words: tuple[str, ...], refusal: tuple[int, str]
) -> None:
    what, *rest = words
    assert cli.refused("officer", "evidence", what, folio, *rest, stdin=b"x") == refusal


@pytest.mark.parametrize(
    ("title", "key"),
    [
        (b"", "act.field-empty"),
        (b"dos\nrenglones", "act.field-control"),
        (b"x" * 1001, "act.field-too-long"),
    ],
)
def test_a_title_is_one_line(cli: CommandLine, folio: str, title: bytes, key: str) -> None:
    assert cli.refused("officer", *add(cli, folio), stdin=title) == (2, key)
    assert listed(cli, folio)["title"] == "Contrato de obra"


def test_a_file_does_not_leave_over_another(cli: CommandLine, folio: str) -> None:
    words = ("evidence", "export", folio, str(listed(cli, folio)["id"]), "--purpose", "-", "--out")
    taken = cli.folder / "contrato.pdf"
    assert cli.refused("officer", *words, taken, stdin=b"Peritaje") == (2, "file.exists")
