"""From a folder and a secret to a session; and the vault of a person who has none yet."""

from __future__ import annotations

from pathlib import Path

from alertadores.app.for_a_while import sweep
from alertadores.app.session import Session
from alertadores.app.strength import require_strength
from alertadores.app.surroundings import REAL, Surroundings
from alertadores.progress import Progress, unobserved
from alertadores.vault.anchor import default_state_folder
from alertadores.vault.lock import LockKind, Secret
from alertadores.vault.opening import create_vault, open_vault
from alertadores.vault.vault import Vault
from alertadores.verify.fitness import require_fitness
from crypto import recovery
from crypto.errors import FormatError


def typed_secret(text: str) -> Secret:
    """Return what a person typed as the secret it is: a recovery code, or else a passphrase.

    A code carries a check group of 20 bits, so that no passphrase is taken for one by chance.
    """
    try:
        recovery.from_text(text).wipe()
    except FormatError:
        return Secret(LockKind.PASSPHRASE, text)
    return Secret(LockKind.CODE, text)


def open_session(
    folder: Path,
    secret: Secret,
    surroundings: Surroundings = REAL,
    progress: Progress = unobserved,
) -> Session:
    """Open a vault and begin a session in it.

    Args:
        folder: of the vault.
        secret: a passphrase or the recovery code.
        surroundings: of the session.
        progress: told how far the list is, if it has to be made anew; what it raises ends the
            opening, and the next one goes on from there.

    Raises:
        UserError: wrong secret, vault in use, not a vault, …: see `open_vault`.
        IntegrityError: the vault is damaged.
        EnvironmentFault: the machine stands in the way.
    """
    require_fitness()
    sweep()
    vault = open_vault(
        folder,
        secret,
        state_folder=state_folder(surroundings),
        allow_test_profile=surroundings.opens_test_vaults,
    )
    try:
        return Session(vault, surroundings.source, progress)
    except BaseException:
        vault.close()
        raise


def begin_vault(folder: Path, passphrase: str, surroundings: Surroundings = REAL) -> str:
    """Make a vault that belongs to no office yet, and return its recovery code.

    The code is shown once and kept nowhere.

    Raises:
        UserError: the folder is not empty or is synchronised, or the passphrase is unusable or
            weak.
        EnvironmentFault: the machine stands in the way; nothing is left behind.
    """
    session, code = begin_session(folder, passphrase, surroundings)
    session.close()
    return code


def begin_session(
    folder: Path, passphrase: str, surroundings: Surroundings = REAL
) -> tuple[Session, str]:
    """Make a vault as `begin_vault` does, and begin its first session.

    Raises:
        UserError: ``vault.passphrase-weak``, and what `begin_vault` raises.
        EnvironmentFault: the machine stands in the way; nothing is left behind.
    """
    require_fitness()
    require_strength(passphrase)
    vault, code = new_vault(folder, passphrase, surroundings)
    return Session(vault, surroundings.source), code


def new_vault(folder: Path, passphrase: str, surroundings: Surroundings) -> tuple[Vault, str]:
    """Make a vault as `begin_vault` does, and leave it open."""
    require_fitness()
    return create_vault(
        folder,
        passphrase,
        state_folder=state_folder(surroundings),
        profile=surroundings.profile,
    )


def state_folder(surroundings: Surroundings) -> Path:
    """Return where the outer anchors of vaults lie."""
    return surroundings.state_folder or default_state_folder()
