from __future__ import annotations

import getpass
import os
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from alertadores.vault import locks
from alertadores.vault.opening import create_vault
from crypto.passphrase import TESTS_ONLY
from tests.cliuse import CommandLine, typed
from tests.realoffice import PASSPHRASE


def unlock(cli: CommandLine, *words: str | Path, name: str = "officer") -> tuple[int, str]:
    said = cli.raw("--json", "--vault", cli.folder / name, *words, "members")
    return said.code, "" if said.code == 0 else said.error


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(f"{PASSPHRASE}\n", (0, ""), id="a line"),
        pytest.param(f"{PASSPHRASE}\r\n", (0, ""), id="a line as Windows ends it"),
        pytest.param(PASSPHRASE, (0, ""), id="a line that nothing ends"),
        pytest.param(f"{PASSPHRASE}\nlist\n", (0, ""), id="a line and more"),
        pytest.param(f" {PASSPHRASE}\n", (2, "vault.wrong-passphrase"), id="a space before"),
        pytest.param("otra frase\n", (2, "vault.wrong-passphrase"), id="another passphrase"),
        pytest.param("\n", (2, "vault.passphrase-unusable"), id="an empty line"),
        pytest.param("", (2, "vault.passphrase-unusable"), id="nothing"),
        pytest.param("x" * 5000 + "\n", (2, "cli.passphrase-unreadable"), id="an endless line"),
    ],
)
def test_a_passphrase_is_one_line_of_a_descriptor(
    cli: CommandLine, line: str, expected: tuple[int, str]
) -> None:
    with typed(line.encode()) as descriptor:
        assert unlock(cli, "--passphrase-fd", str(descriptor)) == expected


def test_bytes_that_are_no_text_are_no_passphrase(cli: CommandLine) -> None:
    with typed(b"\xff\xfe\n") as descriptor:
        said = cli.raw(
            *("--json", "--vault", cli.folder / "officer", "--passphrase-fd", str(descriptor)),
            "members",
        )
    assert (said.code, said.error) == (2, "cli.passphrase-unreadable")


@pytest.mark.parametrize("number", ["99", "-1", "99999999999999999999"])
def test_a_descriptor_that_is_not_open_is_no_passphrase(cli: CommandLine, number: str) -> None:
    assert unlock(cli, f"--passphrase-fd={number}") == (2, "cli.passphrase-unreadable")


def test_a_descriptor_is_a_number(cli: CommandLine) -> None:
    assert unlock(cli, "--passphrase-fd", "three") == (2, "cli.usage")


def test_without_input_nothing_is_asked(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getpass", lambda _question: pytest.fail("it asked"))
    assert unlock(cli, "--no-input") == (2, "cli.no-passphrase")


def test_a_person_is_asked(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return PASSPHRASE

    monkeypatch.setattr(getpass, "getpass", answer)
    assert unlock(cli) == (0, "")
    assert len(asked) == 1
    assert "[" not in asked[0]


def nobody(_question: str) -> str:
    raise EOFError


def in_the_open(_question: str) -> str:
    warnings.warn("echo", getpass.GetPassWarning, stacklevel=1)
    return PASSPHRASE


@pytest.mark.parametrize("answer", [nobody, in_the_open])
def test_a_passphrase_is_not_typed_in_the_open(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch, answer: object
) -> None:
    monkeypatch.setattr(getpass, "getpass", answer)
    assert unlock(cli) == (2, "cli.no-passphrase")


def test_the_recovery_code_opens_as_well(cli: CommandLine, tmp_path: Path) -> None:
    state = cli.folder / "state"
    vault, code = create_vault(tmp_path / "own", PASSPHRASE, state_folder=state, profile=TESTS_ONLY)
    vault.close()
    with typed(code.lower().replace("-", " ").encode()) as descriptor:
        said = cli.raw(
            *("--json", "--vault", tmp_path / "own", "--passphrase-fd", str(descriptor)), "check"
        )
    assert said.code == 0, said


def test_the_vault_may_be_named_by_the_environment(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with typed(PASSPHRASE.encode()) as descriptor:
        monkeypatch.setenv("ALERTADORES_VAULT", str(cli.folder / "officer"))
        assert cli.raw("--passphrase-fd", str(descriptor), "members").code == 0
    monkeypatch.setenv("ALERTADORES_VAULT", "")
    said = cli.raw("--json", "members")
    assert (said.code, said.error) == (2, "cli.no-vault")


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda _path: None, id="nothing is there"),
        pytest.param(lambda path: path.mkdir(), id="the folder is empty"),
        pytest.param(lambda path: path.write_text("x"), id="it is a file"),
    ],
)
def test_what_is_no_vault_is_said(cli: CommandLine, tmp_path: Path, make: object) -> None:
    path = tmp_path / "strange"
    make(path)  # type: ignore[operator] # one of the functions above
    with typed(PASSPHRASE.encode()) as descriptor:
        said = cli.raw("--json", "--vault", path, "--passphrase-fd", str(descriptor), "list")
    assert said.code in {2, 3}
    assert "[" not in said.result["problem"]
    assert not path.is_dir() or not list(path.iterdir())


