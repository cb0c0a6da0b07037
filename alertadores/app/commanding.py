"""From values to a command: what cannot be recorded is refused by field and reason.

A refusal never repeats the value. pydantic's own error holds it, so none is chained to ours.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from alertadores.domain.commands import LINE_PATTERN
from alertadores.errors import UserError

C = TypeVar("C", bound=BaseModel)

# pydantic's name of a refusal → key of the error.
_REFUSALS: Final[Mapping[str, str]] = {
    "missing": "act.field-missing",
    "extra_forbidden": "act.field-unknown",
    "literal_error": "act.field-not-a-choice",
    "enum": "act.field-not-a-choice",
    "string_too_long": "act.field-too-long",
    "too_long": "act.field-too-many",
    "string_too_short": "act.field-empty",
    "too_short": "act.field-empty",
    "string_pattern_mismatch": "act.field-form",
    "string_unicode": "act.field-form",
    "value_error": "act.field-words",
    "greater_than": "act.field-range",
    "greater_than_equal": "act.field-range",
    "less_than": "act.field-range",
    "less_than_equal": "act.field-range",
}


def command_from(make: Callable[[], C]) -> C:
    """Return the command that is made from values which somebody wrote.

    Args:
        make: validates the values.

    Raises:
        UserError: ``act.field-…``, of the first value that cannot be recorded. ``field`` is its
            name, and behind a point the number of the item of a list, from 0; ``limit`` is how
            much there may be, of a value that is too long or has too many items.
    """
    try:
        return make()
    except ValidationError as error:
        refusal = _refusal(error.errors(include_url=False, include_input=False)[0])
    raise refusal


def _refusal(first: ErrorDetails) -> UserError:
    field = ".".join(str(part) for part in first["loc"])
    context = first.get("ctx", {})
    key = _REFUSALS.get(first["type"], "act.field-type")
    if context.get("pattern") == LINE_PATTERN:
        key = "act.field-control"
    details: dict[str, str | int] = {"field": field}
    if "max_length" in context:
        details["limit"] = context["max_length"]
    return UserError(key, **details)
