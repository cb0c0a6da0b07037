from __future__ import annotations

import json
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jwcrypto.jwk import JWK  # type: ignore[import-untyped]  # has no stubs
from jwcrypto.jws import JWS  # type: ignore[import-untyped]  # has no stubs
from sd_jwt.verifier import SDJWTVerifier  # type: ignore[import-untyped]  # has no stubs

from crypto.canonical import b64u_encode, dumps
from crypto.commitments import (
    FIELD_COUNT,
    Committed,
    FieldCommitment,
    OpenedFields,
    Withheld,
    commit_fields,
    commit_trace,
    digest,
    disclosure,
    open_disclosure,
    open_fields,
)
from crypto.errors import CryptoError, FormatError, VerificationError
from crypto.secret import SecretBytes, random_secret
from crypto.tokens import TOKENISER, ShownText, tokenise
from tests.crypto.acts import ACT, CASE, NAMES, SALT, VALUES, act_positions, reference, salt_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@pytest.fixture(scope="module")
def commitment() -> FieldCommitment:
    return commit_fields(SALT, act_positions())


def _text(opened: OpenedFields) -> ShownText:
    found = next(field.value for field in opened.fields if field.index == 1)
    assert isinstance(found, ShownText)
    return found


def test_what_is_not_shown_is_listed(commitment: FieldCommitment) -> None:
    opened = open_fields(commitment.f_digest, commitment.present([0, 2]), NAMES)
    assert [field.index for field in opened.fields] == [0, 2]
    assert opened.withheld == tuple(sorted(set(range(FIELD_COUNT)) - {0, 2}))


def test_a_redacted_act_shows_marks(commitment: FieldCommitment) -> None:
    hidden = [(1, 1), (1, 2), (1, 3)]
    opened = open_fields(commitment.f_digest, commitment.present([1], {1: hidden}))
    expected = "Se determina que no procede. Firma […]\nNotifíquese a «la parte»."
    assert _text(opened).render("[…]") == expected


def test_a_withheld_sentence_shows_nothing_of_itself(commitment: FieldCommitment) -> None:
    hidden = [(1, token) for token in range(4)]
    presented = commitment.present([1], {1: hidden})
    opened = open_fields(commitment.f_digest, presented)
    expected = "Se determina que no procede. […]\nNotifíquese a «la parte»."
    assert _text(opened).render("[…]") == expected
    field = commitment.positions[1]
    assert not isinstance(field, Withheld)
    assert field.sentences[1].own.disclosure not in presented


@given(st.data())
def test_any_choice_of_tokens_reads_as_the_text_minus_marks(data: st.DataObject) -> None:
    seed = SecretBytes(data.draw(st.binary(min_size=32, max_size=32)))
    made = commit_fields(SALT, act_positions(seed))
    sentences = tokenise(ACT)
    places = [(s, t) for s, tokens in enumerate(sentences) for t in range(len(tokens))]
    hidden = data.draw(st.sets(st.sampled_from(places)))
    shown = _text(open_fields(made.f_digest, made.present([1], {1: hidden})))
    expected: list[str | None] = []
    for place in places:
        if place not in hidden:
            expected.append(sentences[place[0]][place[1]])
        elif expected[-1:] != [None]:
            expected.append(None)
    assert shown.parts == tuple(expected)


@pytest.mark.parametrize(
    ("shown", "withheld"),
    [
        pytest.param([32], {}, id="a position that is not there"),
        pytest.param([0], {1: [(0, 0)]}, id="a token of a position not shown"),
        pytest.param([1], {1: [(0, 5)]}, id="a token behind the last"),
        pytest.param([1], {1: [(0, -1)]}, id="a token counted from the end"),
        pytest.param([1], {1: [(4, 0)]}, id="a sentence behind the last"),
        pytest.param([1], {1: [(99, 0)]}, id="a sentence that is not there"),
        pytest.param([1], {1: [(-1, 0)]}, id="a sentence counted from the end"),
        pytest.param([0], {0: [(0, 0)]}, id="a token of a whole value"),
    ],
)
def test_what_cannot_be_presented(
    commitment: FieldCommitment, shown: Sequence[int], withheld: dict[int, Any]
) -> None:
    with pytest.raises(FormatError):
        commitment.present(shown, withheld)


