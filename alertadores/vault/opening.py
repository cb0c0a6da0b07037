"""Making a vault, and opening one.

Order of opening: one program at a time → locks → vault key → keyring → the other files → anchor.
`locks.json` is written last when a vault is made: without it there is none.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from alertadores.errors import AlertadoresError, EnvironmentFault, IntegrityError, UserError
from alertadores.vault import anchor, database, locks, places
from alertadores.vault.anchor import Anchor
from alertadores.vault.comparing import fits
from alertadores.vault.files import Folder, Step, no_step
from alertadores.vault.instance import Instance
from alertadores.vault.keyring import FileKey, Keyring
from alertadores.vault.ledger_store import LedgerStore
from alertadores.vault.lock import Lock, LockKind, Secret
from alertadores.vault.locks import LockFile, Wrapping
from alertadores.vault.vault import RESTORED, Vault, remake_view
from alertadores.vault.view import View
from crypto import recovery
from crypto.passphrase import STANDARD, Profile
from crypto.secret import SecretBytes, random_secret


def create_vault(
    path: Path,
    passphrase: str,
    *,
    state_folder: Path,
    profile: Profile = STANDARD,
    step: Step = no_step,
) -> tuple[Vault, str]:
    """Make a vault in a folder that is new or empty, and open it.

    Args:
        path: of the folder.
        passphrase: that will open it.
        state_folder: where the outer anchor will lie; see `anchor.default_state_folder`.
        profile: the cost of one guess at the passphrase.
        step: told of each step; for tests.

    Returns:
        The vault, and the text of its recovery code, which is shown once and kept nowhere.

    Raises:
        UserError: ``vault.folder-not-empty``, ``vault.synced-folder``,
            ``vault.passphrase-unusable``.
        EnvironmentFault: the disk is full, no access, … Nothing is left behind.
    """
    places.refuse_synced(path)
    folder = Folder(path.absolute(), step)
    if path.is_file():
        raise UserError("vault.folder-not-empty")
    folder.make()
    if folder.names():
        raise UserError("vault.folder-not-empty")
    vault_id = random_secret(locks.VAULT_ID_BYTES).reveal()
    outside = Folder(anchor.outside(state_folder, vault_id), step)
    with contextlib.ExitStack() as undo:
        undo.callback(_empty, outside)
        undo.callback(_empty, folder)
        instance = undo.enter_context(Instance(folder))
        with random_secret() as vault_key:
            keyring = Keyring.create(folder, locks.keyring_name(), vault_key, vault_id)
            undo.callback(keyring.close)
            with keyring.file_key(FileKey.LEDGER) as key:
                ledger = LedgerStore.create(folder, key)
            undo.callback(ledger.close)
            with keyring.file_key(FileKey.VIEW) as key:
                view = View.create(folder, key)
            undo.callback(view.close)
            vault = Vault(folder, outside, instance, keyring, ledger, view)
            vault.save_anchor()
            code = _first_locks(vault, vault_key, passphrase, profile)
        undo.pop_all()
    return vault, code


def open_vault(
    path: Path,
    secret: Secret,
    *,
    state_folder: Path,
    allow_test_profile: bool = False,
    step: Step = no_step,
) -> Vault:
    """Open a vault. What is amiss but harmless is mended and told in `Vault.notices`.

    Args:
        path: of the folder.
        secret: a passphrase or the recovery code, as typed.
        state_folder: where the outer anchor lies.
        allow_test_profile: whether a lock that protects nothing may open it; for tests.
        step: told of each step; for tests.

    Raises:
        UserError: ``vault.not-a-vault``, ``vault.in-use``, ``vault.synced-folder``,
            ``vault.newer`` and what `LockFile.unlock` raises.
        IntegrityError: ``vault.locks-damaged``, ``vault.part-missing``, ``vault.file-damaged``,
            ``vault.not-encrypted``, ``vault.old-page``.
        EnvironmentFault: no access, no cipher, …
    """
    places.refuse_synced(path)
    folder = Folder(path.absolute(), step)
    locks.load(folder)  # before the first write: it may be no vault at all
    with contextlib.ExitStack() as undo:
        instance = undo.enter_context(Instance(folder))
        folder.close_to_others()
        keyring, notices = _open_keyring(folder, secret, allow_test_profile=allow_test_profile)
        undo.callback(keyring.close)
        with keyring.file_key(FileKey.LEDGER) as key:
            ledger = LedgerStore.open(folder, key)
        undo.callback(ledger.close)
        view = _open_view(folder, keyring, ledger, notices)
        undo.callback(view.close)
        outside = Folder(anchor.outside(state_folder, keyring.vault), step)
        vault = Vault(folder, outside, instance, keyring, ledger, view)
        _compare(vault, notices)
        if vault.refusal is None:
            # Not before: in an old folder put back, the leftover may be the keyring that counts.
            _remove_leftovers(vault)
        undo.pop_all()
    return vault


def _first_locks(vault: Vault, vault_key: SecretBytes, passphrase: str, profile: Profile) -> str:
    """Give a new vault its passphrase and its code; return the code."""
    with recovery.generate() as secret:
        code = recovery.to_text(secret)
    secrets = (Secret(LockKind.PASSPHRASE, passphrase), Secret(LockKind.CODE, code))
    keyring = vault.keyring
    with keyring.file_key(FileKey.BINDING) as binding:
        first = [Lock.make(keyring.vault, binding, each, profile) for each in secrets]
        keyring.set_locks(first, epoch=0)
        wrapping = Wrapping(keyring.vault, keyring.name, keyring.epoch, vault_key, binding)
        locks.save(vault.folder, wrapping.file(first))
    return code


def _empty(folder: Folder) -> None:
    """Remove what a failed `create_vault` left, as far as the fault allows."""
    with contextlib.suppress(AlertadoresError):
        folder.remove(*folder.names())


def _open_keyring(
    folder: Folder, secret: Secret, *, allow_test_profile: bool
) -> tuple[Keyring, list[str]]:
    file, vault_key = _unlock(locks.load(folder), secret, allow_test_profile=allow_test_profile)
    with vault_key:
        keyring = Keyring.open(folder, file.keyring, vault_key, file.vault)
        try:
            return keyring, _restore_locks(folder, keyring, file, vault_key)
        except BaseException:
            keyring.close()
            raise


def _unlock(
    candidates: list[LockFile], secret: Secret, *, allow_test_profile: bool
) -> tuple[LockFile, SecretBytes]:
    """Return the first file that the secret opens, and the vault key."""
    refusals: list[AlertadoresError] = []
    for file in candidates:
        try:
            return file, file.unlock(secret, allow_test_profile=allow_test_profile)
        except (UserError, IntegrityError) as error:
            refusals.append(error)
    raise refusals[0]


def _restore_locks(
    folder: Folder, keyring: Keyring, file: LockFile, vault_key: SecretBytes
) -> list[str]:
    """Make both files of locks say what the keyring says; tell if the first one did not."""
    counted = keyring.locks()
    if not file.is_sealed(vault_key) or tuple(lock for lock, _wrap in file.locks) != counted:
        with keyring.file_key(FileKey.BINDING) as binding:
            wrapping = Wrapping(keyring.vault, keyring.name, keyring.epoch, vault_key, binding)
            file = wrapping.file(counted)
    altered = not locks.is_saved(folder, file, locks.NAME)
    if altered or not locks.is_saved(folder, file, locks.BACKUP):
        # What cannot be written now, on a full disk, is written at a later opening.
        with contextlib.suppress(EnvironmentFault):
            locks.save(folder, file)
    return ["vault.locks-restored"] if altered else []


def _remove_leftovers(vault: Vault) -> None:
    """Remove keyrings that an interrupted change of locks left, and unfinished files.

    What cannot be removed now stays for a later opening, and for `check` to tell.
    """
    folder, keyring = vault.folder, vault.keyring.name
    with contextlib.suppress(EnvironmentFault):
        names = [name for name in folder.names() if name.startswith("keyring-")]
        folder.remove(*(name for name in names if not name.startswith(keyring)))
        folder.remove_unfinished()
        vault.attachments.remove_unfinished()


def _open_view(folder: Folder, keyring: Keyring, ledger: LedgerStore, notices: list[str]) -> View:
    try:
        with keyring.file_key(FileKey.VIEW) as key:
            return View.open(folder, key)
    except IntegrityError as error:
        if error.key != database.OLDER:  # that of a release before is no fault
            notices.append("vault.view-remade")
        return remake_view(folder, keyring, ledger)


def _compare(vault: Vault, notices: list[str]) -> None:
    """Compare the ledger with the anchors: note what is amiss, or why nothing may be written."""
    with vault.keyring.file_key(FileKey.ANCHOR) as key:
        inside, _ = _anchor(vault.folder, key, vault.keyring.vault)
        outer, outer_is_ours = _anchor(vault.outside, key, vault.keyring.vault)
    vault.restored = vault.keyring.is_restored()
    if vault.restored:
        # What this computer remembers is compared once a hub has shown what came after.
        outer, outer_is_ours = inside, True
        notices.append(RESTORED)
    known = [each for each in (inside, outer) if each is not None]
    verified = max((each.verified_to for each in known), default=0)
    vault.verified_to = min(verified, vault.ledger.size)
    if not outer_is_ours or not all(_fits(each, vault) for each in known):
        vault.refusal = "vault.anchor-mismatch"
    elif not known:
        vault.refusal = "vault.anchor-missing"
    elif not _is_whole(vault):
        vault.refusal = "vault.old-page"
    else:
        notices += ["vault.anchor-inside-restored"] if inside is None else []
        notices += ["vault.anchor-outside-missing"] if outer is None else []
    if vault.refusal is not None:
        vault.ledger.freeze()
    vault.notices = tuple(notices)


def _is_whole(vault: Vault) -> bool:
    """Tell whether the ledger is of one age and no younger than the view; sweep unused keys."""
    ledger = vault.ledger
    if not ledger.is_of_one_age() or vault.view.applied_to() > ledger.change:
        return False
    try:
        with contextlib.suppress(EnvironmentFault):
            vault.keyring.case_keys.sweep(ledger.surely_lacks)
            vault.attachments.settle(ledger.surely_lacks)
    except IntegrityError:
        return False
    return True


def _anchor(folder: Folder, key: SecretBytes, vault: bytes) -> tuple[Anchor | None, bool]:
    """Return an anchor, and whether what lies in its place may be ours."""
    try:
        return anchor.load(folder, key, vault), True
    except IntegrityError:
        return None, False


def _fits(each: Anchor, vault: Vault) -> bool:
    return fits(each, vault.ledger, vault.keyring.epoch)
