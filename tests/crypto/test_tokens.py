from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypto.canonical import dumps
from crypto.errors import FormatError, VerificationError
from crypto.secret import SecretBytes
from crypto.tokens import (
    MAX_TOKEN,
    PARAGRAPH,
    Gap,
    ShownText,
    canonical_text,
    check_token,
    interleave,
    join,
    read_sentence,
    shown_text,
    tokenise,
)

SEED = SecretBytes(bytes(range(32)))
ACT = "Se determina lo siguiente: procede. La medida (urgente) inicia hoy.\nNotifíquese."


def _recordable(text: str) -> bool:
    try:
        canonical_text(text)
    except FormatError:
        return False
    return True


texts = st.text(max_size=300).filter(_recordable)
prose = st.lists(
    st.sampled_from(["la", "señora", "Pérez,", "no.", "¿Sí?", "fin…»", "\n", "«", "x" * 130]),
    min_size=1,
    max_size=40,
).map(" ".join)
any_text = st.one_of(texts, prose.filter(_recordable))


def test_sentences_end_at_full_stops_and_paragraphs() -> None:
    assert tokenise(ACT) == [
        ["Se", "determina", "lo", "siguiente:", "procede."],
        ["La", "medida", "(urgente)", "inicia", "hoy."],
        [PARAGRAPH],
        ["Notifíquese."],
    ]


@pytest.mark.parametrize("end", [".", "?", "!", "…", ".)", "?»", '!"', ".”]", ".’"])
def test_what_ends_a_sentence(end: str) -> None:
    assert tokenise(f"Uno{end} dos") == [[f"Uno{end}"], ["dos"]]


@pytest.mark.parametrize(
    ("typed", "recorded"),
    [
        pytest.param("  a \t b  ", "a b", id="any white space is one space"),
        pytest.param("a\u00a0b\u2003c", "a b c", id="no-break and em spaces are spaces"),
        pytest.param("a\r\n\r\n b\n", "a\nb", id="empty lines go"),
        pytest.param("a\u2028b\u2029c\vd", "a\nb\nc\nd", id="every line break is one"),
        pytest.param("a ¶ b¶c", "a\nb\nc", id="a pilcrow is a paragraph break"),
        pytest.param("pe\u00adrito\u200b \ufeffx\u202e", "perito x", id="format characters go"),
        pytest.param("n\u0303", "ñ", id="text is in NFC"),
        pytest.param("n\u200d\u0303", "ñ", id="text is in NFC after format characters went"),
        pytest.param("x" * 130, " ".join(["x" * 64, "x" * 64, "xx"]), id="long words are broken"),
    ],
)
def test_the_recorded_form(typed: str, recorded: str) -> None:
    assert canonical_text(typed) == recorded
    assert join(tokenise(recorded)) == recorded


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("", id="nothing"),
        pytest.param(" \n\u200b ", id="only space"),
        pytest.param("a\x00b", id="a null character"),
        pytest.param("a\x1bb", id="an escape character"),
        pytest.param("a\x1fb", id="a unit separator"),
        pytest.param("a\ue000b", id="a private character"),
        pytest.param("a\ud800b", id="a lone surrogate"),
        pytest.param("a\u0378b", id="an unassigned character"),
    ],
)
def test_what_cannot_be_recorded(typed: str) -> None:
    with pytest.raises(FormatError):
        canonical_text(typed)


@pytest.mark.parametrize(
    "text", [" a", "a  b", "a\r\nb", "a\n\nb", "a\n", "a\u00a0b", "x" * 65, "a¶b", ""]
)
def test_text_in_another_form_is_not_tokenised(text: str) -> None:
    with pytest.raises(FormatError):
        tokenise(text)


@pytest.mark.parametrize(
    "token",
    [
        pytest.param("", id="empty"),
        pytest.param("x" * 65, id="of 65 characters"),
        pytest.param("a b", id="with a space"),
        pytest.param("a\u00a0b", id="with a no-break space"),
        pytest.param("a\nb", id="with a line feed"),
        pytest.param("a\u2028b", id="with a line separator"),
        pytest.param("a\u200bb", id="with a zero-width space"),
        pytest.param("a\u202eb", id="with a right-to-left override"),
        pytest.param("a\x7fb", id="with a delete character"),
        pytest.param("a\ue000", id="with a private character"),
        pytest.param("a\ud800", id="with a surrogate"),
        pytest.param("\u3164", id="of a letter that shows nothing"),
        pytest.param("a\ufe0f", id="with a variation selector"),
        pytest.param("a\uffff", id="with a noncharacter"),
        pytest.param("a\U000e0041", id="with a tag"),
        pytest.param("a\n", id="with a line feed behind"),
        pytest.param("a¶", id="with a paragraph break inside"),
        pytest.param(7, id="a number"),
        pytest.param(["a"], id="a list"),
        pytest.param(None, id="a null"),
    ],
)
def test_what_is_no_token(token: object) -> None:
    with pytest.raises(FormatError):
        check_token(token)


@pytest.mark.parametrize(
    "token",
    [
        # Assigned by Unicode 15 (Python 3.12): a face, and a mark that sorts behind U+0323.
        pytest.param("\U0001fae8", id="a face of Unicode 15"),
        pytest.param("a\U0001e08f\u0323", id="in NFC for Unicode 14 only"),
        pytest.param("n\u0303", id="in NFC for no version"),
        pytest.param("\u0378", id="assigned by no version"),
    ],
)
def test_a_token_is_read_whatever_tables_of_unicode_there_are(token: str) -> None:
    assert check_token(token) == token
    assert tokenise(f"{token} b") == [[token, "b"]]


