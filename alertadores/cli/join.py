"""`join …`: a person comes into an office that is at work.

    join request --name NAME --card CARD --out FILE    the joiner: a vault, and a request with words
    join propose REQUEST --role ROLE…                  an administrator: propose the person
    join confirm ID --words "SIX WORDS"                another member: the words the joiner told
    join seat --hub DIR                                the joiner: the office's key, and everything

`join request` makes the vault where there is none yet. The six words go from mouth to ear: who
carried the request, or the trust card, could have exchanged it.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Final

from alertadores.app import joining
from alertadores.app.opening import begin_vault, open_session, typed_secret
from alertadores.app.outgoing import refuse_existing, write_new
from alertadores.app.session import Session
from alertadores.app.surroundings import REAL
from alertadores.bundles.request import MAX_BYTES
from alertadores.cli.commanding import recorded
from alertadores.cli.inbox import waiting_item
from alertadores.cli.members import office_outcome
from alertadores.cli.progress import Meter
from alertadores.cli.reading import read_card_file, read_source
from alertadores.cli.terminal import Code, Outcome, Terminal
from alertadores.cli.unlocking import (
    new_code,
    read_new_passphrase,
    read_passphrase,
    require_audience,
    unlocked,
    vault_folder,
)
from alertadores.cli.words import say
from alertadores.errors import UserError

USAGE: Final = (
    "request --name NAME --card CARD --out FILE | propose REQUEST --role ROLE…"
    ' | confirm ID --words "SIX WORDS" | seat --hub DIR'
)
_VALUES: Final = ("subject", "name", "card", "out", "role", "words", "hub")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One step, and what that step needs: no more and no less."""
    parser.add_argument("step", choices=tuple(_STEPS))
    parser.add_argument("subject", metavar="REQUEST|ID", nargs="?")
    parser.add_argument("--name", metavar="NAME")
    parser.add_argument("--card", metavar="FILE", type=Path)
    parser.add_argument("--out", metavar="FILE", type=Path)
    parser.add_argument("--role", metavar="ROLE", action="append")
    parser.add_argument("--words", metavar="WORDS")
    parser.add_argument("--hub", metavar="DIR", type=Path)


def run(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """Take one step of joining."""
    step, needs = _STEPS[options.step]
    if {name for name in _VALUES if getattr(options, name) is not None} != needs:
        raise _usage()
    return step(options, terminal)


def _usage() -> UserError:
    return UserError("cli.usage", usage=f"alertadores join {USAGE}")


def _request(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """Write a request, from a vault that is there or from one that is made for it."""
    refuse_existing(options.out)
    card = read_card_file(options.card)
    folder, surroundings = vault_folder(options), options.surroundings or REAL
    code = None
    if folder.is_dir() and any(folder.iterdir()):
        passphrase = read_passphrase(options, terminal, "cli.ask-passphrase")
    else:
        require_audience(terminal, f"alertadores join {USAGE}")
        passphrase = read_new_passphrase(options, terminal)
        code = begin_vault(folder, passphrase, surroundings)
    with closing(open_session(folder, typed_secret(passphrase), surroundings)) as session:
        request = joining.request_to_join(session, options.name, card)
    write_new(options.out, request.data)
    result = {"vault": str(folder), "files": [str(options.out)], "words": request.words}
    lines = [
        say(terminal, "cli.written", file=str(options.out)),
        say(terminal, "cli.join-words"),
        f"  {request.words}",
    ]
    if code is None:
        return Outcome(Code.DONE, lines=lines, result=result)
    made = new_code("cli.vault-made", {"vault": str(folder)}, code, options, terminal)
    return Outcome(
        Code.DONE,
        lines=[*made.lines, *lines],
        result={**result, **made.result},
        warnings=made.warnings,
    )


@unlocked
def _propose(session: Session, options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """Propose the author of a request, and hand that in with the next synchronisation."""
    data = read_source(options.subject, MAX_BYTES)
    return recorded(session, joining.propose_member(session, data, options.role), terminal)


@unlocked
def _confirm(session: Session, options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """Agree with the proposal of a person who told the same words."""
    item = waiting_item(session, options.subject)
    return recorded(session, joining.confirm_member(session, item, options.words), terminal)


@unlocked
def _seat(session: Session, options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """Take one's seat, and show who is who."""
    with Meter(terminal) as progress:
        joining.complete_joining(session, options.hub, progress)
    return office_outcome(session.office(), terminal)


_Step = Callable[[argparse.Namespace, Terminal], Outcome]
_STEPS: Final[Mapping[str, tuple[_Step, frozenset[str]]]] = {
    "request": (_request, frozenset({"name", "card", "out"})),
    "propose": (_propose, frozenset({"subject", "role"})),
    "confirm": (_confirm, frozenset({"subject", "words"})),
    "seat": (_seat, frozenset({"hub"})),
}
