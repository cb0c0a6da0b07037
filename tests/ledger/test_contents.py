from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alertadores.domain.schemas import SCHEMAS, Form, Group, Schema
from alertadores.ledger.contents import (
    Content,
    compose,
    named_values,
    open_content,
    rebuild,
    seal_content,
)
from crypto.canonical import b64u_decode, b64u_encode
from crypto.commitments import FIELD_COUNT, Position, Withheld, commit_fields, disclosure
from crypto.disclosures import digest
from crypto.errors import FormatError, VerificationError
from crypto.secret import SecretBytes
from crypto.tokens import canonical_text

KEY = SecretBytes(b"k" * 32)
CASE = bytes(range(16))
ALERT = SCHEMAS["alert.registered"]
NAME = "Rómulo Ávila Peña"
ACCUSED = ALERT.position("accused")
NARRATIVE = ALERT.position("narrative")
VALUES: dict[str, Any] = {
    "accused": [NAME],
    "amount": "125000.00",
    "narrative": "Pagaron dos veces la misma obra.",
}

plain = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=30)
texts = plain.map(lambda text: unicodedata.normalize("NFC", text))
scalars = st.none() | st.booleans() | st.integers(-9, 9) | texts


def _words(text: str) -> str | None:
    try:
        return canonical_text(text)
    except FormatError:
        return None


@st.composite
def entries(draw: st.DrawFn) -> tuple[Schema, dict[str, Any]]:
    """Draw a schema and values for some of its fields."""
    schema = draw(st.sampled_from(list(SCHEMAS.values())))
    values: dict[str, Any] = {}
    for field in schema.fields[1:]:
        value = draw(scalars | st.lists(scalars, max_size=2))
        values[field.name] = _words(draw(texts)) if field.form is Form.TOKENS else value
    return schema, values


@given(entries())
def test_the_objects_of_an_entry_give_its_commitment_back(
    entry: tuple[Schema, dict[str, Any]],
) -> None:
    schema, values = entry
    commitment, contents = compose(schema, values)
    sealed = {g: seal_content(KEY, CASE, g, content) for g, content in contents.items()}
    opened = {g: open_content(KEY, CASE, g, data) for g, data in sealed.items()}
    assert rebuild(schema, opened, commitment.f_digest) == commitment
    kept = {name: value for name, value in values.items() if value is not None}
    assert named_values(schema, opened) == kept
    for group, content in opened.items():
        alone = rebuild(schema, {group: content}, commitment.f_digest)
        assert alone.digests() == commitment.digests()
        assert Group.CASE in contents


def opened_alert(**changes: Any) -> tuple[str, dict[Group, Content]]:
    """Return the digest and the objects of an alert that accuses somebody."""
    commitment, contents = compose(ALERT, {**VALUES, **changes})
    return commitment.f_digest, contents


def test_who_lacks_a_group_has_digests_in_place_of_its_values() -> None:
    digest_, contents = opened_alert()
    officer = {Group.CASE: contents[Group.CASE]}
    commitment = rebuild(ALERT, officer, digest_)
    assert isinstance(commitment.positions[ACCUSED], Withheld)
    assert not isinstance(commitment.positions[NARRATIVE], Withheld)
    assert set(named_values(ALERT, officer)) == {"amount", "narrative"}
    assert NAME.encode() not in contents[Group.CASE].to_bytes()
    with pytest.raises(FormatError):
        commitment.present({ACCUSED})


def everything_held(content: Content) -> list[bytes]:
    """Return every byte string a holder of one object can try as a salt or seed."""
    others = [b64u_decode(each) for each in content.others.values()]
    return [content.salt, content.seed.reveal(), bytes(32), *others]


def guesses(secret: bytes, index: int, value: Any) -> set[str]:
    """Return the digests that a guess would have, with a secret as seed of it or as its salt."""
    positions = [
        Position(at, field.name, value if at == index else None, SecretBytes(secret))
        for at, field in enumerate(ALERT.positions)
    ]
    salted = disclosure(secret, [index, ALERT.fields[index].name, value])
    return {commit_fields(secret, positions).digests()[index], digest(salted)}


@pytest.mark.parametrize(
    ("held", "index", "values"),
    [
        pytest.param(Group.CASE, ACCUSED, ([NAME], NAME), id="a name"),
        pytest.param(Group.THIRD, NARRATIVE, (VALUES["narrative"],), id="a narrative"),
    ],
)
def test_a_true_value_cannot_be_tested_by_who_lacks_its_group(
    held: Group, index: int, values: tuple[Any, ...]
) -> None:
    digest_, contents = opened_alert()
    content = contents[held]
    owner = contents[ALERT.fields[index].group]
    target = content.others[index]
    assert target in guesses(owner.seed.reveal(), index, values[0])
    known = {*rebuild(ALERT, {held: content}, digest_).digests(), digest_}
    for secret in everything_held(content):
        for value in (*values, None):
            assert known.isdisjoint(guesses(secret, index, value))


def test_equal_values_in_two_entries_have_nothing_in_common() -> None:
    one, other = (compose(ALERT, VALUES)[0] for _ in range(2))
    assert not set(one.digests()) & set(other.digests())


def test_a_group_without_values_has_no_object_and_hides_nothing() -> None:
    digest_, contents = opened_alert(accused=None)
    assert set(contents) == {Group.CASE}
    assert contents[Group.CASE].others == {}
    assert not any(
        isinstance(each, Withheld) for each in rebuild(ALERT, contents, digest_).positions
    )


