"""`approve ID [--motive FILE|-]`: this member agrees with what waits in the inbox."""

from __future__ import annotations

import argparse
from typing import Final

from alertadores.app.inbox import EMISSION
from alertadores.app.session import Session
from alertadores.cli.commanding import recorded
from alertadores.cli.inbox import decide, waiting_item
from alertadores.cli.matter import is_meant, matter_lines, undecided
from alertadores.cli.terminal import Outcome, Terminal
from alertadores.cli.unlocking import unlocked
from alertadores.domain.commands import Approve

USAGE: Final = "ID [--reason KEY]… [--motive FILE|-]"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """An id of the inbox; words of one's own come from a file, not from arguments."""
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--reason", metavar="KEY", action="append", default=[])
    parser.add_argument("--motive", metavar="FILE")


@unlocked
def run(session: Session, options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """Approve a proposal, or confirm an emission after comparing it with its case."""
    item = waiting_item(session, options.id)
    if not is_meant("cli.ask-approve", matter_lines(session, item, terminal), options, terminal):
        return undecided(terminal)
    if item.kind == EMISSION and item.case is not None:
        return recorded(session, session.confirm_emission(item.case), terminal)
    return decide(Approve.TYPE, item, session, options, terminal)
