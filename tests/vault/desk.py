"""One member at work in a vault: real entries, without an office around them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from alertadores.domain.schemas import SCHEMAS
from alertadores.domain.trace import EMPTY_CHAIN, Base
from alertadores.ledger.authoring import Act, Author, make_entry
from alertadores.ledger.contents import named_values
from alertadores.ledger.keys import CaseKeys
from alertadores.ledger.leaf import Seen
from alertadores.vault.case_keys import AwaitedKeys
from alertadores.vault.files import Step, no_step
from alertadores.vault.lock import LockKind, Secret
from alertadores.vault.opening import create_vault, open_vault
from alertadores.vault.reading import open_contents, open_stored
from alertadores.vault.stored import NewEntry, Outgoing, StoredRow
from alertadores.vault.vault import Vault
from alertadores.vault.view import CaseRow, Projection
from crypto.passphrase import TESTS_ONLY
from crypto.secret import random_secret

PASSPHRASE = "correcto caballo batería grapa"
OTHER = "otra frase, también larga"
OWNER = Secret(LockKind.PASSPHRASE, PASSPHRASE)
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
STATE = "estado-de-fuera"


class Desk:
    """A vault that its owner works in.

    Attributes:
        vault: open.
        code: its recovery code; empty once it was opened again.
        cases: those made here.
    """

    def __init__(self, vault: Vault, code: str = "") -> None:
        self.vault = vault
        self.code = code
        self.cases: list[bytes] = []

    @classmethod
    def new(cls, folder: Path, step: Step = no_step) -> Desk:
        """Make a vault in a folder, its outer anchor beside it."""
        return cls(
            *create_vault(
                folder,
                PASSPHRASE,
                state_folder=folder.parent / STATE,
                profile=TESTS_ONLY,
                step=step,
            )
        )

    @classmethod
    def again(cls, folder: Path, secret: Secret = OWNER, step: Step = no_step) -> Desk:
        """Open a vault made by `new`."""
        return cls(
            open_vault(
                folder,
                secret,
                state_folder=folder.parent / STATE,
                allow_test_profile=True,
                step=step,
            )
        )

    @property
    def folder(self) -> Path:
        """The folder of the vault."""
        return self.vault.folder.path

    def reopen(self) -> None:
        """Lock and unlock."""
        self.vault.close()
        self.vault = Desk.again(self.folder).vault

    def open_case(self, text: str = "Se pidió dinero por un permiso.") -> bytes:
        """Commit the first note of a new case with the keys it needs; return the case."""
        case, keys = random_secret(16).reveal(), CaseKeys.fresh(0)
        entry = self.entry(case, keys, text)
        self.vault.commit([entry], [AwaitedKeys(entry.row.leaf_hash, case, keys)])
        self.cases.append(case)
        return case

    def note(self, case: bytes, text: str = "Se llamó al área.") -> bytes:
        """Commit a note; return its leaf hash."""
        entry = self.entry(case, self.vault.keyring.case_keys.of(case)[-1], text)
        self.vault.commit([entry])
        return entry.row.leaf_hash

    def entry(
        self, case: bytes | None, keys: CaseKeys, text: str, outbox: Sequence[Outgoing] = ()
    ) -> NewEntry:
        """Make a note without committing it."""
        ledger = self.vault.ledger
        author = Author(
            self.vault.keyring.signing_key(), "prueba.example/log", Seen(ledger.size, ledger.root)
        )
        base = Base(0, EMPTY_CHAIN, len(ledger.rows_of(case)))
        act = Act("note.added", case, NOON, NOON, base, {}, {"text": text})
        made = make_entry(author, keys, act)
        return NewEntry(case, made.row, made.objects, outbox)

    def push(self) -> None:
        """Give every queued entry the next index, as a hub would."""
        hashes = [stored.row.leaf_hash for stored in self.vault.ledger.queue()]
        self.vault.take_in(self.vault.ledger.size, hashes)

    def others(self, count: int) -> None:
        """Take in leaves of entries that this member cannot open."""
        hashes = [random_secret().reveal() for _ in range(count)]
        self.vault.take_in(self.vault.ledger.size, hashes)

    def show(self) -> None:
        """Bring the view up to date."""
        while self.vault.catch_up(self.project):
            pass

    def project(self, case: bytes | None, rows: Sequence[StoredRow]) -> Projection:
        """Say what the view shows of a case; of the office, nothing."""
        if case is None:
            return Projection()
        texts = dict(zip((row.row.leaf_hash for row in rows), self.texts(case), strict=True))
        row = CaseRow(
            case=case,
            folio=case.hex(),
            received="2026-11-22",
            recorded=NOON.isoformat(),
            state="recibida",
            alerter="INTERNO",
            identity="ANONIMA",
            institution="Secretaría",
            conducts=("COHECHO",),
            asks_protection=False,
            waits=len(rows) > 1,
            entries=len(rows),
        )
        return Projection(row, texts)

    def texts(self, case: bytes) -> list[str]:
        """Read the notes of a case from the ledger, every check included."""
        keys = self.vault.keyring.case_keys.of(case)
        found = []
        for stored in self.vault.rows_of(case):
            opened, epoch = open_stored(stored, keys)
            contents = open_contents(self.vault.ledger, opened, epoch)
            found.append(named_values(SCHEMAS["note.added"], contents)["text"])
        return found
