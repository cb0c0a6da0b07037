"""Reading `alertas.csv`: bytes in, rows and findings out; nothing is stored, run or trusted.

One bad row never stops the others, and no row is changed in silence. What is changed: line ends
become LF, letters NFC, list items lose the spaces around them, and tracking keys and mentions of
the person give way to marks. What is refused: control characters other than tab and line feed in
prose. What is kept and noted: invisible characters and those that turn the reading direction,
since they may be the person's own; to show them safely is the duty of whatever shows a text.

Columns are known by exact name, in any order. Others are ignored, and every row that has
something in one of them says so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator, Mapping
from datetime import date
from typing import Any, Final

from pydantic import ValidationError

from alertadores.domain.catalogs import CatalogName, Catalogs
from alertadores.domain.commands import RegisterAlert
from alertadores.domain.identity import (
    Identity,
    find_identity,
    mask_identity,
    mask_mentions,
    mask_tracking_keys,
)
from alertadores.errors import UserError
from alertadores.interop.alert_rows import (
    ANONYMOUS_WITH_IDENTITY,
    LONG_NARRATIVE,
    Finding,
    Level,
    Row,
)
from alertadores.interop.csv_records import QuotingError, Record, Source, cells, records

IDENTITY_COLUMNS: Final = ("identidad_nombre", "identidad_contacto", "medio_contacto_seguro")
COLUMNS: Final = (
    "folio", "fecha_recepcion", "canal", "tipo_alertador", "modalidad_identidad",
    "relacion_con_hechos", "ente_publico", "ambito", "nivel_gobierno", "entidad_federativa",
    "hechos_desde", "hechos_hasta", "hechos_continuan", "conductas", "narrativa",
    "monto_estimado", "moneda", "programa_o_contrato", "elementos_prueba", "personas_senaladas",
    "denuncio_antes", "denuncio_antes_ante", "denuncio_antes_fecha", "denuncio_antes_folio",
    "solicita_proteccion", "riesgos_advertidos", "genero", "rango_edad", "lengua",
    *IDENTITY_COLUMNS,
)  # fmt: skip

REQUIRED: Final = (
    "folio", "fecha_recepcion", "canal", "tipo_alertador", "modalidad_identidad", "narrativa",
)  # fmt: skip

ACCEPTED_BYTES: Final = 1024 * 1024  # a longer narrative waits for a person
MAX_NARRATIVE: Final = 3_000_000  # bytes; an entry holds twice as many, if each is escaped
_LINE: Final = 300
_PROSE: Final = 20_000
_MAX_ITEMS: Final = 32
_MAX_CONDUCTS: Final = 16

_NAME: Final = re.compile(r"[a-z0-9_]{1,40}\Z", re.ASCII)
_FOLIO: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9./_-]{0,63}\Z", re.ASCII)
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z", re.ASCII)
_AMOUNT: Final = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,2})?\Z", re.ASCII)
_CURRENCY: Final = re.compile(r"[A-Z]{3}\Z", re.ASCII)
_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f]")
_CONTROL_IN_PROSE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_BIDI: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_INVISIBLE: Final = re.compile("[\u00ad\u034f\u180e\u200b-\u200d\u2028\u2029\u2060-\u2064\ufeff]")
_VISIBLE: Final = re.compile(
    "[^\\s\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
_YES_NO: Final = {"": None, "SI": True, "NO": False}


def read_alerts(
    source: Source, *, today: date, catalogs: Catalogs, known_folios: Container[str]
) -> Iterator[Row]:
    """Read a file of alerts, row by row, in memory that does not grow with the rows' size.

    A file whose header cannot be used gives one refused row, number 0. The folio of every row
    counts as seen, also of a refused one.

    Args:
        source: the file; what its `read` raises passes through.
        today: no alert was received later.
        catalogs: whose keys in force on the day of reception a row may use.
        known_folios: folios that are registered already.
    """
    found = records(source)
    first = next(found, None)
    try:
        names = _header(first)
    except _Unreadable as error:
        yield Row(first.line if first else 1, 0, (error.finding,))
        return
    seen: set[str] = set()
    for record in found:
        try:
            reading = _Reading(_row(record, names), today, catalogs)
        except _Unreadable as error:
            yield Row(record.line, record.number, (error.finding,))
            continue
        if reading.folio:
            if reading.folio in seen or reading.folio in known_folios:
                reading.say("folio", "folio-repeated")
            seen.add(reading.folio)
        yield reading.judged(record)


class _Unreadable(Exception):  # noqa: N818 - carries a finding, never leaves this module
    """A record that cannot be read at all, and why."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.finding = Finding("", code, detail)


def _header(record: Record | None) -> list[str]:
    """Return the names of the columns in the file's order."""
    if record is None:
        raise _Unreadable("empty-file")
    if record.data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _Unreadable("utf-16-file")
    names = _cells(record)
    seen: set[str] = set()
    for number, name in enumerate(names, 1):
        if not _NAME.match(name):
            raise _Unreadable("column-name", str(number))
        if name in seen:
            raise _Unreadable("column-repeated", name)
        seen.add(name)
    if missing := [name for name in COLUMNS if name not in seen]:
        raise _Unreadable("column-missing", ", ".join(missing))
    return names


