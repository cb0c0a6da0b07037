"""The anchor: what a vault remembers of its log outside the log, sealed.

It lies in the vault and in the system's state folder of the user, so that whoever puts back an old
vault must reach both. It may lag behind, never lead: it is written only when what it tells is
durable. Its key is made with the vault, kept in the keyring and never rotated.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import platformdirs

from alertadores.errors import EnvironmentFault, IntegrityError
from alertadores.vault.files import Folder
from crypto import canonical
from crypto.canonical import b64u_decode, b64u_encode
from crypto.errors import CryptoError, FormatError
from crypto.labels import Label, context
from crypto.merkle import Frontier
from crypto.sealing import seal, unseal
from crypto.secret import SecretBytes

NAME: Final = "anchor"
_SCHEMA: Final = "alertadores-anchor/1"
_NAMES: Final = frozenset({"applied_to", "epoch", "frontier", "schema", "verified_to"})
_MAX_BYTES: Final = 16 * 1024


@dataclass(frozen=True, slots=True)
class Anchor:
    """The state of a vault at one moment.

    Attributes:
        frontier: of the log's tree; it implies size and root.
        verified_to: up to which index this vault had verified signatures and rules.
        applied_to: number of the ledger's last change that the view had applied.
        epoch: of the keyring.
    """

    frontier: Frontier
    verified_to: int
    applied_to: int
    epoch: int

    def save(self, folder: Folder, key: SecretBytes, vault: bytes) -> None:
        """Write it, sealed for one vault.

        Raises:
            EnvironmentFault: the file cannot be written.
        """
        record = {
            "applied_to": self.applied_to,
            "epoch": self.epoch,
            "frontier": b64u_encode(self.frontier.to_bytes()),
            "schema": _SCHEMA,
            "verified_to": self.verified_to,
        }
        folder.replace(NAME, seal(key, canonical.dumps(record), context(Label.ANCHOR, vault)))


def load(folder: Folder, key: SecretBytes, vault: bytes) -> Anchor | None:
    """Return the anchor of a folder, or None if there is none to be had.

    Raises:
        IntegrityError: ``vault.anchor-mismatch``, it is not one that this vault wrote.
    """
    try:
        if not folder.has(NAME):
            return None
        sealed = folder.read(NAME, _MAX_BYTES)
    except EnvironmentFault:
        return None
    try:
        return _parse(canonical.loads_canonical(unseal(key, sealed, context(Label.ANCHOR, vault))))
    except CryptoError as error:
        raise IntegrityError("vault.anchor-mismatch") from error


def default_state_folder() -> Path:
    """Return the folder of this user for what programs remember, outside every vault."""
    return platformdirs.user_state_path("alertadores", appauthor=False)


def outside(state_folder: Path, vault: bytes) -> Path:
    """Return where the outer anchor of a vault lies."""
    return state_folder / "anchors" / vault.hex()


def _parse(record: Any) -> Anchor:
    if not isinstance(record, dict) or record.keys() != _NAMES or record["schema"] != _SCHEMA:
        raise FormatError("the record is not an anchor")
    match record:
        case {
            "applied_to": int(applied_to),
            "epoch": int(epoch),
            "frontier": str(frontier),
            "verified_to": int(verified_to),
        }:
            return Anchor(
                Frontier.from_bytes(b64u_decode(frontier)), verified_to, applied_to, epoch
            )
    raise FormatError("the record is not an anchor")
