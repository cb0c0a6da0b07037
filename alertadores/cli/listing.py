"""`list [--text WORDS|-] [--state KEY]…`: the alerts this member reads, newest first."""

from __future__ import annotations

import argparse
from typing import Final

from alertadores.app.session import Session
from alertadores.cli.reading import STANDARD_INPUT, read_text
from alertadores.cli.terminal import Code, Outcome, Terminal
from alertadores.cli.unlocking import unlocked
from alertadores.cli.words import label, padded, plain, say
from alertadores.errors import UserError
from alertadores.vault.view import CaseQuery, CaseRow

USAGE: Final = "[--text WORDS|-] [--state KEY]…"
_MAX_WORDS: Final = 4096
_PAGE: Final = 500


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Words may come from the standard input, which no history of commands keeps."""
    parser.add_argument("--text", metavar="WORDS", default="")
    parser.add_argument("--state", metavar="KEY", action="append", default=[])


@unlocked
def run(session: Session, options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """List the alerts that hold all words and are in one of the states."""
    known = {entry.key for entry in session.catalogs["alert_states"].entries}
    if not known.issuperset(options.state):
        raise UserError("catalog.unknown-key", catalog="alert_states")
    text = options.text
    if text == STANDARD_INPUT:
        text = read_text(text, _MAX_WORDS)
    session.me()  # a list of nothing is no answer where there is no office yet
    ids = session.case_ids(CaseQuery(text=text, states=frozenset(options.state)))
    rows = [
        row
        for start in range(0, len(ids), _PAGE)
        for row in session.case_rows(ids[start : start + _PAGE])
    ]
    return Outcome(
        Code.DONE,
        lines=[*_lines(rows, terminal), say(terminal, "cli.alerts", count=len(rows))],
        result={"alerts": [plain(row) for row in rows]},
    )


def _lines(rows: list[CaseRow], terminal: Terminal) -> list[str]:
    states = {row.state: label(terminal, "alert_states", row.state) for row in rows}
    width = max(map(len, states.values()), default=0)
    waits = say(terminal, "cli.waits")
    return [
        f"{row.folio}  {row.received}  {padded(states[row.state], width)}  {row.institution}"
        + (f"  [{waits}]" if row.waits else "")
        for row in rows
    ]
