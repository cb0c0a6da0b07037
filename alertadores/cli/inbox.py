"""`inbox`: what waits for this member's agreement, each with the id that `approve` takes.

It ends with how old the last backup of the vault is.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from typing import Any, Final

from alertadores.app.health import Health, health_of
from alertadores.app.session import Session
from alertadores.app.views import InboxItem
from alertadores.cli.commanding import MAX_DATA, carry_out, command_of, recorded
from alertadores.cli.matter import matter_lines, readable
from alertadores.cli.reading import read_text
from alertadores.cli.terminal import Code, Outcome, Terminal
from alertadores.cli.unlocking import unlocked
from alertadores.cli.words import plain, say
from alertadores.errors import AlertadoresError, UserError
from crypto.canonical import b64u_encode

USAGE: Final = ""
SHORTEST: Final = 8
"""Characters of an id that are enough if they are nobody else's."""


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """It takes none."""


@unlocked
def run(session: Session, _options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """List what waits, matters of the office first, then oldest first."""
    session.me()  # an empty inbox is no answer where there is no office yet
    items = session.inbox()
    ids, health = short_ids(item.id for item in items), health_of(session)
    return Outcome(
        Code.DONE,
        lines=[
            *(line for item in items for line in _lines(ids[item.id], item, session, terminal)),
            say(terminal, "cli.inbox", count=len(items)),
            _backup_line(health, terminal),
        ],
        result={
            "items": [_result(ids[item.id], item, session) for item in items],
            "backup": {
                "made": None if health.backup is None else plain(health.backup.made),
                "rehearsed": None if health.backup is None else plain(health.backup.rehearsed),
                "days": health.days,
                "entries": health.entries,
                "overdue": health.overdue,
            },
        },
    )


def short_ids(entries: Iterable[bytes]) -> dict[bytes, str]:
    """Return the beginning of each leaf hash, in hexadecimal, long enough to tell all apart."""
    known, length = set(entries), SHORTEST
    while len({entry.hex()[:length] for entry in known}) < len(known):
        length += 1
    return {entry: entry.hex()[:length] for entry in known}


def waiting_item(session: Session, typed: str) -> InboxItem:
    """Return the item of an id, or of a beginning of it that is nobody else's.

    Raises:
        UserError: ``cli.no-such-item``, none or more than one begins like this.
    """
    found = [item for item in session.inbox() if item.id.hex().startswith(typed.lower())]
    if len(typed) < SHORTEST or len(found) != 1:
        raise UserError("cli.no-such-item")
    return found[0]


def decide(
    type_: str,
    item: InboxItem,
    session: Session,
    options: argparse.Namespace,
    terminal: Terminal,
) -> Outcome:
    """Record this member's word, with the grounds that the options carry, on a proposal."""
    data = {"object": b64u_encode(item.id), "reasons": options.reason}
    if options.motive is not None:
        data["motive"] = read_text(options.motive, MAX_DATA)
    return recorded(session, carry_out(session, command_of(type_, data), item.case), terminal)


def _result(short: str, item: InboxItem, session: Session) -> dict[str, Any]:
    try:
        says = readable(item, session.matter(item).values)
    except AlertadoresError:
        says = None  # content is missing; deciding on it will say so
    return {**plain(item), "id": short, "object": plain(item.id), "says": plain(says)}


def _lines(short: str, item: InboxItem, session: Session, terminal: Terminal) -> Iterator[str]:
    yield _line(short, item, terminal)
    yield from matter_lines(session, item, terminal)


def _backup_line(health: Health, terminal: Terminal) -> str:
    if health.backup is None:
        return say(terminal, "cli.backup-none")
    key = "cli.backup-overdue" if health.overdue else "cli.backup-last"
    made = health.backup.made.astimezone().date().isoformat()
    return say(terminal, key, made=made, days=health.days, entries=health.entries)


def _line(short: str, item: InboxItem, terminal: Terminal) -> str:
    kind = say(terminal, f"cli.kind-{item.kind.replace('.', '-').replace('_', '-')}")
    recorded = item.recorded.date().isoformat()
    return f"{short}  {kind}  {item.folio or ''}  {item.author}  {recorded}"
