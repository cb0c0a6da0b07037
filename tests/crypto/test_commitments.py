from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypto.canonical import b64u_encode
from crypto.commitments import (
    FIELD_COUNT,
    Committed,
    FieldCommitment,
    Position,
    Withheld,
    commit_fields,
    commit_trace,
    digest,
    disclosure,
    open_disclosure,
    open_fields,
    open_trace,
)
from crypto.errors import FormatError, VerificationError
from crypto.secret import SecretBytes
from crypto.tokens import TOKENISER, ShownText, canonical_text, interleave, tokenise
from tests.crypto.acts import (
    ACT,
    CASE,
    NAMES,
    SALT,
    THIRD,
    VALUES,
    act_positions,
    reference,
    salt_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="module")
def commitment() -> FieldCommitment:
    return commit_fields(SALT, act_positions())


def test_trace_round_trip() -> None:
    record = {"kind": "case", "type": "note.added", "base": [3, "x", 0], "case": None}
    committed = commit_trace(SALT, record)
    assert open_trace(committed.digest, committed.disclosure) == record


def test_another_trace_record_is_refused() -> None:
    committed = commit_trace(SALT, {"kind": "case"})
    other = commit_trace(SALT, {"kind": "casa"})
    with pytest.raises(VerificationError):
        open_trace(committed.digest, other.disclosure)


@pytest.mark.parametrize("name", ["...", "_sd", "_sd_alg", "tokeniser"])
def test_reserved_names_are_refused_at_any_depth(name: str) -> None:
    value = {"a": [{"b": {name: "x"}}]}
    with pytest.raises(FormatError):
        commit_trace(SALT, value)
    committed = Committed.of(disclosure(SALT, value))
    with pytest.raises(FormatError):
        open_trace(committed.digest, committed.disclosure)
    positions = act_positions()
    positions[2] = Position(2, NAMES[2], value, CASE)
    with pytest.raises(FormatError):
        commit_fields(SALT, positions)


@pytest.mark.parametrize(
    "record",
    [
        pytest.param({"data": {"to": "ñ"}}, id="a letter"),
        pytest.param({"data": {"to": "n\u0303"}}, id="a letter in two characters"),
        # In NFC by the tables of Unicode 14 (Python 3.11), not by those of 15 (Python 3.12).
        pytest.param({"reasons": ["a\U0001e08f\u0323"]}, id="text on which Pythons differ"),
    ],
)
def test_a_trace_record_outside_ascii_is_refused(record: dict[str, Any]) -> None:
    with pytest.raises(FormatError, match="ASCII"):
        commit_trace(SALT, record)
    committed = Committed.of(disclosure(SALT, record))
    with pytest.raises(FormatError, match="ASCII"):
        open_trace(committed.digest, committed.disclosure)


def test_a_trace_record_that_is_a_list_is_refused() -> None:
    committed = Committed.of(disclosure(SALT, []))
    with pytest.raises(FormatError):
        open_trace(committed.digest, committed.disclosure)


def test_everything_shown_is_everything_committed(commitment: FieldCommitment) -> None:
    opened = open_fields(commitment.f_digest, commitment.present(range(FIELD_COUNT)), NAMES)
    assert opened.withheld == ()
    assert [field.name for field in opened.fields] == NAMES
    text = opened.fields[1].value
    assert isinstance(text, ShownText)
    assert text.complete
    assert text.render("") == ACT
    assert [field.value for field in opened.fields if field.index != 1] == [VALUES[0], *VALUES[2:]]


def test_the_same_arguments_give_the_same_bytes(commitment: FieldCommitment) -> None:
    assert commit_fields(SALT, act_positions()) == commitment


def test_a_holder_without_a_group_recomputes_from_digests(commitment: FieldCommitment) -> None:
    digests = commitment.digests()
    positions = act_positions()
    positions[2:] = [Withheld(each) for each in digests[2:]]
    partial = commit_fields(SALT, positions)
    assert partial.f_disclosure == commitment.f_disclosure
    assert partial.present([0, 1]) == commitment.present([0, 1])
    with pytest.raises(FormatError):
        partial.present([2])


def test_fast_and_plain_encodings_agree(commitment: FieldCommitment) -> None:
    sentence, *elements = commitment.present([1])[2:]
    tokens = tokenise(ACT)[0]
    expected = [
        disclosure(salt_of(CASE, 1, TOKENISER, 0, number), token)
        for number, (token, _beside) in enumerate(interleave(CASE, 1, 0, tokens))
    ]
    assert elements[: len(expected)] == expected
    references = [reference(digest(each)) for each in expected]
    assert sentence == disclosure(salt_of(CASE, 1, TOKENISER, 0), references)


