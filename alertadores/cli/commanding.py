"""From a type and JSON to a command that is carried out, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from pydantic import ValidationError

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
# pydantic's name of a refusal → key of the error. What it says itself quotes the value.
_REFUSALS: Final[Mapping[str, str]] = {
    "missing": "act.field-missing",
    "extra_forbidden": "act.field-unknown",
    "literal_error": "act.field-not-a-choice",
    "enum": "act.field-not-a-choice",
    "string_too_long": "act.field-too-long",
    "too_long": "act.field-too-long",
    "string_too_short": "act.field-empty",
    "too_short": "act.field-empty",
    "string_pattern_mismatch": "act.field-form",
    "value_error": "act.field-form",
}


def command_of(type_: str, data: Mapping[str, Any]) -> Command:
    """Return the command of a type with these values, strictly read.

    Raises:
        UserError: ``act.field-…``, naming the first field that is amiss.
    """
    try:
        return COMMANDS[type_].model_validate_json(canonical.dumps(dict(data)), strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        key = _REFUSALS.get(first["type"], "act.field-type")
        raise UserError(key, field=place) from None


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
