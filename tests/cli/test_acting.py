from __future__ import annotations

import json
from typing import Any

import pytest

from alertadores.cli.act import COMPOSED, TYPES
from alertadores.domain.commands import COMMANDS
from tests.cliuse import ENGLISH, CommandLine
from tests.realoffice import number

ALERT: dict[str, Any] = {
    "received": "2026-10-01",
    "channel": "PLATAFORMA",
    "alerter": "INTERNO",
    "identity": "CONFIDENCIAL",
    "narrative": "Pagaron dos veces la misma obra.",
    "conducts": ["COHECHO"],
}


def data(**values: Any) -> bytes:
    return json.dumps(values).encode()


@pytest.fixture
def folio(cli: CommandLine) -> str:
    """Return the folio of an alert that the officer registered."""
    made = cli.json("officer", "act", "alert.registered", "--data", "-", stdin=data(**ALERT))
    (folio,) = made["folios"]
    return str(folio)


def test_an_alert_is_registered_from_a_file(cli: CommandLine) -> None:
    path = cli.folder / "alerta.json"
    path.write_bytes(data(**ALERT))
    made = cli.json("officer", "act", "alert.registered", "--data", path)
    assert len(made["entries"]) == 2
    assert made["pending"] == 2
    shown = cli.json("officer", "show", made["folios"][0])
    assert shown["case"]["fields"]["narrative"] == ALERT["narrative"]
    assert [line["type"] for line in shown["case"]["timeline"]] == [
        "case.opened",
        "alert.registered",
    ]


@pytest.mark.parametrize(
    ("language", "state"), [(ENGLISH, "Under analysis"), ("es_MX.UTF-8", "En análisis")]
)
def test_steps_name_the_state_they_lead_to_in_words(
    cli: CommandLine, folio: str, language: str, state: str
) -> None:
    said = cli.run("officer", "show", folio, language=language).out
    steps = [line for line in said.split("\n") if line.startswith("  alert.moved → ")]
    assert any(state in line for line in steps)
    assert "_" not in "".join(line.partition("→")[2] for line in steps)
    keys = [step["to"] for step in cli.json("officer", "show", folio)["case"]["steps"]]
    assert "EN_ANALISIS" in keys


def test_an_identity_goes_into_its_envelope_and_nowhere_else(cli: CommandLine) -> None:
    identity = cli.folder / "identidad.json"
    identity.write_bytes(data(name="Filomena Tzab Ku", contact="951 555 0142"))
    told = {**ALERT, "narrative": "Soy Filomena Tzab Ku y vi cómo pagaron dos veces."}
    made = cli.json(
        *("officer", "act", "alert.registered", "--data", "-", "--identity", identity),
        stdin=data(**told),
    )
    said = cli.run("officer", "show", made["folios"][0])
    assert "[identidad reservada]" in said.out
    assert "Filomena" not in said.out + said.err
    assert cli.json("officer", "show", made["folios"][0])["case"]["sealed_identity"]
    assert cli.json("officer", "list", "--text", "Filomena")["alerts"] == []


@pytest.mark.parametrize(
    "identity",
    [
        pytest.param(b"{}", id="nobody"),
        pytest.param(b'{"name": ""}', id="an empty name"),
        pytest.param(b'{"name": 7}', id="a number for a name"),
        pytest.param(b'{"name": "Ana", "curp": "X"}', id="something foreign"),
    ],
)
def test_what_is_no_identity_is_refused_and_not_repeated(cli: CommandLine, identity: bytes) -> None:
    path = cli.folder / "identidad.json"
    path.write_bytes(identity)
    words = ("act", "alert.registered", "--data", "-", "--identity", path)
    assert cli.refused("officer", *words, stdin=data(**ALERT)) == (2, "act.identity-form")


