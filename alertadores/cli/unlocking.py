"""Opening the vault a command works in, for as long as the command takes.

A passphrase is read from a descriptor or typed at the terminal; it is never an argument or an
environment variable, which other programs of the machine can see.
"""

from __future__ import annotations

import argparse
import functools
import getpass
import os
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

from alertadores.app.locks import is_same_code
from alertadores.app.opening import open_session, typed_secret
from alertadores.app.session import Session
from alertadores.app.surroundings import REAL
from alertadores.cli.terminal import Code, Outcome, Terminal
from alertadores.errors import UserError
from alertadores.messages import explain, sentence

VARIABLE: Final = "ALERTADORES_VAULT"
_MAX_LINE: Final = 4096

Work = Callable[[Session, argparse.Namespace, Terminal], Outcome]
Run = Callable[[argparse.Namespace, Terminal], Outcome]


def unlocked(work: Work) -> Run:
    """Make the `run` of a command that works in an open vault."""

    @functools.wraps(work)
    def run(options: argparse.Namespace, terminal: Terminal) -> Outcome:
        with unlocked_session(options, terminal) as session:
            outcome = work(session, options, terminal)
            said = [
                str(explain(UserError(banner.key, **banner.values), terminal.language))
                for banner in session.banners()
            ]
        return replace(outcome, warnings=[*said, *outcome.warnings])

    return run


@contextmanager
def unlocked_session(options: argparse.Namespace, terminal: Terminal) -> Iterator[Session]:
    """Open the vault that the options name; the end of the block closes it.

    Raises:
        UserError: no vault or passphrase was given, the passphrase is wrong, …
    """
    folder = vault_folder(options)
    secret = typed_secret(read_passphrase(options, terminal, "cli.ask-passphrase"))
    with closing(open_session(folder, secret, options.surroundings or REAL)) as session:
        yield session


def vault_folder(options: argparse.Namespace) -> Path:
    """Return the folder of the vault.

    Raises:
        UserError: ``cli.no-vault``.
    """
    if options.vault is not None:
        return Path(options.vault)
    named = os.environ.get(VARIABLE)
    if not named:
        raise UserError("cli.no-vault")
    return Path(named)


def read_passphrase(options: argparse.Namespace, terminal: Terminal, question: str) -> str:
    """Return what comes out of the descriptor, or what a person types without seeing it.

    Args:
        options: of the command line.
        terminal: for the language of the question.
        question: key of the sentence.

    Raises:
        UserError: ``cli.no-passphrase`` or ``cli.passphrase-unreadable``.
    """
    if options.passphrase_fd is not None:
        return _line_of(options.passphrase_fd)
    if options.no_input:
        raise UserError("cli.no-passphrase")
    with warnings.catch_warnings():
        # Without a terminal getpass would go on in the open.
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(sentence(question, terminal.language) + " ")
        except (EOFError, OSError, getpass.GetPassWarning):
            raise UserError("cli.no-passphrase") from None


def read_new_passphrase(options: argparse.Namespace, terminal: Terminal) -> str:
    """Return a passphrase that is to be; one that is typed is typed twice.

    Raises:
        UserError: ``cli.passphrases-differ``, or what `read_passphrase` raises.
    """
    passphrase = read_passphrase(options, terminal, "cli.ask-new-passphrase")
    if options.passphrase_fd is None:
        # Nobody can tell it afterwards.
        again = read_passphrase(options, terminal, "cli.ask-passphrase-again")
        if again != passphrase:
            raise UserError("cli.passphrases-differ")
    return passphrase


def require_audience(terminal: Terminal, usage: str) -> None:
    """Refuse to make a recovery code that nobody would ever see.

    Raises:
        UserError: ``cli.usage``.
    """
    if terminal.quiet and not terminal.json:
        raise UserError("cli.usage", usage=usage)


def new_code(
    key: str,
    result: Mapping[str, str],
    code: str,
    options: argparse.Namespace,
    terminal: Terminal,
) -> Outcome:
    """Show a recovery code for the only time; who sits at the terminal copies it back.

    Args:
        key: of the sentence that goes before the code.
        result: of the command, beside the code.
        code: as it was made.
        options: of the command line.
        terminal: to show and ask on.
    """
    shown = [sentence(key, terminal.language, result), f"  {code}"]
    warnings_: list[str] = []
    if is_dialogue(options, terminal):
        terminal.tell([*shown, sentence("cli.ask-code", terminal.language)])
        if not is_same_code(code, sys.stdin.readline(_MAX_LINE).strip()):
            warnings_.append(sentence("cli.code-not-copied", terminal.language))
        shown = [sentence("cli.code-shown", terminal.language)]
    return Outcome(
        Code.DONE, lines=shown, result={**result, "recovery_code": code}, warnings=warnings_
    )


def is_dialogue(options: argparse.Namespace, terminal: Terminal) -> bool:
    """Tell whether a person sits at the terminal who can be asked."""
    return not (options.no_input or terminal.json) and sys.stdin is not None and sys.stdin.isatty()


def _line_of(descriptor: int) -> str:
    """Read one line, no more: what follows it in the stream is somebody else's."""
    line = bytearray()
    try:
        while not line.endswith(b"\n") and len(line) <= _MAX_LINE:
            byte = os.read(descriptor, 1)
            if not byte:
                break
            line += byte
        if len(line) <= _MAX_LINE:
            return line.removesuffix(b"\n").removesuffix(b"\r").decode("utf-8")
    except (OSError, OverflowError, UnicodeDecodeError):
        pass  # its text could quote the passphrase
    raise UserError("cli.passphrase-unreadable")