def _row(record: Record, names: list[str]) -> dict[str, str]:
    """Return the cells of a record by column."""
    found = _cells(record)
    if found == names:
        raise _Unreadable("header-again")
    if len(found) != len(names):
        raise _Unreadable("cell-count", f"{len(found)} ≠ {len(names)}")
    return dict(zip(names, found, strict=True))


def _cells(record: Record) -> list[str]:
    lines = f"{record.line}–{record.last_line}"
    if not record.data:
        raise _Unreadable("record-too-long", str(record.size))
    if not record.closed:
        raise _Unreadable("unclosed-quote", lines)
    try:
        return cells(record.data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _Unreadable("not-utf8", str(error.start + 1)) from None
    except QuotingError:
        raise _Unreadable("stray-quote", lines) from None


class _Reading:
    """A row on its way from cells to an alert; findings gather as its values are read."""

    def __init__(self, cell: Mapping[str, str], today: date, catalogs: Catalogs) -> None:
        self._cell = cell
        self._today = today
        self._catalogs = catalogs
        self._findings: list[Finding] = []
        # Everything else is searched for these.
        self._identity = Identity(
            name=self._clean("identidad_nombre", _LINE),
            contact=self._clean("identidad_contacto", _LINE, prose=True),
            safe_channel=self._clean("medio_contacto_seguro", _PROSE, prose=True),
        )
        self._day = self._date("fecha_recepcion")
        self.folio = self._folio()

    def say(self, name: str, code: str, detail: str = "") -> None:
        """Add a finding."""
        self._findings.append(Finding(name, code, detail))

    def judged(self, record: Record) -> Row:
        """Read all values and judge the row."""
        for name in sorted(self._cell.keys() - set(COLUMNS)):
            if self._cell[name]:
                self.say(name, "column-ignored")
        for name in REQUIRED:
            if not _VISIBLE.search(self._cell[name]):
                self.say(name, "required")
        values = self._values()
        self._compare(values)
        if any(finding.level is Level.ERROR for finding in self._findings):
            return Row(record.line, record.number, self._in_order())
        try:
            alert = RegisterAlert(**values)
        except ValidationError:  # its text quotes the values
            self.say("", "not-recordable")
            return Row(record.line, record.number, self._in_order())
        who = self._identity
        identity = who if who.name or who.contact or who.safe_channel else None
        return Row(record.line, record.number, self._in_order(), alert, identity)

    def _in_order(self) -> tuple[Finding, ...]:
        order = {name: at for at, name in enumerate(self._cell)}
        return tuple(sorted(self._findings, key=lambda finding: order.get(finding.field, -1)))

    def _values(self) -> dict[str, Any]:
        """Return the values of the command, under its names."""
        return {
            "source_folio": self.folio,
            "received": self._day,
            "channel": self._key("canal", "channels"),
            "alerter": self._key("tipo_alertador", "alerter_kinds"),
            "identity": self._key("modalidad_identidad", "identity_modes"),
            "relation": self._key("relacion_con_hechos", "fact_relations"),
            "institution": self._text("ente_publico"),
            "scope": self._key("ambito", "scopes"),
            "government_level": self._key("nivel_gobierno", "government_levels"),
            "state": self._key("entidad_federativa", "states"),
            "facts_from": self._date("hechos_desde"),
            "facts_to": self._date("hechos_hasta"),
            "facts_continue": self._yes_no("hechos_continuan"),
            "conducts": self._conducts("conductas"),
            "narrative": self._text("narrativa", MAX_NARRATIVE, prose=True),
            "amount": self._matching("monto_estimado", _AMOUNT, "not-an-amount"),
            "currency": self._matching("moneda", _CURRENCY, "not-a-currency"),
            "programme": self._text("programa_o_contrato"),
            "evidence": self._texts("elementos_prueba"),
            "accused": self._texts("personas_senaladas"),
            "reported_before": self._yes_no("denuncio_antes"),
            "reported_to": self._text("denuncio_antes_ante"),
            "reported_on": self._date("denuncio_antes_fecha"),
            "reported_folio": self._text("denuncio_antes_folio"),
            "asks_protection": self._yes_no("solicita_proteccion") or False,
            "risks": self._text("riesgos_advertidos", _PROSE, prose=True),
            "gender": self._text("genero"),
            "age_range": self._text("rango_edad"),
            "language": self._text("lengua"),
        }

    def _compare(self, values: Mapping[str, Any]) -> None:
        """Judge values against each other."""
        since, until = values["facts_from"], values["facts_to"]
        if self._day and self._day > self._today:
            self.say("fecha_recepcion", "future-date")
        if since and until and until < since:
            self.say("hechos_hasta", "period-inverted")
        for name, day in (
            ("hechos_desde", since),
            ("hechos_hasta", until),
            ("denuncio_antes_fecha", values["reported_on"]),
        ):
            if self._day and day and day > self._day:
                self.say(name, "after-reception")
        if values["amount"] and not values["currency"]:
            self.say("moneda", "amount-without-currency")
        size = len((values["narrative"] or "").encode())
        if len(values["narrative"] or "") <= MAX_NARRATIVE < size:
            self.say("narrativa", "too-long", f"{size} > {MAX_NARRATIVE}")
        elif size > ACCEPTED_BYTES:
            self.say("narrativa", LONG_NARRATIVE, str(size))
        named = bool(self._identity.name or self._identity.contact)
        if values["identity"] == "ANONIMA" and named:
            self.say("modalidad_identidad", ANONYMOUS_WITH_IDENTITY)
        elif values["identity"] in {"CONFIDENCIAL", "IDENTIFICADA"} and not named:
            self.say("modalidad_identidad", "identity-missing")

    def _clean(self, name: str, limit: int, *, prose: bool = False) -> str:
        """Return a text as it may be recorded, empty if nothing in it can be seen."""
        text = self._cell[name]
        if not _VISIBLE.search(text):
            return ""
        if prose and "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
            self.say(name, "line-ends")
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
            self.say(name, "letters-composed")
        for code, pattern in (("invisible-characters", _INVISIBLE), ("bidi-controls", _BIDI)):
            if pattern.search(text):
                self.say(name, code)
        if (_CONTROL_IN_PROSE if prose else _CONTROL).search(text):
            self.say(name, "control-character")
        if len(text) > limit:
            self.say(name, "too-long", f"{len(text)} > {limit}")
        return text

    def _text(self, name: str, limit: int = _LINE, *, prose: bool = False) -> str | None:
        """Return a text without tracking keys and mentions of the person; None if not told."""
        text = self._clean(name, limit, prose=prose)
        if not text:
            return None
        if text.startswith("="):
            self.say(name, "formula")
        text, keys = mask_tracking_keys(text)
        mentions = find_identity(text, self._identity)
        text, masked = mask_mentions(text, mentions)
        possible = sum(mention.kind == "possible" for mention in mentions)
        for code, count in (
            ("tracking-key-masked", keys),
            ("identity-masked", masked),
            ("identity-possible", possible),
        ):
            if count:
                self.say(name, code, str(count))
        return text

    def _texts(self, name: str) -> tuple[str, ...]:
        texts = self._items(name, self._text(name, _MAX_ITEMS * _LINE) or "", _MAX_ITEMS)
        for text in texts:
            if len(text) > _LINE:
                self.say(name, "too-long", f"{len(text)} > {_LINE}")
        return texts

    def _items(self, name: str, text: str, most: int) -> tuple[str, ...]:
        """Return a list set apart by bars, each item once."""
        parts = (part.strip() for part in text.split("|"))
        items = tuple(dict.fromkeys(part for part in parts if part))
        if "|".join(items) != text:
            self.say(name, "list-tidied")
        if len(items) > most:
            self.say(name, "too-many-items", str(most))
        return items[:most]

    def _conducts(self, name: str) -> tuple[str, ...]:
        keys = self._items(name, self._cell[name], _MAX_CONDUCTS)
        shared = {entry.code for entry in self._catalogs["conducts"].entries}
        for at, key in enumerate(keys, 1):
            self._in_force(name, "conducts", key, at)
            if key in shared:
                self.say(name, "shared-key", str(at))
        return keys

    def _key(self, name: str, catalog: CatalogName) -> str | None:
        key = self._cell[name]
        if key:
            self._in_force(name, catalog, key, 1)
        return key or None

    def _in_force(self, name: str, catalog: CatalogName, key: str, at: int) -> None:
        try:
            self._catalogs[catalog].entry(key, self._day or self._today)
        except UserError as error:
            unknown = error.key == "catalog.unknown-key"
            self.say(name, "unknown-key" if unknown else "key-not-in-force", str(at))

    def _date(self, name: str) -> date | None:
        text = self._cell[name]
        if not text:
            return None
        try:
            if _DATE.match(text):
                return date.fromisoformat(text)
        except ValueError:
            pass  # the form is right, the day does not exist
        self.say(name, "not-a-date")
        return None

    def _yes_no(self, name: str) -> bool | None:
        text = self._cell[name]
        if text not in _YES_NO:
            self.say(name, "not-yes-no")
        return _YES_NO.get(text)

    def _matching(self, name: str, pattern: re.Pattern[str], code: str) -> str | None:
        text = self._cell[name]
        if text and not pattern.match(text):
            self.say(name, code)
        return text or None

    def _folio(self) -> str:
        """Return the folio; empty unless it is one."""
        folio = self._cell["folio"]
        if folio and not _FOLIO.match(folio):
            self.say("folio", "not-a-folio")
            return ""
        if mask_tracking_keys(folio)[1] or mask_identity(folio, self._identity)[1]:
            self.say("folio", "secret-folio")
        return folio
