"""`view.db`: what lists and search show, computed from the ledger; disposable, never backed up.

No decision reads it. Beside the list it keeps, for each case, the witness of the rows it was
computed from: should the ledger one day have fewer, then a page of it was put back.

A text is found by the number of its entry, which holds that of its case: case · 2^20 + n.
"""

from __future__ import annotations

import hashlib
import itertools
import json
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from typing import Any, Final, Self

from alertadores.errors import IntegrityError
from alertadores.vault import log_table, tables, view_proceedings
from alertadores.vault.case_query import CaseQuery, Order
from alertadores.vault.database import Database, Format
from alertadores.vault.files import Folder
from alertadores.vault.finding import ENTRY_BITS, INDEXES, CaseFinder
from alertadores.vault.log_table import LogReader, LogRow
from alertadores.vault.search import PREFIXES, Run, folded
from alertadores.vault.tables import Tables
from alertadores.vault.view_proceedings import ProceedingReader, ProceedingRow
from alertadores.vault.witness import Witness
from crypto.errors import FormatError
from crypto.secret import SecretBytes

__all__ = [
    "FORMAT",
    "NAME",
    "CaseChange",
    "CaseQuery",
    "CaseRow",
    "Order",
    "Projection",
    "View",
    "ViewReader",
]

NAME: Final = "view.db"
_SCHEMA: Final = """
    CREATE TABLE cases (
        id INTEGER PRIMARY KEY, chain BLOB NOT NULL UNIQUE, folio TEXT NOT NULL,
        received TEXT NOT NULL, recorded TEXT NOT NULL, state TEXT NOT NULL,
        alerter TEXT NOT NULL, identity TEXT NOT NULL, institution TEXT NOT NULL,
        conducts TEXT NOT NULL, asks_protection INTEGER NOT NULL, waits INTEGER NOT NULL,
        entries INTEGER NOT NULL, institution_key TEXT NOT NULL);
    CREATE TABLE witnesses (chain BLOB PRIMARY KEY, seen BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE documents (
        id INTEGER PRIMARY KEY, leaf_hash BLOB NOT NULL UNIQUE, digest BLOB NOT NULL);
    CREATE VIRTUAL TABLE texts USING fts5 (
        body, prefix = '2 3',
        tokenize = "unicode61 remove_diacritics 2");
    INSERT INTO texts (texts, rank) VALUES ('secure-delete', 1);
    CREATE TABLE progress (applied_to INTEGER NOT NULL)"""
FORMAT: Final = Format(
    6, f"{_SCHEMA};{INDEXES};{log_table.SCHEMA};{view_proceedings.SCHEMA};{tables.SCHEMA}"
)
_TABLES: Final = (
    "cases", "witnesses", "documents", "progress", log_table.NAME, view_proceedings.NAME,
)  # fmt: skip

_ROW: Final = (
    "SELECT id, chain, folio, received, recorded, state, alerter, identity, institution, conducts,"
    " asks_protection, waits, entries FROM cases"
)