def _flip(presented: list[str], number: int, place: int, bit: int) -> list[str]:
    text = presented[number]
    changed = text[:place] + chr(ord(text[place]) ^ 1 << bit) + text[place + 1 :]
    return [*presented[:number], changed, *presented[number + 1 :]]


def test_any_changed_bit_is_refused(commitment: FieldCommitment) -> None:
    presented = commitment.present([0])
    for number, text in enumerate(presented):
        for place, bit in product(range(len(text)), range(7)):
            with pytest.raises(CryptoError):
                open_fields(commitment.f_digest, _flip(presented, number, place, bit))


@given(st.data())
def test_any_changed_bit_of_a_text_is_refused(data: st.DataObject) -> None:
    made = commit_fields(SALT, act_positions())
    presented = made.present([1], {1: [(1, 1)]})
    number = data.draw(st.integers(0, len(presented) - 1))
    place = data.draw(st.integers(0, len(presented[number]) - 1))
    with pytest.raises(CryptoError):
        open_fields(made.f_digest, _flip(presented, number, place, data.draw(st.integers(0, 6))))


def test_a_missing_disclosure_reads_as_withheld_or_is_refused(commitment: FieldCommitment) -> None:
    presented = commitment.present([0, 2])
    opened = open_fields(commitment.f_digest, presented[:-1])
    assert 2 in opened.withheld
    with pytest.raises(VerificationError):
        open_fields(commitment.f_digest, presented[1:])
    with pytest.raises(VerificationError):
        open_fields(commitment.f_digest, [])


@settings(max_examples=60)
@given(st.data())
def test_no_other_order_is_read(data: st.DataObject) -> None:
    made = commit_fields(SALT, act_positions())
    presented = made.present([0, 1, 2])
    one, other = data.draw(
        st.lists(st.integers(0, len(presented) - 1), min_size=2, max_size=2, unique=True)
    )
    presented[one], presented[other] = presented[other], presented[one]
    with pytest.raises(CryptoError):
        open_fields(made.f_digest, presented)


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda p: [*p, disclosure(SALT, "x")], id="an unreferenced one at the end"),
        pytest.param(lambda p: [disclosure(SALT, "x"), *p], id="an unreferenced one first"),
        pytest.param(lambda p: [*p, p[-1]], id="the last one twice"),
        pytest.param(lambda p: [p[0], *p], id="the first one twice"),
        pytest.param(lambda p: [*p, ""], id="an empty one"),
        pytest.param(lambda p: [*p[:1], *p[2:], p[1]], id="a position behind its successors"),
    ],
)
def test_disclosures_without_a_place_are_refused(
    commitment: FieldCommitment, spoil: Callable[[list[str]], list[str]]
) -> None:
    with pytest.raises(VerificationError):
        open_fields(commitment.f_digest, spoil(commitment.present([0, 1])))


def test_a_name_that_is_not_the_schemas_is_refused(commitment: FieldCommitment) -> None:
    with pytest.raises(VerificationError):
        open_fields(commitment.f_digest, commitment.present([2]), [*NAMES[:2], "otro", *NAMES[3:]])


def _forge(contents: dict[int, Any], *below: str) -> tuple[str, list[str]]:
    """Return digest and presentation of fields made by hand, digests of noise elsewhere."""
    disclosed = {index: disclosure(SALT, content) for index, content in contents.items()}
    digests = [digest(disclosed.get(index, f"{index}")) for index in range(FIELD_COUNT)]
    f = disclosure(SALT, [reference(each) for each in digests])
    return digest(f), [f, *disclosed.values(), *below]


