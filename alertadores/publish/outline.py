"""What a public document says, in reading order and in its language.

The outline is the whole visible text: the PDF draws it, a preview shows it, and a check of the
finished file compares against it. Only page furniture (running header, page numbers) is added.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from alertadores.publish.document import Language, Mark, MarkKind, Paragraph, PublicDocument

Role = Literal["agency", "issue", "body", "note", "command"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Consecutive text of one kind; `mark` when it stands for something hidden."""

    text: str
    mark: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A title: level 1 for the document, 2 for its sections."""

    level: Literal[1, 2]
    text: str


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph and the part it plays."""

    role: Role
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table whose first column heads its rows; `columns` heads the columns, if they need it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Prose | Grid


@dataclass(frozen=True, slots=True)
class Wording:
    """The fixed words of one language; templates in `str.format` syntax.

    The names of the kinds are those of the catalogue `redaction_kinds`, written here again so that
    a new edition of it never changes the bytes of a document already issued.
    """

    months: tuple[str, ...]
    day: str
    issued: str
    page: str
    facts: str
    text: str
    marks: str
    marks_note: str
    mark: str
    mark_columns: tuple[str, str, str, str]
    kinds: Mapping[MarkKind, str]
    legends: str
    verification: str
    verification_note: str
    command: str
    origin: str


_ES: Final = Wording(
    months=(
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
    day="{day} de {month} de {year}",
    issued="Emitido el {day}",
    page="página {number} de {count}",
    facts="Datos del asunto",
    text="Texto público",
    marks="Partes eliminadas",
    marks_note=(
        "Cada marca sustituye información clasificada. Su forma es siempre la misma: no indica "
        "cuánto texto había ni qué decía."
    ),
    mark="[Eliminado {number} · {kind}]",
    mark_columns=("Núm.", "Tipo de dato", "Fundamento", "Motivo"),
    kinds={
        "NOMBRE": "Nombre",
        "CARGO_O_ADSCRIPCION": "Cargo o adscripción",
        "DOMICILIO": "Domicilio",
        "CURP_RFC": "CURP o RFC",
        "CONTACTO": "Contacto",
        "DATO_SENSIBLE": "Dato sensible",
        "DATO_LABORAL": "Dato laboral",
        "DATO_PATRIMONIAL": "Dato patrimonial",
        "MONTO_O_CONTRATO_IDENTIFICABLE": "Monto o contrato identificable",
        "FECHA_EXACTA": "Fecha exacta",
        "LUGAR": "Lugar",
        "NARRATIVA": "Narrativa",
        "CLAVE_SEGUIMIENTO": "Clave de seguimiento",
    },
    legends="Leyendas",
    verification="Cómo comprobar este documento",
    verification_note=(
        "Este documento se entrega dentro de un paquete firmado. Quien lo recibe puede comprobarlo "
        "sin conexión y sin confiar en quien lo envió, con una tarjeta de confianza obtenida por "
        "otra vía:"
    ),
    command="alertadores verify PAQUETE --trust TARJETA",
    origin=(
        "Origen de la bitácora: {origin}. La comprobación demuestra quién emitió y quién confirmó "
        "el documento y que no ha cambiado; no demuestra que los hechos narrados sean ciertos."
    ),
)
_EN: Final = Wording(
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    day="{day} {month} {year}",
    issued="Issued on {day}",
    page="page {number} of {count}",
    facts="Facts of the matter",
    text="Public text",
    marks="Redacted parts",
    marks_note=(
        "Each mark stands for classified information. Its form is always the same: it tells "
        "neither how much text there was nor what it said."
    ),
    mark="[Redacted {number} · {kind}]",
    mark_columns=("No.", "Kind of datum", "Legal basis", "Reason"),
    kinds={
        "NOMBRE": "Name",
        "CARGO_O_ADSCRIPCION": "Post or posting",
        "DOMICILIO": "Address",
        "CURP_RFC": "CURP or RFC",
        "CONTACTO": "Contact",
        "DATO_SENSIBLE": "Sensitive datum",
        "DATO_LABORAL": "Labour datum",
        "DATO_PATRIMONIAL": "Patrimonial datum",
        "MONTO_O_CONTRATO_IDENTIFICABLE": "Identifiable amount or contract",
        "FECHA_EXACTA": "Exact date",
        "LUGAR": "Place",
        "NARRATIVA": "Narrative",
        "CLAVE_SEGUIMIENTO": "Tracking key",
    },
    legends="Legends",
    verification="How to check this document",
    verification_note=(
        "This document is delivered inside a signed bundle. Its receiver can check it offline and "
        "without trusting the sender, against a trust card that came another way:"
    ),
    command="alertadores verify BUNDLE --trust CARD",
    origin=(
        "Origin of the log: {origin}. The check proves who issued and who confirmed the document "
        "and that it has not changed; it does not prove that what it tells is true."
    ),
)
WORDINGS: Final[Mapping[Language, Wording]] = {"es": _ES, "en": _EN}


def mark_text(mark: Mark, language: Language) -> str:
    """Return the visible text of a mark, such as ``[Eliminado 3 · Nombre]``."""
    words = WORDINGS[language]
    return words.mark.format(number=mark.number, kind=words.kinds[mark.kind])


def issue_text(issue: date, language: Language) -> str:
    """Return the sentence that dates the document; never the system's locale."""
    words = WORDINGS[language]
    month = words.months[issue.month - 1]
    return words.issued.format(day=words.day.format(day=issue.day, month=month, year=issue.year))


def outline(document: PublicDocument) -> tuple[Block, ...]:
    """Return all that the document says, in reading order; empty sections are left out."""
    words = WORDINGS[document.language]
    blocks: list[Block] = [
        _prose("agency", document.agency),
        Heading(1, document.title),
        _prose("issue", issue_text(document.issue, document.language)),
    ]
    if document.facts:
        rows = tuple((fact.label, fact.value) for fact in document.facts)
        blocks += [Heading(2, words.facts), Grid((), rows)]
    if document.blocks:
        blocks.append(Heading(2, words.text))
        blocks += [_paragraph(block, document.language) for block in document.blocks]
    if document.marks:
        blocks += [Heading(2, words.marks), _prose("note", words.marks_note)]
        blocks.append(Grid(words.mark_columns, _mark_rows(document.marks, words)))
    if document.legends:
        blocks.append(Heading(2, words.legends))
        blocks += [_prose("note", legend) for legend in document.legends]
    return (
        *blocks,
        Heading(2, words.verification),
        _prose("note", words.verification_note),
        _prose("command", words.command),
        _prose("note", words.origin.format(origin=document.origin)),
    )


def _prose(role: Role, text: str) -> Prose:
    return Prose(role, (Piece(text),))


def _paragraph(block: Paragraph, language: Language) -> Prose:
    return Prose(
        "body",
        tuple(
            Piece(mark_text(run, language), mark=True) if isinstance(run, Mark) else Piece(run)
            for run in block.runs
        ),
    )


def _mark_rows(marks: tuple[Mark, ...], words: Wording) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (str(mark.number), words.kinds[mark.kind], mark.basis, mark.motive) for mark in marks
    )