@given(st.text(min_size=1, max_size=64))
def test_every_element_is_canonical_json(text: str) -> None:
    try:
        text = canonical_text(text)
    except FormatError:
        return
    made = commit_fields(SALT, act_positions(act=text))
    for each in made.present([1]):
        salt, value = open_disclosure(each)
        assert each == disclosure(salt, value)


def test_no_two_salts_are_equal(commitment: FieldCommitment) -> None:
    disclosures = commitment.present(range(FIELD_COUNT))
    assert len({open_disclosure(each)[0] for each in disclosures}) == len(disclosures)


def _at(place: int, **changes: Any) -> Callable[[list[Any]], None]:
    def change(positions: list[Any]) -> None:
        positions[place] = replace(positions[place], **changes)

    return change


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda p: p.pop(), id="31 positions"),
        pytest.param(lambda p: p.append(Withheld(digest(""))), id="33 positions"),
        pytest.param(lambda p: p.reverse(), id="positions in another order"),
        pytest.param(_at(5, index=6), id="a position with another index"),
        pytest.param(_at(5, name="monto"), id="a name twice"),
        pytest.param(_at(5, name="Monto"), id="a name in capitals"),
        pytest.param(_at(5, name=""), id="an empty name"),
        pytest.param(_at(5, name="monto\n"), id="a name with a line end"),
        pytest.param(_at(5, name="x" * 65), id="a name of 65 characters"),
        pytest.param(_at(5, value=0.5), id="a fraction"),
        pytest.param(_at(1, value=" a"), id="a text that is not canonical"),
        pytest.param(_at(1, value=""), id="an empty text in tokens"),
        pytest.param(_at(1, value=7), id="a number in tokens"),
        pytest.param(_at(1, form="words"), id="an unknown form"),
        pytest.param(_at(5, seed=SecretBytes(bytes(31))), id="a short seed"),
        pytest.param(lambda p: p.__setitem__(5, Withheld("")), id="a withheld position, no digest"),
        pytest.param(lambda p: p.__setitem__(5, Withheld("A" * 42 + "B")), id="stray digest bits"),
    ],
)
def test_what_is_not_committed_to(change: Callable[[list[Any]], None]) -> None:
    positions = act_positions()
    change(positions)
    with pytest.raises(FormatError):
        commit_fields(SALT, positions)


def test_a_digest_twice_is_not_committed_to(commitment: FieldCommitment) -> None:
    positions = act_positions()
    positions[5] = Withheld(commitment.digests()[6])
    with pytest.raises(FormatError, match="twice"):
        commit_fields(SALT, positions)


def test_a_text_may_be_null() -> None:
    positions = act_positions()
    positions[1] = Position(1, "acto", None, CASE, "tokens")
    made = commit_fields(SALT, positions)
    assert open_fields(made.f_digest, made.present([1])).fields[0].value is None


def test_equal_values_have_different_digests() -> None:
    positions = [Position(i, NAMES[i], "procede", CASE) for i in range(FIELD_COUNT)]
    one = commit_fields(SALT, positions)
    assert len(set(one.digests())) == FIELD_COUNT
    again = [Position(i, NAMES[i], "procede", THIRD) for i in range(FIELD_COUNT)]
    other = commit_fields(SALT, again)
    assert not set(one.digests()) & set(other.digests())


def test_the_true_value_tested_against_a_digest_by_a_reader_without_its_group_learns_nothing() -> (
    None
):
    secret = Position(2, NAMES[2], "Juan Pérez", THIRD)
    positions = act_positions()
    positions[2] = secret
    full = commit_fields(SALT, positions)
    target = full.digests()[2]
    # The reader has the other group's seed, the salt of `f` and every other value.
    known = [
        CASE.reveal(),
        SALT,
        bytes(32),
        *(open_disclosure(each)[0] for each in full.present([0, 1])),
    ]
    for material in known:
        positions[2] = replace(secret, seed=SecretBytes(material))
        guess = commit_fields(SALT, positions)
        assert guess.digests()[2] != target
        assert digest(disclosure(material, [2, NAMES[2], "Juan Pérez"])) != target


def test_withheld_tokens_of_equal_text_have_different_digests() -> None:
    made = commit_fields(SALT, act_positions(act="no no no no. no no."))
    field = made.positions[1]
    assert not isinstance(field, Withheld)
    digests = [each.own.digest for sentence in field.sentences for each in sentence.elements]
    assert len(set(digests)) == len(digests)


def test_nothing_secret_prints(commitment: FieldCommitment) -> None:
    printed = repr(commitment) + repr(act_positions()) + repr(commit_trace(SALT, {"a": "Juan"}))
    opened = open_fields(commitment.f_digest, commitment.present([0, 1, 2]))
    printed += repr(opened)
    for hidden in ("Juan", "procede", b64u_encode(SALT), commitment.f_disclosure):
        assert hidden not in printed
