"""The keyring: the one file of a vault where keys live. The vault key opens it and nothing else.

secrets     the keys of the other files, the member's own keys, who the member is
locks       the locks that count; `locks.json` is a copy
recipients  private sealing keys, oldest first: a new one every 30 days
case_keys   keys of cases and of the office (`alertadores.vault.case_keys`)
drafts      what is being written and recorded nowhere yet (`alertadores.vault.drafts`)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, Self

from alertadores.errors import IntegrityError, ProgrammingError
from alertadores.progress import Progress
from alertadores.vault import case_keys, drafts, tables
from alertadores.vault.case_keys import CaseKeyStore
from alertadores.vault.database import Database, Format
from alertadores.vault.drafts import DraftStore
from alertadores.vault.files import Folder
from alertadores.vault.lock import Lock, parse_lock
from alertadores.vault.tables import Tables
from crypto import canonical
from crypto.errors import FormatError
from crypto.labels import Label
from crypto.recipients import RecipientKey
from crypto.secret import SecretBytes, expand, random_secret
from crypto.signing import SigningKey

_SCHEMA: Final = """
    CREATE TABLE secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE locks (place INTEGER PRIMARY KEY, record BLOB NOT NULL);
    CREATE TABLE recipients (
        place INTEGER PRIMARY KEY, fingerprint BLOB NOT NULL UNIQUE, private BLOB NOT NULL)"""
FORMAT: Final = Format(1, f"{_SCHEMA};{case_keys.SCHEMA};{drafts.SCHEMA};{tables.SCHEMA}")
_TABLES: Final = ("secrets", "locks", "recipients", *case_keys.TABLES, *drafts.TABLES)


class FileKey(StrEnum):
    """A random key that another part of the vault lies under."""

    LEDGER = "ledger"
    VIEW = "view"
    ANCHOR = "anchor"
    BINDING = "binding"


@dataclass(frozen=True, slots=True)
class Membership:
    """Who the owner of the vault is, once an office has taken them in.

    Attributes:
        member: their number in the roster.
        origin: name of the office's log.
        genesis: leaf hash of entry 0.
    """

    member: int
    origin: str
    genesis: bytes


@dataclass(frozen=True, slots=True)
class Asked:
    """What the owner of the vault asked for, before an office took them in.

    Attributes:
        origin: name of the office's log.
        genesis: leaf hash of its entry 0.
    """

    origin: str
    genesis: bytes


@dataclass(frozen=True, slots=True)
class LastBackup:
    """The last backup that was verified.

    Attributes:
        made: when, with an offset.
        place: the path of its folder.
        entries: how many entries the log had then, own ones in the queue counted too.
        rehearsed: when it was last restored for a try, with an offset; None if it never was.
    """

    made: datetime
    place: str
    entries: int
    rehearsed: datetime | None = None


class Keyring:
    """An open keyring. Made by `create`, `open` and `renewed`.

    Every method raises `EnvironmentFault` where the machine stands in the way, and
    `IntegrityError` where the file is damaged.

    Attributes:
        case_keys: the keys of cases and of the office.
        drafts: what is being written.
    """

    __slots__ = ("_database", "_tables", "case_keys", "drafts")

    def __init__(self, database: Database, tables_: Tables) -> None:
        self._database: Final = database
        self._tables: Final = tables_
        self.case_keys: Final = CaseKeyStore(database, tables_)
        self.drafts: Final = DraftStore(database, tables_)

    @classmethod
    def create(cls, folder: Folder, name: str, vault_key: SecretBytes, vault: bytes) -> Self:
        """Make a keyring with fresh keys for the other files and for the member.

        Args:
            folder: of the vault.
            name: of the file.
            vault_key: 32 random bytes.
            vault: id of the vault.
        """
        with _database_key(vault_key, vault) as key:
            database = Database.create(folder, name, key, FORMAT)
        keyring = cls(database, Tables.create(database, *_TABLES))
        with keyring._tables.change():
            keyring._put("vault", vault)
            keyring._put("epoch", _number(0))
            for file in FileKey:
                keyring._put(file.value, random_secret().reveal())
            keyring._put("signing", SigningKey.generate().seed().reveal())
            keyring._add_recipient(RecipientKey.generate())
        return keyring

    @classmethod
    def open(cls, folder: Folder, name: str, vault_key: SecretBytes, vault: bytes) -> Self:
        """Open a keyring.

        Raises:
            IntegrityError: it is missing, damaged, or opens under another key.
        """
        with _database_key(vault_key, vault) as key:
            database = Database.open(folder, name, key, FORMAT)
        try:
            return cls(database, Tables(database, *_TABLES))
        except BaseException:
            database.close()
            raise

    def renewed(
        self,
        folder: Folder,
        name: str,
        vault_key: SecretBytes,
        locks: Sequence[Lock],
        after: int = 0,
    ) -> Keyring:
        """Write a whole new keyring under a new vault key, one epoch later, and open it.

        Args:
            folder: of the vault.
            name: of the new file.
            vault_key: the new one.
            locks: the locks that count from then on.
            after: an epoch that the new one comes after, if it is later than the present one.
        """
        with _database_key(vault_key, self.vault) as key:
            database = self._database.copy_to(folder, name, key)
        try:
            renewed = Keyring(database, Tables(database, *_TABLES))
            renewed.set_locks(locks, epoch=max(self.epoch, after) + 1)
            database.settle()
            folder.sync(name)
        except BaseException:
            database.close()
            raise
        return renewed

    @property
    def name(self) -> str:
        """The name of the file."""
        return self._database.name

    @property
    def vault(self) -> bytes:
        """The id of the vault, 16 bytes."""
        return self._secret("vault").reveal()

    @property
    def epoch(self) -> int:
        """How many vault keys there were before the present one."""
        return int.from_bytes(self._secret("epoch").view(), "big")

    def file_key(self, file: FileKey) -> SecretBytes:
        """Return the key of another part of the vault."""
        return self._secret(file.value)

    def renew_view_key(self) -> None:
        """Make a new key for the view; what lies under the old one is lost."""
        with self._tables.change():
            self._put(FileKey.VIEW.value, random_secret().reveal())

    def locks(self) -> tuple[Lock, ...]:
        """Return the locks that count, oldest first."""
        records = self._database.rows("SELECT record FROM locks ORDER BY place")
        try:
            return tuple(parse_lock(canonical.loads_canonical(record)) for (record,) in records)
        except FormatError as error:
            raise IntegrityError("vault.file-damaged", file=self.name) from error

    def set_locks(self, locks: Sequence[Lock], *, epoch: int) -> None:
        """Replace the list of locks, and say which vault key it goes with."""
        with self._tables.change():
            for (place,) in self._database.rows("SELECT place FROM locks"):
                self._tables.remove("locks", "place", place)
            for place, lock in enumerate(locks):
                self._tables.insert("locks", place, canonical.dumps(lock.to_record()))
            self._put("epoch", _number(epoch))

    def membership(self) -> Membership | None:
        """Return who the owner is in the office, or None before it took them in."""
        if not self._has("genesis"):
            return None
        return Membership(
            member=int.from_bytes(self._secret("member").view(), "big"),
            origin=self._secret("origin").reveal().decode("ascii"),
            genesis=self._secret("genesis").reveal(),
        )

    def set_membership(self, membership: Membership) -> None:
        """Note who the owner is in the office, once and for all.

        Raises:
            ProgrammingError: something else is noted.
        """
        known = self.membership()
        if known is not None and known != membership:
            raise ProgrammingError("vault.other-membership")
        with self._tables.change():
            self._put("member", _number(membership.member))
            self._put("origin", membership.origin.encode("ascii"))
            self._put("genesis", membership.genesis)

    def asked(self) -> Asked | None:
        """Return which office the owner asked to join last, or None."""
        if not self._has("asked-genesis"):
            return None
        origin = self._secret("asked-origin").reveal().decode("ascii")
        return Asked(origin, self._secret("asked-genesis").reveal())

    def set_asked(self, asked: Asked) -> None:
        """Note which office the owner asks to join."""
        with self._tables.change():
            self._put("asked-origin", asked.origin.encode("ascii"))
            self._put("asked-genesis", asked.genesis)

    def is_restored(self) -> bool:
        """Tell whether the vault came out of a backup and has not caught up with a hub since."""
        return self._has("restored")

    def set_restored(self, *, restored: bool) -> None:
        """Note that the vault came out of a backup, or that it has caught up."""
        with self._tables.change():
            self._tables.remove("secrets", "name", "restored")
            if restored:
                self._tables.insert("secrets", "restored", b"\x01")

    def last_backup(self) -> LastBackup | None:
        """Return when and where the vault was backed up last, or None."""
        if not self._has("backup-made"):
            return None
        place = self._secret("backup-place").reveal().decode("utf-8")
        # A vault of an earlier release did not count: its backup is behind by everything.
        counted = self._has("backup-entries")
        entries = int.from_bytes(self._secret("backup-entries").reveal()) if counted else 0
        tried = self._moment("backup-rehearsed") if self._has("backup-rehearsed") else None
        return LastBackup(self._moment("backup-made"), place, entries, tried)

    def set_last_backup(self, backup: LastBackup) -> None:
        """Note when and where the vault was backed up, and whether that was rehearsed."""
        with self._tables.change():
            self._put("backup-made", backup.made.isoformat().encode("ascii"))
            self._put("backup-place", backup.place.encode("utf-8", "replace"))
            self._put("backup-entries", _number(backup.entries))
            self._tables.remove("secrets", "name", "backup-rehearsed")
            if backup.rehearsed is not None:
                rehearsed = backup.rehearsed.isoformat().encode("ascii")
                self._tables.insert("secrets", "backup-rehearsed", rehearsed)

    def back_up(self, folder: Folder, progress: Progress) -> None:
        """Write a copy under the same key into another folder; see `Database.back_up`."""
        self._database.back_up(folder, progress)

    def signing_key(self) -> SigningKey:
        """Return the member's Ed25519 key."""
        with self._secret("signing") as seed:
            return SigningKey.from_seed(seed)

    def log_key(self) -> SigningKey | None:
        """Return the key that signs checkpoints, or None where this member does not hold it."""
        if not self._has("log"):
            return None
        with self._secret("log") as seed:
            return SigningKey.from_seed(seed)

    def set_log_key(self, key: SigningKey) -> None:
        """Keep the key that signs checkpoints."""
        with self._tables.change(), key.seed() as seed:
            self._put("log", seed.reveal())

    def audit_key(self) -> RecipientKey | None:
        """Return the office's audit key, or None where this member is no auditor."""
        if not self._has("audit"):
            return None
        with self._secret("audit") as private:
            return RecipientKey.from_bytes(private)

    def set_audit_key(self, key: RecipientKey) -> None:
        """Keep the office's audit key."""
        with self._tables.change(), key.to_bytes() as private:
            self._put("audit", private.reveal())

    def filters(self) -> bytes | None:
        """Return the saved filters of the list as they were kept; None before the first."""
        return self._secret("filters").reveal() if self._has("filters") else None

    def set_filters(self, content: bytes) -> None:
        """Keep the saved filters of the list: they may hold words of cases."""
        with self._tables.change():
            self._put("filters", content)

    def recipient_keys(self) -> tuple[RecipientKey, ...]:
        """Return the private sealing keys, oldest first; the last is the one published."""
        keys = []
        for (data,) in self._database.rows("SELECT private FROM recipients ORDER BY place"):
            with SecretBytes(data) as private:
                keys.append(RecipientKey.from_bytes(private))
        return tuple(keys)

    def add_recipient_key(self, key: RecipientKey) -> None:
        """Keep a new sealing key beside the older ones."""
        with self._tables.change():
            self._add_recipient(key)

    def remove_recipient_key(self, fingerprint: bytes) -> None:
        """Destroy a sealing key: what is still sealed to it cannot be opened any more."""
        with self._tables.change():
            self._tables.remove("recipients", "fingerprint", fingerprint)

    def broken(self) -> list[str]:
        """Return the names of the tables that do not hold what was last written into them."""
        return self._tables.broken()

    def damage(self) -> int:
        """Return the number of faults in the pages of the file."""
        return self._database.damage()

    def close(self) -> None:
        """Close the file. Twice is harmless."""
        self._database.close()

    def _has(self, name: str) -> bool:
        return self._database.row("SELECT 1 FROM secrets WHERE name = ?", name) is not None

    def _secret(self, name: str) -> SecretBytes:
        return SecretBytes(self._database.value("SELECT value FROM secrets WHERE name = ?", name))

    def _moment(self, name: str) -> datetime:
        return datetime.fromisoformat(self._secret(name).reveal().decode("ascii"))

    def _put(self, name: str, value: bytes) -> None:
        self._tables.remove("secrets", "name", name)
        self._tables.insert("secrets", name, value)

    def _add_recipient(self, key: RecipientKey) -> None:
        place = self._database.value("SELECT coalesce(max(place), 0) + 1 FROM recipients")
        with key.to_bytes() as private:
            fingerprint = key.public.fingerprint()
            self._tables.insert("recipients", place, fingerprint, private.reveal())


def _database_key(vault_key: SecretBytes, vault: bytes) -> SecretBytes:
    return expand(vault_key, Label.KEYRING, vault)


def _number(value: int) -> bytes:
    return value.to_bytes(8, "big")
