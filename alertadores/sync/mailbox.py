"""Keys that arrive: what came out of a mailbox, and whether the office stands behind it.

Anybody who can write to a hub can put something in a mailbox. So the office's key must open entry
0 of the pinned hash, a log or audit key must be the one entry 0 names, and keys of a case count
only if an accepted entry of that case names the wrap's hash and this member.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from alertadores.domain.records import AccessGranted, CaseOpened, OfficeFounded
from alertadores.ledger.keys import CaseKeys, Wrapped, unwrap_keys
from alertadores.ledger.replay import CaseReplay
from alertadores.ledger.rows import Opened, Row, open_row
from alertadores.sync.hub import Hub
from alertadores.vault.keyring import Keyring
from crypto.canonical import b64u_decode, b64u_encode
from crypto.errors import CryptoError
from crypto.recipients import RecipientKey
from crypto.signing import SigningKey


def box_of(kid: str) -> bytes:
    """Return the name of the mailbox of a signing key: the SHA-256 of its thumbprint."""
    return hashlib.sha256(kid.encode("ascii")).digest()


@dataclass(frozen=True, slots=True)
class Mail:
    """What a mailbox holds for this member, by name, opened. The rest is left where it is."""

    box: bytes
    wraps: Mapping[bytes, Wrapped]

    def of_kind(self, kind: str) -> dict[bytes, Wrapped]:
        """Return the wraps of one kind."""
        return {name: wrapped for name, wrapped in self.wraps.items() if wrapped.kind == kind}


def open_mail(keyring: Keyring, hub: Hub, origin: str) -> Mail:
    """Open what can be opened of this member's mailbox."""
    box = box_of(keyring.signing_key().public.kid)
    found = {}
    private = keyring.recipient_keys()
    for name, data in hub.mail(box).items():
        wrapped = _unwrap(private, origin, data)
        if wrapped is not None:
            found[name] = wrapped
    return Mail(box, found)


def _unwrap(private: tuple[RecipientKey, ...], origin: str, data: bytes) -> Wrapped | None:
    for key in private:
        try:
            return unwrap_keys(key, origin, data)
        except CryptoError:
            continue
    return None


def opens_entry_0(keys: CaseKeys, row: Row, genesis: bytes) -> bool:
    """Tell whether a key is the office's: it opens entry 0, which commits to its check value."""
    try:
        first = open_row(keys.trace, None, row, 0)
    except CryptoError:
        return False
    record = first.entry.record
    return (
        first.leaf.hash == genesis
        and isinstance(record, OfficeFounded)
        and record.key_check == b64u_encode(keys.trace_check())
    )


def take_office_secrets(keyring: Keyring, mail: Mail, founding: OfficeFounded) -> list[bytes]:
    """Keep the log key and the audit key that entry 0 names; return the names of their wraps."""
    taken = []
    for name, wrapped in mail.of_kind("log").items():
        log_key = SigningKey.from_seed(wrapped.keys.trace)
        if log_key.public.to_bytes() == b64u_decode(founding.log_key):
            keyring.set_log_key(log_key)
            taken.append(name)
    for name, wrapped in mail.of_kind("audit").items():
        audit_key = RecipientKey.from_bytes(wrapped.keys.trace)
        if audit_key.public.fingerprint() == b64u_decode(founding.audit_key):
            keyring.set_audit_key(audit_key)
            taken.append(name)
    return taken


def is_granted(replay: CaseReplay, opened: Iterable[Opened], name: bytes, member: int) -> bool:
    """Tell whether an accepted entry of the case grants this wrap to this member."""
    wanted = b64u_encode(name)
    for each in opened:
        record = each.entry.record
        if replay.verdicts.get(each.leaf.hash) is None and isinstance(
            record, CaseOpened | AccessGranted
        ):
            for reader in record.readers:
                if reader.member == member and reader.wrap == wanted:
                    return True
    return False
