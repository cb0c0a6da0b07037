"""The command line: one command, whose module is imported only when it is asked for.

Stdout carries the result and nothing else: sentences, or with ``--json`` one object. Exit codes
are those of architecture §10. `verify` runs without Qt and without SQLCipher.

The module of a command has `USAGE` (its arguments, for people), `add_arguments(parser)` and
`run(options, terminal)`, which returns an `Outcome` or raises one of `alertadores.errors`.
"""

from __future__ import annotations

import argparse
import errno
import importlib
import os
import sys
import traceback
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from alertadores.cli.terminal import Code, Outcome, Terminal, code_of, speak_utf8
from alertadores.errors import AlertadoresError, ProgrammingError, UserError
from alertadores.messages import sentence

if TYPE_CHECKING:
    # The application needs SQLCipher, which a receiver who only verifies need not have.
    from alertadores.app.surroundings import Surroundings

PROGRAM: Final = "alertadores"
USAGE: Final = "COMMAND … [--vault DIR] [--passphrase-fd N] [--json] [--quiet] [--no-input]"
# Command → module, in the order of the help.
COMMANDS: Final[dict[str, str]] = {
    "found": "alertadores.cli.found",
    "join": "alertadores.cli.join",
    "locks": "alertadores.cli.locks",
    "members": "alertadores.cli.members",
    "list": "alertadores.cli.listing",
    "show": "alertadores.cli.show",
    "log": "alertadores.cli.log",
    "inbox": "alertadores.cli.inbox",
    "approve": "alertadores.cli.approve",
    "refuse": "alertadores.cli.refuse",
    "act": "alertadores.cli.act",
    "undo": "alertadores.cli.undo",
    "grant": "alertadores.cli.grant",
    "evidence": "alertadores.cli.evidence",
    "sync": "alertadores.cli.sync",
    "import": "alertadores.cli.intake",
    "export": "alertadores.cli.export",
    "backup": "alertadores.cli.backup",
    "restore": "alertadores.cli.restore",
    "check": "alertadores.cli.check",
    "demo": "alertadores.cli.demo",
    "verify": "alertadores.cli.verify",
    "version": "alertadores.cli.version",
}
_HELP: Final = frozenset({"-h", "--help"})
_TAKES_VALUE: Final = frozenset({"--vault", "--passphrase-fd"})


class _Parser(argparse.ArgumentParser):
    """Says what is wrong as every other problem is said, and never ends the process itself."""

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - argparse speaks English only
        raise UserError("cli.usage", usage=f"{self.prog} {self.usage}")


def main(arguments: Sequence[str] | None = None, surroundings: Surroundings | None = None) -> int:
    """Run one command, show its outcome and return its exit code.

    Args:
        arguments: of the command line; those of this process if there are none.
        surroundings: of sessions, if not the real ones; tests bring their own.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    options = set(takewhile(lambda word: word != "--", words))
    terminal = Terminal(quiet="--quiet" in options, json="--json" in options)
    try:
        wants_help = not options.isdisjoint(_HELP)
        outcome = _run(words, terminal, surroundings, wants_help=wants_help)
    except KeyboardInterrupt:
        outcome = Outcome(Code.INTERRUPTED, error=UserError("cli.interrupted"))
    except AlertadoresError as error:
        outcome = Outcome(code_of(error), error=error)
    except Exception as error:  # noqa: BLE001 - a person reads a sentence, whatever happened
        outcome = Outcome(Code.UNDECIDED, error=_unexpected(error))
    try:
        terminal.show(outcome)
    except OSError as error:
        return _unshown(outcome, error)
    return outcome.code


def console() -> NoReturn:
    """Entry point of the installed command."""
    speak_utf8()
    sys.exit(main())


def _run(
    words: list[str], terminal: Terminal, surroundings: Surroundings | None, *, wants_help: bool
) -> Outcome:
    command, rest = _split(words)
    parser = _Parser(PROGRAM, USAGE, add_help=False, allow_abbrev=False)
    parser.add_argument("--vault", metavar="DIR", type=Path)
    parser.add_argument("--passphrase-fd", metavar="N", type=int)
    for flag in ("--json", "--quiet", "--no-input"):
        parser.add_argument(flag, action="store_true")
    parser.add_argument(*_HELP, action="store_true", dest="help")
    parser.set_defaults(surroundings=surroundings)
    if command is None:
        _parse(parser, rest)
        return Outcome(Code.DONE, lines=_overview(terminal))
    if command not in COMMANDS:
        raise UserError("cli.no-such-command", command=command)
    module = importlib.import_module(COMMANDS[command])
    parser.prog, parser.usage = f"{PROGRAM} {command}", module.USAGE
    if wants_help:
        about = sentence(f"cli.help-{command}", terminal.language)
        return Outcome(Code.DONE, lines=[f"{parser.prog} {parser.usage}", about])
    module.add_arguments(parser)
    outcome: Outcome = module.run(_parse(parser, rest), terminal)
    return outcome


def _split(words: list[str]) -> tuple[str | None, list[str]]:
    """Take the command, the first word that is no global option, out of the words."""
    position = 0
    while position < len(words):
        word = words[position]
        if not word.startswith("-"):
            return word, words[:position] + words[position + 1 :]
        position += 2 if word in _TAKES_VALUE else 1
    return None, words


def _parse(parser: argparse.ArgumentParser, words: list[str]) -> argparse.Namespace:
    options, unknown = parser.parse_known_intermixed_args(words)
    if unknown:
        raise UserError("cli.unknown-words", words=" ".join(unknown))
    return options


def _overview(terminal: Terminal) -> list[str]:
    about = {name: sentence(f"cli.help-{name}", terminal.language) for name in COMMANDS}
    return [
        sentence("cli.overview", terminal.language),
        *(f"  {name:10}{text}" for name, text in about.items()),
    ]


def _unexpected(error: Exception) -> AlertadoresError:
    """Name a defect of ours by type and place; its text could hold somebody's data."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(frame.filename).name}:{frame.lineno}"
    return ProgrammingError("cli.unexpected", type=type(error).__name__, place=place)


def _unshown(outcome: Outcome, error: OSError) -> Code:
    """Whoever read the result went away, and the verdict stands; or it could not be written."""
    # The interpreter would try once more at its end.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    gone = isinstance(error, BrokenPipeError) or error.errno == errno.EINVAL  # Windows says EINVAL
    return outcome.code if gone else Code.UNDECIDED
