"""`locks.json` and its twin `locks.json.bak`: the locks of a vault, and which keyring they open.

The list of locks that counts is in the keyring; this file is a copy. A lock added to it by hand
is dropped at the next opening and never receives a vault key.

    {"checksum": b64u, "epoch": n, "keyring": "keyring-<16 hex>.db", "locks": [lock, …],
     "mac": b64u, "schema": "alertadores-locks/1", "vault": b64u}
    lock: {"check": b64u, "id": b64u, "kind": "passphrase" | "code", "private": b64u,
           "profile": "standard" | null, "public": b64u, "salt": b64u, "wrap": b64u}

in canonical JSON. Three things may be wrong and each shows in another way: `checksum` (SHA-256 of
the rest) tells accidental damage; a lock's `check` tells a wrong secret before anything is opened;
`mac`, under a key that only the vault key gives, tells an alteration that corrected the checksum.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from alertadores.errors import EnvironmentFault, IntegrityError, UserError
from alertadores.vault.files import Folder
from alertadores.vault.lock import Lock, Secret, decode, parse_lock
from crypto import canonical
from crypto.canonical import b64u_encode
from crypto.errors import CryptoError, FormatError
from crypto.labels import Label, context
from crypto.passphrase import TESTS_ONLY
from crypto.secret import SecretBytes, expand, mac, random_secret

NAME: Final = "locks.json"
BACKUP: Final = "locks.json.bak"
VAULT_ID_BYTES: Final = 16
MAX_LOCKS: Final = 16
MAX_BYTES: Final = 128 * 1024

_SCHEMA: Final = "alertadores-locks/1"
_ANY_SCHEMA: Final = re.compile(r"alertadores-locks/[1-9][0-9]{0,3}\Z", re.ASCII)
_KEYRING: Final = re.compile(r"keyring-[0-9a-f]{16}\.db\Z", re.ASCII)
_NAMES: Final = frozenset({"epoch", "keyring", "locks", "mac", "schema", "vault"})
_MAC_BYTES: Final = 32
_MAX_EPOCH: Final = 2**53 - 1


class NewerSchemaError(FormatError):
    """A later release of this program wrote the file."""


@dataclass(frozen=True, slots=True)
class LockFile:
    """The content of `locks.json`.

    Attributes:
        vault: id of the vault, 16 random bytes.
        keyring: name of the file that the wrapped vault key opens.
        epoch: how many vault keys there were before this one.
        locks: each with the vault key wrapped to it.
        mac: over all of this, under a key of the vault key.
    """

    vault: bytes
    keyring: str
    epoch: int
    locks: tuple[tuple[Lock, bytes], ...]
    mac: bytes = b""

    def sealed(self, vault_key: SecretBytes) -> LockFile:
        """Return the same content with its MAC."""
        return replace(self, mac=self._expected_mac(vault_key))

    def is_sealed(self, vault_key: SecretBytes) -> bool:
        """Tell whether the MAC is right."""
        return hmac.compare_digest(self.mac, self._expected_mac(vault_key))

    def unlock(self, secret: Secret, *, allow_test_profile: bool) -> SecretBytes:
        """Return the vault key.

        Raises:
            UserError: ``vault.wrong-passphrase``, ``vault.wrong-code``, ``vault.code-mistyped``,
                ``vault.passphrase-unusable``; ``vault.test-profile``, only a test may open it.
            EnvironmentFault: ``vault.memory``.
            IntegrityError: ``vault.locks-damaged``, the secret is right and opens nothing.
        """
        refused = f"vault.wrong-{secret.kind.value}"
        for lock, wrap in self.locks:
            if lock.kind is not secret.kind:
                continue
            if lock.profile == TESTS_ONLY.name and not allow_test_profile:
                refused = "vault.test-profile"
                continue
            with lock.stretch(self.vault, secret) as stretched:
                if lock.opens(stretched):
                    return self._unwrap(lock, stretched, wrap)
        raise UserError(refused)

    def to_bytes(self) -> bytes:
        """Return the file."""
        body = self._body()
        return canonical.dumps({**body, "checksum": _checksum(body)})

    def _unwrap(self, lock: Lock, stretched: SecretBytes, wrap: bytes) -> SecretBytes:
        info = _wrap_info(self.vault, self.keyring, self.epoch)
        try:
            return lock.unwrap(self.vault, stretched, wrap, info)
        except CryptoError as error:
            raise IntegrityError("vault.locks-damaged") from error

    def _expected_mac(self, vault_key: SecretBytes) -> bytes:
        body = self._body()
        del body["mac"]
        digest = hashlib.sha256(canonical.dumps(body)).digest()
        with expand(vault_key, Label.LOCK_FILE_MAC, self.vault) as key:
            return mac(key, Label.LOCK_FILE_MAC, digest)

    def _body(self) -> dict[str, Any]:
        return {
            "epoch": self.epoch,
            "keyring": self.keyring,
            "locks": [{**lock.to_record(), "wrap": b64u_encode(wrap)} for lock, wrap in self.locks],
            "mac": b64u_encode(self.mac),
            "schema": _SCHEMA,
            "vault": b64u_encode(self.vault),
        }


@dataclass(frozen=True, slots=True)
class Wrapping:
    """What it takes to write the file: the keyring it names, and the keys.

    Attributes:
        vault: id of the vault.
        keyring: name of the keyring file.
        epoch: of the vault key.
        vault_key: 32 bytes; opens the keyring.
        binding: 32 bytes; shows the locks that the vault key is the vault's own.
    """

    vault: bytes
    keyring: str
    epoch: int
    vault_key: SecretBytes
    binding: SecretBytes

    def file(self, locks: Sequence[Lock]) -> LockFile:
        """Return a file in which the vault key is wrapped to these locks, and to no other."""
        info = _wrap_info(self.vault, self.keyring, self.epoch)
        wrapped = tuple((lock, lock.wrap(self.binding, self.vault_key, info)) for lock in locks)
        return LockFile(self.vault, self.keyring, self.epoch, wrapped).sealed(self.vault_key)


def parse_locks(data: bytes) -> LockFile:
    """Read the file; its MAC can only be checked with the vault key.

    Raises:
        NewerSchemaError: a later release wrote it.
        FormatError: damaged, or not such a file.
    """
    body = canonical.loads_canonical(data, limit=MAX_BYTES)
    if not isinstance(body, dict):
        raise FormatError("the file of locks is an object")
    # Every schema keeps this rule, so that damage is not taken for a newer release.
    if body.pop("checksum", None) != _checksum(body):
        raise FormatError("the file of locks is damaged")
    schema = body.get("schema")
    if schema != _SCHEMA and isinstance(schema, str) and _ANY_SCHEMA.match(schema):
        raise NewerSchemaError("the file of locks has a newer schema")
    if schema != _SCHEMA or body.keys() != _NAMES:
        raise FormatError("the file of locks has exactly its seven names")
    keyring, epoch, locks = body["keyring"], body["epoch"], body["locks"]
    if not isinstance(keyring, str) or not _KEYRING.match(keyring):
        raise FormatError("the name of the keyring is outside its grammar")
    if type(epoch) is not int or not 0 <= epoch <= _MAX_EPOCH:
        raise FormatError("the epoch is not a count")
    if not isinstance(locks, list) or not 1 <= len(locks) <= MAX_LOCKS:
        raise FormatError("a vault has 1 to 16 locks")
    return LockFile(
        vault=decode(body["vault"], VAULT_ID_BYTES),
        keyring=keyring,
        epoch=epoch,
        locks=tuple(_parse_wrapped(lock) for lock in locks),
        mac=decode(body["mac"], _MAC_BYTES),
    )


def keyring_name() -> str:
    """Return a fresh name for a keyring file."""
    return f"keyring-{random_secret(8).reveal().hex()}.db"


def is_keyring(name: str) -> bool:
    """Tell whether a file has the name of a keyring."""
    return _KEYRING.match(name) is not None


def save(folder: Folder, file: LockFile) -> None:
    """Write the file and its twin. The first of the two moves is the switch to a new keyring.

    Raises:
        EnvironmentFault: one cannot be written; each is whole, in its old or its new form.
    """
    data = file.to_bytes()
    folder.replace(NAME, data)
    folder.replace(BACKUP, data)


def is_saved(folder: Folder, file: LockFile, name: str) -> bool:
    """Tell whether one of the two files holds exactly this.

    Raises:
        EnvironmentFault: the folder cannot be read.
    """
    return folder.has(name) and _read(folder, name) == file.to_bytes()


def load(folder: Folder) -> list[LockFile]:
    """Return what may be tried to open the vault, at least one: the file, then its twin.

    The twin stands in for a damaged file. Beside a good one it counts only if both name the same
    keyring: after an interrupted change of locks it is merely late, and must not undo the change.

    Raises:
        UserError: ``vault.not-a-vault``, neither is there; ``vault.newer``.
        IntegrityError: ``vault.locks-damaged``, neither can be read.
        EnvironmentFault: the folder cannot be read.
    """
    present = [name for name in (NAME, BACKUP) if folder.has(name)]
    if not present:
        raise UserError("vault.not-a-vault")
    readable: list[LockFile] = []
    for name in present:
        try:
            readable.append(parse_locks(_read(folder, name)))
        except NewerSchemaError as error:
            if not readable:
                raise UserError("vault.newer", file=name) from error
        except FormatError:
            continue
    if not readable:
        raise IntegrityError("vault.locks-damaged")
    first, *others = readable
    return [first, *(one for one in others if one != first and one.keyring == first.keyring)]


def _read(folder: Folder, name: str) -> bytes:
    """Return the content of a file, or nothing where there cannot be a file of locks."""
    try:
        return folder.read(name, MAX_BYTES)
    except (IntegrityError, EnvironmentFault) as error:
        if error.key in {"vault.file-damaged", "vault.file-missing"}:
            return b""
        raise


def _parse_wrapped(value: Any) -> tuple[Lock, bytes]:
    if not isinstance(value, dict) or "wrap" not in value:
        raise FormatError("a lock has a wrap")
    record = dict(value)
    wrap = decode(record.pop("wrap"))
    return parse_lock(record), wrap


def _checksum(body: dict[str, Any]) -> str:
    return b64u_encode(hashlib.sha256(canonical.dumps(body)).digest())


def _wrap_info(vault: bytes, keyring: str, epoch: int) -> bytes:
    return context(Label.LOCK_WRAP, vault, keyring.encode("ascii"), epoch.to_bytes(8, "big"))
