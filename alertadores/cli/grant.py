"""`grant FOLIO MEMBER…`: more members are to read a case."""

from __future__ import annotations

import argparse
from typing import Final

from alertadores.app.session import Session
from alertadores.cli.commanding import carry_out, command_of, recorded
from alertadores.cli.terminal import Outcome, Terminal
from alertadores.cli.unlocking import unlocked
from alertadores.domain.commands import GrantAccess
from alertadores.errors import UserError

USAGE: Final = "FOLIO MEMBER…"
_MOST_DIGITS: Final = 6


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Members by the number that `members` shows: two persons may have one name."""
    parser.add_argument("folio", metavar="FOLIO")
    parser.add_argument("members", metavar="MEMBER", nargs="+")


@unlocked
def run(session: Session, options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """Hand the keys of a case to more members."""
    case = session.find(options.folio)
    numbers = [_number(typed) for typed in options.members]
    command = command_of(GrantAccess.TYPE, {"members": numbers})
    return recorded(session, carry_out(session, command, case), terminal)


def _number(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and len(typed) <= _MOST_DIGITS):
        raise UserError("act.no-such-member")
    return int(typed)