def _forged_text(sentences: Any, tokeniser: Any = TOKENISER) -> list[Any]:
    return [0, "acto", {"sentences": sentences, "tokeniser": tokeniser}]


def test_a_forgery_that_is_sound_is_read() -> None:
    """The forging helper itself makes what the reader accepts, so that refusals mean something."""
    opened = open_fields(*_forge({0: [0, "a", 1]}))
    assert opened.fields[0].value == 1


@pytest.mark.parametrize(
    "content",
    [
        pytest.param([1, "acto", "x"], id="the index of another position"),
        pytest.param([False, "acto", "x"], id="false as the index 0"),
        pytest.param(["0", "acto", "x"], id="text as index"),
        pytest.param([0, "acto"], id="no value"),
        pytest.param([0, "acto", "x", "y"], id="two values"),
        pytest.param([0, "Acto", "x"], id="a name in capitals"),
        pytest.param([0, None, "x"], id="no name"),
        pytest.param({"0": "acto"}, id="an object"),
        pytest.param("acto", id="text"),
        pytest.param([0, "acto", {"a": {"...": "x"}}], id="a reserved name in a value"),
        pytest.param([0, "acto", [{"...": digest("x")}]], id="digests in a whole value"),
        pytest.param(_forged_text([]), id="a text without sentences"),
        pytest.param(_forged_text([{"...": digest("x")}], 2), id="another tokeniser"),
        pytest.param(
            _forged_text([{"...": digest("x")}], tokeniser=True), id="true as tokeniser 1"
        ),
        pytest.param(_forged_text({"...": digest("x")}), id="one digest without a list"),
        pytest.param(_forged_text(None), id="null for sentences"),
        pytest.param(_forged_text(1), id="a number for sentences"),
        pytest.param(_forged_text(["x"]), id="a sentence in the open"),
        pytest.param(_forged_text([{"...": "x"}]), id="a digest that is too short"),
        pytest.param(_forged_text([{"...": None}]), id="a digest that is null"),
        pytest.param(_forged_text([{"...": digest("x"), "a": 1}]), id="a digest with company"),
        pytest.param(
            [0, "acto", {"sentences": [{"...": digest("x")}], "tokeniser": 1, "x": 1}],
            id="a text with a third member",
        ),
    ],
)
def test_a_committed_position_of_another_form_is_refused(content: Any) -> None:
    with pytest.raises(FormatError):
        open_fields(*_forge({0: content}))


@pytest.mark.parametrize(
    "element",
    ["a b", "", "x" * 65, "a\u202eb", 7, ["a"], {"a": "b"}, "¶x"],
    ids=["a space", "empty", "long", "a direction mark", "a number", "a list", "an object", "a ¶"],
)
def test_a_committed_element_that_is_no_token_is_refused(element: Any) -> None:
    leaf = disclosure(SALT, element)
    sentence = disclosure(SALT, [reference(digest(leaf))])
    with pytest.raises(FormatError):
        open_fields(*_forge({0: _forged_text([reference(digest(sentence))])}, sentence, leaf))


def test_a_list_of_31_digests_is_refused() -> None:
    f = disclosure(SALT, [reference(digest(str(number))) for number in range(31)])
    with pytest.raises(FormatError):
        open_fields(digest(f), [f])


def test_the_same_digest_at_two_positions_is_refused() -> None:
    digests = [digest(str(number)) for number in range(31)]
    f = disclosure(SALT, [reference(each) for each in (*digests, digests[0])])
    with pytest.raises(VerificationError, match="twice"):
        open_fields(digest(f), [f])


def test_the_same_name_at_two_positions_is_refused() -> None:
    with pytest.raises(FormatError):
        open_fields(*_forge({0: [0, "acto", "sí"], 1: [1, "acto", "no"]}))


