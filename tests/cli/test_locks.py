"""The locks of a vault, changed by command: who may, and what opens it afterwards."""

from __future__ import annotations

import io
import sys
from unittest import mock

import pytest

from alertadores.app.locks import is_same_code
from alertadores.cli import unlocking
from alertadores.cli.terminal import Terminal
from tests.cliuse import CommandLine, Said, typed
from tests.realoffice import PASSPHRASE

_NEW = "otra frase, también larga"


def _lines(cli: CommandLine, *secrets: str, step: str, words: tuple[str, ...] = ()) -> Said:
    """Run a step at the officer's desk, secrets one on a line."""
    with typed("".join(f"{secret}\n" for secret in secrets).encode()) as descriptor:
        vault = ("--vault", cli.folder / "officer", "--passphrase-fd", str(descriptor))
        return cli.raw(*vault, "locks", step, "--json", *words)


def _opens(cli: CommandLine, secret: str) -> bool:
    return cli.run("officer", "members", secret=secret).code == 0


def _code(cli: CommandLine) -> str:
    code: str = _lines(cli, PASSPHRASE, step="add-code").result["recovery_code"]
    return code


def test_what_opens_a_vault_is_listed_without_a_secret(cli: CommandLine) -> None:
    assert cli.json("officer", "locks", "list") == {"locks": ["passphrase", "code"]}
    assert cli.run("officer", "locks", "list").out == "Passphrase\nRecovery code\n"


def test_after_a_change_the_new_passphrase_opens_and_the_old_one_does_not(
    cli: CommandLine,
) -> None:
    assert _lines(cli, PASSPHRASE, _NEW, step="change-passphrase").code == 0
    assert _opens(cli, _NEW)
    assert not _opens(cli, PASSPHRASE)
    assert cli.run("officer", "locks", "list", secret=_NEW).out.count("\n") == 2


def test_who_forgot_the_passphrase_sets_another_with_the_code(cli: CommandLine) -> None:
    code = _code(cli)
    assert _lines(cli, code.lower().replace("-", " "), _NEW, step="change-passphrase").code == 0
    assert _opens(cli, _NEW)
    assert _opens(cli, code)
    assert not _opens(cli, PASSPHRASE)


def test_a_new_code_voids_the_one_before(cli: CommandLine) -> None:
    first, second = _code(cli), _code(cli)
    assert first != second
    assert not _opens(cli, first)
    assert _opens(cli, second)
    assert _opens(cli, PASSPHRASE)


@pytest.mark.parametrize(
    ("new", "key"),
    [("", "vault.passphrase-unusable"), ("contraseña", "vault.passphrase-weak")],
)
def test_a_passphrase_that_is_soon_guessed_changes_nothing(
    cli: CommandLine, new: str, key: str
) -> None:
    said = _lines(cli, PASSPHRASE, new, step="change-passphrase")
    assert (said.code, said.error) == (2, key)
    assert _opens(cli, PASSPHRASE)


def test_a_new_secret_that_never_comes_changes_nothing(cli: CommandLine) -> None:
    with typed(f"{PASSPHRASE}\n".encode()) as descriptor:
        vault = ("--vault", cli.folder / "officer", "--passphrase-fd", str(descriptor))
        assert cli.raw(*vault, "locks", "change-passphrase").code == 2
    assert _opens(cli, PASSPHRASE)


def test_a_code_that_nobody_would_see_is_not_made(cli: CommandLine) -> None:
    assert cli.run("officer", "--quiet", "locks", "add-code").code == 2


class _Keyboard(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("copied", [True, False])
def test_who_sits_at_the_terminal_copies_the_code_back(
    cli: CommandLine, capsys: pytest.CaptureFixture[str], *, copied: bool
) -> None:
    code = _code(cli)
    answer = code.lower().replace("-", " ") if copied else "lo anoté"
    options = mock.Mock(no_input=False)
    with mock.patch.object(sys, "stdin", _Keyboard(f"{answer}\n")):
        outcome = unlocking.new_code("cli.code-made", {}, code, options, Terminal())
    assert code in capsys.readouterr().err
    assert code not in "".join(outcome.lines)
    assert bool(outcome.warnings) is not copied


@pytest.mark.parametrize("typed_text", ["", "hola", "0000-" * 8 + "0000"])
def test_something_else_is_not_the_same_code(cli: CommandLine, typed_text: str) -> None:
    assert not is_same_code(_code(cli), typed_text)


def test_a_change_leaves_one_keyring(cli: CommandLine) -> None:
    _lines(cli, PASSPHRASE, _NEW, step="change-passphrase")
    assert len(list((cli.folder / "officer").glob("keyring-*.db"))) == 1
