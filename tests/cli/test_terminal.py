from __future__ import annotations

import io
import json
import sys

import pytest

from alertadores.cli.terminal import Code, Outcome, Terminal, speak_utf8
from alertadores.errors import UserError

OUTCOME = Outcome(
    Code.DONE,
    lines=["Una línea.", "Otra."],
    result={"count": 2},
    warnings=["Falta un testigo."],
)
WORDS = UserError("cli.no-such-command", command="x")
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def spanish(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def test_people_read_lines_and_warnings_apart(capsys: Captured) -> None:
    Terminal().show(OUTCOME)
    assert capsys.readouterr() == ("Una línea.\nOtra.\n", "Falta un testigo.\n")


def test_quiet_leaves_warnings_only(capsys: Captured) -> None:
    Terminal(quiet=True).show(OUTCOME)
    assert capsys.readouterr() == ("", "Falta un testigo.\n")


@pytest.mark.parametrize("quiet", [False, True])
def test_scripts_read_one_object(capsys: Captured, *, quiet: bool) -> None:
    Terminal(json=True, quiet=quiet).show(OUTCOME)
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    assert json.loads(out) == {
        "schema": "alertadores-cli/1",
        "ok": True,
        "code": 0,
        "result": {"count": 2},
        "warnings": ["Falta un testigo."],
    }


def test_an_error_is_a_sentence_for_people_and_a_key_for_scripts(capsys: Captured) -> None:
    Terminal(json=True).show(Outcome(Code.UNUSABLE, result={"count": 0}, error=WORDS))
    captured = capsys.readouterr()
    found = json.loads(captured.out)
    assert (found["ok"], found["code"]) == (False, 2)
    assert found["result"].keys() == {"count", "error", "problem"}
    assert found["result"]["error"] == "cli.no-such-command"
    assert captured.err == found["result"]["problem"] + "\n"


@pytest.mark.parametrize("code", Code)
def test_only_what_is_done_is_ok(capsys: Captured, code: Code) -> None:
    Terminal(json=True).show(Outcome(code))
    assert json.loads(capsys.readouterr().out)["ok"] is (code is Code.DONE)


def test_what_somebody_else_wrote_cannot_steer_the_terminal(capsys: Captured) -> None:
    hostile = "a\x1b[2Jb\rc\u202ed\u2028e\x9b1mf\x00g\ud800h"
    Terminal().show(Outcome(Code.DONE, lines=[hostile], warnings=[hostile]))
    captured = capsys.readouterr()
    assert captured.out == captured.err == "a�[2Jb�c�d�e�1mf�g�h\n"


def test_the_object_is_ascii_whatever_is_in_it(capsys: Captured) -> None:
    Terminal(json=True).show(Outcome(Code.DONE, result={"file": "ñ\x1b\u202e\ud800"}))
    out = capsys.readouterr().out
    assert out.isascii()
    assert "\x1b" not in out
    assert json.loads(out)["result"]["file"] == "ñ\x1b\u202e\ud800"


@pytest.mark.parametrize(
    ("variable", "value", "language"),
    [
        ("LANG", "en_US.UTF-8", "en"),
        ("LC_ALL", "en_GB", "en"),
        ("LC_MESSAGES", "en", "en"),
        ("LANG", "es_MX.UTF-8", "es"),
        ("LANG", "C", "es"),
        ("LANG", "", "es"),
        ("LANG", "de_DE", "es"),
    ],
)
def test_it_speaks_spanish_unless_the_system_speaks_english(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, language: str
) -> None:
    monkeypatch.setenv(variable, value)
    assert Terminal().language == language


def test_a_narrow_console_gets_utf8(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="cp437"))
    speak_utf8()
    Terminal().show(Outcome(Code.DONE, lines=["«ñ…»"]))
    assert raw.getvalue().decode("utf-8").split() == ["«ñ…»"]


def test_a_process_without_streams_shows_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    speak_utf8()
    Terminal(json=True).show(Outcome(Code.UNUSABLE, error=WORDS))
    monkeypatch.setattr(sys, "stdout", None)
    Terminal().show(OUTCOME)
    assert capsys.readouterr().out.count("\n") == 1
