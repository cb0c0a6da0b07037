"""`log`: the entries of the log, the latest first, as far as this member can open them."""

from __future__ import annotations

import argparse
from typing import Final

from alertadores.app.logbook import LogEntry, log_entries
from alertadores.app.session import Session
from alertadores.cli.terminal import Code, Outcome, Terminal
from alertadores.cli.unlocking import unlocked
from alertadores.cli.words import plain, say
from alertadores.domain.records import SCHEMAS
from alertadores.errors import UserError
from alertadores.messages import explain
from alertadores.vault.log_table import LogQuery

USAGE: Final = "[--folio PART] [--rejected] [--opened] [--last N]"
_LAST: Final = "50"
_MOST_DIGITS: Final = 7


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Conditions that an entry meets, all of them; and how many of the latest."""
    parser.add_argument("--folio", metavar="PART", default="")
    parser.add_argument("--rejected", action="store_true")
    parser.add_argument("--opened", action="store_true")
    parser.add_argument("--last", metavar="N", default=_LAST)


@unlocked
def run(session: Session, options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """List entries; of those that do not open, the number alone."""
    office = session.office()
    query = LogQuery(folio=options.folio, rejected=options.rejected, opened=options.opened)
    places = session.vault.view.log_places(query, office.size)
    shown = log_entries(session.vault.view, places[: _count(options.last)], office)
    return Outcome(
        Code.DONE,
        lines=[
            *(line for entry in shown for line in _lines(entry, terminal)),
            say(terminal, "cli.log", count=len(places), shown=len(shown)),
        ],
        result={"entries": plain(shown), "count": len(places), "sealed": office.sealed},
    )


def _count(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and len(typed) <= _MOST_DIGITS):
        raise UserError("cli.not-a-count")
    return int(typed)


def _lines(entry: LogEntry, terminal: Terminal) -> list[str]:
    number = "-" if entry.number is None else str(entry.number)
    standing = say(terminal, f"cli.standing-{entry.standing}")
    line = entry.line
    if line is None:
        return [f"{number:>8}  {say(terminal, 'cli.log-reserved')} [{standing}]"]
    known = line.type in SCHEMAS
    name = line.type.replace(".", "-").replace("_", "-")
    did = say(terminal, f"cli.did-{name}") if known else line.type
    recorded = line.recorded.isoformat(sep=" ", timespec="minutes")[:16]
    folio = f"  {entry.folio}" if entry.folio else ""
    told = [f"{number:>8}  {recorded}  {line.author}: {did}{folio} [{standing}]"]
    if line.reason is not None:
        told.append(f"{'':10}{explain(UserError(line.reason), terminal.language).happened}")
    return told
