"""The public document: a type that has no place for what is hidden.

A version for the public is not a case with parts covered up. It is built anew from the fields
below, which hold public text and marks. A mark knows its number, the kind of datum and the legal
reason; it never knows the words it stands for, nor where, how long or how many they were (LGTAIP
120 and 121). What cannot be written here cannot leak from the file.

All text is in Unicode NFC and made of characters that a reader sees, with single spaces: a run of
spaces, an invisible character or a change of direction can carry what the page does not show.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Annotated, Final, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from alertadores.domain.records import Origin

MAX_CHARACTERS: Final = 500_000
"""All text of one document together; about 170 pages."""

Language = Literal["es", "en"]
MarkKind = Literal[
    "NOMBRE",
    "CARGO_O_ADSCRIPCION",
    "DOMICILIO",
    "CURP_RFC",
    "CONTACTO",
    "DATO_SENSIBLE",
    "DATO_LABORAL",
    "DATO_PATRIMONIAL",
    "MONTO_O_CONTRATO_IDENTIFICABLE",
    "FECHA_EXACTA",
    "LUGAR",
    "NARRATIVA",
    "CLAVE_SEGUIMIENTO",
]
"""Kinds of hidden data: the legal enumeration `tipo_testado`."""

_RIGHT_TO_LEFT: Final = frozenset({"R", "AL", "AN"})
_LIKE_A_MARK: Final = re.compile(r"\[ ?(?:eliminad|redacted)", re.IGNORECASE)


def _visible(text: str) -> str:
    """Refuse text that holds more than a reader sees; positions count from 0."""
    if not unicodedata.is_normalized("NFC", text):
        raise ValueError("the text is not in Unicode NFC")
    for character in sorted(set(text), key=text.index):
        # Letters, marks, numbers, punctuation and symbols; neither controls nor other spaces.
        if character != " " and unicodedata.category(character)[0] not in "LMNPS":
            raise _refused(text, character, "is not a visible character")
        if unicodedata.bidirectional(character) in _RIGHT_TO_LEFT:
            raise _refused(text, character, "is written from right to left")
    if "  " in text:
        raise ValueError(f"two spaces in a row at position {text.index('  ')}")
    if unicodedata.category(text[0])[0] == "M":
        raise ValueError("the text begins with a combining character")
    if imitation := _LIKE_A_MARK.search(text):
        raise ValueError(f"the text imitates a mark at position {imitation.start()}")
    return text


def _refused(text: str, character: str, reason: str) -> ValueError:
    return ValueError(f"U+{ord(character):04X} at position {text.index(character)} {reason}")


def _trimmed(text: str) -> str:
    if text != text.strip(" "):
        raise ValueError("the text begins or ends with a space")
    return text


_Visible = AfterValidator(_visible)
_Trimmed = AfterValidator(_trimmed)
Line = Annotated[str, StringConstraints(min_length=1, max_length=200), _Visible, _Trimmed]
"""Text of a line or two."""
Prose = Annotated[str, StringConstraints(min_length=1, max_length=2_000), _Visible, _Trimmed]
"""Text of up to a page."""
TextRun = Annotated[str, StringConstraints(min_length=1, max_length=20_000), _Visible]
"""Part of a paragraph between marks; it may begin or end with a space."""


class _Part(BaseModel):
    """Closed, immutable, without coercion; errors do not repeat what was refused."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        hide_input_in_errors=True,
        revalidate_instances="always",
    )


class Fact(_Part):
    """One row of the summary, such as "Periodo" and "2024, primer trimestre"."""

    label: Line
    value: Prose


class Mark(_Part):
    """What stands in place of hidden text.

    Attributes:
        number: position among the marks of this document, from 1.
        kind: kind of the hidden datum, a key of `tipo_testado`.
        basis: article that orders the concealment, such as "LGTAIP, art. 115, párr. primero".
        motive: why that article applies.
    """

    number: Annotated[int, Field(ge=1, le=9_999)]
    kind: MarkKind
    basis: Line
    motive: Prose


