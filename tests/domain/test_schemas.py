from __future__ import annotations

import pytest

from alertadores.domain import records
from alertadores.domain.schemas import SCHEMAS, Form, Group, Schema, Visibility
from crypto.commitments import FIELD_COUNT
from crypto.disclosures import check_name

schemas = pytest.mark.parametrize("schema", SCHEMAS.values(), ids=SCHEMAS)


def test_every_type_has_fields_and_values_for_rules() -> None:
    assert set(SCHEMAS) == set(records.SCHEMAS)


@schemas
def test_a_schema_fills_32_named_positions(schema: Schema) -> None:
    positions = schema.positions
    assert len(positions) == FIELD_COUNT
    assert len({check_name(field.name) for field in positions}) == FIELD_COUNT


@schemas
def test_position_0_says_which_schema_this_is(schema: Schema) -> None:
    first = schema.fields[0]
    assert (first.name, first.visibility, first.group) == ("schema", Visibility.PUBLIC, Group.CASE)
    assert schema.name == f"{schema.type}/1"


@schemas
def test_what_no_field_uses_is_never_shown(schema: Schema) -> None:
    unused = schema.positions[len(schema.fields) :]
    assert {field.visibility for field in unused} <= {Visibility.NEVER}


@schemas
def test_only_an_emission_has_public_fields(schema: Schema) -> None:
    public = {field.name for field in schema.fields[1:] if field.visibility is Visibility.PUBLIC}
    assert not public or schema.type == "public.emitted"


@schemas
def test_what_belongs_to_third_parties_is_internal(schema: Schema) -> None:
    shown = {field.visibility for field in schema.fields if field.group is not Group.CASE}
    assert shown <= {Visibility.INTERNAL}


@schemas
def test_only_acts_of_authority_are_committed_word_by_word(schema: Schema) -> None:
    acts = {
        "determination.proposed",
        "draft.amended",
        "public.emitted",
        "referral.drafted",
        "summary.proposed",
    }
    by_word = [field.name for field in schema.fields if field.form is Form.TOKENS]
    assert by_word == (["text"] if schema.type in acts else [])


def test_the_alertadors_own_words_stay_inside_as_one_value() -> None:
    alert = SCHEMAS["alert.registered"]
    narrative = alert.fields[alert.position("narrative")]
    assert (narrative.visibility, narrative.form) == (Visibility.INTERNAL, Form.WHOLE)


def test_no_field_holds_an_identity() -> None:
    words = {"alerter_name", "contact", "email", "identity", "phone", "address"}
    assert not words & {field.name for schema in SCHEMAS.values() for field in schema.fields}


def test_a_foreign_field_has_no_position() -> None:
    with pytest.raises(KeyError):
        SCHEMAS["note.added"].position("narrative")
