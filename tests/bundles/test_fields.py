from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alertadores.bundles.fields import PublicFields
from alertadores.domain.schemas import SCHEMAS
from crypto.canonical import dumps
from crypto.errors import FormatError
from crypto.tokens import canonical_text


def record(**changes: Any) -> dict[str, Any]:
    fields = {
        "agency": "Secretaría de Ejemplo",
        "alerter": "INTERNO",
        "conducts": ["COHECHO", "PECULADO"],
        "issued": "2026-11-30",
        "language": "es",
        "measures": ["LABORAL"],
        "period": "2026-Q4",
        "state": "EN_ANALISIS",
        "text": "Se alertó.\nSe investiga.",
    }
    return {name: value for name, value in {**fields, **changes}.items() if value is not ...}


def test_the_fields_are_those_of_the_schema_that_an_emission_commits_to() -> None:
    names = [field.name for field in SCHEMAS["public.emitted"].fields[1:]]
    assert list(PublicFields.model_fields) == names


def test_the_fields_are_read_and_written_in_one_spelling() -> None:
    fields = PublicFields.from_bytes(dumps(record()))
    assert fields.issued == date(2026, 11, 30)
    assert fields.conducts == ("COHECHO", "PECULADO")
    assert fields.to_values() == record()
    assert fields.to_bytes() == dumps(record())


@given(
    text=st.text(max_size=80),
    issued=st.dates(),
    keys=st.lists(st.from_regex(r"[A-Z_:]{1,10}", fullmatch=True), max_size=5),
    language=st.sampled_from(get_args(PublicFields.model_fields["language"].annotation)),
)
def test_what_can_be_written_is_read_back(
    text: str, issued: date, keys: list[str], language: str
) -> None:
    try:
        recorded = canonical_text(text)
    except FormatError:
        recorded = "x"
    ordered = sorted(set(keys))
    changes = {"text": recorded, "issued": issued.isoformat(), "language": language}
    data = dumps(record(**changes, conducts=ordered, measures=ordered))
    assert PublicFields.from_bytes(data).to_bytes() == data


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"extra": 1}, id="a foreign name"),
        pytest.param({"state": ...}, id="a missing name"),
        pytest.param({"state": None}, id="a null"),
        pytest.param({"agency": ""}, id="an empty line"),
        pytest.param({"agency": " Secretaría"}, id="a space before a line"),
        pytest.param({"agency": "a\nb"}, id="a line feed in a line"),
        pytest.param({"agency": "\x1b[2J"}, id="an escape sequence"),
        pytest.param({"agency": "a\u202eb"}, id="a change of direction"),
        pytest.param({"agency": "a" * 201}, id="a line too long"),
        pytest.param({"issued": "2026-11-31"}, id="no such day"),
        pytest.param({"issued": "2026-11-30T00:00:00"}, id="a day with an hour"),
        pytest.param({"issued": 1}, id="a day as a number"),
        pytest.param({"issued": "1795996800"}, id="a day in seconds"),
        pytest.param({"issued": "20261130"}, id="a day without hyphens"),
        pytest.param({"period": "2026-Q5"}, id="a fifth quarter"),
        pytest.param({"period": "2026-11"}, id="a month"),
        pytest.param({"period": "2026-Q4\n"}, id="a line feed after the period"),
        pytest.param({"period": "٢٠٢٦-Q4"}, id="figures of another script"),
        pytest.param({"alerter": "a b"}, id="a key with a space"),
        pytest.param({"conducts": ["B", "A"]}, id="keys out of order"),
        pytest.param({"conducts": ["A", "A"]}, id="a key twice"),
        pytest.param({"conducts": "COHECHO"}, id="keys that are no list"),
        pytest.param({"conducts": [1]}, id="a key that is a number"),
        pytest.param({"measures": [f"K{each:03}" for each in range(65)]}, id="too many keys"),
        pytest.param({"text": ""}, id="no text"),
        pytest.param({"text": "two  spaces"}, id="text not in its recorded form"),
        pytest.param({"text": "soft\u00adhyphen"}, id="an invisible character"),
        pytest.param({"text": "w" * 65}, id="a word too long to be recorded whole"),
        pytest.param({"text": "a " * 250_000 + "a"}, id="text too long"),
        pytest.param({"text": ["a"]}, id="text that is a list"),
        pytest.param({"language": "fr"}, id="a language without words"),
    ],
)
def test_values_outside_their_grammar_are_refused_without_repeating_them(
    changes: dict[str, Any],
) -> None:
    with pytest.raises(FormatError) as refused:
        PublicFields.from_bytes(dumps(record(**changes)))
    assert not any(str(value) in str(refused.value) for value in changes.values() if value)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"null", id="null"),
        pytest.param(b"[]", id="a list"),
        pytest.param(dumps(record()) + b"\n", id="a line feed after it"),
        pytest.param(dumps(record())[:-1] + b',"text":"a"}', id="a name twice"),
    ],
)
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(FormatError):
        PublicFields.from_bytes(data)