def test_a_text_of_many_tokens_is_read_or_refused() -> None:
    text = " ".join(["x" * MAX_TOKEN] * 20_000)
    assert join(tokenise(text)) == text
    with pytest.raises(FormatError):
        tokenise(text + "x")


@given(any_text)
def test_the_recorded_form_is_a_fixed_point(text: str) -> None:
    recorded = canonical_text(text)
    assert canonical_text(recorded) == recorded
    assert unicodedata.is_normalized("NFC", recorded)


@given(any_text)
def test_tokens_give_the_recorded_text_back(text: str) -> None:
    recorded = canonical_text(text)
    sentences = tokenise(recorded)
    assert join(sentences) == recorded
    assert all(check_token(token) == token for sentence in sentences for token in sentence)
    assert all(sentence == [PARAGRAPH] or PARAGRAPH not in sentence for sentence in sentences)
    assert all(0 < len(token) <= MAX_TOKEN for sentence in sentences for token in sentence)
    dumps(sentences)


def test_nulls_keep_their_places() -> None:
    tokens = tokenise(ACT)[0]
    assert list(interleave(SEED, 3, 0, tokens)) == list(interleave(SEED, 3, 0, tokens))


@pytest.mark.parametrize(("index", "sentence"), [(3, 1), (4, 0)], ids=["sentence", "position"])
def test_nulls_differ_elsewhere(index: int, sentence: int) -> None:
    tokens = [str(number) for number in range(100)]
    assert list(interleave(SEED, 3, 0, tokens)) != list(interleave(SEED, index, sentence, tokens))


def test_nulls_differ_under_another_seed() -> None:
    tokens = [str(number) for number in range(100)]
    other = SecretBytes(bytes(32))
    assert list(interleave(SEED, 3, 0, tokens)) != list(interleave(other, 3, 0, tokens))


def test_gaps_are_geometric() -> None:
    tokens = [str(number) for number in range(9999)]
    sizes = [0] * (len(tokens) + 1)
    for token, beside in interleave(SEED, 0, 0, tokens):
        sizes[beside[-1]] += token is None
    for nulls in range(5):
        share = sum(size == nulls for size in sizes) / len(sizes)
        assert abs(share - 0.5 ** (nulls + 1)) < 0.02


@given(prose.filter(_recordable))
def test_interleaving_keeps_the_tokens_and_names_the_neighbours(text: str) -> None:
    (tokens, *_rest) = tokenise(canonical_text(text))
    place = -1
    for token, beside in interleave(SEED, 0, 0, tokens):
        place += token is not None
        assert beside == ((place, place + 1) if token is None else (place,))
        assert token is None or token == tokens[place]
    assert place == len(tokens) - 1


NULL, HIDDEN = Gap.NULL, Gap.WITHHELD


@pytest.mark.parametrize(
    ("elements", "parts"),
    [
        pytest.param([NULL, "a", NULL, NULL, "b"], ["a", "b"], id="nulls leave nothing"),
        pytest.param(["a", HIDDEN, HIDDEN, "b"], ["a", None, "b"], id="one mark for each run"),
        pytest.param([HIDDEN, "a", HIDDEN], [None, "a", None], id="marks at the ends"),
    ],
)
def test_reading_a_sentence(elements: list[str | Gap], parts: list[str | None]) -> None:
    assert read_sentence(elements) == parts


@pytest.mark.parametrize(
    "elements",
    [
        pytest.param(["a", NULL, HIDDEN, "b"], id="between two tokens"),
        pytest.param(["a", HIDDEN, NULL, HIDDEN, "b"], id="a null inside a hidden run"),
        pytest.param([HIDDEN, NULL, "a"], id="before the first token"),
        pytest.param(["a", NULL, HIDDEN], id="after the last token"),
    ],
)
def test_a_hidden_null_among_shown_ones_is_refused(elements: list[str | Gap]) -> None:
    with pytest.raises(VerificationError):
        read_sentence(elements)


@pytest.mark.parametrize(
    "elements",
    [
        pytest.param([], id="nothing"),
        pytest.param([NULL, NULL], id="only nulls"),
        pytest.param([HIDDEN], id="only one hidden element"),
    ],
)
def test_a_sentence_that_shows_no_token_is_refused(elements: list[str | Gap]) -> None:
    with pytest.raises(FormatError, match="no token"):
        read_sentence(elements)


def test_a_paragraph_break_inside_a_sentence_is_refused() -> None:
    with pytest.raises(FormatError):
        read_sentence(["a", PARAGRAPH, "b"])


@pytest.mark.parametrize(
    "sentences",
    [
        pytest.param([], id="no sentence"),
        pytest.param([[PARAGRAPH], ["a"]], id="a break first"),
        pytest.param([["a"], [PARAGRAPH]], id="a break last"),
        pytest.param([["a"], [PARAGRAPH], [PARAGRAPH], ["b"]], id="two breaks in a row"),
        pytest.param([["a"], [PARAGRAPH], [], [PARAGRAPH], ["b"]], id="a paragraph of nulls"),
    ],
)
def test_an_empty_paragraph_is_refused(sentences: list[list[str]]) -> None:
    with pytest.raises(FormatError):
        shown_text(sentences)


def test_withheld_sentences_in_a_row_are_one_mark() -> None:
    shown = shown_text([["a", None], [None], [None, "b."], [PARAGRAPH], [None], ["c"]])
    assert shown == ShownText(("a", None, "b.", PARAGRAPH, None, "c"))
    assert shown.render("[…]") == "a […] b.\n[…] c"
    assert not shown.complete


def test_a_text_shown_in_full_is_complete() -> None:
    shown = shown_text(tokenise(ACT))
    assert shown.complete
    assert shown.render("[…]") == ACT
