"""What it costs to write: a note and a text in tokens, from the command to the list.

The floor of a note is what no program could save: two commits of as many pages to files under
SQLCipher with the settings of a vault, one signature, and the hashes that commit to its fields.
"""

from __future__ import annotations

import hashlib
import hmac
import itertools
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from _bench_figures import Figure, by_turns, seconds
from _bench_workshop import Filled, Workshop

from alertadores.app import CaseQuery, Command, ProposeSummary, Session
from alertadores.domain.commands import AddNote
from alertadores.domain.schemas import SCHEMAS
from alertadores.ledger.contents import compose
from alertadores.vault import ledger_store, view
from alertadores.vault.database import PAGE_BYTES, Database, Format
from alertadores.vault.files import Folder
from crypto.commitments import FIELD_COUNT
from crypto.secret import random_secret
from crypto.signing import SigningKey

_WORDS: Final = 500
_OPEN_CASES: Final = 25
_COUNTED: Final = 10
_FRAME_HEAD: Final = 24  # of a page in the log of changes (sqlite.org/fileformat2.html §4.1)
_OVERFLOW_BYTES: Final = 4_000  # what a page of a long value holds, roughly: the rest is measured
_BLOBS: Final = Format(1, "CREATE TABLE blobs (id INTEGER PRIMARY KEY, data BLOB NOT NULL)")


def append_note(workshop: Workshop) -> Iterator[Figure]:
    """Measure a `whole` text of 500 words in the large vault against its floor."""
    with working(workshop.large) as session, note_floor(workshop, session) as floor:
        note = writing(session, _note())
        value, least = by_turns(workshop.scale.rounds, note, floor.write)
    yield Figure("append-note", value.median, "s", least.median, 3.0, value.spread)
    yield Figure("append-note-pages", sum(floor.pages), "pages")


def append_note_scale(workshop: Workshop) -> Iterator[Figure]:
    """Measure the same note in the large vault against the small one."""
    with working(workshop.large) as large, working(workshop.small) as small:
        rounds = workshop.scale.rounds
        value, least = by_turns(rounds, writing(large, _note()), writing(small, _note()))
    yield Figure("append-note-scale", value.median, "s", least.median, 1.3, value.spread)


def append_tokens(workshop: Workshop) -> Iterator[Figure]:
    """Measure a text of 500 words in tokens.

    Its floor is one and a half times its own commitment, `compose` alone, plus the floor of a
    note; so its limit is 1.
    """
    command = ProposeSummary(text=_prose())
    schema, values = SCHEMAS[command.TYPE], command.draft().values

    def commit() -> float:
        return seconds(lambda: compose(schema, values))

    with working(workshop.large) as session, note_floor(workshop, session) as floor:
        propose = writing(session, command)
        rounds = workshop.scale.rounds
        value, commitment, note = by_turns(rounds, propose, commit, floor.write)
    least = 1.5 * commitment.median + note.median
    yield Figure("append-tokens", value.median, "s", least, 1.0, value.spread)


@contextmanager
def working(filled: Filled) -> Iterator[Session]:
    """Open a session, and close it afterwards."""
    session = filled.office.session()
    try:
        yield session
    finally:
        session.close()


def writing(session: Session, command: Command) -> Callable[[], float]:
    """Return a work that carries out a command, by turns in cases that lie open."""
    rows = session.case_rows(session.case_ids(CaseQuery())[:_OPEN_CASES])
    for row in rows:
        session.case(row.case)
    cases = itertools.cycle(row.case for row in rows)
    return lambda: seconds(lambda: session.execute(command, next(cases)))


class NoteFloor:
    """The least that a note costs.

    Args:
        folder: for the two files.
        pages: that the commits to ledger and view write.
    """

    def __init__(self, folder: Folder, pages: tuple[int, int]) -> None:
        self.pages: Final = pages
        self._key: Final = SigningKey.generate()
        draft = _note().draft()
        commitment, _contents = compose(SCHEMAS[draft.type], draft.values)
        self._texts: Final = [
            text.encode("ascii") for text in commitment.present(range(FIELD_COUNT))
        ]
        self.files: Final = [
            _Blobs(folder, f"floor-{number}.db", count) for number, count in enumerate(pages)
        ]

    def write(self) -> float:
        """Do it once and return how long it took."""
        return seconds(self._write)

    def _write(self) -> None:
        seed, path = bytes(32), bytes(40)
        for text in self._texts:
            hmac.digest(seed, path, "sha256")
            hashlib.sha256(text).digest()
        self._key.sign(self._texts[0])
        for file in self.files:
            file.commit()


@contextmanager
def note_floor(workshop: Workshop, session: Session) -> Iterator[NoteFloor]:
    """Count the pages that a note writes in a session, and make the floor of it."""
    vault = session.vault.folder.path
    files = [vault / f"{name}-wal" for name in (ledger_store.NAME, view.NAME)]
    note = writing(session, _note())
    counts = _pages_of(files, note)
    folder = Folder(workshop.folder / os.urandom(8).hex())
    folder.make()
    floor = NoteFloor(folder, (counts[0], counts[1]))
    try:
        yield floor
    finally:
        for file in floor.files:
            file.close()


class _Blobs:
    """A file in which each commit writes a number of pages."""

    def __init__(self, folder: Folder, name: str, pages: int) -> None:
        self._database = Database.create(folder, name, random_secret(), _BLOBS)
        self._size = max(1, pages - 2) * _OVERFLOW_BYTES
        wal = folder.path / f"{name}-wal"
        # What else a commit touches, the leaf of the table and the header, is measured.
        (written,) = _pages_of([wal], self.commit)
        self._size = max(1, self._size + (pages - written) * _OVERFLOW_BYTES)

    def commit(self) -> None:
        """Write."""
        with self._database.transaction():
            self._database.run("INSERT INTO blobs (data) VALUES (?)", os.urandom(self._size))

    def close(self) -> None:
        """Close the file."""
        self._database.close()


def _pages_of(files: list[Path], work: Callable[[], object]) -> list[int]:
    """Return how many pages a work writes to each log of changes, on average."""
    before = [_size(file) for file in files]
    for _time in range(_COUNTED):
        work()
    grown = [_size(file) - size for file, size in zip(files, before, strict=True)]
    return [round(each / (PAGE_BYTES + _FRAME_HEAD) / _COUNTED) for each in grown]


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def _note() -> AddNote:
    return AddNote(text=_prose())


def _prose() -> str:
    """Return 500 words in sentences of a dozen."""
    return " ".join(
        f"palabra{number % 97}{'.' if number % 12 == 11 else ''}"  # noqa: PLR2004 - a dozen
        for number in range(_WORDS)
    )
