"""What cannot be recorded is refused by field and reason, and never repeated."""

from __future__ import annotations

import traceback
from typing import Any

import pytest

from alertadores.app import command_from
from alertadores.domain.commands import AssessRisk, DraftReferral, RegisterAlert
from alertadores.errors import UserError
from alertadores.messages import LANGUAGES, explain

_ALERT = {
    "received": "2026-11-01",
    "channel": "PRESENCIAL",
    "alerter": "EXTERNO",
    "identity": "ANONIMA",
    "narrative": "Algo pasó.",
}
_SECRET = "Ramona Ficticia"


@pytest.mark.parametrize(
    ("values", "key", "details"),
    [
        ({"accused": (_SECRET,) * 70}, "act.field-too-many", {"field": "accused", "limit": 64}),
        (
            {"accused": ("A", _SECRET * 100)},
            "act.field-too-long",
            {"field": "accused.1", "limit": 1000},
        ),
        ({"programme": f"{_SECRET}\n"}, "act.field-control", {"field": "programme"}),
        ({"programme": f"{_SECRET}\x7f"}, "act.field-control", {"field": "programme"}),
        ({"programme": f"{_SECRET}\ud800"}, "act.field-form", {"field": "programme"}),
        ({"amount": _SECRET}, "act.field-form", {"field": "amount"}),
        ({"narrative": ""}, "act.field-empty", {"field": "narrative"}),
        ({"alerter": _SECRET}, "act.field-not-a-choice", {"field": "alerter"}),
        ({"facts_from": _SECRET}, "act.field-type", {"field": "facts_from"}),
        ({"nadie": _SECRET}, "act.field-unknown", {"field": "nadie"}),
    ],
)
def test_a_refusal_names_field_and_reason_and_not_the_value(
    values: dict[str, Any], key: str, details: dict[str, Any]
) -> None:
    with pytest.raises(UserError) as refused:
        command_from(lambda: RegisterAlert(**{**_ALERT, **values}))
    error = refused.value
    assert (error.key, error.details) == (key, details)
    assert error.__cause__ is None
    assert error.__context__ is None
    assert _SECRET not in "".join(traceback.format_exception(error))
    for language in LANGUAGES:
        said = explain(error, language)
        assert str(details["field"]) in said.happened
        assert "…" not in str(said)
        assert str(details.get("limit", "")) in said.happened


def test_a_number_out_of_range_and_a_text_without_words_are_told_apart() -> None:
    with pytest.raises(UserError, match=r"act\.field-range"):
        command_from(lambda: AssessRisk(impact=6, probability=1, level="BAJO"))
    with pytest.raises(UserError, match=r"act\.field-words"):
        command_from(
            lambda: DraftReferral(destination="ASF", consent=True, subject="A", text="\x00")
        )
    with pytest.raises(UserError, match=r"act\.field-missing"):
        command_from(lambda: DraftReferral(destination="ASF", consent=True, subject="A"))  # type: ignore[call-arg]
