"""Changing the locks of a vault: always with a new vault key and a new keyring file.

A lock that is gone must open nothing, not even together with an old copy of `locks.json`; and what
`DELETE` leaves on a disk is not gone, but a lost key is. So each change writes a whole keyring
under a new key, switches to it by the one move that replaces `locks.json`, and destroys the old
one. Interrupted at any point, exactly one of the two is in use, and the next opening removes the
other.

The new vault key is wrapped to the locks in the keyring. What `locks.json` lists is not asked.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Sequence

from alertadores.errors import EnvironmentFault, UserError
from alertadores.vault import database, locks
from alertadores.vault.keyring import FileKey, Keyring
from alertadores.vault.lock import Lock, LockKind, Secret
from alertadores.vault.locks import MAX_LOCKS, Wrapping
from alertadores.vault.vault import Vault
from crypto import recovery
from crypto.passphrase import STANDARD, Profile
from crypto.secret import random_secret


def change_passphrase(vault: Vault, old: str, new: str, profile: Profile = STANDARD) -> None:
    """Replace the passphrase that is `old` by `new`; the other locks stay.

    Raises:
        UserError: ``vault.wrong-passphrase``, ``vault.passphrase-unusable``.
        EnvironmentFault: the disk is full, …: the old passphrase stays in force.
    """
    replaced = _opened_by(vault, Secret(LockKind.PASSPHRASE, old))
    _replace(vault, replaced, Secret(LockKind.PASSPHRASE, new), profile)


def reset_passphrase(vault: Vault, code: str, new: str, profile: Profile = STANDARD) -> None:
    """Replace every passphrase by `new`, for an owner who forgot theirs and typed the code.

    Raises:
        UserError: ``vault.wrong-code``, ``vault.code-mistyped``, ``vault.passphrase-unusable``.
        EnvironmentFault: the disk is full, …: the old passphrase stays in force.
    """
    _opened_by(vault, Secret(LockKind.CODE, code))
    old = [lock for lock in vault.keyring.locks() if lock.kind is LockKind.PASSPHRASE]
    _replace(vault, old, Secret(LockKind.PASSPHRASE, new), profile)


def renew_code(vault: Vault) -> str:
    """Replace the printed code by a new one, and return its text.

    Raises:
        EnvironmentFault: the disk is full, …: the old code stays in force.
    """
    with recovery.generate() as secret:
        code = recovery.to_text(secret)
    old = [lock for lock in vault.keyring.locks() if lock.kind is LockKind.CODE]
    _replace(vault, old, Secret(LockKind.CODE, code), STANDARD)
    return code


def require_secret(vault: Vault, secret: Secret) -> None:
    """Refuse whoever does not know what opens the vault, though it stands open before them.

    Raises:
        UserError: ``vault.wrong-passphrase``, ``vault.wrong-code``, ``vault.code-mistyped``, …
    """
    _opened_by(vault, secret)


def rotate(vault: Vault, kept: Sequence[Lock]) -> None:
    """Put a new vault key and a new keyring in the place of the old ones.

    Args:
        vault: open.
        kept: the locks that count from now on.

    Raises:
        UserError: ``vault.last-lock``, ``vault.too-many-locks``.
        EnvironmentFault: the disk is full, …: the old ones stay in force; or
            ``vault.old-keyring-remains``: the new ones are, and the old file is still there.
    """
    vault.require_writable()
    if not kept:
        raise UserError("vault.last-lock")
    if len(kept) > MAX_LOCKS:
        raise UserError("vault.too-many-locks", limit=MAX_LOCKS)
    name = locks.keyring_name()
    try:
        old, vault.keyring = vault.keyring, _switch(vault, name, kept)
    except EnvironmentFault:
        with contextlib.suppress(EnvironmentFault):
            database.remove(vault.folder, name)
        raise
    vault.folder.step("locks are changed")
    old.close()
    try:
        database.remove(vault.folder, old.name)
    except EnvironmentFault as error:
        raise EnvironmentFault("vault.old-keyring-remains", file=old.name) from error


def _switch(vault: Vault, name: str, kept: Sequence[Lock]) -> Keyring:
    """Write the new keyring and make `locks.json` name it; return it open."""
    old = vault.keyring
    with random_secret() as vault_key, old.file_key(FileKey.BINDING) as binding:
        new = old.renewed(vault.folder, name, vault_key, kept)
        file = Wrapping(old.vault, name, new.epoch, vault_key, binding).file(kept)
        try:
            locks.save(vault.folder, file)
        except EnvironmentFault:
            # Once the first of the two files is replaced the new keyring is in force; the twin
            # is mended at the next opening.
            if not locks.is_saved(vault.folder, file, locks.NAME):
                new.close()
                raise
    return new


def _replace(vault: Vault, old: Collection[Lock], secret: Secret, profile: Profile) -> None:
    """Put a lock that this secret opens in the place of others, or beside all."""
    keyring = vault.keyring
    with keyring.file_key(FileKey.BINDING) as binding:
        new = Lock.make(keyring.vault, binding, secret, profile)
    rotate(vault, [*(lock for lock in keyring.locks() if lock not in old), new])


def _opened_by(vault: Vault, secret: Secret) -> list[Lock]:
    """Return the locks that a secret opens."""
    found = []
    for lock in vault.keyring.locks():
        if lock.kind is secret.kind:
            with lock.stretch(vault.keyring.vault, secret) as stretched:
                found += [lock] if lock.opens(stretched) else []
    if not found:
        raise UserError(f"vault.wrong-{secret.kind.value}")
    return found
