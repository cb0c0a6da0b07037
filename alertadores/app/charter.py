"""The charter of an office to be founded: a file that the founders agreed on.

JSON: `{"schema": "alertadores-charter/1", "origin", "agency", "zone", "founders"}`; `"witnesses"`
and `"quorum"` where there are witnesses. Each of `founders` is `{"introduction", "roles"}`; an
introduction is named by its file, beside the charter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final
from zoneinfo import ZoneInfo

from alertadores.app.founding import PRACTICE_ORIGIN, Charter
from alertadores.bundles.card import GENESIS_BYTES, TrustCard
from alertadores.domain.roles import Role
from alertadores.domain.trace import is_plain_line
from alertadores.errors import UserError
from crypto.errors import CryptoError

SCHEMA: Final = "alertadores-charter/1"
MAX_BYTES: Final = 256 * 1024
_MAX_AGENCY: Final = 200
_MAX_FOUNDERS: Final = 64


@dataclass(frozen=True, slots=True)
class Invited:
    """A founder as the charter names them.

    Attributes:
        introduction: name of their introduction file.
        roles: they are to have.
    """

    introduction: str
    roles: tuple[Role, ...]


def parse_charter(record: Any) -> tuple[Charter, tuple[Invited, ...]]:
    """Read a charter out of its JSON value.

    Raises:
        UserError: ``founding.charter-unusable``, naming the part that is amiss.
    """
    match record:
        case {
            "schema": schema,
            "origin": str(origin),
            "agency": str(agency),
            "zone": str(zone),
            "founders": list(founders),
            **others,
        } if schema == SCHEMA and others.keys() <= {"witnesses", "quorum"}:
            charter = Charter(
                _origin(origin),
                _agency(agency),
                _zone(zone),
                _witnesses(others.get("witnesses", [])),
                _quorum(others.get("quorum", 0)),
            )
            _check_policy(charter)
            return charter, _founders(founders)
    raise _unusable("schema")


def _unusable(part: str) -> UserError:
    return UserError("founding.charter-unusable", part=part)


def _origin(text: str) -> str:
    """Refuse the origin that every practice office has."""
    if text == PRACTICE_ORIGIN:
        raise _unusable("origin")
    try:
        TrustCard(text, bytes(GENESIS_BYTES))
    except CryptoError as error:
        raise _unusable("origin") from error
    return text


def _agency(text: str) -> str:
    if not 1 <= len(text) <= _MAX_AGENCY or text != text.strip() or not is_plain_line(text):
        raise _unusable("agency")
    return text


def _zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (OSError, ValueError, KeyError) as error:  # an unknown zone is a KeyError
        raise _unusable("zone") from error
    return text


def _witnesses(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise _unusable("witnesses")
    return tuple(value)


def _quorum(value: Any) -> int:
    if type(value) is not int:
        raise _unusable("quorum")
    return value


def _check_policy(charter: Charter) -> None:
    """Refuse witnesses that are none, and a quorum that they cannot meet."""
    try:
        TrustCard(charter.origin, bytes(GENESIS_BYTES), charter.witnesses, charter.quorum)
    except CryptoError as error:
        raise _unusable("witnesses") from error


def _founders(value: list[Any]) -> tuple[Invited, ...]:
    if len(value) > _MAX_FOUNDERS:
        raise _unusable("founders")
    return tuple(_founder(each) for each in value)


def _founder(value: Any) -> Invited:
    match value:
        case {"introduction": str(name), "roles": list(roles), **others} if not others and roles:
            try:
                return Invited(name, tuple(Role(role) for role in roles))
            except ValueError as error:
                raise _unusable("roles") from error
    raise _unusable("founders")