@pytest.mark.parametrize(
    ("change", "key", "field"),
    [
        pytest.param({"received": None}, "act.field-type", "received", id="a date that is null"),
        pytest.param({"received": "2026-02-30"}, "act.field-type", "received", id="no such day"),
        pytest.param({"received": 0}, "act.field-type", "received", id="a number for a date"),
        pytest.param({"nombre": "Ana"}, "act.field-unknown", "nombre", id="a foreign field"),
        pytest.param({"alerter": "OTRO"}, "act.field-not-a-choice", "alerter", id="no choice"),
        pytest.param({"narrative": ""}, "act.field-empty", "narrative", id="an empty text"),
        pytest.param({"narrative": 7}, "act.field-type", "narrative", id="a number for a text"),
        pytest.param({"institution": "x" * 1001}, "act.field-too-long", "institution", id="long"),
        pytest.param({"accused": ["X"] * 70}, "act.field-too-many", "accused", id="too many"),
        pytest.param(
            {"accused": ["X", "dos\nrenglones"]},
            "act.field-control",
            "accused.1",
            id="a break",
        ),
        pytest.param({"amount": "1,5"}, "act.field-form", "amount", id="an amount with a comma"),
        pytest.param({"conducts": "COHECHO"}, "act.field-type", "conducts", id="text for a list"),
        pytest.param({"conducts": ["x y"]}, "act.field-form", "conducts.0", id="no key in a list"),
        pytest.param({"asks_protection": 1}, "act.field-type", "asks_protection", id="1 for true"),
        pytest.param({"occurred": "ayer"}, "act.field-type", "occurred", id="no moment"),
    ],
)
def test_a_value_outside_the_schema_is_named_and_not_repeated(
    cli: CommandLine, change: dict[str, Any], key: str, field: str
) -> None:
    words = ("--json", "act", "alert.registered", "--data", "-")
    said = cli.run("officer", *words, stdin=data(**{**ALERT, **change}))
    assert (said.code, said.error) == (2, key)
    assert f"“{field}”" in said.result["problem"]
    assert len(said.out) < 1000
    assert cli.json("officer", "list")["alerts"] == []


def test_a_text_that_no_entry_holds_is_refused_with_its_size(cli: CommandLine) -> None:
    words = ("--json", "act", "alert.registered", "--data", "-")
    said = cli.run("officer", *words, stdin=data(**{**ALERT, "narrative": "x" * 7_000_000}))
    assert (said.code, said.error) == (2, "act.too-long")
    assert "7001 kB" in said.result["problem"]
    assert len(said.out) < 1000


def test_a_missing_value_is_named(cli: CommandLine) -> None:
    said = cli.run("officer", "--json", "act", "alert.registered")
    assert (said.code, said.error) == (2, "act.field-missing")
    assert "“received”" in said.result["problem"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param(b"{", "file.not-json", id="broken off"),
        pytest.param(b"", "file.not-json", id="nothing"),
        pytest.param(b'{"to": "A", "to": "B"}', "file.not-json", id="a name twice"),
        pytest.param(b'{"to": 1.5}', "file.not-json", id="a fraction"),
        pytest.param(b'{"to": NaN}', "file.not-json", id="no number"),
        pytest.param(b'{"to": "\\ud800"}', "file.not-json", id="half a character"),
        pytest.param(b'{"to": "\xff"}', "file.not-json", id="bytes that are no text"),
        pytest.param(b"[" * 100_000, "file.not-json", id="a hundred thousand levels"),
        pytest.param(b"9" * 100_000, "file.not-json", id="a number without end"),
        pytest.param(b"[]", "act.not-an-object", id="a list"),
        pytest.param(b" " * (8 * 1024 * 1024 + 1), "file.too-long", id="a file without end"),
    ],
)
def test_what_is_no_object_is_refused(cli: CommandLine, folio: str, text: bytes, key: str) -> None:
    words = ("act", "alert.moved", "--case", folio, "--data", "-")
    assert cli.refused("officer", *words, stdin=text) == (2, key)


def test_a_closed_standard_input_is_unreadable(cli: CommandLine, folio: str) -> None:
    words = ("act", "note.added", "--case", folio, "--data", "-")
    assert cli.refused("officer", *words, stdin=None) == (2, "file.unreadable")