_WITH_IDS: Final = f"{_ROW} WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608 - constants
# Number of the texts of each word, and of each beginning that has an index of its own.
_WORDS: Final = "SELECT term, count(DISTINCT doc) FROM temp.words GROUP BY term"
_BEGINNINGS: Final = (
    "SELECT substr(term, 1, ?1), count(DISTINCT doc) FROM temp.words"
    " WHERE length(term) >= ?1 GROUP BY 1"
)


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of the list of alerts.

    Attributes:
        case: 16 bytes.
        folio: as printed.
        received: day the alert came in, ISO 8601.
        recorded: signed time of the latest entry, ISO 8601.
        state: key of the state.
        alerter: key of the kind of alertador.
        identity: key of the identity mode.
        institution: as entered.
        conducts: keys of the conducts.
        asks_protection: whether protection was asked for.
        waits: whether something in it waits for a second person.
        entries: how many entries the case has.
    """

    case: bytes
    folio: str
    received: str
    recorded: str
    state: str
    alerter: str
    identity: str
    institution: str
    conducts: tuple[str, ...]
    asks_protection: bool
    waits: bool
    entries: int


@dataclass(frozen=True, slots=True)
class Projection:
    """What the view shows of one case, or of the office.

    Attributes:
        row: its line of the list; None for the office, and for a case that is not in the list.
        texts: leaf hash → text in which a search finds the case. A text never changes.
        log: what is told of its entries; of those left out, what was told before.
        proceedings: all of them, as they are now; none of a case this member does not read.
    """

    row: CaseRow | None = None
    texts: Mapping[bytes, str] = field(default_factory=dict)
    log: Sequence[LogRow] = ()
    proceedings: Sequence[ProceedingRow] = ()


@dataclass(frozen=True, slots=True)
class CaseChange:
    """What is known of a case, or of the office, after new rows.

    Attributes:
        case: None for the office.
        witness: of all its rows.
        projection: what is shown; None if nothing is.
    """

    case: bytes | None
    witness: Witness
    projection: Projection | None


class ViewReader(LogReader):
    """Reads of the view, for the thread that made it."""

    __slots__ = ("_finder",)

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._finder: Final = CaseFinder(database)

    @property
    def proceedings(self) -> ProceedingReader:
        """Reads of the proceedings of all cases."""
        return ProceedingReader(self._database)

    def ids(self, query: CaseQuery) -> array[int]:
        """Return the numbers of the cases of a list, in order; see `rows`."""
        return self._finder.ids(query)

    def count(self) -> int:
        """Return how many cases there are."""
        return self._finder.count()

    def snippets(self, text: str, ids: Sequence[int]) -> dict[int, tuple[Run, ...]]:
        """Return where a search was found in some cases; see `CaseFinder.snippets`."""
        return self._finder.snippets(text, ids)

    def rows(self, ids: Sequence[int]) -> list[CaseRow]:
        """Return the lines of some cases, in the order of their numbers given."""
        found = self._database.rows(_WITH_IDS, json.dumps(list(ids)))
        lines = {number: _case_row(values) for number, *values in found}
        return [lines[number] for number in ids if number in lines]

    def row_of(self, case: bytes) -> CaseRow | None:
        """Return the line of a case, or None if it is not in the list."""
        found = self._database.row(f"{_ROW} WHERE chain = ?", case)
        return None if found is None else _case_row(found[1:])

    def waiting(self) -> list[CaseRow]:
        """Return the lines of all cases in which something waits for a second person."""
        found = self._database.rows(f"{_ROW} WHERE waits = 1 ORDER BY id")
        return [_case_row(values) for _number, *values in found]

    def cases_of(self, folio: str) -> list[bytes]:
        """Return the cases of a folio: its author chose it, so that two may have the same."""
        return [
            bytes(case)
            for (case,) in self._database.rows("SELECT chain FROM cases WHERE folio = ?", folio)
        ]

    def applied_to(self) -> int:
        """Return the number of the ledger's last change that is in the view."""
        number: int = self._database.value("SELECT applied_to FROM progress")
        return number

    def close(self) -> None:
        """Close the file. Twice is harmless."""
        self._database.close()


