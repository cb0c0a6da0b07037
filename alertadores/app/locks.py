"""The locks of one's own vault: change the passphrase, make a new recovery code.

An open vault is not enough for either. Whoever sits down at a desk that was left open must not be
able to lock its owner out, or to take a way in home on a slip of paper.
"""

from __future__ import annotations

from alertadores.app.session import Session
from alertadores.app.strength import require_strength
from alertadores.app.surroundings import REAL, Surroundings
from alertadores.vault import rotation
from alertadores.vault.lock import LockKind, Secret
from crypto import recovery
from crypto.errors import FormatError


def lock_kinds(session: Session) -> tuple[str, ...]:
    """Return what opens the vault, oldest first: ``passphrase`` or ``code`` for each lock."""
    return tuple(lock.kind.value for lock in session.vault.keyring.locks())


def change_passphrase(
    session: Session, known: Secret, new: str, surroundings: Surroundings = REAL
) -> None:
    """Let another passphrase open the vault, and the old one no more.

    Args:
        session: of the owner.
        known: the old passphrase; or the recovery code, where it was forgotten.
        new: passphrase.
        surroundings: what a guess at the new one costs.

    Raises:
        UserError: ``vault.wrong-passphrase``, ``vault.wrong-code``, ``vault.passphrase-unusable``,
            ``vault.passphrase-weak``.
        IntegrityError: this vault can only be read.
        EnvironmentFault: the machine stands in the way; the old passphrase stays in force.
    """
    require_strength(new)
    change = (
        rotation.change_passphrase
        if known.kind is LockKind.PASSPHRASE
        else rotation.reset_passphrase
    )
    change(session.vault, known.text, new, surroundings.profile)


def new_recovery_code(session: Session, known: Secret) -> str:
    """Return a new recovery code, shown once and kept nowhere; the old one opens nothing more.

    Raises:
        UserError: ``vault.wrong-passphrase``, ``vault.wrong-code``.
        IntegrityError: this vault can only be read.
        EnvironmentFault: the machine stands in the way; the old code stays in force.
    """
    rotation.require_secret(session.vault, known)
    return rotation.renew_code(session.vault)


def is_same_code(shown: str, typed: str) -> bool:
    """Tell whether a person wrote down a recovery code as it was shown.

    Case, spaces, hyphens and letters that look like digits are forgiven, as at opening.
    """
    try:
        with recovery.from_text(shown) as one, recovery.from_text(typed) as other:
            return one == other
    except FormatError:
        return False
