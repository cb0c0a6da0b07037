from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from alertadores import __main__ as whole_program
from alertadores.cli import main as command_line
from alertadores.cli import version
from alertadores.cli.main import COMMANDS, main
from alertadores.cli.terminal import WAITS
from alertadores.errors import (
    AlertadoresError,
    EnvironmentFault,
    IntegrityError,
    ProgrammingError,
    UserError,
)

ROOT = Path(__file__).resolve().parents[2]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX pipes and signals")
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def spanish(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def run(*words: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run the program as a person does."""
    return subprocess.run(
        [sys.executable, "-m", "alertadores", *words],
        check=False,
        cwd=ROOT,
        encoding="utf-8",
        **{"capture_output": "stdout" not in options, **options},
    )


def test_no_arguments_show_how_it_is_used(capsys: Captured) -> None:
    assert main([]) == 0
    out = capsys.readouterr().out
    assert all(f"\n  {name} " in out for name in COMMANDS)
    assert "[" not in out.partition("\n")[2], "a command without its line of help"


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["--help", "--quiet", "--json"]])
def test_help_is_an_answer(words: list[str], capsys: Captured) -> None:
    assert main(words) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_says_how_it_is_used(name: str, capsys: Captured) -> None:
    assert main([name, "--help"]) == 0
    usage, about = capsys.readouterr().out.rstrip("\n").split("\n")
    assert usage.startswith(f"alertadores {name} ")
    assert about.endswith(".")


@pytest.mark.parametrize(
    ("words", "key"),
    [
        pytest.param(["vreify"], "cli.no-such-command", id="an unknown command"),
        pytest.param(["--vault", "x", "vreify"], "cli.no-such-command", id="behind an option"),
        pytest.param(["--bogus"], "cli.unknown-words", id="an unknown option"),
        pytest.param(["version", "--bogus"], "cli.unknown-words", id="of a command"),
        pytest.param(["version", "--js"], "cli.unknown-words", id="a shortened option"),
        pytest.param(["version", "more"], "cli.unknown-words", id="a word too many"),
        pytest.param(["verify"], "cli.usage", id="nothing to verify"),
        pytest.param(["version", "--passphrase-fd", "x"], "cli.usage", id="no number"),
        pytest.param(["version", "--passphrase-fd"], "cli.usage", id="an option without value"),
        pytest.param(["version", "--json=1"], "cli.usage", id="a value for a flag"),
        pytest.param(["verify", "--trust"], "cli.usage", id="a card without a name"),
    ],
)
def test_words_that_make_no_command_are_told_in_a_sentence(
    words: list[str], key: str, capsys: Captured
) -> None:
    assert main(words) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "usage:" not in captured.err
    assert main([*words, "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["result"]["error"] == key


def test_the_command_may_stand_behind_options(capsys: Captured) -> None:
    assert main(["--no-input", "--vault", "verify", "version", "--quiet"]) == 0
    assert capsys.readouterr().out == ""


def test_options_end_at_two_hyphens(capsys: Captured, tmp_path: Path) -> None:
    (tmp_path / "--json").write_bytes(b"no bundle")
    assert main(["verify", "--", str(tmp_path / "--json")]) == 1
    assert not capsys.readouterr().out.startswith("{")


def test_version_names_the_formats(capsys: Captured) -> None:
    assert main(["version", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)["result"]
    assert re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+", result["version"])
    assert set(result["formats"]) >= {"alertadores-card/1", "alertadores-bundle/1"}


def raising(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Make `version` raise."""

    def fail(*_arguments: object) -> None:
        raise error

    monkeypatch.setattr(version, "run", fail)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UserError("publish.refused"), 2),
        (IntegrityError("vault.old-page", file="ledger.db"), 1),
        (EnvironmentFault("hub.full"), 3),
        (ProgrammingError("ledger.out-of-order", index=1), 3),
        *((UserError(key), 3) for key in sorted(WAITS)),
        (KeyboardInterrupt(), 130),
        (ValueError("Rosario Luz"), 3),
        (MemoryError(), 3),
        (RecursionError(), 3),
    ],
    ids=repr,
)
def test_every_failure_is_a_sentence_and_a_code(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured, error: BaseException, code: int
) -> None:
    raising(monkeypatch, error)
    assert main(["version", "--json"]) == code
    captured = capsys.readouterr()
    found = json.loads(captured.out)
    assert (found["ok"], found["code"]) == (False, code)
    assert "Traceback" not in captured.err
    assert "Rosario" not in captured.out + captured.err
    if isinstance(error, AlertadoresError):
        assert found["result"]["error"] == error.key


def test_a_defect_of_the_program_names_type_and_place_and_no_data(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    raising(monkeypatch, ValueError("Rosario Luz"))
    assert main(["version"]) == 3
    assert re.search(r"\(ValueError, test_main\.py:[0-9]+\)", capsys.readouterr().err)


def test_a_command_is_imported_only_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def fake(name: str) -> ModuleType:
        asked.append(name)
        return version

    monkeypatch.setattr(command_line.importlib, "import_module", fake)
    assert main(["version", "--quiet"]) == 0
    assert asked == [COMMANDS["version"]]


# --- as a process


def test_python_m_alertadores_shows_how_it_is_used() -> None:
    done = run("--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert "verify" in done.stdout


def test_without_a_command_the_window_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["alertadores"])
    monkeypatch.setattr("ui.app.main", lambda: 7)
    with pytest.raises(SystemExit) as ended:
        whole_program.main()
    assert ended.value.code == 7


def test_a_receiver_without_qt_is_told_the_commands(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setattr(sys, "argv", ["alertadores"])
    monkeypatch.setattr(whole_program, "find_spec", lambda _name: None)
    monkeypatch.setattr(command_line, "speak_utf8", lambda: None)
    with pytest.raises(SystemExit) as ended:
        whole_program.main()
    assert ended.value.code == 0
    assert "verify" in capsys.readouterr().out


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-16"])
def test_the_console_may_have_any_code_page(encoding: str) -> None:
    done = run("vreify", env={**os.environ, "PYTHONIOENCODING": encoding, "LANG": "C"})
    assert done.returncode == 2
    assert "«vreify»" in done.stderr


@POSIX
def test_a_reader_that_goes_away_changes_no_verdict() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as pipe:
        done = run("version", stdout=pipe, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize(
    ("word", "stream", "code"),
    [("version", "stdout", 3), ("version", "stderr", 0), ("vreify", "stderr", 2)],
)
def test_a_result_that_cannot_be_written_is_not_done(word: str, stream: str, code: int) -> None:
    streams: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with Path("/dev/full").open("w") as full:
        done = run(word, **{**streams, stream: full})
    assert done.returncode == code
    assert "Traceback" not in (done.stderr or "")


@POSIX
def test_ctrl_c_is_a_sentence_and_130(tmp_path: Path) -> None:
    fifo = tmp_path / "bundle.zip"
    os.mkfifo(fifo)
    command = [sys.executable, "-m", "alertadores", "verify", str(fifo)]
    with (
        subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, encoding="utf-8") as process,
        fifo.open("wb"),  # opens when the program waits for the bundle
    ):
        process.send_signal(signal.SIGINT)
        _out, said = process.communicate()
    assert process.returncode == 130
    assert said.count("\n") == 1
