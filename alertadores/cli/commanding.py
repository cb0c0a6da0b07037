"""From a type and JSON to a command that is carried out, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from alertadores.app.commanding import command_from
from alertadores.app.session import Session
from alertadores.app.views import Changes
from alertadores.cli.terminal import Code, Outcome, Terminal
from alertadores.cli.words import plain, say
from alertadores.domain.commands import COMMANDS, Command, RegisterAlert
from alertadores.domain.identity import Identity
from alertadores.errors import UserError
from crypto import canonical
from crypto.errors import FormatError

MAX_DATA: Final = canonical.MAX_BYTES


def command_of(type_: str, data: Mapping[str, Any]) -> Command:
    """Return the command of a type with these values, strictly read.

    Raises:
        UserError: ``act.field-…``, naming the first field that is amiss.
    """
    text = canonical.dumps(dict(data))
    return command_from(lambda: COMMANDS[type_].model_validate_json(text, strict=True))


def carry_out(
    session: Session, command: Command, case: bytes | None, identity: Identity | None = None
) -> Changes:
    """Carry out a command that came from outside.

    Args:
        session: of the member who acts.
        command: what to do.
        case: it is about, if it is about one.
        identity: of the alertador, where an alert is registered and the person said who they are.

    Raises:
        UserError: a key is not in force, the rules say no, or ``act.not-recordable``.
    """
    try:
        if isinstance(command, RegisterAlert):
            return session.register_alert(command, identity)
        return session.execute(command, case)
    except FormatError as error:
        raise UserError("act.not-recordable") from error


def recorded(session: Session, changes: Changes, terminal: Terminal) -> Outcome:
    """Say what an act recorded, and that it still has to be handed in."""
    rows = [session.vault.view.row_of(case) for case in sorted(changes.cases)]
    folios = [row.folio for row in rows if row is not None]
    pending = len(session.vault.ledger.queue())
    return Outcome(
        Code.DONE,
        lines=[
            *folios,
            say(terminal, "cli.recorded", entries=len(changes.entries), pending=pending),
        ],
        result={"entries": plain(changes.entries), "folios": folios, "pending": pending},
    )
