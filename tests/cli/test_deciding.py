"""The main job at the command line, from a file of alerts to a bundle that a stranger checks."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from alertadores.interop.alerts_csv import COLUMNS
from tests.cliuse import ENGLISH, CommandLine

TEXT = "Se recibió una alerta sobre un posible cohecho. Se analiza; no se prejuzga a nadie."
# The coordinator seals what the others have handed in.
DESKS = ("officer", "transparency", "coordinator", "officer", "transparency")


def data(**values: Any) -> bytes:
    return json.dumps(values).encode()


def alerts_file(folder: Path) -> Path:
    path = folder / "alertas.csv"
    row = dict.fromkeys(COLUMNS, "") | {
        "folio": "AL-1",
        "fecha_recepcion": "2026-10-01",
        "canal": "PLATAFORMA",
        "tipo_alertador": "INTERNO",
        "modalidad_identidad": "ANONIMA",
        "conductas": "COHECHO",
        "narrativa": "Pagaron dos veces la misma obra.",
    }
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerow(row)
    return path


class Job:
    """One case on its way, every act and exchange by a command."""

    def __init__(self, cli: CommandLine) -> None:
        self.cli = cli
        for name in set(DESKS):
            cli.json(name, "sync", "--hub", cli.folder / "hub")
        done = cli.json("officer", "import", alerts_file(cli.folder))
        assert done["files"][0]["registered"] == 1
        (row,) = cli.json("officer", "list")["alerts"]
        self.folio: str = row["folio"]
        cli.json("officer", "grant", self.folio, "6")
        self.exchange()

    def exchange(self) -> None:
        """Let everybody synchronise."""
        for name in DESKS:
            self.cli.json(name, "sync")

    def act(self, name: str, type_: str, **values: Any) -> Any:
        """Act in the case."""
        words = ("act", type_, "--case", self.folio)
        return self.cli.json(
            name, *words, *(("--data", "-") if values else ()), stdin=data(**values)
        )

    def waiting(self, name: str = "transparency") -> Any:
        """Return the one item of an inbox."""
        (item,) = self.cli.json(name, "inbox")["items"]
        return item

    def propose(self) -> None:
        """Propose a summary."""
        self.act("officer", "summary.proposed", text=TEXT)
        self.exchange()

    def agree(self) -> None:
        """Approve the one item of the inbox."""
        self.cli.json("transparency", "approve", self.waiting()["id"])
        self.exchange()

    def emit(self) -> None:
        """Emit the summary."""
        self.act("officer", "summary.emit")
        self.exchange()


@pytest.fixture
def job(cli: CommandLine) -> Job:
    return Job(cli)


def test_from_a_file_of_alerts_to_a_bundle_that_a_stranger_checks(job: Job) -> None:
    cli = job.cli
    job.propose()
    item = job.waiting()
    assert (item["kind"], item["folio"]) == ("summary", job.folio)
    assert item["object"] != item["id"]
    job.agree()
    job.emit()
    assert job.waiting()["kind"] == "emission"
    job.agree()
    assert cli.json("transparency", "inbox")["items"] == []

    bundle, card = cli.folder / "resumen.zip", cli.folder / "tarjeta.json"
    made = cli.json("officer", "export", "public", job.folio, "--out", bundle, "--card", card)
    assert made["files"] == [str(bundle), str(card)]
    assert card.read_bytes() == (cli.folder / "card.json").read_bytes()
    assert cli.raw("verify", bundle, "--trust", card).code == 0
    assert cli.raw("verify", bundle).code == 3
    states = {
        line["standing"] for line in cli.json("officer", "show", job.folio)["case"]["timeline"]
    }
    assert states == {"sealed"}
    assert cli.run("officer", "check", "--full").code == 0


def test_a_person_reads_the_same_in_two_languages(job: Job) -> None:
    cli = job.cli
    job.propose()
    for words in (["list"], ["show", job.folio], ["inbox"], ["members"], ["sync"], ["check"]):
        for language in (ENGLISH, "es_MX.UTF-8"):
            said = cli.run("transparency", *words, language=language)
            assert (said.code, said.err) == (0, "")
            assert job.folio in said.out or words[0] not in {"list", "show", "inbox"}
            assert "[cli." not in said.out
            assert "…" not in said.out
    english = cli.run("transparency", "show", job.folio).out
    spanish = cli.run("transparency", "show", job.folio, language="es_MX.UTF-8").out
    assert "Bruno Salas: registered the alert [sealed]" in english
    assert "Bruno Salas: registró la alerta [sellado]" in spanish
    for shown in (english, spanish):
        assert TEXT in shown
        assert "link" not in shown


def test_a_key_that_binds_an_emission_to_its_case_is_not_shown(job: Job) -> None:
    job.propose()
    shown = job.cli.json("officer", "show", job.folio)
    (proposed,) = [line for line in shown["case"]["timeline"] if line["type"] == "summary.proposed"]
    assert set(proposed["fields"]) == {"text", "language"}
    assert "link_key" not in json.dumps(shown)


def test_what_waits_for_another_person_leaves_it_open(job: Job) -> None:
    cli, out = job.cli, job.cli.folder / "resumen.zip"
    export = ("export", "public", job.folio, "--out", out)
    emit = ("act", "summary.emit", "--case", job.folio)
    assert cli.refused("officer", *emit) == (3, "publish.not-approved")
    assert cli.refused("officer", *export) == (3, "publish.not-emitted")
    job.propose()
    assert cli.refused("officer", *emit) == (3, "publish.not-approved")
    cli.json("transparency", "approve", job.waiting()["id"])
    cli.json("transparency", "sync")
    cli.json("officer", "sync")
    assert cli.refused("officer", *emit) == (3, "rule.waits")
    job.exchange()
    job.emit()
    assert cli.refused("officer", *export) == (3, "publish.not-emitted")
    cli.json("transparency", "approve", job.waiting()["id"])
    assert cli.refused("transparency", *export) == (3, "rule.waits")
    assert not out.exists()


def test_who_proposes_does_not_decide(job: Job) -> None:
    job.propose()
    item = job.waiting()
    assert job.cli.json("officer", "inbox")["items"] == []
    assert job.cli.refused("officer", "approve", item["id"]) == (2, "cli.no-such-item")
    given = ("act", "approval.given", "--case", job.folio)
    code, key = job.cli.refused("officer", *given)
    assert (code, key) == (2, "rule.same-person")


@pytest.mark.parametrize("typed", ["", "0", "zzzzzzzz", "00000000", "%", "ñ"])
def test_an_id_that_is_not_in_the_inbox_decides_nothing(job: Job, typed: str) -> None:
    job.propose()
    assert job.cli.refused("transparency", "approve", typed) == (2, "cli.no-such-item")


def test_a_beginning_too_short_to_be_meant_decides_nothing(job: Job) -> None:
    job.propose()
    short = job.waiting()["id"][:7]
    assert job.cli.refused("transparency", "approve", short) == (2, "cli.no-such-item")


def test_a_refusal_has_a_ground_and_may_have_words(job: Job) -> None:
    cli = job.cli
    job.propose()
    item = job.waiting()["id"]
    assert cli.refused("transparency", "refuse", item) == (2, "cli.usage")
    bad = ("refuse", item, "--reason", "con espacio")
    assert cli.refused("transparency", *bad) == (2, "act.field-form")
    words = ("refuse", item.upper(), "--reason", "IDENTIFICA_PERSONAS", "--motive", "-")
    cli.json("transparency", *words, stdin="Señala a una persona.\n".encode())
    job.exchange()
    assert cli.json("transparency", "inbox")["items"] == []
    last = cli.json("officer", "show", job.folio)["case"]["timeline"][-1]
    assert (last["type"], last["standing"]) == ("approval.refused", "sealed")
    assert last["fields"] == {"motive": "Señala a una persona."}


def test_words_that_are_no_text_are_refused(job: Job) -> None:
    job.propose()
    words = ("approve", job.waiting()["id"], "--motive", "-")
    assert job.cli.refused("transparency", *words, stdin=b"\xff") == (2, "file.not-text")


def test_an_emission_is_not_refused(job: Job) -> None:
    job.propose()
    job.agree()
    job.emit()
    words = ("refuse", job.waiting()["id"], "--reason", "X")
    assert job.cli.refused("transparency", *words) == (2, "act.emission-not-refusable")


def test_an_approval_may_have_words(job: Job) -> None:
    job.propose()
    words = ("approve", job.waiting()["id"], "--reason", "REVISADO", "--motive", "-")
    job.cli.json("transparency", *words, stdin=b"Conforme.")
    last = job.cli.json("transparency", "show", job.folio)["case"]["timeline"][-1]
    assert last["fields"] == {"motive": "Conforme."}
