"""`refuse ID --reason KEY [--motive FILE|-]`: this member says no, and why."""

from __future__ import annotations

import argparse
from typing import Final

from alertadores.app.inbox import EMISSION
from alertadores.app.session import Session
from alertadores.cli.inbox import decide, waiting_item
from alertadores.cli.matter import is_meant, matter_lines, undecided
from alertadores.cli.terminal import Outcome, Terminal
from alertadores.cli.unlocking import unlocked
from alertadores.domain.commands import Refuse
from alertadores.errors import UserError

USAGE: Final = "ID --reason KEY… [--motive FILE|-]"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """An id of the inbox and a ground; words of one's own come from a file."""
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--reason", metavar="KEY", action="append", required=True)
    parser.add_argument("--motive", metavar="FILE")


@unlocked
def run(session: Session, options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """Refuse a proposal. An emission is not refused: without a confirmation it stays without."""
    item = waiting_item(session, options.id)
    if item.kind == EMISSION:
        raise UserError("act.emission-not-refusable")
    if not is_meant("cli.ask-refuse", matter_lines(session, item, terminal), options, terminal):
        return undecided(terminal)
    return decide(Refuse.TYPE, item, session, options, terminal)
