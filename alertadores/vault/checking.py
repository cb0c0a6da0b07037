"""Looking at all of a vault: is everything that was written there, and nothing else?

The short check compares the files with each other. The full one reads every page, row and object.
Nothing is mended and nothing is decided here.
"""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias, TypeVar

from alertadores.errors import IntegrityError
from alertadores.ledger.keys import CaseKeys
from alertadores.progress import Progress, unobserved
from alertadores.vault import anchor, attachments, ledger_store, locks, view
from alertadores.vault.comparing import cases_with_missing_rows, fits
from alertadores.vault.keyring import FileKey
from alertadores.vault.reading import open_contents, open_stored
from alertadores.vault.stored import StoredRow
from alertadores.vault.vault import Vault
from crypto.errors import CryptoError, FormatError

_Found: TypeAlias = tuple[str, str]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of thing that is not as it was written.

    Attributes:
        key: of the message.
        file: of the vault.
        count: how often.
    """

    key: str
    file: str
    count: int


class _Walk:
    """Goes through the rows and the objects of a vault, and tells how far it is."""

    def __init__(self, vault: Vault, progress: Progress) -> None:
        self._progress = progress
        self._done = 0
        self._total = 0
        with contextlib.suppress(IntegrityError):  # what cannot be counted is found on the way
            self._total = vault.ledger.weight()

    def through(self, things: Iterable[_T]) -> Iterator[_T]:
        """Yield each thing, a step after the one before."""
        for thing in things:
            self._progress(self._done, self._total)
            self._done += 1
            yield thing


def check(vault: Vault, *, full: bool, progress: Progress = unobserved) -> list[Finding]:
    """Check a vault.

    Args:
        vault: open.
        full: read everything, which takes minutes for a large vault.
        progress: told of each row and object that is read.

    Returns:
        What is not as it was written; nothing, if all is.

    Raises:
        EnvironmentFault: a file cannot be read.
    """
    found = Counter([*_locks(vault), *_anchors(vault)])
    if full:
        found.update(_contents(vault, progress))
    return _findings(found)


def check_contents(vault: Vault, progress: Progress = unobserved) -> list[Finding]:
    """Read every page, row and object of a vault that has no locks and no memory yet.

    Args:
        vault: as a restore makes it.
        progress: told of each row and object that is read.

    Raises:
        EnvironmentFault: a file cannot be read.
    """
    return _findings(Counter(_contents(vault, progress)))


def _findings(found: Counter[_Found]) -> list[Finding]:
    return [Finding(key, file, count) for (key, file), count in sorted(found.items())]


def _contents(vault: Vault, progress: Progress) -> Iterator[_Found]:
    walk = _Walk(vault, progress)
    for file, looks in (
        (vault.keyring.name, [_keyring(vault)]),
        (
            ledger_store.NAME,
            [_ledger(vault), _log(vault), _rows(vault, walk), _entries(vault, walk)],
        ),
        (view.NAME, [_view(vault)]),
        (attachments.NAME, [_files(vault)]),
    ):
        for look in looks:
            yield from _guarded(file, look)


def _guarded(file: str, look: Iterator[_Found]) -> Iterator[_Found]:
    """Go through one look at a file; where it cannot go on, that is a finding as well."""
    try:
        yield from look
    except IntegrityError as error:
        yield error.key, file


def _locks(vault: Vault) -> Iterator[_Found]:
    for name in (locks.NAME, locks.BACKUP):
        try:
            file = locks.parse_locks(vault.folder.read(name, locks.MAX_BYTES))
            same = tuple(lock for lock, _wrap in file.locks) == vault.keyring.locks()
        except (FormatError, IntegrityError):
            same = False
        if not same:
            yield "vault.locks-differ", name
    for name in vault.folder.names():
        if locks.is_keyring(name) and name != vault.keyring.name:
            yield "vault.old-keyring-remains", name


def _anchors(vault: Vault) -> Iterator[_Found]:
    if vault.refusal is not None:
        yield vault.refusal, ledger_store.NAME
    with vault.keyring.file_key(FileKey.ANCHOR) as key:
        for folder, missing in (
            (vault.folder, "vault.anchor-inside-missing"),
            (vault.outside, "vault.anchor-outside-missing"),
        ):
            try:
                found = anchor.load(folder, key, vault.keyring.vault)
            except IntegrityError as error:
                yield error.key, anchor.NAME
                continue
            if found is None:
                yield missing, anchor.NAME
            elif not fits(found, vault.ledger, vault.keyring.epoch):
                yield "vault.anchor-mismatch", anchor.NAME


def _keyring(vault: Vault) -> Iterator[_Found]:
    yield from [("vault.file-damaged", vault.keyring.name)] * vault.keyring.damage()
    for _table in vault.keyring.broken():
        yield "vault.old-page", vault.keyring.name


def _view(vault: Vault) -> Iterator[_Found]:
    yield from [("vault.file-damaged", view.NAME)] * vault.view.damage()
    for _table in vault.view.broken():
        yield "vault.old-page", view.NAME


def _files(vault: Vault) -> Iterator[_Found]:
    for _name in vault.attachments.damaged():
        yield "vault.file-damaged", attachments.NAME


def _ledger(vault: Vault) -> Iterator[_Found]:
    yield from [("vault.file-damaged", ledger_store.NAME)] * vault.ledger.damage()
    if not vault.ledger.is_of_one_age():
        yield "vault.old-page", ledger_store.NAME
    for _table in vault.ledger.broken():
        yield "vault.old-page", ledger_store.NAME


def _log(vault: Vault) -> Iterator[_Found]:
    try:
        vault.ledger.tree.rescan()
    except CryptoError:
        yield "vault.tiles-damaged", ledger_store.NAME


def _rows(vault: Vault, walk: _Walk) -> Iterator[_Found]:
    for _case in cases_with_missing_rows(vault.ledger, dict(vault.view.witnesses())):
        yield "vault.rows-missing", ledger_store.NAME
    for name in walk.through(vault.ledger.object_names()):
        try:
            vault.ledger.object(name)
        except IntegrityError as error:
            yield error.key, ledger_store.NAME


def _entries(vault: Vault, walk: _Walk) -> Iterator[_Found]:
    """Open every row and every content with the keys there are."""
    every = walk.through(vault.ledger.all_rows())
    for case, rows in groupby(every, key=lambda stored: stored.case):
        keys = vault.keyring.case_keys.of(case)
        for stored in rows:
            try:
                _open(vault, stored, keys)
            except IntegrityError as error:
                yield error.key, ledger_store.NAME


def _open(vault: Vault, stored: StoredRow, keys: Sequence[CaseKeys]) -> None:
    if stored.index is not None:
        vault.ledger.check_place(stored)
    opened, epoch = open_stored(stored, keys)
    open_contents(vault.ledger, opened, epoch)
