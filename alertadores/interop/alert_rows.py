"""What became of each row of a file of alerts: taken, waiting for a person, or refused, and why.

A finding names a field and a code, and never repeats what the row says; its sentence is made
here, in both languages, so that a report can be printed, stored and translated.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final, Literal

from alertadores.domain.commands import RegisterAlert
from alertadores.domain.identity import Identity
from alertadores.errors import UserError

Decision = Literal["keep", "drop", "seal"]
Language = Literal["es", "en"]


class Level(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"  # the row is refused
    KNOWN = "known"  # the row was taken before
    QUESTION = "question"  # the row waits for a person
    NOTE = "note"  # the row is taken; somebody may want to know


class Outcome(StrEnum):
    """What became of a row."""

    ACCEPTED = "accepted"
    WAITS = "waits"
    REFUSED = "refused"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class _Meaning:
    level: Level
    es: str
    en: str


def _error(es: str, en: str) -> _Meaning:
    return _Meaning(Level.ERROR, es, en)


def _question(es: str, en: str) -> _Meaning:
    return _Meaning(Level.QUESTION, es, en)


def _note(es: str, en: str) -> _Meaning:
    return _Meaning(Level.NOTE, es, en)


ANONYMOUS_WITH_IDENTITY: Final = "anonymous-with-identity"
LONG_NARRATIVE: Final = "long-narrative"
SAME_CASE: Final = "same-case"
ALREADY_REGISTERED: Final = "already-registered"

_CODES: Final[Mapping[str, _Meaning]] = {
    # The file and its header.
    "empty-file": _error("El archivo no tiene ninguna línea.", "The file has no line."),
    "utf-16-file": _error(
        "El archivo está en UTF-16. Guárdelo como CSV UTF-8.",
        "The file is UTF-16. Save it as CSV UTF-8.",
    ),
    "column-missing": _error(
        "Al encabezado le faltan columnas: {detail}.", "The header lacks columns: {detail}."
    ),
    "column-repeated": _error(
        "El encabezado repite una columna: {detail}.", "The header repeats a column: {detail}."
    ),
    "column-name": _error(
        "El nombre de la columna {detail} no se puede leer. Se esperan nombres en minúsculas "
        "separados por comas, no por punto y coma.",
        "The name of column {detail} cannot be read. Names are in small letters and separated by "
        "commas, not semicolons.",
    ),
    "header-again": _error("La fila repite el encabezado.", "The row is the header once again."),
    # The row as a whole.
    "record-too-long": _error(
        "La fila tiene {detail} bytes, más de lo que se lee.",
        "The row has {detail} bytes, more than is read.",
    ),
    "unclosed-quote": _error(
        "Unas comillas no se cierran; lo que sigue hasta el final del archivo no se leyó: "
        "líneas {detail}.",
        "A quote is never closed; all that follows was not read: lines {detail}.",
    ),
    "stray-quote": _error(
        "Hay comillas donde el formato no las permite; la fila ocupa las líneas {detail}.",
        "A quote stands where the format has none; the row takes lines {detail}.",
    ),
    "not-utf8": _error(
        "La fila no es UTF-8 (byte {detail}); guarde el archivo como CSV UTF-8.",
        "The row is not UTF-8 (byte {detail}); save the file as CSV UTF-8.",
    ),
    "cell-count": _error(
        "La fila tiene otro número de columnas que el encabezado: {detail}.",
        "The row has another number of columns than the header: {detail}.",
    ),
    "not-recordable": _error(
        "Los valores no caben en lo que el registro admite.",
        "The values do not fit what the register takes.",
    ),
    # One field.
    "required": _error("Falta un dato necesario.", "A necessary value is missing."),
    "too-long": _error(
        "El texto es más largo de lo que se registra (largo > límite: {detail}). En el archivo "
        "sigue completo: acórtelo o divídalo y repita.",
        "The text is longer than can be recorded (length > limit: {detail}). It is still whole in "
        "the file: shorten or divide it and try again.",
    ),
    "control-character": _error(
        "El texto tiene caracteres de control.", "The text holds control characters."
    ),
    "too-many-items": _error(
        "La lista tiene más de {detail} elementos.", "The list has more than {detail} items."
    ),
    "unknown-key": _error(
        "La clave no está en el catálogo (elemento {detail}).",
        "The key is not in the catalogue (item {detail}).",
    ),
    "key-not-in-force": _error(
        "La clave no estaba vigente en la fecha de recepción (elemento {detail}).",
        "The key was not in force on the day of reception (item {detail}).",
    ),
    "not-a-date": _error(
        "No es una fecha que exista, escrita como 2026-11-22.",
        "Not a date that exists, written like 2026-11-22.",
    ),
    "future-date": _error("La fecha está en el futuro.", "The date is in the future."),
    "period-inverted": _error(
        "El periodo termina antes de empezar.", "The period ends before it begins."
    ),
    "not-an-amount": _error(
        "No es un monto escrito como 1250000.00.", "Not an amount written like 1250000.00."
    ),
    "not-a-currency": _error(
        "No es una moneda de tres letras, como MXN.", "Not a currency of three letters like MXN."
    ),
    "not-yes-no": _error("Se espera SI, NO o nada.", "SI, NO or nothing is expected."),
    "not-a-folio": _error(
        "El folio tiene caracteres que un folio no lleva, o es muy largo.",
        "The folio holds characters that a folio has not, or is too long.",
    ),
    "secret-folio": _error(
        "El folio es una clave de seguimiento o contiene datos de identidad.",
        "The folio is a tracking key or holds identity data.",
    ),
    "folio-repeated": _error(
        "El folio ya está en este archivo o en el registro.",
        "The folio is already in this file or in the register.",
    ),
    # What a person decides.
    ANONYMOUS_WITH_IDENTITY: _question(
        "La alerta es anónima y trae datos de identidad. ¿Registrarla como anónima sin leerlos "
        "(keep), como confidencial con la identidad sellada (seal), o no registrarla (drop)?",
        "The alert is anonymous and comes with identity data. Register it as anonymous without "
        "reading them (keep), as confidential with the identity sealed (seal), or not (drop)?",
    ),
    LONG_NARRATIVE: _question(
        "La narrativa tiene {detail} bytes. ¿Registrarla entera (keep) o no registrar la alerta "
        "(drop)?",
        "The narrative has {detail} bytes. Register it whole (keep), or not the alert (drop)?",
    ),
    SAME_CASE: _question(
        "Puede contar el mismo caso que otra alerta (línea de este archivo o folio del registro): "
        "{detail}. ¿Registrarla (keep) o no registrarla (drop)?",
        "It may tell the case of another alert (line of this file or folio of the register): "
        "{detail}. Register it (keep), or not (drop)?",
    ),
    ALREADY_REGISTERED: _Meaning(
        Level.KNOWN,
        "La alerta ya está registrada; no se registra otra vez.",
        "The alert is registered already; it is not registered again.",
    ),
    "decided-keep": _note("Una persona decidió registrarla.", "A person decided to register it."),
    "decided-seal": _note(
        "Una persona decidió registrarla como confidencial y sellar la identidad.",
        "A person decided to register it as confidential and to seal the identity.",
    ),
    "decided-drop": _error(
        "Una persona decidió no registrarla.", "A person decided not to register it."
    ),
    # What somebody may want to know.
    "column-ignored": _note(
        "La columna no es de este formato y no se importa.",
        "The column is not of this format and is not imported.",
    ),
    "tracking-key-masked": _note(
        "Claves de seguimiento suprimidas: {detail}.", "Tracking keys masked: {detail}."
    ),
    "identity-masked": _note(
        "Menciones de la identidad sustituidas por una marca: {detail}.",
        "Mentions of the identity replaced by a mark: {detail}.",
    ),
    "identity-possible": _note(
        "Posibles menciones de la identidad, que una persona debe mirar: {detail}.",
        "Possible mentions of the identity for a person to look at: {detail}.",
    ),
    "identity-missing": _note(
        "La alerta no es anónima y no trae identidad.",
        "The alert is not anonymous and brings no identity.",
    ),
    "letters-composed": _note(
        "Letras con acentos separados se unieron (NFC).",
        "Letters with separate accents were composed (NFC).",
    ),
    "line-ends": _note(
        "Los saltos de línea se unificaron (LF).", "Line ends were made alike (LF)."
    ),
    "invisible-characters": _note(
        "El texto tiene caracteres invisibles y se conservó así.",
        "The text holds invisible characters and was kept so.",
    ),
    "bidi-controls": _note(
        "El texto tiene controles que invierten el sentido de lectura y se conservó así.",
        "The text holds controls that turn the reading direction and was kept so.",
    ),
    "formula": _note(
        "La celda empieza como una fórmula; se tomó como texto.",
        "The cell begins like a formula; it was taken as text.",
    ),
    "list-tidied": _note(
        "Se quitaron elementos vacíos o repetidos de la lista, o espacios a su alrededor.",
        "Empty or repeated items, or spaces around items, were removed from the list.",
    ),
    "shared-key": _note(
        "La plataforma nacional usa esta clave también para particulares; se tomó la de personas "
        "servidoras públicas (elemento {detail}).",
        "The national platform uses this key for private persons too; the one of public servants "
        "was taken (item {detail}).",
    ),
    "amount-without-currency": _note(
        "El monto no dice su moneda.", "The amount does not tell its currency."
    ),
    "after-reception": _note(
        "La fecha es posterior a la de recepción.", "The date is after the day of reception."
    ),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about one field of a row, or about the row as a whole.

    Attributes:
        field: the column as the file calls it; empty for the row as a whole.
        code: stable key of the sentence.
        detail: a number, a position or the name of a known column; never content.
    """

    field: str
    code: str
    detail: str = ""

    @property
    def level(self) -> Level:
        """How much it weighs."""
        return _CODES[self.code].level

    def sentence(self, language: Language) -> str:
        """Say it to a person."""
        meaning = _CODES[self.code]
        return (meaning.es if language == "es" else meaning.en).format(detail=self.detail)