class View(ViewReader):
    """The open view. Made by `create` and `open`."""

    __slots__ = ("_tables",)

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._tables: Final = Tables(database, *_TABLES)

    @classmethod
    def create(cls, folder: Folder, key: SecretBytes) -> Self:
        """Make an empty view."""
        database = Database.create(folder, NAME, key, FORMAT)
        created = Tables.create(database, *_TABLES)
        with created.change():
            created.insert("progress", 0)
        return cls(database)

    @classmethod
    def open(cls, folder: Folder, key: SecretBytes) -> Self:
        """Open the view.

        Raises:
            IntegrityError: it is missing or damaged; it can be rebuilt.
        """
        database = Database.open(folder, NAME, key, FORMAT)
        try:
            return cls(database)
        except BaseException:
            database.close()
            raise

    def reader(self) -> ViewReader:
        """Return a reader for the calling thread."""
        return ViewReader(self._database.reader())

    def apply(self, changes: Iterable[CaseChange], applied_to: int) -> None:
        """Show the new state of cases, and note up to which change of the ledger.

        Args:
            changes: at most one of each case.
            applied_to: number of the last change of the ledger that is contained.
        """
        with self._tables.change():
            for change in changes:
                self._set_witness(change.case, change.witness)
                if change.projection is not None:
                    self._show(change.case, change.projection)
            old = self.applied_to()
            self._tables.remove("progress", "applied_to", old)
            self._tables.insert("progress", applied_to)

    def witness(self, case: bytes | None) -> Witness:
        """Return what rows of a case there were; of an unknown case, none."""
        found = self._database.row("SELECT seen FROM witnesses WHERE chain = ?", case or b"")
        return Witness() if found is None else _witness(found[0])

    def witnesses(self) -> Iterator[tuple[bytes | None, Witness]]:
        """Yield case and witness of every case that has rows, and of the office."""
        for chain, seen in self._database.each("SELECT chain, seen FROM witnesses"):
            yield chain or None, _witness(seen)

    def broken(self) -> list[str]:
        """Return the names of the tables that do not hold what was last written into them."""
        return self._tables.broken() + ([] if self._texts_are_whole() else ["texts"])

    def damage(self) -> int:
        """Return the number of faults in the pages of the file."""
        return self._database.damage()

    def _set_witness(self, case: bytes | None, witness: Witness) -> None:
        chain = case or b""
        self._tables.remove("witnesses", "chain", chain)
        self._tables.insert("witnesses", chain, witness.to_bytes())

    def _show(self, chain: bytes | None, projection: Projection) -> None:
        log_table.put(self._database, self._tables, chain, projection.log)
        if projection.row is None:
            return
        case, *values = astuple(projection.row)
        old = self._tables.remove("cases", "chain", case)
        number = (
            old[0][0] if old else self._database.value("SELECT coalesce(max(id), 0) + 1 FROM cases")
        )
        key = folded(projection.row.institution)
        self._tables.insert("cases", number, case, *map(_to_column, values), key)
        view_proceedings.put(self._database, self._tables, case, projection.proceedings)
        for leaf_hash, text in projection.texts.items():
            self._add_text(number, leaf_hash, text)

    def _add_text(self, case: int, leaf_hash: bytes, text: str) -> None:
        known = "SELECT 1 FROM documents WHERE leaf_hash = ?"
        if self._database.row(known, leaf_hash) is not None:
            return
        first = case << ENTRY_BITS
        place = self._database.value(
            "SELECT coalesce(max(id) + 1, ?1) FROM documents WHERE id BETWEEN ?1 AND ?2",
            first,
            first + (1 << ENTRY_BITS) - 1,
        )
        self._tables.insert("documents", place, leaf_hash, _digest(text))
        self._database.run("INSERT INTO texts (rowid, body) VALUES (?, ?)", place, text)

    def _texts_are_whole(self) -> bool:
        """Compare each text with its digest, and the index of words with the texts."""
        digests = dict(self._database.each("SELECT id, digest FROM documents"))
        for number, body in self._database.each("SELECT rowid, body FROM texts"):
            if digests.pop(number, b"") != _digest(body):
                return False
        try:
            self._database.run("INSERT INTO texts (texts) VALUES ('integrity-check')")
            return not digests and self._words_are_found()
        except IntegrityError:
            return False

    def _words_are_found(self) -> bool:
        """Look up every word and beginning; FTS5's check leaves out where its segments begin."""
        run, each = self._database.run, self._database.each
        segments = {number for (number,) in each("SELECT id >> 37 FROM texts_data WHERE id > 10")}
        if segments != {number for (number,) in each("SELECT segid FROM texts_idx")}:
            return False
        count = "SELECT count(*) FROM texts WHERE texts MATCH ?"
        run("CREATE VIRTUAL TABLE temp.words USING fts5vocab ('main', 'texts', 'instance')")
        try:
            words = ((f'"{word}"', texts) for word, texts in each(_WORDS))
            beginnings = (
                (f'"{beginning}" *', texts)
                for length in PREFIXES
                for beginning, texts in each(_BEGINNINGS, length)
            )
            return all(
                self._database.value(count, expression) == texts
                for expression, texts in itertools.chain(words, beginnings)
            )
        finally:
            run("DROP TABLE temp.words")


def _case_row(values: Sequence[Any]) -> CaseRow:
    case, folio, received, recorded, state, alerter, identity, institution, *rest = values
    conducts, asks_protection, waits, entries = rest
    return CaseRow(
        case=case,
        folio=folio,
        received=received,
        recorded=recorded,
        state=state,
        alerter=alerter,
        identity=identity,
        institution=institution,
        conducts=tuple(conducts.split()),
        asks_protection=bool(asks_protection),
        waits=bool(waits),
        entries=entries,
    )


def _to_column(value: Any) -> str | int:
    if isinstance(value, tuple):
        return " ".join(value)
    return int(value) if isinstance(value, bool) else value


def _witness(seen: bytes) -> Witness:
    try:
        return Witness.from_bytes(seen)
    except FormatError as error:
        raise IntegrityError("vault.file-damaged", file=NAME) from error


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8")).digest()
