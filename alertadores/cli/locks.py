"""`locks …`: what opens the vault.

    locks list                 a passphrase, a recovery code
    locks change-passphrase    the old one, or the recovery code, then the new one
    locks add-code             a new recovery code; the old one opens nothing more

From a descriptor the secrets come one on a line: the one that opens the vault, then the new one.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from contextlib import closing
from typing import Final

from alertadores.app import locks
from alertadores.app.opening import open_session, typed_secret
from alertadores.app.session import Session
from alertadores.app.surroundings import REAL
from alertadores.cli.terminal import Code, Outcome, Terminal
from alertadores.cli.unlocking import (
    new_code,
    read_new_passphrase,
    read_passphrase,
    require_audience,
    vault_folder,
)
from alertadores.cli.words import say
from alertadores.vault.lock import Secret

USAGE: Final = "list | change-passphrase | add-code"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Secrets are no arguments."""
    parser.add_argument("step", choices=tuple(_STEPS))


def run(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """Open the vault, and look at its locks or change one."""
    folder = vault_folder(options)
    known = typed_secret(read_passphrase(options, terminal, "cli.ask-passphrase"))
    with closing(open_session(folder, known, options.surroundings or REAL)) as session:
        return _STEPS[options.step](session, known, options, terminal)


def _list(
    session: Session, _known: Secret, _options: argparse.Namespace, terminal: Terminal
) -> Outcome:
    kinds = locks.lock_kinds(session)
    return Outcome(
        Code.DONE,
        lines=[say(terminal, f"cli.lock-{kind}") for kind in kinds],
        result={"locks": list(kinds)},
    )


def _change_passphrase(
    session: Session, known: Secret, options: argparse.Namespace, terminal: Terminal
) -> Outcome:
    new = read_new_passphrase(options, terminal)
    locks.change_passphrase(session, known, new, options.surroundings or REAL)
    return Outcome(Code.DONE, lines=[say(terminal, "cli.passphrase-changed")])


def _add_code(
    session: Session, known: Secret, options: argparse.Namespace, terminal: Terminal
) -> Outcome:
    require_audience(terminal, f"alertadores locks {USAGE}")
    code = locks.new_recovery_code(session, known)
    return new_code("cli.code-made", {}, code, options, terminal)


_Step = Callable[[Session, Secret, argparse.Namespace, Terminal], Outcome]
_STEPS: Final[Mapping[str, _Step]] = {
    "list": _list,
    "change-passphrase": _change_passphrase,
    "add-code": _add_code,
}
