"""What an item of the inbox says, shown in full before anybody decides on it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from typing import Any, Final

from alertadores.app.inbox import EMISSION
from alertadores.app.session import Session
from alertadores.app.views import UNREAD, InboxItem
from alertadores.cli.terminal import Code, Outcome, Terminal
from alertadores.cli.words import field_lines, say
from alertadores.errors import AlertadoresError
from alertadores.messages import explain

# What goes out, as far as its words are those of the case's own fields.
_EMITTED: Final = frozenset({"issued", "period", "conducts", "text"})
_YES: Final = frozenset({"s", "sí", "si", "y", "yes"})


def readable(item: InboxItem, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of an item that a person reads."""
    if item.kind == EMISSION:
        return {name: value for name, value in values.items() if name in _EMITTED}
    return {name: value for name, value in values.items() if name not in UNREAD}


def matter_lines(session: Session, item: InboxItem, terminal: Terminal) -> Iterator[str]:
    """Return what an item says line by line, or why it cannot be read."""
    try:
        values = session.matter(item).values
    except AlertadoresError as error:
        yield f"    {explain(error, terminal.language)}"
        return
    yield from field_lines(readable(item, values), terminal, "    ")


def is_meant(
    question: str,
    lines: Iterator[str],
    options: argparse.Namespace,
    terminal: Terminal,
) -> bool:
    """Show what is to be decided and ask, where a person sits at the terminal.

    A script has read the item with `inbox`, and is not asked.

    Args:
        question: key of the sentence.
        lines: what is to be decided.
        options: of the command line.
        terminal: to show and ask on; what is shown is no result, and goes to stderr.
    """
    if options.no_input or terminal.json or options.motive == "-" or not _somebody_types():
        return True
    terminal.tell([*lines, say(terminal, question)])
    return sys.stdin.readline().strip().lower() in _YES


def _somebody_types() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def undecided(terminal: Terminal) -> Outcome:
    """Return the outcome of a decision that was not taken."""
    return Outcome(Code.UNDECIDED, lines=[say(terminal, "cli.left-undecided")])
