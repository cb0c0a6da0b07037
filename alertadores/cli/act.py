"""`act TYPE [--case FOLIO] [--data FILE|-]`: any act of the domain, from strict JSON."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from typing import Any, Final

from alertadores.app.session import Session
from alertadores.app.views import Changes
from alertadores.cli.commanding import MAX_DATA, carry_out, command_of, recorded
from alertadores.cli.reading import read_json
from alertadores.cli.terminal import Outcome, Terminal
from alertadores.cli.unlocking import unlocked
from alertadores.domain.commands import (
    COMMANDS,
    Approve,
    ProposeRemoval,
    ProposeRoles,
    Refuse,
    RegisterAlert,
)
from alertadores.domain.identity import Identity
from alertadores.errors import UserError

# Acts that the program puts together from a case; they take no values.
COMPOSED: Final[Mapping[str, Callable[[Session, bytes], Changes]]] = {
    "summary.confirm": Session.confirm_emission,
    "summary.emit": Session.emit_summary,
}
TYPES: Final = tuple(sorted([*COMMANDS, *COMPOSED]))
USAGE: Final = "TYPE [--case FOLIO] [--data FILE|-] [--identity FILE|-]; TYPE: " + " ".join(TYPES)
_WITHOUT_CASE: Final = frozenset({RegisterAlert.TYPE, ProposeRoles.TYPE, ProposeRemoval.TYPE})
_EITHER: Final = frozenset({Approve.TYPE, Refuse.TYPE})
_MAX_IDENTITY: Final = 64 * 1024
_IDENTITY: Final = ("name", "contact", "safe_channel")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Values come from a file or the standard input, never from arguments."""
    parser.add_argument("type", metavar="TYPE")
    parser.add_argument("--case", metavar="FOLIO")
    parser.add_argument("--data", metavar="FILE")
    parser.add_argument("--identity", metavar="FILE")


@unlocked
def run(session: Session, options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """Carry out one act."""
    _check(options)
    case = None if options.case is None else session.find(options.case)
    if options.type in COMPOSED and case is not None:
        return recorded(session, COMPOSED[options.type](session, case), terminal)
    data = {} if options.data is None else _object(options.data, MAX_DATA)
    command = command_of(options.type, data)
    identity = None if options.identity is None else _identity(options.identity)
    return recorded(session, carry_out(session, command, case, identity), terminal)


def _check(options: argparse.Namespace) -> None:
    """Refuse an unknown type, and words that do not go with it.

    Raises:
        UserError: ``act.unknown-type``, ``act.needs-case``, ``act.takes-no-case``,
            ``act.takes-no-data`` or ``act.no-identity``.
    """
    type_ = options.type
    if type_ not in TYPES:
        raise UserError("act.unknown-type", type=type_)
    for key, amiss in (
        ("act.takes-no-case", type_ in _WITHOUT_CASE and options.case is not None),
        ("act.needs-case", type_ not in _WITHOUT_CASE | _EITHER and options.case is None),
        ("act.takes-no-data", type_ in COMPOSED and options.data is not None),
        ("act.no-identity", type_ != RegisterAlert.TYPE and options.identity is not None),
    ):
        if amiss:
            raise UserError(key, type=type_)


def _object(source: str, limit: int) -> dict[str, Any]:
    value = read_json(source, limit)
    if not isinstance(value, dict):
        raise UserError("act.not-an-object")
    return value


def _identity(source: str) -> Identity:
    """Read who tells; what is refused is not repeated."""
    data = _object(source, _MAX_IDENTITY)
    if not data.keys() <= set(_IDENTITY) or not all(
        isinstance(each, str) for each in data.values()
    ):
        raise UserError("act.identity-form")
    identity = Identity(*(data.get(name, "") for name in _IDENTITY))
    if not (identity.name or identity.contact or identity.safe_channel):
        raise UserError("act.identity-form")
    return identity
