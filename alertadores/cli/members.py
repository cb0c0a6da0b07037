"""`members`: who is who in the office."""

from __future__ import annotations

import argparse
from typing import Final

from alertadores.app.session import Session
from alertadores.app.views import MemberView, OfficeView
from alertadores.cli.terminal import Code, Outcome, Terminal
from alertadores.cli.unlocking import unlocked
from alertadores.cli.words import label, padded, plain, say

USAGE: Final = ""


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """It takes none."""


@unlocked
def run(session: Session, _options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """Show the office and its members."""
    return office_outcome(session.office(), terminal)


def office_outcome(office: OfficeView, terminal: Terminal) -> Outcome:
    """Return an office and its members, as found and as shown."""
    width = max(len(member.name) for member in office.members)
    return Outcome(
        Code.DONE,
        lines=[
            f"{office.agency} ({office.origin})",
            *(_line(member, width, office, terminal) for member in office.members),
        ],
        result={"office": plain(office)},
    )


def _line(member: MemberView, width: int, office: OfficeView, terminal: Terminal) -> str:
    roles = ", ".join(label(terminal, "roles", role) for role in member.roles)
    notes = []
    if member.number == office.me.number:
        notes.append(say(terminal, "cli.this-is-you"))
    if not member.active:
        notes.append(say(terminal, "cli.no-longer-a-member"))
    line = f"{member.number:4}  {padded(member.name, width)}  {roles}"
    return f"{line}  ({'; '.join(notes)})" if notes else line