class Paragraph(_Part):
    """Text and marks in reading order; one spelling only for what a reader sees.

    Raises:
        pydantic.ValidationError: two texts in a row, a space at either end, or marks of one kind
            with nothing between them, which would count what they hide.
    """

    runs: Annotated[tuple[TextRun | Mark, ...], Field(min_length=1, max_length=2_000)]

    @model_validator(mode="after")
    def _has_one_spelling(self) -> Self:
        first, last = self.runs[0], self.runs[-1]
        if (isinstance(first, str) and first[0] == " ") or (
            isinstance(last, str) and last[-1] == " "
        ):
            raise ValueError("a paragraph begins or ends with a space")
        if any(all(isinstance(run, str) for run in pair) for pair in pairwise(self.runs)):
            raise ValueError("two runs of text stand side by side; join them")
        _refuse_consecutive(run for run in self.runs if run != " ")
        return self


class PublicDocument(_Part):
    """Everything a public version says; `alertadores.publish.pdf.render` turns it into a file.

    Attributes:
        language: language of the fixed wording; the fields are expected in the same one.
        agency: name of the agency that emits it.
        title: title of the document.
        issue: day of emission of the batch, never that of the events.
        facts: rows of the dissociated summary, in order.
        blocks: the public text; marks in it are numbered 1, 2, 3… in order of appearance.
        legends: legends the law asks for, from the catalogue in force. They may name the export,
            never a hash of the file that holds them.
        origin: name of the log in which the emission can be checked.

    Raises:
        pydantic.ValidationError: any rule of this module is broken; the error names the place.
    """

    language: Language
    agency: Line
    title: Line
    issue: Annotated[date, Field(ge=date(2000, 1, 1), le=date(2199, 12, 31))]
    facts: Annotated[tuple[Fact, ...], Field(max_length=50)]
    blocks: Annotated[tuple[Paragraph, ...], Field(max_length=5_000)]
    legends: Annotated[tuple[Prose, ...], Field(max_length=10)]
    origin: Origin

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks of all paragraphs, in order of appearance."""
        return tuple(run for block in self.blocks for run in block.runs if isinstance(run, Mark))

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield every text with its place, written as in `pydantic` errors: ``blocks.0.runs.2``."""
        yield "agency", self.agency
        yield "title", self.title
        for row, fact in enumerate(self.facts):
            yield f"facts.{row}.label", fact.label
            yield f"facts.{row}.value", fact.value
        for number, block in enumerate(self.blocks):
            for position, run in enumerate(block.runs):
                place = f"blocks.{number}.runs.{position}"
                if isinstance(run, Mark):
                    yield f"{place}.basis", run.basis
                    yield f"{place}.motive", run.motive
                else:
                    yield place, run
        for number, legend in enumerate(self.legends):
            yield f"legends.{number}", legend

    @model_validator(mode="after")
    def _is_numbered_and_bounded(self) -> Self:
        if [mark.number for mark in self.marks] != list(range(1, len(self.marks) + 1)):
            raise ValueError("the marks are not numbered 1, 2, 3… in order of appearance")
        # A paragraph hidden whole may not be followed by another of its kind: it would count them.
        _refuse_consecutive(block.runs[0] if len(block.runs) == 1 else "" for block in self.blocks)
        if sum(len(text) for _, text in self.texts()) > MAX_CHARACTERS:
            raise ValueError(f"the document holds more than {MAX_CHARACTERS} characters")
        return self


def _refuse_consecutive(runs: Iterator[str | Mark]) -> None:
    for one, other in pairwise(runs):
        if isinstance(one, Mark) and isinstance(other, Mark) and one.kind == other.kind:
            raise ValueError(f"marks {one.number} and {other.number} are consecutive; merge them")