@dataclass(frozen=True, slots=True)
class Row:
    """One record of the file and what became of it.

    Attributes:
        line: first physical line, from 1.
        record: 0 for the header, else the number of the row.
        findings: all that was found, in the order of the columns.
        alert: what would be registered; None if the row is refused. Nothing in it comes from the
            columns of identity.
        identity: what goes into the sealed envelope, if there is any. In memory only.
    """

    line: int
    record: int
    findings: tuple[Finding, ...]
    alert: RegisterAlert | None = field(default=None, repr=False)
    identity: Identity | None = field(default=None, repr=False)

    @property
    def outcome(self) -> Outcome:
        """What became of the row: its heaviest finding says."""
        levels = {finding.level for finding in self.findings}
        if Level.ERROR in levels:
            return Outcome.REFUSED
        if Level.KNOWN in levels:
            return Outcome.KNOWN
        return Outcome.WAITS if Level.QUESTION in levels else Outcome.ACCEPTED

    @property
    def question(self) -> str | None:
        """Code of what a person is asked, while the row waits; the first if there are two."""
        if self.outcome is not Outcome.WAITS:
            return None
        return next(f.code for f in self.findings if f.level is Level.QUESTION)


def apply_decision(row: Row, decision: Decision) -> Row:
    """Return a waiting row as a person decided on it; one decision answers all its questions.

    ``keep`` registers the alert as it says it is: whole, and if anonymous, with all columns of
    identity discarded. ``seal`` turns an anonymous alert with identity into a confidential one.
    ``drop`` refuses the row. The text was searched for the identity when the row was read, so
    that none of the three leaves the name in it.

    Raises:
        UserError: ``import.nothing-to-decide``, or ``import.nothing-to-seal`` where the row is
            not anonymous with an identity.
    """
    if row.alert is None or row.outcome is not Outcome.WAITS:
        raise UserError("import.nothing-to-decide", line=row.line)
    asked = {finding.code for finding in row.findings if finding.level is Level.QUESTION}
    findings = (
        *(finding for finding in row.findings if finding.level is not Level.QUESTION),
        Finding("", f"decided-{decision}"),
    )
    decided = replace(row, findings=findings)
    if decision == "drop":
        return replace(decided, alert=None, identity=None)
    if decision == "seal":
        if ANONYMOUS_WITH_IDENTITY not in asked:
            raise UserError("import.nothing-to-seal", line=row.line)
        return replace(decided, alert=row.alert.model_copy(update={"identity": "CONFIDENCIAL"}))
    return replace(decided, identity=None) if ANONYMOUS_WITH_IDENTITY in asked else decided
