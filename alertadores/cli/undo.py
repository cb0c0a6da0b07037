"""`undo [ID] [--case FOLIO]`: what of one's own can be undone, or its undoing by another entry."""

from __future__ import annotations

import argparse
from typing import Final

from alertadores.app.session import Session
from alertadores.app.undoing import Undoable, undo, undoable_in
from alertadores.cli.commanding import recorded
from alertadores.cli.inbox import SHORTEST, short_ids
from alertadores.cli.terminal import Code, Outcome, Terminal
from alertadores.cli.unlocking import unlocked
from alertadores.cli.words import plain, say
from alertadores.errors import UserError

USAGE: Final = "[ID] [--case FOLIO]"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """An id of the list that is shown without one; without a case it is the office's."""
    parser.add_argument("id", metavar="ID", nargs="?")
    parser.add_argument("--case", metavar="FOLIO")


@unlocked
def run(session: Session, options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """List what can be undone, or undo one of it. Nothing is asked: both entries stay."""
    case = None if options.case is None else session.find(options.case)
    found = undoable_in(session, case)
    if options.id is None:
        return _listed(found, terminal)
    chosen = [each for each in found if each.entry.hex().startswith(options.id.lower())]
    if len(options.id) < SHORTEST or len(chosen) != 1:
        raise UserError("cli.no-such-undoable")
    return recorded(session, undo(session, chosen[0].entry, case), terminal)


def _listed(found: tuple[Undoable, ...], terminal: Terminal) -> Outcome:
    ids = short_ids(each.entry for each in found)
    shown = [(ids[each.entry], each) for each in found]
    return Outcome(
        Code.DONE,
        lines=[
            *(f"{short}  {_did(each, terminal)}" for short, each in shown),
            say(terminal, "cli.undoable", count=len(found)),
        ],
        result={"entries": [{**plain(each), "id": short} for short, each in shown]},
    )


def _did(entry: Undoable, terminal: Terminal) -> str:
    return say(terminal, f"cli.did-{entry.type.replace('.', '-').replace('_', '-')}")