def test_a_field_cannot_be_committed_to_twice(commitment: FieldCommitment) -> None:
    """A second disclosure for a position has no place that its digest would fit."""
    index, name, value = 0, NAMES[0], "act/2"
    second = disclosure(salt_of(CASE, 0), [index, name, value])
    presented = commitment.present([0])
    for disclosures in (
        [presented[0], second],
        [*presented, second],
        [presented[0], second, presented[1]],
    ):
        with pytest.raises(VerificationError):
            open_fields(commitment.f_digest, disclosures)


def test_a_null_hidden_by_the_presenter_is_refused_or_a_mark() -> None:
    made = commit_fields(SALT, act_positions(act="Se determina que no procede. Firma Juan."))
    presented = made.present([1])
    refused = 0
    for number, each in enumerate(presented):
        if open_disclosure(each)[1] is None:
            try:
                shown = open_fields(made.f_digest, [*presented[:number], *presented[number + 1 :]])
            except VerificationError:
                refused += 1
            else:
                # It was alone in its gap: the reader sees that something is hidden there.
                assert not _text(shown).complete
    assert refused > 0


def _as_sd_jwt(e: Committed, f_digest: str, disclosures: Sequence[str]) -> Any:
    """Read with `sd-jwt`; the issuer's key is symmetric because the library lacks Ed25519."""
    key = JWK(kty="oct", k=b64u_encode(bytes(32)))
    claims = {"_sd_alg": "sha-256", "e": [reference(e.digest)], "f": [reference(f_digest)]}
    token = JWS(dumps(claims))
    token.add_signature(key, "HS256", json.dumps({"alg": "HS256", "typ": "x+sd-jwt"}))
    text = "~".join([token.serialize(compact=True), e.disclosure, *disclosures, ""])
    return SDJWTVerifier(text, lambda *_issuer: key).get_verified_payload()


def test_the_reference_library_reads_a_full_presentation(commitment: FieldCommitment) -> None:
    record = {"kind": "case", "recorded": "2026-11-22T13:04:05-06:00"}
    read = _as_sd_jwt(
        commit_trace(SALT, record), commitment.f_digest, commitment.present(range(FIELD_COUNT))
    )
    assert read["e"] == [record]
    fields = read["f"][0]
    assert [field[:2] for field in fields] == [[i, name] for i, name in enumerate(NAMES)]
    sentences = fields[1][2]["sentences"]
    assert [[t for t in each if t is not None] for each in sentences] == tokenise(ACT)
    assert [field[2] for field in fields[2:]] == VALUES[2:]


@settings(max_examples=30)
@given(st.data())
def test_the_reference_library_reads_any_presentation(data: st.DataObject) -> None:
    made = commit_fields(SALT, act_positions())
    shown = data.draw(st.sets(st.integers(0, FIELD_COUNT - 1)))
    hidden = data.draw(st.sets(st.sampled_from([(0, 0), (0, 1), (1, 2), (3, 1)])))
    presented = made.present(shown, {1: hidden} if 1 in shown else {})
    opened = open_fields(made.f_digest, presented)
    read = _as_sd_jwt(commit_trace(SALT, {}), made.f_digest, presented)["f"][0]
    assert [field[:2] for field in read] == [[field.index, field.name] for field in opened.fields]
    for theirs, ours in zip(read, opened.fields, strict=True):
        if isinstance(ours.value, ShownText):
            words = [t for each in theirs[2]["sentences"] for t in each if t is not None]
            assert words == [part for part in ours.value.parts if part is not None]
        else:
            assert theirs[2] == ours.value


def test_the_reference_library_accepts_what_we_refuse(commitment: FieldCommitment) -> None:
    """The reason for code of our own: RFC 9901 §7.1 step 5 refuses unreferenced disclosures."""
    extra = [*commitment.present([0]), disclosure(random_secret().reveal(), "suelta")]
    assert _as_sd_jwt(commit_trace(SALT, {}), commitment.f_digest, extra)["f"]
    with pytest.raises(VerificationError):
        open_fields(commitment.f_digest, extra)