@pytest.mark.parametrize("name", ["nowhere.json", ".", "x" * 300])
def test_a_file_that_cannot_be_read_is_named(cli: CommandLine, folio: str, name: str) -> None:
    words = ("act", "note.added", "--case", folio, "--data", cli.folder / name)
    assert cli.refused("officer", *words) == (2, "file.unreadable")


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (("note.forgotten",), "act.unknown-type"),
        (("note.added",), "act.needs-case"),
        (("summary.emit",), "act.needs-case"),
        (("alert.registered", "--case", "FOLIO"), "act.takes-no-case"),
        (("member.roles_proposed", "--case", "FOLIO"), "act.takes-no-case"),
        (("summary.emit", "--case", "FOLIO", "--data", "-"), "act.takes-no-data"),
        (("summary.emit", "--case", "FOLIO", "--identity", "-"), "act.no-identity"),
        (("note.added", "--case", "FOLIO", "--identity", "-"), "act.no-identity"),
        (("note.added", "--case", "2026-00000000-0"), "case.unknown-folio"),
        ((), "cli.usage"),
    ],
)
def test_an_act_that_does_not_fit_its_case_is_refused(
    cli: CommandLine, folio: str, words: tuple[str, ...], key: str
) -> None:
    typed = [folio if word == "FOLIO" else word for word in words]
    stdin = data(text="Se revisó.") if "--data" not in words else b"{}"
    assert cli.refused("officer", "act", *typed, stdin=stdin) == (2, key)


def test_the_types_of_all_acts_are_listed(cli: CommandLine) -> None:
    said = cli.raw("act", "--help")
    assert said.code == 0
    assert set(said.out.split()) >= {*COMMANDS, *COMPOSED} == set(TYPES)


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"channel": "PALOMA"}, "catalog.unknown-key"),
        ({"conducts": ["COHECHO", "PEREZA"]}, "catalog.unknown-key"),
        (
            {"conducts": ["OTRO:INJERENCIA_SINDICAL"], "received": "2025-12-14"},
            "catalog.not-in-force",
        ),
    ],
)
def test_a_key_must_be_in_force_on_the_day_of_the_alert(
    cli: CommandLine, change: dict[str, Any], key: str
) -> None:
    stdin = data(**{**ALERT, **change})
    words = ("act", "alert.registered", "--data", "-")
    assert cli.refused("officer", *words, stdin=stdin) == (2, key)


@pytest.mark.parametrize("moment", ["2026-10-01T10:00:00", "2026-10-01T10:00:00+23:00"])
def test_a_moment_that_cannot_be_recorded_is_refused(
    cli: CommandLine, folio: str, moment: str
) -> None:
    words = ("act", "note.added", "--case", folio, "--data", "-")
    stdin = data(text="Se habló con el área.", occurred=moment)
    assert cli.refused("officer", *words, stdin=stdin) == (2, "act.not-recordable")
    assert cli.run("officer", "check", "--full").code == 0


def test_the_rules_have_the_last_word(cli: CommandLine, folio: str) -> None:
    def move(name: str, to: str) -> tuple[int, str]:
        words = ("act", "alert.moved", "--case", folio, "--data", "-")
        return cli.refused(name, *words, stdin=data(to=to))

    assert move("officer", "FIRME") == (2, "rule.transition")
    assert move("colleague", "EN_ANALISIS") == (2, "case.unknown-folio")


def test_a_folio_survives_being_typed_badly_but_no_slip(cli: CommandLine, folio: str) -> None:
    assert cli.run("officer", "show", f" {folio.lower()} ").code == 0
    year, body, check = folio.split("-")
    slip = body[:-1] + ("2" if body[-1] != "2" else "3")
    for wrong in (f"{year}-{slip}-{check}", body, "", "x" * 10_000, "2026-ÑÑÑÑÑÑÑÑ-0"):
        assert cli.refused("officer", "show", wrong) == (2, "case.unknown-folio")


def test_more_members_are_granted_a_case(cli: CommandLine, folio: str) -> None:
    cli.json("officer", "sync", "--hub", cli.folder / "hub")
    assert cli.json("colleague", "sync", "--hub", cli.folder / "hub")["new_cases"] == []
    made = cli.json("officer", "grant", folio, str(number("colleague")))
    assert len(made["entries"]) == 1
    cli.json("officer", "sync")
    assert len(cli.json("colleague", "sync")["new_cases"]) == 1
    assert cli.json("colleague", "show", folio)["case"]["row"]["folio"] == folio


@pytest.mark.parametrize("member", ["99", "0", "-1", "x", "99999999", "٣"])
def test_a_grant_to_nobody_is_refused(cli: CommandLine, folio: str, member: str) -> None:
    code, key = cli.refused("officer", "grant", folio, "--", member)
    assert code == 2
    assert key in {"act.no-such-member", "act.field-range", "office.unknown-member"}