def test_a_vault_in_use_leaves_it_open(cli: CommandLine) -> None:
    assert cli.office["officer"].me().number == 2
    assert cli.refused("officer", "list") == (3, "vault.in-use")


def test_a_damaged_vault_is_an_answer(cli: CommandLine) -> None:
    for name in (locks.NAME, locks.BACKUP):
        (cli.folder / "officer" / name).write_bytes(b"{}")
    assert cli.refused("officer", "list") == (1, "vault.locks-damaged")


def test_a_vault_of_no_office_says_so(cli: CommandLine) -> None:
    vault, _code = create_vault(
        cli.folder / "alone", PASSPHRASE, state_folder=cli.folder / "state", profile=TESTS_ONLY
    )
    vault.close()
    for words in (["list"], ["members"], ["inbox"], ["act", "alert.registered"], ["sync"]):
        code, key = cli.refused("alone", *words)
        assert code == 2
        assert key in {"office.not-a-member", "hub.unknown", "act.field-missing"}, words


def test_what_the_vault_has_to_tell_is_a_warning(cli: CommandLine) -> None:
    for path in (cli.folder / "state").glob("anchors/*/anchor"):
        path.unlink()
    said = cli.run("officer", "--json", "members")
    assert said.code == 0
    assert len(said.object["warnings"]) == 1
    assert said.err.strip() == said.object["warnings"][0]
    assert "[" not in said.err


def test_passphrase_and_values_may_come_in_one_stream(cli: CommandLine) -> None:
    cli.office.register()
    cli.office.close()
    (row,) = cli.json("officer", "list")["alerts"]
    around = (cli.folder / "state", cli.office.clock.now.isoformat())
    vault = ("--json", "--vault", cli.folder / "officer", "--passphrase-fd", "0")
    act = ("act", "note.added", "--case", row["folio"], "--data", "-")
    done = subprocess.run(
        [sys.executable, "-m", "tests.driver", *around, *vault, *act],
        input=f'{PASSPHRASE}\n{{"text": "Se habló con el área."}}'.encode(),
        capture_output=True,
        check=False,
        timeout=120,
        cwd=Path(__file__).resolve().parents[2],
    )
    assert done.returncode == 0, done


def test_the_shipped_program_refuses_a_vault_that_protects_nothing(cli: CommandLine) -> None:
    read, write = os.pipe()
    os.write(write, f"{PASSPHRASE}\n".encode())
    os.close(write)
    words = ("--json", "--vault", cli.folder / "officer", "--passphrase-fd", str(read), "members")
    done = subprocess.run(
        [sys.executable, "-m", "alertadores", *words],
        pass_fds=(read,),
        capture_output=True,
        check=False,
        timeout=120,
        env={**os.environ, "XDG_STATE_HOME": str(cli.folder)},
    )
    os.close(read)
    assert done.returncode == 2, done
    assert b"vault.test-profile" in done.stdout
