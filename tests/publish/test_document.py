"""The public document refuses whatever a reader would not see, and counts nothing hidden."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

import resources
from alertadores.publish.document import (
    MAX_CHARACTERS,
    Fact,
    Language,
    Mark,
    MarkKind,
    Paragraph,
    PublicDocument,
)
from alertadores.publish.outline import WORDINGS, issue_text, mark_text, outline
from crypto import canonical
from tests.publish.publicfile import mark, sample, with_text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("uno\u202edos", id="a right-to-left override"),
        pytest.param("uno\u2066dos\u2069", id="a bidi isolate"),
        pytest.param("uno\u200bdos", id="a zero width space"),
        pytest.param("uno\ufeffdos", id="a byte order mark"),
        pytest.param("uno\u00addos", id="a soft hyphen"),
        pytest.param("uno\U000e0041dos", id="an invisible tag character"),
        pytest.param("uno\x00dos", id="a null"),
        pytest.param("uno\ndos", id="a line break"),
        pytest.param("uno\tdos", id="a tab"),
        pytest.param("uno\u2028dos", id="a line separator"),
        pytest.param("uno\u00a0dos", id="a no-break space"),
        pytest.param("uno\u3000dos", id="a wide space"),
        pytest.param("uno  dos", id="two spaces in a row"),
        pytest.param(" uno", id="a leading space"),
        pytest.param("uno ", id="a trailing space"),
        pytest.param("", id="nothing"),
        pytest.param("a\u0301rbol", id="text that is not in NFC"),
        pytest.param("\u0304uno", id="a combining character without a base"),
        pytest.param("uno\ue000", id="a private use character"),
        pytest.param("uno\U0010ffff", id="a code point that is no character"),
        pytest.param("uno\ud800", id="a lone surrogate"),
        pytest.param("שלום", id="right-to-left letters"),
        pytest.param("dijo [Eliminado 7 · Nombre]", id="an imitation of a mark"),
        pytest.param("dijo [redacted 7 · Name]", id="an imitation of an English mark"),
        pytest.param("x" * 20_001, id="a text beyond its bound"),
    ],
)
def test_text_with_more_than_a_reader_sees_is_refused(text: str) -> None:
    for build in (
        lambda: Fact(label=text, value="v"),
        lambda: Fact(label="l", value=text),
        lambda: Paragraph(runs=(text,)),
        lambda: sample(agency=text),
        lambda: sample(title=text),
        lambda: sample(legends=(text,)),
        lambda: Mark(number=1, kind="NOMBRE", basis=text, motive="m"),
        lambda: Mark(number=1, kind="NOMBRE", basis="b", motive=text),
    ):
        with pytest.raises(ValidationError):
            build()


def test_refusals_name_the_position_and_never_the_text() -> None:
    with pytest.raises(ValidationError) as refused:
        with_text("Juana Pérez\u202e, jefa")
    assert "U+202E at position 11" in str(refused.value)
    assert "Juana" not in str(refused.value)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Tlahtolli: chikuasen, īpan, ꞌ y Ꞌ", id="Nahuatl with macrons and saltillo"),
        pytest.param("Ñuu Savi: ñuꞌu, ndɨkɨ, a̱ nda̱ꞌa", id="Mixtec with barred i and line below"),
        pytest.param("«comillas» “dobles” — raya… 1.º, 50 % y 3½", id="Spanish typography"),
        pytest.param("$1,234.56 & <b>x</b> \\ (a) {b} ~", id="characters special to PDF and XML"),
    ],
)
def test_letters_of_mexico_are_accepted(text: str) -> None:
    assert with_text(unicodedata.normalize("NFC", text)).blocks[0].runs[0]


@pytest.mark.parametrize(
    "runs",
    [
        pytest.param((), id="no runs"),
        pytest.param(("a", "b"), id="two texts side by side"),
        pytest.param((" a ", mark(1)), id="a leading space"),
        pytest.param((mark(1), " "), id="a trailing space"),
        pytest.param((mark(1), mark(2)), id="two names without anything between"),
        pytest.param((mark(1), " ", mark(2)), id="two names with only a space between"),
        pytest.param(["a"], id="a list where a tuple is due"),
        pytest.param((b"a",), id="bytes"),
        pytest.param((7,), id="a number"),
        pytest.param(({"number": 1, "kind": "NOMBRE", "basis": "b", "motive": "m", "text": "Ana"},),
                     id="a mark that brings its text"),
    ],
)  # fmt: skip
def test_paragraphs_have_one_spelling(runs: Any) -> None:
    with pytest.raises(ValidationError):
        Paragraph(runs=runs)


def test_marks_may_begin_end_and_touch_when_their_kinds_differ() -> None:
    block = Paragraph(runs=(mark(1), mark(2, "LUGAR"), " y ", mark(3, "LUGAR")))
    assert [m.number for m in sample(blocks=(block,)).marks] == [1, 2, 3]


@pytest.mark.parametrize(
    "numbers",
    [
        pytest.param((2,), id="not from one"),
        pytest.param((1, 3), id="with a gap"),
        pytest.param((2, 1), id="out of order"),
        pytest.param((1, 1), id="twice the same"),
    ],
)
def test_marks_are_numbered_in_order_of_appearance(numbers: tuple[int, ...]) -> None:
    blocks = tuple(Paragraph(runs=("a ", mark(number))) for number in numbers)
    with pytest.raises(ValidationError, match="numbered"):
        sample(blocks=blocks)


def test_paragraphs_hidden_whole_are_not_counted() -> None:
    hidden = tuple(Paragraph(runs=(mark(number, "NARRATIVA"),)) for number in (1, 2))
    with pytest.raises(ValidationError, match="consecutive"):
        sample(blocks=hidden)
    apart = (hidden[0], Paragraph(runs=("Después:",)), hidden[1])
    assert len(sample(blocks=apart).marks) == 2


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"original": "texto"}, id="a field for the original"),
        pytest.param({"language": "fr"}, id="a language without wording"),
        pytest.param({"issue": datetime(2026, 11, 30, 9, 15)}, id="a time of day"),  # noqa: DTZ001
        pytest.param({"issue": "2026-11-30"}, id="a date as text"),
        pytest.param({"issue": date(1999, 12, 31)}, id="a date out of range"),
        pytest.param({"origin": "sabg.gob.mx/Área"}, id="a foreign letter in the origin"),
        pytest.param({"origin": "sabg.gob.mx\n"}, id="a line break in the origin"),
        pytest.param({"facts": tuple(Fact(label="a", value="b") for _ in range(51))},
                     id="too many facts"),
        pytest.param({"blocks": tuple(Paragraph(runs=("x" * 20_000,)) for _ in range(26))},
                     id="too much text"),
    ],
)  # fmt: skip
def test_documents_are_closed_strict_and_bounded(changes: dict[str, Any]) -> None:
    assert MAX_CHARACTERS < 26 * 20_000
    with pytest.raises(ValidationError):
        sample(**changes)


def test_documents_do_not_change() -> None:
    document = sample()
    with pytest.raises(ValidationError):
        document.title = "otro"
    with pytest.raises(ValidationError):
        document.blocks[0].runs[1].number = 9  # type: ignore[union-attr]


def test_json_carries_a_document_exactly() -> None:
    document = sample()
    assert PublicDocument.model_validate_json(document.model_dump_json()) == document


def test_texts_names_every_text_and_its_place() -> None:
    texts = dict(sample().texts())
    assert texts["agency"] == "Secretaría Anticorrupción y Buen Gobierno"
    assert texts["facts.1.value"] == "Peculado (LGRA, artículo 53)"
    assert texts["blocks.0.runs.2"] == ", del área de pagos."
    assert texts["blocks.1.runs.0.motive"] == "Identifica a una persona."
    assert texts["legends.0"].startswith("Resumen disociado.")


@given(st.text(max_size=40))
@settings(max_examples=200)
def test_whatever_is_accepted_is_visible_text(text: str) -> None:
    try:
        (run,) = Paragraph(runs=(text,)).runs
    except ValidationError:
        return
    assert run == text == unicodedata.normalize("NFC", text)
    assert text.split(" ") == text.split()
    assert not any(unicodedata.category(character)[0] == "C" for character in text)


def test_a_mark_is_constant_text() -> None:
    assert mark_text(mark(3), "es") == "[Eliminado 3 · Nombre]"
    assert mark_text(mark(3), "en") == "[Redacted 3 · Name]"


@pytest.mark.parametrize("language", ["es", "en"])
def test_kinds_are_named_as_the_catalogue_names_them(language: Language) -> None:
    catalog = canonical.loads(resources.read("catalogs", "redaction_kinds.json"))
    names = {entry["key"]: entry["label"][language] for entry in catalog["entries"]}
    assert WORDINGS[language].kinds == names
    assert set(names) == set(get_args(MarkKind))


def test_dates_are_worded_without_the_systems_locale() -> None:
    assert issue_text(date(2026, 1, 5), "es") == "Emitido el 5 de enero de 2026"
    assert issue_text(date(2026, 12, 31), "en") == "Issued on 31 December 2026"


def test_empty_sections_are_left_out() -> None:
    bare = sample(facts=(), blocks=(), legends=())
    headings = [block.text for block in outline(bare) if hasattr(block, "level")]
    assert headings == [bare.title, WORDINGS["es"].verification]