Contents = dict[Group, Content]


def _change(group: Group, **changes: Any) -> Callable[[Contents], Mapping[Group, Content]]:
    return lambda contents: {**contents, group: replace(contents[group], **changes)}


def _value(index: int, value: Any) -> Callable[[Contents], Mapping[Group, Content]]:
    group = ALERT.fields[index].group
    return lambda contents: {
        **contents,
        group: replace(contents[group], values={**contents[group].values, index: value}),
    }


def _without(group: Group, index: int) -> Callable[[Contents], Mapping[Group, Content]]:
    def spoil(contents: Contents) -> Mapping[Group, Content]:
        kept = {k: v for k, v in contents[group].values.items() if k != index}
        return {**contents, group: replace(contents[group], values=kept)}

    return spoil


def _other_digest(contents: Contents) -> Mapping[Group, Content]:
    case = contents[Group.CASE]
    return {
        **contents,
        Group.CASE: replace(case, others={**case.others, ACCUSED: b64u_encode(b"x" * 32)}),
    }


def _only_the_case_with_another_digest(contents: Contents) -> Mapping[Group, Content]:
    return {Group.CASE: _other_digest(contents)[Group.CASE]}


def _claims_a_position_of_another_group(contents: Contents) -> Mapping[Group, Content]:
    third = contents[Group.THIRD]
    others = {k: v for k, v in third.others.items() if k != FIELD_COUNT - 1}
    return {**contents, Group.THIRD: replace(third, others=others)}


def compose_digest(contents: Contents) -> str:
    """Return the digest that these objects amount to."""
    case, third = contents[Group.CASE], contents[Group.THIRD]
    positions = [
        Position(
            index,
            field.name,
            (third if field.group is Group.THIRD else case).values.get(index),
            (third if field.group is Group.THIRD else case).seed,
        )
        for index, field in enumerate(ALERT.positions)
    ]
    return commit_fields(case.salt, positions).f_digest


ALTERED: dict[str, Callable[[Contents], Mapping[Group, Content]]] = {
    "another value": _value(NARRATIVE, "Pagaron una vez."),
    "one letter in another case": _value(NARRATIVE, "pagaron dos veces la misma obra."),
    "another type of value": _value(ALERT.position("amount"), 125000),
    "a value where there was none": _value(ALERT.position("currency"), "MXN"),
    "another schema": _value(0, "note.added/1"),
    "a value left out": _without(Group.CASE, NARRATIVE),
    "a third party left out": _without(Group.THIRD, ACCUSED),
    "another third party": _value(ACCUSED, ["Otra Persona"]),
    "another seed": _change(Group.CASE, seed=SecretBytes(b"x" * 32)),
    "another seed of third parties": _change(Group.THIRD, seed=SecretBytes(b"x" * 32)),
    "another salt": _change(Group.CASE, salt=b"x" * 32),
    "another salt in one object only": _change(Group.THIRD, salt=b"x" * 32),
    "another digest where the value is known": _other_digest,
    "another digest where the value is not": _only_the_case_with_another_digest,
    "a position that two objects claim": _claims_a_position_of_another_group,
}


@pytest.mark.parametrize("spoil", ALTERED.values(), ids=ALTERED)
def test_an_altered_object_is_refused(spoil: Callable[[Contents], Mapping[Group, Content]]) -> None:
    digest_, contents = opened_alert()
    assert compose_digest(contents) == digest_
    with pytest.raises(VerificationError):
        rebuild(ALERT, spoil(contents), digest_)


def test_another_digest_is_refused() -> None:
    _digest, contents = opened_alert()
    with pytest.raises(VerificationError):
        rebuild(ALERT, contents, b64u_encode(b"x" * 32))


def test_without_any_object_there_is_nothing_to_rebuild() -> None:
    with pytest.raises(FormatError):
        rebuild(ALERT, {}, b64u_encode(b"x" * 32))


def test_a_name_put_among_the_values_of_the_case_is_refused() -> None:
    """Committed by its author and all: erasing the group of third parties would leave it."""
    _digest, contents = opened_alert()
    case = contents[Group.CASE]
    leaking = replace(
        case,
        values={**case.values, ACCUSED: [NAME]},
        others={k: v for k, v in case.others.items() if k != ACCUSED},
    )
    with pytest.raises(FormatError):
        rebuild(ALERT, {Group.CASE: leaking}, compose_digest(contents))


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"identity": NAME}, id="a field the schema does not have"),
        pytest.param({"schema": "x"}, id="the name of the schema"),
        pytest.param({"narrative": 1.5}, id="a fraction"),
        pytest.param({"narrative": "\ud800"}, id="a lone surrogate"),
        pytest.param({"narrative": {"...": "x"}}, id="a name with a meaning of its own"),
        pytest.param({"narrative": 2**53}, id="a huge number"),
    ],
)
def test_what_cannot_be_committed_to_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(FormatError):
        compose(ALERT, values)


@pytest.mark.parametrize("text", ["two  spaces", " space before", "a\r\nb", "", 7, ["a"]])
def test_a_text_committed_word_by_word_is_in_its_canonical_form(text: Any) -> None:
    with pytest.raises(FormatError):
        compose(SCHEMAS["summary.proposed"], {"text": text})
